"""Months, weekdays and the words around a day of return, in the languages whose dates are read."""

MONTHS = {
    1: "january jan januar jänner januari janvier janv enero ene gennaio gen janeiro styczeń stycznia января январь ledna",
    2: "february feb februar februari février févr fév fevrier febrero febbraio febb fevereiro fev luty lutego февраля února",
    3: "march mar märz mrz maart mrt mars marzo março marco marzec marca марта března",
    4: "april apr avril avr abril abr aprile kwiecień kwietnia апреля dubna",
    5: "may mai mei mayo maggio mag maio maj maja мая května",
    6: "june jun juni juin junio giugno giu junho czerwiec czerwca июня června",
    7: "july jul juli juillet juil julio luglio lug julho lipiec lipca июля července",
    8: "august aug augustus août aout agosto ago sierpień sierpnia augusti августа srpna",
    9: "september sep sept septembre septiembre setiembre settembre sett set setembro wrzesień września сентября září",
    10: "october oct oktober okt octobre octubre ottobre ott outubro out październik października октября října",
    11: "november nov novembre noviembre novembro listopad listopada ноября listopadu",
    12: "december dec dezember dez décembre déc diciembre dic dicembre dezembro grudzień grudnia декабря prosince",
}
WEEKDAYS = {
    0: "monday mon montag lundi lunes lunedì lunedi maandag segunda segunda-feira",
    1: "tuesday tue tues dienstag mardi martes martedì martedi dinsdag terça terça-feira",
    2: "wednesday wed mittwoch mercredi miércoles mercoledì mercoledi woensdag quarta quarta-feira",
    3: "thursday thu thur thurs donnerstag jeudi jueves giovedì giovedi donderdag quinta quinta-feira",
    4: "friday fri freitag vendredi viernes venerdì venerdi vrijdag sexta sexta-feira",
    5: "saturday samstag sonnabend samedi sábado sabato zaterdag",
    6: "sunday sonntag dimanche domingo domenica zondag",
}
# After these the day named is the first day back.
BACK = (
    r"\båter\b", r"\btillbaka\b", r"\btilbage\b", r"\btilbake\b", r"\bwracam\b", r"\bwrócę\b", r"вернусь", r"\bvrátím\b",
    r"(?<!get )(?<!getting )(?<!call )(?<!write )(?<!got )\bback\b(?! to you)", r"\breturn(?:ing|s)?\b", r"\bin (?:the )?office (?:again )?(?:on|from)\b", r"\bavailable (?:again )?(?:on|from|as of)\b", r"\bresume\b", r"\bfrom\b(?=.{0,60}\b(?:again|onwards)\b)", r"\b(?:respond|reply|answer)\b(?= (?:to (?:you|your \w+) )?(?:on|from) )", r"\brépond\w+\b", r"\bbeantworte\w*\b", r"\bwerktags? wieder\b", r"\bre-?open\w*\b",
    r"\bwieder\b", r"\bzurück\b", r"\bzurueck\b", r"\brückkehr\b", r"\bab\b(?=.{0,60}\b(?:wieder|zurück|zurueck|erreichbar|da|verfügbar)\b)", r"\bretour\b", r"\bde retour\b", r"\breviens?\b", r"\breprend\w*\b", r"\brentre\b", r"\bà partir d[ue]\b(?=.{0,60}\b(?:retour|disponible|joignable|nouveau)\b)",
    r"\bregres\w+\b", r"\bvuelvo\b", r"\bvolver\w*\b", r"\bvuelta\b", r"\bretorn\w*\b", r"\breincorpor\w*\b", r"\ba partir del?\b(?=.{0,60}\b(?:disponible|nuevo|vuelta|oficina)\b)", r"\brientr\w*\b", r"\btorn(?:o|erò|ero|iamo|eremo)\b", r"\bdi ritorno\b", r"\bdi nuovo\b", r"\bdal\b(?=.{0,40}\b(?:di nuovo|nuovamente|disponibil\w+|operativ\w+)\b)",
    r"\bterug\b", r"\bweer\b", r"\bvanaf\b(?=.{0,60}\b(?:weer|terug|bereikbaar|aanwezig)\b)", r"\bvolto\b", r"\bvoltarei\b", r"\bde volta\b", r"\ba partir d[eoa]\b(?=.{0,60}\b(?:disponível|volta|novo|escritório)\b)",
)  # fmt: skip
# After these the day named is the last day away.
UNTIL = (
    r"\bdo\b(?=\s+\d)", r"\bдо\b(?=\s+\d)", r"\btill och med\b", r"\btil(?: og med)?\b(?=\s+(?:den\s+)?\d)",
    r"\buntil\b", r"\btill?\b", r"\bthrough\b", r"\bthru\b", r"\bup to\b", r"\bbis\b", r"\bjusqu\W?(?:au|à|a|en)?\b", r"\bhasta\b", r"\bfino (?:al|a|all)?\b", r"\bsino (?:al|a)\b", r"\btot\b", r"\bt/m\b", r"\baté\b", r"\bate\b(?= (?:ao?|dia|\d))",
    r"\bau\b(?=\s+(?:\w+\s+)?\d)", r"\bal\b(?=\s+(?:\w+\s+)?\d)", r"\bto\b(?=\s+(?:\w+,?\s+)?(?:\w+ )?\d)", r"[-\u2013\u2014]\s*(?=\d)",
)  # fmt: skip
INCLUDING = r"\b(?:inclusive|including|incl|through|thru|einschlie\w{1,2}lich|inklusive|inkl|inclus|compris|inclusive|incluido|inclusive|compres[oaie]|inclus[oaie]|till och med|til og med|wlacznie|включительно|tot en met|t/m|t\.e\.m|inclusief)\b"
AWAY = (
    r"\b(?:out|away|absent|on leave|on vacation|on holiday|travel+ing|closed|unavailable|abwesend|abwesenheit|urlaub|nicht im büro|verreist|unterwegs|geschlossen|absente?|absence|congés?|vacances|fermée?s?|ausente|ausencia|fuera|vacaciones|cerrad[oa]s?"
    r"|assente|assenza|ferie|fuori|chius[oaie]|afwezig|vakantie|verlof|gesloten|ausência|férias|fora|ooo|encerrad[oa]s?)\b"
)  # fmt: skip
TOMORROW = "tomorrow morgen demain mañana domani amanhã"
