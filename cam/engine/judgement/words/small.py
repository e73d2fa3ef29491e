"""A room of words for a language of which only the commonest answers are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class SmallRoom:
    """The words of one language, as the rooms of the others hold them."""

    COMMON: str
    PHRASES: Mapping[str, str]
    GROUPS: Mapping[str, str] = field(default_factory=dict)
    BREAKERS: str = ""
    CONTRASTS: str = ""
    CONDITIONS: str = ""
    NEGATES_AFTER: bool = False
    OFTEN_MISTYPED: str = ""


def small(common: str, neg: str, contrasts: str, **phrases: str) -> SmallRoom:
    """Return a room.  phrases: by cue."""
    return SmallRoom(
        COMMON=common, PHRASES=phrases, GROUPS={"neg": neg}, BREAKERS=contrasts, CONTRASTS=contrasts
    )
