"""A message that came in, as a value: what its bytes say, with nothing judged yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from cam.engine.inbound.wording import decoded_words


class Headers(Mapping[str, tuple[str, ...]]):
    """The values of header fields by name, each decoded when it is asked for: of most, nobody ever asks."""

    def __init__(self, raw: Mapping[str, Sequence[str]]) -> None:
        self._raw = raw

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return tuple(map(decoded_words, self._raw[name]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)

    def __contains__(self, name: object) -> bool:
        return name in self._raw


@dataclass(frozen=True, kw_only=True)
class Part:
    """
    One leaf of a message that is neither its text nor its HTML, and one level of those that hold a message.

    content_type: in lower case, without parameters.  text: decoded as well as it can be, cut to a bound.
    """

    content_type: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Inbound:
    """
    What a message says of itself; every text is decoded, bounded, and harmless to print.

    headers: of the top level, names in lower case, values unfolded, in order.  sender: the plain address of From, the
    domain in lower case, "" where there is none.  to: every address it was meant for or delivered to.  date: aware,
    UTC, None where it is missing or unreadable.  message_id, in_reply_to, references: with angle brackets, in order.
    text, html: the message's own bodies, without those of attached messages.  is_truncated: not all of it was read.
    """

    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    message_id: str = ""
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    sender: str = ""
    sender_name: str = ""
    to: tuple[str, ...] = ()
    subject: str = ""
    date: datetime | None = None
    content_type: str = "text/plain"
    text: str = ""
    html: str = ""
    parts: tuple[Part, ...] = ()
    is_truncated: bool = False

    def header(self, name: str) -> str:
        """Return the first value of a header, or ""; the name in lower case."""
        values = self.headers.get(name, ())
        return values[0] if values else ""
