"""Tag lists, `v=DMARC1; p=none`: the form that DKIM and DMARC records share (RFC 6376, section 3.2)."""

import re
from dataclasses import dataclass

_TAG = re.compile(r"\s*([A-Za-z][A-Za-z0-9_]*)\s*=\s*(.*?)\s*", re.DOTALL)
SHOWN = 60


@dataclass(frozen=True, kw_only=True)
class Tags:
    """The tags of a record, in their order, names in lower case.  problems: what is no tag, or stands there twice."""

    values: dict[str, str]
    problems: tuple[str, ...]

    def first(self) -> tuple[str, str]:
        """Return the first tag and its value, or two empty texts."""
        return next(iter(self.values.items()), ("", ""))


def parse_tags(text: str) -> Tags:
    """Return the tags of a record; what is wrong is told, never raised."""
    values: dict[str, str] = {}
    problems = []
    for part in text.split(";"):
        if not part.strip():
            continue
        match = _TAG.fullmatch(part)
        if match is None:
            problems.append(f"{shown(part.strip())} is no tag")
        elif match[1].lower() in values:
            problems.append(f"tag {match[1]} stands there twice")
        else:
            values[match[1].lower()] = match[2]
    return Tags(values=values, problems=tuple(problems))


def shown(text: str) -> str:
    """Return a text of a record as a finding quotes it: short, in quotes."""
    return repr(text if len(text) <= SHOWN else f"{text[: SHOWN - 3]}...")
