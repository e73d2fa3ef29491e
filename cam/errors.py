"""The tree of errors; each knows the exit code of a process that ends with it."""

from collections.abc import Sequence
from datetime import datetime


class CamError(Exception):
    """
    Something the user can mend.

    what: one line, `where: what, with the value`.  hint: one line that says what to do.
    """

    exit_code = 1
    code = "error"

    def __init__(self, what: str, *, hint: str = "", code: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint
        if code:
            self.code = code


class InputError(CamError):
    """A file, an option or a text is wrong; `problems` names every mistake, not only the first."""

    code = "input"

    def __init__(self, what: str, *, hint: str = "", code: str = "", problems: Sequence[str] = ()) -> None:
        super().__init__(what, hint=hint, code=code)
        self.problems = tuple(problems)


class UsageError(CamError):
    """The command line itself is wrong, in a way that the parser cannot see."""

    exit_code = 2
    code = "usage"


class NotFound(CamError):
    """There is no such lead, campaign, mailbox ...; `near` is the closest name that exists."""

    code = "not_found"

    def __init__(self, what: str, *, hint: str = "", near: str | None = None) -> None:
        super().__init__(what, hint=hint or (f"did you mean {near!r}?" if near else ""))
        self.near = near


class Refused(CamError):
    """A guard said no; nothing was sent."""

    exit_code = 3
    code = "refused"

    def __init__(
        self,
        what: str,
        *,
        guard: str,
        hint: str = "",
        until: datetime | None = None,
        problems: Sequence[str] = (),
    ) -> None:
        super().__init__(what, hint=hint, code=guard)
        self.guard = guard
        self.until = until
        self.problems = tuple(problems)


class DatabaseError(CamError):
    """The database cannot be used as it is: locked, full, read-only, corrupt, foreign."""

    code = "database"


class GatewayError(CamError):
    """The outside world failed before a message could have left."""

    exit_code = 4
    code = "gateway"
    retryable = True


class Transient(GatewayError):
    """It may work later: refused connection, time-out, 4xx."""

    code = "transient"


class Permanent(GatewayError):
    """It will not work however often it is tried: 5xx at log-in, certificate not trusted."""

    code = "permanent"
    retryable = False


class Misconfigured(GatewayError):
    """Settings of a mailbox or a secret are missing or wrong."""

    code = "misconfigured"
    retryable = False
