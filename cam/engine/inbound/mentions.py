"""Addresses and Message-IDs as they are mentioned in headers and texts."""

import re

MAX_IDS = 100
MAX_ADDRESSES = 200
_QUOTED = re.compile(r'"[^"]{0,500}"(?!@)')
_ANGLED = re.compile(r"<\s{0,10}([^\s<>\",;@]{1,128}@[^\s<>\"',:;@]{1,255})\s{0,10}>")
_BARE = re.compile(r"(?:[^\s<>()\[\]\"',:;@]|(?<=\w)')[^\s<>()\[\]\",:;@]{0,127}@[^\s<>()\[\]\"',:;@]{1,255}")
_ID = re.compile(r"<([^<>]{1,998})>")
_BARE_ID = re.compile(r"[^\s<>,;\"()]{1,500}@[^\s<>,;\"()]{1,500}")


def addresses(text: str, *, most: int = MAX_ADDRESSES) -> list[str]:
    """Return the addresses in a header or a text, each once, in order; names in quotes are not read as addresses."""
    plain = _QUOTED.sub(" ", text) if '"' in text else text
    found = _ANGLED.findall(plain) or _BARE.findall(plain)
    return list(dict.fromkeys(spelled(one) for one in found))[:most]


def spelled(address: str) -> str:
    """Return an address without what surrounds it, its domain in lower case."""
    local, _, domain = address.strip("<>.,;:'`\"").rpartition("@")
    return f"{local}@{domain.lower().strip('.')}" if local and domain else ""


def message_ids(value: str) -> tuple[str, ...]:
    """Return the ids in a header with their brackets, each once, in order; of very many the first and the last."""
    if not value:
        return ()
    inside = ["".join(one.split()) for one in _ID.findall(value)]
    found = [one for one in inside if one] or _BARE_ID.findall(value)
    ids = list(dict.fromkeys(f"<{one}>" for one in found))
    return tuple(ids if len(ids) <= MAX_IDS else [ids[0], *ids[-MAX_IDS + 1 :]])
