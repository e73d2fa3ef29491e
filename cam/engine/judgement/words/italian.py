"""Italian: what its words are, and what is said by them."""

from cam.engine.judgement.words.italian_notices import NOTICES

GROUPS = {
    "neg": "non no mai nessun nessuna nessuno niente nulla né neanche nemmeno senza neppure",
    "me": "mi me ci noi mio mia miei mie nostro nostra nostri nostre",
    "write": "scriv* contatt* ricontatt* invi* mand* chiam* disturb* spam* telefon* import* sped* infastid* "
    "tormen* sollecit*",
    "mails": "mail* email* e-mail* messagg* newsletter* pubblicità spam comunicazion* posta ",
    "list": "list* mailing* database elenc* newsletter* sistem* rubric* archiv* crm contatti",
    "month": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre "
    "primavera estate autunno inverno trimestre semestre q1 q2 q3 q4 natale pasqua",
    "later": "prossim* gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre primavera estate autunno inverno trimestre semestre anno mesi mese settimane futuro q1 q2 "
    "q3 q4",
    "now": "adesso ora momento attualmente oggi attuale subito stato",
    "vendor": "fornitor* soluzion* partner strument* agenzi* consulent* software sistem* piattaform* team qualcun* "
    "contratt* azienda prodotto",
    "info": "informazion* info dettagl* brochure materiale presentazion* propost* preventiv* prezz* listino "
    "esemp* referenz* demo catalogo documentazion* link più offerta costi disponibilità invito video dati",
    "talk": "parlarne parlare sentire sentirci sentiamoci chiamata call incontr* riunione appuntamento telefonata "
    "demo vederci chiacchierata videochiamata colloquio caffè meeting discutere confronto",
    "day": "lunedì martedì mercoledì giovedì venerdì domani settimana mattina pomeriggio ore",
    "good": "bene buono buona interessant* ottim* perfett* eccellent* fantastic* util* promettent* bello bella "
    "bell geniale splendid* stimolante accattivante fico",
    "who": "collega colleghi colleghe responsabil* capo direttor* direttric* ufficio reparto team socio titolare "
    "signor* dott* referente amministrator* sostitut* successor* assistente",
}

PHRASES = {
    "idiom": """
        ero|eravamo|stato|stata .. ferie|assente|fuori|viaggio / nessun problema / non c è problema / senza problem* / non solo / non esit*
        non male / mica male / nessuna fretta / nulla in contrario / non si preoccupi / se non .. interess*
        suo|tuo|vostro interesse / per l interesse
    """,
    "opt_out": """
        ^ stop|basta|cancellami|cancellatemi|cancellazione|disiscrizione|disiscrivimi|rimuovimi|rimuovetemi|unsubscribe|cancella|cancellare|rimuovere|disiscrivetemi|smettetela|smettila $
        cancell*|rimuov*|toglie*|tolga*|togli*|elimin*|esclud*|depenn* .. @me|dalla|dall|dal|indirizzo|lista|mailing|contatto|nominativo|dati|email
        cancellatemi|cancellami|rimuovetemi|rimuovimi|rimuovermi|toglietemi|toglimi|togliermi|eliminatemi|eliminami|disiscrivetemi|disiscrivimi|cancellarmi|eliminarmi|depennatemi
        disiscri* / unsubscribe / annull* .. iscrizione / mi tolga|tolgano|cancelli|rimuova|rimuovano|elimini|disiscriva|cancellino
        dalla|dall|dal|dalle vostra|vostre|sua|tua|mailing|lista|elenco|database|newsletter / non @write .. più|mai|nuovamente|ancora
        non .. @write più|mai / non .. più .. @write|@mails|ricevere|essere|voglio / non @me @write / non scriv* / non contattat*
        non .. desider*|vogli*|vorrei|intend*|gradisc* .. ricev*|più|essere|@mails|altre|ulteriori .. @mails|contatt*|ricev*|disturb*
        non .. ricev* .. più|altre|@mails|vostre / smett*|smetti*|piant*|finit* .. di|con|la .. @write|@mails|mandar*|inviar*|scriver*|spam*
        smettetela / smettila / piantatela / basta .. @mails|con|spam|scriver* / lasciatemi|lasciami|lasciateci|mi lasci .. pace|stare / in pace
        mai .. richiest*|iscritt*|autorizz*|chiest*|consens* / non .. autorizz* / non .. richiest* .. / non .. dato .. consenso / non .. iscritt*
        revoc* .. consenso / mi oppongo / opposizione .. trattamento / blocc* .. mittente|indirizzo|vi|la|questo / segnal* .. spam
        niente più @mails / stop .. @mails|pubblicità / vi diffido / diffid* / sparite / vattene / andatevene / non disturb* / non importun*
        nessun* .. altr*|ulterior* .. @mails
    """,
    "legal": """
        mio|nostro|miei|nostri avvocat* / avvocat* .. rivolg*|contatt*|parl* / vie .. legali
        legal* .. vie|azion*|procedere|adir*|rivolger* / vie legali / azioni legali / denunc* / querel* / garante
        gdpr .. cancell*|diritt*|viol*|ai|sensi|art / diritto .. oblio|cancellazione|opposizione / violazione .. privacy|gdpr|legge / illegal*
        illecit* / diffid* / polizia postale / cancell*|elimin*|rimuov* .. dati|informazioni / dati .. cancell*|elimin*|rimuov* / i miei dati
    """,
    "spam": """
        spam / è spam / non richiest* / indesiderat* / posta indesiderata / spazzatura
    """,
    "rude": """
        ennesim* .. mail*|email|messaggio|pubblicità|spam / ancora una .. mail|di / vaffanculo / merda / idiot* / stronz* / cazz* / vergogn*
        truff* / ridicol* / perdita di tempo / rompe* / rottura / che palle / stuf* .. di / scandalos* / invadent* / fastidios* / insistent*
    """,
    "refusal": """
        @vendor intern*
        non .. rientra|previst*|contemplat*|abbiamo .. piani|budget|programm*|esigenz* / non rientra / nessuna esigenza / @neg .. esigenz*
        @neg .. rilevante|pertinente|utile|necessario|adatto
        @neg .. interess* / interess* .. non|poco|affatto|zero / @neg .. bisogn* / @neg .. serv* / @neg .. necessit*
        @neg .. utile|utilità|rilevant*|pertinent* / no ,? grazie / grazie ,? no / grazie ,? ma .. no|non|siamo|abbiamo|al|per|già|preferiamo / ^ no
        no $ / ^ nope / non .. rilevant* / non .. pertinent* / non .. adatt* / non .. caso / non .. per .. noi|me
        non .. rilevante|pertinente|utile / non fa .. per / non .. serve / non occorre
        non .. cercand*|cerchiamo|cerco|intend*|vogl*|desider*|prevediamo|previst*|pensiamo|cambiare|consider*|valutando|priorit*|convint*|convince|conven*|fattibile|possiamo|posso|potremo|procedere|proseguire|seguito|acquist*|invest*|assum*|in
        non .. priorità / non .. budget / nessun budget / senza budget / budget .. non|esaurit*|chiuso|congelat*|tagliat* / manca .. budget
        fuori .. budget|portata / troppo car*|costos*|oneros* / non .. permett* / abbiamo|ho|siamo|usiamo|utilizziamo|lavoriamo|collaboriamo .. già
        già .. @vendor|copert*|servit*|a|un|una|soddisfatt*|organizzat*|attiv*|coinvolt*|fornit* / soddisfatt* .. di|del|con|della|dell|così
        siamo|sono .. soddisfatt*|content* / content* .. di|del|con|dell|così / a posto .. così / siamo a posto
        gest*|facciamo|occup*|svilupp*|svolg*|occupiamo|gestiamo .. intern* / internamente / in house / all interno
        scelt*|deciso|optato|preferit*|affidat* .. altr*|un|di|per|non|a / altr* .. @vendor|strada|soluzion* / altri fornitori / declin* / rifiut*
        rinunc* / passo $ / passo ,? grazie / preferisco .. non|di / lasciamo .. perdere|stare / lasci .. perdere|stare / cessat* .. attività
        chius* .. azienda|attività|società / in pensione / nessun .. interesse|bisogno|necessità / non vedo il|come|utilità|l|perché
        assolutamente no / per niente / niente affatto / neanche per / in nessun caso / purtroppo .. non|no|devo|declin*|abbiamo|siamo
        mi dispiace .. non|no|ma / spiacent* .. non|ma|no / temo .. non / nessuno .. bisogno / non serve a / rest* .. con / negativ*
    """,
    "later": """
        @neg .. @now / al momento .. no|non|siamo|abbiamo|no / per .. ora|adesso|momento .. no|non|siamo|abbiamo
        in questo .. momento|periodo .. non|no / non ancora / più avanti / più tardi / in futuro / in un secondo momento
        in .. altr* .. momento|occasione / un altra volta / troppo presto / prematur* / non .. momento / momento .. sbagliat*|non|poco|difficile
        magari .. @later|un|più|in / forse .. @later|più|in|un
        risent*|ricontatt*|scriv*|riscriv*|contatt*|sent*|chiam*|richiam*|riprov*|riaggiorn*|riparl*|rived*|riprend*|prov* .. @later|più|tra|fra|in|a|dopo|verso
        tra|fra|in qualche|due|tre|quattro|sei|alcuni|un|2|3|6 mes*|settiman*|ann* / il prossimo|anno anno|prossimo|mese|trimestre
        prossim* anno|mese|trimestre|semestre / l anno prossimo / anno prossimo / a|in|da|verso|fine|inizio|metà|dopo|entro .. @month
        dopo .. estate|ferie|vacanze|natale|feste|pasqua|agosto|fiera|lancio / troppo .. occupat*|impegnat*|presi|presa|preso / oberat* / sommers*
        senza tempo / in pausa / rimandat* / rinviat* / sospes* / congelat* / altre priorità
        se .. cambi*|bisogno|necessità|serv* .. contatt*|far*|scriv*|sent*|ricontatt*|vi|la / in caso di .. bisogno|necessità|interesse
        all occorrenza / tengo|terrò|terremo|teniamo .. presente|mente|considerazione|contatto / nel caso .. vi|la|ti|contatt*
    """,
    "interest": """
        interess* / sono|siamo|sarei|saremmo .. interessat*|curios*|apert*|disponibil*|felice|liet* / ho|abbiamo|avrei|avremmo|c .. interesse
        con interesse / molto interesse / sembra|pare|suona|mi|trovo|è .. @good / molto @good / che @good
        bell* .. idea|proposta|progetto|iniziativa / buon* .. idea|proposta|momento / ottim* .. idea|proposta|momento|tempismo
        vorrei|vorremmo|mi|ci|voglio|vogliamo|desider* .. sapern*|saper*|vedere|provare|conoscer*|capire|approfond*|parlar*|fissar*|ricever*|piacerebbe|provarlo|vederlo|più|discutern*
        mi|ci piacerebbe|piace / piacerebbe / sapern*|saper* .. più|altro|di / saperne di più
        mi|ci .. dica|racconti|spieghi|dite|parli .. più|tutto|meglio|come|di / mi dica / ci dica / mi racconti
        raccontami|raccontatemi|dimmi|ditemi|spiegatemi|spiegami / volentieri / con piacere / molto volentieri / curios* / incuriosi* / l ora di
        non vedo l ora / entusiast* / proprio|esattamente|giusto .. quello|che|ciò|cerc*|stav*|momento / proprio quello
        stiamo|stavamo|stavo|sto .. cercando|valutando|guardando|pensando|considerando|esplorando / capit* .. momento|fagiolo|proposito
        momento giusto
        parliamone|sentiamoci|vediamoci|incontriamoci|fissiamo|organizziamo|procediamo|facciamo|facciamolo|proviamo|iniziamo|partiamo|discutiamone
        come .. procedere|proced*|iniziare|si|possiamo|partire / prossimi passi / prossimo passo / andiamo avanti / provar* / prova gratuita
        acquist* / comprar* / ordinar* / firmar* / accett* / d accordo .. sul|per|procediamo|va|con|a / approvat*
        potrebbe|può|sarebbe .. util*|interessant*|servir*|aiutar*|@good|fare|essere|ideale / abbiamo bisogno .. di / ho bisogno
        ci serve|servirebbe .. / mi serve|servirebbe / metto|aggiungo|inserisco .. copia|cc|collega / tenetemi|mi tenga .. aggiornat*|informat*
    """,
    "request": """
        mand*|invi*|invia*|condivid*|gir*|spedis*|fornis*|fate*|fare|prepar* .. @info
        mi|ci mandi|mandate|invii|inviate|giri|mandino|faccia|fate|mostri|mandereste
        mandami|mandatemi|inviami|inviatemi|mandateci|inviateci|girami|giratemi
        può|potete|potreste|potrebbe|puoi|potresti|riesce|possibile .. mandar*|inviar*|mostrar*|spiegar*|far*|dare|darci|darmi|condivider*|indicar*|avere|inoltrarmi|farci|farmi|presentar*|@info
        maggiori|ulteriori|altre|più .. informazioni|info|dettagli / ulteriori dettagli / richied* .. @info / una demo / un preventivo
        una presentazione / in attesa di .. @info|vostra|sua|riscontro / resto|rimango in attesa
    """,
    "meeting": """
        @talk .. @day / @day .. @talk|va|bene|alle|sono|libero|libera|disponibile|perfetto|mattina|pomeriggio / va bene .. @day|alle|il|la
        sono|siamo .. liber*|disponibil* / disponibil* .. @day|il|la|da|per|a|nei
        fissar*|fissiamo|organizzar*|organizziamo|programmar*|concordar*|prender*|far*|facciamo|prenotar*|avere .. @talk|data|incontro|appuntamento|call
        mi|ci chiami|chiamate|telefoni|richiami / chiamami|chiamatemi|chiamateci / una .. chiamata|call|telefonata
        breve|veloce .. chiamata|call|chiacchierata / quando .. può|potete|possiamo|è|siete|disponibile|libero|ci / che .. giorno|ora|orario
        quale .. giorno|orario / proponga|proponete|propongo|mi proponga .. date|data|orari* / il mio .. numero|cellulare|telefono / al numero
        invito / calendario / calendly / un caffè / vediamoci / ci vediamo / ci sentiamo .. @day / sentiamoci / per telefono
        passi .. da|in|a|trovarci
    """,
    "agree": """
        ^ sì / ^ si $ / ^ si ,? grazie|certo|volentieri|perfetto|mandi|mi|ci / ^ certo / ^ certamente / ^ volentieri / ^ va bene / ^ d accordo
        ^ perfetto / ^ ottimo / ^ assolutamente sì / ^ assolutamente $ / ^ senz altro / ^ senza dubbio / ^ con piacere / ^ molto volentieri
        ^ ok ,? mandi|procediamo|va|perfetto|grazie|volentieri|facciamo|mi / ^ esatto / ^ sicuramente / ^ ^ benissimo / mi va bene
        ^ procedi|procediamo|proceda|procedete
    """,
    "asks": """
        ^ come|quanto|quali|dove|quale|cosa .. funziona|è|sono|avete|siete|fate|costa|si|clienti|può / come funziona
    """,
    "price": """
        quanto .. costa*|viene|cost*|si|sarebbe / quanto / prezz* / tariff* / costo / costi / cost* / preventivo / sconto / sconti / listino
        qual .. prezzo|costo
    """,
    "privacy": """
        dove|come|da .. avete|ha|avuto|trovat*|preso|ottenut*|hai .. mio|mia|miei|mie|nostro|nostra|nostri|questo / da dove
        chi .. dato|fornito|vi|le .. mio|mia|miei|ha / mio .. indirizzo .. dove|come / gdpr / privacy / protezione dei dati / conform* / quali dati
        trattamento dati|dei
    """,
    "identity": """
        chi siete|sei|è|sono / ci conosciamo / lei chi / siete .. una|un|reali / di che azienda / che azienda / quale azienda
        cosa fate|offrite|vendete|fa / di cosa .. si|tratta|vi / in cosa consiste / cosa volete|vuole / che cos è / cos è
    """,
    "referral": """
        non .. persona .. giust*|corrett*|adatt*|indicat* / non .. responsabil*|referente|incaricat*|occup*
        persona .. sbagliat*|giust*|corrett*|competent*
        contatt*|scriv*|rivolg*|parli|parlate|parlare|senta|sentite|chied* .. a|al|con|alla|il|la|all .. @who|NAME|xadrx
        contatt*|scriv*|rivolg*|a|indirizzo|mail|email xadrx / si rivolga / rivolgersi / rivolgetevi / contatti .. NAME|xadrx|il|la|@who
        contattare .. NAME|xadrx|il|la|@who / xadrx .. che|è|si|per / se ne occupa / si occupa* / ne occupa / responsabile .. è|di|del|della
        competente .. è|per / referente .. è|per / gestisce|gestiscono|segue|decide .. questo|queste|questi|la|il|mio|tutto / @who NAME
        mi* .. @who .. si|è|ne|gestisce|segue|può / inoltr* / inoltrato / girat* .. mail|messaggio|a|al|la|richiesta / giro .. mail|a|al|la
        passat* .. mail|messaggio|a|al|la / metto .. copia|contatto|cc / in copia / cc / sostitui* / al mio posto / trasmess*
        non .. mi* .. competenza|area|reparto|ufficio / altra persona / qualcun altro / di competenza / spetta .. a|al
    """,
    "wrong": """
        persona sbagliata / sbagliat* .. persona|indirizzo|contatto|ufficio / non .. persona .. giust*|corrett*|adatt* / non .. responsabil*
        non me ne occupo / non .. occupo / avete sbagliato / ha sbagliato / errore .. persona / non .. decid*|decision*
    """,
    "receipt": """
        ^ grazie / grazie per|mille|della|del / ^ ricevuto / ricevut* / prendo nota / prendiamo nota / preso nota / annotat* / ^ capito / ^ ok
        ^ chiaro / ^ interessante $ / preso atto / non .. sicur* / non so / non saprei
    """,
    "promise": """
        far* .. sapere / farò sapere / faremo sapere / faccio sapere / le|ti|vi .. rispond*|aggiorn*|scriv*|confermo|contatt*|dico|dirò|richiam*
        ne .. parl*|discut* .. con|al|team|intern*|mio / lo|la|le .. valut*|guard*|legg*|esamin*|verific*|vedo|controll*|consid*|analizz*
        do|diamo|darò .. occhiata|riscontro / ci penso / ci penserò / rifletter* / ci rifletto / devo .. valut*|parl*|sent*|pens*|verific*|consult*
        stiamo|sto .. ancora|valutando|confrontando|decidendo|analizzando / valuter* / confront* / consult* .. con|team|collegh*|soci* / forse $
        vedremo / ti|vi|le farò / torno .. da|su / in valutazione / ci risentiamo
    """,
    **NOTICES,
}

BREAKERS = "ed ma però bensì perché se anche mentre tuttavia quindi siccome"
CONTRASTS = "ma però tuttavia purtroppo bensì"
CONDITIONS = "se qualora"
NEGATES_AFTER = False  # a negation may follow what it turns round

# Everyday words that tell the language.
COMMON = (
    "il lo la gli le un una di del della dei che e è non per con su sua suo suoi vostra vostro mio mia mi "
    "ci si ne al alla dal dalla nel nella siamo sono abbiamo ho grazie ma come questo questa molto già "
    "più anche se da in ha sì no volentieri cordiali saluti buongiorno salve essere noi lei voi potete "
    "può quanto dove chi cosa quando fino ancora perché bene nostra nostro interessa mail vorrei"
)
# Mended where they are mistyped.
OFTEN_MISTYPED = (
    "interessati interessato interessante informazioni fornitore grazie appuntamento cancellatemi"
)
