"""The shape of every command's JSON, seen by running a small journey in a temporary workspace."""

import json
import os
import tempfile
from contextlib import chdir
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from cam.cli import app

LEADS = """\
email,first_name,last_name,company,title,plan
ada@northwind.example,Ada,Wong,Northwind,Founder,basic
bo@alpenglas.example,Bo,Keller,Alpenglas,Director,
"""
REPLY = "somebody answers"  # no command: a message comes into the Maildir
ANSWER = """\
From: Ada Wong <ada@northwind.example>
To: ana@firm.example
Message-ID: <1@northwind.example>
Subject: Re: your message

I am not the right person, please write to Cy Young, cy@northwind.example.
"""
# every command that prints data, in an order in which each has something to say; %ID% is a task's or row's id
JOURNEY = (
    "init --yes --sender-name Ana --postal-address Street",
    "mailbox add ana@firm.example --provider console --no-warm-up --maildir mail",
    "mailbox list",
    "mailbox show ana@firm.example",
    "campaign create Q1 --window 00:00-24:00 --days mon-sun --mailbox ana@firm.example",
    "campaign list",
    "campaign show Q1",
    "campaign edit Q1 --offer help",
    "import-csv leads.csv --campaign Q1",
    "lead list",
    "lead show ada@northwind.example",
    "lead tag ada@northwind.example vip",
    "sequence check sequences/email.yaml",
    "sequence example",
    "preview --campaign Q1",
    "run-auto --campaign Q1",
    "campaign launch Q1 --force",
    "run-auto --campaign Q1 --no-dry-run --batch-size 1",
    "run-once --campaign Q1",
    "tasks list",
    "tasks done %TASK%",
    "why ada@northwind.example --campaign Q1",
    "why --campaign Q1",
    "status",
    "doctor",
    "report",
    "unknown list",
    REPLY,
    "run-auto --campaign Q1 --no-dry-run --batch-size 1",
    "replies list",
    "replies show 1",
    "replies reclassify 1 referral",
    "replies export-corrections",
    "replies judge reply.eml",
    "lead list --proposed",
    "lead accept 1",
    "lead mark ada@northwind.example replied",
    "suppress add bo@alpenglas.example",
    "suppress list",
    "suppress remove bo@alpenglas.example",
    "campaign pause Q1",
    "campaign resume Q1",
    "campaign archive Q1",
    "stop",
    "start",
    "db upgrade",
    "db backup",
    "db restore",
    "db check",
    "",
)
# objects whose keys are names, not fields
NAMED = {
    "skipped": "reason",
    "replies": "class",
    "counts": "rule",
    "leads": "state",
    "custom": "field",
    "score_parts": "part",
    "mapping": "field",
    "sent_today": "scope",
}


def shapes() -> str:
    """Return one code block a command: the keys that it printed and the kinds of their values."""
    found: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        Path("leads.csv").write_text(LEADS, encoding="utf-8")
        Path("reply.eml").write_text(ANSWER, encoding="utf-8")
        for part in ("cur", "new", "tmp"):
            Path("mail", part).mkdir(parents=True)
        task = ""
        for line in JOURNEY:
            if line == REPLY:
                Path("mail", "new", "1.reply").write_text(ANSWER, encoding="utf-8")
                continue
            words = _words(line.replace("%TASK%", task))
            document = _run(words)
            if words[:2] == ["tasks", "list"]:
                task = str(document[0]["id"])
            name = " ".join(("cam", *words[: 2 if words and words[0] in NOUNS else 1]))
            found.setdefault(name, _shape(document, ""))
    return "\n".join(f"**`{name}`**\n\n```text\n{shape}\n```\n" for name, shape in found.items())


NOUNS = {"mailbox", "campaign", "lead", "sequence", "tasks", "unknown", "suppress", "replies", "db"}


def _words(line: str) -> list[str]:
    return line.split()


def _run(words: list[str]) -> Any:
    environ: dict[str, str | None] = {name: None for name in os.environ if name.startswith("CAM_")}
    environ["CAM_DOCTOR__TIME_SERVER"] = ""  # the pages are made without asking another machine
    result = CliRunner(env=environ).invoke(app, [*words, "--json"])
    if not result.stdout or "error" in (document := json.loads(result.stdout)):
        raise SystemExit(f"docs: cam {' '.join(words)}: {result.stdout}{result.stderr}")
    return document


def _shape(value: Any, name: str, indent: str = "") -> str:
    if isinstance(value, dict):
        if name in NAMED and all(not isinstance(one, list) for one in value.values()):
            inner = _shape(next(iter(value.values())), "", indent) if value else "n"
            return f"{{{NAMED[name]}: {inner}}}"
        deeper = indent + "  "
        lines = [f"{deeper}{key}: {_shape(one, key, deeper)}" for key, one in value.items()]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if isinstance(value, list):
        return f"[{_shape(value[0], '', indent)}, ..]" if value else "[..]"
    return {bool: "true or false", int: "n", float: "x", str: "text", type(None): "null"}[type(value)]
