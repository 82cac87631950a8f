"""What goes out comes in again, whole."""

import hashlib
import json
import uuid
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossread.db.exchange.export_json import export_json
from crossread.db.exchange.import_json import import_json
from crossread.db.project import Project
from crossread.db.records import Finding, Passage, SetAside, Source, Zone
from crossread.db.validity import one_line

Document = dict[str, Any]
ODD_TEXTS = [
    "",
    "\ufeff",
    "a\ufeffb",
    "e\u0301",
    "𠀀𪛖",
    "👩‍👩‍👧",
    "שָׁלוֹם",
    "\u202eabc",
    "\u2028\u2029\x85\x0b\x0c\x7f\x01",
    "\ufdd0",
]


def without_time(document: Document) -> Document:
    return {key: value for key, value in document.items() if key != "exported_at"}


def test_the_whole_document_comes_out_as_it_went_in(take: Any, give: Any, whole: Document) -> None:
    imported = take(whole)
    assert give() == without_time(whole)
    assert list(give()) == [key for key in whole if key != "exported_at"]
    assert (imported.added["positions"], imported.added["answers"], imported.changed) == (2, 2, {})


def test_taking_it_twice_changes_nothing(take: Any, give: Any, whole: Document, empty: Project) -> None:
    take(whole)
    step = empty.step_number
    assert take(whole).nothing
    assert (give(), empty.step_number) == (without_time(whole), step)


def test_one_step_takes_it_back_and_brings_it_again(take: Any, give: Any, whole: Document, empty: Project) -> None:
    before = give()
    take(whole)
    (step,) = empty.history.steps()
    assert (step.kind, step.label, step.args) == ("import", "import_json", {"name": "in.json"})
    after = give()
    empty.history.undo()
    assert give() == before
    assert empty.store.number("SELECT count(*) FROM documents") == 0
    empty.history.redo()
    again = give()
    assert [record["id"] for record in again["annotations"]] == [record["id"] for record in after["annotations"]]
    assert again["project"] == after["project"]
    take(whole)
    assert again == give()


def test_the_lists_may_come_in_any_order(take: Any, give: Any, whole: Document) -> None:
    take(dict(reversed(whole.items())))
    assert give() == without_time(whole)


def test_what_is_taken_in_can_be_searched(take: Any, whole: Document, empty: Project) -> None:
    take(whole)
    found = empty.store.rows(
        "SELECT d.kind FROM document_index i JOIN documents d ON d.key = i.rowid WHERE document_index MATCH ?",
        ('"family" OR "captain" OR "White" OR "inquiry"',),
    )
    assert {row[0] for row in found} == {"annotations", "answers", "voices", "verdicts"}
    assert len(empty.store.rows("SELECT rowid FROM text_index WHERE text_index MATCH 'lost'")) == 2


def test_what_the_program_makes_goes_round(project: Project, source: Source, take: Any, give: Any) -> None:
    project.sources.set_zones(
        source.id, 1, [Zone(start=33, end=40, kind="caption"), Zone(start=0, end=3, kind="headline")]
    )
    project.sources.finish(source.id, 1)
    project.sources.add_revision(source.id, "another text")
    claim = project.claims.add("Who?", "answer", answers=["Ann", "Bob"])
    event = project.events.add("Landing", date="1912-04-18~")
    annotation = project.annotations.add(Passage(source_id=source.id, revision=1, start=0, end=32))
    position = project.annotations.add_position(annotation.id, claim.id, answer_id=claim.answers[0].id, via=("a", "b"))
    project.annotations.tag_event(annotation.id, event.id, date="1912-04")
    project.silences.add(source.id, claim.id, 2)
    project.verdicts.add("settled", claim_id=claim.id, set_aside=[SetAside(id=position.id, why="copy")])
    # Deleted and brought back, a record keeps its place in the order.
    project.events.delete(event.id)
    project.events.add("Later")
    project.history.undo()
    project.history.undo()
    first = give(project)
    take({**first, "exported_at": "2026-01-01T00:00:00Z"})
    assert give() == first


def test_what_has_gone_is_not_named(project: Project, source: Source, give: Any) -> None:
    claim = project.claims.add("Who?", "answer", answers=["Ann"])
    event = project.events.add("Landing")
    annotation = project.annotations.add(Passage(source_id=source.id, revision=1, start=0, end=32))
    position = project.annotations.add_position(annotation.id, claim.id)
    tag = project.annotations.tag_event(annotation.id, event.id)
    project.verdicts.add(
        "settled",
        claim_id=claim.id,
        finding=Finding(answer_id=claim.answers[0].id),
        set_aside=[SetAside(id=position.id, why="copy"), SetAside(id=tag.id, why="misprint")],
    )
    project.annotations.remove_position(position.id)
    # As a merge would leave it: the answer has gone and the finding still names it.
    project.store.conn.execute("DELETE FROM answers")
    (verdict,) = give(project)["verdicts"]
    assert verdict["set_aside"] == [{"id": tag.id, "why": "misprint"}]
    assert verdict["finding"]["answer_id"] is None


def test_without_texts_the_hashes_and_quotes_stay(take: Any, give: Any, whole: Document, tmp_path: Path) -> None:
    take(whole)
    bare = give(with_text=False)
    first = bare["sources"][0]
    assert "file_name" not in first
    assert [sorted(revision) for revision in first["revisions"]] == [
        ["finished", "imported_at", "number", "sha256", "zones"]
    ] * 2
    assert not {"prefix", "suffix"} & bare["annotations"][0].keys()
    assert bare["annotations"][0]["quote"] == whole["annotations"][0]["quote"]
    assert take(bare).nothing
    with Project.create(tmp_path / "other.crossread") as other:
        take({"sources": [{key: source[key] for key in ("title", "revisions")} for source in whole["sources"]]}, other)
        take(bare, other)
        assert [source["file_name"] for source in give(other)["sources"]] == [None, None, None, None]
        assert give(other)["annotations"] == whole["annotations"]


def test_a_selection_brings_what_it_refers_to(take: Any, give: Any, whole: Document, tmp_path: Path) -> None:
    take(whole)
    first, second = whole["annotations"]
    part = give(only=[second["id"]])
    assert [len(part[key]) for key in ("sources", "voices", "events", "claims", "annotations")] == [1, 0, 0, 0, 1]
    # The first is dated from the second, so that both come.
    part = give(only=[whole["sources"][0]["id"]])
    assert [len(part[key]) for key in ("sources", "voices", "events", "claims", "annotations")] == [2, 2, 2, 2, 2]
    assert give(only=[first["events"][1]["event_id"]])["annotations"] == [first, second]
    for number, chosen in enumerate((first["id"], second["id"], whole["claims"][1]["id"], whole["voices"][0]["id"])):
        with Project.create(tmp_path / f"{number}.crossread") as other:
            part = give(only=[chosen])
            take(part, other)
            assert give(other) == part


@st.composite
def documents(draw: st.DrawFn, odd: list[str]) -> Document:
    """Documents that keep the rules, of odd texts."""

    ids = iter(range(1, 1000))

    def new() -> str:
        return str(uuid.UUID(int=next(ids), version=4))

    plain = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=30)
    words = st.one_of(st.sampled_from(odd), plain).map(lambda s: s.replace("\0", "").replace("\r", ""))
    named = words.map(one_line).map(lambda s: s if s.strip() else s + "x")
    sources, annotations = [], []
    for _ in range(draw(st.integers(0, 3))):
        text = "".join(draw(st.lists(words, max_size=4))).lstrip("\ufeff")
        source: Document = {
            "id": new(),
            "title": draw(named),
            "note": draw(words),
            "file_name": draw(st.none() | words),
            "order": draw(st.none() | st.integers(-5, 5)),
            "published": draw(st.sampled_from([None, "2023-09", "-0044~", "Y12000", "[1912..]"])),
            "modified_at": draw(st.sampled_from(["2023-01-01T00:00:00Z", "2023-01-01T00:00:00.10Z"])),
            "revisions": [{"number": draw(st.integers(1, 2**53 - 1)), "text": text}],
        }
        sources.append(source)
        for _ in range(draw(st.integers(0, 3)) if text else 0):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            annotations.append(
                {
                    "id": new(),
                    "source_id": source["id"],
                    "revision": source["revisions"][0]["number"],
                    "start": start,
                    "end": end,
                    "quote": text[start:end],
                    "note": draw(words),
                }
            )
    voices = [{"id": new(), "name": draw(named), "aliases": draw(st.lists(named, max_size=2))} for _ in range(2)]
    claim: Document = {"id": new(), "statement": draw(named), "value_type": draw(st.sampled_from(["number", "date"]))}
    low, high = ("1.50", "3") if claim["value_type"] == "number" else ("2023?", "2024")
    for annotation in annotations:
        annotation["positions"] = [
            {
                "claim_id": claim["id"],
                "voice_id": draw(st.sampled_from([None, voices[0]["id"], voices[1]["id"]])),
                "value": low,
                "value_high": draw(st.sampled_from([None, high])),
                "value_given": draw(st.none() | words),
                "scope": draw(words),
                "via": draw(st.lists(named, max_size=2)),
                "date_anchor": draw(st.sampled_from([None, {"published": True}, {"annotation_id": annotation["id"]}])),
            }
            for _ in range(draw(st.integers(0, 2)))
        ]
    return {"sources": sources, "voices": voices, "claims": [claim], "annotations": annotations}


@pytest.fixture(scope="module")
def odd(pytestconfig: pytest.Config) -> list[str]:
    path = pytestconfig.rootpath.parent / "shared" / "data" / "text" / "blns.json"
    return ODD_TEXTS + (json.loads(path.read_bytes()) if path.exists() else [])


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_odd_texts_go_round(data: st.DataObject, odd: list[str], tmp_path: Path) -> None:
    document = data.draw(documents(odd))
    folder = tmp_path / str(uuid.uuid4())
    folder.mkdir()
    (folder / "0.json").write_bytes(json.dumps(document, ensure_ascii=data.draw(st.booleans())).encode())
    exports = []
    for number in range(2):
        with Project.create(folder / f"{number}.crossread") as project:
            import_json(project, folder / f"{number}.json")
            export_json(project, folder / f"{number + 1}.json")
        exports.append(without_time(json.loads((folder / f"{number + 1}.json").read_bytes())))
    first, second = exports
    assert first == second
    for given_source, written in zip(document["sources"], first["sources"], strict=True):
        assert {key: written[key] for key in given_source if key != "revisions"} | {
            "revisions": given_source["revisions"]
        } == given_source
        (revision,) = written["revisions"]
        assert revision["text"] == given_source["revisions"][0]["text"]
        assert revision["sha256"] == hashlib.sha256(revision["text"].encode()).hexdigest()
    for given_one, written in zip(document["annotations"], first["annotations"], strict=True):
        assert {key: written[key] for key in given_one if key != "positions"} == {
            key: value for key, value in given_one.items() if key != "positions"
        }


def test_the_sample_goes_round(pytestconfig: pytest.Config, empty: Project, give: Any) -> None:
    path = pytestconfig.rootpath / "resources" / "sample" / "titanic.crossread.json"
    import_json(empty, path)
    assert give() == without_time(json.loads(path.read_bytes()))
