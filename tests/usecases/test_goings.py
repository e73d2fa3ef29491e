"""Pause, resume and retry of one lead."""

from datetime import timedelta
from pathlib import Path

import pytest

from cam.engine.vocabulary import State
from cam.errors import InputError, NotFound
from cam.gateways.ports import Blame, Refused
from cam.gateways.recording import RecordingSender
from cam.store.database import Database
from cam.usecases.goings import pause_lead, resume_lead, retry_lead
from tests.world import MONDAY, World

pytestmark = pytest.mark.both_databases


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def test_a_paused_lead_gets_nothing_and_keeps_its_place(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 2)

    [going] = pause_lead(world.desk, "lead0@company0.example", reason="talk first")
    world.run(campaign)

    assert (going.campaign, going.state, going.paused, going.next_at) == ("Q1", State.NEW, True, None)
    assert world.sent() == ["lead1@company1.example"]


def test_a_resumed_lead_goes_on_after_its_wait_counted_from_the_last_touch(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ana@firm.example")
    world.run(campaign)
    pause_lead(world.desk, "ana@firm.example")
    world.pass_time(days=1)

    [going] = resume_lead(world.desk, "ana@firm.example")

    assert going.next_at == MONDAY + timedelta(days=3)


def test_a_lead_that_waited_too_long_is_due_at_once(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ana@firm.example")
    world.run(campaign)
    pause_lead(world.desk, "ana@firm.example")
    world.pass_time(days=10)

    [going] = resume_lead(world.desk, "ana@firm.example")

    assert going.next_at == world.now


def test_pausing_and_resuming_what_is_not_there_is_told(world: World) -> None:
    world.lead(world.campaign(), "ana@firm.example")

    with pytest.raises(InputError, match="it is not paused"):
        resume_lead(world.desk, "ana@firm.example")
    pause_lead(world.desk, "ana@firm.example")
    with pytest.raises(InputError, match="nothing is on its way"):
        pause_lead(world.desk, "ana@firm.example")
    with pytest.raises(NotFound):
        pause_lead(world.desk, "ana@firm.example", campaign="Q9")


def test_a_failed_touch_is_tried_again_as_a_message_of_its_own(world: World) -> None:
    box = world.mailbox()
    campaign = world.campaign(boxes=[box])
    world.lead(campaign, "ana@firm.example")
    refusal = Refused(code=554, answer="no", is_permanent=True, blame=Blame.MESSAGE, phase="body")
    world.senders[box.address] = RecordingSender([refusal])
    world.run(campaign)
    assert world.statuses() == ["failed"]

    [going] = retry_lead(world.desk, "ana@firm.example")
    world.run(campaign)

    assert (going.paused, going.next_at) == (False, world.now)
    assert world.statuses() == ["failed", "sent"]


def test_nothing_is_retried_where_nothing_failed(world: World) -> None:
    world.lead(world.campaign(), "ana@firm.example")

    with pytest.raises(InputError, match="no touch of it has failed"):
        retry_lead(world.desk, "ana@firm.example")


def test_a_bounced_address_is_not_retried_and_the_way_out_is_named(world: World) -> None:
    box = world.mailbox()
    campaign = world.campaign(boxes=[box])
    world.lead(campaign, "ana@firm.example")
    refusal = Refused(code=550, answer="no such user", is_permanent=True, blame=Blame.RECIPIENT, phase="rcpt")
    world.senders[box.address] = RecordingSender([refusal])
    world.run(campaign)

    with pytest.raises(InputError, match="it is bounced") as refused:
        retry_lead(world.desk, "ana@firm.example")

    assert "cam suppress remove ana@firm.example" in refused.value.hint
    assert "cam lead mark ana@firm.example reopen" in refused.value.hint
