"""Names of countries, states and towns that tzdata does not have, collected by hand from what real lists hold."""

# ISO 3166-1: alpha-2 and alpha-3.
ALPHA_3 = """
AD-AND AE-ARE AF-AFG AG-ATG AI-AIA AL-ALB AM-ARM AO-AGO AR-ARG AS-ASM AT-AUT AU-AUS AW-ABW AX-ALA AZ-AZE BA-BIH
BB-BRB BD-BGD BE-BEL BF-BFA BG-BGR BH-BHR BI-BDI BJ-BEN BL-BLM BM-BMU BN-BRN BO-BOL BQ-BES BR-BRA BS-BHS BT-BTN
BW-BWA BY-BLR BZ-BLZ CA-CAN CC-CCK CD-COD CF-CAF CG-COG CH-CHE CI-CIV CK-COK CL-CHL CM-CMR CN-CHN CO-COL CR-CRI
CU-CUB CV-CPV CW-CUW CX-CXR CY-CYP CZ-CZE DE-DEU DJ-DJI DK-DNK DM-DMA DO-DOM DZ-DZA EC-ECU EE-EST EG-EGY EH-ESH
ER-ERI ES-ESP ET-ETH FI-FIN FJ-FJI FK-FLK FM-FSM FO-FRO FR-FRA GA-GAB GB-GBR GD-GRD GE-GEO GF-GUF GG-GGY GH-GHA
GI-GIB GL-GRL GM-GMB GN-GIN GP-GLP GQ-GNQ GR-GRC GS-SGS GT-GTM GU-GUM GW-GNB GY-GUY HK-HKG HN-HND HR-HRV HT-HTI
HU-HUN ID-IDN IE-IRL IL-ISR IM-IMN IN-IND IO-IOT IQ-IRQ IR-IRN IS-ISL IT-ITA JE-JEY JM-JAM JO-JOR JP-JPN KE-KEN
KG-KGZ KH-KHM KI-KIR KM-COM KN-KNA KP-PRK KR-KOR KW-KWT KY-CYM KZ-KAZ LA-LAO LB-LBN LC-LCA LI-LIE LK-LKA LR-LBR
LS-LSO LT-LTU LU-LUX LV-LVA LY-LBY MA-MAR MC-MCO MD-MDA ME-MNE MF-MAF MG-MDG MH-MHL MK-MKD ML-MLI MM-MMR MN-MNG
MO-MAC MP-MNP MQ-MTQ MR-MRT MS-MSR MT-MLT MU-MUS MV-MDV MW-MWI MX-MEX MY-MYS MZ-MOZ NA-NAM NC-NCL NE-NER NF-NFK
NG-NGA NI-NIC NL-NLD NO-NOR NP-NPL NR-NRU NU-NIU NZ-NZL OM-OMN PA-PAN PE-PER PF-PYF PG-PNG PH-PHL PK-PAK PL-POL
PM-SPM PN-PCN PR-PRI PS-PSE PT-PRT PW-PLW PY-PRY QA-QAT RE-REU RO-ROU RS-SRB RU-RUS RW-RWA SA-SAU SB-SLB SC-SYC
SD-SDN SE-SWE SG-SGP SH-SHN SI-SVN SJ-SJM SK-SVK SL-SLE SM-SMR SN-SEN SO-SOM SR-SUR SS-SSD ST-STP SV-SLV SX-SXM
SY-SYR SZ-SWZ TC-TCA TD-TCD TF-ATF TG-TGO TH-THA TJ-TJK TK-TKL TL-TLS TM-TKM TN-TUN TO-TON TR-TUR TT-TTO TV-TUV
TW-TWN TZ-TZA UA-UKR UG-UGA US-USA UY-URY UZ-UZB VA-VAT VC-VCT VE-VEN VG-VGB VI-VIR VN-VNM VU-VUT WF-WLF WS-WSM
YE-YEM YT-MYT ZA-ZAF ZM-ZMB ZW-ZWE
"""

# Other names of countries: aliases, parts, and German, French, Spanish, Italian, Dutch and Portuguese.
COUNTRY_ALIASES = {
    "AE": "UAE, U.A.E., Emirates, Vereinigte Arabische Emirate, VAE, Émirats arabes unis, Emiratos Árabes Unidos",
    "AR": "Argentinien, Argentine",
    "AT": "Österreich, Oesterreich, Autriche, Oostenrijk",
    "AU": "Australien, Australie, Australië, Commonwealth of Australia",
    "BE": "Belgien, Belgique, België, Bélgica, Belgio",
    "BG": "Bulgarien, Bulgarie, Bulgarije",
    "BR": "Brasil, Brasilien, Brésil, Brasile, Brazilië",
    "CA": "Kanada, Canadá",
    "CH": "Schweiz, Suisse, Svizzera, Suiza, Zwitserland, Suíça, Swiss, Confoederatio Helvetica",
    "CN": "PRC, People's Republic of China, Mainland China, Chine, Cina, Volksrepublik China",
    "CO": "Kolumbien, Colombie",
    "CY": "Zypern, Chypre, Chipre, Cipro",
    "CZ": "Czechia, Tschechien, Tschechische Republik, Tchéquie, République tchèque, Chequia, Česko, Tsjechië",
    "DE": "Deutschland, Allemagne, Alemania, Germania, Duitsland, Alemanha, BRD, Federal Republic of Germany",
    "DK": "Dänemark, Danmark, Danemark, Dinamarca, Danimarca, Denemarken",
    "EE": "Estland, Estonie, Eesti",
    "EG": "Ägypten, Égypte, Egipto",
    "ES": "España, Spanien, Espagne, Spagna, Spanje, Espanha",
    "FI": "Finnland, Finlande, Finlandia, Suomi",
    "FR": "Frankreich, Francia, Frankrijk, França, République française",
    "GB": "UK, U.K., United Kingdom, Great Britain, Britain, England, Scotland, Wales, Northern Ireland, GB-UKM, "
    "Großbritannien, Grossbritannien, Vereinigtes Königreich, Royaume-Uni, Angleterre, Reino Unido, Inglaterra, "
    "Regno Unito, Inghilterra, Verenigd Koninkrijk, United Kingdom of Great Britain and Northern Ireland",
    "GR": "Griechenland, Grèce, Grecia, Griekenland, Hellas",
    "HK": "Hongkong, Hong Kong SAR",
    "HR": "Kroatien, Croatie, Croacia, Hrvatska",
    "HU": "Ungarn, Hongrie, Hungría, Magyarország",
    "IE": "Republic of Ireland, Irland, Irlande, Irlanda, Ierland, Éire",
    "IL": "Israël",
    "IN": "Indien, Inde, Bharat",
    "IS": "Island, Islande, Islandia",
    "IT": "Italien, Italie, Italia, Italië, Itália",
    "JP": "Japon, Giappone, Japón, Japão, Nippon",
    "KR": "Korea, South Korea, Republic of Korea, Korea Republic, Südkorea, Corée du Sud, Corea del Sur",
    "LT": "Litauen, Lituanie, Lietuva",
    "LU": "Luxemburg, Luxemburgo, Lussemburgo",
    "LV": "Lettland, Lettonie, Latvija",
    "MA": "Marokko, Maroc, Marruecos",
    "MO": "Macao",
    "MX": "México, Mexiko, Mexique, Messico",
    "NL": "The Netherlands, Holland, Niederlande, Pays-Bas, Países Bajos, Paesi Bassi, Nederland, Países Baixos",
    "NO": "Norwegen, Norge, Norvège, Noruega, Norvegia, Noorwegen",
    "NZ": "Neuseeland, Nouvelle-Zélande, Nueva Zelanda, Aotearoa",
    "PH": "The Philippines, Philippinen",
    "PL": "Polen, Pologne, Polonia, Polska, Polónia",
    "PT": "Portogallo",
    "RO": "Rumänien, Roumanie, Rumania, România",
    "RS": "Serbien, Serbie, Srbija",
    "RU": "Russia, Russian Federation, Russland, Russie, Rusia",
    "SA": "KSA, Saudi-Arabien, Arabie saoudite, Arabia Saudita",
    "SE": "Schweden, Sverige, Suède, Suecia, Svezia, Zweden, Suécia",
    "SG": "Singapur, Singapour",
    "SI": "Slowenien, Slovénie, Slovenija",
    "SK": "Slowakei, Slovaquie, Slovak Republic, Slovensko, Eslovaquia",
    "TH": "Thaïlande, Tailandia",
    "TR": "Türkiye, Türkei, Turquie, Turquía, Turchia, Turkije",
    "TW": "Taiwan, Republic of China",
    "UA": "Ukraina, Oekraïne, Ucrania",
    "US": "USA, U.S.A., U.S., United States of America, The United States, America, Vereinigte Staaten, "
    "Vereinigte Staaten von Amerika, États-Unis, Estados Unidos, EE.UU., EE UU, Stati Uniti, Verenigde Staten",
    "VN": "Viet Nam",
    "ZA": "RSA, Südafrika, Afrique du Sud, Sudáfrica, Zuid-Afrika",
}

# States and provinces: code, name, the zone of 99 of 100 of its people, or nothing where two matter.
STATES = {
    "US": """
AL Alabama America/Chicago; AK Alaska America/Anchorage; AZ Arizona America/Phoenix; AR Arkansas America/Chicago
CA California America/Los_Angeles; CO Colorado America/Denver; CT Connecticut America/New_York
DC District_of_Columbia America/New_York; DE Delaware America/New_York; FL Florida; GA Georgia America/New_York
HI Hawaii Pacific/Honolulu; ID Idaho; IL Illinois America/Chicago; IN Indiana; IA Iowa America/Chicago
KS Kansas America/Chicago; KY Kentucky; LA Louisiana America/Chicago; ME Maine America/New_York
MD Maryland America/New_York; MA Massachusetts America/New_York; MI Michigan America/Detroit
MN Minnesota America/Chicago; MS Mississippi America/Chicago; MO Missouri America/Chicago
MT Montana America/Denver; NE Nebraska; NV Nevada America/Los_Angeles; NH New_Hampshire America/New_York
NJ New_Jersey America/New_York; NM New_Mexico America/Denver; NY New_York America/New_York
NC North_Carolina America/New_York; ND North_Dakota; OH Ohio America/New_York; OK Oklahoma America/Chicago
OR Oregon America/Los_Angeles; PA Pennsylvania America/New_York; RI Rhode_Island America/New_York
SC South_Carolina America/New_York; SD South_Dakota; TN Tennessee; TX Texas; UT Utah America/Denver
VT Vermont America/New_York; VA Virginia America/New_York; WA Washington America/Los_Angeles
WV West_Virginia America/New_York; WI Wisconsin America/Chicago; WY Wyoming America/Denver
""",
    "CA": """
AB Alberta America/Edmonton; BC British_Columbia; MB Manitoba America/Winnipeg; NB New_Brunswick America/Moncton
NL Newfoundland_and_Labrador; NS Nova_Scotia America/Halifax; NT Northwest_Territories America/Edmonton
NU Nunavut; ON Ontario America/Toronto; PE Prince_Edward_Island America/Halifax; QC Quebec America/Toronto
SK Saskatchewan America/Regina; YT Yukon America/Whitehorse
""",
    "AU": """
ACT Australian_Capital_Territory Australia/Sydney; NSW New_South_Wales Australia/Sydney
NT Northern_Territory Australia/Darwin; QLD Queensland Australia/Brisbane; SA South_Australia Australia/Adelaide
TAS Tasmania Australia/Hobart; VIC Victoria Australia/Melbourne; WA Western_Australia Australia/Perth
""",
}

# Towns: country, or country and state, and a zone where neither says which. A name under two keys is ambiguous
# until a country or state tells them apart, which is why smaller namesakes of big towns stand here too.
TOWNS = {
    "AR": "Rosario, La Plata",
    "AT": "Wien, Graz, Linz, Salzburg, Innsbruck, Klagenfurt",
    "AU-ACT": "Canberra",
    "AU-NSW": "Newcastle, Wollongong, North Sydney, Parramatta",
    "AU-QLD": "Gold Coast, Cairns, Townsville",
    "AU-VIC": "Geelong, Ballarat",
    "AU-WA": "Fremantle",
    "BE": "Bruxelles, Brussel, Antwerp, Antwerpen, Anvers, Ghent, Gent, Liège, Leuven, Bruges, Brugge",
    "BR America/Sao_Paulo": "Rio de Janeiro, Brasília, Belo Horizonte, Curitiba, Porto Alegre, Campinas, Florianópolis",
    "BR America/Bahia": "Salvador",
    "CA-AB": "Calgary, Red Deer",
    "CA-BC America/Vancouver": "Victoria, Burnaby, Surrey, Richmond, Kelowna, Nanaimo",
    "CA-NL America/St_Johns": "St. John's",
    "CA-ON": "Ottawa, Mississauga, Hamilton, Kitchener, Waterloo, Markham, Windsor, Brampton, "
    "Burlington, Vaughan, Oakville, Guelph",
    "CA-QC": "Montreal, Montréal, Québec, Quebec City, Québec City, Laval, Gatineau, Sherbrooke",
    "CA-SK": "Saskatoon",
    "CH": "Zürich, Genève, Geneva, Genf, Basel, Bâle, Bern, Berne, Lausanne, Winterthur, Luzern, Lucerne, Zug, "
    "St. Gallen, Lugano",
    "CL America/Santiago": "Valparaíso, Viña del Mar, Concepción",
    "CN": "Beijing, Peking, Shenzhen, Guangzhou, Hangzhou, Chengdu, Nanjing, Wuhan, Suzhou, Tianjin",
    "CO": "Medellín, Cali, Barranquilla, Cartagena",
    "CR": "San José",
    "CZ": "Praha, Prag, Brno, Ostrava",
    "DE": "München, Munich, Hamburg, Köln, Cologne, Frankfurt, Frankfurt am Main, Stuttgart, Düsseldorf, Dortmund, "
    "Essen, Leipzig, Bremen, Dresden, Hannover, Hanover, Nürnberg, Nuremberg, Bonn, Mannheim, Karlsruhe, Münster, "
    "Augsburg, Wiesbaden, Freiburg, Heidelberg, Darmstadt, Potsdam, Aachen, Kiel, Mainz, Regensburg, Ulm, Jena",
    "DK": "København, Aarhus, Odense, Aalborg",
    "DO": "Santiago de los Caballeros",
    "EG": "Alexandria, Giza",
    "ES Europe/Madrid": "Barcelona, Valencia, València, Sevilla, Seville, Bilbao, Málaga, Zaragoza, Granada, Alicante, "
    "Murcia, Palma, Palma de Mallorca, San Sebastián, Donostia, Valladolid, Vigo, Córdoba, Mérida, Toledo, León, "
    "Cartagena",
    "ES Atlantic/Canary": "Las Palmas, Las Palmas de Gran Canaria, Santa Cruz de Tenerife, Tenerife",
    "FI": "Espoo, Tampere, Turku, Oulu, Vantaa, Helsingfors",
    "FR": "Lyon, Marseille, Toulouse, Nice, Nantes, Strasbourg, Bordeaux, Lille, Rennes, Grenoble, Montpellier, "
    "Sophia Antipolis, Boulogne-Billancourt, Nancy, Dijon, Tours, Angers",
    "GB": "Manchester, Birmingham, Edinburgh, Glasgow, Bristol, Leeds, Liverpool, Cambridge, Oxford, Cardiff, Belfast, "
    "Sheffield, Nottingham, Newcastle, Newcastle upon Tyne, Brighton, Reading, Southampton, Leicester, Aberdeen, "
    "York, Bath, Milton Keynes, Coventry, Richmond, Durham, Lancaster, Portsmouth, Worcester",
    "GE": "Tiflis",
    "GR": "Athen, Athína, Thessaloniki",
    "IE": "Cork, Galway, Limerick, Waterford",
    "IL": "Tel Aviv, Tel Aviv-Yafo, Haifa, Herzliya, Ramat Gan",
    "IN": "Bangalore, Bengaluru, Mumbai, Bombay, Delhi, New Delhi, Hyderabad, Chennai, Pune, Gurgaon, Gurugram, Noida, "
    "Ahmedabad, Calcutta, Jaipur",
    "IT": "Roma, Milano, Milan, Torino, Turin, Napoli, Naples, Bologna, Firenze, Florence, Venezia, Venice, Verona, "
    "Padova, Genova, Genoa, Palermo, Bari, Trieste",
    "JM": "Kingston",
    "JP": "Osaka, Kyoto, Yokohama, Nagoya, Fukuoka, Sapporo, Kobe",
    "KR": "Busan, Incheon",
    "MX America/Mexico_City": "Ciudad de México, CDMX, Guadalajara, Puebla, León, Querétaro, Toluca",
    "NL": "Rotterdam, Den Haag, The Hague, 's-Gravenhage, Utrecht, Eindhoven, Groningen, Delft, Leiden, Haarlem, "
    "Amersfoort, Nijmegen, Arnhem, Breda, Tilburg",
    "NO": "Bergen, Trondheim, Stavanger",
    "NZ": "Wellington, Christchurch, Hamilton, Dunedin",
    "PL": "Warszawa, Warschau, Varsovie, Kraków, Krakow, Cracow, Wrocław, Gdańsk, Poznań, Łódź, Katowice",
    "PT Europe/Lisbon": "Lisboa, Lissabon, Porto, Braga, Coimbra, Aveiro",
    "RO": "București, Bukarest, Cluj-Napoca, Cluj, Iași, Timișoara",
    "RU Europe/Moscow": "St. Petersburg",
    "SE": "Gothenburg, Göteborg, Malmö, Uppsala, Lund",
    "TR": "Ankara, Izmir",
    "UA": "Lviv, Kharkiv, Odesa, Dnipro, Kiev",
    "US-AL": "Birmingham, Huntsville, Montgomery",
    "US-AZ": "Scottsdale, Tempe, Tucson, Mesa, Glendale, Chandler",
    "US-CA": "San Francisco, SF, San Diego, San Jose, Oakland, Palo Alto, Mountain View, Menlo Park, Sunnyvale, "
    "Santa Clara, Cupertino, Redwood City, San Mateo, Berkeley, Sacramento, Irvine, Santa Monica, Pasadena, "
    "Santa Barbara, Long Beach, Fresno, LA, Silicon Valley, Glendale, Newport Beach, Anaheim, Richmond",
    "US-CO": "Boulder, Colorado Springs, Aurora",
    "US-CT": "Hartford, Stamford, New Haven",
    "US-DC": "Washington, Washington DC, Washington D.C.",
    "US-DE": "Wilmington",
    "US-FL America/New_York": "Miami, Orlando, Tampa, Jacksonville, Fort Lauderdale, St. Petersburg, Boca Raton, "
    "West Palm Beach, Sarasota",
    "US-GA": "Atlanta, Savannah, Alpharetta, Columbus",
    "US-IA": "Des Moines",
    "US-IL": "Naperville, Evanston, Springfield, Aurora, Peoria, Bloomington",
    "US-IN America/Indiana/Indianapolis": "Fort Wayne, Bloomington",
    "US-KS": "Wichita, Overland Park, Kansas City",
    "US-KY America/New_York": "Lexington",
    "US-LA": "New Orleans, Baton Rouge",
    "US-MA": "Boston, Cambridge, Somerville, Waltham, Worcester, Newton, Springfield, Burlington",
    "US-MD": "Baltimore, Bethesda, Rockville, Columbia",
    "US-ME": "Portland",
    "US-MI": "Ann Arbor, Grand Rapids, Lansing",
    "US-MN": "Minneapolis, Saint Paul, Rochester, Bloomington",
    "US-MO": "St. Louis, Kansas City, Columbia, Springfield",
    "US-NC": "Charlotte, Raleigh, Durham, Greensboro, Asheville, Wilmington",
    "US-NE America/Chicago": "Omaha, Lincoln",
    "US-NJ": "Newark, Jersey City, Princeton, Hoboken, Trenton",
    "US-NM": "Albuquerque, Santa Fe",
    "US-NV": "Las Vegas, Reno, Henderson",
    "US-NY": "New York City, NYC, Brooklyn, Manhattan, Buffalo, Rochester, Albany, Syracuse",
    "US-OH": "Columbus, Cleveland, Cincinnati, Dayton, Akron, Toledo",
    "US-OK": "Oklahoma City, Tulsa",
    "US-OR": "Portland, Eugene, Bend",
    "US-PA": "Philadelphia, Pittsburgh, Lancaster",
    "US-RI": "Providence",
    "US-SC": "Charleston, Greenville, Columbia",
    "US-TN America/Chicago": "Nashville, Memphis",
    "US-TN America/New_York": "Knoxville, Chattanooga",
    "US-TX America/Chicago": "Austin, Dallas, Houston, San Antonio, Fort Worth, Plano, Irving, Frisco, Arlington",
    "US-TX America/Denver": "El Paso",
    "US-UT": "Salt Lake City, Provo, Lehi, Park City",
    "US-VA": "Richmond, Arlington, Alexandria, Reston, McLean, Norfolk, Virginia Beach",
    "US-VT": "Burlington",
    "US-WA": "Seattle, Bellevue, Redmond, Kirkland, Spokane, Tacoma",
    "US-WI": "Milwaukee, Madison, Green Bay",
    "VN": "Hanoi, Ha Noi, Saigon, Da Nang",
    "ZA": "Cape Town, Kapstadt, Durban, Pretoria",
}

# Towns with the name of a much larger one: they count only beside the country or state that means them.
NAMESAKES = {
    "CA-ON": "London, Cambridge, Kingston, Paris",
    "ES Europe/Madrid": "Guadalajara, Santiago, Santiago de Compostela",
    "FR": "Valence",
    "GB": "Perth, Halifax, Boston, Lincoln, Dover, Melbourne",
    "US-CA": "Ontario, Hollywood, Venice, Lancaster",
    "US-FL America/New_York": "Naples, Melbourne, Hollywood, Venice",
    "US-GA": "Athens, Rome, Dublin",
    "US-NH": "Manchester, Portsmouth, Dover",
    "US-OH": "Dublin",
    "US-OR": "Salem",
    "US-TX America/Chicago": "Paris",
    "US-WA": "Vancouver",
    "VE": "Valencia, Mérida, Barcelona",
}
