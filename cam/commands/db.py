"""`cam db`: upgrade, back up and check the database."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cam.clock import utc_now
from cam.commands.door import door

if TYPE_CHECKING:
    from cam.usecases.database import Upgraded

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
            own.note("restore a copy from backups/ where the file itself is damaged")
        raise typer.Exit(1)
