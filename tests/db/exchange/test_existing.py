"""What a file changes in a project that knows its records already, and what it never does."""

import copy
from pathlib import Path
from typing import Any

import pytest

from crossread.db.errors import ContractError, CrossreadError
from crossread.db.exchange.export_json import export_json
from crossread.db.palette import CLAIM_COLORS, EVENT_COLORS
from crossread.db.project import Project
from crossread.db.store import clock
from crossread.db.validity import is_uuid

Document = dict[str, Any]
LATER = "2027-01-01T00:00:00Z"


@pytest.fixture
def full(take: Any, whole: Document, empty: Project) -> Project:
    take(whole)
    return empty


def test_a_new_record_gets_its_defaults(take: Any, give: Any) -> None:
    before = clock.now()
    source, event = "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"
    claim = "00000000-0000-4000-8000-000000000003"
    take(
        {
            "sources": [{"id": source, "title": "x", "revisions": [{"text": "0123456789" * 10, "finished": [{}]}]}],
            "voices": [{"name": "v"}],
            "events": [{"id": event, "title": "e"}, {"title": "f", "color": "#ABCDEF"}, {"title": "g"}],
            "claims": [{"id": claim, "statement": "c", "value_type": "answer", "answers": [{"text": "a"}]}],
            "annotations": [
                {
                    "source_id": source,
                    "start": 40,
                    "end": 42,
                    "quote": "01",
                    "events": [{"event_id": event}],
                    "positions": [{"claim_id": claim}],
                }
            ],
            "silences": [{"source_id": source, "claim_id": claim}],
            "verdicts": [{"status": "open", "claim_id": claim}],
        }
    )
    document = give()
    (annotation,) = document["annotations"]
    assert (annotation["prefix"], annotation["suffix"]) == (
        "89" + "0123456789" * 3,
        "23456789" + "0123456789" * 2 + "0123",
    )
    assert before <= annotation["created_at"] == annotation["modified_at"] <= clock.now()
    assert (annotation["revision"], annotation["note"], annotation["created_by"]) == (1, "", "")
    assert is_uuid(annotation["id"])
    (position,) = annotation["positions"]
    assert (position["stance"], position["certainty"], position["via"], position["scope"]) == (
        "asserts",
        "certain",
        [],
        "",
    )
    (known,) = document["sources"]
    assert (known["revisions"][0]["number"], known["revisions"][0]["zones"], known["note"]) == (1, [], "")
    assert known["revisions"][0]["finished"][0]["by"] == ""
    assert [one["color"] for one in document["events"]] == [EVENT_COLORS[0], "#abcdef", EVENT_COLORS[2]]
    assert (document["claims"][0]["compare"], document["claims"][0]["color"]) == ("exclusive", CLAIM_COLORS[0])
    assert document["claims"][0]["answers"][0]["aliases"] == []
    assert document["silences"][0]["revision"] == 1
    assert (document["verdicts"][0]["set_aside"], document["verdicts"][0]["finding"]) == ([], None)


CHANGED: list[tuple[str, str, str, Any]] = [
    ("sources", "modified_at", "note", "another"),
    ("voices", "modified_at", "kind", "firm"),
    ("events", "modified_at", "description", "another"),
    ("claims", "modified_at", "unit", None),
    ("annotations", "modified_at", "note", "another"),
    ("relations", "decided_at", "kind", "translates"),
    ("silences", "modified_at", "note", "another"),
    ("verdicts", "decided_at", "status", "open"),
]


@pytest.mark.parametrize(("section", "stamp", "key", "value"), CHANGED)
def test_only_a_later_record_changes_one_that_is_there(
    *, section: str, stamp: str, key: str, value: Any, full: Project, take: Any, give: Any, whole: Document
) -> None:
    before = give()
    record = whole[section][0]
    record[key] = value
    stored = record[stamp]
    for time in (stored, "2020-01-01T00:00:00Z", None, stored.removesuffix("Z").split(".")[0] + "Z"):
        record[stamp] = time
        if time is None:
            del record[stamp]
        assert take({section: [record]}).nothing
        assert give() == before
    record[stamp] = stored.removesuffix("Z").split(".")[0] + ".5000000001Z"
    assert take({section: [record]}).changed == {section: 1}
    assert give()[section][0] == before[section][0] | {key: value, stamp: record[stamp]}
    assert {name: part for name, part in give().items() if name != section} == {
        name: part for name, part in before.items() if name != section
    }
    full.history.undo()
    undone = give()[section][0]
    assert {name: part for name, part in undone.items() if name != stamp} == {
        name: part for name, part in before[section][0].items() if name != stamp
    }


@pytest.mark.parametrize("section", ["sources", "voices", "events", "claims", "annotations", "relations", "verdicts"])
def test_a_missing_key_keeps_its_value(section: str, full: Project, take: Any, give: Any, whole: Document) -> None:
    required = {
        "sources": "id title modified_at",
        "voices": "id name modified_at",
        "events": "id title modified_at",
        "claims": "id statement value_type modified_at",
        "annotations": "id source_id start end quote modified_at",
        "relations": "id a b kind decided_at",
        "verdicts": "id status claim_id decided_at",
    }[section].split()
    stamp = required[-1]
    record = {key: whole[section][0][key] for key in required} | {stamp: LATER}
    before = give()[section]
    take({section: [record]})
    assert give()[section] == [before[0] | {stamp: LATER}, *before[1:]]


def test_revisions_and_answers_are_only_added(full: Project, take: Any, give: Any, whole: Document) -> None:
    before = give()
    source, claim = whole["sources"][0], whole["claims"][1]
    source["revisions"] = [
        {"number": 1, "text": "A third.\n"},
        {"sha256": source["revisions"][0]["sha256"], "number": 7},
    ]
    claim["answers"] = [
        {"id": claim["answers"][0]["id"], "text": "another word"},
        {"text": "nobody"},
        {"text": "the builder"},
    ]
    del source["modified_at"]
    new = {"id": "00000000-0000-4000-8000-000000000055", "source_id": source["id"]}
    known = whole["annotations"][0]
    imported = take(
        {
            "sources": [source],
            "claims": [claim],
            "annotations": [
                # The file's numbers are its own: its 1 is the project's 3, its 7 the project's 1.
                new | {"start": 0, "end": 7, "quote": "A third"},
                {"source_id": source["id"], "revision": 7, "quote": known["quote"]}
                | {key: known[key] for key in ("start", "end")},
            ],
        }
    )
    assert imported.added == {"revisions": 1, "answers": 1, "annotations": 2}
    document = give()
    assert document["sources"][0]["revisions"][:2] == before["sources"][0]["revisions"]
    assert document["sources"][0]["revisions"][2]["number"] == 3
    assert [annotation["revision"] for annotation in document["annotations"][2:]] == [3, 1]
    assert [answer["text"] for answer in document["claims"][1]["answers"]] == ["the captain", "nobody", "the builder"]
    assert document["claims"][1]["answers"][:2] == before["claims"][1]["answers"]


def test_an_annotation_that_is_later_brings_its_tags_and_positions(
    full: Project, take: Any, give: Any, whole: Document
) -> None:
    annotation = whole["annotations"][0]
    event = annotation["events"][0]["event_id"]
    position = annotation["positions"][0]
    annotation["modified_at"] = LATER
    annotation["events"] = [{"event_id": event, "date": "1912-04"}]
    annotation["positions"] = [
        {"id": position["id"], "claim_id": position["claim_id"], "value": "1490", "qualifier": None},
        {"claim_id": whole["claims"][1]["id"], "stance": "questions"},
    ]
    take({"annotations": [annotation]})
    document = give()
    (tag,) = document["annotations"][0]["events"]
    assert (tag["id"][-2:], tag["date"], tag["date_given"]) == ("60", "1912-04", "that night")
    first, second = document["annotations"][0]["positions"]
    assert first == position | {"value": "1490", "qualifier": None}
    assert (second["stance"], second["certainty"]) == ("questions", "certain")
    assert [one["id"][-2:] for one in document["verdicts"][0]["set_aside"]] == ["60"]
    full.history.undo()
    assert [one["id"] for one in give()["annotations"][0]["positions"]] == [one["id"] for one in full_positions(whole)]


def full_positions(whole: Document) -> list[Document]:
    return [{"id": f"00000000-0000-4000-8000-0000000000{number}"} for number in (70, 71)]


def test_the_id_of_another_ones_part_is_refused(full: Project, take: Any, whole: Document) -> None:
    other = whole["annotations"][1] | {"modified_at": LATER}
    for key, name in (("positions", "annotation"), ("events", "annotation")):
        taken = copy.deepcopy(whole["annotations"][0][key][:1])
        with pytest.raises(ContractError, match=name) as caught:
            take({"annotations": [other | {key: taken}]})
        assert caught.value.path == f"$.annotations[0].{key}[0].id"
    claim = whole["claims"][0] | {"answers": whole["claims"][1]["answers"]}
    with pytest.raises(ContractError, match="another claim"):
        take({"claims": [claim]})


def test_a_range_that_only_the_two_together_break(full: Project, take: Any, whole: Document) -> None:
    annotation = whole["annotations"][0] | {"modified_at": LATER}
    position = {key: annotation["positions"][0][key] for key in ("id", "claim_id")}
    annotation["positions"] = [position | {"value": "1", "value_high": "2"}]
    with pytest.raises(ContractError, match="no qualifier") as caught:
        take({"annotations": [annotation]})
    assert caught.value.path == "$.annotations[0].positions[0].value_high"


def test_a_claim_does_not_change_its_type_under_its_values(
    full: Project, take: Any, give: Any, whole: Document
) -> None:
    claim = {key: whole["claims"][0][key] for key in ("id", "statement")} | {"modified_at": LATER}
    with pytest.raises(ContractError, match="1500") as caught:
        take({"claims": [claim | {"value_type": "truth"}]})
    assert caught.value.path == "$.claims[0].value_type"
    annotation = whole["annotations"][0] | {"modified_at": LATER, "positions": []}
    take({"claims": [claim | {"value_type": "truth"}], "annotations": [annotation]})
    assert give()["claims"][0]["value_type"] == "truth"


def test_a_loop_that_only_file_and_project_together_make(full: Project, take: Any) -> None:
    with pytest.raises(ContractError, match="below itself"):
        take(
            {
                "voices": [
                    {"id": f"00000000-0000-4000-8000-0000000000{own}", "name": "x", "modified_at": LATER}
                    | {"parent_id": f"00000000-0000-4000-8000-0000000000{parent}"}
                    for own, parent in ((21, 20),)
                ]
            }
        )


def test_a_subset_refers_to_the_project(full: Project, take: Any, give: Any, whole: Document) -> None:
    annotation = whole["annotations"][0]
    for record in (annotation, *annotation["events"], *annotation["positions"]):
        del record["id"]
    assert take({"annotations": [annotation]}).added == {"annotations": 1, "event_tags": 2, "positions": 2}
    assert len(give()["annotations"]) == 3


def test_a_project_with_something_in_it_keeps_its_name(project: Project, take: Any, whole: Document) -> None:
    name = project.info
    project.voices.add("Somebody")
    take(whole, project)
    assert (project.info.id, project.info.title) == (name.id, name.title)


def test_a_project_for_reading_takes_nothing(full: Project, take: Any, whole: Document) -> None:
    with Project.open_for_reading(full.path) as reading, pytest.raises(CrossreadError, match="reading only"):
        take(whole, reading)


def test_an_export_reads_beside_a_writer_and_replaces_all_or_nothing(full: Project, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("old")
    link = tmp_path / "link.json"
    link.symlink_to(out)
    with Project.open_for_reading(full.path) as reading:
        export_json(reading, link)
    assert link.is_symlink()
    assert out.read_bytes().startswith(b'{"format":"crossread","version":1,')
    before = out.read_bytes()
    full.store.conn.execute("UPDATE positions SET via = '[' WHERE via <> '[]'")
    with pytest.raises(CrossreadError, match="damaged"):
        export_json(full, out)
    assert out.read_bytes() == before
    assert not full.store.conn.in_transaction
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".new")] == []


def test_where_an_export_cannot_go(full: Project, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for out in (tmp_path / "folder", tmp_path / "none" / "out.json", full.path):
        with pytest.raises(CrossreadError):
            export_json(full, out)
    assert full.info.title
    export_json(full, "/dev/null")
    assert Path("/dev/null").is_char_device()
    with pytest.raises(CrossreadError, match="not in the project"):
        export_json(full, tmp_path / "x.json", only=["nothing"])
    assert not (tmp_path / "x.json").exists()
