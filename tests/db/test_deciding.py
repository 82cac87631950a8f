"""Deciding, setting aside, telling apart: one step each, one verdict a visit, and all of it can be taken back."""

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from crossread.db.deciding import Draft, Visit, decide, tag_as_other_event, tell_apart
from crossread.db.errors import InvalidRecordError
from crossread.db.exchange.import_json import import_json
from crossread.db.grid import read_subject
from crossread.db.history import describe
from crossread.db.project import Project
from crossread.db.records import Claim, Finding, SetAside


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "sample.crossread", title="Sample", author="Ada") as made:
        import_json(made, Path(str(files("crossread.resources") / "sample" / "titanic.crossread.json")))
        yield made


def _claim(project: Project, begins: str) -> Claim:
    return next(each for each in project.claims.all() if each.statement.startswith(begins))


def test_a_visit_is_one_verdict_and_one_step(project: Project) -> None:
    claim, visit, step = _claim(project, "How many people were lost"), Visit(), project.step_number
    for draft in (
        Draft(status="settled"),
        Draft(status="settled", finding=Finding(value="1490")),
        Draft(status="settled", finding=Finding(value="1490"), reason="The court counted.", confidence="likely"),
    ):
        kept = decide(project, "claim", claim.id, draft, visit)
        assert kept is not None
        assert Draft.of(kept) == draft
    assert len(project.verdicts.of(claim_id=claim.id)) == 1
    assert project.step_number == step + 1
    assert read_subject(project, "claim", claim.id).row.status == "settled"
    assert not read_subject(project, "claim", claim.id).row.stale
    project.history.undo()
    assert project.verdicts.of(claim_id=claim.id) == []
    project.history.redo()
    assert project.verdicts.of(claim_id=claim.id)[0].reason == "The court counted."


def test_another_visit_is_another_verdict_and_the_earlier_stays(project: Project) -> None:
    claim = _claim(project, "How many people were lost")
    for status in ("settled", "cannot_be_settled"):
        decide(project, "claim", claim.id, Draft(status=status), Visit())
    kept = read_subject(project, "claim", claim.id).verdicts
    assert [each.status for each in kept] == ["cannot_be_settled", "settled"]
    assert {each.decided_by for each in kept} == {"Ada"}


def test_a_visit_goes_on_after_something_else_was_done(project: Project) -> None:
    claim, visit = _claim(project, "How many people were lost"), Visit()
    decide(project, "claim", claim.id, Draft(status="settled"), visit)
    project.claims.edit(claim.id, statement="How many died?")
    assert read_subject(project, "claim", claim.id).row.stale
    decide(project, "claim", claim.id, Draft(status="settled", reason="Still."), visit)
    assert len(project.verdicts.of(claim_id=claim.id)) == 1
    assert not read_subject(project, "claim", claim.id).row.stale
    project.history.undo()
    assert project.verdicts.of(claim_id=claim.id)[0].reason == ""


def test_going_back_to_what_was_there_takes_the_step_back(project: Project) -> None:
    claim, visit = _claim(project, "How many people were saved"), Visit()
    before = project.verdicts.of(claim_id=claim.id)
    as_it_was = Draft.of(before[-1])
    decide(project, "claim", claim.id, replace(as_it_was, status="settled"), visit)
    assert len(project.verdicts.of(claim_id=claim.id)) == len(before) + 1
    decide(project, "claim", claim.id, as_it_was, visit)
    assert project.verdicts.of(claim_id=claim.id) == before
    decide(project, "claim", claim.id, replace(as_it_was, reason="Anew"), visit)
    assert project.verdicts.of(claim_id=claim.id)[-1].reason == "Anew"


def test_what_was_undone_meanwhile_is_decided_anew(project: Project) -> None:
    claim, visit = _claim(project, "How many people were lost"), Visit()
    decide(project, "claim", claim.id, Draft(status="settled"), visit)
    project.history.undo()
    decide(project, "claim", claim.id, Draft(status="not_a_conflict"), visit)
    assert [each.status for each in project.verdicts.of(claim_id=claim.id)] == ["not_a_conflict"]


def test_what_is_set_aside_is_compared_no_more(project: Project) -> None:
    claim = _claim(project, "How many people were lost")
    found = read_subject(project, "claim", claim.id)
    pair = found.pairs[0]
    decide(project, "claim", claim.id, Draft(set_aside=(SetAside(id=pair.a, why="superseded"),)))
    left = read_subject(project, "claim", claim.id)
    assert all(pair.a not in (each.a, each.b) for each in left.pairs)
    assert [each.said.aside for each in left.said if each.said.position_id == pair.a] == ["superseded"]


def test_a_finding_that_does_not_fit_changes_nothing(project: Project) -> None:
    claim, step = _claim(project, "How many people were lost"), project.step_number
    with pytest.raises(InvalidRecordError):
        decide(project, "claim", claim.id, Draft(finding=Finding(value="many")), Visit())
    visit = Visit()
    decide(project, "claim", claim.id, Draft(status="settled"), visit)
    with pytest.raises(InvalidRecordError):
        decide(project, "claim", claim.id, Draft(status="settled", finding=Finding(answer_id="x")), visit)
    assert project.step_number == step + 1


def test_a_scope_tells_two_apart_in_one_step(project: Project) -> None:
    claim, step = _claim(project, "How many people were lost"), project.step_number
    pair = read_subject(project, "claim", claim.id).pairs[0]
    assert pair.b is not None
    tell_apart(project, {pair.a: {"scope": "passengers"}, pair.b: {"scope": "all on board"}})
    left = read_subject(project, "claim", claim.id).pairs
    assert (pair.a, pair.b) not in [(each.a, each.b) for each in left]
    assert project.step_number == step + 1
    assert "apart" in describe(project.history.steps(limit=1)[0])
    project.history.undo()
    assert read_subject(project, "claim", claim.id).pairs[0] == pair
    with pytest.raises(InvalidRecordError):
        tell_apart(project, {pair.a: {}})


def test_a_wrong_day_changes_neither(project: Project) -> None:
    claim, step = _claim(project, "How many people were lost"), project.step_number
    pair = read_subject(project, "claim", claim.id).pairs[0]
    assert pair.b is not None
    with pytest.raises(InvalidRecordError):
        tell_apart(project, {pair.a: {"as_of": "1912-04-16"}, pair.b: {"as_of": "some day"}})
    assert project.step_number == step


def test_two_events_are_told_apart_by_a_title(project: Project) -> None:
    found = next(each for each in project.disagreements.all() if each.subject == "event")
    event = project.events.get(found.id)
    said = read_subject(project, "event", event.id).said
    tag_id = next(each.said.position_id for each in said if each.said.annotation_id == found.pairs[0].b)
    other = tag_as_other_event(project, tag_id, "  The second   act ")
    assert project.events.get(other).title == "The second act"
    assert project.disagreements.of_event(event.id) is None
    for title in ("", event.title.upper()):
        with pytest.raises(InvalidRecordError):
            tag_as_other_event(project, said[0].said.position_id, title)
    project.history.undo()
    assert project.disagreements.of_event(event.id) is not None
    assert "The second act" not in [each.title for each in project.events.all()]
