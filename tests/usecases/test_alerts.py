"""Alerts: on every channel at least once, never marked before they are taken, tried again, and never a flood."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from cam.errors import InputError, Misconfigured, NotFound
from cam.store import alerts
from cam.store.database import Database
from cam.usecases.alerts import deliver, list_alerts, retry, send_test, take_off
from cam.usecases.marks import Mark, mark
from cam.usecases.status import status
from tests.servers.http_api import HttpApi, Told
from tests.world import LIVE, World

OK = Told(status=200)
KEY = "s3cret"


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


@pytest.fixture
def server() -> Iterator[HttpApi]:
    with HttpApi() as api:
        yield api


def told(world: World, **settings: Any) -> World:
    world.with_settings(alerts=settings)
    world.desk = replace(world.desk, secret=_secret(world))
    return world


def _secret(world: World, **values: str) -> Any:
    def secret(reference: str) -> str:
        name = reference.removeprefix("env:")
        if name not in values:
            raise Misconfigured(f"secret {reference}: it is not set")
        return values[name]

    return secret


def raise_one(world: World, number: int = 1, **values: Any) -> None:
    fields = {"key": f"k{number}", "type": "POSITIVE_REPLY", "title": f"Ada {number} said yes", "body": "yes"}
    with world.db.write() as connection:
        alerts.raise_alert(connection, at=world.now, **{**fields, **values})


def rows(world: World) -> list[tuple[str, tuple[str, ...], int]]:
    found = list_alerts(world.desk, limit=50, with_closed=True)
    return [(one.status, one.delivered_to, one.attempts) for one in reversed(found)]


def test_without_a_channel_an_alert_waits_and_is_counted(world: World) -> None:
    raise_one(world)

    assert deliver(world.desk).delivered == 0
    assert rows(world) == [("waiting", (), 0)]
    assert status(world.desk).alerts_waiting == 1


def test_a_webhook_gets_signed_json_once(world: World, server: HttpApi) -> None:
    told(world, webhook=f"{server.url}/hook?x=1")
    world.desk = replace(world.desk, secret=_secret(world, CAM_WEBHOOK_SECRET=KEY))
    server.tell(OK)
    raise_one(world, payload={"lead": "ada@acme.example"})

    assert (deliver(world.desk).delivered, deliver(world.desk).delivered) == (1, 0)

    [request] = server.requests
    assert (request.method, request.path) == ("POST", "/hook?x=1")
    assert request.fields == {
        "id": "cam-alert-1", "type": "POSITIVE_REPLY", "level": "warning", "title": "Ada 1 said yes", "body": "yes",
        "at": "2026-03-02T10:00:00Z", "lead": "ada@acme.example",
    }  # fmt: skip
    head = request.headers
    signed = f"{head['webhook-id']}.{head['webhook-timestamp']}.".encode() + request.body
    expected = base64.b64encode(hmac.new(KEY.encode(), signed, hashlib.sha256).digest()).decode()
    assert head["webhook-signature"] == f"v1,{expected}"
    assert rows(world) == [("delivered", ("webhook",), 0)]


def test_a_failed_delivery_is_tried_again_under_the_same_id(world: World, server: HttpApi) -> None:
    told(world, webhook=server.url)
    server.tell(Told(status=503), Told(action="drop"), OK)
    raise_one(world)

    failed = deliver(world.desk)
    assert (failed.failed, failed.errors) == (1, ("webhook: the receiver answered 503",))
    assert deliver(world.desk).failed == 0, "it is not due yet"
    world.pass_time(minutes=1)
    assert deliver(world.desk).failed == 1
    assert rows(world) == [("waiting", (), 2)]
    world.pass_time(minutes=2)
    assert deliver(world.desk).delivered == 1
    assert {request.headers["webhook-id"] for request in server.requests} == {"cam-alert-1"}


def test_one_channel_that_fails_does_not_make_the_others_repeat(world: World, server: HttpApi) -> None:
    world.mailbox(provider="smtp")
    told(world, emails=["me@firm.example", "you@firm.example"], webhook=server.url)
    server.tell(Told(status=500), OK)
    raise_one(world)

    deliver(world.desk)
    world.pass_time(minutes=1)
    deliver(world.desk)

    assert world.sent() == ["me@firm.example", "you@firm.example"]
    assert rows(world)[0] == ("delivered", ("mail", "webhook"), 1)


def test_a_mail_says_what_it_is_and_is_the_same_when_repeated(world: World) -> None:
    world.mailbox(provider="smtp")
    told(world, emails=["me@firm.example"])
    raise_one(world, title="Ada\r\nBcc: x@y.example said yes", level="info")
    deliver(world.desk)

    [envelope] = world.senders["ana@firm.example"].accepted
    message = message_from_bytes(envelope.mime, policy=default)
    assert message["Subject"] == "[cam] Ada Bcc: x@y.example said yes"
    assert (message["X-Alert-Type"], message["X-Alert-Level"]) == ("POSITIVE_REPLY", "info")
    assert (message["Auto-Submitted"], message["Bcc"]) == ("auto-generated", None)
    assert message["Message-ID"] == envelope.message_id
    assert message.get_content().strip() == "yes"


def test_alerts_by_mail_need_a_mailbox_that_can_send(world: World) -> None:
    told(world, emails=["me@firm.example"])
    raise_one(world)

    assert deliver(world.desk).errors == ("alerts by mail: no mailbox can send now",)
    assert rows(world) == [("waiting", (), 1)]


def test_many_of_one_type_become_one_digest(world: World, server: HttpApi) -> None:
    told(world, webhook=server.url)
    server.tell(OK, OK)
    for number in range(12):
        raise_one(world, number)
    raise_one(world, 99, type="MAILBOX_REFUSED", title="mailbox paused", level="error")

    assert deliver(world.desk).delivered == 13
    first, second = (request.fields for request in server.requests)
    assert (first["title"], second["title"]) == ("mailbox paused", "12 x positive reply")
    assert second["body"].splitlines()[-3:] == ["and 2 more", "", "all of them: cam alerts list"]
    assert len(second["alerts"]) == 12


def test_any_service_of_apprise_is_told(world: World, server: HttpApi) -> None:
    told(world, urls=["env:CHAT"])
    address = server.url.removeprefix("http://")
    world.desk = replace(world.desk, secret=_secret(world, CHAT=f"json://{address}/chat"))
    server.tell(OK)
    raise_one(world)

    assert deliver(world.desk).delivered == 1
    assert server.requests[0].fields["title"] == "Ada 1 said yes"
    assert rows(world) == [("delivered", ("env:CHAT",), 0)]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("nonsense", "env:CHAT: what stands behind it is no Apprise URL"),
        ("json://127.0.0.1:1/", "env:CHAT: the service did not take it"),
    ],
)
def test_a_service_that_cannot_be_used_is_named_without_its_secret(
    world: World, value: str, said: str
) -> None:
    told(world, urls=["env:CHAT"])
    world.desk = replace(world.desk, secret=_secret(world, CHAT=value))
    raise_one(world)

    assert deliver(world.desk).errors == (said,)


def test_silence_of_a_day_is_loud(world: World, server: HttpApi) -> None:
    told(world, webhook=server.url)
    raise_one(world)
    server.tell(Told(status=500))
    deliver(world.desk)
    assert status(world.desk).problems == ()

    world.pass_time(hours=24)
    [problem] = status(world.desk).problems
    assert problem == (
        "1 alert could not be delivered for a day (webhook: the receiver answered 500); cam alerts list"
    )


def test_a_qualified_lead_is_handed_once_to_the_tool_that_wants_it(world: World, server: HttpApi) -> None:
    told(world)
    world.desk = replace(world.desk, secret=_secret(world, MAKE_WEBHOOK_URL=f"{server.url}/make"))
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ada@acme.example", custom={"Topic": "cost"})
    for word in (Mark.QUALIFIED, Mark.REPLIED, Mark.WON):
        mark(world.desk, "ada@acme.example", word)
    server.tell(OK)

    assert (deliver(world.desk).delivered, deliver(world.desk).delivered) == (1, 0)
    [request] = server.requests
    assert request.fields["because"] == "marked qualified"
    assert (request.fields["campaign"], request.fields["lead"]["email"]) == ("Q1", "ada@acme.example")
    assert request.fields["lead"]["custom"] == {"Topic": "cost"}
    assert status(world.desk).alerts_waiting == 0


def test_without_such_a_tool_nothing_waits_for_it(world: World) -> None:
    told(world)
    raise_one(world, route=alerts.ESCALATION)

    deliver(world.desk)
    assert rows(world) == [("closed", (), 0)]
    assert list_alerts(world.desk, limit=9) == []
    assert [one.status for one in list_alerts(world.desk, limit=9, with_closed=True)] == ["closed"]


def test_a_human_can_have_it_tried_at_once(world: World, server: HttpApi) -> None:
    told(world, webhook=server.url)
    server.tell(Told(status=500), OK)
    raise_one(world)
    deliver(world.desk)

    assert retry(world.desk, 1).delivered == 1
    with pytest.raises(InputError, match="it was delivered at 2026-03-02 10:00 UTC"):
        retry(world.desk, 1)
    with pytest.raises(NotFound):
        retry(world.desk, 7)


def test_the_test_tells_what_each_channel_said(world: World, server: HttpApi) -> None:
    told(world, webhook=server.url, emails=["me@firm.example"])
    server.tell(OK)

    assert send_test(world.desk) == [
        (
            "mail",
            "alerts by mail: no mailbox can send now; set alerts.mailbox in cam.toml, or add another channel",
        ),
        ("webhook", ""),
    ]
    assert json.loads(server.requests[0].body)["type"] == "TEST"


@pytest.mark.parametrize(("enabled", "said"), [(True, "no channel is set"), (False, "switched off")])
def test_without_a_channel_there_is_nothing_to_test(world: World, enabled: bool, said: str) -> None:
    told(world, enabled=enabled)
    with pytest.raises(InputError, match=said):
        send_test(world.desk)


def test_a_live_cycle_delivers_and_a_dry_one_does_not(world: World, server: HttpApi) -> None:
    told(world, webhook=server.url)
    raise_one(world)
    campaign = world.campaign(boxes=[world.mailbox()])
    server.tell(OK)

    world.run(campaign, options=replace(LIVE, is_dry_run=True))
    assert server.requests == []
    assert world.run(campaign).undelivered == ()
    assert len(server.requests) == 1


def test_what_a_human_has_read_is_taken_off_the_list_and_told_nowhere(world: World, server: HttpApi) -> None:
    for number in (1, 2, 3):
        raise_one(world, number)
    raise_one(world, 4, route=alerts.ESCALATION)

    assert take_off(world.desk, [2]) == [2]
    assert take_off(world.desk, [2]) == []
    assert status(world.desk).alerts_waiting == 2
    assert take_off(world.desk) == [1, 3]
    assert status(world.desk).alerts_waiting == 0
    with pytest.raises(NotFound):
        take_off(world.desk, [99])
    assert {one.id: one.status for one in list_alerts(world.desk, limit=9)}[4] == "waiting"
    assert deliver(told(world, webhook=server.url).desk).delivered == 0


def test_a_reminder_whose_day_has_not_come_stays_on_when_all_is_taken_off(world: World) -> None:
    raise_one(world, 1)
    raise_one(world, 2, not_before=world.now + timedelta(days=30))

    assert take_off(world.desk) == [1]
    assert take_off(world.desk, [2]) == [2]
