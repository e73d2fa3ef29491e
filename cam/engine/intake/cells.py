"""One cell: cleaning it, and reading an address, tags or a company's domain out of it."""

import html
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from cam.engine import addresses
from cam.engine.addresses import AddressProblem
from cam.engine.intake.spelling import mended
from cam.engine.wordlist import words

# what people and programs write for "nothing"; the surname Null is written otherwise
BLANKS = words(
    """
    N/A n/a N.A. n.a. #N/A #NA NULL null nan NaN NAN none NONE None - -- --- – — _ ? ?? . .. undefined (blank)
    (none) (leer) (vide) unknown Unknown UNKNOWN [] {} #REF! #NAME? #VALUE! #DIV/0! #NULL! #ERROR! nil
    not_available
    """
) | {
    "not available",
    "Not available",
    "Not Available",
    "no email",
    "No email",
    "k.A.",
    "k. A.",
    "keine Angabe",
}

# zero-width characters, direction marks, byte order marks, soft hyphens: invisible, and never meant
_INVISIBLE = re.compile(
    r"[\x00\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_ESCAPED_FORMULA = re.compile(r"'(?=\s*[=+\-@＝＋－＠])")  # as spreadsheets and cam's own files write it
_TEXT_FORMULA = re.compile(r'="([^"]*)"')  # so that a spreadsheet does not take it for a number
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d{0,2});")
_SEPARATORS = re.compile(r"\s*(?::::|[;,|\n]|\s/\s)\s*")
_IN_BRACKETS = re.compile(r"[<(]\s*(?:mailto:)?([^<>()\s]*@[^<>()\s]*)\s*[>)]", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"([^<>@]*)<[^<>]*@[^<>]*>")
_LABEL = re.compile(r"(?:e-?mail|mail|mailto)\s*:\s*", re.IGNORECASE)
_QUOTES = " \t\"'“”„‟‘’‚«»‹›`´"
_ADDRESS_LIKE = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")
_PLAIN_WEBSITE = re.compile(r"(?:https?://)?(?:www\.)?([a-z0-9-]+\.[a-z]{2,})/?")
_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?(?://)?(?:[^/@?#]*@)?([^/:?#\s]+)", re.IGNORECASE)
_TAG_LENGTH = 60
_TAG_SEPARATORS = re.compile(r":::|[;,|\n]")
# a page there is not a company's website
_NOT_A_COMPANY = words(
    """
    linkedin.com lnkd.in facebook.com fb.com instagram.com twitter.com x.com youtube.com tiktok.com linktr.ee
    bit.ly t.co google.com goo.gl medium.com github.com xing.com pinterest.com calendly.com apple.com
    """
)


def clean(cell: str) -> str:
    """Return one line of plain text: no invisible characters, no escape of a formula, no placeholder for nothing."""
    text = " ".join(_visible(cell).split())
    return "" if text in BLANKS else _unescaped(text)


def is_dirty(joined: str) -> bool:
    """Return whether a row, its cells joined by bars behind a first bar, may hold what cleaning takes away."""
    return (
        not joined.isprintable()
        or "  " in joined
        or "|'" in joined
        or '|="' in joined
        or ("&" in joined and ";" in joined)
        or "Ã" in joined
        or "â€" in joined
    )


def clean_lines(cell: str) -> str:
    """Return text of several lines, each cleaned at its ends; for notes and custom fields."""
    lines = [" ".join(line.split()) for line in _visible(cell).splitlines()]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return _unescaped(text) if "\n" in text else clean(text)


def read_address(cell: str) -> str | AddressProblem:
    """
    Return the first address of a cell, "" for an empty one, or what is wrong.

    Understood: `Ada <ada@x.example>`, `mailto:ada@x.example`, `ada@x.example; b@y.example`, a dot too many at the
    end.  A blank inside an address is never guessed away: it may hide half of the address.
    """
    found = addresses.normalise(cell.strip(_QUOTES))
    if isinstance(found, str):
        return found
    text = clean(cell)
    if not text:
        return ""
    pieces = _IN_BRACKETS.findall(text) or [
        piece for part in _SEPARATORS.split(text) for piece in _words(part)
    ]
    problem = AddressProblem(text, "there is no @ in it")
    for piece in filter(None, (_bare(piece) for piece in pieces)):
        found = addresses.normalise(piece)
        if isinstance(found, str):
            return found
        problem = AddressProblem(text, found.why)
        if "@" not in piece:  # half of the cell is no address: the other half may not be whole either
            break
    return _problem(cell.strip(), problem)


def name_beside(cell: str) -> str:
    """Return the name that stands before an address in brackets, "" where none does."""
    match = _NAME_BEFORE.match(clean(cell))
    return match[1].strip(_QUOTES) if match else ""


def looks_like_address(cell: str) -> bool:
    """Return whether a cell holds something like an address."""
    return "@" in cell and bool(_ADDRESS_LIKE.search(cell))


def split_tags(cell: str) -> tuple[str, ...]:
    """
    Return the tags of a cell in their order, each once: `a; b`, `"a","b"`, `* a ::: * b`.

    A tag is kept in lower case, its words joined by an underscore: `Do not contact` is do_not_contact.
    """
    tags = (tag.strip(" \t\"'*[]").lower().replace("-", " ").split() for tag in _TAG_SEPARATORS.split(cell))
    return merge_tags((), ("_".join(words)[:_TAG_LENGTH] for words in tags))


def merge_tags(known: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    """Return all tags, the known ones first, each once."""
    return tuple(dict.fromkeys(tag for tag in (*known, *more) if tag))


def website_domain(website: str) -> str:
    """Return the registrable domain of a company's website, "" where the page belongs to nobody in particular."""
    plain = _PLAIN_WEBSITE.fullmatch(website)
    if plain is None:
        return _website_domain(website) if website else ""
    return "" if plain[1] in _NOT_A_COMPANY else addresses.company_domain(plain[1])


@lru_cache(maxsize=8192)
def _website_domain(website: str) -> str:
    match = _HOST.match(website.strip())
    host = match[1].lower().rstrip(".") if match else ""
    try:
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    if "." not in host or not all(host.split(".")):
        return ""
    domain = addresses.registrable_domain(host.removeprefix("www."))
    return "" if domain in _NOT_A_COMPANY else addresses.company_domain(domain)


def slug(header: str) -> str:
    """Return a header as the name of a custom field: `E-Mail Status` gives e_mail_status, "" where nothing is left."""
    plain = unicodedata.normalize("NFKD", header.casefold().replace("ß", "ss"))
    words = re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))
    name = unicodedata.normalize("NFKC", "_".join(words))
    if name and not name.isidentifier():
        name = f"_{name}"
    return name if name.isidentifier() else ""


def _problem(cell: str, problem: AddressProblem) -> AddressProblem:
    """Return what is wrong with the cell as it stands where it is one address, quotes and all."""
    whole = addresses.normalise(cell) if cell.count("@") == 1 else problem
    return problem if isinstance(whole, str) else AddressProblem(problem.text, whole.why)


def _unescaped(text: str) -> str:
    formula = _TEXT_FORMULA.fullmatch(text)
    if formula is not None:
        return formula[1].strip()
    if text[:1] == text[-1:] == "'" and len(text) > 2:  # some programs quote with it
        return text[1:-1].strip()
    match = _ESCAPED_FORMULA.match(text)
    return text[match.end() :].lstrip() if match else text


def _visible(cell: str) -> str:
    text = mended(cell).replace("\r\n", "\n").replace("\r", "\n")
    if "&" in text:  # of a web page; without its semicolon it is part of a URL
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    return _CONTROL.sub(" ", _INVISIBLE.sub("", text))


def _words(part: str) -> list[str]:
    """Return the words of a part where each is an address, else the part as it is."""
    words = part.split()
    return words if all("@" in word for word in words) else [part]


def _bare(piece: str) -> str:
    bare = piece.strip(_QUOTES + "()[]<>")
    label = _LABEL.match(bare)
    if label is not None:
        bare = bare[label.end() :].partition("?")[0]
    return bare.rstrip(".,;:").strip(_QUOTES)
