"""What a job title says about rank, in the languages that business cards are written in."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# From the highest rank down; the first that is found counts. Without case and accents; * ends a word anyhow.
_RANKS = (
    (1.0, "founder or C-level", """
        founder, cofounder, co founder, founding partner, managing partner, general partner, equity partner, owner,
        proprietor, president, chairman, chairwoman, chairperson, managing director, chief executive, ceo, cfo, cto,
        coo, cmo, cro, cio, cpo, cso, cco, cdo, ciso, chro, executive chair,
        geschaftsfuhr*, grunder, grunderin, mitgrunder*, inhaber, inhaberin, vorstand*, gesellschafter*,
        geschaftsleiter*, geschaftsleitung,
        pdg, president directeur general, presidente directrice generale, presidente, directeur general,
        directrice generale, dg, fondateur, fondatrice, cofondateur, cofondatrice, co fondat*, gerant, gerante,
        dirigeant*,
        fundador, fundadora, cofundador*, dueno, duena, propietario, propietaria, director general, directora general,
        gerente general, consejero delegado, consejera delegada, socio, socia, socio fundador,
        fondatore, cofondat*, titolare, amministratore delegato, amministratrice delegata, amministratore unico,
        direttore generale, oprichter, oprichtster, medeoprichter, eigenaar, eigenaresse, algemeen directeur,
        bestuurder, dono, dona, proprietario, proprietaria, diretor geral, diretora geral
    """),
    (0.95, "vice president", "vp, svp, evp, avp"),
    (0.90, "director", """
        director, directors, direktor, direktorin, directeur, directrice, directora, direttore, direttrice, diretor,
        diretora
    """),
    (0.90, "head", """
        head, leiter, leiterin, leitung, vertriebsleit*, marketingleit*, abteilungsleit*, bereichsleit*, produktleit*,
        personalleit*, betriebsleit*, niederlassungsleit*, werksleit*, prokurist, prokuristin, hoofd, jefe de, jefa de
    """),
    (0.70, "manager", """
        manager, managers, managerin, responsable, responsabile, gerente, chef de, cheffe de, encargado, encargada,
        gestor, gestora, coordinador, coordinadora, coordenador, coordenadora, supervisor, supervisora, verantwortlich*
    """),
    (0.65, "lead", "lead, teamlead, team leader, teamleiter, teamleiterin, teamleider, principal"),
    (0.60, "senior", "senior, sr"),
)  # fmt: skip

# Whose rank is named here is somebody else.
_ASSISTANTS = """
    assistant to, assistent* der, assistent* des, assistenz, assistant* de, asistente de, asistente del, assistente di,
    assistente del, assistente de, assistent van, secretary to, secretaire de, sekretar*, pa to, ea to, office of,
    executive assistant, personal assistant, management assist*, vorstandsassist*, direktionsassist*, team assistant
"""

# Words of a rank that are none, or one that is over: all that follows `former` is the past.
_NO_RANK = """
    product owner, process owner, service owner, data owner, risk owner, system owner, platform owner,
    application owner, lead generation, lead gen, president s office
"""
_PAST = re.compile(
    r"\b(?:former|formerly|ex|retired|ehemals|ehemalig\w*|fruher\w*|ancien|ancienne|antiguo|exdirector)\b.*"
)
_VICE = re.compile(r"\b(?:vice ?president|vize ?prasident|vicepresident|vice ?presidente)\w*")

_SMALL_WORDS = frozenset(
    {"of", "the", "and", "for", "und", "et", "y", "e", "de", "di", "der", "die", "des", "du", "la"}
)


def _any_of(phrases: str) -> re.Pattern[str]:
    words: Iterable[str] = (re.escape(" ".join(phrase.split())) for phrase in phrases.split(","))
    return re.compile(r"\b(?:" + "|".join(word.replace(r"\*", r"\w*") for word in words) + r")\b")


_RANK_PATTERNS = tuple((value, name, _any_of(phrases)) for value, name, phrases in _RANKS)
_CHIEF = re.compile(r"\bchief(?: \w+){1,3} officer\b|^partner$")
_ASSISTANT_PATTERN = _any_of(_ASSISTANTS)
_NO_RANK_PATTERN = _any_of(_NO_RANK)


@lru_cache(maxsize=4096)
def seniority(title: str) -> tuple[float, str]:
    """Return the weight of the highest rank that a title names, and that rank; 0.5 where it names none."""
    plain = _plain(title)
    if not plain:
        return 0.5, "the title is not known"
    if _ASSISTANT_PATTERN.search(plain):
        return 0.5, "an assistant"
    # A vice president is no president.
    own = _VICE.sub("vp", _NO_RANK_PATTERN.sub(" ", _PAST.sub(" ", plain)))
    if _CHIEF.search(own):
        return _RANK_PATTERNS[0][:2]
    return next(
        ((value, name) for value, name, pattern in _RANK_PATTERNS if pattern.search(own)),
        (0.5, "no known rank"),
    )


def key_words(text: str) -> frozenset[str]:
    """Return the words of a text by which two are compared: no case, accents, punctuation or small words."""
    return frozenset(_plain(text).split()) - _SMALL_WORDS


def _plain(text: str) -> str:
    bare = re.sub("[\u0300-\u036f.'’]", "", unicodedata.normalize("NFKD", text.casefold()))
    return " ".join(re.sub(r"[\W_]", " ", bare).split())
