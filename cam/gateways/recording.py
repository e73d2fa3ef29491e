"""A sender that keeps what it is given and answers as it was told: for rehearsals and tests."""

from collections import deque
from collections.abc import Iterable, Mapping

from cam.errors import GatewayError
from cam.gateways.ports import Accepted, Blame, Envelope, Outcome, Refused, Unknown
from cam.gateways.smtp_guard import fault, refusal

ACCEPTED = Accepted(answer="250 2.0.0 recorded")


class RecordingSender:
    """
    The EmailSender in memory.

    outcomes: of the next messages, in order; after them every message is accepted.
    by_recipient: outcomes of single addresses, which go before.  openings: what the next calls of open() raise,
    None for a success.  Afterwards `accepted` are the envelopes that a provider would deliver (after an Unknown it
    might have, so they stand in `doubtful`), `attempts` all that were handed over, `calls` the order of it all.
    """

    def __init__(
        self,
        outcomes: Iterable[Outcome] = (),
        *,
        by_recipient: Mapping[str, Outcome] | None = None,
        openings: Iterable[GatewayError | None] = (),
    ) -> None:
        self.accepted: list[Envelope] = []
        self.doubtful: list[Envelope] = []
        self.attempts: list[Envelope] = []
        self.calls: list[str] = []
        self._outcomes = deque(outcomes)
        self._by_recipient = dict(by_recipient or {})
        self._openings = deque(openings)
        self._is_open = False

    def open(self) -> None:
        """Be ready, or raise what was foreseen."""
        self.calls.append("open")
        error = self._openings.popleft() if self._openings else None
        if error is not None:
            self._is_open = False
            raise error
        self._is_open = True

    def is_open(self) -> bool:
        """Tell whether it was opened and nothing is foreseen for the next opening."""
        return self._is_open and not self._openings

    def send(self, envelope: Envelope) -> Outcome:
        """Keep the message and answer as foreseen."""
        what = fault(envelope)
        if what:
            return refusal(what)
        if not self._is_open:
            try:
                self.open()
            except GatewayError as error:
                return Refused(
                    code=0,
                    answer=error.what,
                    is_permanent=not error.retryable,
                    blame=Blame.MAILBOX,
                    phase="connect",
                    hint=error.hint,
                )
        self.calls.append(f"send {envelope.recipient}")
        self.attempts.append(envelope)
        outcome = self._next_outcome(envelope.recipient)
        if isinstance(outcome, Accepted):
            self.accepted.append(envelope)
        elif isinstance(outcome, Unknown):
            self.doubtful.append(envelope)
        return outcome

    def describe(self) -> str:
        """Return how many messages are kept."""
        return f"recording: {len(self.accepted)} messages kept, nothing leaves this process"

    def close(self) -> None:
        """Be closed; what was kept stays."""
        self.calls.append("close")
        self._is_open = False

    def _next_outcome(self, recipient: str) -> Outcome:
        if recipient in self._by_recipient:
            return self._by_recipient[recipient]
        return self._outcomes.popleft() if self._outcomes else ACCEPTED
