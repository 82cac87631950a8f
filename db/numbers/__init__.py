"""Numbers as texts and people write them: read, found in a text, typed as marks, and shown. Pure; no SQL."""

from crossread.db.numbers.durations import find_durations, read_duration
from crossread.db.numbers.marks import MARKS, read_marks
from crossread.db.numbers.reading import FoundNumber, NumberReading, find, read
from crossread.db.numbers.show import show, show_days, show_duration, show_number

__all__ = [
    "MARKS",
    "FoundNumber",
    "NumberReading",
    "find",
    "find_durations",
    "read",
    "read_duration",
    "read_marks",
    "show",
    "show_days",
    "show_duration",
    "show_number",
]
