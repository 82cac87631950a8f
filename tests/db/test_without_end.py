"""Values that would keep a reader at work for ever, or for gigabytes, in a file that SQLite finds sound: all of it is
read, or refused in a sentence; the check names them, and salvage makes a sound project of it.
"""

import contextlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from crossread.db.dating import density_of
from crossread.db.disagreements.figures import figure
from crossread.db.errors import CrossreadError
from crossread.db.grid.reading import read_grid
from crossread.db.numbers import show, show_duration
from crossread.db.past.chain import read_chain
from crossread.db.project import Project
from crossread.db.report import ReportOptions, write_report
from crossread.db.salvage import salvage
from crossread.db.silence.untouched import open_cells
from crossread.db.verify import verify_file
from tests.fuzz import small_project

RING = "UPDATE {0} SET parent_id = (SELECT id FROM {0} ORDER BY key DESC LIMIT 1)"
PLANTED = {
    "claims in a ring": (RING.format("claims"), "lies below itself"),
    "events in a ring": (RING.format("events"), "lies below itself"),
    "voices in a ring": (RING.format("voices"), "lies below itself"),
    "an undo that leads to itself": ("UPDATE steps SET parent = number WHERE kind = 'do'", "leads to itself or"),
    "a redo that leads to itself": (
        "UPDATE steps SET undoes = 1, kind = 'undo', parent = 1, redo_top = 1 WHERE number > 1",
        "",
    ),
    "an undo of what comes later": ("UPDATE steps SET undoes = number + 1 WHERE number = 5", "or to a later step"),
    "a number of a gigabyte": ("UPDATE positions SET value = '1E999999999' WHERE value LIKE '1%'", "wrong value"),
    "a way of many brackets": (
        "UPDATE positions SET via = replace(hex(zeroblob(90000)), '0', '[')",
        "unreadable as its",
    ),
    "a far date": ("UPDATE events SET date = 'Y17000000000'", ""),
    "all of time": ("UPDATE events SET date = '-9999/9999'", ""),
    "a text that is longer than it is": ("UPDATE texts SET length = 4000000000000000000", "is said to have"),
    "a place beyond all texts": (
        'UPDATE annotations SET start = 49999000, "end" = 49999000 + ("end" - start)',
        "lies outside its text",
    ),
    "a zone without an end": ('UPDATE zones SET "end" = 9000000000000000000', "lies outside the text"),
    "a text of a far number": (
        "UPDATE revisions SET number = 9007199254740991 WHERE number = 1",
        "refers to a text that is not in the project",
    ),
}


@pytest.fixture(params=PLANTED)
def planted(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """A file with one of them, and words of the fault that the check must find."""
    path = tmp_path / "planted.crossread"
    small_project.make(path)
    statement, words = PLANTED[request.param]
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("PRAGMA foreign_keys = OFF")
        conn.execute(statement)
    return path, words


UNFORESEEN = (ArithmeticError, LookupError, RecursionError, TypeError, ValueError)
READERS: tuple[Callable[[Project], object], ...] = (
    read_grid,
    open_cells,
    lambda project: read_chain(project.store),
    lambda project: density_of(project.store, width="day"),
    lambda project: project.disagreements.all(),
    lambda project: write_report(project, project.path.with_name("out.md"), "md", ReportOptions()),
)


def test_all_that_reads_ends(planted: tuple[Path, str]) -> None:
    path, words = planted
    # What nobody foresaw is told as damage, which the check must find then.
    expected = (CrossreadError, *UNFORESEEN) if words else (CrossreadError,)
    with Project.open_for_reading(path) as project:
        for reader in READERS:
            with contextlib.suppress(*expected):
                reader(project)
    assert any(words in fault.sentence for fault in verify_file(path)) or not words


def test_salvage_makes_it_good(planted: tuple[Path, str]) -> None:
    path, _ = planted
    done = salvage(path, path.with_name("salvaged.crossread"))
    assert done.still_wrong == ()


@pytest.mark.parametrize("text", ["1E999999999", "-1E999999999", "1E-999999999", "9" * 4000, "NaN", "Infinity", "½"])
def test_a_number_that_none_holds_is_shown_as_it_is_written(text: str) -> None:
    assert figure(text, None, "about", None) is None
    assert show(text) == text
    assert show_duration(text) == text
