"""A disk that is full or fails, in the short form; and that the proof would tell a loss."""

from pathlib import Path
from unittest import mock

import pytest

from crossread.db.project import Project
from crossread.db.store.steps import Steps
from tests.safety import failing, full_disk
from tests.safety.harness import SEED
from tests.safety.mixed_work import make_import


def test_nothing_is_lost_on_a_disk_that_fails() -> None:
    for row in full_disk.rows(long=False, seed=SEED):
        assert not row.lost, row


class _Well:
    def harm(self, nth: int) -> None:
        pass

    def mend(self) -> int:
        return 0


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return failing.make(tmp_path / "first.crossread", SEED)


def test_half_a_step_would_be_told(tmp_path: Path, first: Path) -> None:
    json = make_import(tmp_path / "import.json", SEED, steps=2)

    def commit_all_the_same(steps: Steps) -> None:
        if steps._conn.in_transaction:
            steps._conn.execute("COMMIT")

    class Failing(_Well):
        def harm(self, nth: int) -> None:
            if nth:
                project_fails.start()

        def mend(self) -> int:
            mock.patch.stopall()
            return 0

    refuse = mock.Mock(side_effect=[None, OSError("worn out")])
    project_fails = mock.patch.multiple(Steps, _look=refuse, _roll_back=commit_all_the_same)
    came = failing.live(failing.fresh(tmp_path, first), json, Failing(), 1)
    assert any("something of it stayed" in each for each in came.wrong)
    assert any("worn out" in each for each in came.wrong)


def test_a_session_on_a_disk_that_is_well(tmp_path: Path, first: Path) -> None:
    json = make_import(tmp_path / "import.json", SEED, steps=2)
    came = failing.live(failing.fresh(tmp_path, first), json, _Well(), 0)
    assert came.wrong == []
    assert came.failures == 0
    with Project.open_for_reading(tmp_path / "case" / "copy.crossread") as copy:
        assert copy.sources.all()
