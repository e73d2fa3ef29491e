"""Months, weekdays and the words around a day of return in further languages; months by their stem where they are inflected."""

MONTHS = {
    1: "januari januara januarja janvari janvara janvaris tammikuuta tammikuun ocak ocakta ianuarie januar január január ledna styczniu января січня януари jaanuar jaanuaril sausio gener gennaio ιανουαριου januára ינואר בינואר يناير",
    2: "februari februára februarja februara helmikuuta helmikuun şubat februarie február lutym февраля лютого февруари veebruar veebruaril februāra februārim vasario febrer φεβρουαριου פברואר בפברואר فبراير",
    3: "mars marts maaliskuuta maaliskuun mart martie március marcu марта березня март märts märtsil marta martam kovo març μαρτιου מרץ במרץ مارس března",
    4: "apríla aprila huhtikuuta huhtikuun nisan aprilie április kwietniu апреля квітня април aprill aprillil aprīļa aprīlim balandžio απριλιου אפריל באפריל أبريل",
    5: "mája maja toukokuuta toukokuun mayıs mayıs'ta május maju мая травня май maija maijam mail gegužės maig μαιου מאי במאי مايو květen",
    6: "júna junija kesäkuuta kesäkuun haziran iunie június czerwcu июня червня юни juuni juunil jūnija jūnijam birželio juny ιουνιου יוני ביוני يونيو",
    7: "júla julija heinäkuuta heinäkuun temmuz iulie július lipcu июля липня юли juuli juulil jūlija jūlijam liepos juliol ιουλιου יולי ביולי يوليو",
    8: "augusta avgusta elokuuta elokuun ağustos augusztus sierpniu августа серпня август augustil augustam rugpjūčio agost αυγουστου אוגוסט באוגוסט أغسطس",
    9: "septembra syyskuuta syyskuun eylül septembrie szeptember wrześniu сентября вересня септември septembril septembrim rugsėjo setembre σεπτεμβριου ספטמבר בספטמבר سبتمبر",
    10: "októbra oktobra lokakuuta lokakuun ekim octombrie október październiku октября жовтня октомври oktoober oktoobril oktobrim spalio οκτωβριου אוקטובר באוקטובר أكتوبر",
    11: "novembra marraskuuta marraskuun kasım noiembrie listopadzie ноября листопада ноември novembril novembrim lapkričio νοεμβριου נובמבר בנובמבר نوفمبر",
    12: "decembra joulukuuta joulukuun aralık decembrie desember grudniu декабря грудня декември detsember detsembril decembrim gruodžio desembre δεκεμβριου דצמבר בדצמבר ديسمبر",
}
WEEKDAYS = {
    0: "måndag måndagen mandag maanantaina maanantai poniedziałek poniedziałku pondělí pondělka понедельник понедельника hétfő hétfőn luni pazartesi",
    1: "tisdag tisdagen tirsdag tiistaina tiistai wtorek wtorku úterý вторник вторника kedd kedden marți salı",
    2: "onsdag onsdagen keskiviikkona środa środę středa středu среда среду szerda szerdán miercuri çarşamba",
    3: "torsdag torsdagen torstaina torstai czwartek czwartku čtvrtek четверг четверга csütörtök joi perşembe",
    4: "fredag fredagen perjantaina perjantai piątek piątku pátek пятница пятницу péntek vineri cuma",
}
# After these the day named is the first day back.
BACK = (
    r"\bcontest\w+\b", r"\brespond(?:eré|eremos|erei|eremos)\b", r"\brisponder\w+\b", r"\bodpowiem\w*\b", r"\bodpov\w+\b", r"\bотвечу\b", r"\bвідповім\b", r"\bsvarer\b", r"\bsvarar\b", r"\bvastaan\b", r"\b(?:reply|replies|responses?) (?:on|from)\b", r"\btorn[oa]\b", r"\bzurück am\b",
    r"\bpalaan\b", r"\btakaisin\b", r"\bnávrat\w*\b", r"\bpowr[oó]\w+\b", r"\bwraca\w+\b", r"\bponownie\b", r"\bzpět\b", r"\bvrac\w+\b", r"\bspäť\b", r"\bvrátim\b", r"\bvrnem\b", r"\bnazaj\b", r"\bvraćam\b", r"\bvratit\w*\b", r"\bnatrag\b",
    r"\bвозвращ\w+\b", r"\bвыйду\b", r"\bвыхожу\b", r"\bбуду (?:в офисе|на работе|на месте|доступ\w+)\b", r"\bповерн\w+\b", r"\bвърна\b", r"\bвръщам\b", r"\brevin\b", r"\breveni\w*\b", r"\bîntorc\b", r"\btagasi\b", r"\batgriez\w+\b", r"\bgrįš\w+\b", r"\bgrįž\w+\b",
    r"\bεπιστρ\w+\b", r"\briapr\w+\b", r"\b(?:not|nt|unable|nicht|pas|no|non|niet)\b.{0,60}\b(?:before|vor|avant|antes|prima|voor)\b", r"\btorno\b", r"\btornaré\b", r"אחזור|אשוב|חוזר", r"سأعود|أعود", r"\bigen\b", r"\bkem aftur\b",
)  # fmt: skip
# Before these the day named is the first day back.
BACK_BEHIND = (
    r"以降", r"に戻", r"に復帰", r"(?:より|から)(?=\D{0,12}(?:返信|対応|回答|連絡|出社|復帰|営業|通常|勤務|再開))", r"\bbeantwoord\b", r"\bantwoord ik\b", r"\bcontestaré\b", r"\bresponderé\b", r"\brisponderò\b", r"\bodpowiem\b", r"\bbin ich (?:wieder|zurück)\b", r"恢复|恢復", r"返回", r"回来", r"回到", r"上班", r"起(?=恢复|恢復)", r"복귀", r"부터(?=\s*(?:정상|출근|근무|업무))", r"\bdöne\w+\b", r"\bleszek\b", r"\bvisszat\w+\b", r"\bvisszaérk\w+\b", r"\b(?:újra|ismét)\b", r"\bolen tagasi\b",
)  # fmt: skip
# After these the day named is the last day away, and before those behind.
UNTIL = (
    r"\bdo\b(?=\s+(?:\w+\s+)?\d)", r"\bпо\b(?=\s+\d)", r"\bдо\b(?=\s+(?:\w+\s+)?\d)", r"\blīdz\b", r"\biki\b", r"\bkuni\b", r"\bpână\b", r"\bέως\b", r"\bμέχρι\b", r"\bfins\b", r"(?:^|\s)עד\b", r"\bحتى\b", r"[至到](?=\d)", r"\bt\.?o\.?m\.?(?=\s+(?:den\s+)?\d)", r"\btill\b",
)  # fmt: skip
UNTIL_BEHIND = (r"\basti\b", r"\bsaakka\b", r"-ig\b", r"\bkadar\b", r"まで", r"까지", r"为止|為止")
INCLUDING = r"\bt\.?o\.?m\b|wlacznie|vcetne|vratane|vkljucno|zakljucno|включительно|включно|bezarolag|inclusiv\b|dahil|\bпо\b(?=\s+\d)|ieskaitot|imtinai"
AWAY = (
    r"\b(?:semester|ledig|borta|franvarande|ferie|fravaer\w*|vaek|loma\w*|poissa|urlop\w*|nieobecn\w*|dovolen\w*|mimo|nepritomn\w*|dopust\w*|odsot\w*|odmor\w*|отпуск\w*|отсутств\w*|відпустк\w*|szabadsag\w*|concediu|absent\w*|izin\w*|izn\w*|tatil\w*|puhkus\w*|atvalin\w*|atostog\w*|αδεια|vacances)\b"
    r"|休|不在|出張|出差|假|휴가|부재|출장|חופש|إجازة|اجازة"
)
