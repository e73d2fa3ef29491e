"""The commonest answers in the languages of Eastern and south-eastern Europe."""

from cam.engine.judgement.words.small import small

EASTERN = {
    "pl": small(
        "tak jestem jesteśmy mam proszę chętnie i w nie na się do jest że z to dziękuję proszę mam za o jak dla od czy po dzień dobry pozdrawiam pan pani państwa nas mnie już ale",
        "nie bez żaden nigdy brak",
        "ale jednak niestety",
        opt_out="wypis* / wypisz / rezygnuj* .. z / usun* / usuń .. / ^ stop / nie .. pisz* / nie wysyłaj* / "
        "nie .. kontaktuj* / proszę .. nie .. pisać|wysyłać|kontaktować|dzwonić / nie życzę sobie / "
        "nie chcę .. otrzymywać|wiadomości|maili / przestań* / przestańcie / dajcie .. spokój / cofam zgodę",
        refusal="nie .. zainteresowan* / nie jestem zainteresowan* / nie jesteśmy zainteresowan* / nie dziękuję / "
        "dziękuję .. nie / ^ nie / nie potrzebuj* / nie .. potrzeb* / mamy już / "
        "brak .. budżetu|zainteresowania|potrzeby / za drogo / nie interesuje / nie skorzystam* / nie dla nas|mnie",
        later="nie teraz / później / w przyszłym roku / na razie nie / w tej chwili nie / obecnie nie",
        interest="zainteresowan* / interesuje / brzmi .. dobrze|ciekawie|interesująco / chętnie / "
        "proszę o .. ofert*|informac*|szczegóły|więcej / więcej informacji / proszę .. przesłać|wysłać",
        meeting="umówmy .. / spotkani* / proszę zadzwonić|dzwonić / w przyszłym tygodniu / możemy porozmawiać / pasuje",
        agree="^ tak / ^ jasne / ^ oczywiście / ^ chętnie / ^ zgoda",
        price="ile .. kosztuje / cena / cennik / koszt*",
        identity="kim .. jest* / kto",
        privacy="skąd .. mój|moje|mój|macie|państwo / rodo",
        referral="proszę .. kontakt* .. z|xadrx|NAME|się / kontaktować się z / skontaktować .. z / niewłaściwa osoba / nie .. właściw* osob* / "
        "przekaz* .. / zajmuje się / odpowiedzialn* za",
        gone="już nie pracuje / nie pracuje już / odszedł",
        away="na urlopie / urlop* / nieobecn* / poza biurem / wracam / wrócę / będę .. dostępn* / zwolnieniu / "
        "macierzyńsk* / pilnych sprawach / pilne sprawy",
        auto="automatyczn* / otrzymaliśmy / odpowiemy .. / dziękujemy za .. wiadomość|kontakt",
        closed="skrzynka .. nie",
        receipt="^ dziękuję",
        promise="odezwę się / dam znać / wrócę z",
    ),
    "cs": small(
        "ano jsem máme mám a je se na v že to s z pro jsem by ale jak děkuji dobrý den prosím už mi nám vás jsme nebo pozdravem hezký",
        "ne není nemáme nemám nejsem nejsme nechci nechceme nepište nikdy žádný bez nemá",
        "ale však bohužel",
        opt_out="odhlásit / odhlaste / odhlášení / ^ stop / vymaž* / smaž* / odstra* / nepište / neposílejte / "
        "nekontaktujte / nepřeji si / nechci .. dostávat|emaily|maily / přestaňte / vyřa* / dejte .. pokoj",
        refusal="nemáme zájem / nemám zájem / bez zájmu / nezájem / ne děkuji|děkujeme / děkuji .. ne|nemáme / ^ ne / "
        "nejsem|nejsme .. zájem / nepotřebujeme / už máme / již máme / nemáme .. rozpočet / drahé",
        later="teď ne / nyní ne / později / příští rok / momentálně ne*",
        interest="máme zájem / mám zájem / zajímá / zní .. dobře|zajímavě / rád|ráda|rádi .. bych|bychom|se / "
        "pošlete .. více|nabídku|informace / více informací",
        meeting="schůzk* / zavolejte / příští týden / hodí / sejdeme",
        agree="^ ano / ^ jasně / ^ určitě / ^ souhlas*",
        price="kolik .. stojí / cena / ceník",
        identity="kdo jste",
        privacy="odkud .. máte / kde jste .. vzali|získali / gdpr",
        referral="obraťte se / kontaktujte .. kolegu|xadrx|NAME / nejsem .. správná / přepos* / má na starosti / "
        "odpovídá za",
        gone="již nepracuje / už nepracuje",
        away="dovolen* / nepřítomn* / mimo kancelář / nejsem v kanceláři / vrátím se / budu zpět / mateřsk* / "
        "neodkladn* / naléhav* / zastihnout",
        auto="automatick* / obdrželi jsme / přijali jsme / odpovíme",
        receipt="^ děkuji",
        promise="ozvu se / dám vědět",
    ),
    "ru": small(
        "да нет и в не на что я с по это мы вы как для но из у за к от о здравствуйте спасибо уважением нас вам мне если то",
        "не нет ни без никогда",
        "но однако к",
        opt_out="отпишите / отписаться / отписка / удалите .. / ^ стоп / ^ stop / не пишите / не присылайте / "
        "не беспокойте / перестаньте / прекратите / не хочу .. получать|письм* / исключите / уберите / больше .. не .. пиш*|присыл*|отправл*|беспоко*|надо|звон*|хочу|получать|рассыл* / удалите / отстаньте / отвалите / "
        "оставьте .. покое / спам",
        refusal="не .. интересно|интересует|интересны|заинтересован* / нет спасибо / спасибо .. не|нет / ^ нет / не нужно / "
        "не нужна / не нужен / не нуждаемся / не требуется / неинтересно / "
        "нет .. бюджета|потребности|необходимости / уже есть / у нас уже / не актуально / неактуально / дорого / "
        "откаж* / вынужден* отказ*",
        later="не сейчас / позже / в следующем году|квартале / пока не / через .. месяц*|недел*|год",
        interest="интересно / интересует / заинтересован* / расскажите .. подробнее|больше / подробнее / звучит .. / "
        "хотел* бы / пришлите .. / отправьте .. информац*|предложение / давайте",
        meeting="созвон* / встреч* / позвоните / на следующей неделе / удобно",
        agree="^ да / ^ конечно / ^ хорошо / ^ давайте / ^ согласен",
        price="сколько .. стоит|стоят / цена / цены / стоимость",
        identity="кто вы / вы кто",
        privacy="откуда .. адрес|почта|у|мой|мои",
        referral="обратитесь / обращайтесь / свяжитесь с / напишите .. xadrx|NAME|коллеге / не тот|по адресу / переслал* / "
        "передал* / занимается / отвечает за",
        gone="больше не работает / уже не работает / уволил*",
        away="в отпуске / отпуск* / отсутств* / вне офиса / вернусь / буду .. после|с|доступ* / нет на месте / "
        "в командировке / командировк* / больничн* / декрет* / срочным вопросам / срочных случаях",
        auto="автоматическ* / автоответ* / ваше .. письмо|обращение|сообщение .. получено|принято / мы получили / "
        "ответим",
        receipt="^ спасибо / понял*",
        promise="свяжусь / подумаем / подумаю / отвечу",
    ),
    "uk": small(
        "так ні і в не на що я з по це ми ви як для але із у за до від про дякую вітаю повагою нас вам мені якщо та є",
        "не немає ні без ніколи",
        "але однак",
        opt_out="відпишіть / відписатися / видаліть / ^ стоп / не пишіть / не надсилайте / припиніть / не турбуйте / "
        "більше не",
        refusal="не цікав* / не зацікавлен* / ні дякую / ^ ні / не потріб* / немає .. потреби|бюджету|інтересу / вже є / "
        "неактуально",
        later="не зараз / пізніше / наступного року / поки що ні",
        interest="цікав* / зацікавлен* / детальніше / розкажіть / надішліть",
        meeting="зустріч / зателефонуйте / наступного тижня / зідзвон*",
        agree="^ так / ^ звичайно / ^ добре",
        price="скільки коштує / ціна / вартість",
        identity="хто ви",
        privacy="звідки",
        referral="зверніться / звертайтесь / напишіть .. xadrx|NAME / переслав* / відповідає за / займається",
        gone="більше не працює / вже не працює",
        away="у відпустці / відпустк* / відсутн* / поза офісом / повернусь / відряджен* / термінов*",
        auto="автоматичн* / ваш .. лист|повідомлення .. отримано",
        receipt="^ дякую",
    ),
    "ro": small(
        "da nu și nu la de cu este pe în un o că să pentru mai ne vă mulțumesc bună ziua sunt am avem dar din vom mult cei ce acest",
        "nu nici niciodată fără",
        "dar însă din păcate",
        opt_out="dezabon* / șterge* .. mă|adresa|datele / scoateți / eliminați / ^ stop / "
        "nu .. mai .. scrie*|trimite*|contacta* / nu mai doresc / încetați / lăsați",
        refusal="nu .. interes* / nu mulțumesc / nu sunt|suntem .. interesa* / mulțumesc .. nu / ^ nu / nu avem nevoie / "
        "nu .. nevoie / avem deja / fără buget / nu avem buget / prea scump",
        later="nu acum / mai târziu / la anul / anul viitor / momentan nu",
        interest="interes* / sună .. bine|interesant / aș dori / aș vrea / trimiteți .. / mai multe .. detalii|informații",
        meeting="întâln* / sunați / săptămâna viitoare / stabili*",
        agree="^ da / ^ sigur / ^ desigur",
        price="cât costă / preț*",
        identity="cine sunteți",
        privacy="de unde .. aveți|adresa",
        referral="contactați / adresați / persoana potrivită / redirecțion* / se ocupă / responsabil",
        gone="nu mai lucrează",
        away="concediu / absent* / în afara biroului / nu sunt la birou / revin / mă întorc / urgențe",
        auto="automat / am primit .. mesajul|solicitarea",
        receipt="^ mulțumesc",
        promise="revin cu",
    ),
    "hu": small(
        "igen vagyok és a az nem is hogy van egy de köszönöm üdvözlettel kérem vagy meg már mint ha én mi önök számunkra",
        "nem nincs sem soha ne",
        "de azonban sajnos",
        opt_out="leiratkoz* / töröl* / ^ stop / ne írjon / ne küldjön* / ne keressen* / hagyjanak / hagyjon / "
        "nem szeretnék .. több|levelet|kapni",
        refusal="nem érdekel / nem .. érdekelt|érdekes|aktuális|releváns / köszönöm .. nem / nem köszönöm / ^ nem / "
        "nincs .. szükség*|igény*|keret* / már van / drága",
        later="most nem / később / jövőre / jelenleg nem",
        interest="érdekel / érdekes* / szeretnék .. többet|tudni / küldjön / bővebb* / jól hangzik",
        meeting="találkoz* / hívjon / jövő héten / időpont",
        agree="^ igen / ^ rendben / ^ persze",
        price="mennyibe / mennyi / ár*",
        identity="kik önök / ki ön",
        privacy="honnan",
        referral="forduljon / keresse .. kollég* / nem én / továbbít* / illetékes / felelős",
        gone="már nem .. dolgozik",
        away="szabadság* / távol* / házon kívül / nem vagyok .. irod* / visszatér* / sürgős*",
        auto="automatikus / megkaptuk / üzenetét .. megkaptuk",
        receipt="^ köszönöm",
        promise="jelentkezem / visszajelzek",
    ),
    "el": small(
        "και το να δεν είναι για με από σας την της στο ευχαριστώ καλημέρα μας αλλά που θα",
        "δεν μην όχι χωρίς",
        "αλλά",
        opt_out="διαγραφή / διαγράψτε / απεγγραφή / σταματήστε / μη στέλνετε / μην .. στείλετε|στέλνετε|επικοινωνήσετε / "
        "^ stop",
        refusal="δεν .. ενδιαφέρ* / όχι ευχαριστώ / ^ όχι / δεν χρειαζόμαστε / έχουμε ήδη",
        later="όχι τώρα / αργότερα",
        interest="ενδιαφέρ* / στείλτε / θα ήθελα / ακούγεται",
        meeting="συνάντηση / τηλεφων* / καλέστε",
        agree="^ ναι / ^ βεβαίως",
        price="πόσο / τιμή",
        identity="ποιοι είστε / ποιος είστε",
        privacy="πού βρήκατε",
        referral="απευθυνθείτε / επικοινωνήστε με",
        away="άδεια / εκτός γραφείου / απουσι* / επιστρέφω",
        auto="αυτόματ*",
        receipt="^ ευχαριστώ",
    ),
    "tr": small(
        "evet hayır ve bir bu için de da ile ne teşekkürler teşekkür ederim merhaba ben biz siz var mı çok gibi olarak daha ama",
        "değil değiliz yok hiç asla",
        "ama fakat ancak maalesef",
        opt_out="abonelikten çık* / listeden çıkar* / listenizden / beni çıkar* / çıkarın / silin / ^ dur / durdurun / "
        "yazmayın / göndermeyin / rahatsız etmeyin / aramayın / istemiyorum .. / mail .. istemiyorum",
        refusal="ilgilenmiyor* / hayır teşekkür* / hayır / ilgimizi çekmiyor / ihtiyacımız yok / gerek yok / ihtiyaç yok / "
        "zaten .. var / bütçe* yok / pahalı",
        later="şu an değil|için / şimdi değil / daha sonra / gelecek yıl / seneye",
        interest="ilgileniyor* / ilgimi çekti / ilginç / kulağa .. geliyor / daha fazla bilgi / bilgi .. gönder* / isterim / "
        "isteriz",
        meeting="görüşelim / arayın / toplantı / gelecek hafta / uygun*",
        agree="^ evet / ^ tabii / ^ olur / ^ tamam",
        price="ne kadar / fiyat*",
        identity="kimsiniz",
        privacy="nereden .. buldunuz|aldınız",
        referral="iletişime geçin / başvurun / yönlendir* / ilettim / yanlış kişi / sorumlu*",
        gone="artık .. çalışmıyor / ayrıl*",
        away="izinde* / izin* / ofis dışında* / ofiste değil* / tatilde* / döneceğim / döndüğümde / acil durum*",
        auto="otomatik / mesajınız .. ulaş*|alın*",
        receipt="^ teşekkür*",
        promise="döneceğim .. size / size döneceğ* / değerlendir*",
    ),
}
