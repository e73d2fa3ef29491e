"""The commonest answers in further languages: enough to see a refusal, an opt-out, interest and an absence."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class SmallRoom:
    """The words of one language, as the rooms of the others hold them."""

    COMMON: str
    PHRASES: Mapping[str, str]
    GROUPS: Mapping[str, str] = field(default_factory=dict)
    BREAKERS: str = ""
    CONTRASTS: str = ""
    CONDITIONS: str = ""
    NEGATES_AFTER: bool = False
    OFTEN_MISTYPED: str = ""


def small(common: str, neg: str, contrasts: str, **phrases: str) -> SmallRoom:
    """Return a room.  phrases: by cue."""
    return SmallRoom(COMMON=common, PHRASES=phrases, GROUPS={"neg": neg}, BREAKERS=contrasts, CONTRASTS=contrasts)


OTHERS = {
    "sv": small(
        "och är jag inte det att som på för med vi ni tack hej har kan vill av om den ett en från din mig oss så var hälsningar", "inte ej inga ingen inget aldrig", "men dock",
        opt_out="avregistrera* / avprenumerera* / ta bort mig|oss|min / stopp $ / ^ stopp / sluta .. skicka|maila|mejla|kontakta / kontakta .. inte / inte .. kontakta|maila|mejla|skicka .. / inga fler .. mail|mejl|utskick / avsluta .. prenumeration / radera .. uppgifter / lämna mig .. fred / vill inte .. mail|mejl|utskick|kontaktad",
        refusal="inte .. intresse* / inget intresse / nej tack / ^ nej / inte .. aktuellt|relevant|behov|behöver / inget .. behov / har redan / nöjda med / tackar nej / ingen budget / avböja / för dyrt / tyvärr .. inte",
        later="inte just nu / inte nu / senare / nästa år|kvartal / återkom .. / hör av .. i",
        interest="intress* / låter .. bra|intressant|spännande / gärna / vill veta mer / berätta mer / skicka .. mer|info*|offert / ser fram", meeting="boka .. möte|demo|tid / ring mig / nästa vecka / passar / ses", agree="^ ja / ^ absolut / ^ gärna / ^ visst / ^ okej",
        price="vad kostar / pris* / kostnad*", identity="vem är|vilka är", privacy="var|hur fick|har .. min|mina",
        referral="kontakta .. kollega|xadrx|NAME|istället / fel person / inte rätt person / vidarebefordra* / ansvarar / ansvarig", gone="arbetar inte längre / jobbar inte längre / har slutat / slutat .. hos|på", away="semester / frånvaro / frånvarande / inte på kontoret / tillbaka .. på|den|igen|måndag / föräldraledig* / sjukskriven / tjänsteledig / brådskande / ledig .. till",
        auto="automatiskt / autosvar / vi har mottagit / mottagit ditt|er|din / återkommer .. så|inom", receipt="^ tack", promise="återkommer / hör av mig / diskutera .. intern*",
    ),
    "da": small(
        "og er jeg ikke det at som på for med vi tak hej har kan vil af om den et en fra din mig os så hilsen også til mvh", "ikke ingen intet aldrig", "men dog",
        opt_out="afmeld* / frameld* / fjern mig|os|min / ^ stop / slet .. / stop med / kontakt .. ikke / ikke .. kontakt*|skriv|maile / ikke flere .. mails / lad mig .. fred / ønsker ikke .. mails|kontaktes",
        refusal="ikke .. interess* / ingen interesse / nej tak / ^ nej / ikke .. relevant|behov|aktuelt|brug / har allerede / tilfreds* med / takker nej / intet budget / for dyrt / desværre .. ikke", later="ikke lige nu / ikke nu / senere / næste år|kvartal / vend tilbage",
        interest="interess* / lyder .. godt|spændende|interessant / gerne / vil vide mere / send .. mere|info*|tilbud / fortæl mere", meeting="book .. møde / ring .. mig / næste uge / passer / mødes", agree="^ ja / ^ gerne / ^ selvfølgelig / ^ okay", price="hvad koster / pris*", identity="hvem er", privacy="hvor|hvordan har|fik .. min|mine",
        referral="kontakt .. kollega|xadrx|NAME / forkert person / ikke den rette / videresend* / ansvarlig", gone="arbejder ikke længere / er stoppet / ikke længere ansat / fratrådt", away="ferie / fravær* / ikke på kontoret / tilbage .. på|den|igen|mandag / barsel* / orlov / haster / presserende",
        auto="automatisk / autosvar / vi har modtaget / modtaget din / vender tilbage .. hurtigst|inden", receipt="^ tak", promise="vender tilbage / vender retur",
    ),
    "no": small(
        "og er jeg ikke det at som på for med vi takk hei har kan vil av om den et en fra din meg oss så hilsen også til mvh dere", "ikke ingen intet aldri", "men dog",
        opt_out="avmeld* / meld .. av / fjern meg|oss|min / ^ stopp / slett .. / slutt .. å|med / kontakt .. ikke / ikke .. kontakt*|skriv|mail / ikke flere .. e-poster|epost* / la meg .. fred / ønsker ikke .. flere|e|epost*",
        refusal="ikke .. interess* / ingen interesse / nei takk / ^ nei / ikke .. relevant|behov|aktuelt|bruk / har allerede / fornøyd* med / takker nei / ikke budsjett / for dyrt / dessverre .. ikke", later="ikke akkurat nå / ikke nå / senere / neste år|kvartal / ta kontakt .. i",
        interest="interess* / høres .. bra|spennende|interessant|ut / gjerne / vil vite mer / send .. mer|info*|tilbud / fortell mer", meeting="book .. møte / ring .. meg / neste uke / passer / møtes", agree="^ ja / ^ gjerne / ^ selvfølgelig", price="hva koster / pris*", identity="hvem er", privacy="hvor|hvordan har|fikk .. min|mine",
        referral="kontakt .. kollega|xadrx|NAME / feil person / ikke rett person / videresend* / ansvarlig", gone="jobber ikke lenger / arbeider ikke lenger / har sluttet", away="ferie / fravær* / ikke på kontoret / ikke til stede / tilbake .. på|den|igjen|mandag / permisjon / haster",
        auto="automatisk / autosvar / vi har mottatt / mottatt din / så snart som mulig", receipt="^ takk", promise="kommer tilbake / gir .. tilbakemelding",
    ),
    "fi": small(
        "ja on ei en että olen kiitos hei se me te mutta tai voi kun niin myös terveisin ole meillä teidän", "ei en emme eivät älä älkää", "mutta",
        opt_out="poista* .. minut|osoite*|listalta|tiedot* / peruuta .. tilaus / peruutus / ^ stop / lopeta* / älkää .. lähettäkö|ottako / älä lähetä / en halua .. viestejä|sähköpost*", refusal="ei kiitos / ^ ei / en ole .. kiinnostunut / emme ole .. kiinnostuneita / ei kiinnosta / ei tarvetta / ei ole .. tarvetta|ajankohtai* / meillä on jo / ei .. budjettia", later="ei nyt / ei juuri nyt / myöhemmin / ensi vuonna",
        interest="kiinnost* / kuulostaa .. hyvältä|mielenkiintoiselta / mielellään / lisää tietoa / lisätietoja / kerro* lisää", meeting="sovitaan / soita* / ensi viikolla / sopii", agree="^ kyllä / ^ joo / ^ toki / ^ sopii", price="paljonko / mitä maksaa / hinta*", identity="kuka olet / keitä olette", privacy="mistä .. osoitteeni",
        referral="ottakaa yhteyttä .. xadrx|NAME / ota yhteyttä .. xadrx|NAME / väärä henkilö / välitin / vastaa .. asiasta", gone="ei enää työskentele / ei ole enää", away="lomalla / poissa / en ole .. paikalla|toimistolla / palaan / äitiysloma* / vanhempainvapaa* / kiireellis* / tavoitettavissa", auto="automaattinen / automaattivastaus / olemme vastaanottaneet / vastaamme .. pian", receipt="^ kiitos", promise="palaan asiaan / palataan",
    ),
    "pl": small(
        "i w nie na się do jest że z to dziękuję proszę mam za o jak dla od czy po dzień dobry pozdrawiam pan pani państwa nas mnie już ale", "nie bez żaden nigdy brak", "ale jednak niestety",
        opt_out="wypis* / wypisz / rezygnuj* .. z / usun* / usuń .. / ^ stop / nie .. pisz* / nie wysyłaj* / nie .. kontaktuj* / proszę .. nie .. pisać|wysyłać|kontaktować|dzwonić / nie życzę sobie / nie chcę .. otrzymywać|wiadomości|maili / przestań* / przestańcie / dajcie .. spokój / cofam zgodę", refusal="nie .. zainteresowan* / nie jestem zainteresowan* / nie jesteśmy zainteresowan* / nie dziękuję / dziękuję .. nie / ^ nie / nie potrzebuj* / nie .. potrzeb* / mamy już / brak .. budżetu|zainteresowania|potrzeby / za drogo / nie interesuje / nie skorzystam*", later="nie teraz / później / w przyszłym roku / na razie nie / w tej chwili nie / obecnie nie",
        interest="zainteresowan* / interesuje / brzmi .. dobrze|ciekawie|interesująco / chętnie / proszę o .. ofert*|informac*|szczegóły|więcej / więcej informacji / proszę .. przesłać|wysłać", meeting="umówmy .. / spotkani* / proszę zadzwonić|dzwonić / w przyszłym tygodniu / możemy porozmawiać / pasuje", agree="^ tak / ^ jasne / ^ oczywiście / ^ chętnie / ^ zgoda", price="ile .. kosztuje / cena / cennik / koszt*", identity="kim .. jest* / kto", privacy="skąd .. mój|moje|mój|macie|państwo / rodo",
        referral="proszę .. kontakt .. z|xadrx|NAME / skontaktować .. z / niewłaściwa osoba / nie .. właściw* osob* / przekaz* .. / zajmuje się / odpowiedzialn* za", gone="już nie pracuje / nie pracuje już / odszedł", away="na urlopie / urlop* / nieobecn* / poza biurem / wracam / wrócę / będę .. dostępn* / zwolnieniu / macierzyńsk* / pilnych sprawach / pilne sprawy", auto="automatyczn* / otrzymaliśmy / odpowiemy .. / dziękujemy za .. wiadomość|kontakt", closed="skrzynka .. nie", receipt="^ dziękuję", promise="odezwę się / dam znać / wrócę z",
    ),
    "cs": small(
        "a je se na v že to s z pro jsem by ale jak děkuji dobrý den prosím už mi nám vás jsme nebo pozdravem hezký", "ne není nemáme nemám nejsem nejsme nechci nechceme nepište nikdy žádný bez nemá", "ale však bohužel",
        opt_out="odhlásit / odhlaste / odhlášení / ^ stop / vymaž* / smaž* / odstra* / nepište / neposílejte / nekontaktujte / nepřeji si / nechci .. dostávat|emaily|maily / přestaňte / vyřa* / dejte .. pokoj", refusal="nemáme zájem / nemám zájem / bez zájmu / nezájem / ne děkuji|děkujeme / děkuji .. ne|nemáme / ^ ne / nejsem|nejsme .. zájem / nepotřebujeme / už máme / již máme / nemáme .. rozpočet / drahé", later="teď ne / nyní ne / později / příští rok / momentálně ne*",
        interest="máme zájem / mám zájem / zajímá / zní .. dobře|zajímavě / rád|ráda|rádi .. bych|bychom|se / pošlete .. více|nabídku|informace / více informací", meeting="schůzk* / zavolejte / příští týden / hodí / sejdeme", agree="^ ano / ^ jasně / ^ určitě / ^ souhlas*", price="kolik .. stojí / cena / ceník", identity="kdo jste", privacy="odkud .. máte / kde jste .. vzali|získali / gdpr",
        referral="obraťte se / kontaktujte .. kolegu|xadrx|NAME / nejsem .. správná / přepos* / má na starosti / odpovídá za", gone="již nepracuje / už nepracuje", away="dovolen* / nepřítomn* / mimo kancelář / nejsem v kanceláři / vrátím se / budu zpět / mateřsk* / neodkladn* / naléhav* / zastihnout", auto="automatick* / obdrželi jsme / přijali jsme / odpovíme", receipt="^ děkuji", promise="ozvu se / dám vědět",
    ),
    "ru": small(
        "и в не на что я с по это мы вы как для но из у за к от о здравствуйте спасибо уважением нас вам мне если то", "не нет ни без никогда", "но однако к",
        opt_out="отпишите / отписаться / отписка / удалите .. / ^ стоп / ^ stop / не пишите / не присылайте / не беспокойте / перестаньте / прекратите / не хочу .. получать|письм* / исключите / уберите / больше не / оставьте .. покое / спам", refusal="не .. интересно|интересует|интересны|заинтересован* / нет спасибо / спасибо .. не|нет / ^ нет / не нужно / не нужна / не нужен / не нуждаемся / не требуется / неинтересно / нет .. бюджета|потребности|необходимости / уже есть / у нас уже / не актуально / неактуально / дорого / откаж* / вынужден* отказ*", later="не сейчас / позже / в следующем году|квартале / пока не / через .. месяц*|недел*|год",
        interest="интересно / интересует / заинтересован* / расскажите .. подробнее|больше / подробнее / звучит .. / хотел* бы / пришлите .. / отправьте .. информац*|предложение / давайте", meeting="созвон* / встреч* / позвоните / на следующей неделе / удобно", agree="^ да / ^ конечно / ^ хорошо / ^ давайте / ^ согласен", price="сколько .. стоит|стоят / цена / цены / стоимость", identity="кто вы / вы кто", privacy="откуда .. адрес|почта|у|мой|мои",
        referral="обратитесь / обращайтесь / свяжитесь с / напишите .. xadrx|NAME|коллеге / не тот|по адресу / переслал* / передал* / занимается / отвечает за", gone="больше не работает / уже не работает / уволил*", away="в отпуске / отпуск* / отсутств* / вне офиса / вернусь / буду .. после|с|доступ* / нет на месте / в командировке / командировк* / больничн* / декрет* / срочным вопросам / срочных случаях", auto="автоматическ* / автоответ* / ваше .. письмо|обращение|сообщение .. получено|принято / мы получили / ответим", receipt="^ спасибо / понял*", promise="свяжусь / подумаем / подумаю / отвечу",
    ),
    "uk": small(
        "і в не на що я з по це ми ви як для але із у за до від про дякую вітаю повагою нас вам мені якщо та є", "не немає ні без ніколи", "але однак",
        opt_out="відпишіть / відписатися / видаліть / ^ стоп / не пишіть / не надсилайте / припиніть / не турбуйте / більше не", refusal="не цікав* / не зацікавлен* / ні дякую / ^ ні / не потріб* / немає .. потреби|бюджету|інтересу / вже є / неактуально", later="не зараз / пізніше / наступного року / поки що ні", interest="цікав* / зацікавлен* / детальніше / розкажіть / надішліть", meeting="зустріч / зателефонуйте / наступного тижня / зідзвон*", agree="^ так / ^ звичайно / ^ добре", price="скільки коштує / ціна / вартість", identity="хто ви", privacy="звідки",
        referral="зверніться / звертайтесь / напишіть .. xadrx|NAME / переслав* / відповідає за / займається", gone="більше не працює / вже не працює", away="у відпустці / відпустк* / відсутн* / поза офісом / повернусь / відряджен* / термінов*", auto="автоматичн* / ваш .. лист|повідомлення .. отримано", receipt="^ дякую",
    ),
    "tr": small(
        "ve bir bu için de da ile ne teşekkürler teşekkür ederim merhaba ben biz siz var mı çok gibi olarak daha ama", "değil değiliz yok hiç asla", "ama fakat ancak maalesef",
        opt_out="abonelikten çık* / listeden çıkar* / listenizden / beni çıkar* / çıkarın / silin / ^ dur / durdurun / yazmayın / göndermeyin / rahatsız etmeyin / aramayın / istemiyorum .. / mail .. istemiyorum", refusal="ilgilenmiyor* / hayır teşekkür* / hayır / ilgimizi çekmiyor / ihtiyacımız yok / gerek yok / ihtiyaç yok / zaten .. var / bütçe* yok / pahalı", later="şu an değil|için / şimdi değil / daha sonra / gelecek yıl / seneye", interest="ilgileniyor* / ilgimi çekti / ilginç / kulağa .. geliyor / daha fazla bilgi / bilgi .. gönder* / isterim / isteriz", meeting="görüşelim / arayın / toplantı / gelecek hafta / uygun*", agree="^ evet / ^ tabii / ^ olur / ^ tamam", price="ne kadar / fiyat*", identity="kimsiniz", privacy="nereden .. buldunuz|aldınız",
        referral="iletişime geçin / başvurun / yönlendir* / ilettim / yanlış kişi / sorumlu*", gone="artık .. çalışmıyor / ayrıl*", away="izinde* / izin* / ofis dışında* / ofiste değil* / tatilde* / döneceğim / döndüğümde / acil durum*", auto="otomatik / mesajınız .. ulaş*|alın*", receipt="^ teşekkür*", promise="döneceğim .. size / size döneceğ* / değerlendir*",
    ),
    "ro": small(
        "și nu la de cu este pe în un o că să pentru mai ne vă mulțumesc bună ziua sunt am avem dar din vom mult cei ce acest", "nu nici niciodată fără", "dar însă din păcate",
        opt_out="dezabon* / șterge* .. mă|adresa|datele / scoateți / eliminați / ^ stop / nu .. mai .. scrie*|trimite*|contacta* / nu mai doresc / încetați / lăsați", refusal="nu .. interes* / nu mulțumesc / nu sunt|suntem .. interesa* / mulțumesc .. nu / ^ nu / nu avem nevoie / nu .. nevoie / avem deja / fără buget / nu avem buget / prea scump", later="nu acum / mai târziu / la anul / anul viitor / momentan nu", interest="interes* / sună .. bine|interesant / aș dori / aș vrea / trimiteți .. / mai multe .. detalii|informații", meeting="întâln* / sunați / săptămâna viitoare / stabili*", agree="^ da / ^ sigur / ^ desigur", price="cât costă / preț*", identity="cine sunteți", privacy="de unde .. aveți|adresa",
        referral="contactați / adresați / persoana potrivită / redirecțion* / se ocupă / responsabil", gone="nu mai lucrează", away="concediu / absent* / în afara biroului / nu sunt la birou / revin / mă întorc / urgențe", auto="automat / am primit .. mesajul|solicitarea", receipt="^ mulțumesc", promise="revin cu",
    ),
    "hu": small(
        "és a az nem is hogy van egy de köszönöm üdvözlettel kérem vagy meg már mint ha én mi önök számunkra", "nem nincs sem soha ne", "de azonban sajnos",
        opt_out="leiratkoz* / töröl* / ^ stop / ne írjon / ne küldjön* / ne keressen* / hagyjanak / hagyjon / nem szeretnék .. több|levelet|kapni", refusal="nem érdekel / nem .. érdekelt|érdekes|aktuális|releváns / köszönöm .. nem / nem köszönöm / ^ nem / nincs .. szükség*|igény*|keret* / már van / drága", later="most nem / később / jövőre / jelenleg nem", interest="érdekel / érdekes* / szeretnék .. többet|tudni / küldjön / bővebb* / jól hangzik", meeting="találkoz* / hívjon / jövő héten / időpont", agree="^ igen / ^ rendben / ^ persze", price="mennyibe / mennyi / ár*", identity="kik önök / ki ön", privacy="honnan",
        referral="forduljon / keresse .. kollég* / nem én / továbbít* / illetékes / felelős", gone="már nem .. dolgozik", away="szabadság* / távol* / házon kívül / nem vagyok .. irod* / visszatér* / sürgős*", auto="automatikus / megkaptuk / üzenetét .. megkaptuk", receipt="^ köszönöm", promise="jelentkezem / visszajelzek",
    ),
    "ja": small(
        "は の を に が で と も ま す し た い", "", "",
        opt_out="配 信 停 止 / 購 読 解 除 / 登 録 解 除 / 配 信 を 止 め / 送 ら な い で / 連 絡 し な い で / 停 止 し て / 削 除 し て / 解 除 し て / 不 要 で す / メ ー ル を 送 / や め て", refusal="興 味 が あ り ま せ ん / 興 味 は あ り ま せ ん / 必 要 あ り ま せ ん / 必 要 は あ り ま せ ん / 結 構 で す / 見 送 / お 断 り / 間 に 合 っ て / 辞 退 / 予 算 が / ^ い い え", later="今 は / 後 日 / 来 年 / 来 月", interest="興 味 が あ り ま す / 興 味 あ り / 詳 し く / 資 料 / ぜ ひ / 是 非 / 検 討 し た い / お 話 を 聞", meeting="打 ち 合 わ せ / お 電 話 / 面 談 / 日 程", agree="^ は い / よ ろ し く お 願 い し ま す", price="い く ら / 価 格 / 料 金 / 費 用", identity="ど ち ら 様 / 誰", privacy="ど こ で / ど う や っ て",
        referral="担 当 者 / 担 当 で は / 転 送 / 担 当 は", gone="退 職", away="休 暇 / 不 在 / 出 張 / 休 業 / 席 を 外", auto="自 動 返 信 / 自 動 応 答 / 自 動 的 / 受 け 付 け ま し た / 受 付 い た し ま し た", receipt="あ り が と う / 承 知 / 了 解", promise="検 討 し ま す / 確 認 し ま す / 検 討 い た し / 改 め て ご",
    ),
    "zh": small(
        "的 我 是 不 在 有 们 们 这 了 您 你 好", "", "但 但是",
        opt_out="退 订 / 退 訂 / 取 消 订 阅 / 取 消 訂 閱 / 不 要 再 / 别 再 / 別 再 / 请 停 止 / 請 停 止 / 删 除 我 / 移 除 / 停 止 发 / 停 止 發 / 请 勿 / 請 勿", refusal="不 感 兴 趣 / 不 感 興 趣 / 没 有 兴 趣 / 沒 有 興 趣 / 没 兴 趣 / 不 需 要 / 暂 不 需 要 / 不 用 了 / 不 用 谢 / 没 有 需 求 / 已 经 有 / 已 經 有 / 太 贵 / 没 有 预 算 / 不 考 虑 / ^ 不 $ / ^ 不 ,", later="暂 时 不 / 以 后 / 以 後 / 明 年 / 现 在 不", interest="感 兴 趣 / 感 興 趣 / 有 兴 趣 / 有 興 趣 / 听 起 来 / 聽 起 來 / 想 了 解 / 了 解 更 多 / 请 发 / 請 發 / 发 我 / 详 细 资 料", meeting="打 电 话 / 打 電 話 / 会 议 / 會 議 / 见 面 / 下 周", agree="^ 好 的 / ^ 可 以 / ^ 是 的 / ^ 好 $ / ^ 行", price="多 少 钱 / 多 少 錢 / 价 格 / 價 格 / 报 价 / 報 價", identity="你 是 谁 / 您 是 谁 / 你 们 是 / 哪 家 公 司", privacy="哪 里 得 到 / 怎 么 知 道 / 从 哪",
        referral="联 系 我 的 同 事 / 请 联 系 / 請 聯 繫 / 转 发 给 / 负 责 人 / 負 責", gone="已 离 职 / 离 职 / 離 職", away="休 假 / 外 出 / 出 差 / 不 在 办 公 / 不 在 辦 公 / 返 回 办 公 / 度 假", auto="自 动 回 复 / 自 動 回 覆 / 自 动 答 复 / 已 收 到 您 / 收 到 您 的", receipt="谢 谢 / 謝 謝 / 收 到", promise="考 虑 一 下 / 考 慮 一 下 / 再 联 系 / 回 复 您",
    ),
    "ko": small(
        "안녕하세요 감사합니다 저는 저희 있습니다 합니다 및 는 이 수", "안 않습니다 없습니다", "하지만 그러나",
        opt_out="수신거부* / 수신 거부* / 구독 취소* / 구독취소* / 삭제해* / 보내지 마* / 연락하지 마* / 그만*", refusal="관심 없* / 관심이 없* / 필요 없* / 필요없* / 괜찮습니다 / 사양* / 거절* / ^ 아니요 / ^ 아니오 / 이미 .. 사용*|있*", later="나중에* / 내년* / 지금은", interest="관심 있* / 관심이 있* / 자세한* / 자세히* / 좋습니다 / 보내주세요 / 보내 주세요", meeting="미팅* / 통화* / 전화* / 다음 주*", agree="^ 네 / ^ 예 / ^ 좋아요", price="얼마* / 가격* / 비용*", identity="누구*", privacy="어떻게 .. 알* / 어디서 .. ", referral="담당자* / 전달* / 문의하*", gone="퇴사*", away="휴가* / 부재* / 출장* / 자리를 비*", auto="자동 응답* / 자동응답* / 자동 회신*", receipt="^ 감사*",
    ),
    "he": small(
        "את של לא אני על זה עם הוא תודה שלום אנחנו יש כי גם", "לא אין בלי", "אבל אך",
        opt_out="הסר* / הסירו .. / להסיר / תסירו / ^ הסר / ^ stop / תפסיקו / להפסיק / אל תשלחו / אל תפנו", refusal="לא מעוניין* / לא מעוניינ* / לא תודה / ^ לא / לא רלוונטי* / אין לנו .. צורך|תקציב / אין צורך / כבר יש", later="לא כרגע / לא עכשיו / מאוחר יותר / בשנה הבאה", interest="מעוניין* / מעוניינ* / נשמע .. טוב|מעניין / אשמח / נשמח / שלחו / פרטים נוספים", meeting="פגישה / תתקשרו / התקשרו / שבוע הבא", agree="^ כן / ^ בטח / ^ בשמחה", price="כמה .. עולה / מחיר*", identity="מי אתם / מי אתה", privacy="מאיפה / איך השגתם", referral="פנו אל / לפנות אל / העברתי / אחראי*", gone="כבר לא עובד*", away="חופשה / מחוץ למשרד / חופשת לידה / אשוב / אחזור", auto="מענה אוטומטי / תשובה אוטומטית / הודעה אוטומטית", receipt="^ תודה",
    ),
    "ar": small(
        "من في على إلى هذا أن مع شكرا لك مرحبا نحن أنا هو التي عن", "لا غير ليس لسنا لن", "لكن ولكن",
        opt_out="إلغاء الاشتراك / إزالة .. / احذف* / أزيلوا / توقف* / ^ stop / لا تراسل* / لا ترسل* / الغاء الاشتراك", refusal="غير مهتم* / غير مهتمين / لا شكرا / ^ لا / لست مهتم* / لسنا مهتم* / لا نحتاج / لا أحتاج / لدينا بالفعل / لا يهم* / غالي / السعر غالي / ميزانيتنا", later="ليس الآن / لاحقا / العام القادم", interest="مهتم* / يبدو .. / أرغب / نرغب / ارسل .. / المزيد من / تفاصيل", meeting="اجتماع* / اتصل* / مكالمة / الأسبوع القادم", agree="^ نعم / ^ بالتأكيد / ^ موافق", price="كم .. السعر|التكلفة|سعر / كم / الأسعار", identity="من أنتم / من أنت", privacy="من أين .. حصل*", referral="تواصل* مع / يرجى التواصل / المسؤول", away="إجازة / خارج المكتب / غائب / سأعود", auto="رد تلقائي / رسالة تلقائية", receipt="^ شكرا", 
    ),
    "lt": small(
        "ir ne yra kad bet aš mes jūs ačiū laba labas diena dėl su už ar tai mums man kaip esu iš", "ne nėra nei be", "bet tačiau",
        opt_out="neberašyk* / nerašyk* / nebesiųsk* / nesiųsk* / atsisak* .. prenumeratos / pašalin* / ištrin* / ^ stop / nustok*", refusal="neįdomu / nedomina / ne ačiū / ačiū .. ne / ^ ne / nereikia / nesidomim* / nesu suinteresuot* / turime jau / jau turime", later="ne dabar / vėliau / kitais metais / dabar .. užimt* / gal .. po", interest="įdomu / domina / suinteresuot* / norėč* / norėtume / atsiųskite / papasakokite", meeting="susitik* / paskambin* / kitą savaitę", agree="^ taip / ^ gerai", price="kiek .. kainuoja / kaina", identity="kas jūs", privacy="iš kur", referral="kreipkitės / susisiekite su", away="atostog* / nesu biure / grįšiu", auto="automatinis", receipt="^ ačiū", promise="pamatysim*",
    ),
    "lv": small(
        "un ir ne es mēs jūs ka bet paldies labdien par ar no vai lai mums man kā esmu", "ne nav bez", "bet tomēr",
        opt_out="nerakst* / nesūt* / atrakst* / dzēs* / ^ stop / pārtrauc*", refusal="neinteresē / nē paldies / ^ nē / paldies .. nē|ne / nav vajadzīg* / nav nepieciešam* / mums jau", later="ne tagad / vēlāk / nākamgad", interest="interesē / ieinteresēt* / labprāt / atsūtiet", meeting="tikšan* / zvaniet / nākamnedēļ", agree="^ jā", price="cik .. maksā / cena", identity="kas jūs", privacy="no kurienes", referral="sazinieties ar / vērsieties", away="atvaļinājum* / prombūtn*", auto="automātisk*", receipt="^ paldies",
    ),
    "et": small(
        "ja on ei et ma me te see aga tänan tere kui ning või ka olen meil teie", "ei pole mitte", "aga kuid",
        opt_out="eemalda* / ära kirjuta* / ärge kirjuta* / ärge saat* / lõpeta* / ^ stop / kustuta*", refusal="ei huvita / ei ole huvitatud / pole huvitatud / ei aitäh / ei tänan / tänan ei / ^ ei / ei vaja / pole vaja / meil on juba", later="mitte praegu / hiljem / järgmisel aastal", interest="huvita* / huvitatud / kõlab hästi / saatke / sooviks*", meeting="kohtu* / helista* / järgmisel nädalal", agree="^ jah", price="palju .. maksab / hind", identity="kes te|sa", privacy="kust", referral="pöörduge / võtke ühendust", away="puhkus* / kontorist väljas / eemal", auto="automaatne / automaatvastus", receipt="^ aitäh / ^ tänan",
    ),
    "el": small(
        "και το να δεν είναι για με από σας την της στο ευχαριστώ καλημέρα μας αλλά που θα", "δεν μην όχι χωρίς", "αλλά",
        opt_out="διαγραφή / διαγράψτε / απεγγραφή / σταματήστε / μη στέλνετε / μην .. στείλετε|στέλνετε|επικοινωνήσετε / ^ stop", refusal="δεν .. ενδιαφέρ* / όχι ευχαριστώ / ^ όχι / δεν χρειαζόμαστε / έχουμε ήδη", later="όχι τώρα / αργότερα", interest="ενδιαφέρ* / στείλτε / θα ήθελα / ακούγεται", meeting="συνάντηση / τηλεφων* / καλέστε", agree="^ ναι / ^ βεβαίως", price="πόσο / τιμή", identity="ποιοι είστε / ποιος είστε", privacy="πού βρήκατε", referral="απευθυνθείτε / επικοινωνήστε με", away="άδεια / εκτός γραφείου / απουσι* / επιστρέφω", auto="αυτόματ*", receipt="^ ευχαριστώ",
    ),
}
