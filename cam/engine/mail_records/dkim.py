"""DKIM: whether a domain publishes a key that receivers can use (RFC 6376, 8301, 8463)."""

import base64
import binascii
from collections.abc import Iterator, Mapping, Sequence

from cam.engine.findings import Finding, Judged, Level
from cam.engine.mail_records.lookup import NOT_ASKED, Lookup
from cam.engine.mail_records.tags import Tags, parse_tags, shown

CHECK = "dkim"
LEAST_BITS, GOOD_BITS = 1024, 2048
ED25519_BYTES = 32
_SEQUENCE, _INTEGER, _BIT_STRING = 0x30, 0x02, 0x03


def name_of(selector: str, domain: str) -> str:
    """Return the name under which a selector's key stands."""
    return f"{selector}._domainkey.{domain}"


def is_key(text: str) -> bool:
    """Return whether a TXT record is meant as a DKIM key; a wildcard of the domain may answer any name."""
    tags = parse_tags(text).values
    return tags.get("v", "") == "DKIM1" if "v" in tags else "p" in tags


def is_usable(answer: Lookup) -> bool:
    """Return whether a name holds a key that receivers take."""
    return any(not _problem(parse_tags(text)) for text in answer.records if is_key(text))


def judge_dkim(
    domain: str, answers: Mapping[str, Lookup], *, configured: Sequence[str], probed: Sequence[str]
) -> Judged:
    """
    Return what is to say of a domain's DKIM keys.

    answers: TXT records by name.  configured: selectors that must have a key.  probed: those that were only tried.
    holds: whether a usable key was found; None where none was, for a selector cannot be found out.
    """
    found = [_judge(domain, selector, answers, is_needed=True) for selector in configured]
    guesses = [selector for selector in probed if selector not in configured]
    found += [_judge(domain, selector, answers, is_needed=False) for selector in guesses]
    said = [one for one in found if one is not None]
    keys = [one for one in said if one.level in (Level.OK, Level.WARN)]
    failures = [one for one in said if one.level is Level.FAIL]
    if keys:
        # a broken key under a name that was only guessed is an old one, where another works
        named = {name_of(selector, domain) for selector in configured}
        bad = [one for one in failures if any(name in one.detail for name in named)]
        return Judged(findings=(*keys, *bad), holds=not bad)
    if failures:
        return Judged(findings=tuple(failures), holds=False)
    unanswered = [one for one in said if one.level is Level.UNKNOWN]
    if unanswered:
        return Judged(findings=(unanswered[0],), holds=None)
    what = f"no key found; {len(guesses)} usual selectors were tried, and others cannot be found out"
    fix = "name the one your provider told you: [doctor] dkim_selectors in cam.toml; without DKIM turn it on there"
    return Judged(findings=(_finding(domain, Level.UNKNOWN, what, fix=fix),), holds=None)


def _finding(domain: str, level: Level, detail: str, *, fix: str = "") -> Finding:
    return Finding(check=CHECK, subject=domain, level=level, detail=detail, fix=fix)


def _judge(domain: str, selector: str, answers: Mapping[str, Lookup], *, is_needed: bool) -> Finding | None:
    name = name_of(selector, domain)
    answer = answers.get(name)
    if answer is None:
        return _finding(domain, Level.UNKNOWN, f"{name} {NOT_ASKED.trouble}") if is_needed else None
    if not answer.is_answered:
        return _finding(domain, Level.UNKNOWN, f"{name}: the name server {answer.trouble}")
    keys = [text for text in answer.records if is_key(text)]
    fix = "publish the key as your provider shows it"
    if not keys:
        return _finding(domain, Level.FAIL, f"{name} holds no key", fix=fix) if is_needed else None
    if len(keys) > 1:
        return _finding(domain, Level.FAIL, f"{name} holds {len(keys)} keys, one is allowed", fix=fix)
    tags = parse_tags(keys[0])
    problem = _problem(tags)
    if problem:
        return _finding(domain, Level.FAIL, f"{name}: {problem}", fix=fix)
    return _good(domain, name, tags)


def _good(domain: str, name: str, tags: Tags) -> Finding:
    if "y" in tags.values.get("t", "").replace(" ", "").split(":"):
        what = f"{name}: t=y says that it is a test, so receivers may ignore it"
        return _finding(domain, Level.WARN, what, fix="take t=y out of the record")
    if tags.values.get("k", "rsa").lower() == "ed25519":
        what = f"{name}: an Ed25519 key, which many receivers cannot read yet"
        return _finding(domain, Level.WARN, what, fix="sign with an RSA key too")
    bits = _rsa_bits(_key(tags) or b"")
    more = f", {GOOD_BITS} are usual now" if bits < GOOD_BITS else ""
    return _finding(domain, Level.OK, f"{name}: an RSA key of {bits} bits{more}")


def _problem(tags: Tags) -> str:
    """Return why receivers take no signature of this key, or ""."""
    return next(_problems(tags), "")


def _problems(tags: Tags) -> Iterator[str]:
    values = tags.values
    yield from tags.problems
    if "v" in values and tags.first() != ("v", "DKIM1"):
        yield "v=DKIM1 does not stand first"
    if "p" not in values:
        yield "it has no key, p="
        return
    if not values["p"].strip():
        yield "the key is revoked, p= is empty"
        return
    kind = values.get("k", "rsa").lower()
    if kind not in ("rsa", "ed25519"):
        yield f"k={shown(values['k'])} is no kind of key that receivers know"
        return
    if "h" in values and "sha256" not in [one.strip().lower() for one in values["h"].split(":")]:
        yield f"h={shown(values['h'])} leaves out sha256, and receivers take nothing else"
    if "s" in values and not {"*", "email"} & {one.strip().lower() for one in values["s"].split(":")}:
        yield f"s={shown(values['s'])} leaves out email"
    yield from _key_problems(kind, _key(tags))


def _key_problems(kind: str, key: bytes | None) -> Iterator[str]:
    if key is None:
        yield "the key is no base64, so a part of it was lost on the way into the DNS"
    elif kind == "ed25519":
        if len(key) != ED25519_BYTES:
            yield f"an Ed25519 key has {ED25519_BYTES} bytes, this one {len(key)}"
    elif not _rsa_bits(key):
        yield "the key is no RSA key, so a part of it was lost on the way into the DNS"
    elif _rsa_bits(key) < LEAST_BITS:
        yield f"the key has {_rsa_bits(key)} bits, and receivers take none below {LEAST_BITS}"


def _key(tags: Tags) -> bytes | None:
    text = "".join(tags.values.get("p", "").split())
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None


def _rsa_bits(key: bytes) -> int:
    """Return the length of the modulus of a DER key, as SubjectPublicKeyInfo or bare, 0 where it is none."""
    body = _part(key, _SEQUENCE)
    if body is None or len(body[1]):  # what follows the key is not part of one
        return 0
    first = _part(body[0], _SEQUENCE)
    if first is not None:
        bits = _part(first[1], _BIT_STRING)
        inner = _part(bits[0][1:], _SEQUENCE) if bits is not None and bits[0][:1] == b"\0" else None
    else:
        inner = body
    modulus = _part(inner[0], _INTEGER) if inner is not None else None
    exponent = _part(modulus[1], _INTEGER) if modulus is not None else None
    return (
        int.from_bytes(modulus[0], "big").bit_length() if modulus is not None and exponent is not None else 0
    )


def _part(data: bytes, tag: int) -> tuple[bytes, bytes] | None:
    """Return the content of a DER element and what follows it, None where the data begins with no such element."""
    if len(data) < 2 or data[0] != tag:
        return None
    length, start = data[1], 2
    if length & 0x80:
        start = 2 + (length & 0x7F)
        length = int.from_bytes(data[2:start], "big")
    end = start + length
    return (data[start:end], data[end:]) if end <= len(data) else None
