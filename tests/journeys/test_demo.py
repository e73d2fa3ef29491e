"""The newcomer's first command, as a real process without a terminal, a home or a setting of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_the_demo_plays_to_its_end_and_leaves_nothing(tmp_path: Path) -> None:
    folder, temporary = tmp_path / "here", tmp_path / "tmp"
    folder.mkdir()
    temporary.mkdir()

    played = subprocess.run(
        [sys.executable, "-m", "cam", "demo"],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "TMPDIR": str(temporary), "HOME": str(tmp_path / "nowhere")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (played.returncode, played.stderr) == (0, "")
    assert "What came of it" in played.stdout
    assert "Who got nothing, and why" in played.stdout
    assert "Traceback" not in played.stdout
    assert list(folder.iterdir()) == list(temporary.iterdir()) == []
