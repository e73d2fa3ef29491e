"""Telling the old one- and two-byte encodings apart by how natural the words look in each."""

import re

# in order of preference: the first wins where several look alike
_CANDIDATES = ("cp1252", "mac_roman", "cp1250")
_FOREIGN_RUN = re.compile(rb"[\x80-\xff]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_AT_HOME_IN_TEXT = frozenset("’‘“”„–—…«»·´`°º®©™§€£\xa0")
_WESTERN_RUN = 2.2  # bytes above 0x7f in a row, on average: Western words have single letters outside ASCII
_CLEARLY = 0.8  # of the two-byte characters are everyday Chinese ones
_FEW = 10  # characters: too few for an oddity to mean anything


def judge(sample: bytes) -> str | None:
    """
    Return the codec in which these lines read best, or None where none of the known ones reads well.

    sample: lines that hold bytes above 0x7f and are no UTF-8.
    """
    runs = _FOREIGN_RUN.findall(sample)
    if sum(map(len, runs)) > _WESTERN_RUN * len(runs):
        return "gb18030" if _is_everyday_chinese(runs) else None
    scores = {codec: _naturalness(sample.decode(codec, "replace")) for codec in _CANDIDATES}
    best = max(_CANDIDATES, key=lambda codec: scores[codec])
    if scores[best] < 0 and sum(map(len, runs)) > _FEW:
        return None
    return _exact(sample, best)


def _exact(sample: bytes, codec: str) -> str:
    """Return the codec, or Latin-1 where the sample has bytes that Windows-1252 leaves undefined."""
    try:
        sample.decode(codec)
    except UnicodeDecodeError:
        return "latin-1"
    return codec


def _naturalness(text: str) -> int:
    """Return how much the letters outside ASCII look like parts of words: letters in words add, oddities subtract."""
    padded = f" {text} "
    places = (match.start() for match in _FOREIGN.finditer(padded))
    return sum(_one(padded[place - 1], padded[place], padded[place + 1]) for place in places)


def _one(before: str, letter: str, after: str) -> int:
    if letter == "\ufffd":
        return -4
    if letter.isalpha():
        is_capital_inside = letter.isupper() and before.isalpha() and (before.islower() or after.islower())
        return -2 if is_capital_inside else 1
    if letter in _AT_HOME_IN_TEXT:
        return 0
    return -3 if before.isalpha() or after.isalpha() else -1


def _is_everyday_chinese(runs: list[bytes]) -> bool:
    """Return whether the bytes pair up into the first, everyday level of GB 2312; Cyrillic words do not."""
    leads = [byte for run in runs if len(run) % 2 == 0 for byte in run[::2]]
    everyday = sum(0xA1 <= lead <= 0xA3 or 0xB0 <= lead <= 0xD7 for lead in leads)
    return len(leads) * 2 > _CLEARLY * sum(map(len, runs)) and everyday > _CLEARLY * len(leads)
