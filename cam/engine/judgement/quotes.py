"""Where the quoted part of a text mail begins, told by the marks that programs leave."""

import re
from collections.abc import Sequence
from functools import lru_cache

from cam.engine.judgement.words.quotes import DIVIDERS, FROM, REPLY_ABOVE, SENT, SUBJECT, TO, WROTE

_LONGEST = 330  # letters of an attribution, over at most so many lines
_LINES = 4
_HEADERS_WITHIN = 7  # lines in which a block of headers shows itself
_QUOTED = re.compile(r"^[\s\u200b]*(?:>|\||C>)")
_TIME = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_EARLY = 34  # letters within which an attribution that begins with a date has said it
_SURE_DATE = re.compile(
    r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|\b\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d\d\b|\d+年"
)
_ADDRESS = re.compile(r"(?<![^\s<>\"(])[^\s<>\"(@]{1,64}@[^\s<>\"]{1,255}")
_DASHES = re.compile(r"^[\s>*]*(?:[-_=\u2014\u2500]{5,}|\*{5,})\s*\**\s*$")
_SHARED = re.compile(
    r"(?<=\S)(?:\s+|-{2,}\s*)(On\s+(?:\w{3,9},?\s+)?(?:\w{3,9}\.?\s+\d|\d).{5,200}?\bwrote:)\s*$"
)
_STARTS_WITH_DATE = re.compile(
    r"^\s*(?:\w{2,12}[,.]?\s+)?(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./ ]\s?\w{2,12}[./ ]\s?\d{4})\b"
    r".{3,200}<[^<>\s]+@[^<>\s]+>:?\s*$"
)


def is_quoted(line: str) -> bool:
    """Tell whether a line carries a quote mark."""
    return bool(_QUOTED.match(line)) and not line.rstrip().endswith("<<<")


@lru_cache(maxsize=1)
def wrote() -> re.Pattern[str]:
    """Return the pattern of the verbs that introduce a quote."""
    verbs = "|".join(sorted(map(re.escape, WROTE), key=len, reverse=True))
    return re.compile(
        rf"(?i)(?:(?<![^\W_])|(?<=[\u3040-\u9fff])|^)(?:{verbs})(?![^\W_])|写道|寫道|のメール|님이 작성|הודעה"
    )


@lru_cache(maxsize=1)
def header_line() -> re.Pattern[str]:
    """Return the pattern of one line of quoted headers; the groups tell which header it is."""
    kinds = {"from": FROM, "sent": SENT, "to": TO, "subject": SUBJECT}
    groups = "|".join(
        f"(?P<{kind}>{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"
        for kind, words in kinds.items()
    )
    return re.compile(rf"(?i)^[\s>*_|]*(?:{groups})\*?\s*[:\uff1a]\s*\*?(?=\s*\S|\s*$)")


@lru_cache(maxsize=1)
def divider() -> re.Pattern[str]:
    """Return the pattern of a line that says what follows is an older message."""
    words = "|".join(sorted(map(re.escape, DIVIDERS), key=len, reverse=True))
    above = "|".join(map(re.escape, REPLY_ABOVE))
    return re.compile(
        rf"(?i)^[\s>*]*(?:[-_=\u2014\u2500]{{2,}}\s*(?:{words}).{{0,80}}|(?:{words})\s*:?\s*[-_]*|.{{0,20}}(?:{above}).{{0,40}})\**\s*$"
    )


def attribution(lines: Sequence[str], at: int) -> int:
    """Return how many lines from here introduce a quote ("On ... wrote:"), or 0."""
    if not lines[at].strip():
        return 0
    joined = ""
    for count in range(1, _LINES + 1):
        if at + count > len(lines):
            return 0
        part = lines[at + count - 1].strip().lstrip("> ").strip()
        if not part and count > 1:
            return 0
        joined = f"{joined} {part}".strip()
        if len(joined) > _LONGEST:
            return 0
        if introduces(joined):
            return count if count == 1 or not needless(lines[at + 1 : at + count]) else 0
    return 0


def needless(later: Sequence[str]) -> bool:
    """Tell whether the later lines introduce the quote alone, so that the first one is an answer."""
    joined = " ".join(line.strip() for line in later)
    return introduces(joined) and _SURE_DATE.search(joined) is not None


def introduces(text: str) -> bool:
    """Tell whether words introduce a quote: somebody wrote, with a date or an address, and then a colon."""
    bare = text.strip(" *_\u200e\u200f")
    ends = bare.endswith((":", "\uff1a")) or re.search(r"(?i)wrote\s*-{2,}$", bare) is not None
    if not ends:
        return False
    has_verb = wrote().search(bare) is not None
    has_address = _ADDRESS.search(bare) is not None or "<" in bare
    if has_verb:
        date = _SURE_DATE.search(bare)
        return has_address or _TIME.search(bare) is not None or (date is not None and date.start() < _EARLY)
    return has_address and _SURE_DATE.search(bare) is not None and header_line().match(bare) is None


def header_block(lines: Sequence[str], at: int) -> bool:
    """Tell whether quoted headers (From, Sent, To, Subject) begin here."""
    first = header_line().match(lines[at])
    if first is None or len(lines[at]) > _LONGEST:
        return False
    kinds = {first.lastgroup}
    if first.lastgroup == "to":
        return False
    for seen, line in enumerate(lines[at + 1 : at + 1 + _HEADERS_WITHIN], start=1):
        found = header_line().match(line)
        if found is not None:
            kinds.add(found.lastgroup)
        elif line.strip() and not _ADDRESS.search(line) and seen > 2 and len(kinds) < 2:
            return False
    if kinds == {"sent", "to"}:
        return (
            _SURE_DATE.search(lines[at]) is not None
            and _ADDRESS.search(" ".join(lines[at : at + 3])) is not None
        )
    return len(kinds) >= 3 or (
        len(kinds) == 2
        and "from" in kinds
        and (
            _SURE_DATE.search(" ".join(lines[at : at + 4])) is not None
            or _ADDRESS.search(lines[at]) is not None
        )
    )


def headers_end(lines: Sequence[str], at: int) -> int:
    """Return the first line after a block of headers that begins here."""
    end = at
    for k in range(at, min(at + 2 * _HEADERS_WITHIN, len(lines))):
        if header_line().match(lines[k]):
            end = k + 1
    return end


def begins_with_date(lines: Sequence[str], at: int) -> bool:
    """Tell whether a line is only a date and somebody's address, above a quote."""
    following = next((line for line in lines[at + 1 : at + 4] if line.strip()), "")
    return bool(_STARTS_WITH_DATE.match(lines[at])) and is_quoted(following)


def marks(lines: Sequence[str], at: int) -> int:
    """Return how many lines from here mark the begin of an older message, or 0."""
    line = lines[at]
    if divider().match(line) or begins_with_date(lines, at):
        return 1
    if _DASHES.match(line):
        following = next((k for k in range(at + 1, min(at + 4, len(lines))) if lines[k].strip()), -1)
        return (
            following - at
            if following > 0 and (header_block(lines, following) or divider().match(lines[following]))
            else 0
        )
    if header_block(lines, at):
        return 1
    return attribution(lines, at)


def split_shared(line: str) -> str:
    """Return what stands before an attribution on the same line, or the whole line."""
    found = _SHARED.search(line)
    return line[: found.start()].rstrip(" -") if found else line
