"""Keys that were met: every one once, in little memory."""

from hypothesis import given
from hypothesis import strategies as st

from cam.engine.intake.seen import Seen


@given(st.lists(st.text(max_size=3), max_size=60))
def test_it_behaves_like_a_set(keys: list[str]) -> None:
    seen, known = Seen(), set()

    for key in keys:
        assert seen.add(key) is (key not in known)
        known.add(key)


def test_it_grows() -> None:
    seen = Seen()

    assert all(seen.add(f"lead{number}@firm.example") for number in range(100_000))
    assert not any(seen.add(f"lead{number}@firm.example") for number in range(0, 100_000, 7))
