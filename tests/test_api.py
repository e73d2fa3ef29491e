"""The Python API, as a program meets it: a workspace in a folder, a config, a report."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from freezegun import freeze_time

import cam
from cam import (
    CAMCycleConfig,
    CAMCycleReport,
    run_cam_cycle_for_all,
    run_cam_cycle_for_campaign,
    run_daily_cam_cycle,
)
from cam.engine.campaigns import Campaign
from cam.engine.sequence import Sequence
from cam.engine.vocabulary import CampaignStatus
from cam.settings import SafetySettings
from cam.store import campaigns, events, switches
from cam.store.database import Database
from cam.usecases.holding import holding
from tests.world import THREE_STEPS, World, linkedin_step

pytestmark = pytest.mark.usefixtures("monday")
LIVE = CAMCycleConfig(dry_run=False)


@pytest.fixture
def monday() -> Iterator[None]:
    with freeze_time("2026-03-02 10:00:00"):
        yield


@pytest.fixture
def world(workspace: Path) -> Iterator[World]:
    database = Database(f"sqlite:///{workspace / 'cam.db'}")
    yield World(database, workspace)
    database.close()


@pytest.fixture
def campaign(world: World) -> Campaign:
    made = world.campaign(boxes=[world.mailbox()])
    world.leads(made, 4)
    return made


def names(world: World) -> list[str]:
    with world.db.read() as connection:
        found = events.select_newest(connection, events.Where(name="cam."), limit=50)
    return [one.name for one in found]


def test_a_cycle_is_dry_unless_told_otherwise(world: World, campaign: Campaign) -> None:
    report = run_daily_cam_cycle()

    assert report == CAMCycleReport(outreach_planned=4)
    assert (world.statuses(), names(world)) == ([], [])


def test_the_config_of_the_customer_works_as_it_stands(campaign: Campaign) -> None:
    config = CAMCycleConfig(10, 15, 5, ["email", "linkedin"], True, None)
    assert run_daily_cam_cycle(config).outreach_planned == 4


def test_a_live_cycle_sends_and_leaves_its_events(world: World, campaign: Campaign) -> None:
    report = run_cam_cycle_for_all(CAMCycleConfig(dry_run=False, channels_enabled=("email",)))

    assert report == CAMCycleReport(outreach_sent=4)
    assert world.statuses() == ["sent"] * 4
    assert " ".join(names(world)) == (
        "cam.cycle_started cam.leads_processed cam.outreach_scheduled cam.outreach_sent cam.cycle_completed"
    )


def test_caps_of_the_config_hold_beside_those_of_the_workspace(world: World, campaign: Campaign) -> None:
    first = run_daily_cam_cycle(CAMCycleConfig(max_outreach_per_day=1, dry_run=False))
    second = run_daily_cam_cycle(CAMCycleConfig(max_outreach_per_day=3, dry_run=False))
    third = run_daily_cam_cycle(CAMCycleConfig(max_new_leads_per_day=3, dry_run=False))

    assert [one.outreach_sent for one in (first, second, third)] == [1, 2, 0]


def test_outreach_counts_over_all_channels(world: World) -> None:
    steps = (linkedin_step(),)
    social = world.campaign("Social", sequence=Sequence(name="social", steps=steps))
    for number in range(3):
        world.lead(
            social, f"s{number}@s{number}.example", linkedin_url=f"https://www.linkedin.com/in/s{number}"
        )
    world.leads(world.campaign("Mail", boxes=[world.mailbox()], sequence=THREE_STEPS), 3)

    assert run_daily_cam_cycle(CAMCycleConfig(max_outreach_per_day=4)).outreach_planned == 4
    assert run_daily_cam_cycle(CAMCycleConfig(channels_enabled=["linkedin"])).outreach_planned == 3
    assert run_daily_cam_cycle(CAMCycleConfig(channels_enabled=[])).outreach_planned == 0


def test_a_follow_up_is_counted_apart(world: World, campaign: Campaign) -> None:
    run_daily_cam_cycle(LIVE)
    with freeze_time("2026-03-06 10:00:00"):
        blocked = run_daily_cam_cycle(CAMCycleConfig(max_followups_per_day=1, dry_run=False))
        rest = run_daily_cam_cycle(LIVE)

    assert (blocked.outreach_sent, blocked.followups_sent) == (1, 1)
    assert (rest.outreach_sent, rest.followups_sent) == (3, 3)


@pytest.mark.parametrize(
    "safety", [SafetySettings(blocked_domains=("company0.example",)), {"allowlist_regex": r"lead[123]@.*"}]
)
def test_safety_settings_only_make_it_stricter(
    campaign: Campaign, safety: "SafetySettings | dict[str, str]"
) -> None:
    assert run_daily_cam_cycle(CAMCycleConfig(safety_settings=safety)).outreach_planned == 3


def test_two_allow_lists_must_both_match(world: World, campaign: Campaign, workspace: Path) -> None:
    settings = workspace / "cam.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace('allowlist_regex = ""', "allowlist_regex = 'lead[01]@.*|lead2@.*'"), encoding="utf-8"
    )
    config = CAMCycleConfig(safety_settings={"allowlist_regex": "lead[23]@.*|x"})

    assert run_daily_cam_cycle(config).outreach_planned == 1


def test_one_campaign_is_meant_by_name_or_id(world: World, campaign: Campaign) -> None:
    other = world.campaign("Q2")
    world.lead(other, "bo@other.example")

    assert run_cam_cycle_for_campaign("Q1").outreach_planned == 4
    assert run_cam_cycle_for_campaign(campaign.id, dry_run=False).outreach_sent == 4


def test_a_draft_is_refused_in_the_report(world: World) -> None:
    world.leads(world.campaign(launched=False, boxes=[world.mailbox()]), 1)

    report = run_cam_cycle_for_campaign("Q1", dry_run=False)

    assert report.errors == ["campaign Q1: it is a draft; nothing was sent; cam campaign launch Q1"]
    assert names(world) == ["cam.error"]


def test_what_is_expected_to_go_wrong_is_in_the_report(
    world: World, campaign: Campaign, tmp_path: Path
) -> None:
    def said(report: CAMCycleReport) -> str:
        assert report.outreach_sent == 0
        return "\n".join(report.errors)

    assert "no campaign" in said(run_cam_cycle_for_campaign("Nobody")) or "Nobody" in said(
        run_cam_cycle_for_campaign("Nobody")
    )
    assert "is no workspace" in said(run_daily_cam_cycle(workspace=tmp_path))
    wrong = CAMCycleConfig(max_outreach_per_day=-1, channels_enabled=["email", "fax"])
    assert said(run_daily_cam_cycle(wrong)).splitlines() == [
        "max_outreach_per_day: -1 is no number of 0 or more",
        "channels_enabled: 'fax' is none of email, linkedin",
    ]
    assert "safety_settings, max_risk" in said(
        run_daily_cam_cycle(CAMCycleConfig(safety_settings={"max_risk": 1}))
    )
    assert "is no regular expression" in said(
        run_daily_cam_cycle(CAMCycleConfig(safety_settings={"allowlist_regex": "("}))
    )
    with world.db.write() as connection:
        switches.turn_sending(connection, is_on=False, reason="price", at=world.now)
    assert "sending is switched off (price)" in said(run_daily_cam_cycle(LIVE))


def test_settings_with_mistakes_are_in_the_report(workspace: Path) -> None:
    (workspace / "cam.toml").write_text("[limits]\nper_batch = 0\nper_day = 1\n", encoding="utf-8")
    assert len(run_daily_cam_cycle().errors) == 3


def test_a_lease_that_another_holds_is_in_the_report(world: World, campaign: Campaign) -> None:
    with holding(world.desk, holder="other:1") as held:
        assert held is not None
        report = run_daily_cam_cycle(LIVE)

    assert report.errors == ["another cam process is at work: other:1; nothing was done"]


def test_a_paused_campaign_is_left_out_of_all(world: World, campaign: Campaign) -> None:
    with world.db.write() as connection:
        campaigns.set_status(connection, campaign.id, CampaignStatus.PAUSED, at=world.now, reason="price")
    assert run_daily_cam_cycle(LIVE) == CAMCycleReport()


def test_the_module_stays_light_until_the_api_is_asked_for() -> None:
    code = (
        "import cam, sys; print(sorted(n for n in sys.modules if n.startswith('cam')), 'typing' in dir(cam))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "['cam'] False\n"


def test_the_module_names_its_api_and_nothing_that_is_not_there() -> None:
    assert {"run_daily_cam_cycle", "CAMCycleConfig", "__version__"} <= set(dir(cam))
    with pytest.raises(AttributeError, match="has no attribute 'run_weekly'"):
        cam.run_weekly  # noqa: B018


PAGE = Path(__file__).parent.parent / "docs" / "python-api.md"
EXAMPLE = re.compile(r"^```python\n(.*?)^```\n\n```text\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def test_the_examples_of_the_page_print_what_it_says(
    world: World, campaign: Campaign, capsys: pytest.CaptureFixture[str]
) -> None:
    examples = EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))
    assert len(examples) == 2
    known: dict[str, object] = {}
    for code, printed in examples:
        exec(compile(code, PAGE.name, "exec"), known)
        assert capsys.readouterr().out == printed


def test_the_page_names_every_field_and_every_event() -> None:
    page = PAGE.read_text(encoding="utf-8")
    fields = {*CAMCycleConfig.__dataclass_fields__, *CAMCycleReport.__dataclass_fields__}
    stages = "cycle_started leads_processed outreach_scheduled outreach_sent replies_detected leads_escalated"
    wanted = fields | {f"cam.{stage}" for stage in (*stages.split(), "cycle_completed", "error")}
    assert [name for name in sorted(wanted) if f"`{name}`" not in page] == []
