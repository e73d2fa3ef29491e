"""The Python API: a cycle from a program, dry by default, its failures in the report (docs/python-api.md)."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cam.errors import CamError, InputError

if TYPE_CHECKING:
    from cam.settings import SafetySettings, Settings
    from cam.usecases.cycle import RunReport
    from cam.usecases.desk import Desk

CHANNELS = ("email", "linkedin")
CAPS = ("max_new_leads_per_day", "max_outreach_per_day", "max_followups_per_day")


@dataclass(frozen=True)
class CAMCycleConfig:
    """
    How a cycle runs; it can lower the limits of the workspace, never raise them.  None: the workspace's own.

    max_new_leads_per_day: first touches of each campaign.  max_outreach_per_day: touches of the whole workspace, on
    all channels together.  max_followups_per_day: follow-ups of each campaign.  channels_enabled: email, linkedin.
    safety_settings: domains that are blocked too, and an allow-list that must match too.
    """

    max_new_leads_per_day: int | None = None
    max_outreach_per_day: int | None = None
    max_followups_per_day: int | None = None
    channels_enabled: Sequence[str] = CHANNELS
    dry_run: bool = True
    safety_settings: "SafetySettings | Mapping[str, Any] | None" = None


@dataclass(frozen=True)
class CAMCycleReport:
    """
    What a cycle did.

    leads_created: people who came in meanwhile, such as a colleague whom an answer named.  outreach_sent: messages that
    left, followups_sent among them; a dry run sends none, outreach_planned is what it would.  errors: one line each.
    """

    leads_created: int = 0
    outreach_sent: int = 0
    followups_sent: int = 0
    hot_leads_detected: int = 0
    errors: list[str] = field(default_factory=list)
    outreach_planned: int = 0


def run_daily_cam_cycle(
    config: CAMCycleConfig | None = None, *, workspace: str | os.PathLike[str] | None = None
) -> CAMCycleReport:
    """
    Run one cycle over every active campaign and return what it did.

    workspace: its folder; None finds it as the command line does.  What is expected to go wrong is in `errors`.
    """
    return _run(None, config, workspace=workspace)


def run_cam_cycle_for_all(
    config: CAMCycleConfig | None = None,
    *,
    dry_run: bool | None = None,
    workspace: str | os.PathLike[str] | None = None,
) -> CAMCycleReport:
    """Run one cycle over every active campaign; dry_run: instead of the one of the config."""
    return _run(None, _with(config, dry_run), workspace=workspace)


def run_cam_cycle_for_campaign(
    campaign: str | int,
    config: CAMCycleConfig | None = None,
    *,
    dry_run: bool | None = None,
    workspace: str | os.PathLike[str] | None = None,
) -> CAMCycleReport:
    """Run one cycle over one campaign, named or by its id; dry_run: instead of the one of the config."""
    return _run(str(campaign), _with(config, dry_run), workspace=workspace)


def _with(config: CAMCycleConfig | None, dry_run: bool | None) -> CAMCycleConfig:
    config = config or CAMCycleConfig()
    return config if dry_run is None else replace(config, dry_run=dry_run)


def _run(
    campaign: str | None, config: CAMCycleConfig | None, *, workspace: str | os.PathLike[str] | None
) -> CAMCycleReport:
    from cam.commands.door import Door

    config = config or CAMCycleConfig()
    problems = list(_problems(config))
    if problems:
        return CAMCycleReport(errors=problems)
    door = Door(environ=dict(os.environ))
    door.quiet = True
    door.workspace_option = Path(workspace) if workspace is not None else None
    try:
        with door.desk(read_only=bool(config.dry_run)) as desk:
            return _cycle(desk, campaign, config)
    except CamError as error:
        return CAMCycleReport(errors=_said(error))


def _problems(config: CAMCycleConfig) -> Iterator[str]:
    for name in CAPS:
        value = getattr(config, name)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
            yield f"{name}: {value!r} is no number of 0 or more"
    channels = (
        [config.channels_enabled] if isinstance(config.channels_enabled, str) else config.channels_enabled
    )
    for channel in channels:
        if channel not in CHANNELS:
            yield f"channels_enabled: {channel!r} is none of {', '.join(CHANNELS)}"


def _said(error: CamError) -> list[str]:
    problems: tuple[str, ...] = getattr(error, "problems", ())
    lines = list(dict.fromkeys((error.what, *problems)))
    return [f"{lines[0]}; {error.hint}", *lines[1:]] if error.hint else lines


def _cycle(desk: "Desk", campaign: str | None, config: CAMCycleConfig) -> CAMCycleReport:
    from cam.store import leads

    with desk.db.read() as connection:
        last_lead = leads.newest_id(connection)
    desk = replace(desk, settings=_tightened(desk.settings, config))
    runs: list[RunReport] = []
    errors: list[str] = []
    for channel in [one for one in CHANNELS if one in config.channels_enabled]:
        try:
            runs.append(_on_channel(desk, campaign, config, channel, planned=sum(map(_planned, runs))))
        except CamError as error:  # what was done before it is reported all the same
            errors += _said(error)
            _log(desk, config, error)
            break
    with desk.db.read() as connection:
        created = leads.count_after(connection, last_lead)
    return CAMCycleReport(
        leads_created=created,
        outreach_sent=sum(run.total("sent") for run in runs),
        followups_sent=sum(run.total("followups_sent") for run in runs),
        hot_leads_detected=sum(run.total("hot_leads_detected") for run in runs),
        errors=list(dict.fromkeys([*errors, *(line for run in runs for line in _errors(run))])),
        outreach_planned=sum(map(_planned, runs)),
    )


def _on_channel(
    desk: "Desk", campaign: str | None, config: CAMCycleConfig, channel: str, *, planned: int
) -> "RunReport":
    """Run one cycle of one channel, within what is left of today's outreach.  planned: by this rehearsal already."""
    from cam.engine.vocabulary import Channel
    from cam.usecases.ground import Options
    from cam.usecases.run_auto import run_auto

    settings = desk.settings
    if config.max_outreach_per_day is not None:
        used = _used_today(desk)
        cap = used[channel] + max(0, config.max_outreach_per_day - sum(used.values()) - planned)
        settings = _with_limits(settings, {f"{channel}_per_day": cap})
    options = Options(
        is_dry_run=bool(config.dry_run), batch_size=settings.limits.per_batch, channel=Channel(channel)
    )
    return run_auto(
        replace(desk, settings=settings), campaign=campaign, every=campaign is None, options=options
    )


def _used_today(desk: "Desk") -> dict[str, int]:
    from zoneinfo import ZoneInfo

    from cam.engine.quotas import Scope
    from cam.engine.schedule import day_start
    from cam.store import ledger

    keys = [(Scope.CHANNEL, channel) for channel in CHANNELS]
    since = day_start(ZoneInfo(desk.settings.sender.timezone), desk.clock())
    with desk.db.read() as connection:
        used = ledger.used(connection, keys, since=since, campaign_id=0)
    return {channel: used.get((Scope.CHANNEL, channel), 0) for channel in CHANNELS}


def _planned(run: "RunReport") -> int:
    return run.total("planned") if run.is_dry_run else 0


def _errors(run: "RunReport") -> Iterator[str]:
    if run.busy is not None:
        yield f"another cam process is at work: {run.busy.holder}; nothing was done"
    for campaign in run.campaigns:
        for error in campaign.errors:
            yield f"campaign {campaign.campaign}: {error}"
        for message in campaign.messages:
            if message.status in ("failed", "unknown"):
                yield f"campaign {campaign.campaign}: {message.email}: {message.status}, {message.reason}"
    yield from run.unfiled
    yield from run.undelivered


def _log(desk: "Desk", config: CAMCycleConfig, error: CamError) -> None:
    from cam.errors import DatabaseError
    from cam.store import events
    from cam.usecases.cycle_events import ERROR

    if config.dry_run or isinstance(error, DatabaseError):
        return
    with desk.db.write() as connection:
        events.record(connection, ERROR, at=desk.clock(), details={"stage": "start", "error": error.what})


def _tightened(settings: "Settings", config: CAMCycleConfig) -> "Settings":
    """Return the settings under the config, which only ever makes them stricter."""
    caps = {
        "new_leads_per_day": config.max_new_leads_per_day,
        "followups_per_day": config.max_followups_per_day,
    }
    settings = _with_limits(settings, {name: cap for name, cap in caps.items() if cap is not None})
    if config.safety_settings is None:
        return settings
    return settings.model_copy(update={"safety": _stricter(settings.safety, config.safety_settings)})


def _with_limits(settings: "Settings", caps: Mapping[str, int]) -> "Settings":
    held = settings.limits
    lower = {
        name: cap if getattr(held, name) is None else min(cap, getattr(held, name))
        for name, cap in caps.items()
    }
    return settings.model_copy(update={"limits": held.model_copy(update=lower)})


def _stricter(held: "SafetySettings", wanted: "SafetySettings | Mapping[str, Any]") -> "SafetySettings":
    from pydantic import ValidationError

    from cam.settings import SafetySettings

    values = wanted.model_dump() if isinstance(wanted, SafetySettings) else dict(wanted)
    try:
        asked = SafetySettings.model_validate(values)
        both = [one for one in (held.allowlist_regex, asked.allowlist_regex) if one]
        expression = (
            both[0] if len(both) == 1 else "".join(rf"(?=(?:{one})\Z)" for one in both) + ".*" if both else ""
        )
        return SafetySettings(
            blocked_domains=(*held.blocked_domains, *asked.blocked_domains), allowlist_regex=expression
        )
    except ValidationError as error:
        said = [f"safety_settings, {'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
        raise InputError(said[0], problems=said) from error
