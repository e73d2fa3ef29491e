"""The machine under cam: its Python, its disk, its clock."""

import shutil
import sys
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path

from cam.engine.findings import Finding, Level
from cam.errors import Transient
from cam.store.database import Database
from cam.usecases.clock_doubt import doubts
from cam.usecases.desk import Desk

# The first releases whose email package refuses a line break smuggled into a header (CVE-2024-6923 and what followed).
MENDED = {(3, 11): 15, (3, 12): 13, (3, 13): 12, (3, 14): 3}
LITTLE_BYTES, NO_BYTES = 500_000_000, 50_000_000
DRIFT_SECONDS, WRONG_SECONDS = 5.0, 300.0


def interpreter(version: tuple[int, int, int] = sys.version_info[:3]) -> Finding:
    """Return whether the email package of this Python is known to let header injection through."""
    major, minor, patch = version
    said = f"Python {major}.{minor}.{patch}"
    least = MENDED.get((major, minor), 0)
    if patch >= least:
        return Finding(check="python", subject="interpreter", level=Level.OK, detail=said)
    what = (
        f"{said}: its email package lets line breaks into headers; cam guards its own messages all the same"
    )
    fix = f"upgrade to Python {major}.{minor}.{least} or later"
    return Finding(check="python", subject="interpreter", level=Level.WARN, detail=what, fix=fix)


def disk(*folders: Path) -> list[Finding]:
    """Return how much room is left where cam writes."""
    return [_room(folder) for folder in dict.fromkeys(folders)]


def _room(folder: Path) -> Finding:
    def say(level: Level, detail: str, fix: str = "") -> Finding:
        return Finding(check="disk", subject=str(folder), level=level, detail=detail, fix=fix)

    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return say(Level.UNKNOWN, (error.strerror or str(error)).lower())
    room = f"{free / 1e9:.1f} GB free" if free >= 1e9 else f"{free / 1e6:.0f} MB free"
    if free < NO_BYTES:
        return say(Level.FAIL, room, "free some space; on a full disk nothing is sent")
    return say(Level.WARN, room, "free some space") if free < LITTLE_BYTES else say(Level.OK, room)


def folders_of(root: Path, database: Database) -> list[Path]:
    """Return where cam writes: the workspace, and the folder of its database."""
    return [root] if database.path is None else [root, database.path.parent.resolve()]


def remembered_clock(desk: Desk) -> list[Finding]:
    """Return what the database remembers that cannot be, if the clock is right."""
    fix = "set the clock of this machine right (timedatectl set-ntp true); once it is: cam db redate"
    return [
        Finding(check="clock", subject="database", level=Level.FAIL, detail=one, fix=fix)
        for one in doubts(desk)
    ]


def clock(desk: Desk) -> list[Finding]:
    """Return how right the clock is, beside what the database remembers and a time server says."""
    found = remembered_clock(desk)
    return found + list(_drift(desk)) or [
        Finding(check="clock", subject="database", level=Level.OK, detail="nothing in it is later than now")
    ]


def _drift(desk: Desk) -> Iterator[Finding]:
    name = desk.settings.doctor.time_server
    if not name or desk.time_server is None:
        return
    address, trouble = _address(desk, name)
    if not address:
        yield Finding(check="clock", subject=name, level=Level.UNKNOWN, detail=trouble)
        return
    try:
        offset = desk.time_server.offset_seconds(address)
    except Transient as error:
        yield Finding(check="clock", subject=name, level=Level.UNKNOWN, detail=error.what)
        return
    way = "behind" if offset > 0 else "ahead"
    what = f"this clock is {abs(offset):.1f} s {way}"
    fix = "let the clock be kept right: timedatectl set-ntp true"
    if abs(offset) <= DRIFT_SECONDS:
        yield Finding(check="clock", subject=name, level=Level.OK, detail=what)
    else:
        level = Level.FAIL if abs(offset) > WRONG_SECONDS else Level.WARN
        yield Finding(check="clock", subject=name, level=level, detail=what, fix=fix)


def _address(desk: Desk, name: str) -> tuple[str, str]:
    """Return the address of a time server, or "" and why there is none."""
    try:
        return str(ip_address(name)), ""
    except ValueError:
        pass
    if desk.resolver is None:
        return "", "the DNS is not asked here"
    answer = desk.resolver.addresses(name)
    trouble = f"the name server {answer.trouble}" if answer.trouble else "no such host"
    return (answer.records[0], "") if answer.records else ("", trouble)
