"""What a person wrote: without quotes, signature, disclaimer, and what we sent."""

import re
from collections.abc import Sequence

_ATTRIBUTION = re.compile(r"(?i)^\s*(?:on\b.{5,200}\bwrote|am\b.{5,200}\bschrieb.*|le\b.{5,200}a écrit.*|el\b.{5,200}escribió|il\b.{5,200}ha scritto|op\b.{5,200}schreef.*|em\b.{5,200}escreveu)\s*:\s*$")  # fmt: skip # noqa: E501
_DIVIDER = re.compile(r"(?i)^\s*(?:-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original).*|_{10,})\s*$")  # fmt: skip # noqa: E501
_SIGNATURE = re.compile(r"(?i)^\s*(?:-- ?|--+|sent from my .*|von meinem .* gesendet)$")


def own_words(text: str = "", html: str = "", sent: Sequence[str] = ()) -> str:
    """Return the words of the writer.  text, html: the bodies of the message.  sent: what we had sent."""
    kept: list[str] = []
    known = {line.strip() for ours in sent for line in ours.splitlines()}
    for line in (text or re.sub(r"(?s)<[^>]+>", " ", html)).splitlines():
        if _ATTRIBUTION.match(line) or _DIVIDER.match(line) or _SIGNATURE.match(line):
            break
        if not line.lstrip().startswith(">") and line.strip() not in known - {""}:
            kept.append(line.rstrip())
    return "\n".join(kept).strip()
