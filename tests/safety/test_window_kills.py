"""A kill of the window at work, once; and that the proof would tell a loss."""

from pathlib import Path

import pytest

from crossread.db.project import Project
from crossread.db.records import Passage
from tests.safety import window_kills
from tests.safety.harness import SEED
from tests.safety.window_kills import TEXT, judge


def test_what_the_window_has_shown_is_in_the_file() -> None:
    (row,) = window_kills.rows(long=False, seed=SEED)
    assert row.tried == 1
    assert not row.lost, row


@pytest.fixture
def annotated(tmp_path: Path) -> tuple[Path, str, str]:
    """A project of two annotations, with what the window would say of the first and of both."""
    path = tmp_path / "case.crossread"
    with Project.create(path) as project:
        source = project.sources.add("Evening", TEXT)
        ids = [
            project.annotations.add(Passage(source_id=source.id, revision=1, start=start, end=start + 5)).id
            for start in (0, 20)
        ]
        step = project.step_number
    return path, f"shown {step - 1} {ids[0]}", f"shown {step} {','.join(sorted(ids))}"


def test_what_was_shown_or_one_step_more_is_right(annotated: tuple[Path, str, str]) -> None:
    path, first, both = annotated
    assert judge(path, both) == []
    assert judge(path, first) == []


def test_a_step_that_was_shown_and_lost_is_told(annotated: tuple[Path, str, str]) -> None:
    path, _, both = annotated
    with Project.open(path) as project:
        project.store.conn.execute("DELETE FROM history WHERE step = (SELECT max(number) FROM steps)")
        project.store.conn.execute("DELETE FROM steps WHERE number = (SELECT max(number) FROM steps)")
    assert any("had shown step" in each for each in judge(path, both))


def test_annotations_that_were_shown_and_lost_are_told(annotated: tuple[Path, str, str]) -> None:
    path, _, both = annotated
    with Project.open(path) as project:
        project.store.conn.execute("DELETE FROM annotations WHERE key = 2")
    assert judge(path, both)
