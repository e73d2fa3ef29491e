"""Whom an answer names instead of its writer: a name and an address."""

import re
from collections.abc import Sequence

from cam.engine.judgement.phrases import NOT_NAMES
from cam.engine.judgement.reading import Reading
from cam.engine.judgement.tokens import fold

_ADDRESS = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.\w{2,24}")
_PART = r"[A-ZÀ-ÖØ-Þ][\w'\u2019-]*[\w]"
_PARTICLE = r"(?:von|van|de|der|den|da|di|del|della|dos|le|la|zu|ten|ter|el|al|bin)\s+"
_NAME = re.compile(rf"{_PART}(?:\s+(?:{_PARTICLE})*{_PART}){{0,3}}")
_TITLES = re.compile(r"(?i)^(?:(?:mr|mrs|ms|dr|prof|herrn?|frau|hr|fr|monsieur|madame|mme|señora?|sra?|sig|signora?|signor|dott|dhr|mevr|meneer|mevrouw|senhora?|kolleg(?:e|in|en)|collega|colleague|collègue|compañer[oa]|colega|chefe?|boss|ceo|cto|cfo|coo|cmo|vp|head|director)\.?\s+)+")  # fmt: skip # noqa: E501
_BEFORE_ADDRESS = re.compile(
    r"(?P<name>[^\n.;:!?]{2,60}?)\s*(?:(?P<mark>[:,(<\[\u2013-])|\b(?:at|unter|via|à|en|op|em|a|su|is|ist|est|es|è|é|auf|per)\b)?\s*[(<\[]?\s*$"
)
_DEGREES = re.compile(r"\b(?:Dr|Prof|Dott|Ing)\.\s*")
_ORDINARY_WORDS = """
please bitte merci por per favor contact kontakt contactez contacte contatti neem sie ihnen ihre mein meine
unser unsere team marketing vertrieb einkauf abteilung support sales info email mail you he she the our my
this for hi hello hallo bonjour hola buongiorno ola thanks thank danke wenden schreiben try ask talk speak
reach write forwarding not wrong person sorry kollege kollegin herr frau hr it cc ccing looping
ansprechpartner adresse anfrage nachricht angebot thema unternehmen firma geschaftsfuhrer leiter zukunft ich
er wir es das die der sich dafur hierfur dass
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())


def referred(text: str, reading: Reading, *, own: Sequence[str] = ()) -> tuple[str, str]:
    """
    Return the name and the address of who is named, "" for each that is not.

    own: addresses that mean nobody new, the writer's and ours.
    """
    known = {address.lower() for address in own}
    addresses = [match for match in _ADDRESS.finditer(text) if match[0].lower() not in known]
    if addresses:
        name = name_before(text[max(0, addresses[0].start() - 80) : addresses[0].start()]) or named_in(
            text, reading
        )
        return name, addresses[0][0]
    return named_in(text, reading), ""


def name_before(text: str) -> str:
    """Return the name that leads up to an address."""
    found = _BEFORE_ADDRESS.search(text)
    if found is None:
        return ""
    names = [
        name
        for name in map(cleaned, _NAME.findall(found["name"]))
        if name and found["name"].rstrip().endswith(name)
    ]
    is_sure = found["mark"] is not None or " " in (names[-1] if names else "")
    return names[-1] if names and is_sure else ""


def named_in(text: str, reading: Reading) -> str:
    """Return the name in a sentence that points to somebody."""
    for cue in reading.cues:
        if cue.kind in ("referral", "gone"):
            words = reading.sentences[cue.hit.sentence].words
            sentence = _DEGREES.sub("", text[words[0].start : words[-1].end])
            offset = words[cue.hit.begin].start - words[0].start
            found = sorted(_NAME.finditer(sentence), key=lambda match: match.end() <= offset)
            names = [
                name
                for name in (cleaned(match[0]) for match in found)
                if is_name(name, sentence, language=reading.language)
            ]
            if names:
                return names[0]
    return ""


def cleaned(name: str) -> str:
    """Return a name without title and without ordinary words that merely have a capital letter."""
    words = _TITLES.sub("", name.strip()).split()
    while words and is_ordinary(words[0]):
        words = words[1:]
    while words and is_ordinary(words[-1]):
        words = words[:-1]
    return " ".join(words)


def is_ordinary(word: str) -> bool:
    """Tell whether a word with a capital letter is no name."""
    return fold(word) in _ORDINARY or fold(word) in NOT_NAMES or (word.isupper() and len(word) > 1)


def is_name(name: str, sentence: str, *, language: str) -> bool:
    """Tell whether a word with a capital letter is a name: a German noun alone is not, without a title before it."""
    if len(name) < 2:
        return False
    if language == "de" and " " not in name:
        title = r"(?i)\b(?:herrn?|frau|hr\.?|fr\.?|kolleg(?:e|in|en)|chef(?:in)?)\s+"
        return re.search(title + re.escape(name), sentence) is not None
    return not sentence.lstrip().startswith(name) or " " in name
