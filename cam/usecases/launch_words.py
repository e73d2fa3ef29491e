"""What a launch finds in the words of a campaign: what leads lack for them, and what lint says."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from shlex import quote

from sqlalchemy import Connection

from cam.engine.campaigns import Campaign
from cam.engine.enrollments import Candidate
from cam.engine.leads import FIELDS
from cam.engine.lint import for_launch, lint
from cam.engine.personalization import Compiled, Rendered
from cam.engine.steps import Step
from cam.engine.template_rules import suggestion
from cam.store import due, preflight
from cam.usecases.workshop import Workshop

LINTED_LEADS = 100  # the words differ from lead to lead only in their fields; every send is linted again

# What lint finds of identity and opt-out is law, not taste: no --force skips it.
UNSKIPPABLE = frozenset({"postal_address", "opt_out"})


@dataclass(frozen=True, kw_only=True)
class Remark:
    """
    One finding of the preflight.

    is_error: the launch is refused.  skipped_as: what of it --force skips, or "".  matter: what it is about, which
    stays the same while the leads that the detail counts or names do not; "" for the detail itself.
    """

    is_error: bool
    rule: str
    detail: str
    skipped_as: str = ""
    matter: str = ""

    @property
    def key(self) -> tuple[bool, str, str]:
        """Return what tells it from other findings, today's and yesterday's."""
        return self.is_error, self.rule, self.matter or self.detail


def broken(rule: str, detail: str, *, matter: str = "") -> Remark:
    """Return what keeps a campaign from being launched."""
    return Remark(is_error=True, rule=rule, detail=detail, matter=matter)


def remarked(rule: str, detail: str, *, skipped_as: str = "", matter: str = "") -> Remark:
    """Return what is to be known of a campaign that is launched."""
    return Remark(is_error=False, rule=rule, detail=detail, skipped_as=skipped_as, matter=matter)


def in_words(
    connection: Connection, campaign: Campaign, workshop: Workshop, *, reach: preflight.Reach
) -> Iterator[Remark]:
    """Give every finding about a campaign's sequence, and its nurture sequence where it has one."""
    compiled = workshop.compiled[campaign.sequence_id or 0]
    yield from _offer(campaign, compiled)
    yield from _variables(connection, campaign, compiled, reach)
    nurture = _nurture(connection, campaign, workshop)
    if nurture is not None:
        yield from _variables(connection, campaign, nurture, reach)
    yield from _lint(connection, campaign, workshop)


def _nurture(connection: Connection, campaign: Campaign, workshop: Workshop) -> Compiled | None:
    """Return the campaign's nurture sequence, compiled; None where it has none."""
    if campaign.nurture_sequence_id is None:
        return None
    workshop.learn_versions(connection, {campaign.nurture_sequence_id})
    return workshop.compiled[campaign.nurture_sequence_id]


def _offer(campaign: Campaign, compiled: Compiled) -> Iterator[Remark]:
    speaks = any("strategy.proof" in compiled.names(at) for at in range(len(compiled.sequence.steps)))
    if speaks and not campaign.offer.strip():
        yield remarked(
            "offer",
            "the messages do not say what you offer;"
            f' cam campaign edit {quote(campaign.name)} --offer "..." --audience "..."',
        )


def _variables(
    connection: Connection, campaign: Campaign, compiled: Compiled, reach: preflight.Reach
) -> Iterator[Remark]:
    by_name: dict[str, list[str]] = {}
    for position, step in enumerate(compiled.sequence.steps):
        for name in compiled.variables(position):
            by_name.setdefault(name, []).append(step.id)
    own = {name: by_name.pop(name) for name in list(by_name) if name.startswith("campaign.")}
    for name, steps in own.items():
        option = name.removeprefix("campaign.")
        if not getattr(campaign, option, ""):
            yield broken(
                "missing_variable",
                f"step {', '.join(steps)}: {name} is not set; cam campaign edit {quote(campaign.name)} --{option} TEXT",
                matter=name,
            )
    if not reach.open:
        return
    lacking = preflight.lacking(connection, campaign.id, by_name)
    for name, number in sorted(lacking.items(), key=lambda item: (-item[1], item[0])):
        yield _lack(connection, campaign, name, by_name[name], number, reach.open)


def lacks(number: int) -> str:
    """Return the verb of so many leads that lack something."""
    return "has" if number == 1 else "have"


def _lack(
    connection: Connection, campaign: Campaign, name: str, steps: list[str], number: int, everybody: int
) -> Remark:
    where = f"step {', '.join(steps)}"
    if number < everybody:
        return remarked(
            "missing_variable",
            f"{where}: {number} of {everybody} leads {lacks(number)} no {name!r} and"
            f" {'is' if number == 1 else 'are'} held back;"
            f' write {{{{ {name} | default("...") }}}} or complete the list',
            matter=name,
        )
    known = {*FIELDS, *preflight.custom_fields(connection, campaign.id)}
    return broken(
        "missing_variable",
        f"{where}: no lead has a field {name!r}{suggestion(name, known - {name})}",
        matter=name,
    )


def _lint(connection: Connection, campaign: Campaign, workshop: Workshop) -> Iterator[Remark]:
    """Give what lint says of the first leads' messages, each remark once with how many of them it is about."""
    found: Counter[tuple[str, str, str, str]] = Counter()
    seen: dict[tuple[str, str, str, str], tuple[str, str]] = {}
    candidates = list(islice(due.of_campaign(connection, campaign.id), LINTED_LEADS))
    workshop.learn(connection, candidates)
    for candidate in [*candidates, *_as_nurtured(candidates, campaign)]:
        for step, rendered in _messages(candidate, workshop):
            position = candidate.enrollment.position
            findings = lint(
                rendered, position=position, is_reply=rendered.continues_thread, channel=step.channel
            )
            for finding in (for_launch(one, candidate.lead) for one in findings):
                key = (finding.level, step.id, rendered.variant, finding.rule)
                found[key] += 1
                seen.setdefault(key, (finding.detail, candidate.lead.key))
    for (level, step_id, variant, rule), number in sorted(found.items()):
        detail, example = seen[level, step_id, variant, rule]
        wording = f", variant {variant}" if variant else ""
        leads = f"{number} leads, first {example}" if number > 1 else example
        remark = f"step {step_id}{wording}: {detail} ({leads})"
        skipped_as = "" if rule in UNSKIPPABLE else "lint"
        yield Remark(
            is_error=level == "error",
            rule=rule,
            detail=remark,
            skipped_as=skipped_as,
            matter=f"{step_id} {variant}",
        )


def _as_nurtured(candidates: list[Candidate], campaign: Campaign) -> Iterator[Candidate]:
    """Give the leads as they would stand at the beginning of the nurture sequence, where the campaign has one."""
    if campaign.nurture_sequence_id is not None:
        for one in candidates:
            enrolled = replace(one.enrollment, sequence_id=campaign.nurture_sequence_id, position=0)
            yield replace(one, enrollment=enrolled, thread=())


def _messages(candidate: Candidate, workshop: Workshop) -> Iterator[tuple[Step, Rendered]]:
    sequence = workshop.sequences.get(candidate.enrollment.sequence_id or 0)
    subject = ""
    for position in range(candidate.enrollment.position, len(sequence.steps) if sequence else 0):
        assert sequence is not None  # noqa: S101 - the range is empty otherwise
        at_step = replace(candidate, enrollment=replace(candidate.enrollment, position=position), retry=None)
        rendered = workshop.render(
            at_step, mailbox_id=candidate.enrollment.mailbox_id, thread_subject=subject
        )
        if isinstance(rendered, Rendered):
            yield sequence.steps[position], rendered
            subject = rendered.subject or subject
