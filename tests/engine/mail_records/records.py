"""Keys and answers for the tests of mail records."""

import base64

from cam.engine.findings import Judged
from cam.engine.mail_records.lookup import Lookup

SILENT = Lookup(is_answered=False, trouble="did not answer in time")
RSA = bytes.fromhex("06092a864886f70d0101010500")  # the OID of RSA, and its NULL


def found(*records: str) -> Lookup:
    """Return the answer of a name server that has these records."""
    return Lookup(records=records)


def der(tag: int, content: bytes) -> bytes:
    """Return a DER element."""
    size = len(content)
    length = bytes([size]) if size < 128 else b"\x82" + size.to_bytes(2, "big")
    return bytes([tag]) + length + content


def rsa_key(bits: int, *, is_bare: bool = False) -> str:
    """Return an RSA public key of that many bits as a DKIM record holds it; nobody knows the other half."""
    modulus = (1 << bits - 1) | 1
    numbers = der(2, b"\0" + modulus.to_bytes(bits // 8, "big")) + der(2, b"\x01\x00\x01")
    bare = der(0x30, numbers)
    whole = bare if is_bare else der(0x30, der(0x30, RSA) + der(3, b"\0" + bare))
    return base64.b64encode(whole).decode()


def said(judged: Judged) -> str:
    """Return the findings as text, one a line."""
    return "\n".join(f"{one.level}: {one.detail}" for one in judged.findings)


def levels(judged: Judged) -> set[str]:
    """Return the levels of the findings."""
    return {one.level.value for one in judged.findings}
