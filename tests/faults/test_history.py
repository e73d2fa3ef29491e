"""The judge itself: each way in which a history can be wrong has its number."""

import pytest

from tests.faults.history import Numbers, judge

ADA = "ada@one.example"


@pytest.mark.parametrize(
    ("accepted", "rows", "expected"),
    [
        ([ADA], [(ADA, "sent")], Numbers(ok=1)),
        ([ADA, ADA], [(ADA, "sent")], Numbers(ok=1, duplicated=1)),
        ([ADA] * 3, [(ADA, "parked")], Numbers(recovered=1, duplicated=2)),
        ([], [], Numbers(lost=1)),
        ([], [(ADA, "sent")], Numbers(lost=1)),
        ([], [(ADA, "failed")], Numbers(lost=1)),
        ([], [(ADA, "cancelled"), (ADA, "unknown")], Numbers(doubtful=1)),
        ([ADA], [(ADA, "unknown")], Numbers(recovered=1)),
        ([ADA], [(ADA, "cancelled")], Numbers(unexpected=1)),
        ([ADA], [], Numbers(unexpected=1)),
        ([ADA, "eve@two.example"], [(ADA, "sent")], Numbers(ok=1, unexpected=1)),
        ([ADA], [(ADA, "sending")], Numbers(unexpected=1, unsettled=1)),
    ],
)
def test_each_history_has_its_numbers(
    accepted: list[str], rows: list[tuple[str, str]], expected: Numbers
) -> None:
    assert expected == judge([ADA], accepted=accepted, rows=rows)


def test_whom_a_cap_keeps_back_is_not_lost() -> None:
    assert Numbers() == judge([ADA], accepted=[], rows=[], touches=0)


def test_only_order_and_visible_doubt_are_clean() -> None:
    assert Numbers(ok=3, recovered=1, doubtful=2).is_clean
    for bad in ("lost", "unexpected", "duplicated", "unsettled"):
        assert not Numbers(**{bad: 1}).is_clean
