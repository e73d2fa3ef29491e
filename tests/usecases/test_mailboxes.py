"""Mailboxes: what is asked for, what fits together, and what is tried before anything is kept."""

from pathlib import Path

import pytest

from cam.engine.vocabulary import MailboxStatus, Provider, Tls
from cam.errors import GatewayError, InputError, Permanent, Refused
from cam.gateways.recording import RecordingSender
from cam.store import mailboxes
from cam.store.database import Database
from cam.usecases.mailboxes import (
    MailboxOptions,
    add_mailbox,
    edit_mailbox,
    list_mailboxes,
    pause_mailbox,
    resume_mailbox,
    verify,
)
from tests.world import World

pytestmark = pytest.mark.both_databases

LOOPBACK = MailboxOptions(smtp_host="127.0.0.1", smtp_port=2525, smtp_tls=Tls.NONE)


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def test_a_preset_fills_host_port_tls_and_user(world: World) -> None:
    options = MailboxOptions(preset="fastmail", smtp_password_ref="env:PASSWORD")

    box = add_mailbox(world.desk, "Ana@Firm.Example", options).mailbox

    assert (
        box.address, box.smtp_host, box.smtp_port, box.smtp_tls, box.smtp_user,
    ) == ("ana@firm.example", "smtp.fastmail.com", 465, Tls.IMPLICIT, "ana@firm.example")  # fmt: skip
    assert (box.status, box.verified_at, box.warm_up) == (MailboxStatus.ACTIVE, world.now, True)


@pytest.mark.parametrize(
    ("options", "port", "tls"),
    [
        (MailboxOptions(smtp_host="mail.firm.example"), 587, Tls.STARTTLS),
        (MailboxOptions(smtp_host="mail.firm.example", smtp_port=465), 465, Tls.IMPLICIT),
        (MailboxOptions(smtp_host="mail.firm.example", smtp_tls=Tls.IMPLICIT), 465, Tls.IMPLICIT),
        (LOOPBACK, 2525, Tls.NONE),
        (MailboxOptions(smtp_host="localhost", smtp_tls=Tls.NONE), 25, Tls.NONE),
    ],
)
def test_port_and_protection_follow_from_each_other(
    world: World, options: MailboxOptions, port: int, tls: Tls
) -> None:
    box = add_mailbox(world.desk, "ana@firm.example", options).mailbox

    assert (port, tls) == (box.smtp_port, box.smtp_tls)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (MailboxOptions(), "no server is named"),
        (
            MailboxOptions(smtp_host="mail.firm.example", smtp_tls=Tls.NONE),
            "only loopback may go without TLS",
        ),
        (MailboxOptions(smtp_host="h", smtp_user="ana"), "it has no password"),
        (MailboxOptions(smtp_host="h", smtp_password_ref="env:X"), "it has no user"),
        (
            MailboxOptions(smtp_host="h", smtp_user="ana", smtp_password_ref="hunter2"),
            "none of the three forms",
        ),
        (
            MailboxOptions(provider=Provider.CONSOLE, smtp_host="h"),
            "--smtp-host: provider console uses no server",
        ),
        (MailboxOptions(smtp_host="h", reply_to="ana@"), "--reply-to 'ana@' is not an address"),
        (MailboxOptions(smtp_host="h", name="Ana\r\nBcc: eve@evil.example"), "--name .* has a line break"),
        (MailboxOptions(preset="gmial"), "there is no such preset"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_added(
    world: World, options: MailboxOptions, told: str
) -> None:
    with pytest.raises(Exception, match=told) as refused:
        add_mailbox(world.desk, "ana@firm.example", options)

    assert "hunter2" not in str(refused.value)
    assert list_mailboxes(world.desk) == []


def test_all_mistakes_are_told_at_once(world: World) -> None:
    options = MailboxOptions(smtp_host="h", smtp_tls=Tls.NONE, smtp_user="ana", reply_to="x")

    with pytest.raises(InputError, match="3 settings do not fit") as refused:
        add_mailbox(world.desk, "ana@firm.example", options)

    assert len(refused.value.problems) == 3


def test_a_mailbox_whose_log_in_fails_is_not_added(world: World) -> None:
    world.senders["ana@firm.example"] = RecordingSender(openings=[Permanent("log-in refused", hint="look")])

    with pytest.raises(GatewayError, match=r"mailbox ana@firm\.example: log-in refused") as refused:
        add_mailbox(world.desk, "ana@firm.example", LOOPBACK)

    assert refused.value.hint == "look; nothing was added; --no-verify adds it all the same"
    assert refused.value.exit_code == 4
    assert list_mailboxes(world.desk) == []


def test_without_verification_it_is_unverified_and_verify_makes_it_active(world: World) -> None:
    added = add_mailbox(world.desk, "ana@firm.example", LOOPBACK, verifies=False).mailbox

    verified = verify(world.desk, "ana@firm.example").mailbox

    assert (added.status, verified.status) == (MailboxStatus.UNVERIFIED, MailboxStatus.ACTIVE)


def test_a_mailbox_is_added_once_and_an_address_must_be_one(world: World) -> None:
    add_mailbox(world.desk, "ana@firm.example", LOOPBACK)

    with pytest.raises(InputError, match="exists already"):
        add_mailbox(world.desk, "ANA@firm.example", LOOPBACK)
    with pytest.raises(InputError, match="mailbox 'ana@'"):
        add_mailbox(world.desk, "ana@", LOOPBACK)


def test_another_server_has_to_be_verified_again_and_another_cap_has_not(world: World) -> None:
    add_mailbox(world.desk, "ana@firm.example", LOOPBACK)

    capped = edit_mailbox(world.desk, "ana@firm.example", MailboxOptions(daily_cap=50))
    moved = edit_mailbox(world.desk, "ana@firm.example", MailboxOptions(smtp_port=2526))

    assert (capped.daily_cap, capped.status) == (50, MailboxStatus.ACTIVE)
    assert (moved.smtp_port, moved.smtp_tls, moved.status) == (2526, Tls.NONE, MailboxStatus.UNVERIFIED)


def test_an_edit_that_says_nothing_is_refused(world: World) -> None:
    add_mailbox(world.desk, "ana@firm.example", LOOPBACK)

    with pytest.raises(InputError, match="nothing to change"):
        edit_mailbox(world.desk, "ana@firm.example", MailboxOptions())


def test_a_paused_mailbox_is_resumed_and_one_that_never_worked_is_not(world: World) -> None:
    add_mailbox(world.desk, "ana@firm.example", LOOPBACK)
    add_mailbox(world.desk, "bo@firm.example", LOOPBACK, verifies=False)

    paused = pause_mailbox(world.desk, "ana@firm.example", reason="")
    resumed = resume_mailbox(world.desk, "ana@firm.example")

    assert (paused.status, paused.paused_reason) == (MailboxStatus.PAUSED, "paused by hand")
    assert resumed.status is MailboxStatus.ACTIVE
    with pytest.raises(Refused, match="never verified"):
        resume_mailbox(world.desk, "bo@firm.example")


def test_the_list_says_what_may_still_go_out_today(world: World) -> None:
    box = world.mailbox(warm_up=True, daily_cap=20)
    world.leads(world.campaign(boxes=[box]), 3)
    with world.db.read() as connection:
        assert mailboxes.find_mailbox(connection, "ana@firm.example") is not None

    [before] = list_mailboxes(world.desk)
    assert (before.used_today, before.cap_today) == (0, 5)
    assert before.limit == "mailbox ana@firm.example: 0 of 5 used today (warm-up day 1)"
