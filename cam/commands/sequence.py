"""sequence: check a sequence file, print its JSON Schema, write an example."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from cam.commands import output
from cam.commands.door import door
from cam.engine.vocabulary import Channel

if TYPE_CHECKING:
    from cam.usecases.sequences import CheckedWording

app = typer.Typer(help="Check a sequence file, print its schema, write an example.", no_args_is_help=True)


@app.command()
def check(file: Annotated[Path, typer.Argument(metavar="FILE", help="The sequence, a YAML file.")]) -> None:
    """
    Check a sequence file: every mistake with its place, and each message for an example lead.

        cam sequence check sequences/email.yaml
    """
    from cam.usecases import sequences

    content = sequences.read_sequence(file)
    found = sequences.check_sequence(content)
    document = {"name": content.name, "channel": content.channel, "steps": [_document(one) for one in found]}
    door().emit(document, lambda: _print(content.name, found))
    errors = sum(remark.level == "error" for one in found for remark in one.findings)
    if errors or any(one.held for one in found):
        raise typer.Exit(1)
    door().note(f"next: cam campaign create NAME --sequence {file}")


@app.command()
def schema() -> None:
    """
    Print the JSON Schema of sequence files, for an editor that completes and checks YAML.

        cam sequence schema > sequence.schema.json
    """
    import json

    from cam.engine.sequence_keys import json_schema

    typer.echo(json.dumps(json_schema(), indent=2))


@app.command()
def example(
    channel: Annotated[
        Channel, typer.Option("--channel", case_sensitive=False, metavar="email|linkedin", help="Which one.")
    ] = Channel.EMAIL,
) -> None:
    """
    Print the built-in sequence, to begin your own with.

        cam sequence example > sequences/mine.yaml
    """
    from cam.usecases import sequences

    text = sequences.example_text(channel)
    door().emit({"channel": channel, "text": text}, lambda: door().say(text.rstrip("\n")))


def _document(one: "CheckedWording") -> dict[str, object]:
    return {
        **{key: value for key, value in vars(one).items() if key != "position"},
        "variables": list(one.variables),
        "unknown": [{"name": name, "did_you_mean": near} for name, near in one.unknown],
        "findings": [vars(finding) for finding in one.findings],
    }


def _print(name: str, found: list["CheckedWording"]) -> None:
    say = door().say
    rows = [
        (one.step, f"{one.wait_days:g}", one.channel, one.variant, one.weight, one.subject) for one in found
    ]
    columns = ("step", "wait_days", "channel", "variant", "weight", "subject")
    # not the door's own table: a file is checked outside of a workspace too
    shown = output.table(columns, rows, zone=ZoneInfo("UTC"), columns_of_terminal=None)
    for line in (*shown.heading, *shown.rows):
        say(line)
    for one in found:
        say()
        say(door().bold(f"--- {one.step}, variant {one.variant}, for an example lead ---"))
        for line in _lines(one):
            say(line)
    remarks = sum(len(one.findings) + len(one.unknown) + bool(one.held) for one in found)
    steps = len({one.step for one in found})
    counts = ((steps, "step"), (len(found), "variant"), (remarks, "remark"))
    say()
    say(f"{name}: {', '.join(f'{n} {what}' + 's' * (n != 1) for n, what in counts)}")


def _lines(one: "CheckedWording") -> Iterator[str]:
    if one.condition:
        yield f"only if: {one.condition}"
    if one.subject:
        yield f"Subject: {one.subject}"
        yield ""
    yield f"error: {one.held}" if one.held else one.body
    yield from (f"{remark.level}: {remark.detail}" for remark in one.findings)
    for name, near in one.unknown:
        guess = f"; did you mean {near}" if near else ""
        yield f"warning: {name} is no field of cam, so the list needs a column of that name{guess}"
