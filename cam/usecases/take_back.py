"""What an answer did is undone: a human says that it meant something else."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from cam.engine.vocabulary import State
from cam.store import lead_views, marks, progress, suppressions
from cam.usecases.desk import Desk
from cam.usecases.goings import due_again
from cam.usecases.reply_alerts import Case


def take_back(
    connection: Connection, desk: Desk, case: Case, effects: dict[str, Any], *, at: datetime
) -> None:
    """
    Undo what an answer did, because a human says that it meant something else.

    Only what stands as the answer left it: whatever happened later, or was said by hand, stays.
    """
    for value in effects.get("suppressed", ()):
        held = suppressions.is_suppressed(connection, value)
        if held is not None and held.value == value and held.source.startswith(case.source):
            suppressions.remove(connection, value=value, at=at)
    marks.take_back_answer(connection, effects.get("answered", ()))
    progress.come_back(connection, effects.get("away", ()), at=at)
    found = lead_views.enrollments_of(connection, [case.row.lead_id])[case.row.lead_id]
    states = {one.enrollment.id: one.enrollment for one in found}
    back = {key: State(before) for key, before, after in effects.get("moved", ())
            if key in states and states[key].state.value == after}  # fmt: skip
    back |= {
        key: states[key].state for key in effects.get("paused", ()) if key in states and states[key].paused
    }
    back |= {
        key: states[key].state
        for key in effects.get("away", ())
        if key in states and states[key].next_action_at
    }
    for key, state in back.items():
        if replace(states[key], state=state).is_open:
            marks.set_state(connection, key, state, at=at)  # what is due again depends on where it stands
            next_at = due_again(connection, desk, key, at=at)
            marks.go_on(connection, key, state=state, next_action_at=next_at, at=at)
        else:
            marks.set_state(connection, key, state, at=at)
        marks.record(
            connection, "lead.taken_back", lead_id=case.row.lead_id, campaign_id=states[key].campaign_id, at=at,
            before=states[key].state.value, after=state.value, reason=f"{case.source} was judged anew",
        )  # fmt: skip
