"""`cam db`: upgrade, back up, restore, mend, move and check the database."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cam.clock import utc_now
from cam.commands.door import door
from cam.errors import UsageError

if TYPE_CHECKING:
    from datetime import datetime

    from cam.usecases.database import Upgraded
    from cam.usecases.redate import Redated
    from cam.usecases.restore import Box, Confirmed, Restored, Situation

app = typer.Typer(help="Care for the database.\n\n    cam db backup")


@app.command()
def upgrade() -> None:
    """
    Bring the database to this version of cam; an older one is copied to backups/ first.

    A SQLite workspace is upgraded by any command; a PostgreSQL database by this one alone.

        cam db upgrade
    """
    from cam.usecases.database import upgrade_database

    own = door()
    with own.database() as database:
        done = upgrade_database(database, clock=utc_now)
    document = {"before": done.before, "version": done.version, "backup": done.backup}
    own.emit(document, lambda: own.say(_upgraded(done)))


def _upgraded(done: "Upgraded") -> str:
    if done.before == done.version:
        return f"the database has version {done.version} already"
    if done.before is None:
        return f"made a database of version {done.version}"
    copy = f"; the old one is {done.backup}" if done.backup else ""
    return f"upgraded from version {done.before} to {done.version}{copy}"


@app.command()
def backup(
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="The copy; must not exist yet.")
    ] = None,
) -> None:
    """
    Copy a SQLite database while it is in use; backups/ keeps the newest five.

        cam db backup --to /mnt/usb/cam.db
    """
    from cam.usecases.database import back_up

    own = door()
    with own.database() as database:
        copy = back_up(database, clock=utc_now, to=to)
    document = {"backup": copy, "bytes": copy.stat().st_size}
    own.emit(document, lambda: own.say(f"copied to {copy}"))


@app.command()
def restore(
    backup: Annotated[
        Path | None,
        typer.Argument(metavar="[BACKUP]", help="A copy: a file, or the name of one in backups/."),
    ] = None,
    confirm: Annotated[
        bool, typer.Option("--confirm", help="Let a database that was restored send again.")
    ] = False,
) -> None:
    """
    Put a copy into the place of the database, or say what to do after one was put there.

    The present database is copied to backups/ first. Nothing is sent from a database that was restored, here or by
    other means, until --confirm: cam reads the inboxes and Sent folders then, and what left since the copy is not
    sent twice where they prove it. Without arguments: whether there is something to confirm, and what to check.

        cam db restore cam-20260302T090000.000000Z.db
    """
    from cam.usecases import restore as use_case

    own = door()
    if backup is not None and confirm:
        raise UsageError("BACKUP and --confirm were both given", hint="restore first, look, then confirm")
    aside = None
    if backup is not None:  # also where the database is damaged or gone, and no desk can be opened
        with own.database() as database:
            aside = use_case.mend(database, backup, now=utc_now())
    with own.desk(read_only=backup is None and not confirm) as desk:
        if confirm:
            done = use_case.confirm(desk)
            own.emit(vars(done), lambda: _print_confirmed(done))
            return
        if backup is not None:
            put = use_case.mended(desk, backup, kept=aside) if aside else use_case.restore(desk, backup)
            document = {"backup": put.backup, "kept": put.kept, **_situation(put.situation)}
            own.emit(document, lambda: _print_restored(put))
            return
        found = use_case.situation(desk)
    own.emit(_situation(found), lambda: _print_situation(found))


def _situation(found: "Situation") -> dict[str, object]:
    doubt = found.doubt
    return {
        "doubt": doubt.says if doubt else None,
        "since": doubt.since if doubt else None,
        "until": doubt.until if doubt else None,
        "due": found.due,
        "mailboxes": [vars(box) for box in found.boxes],
        "backups": list(found.backups),
    }


def _print_restored(put: "Restored") -> None:
    own = door()
    own.say(f"restored {put.backup}")
    if put.kept.exists():
        own.say(f"the database before it is {put.kept}")
    own.say()
    _print_situation(put.situation)


def _print_situation(found: "Situation") -> None:
    own = door()
    if found.doubt is None:
        own.say("nothing to confirm: the database knows what cam did last")
        if found.backups:
            own.say()
            own.say(
                "copies, the newest first; 'cam db restore NAME' puts one into the place of the database:"
            )
        for path in found.backups:
            own.say(f"  {path.name}")
        return
    own.prose(f"{found.doubt.says}. Nothing is sent until you confirm it.")
    own.say()
    own.prose(f"It knows of what happened until {own.local(found.doubt.since)}. What was sent, answered, imported,"
              " marked or suppressed after that is not in it.")  # fmt: skip
    own.say()
    for box in found.boxes:
        own.prose(_told(box), hanging="  ")
    own.say(f"{found.due} {'touch is' if found.due == 1 else 'touches are'} due.")
    own.note("then: cam db restore --confirm")


def _told(box: "Box") -> str:
    if box.is_readable:
        return (
            f"- {box.mailbox}: cam reads its inbox and Sent folder when you confirm, and sends nothing twice"
        )
    return (
        f"- {box.mailbox}: cam cannot read what it sent; look there or in the provider's log, and before you"
        " confirm say 'cam lead pause EMAIL' of whom it wrote to since"
    )


def _print_confirmed(done: "Confirmed") -> None:
    own = door()
    own.say("confirmed; sending goes on with the next run")
    if done.adopted:
        messages = "1 message" if done.adopted == 1 else f"{done.adopted} messages"
        own.say(f"{messages} found in Sent folders and entered into the ledger")
    if done.paused:
        leads = "1 lead is" if done.paused == 1 else f"{done.paused} leads are"
        own.prose(f"{leads} paused: the Sent folder has mail to them that fits no step; cam lead list")
    for mailbox in done.unread:
        own.prose(
            f"{mailbox}: not looked through; whom it wrote to since may be written to again", hanging="  "
        )
    own.say(f"{done.due} {'touch is' if done.due == 1 else 'touches are'} due")
    own.note("next: cam run-auto shows who would get what")


@app.command()
def redate(
    confirm: Annotated[
        bool, typer.Option("--confirm", help="Do it; the clock is right now and was ahead before.")
    ] = False,
) -> None:
    """
    Mend what was written while the clock of this machine was ahead: it counts against every day until its date.

    Says what is dated more than a day later than now. With --confirm that gets the present moment, after a copy of
    the database was made: what was sent counts against today, and follow-ups are reckoned from now.

        cam db redate --confirm
    """
    from cam.usecases import redate as use_case

    own = door()
    with own.desk(read_only=not confirm) as desk:
        found = use_case.redate(desk) if confirm else use_case.look(desk)
        now = desk.clock()
    document = {"moments": found.moments, "leads": found.leads, "backup": found.backup}
    own.emit(document, lambda: _print_redated(found, now=now, is_done=confirm))


def _print_redated(found: "Redated", *, now: "datetime", is_done: bool) -> None:
    own = door()
    if not found.moments:
        own.say("nothing is dated later than tomorrow")
        return
    for name, rows in found.moments.items():
        own.say(f"{name:<28} {rows}")
    if found.backup is not None:
        own.say(f"the database before it is {found.backup}")
    if is_done:
        own.say(f"they are dated {own.local(now)} now; the next steps of {found.leads} leads follow that")
        return
    own.note(f"it is {own.local(now)}? then: cam db redate --confirm")


@app.command()
def move(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The SQLite file, cam.db of the workspace.")],
) -> None:
    """
    Move a SQLite workspace into the PostgreSQL database of CAM_DATABASE_URL, its ledger and all.

    That database is new and upgraded. The file stays, with the off switch thrown: two databases that send to
    the same people would write to them twice.

        cam db move cam.db
    """
    from cam.usecases.database import move_database

    own = door()
    with own.database() as database:
        counts = move_database(file, database, clock=utc_now)
        name = database.name
    document = {"database": name, "rows": counts}
    told = f"moved {sum(counts.values()):,} rows: leads {counts['lead']:,}, messages {counts['message']:,}"
    own.emit(
        document, lambda: own.say(f"{told}\n{file} sends no more; check the new database with 'cam status'")
    )


@app.command()
def check(
    quick: Annotated[bool, typer.Option("--quick", help="Do not compare indexes with their tables.")] = False,
) -> None:
    """
    Check the file, the references, the ledger's rules and the version; exit code 1 where one is wrong.

        cam db check
    """
    from cam.usecases.database import check_database

    own = door()
    with own.database() as database:
        findings = check_database(database, is_quick=quick)
    rows = [(one.check, "ok" if one.is_ok else "WRONG", one.detail) for one in findings]
    own.rows(("check", "result", "detail"), rows, empty="")
    if not all(one.is_ok for one in findings):
        if any(one.check == "file" for one in findings):
            own.note("where the file itself is damaged: cam db restore lists the copies")
        raise typer.Exit(1)
