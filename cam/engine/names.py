"""A lead's name as a letter writes it: lists shout (GRACE ADEYEMI) or whisper (grace adeyemi), people do neither."""

import re
from dataclasses import replace

from cam.engine.leads import Lead

LETTERS_OF_INITIALS = (
    3  # JP, ANA or bob may be meant as they stand; a longer word without a change of case is not
)
_WORD = re.compile(r"[^\W\d_]+")


def written_name(name: str) -> str:
    """
    Return a first or last name in ordinary letters where the list has it wholly in capitals or wholly without.

    GRACE is Grace, mary-jane is Mary-Jane, O'BRIEN is O'Brien.  Names of up to three letters, names in mixed case
    (van der Berg, McDonald) and scripts without case are left alone.
    """
    if not (name.isupper() or name.islower()) or sum(map(str.isalpha, name)) <= LETTERS_OF_INITIALS:
        return name
    return _WORD.sub(lambda word: word[0][0].title() + word[0][1:].lower(), name)


def as_written(lead: Lead) -> Lead:
    """Return the lead with first, last and full name as a letter writes them; the stored lead stays as it is."""
    first, last, full = written_name(lead.first_name), written_name(lead.last_name), _written_full_name(lead)
    if (first, last, full) == (lead.first_name, lead.last_name, lead.full_name):
        return lead
    return replace(lead, first_name=first, last_name=last, full_name=full)


def _written_full_name(lead: Lead) -> str:
    halves = f"{lead.first_name} {lead.last_name}"
    if lead.first_name and lead.last_name and lead.full_name == halves:
        return f"{written_name(lead.first_name)} {written_name(lead.last_name)}"
    return written_name(lead.full_name)
