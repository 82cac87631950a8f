"""Fuzzing in its short form; and that the proof would tell a crash, a hang, a fault."""

from pathlib import Path

import pytest

from tests.fuzz import driving
from tests.safety import fuzz_files, fuzz_window
from tests.safety.harness import SEED


def test_damaged_files_and_mutated_json_are_answered_in_words() -> None:
    rows = fuzz_files.rows(long=False, seed=SEED)
    assert [(row.what, row.lost) for row in rows if row.lost] == []
    assert [row.tried for row in rows] == list(fuzz_files.SHORT.values())


def test_the_window_lives_through_random_events() -> None:
    (row,) = fuzz_window.rows(long=False, seed=SEED)
    assert row.lost == 0
    runs, events = fuzz_window.SHORT
    assert row.tried == runs * events


PLANTED = """
import ctypes, os
from collections import Counter


class Trying:
    def __init__(self, scratch, seed):
        self.counts = Counter()

    def one(self, number):
        self.counts["tried"] += 1
        if number == 2:
            raise ValueError("planted")
        if number == 4:
            ctypes.string_at(0)
        return "planted" if number == 5 else ""
"""


def test_a_crash_and_a_fault_are_told_with_their_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "planted_package"
    package.mkdir()
    (package / "trying.py").write_text(PLANTED, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    tried = driving.drive("planted_package.trying", 8, 1)
    told = [wrong.split(":")[0].split(" ")[1] for wrong in tried.wrong]
    assert tried.inputs == 8
    assert sorted(told) == ["2", "4", "5"]
