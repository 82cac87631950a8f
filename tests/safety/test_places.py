"""Files that are read-only or taken away, as the table of safety has them."""

import subprocess
import sys

from tests.safety import taken_away
from tests.safety.harness import ROOT, SEED


def test_what_is_read_only_is_told_and_nothing_is_lost() -> None:
    # In a process of its own, which can be forked: here are threads of Qt.
    command = [sys.executable, str(ROOT / "tests" / "safety" / "run.py"), "--only", "read_only"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_taken_away_is_told_and_saved_elsewhere() -> None:
    for row in taken_away.rows(long=False, seed=SEED):
        assert row.tried
        assert not row.lost, row
