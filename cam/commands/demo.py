"""demo: the whole journey on this machine."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cam.commands.door import door

if TYPE_CHECKING:
    from cam.usecases.demo import Ended

DAYS = 21


def command(
    keep: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Keep the workspace and every mail in this new folder.")
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=90, metavar="N", help="Simulated days.")] = DAYS,
) -> None:
    """
    Play the whole journey: import, preview, rehearsal, launch, some weeks of mail and answers, report.

    It runs in a temporary workspace against a mail server that cam starts on this machine; nothing leaves it.

        cam demo --keep /tmp/look-around
    """
    from cam.clock import utc_now
    from cam.commands import demo_page
    from cam.usecases.demo import Ended, play

    own = door()
    with _folder(keep) as root, closing(play(root, days=days, now=utc_now())) as scenes:
        for scene in scenes:
            if not own.as_json:
                for line in demo_page.lines(scene):
                    own.say(line)
            if isinstance(scene, Ended):
                own.emit(_document(scene, root if keep else None), lambda: None)
                last = scene
    if not own.as_json:
        for line in demo_page.farewell(str(keep), last.received, is_kept=keep is not None):
            own.say(line)


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        yield (Path.cwd() / keep.expanduser()).resolve()
        return
    with tempfile.TemporaryDirectory(prefix="cam-demo-") as folder:
        yield Path(folder)


def _document(ended: "Ended", kept: Path | None) -> dict[str, Any]:
    from cam.commands.report import document

    return {
        "workspace": kept,
        "received": ended.received,
        "rows": ended.imported.counts,
        "held": list(ended.held),
        "report": document(ended.report),
    }
