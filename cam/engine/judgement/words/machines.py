"""Subjects that only machines write, in the languages they speak."""

# "Automatic reply", as mail programs begin the subject.
AUTOMATIC = (
    r"auto(?:matic|mated|mated|matische)?[\s:-]*(?:reply|response|answer|respond\w*|antwort|acknowledg\w+)", r"auto\s*:", r"auto-?reply", r"autoresponse", r"autoresponder", r"automatische? (?:antwort|beantwoording|abwesenheit\w*|nachricht|e-?mail)",
    r"auto-?antwort", r"réponse (?:automatique|d'absence)", r"message automatique", r"respuesta automática", r"mensaje automático", r"resposta automática", r"mensagem automática", r"risposta automatica", r"messaggio automatico", r"automatisch(?:e)? (?:antwoord|bericht|reactie)",
    r"automatiskt? svar", r"autosvar", r"automatinen vastaus", r"automaattinen vastaus", r"automatyczna odpowiedź", r"odpowiedź automatyczna", r"automatická odpověď", r"automatická odpoveď", r"автоответ", r"автоматический ответ", r"автоматична відповідь", r"automatikus (?:válasz|üzenet)",
    r"otomatik (?:yanıt|cevap)", r"răspuns automat", r"自动(?:答复|回复)", r"自動(?:回覆|答覆|返信|応答)", r"자동 ?(?:회신|응답)", r"מענה אוטומטי", r"תשובה אוטומטית", r"رد تلقائي", r"αυτόματη απάντηση", r"samodejni odgovor", r"automatski odgovor", r"automatinis atsakymas", r"automātiska atbilde",
    r"automaatvastus", r"автоматичен отговор", r"trả lời tự động", r"balasan otomatis", r"resposta automàtica", r"sjálfvirkt svar", r"ตอบกลับอัตโนมัติ", r"autorespuesta", r"e-?mail (?:received|eingegangen)", r"automatic:",
)  # fmt: skip
# Away, as people name their notice.
ABSENT = (
    r"out[\s-]of[\s-](?:the[\s-])?office", r"\booo\b", r"out of town", r"away from (?:the |my )?(?:office|desk|e?mail|keyboard)", r"on (?:vacation|holiday|annual leave|leave|maternity leave|paternity leave|parental leave)", r"(?:vacation|holiday|absence) (?:notice|reply|message|response|notification|notif)", r"(?:i am|i'm|currently) (?:away|on leave|out)\b", r"^away\b",
    r"abwesenheit\w*", r"abwesend", r"nicht im (?:büro|haus)", r"außer haus", r"im urlaub", r"urlaubs?\w*(?:notiz|meldung|vertretung)", r"absence? (?:du bureau|bureau)?", r"absent\w* (?:du|jusqu)", r"en (?:congés?|vacances)", r"hors du bureau", r"message d'absence", r"fuera de (?:la )?oficina", r"de vacaciones", r"ausente", r"ausencia",
    r"fuori (?:ufficio|sede)", r"in ferie", r"assenza", r"assente", r"afwezig\w*", r"niet aanwezig", r"op vakantie", r"met (?:vakantie|verlof)", r"ausência", r"fora do escritório", r"de férias", r"frånvaro\w*", r"ej på kontoret", r"semester\b", r"fravær\w*", r"ikke til stede", r"ferie\b", r"poissa\w*", r"lomalla",
    r"nieobecno\w+", r"poza biurem", r"urlop\b", r"nepřítomn\w+", r"mimo kancelář\w*", r"neprítomn\w+", r"отсутств\w+", r"вне офиса", r"в отпуске", r"відсутн\w+", r"távollét\w*", r"házon kívül", r"ofis dışında", r"absent din birou", r"外出", r"不在", r"休暇", r"부재\s?중", r"מחוץ למשרד", r"εκτός γραφείου", r"odsotnost", r"odsutnost",
)  # fmt: skip
# Receipts of a help desk.
RECEIVED = (
    r"(?:we(?:'ve| have)? )?received your (?:e?-?mail|message|request|inquiry|enquiry)", r"thank you for (?:contacting|your (?:e?-?mail|message|inquiry|enquiry|request|interest))", r"thanks for contacting", r"\[?(?:ticket|case|request)\b[^\]]{0,12}[#:]\s?\w*\d+\]?.*(?:received|created|opened)", r"(?:ticket|case|request) (?:received|created|opened)", r"(?:eingangsbestätigung|empfangsbestätigung)", r"ihre (?:anfrage|nachricht|e-?mail) (?:ist|wurde|bei|haben)",
    r"accusé de réception", r"votre (?:demande|message) (?:a|est)", r"acuse de recibo", r"hemos recibido", r"conferma (?:di )?ricezione", r"ontvangstbevestiging", r"confirmação de rece\w+", r"recebemos (?:o )?seu", r"delivery confirmation", r"confirmation of receipt", r"(?:this )?(?:mailbox|inbox|e-?mail address|account) (?:is )?(?:no longer|not) (?:\w+ )?(?:monitored|in use|active|valid|used)",
)  # fmt: skip
# How a newsletter ends; folded, for it is looked for in folded text.
BULK = (
    r"you(?:'re| are)? (?:have )?(?:receiv\w+|got(?:ten)?|getting) th(?:is|ese) (?:e-?mails?|messages?|newsletters?|notifications?)\b.{0,20} (?:because|as|since)", r"view (?:this (?:e-?mail|message) )?(?:in|online in) your browser", r"(?:to|click(?: here)? to|here to|want to|wish to) unsubscribe\b", r"unsubscribe (?:here|instantly|at any ?time|from (?:this list|these e-?mails|all))", r"(?:manage|update|change) your (?:e-?mail |subscription |notification )?preferences",
    r"(?:vom|den) newsletter ab(?:zu)?(?:melde|bestelle)", r"im browser (?:an(?:sehen|zeigen)|offnen)", r"(?:me|se|vous) desinscrire", r"dans votre navigateur", r"darse? de baja (?:de|del|en) (?:est|nuestr|la)", r"en su navegador", r"nel (?:tuo|suo) browser", r"annulla\w* l.iscrizione", r"(?:uitschrijven|afmelden) voor de(?:ze)? nieuwsbrief", r"cancelar (?:a )?(?:subscricao|inscricao|assinatura)", r"no seu navegador",
)  # fmt: skip
