"""Text as sentences of folded words that still know where they stand."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# One piece: a word with its apostrophes, one sign of a script without spaces, or a mark that ends or parts a thought.
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"|\b[eE]-[mM]ail\w*"
    r"|[^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+(?:[\u2019'\u02bc`\u00b4][^\W_]+)*"
    r"|[,;:()\u3001\uff0c\u060c\u2013\u2014]|\s-+\s|[.!?\u2026\u3002\uff01\uff1f\u061f]+|\n"
)
_ADDRESS = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|(?:https?://|www\.)[^\s<>\"]{0,400}[^\s<>\".,;:!?)]"
)
_ABBREVIATED = re.compile(r"(?i)(?<![\w.])(?:mr|mrs|ms|dr|hr|fr|st|sr|sra|no|nr|bzw|z\.b|u\.a|e\.g|i\.e|ca|inc|ltd|co|approx|mo|di|mi|do|sa|so|mon|tue|tues|wed|thu|thur|thurs|fri|lun|mer|jeu|ven|mar|jan|feb|apr|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez)\.(?=\s+\S)")  # fmt: skip # noqa: E501
_MASKED_OATH = re.compile(r"(?i)(?<!\w)(?:(f)|(s)h?|(b)|(a))[*#@$!\u2022][*#@$!\u2022\w]*")
_OATHS = ("fuck", "shit", "bullshit", "arsehole")
_ENGLISH_TAIL = frozenset({"t", "s", "m", "re", "ve", "ll", "d"})
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
_LINE_IS_FULL = 56  # a longer line was broken by a program, not by its writer
ADDRESS_WORD = "xadrx"  # stands for an address or a link


@dataclass(frozen=True, slots=True)
class Word:
    """One folded word or mark, and where it stands in the text.  is_capital: written with a capital letter."""

    text: str
    start: int
    end: int
    is_capital: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of one thought.  is_question: it ends with a question mark.  line: counted from 1."""

    words: tuple[Word, ...]
    is_question: bool
    line: int


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Return a word in lower case without accents: what two spellings of it share."""
    lowered = word.lower().replace("-", "")
    if lowered.isascii():
        return lowered
    plain = unicodedata.normalize("NFKD", lowered.translate(_LETTERS))
    folded = "".join(sign for sign in plain if not unicodedata.combining(sign))
    # The marks of Korean and kana are letters: decomposed they would be another word.
    return unicodedata.normalize("NFC", folded)


def fold_text(text: str) -> str:
    """Return a text of the same length in lower case without accents."""
    return "".join(short if len(short := fold(sign)) == 1 else sign.lower()[:1] for sign in text)


def words_of(piece: str, start: int) -> Iterator[Word]:
    """Return the words of one piece: one, or two where an apostrophe joins two (`n'est`, but `don't` is one)."""
    end = start + len(piece)
    parts = re.split("[\u2019'\u02bc`\u00b4]", piece)
    if len(parts) == 1:
        yield Word(fold(piece), start, end, piece[:1].isupper())
    elif all(fold(part) in _ENGLISH_TAIL for part in parts[1:]):
        yield Word(fold("".join(parts)), start, end, piece[:1].isupper())
    else:
        for part in parts:
            yield Word(fold(part), start, start + len(part), part[:1].isupper())
            start += len(part) + 1


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text; a line break ends one unless the line was merely full."""
    masked = _ADDRESS.sub(lambda found: ADDRESS_WORD.ljust(len(found[0]), "\u2060"), text)
    masked = _MASKED_OATH.sub(unmasked, masked)
    masked = _ABBREVIATED.sub(lambda found: found[0][:-1] + " ", masked)
    lines = masked.split("\n")
    found: list[Sentence] = []
    words: list[Word] = []
    number, first_line = 0, 1

    def close(mark: str) -> None:
        if any(word.text != "," for word in words):
            is_question = "?" in mark or "？" in mark or "؟" in mark
            found.append(Sentence(tuple(words), is_question, first_line))
        words.clear()

    for match in _TOKEN.finditer(masked):
        piece = match[0]
        if piece == "\n":
            if ends_a_thought(lines, number):
                close("")
            number += 1
        elif piece[0] in ".!?…。！？؟":
            if not is_inside(masked, match):
                close(piece)
        elif piece[0] in ",;:()、，،–— -":
            words.append(Word(",", match.start(), match.end()))
        else:
            if not words:
                first_line = number + 1
            words.extend(words_of(piece, match.start()))
    close("")
    return found


def unmasked(oath: re.Match[str]) -> str:
    """Return an oath that was written with stars, as long as it was; what is too short for one stays."""
    meant = next(word for word, first in zip(_OATHS, oath.groups(), strict=True) if first)
    return meant.ljust(len(oath[0]), "\u2060") if len(oath[0]) >= len(meant) else oath[0]


def is_inside(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a dot stands inside a number, a date or a name such as `Node.js`."""
    after = text[mark.end() : mark.end() + 1]
    before = text[mark.start() - 1 : mark.start()] if mark.start() else ""
    return mark[0] == "." and (
        after.isdigit()
        or after.islower()
        or (before.isdigit() and text[mark.end() : mark.end() + 2].strip().islower())
    )


def ends_a_thought(lines: list[str], number: int) -> bool:
    """Tell whether the break after a line ends a sentence."""
    line = lines[number].strip()
    following = lines[number + 1].strip() if number + 1 < len(lines) else ""
    if not line or not following:
        return True
    return not (len(line) >= _LINE_IS_FULL or (following[:1].islower() and line[-1] not in ",:;"))
