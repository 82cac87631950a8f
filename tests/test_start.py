"""What the start of the window may cost: nothing heavy is loaded before the first text can be read."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("start", ["first", "second"])
def test_nothing_heavy_is_loaded_before_the_first_text_is_painted(start: str) -> None:
    command = [sys.executable, str(ROOT / "tests" / "bench" / "first_paint.py"), "--sample"]
    for _ in range(("first", "second").index(start) + 1):
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
    if start == "second":  # the first makes the copy of the sample, which takes a database to be created
        assert done.stdout.split() == ["loaded"]
