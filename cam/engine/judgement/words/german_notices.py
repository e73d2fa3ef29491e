"""German notices: of absence, of receipt, of closed mailboxes and of people who have left."""

NOTICES = {
    "gone": """
        @neg mehr .. unternehmen|firma|tätig|beschäftigt|hier|bei|arbeite*|angestellt|dabei|haus* / arbeitet .. @neg mehr / unternehmen|firma|haus .. verlassen
        verlassen .. hat / ausgeschieden / aus .. unternehmen|firma ausgeschieden / gewechselt .. zu|firma|unternehmen / in .. ruhestand|rente / letzter arbeitstag
        verstorben
        nicht mehr .. für|bei|im|in|tätig|beschäftigt|angestellt / seit|zum|ab .. nicht mehr .. bei|für|im / ausgeschieden / nachfolger*|nachfolge
    """,
    "ack": """
        haben .. ihre|deine|eure|ihr|dein .. anfrage|nachricht|mail|email|anliegen|schreiben|bewerbung|bestellung .. erhalten / ihre|deine|ihr|dein .. anfrage|nachricht|mail|email|anliegen|bewerbung .. ist|wurde|sind .. eingegangen|erhalten|registriert|erfasst|zugestellt|angelegt / eingang|erhalt .. ihrer|deiner|ihres .. anfrage|nachricht|mail|email|anliegens|schreibens|bewerbung / bestätigen .. eingang|erhalt
        wird|wurde|werden .. weitergeleitet|bearbeitet|geprüft / haben eine .. nachricht|mail|anfrage .. gesendet|geschickt / ist bei uns .. eingegangen
    """,
    "robot": """
        automatisch* .. antwort|nachricht|mail|erstellt|generiert|generierte|versandt|versendet|verschickt|email|eingangsbestätigung|bestätigung|benachrichtigung / automatisierte .. nachricht|antwort|mail|email / autoreply
        bitte .. antworten sie? .. nicht / nicht .. auf diese .. email|mail|nachricht / von antworten .. abzusehen / autoresponder / abwesenheitsnotiz / abwesenheitsnachricht
    """,
    "closed": """
        postfach|mailbox|adresse|mailadresse|email*|mail|konto|account .. @neg .. mehr|überwacht|gelesen|aktiv|betreut|genutzt|verwendet|abgerufen|bearbeitet
        @neg mehr .. aktiv|gelesen|abgerufen|genutzt|verwendet|gültig|betreut|existiert|erreichbar|bearbeitet / wird .. @neg .. gelesen|überwacht|abgerufen|bearbeitet / ungelesen
        adresse|postfach|konto|mailadresse ... nicht mehr|gibt es nicht / existiert nicht mehr
    """,
    "urgent": """
        dringend* .. fällen|fall|angelegenheiten|anliegen|fragen|themen|bitte / in dringend* / bei dringend* / im notfall / in notfällen / in der zwischenzeit / in meiner abwesenheit / während meiner abwesenheit / vertret* .. mich|übernimmt|durch
        meine vertretung / nicht .. weitergeleitet / eilig* .. bitte
        wenn|falls .. es? eilt|dringend|eilig|pressiert / wenn .. dringend|eilig / eilt es
    """,
    "away": """
        krank .. und|kann / erkrankt / mutterschutz / betriebsferien / nicht .. am platz / @neg .. im|in .. büro|haus|hause|office|dienst / nicht im büro / außer haus
        ausser haus / im|in|habe|auf urlaub / urlaub* .. bis|ab|vom|zurück / abwesen* / abwesend / bis .. abwesend|urlaub|elternzeit|krank* / elternzeit
        mutterschaftsurlaub / krankgeschrieben / krank / wieder .. erreichbar|da|zurück|büro|anwesend|verfügbar|haus|für
        ab|am .. wieder|zurück .. da|erreichbar|büro|für|im / zurück am|ab|im|bin|sein / @neg .. erreichbar|erreichen|anwesend|verfügbar
        bis .. @neg .. erreichbar|büro|verfügbar|da|anwesend / auf .. dienstreise|geschäftsreise|messe|reisen|fortbildung|schulung / dienstreise / geschäftsreise
        eingeschränkt .. erreichbar|zugriff|mails / @kein .. zugriff .. mails|emails|postfach|auf / sabbatical / betriebsurlaub / feiertag*
        nach .. meiner|meinem .. rückkehr|urlaub / rückkehr / unterwegs .. bis|und|von / geschlossen .. bis|von|wegen
        büro|praxis|kanzlei|firma|geschäft|betrieb|werkstatt .. bleibt|geschlossen|zu / zwischen den jahren / teilzeit / arbeite .. @day / montags|dienstags|mittwochs|donnerstags|freitags .. im|nicht|büro|erreichbar / arbeitstage .. sind / lese .. mails .. nur|selten|unregelmäßig
        mails .. nur|unregelmäßig|sporadisch|eingeschränkt / abwesend / weile .. urlaub / genieße .. urlaub / betriebsausflug / brückentag / kur / reha / außendienst / auf .. tagung|konferenz|schulung|seminar|lehrgang|weiterbildung / homeoffice .. nur
        verzöger* .. antwort|beantwort* / antwort .. verzöger* / in .. urlaub|elternzeit|mutterschutz|karenz|kurzarbeit
        dann mal weg / mal weg / nicht besetzt / unbesetzt / zu erreichen / lese .. mails .. nur|täglich|zweimal|einmal|selten|unregelmäßig / nur .. zweimal|einmal|unregelmäßig|sporadisch / danach|erst .. beantwort*|antwort* / bis|ab NUMBER .. weg|wieder|nicht|im|zurück / fortbildung|schulung|messe|tagung .. nicht|und|daher|bis / leider .. erkrankt|krank
        bin|sind .. zurück / nicht im dienst / vorübergehend .. nicht|abwesend / am strand / sporadisch / nur sporadisch|eingeschränkt .. zugriff|erreichbar / zugriff auf .. mails
        am arbeitsplatz / wieder erreich* / zur zeit nicht|abwesend|im / voraussichtlich .. wieder|ab|bis
    """,
    "auto": """
        automatisiert* / eingangsbestätigung / ihre|deine|eure .. anfrage|nachricht|mail|email|anliegen .. erhalten|eingegangen|bearbeit*
        haben .. ihre|deine|eure .. anfrage|nachricht|mail|email .. erhalten / bei uns eingegangen / ticket* / vorgangsnummer / bearbeitungsnummer
        innerhalb .. stunden|werktag*|tag*|kürze / schnellstmöglich .. antwort*|bearbeit*|meld*|um|bei / so schnell wie möglich
        werden uns .. bei|ihnen|melden|in|schnellst* / support team / kundenservice / antworten .. innerhalb|schnellst* / binnen
        vielen? dank* für ihre|deine .. nachricht|anfrage|mail|email / umgehend .. melden|bearbeit*|antwort* / in kürze
        ticket .. nummer|angelegt|erstellt|eröffnet / unter der nummer / rückfragen .. angeben|an|geben / öffnungszeiten / geschäftszeiten / erhöht* .. aufkommen|anfragen|anzahl / bitten .. um .. geduld|verständnis / nachricht|mail|anfrage .. ist|sind .. eingegangen / eingang .. ihrer|bestätigen
        bestätigen .. eingang|erhalt / bearbeit* .. schnellst*|zeitnah|umgehend|in|baldmöglichst / melden .. zeitnah|baldmöglichst|schnellst*|umgehend|in kürze / baldmöglichst
        zuständige .. abteilung|stelle|team .. weitergeleitet|weitergegeben / kümmern uns|werden .. schnell*|darum|so|umgehend / nummer lautet|ist NUMBER / kundenservice|kundendienst|kundenbetreuung|serviceteam|kundencenter / hohen|erhöhten|großen .. anfrage*|aufkommens|anzahl|nachfrage / zu .. verzögerungen / erhalten .. in den nächsten .. tagen|stunden / schnell wie möglich|es geht
        in verbindung setzen|treten / mit ihnen .. in verbindung|kontakt / melden .. innerhalb|binnen / mitarbeiter .. wird|meldet|setzt
        antworten|melden|bearbeit* .. in der regel|üblicherweise|gewöhnlich / reihenfolge .. eingangs / werktages|werktags|arbeitstages / service center|team|desk
    """,
    "bounce": """
        nicht zugestellt|zustellbar / unzustellbar* / konnte nicht .. zugestellt|werden / zustellung .. fehlgeschlagen|nicht|gescheitert / postfach .. voll
        empfänger .. unbekannt|nicht|existiert / adresse .. existiert nicht|unbekannt
    """,
}
