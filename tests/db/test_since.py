"""What changed since a verdict, told from the history: whatever makes it out of date has a sentence of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crossread.db.deciding import Draft, decide
from crossread.db.grid import read_subject
from crossread.db.project import Project
from crossread.db.records import Passage, Position

Ids = dict[str, str]
TEXT = "Nobody knows how many were lost. Some say 1,490 were lost, others 1,517."


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "ice.crossread", title="Ice") as made:
        yield made


@pytest.fixture
def ids(project: Project) -> Ids:
    source = project.sources.add(text=TEXT, title="The Court")
    claim = project.claims.add("How many were lost?", "number", unit="people")
    voice = project.voices.add("Lord Mersey")
    known = {"source": source.id, "claim": claim.id, "voice": voice.id}
    for name, (start, end), value in (("one", (38, 57), "1490"), ("two", (59, 71), "1517")):
        passage = Passage(source_id=source.id, revision=1, start=start, end=end)
        made = project.annotations.add(passage, positions=(Position(id="", claim_id=claim.id, value=value),))
        known[name], known[f"{name} position"] = made.id, made.positions[0].id
    decide(project, "claim", claim.id, Draft(status="settled"))
    return known


def _why(project: Project, ids: Ids) -> tuple[str, ...]:
    found = read_subject(project, "claim", ids["claim"])
    assert found.row.stale == bool(found.stale_why)
    return found.stale_why


def _edit(name: str, **changes: str | None) -> Callable[[Project, Ids], object]:
    return lambda project, ids: project.annotations.edit_position(ids[f"{name} position"], **changes)


def _add(project: Project, ids: Ids) -> object:
    return project.annotations.add_position(ids["one"], ids["claim"], voice_id=ids["voice"], value="1500")


CHANGES: list[tuple[str, Callable[[Project, Ids], object], str]] = [
    ("added", _add, "Lord Mersey has been added: “asserts 1,500”"),
    ("removed", lambda p, i: p.annotations.delete([i["one"]]), "The Court has been taken away: “asserts 1,490”"),
    ("value", _edit("one", value="1500"), "The Court: “asserts 1,490” has become “asserts 1,500”"),
    ("stance", _edit("one", stance="denies"), "The Court: “asserts 1,490” has become “denies 1,490”"),
    ("scope", _edit("one", scope="crew"), "The Court: “asserts 1,490” has become “asserts 1,490 (crew)”"),
    ("as of", _edit("one", as_of="1912-04-16"), "“asserts 1,490 (as of 16 Apr 1912)”"),
    ("certainty", _edit("one", certainty="likely"), "certain has become likely"),
    ("words", lambda p, i: p.claims.edit(i["claim"], statement="How many died?"), "“How many were lost?”"),
    ("unit", lambda p, i: p.claims.edit(i["claim"], unit="souls"), "the unit was people"),
    ("tolerance", lambda p, i: p.claims.edit(i["claim"], tolerance="0.2"), "what counts as about the same"),
    ("type", lambda p, i: p.claims.edit(i["claim"], value_type="duration"), "the kind of claim was another"),
]


@pytest.mark.parametrize(("change", "sentence"), [each[1:] for each in CHANGES], ids=[each[0] for each in CHANGES])
def test_a_change_is_told_and_an_undo_untells_it(
    project: Project, ids: Ids, change: Callable[[Project, Ids], object], sentence: str
) -> None:
    assert _why(project, ids) == ()
    change(project, ids)
    assert any(sentence in each for each in _why(project, ids)), _why(project, ids)
    project.history.undo()
    assert _why(project, ids) == ()


def test_another_voice_is_told(project: Project, ids: Ids) -> None:
    project.annotations.edit_position(ids["one position"], voice_id=ids["voice"])
    assert any("Lord Mersey" in each and "The Court" in each for each in _why(project, ids))


def test_what_does_not_matter_to_it_is_not_told(project: Project, ids: Ids) -> None:
    project.annotations.edit_note(ids["one"], "A note")
    project.claims.edit(ids["claim"], color="#2574b0", description="More")
    project.annotations.edit_position(ids["one position"], value_given="fourteen hundred and ninety")
    assert _why(project, ids) == ()


def test_the_answers_and_how_they_compare(project: Project, ids: Ids) -> None:
    claim = project.claims.add("Who began?", "answer")
    first, second = (project.claims.add_answer(claim.id, text) for text in ("Baku", "Yerevan"))
    decide(project, "claim", claim.id, Draft(status="cannot_be_settled"))
    project.claims.add_answer(claim.id, "Moscow")
    project.claims.edit_answer(first.id, text="Azerbaijan")
    project.claims.delete_answer(second.id)
    project.claims.edit(claim.id, compare="coexist")
    why = read_subject(project, "claim", claim.id).stale_why
    for words in (
        "“Moscow” has been added",
        "“Baku” is now “Azerbaijan”",
        "“Yerevan” has been taken",
        "in another way",
    ):
        assert any(words in each for each in why), (words, why)


def test_an_alias_is_told_too(project: Project, ids: Ids) -> None:
    claim = project.claims.add("Who began?", "answer")
    answer = project.claims.add_answer(claim.id, "Baku")
    decide(project, "claim", claim.id, Draft(status="settled"))
    project.claims.edit_answer(answer.id, aliases=("Azerbaijan",))
    (why,) = read_subject(project, "claim", claim.id).stale_why
    assert "the other names of the answer “Baku”" in why


def test_a_verdict_that_was_undone_and_done_again_is_as_it_was(project: Project, ids: Ids) -> None:
    project.history.undo()
    assert read_subject(project, "claim", ids["claim"]).verdicts == ()
    project.history.redo()
    assert _why(project, ids) == ()
    project.claims.edit(ids["claim"], unit="souls")
    assert _why(project, ids) == ("the unit was people",)


def test_what_came_before_the_latest_verdict_is_not_told(project: Project, ids: Ids) -> None:
    project.claims.edit(ids["claim"], unit="souls")
    decide(project, "claim", ids["claim"], Draft(status="open"))
    assert _why(project, ids) == ()
    project.claims.edit(ids["claim"], statement="How many died?")
    assert _why(project, ids) == ("the words were “How many were lost?”",)


def test_the_dates_of_an_event(project: Project, ids: Ids) -> None:
    event = project.events.add("The sinking")
    tag = project.annotations.tag_event(ids["one"], event.id, date="1912-04-15")
    decide(project, "event", event.id, Draft(status="settled"))
    project.annotations.edit_event_tag(tag.id, date="1912-04-14")
    project.annotations.tag_event(ids["two"], event.id, date="1912-04-16")
    why = read_subject(project, "event", event.id).stale_why
    assert "The Court: “15 Apr 1912” has become “14 Apr 1912”" in why
    assert "The Court has been added: “16 Apr 1912”" in why
