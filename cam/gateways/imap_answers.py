"""
Answers to FETCH, message by message.

imapclient's parser takes an answer apart letter by letter, which for the few numbers that stand before a body takes
longer than all that is done with them.  Answers that all have the usual form are read at once; whatever else a server
says goes to the parser, so that only one of the two knows the grammar.
"""

import re
from collections.abc import Sequence
from typing import Any

from imapclient.response_parser import parse_response

Part = dict[bytes, Any]

_PAIR = rb'[A-Za-z0-9.]+ (?:[0-9]+|"[^"\\]*")'
_PLAIN = re.compile(rb"[0-9]+ \((%s(?: %s)*)\)" % (_PAIR, _PAIR))
_BEFORE_BODY = re.compile(
    rb"[0-9]+ \(((?:%s )*)(BODY\[[A-Za-z.]*\](?:<[0-9]+>)?) \{([0-9]+)\}" % _PAIR, re.IGNORECASE
)
_BEHIND_BODY = re.compile(rb"((?: %s)*)\)" % _PAIR)
_NAME_AND_VALUE = re.compile(rb'([A-Za-z0-9.]+) (?:([0-9]+)|"([^"\\]*)")')


def parts_of(data: Sequence[Any]) -> list[Part]:
    """
    Return what each answer says, by name in upper case.

    data: as imaplib keeps untagged answers: lines, and pairs of a line that ends in a literal with that literal.
    Raises what imapclient raises where it is not IMAP.
    """
    found = _usual(data)
    if found is None:
        found = [_by_name(items) for items in parse_response(list(data))[1::2] if isinstance(items, tuple)]
    return found


def _usual(data: Sequence[Any]) -> list[Part] | None:
    """Return the answers where all are plain or have one body, None where any is not."""
    found: list[Part] = []
    items = iter(data)
    for item in items:
        if isinstance(item, bytes):
            plain = _PLAIN.fullmatch(item)
            if plain is None:
                return None
            found.append(_values(plain[1]))
            continue
        rest = next(items, None)
        if not isinstance(item, tuple) or not isinstance(rest, bytes):
            return None
        line, body = item
        before, behind = _BEFORE_BODY.fullmatch(line), _BEHIND_BODY.fullmatch(rest)
        if before is None or behind is None or int(before[3]) != len(body):
            return None
        found.append({**_values(before[1]), before[2].upper(): body, **_values(behind[1])})
    return found


def _values(pairs: bytes) -> Part:
    return {
        name.upper(): int(number) if number else text for name, number, text in _NAME_AND_VALUE.findall(pairs)
    }


def _by_name(items: tuple[Any, ...]) -> Part:
    return {
        name.upper(): value
        for name, value in zip(items[::2], items[1::2], strict=True)
        if isinstance(name, bytes)
    }
