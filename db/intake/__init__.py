"""Taking texts in: finding files, reading them in their encoding, guessing what they say of themselves, planning.

Nothing here knows of a project; what is found is written into one by `project.sources`.
"""

from crossread.db.intake.finding import SUFFIXES, Found, Skipped, find_files
from crossread.db.intake.guessing import Guesses, guess
from crossread.db.intake.reading import LARGEST, RawText, read_file
from crossread.db.intake.take_in import Action, Plan, Planned, plan

__all__ = [
    "LARGEST",
    "SUFFIXES",
    "Action",
    "Found",
    "Guesses",
    "Plan",
    "Planned",
    "RawText",
    "Skipped",
    "find_files",
    "guess",
    "plan",
    "read_file",
]
