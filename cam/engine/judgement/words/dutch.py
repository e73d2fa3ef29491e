"""Dutch: what its words are, and what is said by them."""

from cam.engine.judgement.words.dutch_notices import NOTICES

GROUPS = {
    "neg": "niet geen nooit niks niets nimmer noch zonder nergens",
    "me": "mij me ons mijn onze mn",
    "write": "schrijv* schrijf mail* e-mail* email* stuur* sturen benader* contact* bel bellen belt spam* zend* "
    "lastig* aanschrijv* toezend* toestur* opbel* stalken benaderd gemaild gebeld",
    "mails": "mail* e-mail* email* bericht* nieuwsbrief* nieuwsbrieven reclame spam post aanbieding* berichtjes "
    "telefoontje* contact",
    "list": "lijst* mailinglijst* maillijst* verzendlijst* bestand* database* nieuwsbrief* systeem* "
    "adressenbestand mailing* crm",
    "month": "januari februari maart april mei juni juli augustus september oktober november december voorjaar "
    "lente zomer herfst najaar winter kwartaal q1 q2 q3 q4 kerst pasen halfjaar",
    "later": "later januari februari maart april mei juni juli augustus september oktober november december "
    "voorjaar lente zomer herfst najaar winter kwartaal jaar maand* weken toekomst q1 q2 q3 q4 nogmaals "
    "opnieuw weer",
    "now": "nu moment momenteel vandaag ogenblik huidige thans voorlopig nog",
    "vendor": "leverancier* aanbieder* partner* oplossing* bureau* tool* systeem* software platform* iemand "
    "contract dienstverlener* partij pakket team",
    "info": "info* informatie details brochure* materiaal voorstel* offerte* prijs* prijzen prijslijst tarie* "
    "voorbeeld* referenties presentatie demo link* documentatie meer folder uitnodiging beschikbaarheid "
    "video* voorwaarden datum data",
    "talk": "bellen praten spreken afspreken overleggen gesprek* afspraak call meeting belletje kennismaken "
    "kennismaking demo ontmoeten teams zoom sparren koffie",
    "day": "maandag dinsdag woensdag donderdag vrijdag morgen week ochtend middag uur morgenmiddag morgenochtend "
    "overmorgen",
    "good": "goed interessant* leuk mooi prima top super geweldig perfect uitstekend nuttig handig fijn "
    "veelbelovend gaaf boeiend aantrekkelijk relevant",
    "who": "collega* baas manager directeur afdeling team leidinggevende inkoop* marketing* hoofd eigenaar "
    "opvolg* vervang* compagnon meneer mevrouw dhr mevr secretariaat",
}

PHRASES = {
    "idiom": """
        was|waren|geweest .. vakantie|afwezig|ziek|weg / geen probleem / niet alleen / geen bezwaar / niet slecht / geen haast / niets op tegen
        geen dank / als .. geen interesse / aarzel niet / niet verkeerd / niet .. missen
        uw|je|jouw interesse
    """,
    "opt_out": """
        ^ stop|stoppen|afmelden|uitschrijven|unsubscribe|verwijderen|genoeg $ / uitschrijv* / afmeld* / afgemeld / uitgeschreven / unsubscribe
        schrijf .. @me .. uit / meld .. @me .. af / haal*|halen|verwijder*|schrap*|wis*|streep* .. @me|adres|gegevens|mailadres|email*
        haal .. van|uit|af / @me|adres|mailadres|gegevens .. verwijder*|schrappen|wissen|uit|van .. @list|verwijder*|bestand
        van|uit uw|je|jullie|de|deze .. @list / @me .. te? verwijderen / niet|nooit meer|langer|verder|opnieuw|weer .. @write|benader*|lastig
        @write .. niet|nooit meer|langer|verder|opnieuw|weer|aan|lastig / @write .. @me .. niet|nooit|geen
        geen .. @mails .. meer|ontvang*|krijg*|willen|wil / geen .. meer .. @mails / geen @mails
        wil*|wens*|wensen|willen .. geen|niet .. @mails|ontvang*|benaderd|gemaild|gebeld|contact*|horen
        niet .. benaderd|gecontacteerd|gemaild|gebeld .. worden|te|meer|word* / niets meer .. horen|ontvangen|van / niet .. horen .. van|meer
        stop*|hou*|ophouden .. met|op .. @write|@mails|dit|spam*|sturen|mailen|bellen|het|dit / stop* .. @mails|ermee / hou* .. op
        laat*|laten .. @me .. rust / met rust / rot op / donder op / val .. niet lastig / niet lastig / opzouten / ga weg
        nooit .. gevraagd|aangemeld|toestemming|ingeschreven / niet .. om .. gevraagd / geen toestemming / toestemming .. intrek*|ingetrokken
        trek .. toestemming .. in / blokke* .. u|je|afzender|adres|jullie / als spam .. gemarkeerd|markeren|gemeld|melden
        gelieve .. niet|geen .. meer|te|@write / gelieve .. uit te schrijven|verwijderen / maak bezwaar / bezwaar .. tegen
    """,
    "legal": """
        mijn|onze advocaat|advocaten|jurist|juristen / advocaat .. inschakel*|in|schakel|horen
        juridisch* / aangifte / autoriteit persoonsgegevens / avg .. verwijder*|verzoek|recht|overtred*|schend*|klacht|grond
        klacht .. indien*|ap|autoriteit / rechtszaak / recht op .. vergetelheid|verwijdering|wissing / acm / spamklacht / overtreding / illegaal
        onrechtmatig* / strafbaar / telecommunicatiewet / verwijder*|wis* .. gegevens|data / gegevens .. verwijder*|wissen|wis / mijn gegevens
    """,
    "spam": """
        spam / dit is spam / ongevraagd* / ongewenst* / reclame / rommel
    """,
    "rude": """
        alweer .. mail*|verkoop*|spam*|zo / weer zo .. mail*|n|een / nog zo / klootzak* / sukkel* / idioot / idioten / oplichter* / oplichting
        schaam* / belachelijk / tijdverspilling / irritant* / vervelend* / rot op / lazer / tering / kanker* / onzin / brutaal / schandalig
    """,
    "refusal": """
        eigen|interne @vendor
        @neg .. interess* / interesse* .. niet|geen / @neg .. behoefte / @neg .. nodig / @neg .. interessant
        nee ,? bedankt|dank|dankjewel|dankuwel|hoor|thanks|sorry / bedankt ,? nee / bedankt ,? maar .. nee|niet|geen|wij|we|ik|hebben
        dank* .. maar .. niet|geen|nee|wij|we|hebben / ^ nee / ^ neen / nee $ / ^ nope / liever niet / helaas .. niet|geen|nee|moet
        niet .. relevant / niet .. voor .. ons|mij / niks|niets voor .. ons|mij / niet .. van toepassing / past .. niet / niet .. pass*
        niet .. op zoek / zoek* .. niet|geen|niets
        geen .. budget|geld|ruimte|tijd|capaciteit|noodzaak|plannen|meerwaarde|toegevoegde|gebruik|vraag|prioriteit|match|optie|aanleiding|middelen
        budget .. niet|op|geen|vol|bevroren / te duur|prijzig / niet .. betalen|veroorloven
        hebben|heb|werken|gebruiken|zijn|maken .. al|reeds|inmiddels ..
        al|reeds .. @vendor|voorzien|geregeld|een|mee|iemand|jaren|ingevuld|ondergebracht|opgelost|mee / goed voorzien / voorzien .. van|in
        tevreden .. met|over|mee|daar / daar|zijn|ben|zeer|erg|heel tevreden / doen|doe|regelen|verzorgen|lossen|bouwen .. zelf|intern|inhouse
        zelf .. intern|in / intern .. geregeld|opgelost|ingevuld|belegd / in eigen beheer / in huis
        andere .. @vendor|partij|keuze|oplossing|richting / gekozen .. voor|ander* / kiezen .. ander*|niet / besloten .. niet|ander*|om
        voor .. andere .. gekozen|gegaan / afzien / af te zien / zie .. af / zien .. af / afwijz* / wijs .. af / bedank* .. voor .. eer|aanbod
        sla .. over / slaan .. over / pas .. hiervoor|deze|ervoor / we passen
        niet .. overtuigd|zinvol|gepland|plan|overwegen|geschikt|aansluit*|verder|ingaan|overstap*|wisselen|veranderen|investeren|kopen|werven
        sluit .. niet .. aan / gaan .. niet .. verder|in / ga .. niet .. in / zie* .. geen|niet / overstap* .. niet / met pensioen
        bedrijf .. gestopt|opgeheven|gesloten|verkocht / failliet / gestopt .. met / absoluut niet / zeker niet / in geen geval / geenszins
        echt niet / niemand .. wacht*|zit|nodig|behoefte / wachten .. niet .. op / zit* .. niet .. op .. wachten / blijven .. bij
    """,
    "later": """
        @neg .. @now / nu|momenteel .. niet|geen / op dit moment .. niet|geen|even / nog niet / niet nu / nu niet / even niet
        voorlopig .. niet|geen / later .. dit|misschien|weer|nog / ^ later $ / misschien .. @later / wellicht .. @later / in de toekomst
        op .. later .. moment|tijdstip / andere keer / ander moment / te vroeg / niet .. juiste moment|timing / slecht* .. moment|timing
        verkeerde .. moment / probeer* .. @later|in|het / neem .. contact .. op .. @later|in|over / mail*|bel*|benader*|kom*|vraag .. @later|over|in
        over een|twee|drie|vier|zes|paar|enkele|2|3|6 paar? maand*|weken|jaar|week / over .. maanden|weken|jaar
        volgend* jaar|kwartaal|maand|boekjaar / komend* jaar|kwartaal|maand / in|vanaf|eind|begin|medio|na|rond .. @month
        na .. vakantie|zomer|kerst|verhuizing|pasen|zomervakantie|beurs / te druk / druk .. met|nu|op / geen tijd / geen prioriteit
        geen .. prioriteit / andere prioriteiten / in de wacht / uitgesteld / on hold / ijskast
        als .. verand*|behoefte|nodig|interesse .. neem*|contact|laat*|meld*|we|ik / mocht .. verand*|behoefte|nodig|interesse|zo
        mocht* .. dat|het|er|we|wij / indien .. nodig|behoefte|gewenst / in .. achterhoofd / bewaar* .. gegevens|mail|info*
        houd*|hou .. in gedachten|achterhoofd
    """,
    "interest": """
        interess* / ben|zijn|ik|wij .. geïnteresseerd|benieuwd|nieuwsgierig|enthousiast / heb|hebben|is|bestaat .. interesse / wel interesse
        klinkt|lijkt|ziet|is .. @good / klinkt|ziet .. er|veelbelovend / lijkt me|ons / @good .. idee|voorstel|aanbod|initiatief|timing
        heel|erg|zeer @good
        graag .. meer|bellen|afspr*|praten|spreken|info*|horen|weten|zien|een|overleg*|kennis*|proberen|testen|ontvang*|wat|eens|verder|even|dit|gebruik
        wil*|willen|zou|zouden .. graag|meer|wel .. weten|horen|zien|spreken|bellen|proberen|testen|info*|meer|een|praten|afspreken|leren|gebruik*
        meer .. weten|horen|informatie|over|vertellen|leren / vertel .. meer|me|ons|mij / leg .. uit / benieuwd / nieuwsgierig / kijk* .. uit
        zin in / niet wachten / precies|exact .. wat|zoek*|dit|waar|nodig / zijn|waren|ben .. op zoek / op zoek .. naar|geweest
        zoek* .. naar|dit|precies|juist / hier .. mee bezig / mee bezig / bezig .. met .. dit|onderwerp / oriënter* / laten we / laat ons
        volgende stap* / hoe .. beginnen|verder|starten|gaan|aanmelden|bestel* / aan de slag / doen we / akkoord / ga* .. akkoord / proef*
        proberen / uitproberen / testen / bestellen / kopen / aanmelden .. voor|om / zou .. @good|kunnen|ons|helpen|passen
        kunnen .. gebruiken|hulp / hebben .. nodig .. dit|een|hulp / komt .. goed uit / komt .. geroepen / open .. voor|staan / staan open
        zet|neem|voeg .. cc|collega / hou* .. op de hoogte
    """,
    "request": """
        stuur*|sturen|zend*|mail*|geef|geven|deel|delen|doe .. @info / stuur .. maar|gerust|even|het|door|me|mij|ons|op
        kun*|kunt|kan|zou*|wil|wilt .. u|je|jullie|ik|we|wij .. sturen|laten|geven|tonen|uitleggen|toelichten|mailen|delen|vertellen|ontvangen|krijgen|maken|@info|doen
        graag .. @info / meer .. informatie|info|details / verdere informatie / offerte .. maken|sturen|ontvangen|aanvragen|graag / een demo
        een offerte / een voorstel / laat .. zien|weten .. wat|hoe
    """,
    "meeting": """
        @talk .. @day / @day .. @talk|schikt|past|kan|om|prima|goed|komt|beschikbaar|vrij|lukt|uitkomen|is / schikt .. @day|het|u|je
        komt .. @day|uit / beschikbaar .. @day|op|voor|om|in|van / ben|zijn .. beschikbaar|vrij / tijd .. op|voor|om|@day|in
        afspraak|gesprek|call|demo|meeting .. mak*|plan*|inplan*|zetten|in / plan*|inplannen|maak .. @talk|afspraak|iets|in
        bel .. me|mij|ons|gerust|maar|even|@day / belt u|je .. / bellen .. @day|even|over
        wanneer .. kunt|kun|schikt|past|heb*|bent|komt|kunnen|u|je / welke .. dag|tijd* / mijn nummer|mobiel|telefoonnummer
        bereikbaar op|onder|via / agenda / uitnodiging / calendly / kop koffie / koffie / langs|langskom* / kom .. langs
        even bellen|sparren|praten|overleg* / stel .. voor / voorstel* .. datum|moment|tijd
    """,
    "agree": """
        ^ ja / ^ jazeker / ^ jawel / ^ zeker / ^ graag / ^ prima / ^ natuurlijk / ^ uiteraard / ^ akkoord / ^ absoluut
        ^ oké ,? stuur|graag|prima|doe|laten|goed / ^ ok ,? stuur|graag|prima|doe|laten|goed / ^ is goed / ^ doe maar / ^ ga uw|je gang
        ga uw|je gang / ^ heel graag / ^ perfect / ^ top / ^ met plezier / ^ ja ,? graag / ^ helemaal goed / ^ leuk / ^ tuurlijk
    """,
    "asks": """
        ^ hoe|wat|welke|waar|waarom .. werkt|werken|is|zijn|kost|kosten|jullie|u|je|doet|doen|dat|dit / hoe werkt
    """,
    "price": """
        wat .. kost*|prijs* / hoeveel .. kost* / hoeveel / prijs* / prijzen / kosten / tarie* / korting* / hoe duur / offerte
    """,
    "privacy": """
        hoe .. komt|kom|komen|kwam*|aan .. mijn|aan|onze / waar .. heeft|heb*|haalt|hebben .. mijn|gevonden|vandaan
        mijn .. adres|gegevens|mailadres|nummer .. vandaan|gekregen|gevonden / aan mijn|onze .. adres|gegevens|mail*|nummer / wie heeft .. mijn|u
        avg* / gdpr / privacy / verwerkersovereenkomst / welke gegevens / vandaan
    """,
    "identity": """
        wie bent|ben|zijn|is|zijt / kennen wij|we elkaar / bent u|je .. een|echt|mens|robot / welk bedrijf .. bent|vertegenwoordig*|werk*
        wat doet|doen .. u|jullie|je / waar gaat .. over / wat is dit|het|dat / wat wil* / waarover gaat
    """,
    "referral": """
        moet|kunt|kan .. bij NAME|@who|mijn|onze .. zijn / bij NAME .. zijn
        niet .. juiste|goede .. persoon|contact*|adres|afdeling / niet .. verantwoordelijk / verkeerde .. persoon|contact*|adres|afdeling
        niet .. over .. ga* / ga .. niet over / juiste .. persoon|contact* .. is|voor / neem .. contact .. op .. met / contact .. opnemen .. met
        contact* .. @who|NAME|xadrx / mail*|schrijf*|stuur*|richt*|vraag*|bel*|wend* .. naar|aan|tot|met .. @who|NAME|xadrx|mijn / naar xadrx
        via xadrx / met xadrx / aan xadrx / op xadrx / xadrx .. is|voor|gaat / gaat|ga .. hierover|daarover|erover / hierover .. ga*|beslist
        verantwoordelijk* .. is|voor|hiervoor / is verantwoordelijk / verantwoordelijke / mijn|onze .. @who .. gaat|is|doet|regelt|beslist|kan|zal
        @who NAME / regelt|beslist|beheert .. dit|hierover|deze / doorgestuurd / doorgezonden / stuur*|stuurde|zet .. door / door te sturen
        doorgegeven / geef .. door / doorsturen / in cc|kopie / cc / neem .. cc|mee / vervangt|vervanger / opvolger / opgevolgd
        niet .. mijn .. afdeling|verantwoordelijkheid|taak|terrein / iemand anders / verwijs* .. naar|door
    """,
    "wrong": """
        verkeerde .. persoon|contact*|adres|afdeling / niet .. juiste|goede .. persoon|contact* / ga .. niet over / niet .. verantwoordelijk
        vergissing / niet .. beslis*
    """,
    "receipt": """
        ^ bedankt / ^ dank / bedankt voor / dank voor|je|u / genoteerd / ontvangen / ^ ok / ^ oké / ^ begrepen / ^ duidelijk / ^ interessant $
        goed om te weten / niet zeker / weet .. niet / ter kennisgeving / twijfel*
    """,
    "promise": """
        kom* .. erop|op|bij .. terug / terug .. komen / laat* .. weten / laat .. iets / neem*|nemen .. contact .. op
        ga* .. bekijken|kijken|bespreken|overleggen|lezen|nadenken|overwegen|vergelijken / bespreek* / bespreken / kijk* .. naar|even|ernaar
        bekijk* / denk* .. over|na|erover / overleg* .. intern|met|collega* / zal .. bekijken|bespreken|lezen|kijken|reageren|contact|laten
        vergelijken / overweeg* / aan het .. vergelijken|bekijken|oriënteren / reageer* .. later|snel|nog / ^ misschien $ / we zien wel
        intern .. bespreken|overleggen / meld .. me
    """,
    **NOTICES,
}

BREAKERS = "en maar want omdat als hoewel terwijl dat echter doch tenzij"
CONTRASTS = "maar echter helaas toch doch"
CONDITIONS = "als indien mocht mochten tenzij"
NEGATES_AFTER = True  # a negation may follow what it turns round

# Everyday words that tell the language.
COMMON = (
    "de het een en van ik u wij we jij je jullie is niet voor met op aan in dat die dit er naar bij om te "
    "zijn ben hebben heb heeft kan kunt graag bedankt dank uw mijn ons onze maar ook nog al geen meer wel "
    "als wat wie hoe waar dan zou wil door over mij me groet vriendelijke hier daar ja nee wordt worden "
    "was laten tot uit na echt zo"
)
# Mended where they are mistyped.
OFTEN_MISTYPED = "interesse geïnteresseerd uitschrijven informatie leverancier bedankt afspraak afmelden"
