"""Ranks that titles name, in seven languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.titles import key_words, seniority

RANKS = {
    1.0: [
        "CEO", "C.T.O.", "Founder & CEO", "Co-Founder", "Cofounder", "Owner", "President", "Managing Director",
        "Chief Revenue Officer", "Chief Human Resources Officer", "Partner", "Geschäftsführer", "Geschäftsführerin",
        "Gründer", "Mitgründerin", "Inhaberin", "Vorstand", "PDG", "Président-directeur général", "Fondatrice",
        "Gérant", "Directeur général", "Fundadora", "Director General", "Dueño", "Amministratore Delegato", "Fondatore",
        "Titolare", "Oprichter", "Eigenaar", "Algemeen directeur", "Sócio", "Diretor Geral", "CEO, former VP",
    ],
    0.95: ["VP Marketing", "Vice President, Sales", "Vice-President", "Senior Vice President", "Vizepräsident"],
    0.90: [
        "Head of Sales", "Director of Operations", "Directeur commercial", "Directora de Marketing", "Direttrice",
        "Leiter Vertrieb", "Vertriebsleiterin", "Hoofd Marketing", "Jefe de Ventas", "Diretora de Produto",
    ],
    0.70: ["Sales Manager", "Responsable marketing", "Responsabile acquisti", "Gerente de Ventas", "Chef de projet"],
    0.65: ["Team Lead", "Lead Engineer", "Teamleiter", "Principal Engineer"],
    0.60: ["Senior Engineer", "Sr. Consultant"],
    0.50: [
        "", "Engineer", "Account Executive", "Product Owner", "Lead Generation Specialist", "HR Business Partner",
        "Assistant to the CEO", "Executive Assistant", "Assistenz der Geschäftsführung", "Assistante de direction",
        "Former CEO", "ehemaliger Geschäftsführer", "Chief of Staff", "???",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("title", "value"), [(title, value) for value, titles in RANKS.items() for title in titles]
)
def test_a_title_names_a_rank(title: str, value: float) -> None:
    assert value == seniority(title)[0]


@pytest.mark.parametrize("title", RANKS[1.0])
def test_case_and_spaces_do_not_matter(title: str) -> None:
    assert seniority(title) == seniority(f"  {title.upper()}  ")


@given(st.text(max_size=80))
def test_any_title_has_a_weight_and_a_reason(title: str) -> None:
    value, reason = seniority(title)

    assert 0.5 <= value <= 1.0
    assert reason


def test_words_are_compared_without_accents_and_small_words() -> None:
    assert key_words("Leiterin der Buchhaltung") == key_words("LEITERIN, Buchhaltung")
    assert key_words("Café") == {"cafe"}
