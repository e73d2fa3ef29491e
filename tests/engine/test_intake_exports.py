"""The headers of real exports, each with what its columns are."""

import pytest

from cam.engine.intake.dialect import Dialect
from cam.engine.intake.mapping import map_columns

VALUES = {
    "email": "ada@acme.example", "first_name": "Ada", "last_name": "Brandt", "full_name": "Ada Brandt",
    "company": "Acme", "title": "Head of Sales", "website": "https://acme.example", "domain": "acme.example",
    "industry": "Machinery", "employees": "51-200", "revenue": "5000000", "country": "Germany", "city": "Berlin",
    "timezone": "Europe/Berlin", "phone": "+49 30 1234567", "linkedin_url": "https://www.linkedin.com/in/ada",
    "tags": "warm", "notes": "met at the fair", "source": "fair",
}  # fmt: skip
# Columns with a bar between: `Header=field` is that field, `Header=~field` holds such a value but another column is
# wanted more, `Header:value` holds that value, a bare header is blank in this list.
EXPORTS = {
    "Apollo": (
        "First Name=first_name|Last Name=last_name|Title=title|Company=company|Company Name for Emails=~company|"
        "Email=email|Email Status|Email Confidence|Seniority|Departments|Contact Owner:me@seller.example|"
        "First Phone=phone|Work Direct Phone|Home Phone|Mobile Phone|Corporate Phone=~phone|Other Phone|Stage|"
        "Account Owner:me@seller.example|Industry=industry|Person Linkedin Url=linkedin_url|Website=website|"
        "Company Linkedin Url:http://www.linkedin.com/|Facebook Url|Twitter Url|City=city|Country=country|"
        "Company Address|Company City|Company State|Company Country|Company Phone=~phone|Annual Revenue=revenue|"
        "Email Sent|Email Open|Email Bounced"
    ),
    "Apollo since 2024": (
        "First Name=first_name|Last Name=last_name|Title=title|Company Name=company|"
        "Company Name for Emails=~company|Email=email|Email Status|Primary Email Source|"
        "Primary Email Verification Source|Email Confidence|Primary Email Catch-all Status|"
        "Primary Email Last Verified At|Seniority|Departments|Sub Departments|Contact Owner:me@seller.example|"
        "Work Direct Phone|Home Phone|Mobile Phone|Corporate Phone|Other Phone|Account Owner:me@seller.example|"
        "Industry=industry|Person Linkedin Url=linkedin_url|Website=website|Company Linkedin Url:http://x|"
        "Facebook Url|Twitter Url|City=city|Country=country|Company Address|Company City|Company State|"
        "Company Country|Company Phone|Annual Revenue=revenue|Email Sent|Secondary Email:x@other.example|"
        "Secondary Email Source|Secondary Email Status|Tertiary Email"
    ),
    "HubSpot": (
        "Record ID|First Name=first_name|Last Name=last_name|Email=email|Phone Number=phone|"
        "Contact owner:Jane Doe (jane@seller.example)|Primary Associated Company ID|Last Activity Date (GMT+2)|"
        "Lead Status|Marketing contact status|Create Date (GMT+2)|Associated Company=company|Job Title=title|"
        "Website URL=website|City=city|Country/Region=country"
    ),
    "HubSpot in German": (
        "Datensatz-ID|Vorname=first_name|Nachname=last_name|E-Mail=email|Telefonnummer=phone|"
        "Zuständiger Mitarbeiter|Datum letzte Aktivität|Lead-Status|Unternehmensname=company|Jobbezeichnung=title|"
        "Stadt=city|Land/Region=country"
    ),
    "HubSpot in French": (
        "ID de fiche d'informations|Prénom=first_name|Nom=last_name|E-mail=email|Numéro de téléphone=phone|"
        "Propriétaire du contact|Date de création|Nom de l'entreprise=company|Intitulé du poste=title|Ville=city|"
        "Pays/région=country"
    ),
    "HubSpot in Spanish": (
        "ID de registro|Nombre=first_name|Apellidos=last_name|Correo=email|Número de teléfono=phone|"
        "Propietario del contacto|Nombre de la empresa=company|Cargo=title|Ciudad=city|País/región=country|"
        "Estado del lead"
    ),
    "PhantomBuster": (
        "profileUrl=~linkedin_url|fullName=full_name|firstName=first_name|lastName=last_name|companyName=company|"
        "title=title|companyId|companyUrl:https://www.linkedin.com|regularCompanyUrl:https://www.linkedin.com|"
        "summary|titleDescription|industry=industry|companyLocation|location=~city|durationInRole|"
        "durationInCompany|pastExperienceCompanyName|pastExperienceCompanyTitle|connectionDegree|"
        "profileImageUrl:https://media/x.jpg|name=~full_name|linkedInProfileUrl=~linkedin_url|"
        "query:https://www.linkedin.com|defaultProfileUrl=~linkedin_url"
    ),
    "Evaboot": (
        "Sales Navigator URL:https://www.linkedin.com|Linkedin URL Public=~linkedin_url|First Name=first_name|"
        "Last Name=last_name|Full Name=full_name|Email=email|Email Status|Current Job=title|Company Name=company|"
        "Company Domain=domain|Company Website=website|Company Industry=industry|Company Employee Range=employees|"
        "Location|Matches Filters|No Match Reasons|Premium Account"
    ),
    "Wiza": (
        "email=email|email_type|email_status|first_name=first_name|last_name=last_name|full_name=full_name|"
        "title=title|location|linkedin=linkedin_url|domain=domain|company=company|company_industry=industry|"
        "company_size|company_size_range=~employees|company_linkedin:https://linkedin.com/com|"
        "company_revenue=revenue|phone_number1=phone|other_work_emails|personal_email"
    ),
    "Lusha": (
        "First Name=first_name|Last Name=last_name|Job Title=title|Company Name=company|Company Domain=domain|"
        "Work Email=email|Private Email:me@gmail.com|Direct Phone|Mobile Phone=~phone|LinkedIn URL=linkedin_url|"
        "Company Size=employees|Company Revenue=revenue|Company Main Industry=industry"
    ),
    "Waalaxy": (
        "firstName=first_name|lastName=last_name|occupation=title|linkedinUrl=linkedin_url|salesNavigatorUrl|"
        "company_name=company|company_website=website|email|proEmail=email|phone|location=~city|"
        "profilePicture:https://x|birthday|tags=tags|prospectList|state"
    ),
    "Dropcontact in French": (
        "Civilité:M.|Prénom=first_name|Nom=last_name|Nom complet=full_name|Email=email|"
        "Qualification email:nominatif@pro|Téléphone=phone|Entreprise=company|Site web=website|"
        "LinkedIn=linkedin_url|Effectif=employees|Fonction=title|Secteur=industry|Ville=city|Pays=country"
    ),
    "a Salesforce report": (
        "Salutation:Ms.|First Name=first_name|Last Name=last_name|Title=title|Account Name=company|Mailing Street|"
        "Mailing City=city|Mailing Country=country|Phone=phone|Email=email|Account Owner"
    ),
    "Pipedrive in French": (
        "Personne - Nom=full_name|Personne - Organisation=company|Personne - E-mail - Travail=email|"
        "Personne - E-mail - Domicile|Personne - Téléphone - Travail=phone|Personne - Propriétaire"
    ),
    "Zoho": (
        "Record Id|Contact Owner.id|Contact Owner|Lead Source=source|First Name=first_name|Last Name=last_name|"
        "Account Name.id|Account Name=company|Email=email|Title=title|Department|Phone=phone|Mobile|Email Opt Out|"
        "Mailing City=city|Mailing Country=country|Secondary Email|Full Name=full_name|Created By"
    ),
    "Close": (
        "id|display_name=company|status_label|url=website|primary_contact_name=full_name|"
        "primary_contact_title=title|primary_contact_primary_email=email|primary_contact_primary_phone=phone|"
        "address_1_city=city|address_1_country=country|created_by"
    ),
    "Copper": (
        "Copper ID|Name=full_name|First Name=first_name|Last Name=last_name|Title=title|Company=company|"
        "Email=email|Email Type|Email 2|Email 2 Type|Phone Number=phone|Phone Number Type|City=city|"
        "Country=country|Tags=tags|Details=notes|Owned By:jane@seller.example|Website=website"
    ),
    "Attio": (
        "Record ID|Record=~full_name|Email addresses=email|Company=company|Job title=title|Description|"
        "LinkedIn=linkedin_url|Phone numbers=phone|Primary location > City=city|"
        "Primary location > Country=country|Connection strength|Last email interaction > When|"
        "Name > First name=first_name|Name > Last name=last_name"
    ),
    "Hunter": (
        "Domain=domain|Organization=company|Email address=email|Type|Confidence score|First name=first_name|"
        "Last name=last_name|Department|Position=title|Twitter handle|LinkedIn URL=linkedin_url|"
        "Phone number=phone|Source 1:https://src.example/team|Source 2|Company type|Industry=industry|"
        "Country=country"
    ),
    "Snov": (
        "First name=first_name|Last name=last_name|Full name=full_name|Email=email|Email status|Position=title|"
        "Company name=company|Company URL=website|Company social|Social URL=linkedin_url|Country=country|"
        "Locality=city|Industry=industry|Phone=phone|List name"
    ),
    "lemlist": (
        "_id|email=email|firstName=first_name|lastName=last_name|companyName=company|jobTitle=title|"
        "companyDomain=domain|linkedinUrl=linkedin_url|phone=phone|icebreaker|picture|emailStatus|lastState"
    ),
    "Woodpecker": (
        "E-mail=email|First name=first_name|Last name=last_name|Company=company|Industry=industry|Title=title|"
        "Phone=phone|Address|City=city|State|Country=country|WWW=website|Tags=tags|Snippet1|Snippet2|"
        "LinkedIn=linkedin_url|Status"
    ),
    "Reply": (
        "Email=email|First Name=first_name|Last Name=last_name|Company=company|City=city|State|Country=country|"
        "Time Zone|Title=title|Phone=phone|LinkedIn profile URL=linkedin_url|Domain=domain|Company size=employees|"
        "Adding Date|Status|Finished Reason"
    ),
    "Brevo in French": (
        "CONTACT ID|EMAIL=email|NOM=last_name|PRENOM=first_name|SMS=~phone|LIEN|ENTREPRISE=company"
    ),
    "Google Contacts": (
        "First Name=first_name|Middle Name|Last Name=last_name|Phonetic First Name|Phonetic Middle Name|"
        "Phonetic Last Name|Name Prefix|Name Suffix|Nickname|File As|Organization Name=company|"
        "Organization Title=title|Organization Department|Birthday|Notes=notes|E-mail 1 - Label|"
        "E-mail 1 - Value=email|E-mail 2 - Label|E-mail 2 - Value|Phone 1 - Label|Phone 1 - Value=phone|"
        "Address 1 - City=city|Address 1 - Country=country|Website 1 - Value=website"
    ),
    "Google Contacts of old": (
        "Name=full_name|Given Name=first_name|Additional Name|Family Name=last_name|Yomi Name|Given Name Yomi|"
        "Name Prefix|Nickname|Birthday|Notes=notes|Group Membership|E-mail 1 - Type|E-mail 1 - Value=email|"
        "E-mail 2 - Type|E-mail 2 - Value|Phone 1 - Type|Phone 1 - Value=phone|Organization 1 - Type|"
        "Organization 1 - Name=company|Organization 1 - Yomi Name|Organization 1 - Title=title|"
        "Website 1 - Value=website"
    ),
    "Outlook in German": (
        "Anrede:Herr|Vorname=first_name|Weitere Vornamen|Nachname=last_name|Suffix|Firma=company|Abteilung|"
        "Position=title|Straße geschäftlich|Ort geschäftlich=city|Postleitzahl geschäftlich|"
        "Land/Region geschäftlich=country|Telefon geschäftlich=phone|Mobiltelefon|E-Mail-Adresse=email|E-Mail-Typ|"
        "E-Mail: Angezeigter Name|E-Mail 2: Adresse|Notizen=notes|Webseite=website"
    ),
    "Outlook in French": (
        "Titre:M.|Prénom=first_name|Deuxième prénom|Nom=last_name|Suffixe|Société=company|Service|Titre1|"
        "Fonction=title|Rue (bureau)|Ville (bureau)=city|Pays/Région (bureau)=country|Téléphone (bureau)=phone|"
        "Tél. mobile|Adresse de messagerie=email|Type de messagerie|Nom complet de l'adresse de messagerie|"
        "Notes=notes|Page Web=website"
    ),
    "Outlook in Spanish": (
        "Tratamiento:Sr.|Nombre=first_name|Segundo nombre|Apellidos=last_name|Sufijo|Organización=company|"
        "Departamento|Puesto=title|Calle del trabajo|Ciudad de trabajo=city|País o región del trabajo=country|"
        "Teléfono del trabajo=phone|Móvil|Dirección de correo electrónico=email|Tipo de correo electrónico|"
        "Notas=notes|Página Web=website"
    ),
    "Outlook in Italian": (
        "Titolo:Sig.|Nome=first_name|Secondo nome|Cognome=last_name|Società=company|Reparto|Posizione=title|"
        "Città (uff.)=city|Paese (uff.)=country|Telefono (uff.)=phone|Cellulare|Indirizzo posta elettronica=email|"
        "Tipo posta elettronica|Note=notes|Pagina Web=website"
    ),
    "Outlook in Dutch": (
        "Titel:Dhr.|Voornaam=first_name|Middelste naam|Achternaam=last_name|Bedrijf=company|Afdeling|"
        "Functie=title|Werkadres, plaats=city|Werkadres, land/regio=country|Telefoon op werk=phone|"
        "Mobiele telefoon|E-mailadres=email|Type e-mail|Notities=notes|Webpagina=website"
    ),
    "Outlook in Portuguese": (
        "Título:Sr.|Nome=first_name|Segundo Nome|Sobrenome=last_name|Empresa=company|Departamento|Cargo=title|"
        "Cidade da Empresa=city|País/Região da Empresa=country|Telefone Comercial=phone|Celular|"
        "Endereço de Email=email|Tipo de Email|Anotações=notes|Página da Web=website"
    ),
    "Thunderbird in German": (
        "Vorname=first_name|Nachname=last_name|Anzeigename=full_name|Spitzname|Primäre E-Mail-Adresse=email|"
        "Sekundäre E-Mail-Adresse|Messenger-Name|Tel. dienstlich=phone|Organisation=company|Arbeitstitel=~title|"
        "Webseite 1=website|Notizen=notes"
    ),
    "Luma": (
        "api_id|name=full_name|first_name=first_name|last_name=last_name|email=email|phone_number=phone|"
        "created_at|approval_status|checked_in_at|custom_source|qr_code_url:https://lu.ma/x|"
        "What company do you work for?=company|What is your role?=~title"
    ),
    "Typeform": (
        "#|What's your name?=~full_name|Your work email=email|What company are you with?=company|"
        "What is your role there?=~title|Submit Date (UTC)|Network ID|Tags"
    ),
    "Calendly": (
        "Invitee Name=full_name|Invitee First Name=first_name|Invitee Last Name=last_name|Invitee Email=email|"
        "Event Type Name|Start Date & Time|Question 1|Response 1|User Name|User Email:me@seller.example"
    ),
    "Seamless": (
        "First Name=first_name|Last Name=last_name|Title=title|Company Name=company|Website=website|Email 1=email|"
        "Email 1 Validation|Email 2|Email 2 Validation|Contact Phone 1=phone|Contact LI Profile URL=linkedin_url|"
        "Contact City=city|Contact Country=country|Company Industry=industry|Company Staff Count=employees|"
        "Company Revenue Range=revenue|Research Date"
    ),
    "RocketReach": (
        "Name=full_name|First Name=first_name|Last Name=last_name|Title=title|Employer=company|"
        "Employer Website=website|Recommended Email=email|Work Emails:a@x.example|Personal Emails|Phone=phone|"
        "LinkedIn=linkedin_url|City=city|Country=country|Industry=industry"
    ),
    "ZoomInfo": (
        "ZoomInfo Contact ID|Last Name=last_name|First Name=first_name|Middle Name|Salutation|Suffix|"
        "Job Title=title|Job Title Hierarchy Level|Company Division Name|Direct Phone Number|Email Address=email|"
        "Email Domain=~domain|Mobile phone|Supplemental Email|LinkedIn Contact Profile URL=linkedin_url|"
        "Person City=city|Country=country|ZoomInfo Company ID|Company Name=company|Website=website|"
        "Company HQ Phone=~phone|Revenue Range (in USD)=~revenue|Employee Range=~employees|"
        "Primary Industry=industry|Company Country"
    ),
    "Shopify": (
        "Customer ID|First Name=first_name|Last Name=last_name|Email=email|Accepts Email Marketing|"
        "Default Address Company=company|Default Address City=city|Default Address Country Code|Phone=phone|"
        "Total Spent|Total Orders|Note=notes|Tax Exempt|Tags=tags"
    ),
    "Streak": (
        "Name|Stage|Contact Name=full_name|Contact Email=email|Company=company|Notes=notes|Date Created"
    ),
    "a database": (
        "contact.first_name=first_name|contact.last_name=last_name|contact.email=email|contact.title=title|"
        "company.name=company|company.domain=domain|company.industry=industry|company.employee_count=employees|"
        "owner.email:me@seller.example|owner.name"
    ),
    "PayPal": (
        "Date|Time|Name=full_name|Type|Status|Currency|Gross|From Email Address=email|"
        "To Email Address:me@seller.example|Transaction ID|Country=country"
    ),
    "Dynamics in German": (
        "Vollständiger Name=full_name|Vorname=first_name|Nachname=last_name|E-Mail=email|Firmenname=company|"
        "Telefon (geschäftlich)=phone|Position=title|Adresse 1: Ort=city|Adresse 1: Land/Region=country|Status"
    ),
    "Polish": (
        "Imię=first_name|Nazwisko=last_name|Adres e-mail=email|Firma=company|Stanowisko=title|Telefon=phone|"
        "Miasto=city|Kraj=country|Branża=industry|Strona www=website"
    ),
    "Czech": (
        "Jméno=first_name|Příjmení=last_name|E-mail=email|Společnost=company|Pozice=title|Telefon=phone|"
        "Město=city|Země=country|Odvětví=industry"
    ),
    "Swedish": (
        "Förnamn=first_name|Efternamn=last_name|E-postadress=email|Företag=company|Titel=title|Telefon=phone|"
        "Ort=city|Land=country|Bransch=industry|Antal anställda=employees|Webbplats=website"
    ),
    "Turkish": (
        "Ad=first_name|Soyad=last_name|E-posta=email|Şirket=company|Unvan=title|Telefon=phone|Şehir=city|"
        "Ülke=country"
    ),
    "Russian": (
        "Имя=first_name|Фамилия=last_name|Электронная почта=email|Компания=company|Должность=title|Телефон=phone|"
        "Город=city|Страна=country"
    ),
    "Japanese": (
        "姓=last_name|名=first_name|メールアドレス=email|会社名=company|役職=title|電話番号=phone|国=country"
    ),
    "Chinese": (
        "姓名=full_name|公司名称=company|职位=title|邮箱=email|手机=phone|城市=city|行业=industry|备注=notes"
    ),
    "Korean": (
        "이름=full_name|회사명=company|직책=title|이메일=email|전화번호=phone"
    ),
    "Hungarian": (
        "Vezetéknév=last_name|Keresztnév=first_name|E-mail cím=email|Cégnév=company|Beosztás=title|"
        "Telefonszám=phone|Város=city|Ország=country"
    ),
    "Romanian": (
        "Nume=last_name|Prenume=first_name|Adresă de e-mail=email|Companie=company|Funcție=title|Telefon=phone|"
        "Oraș=city|Țară=country"
    ),
    "Finnish": (
        "Etunimi=first_name|Sukunimi=last_name|Sähköposti=email|Yritys=company|Tehtävänimike=title|Puhelin=phone|"
        "Kaupunki=city|Maa=country|Toimiala=industry|Verkkosivu=website"
    ),
    "a French fair": (
        "NOM=last_name|PRÉNOM=first_name|MAIL=email|ENTREPRISE=company|FONCTION=title|TÉL. PORTABLE=phone|"
        "CODE POSTAL|VILLE=city"
    ),
    "a German fair": (
        "lfd. Nr.|Firma=company|Ansprechpartner=full_name|Funktion=title|E-Mail-Adresse=email|Telefon=phone|PLZ|"
        "Ort=city|Internet=website|Bemerkungen=notes"
    ),
    "a Spanish chamber": (
        "Razón social=company|Persona de contacto=full_name|Puesto=title|E-mail=email|Teléfono=phone|"
        "Población=city|Página web=website|Observaciones=notes|Nº empleados=~employees"
    ),
    "an Italian fair": (
        "Ragione sociale=company|Referente=full_name|Ruolo=title|Email referente=email|Telefono=phone|Città=city|"
        "Sito internet=website|Note=notes"
    ),
}  # fmt: skip


@pytest.mark.parametrize("export", EXPORTS)
def test_the_columns_of_an_export_are_told_apart(export: str) -> None:
    headers, row, expected = [], [], {}
    for column in EXPORTS[export].split("|"):
        header, is_field, field = column.partition("=")
        plain, _, value = header.partition(":")
        headers.append(header if is_field else plain)
        row.append(VALUES[field.lstrip("~")] if is_field else value)
        if is_field and not field.startswith("~"):
            expected[field] = header
    dialect = Dialect(
        delimiter=",", skipped=0, header=0, headers=tuple(headers), samples=(tuple(row), tuple(row))
    )

    shown = map_columns(dialect, where="list.csv").shown
    assert {field: shown.get(field) for field in expected} == expected
