"""The doctor and the launch that asks it, over a double of the DNS; the real one is tested on loopback."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cam.engine.findings import Finding, Level
from cam.engine.mail_records.domain import CHECKS
from cam.engine.mail_records.lookup import Lookup
from cam.engine.vocabulary import CampaignStatus
from cam.errors import InputError, Permanent, Refused, Transient
from cam.gateways.recording import RecordingSender
from cam.store import campaigns, events, mailboxes
from cam.store.database import Database
from cam.usecases import doctor, machine
from cam.usecases.former_settings import equivalent, former_settings
from cam.usecases.launch import launch
from cam.usecases.sending_domains import domain_findings
from tests.engine.mail_records.records import SILENT, rsa_key
from tests.world import World, linkedin_step

Zone = Mapping[tuple[str, str], tuple[str, ...]]
WORLD: Zone = {("gmail.com", "MX"): ("mx.google.com",)}
GOOD: Zone = {
    **WORLD,
    ("firm.com", "TXT"): ("v=spf1 include:_spf.google.com ~all",),
    ("_spf.google.com", "TXT"): ("v=spf1 ip4:192.0.2.0/24 ~all",),
    ("google._domainkey.firm.com", "TXT"): (f"v=DKIM1; p={rsa_key(2048)}",),
    ("_dmarc.firm.com", "TXT"): ("v=DMARC1; p=none; rua=mailto:dmarc@firm.com",),
    ("firm.com", "MX"): ("mx.firm.com",),
}


class ZoneDouble:
    """A resolver that knows a zone, and keeps what it was asked."""

    def __init__(self, zone: Zone, *, is_silent: bool = False) -> None:
        self.zone = zone
        self.is_silent = is_silent
        self.asked: list[str] = []

    def txt(self, name: str) -> Lookup:
        return self._answer(name, "TXT")

    def mx(self, name: str) -> Lookup:
        return self._answer(name, "MX")

    def addresses(self, name: str) -> Lookup:
        return self._answer(name, "A")

    def _answer(self, name: str, kind: str) -> Lookup:
        self.asked.append(name)
        return SILENT if self.is_silent else Lookup(records=self.zone.get((name, kind), ()))


class ClockDouble:
    """A time server that is so many seconds later, or that does not answer."""

    def __init__(self, offset: float | None) -> None:
        self.offset = offset

    def offset_seconds(self, address: str) -> float:
        if self.offset is None:
            raise Transient(f"time server {address}: no answer in time")
        return self.offset


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def with_dns(world: World, zone: Zone, *, is_silent: bool = False) -> ZoneDouble:
    resolver = ZoneDouble(zone, is_silent=is_silent)
    world.desk = replace(world.desk, resolver=resolver)
    return resolver


def gmail_box(world: World, address: str = "ana@firm.com") -> None:
    world.mailbox(address, provider="smtp", smtp_host="smtp.gmail.com", smtp_port=465)


def of(found: list[Finding], check: str) -> list[Finding]:
    return [one for one in found if one.check == check]


def levels(found: list[Finding]) -> dict[str, str]:
    return {one.check: one.level.value for one in found}


def domains(world: World) -> list[Finding]:
    return [one for one in doctor.examine(world.desk) if one.check in CHECKS]


def test_a_domain_in_order_has_five_findings_that_say_so(world: World) -> None:
    gmail_box(world)
    with_dns(world, GOOD)

    assert levels(domains(world)) == dict.fromkeys(CHECKS, "ok")


def test_a_domain_without_records_fails(world: World) -> None:
    gmail_box(world)
    with_dns(world, WORLD)

    assert levels(domains(world)) == {
        "spf": "fail", "dkim": "unknown", "dmarc": "fail", "mx": "fail", "alignment": "unknown",
    }  # fmt: skip


@pytest.mark.parametrize("is_silent", [True, False])
def test_where_the_canary_is_not_known_nothing_is_a_failure_and_nothing_more_is_asked(
    world: World, is_silent: bool
) -> None:
    gmail_box(world)
    resolver = with_dns(world, {}, is_silent=is_silent)

    assert levels(domains(world)) == dict.fromkeys(CHECKS, "unknown")
    assert resolver.asked == (["gmail.com"] if is_silent else ["gmail.com", "outlook.com"])


def test_mailboxes_that_reach_nobody_outside_are_left_out(world: World) -> None:
    world.mailbox("a@firm.com", provider="console")
    world.mailbox("b@firm.com", provider="none")
    for number, host in enumerate(("127.0.0.1", "localhost", "::1", "[::1]")):
        world.mailbox(f"c{number}@firm.com", provider="smtp", smtp_host=host, smtp_port=25)
    gmail_box(world, "d@mail.firm.example")
    resolver = with_dns(world, WORLD)

    assert domains(world) == []
    assert resolver.asked == []


def test_each_domain_is_asked_for_once_however_many_mailboxes_it_has(world: World) -> None:
    gmail_box(world, "ana@firm.com")
    gmail_box(world, "bo@firm.com")
    resolver = with_dns(world, GOOD)

    assert len(domains(world)) == len(CHECKS)
    assert resolver.asked.count("_spf.google.com") == 1


def test_configured_selectors_are_asked_first_and_guesses_end_with_a_key(world: World) -> None:
    gmail_box(world)
    resolver = with_dns(world, GOOD)
    world.with_settings(doctor={"dkim_selectors": ("mine",)})

    found = of(domains(world), "dkim")

    assert [one.level for one in found] == [Level.OK, Level.FAIL]
    keys = [name for name in resolver.asked if "_domainkey" in name]
    assert keys == ["mine._domainkey.firm.com", "google._domainkey.firm.com"]


def test_a_subdomain_takes_the_policy_of_the_domain_above(world: World) -> None:
    gmail_box(world, "ana@mail.firm.com")
    with_dns(world, GOOD)

    assert "_dmarc.firm.com: policy none" in of(domains(world), "dmarc")[0].detail


def test_a_free_mail_address_is_its_providers_business_and_nobody_elses(world: World) -> None:
    gmail_box(world, "ana@gmail.com")
    world.mailbox("bo@gmail.com", provider="smtp", smtp_host="smtp.sendgrid.net", smtp_port=465)
    resolver = with_dns(world, WORLD)

    found = domains(world)

    assert [one.level for one in found] == [Level.OK, Level.FAIL]
    assert "sendgrid, which may not send for gmail.com" in found[1].detail
    assert resolver.asked == []


def test_time_that_is_over_leaves_the_rest_unknown(world: World) -> None:
    gmail_box(world)
    resolver = with_dns(world, GOOD)
    with world.db.read() as connection:
        boxes = mailboxes.all_mailboxes(connection)

    found = domain_findings(world.desk, boxes, seconds=-1)

    assert {one.level for one in found} == {Level.UNKNOWN}
    assert resolver.asked == []


def test_a_launch_is_refused_where_a_domain_fails_and_force_is_logged(world: World) -> None:
    gmail_box(world)
    with_dns(world, WORLD)
    campaign = world.campaign(launched=False)
    world.leads(campaign, 1)

    with pytest.raises(Refused) as error:
        launch(world.desk, "Q1")

    assert error.value.guard == "preflight"
    assert any(
        problem.startswith("spf of firm.com: no SPF record; publish") for problem in error.value.problems
    )
    assert error.value.hint.endswith("(--force skips doctor)")

    launched = launch(world.desk, "Q1", force=True)

    assert launched.campaign.status is CampaignStatus.ACTIVE
    with world.db.read() as connection:
        forced = events.select_newest(connection, events.Where(name="campaign.forced"), limit=5)
    assert len(forced) == 1
    assert any("no DMARC record" in said for said in forced[0].details["overruled"])


def test_a_launch_without_force_leaves_no_such_event(world: World) -> None:
    gmail_box(world)
    with_dns(world, GOOD)
    world.leads(world.campaign(launched=False), 1)

    launch(world.desk, "Q1", force=True)

    with world.db.read() as connection:
        assert events.select_newest(connection, events.Where(name="campaign.forced"), limit=5) == []


@pytest.mark.parametrize("is_silent", [True, False])
def test_a_launch_goes_on_where_the_dns_does_not_answer(world: World, is_silent: bool) -> None:
    gmail_box(world)
    with_dns(world, {}, is_silent=is_silent)
    world.leads(world.campaign(launched=False), 1)

    launched = launch(world.desk, "Q1")

    said = [one.detail for one in launched.warnings if one.rule == "doctor"]
    assert len(said) == 1
    assert said[0].startswith("domain firm.com: DNS does not answer for the world here")


def test_force_never_goes_past_a_missing_address_and_logs_nothing_then(world: World) -> None:
    gmail_box(world)
    with_dns(world, WORLD)
    world.with_settings(sender={"postal_address": ""})
    campaign = world.campaign(launched=False)

    with pytest.raises(Refused, match="not launched"):
        launch(world.desk, "Q1", force=True)

    with world.db.read() as connection:
        assert campaigns.get_campaign(connection, campaign.id).status is CampaignStatus.DRAFT


def test_a_campaign_without_mail_asks_no_name_server(world: World) -> None:
    from cam.engine.sequence import Sequence

    gmail_box(world)
    resolver = with_dns(world, WORLD)
    campaign = world.campaign(launched=False, sequence=Sequence(name="social", steps=(linkedin_step(),)))
    world.lead(campaign, "bo@firm.example", linkedin_url="https://www.linkedin.com/in/bo")

    launch(world.desk, "Q1")

    assert resolver.asked == []


@pytest.mark.parametrize(
    ("offset", "level"), [(0.2, "ok"), (-4.9, "ok"), (6.0, "warn"), (-301.0, "fail"), (None, "unknown")]
)
def test_the_clock_is_compared_with_a_time_server(world: World, offset: float | None, level: str) -> None:
    world.with_settings(doctor={"time_server": "192.0.2.1"})
    world.desk = replace(world.desk, time_server=ClockDouble(offset))

    assert [one.level.value for one in of(doctor.examine(world.desk), "clock")] == [level]


def test_a_time_server_that_nobody_knows_is_no_failure(world: World) -> None:
    with_dns(world, {})
    world.desk = replace(world.desk, time_server=ClockDouble(0.0))

    assert [one.level for one in of(doctor.examine(world.desk), "clock")] == [Level.UNKNOWN]


def test_a_clock_behind_what_the_database_remembers_fails_and_stops_a_launch(world: World) -> None:
    world.mailbox()
    world.leads(world.campaign(launched=False), 1)
    with world.db.write() as connection:
        events.record(connection, "cam.error", at=world.now + timedelta(days=1))

    found = of(doctor.examine(world.desk), "clock")

    assert [one.level for one in found] == [Level.FAIL]
    with pytest.raises(Refused) as error:
        launch(world.desk, "Q1")
    assert any("set the clock of this machine right" in problem for problem in error.value.problems)


def test_every_port_says_whether_it_is_configured_off_or_failing(world: World) -> None:
    world.mailbox("off@firm.example", provider="none", replies_by_hand=False)
    world.mailbox("ana@firm.example")
    world.mailbox("bo@firm.example", status="paused", paused_reason="refused")
    world.mailbox("eve@firm.example")
    world.senders["eve@firm.example"] = RecordingSender(
        openings=[Permanent("535 no", hint="set the password")]
    )
    world.with_settings(alerts={"urls": ("env:NOBODY",)})

    found = doctor.examine(world.desk)

    senders = {one.subject: (one.level.value, one.detail.partition(":")[0]) for one in of(found, "sender")}
    assert senders["off@firm.example"] == ("warn", "off")
    assert senders["ana@firm.example"] == ("ok", "configured")
    assert senders["bo@firm.example"] == ("warn", "configured, and paused (refused)")
    assert senders["eve@firm.example"] == ("fail", "failing")
    inboxes = {one.subject: one.level.value for one in of(found, "inbox")}
    assert (inboxes["off@firm.example"], inboxes["ana@firm.example"]) == ("warn", "ok")
    assert [one.level for one in of(found, "alerts")] == [Level.FAIL]
    assert of(found, "escalation")[0].detail.startswith("off")


@pytest.mark.parametrize(
    ("named", "level"), [("", Level.OK), ("ana@firm.example", Level.OK), ("an@firm.example", Level.FAIL)]
)
def test_alerts_by_mail_need_a_mailbox_that_sends(world: World, named: str, level: Level) -> None:
    world.mailbox("ana@firm.example", provider="smtp", smtp_host="127.0.0.1", smtp_port=9, smtp_tls="none")
    world.with_settings(alerts={"emails": ("me@firm.example",), "mailbox": named})

    worst = of(doctor.examine(world.desk), "alerts")[0]

    assert worst.level is level
    assert level is Level.OK or worst.detail == "alerts by mail: mailbox an@firm.example cannot send now"


def test_a_workspace_without_a_mailbox_is_told_so(world: World) -> None:
    assert of(doctor.examine(world.desk), "sender")[0].detail == "off: there is no mailbox"


def test_settings_with_mistakes_are_told_one_by_one() -> None:
    found = doctor.not_opened(InputError("two", hint="mend", problems=("a is wrong", "b is wrong")))
    assert [(one.check, one.detail, one.fix) for one in found] == [
        ("settings", "a is wrong", "mend"), ("settings", "b is wrong", "mend"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("version", "level"),
    [
        ((3, 11, 14), "warn"), ((3, 11, 15), "ok"), ((3, 12, 12), "warn"), ((3, 12, 13), "ok"), ((3, 13, 11), "warn"),
        ((3, 13, 12), "ok"), ((3, 14, 2), "warn"), ((3, 14, 3), "ok"), ((3, 15, 0), "ok"),
    ],
)  # fmt: skip
def test_an_interpreter_with_known_mail_faults_is_named(version: tuple[int, int, int], level: str) -> None:
    assert machine.interpreter(version).level == level


def test_this_interpreter_is_named_by_default() -> None:
    assert ".".join(map(str, sys.version_info[:3])) in machine.interpreter().detail


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("AICMO_CAM_ALERT_EMAILS", "CAM_ALERTS__EMAILS"),
        ("AICMO_CAM_EMAIL_ALLOWLIST_REGEX", "CAM_SAFETY__ALLOWLIST_REGEX"),
        ("AICMO_RESEND_API_KEY", "--api-key-ref env:AICMO_RESEND_API_KEY"),
        ("AICMO_IMAP_HOST", "--imap-host HOST"),
        ("AICMO_CAM_SMTP_USERNAME", "--smtp-user USER"),
        ("AICMO_CAM_LINKEDIN_PER_DAY", "CAM_LIMITS__LINKEDIN_PER_DAY"),
        ("AICMO_SENDER_TIMEZONE", "CAM_SENDER__TIMEZONE"),
        ("AICMO_OPENAI_MODEL", ""),
        ("AICMO_", ""),
    ],
)
def test_a_variable_of_the_former_tool_is_told_its_equivalent(name: str, fix: str) -> None:
    assert equivalent(name).endswith(fix)
    assert bool(equivalent(name)) == bool(fix)


def test_the_value_of_such_a_variable_is_never_shown() -> None:
    found = former_settings({"AICMO_RESEND_API_KEY": "re_secret", "PATH": "/bin"})
    assert [one.subject for one in found] == ["AICMO_RESEND_API_KEY"]
    assert "re_secret" not in repr(found)
