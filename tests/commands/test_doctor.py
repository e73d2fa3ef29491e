"""`cam doctor`, with a name server of our own on loopback."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cam.cli import app
from cam.settings_sources import template
from tests.engine.mail_records.records import rsa_key
from tests.servers import dns as dns_server
from tests.servers.dns import WORLD, txt

runner = CliRunner()
ADDED = "mailbox add ana@firm.com --smtp-host smtp.gmail.com --smtp-user ana --smtp-password-ref env:CAM_TEST_NONE"
ZONE = {
    **WORLD,
    ("firm.com", "TXT"): txt("v=spf1 include:_spf.google.com ~all"),
    ("_spf.google.com", "TXT"): txt("v=spf1 ip4:192.0.2.0/24 ~all"),
    ("google._domainkey.firm.com", "TXT"): txt(f"v=DKIM1; k=rsa; p={rsa_key(2048)}"),
    ("_dmarc.firm.com", "TXT"): txt("v=DMARC1; p=reject; rua=mailto:dmarc@firm.com"),
    ("firm.com", "MX"): ["10 mx.firm.com."],
}


def run(*words: str) -> tuple[int, list[dict[str, str]]]:
    result = runner.invoke(app, [*words, "--json"])
    return result.exit_code, json.loads(result.stdout)


def test_a_new_workspace_has_nothing_that_fails(workspace: Path) -> None:
    code, rows = run("doctor")

    assert code == 0
    assert {tuple(row) for row in rows} == {("check", "subject", "level", "detail", "fix")}
    assert "fail" not in {row["level"] for row in rows}


def test_a_domain_is_looked_at_over_a_real_name_server(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner.invoke(app, [*ADDED.split(), "--no-verify"], catch_exceptions=False)
    with dns_server.running(ZONE) as server:
        monkeypatch.setenv("CAM_DOCTOR__NAME_SERVERS", server.address)
        code, rows = run("doctor")

    levels = {row["check"]: row["level"] for row in rows if row["subject"] == "firm.com"}
    assert levels == dict.fromkeys(("spf", "dkim", "dmarc", "mx", "alignment"), "ok")
    sender = next(row for row in rows if row["check"] == "sender")
    assert (code, sender["level"]) == (1, "fail")
    assert "CAM_TEST_NONE is not set" in sender["detail"]


def test_text_says_the_worst_with_its_fix_and_sums_up(workspace: Path) -> None:
    result = runner.invoke(app, ["doctor"], env={"AICMO_CAM_ALERT_EMAILS": "a@b.example"})

    assert (result.exit_code, result.stderr) == (0, "")
    assert (
        "WARN environment AICMO_CAM_ALERT_EMAILS: cam does not read this variable\n"
        "     -> use CAM_ALERTS__EMAILS\n"
    ) in result.stdout
    assert result.stdout.splitlines()[-1].endswith(" 0 fail  0 unknown")


def test_settings_with_mistakes_are_findings(workspace: Path) -> None:
    (workspace / "cam.toml").write_text(
        template({})
        .replace("per_batch = 100", "per_batch = 0")
        .replace('timezone = "UTC"', 'timezone = "UTZ"'),
        encoding="utf-8",
    )

    code, rows = run("doctor")

    assert code == 1
    failed = [row["detail"] for row in rows if row["level"] == "fail"]
    assert len(failed) == 2
    assert {row["check"] for row in rows} >= {"python", "disk", "settings"}


def test_a_database_that_is_none_is_a_finding(workspace: Path) -> None:
    (workspace / "cam.db").write_bytes(b"this was a database once" * 500)

    code, rows = run("doctor")

    assert code == 1
    assert [row["check"] for row in rows if row["level"] == "fail"] == ["database"]


def test_a_name_server_that_is_no_address_is_a_mistake_of_the_settings(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAM_DOCTOR__NAME_SERVERS", "dns.firm.com")

    code, rows = run("doctor")

    assert code == 1
    assert "is no IP address" in next(row["detail"] for row in rows if row["check"] == "settings")


def test_without_a_workspace_there_is_nobody_to_examine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CAM_WORKSPACE", raising=False)

    result = runner.invoke(app, ["doctor"])

    assert result.exit_code == 1
    assert "cam init" in result.stderr
