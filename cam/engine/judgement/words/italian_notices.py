"""Italian notices: of absence, of receipt, of closed mailboxes and of people who have left."""

NOTICES = {
    "gone": """
        non .. lavor* .. più / non .. più .. qui|azienda|parte|dipendente|società|lavor* / lasciato .. azienda|società|ruolo|incarico|l|la
        non .. fa|fa più .. parte / cambiat* .. azienda|lavoro|ruolo / decedut* / in pensione
    """,
    "ack": """
        abbiamo ricevuto .. la|il|sua|tua|suo|tuo|vostra|vostro .. richiesta|messaggio|mail|email|comunicazione / sua|tua|vostra .. richiesta|mail|email|messaggio .. stat* .. ricevut*|pres*|registrat* / conferm* .. ricezione
        messaggio|richiesta|mail|email .. stat* .. inoltrat*|ricevut*|registrat*|pres* / bot|assistente automatico
    """,
    "robot": """
        risposta automatica / messaggio automatico / automatic* .. risposta|messaggio|generat*|inviat*|mail / automaticamente / non .. rispond* .. questa|questo|a .. mail|email|messaggio|indirizzo / si prega di non rispond* / risponditore
    """,
    "closed": """
        casella|indirizzo|account|mail|email .. non .. più|attiv*|monitor*|lett*|presidiat*|utilizz*|consult*|valid*|esist*|in
        non è più .. attiv*|monitor*|lett*|presidiat*|utilizz*|valid*|in / non .. presidiat*|monitorat*
        disattivat* / dismess*
    """,
    "urgent": """
        urgenz* / urgent* .. contatt*|chiam*|scriv*|rivolg* / in mia assenza / durante la mia assenza / nel frattempo / per qualsiasi necessità
    """,
    "away": """
        fuori .. ufficio|sede|sede|città / assen* / in ferie / in vacanza / ferie .. fino|dal|e
        in .. maternità|paternità|malattia|congedo|aspettativa|trasferta|viaggio / congedo .. parentale|maternità|di|paternità / trasferta
        rientr* .. il|lunedì|in|giorno|ufficio|a|al|previsto|martedì|mercoledì|giovedì|venerdì
        torn* .. il|lunedì|in|ufficio|martedì|mercoledì|giovedì|venerdì|giorno|operativ* / al mio .. rientro|ritorno / di ritorno
        sarò .. assente|fuori|in|di|disponibile|via / chius* .. per|fino|dal / accesso limitato / non .. accesso
        non .. ufficio|disponibile|raggiungibile .. fino|dal|il
        rientro|rientrerò|tornerò|torno .. NUMBER|il|lunedì|in / ufficio|uffici|azienda .. chius* / chius* / risponderò .. rientro|appena|possibile|quando|ritorno / leggo .. mail|posta .. solo|saltuari*|raramente / accesso .. limitato / part time / non lavoro .. il|venerdì|lunedì / malattia / infortunio
        potrò rispondere .. solo|al|rientro / ricontatt* .. rientro|appena
        leggerò|leggo .. posta|mail|email|messaggi / saltuariamente / in questo periodo|questi giorni .. sono|in|non / in trasferta|missione|viaggio|fiera
        non .. in ufficio|sede / non ci sono / torno operativ* / questi giorni
        resterà|rimarrà|sarà chius* / riapr*
    """,
    "auto": """
        conferma di .. ricezione|lettura / abbiamo .. ricevuto .. sua|tua|vostra|suo|tuo|vostro|richiesta
        ricevuto la|il .. sua|suo|tua|vostra|richiesta|messaggio|mail
        sua|tua|vostra .. richiesta|messaggio|mail .. è|stata|ricevuta|presa|registrata / rispond* .. entro|prima|più|al|nel / entro .. ore|giorni
        giorni lavorativi / ore lavorative / il prima possibile / al più presto / nel più breve / presa in carico / ticket
        numero di .. pratica|ticket|richiesta / grazie per .. averci|contattat*
        averci contattato / servizio clienti / grazie per il suo|tuo messaggio / vi|la|ti risponderemo / ricontatteremo
        ricevuto .. richiesta|messaggio|mail|email|comunicazione / le|vi|ti .. risponder* .. più|prima|entro|presto / risponder* .. prima possibile|presto / grazie per .. messaggio|mail|email|scritto|interesse / preso|presa in carico / orari* .. ufficio|apertura / elevato numero|volume
        presa|preso in carico / servizio .. assistenza|clienti / riceverà|riceverai .. risposta|riscontro / gentile cliente / numero .. ticket|pratica|richiesta
        team|staff .. risponder*|contatter* / ore lavorative / averci scritto
    """,
    "bounce": """
        mancata consegna / non .. consegnat* / impossibile consegnare / recapito .. fallit*|non / casella .. piena
        destinatario .. sconosciut*|inesistente|non / indirizzo .. inesistente|non esiste|trovato
    """,
}
