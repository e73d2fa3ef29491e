"""
How exports and people call the fields in English and its neighbours; squashed: lower case, letters and digits only.

More languages stand in `tongues`.
"""

from cam.engine.wordlist import words

# The order is the preference: where a file has several of a field's names, the first of them wins.
SYNONYMS: dict[str, str] = {
    "email": """
        workemail businessemail professionalemail email emailaddress emailid primaryemail emailwork
        workemailaddress businessemailaddress professionalemailaddress primaryemailaddress emails emailaddresses
        mail mailaddress mailid contactemail personemail leademail prospectemail emailaddress1 email1
        email1value email1address firmenemail emailadresse mailadresse emailgeschaftlich geschaftlicheemail
        primareemailadresse primareemail courriel adressecourriel adresseemail adressemail adresseelectronique
        emailprofessionnel mailprofessionnel emailpro mailpro correo correoelectronico
        direccioncorreoelectronico direcciondecorreo direccionemail correotrabajo emailprofesional
        indirizzoemail indirizzomail postaelettronica emailaziendale emailadres mailadres zakelijkeemail
        zakelijkemail eposta epost correioeletronico enderecoemail enderecodeemail emailcomercial
        emailcorporativo correocorporativo supplementalemail fromemailaddress mailfromdropcontact
        emailfromdropcontact personalemail emailpersonal privateemail homeemail emailhome emailprivat""",
    "first_name": """
        firstname givenname forename fname first vorname rufname prenom prenoms nombredepila primernombre
        nombres nome1 primeironome nomeproprio voornaam roepnaam fornavn etunimi imie personfirstname
        contactfirstname""",
    "last_name": """
        lastname familyname surname lname last nachname familienname zuname nomdefamille patronyme apellidos
        apellido primerapellido cognome achternaam familienaam sobrenome apelido ultimonome efternamn etternavn
        nazwisko personlastname contactlastname""",
    "full_name": """
        fullname contactfullname personfullname contactname personname leadname namefull nameofcontact
        recipientname firstandlastname firstlastname firstnamelastname completename contactperson vollername
        vollstandigername vorundnachname vornamenachname vornameundnachname namevorname anzeigename
        ansprechpartner ansprechperson kontaktperson kontaktname nomcomplet nometprenom nomprenom prenometnom
        prenomnom nomducontact nomcontact interlocuteur nombrecompleto nombreyapellidos nombreapellidos
        personadecontacto nombrecontacto nombredelcontacto nomecompleto nomeecognome nomecognome cognomeenome
        nominativo referente personadiriferimento volledigenaam naam contactpersoon naamcontactpersoon
        nomedocontato nomecontato name nom nombre nome fileas contact kontakt contacto contato contatto""",
    "company": """
        company companyname organization organisation organizationname organisationname organization1name
        organisation1name companynameforemails employer employername accountname account companyaccount business
        businessname currentcompany currentcompanyname associatedcompany primarycompany primarycompanyname
        companyorganization companies organizations organisations accounts firm firmname firma firmenname
        firmaname unternehmen unternehmensname betrieb societe nomdelasociete nomsociete nomdelentreprise
        nomentreprise entreprise raisonsociale empresa nombredelaempresa nombreempresa compania razonsocial
        organizacion azienda nomeazienda societa ragionesociale ditta bedrijf bedrijfsnaam naambedrijf
        organisatie nomedaempresa nomeempresa companhia razaosocial organizacao yritys foretag
        linkedincompanyname""",
    "title": """
        jobtitle position jobposition jobrole currentjobtitle currenttitle currentposition currentjob role
        designation organization1title organisation1title organizationtitle organisationtitle contacttitle
        persontitle personjobtitle linkedinjobtitle titleofjob occupation job businesstitle worktitle
        berufsbezeichnung funktion rolle stelle positionsbezeichnung jobbezeichnung beruf poste
        intitulededuposte intituleduposte intituleposte fonction metier profession cargo puesto puestodetrabajo
        posicion rol ruolo posizione mansione qualifica funzione functie functietitel functienaam beroep funcao
        posicao papel titredeposte titreduposte title titel titulo titolo titre headline linkedinheadline""",
    "website": """
        website companywebsite websiteurl companywebsiteurl webpage webpage1 website1value website1 homepage url
        web companyurl companysite site siteurl webaddress personalwebpage businesswebpage internet
        internetseite webseite internetadresse siteweb siteinternet sitedelentreprise sitioweb paginaweb sitoweb
        sitoweb sitointernet webadres weburl organizationwebsite organisationwebsite accountwebsite
        regularcompanywebsite sitedaempresa""",
    "domain": """
        domain companydomain domainname companydomainname websitedomain companywebsitedomain primarydomain
        organizationdomain emaildomain domaine dominio domein domane""",
    "industry": """
        industry companyindustry primaryindustry industryname industries mainindustry industrysector branche
        wirtschaftszweig sektor secteur secteuractivite secteurdactivite sector industria sectordeactividad
        settore settoreattivita bedrijfstak setor ramo ramodeatividade""",
    "employees": """
        employees numberofemployees noofemployees numemployees employeecount employeescount ofemployees
        companyemployees employeerange employeesrange companysize companyheadcount headcount teamsize size
        companyemployeecount mitarbeiter mitarbeiterzahl anzahlmitarbeiter mitarbeiteranzahl firmengrosse
        unternehmensgrosse effectif effectifs nombredesalaries nombredemployes tailledelentreprise
        tailleentreprise empleados numerodeempleados tamanodelaempresa dipendenti numerodipendenti
        dimensioneaziendale medewerkers aantalmedewerkers bedrijfsgrootte funcionarios numerodefuncionarios
        tamanhodaempresa""",
    "revenue": """
        annualrevenue revenue companyrevenue companyannualrevenue estimatedrevenue revenueusd annualrevenueusd
        revenuerange companyrevenuerange turnover annualturnover umsatz jahresumsatz chiffredaffaires
        chiffreaffaires ingresos facturacion ingresosanuales ventasanuales fatturato fatturatoannuo omzet
        jaaromzet faturamento receita receitaanual""",
    "country": """
        country countryregion personcountry countryname contactcountry countryorregion mailingcountry
        companycountry businesscountryregion businesscountry address1country homecountryregion homecountry
        countrycode land pays paysregion pais paisregion paese nazione landregio countryhome countrywork""",
    "city": """
        city town personcity contactcity citytown mailingcity businesscity address1city companycity homecity
        cityname ort stadt wohnort ville localite commune ciudad poblacion localidad municipio citta localita
        comune plaats stad woonplaats cidade municipio cityhome citywork""",
    "timezone": """
        timezone persontimezone contacttimezone tz timezonename ianatimezone zeitzone fuseauhoraire zonahoraria
        husohorario fusoorario tijdzone fusohorario""",
    "phone": """
        workdirectphone directphone directphonenumber firstphone workphone businessphone phone phonenumber phonework
        phone1value phone1 mobilephone mobile mobilenumber mobilephonenumber cell cellphone cellphonenumber
        telephone telephonenumber tel telnumber contactphone primaryphone phonemobile corporatephone
        companyphone companyhqphone homephone otherphone whatsapp telefon telefonnummer rufnummer mobil
        mobiltelefon handy handynummer telefongeschaftlich telefonnummergeschaftlich telephoneportable portable
        numerodetelephone telephonefixe telefono numerodetelefono movil telefonomovil celular telefonocelular
        numeroditelefono cellulare telefonocellulare telefoon telefoonnummer mobiel mobielnummer telefone
        numerodetelefone telemovel telefonecelular""",
    "linkedin_url": """
        personlinkedinurl personlinkedin linkedinprofileurl linkedinurl linkedinprofile linkedin
        defaultprofileurl linkedincontactprofileurl contactlinkedinurl contactlinkedin linkedinpublicprofileurl
        linkedinpublicurl publicprofileurl publiclinkedinurl linkedinlink linkedinprofilelink linkedinpage
        linkedinaddress linkedinmemberurl leadlinkedinurl prospectlinkedinurl profileurl profilelink
        linkedinprofil profillinkedin urllinkedin lienlinkedin perfillinkedin perfildelinkedin profilolinkedin
        linkedinprofiel salesnavigatorurl salesnavigatorprofileurl salesnavurl linkedinsalesnavigatorurl
        linkedinsalesnavurl""",
    "tags": """
        tags tag labels label contacttags persontags groups groupmembership categories schlagworter schlagworte
        stichworter kategorien gruppen etiketten etiquettes motscles etiquetas etichette marcadores""",
    "notes": """
        notes note comments comment remarks remark notiz notizen bemerkung bemerkungen kommentar kommentare
        anmerkung anmerkungen remarque remarques commentaire commentaires notas nota comentarios comentario
        observaciones osservazioni commenti commento opmerking opmerkingen notities observacoes""",
    "source": """
        source leadsource originalsource contactsource recordsource acquisitionsource herkunft quelle leadquelle
        origine sourceduprospect provenance origen fuente fuentedelcliente fonte provenienza bron herkomst
        origem origemdolead""",
}  # fmt: skip

# A word before or after a field's name, and how much less such a column is wanted than the plain one.
PERSON_WORDS = {
    "person": 1, "contact": 1, "lead": 1, "personne": 1, "persona": 1, "pessoa": 1, "osoba": 1, "prospect": 1,
    "customer": 1, "client": 1, "recipient": 1, "member": 1, "attendee": 1, "people": 1, "your": 1, "primary":
    1, "main": 1, "current": 1, "value": 0, "kontakt": 1, "invitee": 1, "guest": 1, "participant": 1,
    "registrant": 1, "delegate": 1, "visitor": 1, "candidate": 1, "respondent": 1, "founder": 1, "individual":
    1, "properties": 1, "fields": 1, "attributes": 1, "details": 1, "nr": 1, "default": 2, "professional": 2, "user": 5,
    "display": 15, "buyer": 6, "purchaser": 6,
}  # fmt: skip
PLACE_WORDS = {
    "work": 2, "business": 3, "direct": 1, "office": 3, "mailing": 4, "mobile": 5, "location": 5, "address": 5,
    "street": 5, "billing": 8, "shipping": 9, "home": 20, "personal": 20, "private": 20, "other": 30,
    "secondary": 30, "alternate": 30, "additional": 30, "geschaftlich": 2, "dienstlich": 2, "beruflich": 2,
    "buro": 3, "privat": 20, "arbeit": 2, "adresse": 5, "direccion": 5, "indirizzo": 5, "endereco": 5, "adres":
    5, "travail": 2, "bureau": 3, "professionnel": 2, "pro": 2, "domicile": 20, "personnel": 20, "trabajo": 2,
    "laboral": 2, "oficina": 3, "particular": 20, "casa": 20, "domicilio": 20, "lavoro": 2, "uff": 3, "ufficio":
    3, "ab": 20, "abitazione": 20, "werk": 2, "zakelijk": 2, "werkadres": 3, "thuis": 20, "thuisadres": 20,
    "prive": 20, "comercial": 2, "trabalho": 2, "residencial": 20, "sluzbowy": 2, "prywatny": 20, "arbete": 2,
    "arbeid": 2, "рабочии": 2, "домашнии": 20, "личныи": 20,
}  # fmt: skip
COMPANY_WORDS = {
    "company": 10, "organization": 10, "organisation": 10, "org": 10, "account": 10, "employer": 10,
    "corporate": 10, "firm": 10, "hq": 12, "headquarters": 12, "firma": 10, "unternehmen": 10, "societe": 10,
    "entreprise": 10, "empresa": 10, "azienda": 10, "bedrijf": 10, "firmy": 10, "spolecnosti": 10, "компании":
    10,
}  # fmt: skip
# fields of a company that say something of its people; a company's "name" is the field company
SHARED_WITH_COMPANY = frozenset(
    ("website", "domain", "industry", "employees", "revenue", "country", "city", "phone")
)

# A column that speaks of somebody else's address.
SOMEBODY_ELSES = words("owner manager assistant rep account sender from domains id list hash sha md")
# A column that speaks of an address but holds none, unless its cells say otherwise, or holds somebody else's.
NOT_AN_ADDRESS = words(
    """
    status verified verification valid validation source confidence score sent open opens opened click
    clicks clicked bounce bounced bounces replied reply count date time last first type label domain
    provider template subject body opt optin optout permission consent quality catch deliverability invalid
    id owner manager assistant rep account sender from domains name names list unsubscribed marketing
    frequency accuracy grade verifier hash md5 sha256 result state is has opted out of number merge statut
    stato estado qualification qualite nom nome nombre naam navn nimi ad adi typ typen soort tipo turu type
    тип anzeigename mostrar angezeigter visualizzato weergegeven tipus hash sha md
    """
)
ADDRESS_WORDS = words(
    """
    email emails mail mails courriel correo messagerie epost epostadress epostadresse eposta mejl sahkoposti
    почта почты
    """
)
# what stands between the words of a field's name: `Ciudad de trabajo`, `What company do you work for?`
GLUE = words("de del da do dos di du des le la el il l d of the o os der die das van het op i and for")
QUESTION_WORDS = words(
    """
    what whats which who where is are was s your you we us our the a an do does did work working works for
    at in with from of there here please enter tell provide give add current currently based called share
    """
)
SALUTATIONS = words(
    """
    mr mrs ms miss mx dr prof professor sir madam herr frau hr fr dipling dring profdr profdring m mme mlle
    monsieur madame dr.ing sr sra srta don dona sig sigra dott dottssa ing dhr mevr mw drs senor senora
    signor signora
    """
)
