"""Some annotations as a file of their own: valid, whole, and at home in an empty project."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from crossread.db.errors import InvalidRecordError
from crossread.db.exchange.export_json import export_json
from crossread.db.exchange.import_json import import_json
from crossread.db.project import Project
from tests.db.overview.making import Plan, annotate, codebook

SCHEMA = json.loads((files("crossread.resources") / "crossread.schema.json").read_text("utf-8"))


def test_a_subset_is_valid_and_goes_into_an_empty_project(project: Project, tmp_path: Path) -> None:
    made = codebook(project)
    plans = [
        Plan(source=0, start=0, length=9, note="n", tags=((0, 0, None),), positions=((0, -1, "denies"),)),
        Plan(source=0, start=9, length=9, tags=((1, -1, None),)),
        Plan(source=1, start=0, length=9, positions=((2, 1, "asserts"),)),
        Plan(source=2, start=0, length=9, tags=((2, -1, None),)),
    ]
    ids = annotate(project, made, plans)
    out = tmp_path / "some.json"
    export_json(project, out, only=[ids[0], ids[2]])
    told = json.loads(out.read_text("utf-8"))
    Draft202012Validator(SCHEMA).validate(told)
    assert [each["id"] for each in told["annotations"]] == [ids[0], ids[2]]
    assert {each["id"] for each in told["sources"]} == {made.sources[0], made.sources[1]}
    # Besides the event that is tagged, the one that the third claim is about.
    assert {each["id"] for each in told["events"]} == {made.events[0], made.events[3]}
    with Project.create(tmp_path / "other.crossread") as other:
        import_json(other, out)
        assert other.annotations.get(ids[0]) == project.annotations.get(ids[0])
        assert other.annotations.get(ids[2]) == project.annotations.get(ids[2])
        assert other.annotations.count() == 2
    with pytest.raises(InvalidRecordError, match="not in the project any more"):
        export_json(project, out, only=[ids[0], "nobody"])


def test_an_export_tells_how_far_it_is_and_can_be_stopped(project: Project, tmp_path: Path) -> None:
    made = codebook(project)
    note = "a note that takes some room " * 20
    ids = annotate(project, made, [Plan(source=0, start=at % 90, length=9, note=note) for at in range(900)])
    counts: list[int] = []
    out = tmp_path / "all.json"
    export_json(project, out, only=ids, report=counts.append)
    assert counts == sorted(counts)
    assert counts[-1] > 0
    whole = out.read_bytes()

    def stop(count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_json(project, out, only=ids[:-1], report=stop)
    assert out.read_bytes() == whole
    assert [path.name for path in tmp_path.glob(".*")] == []
