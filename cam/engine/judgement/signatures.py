"""What ends a mail and is no answer: signature, greeting, device, the notice of a lawyer."""

import re
from collections.abc import Sequence
from functools import lru_cache

from cam.engine.judgement.words.signatures import BANNERS, CLOSINGS, DEVICES, NOTICE, NOTICE_ALONE

_DELIMITER = re.compile(r"^\s*(?:--|\u2014|__+|\*\*\*+|- -)\s*$|^\u1427\s*$")
_LONGEST_SIGNATURE = 14
_AFTER_CLOSING, _WIDE = 7, 70
_NOTICE_WORDS = 2


@lru_cache(maxsize=1)
def device() -> re.Pattern[str]:
    """Return the pattern of a line that names the program or device."""
    return re.compile(rf"(?i)^[\s*_\-(]*(?:{'|'.join(DEVICES)})[\s*_.!)]*$")


@lru_cache(maxsize=1)
def closing() -> re.Pattern[str]:
    """Return the pattern of a line that takes leave."""
    words = "|".join(sorted(map(re.escape, set(CLOSINGS)), key=len, reverse=True))
    return re.compile(rf"(?i)^\s*(?:{words})\s*[,.!\-\u2013]*\s*(?:[^\W\d_][\w.'-]*\s*){{0,3}}$")


@lru_cache(maxsize=1)
def notice() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a lawyer's notice: words of which it has several, and such that tell alone."""
    return re.compile(rf"(?i)\b(?:{'|'.join(NOTICE)})"), re.compile(rf"(?i)(?:{'|'.join(NOTICE_ALONE)})")


@lru_cache(maxsize=1)
def banner() -> re.Pattern[str]:
    """Return the pattern of a warning that the reader's servers put above mail from outside."""
    return re.compile("(?i)" + "|".join(BANNERS))


def without_ending(lines: Sequence[str]) -> list[str]:
    """Return the lines of an answer without what merely ends it."""
    kept = [line for line in lines if not banner().match(line)]
    kept = kept[: delimited(kept)]
    kept = kept[: noticed(kept)]
    kept = [line for line in kept if not is_device(line)]
    return kept[: closed(kept)]


def is_device(line: str) -> bool:
    """Tell whether a line only names a program or device."""
    return (
        len(line) <= 140
        and device().match(re.sub(r"<[^>]*>", "", line)) is not None
        and not line.rstrip().endswith((",", "?"))
    )


def delimited(lines: Sequence[str]) -> int:
    """Return where a delimited signature begins, or the end: it is short and something stands before it."""
    first = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    left = sum(1 for line in lines if line.strip())
    for at, line in enumerate(lines):
        if left <= _LONGEST_SIGNATURE and at > first and _DELIMITER.match(line):
            return at
        left -= bool(line.strip())
    return len(lines)


def noticed(lines: Sequence[str]) -> int:
    """Return where a lawyer's notice begins, or the end."""
    several, alone = notice()
    start = 0
    while start < len(lines):
        end = next((at for at in range(start, len(lines)) if not lines[at].strip()), len(lines))
        paragraph = " ".join(lines[start:end])
        found = {match[0].lower() for match in several.finditer(paragraph)}
        is_notice = (len(found) > _NOTICE_WORDS and len(paragraph) > 90) or (
            alone.search(paragraph) and start > 0
        )
        if is_notice and any(line.strip() for line in lines[:start]):
            return start
        start = end + 1
    return len(lines)


def closed(lines: Sequence[str]) -> int:
    """Return where the writer takes leave, or the end; a leave with an answer after it is none."""
    for at in range(1, len(lines)):
        if closing().match(lines[at]) and any(line.strip() for line in lines[:at]):
            after = [line for line in lines[at + 1 :] if line.strip()]
            if len(after) <= _AFTER_CLOSING and all(len(line) <= _WIDE and "?" not in line for line in after):
                return at
    return len(lines)
