"""The package of dates is light: what it does not need at the start is loaded when it is used."""

import subprocess
import sys


def test_importing_and_parsing_loads_nothing_heavy() -> None:
    script = (
        "import sys; from crossread.db.dates import parse; parse('2023-09-19'); "
        "print([name for name in ('datetime', 'calendar', 'locale', 'decimal', 'unicodedata', 'numpy', 'sqlite3', "
        "'crossread.db.dates.finding', 'crossread.db.dates.words') if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
