"""What a notice in plain words tells: which addresses failed, and what was said of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cam.engine.inbound.delivery_status import refusal_in
from cam.engine.inbound.diagnosis import cause_in_words
from cam.engine.inbound.mentions import spelled
from cam.engine.inbound.phrases import any_of

MAX_NOTICE = 20_000  # characters; what a machine says of a failure is short
MAX_TOLD = 100
_EDGE = r"\s<>()\[\]\"',:;?|\\：，；。（）【】「」『』、"  # what ends an address in prose, in any script
_MENTION = re.compile(
    rf"(?:smtp[:=]|mailto:|rfc822;)?([^{_EDGE}=*]{{1,128}}@[^{_EDGE}&]{{1,255}})",
    re.IGNORECASE,
)
# who writes, who helps, who sent: never the one that failed
_NOT_FAILED = any_of(
    r"""
    \b(?:write|reply|e-?mail us|visit|contact|assistance|help|support|question|inquir|enquir|administrator|abuse)
    \b(?:report (?:this|it)|forward) | \b(?:please|instead) (?:try|use|send (?:\w+ ){0,3}to)\b
    mail ?from | ^\W{0,10}(?:from|sender|reply-to|return-path|message-id|references|in-reply-to|cc|x-\S{1,40})\b
    \b(?:sent|posted|written|message) by\b | envelope-from | \bfrom:?\s{1,5}[<\"'(]{0,2}@
    ^\W{0,10}(?:von|de|da|od|от|発信|差出人)\s*:
    """
)
# the address stands first, or behind what names a recipient, or behind the number of a refusal
_NAMED = any_of(
    r"""
    ^[\s>*<\"'\[(\-|]{0,12}(?:smtp:|mailto:|rfc822;)?$
    (?:recipient|rcpt|addressee?|user|userid|deliver(?:y|ed|ing|er)?|adress?\w*|destinat\w*)[^@.!?]{0,60}$
    (?:indirizz|direcci[oó]n|endere[cç]o|postfach|account|konto|compte|cuenta|conta)[^@.!?]{0,60}$
    (?:empf\S*nger|mail ?box)[^@.!?]{0,60}$
    (?:받는 ?사람|수신|收件[人者]|宛先|あて先|получател|адресат|alıcı|odbiorc|příjemc|címzett|mottagare)[^@]{0,30}$
    (?:failed|error|unknown|invalid|bad|undeliver\w*|rejected)[-\w ]{0,30}:?\s{0,9}$
    \b[45]\d\d\b[^@]{0,40}$ | \b[45]\.\d{1,3}\.\d{1,3}\b[^@]{0,30}$ | (?:dda:|;)$
    (?:reach|delivered|message|mail|sent?|an|à|a|para|naar|till?|do)\s{0,3}(?:to)?\s{0,3}:?\s{0,3}[<\"'(]{0,2}$
    """
)
_RULE = re.compile(r"\s{0,10}(?:-{2,}|\*{4,}|={4,}|_{4,}|#{4,})")
_LABELLED_TO = re.compile(r"^\W{0,10}(?:to|an|à|para|naar|a|till|til|宛先|кому)\s{0,3}:", re.IGNORECASE)
_EXPANDED = re.compile(
    r"(?:generated|expanded|forwarded) from:?[\s<]{0,5}([^\s<>()]{1,128}@[^\s<>()]{1,255})", re.IGNORECASE
)


@dataclass(kw_only=True)
class Told:
    """
    One address that a notice names.

    words: what is said of it, the line of the address first.  is_sure: it stands where the failed ones stand.
    """

    address: str
    words: str
    is_sure: bool = True
    originals: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class _Mention:
    address: str
    line: int
    is_named: bool


def told_failures(notice: str, *, others: frozenset[str]) -> list[Told]:
    """
    Return the addresses that a notice names as failed, each with what is said of it.

    others: addresses in lower case that hardly failed: ours, the machine's; they count where no other one is named.
    """
    lines = notice[:MAX_NOTICE].split("\n")
    named = _likeliest(list(_mentions(lines)), others)
    found: dict[str, Told] = {}
    ends = [*(one.line for one in named[1:]), len(lines)][: len(named)]
    for one, end in zip(named, ends, strict=True):
        words = "\n".join(_until_rule(lines[one.line : max(end, one.line + 1)]))
        told = found.setdefault(
            one.address.lower(), Told(address=one.address, words="", is_sure=one.is_named)
        )
        told.words = f"{told.words}\n{words}".strip()[:MAX_NOTICE]
        told.originals += [spelled(original) for original in _EXPANDED.findall(words)]
    blamed = [one for one in found.values() if cause_in_words(one.words) or refusal_in(one.words)]
    return (blamed or list(found.values()) or _originals(notice))[:MAX_TOLD]


def _likeliest(mentions: list[_Mention], others: frozenset[str]) -> list[_Mention]:
    foreign = [one for one in mentions if one.address.lower() not in others]
    own = [one for one in mentions if one.address.lower() in others and one.is_named]
    return [one for one in foreign if one.is_named] or foreign[:1] or own


def _until_rule(lines: list[str]) -> list[str]:
    """Return the lines before the next line that is drawn."""
    for number, line in enumerate(lines[1:], 1):
        if _RULE.match(line):
            return lines[:number]
    return lines


def _originals(notice: str) -> list[Told]:
    """Return the addresses of which a notice names only what they stand for."""
    return [Told(address=spelled(one), words="") for one in _EXPANDED.findall(notice[:MAX_NOTICE])]


def _mentions(lines: list[str]) -> Iterator[_Mention]:
    for number, line in enumerate(lines):
        if "@" not in line:
            continue
        for found in _MENTION.finditer(line[:2000]):
            ahead = line[: found.start()]
            if not _NOT_FAILED.are_in(f"{ahead}@"):
                is_named = _NAMED.are_in(ahead) and not _LABELLED_TO.match(line)
                yield _Mention(address=spelled(found[1]), line=number, is_named=is_named)
