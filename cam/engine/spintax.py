"""Spintax: {Hi|Hello} in the template's own words becomes a choice that is stable per lead and step."""

import hashlib
import re
from dataclasses import dataclass, field

from cam.engine.template_source import ELIF, ELSE, ENDIF, IF, Tags
from cam.engine.templating import Problem

MAX_GROUPS = 200
MAX_NESTING = 10
_MARKS = re.compile(r"\\.|[{}|]", re.DOTALL)


@dataclass
class _Group:
    """An open brace: where it stands and the options that ended so far."""

    begin: str
    options: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


@dataclass
class _Spinner:
    tags: Tags
    prefix: str
    counts: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def choice(self, options: list[str]) -> str:
        """Return the options as one if-chain over a variable of its own."""
        for option in options:
            self._check(option)
        variable = f"{self.prefix}{len(self.counts)}"
        self.counts.append(len(options))
        parts: list[str] = []
        for number, option in enumerate(options):
            kind = IF if number == 0 else ELSE if number == len(options) - 1 else ELIF
            code = "" if kind == ELSE else f"{variable} == {number}"
            parts += [self.tags.add(kind, code, 0), option]
        return "".join(parts) + self.tags.add(ENDIF, "", 0)

    def _check(self, option: str) -> None:
        depth = 0
        for tag in self.tags.find(option):
            depth += (tag.kind == IF) - (tag.kind == ENDIF)
            if depth < 0 or (depth == 0 and tag.kind in (ELIF, ELSE)):
                break
        else:
            if depth == 0:
                return
        line = next((tag.line for tag in self.tags.find(option) if tag.line), 1)
        self.problems.append(Problem(line, "an if begins and ends inside one option of {a|b}, or outside"))


def expand(words: str, tags: Tags, *, prefix: str) -> tuple[str, tuple[int, ...], tuple[Problem, ...]]:
    """
    Return the words with every {a|b} as if-tags over {prefix}0, {prefix}1 ..., the number of options of each, problems.

    Groups nest; a brace without a bar inside, or without its partner, stays as it is; \\{, \\| and \\} are no marks.
    """
    spinner = _Spinner(tags, prefix)
    stack = [_Group("")]
    at = 0
    for match in _MARKS.finditer(words):
        stack[-1].words.append(words[at : match.start()])
        at = match.end()
        _mark(match[0], stack, spinner)
        if len(stack) > MAX_NESTING + 1 or len(spinner.counts) > MAX_GROUPS:
            return "", (), (Problem(1, f"at most {MAX_GROUPS} choices {{a|b}}, nested {MAX_NESTING} deep"),)
    stack[-1].words.append(words[at:])
    while len(stack) > 1:
        _reopen(stack)
    return "".join(stack[0].words), tuple(spinner.counts), tuple(spinner.problems)


def _mark(mark: str, stack: list[_Group], spinner: _Spinner) -> None:
    group = stack[-1]
    if mark == "{":
        stack.append(_Group("{"))
    elif mark == "|" and group.begin:
        group.options.append("".join(group.words))
        group.words = []
    elif mark == "}" and group.begin and group.options:
        stack.pop()
        stack[-1].words.append(spinner.choice([*group.options, "".join(group.words)]))
    elif mark == "}" and group.begin:
        stack.pop()
        stack[-1].words += ["{", *group.words, "}"]
    else:
        group.words.append(mark)


def _reopen(stack: list[_Group]) -> None:
    # a brace that never closed is a brace
    group = stack.pop()
    stack[-1].words.append("{" + "|".join([*group.options, "".join(group.words)]))


def choose(counts: tuple[int, ...], *, prefix: str, seed: str) -> dict[str, int]:
    """Return the option of every group; the same seed gives the same options."""
    return {f"{prefix}{n}": number(f"{seed}\0{prefix}{n}") % options for n, options in enumerate(counts)}


def number(seed: str) -> int:
    """Return a number below 2**64 that is evenly spread over seeds and the same for the same seed."""
    return int.from_bytes(hashlib.blake2b(seed.encode(errors="surrogatepass"), digest_size=8).digest())
