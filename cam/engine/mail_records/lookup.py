"""What the DNS said of one name."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Lookup:
    """
    The records of one name, untouched.

    is_answered: False where no server gave an answer, so that nothing is known; trouble then says why.
    No records and an answer: there are none.
    """

    records: tuple[str, ...] = ()
    is_answered: bool = True
    trouble: str = ""


NOT_ASKED = Lookup(is_answered=False, trouble="was not asked")
