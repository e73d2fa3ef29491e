"""Tasks: what a human does, and how the lead goes on."""

from datetime import timedelta
from pathlib import Path

import pytest

from cam.engine.sequence import Sequence, Step, Variant
from cam.engine.vocabulary import State
from cam.errors import InputError, NotFound, Refused
from cam.store import due, events
from cam.store.database import Database
from cam.usecases.ground import Options
from cam.usecases.marks import Mark, mark
from cam.usecases.run_once import run_once
from cam.usecases.tasks import finish_tasks, list_tasks, skip_tasks
from tests.world import THREE_STEPS, World, linkedin_step

pytestmark = pytest.mark.both_databases

MIXED = Sequence(
    name="mixed",
    steps=(
        linkedin_step(),
        Step(id="mail", wait=2, variants=(Variant(id="a", subject="Hello", body="Hi {{ first_name }}."),)),
    ),
)
BY_HAND = Options(is_dry_run=False, batch_size=10)
URL = "https://www.linkedin.com/in/ana"


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def with_task(world: World) -> int:
    """Enroll a person whose first touch is a human's, run once, and return the lead's id."""
    campaign = world.campaign(boxes=[world.mailbox()], sequence=MIXED)
    lead_id = world.lead(campaign, "ana@firm.example", linkedin_url=URL)
    world.run(campaign)
    return lead_id


def standing(world: World, lead_id: int) -> tuple[str, int, object]:
    with world.db.read() as connection:
        found = due.of_lead(connection, lead_id)[0].enrollment
    return found.state.value, found.position, found.next_action_at


def test_a_task_is_listed_with_the_words_to_paste(world: World) -> None:
    with_task(world)

    [task] = list_tasks(world.desk)

    assert (
        task.campaign, task.channel, task.step, task.recipient, task.status,
    ) == ("Q1", "linkedin", "connect", URL, "pending")  # fmt: skip
    assert "Hi Ana." in task.body


def test_a_task_that_was_done_is_a_touch(world: World) -> None:
    lead_id = with_task(world)
    world.pass_time(hours=1)
    [task] = list_tasks(world.desk)

    [done] = finish_tasks(world.desk, [task.id])

    assert done.status == "sent"
    assert list_tasks(world.desk) == []
    assert standing(world, lead_id) == (State.CONTACTED, 1, world.now + timedelta(days=2))


def test_a_task_that_was_skipped_leaves_the_lead_untouched_and_the_next_step_to_come(world: World) -> None:
    lead_id = with_task(world)
    [task] = list_tasks(world.desk)

    [skipped] = skip_tasks(world.desk, [task.id], reason="profile is gone")

    assert skipped.status == "cancelled"
    assert standing(world, lead_id) == (State.NEW, 1, world.now + timedelta(days=2))
    with world.db.read() as connection:
        assert events.of_lead(connection, lead_id)[-1].details["reason"] == "profile is gone"


def mail_task(world: World, sequence: Sequence) -> int:
    """Enroll a person, make a task of the mail that is due, and return its id."""
    campaign = world.campaign(boxes=[world.mailbox()], sequence=sequence)
    world.lead(campaign, "ana@firm.example")
    [touch] = run_once(world.desk, campaign="Q1", options=BY_HAND).touches
    return touch.task


def test_the_mail_whose_thread_goes_on_is_not_skipped(world: World) -> None:
    task = mail_task(world, THREE_STEPS)

    with pytest.raises(Refused, match="has had no mail yet, and step bump would") as caught:
        skip_tasks(world.desk, [task], reason="")

    assert f"cam tasks done {task}" in caught.value.hint
    assert "cam lead mark ana@firm.example lost" in caught.value.hint
    assert [one.id for one in list_tasks(world.desk)] == [task]


def test_a_follow_up_may_be_skipped_once_the_thread_is_open(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ana@firm.example")
    world.run(campaign)
    world.pass_time(days=4)
    [touch] = run_once(world.desk, campaign="Q1", options=BY_HAND).touches

    assert skip_tasks(world.desk, [touch.task], reason="")[0].status == "cancelled"


@pytest.mark.parametrize(
    ("condition", "is_refused"), [("", False), ("title", True)], ids=["to everybody", "passed over by some"]
)
def test_a_first_mail_may_be_skipped_where_the_next_begins_a_thread_of_its_own(
    world: World, condition: str, is_refused: bool
) -> None:
    intro, bump, close = THREE_STEPS.steps
    anew = Step(
        id="anew", wait=3, condition=condition, variants=(Variant(id="a", subject="Anew", body="Hi again."),)
    )
    task = mail_task(world, Sequence(name="anew", steps=(intro, anew, bump, close)))

    if is_refused:
        with pytest.raises(Refused, match="step bump"):
            skip_tasks(world.desk, [task], reason="")
    else:
        assert skip_tasks(world.desk, [task], reason="")[0].status == "cancelled"


def test_the_task_of_somebody_who_answered_is_withdrawn(world: World) -> None:
    with_task(world)

    assert mark(world.desk, "ana@firm.example", Mark.REPLIED).cancelled == 1
    assert list_tasks(world.desk) == []


def test_nothing_is_done_twice_and_one_mistake_leaves_all_as_it_was(world: World) -> None:
    with_task(world)
    [task] = list_tasks(world.desk)

    with pytest.raises(NotFound, match="task 99: there is none"):
        finish_tasks(world.desk, [task.id, 99])
    assert len(list_tasks(world.desk)) == 1

    finish_tasks(world.desk, [task.id])
    with pytest.raises(InputError, match="it is sent already"):
        skip_tasks(world.desk, [task.id], reason="")


def test_tasks_of_one_campaign_are_listed_alone(world: World) -> None:
    with_task(world)
    world.campaign("Q2")

    assert len(list_tasks(world.desk, campaign="Q1")) == 1
    assert list_tasks(world.desk, campaign="Q2") == []
