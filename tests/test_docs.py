"""The pages made from the code say what the code says."""

import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.syspath_prepend(str(DOCS))
    import generate

    yield generate
    for name in ("generate", "shapes"):
        sys.modules.pop(name)


def test_the_pages_made_from_the_code_are_current(pages: object) -> None:
    assert pages.outdated() == [], "run `make docs`"  # type: ignore[attr-defined]
