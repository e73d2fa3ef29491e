"""
Every cell of the SMTP matrix: each fault in each phase ends in the class that is stated for it.

python -m tests.faults.matrix [--mutant quit-is-failure]
Prints one JSON line. The cells and the mutants are those of tests/gateways/smtp_matrix.py and test_smtp_matrix.py.
"""

import argparse
import ssl
from collections.abc import Callable

import trustme

from cam.gateways import smtp_session
from cam.gateways.ports import EmailSender
from cam.gateways.smtp_session import Session
from tests.faults.history import Numbers
from tests.faults.stage import options_of, tell
from tests.gateways import test_smtp_matrix as planted
from tests.gateways.smtp_matrix import CELLS, Cell, check
from tests.servers.recording_smtp import RecordingSmtp


def contexts() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Return a server's context and a client's that trusts it."""
    authority = trustme.CA()
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", "localhost").configure_cert(server)
    client = ssl.create_default_context()
    authority.configure_trust(client)
    client.minimum_version = ssl.TLSVersion.TLSv1_2
    return server, client


def _quit_is_failure(server: RecordingSmtp, cell: Cell, context: ssl.SSLContext) -> EmailSender:
    return planted.TakesQuitErrorsAsFailures(**planted.settings(server, cell, context))  # type: ignore[arg-type]


def _smtplib(server: RecordingSmtp, cell: Cell, _context: ssl.SSLContext) -> EmailSender:
    return planted.NaiveSender(server, cell)


def _per_receive() -> None:
    smtp_session.Wire = planted.PerReceiveWire  # type: ignore[misc]


def _credulous() -> None:
    smtp_session.Wire = planted.CredulousWire  # type: ignore[misc]


def _silence_is_no() -> None:
    Session._dot = planted.unknown_is_refused  # type: ignore[method-assign]


SENDERS = {"quit-is-failure": _quit_is_failure, "smtplib": _smtplib}
PLANT: dict[str, Callable[[], None]] = {
    "per-receive-timeout": _per_receive,
    "unasked-answers": _credulous,
    "silence-is-no": _silence_is_no,
}


def main() -> None:
    """Go through every cell and print which did not end as stated."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options = options_of(parser, mutants=(*SENDERS, *PLANT))
    PLANT.get(options.mutant, lambda: None)()
    make_sender = SENDERS.get(options.mutant, planted.real)
    server, client = contexts()
    bad: list[str] = []
    for cell in CELLS:
        try:
            check(cell, make_sender, server, client)
        except Exception as error:  # noqa: BLE001 - a mutant may break in any way
            bad.append(f"{cell.name}: {str(error).splitlines()[0] if str(error) else type(error).__name__}")
    phases = len({cell.phase for cell in CELLS})
    tell("matrix", Numbers(), options=options, is_bad=bool(bad), proves=len(CELLS) >= 80, cells=len(CELLS),
         phases=phases, wrong=len(bad), bad=bad[:12])  # fmt: skip


if __name__ == "__main__":
    main()
