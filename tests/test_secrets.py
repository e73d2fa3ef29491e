"""Secret references."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from cam.errors import InputError, Misconfigured
from cam.secrets import check, resolve


def refusal(reference: str, *, environ: dict[str, str], root: Path) -> Misconfigured:
    with pytest.raises(Misconfigured) as caught:
        resolve(reference, environ=environ, root=root)
    return caught.value


def test_a_variable_is_read_when_it_is_used(tmp_path: Path) -> None:
    assert resolve("env:SMTP_PASSWORD", environ={"SMTP_PASSWORD": "s3cret"}, root=tmp_path) == "s3cret"


def test_a_missing_variable_is_named_together_with_cron(tmp_path: Path) -> None:
    error = refusal("env:SMTP_PASSWORD", environ={}, root=tmp_path)

    assert error.what == "secret env:SMTP_PASSWORD: the environment variable SMTP_PASSWORD is not set"
    assert "cron" in error.hint
    assert error.exit_code == 4


def test_a_file_is_read_from_the_workspace_without_its_line_break(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("s3 cret \n")
    (tmp_path / "password").chmod(0o600)

    assert resolve("file:password", environ={}, root=tmp_path) == "s3 cret "


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660])
def test_a_file_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "password"
    path.write_text("s3cret")
    path.chmod(mode)

    error = refusal("file:password", environ={}, root=tmp_path)

    assert f"secret file:password: others may read it, its mode is {mode:04o}" == error.what
    assert f"chmod 600 {path}" == error.hint


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is empty"),
        (b"\n", "it is empty"),
        (b"\xff", "it is no text"),
        (b"a\nb\n", "it has more than one line"),
    ],
)
def test_a_file_without_one_line_of_text_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "password"
    path.write_bytes(content)
    path.chmod(0o600)

    assert f"secret file:password: {why}" == refusal("file:password", environ={}, root=tmp_path).what


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert (
        refusal("file:nowhere", environ={}, root=tmp_path).what
        == "secret file:nowhere: no such file or directory"
    )


def test_a_folder_is_no_secret(tmp_path: Path) -> None:
    assert refusal("file:.", environ={}, root=tmp_path).what == "secret file:.: is a directory"


@pytest.mark.parametrize(
    "text", ["hunter2", "", "env:", "vault:x", "keyring:service", "keyring:/user", "keyring:service/"]
)
def test_what_is_no_reference_is_not_repeated(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError) as caught:
        check(text)
    error = refusal(text, environ={}, root=tmp_path)

    assert caught.value.what == error.what == "the secret reference is none of the three forms"
    assert "hunter2" not in f"{error.what} {error.hint}"


class FakeKeyring(ModuleType):
    """The keyring library with two entries; `locked` raises."""

    def __init__(self) -> None:
        super().__init__("keyring")
        self.errors = ModuleType("keyring.errors")
        self.errors.KeyringError = type("KeyringError", (Exception,), {})  # type: ignore[attr-defined]

    def get_password(self, service: str, user: str) -> str | None:
        if service == "locked":
            raise self.errors.KeyringError("no")
        return {("smtp", "ana/work"): "s3cret"}.get((service, user))


@pytest.fixture
def _keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = FakeKeyring()
    monkeypatch.setitem(sys.modules, "keyring", fake)
    monkeypatch.setitem(sys.modules, "keyring.errors", fake.errors)


@pytest.mark.usefixtures("_keyring")
def test_a_keyring_is_asked_for_service_and_user(tmp_path: Path) -> None:
    assert resolve("keyring:smtp/ana/work", environ={}, root=tmp_path) == "s3cret"
    assert "has none" in refusal("keyring:smtp/bob", environ={}, root=tmp_path).what
    assert "KeyringError" in refusal("keyring:locked/bob", environ={}, root=tmp_path).what


def test_a_missing_keyring_library_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)

    assert (
        "pip install '.[keyring]' in the clone of cam"
        in refusal("keyring:a/b", environ={}, root=tmp_path).hint
    )
