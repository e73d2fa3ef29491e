"""
A glance before anything heavy is imported: where the last cycle found nothing to do, and nothing has changed, say so.

`run-auto` and `worker --once` note after an idle cycle what they said and under which circumstances. As long as those
stand, to the letter, and no moment has come at which something is due, the next one says the same at once; the worker's
heartbeat is kept. Anything unknown, new or in doubt falls through to the whole cycle, which decides by itself. Standard
library only: this runs on every tick of cron.
"""

import os
import sqlite3
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cam import __version__

NOTES = "cam.db-idle"  # beside cam.toml; .gitignore of a workspace covers cam.db*
KEPT = 8  # command lines that are remembered
LIVE = {"run-auto": "--no-dry-run", "worker": "--once"}  # the word that makes a command one live cycle
MOMENT = "%Y-%m-%d %H:%M:%S.%f"  # as the database writes it

# what would be looked into by a whole cycle; each gives a row where there is something. Everything that a cycle
# learns to do at a moment of its own has its line here
WAKES = (
    "SELECT 1 FROM enrollment WHERE campaign_id IN ({campaigns}) AND next_action_at IS NOT NULL"
    " AND next_action_at <= :now LIMIT 1",
    "SELECT 1 FROM message WHERE status IN ('queued', 'sending', 'unknown') AND"
    " status IN ('pending', 'queued', 'sending', 'retry', 'unknown', 'parked') LIMIT 1",
    "SELECT 1 FROM alert WHERE status = 'waiting' AND next_at > :noted AND next_at <= :now LIMIT 1",
    "SELECT 1 FROM lease WHERE expires_at > :now LIMIT 1",
    "SELECT 1 FROM switch WHERE NOT is_on LIMIT 1",
)
# what a cycle would say depends on these, and on nothing else in the database
STATE = (
    "SELECT version_num FROM alembic_version",
    "SELECT id, name, status, sequence_id FROM campaign ORDER BY id",
    "SELECT max(id) FROM alert WHERE status = 'waiting'",
)
# who is held back changes with an event or in a cycle, and no cycle is without a lease of its own: they are counted
# anew only where another one has run since, for that takes the longer the more they are
LEASES = "SELECT name, token FROM lease ORDER BY name"
HELD = (
    "SELECT campaign_id, hold, count(*) FROM enrollment WHERE campaign_id IN ({campaigns}) AND hold <> ''"
    " AND next_action_at > :now GROUP BY campaign_id, hold"
)
NEWEST_EVENT = "SELECT max(id) FROM event"
# cycles tell that they ran; what else has happened since is news
NEWS = "SELECT 1 FROM event WHERE id > ? AND name NOT LIKE 'cam.%' LIMIT 1"
# a worker that ended as it should is seen again
BEAT = (
    "UPDATE worker SET seen_at = ?, cycle_at = ? WHERE name = 'worker' AND state = 'stopped' AND error = ''"
)


def answer(words: Sequence[str], environ: Mapping[str, str] = os.environ) -> bool:
    """Print what an idle cycle would say, and return True; False where the whole cycle has to look."""
    if LIVE.get("".join(words[:1]), "") not in words or sys.stdout.isatty():
        return False
    root = _workspace(words, environ)
    noted = _notes(root).get(" ".join(words)) if root else None
    if root is None or not noted:
        return False
    try:
        if _is_as_noted(root, noted, words, environ):
            sys.stdout.write(_said(noted))
            sys.stdout.flush()
            return True
    except (sqlite3.Error, OSError, KeyError, TypeError, ValueError):
        return False
    return False


def newest_event(database: Path | None) -> int:
    """Return the newest event before a cycle begins, 0 where there is none."""
    if database is None:
        return 0
    connection = sqlite3.connect(database)
    try:
        return _newest(connection)
    finally:
        connection.close()


def note(
    root: Path,
    database: Path,
    words: Sequence[str],
    *,
    said: str,
    campaigns: Sequence[str],
    event: int,
    until: datetime,
    is_log: bool = False,
    environ: Mapping[str, str] = os.environ,
) -> None:
    """
    Remember what an idle cycle said to this command line.

    campaigns: the names of those that it ran.  event: the newest before it began.  until: when its day is over.
    is_log: the time comes before every line, and the worker's heartbeat is kept.
    """
    connection = sqlite3.connect(database)
    try:
        ids = [row[0] for row in connection.execute("SELECT id, name FROM campaign") if row[1] in campaigns]
        now = datetime.now(UTC).strftime(MOMENT)
        connection.execute("BEGIN")  # all of it at one moment
        state, leases = _rows(connection, STATE, ids, now), _rows(connection, [LEASES], ids, now)
        held = _rows(connection, [HELD], ids, now)
    finally:
        connection.close()
    noted = {
        "database": str(database), "campaigns": ids, "said": said, "event": event, "noted": now, "state": state,
        "leases": leases, "held": held, "is_log": is_log, "until": until.astimezone(UTC).strftime(MOMENT),
        "around": _circumstances(str(root), words, environ),
    }  # fmt: skip
    _keep(str(root), words, noted)


def _is_as_noted(root: str, noted: dict[str, Any], words: Sequence[str], environ: Mapping[str, str]) -> bool:
    now = datetime.now(UTC).strftime(MOMENT)
    database = noted["database"]
    if not noted["noted"] <= now < noted["until"] or _circumstances(root, words, environ) != noted["around"]:
        return False
    if os.stat(database).st_mode & 0o077 or not os.access(database, os.W_OK):
        return False
    connection = sqlite3.connect(database, timeout=0)
    try:
        connection.execute("PRAGMA query_only = ON")
        values = {"now": now, "noted": noted["noted"]}
        marks = ", ".join(str(int(key)) for key in noted["campaigns"]) or "NULL"
        return (
            _newest(connection) >= noted["event"]  # else it was restored from an older copy
            and not connection.execute(NEWS, (noted["event"],)).fetchone()
            and _rows(connection, STATE, noted["campaigns"], now) == noted["state"]
            and _holds_as_noted(connection, root, noted, words, now)
            and not any(connection.execute(sql.format(campaigns=marks), values).fetchone() for sql in WAKES)
            and not _reads_an_inbox(connection)
            and (not noted["is_log"] or _beat(connection, now))
        )
    finally:
        connection.close()


def _reads_an_inbox(connection: sqlite3.Connection) -> bool:
    """Tell whether a mailbox has an inbox; it is read in every cycle, so a poll is due whenever it is asked for."""
    rows = connection.execute("SELECT * FROM mailbox")
    inboxes = [
        index for index, column in enumerate(rows.description) if column[0] in ("imap_host", "maildir")
    ]
    return any(row[index] for row in rows for index in inboxes)


def _holds_as_noted(
    connection: sqlite3.Connection, root: str, noted: dict[str, Any], words: Sequence[str], now: str
) -> bool:
    leases = _rows(connection, [LEASES], noted["campaigns"], now)
    if leases == noted["leases"]:
        return True
    if _rows(connection, [HELD], noted["campaigns"], now) != noted["held"]:
        return False
    _keep(root, words, {**noted, "leases": leases})  # counted once is enough
    return True


def _rows(
    connection: sqlite3.Connection, statements: Sequence[str], campaigns: Sequence[int], now: str
) -> str:
    marks = ", ".join(str(int(key)) for key in campaigns) or "NULL"
    return repr(
        [connection.execute(sql.format(campaigns=marks), {"now": now}).fetchall() for sql in statements]
    )


def _newest(connection: sqlite3.Connection) -> int:
    return int(connection.execute(NEWEST_EVENT).fetchone()[0] or 0)


def _beat(connection: sqlite3.Connection, now: str) -> bool:
    """Keep the heartbeat of the worker: `status` says by it when the last cycle was."""
    connection.execute("PRAGMA query_only = OFF")
    with connection:
        return connection.execute(BEAT, (now, now)).rowcount == 1


def _said(noted: Mapping[str, Any]) -> str:
    said = str(noted["said"])
    if not noted["is_log"]:
        return said
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return "".join(f"{at} {line}" for line in said.splitlines(keepends=True))


def _circumstances(root: str, words: Sequence[str], environ: Mapping[str, str]) -> str:
    """Return a digest of all that decides besides the database: this cam, the settings, what they refer to."""
    import hashlib
    import re

    settings = _text(os.path.join(root, "cam.toml"))
    named = re.findall(r"env:(\w+)", settings)
    values = sorted(item for item in environ.items() if item[0].startswith("CAM_") or item[0] == "COLUMNS")
    there = [name for name in named if environ.get(name)]
    layout = _text(os.path.join(root, "templates", "email", "layout.html"))
    parts = (__version__, list(words), settings, values, there, layout)
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def _keep(root: str, words: Sequence[str], noted: Mapping[str, Any]) -> None:
    """Write the note of a command line down, with those of the others that were written last."""
    import json

    key = " ".join(words)
    others = [item for item in _notes(root).items() if item[0] != key]
    text = json.dumps(dict([*others[-KEPT + 1 :], (key, noted)]))
    descriptor = os.open(os.path.join(root, NOTES), os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)


def _notes(root: str) -> dict[str, Any]:
    import json

    try:
        found = json.loads(_text(os.path.join(root, NOTES)) or "{}")
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _workspace(words: Sequence[str], environ: Mapping[str, str]) -> str | None:
    """Return the folder of the workspace as the door would find it, or None."""
    named = environ.get("CAM_WORKSPACE", "")
    for index, word in enumerate(words):
        if word == "--workspace":
            named = words[index + 1] if index + 1 < len(words) else ""
        elif word.startswith("--workspace="):
            named = word.partition("=")[2]
    folder = os.path.realpath(os.path.expanduser(named)) if named else os.getcwd()
    while not os.path.isfile(os.path.join(folder, "cam.toml")):
        above = os.path.dirname(folder)
        if named or above == folder:
            return None
        folder = above
    return folder
