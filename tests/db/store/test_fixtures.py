"""Files of every version of the schema are read for ever: each has a fixture, and today's program opens it."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from crossread.db.exchange.export_json import export_json
from crossread.db.project import Project
from crossread.db.store.schema import SCHEMA_VERSION
from crossread.db.verify import verify
from tests.db.history.doing import state
from tests.db.store.make_fixture import export_of, file_of

VERSIONS = range(1, SCHEMA_VERSION + 1)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_has_a_fixture(version: int) -> None:
    what_to_do = "run python -m tests.db.store.make_fixture with the program of that version, and commit what it writes"
    assert file_of(version).is_file(), what_to_do
    assert export_of(version).is_file(), what_to_do
    assert int.from_bytes(file_of(version).read_bytes()[60:64], "big") == version


@pytest.mark.parametrize("version", VERSIONS)
def test_it_opens_and_gives_the_same_export(version: int, tmp_path: Path) -> None:
    path = tmp_path / "old.crossread"
    shutil.copyfile(file_of(version), path)
    with Project.open(path) as project:
        export_json(project, tmp_path / "now.json")
        assert list(verify(project)) == []
        assert {hit.kind for hit in project.search("sixty")} == {"source", "text"}
    then, now = (json.loads(each.read_text("utf-8")) for each in (export_of(version), tmp_path / "now.json"))
    del then["exported_at"], then["version"]
    assert _holds(now, then)


@pytest.mark.parametrize("version", VERSIONS)
def test_its_history_goes_back_to_the_beginning_and_forth_again(version: int, tmp_path: Path) -> None:
    path = tmp_path / "old.crossread"
    shutil.copyfile(file_of(version), path)
    with Project.open(path) as project:
        before, states = state(project), []
        while project.history.undo():
            states.append(state(project))
        assert project.sources.all() == []
        for expected in reversed([before, *states[:-1]]):
            assert project.history.redo() is not None
            assert state(project) == expected
        # What was undone when the file was made can still be done.
        assert project.history.redo() is not None
        assert [note for (note,) in project.store.rows("SELECT note FROM annotations WHERE note <> ''")] == [
            "from the gate, and again"
        ]


def _holds(now: Any, then: Any) -> bool:
    """Whether all that was exported then is so now; a later version of the format may have more keys."""
    if isinstance(then, dict):
        return isinstance(now, dict) and all(key in now and _holds(now[key], then[key]) for key in then)
    if isinstance(then, list):
        return isinstance(now, list) and len(now) == len(then) and all(map(_holds, now, then))
    return bool(now == then)
