"""The values of a sequence file: texts, days, weights and names out of a YAML tree, each mistake with its place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cam.engine.steps import MAX_WAIT_DAYS, default_wait
from cam.engine.template_rules import suggestion
from cam.engine.templating import Problem
from cam.engine.vocabulary import Channel
from cam.engine.yaml_tree import Problems, Value

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_DAYS = re.compile(r"(\d+(?:\.\d+)?)\s*(h|hours?|d|days?|w|weeks?)?", re.IGNORECASE)
_UNIT_DAYS = {"h": 1 / 24, "d": 1.0, "w": 7.0, "": 1.0}
Keys = dict[str, Value]


@dataclass(frozen=True)
class Words:
    """A subject or body as written.  value: where it stands.  file: the body_file it is from, else ""."""

    text: str
    value: Value
    file: str = ""


@dataclass(frozen=True)
class ValueReader:
    """
    Reads values out of the tree of one file.

    text: the whole file.  Every method returns something usable and adds what is wrong to the problems.
    """

    text: str
    problems: Problems

    def mapping(self, value: Value, known: Iterable[str], what: str) -> Keys:
        """Return the known keys of a mapping; unknown ones are problems with a suggestion."""
        if value.tag != "map":
            self.problems.at(value, f"{what} is a mapping such as 'body: ...', not {value.kind}")
            return {}
        for key, _ in value.pairs():
            if key.is_scalar and key.text not in known:
                self.problems.at(key, f"{what} has no key {key.text[:60]!r}{suggestion(key.text, known)}")
        return {key.text: item for key, item in value.pairs() if key.is_scalar and key.text in known}

    def words(self, keys: Keys, key: str) -> Words | None:
        """Return a text and its place, or None where there is none."""
        text = self.plain(keys, key)
        return Words(text, keys[key]) if text else None

    def plain(self, keys: Keys, key: str) -> str:
        """Return a text as it was written, "" where there is none; a number or date is text too."""
        value = keys.get(key)
        if value is None or value.tag == "null":
            return ""
        if not value.is_scalar:
            hint = "put a text that begins with a brace or bracket into quotes"
            self.problems.at(value, f"{key}: a text, not {value.kind}; {hint}")
            return ""
        # a number or date is the text that was written
        return value.text if value.text.strip() else ""

    def channel(self, value: Value | None, default: Channel) -> Channel:
        """Return a channel by its name."""
        if value is None or value.tag == "null":
            return default
        named = value.text.strip().lower()
        if named in set(Channel):
            return Channel(named)
        self.problems.at(
            value, f"channel: {named[:40]!r} is none of {', '.join(Channel)}{suggestion(named, Channel)}"
        )
        return default

    def name(self, keys: Keys, default: str) -> str:
        """Return the id of a step or variant."""
        given = self.plain(keys, "id").strip()
        if not given:
            return default
        if not _KEY.fullmatch(given):
            self.problems.at(keys["id"], f"id: {given[:40]!r}; up to 64 letters, digits, - _ and .")
            return default
        return given

    def number(self, keys: Keys, at: int) -> int:
        """Return cold-cli's number of the step at this place, else its place counted from 1."""
        value = keys.get("step")
        if value is None:
            return at + 1
        if value.tag == "int" and re.fullmatch(r"[1-9]\d{0,3}", value.text):
            return int(value.text)
        self.problems.at(value, f"step: {value.text[:40]!r} is no number from 1 on")
        return at + 1

    def wait(self, keys: Keys, at: int) -> float:
        """Return the days before the step at this place."""
        value = keys.get("wait", keys.get("delay"))
        if "wait" in keys and "delay" in keys:
            self.problems.at(keys["delay"], "delay: the same as wait, which is there too; keep one of them")
        if value is None or value.tag == "null":
            return default_wait(at)
        match = _DAYS.fullmatch(value.text.strip()) if value.is_scalar and value.tag != "bool" else None
        if match is None or len(value.text) > 20:
            shown = value.text[:40] if value.is_scalar else value.kind
            self.problems.at(value, f"wait: {shown!r} is no number of days such as 3, 3d or 1w")
            return default_wait(at)
        days = round(float(match[1]) * _UNIT_DAYS[(match[2] or "")[:1].lower()], 6)
        if days > MAX_WAIT_DAYS:
            self.problems.at(
                value, f"wait: {value.text} is longer than {MAX_WAIT_DAYS} days, when follow-up ends"
            )
            return default_wait(at)
        return days

    def weight(self, value: Value | None) -> int:
        """Return a variant's weight."""
        if value is None or value.tag == "null":
            return 1
        if value.tag == "int" and re.fullmatch(r"\d{1,4}", value.text) and int(value.text) <= 1000:
            return int(value.text)
        self.problems.at(
            value, f"weight: {(value.text or value.kind)[:40]!r} is no whole number from 0 to 1000"
        )
        return 1

    def note_doubles(self, named: Iterable[tuple[str, Value]], what: str) -> None:
        """Note every name that stands twice."""
        seen: set[str] = set()
        for name, value in named:
            if name in seen:
                self.problems.at(value, f"{what} {name!r} stands twice")
            seen.add(name)

    def note_all(self, found: Iterable[Problem], words: Words, where: str) -> None:
        """Note a template's problems at the lines of the file that they stand in."""
        for problem in found:
            self._note(problem, words, where)

    def _note(self, problem: Problem, words: Words, where: str) -> None:
        if words.file:
            self.problems.at(words.value, f"{where}, {words.file} line {problem.line}: {problem.what}")
            return
        if not words.value.is_block:
            self.problems.at(words.value, f"{where}: {problem.what}")
            return
        line = words.value.line + problem.line
        lines = self.text.splitlines()
        written = lines[line - 1] if line <= len(lines) else ""
        self.problems.add(
            f"{where}: {problem.what}", line=line, column=len(written) - len(written.lstrip()) + 1
        )
