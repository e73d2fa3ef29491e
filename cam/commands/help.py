"""Commands and groups that carry the shared options and print their help plainly, at 80 columns."""

import os
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, cast

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from cam.commands.door import door, wants_colour

SHARED_TITLE = "With every command"


def _json(value: bool) -> None:
    door().as_json |= value


def _quiet(value: bool) -> None:
    door().quiet |= value


def _verbose(value: bool) -> None:
    door().verbose |= value


def _workspace(value: str | None) -> None:
    if value is not None:
        door().workspace_option = Path(value)


def _shared(
    _as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document.", callback=_json, expose_value=False)
    ] = False,
    _is_quiet: Annotated[
        bool,
        typer.Option(
            "--quiet", "-q", help="Print data and errors only.", callback=_quiet, expose_value=False
        ),
    ] = False,
    _is_verbose: Annotated[
        bool,
        typer.Option(
            "--verbose", "-v", help="Print more, and tracebacks.", callback=_verbose, expose_value=False
        ),
    ] = False,
    _root: Annotated[
        str | None,
        typer.Option(
            "--workspace",
            metavar="DIR",
            help="The workspace; else CAM_WORKSPACE, this folder or a parent.",
            callback=_workspace,
            expose_value=False,
        ),
    ] = None,
) -> None:
    """Hold the shared options; never called."""  # fmt: skip


def light(params: list[Any]) -> list[Any]:
    """Return the parameters with Typer's own flags off instead of None, which pydantic would be imported to read."""
    for param in params:
        if {"--help", "--install-completion", "--show-completion"}.intersection(param.opts):
            param.default = False
    return params


class PlainOption(TyperOption):
    """An option whose text needs no coercion: without this every `cam NOUN --help` would import pydantic."""

    def process_value(self, ctx: Any, value: Any) -> Any:
        """Hand the text to the callback as it was written."""
        return self.callback(ctx, self, value) if self.callback else value


def shared_params() -> list[Any]:
    """Return new parameters for the options that every command takes."""
    app = typer.Typer(add_completion=False)
    app.command()(_shared)
    return [
        _plain(param) if "--workspace" in param.opts else param
        for param in typer.main.get_command(app).params
    ]


def _plain(param: Any) -> PlainOption:
    return PlainOption(
        param_decls=[param.name, *param.opts],
        type_descriptor=param.type_descriptor,
        callback=param.callback,
        metavar=param.metavar,
        help=param.help,
        expose_value=False,
    )


class CamCommand(TyperCommand):
    """A command with the shared options; its help keeps examples (indented lines) as they are."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        super().__init__(name, **settings)
        self.shared = shared_params()
        self.params = [*self.params, *self.shared]

    def get_params(self, ctx: Any) -> list[Any]:
        """Return own, shared and Typer's parameters."""
        return light(super().get_params(ctx))

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return what stands behind the name: [OPTIONS] and each argument, an optional one in brackets."""
        arguments = [one for one in self.get_params(ctx) if one.param_type_name == "argument"]
        names = [_argument_name(one) for one in arguments]
        return [self.options_metavar or "", *(
            name if one.required else f"[{name}]" for one, name in zip(arguments, names, strict=True))]  # fmt: skip

    def format_help_text(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Typer's signature
        """Write the docstring: paragraphs wrapped, indented lines kept."""
        write_text(formatter, self.help or "")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write arguments, own options and the shared ones, in this order."""
        write_params(self, ctx, formatter)


class CamGroup(TyperGroup):
    """A noun with its verbs; the shared options are taken before the verb too."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.shared = shared_params()
        self.params = [*self.params, *self.shared]

    def get_params(self, ctx: Any) -> list[Any]:
        """Return own, shared and Typer's parameters."""
        return light(super().get_params(ctx))

    def format_help_text(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Typer's signature
        """Write the docstring: paragraphs wrapped, indented lines kept."""
        write_text(formatter, self.help or "")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the verbs, then the options."""
        self.format_commands(ctx, formatter)
        write_params(self, ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Typer's signature
        """Write each verb with its whole first sentence."""
        verbs = [
            (name, first_paragraph(one.help or "")) for name, one in self.commands.items() if not one.hidden
        ]
        write_section(formatter, "Commands", verbs)


def write_text(formatter: Any, text: str) -> None:
    """Write paragraphs wrapped to the width; an example (indented, or a line of cam) stays as it is."""
    for paragraph in text.strip("\n").split("\n\n"):
        formatter.write_paragraph()
        if paragraph.startswith((" ", "cam ")):
            for line in paragraph.splitlines():
                _write_example(formatter, line.strip())
        else:
            with formatter.indentation():
                formatter.write_text(paragraph.replace("\n", " "))


def _write_example(formatter: Any, line: str) -> None:
    # a long command goes on in the next line as a shell reads it
    parts = textwrap.wrap(line, formatter.width - 8, subsequent_indent="  ", break_on_hyphens=False)
    formatter.write("    " + " \\\n    ".join(parts) + "\n")


def first_paragraph(text: str) -> str:
    """Return what a command does in one sentence, as it stands in the list of its noun."""
    return " ".join(text.strip().partition("\n\n")[0].split()).rstrip(".")


def write_params(command: Any, ctx: Any, formatter: Any) -> None:
    """Write the parameters of a command in sections; the shared ones come last."""
    sections: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": [], SHARED_TITLE: []}
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx)
        if record is None:
            continue
        if param.param_type_name == "argument":
            sections["Arguments"].append((_argument_name(param), record[1].removesuffix("  [required]")))
        else:
            is_shared = param in command.shared or "--help" in param.opts
            sections[SHARED_TITLE if is_shared else "Options"].append(record)
    for title, records in sections.items():
        write_section(formatter, title, records)


def _argument_name(param: Any) -> str:
    return f"{param.metavar or param.name.upper()}{'' if param.nargs == 1 else '...'}"


def write_section(formatter: Any, title: str, records: list[tuple[str, str]]) -> None:
    """Write a heading and a two-column list under it, or nothing for no records."""
    if records:
        with formatter.section(typer.style(title, bold=True) if _is_colourful() else title):
            formatter.write_dl(records)


def _is_colourful() -> bool:
    return wants_colour(sys.stdout.isatty(), os.environ)


def dress(app: typer.Typer, *, name: str) -> TyperGroup:
    """Return the group of a noun's Typer app, its commands and itself dressed as ours."""
    for info in app.registered_commands:
        info.cls = CamCommand
    app.info.cls = CamGroup
    app.rich_markup_mode = None
    group = typer.main.get_group(app)
    group.name = name
    return group


def dress_command(callback: Callable[..., None], *, name: str) -> TyperCommand:
    """Return the command of a plain function."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=CamCommand)(callback)
    return cast(TyperCommand, typer.main.get_command(app))
