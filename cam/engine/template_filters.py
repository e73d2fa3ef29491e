"""The filters and tests that a template may use; an absent value passes through every filter but default."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Undefined

TESTS = ("defined", "undefined", "eq", "equalto", "ne", "in", "lt", "gt", "le", "ge")
SCHEMES = ("http", "https", "mailto")
MAX_NUMBER_DIGITS = 15


def _default(value: Any, text: Any = "") -> Any:
    return text if isinstance(value, Undefined) else value


def _number(value: Any) -> float:
    digits = str(value).strip().replace(",", "").replace(" ", "")
    try:
        return float(digits) if len(digits) <= MAX_NUMBER_DIGITS else 0.0
    except ValueError:
        return 0.0


def _int(value: Any) -> int:
    number = _number(value)
    return int(number) if abs(number) < 10**MAX_NUMBER_DIGITS else 0


def _title(value: Any) -> str:
    # str.title() breaks O'Neil's and doesn't
    return " ".join(word[:1].upper() + word[1:].lower() for word in str(value).split())


def _truncate(value: Any, length: int = 60, end: str = "…") -> str:
    text = str(value)
    if len(text) <= length:
        return text
    cut = text[: max(length - len(end), 0)]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:.-") + end


def _first_word(value: Any) -> str:
    return (str(value).split() or [""])[0]


def url(value: Any) -> str:
    """Return a link's whole address: http, https or mailto; a bare host gets https.  Raises ValueError."""
    text = str(value).strip()
    if any(character.isspace() or ord(character) < 32 for character in text):
        raise ValueError(f"{text!r} is no link")
    try:
        scheme = urlsplit(text).scheme.lower()
    except ValueError as error:
        raise ValueError(f"{text!r} is no link") from error
    if scheme in SCHEMES:
        return text
    host = text.partition("/")[0].partition("?")[0].partition("#")[0]
    name, _, port = host.partition(":")
    if "." in name and (not port or port.isdecimal()) and not text.startswith("/") and "@" not in host:
        return f"https://{text}"
    raise ValueError(f"{text!r} is no http, https or mailto link")


def url_part(value: Any) -> str:
    """Return a value that is harmless inside a link's address."""
    return quote(str(value), safe="")


def _on_present(function: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(value: Any, *args: Any, **kwargs: Any) -> Any:
        return value if isinstance(value, Undefined) else function(value, *args, **kwargs)

    return guarded


OFFERED: dict[str, Callable[..., Any]] = {
    "default": _default,
    "d": _default,
    "lower": _on_present(lambda value: str(value).lower()),
    "upper": _on_present(lambda value: str(value).upper()),
    "capitalize": _on_present(lambda value: str(value).capitalize()),
    "title": _on_present(_title),
    "trim": _on_present(lambda value: str(value).strip()),
    "truncate": _on_present(_truncate),
    "first_word": _on_present(_first_word),
    "length": _on_present(lambda value: len(str(value))),
    "int": _on_present(_int),
    "float": _on_present(_number),
}
# filters with an underscore are put in by cam around values inside links
FILTERS = OFFERED | {"_url": _on_present(url), "_part": _on_present(url_part)}
