"""People: lists, the card, tags and what they do."""

from pathlib import Path

import pytest

from cam.engine.vocabulary import State
from cam.errors import InputError, NotFound
from cam.store import lead_views
from cam.store.database import Database
from cam.store.tables import LeadRow
from cam.usecases.leads import Said, list_leads, show_lead, tag_lead, untag_lead
from tests.world import World

pytestmark = pytest.mark.both_databases

lead = LeadRow.__table__  # type: ignore[attr-defined]


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def state_of(world: World, email: str) -> State:
    with world.db.read() as connection:
        person = lead_views.get_person(connection, email)
        return lead_views.enrollments_of(connection, [person.lead.id])[person.lead.id][0].enrollment.state


def test_people_are_listed_in_the_order_of_their_import_with_their_campaigns(world: World) -> None:
    first, second = world.campaign("Q1"), world.campaign("Q2")
    world.leads(first, 2)
    world.lead(second, "ana@firm.example")

    everybody = list_leads(world.desk)
    some = list_leads(world.desk, campaign="q1", limit=1)

    assert [one.person.lead.email for one in everybody] == [
        "lead0@company0.example", "lead1@company1.example", "ana@firm.example",
    ]  # fmt: skip
    assert [one.person.lead.email for one in some] == ["lead0@company0.example"]
    assert [one.campaign for one in some[0].campaigns] == ["Q1"]


def test_people_are_listed_by_tag(world: World) -> None:
    world.leads(world.campaign(), 3)
    tag_lead(world.desk, "lead1@company1.example", ["VIP"])

    assert [one.person.lead.email for one in list_leads(world.desk, tag="vip")] == ["lead1@company1.example"]


def test_the_card_has_everything_and_the_conversation_in_order(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ana@firm.example", custom={"city_hall": "yes"})
    world.run(campaign)
    world.pass_time(days=3)
    world.run(campaign)

    card = show_lead(world.desk, "ana@firm.example")

    assert card.person.lead.custom == {"city_hall": "yes"}
    assert (card.person.score, card.batch) == (None, None)
    said = [one for one in card.conversation if isinstance(one, Said)]
    assert [one.message.step_id for one in said] == ["intro", "bump"]
    assert [one.mailbox for one in said] == ["ana@firm.example"] * 2
    assert "Hi Ana." in said[0].text
    [standing] = card.standings
    assert standing.answer is not None
    assert standing.answer.next_step == "close"
    assert "message.sent" in [one.name for one in card.events]


def test_a_person_in_no_campaign_has_a_card_too(world: World) -> None:
    row = {
        "key": "ana@firm.example",
        "email": "ana@firm.example",
        "created_at": world.now,
        "updated_at": world.now,
    }
    with world.db.write() as connection:
        connection.execute(lead.insert().values(tags=[], custom={}, score_parts={}, **row))

    assert show_lead(world.desk, "ana@firm.example").standings == ()


def test_a_broken_sequence_does_not_hide_the_person(world: World) -> None:
    from cam.store.tables import CampaignRow

    world.lead(world.campaign(), "ana@firm.example")
    with world.db.write() as connection:
        connection.execute(CampaignRow.__table__.update().values(sequence_id=None))  # type: ignore[attr-defined]

    [standing] = show_lead(world.desk, "ana@firm.example").standings

    assert (standing.answer, standing.trouble) == (None, "campaign Q1: it has no sequence")


def test_tags_are_kept_in_one_spelling_and_once(world: World) -> None:
    world.lead(world.campaign(), "ana@firm.example")
    tag_lead(world.desk, "ana@firm.example", ["Met in Lisbon", "vip"])

    assert tag_lead(world.desk, "ana@firm.example", ["VIP"]).tags == ("met_in_lisbon", "vip")
    assert untag_lead(world.desk, "ana@firm.example", ["met-in-lisbon"]).tags == ("vip",)


@pytest.mark.parametrize("tag", ["", "  ", "a,b", "x" * 61, "a\x07b"])
def test_what_cannot_be_a_tag_is_refused(world: World, tag: str) -> None:
    world.lead(world.campaign(), "ana@firm.example")

    with pytest.raises(InputError):
        tag_lead(world.desk, "ana@firm.example", [tag])


def test_do_not_contact_suppresses_every_key_of_the_person_for_ever(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ana@firm.example", linkedin_url="https://www.linkedin.com/in/ana")

    tagged = tag_lead(world.desk, "ana@firm.example", ["Do not contact"])
    world.run(campaign)

    assert tagged.suppressed is not None
    assert tagged.suppressed.added == 2
    assert (state_of(world, "ana@firm.example"), world.sent()) == (State.SUPPRESSED, [])

    untagged = untag_lead(world.desk, "ana@firm.example", ["do_not_contact"])
    assert untagged.still_suppressed == "ana@firm.example is suppressed: tagged do_not_contact"


@pytest.mark.parametrize(
    ("is_touched", "score", "expected"),
    [(True, 0.9, State.QUALIFIED), (True, 0.6, State.CONTACTED), (False, 0.9, State.NEW)],
)
def test_hot_qualifies_who_was_touched_and_scores_high(
    world: World, *, is_touched: bool, score: float, expected: State
) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ana@firm.example", score=score)
    if is_touched:
        world.run(campaign)

    tag_lead(world.desk, "ana@firm.example", ["hot"])

    assert expected is state_of(world, "ana@firm.example")


def test_a_tag_that_is_not_there_is_told_with_those_that_are(world: World) -> None:
    world.lead(world.campaign(), "ana@firm.example")
    tag_lead(world.desk, "ana@firm.example", ["vip"])

    with pytest.raises(InputError, match="no tag 'hot'") as refused:
        untag_lead(world.desk, "ana@firm.example", ["hot"])

    assert refused.value.hint == "it has vip"


@pytest.mark.parametrize("name", ["ANA@firm.example", " ana@firm.example ", "1", "linkedin.com/in/Ana/"])
def test_a_person_is_found_by_any_key_and_by_id(world: World, name: str) -> None:
    lead_id = world.lead(world.campaign(), "ana@firm.example", linkedin_url="https://www.linkedin.com/in/ana")

    assert show_lead(world.desk, name).person.lead.id == lead_id


def test_an_unknown_person_gets_the_closest_one(world: World) -> None:
    world.lead(world.campaign(), "ana@firm.example")

    with pytest.raises(NotFound) as missing:
        show_lead(world.desk, "ana@frim.example")

    assert missing.value.near == "ana@firm.example"
