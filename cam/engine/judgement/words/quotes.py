"""The words by which mail programs mark what they quote, in the languages they speak."""

WROTE = (
    "wrote", "writes", "sent", "said", "schrieb", "schreibt", "geschrieben", "a écrit", "écrit", "a ecrit", "escribió", "escribio", "escribe",
    "ha scritto", "scritto", "scrive", "escreveu", "escreveram", "schreef", "geschreven", "skrev", "skrifaði", "kirjoitti",
    "napisał", "napisała", "napisał(a)", "napisała(a)", "napisano", "napsal", "napsal(a)", "napsala", "napísal", "napísal(a)", "je napisao", "napisao", "је написао",
    "написал", "написала", "написал(а)", "пишет", "писал", "писал(а)", "написав", "написала", "пише", "írta", "ezt írta", "a scris", "yazdı", "şunu yazdı",
    "έγραψε", "כתב", "כתבה", "写道", "寫道", "写到", "已编写", "のメール", "書きました", "님이 작성", "작성:", "đã viết", "rašė", "rakstīja", "kirjutas", "напиша", "va escriure", "skribis",
    "เขียน", "menulis", "ha escrit", "idatzi", "scríobh",
)  # fmt: skip

FROM = (
    "from", "von", "de", "da", "van", "fra", "från", "od", "от", "від", "lähettäjä", "feladó", "gönderen", "kimden", "expéditeur", "remitente",
    "mittente", "afzender", "nadawca", "odesílatel", "expeditor", "从", "发件人", "寄件者", "寄件人", "差出人", "送信者", "보낸 사람", "보낸사람", "מאת", "من", "από", "de la",
    "absender", "المرسل", "desde", "emitent", "avsender", "reply-to", "saatja", "nuo", "no", "šalje", "пошиљалац", "изпратено от", "šaljatelj", "pošiljatelj", "pengirim", "dari", "người gửi", "ผู้ส่ง", "od koho", "frá",
)  # fmt: skip
SENT = (
    "sent", "date", "gesendet", "datum", "envoyé", "envoyé le", "enviado", "enviado el", "enviado em", "fecha", "data", "inviato", "inviato il", "verzonden", "skickat",
    "sendt", "dato", "lähetetty", "päivämäärä", "päiväys", "wysłano", "wysłane", "odesláno", "dátum", "elküldve", "küldve", "дата", "отправлено", "надіслано", "gönderildi",
    "gönderme tarihi", "tarih", "trimis", "تم الإرسال", "التاريخ", "发送时间", "日期", "寄件日期", "日時", "送信日時", "보낸 날짜", "날짜", "נשלח", "תאריך", "le", "gesendet am", "geschickt", "date et heure",
    "data e hora", "ημερομηνία", "στάλθηκε", "saadetud", "kuupäev", "išsiųsta", "nosūtīts", "poslano", "послано", "изпратено", "enviat", "enviat el", "odoslané", "dikirim", "tanggal", "đã gửi", "ngày", "ส่งแล้ว", "sent:", "dagsetning",
)  # fmt: skip
TO = (
    "to", "an", "à", "a", "para", "til", "till", "aan", "do", "komu", "кому", "vastaanottaja", "címzett", "kime", "alıcı", "catre", "către", "destinataire", "destinatario",
    "adresat", "إلى", "收件人", "宛先", "받는 사람", "받는사람", "אל", "cc", "kopie", "copie", "kopia", "copia", "empfänger", "kopi", "dla", "προς", "pour", "adressaat", "saajad", "kam", "kas", "prima", "za", "до", "per a", "kepada", "đến", "ถึง", "til:", "tới",
)  # fmt: skip
SUBJECT = (
    "subject", "betreff", "objet", "asunto", "oggetto", "onderwerp", "assunto", "ämne", "emne", "aihe", "temat", "předmět", "předmet", "predmet", "тема", "tárgy", "konu", "subiect",
    "subiectul", "الموضوع", "主题", "主旨", "件名", "제목", "נושא", "θέμα", "sujet", "risposta", "subj", "teema", "tēma", "zadeva", "assumpte", "относно", "perihal", "subjek", "chủ đề", "เรื่อง", "efni",
)  # fmt: skip

DIVIDERS = (
    "original message", "reply message", "original mail", "original email", "original appointment", "forwarded message", "forwarded by", "begin forwarded message", "ursprüngliche nachricht", "originalnachricht",
    "original-nachricht", "weitergeleitete nachricht", "anfang der weitergeleiteten", "message d'origine", "message original", "message transféré", "message transmis", "début du message",
    "mensaje original", "mensaje reenviado", "inicio del mensaje", "messaggio originale", "messaggio inoltrato", "inizio messaggio", "oorspronkelijk bericht", "origineel bericht",
    "oorspronkelijke bericht", "doorgestuurd bericht", "begin doorgestuurd", "mensagem original", "mensagem encaminhada", "mensagem reencaminhada", "ursprungligt meddelande", "originalmeddelande",
    "vidarebefordrat", "oprindelig meddelelse", "original meddelelse", "videresendt", "opprinnelig melding", "alkuperäinen viesti", "välitetty viesti", "oryginalna wiadomość",
    "wiadomość oryginalna", "wiadomość przekazana", "původní zpráva", "původní e-mail", "pôvodná správa", "исходное сообщение", "пересылаемое сообщение", "оригинальное сообщение", "початкове повідомлення",
    "eredeti üzenet", "orijinal mesaj", "özgün ileti", "iletilen ileti", "mesaj original", "mesajul original", "原始邮件", "原始郵件", "转发的邮件", "元のメッセージ", "転送", "원본 메시지", "הודעה מקורית", "message du", "messaggio del", "previous message",
)  # fmt: skip

# A reply is written above such a line by programs that ask for it.
REPLY_ABOVE = ("reply above this line", "write above this line", "type your reply above", "bitte antworten sie oberhalb", "répondez au-dessus", "please reply above")  # fmt: skip
