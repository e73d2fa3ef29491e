"""How cam is kept running: a unit for systemd and lines for a crontab, with the paths of this workspace."""

import shlex
import shutil
import sys
from pathlib import Path

from cam.errors import InputError

SECRETS = "secrets/environment"  # NAME=VALUE lines, mode 0600; systemd reads them, cron does not
STOP_SECONDS = 30  # a message on its way is given time to be answered
EVERY_MINUTES = 15


def executable() -> Path:
    """Return the cam that runs now, as another process can call it."""
    beside = Path(sys.executable).with_name("cam")
    found = str(beside) if beside.is_file() else shutil.which("cam")
    if found is None:
        raise InputError(f"{beside}: there is no such program", hint="install cam with pip, pipx or uv")
    return Path(found).absolute()


def systemd_unit(*, command: Path, workspace: Path, user: str = "") -> str:
    """
    Return the unit of `cam worker` for one workspace.

    command: the cam to run.  user: for a unit of the system; "" makes one of the user's own (systemctl --user).
    Raises InputError where a path cannot stand in a unit.
    """
    _check(command, workspace)
    lines = [
        f"# {'/etc/systemd/system' if user else '~/.config/systemd/user'}/cam.service",
        f"# secrets as NAME=VALUE, one a line, mode 0600: {workspace / SECRETS}",
        "[Unit]",
        f"Description=cam worker in {_escaped(workspace)}",
        "Wants=network-online.target",
        "After=network-online.target time-sync.target",
        "",
        "[Service]",
        *([f"User={_escaped(user)}"] if user else []),
        f"WorkingDirectory={_escaped(workspace)}",
        f"EnvironmentFile=-{_escaped(workspace / SECRETS)}",
        f"ExecStart={_quoted(command)} worker --wait --workspace {_quoted(workspace)}",
        "ExecReload=/bin/kill -HUP $MAINPID",
        "Restart=on-failure",
        "RestartSec=30",
        "RestartPreventExitStatus=2",
        "KillSignal=SIGTERM",
        "KillMode=mixed",
        f"TimeoutStopSec={STOP_SECONDS}",
        "UMask=0077",
        "NoNewPrivileges=yes",
        *(_HARDENED if user else ()),
        *([f"ReadWritePaths={_quoted(workspace)}"] if user else []),
        "",
        "[Install]",
        f"WantedBy={'multi-user.target' if user else 'default.target'}",
    ]
    return "\n".join(lines) + "\n"


# what the system's own systemd can take away from a service; a user's cannot
_HARDENED = (
    "PrivateTmp=yes",
    "PrivateDevices=yes",
    "ProtectSystem=strict",
    "ProtectHome=read-only",
    "ProtectKernelTunables=yes",
    "ProtectControlGroups=yes",
    "RestrictSUIDSGID=yes",
)


def cron_lines(*, command: Path, workspace: Path, minutes: int = EVERY_MINUTES) -> str:
    """
    Return lines for a crontab: a cycle every so many minutes, a look each morning, a copy each night.

    minutes: 1 to 59.  Raises InputError for another number, and where a path cannot stand in a crontab.
    """
    if not 1 <= minutes <= 59:
        raise InputError(f"every {minutes} minutes: cron counts from 1 to 59", hint="choose 15")
    _check(command, workspace)
    cam = f"cd {shlex.quote(str(workspace))} && {shlex.quote(str(command))}"
    jobs = (
        (f"*/{minutes} * * * *", f"{cam} run-auto --all --no-dry-run > /dev/null"),
        ("0 8 * * *", f"{cam} status > {_STATUS} || cat {_STATUS}"),
        ("30 3 * * *", f"{cam} db backup > /dev/null"),
    )
    lines = [
        "# cam: crontab -e. cron mails what goes wrong, and in the morning what cam status finds.",
        "# cron knows no variables of your shell: refer to secrets as file:PATH, mode 0600.",
        *(f"{when} {_percent(what)}" for when, what in jobs),
    ]
    return "\n".join(lines) + "\n"


_STATUS = "cam.db-status"  # in the workspace, whose .gitignore covers it


def _check(*paths: Path) -> None:
    for path in paths:
        if not path.is_absolute():
            raise InputError(f"{path}: it is no absolute path", hint="name the whole path")
        if not str(path).isprintable():
            raise InputError(f"{str(path)!r}: it has a line break or a control character", hint="rename it")


def _escaped(value: object) -> str:
    return str(value).replace("%", "%%")


def _quoted(path: Path) -> str:
    inner = _escaped(path).replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{inner}"'


def _percent(command: str) -> str:
    return command.replace("%", "\\%")  # a bare one is a line break to cron
