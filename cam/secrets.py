"""Secrets: the settings hold references, which are resolved when used and never printed."""

import stat
from collections.abc import Mapping
from pathlib import Path

from cam.errors import InputError, Misconfigured

FORMS = "env:NAME, file:PATH or keyring:SERVICE/USER"


def check(reference: str) -> None:
    """Raise InputError where the text is no reference; it is not repeated, for it may be a secret."""
    scheme, colon, rest = reference.partition(":")
    is_known = scheme in ("env", "file", "keyring") and colon and rest
    if not is_known or (scheme == "keyring" and not all(rest.partition("/"))):
        raise InputError(
            "the secret reference is none of the three forms",
            hint=f"write {FORMS}; the secret itself stands in no file of cam and on no command line",
        )


def resolve(reference: str, *, environ: Mapping[str, str], root: Path) -> str:
    """
    Return the secret behind a reference.

    A relative file: path starts at root, and only its owner may read the file (mode 0600 or less); the
    last line break is not part of the secret. Raises Misconfigured, which names the reference, never the
    secret.
    """
    try:
        check(reference)
    except InputError as error:
        raise Misconfigured(error.what, hint=error.hint) from None
    scheme, _, rest = reference.partition(":")
    if scheme == "env":
        secret = _from_environment(rest, environ)
    elif scheme == "file":
        secret = _from_file(rest, root)
    else:
        secret = _from_keyring(rest)
    if any(character in secret for character in "\r\n\0"):
        raise Misconfigured(
            f"secret {reference}: it has more than one line", hint="keep the secret alone in its place"
        )
    return secret


def _from_environment(name: str, environ: Mapping[str, str]) -> str:
    secret = environ.get(name, "")
    if not secret:
        raise Misconfigured(
            f"secret env:{name}: the environment variable {name} is not set",
            hint=f"set {name}; cron and systemd know no variables of your shell: set it there, or use file:PATH",
        )
    return secret


def _from_file(path_text: str, root: Path) -> str:
    path = root / Path(path_text).expanduser()
    where = f"secret file:{path_text}"
    try:
        with path.open("rb") as file:
            mode = stat.S_IMODE(path.stat().st_mode)
            if mode & 0o077:
                raise Misconfigured(
                    f"{where}: others may read it, its mode is {mode:04o}", hint=f"chmod 600 {path}"
                )
            secret = file.read(65_536).decode().removesuffix("\n").removesuffix("\r")
    except OSError as error:
        raise Misconfigured(
            f"{where}: {(error.strerror or 'cannot be read').lower()}",
            hint=f"put the secret into {path}, mode 0600",
        ) from error
    except UnicodeDecodeError:
        raise Misconfigured(f"{where}: it is no text", hint="keep the secret as one line of UTF-8") from None
    if not secret:
        raise Misconfigured(f"{where}: it is empty", hint=f"put the secret into {path}")
    return secret


def _from_keyring(name: str) -> str:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        raise Misconfigured(
            f"secret keyring:{name}: the keyring library is not installed",
            hint="pip install '.[keyring]' in the clone of cam, or use env:NAME or file:PATH",
        ) from None
    service, _, user = name.partition("/")
    try:
        secret = keyring.get_password(service, user)
    except KeyringError as error:
        raise Misconfigured(
            f"secret keyring:{name}: the keyring answers {type(error).__name__}",
            hint="unlock it; under cron there is usually none, use file:PATH there",
        ) from error
    if not secret:
        raise Misconfigured(
            f"secret keyring:{name}: the keyring has none", hint=f"keyring set {service} {user}"
        )
    return str(secret)
