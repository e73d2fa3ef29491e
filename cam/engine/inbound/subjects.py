"""Subjects without what mail programs and gateways put before and behind them."""

import re
import unicodedata

# Re, Fwd and their translations, as mail programs write them
_ANSWER = """
    re|r[eé]p|ré|aw|antw|antwort|sv|vs|vb|odp|ynt|ilt|ref|res|resp|bls|tr|wg|wtr|fw|fwd|fs|vl|pd|enc|rv|rif|i|r|va
    |továbbítás|vá|doorst|atb|ts|na|transfert|weitergeleitet|svar|videre|hal|sk|fyi|回复|回覆|答复|答覆|转发|轉寄|轉發|返信
    |転送|답장|전달|회신|на|отв|пер|ответ|отн|απ|σχετ|πρθ|השב|תשובה|הועבר|رد
"""
_PREFIX = re.compile(
    rf"""\s*(?:
        (?:{_ANSWER})\s*(?:\[\d{{1,3}}\]|\(\d{{1,3}}\)|\^\d{{1,3}}|\*\d{{1,3}})?\s*[:：]
        | \[[^\[\]]{{1,40}}\]\s*:?(?=\s*\S)  # of a gateway, a list or a ticket; ours goes from both
        | (?:\*{{2,5}}|-{{2,3}})\s*(?:spam|external|extern|suspected\sspam|junk)\s*(?:\*{{2,5}}|-{{2,3}})
        | (?:external|extern|ext|caution|spam)\s*:
        | \(\s*(?:external|extern|ext)\s*\)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_AUTOMATIC = re.compile(
    r"""\s*(?:
        automatic\sreply|automatische\s(?:antwort|antwoord|reaktion)|automatisch\santwoord
        |auto(?:mated)?[-\s]?(?:reply|response)|réponse\sautomatique(?:\sd'absence)?|respuesta\sautom[aá]tica
        |risposta\sautomatica|resposta\sautom[aá]tica|autosvar|autoreply|out\sof\s(?:the\s)?office
        |abwesenheits(?:notiz|nachricht|meldung)|abwesend|ooo|automatiskt\ssvar|automaattinen\svastaus
        |odpowiedź\sautomatyczna|автоматический\sответ|автоответ|自動(?:返信|応答)|自动答复
        |undeliver(?:able|ed)(?:\smail)?|unzustellbar|non\sremis|no\sse\spuede\sentregar|non\srecapitabile
        |onbestelbaar|não\sé\spossível\sentregar|read|gelesen|lu|leído|letto|accepted|declined|zugesagt|abgelehnt
    )\s*[:：-]""",
    re.IGNORECASE | re.VERBOSE,
)
_SUFFIX = re.compile(r"\s*(?:\((?:fwd|was:?[^()]*)\)|\[(?:external|extern|ext)\])\s*$", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")
_MOST = 1_000
_ROUNDS = 30


def normal_subject(text: str) -> str:
    """Return a subject as it is compared: bare of RE, AW, [EXTERNAL] and the like in any number, in lower case."""
    shown = text[:_MOST]
    bare = (shown if shown.isascii() else unicodedata.normalize("NFKC", shown)).strip()
    for _ in range(_ROUNDS):
        found = _PREFIX.match(bare) or _AUTOMATIC.match(bare)
        if found is None:
            break
        bare = bare[found.end() :].strip()
    for _ in range(3):
        if not bare.endswith((")", "]")):
            break
        bare = _SUFFIX.sub("", bare)
    return _BLANKS.sub(" ", bare).strip(" \"'").casefold()
