"""stop: the off switch."""

from cam.commands.door import door
from cam.commands.options import ReasonOption
from cam.commands.output import counted


def command(reason: ReasonOption = "") -> None:
    """
    Throw the off switch: no send begins anywhere in this workspace until 'cam start'.

        cam stop --reason "the offer changed"
    """
    from cam.usecases.switch import turn_sending

    with door().desk() as desk:
        switched = turn_sending(desk, is_on=False, reason=reason)
    door().emit([switched], lambda: _print(switched.is_new, switched.reason, switched.in_flight))


def _print(is_new: bool, reason: str, in_flight: int) -> None:
    why = f": {reason}" if reason else ""
    door().say(f"sending is off{why}" if is_new else f"sending was off already{why}")
    if in_flight:
        verb = "was" if in_flight == 1 else "were"
        door().say(
            f"{counted(in_flight, 'message')} {verb} being handed over at this moment and may still arrive"
        )
    door().note("next: 'cam start' switches it on again")
