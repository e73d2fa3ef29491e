"""No provider: says so, sends nothing, and so moves no lead."""

from cam.errors import Misconfigured
from cam.gateways.ports import Blame, Envelope, Outcome, Refused
from cam.gateways.smtp_codes import Phase

WHAT = "no provider is configured, so nothing is sent"
HINT = "cam mailbox edit ADDRESS --provider smtp --preset NAME, or --smtp-host and --smtp-port"


class NoProvider:
    """The EmailSender of a mailbox that cannot send.  where: what its errors begin with."""

    def __init__(self, where: str = "mailbox") -> None:
        self.where = where

    def open(self) -> None:
        """Raise Misconfigured: before a message is begun, so that no lead and no quota is touched."""
        raise Misconfigured(f"{self.where}: {WHAT}", hint=HINT, code="no_provider")

    def is_open(self) -> bool:
        """Return False: it never is."""
        return False

    def send(self, envelope: Envelope) -> Outcome:  # noqa: ARG002 - part of the port
        """Refuse, for whoever did not open first."""
        return Refused(
            code=0, answer=WHAT, is_permanent=True, blame=Blame.MAILBOX, phase=Phase.GUARD.value, hint=HINT
        )

    def describe(self) -> str:
        """Return that there is nothing."""
        return WHAT

    def close(self) -> None:
        """Do nothing."""
