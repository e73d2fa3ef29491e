"""Debian's Dovecot with a configuration of its own on a free loopback port; only where it is installed."""

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

PASSWORD = "secret"
START_SECONDS = 30.0

_CONFIGURATION = """
base_dir = {root}/run
state_dir = {root}/state
log_path = {root}/dovecot.log
listen = 127.0.0.1
protocols = imap
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
auth_username_format = %Lu
mail_location = maildir:~/Maildir
first_valid_uid = 1
first_valid_gid = 1
mail_max_userip_connections = 100
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid=mail gid=mail home={root}/mail/%Lu allow_all_users=yes
}}
service imap-login {{
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
  service_count = 0
  process_min_avail = 1
  chroot =
}}
service stats {{
  chroot =
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    auto = subscribe
    special_use = \\Sent
  }}
  mailbox Junk {{
    auto = subscribe
    special_use = \\Junk
  }}
}}
"""


def absence() -> str:
    """Return why Dovecot cannot be used here, or ""."""
    if shutil.which("dovecot") is None:
        return "Dovecot is not installed: make test-servers"
    if os.geteuid() != 0:
        return "Dovecot drops to the user mail, which only root may ask for"
    version = subprocess.run(["dovecot", "--version"], capture_output=True, text=True, check=False).stdout
    return "" if version.startswith("2.3") else f"Dovecot {version.split()[0]} has another configuration"


class Dovecot:
    """
    The server, a context manager.

    root: an empty directory that every user may enter.  port: where it listens.  Any name logs in with PASSWORD.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.port = 0

    def __enter__(self) -> "Dovecot":
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        for name in ("run", "state", "mail"):
            (self.root / name).mkdir()
        shutil.chown(self.root / "mail", "mail", "mail")
        self._configuration.write_text(
            _CONFIGURATION.format(root=self.root, port=self.port, password=PASSWORD)
        )
        # in the foreground, so that it is a child of ours that can be ended and waited for
        self._process = subprocess.Popen(
            ["dovecot", "-F", "-c", self._configuration],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1) as connection:
                    connection.recv(64)
                return self
            except OSError:
                if time.monotonic() > deadline:
                    raise

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(START_SECONDS)

    @property
    def _configuration(self) -> Path:
        return self.root / "dovecot.conf"
