"""How people and programs end a mail, in the languages they write."""

DEVICES = (
    r"sent (?:from|via|using|with) (?:my |the |an? )?\S+(?: \S+){0,6}", r"get outlook for \S+.*", r"(?:von|aus) mein\w+ .{2,40} gesendet", r"gesendet (?:von|mit|vom|aus|via|über) .{2,60}",
    r"diese nachricht wurde von mein\w+ .{2,60}", r"envoyé (?:de|depuis|à partir|avec|via) .{2,60}", r"enviado (?:desde|con|através|a través|do|a partir|via|pelo|por|de) .{2,60}",
    r"inviato (?:da|dal|con|tramite) .{2,60}", r"verzonden (?:vanaf|vanuit|met|via|door) .{2,60}", r"verstuurd (?:vanaf|vanuit|met|via) .{2,60}", r"skickat från .{2,50}", r"sendt fra .{2,50}",
    r"lähetetty .{2,50}", r"wysłan[eo] (?:z|za) .{2,50}", r"odesláno z .{2,50}", r"odoslané z .{2,50}", r"отправлено (?:с|из) .{2,50}", r"надіслано з .{2,50}", r".{2,30}(?:umdan|dan|den) gönderildi",
    r"trimis (?:de pe|din) .{2,50}", r".{2,30}(?:ról|ről) küldve", r"küldve .{2,40}(?:ról|ről)", r"saadetud (?:minu )?.{2,40}", r"išsiųsta iš .{2,40}", r"nosūtīts no .{2,40}", r"στάλθηκε από .{2,40}", r"enviat des de.{2,40}", r"изпратено от .{2,40}", r"gửi từ .{2,40}", r"dikirim dari .{2,40}", r"get \w+(?: \w+)? for (?:ios|android|iphone|mobile|windows|mac)\S*", r"(?:holen sie sich|hol dir|ottieni|scarica|obtenez|obtenga|skaffa|hent|få|hämta|pobierz|stáhnout|получить|получите) (?:outlook|bluemail) .{2,40}", r".{2,30}から送信", r"(?:发自|發自|從)我的.{2,20}", r"나의 .{2,20}에서 보냄", r"נשלח מ.{2,30}", r"(?:obter o|obtener|télécharger|hole dir|scarica|download) outlook .{2,40}",
    r"sent on the (?:go|move).*", r"typed (?:on|with) .{2,40}", r"please excuse (?:any |my )?(?:typos|brevity|errors).*", r"poslano (?:z|iz|sa) .{2,40}", r"εστάλη από .{2,40}",
)  # fmt: skip
CLOSINGS = (
    "best", "best regards", "kind regards", "warm regards", "regards", "warmest regards", "best wishes", "all the best", "sincerely", "yours sincerely", "yours truly", "yours", "cheers", "many thanks",
    "with kind regards", "with best regards", "kindest regards", "respectfully", "take care", "warmly", "cordially", "rgds", "br", "kr", "thanks", "thank you", "thanks and regards", "thx", "mit freundlichen grüßen",
    "mit freundlichem gruß", "freundliche grüße", "viele grüße", "beste grüße", "liebe grüße", "herzliche grüße", "schöne grüße", "mit besten grüßen", "grüße", "gruß", "mfg", "lg", "vg", "hochachtungsvoll", "mit lieben grüßen",
    "mit herzlichen grüßen", "danke und gruß", "beste grüsse", "freundliche grüsse", "viele grüsse", "mit freundlichen grüssen", "cordialement", "bien cordialement", "bien à vous", "sincères salutations", "salutations", "très cordialement",
    "meilleures salutations", "cdt", "bonne journée", "belle journée", "bonne réception", "amicalement", "saludos", "un saludo", "saludos cordiales", "atentamente", "atte", "cordialmente", "un cordial saludo", "saludos cordiales",
    "reciba un cordial saludo", "abrazo", "un abrazo", "cordiali saluti", "distinti saluti", "saluti", "un saluto", "cordialità", "buona giornata", "a presto", "met vriendelijke groet", "met vriendelijke groeten",
    "vriendelijke groet", "vriendelijke groeten", "groet", "groeten", "groetjes", "mvg", "hartelijke groet", "hartelijke groeten", "met hartelijke groet", "atenciosamente", "cumprimentos", "com os melhores cumprimentos", "melhores cumprimentos",
    "att", "abraço", "abraços", "atentamente", "cordiais saudações", "os melhores cumprimentos", "med vänliga hälsningar", "vänliga hälsningar", "hälsningar", "mvh", "med venlig hilsen", "venlig hilsen", "vh", "hilsen", "med vennlig hilsen", "vennlig hilsen",
    "ystävällisin terveisin", "terveisin", "pozdrawiam", "z poważaniem", "pozdrowienia", "s pozdravem", "hezký den", "с уважением", "з повагою", "saygılarımla", "iyi çalışmalar", "cu stimă", "üdvözlettel", "tisztelettel",
)  # fmt: skip
# Two of these words in one paragraph make a notice of a lawyer, not a sentence of the writer.
NOTICE = (
    r"confidential\w*", r"privileged", r"intended (?:solely|only|recipient|for)", r"vertraulich\w*", r"rechtlich geschützt\w*", r"irrtümlich", r"unbefugt\w*", r"confidentiel\w*", r"destinataire\w*", r"par erreur", r"confidencial\w*",
    r"destinatari[oa]\w*", r"por error", r"por engano", r"riservat\w+", r"confidenzial\w+", r"per errore", r"vertrouwelijk\w*", r"geadresseerde", r"uitsluitend bestemd", r"in error", r"unauthori[sz]ed", r"disseminat\w+", r"strictly prohibited",
    r"disclaimer", r"virus\w*", r"attachments?", r"anhänge\w*", r"pièces jointes", r"adjuntos", r"allegati", r"bijlagen", r"anexos", r"this (?:e-?mail|message)", r"diese (?:e-?mail|nachricht)", r"ce (?:message|courriel|mail)", r"este (?:mensaje|correo|e-?mail)",
    r"questo messaggio", r"dit (?:bericht|e-?mail)", r"esta mensagem", r"notify the sender", r"informieren sie",
    r"konfidentiell\w*", r"poufn\w+", r"fortrolig\w*", r"luottamuksell\w+", r"конфиденциальн\w+", r"důvěrn\w+", r"gizli\w*",
)  # fmt: skip
NOTICE_ALONE = (
    r"please consider the environment", r"think before you print", r"pensez à l.environnement", r"bitte (?:denken|prüfen) sie .{0,40}(?:umwelt|ausdruck)", r"antes de imprimir", r"prima di stampare", r"denk aan het milieu",
    r"registered (?:in|office)", r"sitz der gesellschaft", r"handelsregister\b", r"amtsgericht\b.{0,40}\bhr[ab]\b", r"geschäftsführer\w*:", r"virus-?free", r"virenfrei", r"scanned (?:by|for)", r"avast",
)  # fmt: skip
# Put above a mail from outside by the reader's own servers.
BANNERS = (
    r"^\W*(?:caution|warning|external|attention|achtung|vorsicht|attention)\b.{0,200}\b(?:external|outside|originated|extern\w*|extérieur\w*)\b.*", r"^\W*\[?(?:external|extern|externe|externo)(?: (?:email|sender|mail|e-mail))?\]?\W*$",
    r"^\W*you don'?t often get email from.*", r"^\W*sie erhalten nicht (?:oft|häufig) e-?mails? von.*", r"^\W*this (?:message|e-?mail) (?:originated|came|was sent) from outside.*", r"^\W*diese e-?mail (?:kommt|stammt) von (?:extern|außerhalb).*",
    r"^\W*(?:external|extern\w*)\W{1,4}(?:e-?mail|mail|sender|message)?\W{0,4}(?:do not|don't|please|think|be|caution|use|klicken|nicht|ne pas|no).{0,200}", r"^\W*\[?(?:ce (?:message|courriel|mail)|este (?:correo|mensaje|e-?mail)|questa (?:e-?)?mail|deze (?:e-?)?mail) .{0,40}(?:extérieur|extern|externo|esterno)\w*.{0,120}", r"^\W*(?:do not|don't) click (?:on )?(?:any )?links.*",
)  # fmt: skip
