"""The commonest answers in the languages of Northern Europe."""

from cam.engine.judgement.words.small import small

NORTHERN = {
    "sv": small(
        "ja nej och är jag inte det att som på för med vi ni tack hej har kan vill av om den ett en från din mig oss så var hälsningar",
        "inte ej inga ingen inget aldrig",
        "men dock",
        opt_out="avregistrera* / avprenumerera* / ta bort mig|oss|min / stopp $ / ^ stopp / "
        "sluta .. skicka|maila|mejla|kontakta / kontakta .. inte / inte .. kontakta|maila|mejla|skicka .. / "
        "inga fler .. mail|mejl|utskick / avsluta .. prenumeration / radera .. uppgifter / lämna mig .. fred / "
        "vill inte .. mail|mejl|utskick|kontaktad",
        refusal="inte .. intresse* / inget intresse / nej tack / ^ nej / inte .. aktuellt|relevant|behov|behöver / "
        "inget .. behov / har redan / nöjda med / tackar nej / ingen budget / avböja / för dyrt / tyvärr .. inte",
        later="inte just nu / inte nu / senare / nästa år|kvartal / återkom .. / hör av .. i",
        interest="intress* / låter .. bra|intressant|spännande / gärna / vill veta mer / berätta mer / "
        "skicka .. mer|info*|offert / ser fram",
        meeting="boka .. möte|demo|tid / ring mig / nästa vecka / passar / ses",
        agree="^ ja / ^ absolut / ^ gärna / ^ visst / ^ okej",
        price="vad kostar / pris* / kostnad*",
        identity="vem är|vilka är",
        privacy="var|hur fick|har .. min|mina",
        referral="kontakta .. kollega|xadrx|NAME|istället / fel person / inte rätt person / vidarebefordra* / ansvarar / "
        "ansvarig",
        gone="arbetar inte längre / jobbar inte längre / har slutat / slutat .. hos|på",
        away="semester / frånvaro / frånvarande / inte på kontoret / tillbaka .. på|den|igen|måndag / föräldraledig* / "
        "sjukskriven / tjänsteledig / brådskande / ledig .. till",
        auto="automatiskt / autosvar / tagit emot ditt|er|din / vi har mottagit / mottagit ditt|er|din / återkommer .. så|inom",
        receipt="^ tack",
        promise="återkommer / hör av mig / diskutera .. intern*",
    ),
    "da": small(
        "ja nej og er jeg ikke det at som på for med vi tak hej har kan vil af om den et en fra din mig os så hilsen også til mvh",
        "ikke ingen intet aldrig",
        "men dog",
        opt_out="afmeld* / frameld* / fjern mig|os|min / ^ stop / slet .. / stop med / kontakt .. ikke / "
        "ikke .. kontakt*|skriv|maile / ikke flere .. mails / lad mig .. fred / ønsker ikke .. mails|kontaktes",
        refusal="ikke .. interess* / ingen interesse / nej tak / ^ nej / ikke .. relevant|behov|aktuelt|brug / "
        "har allerede / tilfreds* med / takker nej / intet budget / for dyrt / desværre .. ikke",
        later="ikke lige nu / ikke nu / senere / næste år|kvartal / vend tilbage",
        interest="interess* / lyder .. godt|spændende|interessant / gerne / vil vide mere / send .. mere|info*|tilbud / "
        "fortæl mere",
        meeting="book .. møde / ring .. mig / næste uge / passer / mødes",
        agree="^ ja / ^ gerne / ^ selvfølgelig / ^ okay",
        price="hvad koster / pris*",
        identity="hvem er",
        privacy="hvor|hvordan har|fik .. min|mine",
        referral="kontakt .. kollega|xadrx|NAME / forkert person / ikke den rette / videresend* / ansvarlig",
        gone="arbejder ikke længere / er stoppet / ikke længere ansat / fratrådt",
        away="ferie / fravær* / ikke på kontoret / tilbage .. på|den|igen|mandag / barsel* / orlov / haster / "
        "presserende",
        auto="automatisk / autosvar / vi har modtaget / modtaget din / vender tilbage .. hurtigst|inden",
        receipt="^ tak",
        promise="vender tilbage / vender retur",
    ),
    "no": small(
        "ja nei og er jeg ikke det at som på for med vi takk hei har kan vil av om den et en fra din meg oss så hilsen også til mvh dere",
        "ikke ingen intet aldri",
        "men dog",
        opt_out="avmeld* / meld .. av / fjern meg|oss|min / ^ stopp / slett .. / slutt .. å|med / kontakt .. ikke / "
        "ikke .. kontakt*|skriv|mail / ikke flere .. epost* / la meg .. fred / "
        "ønsker ikke .. flere|e|epost*",
        refusal="ikke .. interess* / ingen interesse / nei takk / ^ nei / ikke .. relevant|behov|aktuelt|bruk / "
        "har allerede / fornøyd* med / takker nei / ikke budsjett / for dyrt / dessverre .. ikke",
        later="ikke akkurat nå / ikke nå / senere / neste år|kvartal / ta kontakt .. i",
        interest="interess* / høres .. bra|spennende|interessant|ut / gjerne / vil vite mer / send .. mer|info*|tilbud / "
        "fortell mer",
        meeting="book .. møte / ring .. meg / neste uke / passer / møtes",
        agree="^ ja / ^ gjerne / ^ selvfølgelig",
        price="hva koster / pris*",
        identity="hvem er",
        privacy="hvor|hvordan har|fikk .. min|mine",
        referral="kontakt .. kollega|xadrx|NAME / feil person / ikke rett person / videresend* / ansvarlig",
        gone="jobber ikke lenger / arbeider ikke lenger / har sluttet",
        away="ferie / fravær* / ikke på kontoret / ikke til stede / tilbake .. på|den|igjen|mandag / permisjon / "
        "haster",
        auto="automatisk / autosvar / vi har mottatt / mottatt din / så snart som mulig",
        receipt="^ takk",
        promise="kommer tilbake / gir .. tilbakemelding",
    ),
    "fi": small(
        "kyllä olemme ja on ei en että olen kiitos hei se me te mutta tai voi kun niin myös terveisin ole meillä teidän",
        "ei en emme eivät älä älkää",
        "mutta",
        opt_out="poista* .. minut|osoite*|listalta|tiedot* / peruuta .. tilaus / peruutus / ^ stop / lopeta* / "
        "älkää .. lähettäkö|ottako / älä lähetä / en halua .. viestejä|sähköpost*",
        refusal="ei kiitos / ^ ei / en ole .. kiinnostunut / emme ole .. kiinnostuneita / ei kiinnosta / ei tarvetta / "
        "ei ole .. tarvetta|ajankohtai* / meillä on jo / ei .. budjettia",
        later="ei nyt / ei juuri nyt / myöhemmin / ensi vuonna",
        interest="kiinnost* / kuulostaa .. hyvältä|mielenkiintoiselta / mielellään / lisää tietoa / lisätietoja / "
        "kerro* lisää",
        meeting="sovitaan / soita* / ensi viikolla / sopii",
        agree="^ kyllä / ^ joo / ^ toki / ^ sopii",
        price="paljonko / mitä maksaa / hinta*",
        identity="kuka olet / keitä olette",
        privacy="mistä .. osoitteeni",
        referral="ottakaa yhteyttä .. xadrx|NAME / ota yhteyttä .. xadrx|NAME / väärä henkilö / välitin / "
        "vastaa .. asiasta",
        gone="ei enää työskentele / ei ole enää",
        away="lomalla / poissa / en ole .. paikalla|toimistolla / palaan / äitiysloma* / vanhempainvapaa* / "
        "kiireellis* / tavoitettavissa",
        auto="automaattinen / automaattivastaus / olemme vastaanottaneet / vastaamme .. pian",
        receipt="^ kiitos",
        promise="palaan asiaan / palataan",
    ),
    "et": small(
        "jah ja on ei et ma me te see aga mind mulle meie enam kahjuks palun rohkem kas oma praegu mida tänan tere kui ning või ka olen meil teie",
        "ei pole mitte",
        "aga kuid",
        opt_out="eemalda* / ära .. kirjuta*|saada* / ärge .. kirjuta*|saat*|tülita* / kustuta* / võtke .. nimekirjast|mind|maha / rohkem .. mitte / loobun / ärge saat* / lõpeta* / ^ stop / kustuta*",
        refusal="ei huvita / ei ole huvitatud / pole huvitatud / ei aitäh / ei tänan / tänan ei / ^ ei / ei vaja / ei ole .. vajadus*|huvi|vaja|plaanis|aktuaal* / pole .. vajadus*|huvi|plaanis|aktuaal* / kahjuks .. ei|pole / puudub .. vajadus|huvi|eelarve / liiga kallis / "
        "pole vaja / meil on juba",
        later="mitte praegu / hiljem / järgmisel aastal",
        interest="huvita* / huvitav* / huvitatud / rohkem infot|teavet / lisainfo* / kõlab .. hästi|huvitavalt|põnevalt / hea meelega / meeleldi / saatke / sooviks*",
        meeting="kohtu* / helista* / järgmisel nädalal",
        agree="^ jah",
        price="palju .. maksab / hind",
        identity="kes te|sa",
        privacy="kust",
        referral="pöörduge / võtke ühendust",
        away="puhkus* / kontorist väljas / eemal",
        auto="automaatne / automaatvastus",
        receipt="^ aitäh / ^ tänan",
    ),
    "lv": small(
        "jā un ir ne es mēs jūs ka bet paldies labdien par ar no vai lai mums man kā esmu",
        "ne nav bez",
        "bet tomēr",
        opt_out="nerakst* / vairs .. nerakst*|nesūt* / nesūt* / atrakst* / izņem* / izdzēs* / svītro* / noņem* / beidziet / atteik* / dzēs* / ^ stop / pārtrauc*",
        refusal="neinteresē / neesam .. ieinteresēti|ieinteresēt* / nav .. aktuāl*|interes*|vajadz*|nepieciešam*|budžet* / pagaidām ne|nav / diemžēl .. ne|nav / par dārgu / nē paldies / ^ nē / paldies .. nē|ne / nav vajadzīg* / nav nepieciešam* / mums jau",
        later="ne tagad / vēlāk / nākamgad",
        interest="interesē / ieinteresēt* / izklausās .. labi|interesanti / vairāk .. uzzināt|informācij* / uzzināt vairāk / labprāt / atsūtiet",
        meeting="tikšan* / zvaniet / nākamnedēļ",
        agree="^ jā",
        price="cik .. maksā / cena",
        identity="kas jūs",
        privacy="no kurienes",
        referral="sazinieties ar / vērsieties",
        away="atvaļinājum* / prombūtn*",
        auto="automātisk*",
        receipt="^ paldies",
    ),
    "lt": small(
        "taip ir ne yra kad bet aš mes jūs ačiū laba labas diena dėl su už ar tai mums man kaip esu iš",
        "ne nėra nei be",
        "bet tačiau",
        opt_out="neberašy* / nerašy* / nebesiųs* / nesiųs* / nesiunt* / nebesiunt* / išbrauk* / atsisakau / atsisak* .. prenumeratos / pašalin* / ištrin* / ^ stop / "
        "nustok*",
        refusal="neįdomu / neaktual* / nereikaling* / nenorim* / nenoriu / nesvarst* / per brangu / deja .. ne / neturime .. biudžeto|poreikio|laiko / nedomina / ne ačiū / ačiū .. ne / ^ ne / nereikia / nesidomim* / nesu suinteresuot* / "
        "turime jau / jau turime",
        later="ne dabar / vėliau / kitais metais / dabar .. užimt* / gal .. po",
        interest="įdomu / domina / skamba .. gerai|įdomiai / mielai / susitar* / suinteresuot* / norėč* / norėtume / atsiųskite / papasakokite",
        meeting="susitik* / paskambin* / kitą savaitę",
        agree="^ taip / ^ gerai",
        price="kiek .. kainuoja / kaina",
        identity="kas jūs",
        privacy="iš kur",
        referral="kreipkitės / susisiekite su",
        away="atostog* / nesu biure / grįšiu",
        auto="automatinis",
        receipt="^ ačiū",
        promise="pamatysim*",
    ),
}
