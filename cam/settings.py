"""The settings: what they are, their defaults, and where each value comes from."""

import re
from difflib import get_close_matches
from ipaddress import ip_address
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from cam import secrets
from cam.errors import InputError

OFF = "off"  # how a cap that does not exist is written
Cap = Annotated[int, Field(ge=0)]
OptionalCap = Annotated[Cap | None, BeforeValidator(lambda value: None if value == OFF else value)]
Positive = Annotated[int, Field(ge=1)]


def zone_name(value: str) -> str:
    """Return the IANA name as it is; raises ValueError with the closest one where there is no such zone."""
    try:
        ZoneInfo(value)
    except (ValueError, KeyError, OSError):
        near = get_close_matches(value, available_timezones(), n=1)
        raise ValueError("is no time zone" + (f"; did you mean {near[0]!r}?" if near else "")) from None
    return value


def _expression(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"is no regular expression: {error.msg}") from None
    return value


def _domain(value: str) -> str:
    """Return a domain as a lead's address has it, in lower case and ASCII, or the label of a whole top-level domain."""
    bare = value.strip().removeprefix("*").lstrip("@.").rstrip(".").lower()
    if bare.isascii() and bare.isalnum():
        return bare
    from cam.engine.suppressions import (
        Kind,
        parse_target,
    )  # the lists behind it are read only where one is named

    try:
        target = parse_target(bare)
    except InputError:
        target = None
    if target is None or target.kind is not Kind.DOMAIN:
        raise ValueError("is no domain; write rival.example")
    return target.value


def _address(value: str) -> str:
    from cam.engine import addresses

    found = addresses.normalise(value)
    if isinstance(found, addresses.AddressProblem):
        raise ValueError(f"is no address: {found.why}")
    return found


def _colour(value: str) -> str:
    if not re.fullmatch("#[0-9a-fA-F]{6}", value):
        raise ValueError("is no colour; write #1a5fb4")
    return value


def _one_line(value: str) -> str:
    if not value.isprintable():
        raise ValueError("has a line break or a control character")
    return value


class Section(BaseModel):
    """A section of cam.toml: unknown keys are refused, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=False)


class SenderSettings(Section):
    """Who writes. Every mail carries the name and the postal address; without them nothing is sent."""

    name: Annotated[str, AfterValidator(_one_line)] = Field(
        default="", description="your name, as recipients see it"
    )
    postal_address: str = Field(
        default="", description="your postal address; the law of many countries asks for it in every mail"
    )
    timezone: Annotated[str, AfterValidator(zone_name)] = Field(
        default="UTC", description="IANA name; the day of every limit ends at midnight there"
    )


class DefaultsSettings(Section):
    """What is meant where a command does not say."""

    campaign: str = Field(default="", description="campaign of commands without --campaign")
    sequence: str = Field(
        default="", description="sequence file of new campaigns; empty: the built-in three steps"
    )


class LimitsSettings(Section):
    """Limits on volume; all hold at the same time, and the smallest binds. A cap may be 'off'."""

    per_batch: Positive = Field(default=100, description="the most messages of one run")
    campaign_per_day: Cap = Field(default=20, description="cap of a new campaign; each keeps its own")
    mailbox_per_day: Cap = Field(default=20, description="cap of a new mailbox; each keeps its own")
    email_per_day: OptionalCap = Field(default=None, description="cap of all mail of this workspace")
    linkedin_per_day: OptionalCap = Field(
        default=10, description="cap of all LinkedIn touches of this workspace"
    )
    new_leads_per_day: OptionalCap = Field(default=None, description="cap of first touches")
    followups_per_day: OptionalCap = Field(default=None, description="cap of follow-ups")
    per_domain_per_day: OptionalCap = Field(
        default=5, description="cap per recipient domain; free-mail domains are exempt"
    )
    gap_seconds: tuple[Cap, Cap] = Field(
        default=(90, 140), description="least and most seconds between two mails of a mailbox in paced runs"
    )
    warm_up_start: Cap = Field(default=5, description="cap of a mailbox on the day of its first send")
    warm_up_step: Cap = Field(default=5, description="what warm-up adds to that cap each day")

    @model_validator(mode="after")
    def _gap_is_ordered(self) -> Self:
        if self.gap_seconds[0] > self.gap_seconds[1]:
            raise ValueError(
                f"gap_seconds: the least {self.gap_seconds[0]} is above the most {self.gap_seconds[1]}"
            )
        return self


class TimingSettings(Section):
    """When things happen by themselves."""

    first_touch: Literal["by_order", "by_score"] = Field(
        default="by_order",
        description="by_order is at once; by_score spreads first touches in the worker over half an hour to six hours",
    )
    retry_minutes: tuple[Positive, ...] = Field(
        default=(1, 5, 30, 120, 360),
        min_length=1,
        description="waits before a message is tried again, then it has failed",
    )
    settle_minutes: Positive = Field(
        default=15, description="how long an uncertain send waits for proof before a human decides"
    )
    followup_deadline_days: Positive = Field(
        default=30, description="no follow-up later than this after the last touch"
    )
    no_reply_days: Positive = Field(
        default=7, description="days without an answer after the last step that end a lead"
    )
    out_of_office_days: Positive = Field(
        default=7, description="how long a lead who is away is left alone where no day of return is named"
    )
    poll_seconds: Positive = Field(
        default=300, description="how old the last look into an inbox may be while messages go out"
    )
    recheck_minutes: Positive = Field(
        default=60, description="within how long a lead that is held back is looked at again"
    )


class SafetySettings(Section):
    """Who is never written to, whatever else is said."""

    blocked_domains: tuple[Annotated[str, AfterValidator(_domain)], ...] = Field(
        default=(), description="domains never written to, subdomains included"
    )
    allowlist_regex: Annotated[str, AfterValidator(_expression)] = Field(
        default="",
        description="only addresses that match as a whole are written to; for rehearsals, empty is everybody",
    )


class WorkerSettings(Section):
    """The process that works by itself, and the lease that lets one process send at a time."""

    enabled: bool = Field(
        default=True, description="false: 'cam worker' goes on reading and telling, and sends nothing"
    )

    lease_seconds: Positive = Field(
        default=60, description="after this silence of its holder the lease is free"
    )
    heartbeat_seconds: Positive = Field(default=10, description="how often the holder renews it")

    @model_validator(mode="after")
    def _heartbeat_fits(self) -> Self:
        if self.heartbeat_seconds * 2 > self.lease_seconds:
            raise ValueError(
                f"heartbeat_seconds: {self.heartbeat_seconds} is over half of lease_seconds {self.lease_seconds}"
            )
        return self


class Unrepeated(ValueError):
    """What is wrong with a value that may be a secret, so that no message shows it."""


def _reference(value: str) -> str:
    try:
        secrets.check(value)
    except InputError:
        raise Unrepeated(f"the value is no secret reference; write {secrets.FORMS}") from None
    return value


def _url_or_reference(value: str) -> str:
    if not value or value.startswith(("https://", "http://")):
        return value
    try:
        return _reference(value)
    except Unrepeated:
        raise Unrepeated(
            f"the value is neither a URL (https://...) nor a reference to one; write {secrets.FORMS}"
        ) from None


Reference = Annotated[str, AfterValidator(_reference)]
UrlOrReference = Annotated[str, AfterValidator(_url_or_reference)]


class AlertsSettings(Section):
    """Who is told of a positive answer and of trouble; without a channel, alerts wait in 'cam alerts list'."""

    enabled: bool = Field(default=True, description="whether alerts are delivered; they are always kept")
    emails: tuple[Annotated[str, AfterValidator(_address)], ...] = Field(
        default=(), description="addresses that get alerts by mail"
    )
    mailbox: str = Field(
        default="", description="mailbox that mails them; empty: the first one that can send"
    )
    urls: tuple[Reference, ...] = Field(
        default=(),
        description="references (env:SLACK_ALERTS) to Apprise URLs; needs the extra [alerts]",
    )
    webhook: UrlOrReference = Field(
        default="", description="URL, or a reference to one, that gets each alert as signed JSON"
    )
    webhook_secret: Reference = Field(
        default="env:CAM_WEBHOOK_SECRET", description="reference to the key that signs webhooks"
    )
    escalation_webhook: UrlOrReference = Field(
        default="env:MAKE_WEBHOOK_URL",
        description="URL, or a reference to one, that gets every qualified lead (Make, Zapier, n8n)",
    )


class BrandSettings(Section):
    """How mails look and end."""

    accent: Annotated[str, AfterValidator(_colour)] = Field(default="#1a5fb4", description="colour of links")
    font: str = Field(default="Helvetica, Arial, sans-serif", description="font of the HTML part")
    signature: str = Field(default="", description="lines under every mail; empty: the sender's name")
    opt_out_line: str = Field(default="Not interested? Reply 'unsubscribe' and I will not write again.", min_length=1,
        description="how to opt out, the last line of every mail",
    )  # fmt: skip


def _name_server(value: str) -> str:
    host, colon, port = value.rpartition(":")
    has_port = colon and port.isdigit() and (host.startswith("[") or ":" not in host)
    try:
        ip_address((host if has_port else value).strip("[]"))
    except ValueError:
        raise ValueError("is no IP address; write 192.0.2.1, or 192.0.2.1:5353") from None
    return value


class DoctorSettings(Section):
    """What 'cam doctor' and a launch look at outside this machine."""

    dkim_selectors: tuple[str, ...] = Field(
        default=(),
        description="DKIM selectors of your domains, as your provider named them; usual ones are tried",
    )
    name_servers: tuple[Annotated[str, AfterValidator(_name_server)], ...] = Field(
        default=(),
        description="IP addresses of the name servers that are asked; empty: those of this machine",
    )
    time_server: Annotated[str, AfterValidator(_one_line)] = Field(
        default="pool.ntp.org", description="NTP server that the clock is compared with; empty: none is asked"
    )
    dns_seconds: Positive = Field(
        default=10, description="how long a launch may wait for name servers in all; what is late is unknown"
    )


class DatabaseSettings(Section):
    """Where everything is kept."""

    url: str = Field(
        default="",
        description="empty: cam.db in this folder; else sqlite:///FILE or postgresql+psycopg://HOST/NAME",
    )


class Settings(Section):
    """All settings of a workspace."""

    sender: SenderSettings = SenderSettings()
    defaults: DefaultsSettings = DefaultsSettings()
    limits: LimitsSettings = LimitsSettings()
    timing: TimingSettings = TimingSettings()
    safety: SafetySettings = SafetySettings()
    worker: WorkerSettings = WorkerSettings()
    alerts: AlertsSettings = AlertsSettings()
    brand: BrandSettings = BrandSettings()
    doctor: DoctorSettings = DoctorSettings()
    database: DatabaseSettings = DatabaseSettings()
