"""Lint: what an experienced sender would say about a message before it leaves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Literal

from cam.engine.leads import FIELDS, Lead
from cam.engine.personalization import Rendered
from cam.engine.template_rules import ALIASES
from cam.engine.vocabulary import Channel

MAX_SUBJECT = 60
MAX_WORDS = 150
MAX_LINKS = 1
MAX_NOTE = 300  # characters of a note with a LinkedIn invitation
MAX_LINKEDIN = 8000

Level = Literal["error", "warning"]

_TEMPLATE_MARKS = re.compile(r"\{\{|\}\}|\{%|%\}")
_FIELD_MARKS = re.compile(rf"[{{\[<%]\s*({'|'.join((*FIELDS, *ALIASES))})\s*[}}\]>%]", re.IGNORECASE)
_FALSE_REPLY = re.compile(r"\s*(re|fwd?|aw|wg|sv|vs|tr|rv|antw)\s*(\[\d+\]|\(\d+\))?\s*:", re.IGNORECASE)
_LINK = re.compile(r"\bhttps?://|\bwww\.", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SHOUT = re.compile(r"\b[^\W\d_]{6,}\b")
SPAM_PHRASES = (
    "100% free", "act now", "amazing offer", "as seen on", "be your own boss", "best price", "buy now",
    "call now", "cash bonus", "click here", "congratulations", "dear friend", "dear sir or madam",
    "don't delete", "double your", "earn extra", "exclusive deal", "fast cash", "for free", "free gift",
    "free trial", "guaranteed", "increase sales", "limited time", "lowest price", "make money",
    "money back", "no obligation", "no strings attached", "once in a lifetime", "only today",
    "order now", "risk-free", "risk free", "satisfaction guaranteed", "special promotion",
    "this is not spam", "to whom it may concern", "urgent", "while supplies last", "winner",
    "you have been selected",
)  # fmt: skip
_SPAM = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, SPAM_PHRASES))})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Finding:
    """One remark.  level: an error is never sent.  rule: stable name.  detail: one line with the value."""

    level: Level
    rule: str
    detail: str


def lint(rendered: Rendered, *, position: int, is_reply: bool, channel: Channel) -> tuple[Finding, ...]:
    """
    Return every remark on a rendered message, errors first.

    position: of the step, 0 is the first touch.  is_reply: it continues a thread (Rendered.continues_thread).
    """
    is_first = position == 0 or rendered.opens_channel
    found = list(_words(rendered))
    if channel is Channel.EMAIL:
        found += [*_subject(rendered.subject, is_reply=is_reply), *_email(rendered, is_first=is_first)]
    else:
        found += _linkedin(rendered, is_first=is_first)
    return tuple(sorted(found, key=lambda finding: finding.level))


def for_launch(finding: Finding, lead: Lead) -> Finding:
    """
    Return a remark as it counts for a whole campaign.

    A placeholder that stands in the list itself keeps back that lead alone, for every send is linted again.
    """
    if finding.rule != "placeholder" or finding.level != "error":
        return finding
    own = (*(str(getattr(lead, name)) for name in FIELDS), *map(str, lead.custom.values()))
    if not any(_placeholder(value) for value in own):
        return finding
    return _warning(finding.rule, f"{finding.detail} stands in the list; who has it is held back")


def _placeholder(text: str) -> re.Match[str] | None:
    return _TEMPLATE_MARKS.search(text) or _FIELD_MARKS.search(text)


def _error(rule: str, detail: str) -> Finding:
    return Finding("error", rule, detail)


def _warning(rule: str, detail: str) -> Finding:
    return Finding("warning", rule, detail)


def _words(rendered: Rendered) -> Iterator[Finding]:
    both = f"{rendered.subject}\n{rendered.text}"
    if not rendered.body.strip():
        yield _error("body_empty", "the body is empty")
    mark = _placeholder(both)
    if mark:
        around = both[max(mark.start() - 10, 0) : mark.end() + 20].replace("\n", " ")
        yield _error("placeholder", f"a placeholder was never filled in: ...{around.strip()}...")
    words = f"{rendered.subject}\n{rendered.body}"
    shouted = [word for word in _SHOUT.findall(words) if word.isupper()]
    if len(shouted) > 1 or "!!" in words or rendered.subject.isupper():
        yield _warning(
            "shouting", f"capitals or !! shout: {', '.join(list(dict.fromkeys(shouted))[:3]) or '!!'}"
        )
    phrases = sorted({phrase.lower() for phrase in _SPAM.findall(words)})
    if phrases:
        yield _warning("spam_phrase", f"spam filters know these words: {', '.join(phrases)}")


def _subject(subject: str, *, is_reply: bool) -> Iterator[Finding]:
    if not subject.strip():
        yield _error("subject_missing", "the mail has no subject")
    if not is_reply and _FALSE_REPLY.match(subject):
        yield _error("false_reply", f"{subject[:40]!r} claims an earlier mail, and there was none")
    length = len(re.sub(r"^re: ", "", subject, flags=re.IGNORECASE))
    if length > MAX_SUBJECT:
        yield _warning("subject_long", f"the subject has {length} characters, phones show {MAX_SUBJECT}")


def _email(rendered: Rendered, *, is_first: bool) -> Iterator[Finding]:
    words = len(rendered.body.split())
    if is_first and words > MAX_WORDS:
        yield _warning(
            "body_long", f"the body has {words} words, a first touch should stay under {MAX_WORDS}"
        )
    links = len(_LINK.findall(rendered.body))
    if links > MAX_LINKS:
        yield _warning("links", f"{links} links; one is enough")
    html = _COMMENT.sub("", rendered.html)
    if "<img" in html.lower():
        yield _warning("images", "the layout has images; many readers block them and filters dislike them")
    for rule, line, what in (
        ("postal_address", rendered.postal_address, "the sender's postal address"),
        ("opt_out", rendered.opt_out_line, "the line that says how to opt out"),
    ):
        lines = [part.strip() for part in line.splitlines() if part.strip()]
        if not lines:
            yield _error(rule, f"{what} is missing; set it in cam.toml")
        elif not all(part in rendered.text and _html(part) in html for part in lines):
            yield _error(rule, f"{what} does not reach every part of the mail")


def _html(text: str) -> str:
    # as markupsafe writes it
    return escape(text, quote=True).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")


def _linkedin(rendered: Rendered, *, is_first: bool) -> Iterator[Finding]:
    most, what = (MAX_NOTE, "a note with an invitation") if is_first else (MAX_LINKEDIN, "a message")
    if len(rendered.text) > most:
        yield _warning("linkedin_long", f"{len(rendered.text)} characters; LinkedIn takes {most} in {what}")
