"""Telling the old one- and two-byte encodings apart by how natural the words look in each."""

import re
from collections.abc import Sequence

# in order of preference: the first wins where several look alike
_WESTERN = ("cp1252", "mac_roman", "cp1250", "iso8859_2", "cp850")
_CYRILLIC = ("cp1251", "koi8_r", "cp866")
_FOREIGN_RUN = re.compile(rb"[\x80-\xff]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_FOREIGN_WORD = re.compile(r"[^\W\d_\x00-\x7f]{2,}")
_THORN_INSIDE = re.compile(r"(?<=[^\W\d_])[þÞ]")
_ROMANIAN = re.compile(r"(?<=[^\W\d_])(?:þ|[ºª](?=[^\W\d_]))")
_LONG_UMLAUT = re.compile(r"õ(?!e)")
_AT_HOME_IN_TEXT = frozenset("’‘“”„–—…«»·´`°º®©™§€£№\xa0")
_WESTERN_RUN = 2.2  # bytes above 0x7f in a row, on average: Western words have single letters outside ASCII
_CLEARLY = 0.8  # of the two-byte characters are everyday Chinese ones, or of the letters Cyrillic ones
_ENOUGH_VOWELS = 0.2  # of the letters; Russian, Ukrainian and Bulgarian have 0.35 and more of these
_LONE = 1.8  # characters in a row, on average: Western letters that are taken for others stand alone
_EVERYDAY = {  # first bytes of punctuation, kana and the first level of kanji (Shift JIS, Big5)
    "cp932": (range(0x81, 0x84), range(0x88, 0x99)),
    "cp950": (range(0xA1, 0xC7),),
}
_NEARLY_ALL = 0.95
_LAST_HANGUL = 0xC8  # first byte
_FEW = 10  # characters: too few for an oddity to mean anything


def judge(sample: bytes) -> str | None:
    """
    Return the codec in which these lines read best, or None where none of the known ones reads well.

    sample: lines that hold bytes above 0x7f and are no UTF-8.
    """
    runs = _FOREIGN_RUN.findall(sample)
    if _reads_as(sample, "cp932"):
        return "cp932"
    if sum(map(len, runs)) > _WESTERN_RUN * len(runs):
        return _two_bytes(runs) or _cyrillic(sample) or _big5(sample)
    best = _most_natural(sample, _WESTERN)
    if _naturalness(sample.decode(best, "replace")) < 0 and sum(map(len, runs)) > _FEW:
        return _big5(sample)
    if best == "cp1252":
        best = _relative(sample.decode("cp1252", "replace"))
    return _exact(sample, best)


def _most_natural(sample: bytes, codecs: Sequence[str]) -> str:
    scores = {codec: _naturalness(sample.decode(codec, "replace")) for codec in codecs}
    return max(codecs, key=lambda codec: scores[codec])


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
    if letter in "ºª" and before.isalnum() and not after.isalpha():
        return 1  # 1º, Nº, 3ª
    if letter.isalpha():
        is_capital_inside = letter.isupper() and before.isalpha() and (before.islower() or after.islower())
        return -2 if is_capital_inside else 1
    if letter in _AT_HOME_IN_TEXT:
        return 0
    return -3 if before.isalpha() or after.isalpha() else -1


def _relative(text: str) -> str:
    """
    Return the code page of a text that reads well in Windows-1252 but has letters where no language there has them.

    Its Icelandic letters are Turkish ones in 1254: no Icelandic word has a thorn inside, few an accent on a y. In 1250
    its Portuguese ones are Romanian (with a thorn or an ordinal sign inside a word) or Hungarian (no e after an õ).
    """
    turkish = len(_THORN_INSIDE.findall(text)) + sum(map(text.count, "ýÝ"))
    if turkish > sum(map(text.count, "áíóúéæãÁÍÓÚÉÆÃ")):
        return "cp1254"
    if _ROMANIAN.search(text) and "ã" in text:
        return "cp1250"
    hungarian = len(_LONG_UMLAUT.findall(text))
    is_hungarian = hungarian and any(letter in text for letter in "áéíóú")
    return "cp1250" if is_hungarian and not set(text) & set("ãçñäàèêëïôùÃÇÑÄÀÈÊ") else "cp1252"


def _cyrillic(sample: bytes) -> str | None:
    """Return the Cyrillic codec of these lines, None where the letters make no Slavic words."""
    codec = _most_natural(sample, _CYRILLIC)
    text = sample.decode(codec, "replace")
    words = _FOREIGN_WORD.findall(text)
    letters = "".join(words)
    cyrillic = sum("\u0400" <= letter <= "\u045f" for letter in letters)
    vowels = sum(letter in "аеиоАЕИО" for letter in letters)
    capitals = sum(word[0].isupper() for word in words)  # Hebrew would have none, and names do
    is_natural = _naturalness(text) > _CLEARLY * len(letters)
    if (
        is_natural
        and cyrillic > _NEARLY_ALL * len(letters)
        and vowels > _ENOUGH_VOWELS * len(letters)
        and capitals * 4 > len(words)
    ):
        return codec
    return None


def _big5(sample: bytes) -> str | None:
    return "cp950" if _reads_as(sample, "cp950") else None


def _reads_as(sample: bytes, codec: str) -> bool:
    """Return whether the lines are everyday characters of a two-byte codec, several in a row."""
    text = sample.decode(codec, "replace")
    runs = re.findall(r"[^\x00-\x7f]+", text)
    characters = "".join(runs)
    everyday = sum(_is_everyday(character, codec) for character in characters)
    return everyday > _NEARLY_ALL * len(characters) and len(characters) > _LONE * len(runs)


def _is_everyday(character: str, codec: str) -> bool:
    code = character.encode(codec, "ignore")
    return len(code) == 2 and any(code[0] in leads for leads in _EVERYDAY[codec])


def _two_bytes(runs: list[bytes]) -> str | None:
    """
    Return the Chinese, Korean or Japanese codec whose everyday characters the bytes pair up into; Cyrillic ones do not.

    Korean fills the first half of the everyday Chinese range, which Chinese never keeps to; Japanese has kana.
    """
    leads = [byte for run in runs if len(run) % 2 == 0 for byte in run[::2]]
    if len(leads) * 2 <= _CLEARLY * sum(map(len, runs)):
        return None
    kana = sum(0xA4 <= lead <= 0xA5 for lead in leads)
    everyday = sum(0xA1 <= lead <= 0xA3 or 0xB0 <= lead <= 0xD7 for lead in leads)
    if kana * 10 > len(leads):
        return "euc_jp"
    if everyday <= _CLEARLY * len(leads):
        return None
    return "euc_kr" if len(leads) > _FEW and max(leads) <= _LAST_HANGUL else "gb18030"
