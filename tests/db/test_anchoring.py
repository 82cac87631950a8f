"""A relative date is worked out again when what it is counted from changes, in the same step."""

from crossread.db.project import Project
from crossread.db.records import Annotation, DateAnchor


def test_dates_follow_the_event_that_they_are_counted_from(project: Project, annotation: Annotation) -> None:
    sinking, rescue = project.events.add("Sinking", date="1912-04-15"), project.events.add("Rescue")
    project.annotations.tag_event(
        annotation.id,
        rescue.id,
        date="1912-04-17",
        date_given="two days later",
        date_anchor=DateAnchor(event_id=sinking.id),
    )
    step = project.step_number
    project.events.edit(sinking.id, date="1912-05-01")
    assert project.annotations.get(annotation.id).events[0].date == "1912-05-03"
    assert project.step_number == step + 1
    project.events.edit(sinking.id, date=None)
    assert project.annotations.get(annotation.id).events[0].date is None
    project.events.edit(sinking.id, date="1912-06-01")
    assert project.annotations.get(annotation.id).events[0].date == "1912-06-03"
    project.history.undo()
    assert project.annotations.get(annotation.id).events[0].date is None


def test_dates_follow_the_date_published(project: Project, annotation: Annotation) -> None:
    when = project.claims.add("When did she sink?", "date")
    position = project.annotations.add_position(
        annotation.id,
        when.id,
        value="1912-04-14",
        value_given="yesterday",
        date_anchor=DateAnchor(published=True),
    )
    project.sources.edit(annotation.source_id, published="1912-04-16")
    assert project.annotations.of_position(position.id).positions[0].value == "1912-04-15"


def test_a_date_set_otherwise_on_purpose_stays(project: Project, annotation: Annotation) -> None:
    sinking = project.events.add("Sinking", date="1912-04-15")
    rescue = project.events.add("Rescue")
    project.annotations.tag_event(
        annotation.id,
        rescue.id,
        date="1912-04-20",
        date_given="two days later",
        date_anchor=DateAnchor(event_id=sinking.id),
    )
    project.events.edit(sinking.id, date="1912-05-01")
    assert project.annotations.get(annotation.id).events[0].date == "1912-04-20"
