"""Dutch notices: of absence, of receipt, of closed mailboxes and of people who have left."""

NOTICES = {
    "gone": """
        werkt .. niet|niet meer / werk* .. niet .. meer|langer / niet meer .. werkzaam|dienst|hier|bij|in
        niet langer .. werkzaam|dienst|hier|bij|in / uit dienst / bedrijf .. verlaten / verlaten .. heeft|heb / heeft .. verlaten / andere baan
        met pensioen / overleden
    """,
    "ack": """
        hebben .. uw|je|jouw .. bericht|mail|aanvraag|vraag|verzoek|email|e-mail .. ontvangen / uw|je|jouw .. bericht|mail|aanvraag|vraag|verzoek|email|e-mail .. is .. ontvangen|binnengekomen|geregistreerd / bevestig* .. ontvangst / ontvangst .. bevestig*
        contact met ons .. opneemt|opgenomen|opnam|zoekt / vraag|bericht|mail .. is .. binnen|ontvangen|doorgestuurd
    """,
    "robot": """
        automatisch* .. antwoord|bericht|gegenereerd|verzonden|mail|beantwoord|e-mail|email|ontvangstbevestiging|reactie / niet .. reageren|antwoorden|beantwoorden .. op|dit|deze / niet te reageren|beantwoorden / afwezigheidsbericht
    """,
    "closed": """
        mailbox|postvak|adres|mailadres|account|mail|inbox .. niet .. meer|gelezen|actief|gebruik*|gemonitord|beheerd|bekeken|bemand
        niet meer .. gelezen|actief|gebruik*|gemonitord|geldig|bekeken|in / niet .. gemonitord|bemand|gelezen
    """,
    "urgent": """
        dringend* .. zaken|gevallen|vragen|contact / spoed .. contact|bel|bellen|kunt|mail / bij|voor spoed / spoedgevallen / in geval van .. nood|spoed|urgentie / tijdens mijn afwezigheid / in mijn afwezigheid / in de tussentijd / niet doorgestuurd
    """,
    "away": """
        ben er|vandaag .. niet .. @day|vandaag|week / er vandaag niet / niet aanwezig|bereikbaar
        ben .. er @day|pas|vanaf .. weer / er @day weer
        afwezig* / niet .. op kantoor / niet .. kantoor|aanwezig|bereikbaar .. tot|van|vandaag|t / met|op vakantie / vakantie .. tot|van|en|terug
        met .. verlof|zwangerschapsverlof|ouderschapsverlof|bevallingsverlof|reces|pensioen / verlof .. tot|van|en|t / ouderschapsverlof
        zwangerschapsverlof / vrij .. tot|t|vandaag|deze / buiten kantoor / terug .. op|in|van|aanwezig|kantoor|vanaf|@day
        weer .. terug|aanwezig|bereikbaar|kantoor|werk*|beschikbaar / tot en met / t m / beperkt .. bereikbaar|toegang|mail / ziek / ziekteverlof
        zakenreis / op reis / gesloten .. tot|van|wegens / bij terugkomst|terugkeer / mijn terugkomst|terugkeer
        ben|er even niet .. @day|ben|terug|er / @day .. ben ik .. terug|weer / ben ik .. terug|weer / op @day werk ik niet / werk ik niet / werk niet op / parttime / lees .. mail .. niet|onregelmatig|beperkt|af / kantoor|bedrijf|winkel .. gesloten / gesloten / vrij .. dag|dagen / terug .. NUMBER|@day|op|van
        antwoord .. zodra|als .. terug / beperkte toegang / op cursus|training|congres|beurs|zakenreis
        weekje|weekend|paar|dagen|tijdje weg / ben .. weg / lees .. mijn? mail* niet|nauwelijks|beperkt|onregelmatig / mail .. niet doorgestuurd|gelezen
        op reis|cursus|zakenreis / geen toegang .. mail / beantwoord .. bericht|mail .. @day|op|dan
    """,
    "auto": """
        ontvangstbevestiging / we|wij|hebben .. uw|je .. aanvraag|bericht|mail|vraag|verzoek|e-mail|email .. ontvangen
        uw|je|jouw .. bericht|mail|aanvraag|vraag|verzoek|e-mail .. ontvangen|is|in / in goede orde / zo spoedig mogelijk / zo snel mogelijk
        binnen .. uur|werkdag*|dagen / werkdagen / ticket* / referentienummer
        bedankt voor .. uw|je .. bericht|mail|aanvraag|e-mail|interesse / klantenservice / wij nemen .. contact / nemen .. contact .. met .. op|u
        streven .. ernaar / in goede .. orde / reageren|antwoorden|beantwoorden .. binnen|zo / contact .. met u|je .. op / dank .. voor uw|je .. bericht|mail|aanvraag / hartelijk dank .. uw|je / openingstijden / grote drukte|aantal
        binnengekomen|geregistreerd|ingeboekt .. onder|nummer|bij / reageren|antwoorden .. doorgaans|normaal|meestal|binnen / beste klant / onder nummer
        medewerker* .. neemt|nemen|zal / een van onze .. medewerkers
        proberen .. vraag|bericht|mail .. binnen|zo|te / binnen één|een|twee|enkele .. werkdag*|dag*|uur
    """,
    "bounce": """
        niet .. bezorgd|afgeleverd|bestelbaar / kan niet .. worden? bezorgd|afgeleverd / onbestelbaar / aflevering .. mislukt / mailbox .. vol
        onbekende .. ontvanger|gebruiker / adres .. bestaat niet
    """,
}
