"""The sample shows every kind of disagreement: the list in packaging/sample/marks/9-kinds.toml is held to the rules."""

import json
import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from crossread.db.disagreements.rules import compare
from crossread.db.disagreements.stated import Stated, Subject
from crossread.db.records import Answer, Claim, Event

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = tomllib.loads((ROOT / "packaging" / "sample" / "marks" / "9-kinds.toml").read_text("utf-8"))["example"]

RELATIONS = {
    "conflict": {"conflict"},
    "tension": {"tension"},
    "not the same thing": {"not_the_same_thing"},
    "none": {"agree", "nothing"},
}
COMPARED = ("value", "value_high", "qualifier", "answer_id", "as_of", "scope", "stance", "voice_id", "certainty")

Record = dict[str, Any]
MakeId = Callable[..., str]


@pytest.fixture(scope="module")
def sample() -> Record:
    document: Record = json.loads((ROOT / "resources" / "sample" / "titanic.crossread.json").read_text("utf-8"))
    return document


@pytest.fixture
def find(sample: Record, make_id: MakeId) -> "Finder":
    return Finder(sample, make_id)


class Finder:
    """Finds positions and event tags by the names that the marks use."""

    def __init__(self, sample: Record, make_id: MakeId) -> None:
        self.make_id = make_id
        self.said: dict[str, tuple[Stated, str]] = {}
        for annotation in sample["annotations"]:
            passage = {"annotation_id": annotation["id"], "source_id": annotation["source_id"]}
            for one in annotation["positions"]:
                compared = {key: one[key] for key in COMPARED}
                self.said[one["id"]] = (Stated(id=one["id"], **passage, **compared), one["claim_id"])
            for one in annotation["events"]:
                stated = Stated(id=one["id"], **passage, voice_id=one["voice_id"], value=one["date"])
                self.said[one["id"]] = (stated, one["event_id"])
        self.subjects: dict[str, Subject] = {}
        for event in sample["events"]:
            self.subjects[event["id"]] = Event(id=event["id"], title=event["title"], date=event["date"])
        for claim in sample["claims"]:
            self.subjects[claim["id"]] = Claim(
                id=claim["id"],
                statement=claim["statement"],
                value_type=claim["value_type"],
                compare=claim["compare"],
                answers=tuple(Answer(id=answer["id"], text=answer["text"]) for answer in claim["answers"]),
                tolerance=claim["tolerance"],
                parent_id=claim["parent_id"],
                part_of_total=claim["part_of_total"],
            )

    def __call__(self, name: str) -> tuple[Stated, Subject]:
        stated, subject = self.said[self.make_id("tag" if "@" in name else "position", name)]
        return stated, self.subjects[subject]


def kind_of(subject: Subject) -> str:
    return "date" if isinstance(subject, Event) else subject.value_type


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e["kind"] != "total"], ids=lambda e: f"{e['a']}-{e['b']}")
def test_a_pair_stands_as_the_list_says(example: Record, find: Finder) -> None:
    (a, subject), (b, other) = find(example["a"]), find(example["b"])
    assert subject == other
    assert kind_of(subject) == example["kind"]
    assert compare(a, b, subject).relation in RELATIONS[example["relation"]]
    assert compare(b, a, subject).relation in RELATIONS[example["relation"]]
    assert (a.voice == b.voice) == example.get("same_voice", False)
    assert (a.source_id == b.source_id) == example.get("same_source", False)


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e["kind"] == "total"], ids=lambda e: e["a"])
def test_the_parts_exceed_their_total(example: Record, find: Finder) -> None:
    total, claim = find(example["a"])
    parts = [find(name) for name in example["parts"]]
    for part, of in parts:
        assert isinstance(of, Claim)
        assert of.part_of_total
        assert of.parent_id == claim.id
        assert (part.scope, part.as_of) == (total.scope, total.as_of)
    assert sum(Decimal(part.value or "nan") for part, _ in parts) > Decimal(total.value or "nan")


def test_every_kind_is_in_the_list() -> None:
    shown = {(example["kind"], example["relation"]) for example in EXAMPLES}
    assert shown >= {
        ("truth", "conflict"),
        ("number", "conflict"),
        ("number", "tension"),
        ("duration", "conflict"),
        ("duration", "tension"),
        ("date", "conflict"),
        ("date", "tension"),
        ("answer", "conflict"),
        ("answer", "none"),
        ("total", "conflict"),
        ("number", "not the same thing"),
    }
    names = {name for example in EXAMPLES for name in (example["a"], example.get("b", ""))}
    assert any("@" in name for name in names)
    assert any(example.get("same_voice") and not example.get("same_source") for example in EXAMPLES)


def test_a_newcomers_figure_conflicts_at_once(sample: Record, find: Finder) -> None:
    guide = json.loads((ROOT / "resources" / "sample" / "guide.json").read_text("utf-8"))
    (text,) = (one["revisions"][0]["text"] for one in sample["sources"] if one["id"] == guide["source_id"])
    assert text[guide["start"] : guide["end"]] == guide["quote"]
    assert text.count(guide["quote"]) == 1
    assert not [
        one
        for one in sample["annotations"]
        if one["source_id"] == guide["source_id"] and one["start"] < guide["end"] and guide["start"] < one["end"]
    ]
    claim = find.subjects[guide["claim_id"]]
    new = Stated(id="new", annotation_id="new", source_id=guide["source_id"], value=guide["quote"])
    against = {
        stated.value
        for stated, subject in find.said.values()
        if subject == claim.id and compare(new, stated, claim).relation == "conflict"
    }
    assert against >= {"705", "706", "711", "745"}
    assert all(figure in guide["steps"][2]["text"] for figure in ("705", "706", "711", "745"))


def test_it_has_what_the_reading_view_must_always_be_tried_on(sample: Record) -> None:
    annotations = sample["annotations"]
    quotes = "".join(one["quote"] for one in annotations)
    assert "👩‍👩‍👧" in quotes
    for first, last, script in (
        ("\u0400", "\u04ff", "Cyrillic"),
        ("\u0531", "\u058f", "Armenian"),
        ("\u05d0", "\u05ea", "Hebrew"),
        ("\u0620", "\u064a", "Arabic"),
        ("\u0300", "\u036f", "combining"),
        ("\u4e00", "\u9fff", "Han"),
        ("\U00020000", "\U0002a6df", "Han, extension B"),
    ):
        assert any(first <= character <= last for character in quotes), script
    assert any("\n\n" in one["quote"] for one in annotations)
    assert any(
        one["source_id"] == other["source_id"] and one["start"] < other["start"] < one["end"] < other["end"]
        for one in annotations
        for other in annotations
    )
    assert any(len(one["positions"]) > 1 and len({p["claim_id"] for p in one["positions"]}) == 1 for one in annotations)
    positions = [position for one in annotations for position in one["positions"]]
    for key in ("via", "as_of", "scope", "source_stance", "value_high", "qualifier"):
        assert any(position[key] for position in positions), key
    assert {position["stance"] for position in positions} == {"asserts", "denies", "questions"}
    assert {position["certainty"] for position in positions} == {"certain", "likely", "possible"}
    anchors = [tag["date_anchor"] for one in annotations for tag in one["events"] if tag["date_anchor"]]
    assert {key for anchor in anchors for key in anchor} == {"published", "event_id", "annotation_id"}
    assert {verdict["status"] for verdict in sample["verdicts"]} == {
        "open",
        "settled",
        "cannot_be_settled",
        "not_a_conflict",
    }
    zones = [zone["kind"] for source in sample["sources"] for zone in source["revisions"][0]["zones"]]
    assert {"headline", "introduction", "caption", "pull_quote", "furniture"} == set(zones)
