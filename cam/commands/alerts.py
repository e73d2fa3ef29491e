"""alerts: what a human was or is to be told."""

from typing import TYPE_CHECKING, Annotated

import typer

from cam.commands.door import door
from cam.commands.output import counted

if TYPE_CHECKING:
    from cam.engine.alerts import Alert
    from cam.usecases.alerts import Delivery

app = typer.Typer(no_args_is_help=True, help="What you were or are to be told.")

COLUMNS = (
    "id", "at", "type", "level", "status", "title", "body", "recipients", "sent_at", "attempts", "next_at", "error",
    "key",
)  # fmt: skip
SHOWN = ("id", "at", "type", "status", "title")
FAILED = 4


@app.command("list")
def list_command(
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="The newest so many.")] = 20,
    with_closed: Annotated[
        bool, typer.Option("--all", help="Also what is closed: read, dealt with, or wanted by no tool.")
    ] = False,
) -> None:
    """
    List the newest alerts: what it is about, who was told, and what stands in the way.

        cam alerts list
    """
    from cam.usecases.alerts import list_alerts

    with door().desk(read_only=True) as desk:
        rows = [_row(one) for one in list_alerts(desk, limit=limit, with_closed=with_closed)]
        any_closed = not rows and bool(list_alerts(desk, limit=1, with_closed=True))
    door().emit(rows, lambda: _print(rows, any_closed=any_closed))


@app.command("test")
def test_command() -> None:
    """
    Send a test alert through every channel.

        cam alerts test
    """
    from cam.usecases.alerts import send_test

    with door().desk() as desk:
        said = send_test(desk)
    rows = [{"channel": name, "ok": not error, "error": error} for name, error in said]
    door().emit(rows, lambda: _print_test(said))
    if any(error for _, error in said):
        raise typer.Exit(FAILED)


@app.command("retry")
def retry_command(
    alert: Annotated[
        int | None, typer.Argument(metavar="ID", help="From 'cam alerts list'; all that wait without it.")
    ] = None,
) -> None:
    """
    Deliver at once what waits, or one alert.

        cam alerts retry
    """
    from cam.usecases.alerts import retry

    with door().desk() as desk:
        done = retry(desk, alert)
    document = [{"delivered": done.delivered, "failed": done.failed, "errors": list(done.errors)}]
    door().emit(document, lambda: _print_delivery(done))
    if done.failed:
        raise typer.Exit(FAILED)


@app.command("done")
def done_command(
    alert: Annotated[
        list[int] | None,
        typer.Argument(metavar="ID", help="From 'cam alerts list'; all that wait without it."),
    ] = None,
) -> None:
    """
    Take what you have read off the list; it is delivered nowhere any more.

        cam alerts done 3
    """
    from cam.usecases.alerts import take_off

    with door().desk() as desk:
        taken = take_off(desk, alert or ())
    said = (
        f"{counted(len(taken), 'alert')} taken off the list"
        if taken
        else "nothing waited; the list is as it was"
    )
    door().emit([{"id": one} for one in taken], lambda: door().say(said))


def _row(one: "Alert") -> dict[str, object]:
    return {
        "id": one.id,
        "at": one.created_at,
        "type": one.type,
        "level": one.level,
        "status": one.status,
        "title": one.title,
        "body": one.body,
        "recipients": list(one.delivered_to),
        "sent_at": one.sent_at,
        "attempts": one.attempts,
        "next_at": one.next_at,
        "error": one.error,
        "key": one.key,
    }


def _print(rows: list[dict[str, object]], *, any_closed: bool) -> None:
    if not rows:
        door().note(
            "no alert waits; 'cam alerts list --all' has the old ones" if any_closed else "no alert so far"
        )
        return
    door().table(SHOWN, [[row[name] for name in SHOWN] for row in rows])
    for row in rows:
        if row["status"] == "waiting" and row["error"]:
            door().prose(f"alert {row['id']} waits: {row['error']}", hanging="  ")
    if any(row["status"] == "waiting" for row in rows):
        door().note("'cam alerts done' takes what you have read off the list")


def _print_test(said: list[tuple[str, str]]) -> None:
    for name, error in said:
        door().prose(f"{name}: {error or 'told'}", hanging="  ")


def _print_delivery(done: "Delivery") -> None:
    door().say(f"{done.delivered} delivered, {done.failed} wait")
    for error in done.errors:
        door().prose(error, indent="  ", hanging="    ")
