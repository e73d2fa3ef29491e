"""German: what its words are, and what is said by them."""

from cam.engine.judgement.words.german_notices import NOTICES

GROUPS = {
    "neg": "nicht kein keine keinen keinem keiner keinerlei nie niemals nichts ned net nix weder ohne",
    "kein": "kein keine keinen keinem keiner keinerlei null",
    "me": "mich mir uns mein meine meinen meiner unser unsere unseren",
    "write": "schreib* anschreib* kontaktier* mail* email* anruf* send* schick* zusend* zuschick* belästig* nerv* "
    "zuspam* spam* meld* angeschrieben kontaktiert anzuschreiben angemailt zumüll*",
    "mails": "mail* email* emails e-mail* nachricht* newsletter* werbung werbe* spam zuschrift* ",
    "list": "liste* verteiler* mailverteiler* newsletter* datenbank* system* adressliste* kartei* mailingliste* "
    "kontaktliste* crm adressbuch kampagne",
    "month": "januar jänner februar märz april mai juni juli august september oktober november dezember frühjahr "
    "frühling sommer herbst winter q1 q2 q3 q4 quartal halbjahr ostern weihnachten",
    "later": "später nächst* kommend* januar jänner februar märz april mai juni juli august september oktober "
    "november dezember frühjahr frühling sommer herbst winter q1 q2 q3 q4 quartal* halbjahr ostern "
    "weihnachten jahr jahres monat* woche* zukunft wieder nochmal nochmals erneut",
    "now": "jetzt aktuell derzeit momentan zurzeit gerade zeitpunkt moment heute derzeitig augenblick "
    "gegenwärtig vorerst noch",
    "vendor": "anbieter* lieferant* dienstleister* lösung* partner* agentur* tool* system* software plattform* "
    "jemand* team vertrag berater*",
    "info": "info* information* unterlagen material* broschüre* details angebot* preis* preisliste beispiel* "
    "referenz* präsentation demo link* datenblatt mehr näheres folien konditionen termin* "
    "terminvorschlag* video* pdf kalender exposé konzept vorschlag vorschläge",
    "talk": "sprechen reden telefonieren treffen austauschen unterhalten gespräch* termin* telefonat* call "
    "meeting anruf* demo austausch kennenlern* zoom besprechen vorstellung* videocall telko",
    "day": "montag dienstag mittwoch donnerstag freitag morgen nachmittag vormittag woche heute mo di mi do fr "
    "uhr übermorgen mittag",
    "good": "gut spannend interessant super toll prima klasse hervorragend großartig perfekt ausgezeichnet "
    "vielversprechend hilfreich nützlich cool genial sinnvoll attraktiv verlockend wunderbar mega stark "
    "gute spannende interessante",
    "polite": "bitte danke dank gerne",
    "who": "kollege* kollegin* chef* vorgesetzte* geschäftsführ* abteilung* einkauf* team leiter* assistenz "
    "marketing* vertrieb* hr it leiter personalabteilung büro zentrale sekretariat inhaber* partner* "
    "nachfolger* nachfolgerin vertretung leitung herr herrn frau",
}

PHRASES = {
    "idiom": """
        war|waren .. urlaub|abwesend|krank|unterwegs|verreist|elternzeit|dienstreise / nicht nur / kein problem / keine ursache / kein thema / nicht schlecht / keine eile
        nichts dagegen / nicht uninteressant / keine frage / zögern sie nicht / nicht verpassen / ohne weiteres / nicht abgeneigt / falls|wenn .. @kein interesse
        tut mir leid / nicht abmelden|austragen|löschen
        hallo|hi|liebe|lieber|geehrte|geehrter|tag|moin|servus|hey|morgen frau|herr|herrn|dr NAME
        ihr|ihrem|ihres|dein interesse / für .. interesse
    """,
    "opt_out": """
        verbitte / verbitten uns / verbiete / untersage .. / sehe von .. ab / nicht mehr erwünscht / unerwünscht .. @mails
        ^ stopp|stop|abmelden|austragen|abbestellen|unsubscribe|löschen|aufhören|ende|schluss $
        ^ bitte abmelden|austragen|löschen|abbestellen|entfernen|streichen|stoppen|aufhören|unterlassen / stopp|stop .. @mails / abmeld* / abbestell* / austrag*
        ausgetragen / abgemeldet / unsubscribe / deabonnier* / melden|melde|meldet .. @me .. ab / melden|melde sie @me .. ab / tragen|trage .. @me .. aus
        bestell* .. newsletter|mails .. ab / nehm*|nimm .. @me|adresse|kontakt .. aus|von|raus|herunter|runter / streich*|lösch*|entfern*|nehm*|nimm|tilg* sie? @me
        streich*|lösch*|entfern* .. @me|adresse|kontakt*|daten|mailadresse|email*|namen|nummer
        @me|adresse|kontakt*|daten|mailadresse|email*|mail .. lösch*|entfern*|streich*|austragen|raus / @me|adresse .. aus|von .. @list
        aus|von .. @list .. lösch*|entfern*|streich*|nehm*|austragen|nimm|genommen / aus|von dem|ihrem|ihrer|eurem|eurer|der|deiner|deinem .. @list
        schreib* .. @me .. nicht|nie mehr|wieder|weiter|an / @write .. @neg mehr|wieder|weiter|länger|erneut / @neg mehr|wieder|weiter|länger|erneut .. @write
        @neg .. weitere|weiteren|mehr|solche|solchen|derartige|derartigen|unaufgeforderte .. @mails / @neg .. @mails mehr
        keine|keinen|null .. @mails .. erhalten|bekommen|empfangen|kriegen|mehr|von|wünsch*|haben|senden|schicken
        @neg .. von ihnen|euch|dir .. hören|lesen|erhalten|bekommen|haben|kontaktiert / @neg .. kontaktiert|angeschrieben|belästigt|angerufen .. werden|werde|mehr
        möchte|will|wollen|wünsch* .. @neg .. kontakt*|angeschrieben|mails / wünsch* .. @kein .. kontakt*|werbung|mails|kontaktaufnahme
        keine weitere|weiteren|weiterer .. kontakt*|nachricht*|mails|zusendung*|kontaktaufnahme*|werbung|anfragen / kein* kontakt mehr / hör* sie? .. auf / hört .. auf
        unterlass* / zu unterlassen / sehen sie .. ab / davon abzusehen / absehen .. @mails|kontakt*|zusendung* / lass*|lasst|laß .. @me .. ruhe|frieden
        in ruhe .. lassen|gelassen / verschon* .. @me / @me .. verschon* / spart euch|ihnen .. @mails / sparen sie sich .. @mails|anruf*|nachricht* / keine werbung
        werbewiderspruch / widersprech* / widerruf* .. einwilligung|zustimmung / widerspreche .. / nie eingewilligt|zugestimmt|angemeldet|bestellt|angefordert
        nicht eingewilligt|zugestimmt|angefordert|bestellt / nicht .. eingewilligt|zugestimmt|angefordert|angemeldet|bestellt / einwilligung .. widerruf*
        blockier* .. sie|euch|absender|mail* / gesperrt|sperrliste|sperren|blacklist / als spam .. markier*|gemeldet|melden / hauen .. ab / hau ab / verpiss* / verschwinde*
        nerv* nicht / verzicht* .. auf .. @mails|kontakt*|zusendung* / nehmen sie|bitte .. davon abstand / abstand von .. @mails / lösch* .. @me / nicht .. mehr .. belästig*
        schluss .. mit|damit
    """,
    "legal": """
        mein*|unser* .. anwalt|anwälte|anwältin|rechtsanwalt|rechtsanwälte / anwalt|rechtsanwalt|anwälte .. einschalt*|ein|übergeb*|beauftrag*|hören|prüfen / vor gericht
        juristisch* .. schritt*|vorgeh*|konsequenz* / beschwerde .. einreich*|bei / polizei .. einschalt*|meld* / abmahn* / anzeige .. erstatt* / klage / verklag*
        unterlassungs* / rechtliche schritte / rechtlich* .. schritt*|konsequenz*|vorgeh* / datenschutzbehörde / datenschutzbeauftragt* .. meld*|beschwer*|inform*|einschalt*
        landesdatenschutz* / bundesnetzagentur / aufsichtsbehörde / verbraucherzentrale / dsgvo .. verstoß*|verstöß*|lösch*|auskunft*|beschwer*
        verstoß* .. dsgvo|uwg|gesetz|datenschutz / verstößt .. gegen / art|artikel 15|17|21 / uwg / lösch* .. daten / daten .. lösch*|entfern*
        auskunft .. daten|dsgvo|gespeichert* / löschung .. daten / illegal* / rechtswidrig* / unzulässig* / strafbar*
    """,
    "spam": """
        spam / das ist spam / spammer* / unaufgefordert* / unverlangt* / unerwünscht* / belästigung / werbemüll / müll
    """,
    "rude": """
        schon wieder .. mail*|werb*|spam*|so|eine / noch so eine / frechheit / unverschämt* / idiot* / arsch* / leck / scheiß* / scheiss* / schwachsinn / blödsinn / unfug
        quatsch / abzock* / betrug / betrüger* / dreist / peinlich / lächerlich / nervig / nerven / nervt / zeitverschwendung / unseriös* / verarsch* / massenmail*
        was soll der|das|dieser
    """,
    "refusal": """
        interne* @vendor / eigene*|eigenes @vendor / keinen gebrauch / @neg .. gebrauch .. machen / nehmen .. nicht|keine .. auf|teil / nicht .. teilnehmen|nutzen|anbieten
        sehen .. davon ab / zurzeit nicht|kein|keine / nicht mein|unser .. fall / @neg .. interess* / interess* .. nicht|keineswegs|null|weniger
        kein|keinen|keinerlei .. bedarf|bedürfnis|interesse|verwendung|budget|geld|mittel|ressourcen|anlass|grund|nutzen|mehrwert|kapazität*|zeit|notwendigkeit|möglichkeit
        keine .. verwendung|kapazität*|zeit|notwendigkeit|mittel|ressourcen|möglichkeit|priorität|option|lust|option|passung|investition*|budget*
        bedarf .. nicht|keinen|keiner|gedeckt|abgedeckt / desinteresse / uninteressant / nein ,? danke / danke ,? nein / nein / nö / nee / ne ,? danke / nope / ^ nein
        danke .. aber .. nicht|kein|keinen|keine|nein|haben|sind / nein .. danke / lieber nicht / eher nicht / leider nicht / leider nein / wohl nicht
        brauch* .. nicht|kein|keine|keinen|nichts / @neg .. brauch* / benötig* .. nicht|kein|keine|keinen|nichts / @neg .. benötig* / @neg .. gebraucht / @neg .. relevant
        irrelevant / @neg .. passend|geeignet|infrage|frage|passt / passt .. nicht / @neg .. passt / passen .. nicht / unpassend / kommt .. nicht .. infrage|frage
        kommt .. für .. nicht / @neg .. für uns|mich / nichts für uns|mich
        haben|habe|gibt|nutzen|nutze|arbeiten|arbeite|verwenden|setzen|besitzen|sind .. bereits|schon .. @vendor / bereits|schon .. @vendor
        bereits|schon|gut .. versorgt|aufgestellt|abgedeckt|bedient|ausgestattet|gelöst|eingesetzt|beauftragt|vorhanden|besetzt|vergeben|betreut
        bereits|schon .. einen|eine|ein|mit|im / sehr? zufrieden / zufrieden .. mit / gut aufgestellt|versorgt|bedient
        feste|festen|bestehende|bestehenden|langjährige* .. @vendor|partnerschaft* / @vendor .. zufrieden
        intern|selbst|inhouse|eigen* .. gelöst|abgedeckt|betreut|erledig*|umgesetzt|mach*|abgewickelt|entwickel*|abteilung|lösung / eigenes team
        mach*|erledig*|lös*|betreu*|entwickel*|deck* .. intern|selbst|selber|inhouse|eigen* / in house / anderen|andere|anderem|andern .. @vendor .. entschieden|gewählt
        für .. andere* .. @vendor / entschieden .. gegen|andere*|dagegen|nicht / dagegen entschieden / anderweitig .. entschieden|vergeben|gelöst / absag*
        muss|müssen|möchte|werde|werden .. ablehn* / lehn* .. ab / ablehn* / abzulehnen / verzicht* / wir passen / davon absehen / zu teuer|kostspielig
        budget* .. nicht|ausgeschöpft|aufgebraucht|verplant|eingefroren|gestrichen / kein* geld / nicht leisten / sprengt .. budget
        @neg .. geplant|vorgesehen|angedacht|weiterverfolg*|weiter|verfolg*|überzeug*|sinnvoll|hilfreich|nötig|notwendig|nützlich|gewünscht|erwünscht|auf|umsetz*|such*|wechsel*|investier*|kaufen|ändern
        überzeug* .. nicht / such* .. nicht|keine|keinen|nichts / @neg .. auf .. suche / wechsel* .. nicht / kein wechsel / @neg .. einstell* / einstellungsstopp
        nehmen .. abstand / geschäft .. aufgegeben|geschlossen / geschäftsaufgabe / firma .. geschlossen|aufgelöst / im ruhestand / in rente / insolvenz*
        sehe|sehen .. kein|keinen|keine|nicht / bleib* .. bei|beim / nicht .. unser|mein .. thema|bereich|fokus / fällt .. raus / zu klein|groß .. dafür|für
        nicht zielführend / nicht .. mein ding / auf keinen fall / keinesfalls / keineswegs / niemals / vergessen sie es / vergiss es / abgelehnt / hinfällig
        erledigt hat|sich / hat sich erledigt
        sind|bin versorgt|bedient|eingedeckt|zufrieden|ausgestattet
        brauchen|benötigen .. nicht|nix|nichts / so etwas .. nicht / selber|selbst / reden .. nicht|nie / nicht unser|mein .. ding|geschäft|bereich|markt / wird nichts / wird das nichts / kein kunde|geschäft / ohne uns|mich / zu aufwendig|aufwändig|teuer|riskant / rausgeschmissen* .. geld / geld .. verbrannt / schlechte erfahrung* / keine .. neuen .. lieferanten|partner|dienstleister|anbieter
        nichts für unser|unsere|unseren|uns|mich|meinen / passt .. nicht|net
    """,
    "later": """
        @neg .. @now / @now .. @neg / zurzeit|derzeit|aktuell|momentan|gerade|vorerst|jetzt nicht|kein|keine|keinen|leider
        noch zu|nicht früh|soweit|aktuell|relevant|bereit / zu früh / verfrüht / nicht .. richtige* .. zeitpunkt / falsch* .. zeitpunkt / ungünstig* .. zeitpunkt
        zeitpunkt .. ungünstig|schlecht|nicht|falsch|passt / schlecht* zeitpunkt|timing / vielleicht .. @later / eventuell .. @later / evtl .. @later
        später .. @later|noch|mal|einmal|vielleicht / ^ später $ / zu .. späteren .. zeitpunkt / ein anderes mal / andermal / meld* .. sich .. @later / meld* .. @later
        kontaktier* .. @later / schreib* .. @later / komm* .. darauf|drauf|zurück .. @later / frag* .. @later / versuch* .. @later / ruf* .. @later / hak* .. @later
        erinner* .. @later / @later .. wieder|nochmal|noch|erneut|nochmals .. meld*|kontakt*|sprech*|schreib*|an|auf / im|ab|in|ende|anfang|mitte|nach .. @month
        nächstes|nächsten|kommendes|kommenden jahr|quartal|halbjahr|monat|jahres / in .. monaten|jahren|wochen / in ein|zwei|drei|vier|fünf|sechs paar? monat*|jahr*|woche*
        nach .. sommer*|urlaub*|ferien|messe|umzug|jahreswechsel|umstellung|weihnachten|ostern / erst .. nächst*|wieder|im|ab|nach|ende|anfang / wiedervorlage
        zurückgestellt / verschoben / vertagt / auf eis / liegt auf / priorität* .. andere*|gerade|nicht|keine / keine .. priorität / andere .. prioritäten|themen
        viel|zu viel um / zu .. beschäftigt / keine zeit / land unter / ausgelastet / stress*
        falls|wenn .. bedarf|ändert|ändern|interesse|brauchen|soweit .. meld*|komm*|kontakt*|wir|ich / bei bedarf / behalt* .. hinterkopf|im|auf / im hinterkopf / vorgemerkt
        merk* .. vor / melde* .. wenn|falls|sobald|bei .. bedarf|soweit|aktuell|wir / wir melden uns|ich melde mich bei bedarf / kommen .. auf .. zu .. wenn|bei|sobald
    """,
    "interest": """
        interess* / hätt* .. interesse / hab* .. interesse / bin|sind|wäre|wären .. interessiert|neugierig|gespannt|dabei|offen|begeistert|angetan
        interesse .. geweckt|vorhanden|besteht / besteht .. interesse / kling*|hört|sieht|hörte .. @good|vielversprechend|an|aus
        @good .. idee|ansatz|thema|angebot|produkt|timing / das ist @good / sehr @good / passt .. gut|perfekt|super / guter zeitpunkt / gutes timing
        richtige* zeitpunkt|moment
        gerne|gern .. mehr|telefonier*|sprech*|austausch*|treff*|kennenlern*|ausprobier*|test*|anschau*|ansehen|erfahr*|hör*|schick*|send*|unterhalten|termin*|gespräch*|darüber|näher|anhör*|einmal|mal|hätt*|können|könnten|nehm*|würd*
        würd* .. gerne|gern .. @talk|mehr|erfahr*|sehen|test*|anschau*|wissen|kennen* / möcht*|will|wollen .. mehr .. erfahr*|wissen|hör*
        mehr .. erfahr*|wissen|hör*|darüber|dazu / erzähl* .. mehr|mir|uns / erklär* / neugier* / gespannt / freue mich|auf / freuen uns|auf / freut mich
        genau .. such*|brauch*|richtige|das / such* .. gerade|schon|genau|so|etwas|nach|derzeit|aktuell / such* .. lösung*|anbieter*|partner*
        beschäftig* .. gerade|aktuell|derzeit|damit|thema|mit / gerade .. auf .. suche / auf der suche / lassen sie uns / lass uns / lasst uns / legen wir los / los geht*
        loslegen / wie geht es .. weiter / nächste* schritt* / können wir .. @talk|machen|starten|loslegen / könnten wir .. @talk / wann .. @talk|zeit|start* / testzugang
        testen / test .. zugang|phase|account / ausprobieren / bestellen / kaufen / beauftragen / zusag* / einverstanden / angenommen / wäre .. @good|möglich|hilfreich|für
        könnte .. @good|passen|helfen|für / dabei $ / bin dabei / machen wir / überzeugt / brauchen .. so|etwas|genau|sowas|dringend|hilfe|unterstützung
        wir brauchen .. @info|lösung|hilfe|unterstützung / offen .. für|dafür / bereit .. zu|für|mehr|kennen* / halten sie mich|uns auf / setze|nehme .. cc|kollegen|in
        wie gehts|geht .. weiter|los / was|das uns fehlt
    """,
    "request": """
        schick*|send*|lass*|stell*|übermitt*|mail*|gib|geben|nenn* .. @info / schick*|send* .. gerne|bitte|rüber|zu|mal|her / bitte .. um .. @info|zusendung|angebot*
        bitten|bitte um .. @info / hätt* .. gern*|gerne .. @info
        können|könnten|kannst|könntest sie|du|ihr .. schicken|senden|zeigen|erklären|zukommen|nennen|geben|machen|erstellen|vorstellen|zusenden|mailen|@info
        zeigen sie|uns|mir / zukommen .. lassen / weitere .. @info|infos|details / nähere .. @info / mehr .. @info / @info .. bitte
        angebot .. erstell*|mach*|bitte|unterbreit* / ein angebot / brauche|bräuchte|benötige .. @info
    """,
    "meeting": """
        @talk .. @day / @day .. @talk / @day .. passt|zeit|frei|gut|möglich|um|wäre|perfekt|super|ginge|geht / passt .. @day|ihnen|dir|euch|mir
        habe|haben|hätte|hätten .. @day .. zeit|luft / zeit .. für .. @talk / hätte .. zeit
        termin*|gespräch|meeting|call|telefonat|demo|treffen .. vereinbar*|mach*|ausmach*|find*|anbiet*|vorschlag*|abstimm*|verabred*|einstell* / vereinbar* .. @talk
        terminvorschl* / schlagen sie .. vor / terminfindung / ruf* .. mich|uns|an|einmal|gerne|bitte|morgen / rufen sie / ruf .. an / anrufen / telefonier*
        erreich* .. mich|uns .. unter|telefonisch|auf / meine .. nummer|handynummer|durchwahl / unter .. nummer / kalender* / einladung
        wann .. passt|hätten|haben|können|könnten|sind .. ihnen|sie|wir|zeit / kurz .. @talk / komm* .. vorbei / persönlich* .. treffen|kennen* / kaffee / jederzeit
        nächste|kommende|diese woche .. @talk|zeit|gut|passt|möglich|gerne / wie wäre es .. mit|am|@day / treffen wir|uns
    """,
    "agree": """
        ^ ja / ^ jawohl / ^ jo / ^ klar / ^ gerne / ^ gern / ^ sehr gerne|gern / ^ natürlich / ^ selbstverständlich / ^ unbedingt / ^ auf jeden fall / ^ sicher / ^ passt
        ^ perfekt / ^ super / ^ prima / ^ in ordnung / ^ genau / ^ ok ,? gerne|gern|machen|passt|dann|lassen|schicken / ^ na klar / ^ aber gerne / ja ,? bitte|gerne
        mach* wir / einverstanden / alles klar .. gerne|dann|bis / ^ warum nicht / ^ wieso nicht
    """,
    "asks": """
        ^ wie|was|welche|welcher|welches|wo|woher|warum .. sie|ihr|ihre|ist|sind|kostet|funktioniert|funktionieren|haben|läuft|geht|bietet|das / wie funktioniert
    """,
    "price": """
        was|wieviel|wie viel kostet|kosten|würde|kostest|verlangen|nehmen / preis* / kosten / konditionen / wie teuer / wieviel .. euro|kostet|kosten / rabatt* / kostet
        gebühr* / stundensatz / tagessatz
    """,
    "privacy": """
        woher .. haben|hast|kennen|habt|stammt|kommen|kommt|bekommen / wie .. an|zu .. meine|meiner|unsere|meinen .. adresse|daten|mail*|kontakt*|nummer|email*
        woher .. adresse|daten|kontakt* / meine .. adresse .. her / quelle .. daten|adresse / dsgvo* / datenschutz* / auftragsverarbeitung* / avv / welche daten
        rechtsgrundlage / wer hat ihnen / wo .. gehostet|server|gespeichert
    """,
    "identity": """
        wer sind|seid|bist / wer ist .. das|ihr|die|da / kennen wir uns / sind sie .. ein|eine|echt|roboter|mensch / von welcher firma / welche firma .. sie|sind
        was machen sie|ihr / was genau .. machen|bieten|ist|tun / worum geht / was ist das / was wollen sie / für wen arbeiten
    """,
    "referral": """
        @neg .. richtig* .. ansprechpartner*|person|adressat*|kontakt*|stelle|adresse / @neg .. zuständig* / @neg .. verantwortlich*
        falsch* .. ansprechpartner*|person|adresse|abteilung|stelle / zuständig* .. ist|sind|für|bei|hierfür|dafür
        dafür|hierfür|darum .. zuständig*|kümmer*|verantwortlich* / zuständig / verantwortlich* / ansprechpartner* .. ist|für|wäre / richtig* .. ansprechpartner*
        wend* .. sich|euch|dich .. an / an .. @who|NAME .. wend* / kontaktier* .. bitte|@who|NAME|xadrx / schreib* .. an|@who|xadrx / sprech* .. mit|@who
        meld* .. sich .. bei|@who / ruf* .. @who .. an / frag* .. @who|NAME / mail* an / reden .. mit / kontakt* xadrx / xadrx .. wend*|schreib*|kontakt*|zuständig|melden
        an xadrx / unter xadrx / bei xadrx / weitergeleitet / weiterleit* / leite .. weiter / leiten .. weiter / gebe|geben|gab|reich* .. weiter / weitergegeben
        weitergereicht / weitergeb* / in kopie / cc / in cc / nehme .. kopie|dazu|auf
        mein*|unser*|der|die @who .. zuständig|verantwortlich|kümmert|macht|entscheidet|betreut|übernimmt|hilft|leitet / @who NAME / kümmert .. sich / übernimmt
        nachfolger* / entscheidet / liegt .. bei / fällt .. bereich|zuständigkeit .. von|meines|meiner / nicht .. mein .. bereich|aufgabe|thema|ressort / verweis* .. an|auf
        verbind* .. mit
        leite|leiten|gebe|geben|reiche ... weiter / an .. kolleg*|geschäftsführ*|abteilung|chef|chefin .. weiter*|gegeben|geleitet|wenden
    """,
    "wrong": """
        falsch* .. ansprechpartner*|person|adresse|abteilung|stelle|adressat* / @neg .. richtig* .. ansprechpartner*|person|adressat*|kontakt* / @neg .. zuständig*
        @neg .. verantwortlich* / nichts .. zu tun / verwechsel* / irrtum / @neg .. entscheid*
    """,
    "receipt": """
        ^ danke / ^ vielen dank / ^ besten dank / ^ herzlichen dank / danke für / dank für / notiert / zur kenntnis / erhalten / ^ ok / ^ okay / ^ verstanden
        ^ interessant $ / gut zu wissen / zu den akten / ^ hm / ^ hmm / verständlich / @neg .. sicher / weiß .. nicht / unsicher
    """,
    "promise": """
        meld* mich|uns / komm* .. auf .. sie|euch|dich .. zu|zurück / komme darauf|drauf zurück / gebe|geben .. bescheid|rückmeldung|feedback / rückmeldung
        schau* .. an|mal|es / sehe* .. an / prüf* / überleg* / überdenk* / nachdenken / denke .. nach / besprech* .. intern|team|kolleg*|chef|mit|das|es / bespreche / kläre*
        klären / abstimm* .. intern|mit / leite .. team / werde|werden .. prüfen|ansehen|anschauen|besprechen|melden|überlegen|lesen|antworten / vergleichen
        sind .. noch|gerade .. dabei|am / noch .. entschieden|unentschlossen|überlegung / lese* .. durch / rücksprache / ^ vielleicht $ / ^ mal sehen / mal schauen
        muss .. erst|noch
        leite|leiten|gebe|geben|reiche ... team .. weiter
    """,
    **NOTICES,
}

BREAKERS = "und sondern weil wenn falls obwohl während dass denn"
CONTRASTS = "aber jedoch sondern leider allerdings dennoch doch"
CONDITIONS = "wenn falls sofern ob sollte sollten"
NEGATES_AFTER = True  # a negation may follow what it turns round

# Everyday words that tell the language.
COMMON = (
    "der die das und ist nicht ich sie wir ihr es ein eine einen einem mit für auf bei von zu zum zur im "
    "ihre ihnen mein meine unser unsere haben habe hat sind bin wird werden kann können bitte danke "
    "vielen dank aber auch noch mehr kein keine wenn wie was wer den dem des uns mich mir sehr gerne ja "
    "nein oder schon nach aus interesse leider gern grüße mail über am an dass dafür hier jetzt klingt "
    "wieder lassen schreiben"
)
# Mended where they are mistyped.
OFTEN_MISTYPED = (
    "interesse interessiert abmelden austragen zufrieden bereits anbieter termin information vielen"
)
