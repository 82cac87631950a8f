"""What a statement would stand against is known before it is stored."""

from typing import Any

from crossread.db.project import Project
from crossread.db.records import Passage, SetAside
from crossread.desktop.tagging.conflicts import conflicts
from crossread.desktop.tagging.operations import Subject, Wish
from crossread.desktop.tagging.said import Choice, Said
from crossread.desktop.tagging.suggestions import Value
from crossread.desktop.tagging.words import conflict_lines
from tests.desktop.tagging.conftest import Ids


def wish(source_id: str, subject: Subject, **said: Any) -> Wish:
    passage = Passage(source_id=source_id, revision=1, start=0, end=9)
    return Wish(passage=passage, subject=subject, said=Said(**said))


def lost(ids: Ids) -> Subject:
    return Subject(id=ids.lost, name="How many were lost?", value_type="number")


def test_a_conflict_names_value_source_and_voice(project: Project, ids: Ids) -> None:
    found = conflicts(project, wish(ids.evening, lost(ids), value=Value(value="0")))
    assert conflict_lines(found) == [("≠ more than 1,250 in Morning paper (White Star Line)", False)]


def test_what_fits_is_no_conflict(project: Project, ids: Ids) -> None:
    assert conflicts(project, wish(ids.evening, lost(ids), value=Value(value="1260"))).count == 0
    assert conflicts(project, wish(ids.evening, lost(ids))).count == 0


def test_a_tension_is_told_as_one(project: Project, ids: Ids) -> None:
    found = conflicts(project, wish(ids.evening, lost(ids), value=Value(value="1900")))
    assert conflict_lines(found) == [("≈ more than 1,250 in Morning paper (White Star Line), in tension", True)]


def test_a_new_claim_has_none(project: Project, ids: Ids) -> None:
    assert conflicts(project, wish(ids.evening, Subject(id=None, name="x", value_type="truth"))).count == 0


def test_equal_values_are_told_together_and_many_are_counted(project: Project, ids: Ids) -> None:
    for place, value in enumerate(("1", "1", "2", "3", "4")):
        annotation = project.annotations.add(Passage(source_id=ids.morning, revision=1, start=place, end=place + 3))
        project.annotations.add_position(annotation.id, ids.saved, value=value)
    subject = Subject(id=ids.saved, name="How many were saved?", value_type="number")
    found = conflicts(project, wish(ids.evening, subject, value=Value(value="9")))
    assert found.count == 4
    assert [line for line, _ in conflict_lines(found)] == [
        "≠ 1 in Morning paper",
        "≠ 2 in Morning paper",
        "≠ 3 in Morning paper",
        "and 1 more",
    ]


def test_a_new_answer_conflicts_with_those_given(project: Project, ids: Ids) -> None:
    speed = project.claims.get(ids.why).answers[0]
    annotation = project.annotations.add(Passage(source_id=ids.morning, revision=1, start=0, end=3))
    project.annotations.add_position(annotation.id, ids.why, answer_id=speed.id)
    subject = Subject(id=ids.why, name="Why so many?", value_type="answer")
    found = conflicts(project, wish(ids.evening, subject, answer=Choice(None, "Ice")))
    assert [line for line, _ in conflict_lines(found)] == ["≠ Speed in Morning paper"]


def test_true_against_false(project: Project, ids: Ids) -> None:
    annotation = project.annotations.add(Passage(source_id=ids.morning, revision=1, start=0, end=3))
    project.annotations.add_position(annotation.id, ids.broke, stance="denies")
    subject = Subject(id=ids.broke, name="She broke in two", value_type="truth")
    assert conflict_lines(conflicts(project, wish(ids.evening, subject))) == [("≠ denies in Morning paper", False)]


def test_the_dates_of_one_event(project: Project, ids: Ids) -> None:
    annotation = project.annotations.add(Passage(source_id=ids.morning, revision=1, start=0, end=3))
    project.annotations.tag_event(annotation.id, ids.collision, date="1912-04-14")
    subject = Subject(id=ids.collision, name="Collision")
    found = conflicts(project, wish(ids.evening, subject, value=Value(value="1912-04-15")))
    assert conflict_lines(found) == [("≠ 14 Apr 1912 in Morning paper", False)]


def test_what_a_verdict_sets_aside_is_left_out(project: Project, ids: Ids) -> None:
    position = project.annotations.of_claim(ids.lost)[0].positions[0]
    project.verdicts.add(
        "settled", claim_id=ids.lost, reason="x", set_aside=[SetAside(id=position.id, why="unreliable")]
    )
    assert conflicts(project, wish(ids.evening, lost(ids), value=Value(value="0"))).count == 0
