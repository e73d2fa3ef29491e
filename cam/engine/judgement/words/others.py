"""The rooms of the languages of which only the commonest answers are read."""

from cam.engine.judgement.words.asian import ASIAN
from cam.engine.judgement.words.eastern import EASTERN
from cam.engine.judgement.words.northern import NORTHERN

OTHERS = {**NORTHERN, **EASTERN, **ASIAN}
