"""The preflight: everything that could go wrong, told at once."""

from pathlib import Path

import pytest

from cam.engine.sequence import Sequence, Step, Variant
from cam.engine.vocabulary import CampaignStatus
from cam.errors import Refused
from cam.store import campaigns, events
from cam.store.database import Database
from cam.usecases.launch import Launched, launch
from tests.world import World, linkedin_step

pytestmark = pytest.mark.both_databases


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def one_step(body: str, *, subject: str = "Hello") -> Sequence:
    return Sequence(
        name="one", steps=(Step(id="intro", variants=(Variant(id="a", subject=subject, body=body),)),)
    )


def refused(world: World, name: str = "Q1", *, force: bool = False) -> str:
    """Launch and return everything that was in the way."""
    with pytest.raises(Refused) as error:
        launch(world.desk, name, force=force)
    assert (error.value.guard, error.value.exit_code) == ("preflight", 3)
    with world.db.read() as connection:
        assert campaigns.get_campaign(connection, name).status is CampaignStatus.DRAFT
    return "\n".join([error.value.what, *error.value.problems, error.value.hint])


def told(launched: Launched) -> str:
    return "\n".join(one.detail for one in launched.warnings)


def test_a_campaign_that_is_ready_is_active_from_now_on(world: World) -> None:
    box = world.mailbox()
    world.leads(world.campaign(boxes=[box], launched=False), 2)

    launched = launch(world.desk, "Q1")

    assert (launched.campaign.status, launched.campaign.launched_at) == (CampaignStatus.ACTIVE, world.now)
    assert (launched.warnings, launched.reach.open, launched.next_open) == ((), 2, world.now)
    assert launched.limit == "campaign Q1: 20 a day"
    with world.db.read() as connection:
        assert events.newest(connection, limit=1)[0].name == "campaign.active"


def test_everything_in_the_way_is_told_at_once(world: World) -> None:
    world.with_settings(sender={"name": "", "postal_address": " "}, limits={"new_leads_per_day": 0})
    world.campaign(launched=False, daily_cap=0)

    said = refused(world)

    assert "campaign Q1: not launched, 5 things are in the way" in said
    for part in (
        "[sender] name is empty", "[sender] postal_address is empty", "it has no mailbox", "its daily cap is 0",
        "new_leads_per_day is 0", "warning: it has no leads",
    ):  # fmt: skip
        assert part in said


def test_a_mailbox_must_be_verified_active_and_have_a_provider(world: World) -> None:
    world.mailbox("a@firm.example", status="unverified")
    world.mailbox("b@firm.example", provider="none")
    world.mailbox("c@firm.example", status="paused", paused_reason="refused")
    world.campaign(launched=False)

    said = refused(world)

    assert "mailbox a@firm.example was never verified; cam mailbox verify a@firm.example" in said
    assert "mailbox b@firm.example has no provider" in said
    assert "mailbox c@firm.example is paused: refused" in said


def test_one_ready_mailbox_is_enough_and_the_others_are_a_warning(world: World) -> None:
    ready = world.mailbox("a@firm.example")
    world.mailbox("b@firm.example", status="unverified")
    world.leads(world.campaign(launched=False), 1)

    launched = launch(world.desk, "Q1")

    assert "mailbox b@firm.example was never verified" in told(launched)
    assert launched.campaign.mailbox_ids == (ready.id,)


def test_a_draft_keeps_the_mailboxes_that_it_was_launched_with(world: World) -> None:
    first = world.mailbox("a@firm.example")
    world.leads(world.campaign(launched=False), 1)
    launch(world.desk, "Q1")
    world.mailbox("late@firm.example")

    with world.db.read() as connection:
        assert campaigns.get_campaign(connection, "Q1").mailbox_ids == (first.id,)


def test_nobody_who_sees_replies_is_a_warning(world: World) -> None:
    world.mailbox(replies_by_hand=False)
    world.leads(world.campaign(launched=False), 1)

    said = told(launch(world.desk, "Q1"))

    assert "nobody sees the answers to ana@firm.example, so steps two and later will not go out" in said
    assert "cam mailbox edit ana@firm.example --replies-by-hand" in said


def test_a_linkedin_campaign_needs_no_mailbox(world: World) -> None:
    campaign = world.campaign(launched=False, sequence=Sequence(name="social", steps=(linkedin_step(),)))
    world.lead(campaign, "ana@firm.example", linkedin_url="https://www.linkedin.com/in/ana")
    world.lead(campaign, "bo@firm.example")

    launched = launch(world.desk, "Q1")

    assert launched.limit == "channel linkedin: 10 a day"
    assert "1 of 2 leads has no LinkedIn URL" in told(launched)


def test_a_placeholder_in_the_list_holds_that_lead_back_and_nobody_else(world: World) -> None:
    campaign = world.campaign(
        boxes=[world.mailbox()], launched=False, sequence=one_step("Hi {{ first_name }} of {{ company }}.")
    )
    world.leads(campaign, 2)
    world.lead(campaign, "odd@odd.example", company="{{ 7*7 }}")

    said = told(launch(world.desk, "Q1"))
    run = world.run(campaign).campaigns[0]

    assert "stands in the list; who has it is held back (odd@odd.example)" in said
    assert (run.sent, run.skipped) == (2, {"lint_error": 1})


def test_a_placeholder_in_the_words_of_the_sequence_stops_the_launch(world: World) -> None:
    campaign = world.campaign(
        boxes=[world.mailbox()], launched=False, sequence=one_step("Hi [First_Name] of {{ company }}.")
    )
    world.leads(campaign, 2)

    with pytest.raises(Refused) as error:
        launch(world.desk, "Q1")
    assert "a placeholder was never filled in" in error.value.problems[0]


def test_leads_that_lack_a_variable_are_counted_exactly(world: World) -> None:
    body = "Hi {{ first_name }} of {{ company }}, about {{ topic }} and {{ title | default('work') }}."
    campaign = world.campaign(boxes=[world.mailbox()], launched=False, sequence=one_step(body))
    world.leads(campaign, 3, custom={"topic": "cost"})
    world.lead(campaign, "x@x.example", first_name=" ", company="", custom={"topic": ""})
    world.lead(campaign, "y@y.example", company="")

    said = told(launch(world.desk, "Q1"))

    assert "step intro: 1 of 5 leads has no 'first_name' and is held back" in said
    assert "step intro: 2 of 5 leads have no 'company' and are held back" in said
    assert "step intro: 2 of 5 leads have no 'topic' and are held back" in said
    assert "title" not in said


def test_a_field_that_nobody_has_is_in_the_way_with_the_one_that_was_meant(world: World) -> None:
    campaign = world.campaign(
        boxes=[world.mailbox()],
        launched=False,
        sequence=one_step("Hi {{ frist_name }}, {{ campaign.offer }}."),
    )
    world.leads(campaign, 2)

    said = refused(world)

    assert "step intro: no lead has a field 'frist_name'; did you mean first_name" in said
    assert "step intro: campaign.offer is not set; cam campaign edit Q1 --offer TEXT" in said


def test_a_lead_that_is_over_or_paused_is_not_counted(world: World) -> None:
    from cam.store.tables import EnrollmentRow

    campaign = world.campaign(boxes=[world.mailbox()], launched=False)
    world.leads(campaign, 2)
    with world.db.write() as connection:
        connection.execute(EnrollmentRow.__table__.update().values(state="lost"))  # type: ignore[attr-defined]

    assert "none of its 2 leads can be contacted" in told(launch(world.desk, "Q1"))


def test_a_lint_error_is_in_the_way_and_force_goes_past_it(world: World) -> None:
    campaign = world.campaign(
        boxes=[world.mailbox()],
        launched=False,
        sequence=one_step("Hi {{ first_name }}.", subject="Re: our call"),
    )
    world.leads(campaign, 2)

    said = refused(world)
    assert "step intro, variant a: 'Re: our call' claims an earlier mail" in said
    assert "2 leads, first lead0@company0.example" in said
    assert "(--force skips lint)" in said

    launched = launch(world.desk, "Q1", force=True)
    assert "claims an earlier mail" in told(launched)


def test_force_never_goes_past_identity_and_address(world: World) -> None:
    world.with_settings(sender={"postal_address": ""})
    world.leads(world.campaign(boxes=[world.mailbox()], launched=False), 1)

    said = refused(world, force=True)

    assert "postal_address is empty" in said
    assert "(--force skips lint)" not in said


def test_launching_twice_changes_nothing(world: World) -> None:
    world.leads(world.campaign(boxes=[world.mailbox()], launched=False), 1)
    first = launch(world.desk, "Q1")
    world.pass_time(days=1)

    assert launch(world.desk, "Q1").campaign.launched_at == first.campaign.launched_at


def test_a_paused_campaign_is_resumed_instead(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    with world.db.write() as connection:
        campaigns.set_status(connection, campaign.id, CampaignStatus.PAUSED, at=world.now, reason="price")

    with pytest.raises(Refused, match="it is paused: price") as error:
        launch(world.desk, "Q1")

    assert error.value.hint == "cam campaign resume Q1"


def test_a_campaign_without_a_sequence_gets_the_default_one(world: World) -> None:
    world.mailbox()
    with world.db.write() as connection:
        campaigns.create_draft(connection, name="Bare", daily_cap=20, at=world.now)

    launched = launch(world.desk, "Bare")

    assert launched.campaign.sequence_id is not None
