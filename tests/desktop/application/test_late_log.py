"""What is logged before the log was needed begins it."""

import subprocess
import sys
from pathlib import Path

LINES = """
import sys
from crossread.desktop.application import late_log
log = late_log.logger("crossread.tried")
late_log.begin()
assert "logging" not in sys.modules
log.warning("The first line")
log.warning("The second line")
late_log.begin_now()
log.warning("The third line")
"""


def test_the_first_line_begins_the_log_and_none_is_lost(home: Path) -> None:
    done = subprocess.run([sys.executable, "-c", LINES], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    (written,) = home.rglob("crossread.log")
    lines = written.read_text(encoding="utf-8").splitlines()
    assert [line.partition("crossread.tried ")[2] for line in lines] == [
        "The first line",
        "The second line",
        "The third line",
    ]
