"""Campaigns: settings, sequences and their versions, pause and resume."""

from pathlib import Path

import pytest

from cam.engine.sequence import Sequence, Step, Variant
from cam.engine.vocabulary import CampaignStatus
from cam.errors import InputError, NotFound, Refused, UsageError
from cam.store import campaigns, due, events
from cam.store.database import Database
from cam.usecases.campaigns import (
    CampaignOptions,
    archive_campaign,
    create_campaign,
    edit_campaign,
    find_or_draft,
    list_campaigns,
    pause_campaign,
    position_in,
    resume_campaign,
    show_campaign,
)
from cam.usecases.tasks import list_tasks
from tests.world import THREE_STEPS, World, linkedin_step

pytestmark = pytest.mark.both_databases

SEQUENCE = """\
name: three
steps:
  - id: intro
    subject: Hello
    body: Hi {{ first_name }}.
  - id: extra
    body: One more thing, {{ first_name }}.
  - id: bump
    body: Did you see it?
"""


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def of_steps(*ids: str) -> Sequence:
    return Sequence(
        name="s", steps=tuple(Step(id=one, variants=(Variant(id="a", body="Hi"),)) for one in ids)
    )


def test_a_new_campaign_has_the_default_sequence_and_the_settings_cap(world: World) -> None:
    world.with_settings(limits={"campaign_per_day": 7})

    saved = create_campaign(world.desk, "Q1", CampaignOptions(offer="less cost"))

    assert (saved.campaign.status, saved.campaign.daily_cap, saved.campaign.offer) == (
        CampaignStatus.DRAFT, 7, "less cost",
    )  # fmt: skip
    assert saved.sequence.endswith(" v1")
    assert show_campaign(world.desk, "Q1").steps == 3


def test_every_setting_is_read_and_kept_in_one_spelling(world: World) -> None:
    options = CampaignOptions(
        timezone="europe/berlin", window="8:00-17:30", days="Monday-Thursday", company_reply="delay",
        target_clients=3, target_mrr=1000.0, audience="CTOs",
    )  # fmt: skip

    made = create_campaign(world.desk, "Q1", options).campaign

    from cam.engine.schedule import format_days, format_window

    assert (
        made.timezone, format_window(made.window), format_days(made.window.days), made.company_reply,
        made.target_clients, made.target_mrr,
    ) == ("Europe/Berlin", "08:00-17:30", "mon-thu", "delay", 3, 1000.0)  # fmt: skip


def test_all_mistakes_are_told_at_once_and_nothing_is_made(world: World, tmp_path: Path) -> None:
    options = CampaignOptions(
        sequence=tmp_path / "none.yaml",
        timezone="Europe/Berln",
        window="18:00-09:00",
        days="xyz",
        company_reply="no",
    )

    with pytest.raises(InputError, match="5 settings of the campaign do not fit") as refused:
        create_campaign(world.desk, "Q1", options)

    told = "\n".join(refused.value.problems)
    assert all(
        part in told for part in ("none.yaml", "Europe/Berlin", "18:00-09:00", "'xyz'", "stop, delay, off")
    )
    assert list_campaigns(world.desk) == []


def test_an_unknown_mailbox_makes_no_campaign(world: World) -> None:
    with pytest.raises(NotFound, match=r"mailbox 'x@firm\.example'"):
        create_campaign(world.desk, "Q1", CampaignOptions(mailboxes=("x@firm.example",)))

    assert list_campaigns(world.desk) == []


def test_the_limit_that_binds_is_named(world: World) -> None:
    world.mailbox(daily_cap=50)
    assert create_campaign(world.desk, "Q1", CampaignOptions()).limit == "campaign Q1: 20 a day"

    edited = edit_campaign(world.desk, "Q1", CampaignOptions(daily_cap=90))
    assert edited.limit == "mailbox ana@firm.example: 50 a day"

    world.with_settings(limits={"email_per_day": 30})
    assert show_campaign(world.desk, "Q1").limit == "channel email: 30 a day"


def test_an_edit_changes_what_is_said_and_leaves_the_rest(world: World) -> None:
    create_campaign(world.desk, "Q1", CampaignOptions(offer="less cost", daily_cap=5))

    after = edit_campaign(world.desk, "q1", CampaignOptions(daily_cap=9)).campaign

    assert (after.offer, after.daily_cap) == ("less cost", 9)
    with pytest.raises(InputError, match="nothing to change"):
        edit_campaign(world.desk, "Q1", CampaignOptions())
    with pytest.raises(UsageError, match="--move-leads"):
        edit_campaign(world.desk, "Q1", CampaignOptions(daily_cap=9), move_leads=True)


def edited_world(world: World, tmp_path: Path, *, move_leads: bool) -> list[tuple[str, str]]:
    """Touch one of two leads, change the sequence, and return (lead, the step that comes next) of both."""
    campaign = world.campaign(boxes=[world.mailbox()], daily_cap=1)
    world.leads(campaign, 2)
    world.run(campaign)
    path = tmp_path / "three.yaml"
    path.write_text(SEQUENCE, encoding="utf-8")
    edit_campaign(world.desk, "Q1", CampaignOptions(sequence=path), move_leads=move_leads)
    with world.db.read() as connection:
        from cam.store import sequences

        found = sorted(due.of_campaign(connection, campaign.id), key=lambda one: one.lead.email)
        return [
            (
                one.lead.email,
                sequences.get_version(connection, one.enrollment.sequence_id or 0)
                .sequence.steps[one.enrollment.position]
                .id,
            )
            for one in found
        ]


def test_leads_on_the_way_keep_their_version(world: World, tmp_path: Path) -> None:
    assert edited_world(world, tmp_path, move_leads=False) == [
        ("lead0@company0.example", "bump"), ("lead1@company1.example", "intro"),
    ]  # fmt: skip


def test_leads_on_the_way_are_moved_where_that_is_asked_for(world: World, tmp_path: Path) -> None:
    assert edited_world(world, tmp_path, move_leads=True) == [
        ("lead0@company0.example", "extra"), ("lead1@company1.example", "intro"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("new", "old", "position", "expected"),
    [
        (("a", "b"), ("a", "b"), 1, 1),
        (("a", "x", "b"), ("a", "b"), 1, 1),
        (("x", "a", "b"), ("a", "b"), 1, 2),
        (("b", "c"), ("a", "b", "c"), 1, 0),
        (("b", "c"), ("a", "b", "c"), 2, 1),
        (("p", "q"), ("a", "b", "c"), 3, 2),
        (("a", "b"), ("a", "b"), 2, 2),
    ],
)
def test_a_lead_goes_on_behind_the_last_step_that_it_had(
    new: tuple[str, ...], old: tuple[str, ...], position: int, expected: int
) -> None:
    assert expected == position_in(of_steps(*new), of_steps(*old), position)


def test_an_order_that_would_leave_a_step_out_is_refused() -> None:
    with pytest.raises(InputError, match="step 'c' stands before"):
        position_in(of_steps("a", "c", "b"), of_steps("a", "b", "c"), 2)


def test_a_paused_campaign_keeps_its_reason_and_sends_nothing(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 1)

    paused, _ = pause_campaign(world.desk, "Q1", reason="the price changes")
    world.run(campaign)

    assert (paused.status, paused.paused_reason) == (CampaignStatus.PAUSED, "the price changes")
    assert world.sent() == []

    resume_campaign(world.desk, "Q1")
    world.run(campaign)
    assert world.sent() == ["lead0@company0.example"]


def test_only_an_active_campaign_is_paused_and_only_a_paused_one_resumed(world: World) -> None:
    world.campaign("Draft", launched=False)
    world.campaign("Active")

    with pytest.raises(Refused, match="it is draft, there is nothing to pause"):
        pause_campaign(world.desk, "Draft")
    with pytest.raises(Refused, match="it is draft, not paused") as refused:
        resume_campaign(world.desk, "Draft")
    assert refused.value.hint == "cam campaign launch Draft"
    with pytest.raises(Refused, match="it is active, not paused"):
        resume_campaign(world.desk, "Active")


def test_an_archived_campaign_is_out_of_the_list_and_its_tasks_are_withdrawn(world: World) -> None:
    campaign = world.campaign(sequence=Sequence(name="social", steps=(linkedin_step(),)))
    world.lead(campaign, "ana@firm.example", linkedin_url="https://www.linkedin.com/in/ana")
    world.run(campaign)
    assert len(list_tasks(world.desk)) == 1

    archived, withdrawn = archive_campaign(world.desk, "Q1")

    assert (archived.status, withdrawn) == (CampaignStatus.ARCHIVED, 1)
    assert (list_tasks(world.desk), list_campaigns(world.desk)) == ([], [])
    assert [one.campaign.name for one in list_campaigns(world.desk, archived=True)] == ["Q1"]

    resume_campaign(world.desk, "Q1")
    world.run(campaign)
    assert len(list_tasks(world.desk)) == 1


def test_an_import_finds_the_campaign_or_makes_a_draft_with_a_sequence(world: World) -> None:
    with world.db.write() as connection:
        made = find_or_draft(connection, world.desk, "Q1", at=world.now)
        again = find_or_draft(connection, world.desk, "q1", at=world.now)

    assert made == again
    assert made.sequence_id is not None


def test_a_campaign_without_a_sequence_gets_the_one_of_the_settings(world: World, tmp_path: Path) -> None:
    (tmp_path / "sequences").mkdir()
    (tmp_path / "sequences" / "own.yaml").write_text(SEQUENCE, encoding="utf-8")
    world.with_settings(defaults={"sequence": "sequences/own.yaml"})
    with world.db.write() as connection:
        campaigns.create_draft(connection, name="Q1", daily_cap=20, at=world.now)
        made = find_or_draft(connection, world.desk, "Q1", at=world.now)

    assert show_campaign(world.desk, made.name).sequence == "three v1"
    assert THREE_STEPS.name == "three"


def test_the_only_campaign_need_not_be_named_and_one_of_several_must(world: World) -> None:
    world.campaign(boxes=[world.mailbox()])
    assert show_campaign(world.desk, None).campaign.name == "Q1"
    assert pause_campaign(world.desk, None)[0].status is CampaignStatus.PAUSED
    assert resume_campaign(world.desk, None).status is CampaignStatus.ACTIVE
    assert edit_campaign(world.desk, None, CampaignOptions(daily_cap=7)).campaign.daily_cap == 7
    with pytest.raises(InputError, match="nothing to change was said"):
        edit_campaign(world.desk, None, CampaignOptions())
    world.campaign("Q2")
    with pytest.raises(InputError, match="there are 2 campaigns: 'Q1', 'Q2'") as raised:
        pause_campaign(world.desk, None)
    assert raised.value.hint == "say which one by its name"


def words_with(folder: Path, variable: str, *, subject: str = "Hello") -> CampaignOptions:
    """Name a new sequence file that speaks of a field."""
    path = folder / "mine.yaml"
    path.write_text(
        f"name: mine\nsteps:\n  - subject: '{subject}'\n    body: Hi {{{{ {variable} }}}}.\n", "utf-8"
    )
    return CampaignOptions(sequence=path)


def refused_edit(world: World, options: CampaignOptions, *, force: bool = False) -> str:
    """Edit, see that nothing was changed, and return everything that was in the way."""
    with world.db.read() as connection:
        before = campaigns.get_campaign(connection, "Q1"), len(events.newest(connection, limit=100))
    with pytest.raises(Refused, match="campaign Q1: not changed") as error:
        edit_campaign(world.desk, "Q1", options, force=force)
    assert (error.value.guard, error.value.exit_code) == ("preflight", 3)
    with world.db.read() as connection:
        after = campaigns.get_campaign(connection, "Q1"), len(events.newest(connection, limit=100))
    assert after == before
    return "\n".join([error.value.what, *error.value.problems, error.value.hint])


@pytest.mark.parametrize("is_paused", [False, True])
def test_what_a_launch_would_refuse_is_no_edit_once_it_was_launched(
    world: World, tmp_path: Path, is_paused: bool
) -> None:
    world.leads(world.campaign(boxes=[world.mailbox()]), 2)
    if is_paused:  # resume does not look at it again
        pause_campaign(world.desk, "Q1")

    said = refused_edit(world, words_with(tmp_path, "frist_name"))

    assert "no lead has a field 'frist_name'; did you mean first_name" in said
    assert "--force" not in said
    assert "its daily cap is 0" in refused_edit(world, CampaignOptions(daily_cap=0), force=True)
    assert "it has no mailbox" in refused_edit(
        world, CampaignOptions(removed_mailboxes=("ana@firm.example",))
    )
    assert "campaign.offer is not set" in refused_edit(world, words_with(tmp_path, "campaign.offer"))


def test_a_nurture_sequence_is_looked_at_like_the_first(world: World, tmp_path: Path) -> None:
    world.leads(world.campaign(boxes=[world.mailbox()]), 2)
    path = words_with(tmp_path, "frist_name").sequence

    assert "'frist_name'" in refused_edit(world, CampaignOptions(nurture_sequence=path))


def test_a_draft_is_looked_at_when_it_is_launched(world: World, tmp_path: Path) -> None:
    world.leads(world.campaign(boxes=[world.mailbox()], launched=False), 2)

    assert edit_campaign(world.desk, "Q1", words_with(tmp_path, "frist_name")).warnings == ()


def test_an_edit_goes_past_lint_with_force_which_is_logged(world: World, tmp_path: Path) -> None:
    world.leads(world.campaign(boxes=[world.mailbox()]), 2)
    options = words_with(tmp_path, "first_name", subject="Re: our call")

    assert "(--force skips lint)" in refused_edit(world, options)
    saved = edit_campaign(world.desk, "Q1", options, force=True)

    assert "claims an earlier mail" in saved.warnings[0].detail
    with world.db.read() as connection:
        assert "campaign.forced" in [one.name for one in events.newest(connection, limit=9)]
    again = edit_campaign(world.desk, "Q1", CampaignOptions(daily_cap=9))
    assert "claims an earlier mail" in again.warnings[0].detail


def test_what_was_wrong_before_keeps_nobody_from_editing_and_is_told(world: World, tmp_path: Path) -> None:
    box = world.mailbox(status="paused", paused_reason="refused")
    world.leads(world.campaign(boxes=[box], daily_cap=0), 2)
    world.with_settings(sender={"postal_address": ""})
    world.mailbox("bo@firm.example", status="unverified")

    saved = edit_campaign(
        world.desk, "Q1", CampaignOptions(offer="less cost", mailboxes=("bo@firm.example",))
    )

    told = "\n".join(one.detail for one in saved.warnings)
    for part in (
        "postal_address is empty",
        "is paused: refused",
        "bo@firm.example was never",
        "daily cap is 0",
    ):
        assert part in told
    assert saved.campaign.offer == "less cost"


def test_a_field_that_some_leads_lack_is_told_by_the_edit_that_needs_it(world: World, tmp_path: Path) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 2)
    world.lead(campaign, "x@x.example", title="CTO")

    saved = edit_campaign(world.desk, "Q1", words_with(tmp_path, "title"))

    assert [one.detail.partition(";")[0] for one in saved.warnings] == [
        "step step-1: 2 of 3 leads have no 'title' and are held back"
    ]
    assert edit_campaign(world.desk, "Q1", CampaignOptions(daily_cap=9)).warnings == ()
