"""What a failure looks like from outside: two lines or one JSON document, an exit code, a log for bugs."""

import errno
import os
import re
import shlex
import sys
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import typer

from cam.commands.door import Door
from cam.commands.output import clean, to_json
from cam.errors import CamError

INTERRUPTED = 130


@dataclass(frozen=True)
class Words:
    """What is said of a failure.  what, hint: one line each; problems: every mistake of an input."""

    code: str
    what: str
    hint: str = ""
    problems: tuple[str, ...] = ()


def report(door: Door, error: BaseException) -> int:
    """Say once what ended an invocation, in the form that was asked for; return the exit code."""
    if isinstance(error, CamError):
        problems = tuple(problem for problem in getattr(error, "problems", ()) if problem != error.what)
        return _say(door, Words(error.code, error.what, error.hint, problems), exit_code=error.exit_code)
    if isinstance(error, typer.TyperException):
        return _say(door, _usage(error), exit_code=error.exit_code)
    if isinstance(error, (KeyboardInterrupt, typer.Abort)):
        return _say(door, Words("interrupted", "interrupted"), exit_code=INTERRUPTED)
    if isinstance(error, OSError) and error.errno in _OF_THE_MACHINE:
        return _say(door, _machine(error), exit_code=1)
    return _say(door, _bug(door, error), exit_code=1)


_OF_THE_MACHINE = {
    errno.ENOSPC: "free some space and run the command again",
    errno.EDQUOT: "free some space and run the command again",
    errno.EROFS: "name a place that can be written",
    errno.EACCES: "check the path and its permissions",
    errno.EPERM: "check the path and its permissions",
    errno.EIO: "check the disk",
    errno.EMFILE: "close other programs, or raise the limit of open files (ulimit -n)",
    errno.ENFILE: "close other programs, or raise the limit of open files (ulimit -n)",
    errno.ENAMETOOLONG: "use a shorter name",
}


def _machine(error: OSError) -> Words:
    """Return the words for a failure that is the machine's and nobody's bug."""
    where = f"{error.filename}: " if error.filename else ""
    said = (error.strerror or "the machine refused").lower()
    return Words("system", f"{where}{said}", _OF_THE_MACHINE[error.errno or 0])


def _usage(error: typer.TyperException) -> Words:
    context = getattr(error, "ctx", None)
    where = context.command_path if context is not None else "cam"
    what, hint = _usage_words(error)
    verbs = getattr(getattr(context, "command", None), "commands", {})
    stray = _STRAY.fullmatch(what)
    if stray:
        what = f"unexpected argument {stray[1]!r}"
        takes = {
            name for one in getattr(getattr(context, "command", None), "params", ()) for name in one.opts
        }
        hint = f"did you mean --campaign {shlex.quote(stray[1])}?" if "--campaign" in takes else ""
    if what == "missing command" and verbs:
        hint = f"one of {', '.join(verbs)}; see '{where} --help'"
    return Words("usage", f"{where}: {what}", hint or f"see '{where} --help'")


_STRAY = re.compile(r"got unexpected extra arguments? ?(?:\(s\) )?\((.*)\)")
# how Typer words what pydantic says of a value, beyond what a person needs
_PYDANTIC = re.compile(r"Value error, |, unable to parse string as an? \w+")


def _usage_words(error: typer.TyperException) -> tuple[str, str]:
    message = " ".join(error.format_message().split()).rstrip(".")
    if message.lower().startswith("usage: "):  # a group without its command hands the whole help over
        return "missing command", ""
    what, _, guess = message.partition(" (Possible option")
    if not guess:
        what, _, guess = message.partition(". Did you mean ")
    what = _PYDANTIC.sub("", what).replace("Input should be", "it should be")
    names = re.findall(r"--?[\w-]+|'[^']+'", guess)
    return what[:1].lower() + what[1:], f"did you mean {' or '.join(names)}?" if names else ""


def _bug(door: Door, error: BaseException) -> Words:
    """Write the traceback to a log that only the user can read, and return where it is."""
    text = "".join(traceback.format_exception(error))
    if door.verbose:
        print(clean(text), file=sys.stderr)
    path = _log_folder(door) / f"cam-bug-{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{os.getpid()}.log"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(
            os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8"
        ) as log:
            log.write(masked(text))
        hint = (
            f"the details are in {path}; --verbose shows them; 'cam db check' finds what was edited by hand"
        )
    except OSError:
        hint = "run it again with --verbose to see the details"
    return Words("bug", f"this is a bug in cam: {type(error).__name__}", hint)


def _log_folder(door: Door) -> Path:
    try:
        return Path(door.workspace.root) / "logs"
    except CamError:
        state = door.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
        return Path(state) / "cam"


_ADDRESS = re.compile(r"([\w.+-])[\w.+-]*@([\w-]+\.[\w.-]+)")
_CREDENTIALS = re.compile(r"(://[^:/\s]*:)[^@\s]+@")
_SECRET = re.compile(r"(?i)((?:password|passwd|secret|token|api[_-]?key|authorization)['\"]?\s*[=:]\s*)\S+")


def masked(text: str) -> str:
    """Return the text without secrets and with addresses cut to a***@domain."""
    text = _CREDENTIALS.sub(r"\1***@", text)
    text = _SECRET.sub(r"\1***", text)
    return _ADDRESS.sub(r"\1***@\2", text)


def _say(door: Door, words: Words, *, exit_code: int) -> int:
    if door.as_json:
        message = "\n".join((words.what, *words.problems))
        print(to_json({"error": {"code": words.code, "message": message, "hint": words.hint}}))
        return exit_code
    for line in (words.what, *(f"  {problem}" for problem in words.problems), words.hint):
        if line:
            print(clean(line), file=sys.stderr)
    return exit_code
