"""The score of a lead: what it is made of, and that it keeps its bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.amounts import Span
from cam.engine.leads import Lead
from cam.engine.scoring import FIT, OPPORTUNITY, Grade, Profile, grade, score

IDEAL = Profile(
    sizes=(Span(least=11, most=50),),
    industries=("Software",),
    revenue=Span(least=1e6, most=1e7),
    locations=("Germany", "Vienna"),
    titles=("Head of Sales", "CEO"),
    signals=("hiring", "series a"),
)
PERFECT = Lead(
    employees="11-50", industry="Computer Software", revenue="$5M", country="Deutschland", city="Berlin", title="CEO",
    tags=("hiring",),
)  # fmt: skip
OPPOSITE = Lead(
    employees="10,001+", industry="Farming", revenue="$5B", country="Peru", city="Lima", title="Intern"
)

profiles = st.builds(
    Profile,
    sizes=st.lists(st.builds(Span, least=st.integers(0, 50), most=st.integers(50, 10**6)), max_size=2).map(
        tuple
    ),
    industries=st.lists(st.sampled_from(["Software", "Retail", "", "Food & Drink"]), max_size=2).map(tuple),
    revenue=st.none() | st.builds(Span, least=st.integers(0, 10**6)),
    locations=st.lists(st.sampled_from(["DE", "France", "Vienna", "Nowhere", ""]), max_size=2).map(tuple),
    titles=st.lists(st.sampled_from(["CEO", "Head of Sales", ""]), max_size=2).map(tuple),
    signals=st.lists(st.sampled_from(["hiring", ""]), max_size=2).map(tuple),
)
texts = st.sampled_from(["", "11-50", "Software", "CEO", "Germany", "Vienna", "$5M"]) | st.text(max_size=20)
leads = st.builds(
    Lead, employees=texts, industry=texts, revenue=texts, country=texts, city=texts, title=texts, notes=texts,
    tags=st.lists(texts, max_size=2).map(tuple), custom=st.dictionaries(texts, texts, max_size=2),
)  # fmt: skip


def parts(lead: Lead, profile: Profile = IDEAL) -> dict[str, float]:
    return score(lead, profile=profile).as_mapping()


def test_the_weights_of_each_half_add_up_to_one() -> None:
    assert (sum(FIT.values()), sum(OPPORTUNITY.values())) == (pytest.approx(1), pytest.approx(1))


def test_who_is_everything_that_was_wished_for_scores_one() -> None:
    assert score(PERFECT, profile=IDEAL).value == 1.0


def test_of_whom_nothing_is_known_scores_one_half() -> None:
    assert score(Lead(), profile=Profile()).value == 0.5
    assert score(Lead(), profile=IDEAL).value == 0.5


def test_what_is_not_asked_for_counts_as_neutral() -> None:
    assert dict.fromkeys(parts(PERFECT), 0.5) | {"seniority": 1.0} == parts(PERFECT, Profile())


def test_who_is_nothing_of_it_is_cold() -> None:
    found = score(OPPOSITE, profile=IDEAL)

    assert found.as_mapping() == {
        "company_size": 0.0, "industry": 0.0, "revenue": 0.0, "location": 0.0, "title_match": 0.0, "seniority": 0.5,
        "buying_signals": 0.5,
    }  # fmt: skip
    assert grade(found.value) is Grade.COLD


@pytest.mark.parametrize(
    ("change", "part", "value"),
    [
        ({"employees": "60"}, "company_size", 0.5),
        ({"employees": "1,000+"}, "company_size", 0.0),
        ({"employees": "a few"}, "company_size", 0.5),
        ({"revenue": "15M"}, "revenue", 0.5),
        ({"industry": "software"}, "industry", 1.0),
        ({"industry": "Farming"}, "industry", 0.0),
        ({"country": "", "city": "Wien"}, "location", 0.0),
        ({"country": "", "city": "VIENNA"}, "location", 1.0),
        ({"country": "Austria", "city": "Vienna, Austria"}, "location", 1.0),
        ({"country": "France", "city": ""}, "location", 0.5),
        ({"country": "France", "city": "Lyon"}, "location", 0.0),
        ({"title": "Head of Sales, EMEA"}, "title_match", 1.0),
        ({"title": "Sales Manager"}, "title_match", 0.25),
        ({"title": "Gardener"}, "title_match", 0.0),
        ({"tags": ()}, "buying_signals", 0.5),
        ({"tags": (), "notes": "closed their Series A"}, "buying_signals", 1.0),
        ({"tags": (), "custom": {"intent": "Hiring now"}}, "buying_signals", 1.0),
    ],
)
def test_each_part_is_judged_by_itself(change: dict[str, object], part: str, value: float) -> None:
    known = {
        "employees": "11-50",
        "industry": "Software",
        "revenue": "$5M",
        "country": "DE",
        "title": "CEO",
        "tags": ("hiring",),
    }

    assert value == parts(Lead(**{**known, **change}))[part]  # type: ignore[arg-type]


def test_the_parts_explain_themselves() -> None:
    reasons = {part.name: part.reason for part in score(PERFECT, profile=IDEAL).parts}

    assert reasons == {
        "company_size": "size 11-50 is as wanted",
        "industry": "industry Computer Software is as wanted",
        "revenue": "revenue $5M is as wanted",
        "location": "location Berlin, Deutschland is as wanted",
        "title_match": "title CEO is as wanted",
        "seniority": "founder or C-level",
        "buying_signals": "signal hiring",
    }


@given(leads, profiles)
def test_a_score_and_its_parts_lie_between_zero_and_one_and_add_up(lead: Lead, profile: Profile) -> None:
    found = score(lead, profile=profile)

    assert 0 <= found.value <= 1
    assert all(0 <= part.value <= 1 and part.reason for part in found.parts)
    assert sum(part.weight for part in found.parts) == pytest.approx(1)
    assert sum(part.weight * part.value for part in found.parts) == pytest.approx(found.value, abs=1e-4)
    assert score(lead, profile=profile) == found


@given(leads, profiles)
def test_a_signal_never_lowers_a_score(lead: Lead, profile: Profile) -> None:
    from dataclasses import replace

    hinted = replace(lead, tags=(*lead.tags, "hiring"))

    assert score(lead, profile=profile).value <= score(hinted, profile=profile).value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1.0, Grade.HOT), (0.85, Grade.HOT), (0.8499, Grade.WARM), (0.65, Grade.WARM), (0.6499, Grade.COOL),
        (0.40, Grade.COOL), (0.3999, Grade.COLD), (0.0, Grade.COLD), (None, Grade.COOL),
    ],
)  # fmt: skip
def test_the_grade_follows_from_the_score(value: float | None, expected: Grade) -> None:
    assert expected is grade(value)
