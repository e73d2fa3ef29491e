"""start: release the off switch."""

from cam.commands.door import door


def command() -> None:
    """
    Release the off switch: active campaigns send again with their next run.

        cam start
    """
    from cam.usecases.switch import turn_sending

    with door().desk() as desk:
        switched = turn_sending(desk, is_on=True)
    door().emit(
        [switched], lambda: door().say("sending is on" if switched.is_new else "sending was on already")
    )
