"""What each step changed, in words: whose it was, and each field before and after."""

from pathlib import Path

from crossread.db.compacting import compact
from crossread.db.exchange.export_json import export_json
from crossread.db.exchange.import_json import import_json
from crossread.db.nouns import NOUNS, NOUNS_OF_MANY
from crossread.db.past import words
from crossread.db.past.changes import changes_of, count_of
from crossread.db.past.listing import StepQuery, list_steps, read_steps
from crossread.db.past.telling import Told, in_brief, named, tell_changes
from crossread.db.project import Project
from crossread.db.records import Annotation, DateAnchor, EventTag, Passage, Source
from crossread.db.store.schema import TABLES


def told(project: Project, step: int | None = None, *, about: str = "") -> list[Told]:
    return tell_changes(project.store, step or project.step_number, about=about)


def brief(project: Project, step: int | None = None) -> list[str]:
    return [in_brief(each) for each in told(project, step)]


def test_a_field_before_and_after(project: Project, annotation: Annotation) -> None:
    project.annotations.edit_note(annotation.id, "seen")
    first = project.step_number
    project.annotations.edit_note(annotation.id, "seen twice")
    name = "annotation “The line says that all are safe.”"
    assert brief(project, first) == [f"{name}: note “seen”"]
    assert brief(project) == [f"{name}: note “seen” → “seen twice”"]
    # The value after a step is found although the row is gone since.
    project.annotations.delete([annotation.id])
    assert brief(project, first) == [f"{name}: note “seen”"]
    assert brief(project) == [f"− {name}: note “seen twice”"]
    assert [in_brief(each) for each in told(project, first, about=annotation.id)] == ["note “seen”"]


def test_an_import_that_names_the_project_and_what_is_taken_back_of_it(
    project: Project, source: Source, tmp_path: Path
) -> None:
    export_json(project, tmp_path / "whole.json")
    title = project.info.title
    with Project.create(tmp_path / "taken.crossread", title="Empty") as taken:
        import_json(taken, tmp_path / "whole.json")
        taken.history.undo()
        changes = [
            each for step in (1, 2) for each in changes_of(taken.store, step, limit=10_000) if each.table == "project"
        ]
    assert [(each.op, each.columns) for each in changes] == [("changed", ("title",))] * 2
    titles = [(each.before and each.before["title"], each.after and each.after["title"]) for each in changes]
    assert titles == [("Empty", title), (title, "Empty")]


def test_what_refers_to_others_is_named(project: Project, annotation: Annotation) -> None:
    claim = project.claims.add("Who said so?", "answer", answers=("The line",))
    voice, other = project.voices.add("White Star Line"), project.voices.add("Lloyd's")
    position = project.annotations.add_position(annotation.id, claim.id, answer_id=claim.answers[0].id)
    made = project.step_number
    project.annotations.edit_position(position.id, voice_id=voice.id, stance="denies", via=("Reuters", "a cable"))
    project.voices.delete(voice.id)
    gone = project.step_number
    project.annotations.edit_position(position.id, voice_id=other.id)
    who = "position “Who said so?” · “The line says that all are safe.”"
    assert brief(project, made) == [f"+ {who}: answer “The line”"]
    assert brief(project, made + 1) == [
        f"{who}: voice “White Star Line”, stance “asserts” → “denies”, by way of “Reuters, a cable”"
    ]
    assert sorted(brief(project, gone)) == sorted([f"{who}: voice “White Star Line” → –", "− voice “White Star Line”"])
    assert brief(project) == [f"{who}: voice “Lloyd's”"]


def test_dates_and_anchors_are_told_as_people_write_them(project: Project, annotation: Annotation) -> None:
    event = project.events.add("Sinking", date="1912-04-15")
    other = project.events.add("Collision", date="1912-04-14")
    assert brief(project) == ["+ event “Collision”: date “14 Apr 1912”"]
    tag = project.annotations.tag_event(
        annotation.id,
        event.id,
        date="1912-04-16",
        date_given="two days later",
        date_anchor=DateAnchor(event_id=other.id),
    )
    fields = {each.label: each.after for each in told(project)[0].fields}
    assert fields == {"date": "16 Apr 1912", "date as written": "two days later", "date counted from": "Collision"}
    project.annotations.edit_event_tag(tag.id, date_anchor=DateAnchor(published=True))
    assert brief(project)[0].endswith("date counted from “Collision” → “the date published”")


def test_where_a_change_can_be_seen(project: Project, source: Source, annotation: Annotation) -> None:
    event = project.events.add("Sinking")
    project.annotations.tag_event(annotation.id, event.id)
    tagged = project.step_number
    place = told(project)[0].place
    assert place is not None
    assert (place.annotation_id, place.source_id, place.start, place.end) == (annotation.id, source.id, 0, 32)
    assert told(project)[0].subject == ("event", event.id)
    project.annotations.delete([annotation.id])
    place = told(project, tagged)[0].place
    # The annotation is gone, its passage is there.
    assert place is not None
    assert (place.annotation_id, place.start, place.end) == ("", 0, 32)
    project.sources.delete(source.id)
    assert told(project, tagged)[0].place is None


def test_what_came_and_went_in_one_step_is_not_told(project: Project, source: Source) -> None:
    with project.step("tag", name="x"):
        made = project.annotations.add(Passage(source_id=source.id, revision=1, start=0, end=5), note="a")
        project.annotations.edit_note(made.id, "b")
        other = project.annotations.add(Passage(source_id=source.id, revision=1, start=6, end=9))
        project.annotations.delete([other.id])
    assert brief(project) == ["+ annotation “The l”: note “b”"]
    assert count_of(project.store, project.step_number) == 2


def test_an_undo_tells_what_it_brought_back(project: Project, annotation: Annotation) -> None:
    project.annotations.edit_note(annotation.id, "seen")
    project.history.undo()
    assert brief(project) == ["annotation “The line says that all are safe.”: note “seen” → –"]


def test_many_records_are_told_in_pages(project: Project, source: Source) -> None:
    event = project.events.add("Sinking")
    with project.step("tag_many", name="Sinking", count=30):
        for at in range(30):
            passage = Passage(source_id=source.id, revision=1, start=at, end=at + 5)
            project.annotations.add(passage, events=[EventTag(id="", event_id=event.id)])
    step = project.step_number
    pages = [changes_of(project.store, step, limit=25, offset=offset) for offset in (0, 25, 50)]
    assert [len(page) for page in pages] == [25, 25, 10]
    assert len({each.row_id for page in pages for each in page}) == count_of(project.store, step) == 60


def test_what_was_dropped_is_said_to_be(project: Project, annotation: Annotation) -> None:
    project.annotations.edit_note(annotation.id, "seen")
    project.annotations.delete([annotation.id])
    through = project.step_number
    compact(project, through)
    assert [(each.op, each.name, each.fields) for each in told(project, through)] == [("removed", words.DROPPED, ())]
    # The step of a tombstone is none that one could go to.
    assert list(list_steps(project.store, StepQuery(record_id=annotation.id)).numbers) == []
    assert named(project.store, annotation.id) == "annotation “…”"


def test_every_table_and_field_has_a_name() -> None:
    for table in TABLES:
        assert table.name in NOUNS
        assert table.name in NOUNS_OF_MANY
        assert set(table.columns) - {"modified_at"} <= words.FIELDS.keys()


def test_what_changes_nothing_is_no_step(project: Project, annotation: Annotation) -> None:
    event, claim = project.events.add("Sinking"), project.claims.add("How many?", "number")
    tag = project.annotations.tag_event(annotation.id, event.id, date="1912")
    position = project.annotations.add_position(annotation.id, claim.id, value="20")
    number, before = project.step_number, project.annotations.get(annotation.id)
    project.annotations.edit_event_tag(tag.id, date="1912")
    project.annotations.edit_position(position.id, value="20")
    assert project.step_number == number
    assert project.annotations.get(annotation.id) == before


def test_whatever_can_be_changed_has_a_history_and_a_name(project: Project, annotation: Annotation) -> None:
    voice, claim = project.voices.add("The line"), project.claims.add("How many?", "answer", answers=("many",))
    answer = project.claims.answers(claim.id)[0]
    event = project.events.add("Sinking")
    tag = project.annotations.tag_event(annotation.id, event.id, voice_id=voice.id)
    position = project.annotations.add_position(annotation.id, claim.id, answer_id=answer.id, voice_id=voice.id)
    verdict = project.verdicts.add("settled", claim_id=claim.id, reason="seen")
    project.silences.add(annotation.passage.source_id, claim.id, 1)
    silence: str = project.store.rows("SELECT id FROM silences")[0][0]
    quote = annotation.quote
    told = {each.id: named(project.store, each.id) for each in (voice, answer, tag, position, verdict)}
    assert told[voice.id] == "voice “The line”"
    assert told[answer.id] == "answer “many”"
    assert told[tag.id].startswith("event tag “Sinking” · “")
    assert told[position.id].startswith(f"position “How many?” · “{quote[:20]}")
    assert told[verdict.id] == "verdict “How many?”"
    assert named(project.store, silence).startswith("silence “")

    def of(record_id: str) -> list[str]:
        found = list_steps(project.store, StepQuery(record_id=record_id))
        return [step.label for step in read_steps(project.store, sorted(found.numbers)).values()]

    assert of(tag.id) == ["tag"]
    assert of(verdict.id) == ["decide"]
    assert sorted(of(voice.id)) == ["add_position", "add_voice", "tag"], "and what it says"
    project.annotations.remove_position(position.id)
    assert len(of(position.id)) == 2
    assert named(project.store, position.id).startswith("position “How many?”")
