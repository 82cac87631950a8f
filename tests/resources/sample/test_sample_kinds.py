"""The sample shows every kind of disagreement: the list in packaging/sample/marks/9-kinds.toml is held to the rules."""

import json
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from crossread.db.disagreements import Judged, Stated, Subject, compare, disagreement_on
from crossread.db.records import Claim, Event, SetAside, Verdict

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = tomllib.loads((ROOT / "packaging" / "sample" / "marks" / "9-kinds.toml").read_text("utf-8"))["example"]

RELATIONS = {
    "conflict": {"conflict"},
    "tension": {"tension"},
    "not the same thing": {"not_the_same_thing"},
    "none": {"agree", "nothing"},
}
Record = dict[str, Any]


@pytest.fixture(scope="module")
def sample() -> Record:
    document: Record = json.loads((ROOT / "resources" / "sample" / "titanic.crossread.json").read_text("utf-8"))
    return document


@pytest.fixture
def find(sample: Record, judged: ModuleType, marked_articles: ModuleType) -> "Finder":
    return Finder(sample, judged, marked_articles)


class Finder:
    """Finds positions and event tags, and what they are on, by the names that the marks use."""

    def __init__(self, sample: Record, judged: ModuleType, marked_articles: ModuleType) -> None:
        self.make_id = marked_articles.make_id
        self.subjects: dict[str, Subject] = judged.subjects(sample)
        self.stated: dict[str, list[Stated]] = judged.stated(sample)
        self.verdicts: dict[str, list[Verdict]] = {}
        for one in sample["verdicts"]:
            aside = tuple(SetAside(**each) for each in one["set_aside"])
            verdict = Verdict(**one | {"set_aside": aside, "finding": None})
            self.verdicts.setdefault(one["claim_id"] or one["event_id"], []).append(verdict)

    def __call__(self, name: str) -> tuple[Stated, Subject]:
        wanted = self.make_id("tag" if "@" in name else "position", name)
        ((stated, on),) = ((one, on) for on, said in self.stated.items() for one in said if one.id == wanted)
        return stated, self.subjects[on]

    def judged(self, subject_id: str) -> Judged:
        """A claim or an event with all that the sample says on it and all that was decided."""
        return Judged(
            subject=self.subjects[subject_id],
            stated=self.stated.get(subject_id, []),
            verdicts=self.verdicts.get(subject_id, []),
        )


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
def test_the_parts_exceed_their_total_and_no_other_sum_does(example: Record, find: Finder) -> None:
    total, claim = find(example["a"])
    parts = [one for one in find.subjects.values() if isinstance(one, Claim) and one.parent_id == claim.id]
    disagreement = disagreement_on(find.judged(claim.id), [find.judged(part.id) for part in parts])
    assert disagreement is not None
    (found,) = (pair for pair in disagreement.pairs if pair.kind == "total")
    assert (found.a, found.b, found.same_voice, found.same_source) == (total.id, None, True, True)
    assert set(found.parts) == {find(name)[0].id for name in example["parts"]}


def test_what_verdicts_leave_is_still_a_disagreement_and_none_is_stale(find: Finder) -> None:
    found = {one: disagreement_on(find.judged(one)) for one in find.verdicts}
    told = {one.title: (one.status, one.stale, one.has_conflict) for one in found.values() if one is not None}
    assert told == {
        "She broke in two before she went under": ("settled", False, True),
        "How many people were saved?": ("open", False, True),
        "How far away was the Californian?": ("cannot_be_settled", False, True),
        "How many people could her boats hold?": ("not_a_conflict", False, True),
    }


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
    said = find.stated[claim.id]
    against = {one.value for one in said if compare(new, one, claim).relation == "conflict"}
    assert against >= {"705", "706", "711", "745"}


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
