"""Kills in their short form; and that the proof would tell a loss."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from crossread.db.project import Project
from tests.safety.harness import ROOT
from tests.safety.kills import Told, judge
from tests.safety.mixed_work import Work, fingerprint


def test_nothing_acknowledged_is_lost_by_a_kill() -> None:
    # In a process of its own, which can be forked: here are threads of Qt.
    command = [sys.executable, str(ROOT / "tests" / "safety" / "run.py"), "--only", "kills"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "SIGKILL" in done.stdout


@pytest.fixture
def worked(tmp_path: Path) -> tuple[Path, str, str]:
    """A project after some work, with the fingerprints of its last two states."""
    path = tmp_path / "case.crossread"
    with Project.create(path) as project:
        work = Work(project, random.Random(1))
        work.begin()
        before = fingerprint(project)
        project.events.add("Sinking")
        return path, before, fingerprint(project)


def test_what_was_acknowledged_or_follows_is_right(worked: tuple[Path, str, str]) -> None:
    path, before, after = worked
    assert judge(path, Told(done=after), "") == (after, [])
    assert judge(path, Told(done=before, intended=[after]), "") == (after, [])
    assert judge(path, Told(intended=["never committed"]), after) == (after, [])


def test_a_lost_step_is_told(worked: tuple[Path, str, str]) -> None:
    path, before, after = worked
    with Project.open(path) as project:
        project.history.undo()
    assert "neither what was acknowledged" in judge(path, Told(done=after), before)[1][-1]


def test_half_a_step_is_told(worked: tuple[Path, str, str]) -> None:
    path, before, after = worked
    with Project.open(path) as project:
        project.store.conn.execute("DELETE FROM history WHERE key = (SELECT max(key) FROM history)")
    assert judge(path, Told(done=before, intended=[after]), "")[1]


def test_a_lost_file_is_told(worked: tuple[Path, str, str]) -> None:
    path, before, _ = worked
    path.unlink()
    assert judge(path, Told(done=before), "")[1] == ["the file is gone"]
    assert judge(path, Told(), "") == ("", [])
