"""A template's source as words and tags, so that the words can be worked on without touching the tags."""

import re
from dataclasses import dataclass
from itertools import count

from cam.engine.templating import TEXT, Problem

PRINT, IF, ELIF, ELSE, ENDIF = "print", "if", "elif", "else", "endif"
BRANCH = (IF, ELIF, ELSE, ENDIF)
_BEGINS = {"variable_begin": PRINT, "block_begin": "block"}


@dataclass(frozen=True)
class Tag:
    """One tag.  kind: print, if, elif, else or endif.  code: the expression, "" for else and endif."""

    kind: str
    code: str
    line: int

    @property
    def source(self) -> str:
        """Return the tag as Jinja."""
        if self.kind == PRINT:
            return f"{{{{ {self.code} }}}}"
        return f"{{% {self.kind} {self.code} %}}" if self.code else f"{{% {self.kind} %}}"


class Tags:
    """
    The tags of one template, each standing in its words as a token such as zq0z0007x.

    The token is lower-case letters and digits, which Markdown and web addresses leave as they are, and its
    prefix occurs nowhere in the template.
    """

    def __init__(self, source: str) -> None:
        self._prefix = next(mark for mark in (f"zq{n}z" for n in count()) if mark not in source.lower())
        self._tags: list[Tag] = []
        self.pattern = re.compile(self._prefix + r"(\d{4,})x")

    def add(self, kind: str, code: str, line: int) -> str:
        """Return the token of a new tag."""
        self._tags.append(Tag(kind, code, line))
        return f"{self._prefix}{len(self._tags) - 1:04d}x"

    def of(self, match: re.Match[str]) -> Tag:
        """Return the tag of a match of `pattern`."""
        return self._tags[int(match[1])]

    def find(self, words: str) -> list[Tag]:
        """Return the tags that stand in these words, in order."""
        return [self.of(match) for match in self.pattern.finditer(words)]

    def inside_address(self, words: str) -> str:
        """Return the words of a link's address with every printed value passing through a filter of cam."""

        def passed(match: re.Match[str]) -> str:
            tag = self.of(match)
            if tag.kind != PRINT:
                return match[0]
            return self.add(PRINT, f"({tag.code}) | {'_part' if match.start() else '_url'}", tag.line)

        return self.pattern.sub(passed, words)

    def restore(self, words: str) -> str:
        """Return a template: tokens become tags again, and no other brace begins one."""
        parts: list[str] = []
        at = 0
        for match in self.pattern.finditer(words):
            parts += [_literal(words[at : match.start()]), self.of(match).source]
            at = match.end()
        return "".join(parts) + _literal(words[at:])


def _literal(words: str) -> str:
    return words.replace("{", '{{ "{" }}')


def split(source: str) -> tuple[str, Tags, tuple[Problem, ...]]:
    """
    Return a template's words with tokens in place of its tags, the tags, and what cannot be split.

    The source was examined before; comments are gone, and whitespace control has had its effect.
    """
    tags = Tags(source)
    words: list[str] = []
    kind, code, begun = "", [""], 0
    for line, lexeme, value in TEXT.lex(source):
        if lexeme in _BEGINS:
            kind, code, begun = _BEGINS[lexeme], [], line
        elif lexeme in ("variable_end", "block_end"):
            words.append(_token(tags, kind, "".join(code).strip(), begun))
            kind = ""
        elif lexeme == "raw_begin":
            return "", tags, (Problem(line, "templates have no raw; write \\{ for a brace"),)
        elif kind:
            code.append(value)
        elif lexeme == "data":
            words.append(value)
    return "".join(words), tags, ()


def _token(tags: Tags, kind: str, code: str, line: int) -> str:
    code = " ".join(code.split()) if "\n" in code else code
    if kind == PRINT:
        return tags.add(PRINT, code, line)
    name, _, rest = code.partition(" ")
    return tags.add(name, rest.strip(), line)
