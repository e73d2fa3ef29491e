"""doctor: everything that keeps mail from going out or arriving, each with its fix."""

from typing import TYPE_CHECKING

import typer

from cam.commands.door import door

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cam.engine.findings import Finding

COLUMNS = ("check", "subject", "level", "detail", "fix")
FAILED = 1
MARKS = {"ok": "ok", "warn": "WARN", "fail": "FAIL", "unknown": "?"}


def command() -> None:
    """
    Examine the machine, the settings, the mailboxes and their domains, and say how to mend what is wrong.

    SPF, DKIM, DMARC and MX of every sending domain, log-ins, clock, database, disk, ports. Where the DNS does not
    answer, its findings are unknown. Exit code 1 where something fails.

        cam doctor
    """
    from cam.engine.findings import has_failed
    from cam.errors import DatabaseError, InputError
    from cam.usecases import doctor
    from cam.workspace import NO_WORKSPACE

    findings = doctor.surroundings(door().workspace.root, door().environ)
    try:
        with door().desk(read_only=True) as desk:
            findings += doctor.examine(desk)
    except (InputError, DatabaseError) as error:
        if error.code == NO_WORKSPACE:
            raise
        findings += doctor.not_opened(error)
    rows = [{name: getattr(one, name) for name in COLUMNS} for one in findings]
    door().emit(rows, lambda: _print(findings))
    if has_failed(findings):
        raise typer.Exit(FAILED)


def _print(findings: "Sequence[Finding]") -> None:
    for one in findings:
        mark = MARKS[one.level]
        subject = "" if one.subject == "-" else f" {one.subject}"
        door().prose(f"{mark:<5}{one.check}{subject}: {one.detail}", hanging="     ")
        if one.fix:
            door().prose(f"-> {one.fix}", indent="     ", hanging="        ")
    counts = {level: sum(one.level == level for one in findings) for level in MARKS}
    door().say("  ".join(f"{count} {level}" for level, count in counts.items()))
