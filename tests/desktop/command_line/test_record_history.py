"""What happened to one record, as a script meets it."""

import json
from pathlib import Path

import pytest

from crossread.db.compacting import compact
from crossread.db.project import Project
from crossread.db.records import Passage
from crossread.desktop.command_line.main import main


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Project.create(tmp_path / "case.crossread", author="Ada") as project:
        source = project.sources.add("Paper", "Nearly 1,500 were lost.")
        annotation = project.annotations.add(Passage(source_id=source.id, revision=1, start=0, end=12))
        project.author = "Grace"
        project.annotations.edit_note(annotation.id, "seen")
        project.annotations.edit_note(annotation.id, "seen twice")
        project.history.undo()
    return tmp_path / "case.crossread"


def annotation_id(path: Path) -> str:
    with Project.open_for_reading(path) as project:
        found: str = project.store.rows("SELECT id FROM annotations")[0][0]
        return found


def test_every_change_of_a_record_is_told(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = path.read_bytes()
    assert main(["history", str(path), "--of", annotation_id(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("undo: edit the note on “Nearly 1,500” (Grace)")
    assert lines[1].strip() == "note “seen twice” → “seen”"
    assert lines[3].strip() == "note “seen” → “seen twice”"
    assert lines[5].strip() == "note “seen”"
    assert lines[6].endswith("annotate “Nearly 1,500” (Ada)")
    assert path.read_bytes() == before


def test_the_same_as_json(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", str(path), "--of", annotation_id(path), "--json", "--limit", "2"]) == 0
    steps = json.loads(capsys.readouterr().out)
    assert [(step["kind"], step["author"]) for step in steps] == [("undo", "Grace"), ("do", "Grace")]
    assert steps[1]["changes"] == [
        {
            "record": annotation_id(path),
            "kind": "annotation",
            "change": "changed",
            "fields": {"note": ["seen", "seen twice"]},
        }
    ]


def test_an_id_that_nobody_knows(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", str(path), "--of", "nothing"]) == 1
    assert "knows nothing of nothing" in capsys.readouterr().err


def test_steps_whose_history_was_dropped_are_not_told(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Project.open(path) as project:
        compact(project, project.step_number)
    assert main(["history", str(path)]) == 0
    assert [line.split("Z")[1].strip() for line in capsys.readouterr().out.splitlines()] == [
        "drop the history of 5 steps"
    ]
