"""What Enter does to the project: one step, whatever it makes on the way."""

from typing import Any

import pytest

from crossread.db.errors import InvalidRecordError
from crossread.db.project import Project
from crossread.db.records import Annotation, DateAnchor, Passage, ValueType
from crossread.desktop.tagging.operations import Subject, Tagged, Wish, tag
from crossread.desktop.tagging.said import Anchor, Choice, Said
from crossread.desktop.tagging.suggestions import Value
from tests.desktop.tagging.conftest import Ids

NEW_CLAIM = Subject(id=None, name="How many fled?", value_type="number")


def wish(
    ids: Ids, subject: Subject, start: int = 0, end: int = 9, annotation_id: str | None = None, **said: Any
) -> Wish:
    passage = Passage(source_id=ids.evening, revision=1, start=start, end=end)
    return Wish(passage=passage, subject=subject, said=Said(**said), annotation_id=annotation_id)


def claim(project: Project, claim_id: str) -> Subject:
    found = project.claims.get(claim_id)
    kind: ValueType = found.value_type
    return Subject(id=claim_id, name=found.statement, value_type=kind)


def event(project: Project, event_id: str) -> Subject:
    return Subject(id=event_id, name=project.events.get(event_id).title)


def annotation(project: Project, tagged: Tagged) -> Annotation:
    return project.annotations.get(tagged.annotation_id)


def test_a_new_annotation_with_an_event(project: Project, ids: Ids) -> None:
    tagged = tag(project, wish(ids, event(project, ids.collision)))
    found = annotation(project, tagged)
    assert found.quote == "All saved"
    assert [(each.id, each.event_id) for each in found.events] == [(tagged.event_tag_id, ids.collision)]
    assert found.positions == ()
    assert tagged.made == frozenset()


def test_everything_new_is_one_step_and_one_undo(project: Project, ids: Ids) -> None:
    before = project.step_number
    tagged = tag(
        project,
        wish(ids, NEW_CLAIM, voice=Choice(None, "Red Cross"), value=Value(value="100000", qualifier="more than")),
    )
    assert project.step_number == before + 1
    step = project.history.next_undo
    assert step is not None
    assert (step.label, step.args["name"]) == ("tag", "How many fled?")
    position = annotation(project, tagged).positions[0]
    assert position.value == "100000"
    assert position.qualifier == "more than"
    assert project.voices.get(position.voice_id or "").name == "Red Cross"
    assert project.claims.get(position.claim_id).value_type == "number"
    assert tagged.made == {tagged.subject_id, tagged.voice_id}
    project.history.undo()
    assert project.annotations.with_ids([tagged.annotation_id]) == []
    assert [each.name for each in project.voices.all()] == ["White Star Line"]
    assert all(each.statement != "How many fled?" for each in project.claims.all())


def test_the_annotation_at_the_same_bounds_is_added_to(project: Project, ids: Ids) -> None:
    first = tag(project, wish(ids, event(project, ids.collision)))
    second = tag(project, wish(ids, claim(project, ids.broke), stance="denies"))
    assert second.annotation_id == first.annotation_id
    found = annotation(project, second)
    assert len(found.events) == len(found.positions) == 1
    assert found.positions[0].stance == "denies"


def test_other_bounds_are_another_annotation(project: Project, ids: Ids) -> None:
    first = tag(project, wish(ids, event(project, ids.collision)))
    second = tag(project, wish(ids, event(project, ids.collision), end=8))
    assert first.annotation_id != second.annotation_id


def test_a_named_annotation_is_added_to_whatever_its_bounds(project: Project, ids: Ids) -> None:
    first = tag(project, wish(ids, event(project, ids.collision)))
    second = tag(project, wish(ids, claim(project, ids.broke), 3, 5, first.annotation_id))
    assert second.annotation_id == first.annotation_id


def test_a_named_annotation_that_is_gone_makes_a_new_one(project: Project, ids: Ids) -> None:
    first = tag(project, wish(ids, event(project, ids.collision)))
    project.annotations.delete([first.annotation_id])
    second = tag(project, wish(ids, event(project, ids.collision), annotation_id=first.annotation_id))
    assert annotation(project, second).quote == "All saved"


def test_the_same_event_again_leaves_no_step_but_takes_a_date(project: Project, ids: Ids) -> None:
    first = tag(project, wish(ids, event(project, ids.collision)))
    before = project.step_number
    again = tag(project, wish(ids, event(project, ids.collision)))
    assert (again.event_tag_id, project.step_number) == (first.event_tag_id, before)
    dated = tag(project, wish(ids, event(project, ids.collision), value=Value(value="1912-04-15", given="yesterday")))
    found = annotation(project, dated).events
    assert [(each.id, each.date, each.date_given) for each in found] == [
        (first.event_tag_id, "1912-04-15", "yesterday")
    ]


def test_an_event_tag_keeps_its_voice_and_its_anchor(project: Project, ids: Ids) -> None:
    anchor = Anchor(DateAnchor(event_id=ids.collision), "1912-04-14", "Collision")
    value = Value(value="1912-04-16", given="two days later", relative=True)
    tagged = tag(
        project, wish(ids, event(project, ids.collision), value=value, anchor=anchor, voice=Choice(ids.line, "x"))
    )
    found = annotation(project, tagged).events[0]
    assert (found.date, found.date_given, found.voice_id) == ("1912-04-16", "two days later", ids.line)
    assert found.date_anchor == DateAnchor(event_id=ids.collision)


def test_an_anchor_that_counts_nothing_is_not_kept(project: Project, ids: Ids) -> None:
    anchor = Anchor(DateAnchor(published=True), "1912-04-15", "")
    tagged = tag(project, wish(ids, event(project, ids.collision), value=Value(value="1912"), anchor=anchor))
    assert annotation(project, tagged).events[0].date_anchor is None


def test_every_field_of_a_position(project: Project, ids: Ids) -> None:
    tagged = tag(
        project,
        wish(
            ids,
            claim(project, ids.lost),
            stance="questions",
            value=Value(value="5", value_high="9", given="5 to 9"),
            voice=Choice(ids.line, "x"),
            as_of="1912-04-15",
            scope="crew",
            via=("Reuters", "memo"),
            certainty="likely",
            source_stance="rejects",
        ),
    )
    found = annotation(project, tagged).positions[0]
    assert (found.stance, found.value, found.value_high, found.qualifier) == ("questions", "5", "9", None)
    assert (found.value_given, found.voice_id, found.as_of, found.scope) == ("5 to 9", ids.line, "1912-04-15", "crew")
    assert (found.via, found.certainty, found.source_stance) == (("Reuters", "memo"), "likely", "rejects")


def test_another_voice_is_another_position_and_the_same_is_changed(project: Project, ids: Ids) -> None:
    subject = claim(project, ids.lost)
    tag(project, wish(ids, subject, value=Value(value="5", value_high="9"), scope="crew"))
    tag(project, wish(ids, subject, value=Value(value="7"), voice=Choice(ids.line, "x")))
    last = tag(project, wish(ids, subject, value=Value(value="6", qualifier="about")))
    found = {each.voice_id: each for each in annotation(project, last).positions}
    assert set(found) == {None, ids.line}
    assert (found[None].value, found[None].value_high, found[None].qualifier) == ("6", None, "about")
    assert found[None].scope == "crew"


def test_answers_are_found_again_or_made(project: Project, ids: Ids) -> None:
    subject = claim(project, ids.why)
    first = tag(project, wish(ids, subject, answer=Choice(None, "Warnings not heeded")))
    second = tag(project, wish(ids, subject, 0, 4, answer=Choice(None, "warnings not HEEDED")))
    answers = project.claims.get(ids.why).answers
    assert [each.text for each in answers] == ["Speed", "Too few boats", "Warnings not heeded"]
    for tagged in (first, second):
        assert annotation(project, tagged).positions[0].answer_id == answers[2].id
    known = tag(project, wish(ids, subject, 0, 5, answer=Choice(answers[0].id, "Speed")))
    assert annotation(project, known).positions[0].answer_id == answers[0].id


def test_a_voice_that_was_made_meanwhile_is_not_made_twice(project: Project, ids: Ids) -> None:
    tagged = tag(project, wish(ids, event(project, ids.collision), voice=Choice(None, "The Line")))
    assert tagged.voice_id == ids.line
    assert tagged.made == frozenset()


def test_what_is_gone_meanwhile_is_refused_and_nothing_changes(project: Project, ids: Ids) -> None:
    subject = claim(project, ids.lost)
    project.claims.delete(ids.lost)
    before = project.step_number
    with pytest.raises(InvalidRecordError):
        tag(project, wish(ids, subject, voice=Choice(None, "Nobody yet")))
    assert project.step_number == before
    assert [each.name for each in project.voices.all()] == ["White Star Line"]
