"""unknown: sends whose outcome nobody can prove."""

from typing import Annotated

import typer

from cam.commands.door import door

app = typer.Typer(no_args_is_help=True, help="Sends whose outcome nobody can prove.")

COLUMNS = ("id", "status", "lead", "subject", "begun_at", "settle_until", "why")


@app.command("list")
def list_command() -> None:
    """
    List the sends that may or may not have left, and wait for proof or for you.

        cam unknown list
    """
    from cam.usecases.unknown import list_unknown

    with door().desk(read_only=True) as desk:
        rows = [[getattr(one, name) for name in COLUMNS] for one in list_unknown(desk)]
    door().rows(COLUMNS, rows, empty="no send is uncertain")


@app.command("resolve")
def resolve_command(
    message: Annotated[int, typer.Argument(metavar="ID", help="From 'cam unknown list'.")],
    sent: Annotated[bool, typer.Option("--sent", help="It arrived: the sequence goes on.")] = False,
    resend: Annotated[
        bool, typer.Option("--resend", help="It did not: the same bytes go out again.")
    ] = False,
    drop: Annotated[bool, typer.Option("--drop", help="Give it up; the lead is paused.")] = False,
) -> None:
    """
    Say what became of an uncertain send.

        cam unknown resolve 17 --sent
    """
    from cam.errors import UsageError
    from cam.usecases.unknown import Resolution, resolve

    chosen = [word for word, given in (("sent", sent), ("resend", resend), ("drop", drop)) if given]
    if len(chosen) != 1:
        raise UsageError(
            f"unknown resolve {message}: say exactly one of --sent, --resend, --drop",
            hint="look into the mailbox's Sent folder first",
        )
    with door().desk() as desk:
        row = resolve(desk, message, Resolution(chosen[0]))
    document = [{"id": row.id, "status": row.status.value, "lead": row.recipient, "subject": row.subject}]
    door().emit(
        document, lambda: door().say(f"message {row.id} to {row.recipient} is {row.status.value} now")
    )
