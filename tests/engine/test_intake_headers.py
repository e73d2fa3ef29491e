"""Headers to fields: what real exports call them."""

import pytest

from cam.engine.intake.headers import choose, closest_guess, wish


@pytest.mark.parametrize(
    ("field", "headers"),
    [
        ("email", "Email|E-mail Address|E-Mail-Adresse|Work Email|email_address|EMAIL"),
        ("email", "Correo electrónico|Indirizzo e-mail|Adresse mail"),
        ("email", "E-mailadres|Courriel|Person - Email - Work|E-mail 1 - Value|Primary Email"),
        ("email", "Contact's Email|Email (Work)"),
        ("first_name", "First Name|firstName|Given Name|Vorname|Prénom|Voornaam|Primeiro nome|Lead First Name"),
        ("last_name", "Last Name|Surname|Family Name|Nachname|Nom de famille|Apellidos|Cognome|Achternaam|Sobrenome"),
        ("full_name", "Name|Full Name|Lead Name|Contact Name|Nom complet|Nombre completo|Person - Name"),
        ("company", "Company|Company Name|companyName|Account Name|Organization - Name|Firma|Entreprise|Empresa"),
        ("company", "Bedrijf|Company / Account|Organization 1 - Name|Raison sociale|Company Name for Emails"),
        ("title", "Job Title|Position|Title|Poste|Funktion|Cargo|Ruolo|Functie|Organization Title|Contact Title"),
        ("website", "Website|Company Website|Web Page|Site web|Webseite|Website 1 - Value"),
        ("employees", "# Employees|No. of Employees|Company Size|Mitarbeiterzahl|Effectif"),
        ("revenue", "Annual Revenue|Revenue (in 000s USD)|Umsatz|Chiffre d’affaires"),
        ("country", "Country|Country/Region|Land|Pays|País|Mailing Country|Address 1 - Country|Company Country"),
        ("city", "City|Ort|Ville|Ciudad|Città|Plaats|Person City|Business City"),
        ("phone", "Phone|Mobile Phone|Téléphone|Telefon|Work Direct Phone|Phone 1 - Value|phone_number"),
        ("linkedin_url", "LinkedIn|Person Linkedin Url|linkedin_profile|LinkedIn Contact Profile URL|profileUrl"),
        ("tags", "Tags|Labels|Group Membership|Schlagwörter"),
        ("notes", "Notes|Notiz|Commentaires|Opmerkingen"),
        ("source", "Lead Source|Source|Quelle|Original Source"),
        ("timezone", "Time Zone|TIMEZONE|Zeitzone"),
        ("domain", "Domain|Company Domain|Email Domain"),
        ("industry", "Industry|Branche|Secteur d'activité|Primary Industry"),
    ],
)  # fmt: skip
def test_exports_name_a_field_in_many_ways(field: str, headers: str) -> None:
    for header in headers.split("|"):
        found = wish(header)
        assert found is not None, header
        assert found.field == field, header


@pytest.mark.parametrize(
    "header",
    [
        "Email Status", "Email Source", "Email Opt Out", "Emails Opened", "email_account", "Contact Owner",
        "Lead Status", "Company Linkedin Url", "Organization - Address", "Company Address", "E-mail 1 - Type",
        "Manager's Name", "Yomi Name", "ad_name", "campaign_name", "Opted Out of Email", "Record ID", "",
        "Job Title Hierarchy Level", "Additional Name", "Unsubscribed from all email",
        "Email hard bounce reason", "IMAddress",
    ],
)  # fmt: skip
def test_what_only_sounds_like_a_field_stays_a_custom_field(header: str) -> None:
    assert wish(header) is None


def test_the_best_email_column_comes_first_and_the_others_follow() -> None:
    headers = ["Personal Email", "Email Status", "Secondary Email", "Email", "Company Email"]
    row = ["ada@home.example", "valid", "a2@x.example", "ada@x.example", "info@x.example"]

    assert choose(headers, [row])["email"] == [3, 0, 2, 4]


def test_a_column_of_that_name_without_any_address_is_the_last_resort() -> None:
    assert choose(["E-mail", "Mail"], [["yes", "ada@x.example"]])["email"] == [1, 0]


@pytest.mark.parametrize(
    ("field", "header"),
    [
        ("company", "What company do you work for?"), ("company", "What is the name of your company?"),
        ("title", "What's your role?"), ("email", "Please enter your work e-mail"), ("full_name", "Your name"),
        ("employees", "What is your company size?"), ("industry", "Which industry are you in?"),
        ("country", "Where are you based? (Country)"), ("email", "Geschaeftliche E-Mail"), ("email", "E-post"),
        ("city", "Ciudad de trabajo"), ("phone", "Telefon dienstlich"), ("company", "Billing Company"),
        ("first_name", "Vorname / Prénom"), ("last_name", "Nachname / Nom"), ("linkedin_url", "Profile LinkedIn"),
        ("first_name", "Name > First name"), ("first_name", "PrÃ©nom"), ("phone", "phone_number1"),
    ],
)  # fmt: skip
def test_forms_address_books_and_damaged_headers_are_understood(field: str, header: str) -> None:
    found = wish(header)
    assert found is not None
    assert found.field == field


@pytest.mark.parametrize(
    "header",
    [
        "Do you work at a company?", "What is your budget?", "How did you hear about our company?", "Code postal",
        "Are you the decision maker?", "Company Number", "Tipo de correo electrónico", "E-Mail-Typ", "Adresse",
        "What is your biggest challenge at your company?", "Nom complet de l'adresse de messagerie", "owner.email",
    ],
)  # fmt: skip
def test_what_a_form_asks_beside_that_stays_a_custom_field(header: str) -> None:
    assert wish(header) is None


def test_an_unlikely_header_is_believed_where_its_cells_are_addresses() -> None:
    assert choose(["Verified Email"], [["ada@x.example"], ["bob@x.example"]]) == {"email": [0]}
    assert choose(["Verified Email"], [["yes"], ["ada@x.example"]]) == {}
    assert choose(["Owner Email"], [["ada@x.example"], ["bob@x.example"]]) == {}


def test_the_sellers_own_address_on_every_row_is_the_last_resort() -> None:
    rows = [["me@seller.example", f"{name}@x.example"] for name in ("ada", "bob", "cid")]

    assert choose(["Email", "Contact Mail"], rows)["email"] == [1, 0]


def test_a_name_beside_the_name_of_a_person_is_the_companys() -> None:
    found = choose(["Name", "Contact Name"], [["Acme", "Ada Brandt"], ["Blue", "Bob Stone"]])
    assert found == {"full_name": [1], "company": [0]}

    found = choose(["Name", "Contact Name"], [["Ada Brandt", "Ada Brandt"], ["Bob Stone", "Bob Stone"]])
    assert found == {"full_name": [1, 0]}


def test_a_name_column_of_firms_is_the_companys() -> None:
    assert choose(["Name", "Email"], [["Acme GmbH", "a@x.example"], ["Blue Ltd", "b@x.example"]]) == {
        "company": [0], "email": [1],
    }  # fmt: skip


def test_title_beside_a_job_title_is_the_salutation() -> None:
    assert choose(["Title", "Job Title"], [["Dr.", "CTO"]])["title"][0] == 1


def test_a_title_column_of_salutations_is_no_job() -> None:
    assert "title" not in choose(["Title", "Email"], [["Mr.", "a@x.example"], ["Dr", "b@x.example"]])


@pytest.mark.parametrize(
    ("headers", "row", "expected"),
    [
        (["Prénom", "Nom"], ["Ada", "Brandt"], {"first_name": [0], "last_name": [1]}),
        (["Vorname", "Name"], ["Ada", "Brandt"], {"first_name": [0], "last_name": [1]}),
        (["Nombre", "Apellidos"], ["Ada", "Brandt"], {"first_name": [0], "last_name": [1]}),
        (["Nome", "Cognome"], ["Ada", "Brandt"], {"first_name": [0], "last_name": [1]}),
        (["Name", "Surname"], ["Ada", "Brandt"], {"first_name": [0], "last_name": [1]}),
        (["Name", "First Name"], ["Ada Brandt", "Ada"], {"full_name": [0], "first_name": [1]}),
        (["Nom"], ["Ada Brandt"], {"full_name": [0]}),
        (["Name", "Surname"], ["Ada Brandt", "Brandt"], {"full_name": [0], "last_name": [1]}),
    ],
)  # fmt: skip
def test_half_a_name_is_told_from_a_whole_one(
    headers: list[str], row: list[str], expected: dict[str, list[int]]
) -> None:
    found = choose(headers, [row])

    assert {field: columns for field, columns in found.items() if field.endswith("_name")} == expected


def test_a_french_nom_with_single_words_is_a_surname_by_which_no_letter_greets() -> None:
    rows = [["Müller", "a@x.example"], ["Dupont", "b@x.example"], ["Rossi", "c@x.example"], ["Le Gall", ""]]

    assert choose(["Nom", "E-mail"], rows) == {"last_name": [0], "email": [1]}
    assert choose(["Nom", "E-mail"], [*rows[:2], ["Ada Brandt", ""]])["full_name"] == [0]
    assert choose(["Name", "E-mail"], rows)["full_name"] == [0]


def test_a_url_column_is_a_profile_or_a_website_by_what_stands_in_it() -> None:
    assert choose(["URL"], [["https://www.linkedin.com/in/ada"]]) == {"linkedin_url": [0]}
    assert choose(["URL"], [["https://acme.example"]]) == {"website": [0]}


def test_a_page_of_the_company_is_not_the_person() -> None:
    assert choose(["Profile URL"], [["https://www.linkedin.com/company/acme"]]) == {}


def test_a_profile_that_anybody_can_open_is_wanted_most() -> None:
    rows = [["https://www.linkedin.com/sales/lead/ACw,x", "https://www.linkedin.com/in/ada"]]

    assert choose(["profileUrl", "defaultProfileUrl"], rows)["linkedin_url"] == [1, 0]


def test_an_empty_column_gives_way() -> None:
    assert choose(["Mobile", "Work Phone"], [["1", ""]])["phone"] == [0, 1]


def test_the_closest_guess_is_what_holds_addresses_else_what_sounds_alike() -> None:
    assert closest_guess(["Who", "Where"], [["ada@x.example", "Rome"]]) == ("email", "Who")
    assert closest_guess(["Who"], [["linkedin.com/in/ada"]]) == ("linkedin_url", "Who")
    assert closest_guess(["Name", "Emial"], []) == ("email", "Emial")
    assert closest_guess(["a", "b"], []) is None
