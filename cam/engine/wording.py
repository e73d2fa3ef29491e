"""One wording, compiled: a variant's subject and body as templates, ready for every lead."""

from dataclasses import dataclass
from typing import Any

from jinja2 import Template

from cam.engine import spintax
from cam.engine.markup import to_parts
from cam.engine.template_rules import Names
from cam.engine.template_source import split
from cam.engine.templating import Problem, compile_template, examine
from cam.engine.vocabulary import Channel

SUBJECT, BODY = "_s", "_b"  # prefixes of the variables that hold the drawn options


@dataclass(frozen=True)
class Piece:
    """A compiled subject or body.  html: None where there is no HTML part.  options: of each {a|b} in it."""

    prefix: str
    text: Template
    html: Template | None
    options: tuple[int, ...]
    names: Names

    def drawn(self, seed: str) -> dict[str, Any]:
        """Return the variables that hold the drawn options."""
        return dict(spintax.choose(self.options, prefix=self.prefix, seed=seed)) if self.options else {}


def compile_subject(source: str) -> Piece | tuple[Problem, ...]:
    """Return a compiled subject, or every mistake in it."""
    return _compile(" ".join(source.split()), prefix=SUBJECT, is_html=False)


def compile_body(source: str, channel: Channel) -> Piece | tuple[Problem, ...]:
    """Return a compiled body with text and, for email, HTML; or every mistake in it."""
    return _compile(source, prefix=BODY, is_html=channel is Channel.EMAIL)


def _compile(source: str, *, prefix: str, is_html: bool) -> Piece | tuple[Problem, ...]:
    problems, names = examine(source)
    if problems:
        return problems
    words, tags, problems = split(source)
    if problems:
        return problems
    words, options, problems = spintax.expand(words, tags, prefix=prefix)
    if problems:
        return problems
    if prefix == SUBJECT:
        return Piece(prefix, compile_template(tags.restore(_unescaped(words))), None, options, names)
    text, html, problems = to_parts(words, tags)
    if problems:
        return problems
    page = compile_template(html, is_html=True) if is_html else None
    return Piece(prefix, compile_template(text), page, options, names)


def _unescaped(words: str) -> str:
    for mark in "{|}":
        words = words.replace(f"\\{mark}", mark)
    return words
