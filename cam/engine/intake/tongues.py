"""
More languages in which lists name their columns, each name as a list has it, commas between.

They come after those of `synonyms`, and a word that means something else there (Danish `by`, a city) is left out.
"""

MORE_SYNONYMS: dict[str, tuple[str, ...]] = {
    "email": (
        "courrier électronique, mél, adresse mél, adresse de messagerie, messagerie, adresse de courrier",  # fr
        "indirizzo posta elettronica, indirizzo di posta elettronica, posta",  # it
        "correo-e, correo de contacto",  # es
        "adres e-mail, adres email, adres poczty elektronicznej, poczta elektroniczna, poczta",  # pl
        "e-mailová adresa, emailová adresa, elektronická pošta",  # cs, sk
        "e-postadress, e-post adress, mejl, mejladress",
        "e-postadresse, mailadresse, sähköposti, sähköpostiosoite",
        "e-posta adresi, eposta adresi, e-mail adresi, mail adresi",  # tr
        "почта, электронная почта, эл. почта, e-mail адрес, адрес электронной почты, имейл, емейл, мейл",  # ru
        "електронна пошта, пошта, електронна адреса",  # uk
        "e-mail cím, email cím, adresă de e-mail, adresa de email",  # hu, ro
        "メールアドレス, メール, eメール, 電子メール, e-mailアドレス",
        "邮箱, 电子邮箱, 电子邮件, 邮件, 邮箱地址, 電子郵件, 電郵",
        "correu electrònic, correu, email địa chỉ, thư điện tử, อีเมล",
        "ईमेल, surel, alamat email, e-pasts, el. paštas",
        "البريد الإلكتروني, بريد إلكتروني, الإيميل, ایمیل, אימייל, דואר אלקטרוני, דוא״ל, ηλεκτρονική διεύθυνση",
        "이메일, 이메일 주소, 전자우편, 메일",  # ko
    ),
    "first_name": (
        "nom de pila, ime, име, nama depan, vārds, vardas, eesnimi, الاسم الأول, שם פרטי, nombre de pila",
        "imię, imiona, jméno, křestní jméno, meno, krstné meno, förnamn, tilltalsnamn",
        "ad, adı, isim, имя, имя контакта, ім'я, keresztnév, utónév, prenume, όνομα",
        "名",
    ),
    "last_name": (
        "cognoms, apellido paterno, prezime, priimek, nama belakang",
        "uzvārds, pavardė, perekonnanimi, اسم العائلة, שם משפחה",
        "nazwisko, nazwiska, příjmení, priezvisko, efternavn, etternavn, sukunimi",
        "soyad, soyadı, soyisim, фамилия, прізвище, vezetéknév, nume de familie, επώνυμο",
        "姓, 苗字, 姓氏, 성",
    ),
    "full_name": (
        "nom i cognoms, ime i prezime, ime in priimek, nama lengkap, nama",
        "họ và tên, họ tên, الاسم, الاسم الكامل, שם מלא, שם",
        "imię i nazwisko, nazwisko i imię, osoba kontaktowa, kontakt osoba, jméno a příjmení, celé jméno",
        "kontaktní osoba, meno a priezvisko, kontaktná osoba, namn, fullständigt namn, kontaktnamn, navn",
        "fulde navn, fullt navn, kontaktnavn, nimi",
        "koko nimi, yhteyshenkilö, ad soyad, adı soyadı, isim soyisim",
        "yetkili, yetkili kişi, фио, ф.и.о., имя и фамилия, имя фамилия, полное имя, контактное лицо, контакт",
        "піб, повне ім'я, név, teljes név",
        "kapcsolattartó, nume, nume complet, nume și prenume, persoană de contact",
        "氏名, お名前, 名前, 担当者, 担当者名, ご担当者名, 姓名, 名字, 联系人, 聯絡人, 이름, 성명, 성함, 담당자",
    ),
    "company": (
        "tvrtka, podjetje, naziv tvrtke, фирма, дружество",
        "perusahaan, nama perusahaan, công ty, uzņēmums, įmonė, ettevõte",
        "الشركة, اسم الشركة, חברה, שם החברה",
        "nazwa firmy, firma, przedsiębiorstwo, spółka, organizacja, společnost, název společnosti, název firmy",
        "spoločnosť, názov spoločnosti, názov firmy, företag, företagsnamn, bolag, organisation, virksomhed",
        "virksomhedsnavn, firmanavn, selskap, bedrift",
        "yritys, yrityksen nimi, organisaatio, şirket, şirket adı",
        "firma adı, kurum, компания, название компании",
        "организация, фирма, компанія, назва компанії, організація",
        "cég, cégnév, vállalat, companie, denumire firmă, nume companie, εταιρεία",
        "会社名, 会社, 企業名, 企業, 貴社名, 御社名, 勤務先",
        "公司, 公司名称, 公司名稱, 企业名称, 单位, 회사, 회사명, 소속",
    ),
    "title": (
        "càrrec, jabatan, chức vụ, длъжност, radno mjesto, pozicija",
        "delovno mesto, amats, pareigos, ametikoht, المسمى الوظيفي, תפקיד",
        "poste occupé, fonction occupée, stellenbezeichnung",
        "arbeitstitel, jobtitel, cargo actual, cargo ocupado",
        "stanowisko, stanowisko pracy, funkcja, pozice",
        "pracovní pozice, funkce, pozícia, pracovná pozícia, funkcia",
        "befattning, yrkestitel, jobbtitel, roll, stilling, rolle, tehtävänimike, nimike, titteli, rooli",
        "unvan, ünvan, görev, görevi, pozisyon, должность",
        "позиция, посада, beosztás, munkakör, pozíció, funcție",
        "役職, 役職名, 肩書, 肩書き, 職種, ポジション, 职位, 职务, 職位, 職稱, 직책, 직함, 직위, θέση",
    ),
    "website": (
        "www, strona www, strona internetowa, webové stránky",
        "webová stránka, web firmy, webbplats, hemsida, webbsida",
        "hjemmeside, nettsted, nettside, verkkosivu, kotisivu, kotisivut, web sitesi, internet sitesi, сайт",
        "веб-сайт, сайт компании, weboldal, honlap, pagină web, site web, webpagina, page web, página da web",
        "ホームページ, ウェブサイト, 会社url, 网站, 网址, 官网, 網站, 웹사이트, 홈페이지",
    ),
    "domain": ("domena, doména, домен, etki alanı, alan adı, ドメイン, 域名, 도메인",),
    "industry": (
        "segmento, vertical, business sector, line of business, domaine d'activité",
        "branża, sektor, odvětví, obor, odvetvie, bransch, branche, bransje, toimiala, sektör",
        "отрасль, сфера деятельности, индустрия, галузь, iparág, ágazat, domeniu de activitate, industrie",
        "業種, 業界, 行业, 所属行业, 行業, 산업, 업종",
    ),
    "employees": (
        "nº de funcionários, nº de empleados, nº empleados, nº dipendenti, n. dipendenti, nb de salariés",
        "nb employees, nb employés, nb salariés, nombre d'employés, staff count, number of staff, staff, fte",
        "liczba pracowników, wielkość firmy, zatrudnienie",
        "počet zaměstnanců, velikost firmy, počet zamestnancov",
        "antal anställda, antal medarbejdere, antal ansatte, antall ansatte, henkilöstö, henkilöstömäärä",
        "çalışan sayısı, personel sayısı, количество сотрудников, число сотрудников, кількість співробітників",
        "alkalmazottak száma, număr de angajați, 従業員数, 社員数, 员工人数, 人数, 公司规模, 員工人數, 직원수, 직원 수",
    ),
    "revenue": (
        "faturamento anual, ventas, facturación anual",
        "przychody, przychód, obroty, obrat, tržby, omsättning, omsætning, omsetning, liikevaihto, ciro",
        "выручка, оборот, дохід, árbevétel, cifra de afaceri, 売上, 売上高, 年商, 营业额, 年收入, 매출, 매출액",
    ),
    "country": (
        "država, държава, negara, quốc gia, الدولة, البلد, ארץ, מדינה",
        "kraj, země, stát, krajina, štát, maa, ülke",
        "страна, країна, ország, țară, χώρα, país región, land region",
        "país o región, país região, 国, 国名, 国家, 國家, 국가, 나라",
    ),
    "city": (
        "població, grad, град, kota, thành phố, المدينة, עיר",
        "locality, miasto, miejscowość, město, mesto, obec, stad, postort, kaupunki, paikkakunta, şehir",
        "город, населённый пункт, місто, város, település, oraș, localitate, πόλη, 市区町村, 都市, 市, 城市, 도시",
    ),
    "timezone": ("strefa czasowa, časové pásmo, tidszon, tidssone, aikavyöhyke, часовой пояс",
        "saat dilimi, タイムゾーン, 时区",),
    "phone": (
        "telèfon, no telepon, nomor telepon, số điện thoại, τηλέφωνο, الهاتف, رقم الهاتف, טלפון, נייד",
        "tél portable, direct dial, phones, phone numbers, tél, numéro, gsm",
        "numer telefonu, telefon komórkowy, komórka",
        "telefonní číslo, mobilní telefon, telefónne číslo, mobilnummer",
        "puhelin, puhelinnumero, matkapuhelin, telefon numarası, cep telefonu, cep",
        "телефон, мобильный, мобильный телефон, номер телефона, моб. телефон, телефон моб, мобільний",
        "telefonszám, mobil, număr de telefon",
        "電話, 電話番号, 携帯電話, 携帯",
        "电话, 手机, 手机号, 手机号码, 电话号码, 電話號碼, 전화, 전화번호, 휴대폰, 연락처",
    ),
    "linkedin_url": ("social url, social profile, social link, linkedin member, profil linkedin url, profile",),
    "tags": ("tagi, etykiety, štítky, taggar, etiketter, etiketler, теги, метки, címkék, etichete, タグ, 标签, 태그",),
    "notes": (
        "details, anotações, uwagi, notatki, komentarz",
        "poznámka, poznámky, anteckningar, anteckning, kommentarer",
        "noter, notat, notater, bemærkninger, muistiinpanot",
        "huomautukset, notlar, açıklama, заметки, примечание",
        "комментарий, комментарии, примітки, megjegyzés, observații, 備考, メモ, 备注, 備註, 메모, 비고",
    ),
    "source": (
        "źródło, zdroj, källa, kilde, lähde, kaynak, источник, джерело, forrás, sursă, sursa, 流入元, 来源, 출처",
    ),
}  # fmt: skip
