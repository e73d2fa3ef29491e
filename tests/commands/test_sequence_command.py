"""`cam sequence`: it works anywhere, also outside of a workspace."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cam.cli import app

runner = CliRunner()


@pytest.fixture(autouse=True)
def _nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_check_prints_the_steps_and_a_message_for_each() -> None:
    Path("q1.yaml").write_text("steps:\n- subject: Hello\n  body: Hi {{ first_name }}\n- body: 'again'\n")

    result = runner.invoke(app, ["sequence", "check", "q1.yaml"])

    assert (result.exit_code, result.stderr) == (0, "next: cam campaign create NAME --sequence q1.yaml\n")
    assert result.stdout == (
        "step    wait_days  channel  variant  weight  subject\n"
        "step-1  0          email    a             1  Hello\n"
        "step-2  3          email    a             1  Re: Hello\n"
        "\n--- step-1, variant a, for an example lead ---\nSubject: Hello\n\nHi Mara\n"
        "\n--- step-2, variant a, for an example lead ---\nSubject: Re: Hello\n\nagain\n"
        "\nq1: 2 steps, 2 variants, 0 remarks\n"
    )


def test_check_lists_every_mistake_with_its_place() -> None:
    Path("q1.yaml").write_text("steps:\n- subjct: Hello\n  body: Hi {{ a | lwoer }}\n")

    result = runner.invoke(app, ["sequence", "check", "q1.yaml"])

    assert (result.exit_code, result.stdout) == (1, "")
    assert "q1.yaml line 2, column 3: step 1 has no key 'subjct'; did you mean subject" in result.stderr
    assert "q1.yaml line 3, column 9: step 1, body: no filter 'lwoer'; did you mean lower" in result.stderr


def test_check_fails_where_lint_finds_an_error() -> None:
    Path("q1.yaml").write_text("steps:\n- subject: 'Re: Hello'\n  body: Hi\n")

    result = runner.invoke(app, ["sequence", "check", "q1.yaml", "--json"])

    assert result.exit_code == 1
    (step,) = json.loads(result.stdout)["steps"]
    assert [finding["rule"] for finding in step["findings"]] == ["false_reply"]


def test_example_can_be_checked(tmp_path: Path) -> None:
    for channel in ("email", "linkedin"):
        text = runner.invoke(app, ["sequence", "example", "--channel", channel]).stdout
        (tmp_path / "mine.yaml").write_text(text)
        assert runner.invoke(app, ["sequence", "check", "mine.yaml"]).exit_code == 0


def test_schema_is_one_json_document() -> None:
    assert json.loads(runner.invoke(app, ["sequence", "schema"]).stdout)["title"] == "cam sequence"
