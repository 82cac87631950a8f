"""What a system says of files reaches nobody as it is: it is said in our words, and no reason is left out."""

import errno
import os
import sqlite3

import pytest

from crossread.db.system_words import why


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_every_number_has_words_of_ours(number: int) -> None:
    said = why(OSError(number, os.strerror(number)))
    assert os.strerror(number) not in said
    assert not said.endswith(".")
    assert said[0].islower()


def test_the_usual_ones_say_what_it_is() -> None:
    assert why(OSError(errno.ENOSPC, "No space left on device")) == "its disk is full"
    assert why(PermissionError(errno.EACCES, "Permission denied")) == "you are not allowed to"
    assert why(OSError()) == why(OSError(99999, "Strange"))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("database or disk is full", "its disk is full"),
        ("attempt to write a readonly database", "it cannot be written to"),
        ("unable to open database file", "it cannot be reached"),
        ("database is locked", "another program uses it"),
        ("disk I/O error", "its disk fails"),
        ("database disk image is malformed", "the project is damaged"),
        ("no such table: x", "the system refuses it, without a reason that Crossread knows"),
    ],
)
def test_what_sqlite_says(said: str, words: str) -> None:
    assert why(sqlite3.OperationalError(said)) == words
