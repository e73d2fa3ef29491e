"""The rooms of the languages of which only the commonest answers are read."""

from collections.abc import Mapping
from dataclasses import replace

from cam.engine.judgement.words.asian import ASIAN
from cam.engine.judgement.words.eastern import EASTERN
from cam.engine.judgement.words.further import FURTHER
from cam.engine.judgement.words.northern import NORTHERN
from cam.engine.judgement.words.notices import NOTICES
from cam.engine.judgement.words.small import SmallRoom


def with_notices(room: SmallRoom, notices: Mapping[str, str]) -> SmallRoom:
    """Return a room that knows the words of notices too."""
    phrases = dict(room.PHRASES)
    for cue, words in notices.items():
        phrases[cue] = " / ".join(filter(None, (phrases.get(cue, ""), words)))
    return replace(room, PHRASES=phrases)


OTHERS = {
    language: with_notices(room, NOTICES.get(language, {}))
    for language, room in {**NORTHERN, **EASTERN, **ASIAN, **FURTHER}.items()
}
