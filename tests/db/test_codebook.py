"""Events, claims with answers, and voices: grouping, merging, deleting, and what hangs on each."""

import pytest

from crossread.db.errors import InvalidRecordError
from crossread.db.palette import EVENT_COLORS
from crossread.db.project import Project
from crossread.db.records import Annotation, Finding


def test_colours_follow_the_palette_until_one_is_chosen(project: Project) -> None:
    made = [project.events.add(f"Event {number}").color for number in range(len(EVENT_COLORS) + 1)]
    assert made == [*EVENT_COLORS, EVENT_COLORS[0]]
    assert project.events.add("Chosen", color="#123456").color == "#123456"
    with pytest.raises(InvalidRecordError, match="#1b9e77"):
        project.events.add("Odd", color="red")


def test_an_event_is_made_edited_and_grouped(project: Project) -> None:
    night = project.events.add("The night", date="1912-04-14/1912-04-15")
    sinking = project.events.add("Sinking", parent_id=night.id)
    project.events.edit(sinking.id, title="The sinking", date="1912-04-15T02:20")
    assert [event.title for event in project.events.all()] == ["The night", "The sinking"]
    for broken, words in (({"date": "1912-13"}, "no date"), ({"title": " "}, "title is empty")):
        with pytest.raises(InvalidRecordError, match=words):
            project.events.edit(sinking.id, **broken)
    with pytest.raises(InvalidRecordError, match="below itself"):
        project.events.edit(night.id, parent_id=sinking.id)
    with pytest.raises(TypeError, match="cannot change id"):
        project.events.edit(night.id, id="x")


def test_deleting_an_event_says_and_takes_what_hangs_on_it(project: Project, annotation: Annotation) -> None:
    night = project.events.add("The night")
    sinking = project.events.add("Sinking", parent_id=night.id)
    below = project.events.add("Last light", parent_id=sinking.id)
    claim = project.claims.add("How many?", "number", event_id=sinking.id)
    project.annotations.tag_event(annotation.id, sinking.id)
    project.verdicts.add("settled", event_id=sinking.id, finding=Finding(value="1912-04-15"))
    use = project.events.goes_along(sinking.id)
    assert (use.event_tags, use.verdicts, use.claims, use.children) == (1, 1, 1, 1)
    project.events.delete(sinking.id)
    assert project.annotations.get(annotation.id).events == ()
    assert project.claims.get(claim.id).event_id is None
    assert project.events.get(below.id).parent_id == night.id
    assert project.verdicts.all() == []


def test_merging_events_keeps_one_tag(project: Project, annotation: Annotation) -> None:
    keep, gone = project.events.add("Sinking"), project.events.add("She sinks", date="1912-04-15")
    for event in (keep, gone):
        project.annotations.tag_event(annotation.id, event.id)
    merged = project.events.merge(keep.id, gone.id)
    assert merged.date == "1912-04-15"
    assert [tag.event_id for tag in project.annotations.get(annotation.id).events] == [keep.id]
    with pytest.raises(InvalidRecordError, match="with itself"):
        project.events.merge(keep.id, keep.id)


def test_claims_and_their_answers(project: Project, annotation: Annotation) -> None:
    claim = project.claims.add("Who was to blame?", "answer", answers=("The line", "The captain"))
    assert [answer.text for answer in claim.answers] == ["The line", "The captain"]
    with pytest.raises(InvalidRecordError, match="is an answer to this claim already"):
        project.claims.add_answer(claim.id, "the LINE")
    position = project.annotations.add_position(annotation.id, claim.id, answer_id=claim.answers[1].id)
    project.verdicts.add("settled", claim_id=claim.id, finding=Finding(answer_id=claim.answers[1].id))
    merged = project.claims.merge_answers(claim.answers[0].id, claim.answers[1].id)
    assert merged.aliases == ("The captain",)
    assert project.annotations.of_position(position.id).positions[0].answer_id == merged.id
    assert project.verdicts.all()[0].finding == Finding(answer_id=merged.id)
    assert project.claims.answer_use(merged.id) == 1
    project.claims.delete_answer(merged.id)
    assert project.annotations.of_position(position.id).positions[0].answer_id is None
    assert project.verdicts.all()[0].finding == Finding()


def test_a_claim_changes_its_kind_only_while_its_values_fit(project: Project, annotation: Annotation) -> None:
    claim = project.claims.add("How many?", "number", unit="people", tolerance="0.1")
    project.annotations.add_position(annotation.id, claim.id, value="1490")
    assert project.claims.edit(claim.id, value_type="duration").value_type == "duration"
    with pytest.raises(InvalidRecordError, match="1 positions with values that would not fit"):
        project.claims.edit(claim.id, value_type="truth")
    with pytest.raises(InvalidRecordError, match="not negative"):
        project.claims.edit(claim.id, tolerance="-1")


def test_merging_claims(project: Project, annotation: Annotation) -> None:
    keep = project.claims.add("Who?", "answer", answers=("Baku", "Yerevan"))
    gone = project.claims.add("By whom?", "answer", answers=("yerevan", "Moscow"))
    below = project.claims.add("Since when?", "date", parent_id=gone.id)
    project.annotations.add_position(annotation.id, gone.id, answer_id=gone.answers[0].id)
    for claim in (keep, gone):
        project.silences.add(annotation.source_id, claim.id, 1)
    merged = project.claims.merge(keep.id, gone.id)
    assert [answer.text for answer in merged.answers] == ["Baku", "Yerevan", "Moscow"]
    assert project.annotations.get(annotation.id).positions[0].answer_id == keep.answers[1].id
    assert len(project.silences.all()) == 1
    assert project.claims.get(below.id).parent_id == keep.id
    with pytest.raises(InvalidRecordError, match="of different kinds"):
        project.claims.merge(keep.id, below.id)


def test_deleting_a_claim(project: Project, annotation: Annotation) -> None:
    claim = project.claims.add("Who?", "answer", answers=("Baku",))
    project.annotations.add_position(annotation.id, claim.id)
    project.silences.add(annotation.source_id, claim.id, 1, note="looked twice")
    use = project.claims.goes_along(claim.id)
    assert (use.positions, use.silences, use.verdicts, use.answers, use.children) == (1, 1, 0, 1, 0)
    project.claims.delete(claim.id)
    assert project.annotations.get(annotation.id).positions == ()
    assert project.silences.all() == []
    assert project.claims.all() == []


def test_voices_merge_and_pass_on_what_they_said(project: Project, annotation: Annotation) -> None:
    line = project.voices.add("White Star Line", kind="company")
    office = project.voices.add("The office", aliases=("New York office",), parent_id=line.id)
    manager = project.voices.add("The manager", parent_id=office.id)
    claim = project.claims.add("All safe", "truth")
    position = project.annotations.add_position(annotation.id, claim.id, voice_id=office.id)
    use = project.voices.goes_along(office.id)
    assert (use.positions, use.event_tags, use.children) == (1, 0, 1)
    project.voices.delete(office.id)
    assert project.annotations.of_position(position.id).positions[0].voice_id == line.id
    assert project.voices.get(manager.id).parent_id == line.id
    project.history.undo()
    merged = project.voices.merge(line.id, office.id)
    assert merged.aliases == ("The office", "New York office")
    assert project.voices.get(manager.id).parent_id == line.id
    project.voices.merge(manager.id, line.id)
    assert project.voices.get(manager.id).parent_id is None
    with pytest.raises(InvalidRecordError, match="below itself"):
        project.voices.edit(manager.id, parent_id=manager.id)


def test_no_field_takes_what_a_file_cannot_hold(project: Project) -> None:
    claim = project.claims.add("How many?", "number")
    for broken in (
        lambda: project.voices.add("Line", kind="a\0b"),
        lambda: project.claims.edit(claim.id, unit="people\0"),
        lambda: project.claims.edit(claim.id, unit="\ud800"),
        lambda: project.verdicts.add("open", claim_id=claim.id, confidence="\0"),
    ):
        with pytest.raises(InvalidRecordError, match=r"U\+0000|half of a character"):
            broken()


def test_decisions_are_kept(project: Project, annotation: Annotation) -> None:
    claim = project.claims.add("How many?", "number")
    first = project.verdicts.add("open", claim_id=claim.id, reason="too early")
    second = project.verdicts.add("settled", claim_id=claim.id, finding=Finding(value="1490"), confidence="high")
    assert project.verdicts.of(claim_id=claim.id) == [first, second]
    with pytest.raises(InvalidRecordError, match="no number"):
        project.verdicts.add("settled", claim_id=claim.id, finding=Finding(value="many"))
    with pytest.raises(InvalidRecordError, match="one claim or one event"):
        project.verdicts.add("settled")
    other = project.sources.add("The morning paper", "Many were lost.")
    relation = project.relations.add(other.id, annotation.source_id, "copies", reason="same words")
    assert project.relations.all() == [relation]
    with pytest.raises(InvalidRecordError, match="to itself"):
        project.relations.add(other.id, other.id, "copies")
    project.relations.delete(relation.id)
    project.silences.add(other.id, claim.id, 1)
    project.silences.delete(other.id, claim.id, 1)
    assert (project.relations.all(), project.silences.all()) == ([], [])


def test_the_order_of_making_remembers_what_is_gone(project: Project) -> None:
    made = []
    for number in range(4):
        with project.step("add_event"):
            made.append(project.events.add(f"Event {number}", color="#1b9e77" if number != 2 else "#d95f02"))
    order = [(event.id, event.color) for event in made]
    assert project.events.made_in_order() == order
    project.events.edit(made[1].id, color="#7570b3")
    project.events.delete(made[1].id)
    order[1] = (made[1].id, "#7570b3")
    assert project.events.made_in_order() == order
    assert project.claims.made_in_order() == []
    project.history.undo()
    assert project.events.made_in_order() == order
    project.events.delete(made[0].id)
    project.events.delete(made[3].id)
    assert [event_id for event_id, _ in project.events.made_in_order()] == [event.id for event in made]
    with project.step("add_event"):
        next_one = project.events.add("Next", color="#1b9e77")
    # It has the place of the one that was made last.
    assert [event_id for event_id, _ in project.events.made_in_order()] == [*(e.id for e in made[:3]), next_one.id]
