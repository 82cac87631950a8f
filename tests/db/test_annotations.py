"""Annotations, tags and positions: kept with the exact quote, changed and deleted with all that belongs to them."""

import pytest

from crossread.db.errors import InvalidRecordError
from crossread.db.project import Project
from crossread.db.records import Annotation, DateAnchor, EventTag, Passage, Position, Source


def test_it_keeps_quote_and_surroundings_in_code_points(project: Project, source: Source) -> None:
    text = project.sources.text(source.id)
    start = text.index("👩")
    made = project.annotations.add(Passage(source_id=source.id, revision=1, start=start, end=start + 5), note="seen")
    assert made.quote == "👩‍👩‍👧"
    assert made.prefix == text[start - 32 : start]
    assert made.suffix == " wept."
    assert made.created_by == "Ada"
    assert project.annotations.of_source(source.id, 1) == [made]


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (5, 4), (0, 10_000)])
def test_a_passage_outside_the_text_is_refused(project: Project, source: Source, start: int, end: int) -> None:
    with pytest.raises(InvalidRecordError, match="outside the text"):
        project.annotations.add(Passage(source_id=source.id, revision=1, start=start, end=end))


def test_moving_takes_the_quote_along(project: Project, annotation: Annotation) -> None:
    moved = project.annotations.move(annotation.id, 4, 8)
    assert (moved.quote, moved.prefix) == ("line", "The ")
    assert moved.modified_at > annotation.modified_at


def test_several_tags_and_positions(project: Project, annotation: Annotation) -> None:
    sinking, rescue = project.events.add("Sinking"), project.events.add("Rescue")
    lost = project.claims.add("How many were lost?", "number")
    line, office = project.voices.add("The line"), project.voices.add("The office")
    for event in (sinking, rescue):
        project.annotations.tag_event(annotation.id, event.id)
    first = project.annotations.add_position(annotation.id, lost.id, voice_id=line.id, value="0", via=("wire", "ship"))
    project.annotations.add_position(annotation.id, lost.id, voice_id=office.id, value="10", value_high="20")
    found = project.annotations.get(annotation.id)
    assert [tag.event_id for tag in found.events] == [sinking.id, rescue.id]
    assert [position.voice_id for position in found.positions] == [line.id, office.id]
    assert found.positions[0].via == ("wire", "ship")
    changed = project.annotations.edit_position(
        first.id, qualifier="at least", as_of="1912-04-15", scope="crew", certainty="likely", source_stance="distances"
    )
    assert project.annotations.get(annotation.id).positions[0] == changed
    tag = project.annotations.edit_event_tag(
        found.events[0].id, date="1912-04-15", date_given="the next day", date_anchor=DateAnchor(published=True)
    )
    assert project.annotations.get(annotation.id).events[0] == tag
    project.annotations.untag(tag.id)
    project.annotations.remove_position(first.id)
    left = project.annotations.get(annotation.id)
    assert (len(left.events), len(left.positions)) == (1, 1)
    assert left.modified_at > found.modified_at


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": "many"}, "no number"),
        ({"value": "1e3"}, "no number"),
        ({"value": "1", "value_high": "2", "qualifier": "about"}, "takes no qualifier"),
        ({"value_high": "2"}, "lower end"),
        ({"value": "3", "value_high": "2"}, "ends below"),
        ({"qualifier": "roughly"}, "no qualifier; choose one"),
        ({"stance": "mumbles"}, "no stance"),
        ({"certainty": "sure"}, "no certainty"),
        ({"source_stance": "loves"}, "stance of the source"),
        ({"as_of": "yesterday"}, "no date"),
        ({"answer_id": "x"}, "not one of this claim's"),
        ({"voice_id": "x"}, "voice is not in the project"),
        ({"scope": "a\0b"}, "U\\+0000"),
        ({"via": ("",)}, "way is empty"),
        ({"date_anchor": DateAnchor()}, "counted from one thing"),
    ],
)
def test_a_position_that_breaks_a_rule(
    project: Project, annotation: Annotation, fields: dict[str, str], words: str
) -> None:
    claim = project.claims.add("How many were lost?", "number")
    with pytest.raises(InvalidRecordError, match=words):
        project.annotations.add_position(annotation.id, claim.id, **fields)
    assert project.annotations.get(annotation.id).positions == ()


def test_values_follow_the_kind_of_claim(project: Project, annotation: Annotation) -> None:
    when = project.claims.add("When did she sink?", "date")
    true = project.claims.add("She broke in two", "truth")
    project.annotations.add_position(annotation.id, when.id, value="1912-04-15T02:20")
    with pytest.raises(InvalidRecordError, match="no date"):
        project.annotations.add_position(annotation.id, when.id, value="two in the morning")
    with pytest.raises(InvalidRecordError, match="takes no value"):
        project.annotations.add_position(annotation.id, true.id, value="1490")


def test_made_whole_in_one_go(project: Project, source: Source) -> None:
    event, claim = project.events.add("Sinking"), project.claims.add("All safe", "truth")
    made = project.annotations.add(
        Passage(source_id=source.id, revision=1, start=0, end=4),
        events=(EventTag(id="", event_id=event.id),),
        positions=(Position(id="", claim_id=claim.id, stance="denies"),),
    )
    assert made.events[0].event_id == event.id
    assert made.positions[0].stance == "denies"


def test_deleting_takes_what_belongs_to_it_and_loosens_anchors(project: Project, source: Source) -> None:
    event = project.events.add("Sinking")
    first, second = (
        project.annotations.add(Passage(source_id=source.id, revision=1, start=start, end=start + 3))
        for start in (0, 4)
    )
    project.annotations.tag_event(first.id, event.id)
    project.annotations.tag_event(
        second.id, event.id, date="1912-04-15", date_given="later", date_anchor=DateAnchor(annotation_id=first.id)
    )
    project.annotations.delete([first.id])
    left = project.annotations.get(second.id).events[0]
    assert (left.date, left.date_given, left.date_anchor) == ("1912-04-15", "later", None)
    assert project.events.counts() == {event.id: 1}
    with pytest.raises(InvalidRecordError, match="not in the project any more"):
        project.annotations.get(first.id)


def test_asked_by_what_it_says(project: Project, annotation: Annotation) -> None:
    event, claim, voice = (
        project.events.add("Sinking"),
        project.claims.add("All safe", "truth"),
        project.voices.add("Line"),
    )
    project.annotations.tag_event(annotation.id, event.id)
    project.annotations.add_position(annotation.id, claim.id, voice_id=voice.id)
    project.annotations.add_position(annotation.id, claim.id)
    whole = [project.annotations.get(annotation.id)]
    assert project.annotations.of_event(event.id) == whole
    assert project.annotations.of_claim(claim.id) == whole
    assert project.annotations.of_voice(voice.id) == whole
    assert project.claims.counts([annotation.source_id]) == {claim.id: 1} == project.claims.counts()
    assert project.claims.counts([]) == {}
    assert project.voices.counts() == {voice.id: 1}
    assert project.sources.counts() == {annotation.source_id: 1}


def test_the_quote_is_of_the_text_that_is_there_now(project: Project, source: Source) -> None:
    place = Passage(source_id=source.id, revision=2, start=0, end=5)
    project.sources.add_revision(source.id, "First of all.")
    assert project.annotations.add(place).quote == "First"
    for _ in range(2):
        project.history.undo()
    with pytest.raises(InvalidRecordError, match="not in the project any more"):
        project.annotations.add(place)
    project.sources.add_revision(source.id, "Other words.")
    assert project.annotations.add(place).quote == "Other"
    with project.step("several"):
        project.sources.delete_revision(source.id, 2)
        with pytest.raises(InvalidRecordError, match="not in the project any more"):
            project.annotations.add(place)


def test_the_same_event_twice_is_refused_at_once(project: Project, source: Source) -> None:
    tag = EventTag(id="", event_id=project.events.add("Sinking").id)
    with pytest.raises(InvalidRecordError, match="has this event already"):
        project.annotations.add(Passage(source_id=source.id, revision=1, start=0, end=3), events=[tag, tag])
    assert project.annotations.count() == 0
