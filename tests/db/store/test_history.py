"""Steps, undo and redo: whatever is done, every earlier state is found again, to the row."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from crossread.db.errors import CrossreadError, InvalidRecordError
from crossread.db.history import SENTENCES, describe
from crossread.db.project import Project
from crossread.db.records import Annotation, Finding, Passage, Source, Step
from crossread.db.store.schema import TABLES

State = dict[str, list[tuple[Any, ...]]]


def state(project: Project) -> State:
    """Every row under the history, without `modified_at`, which an undo moves on."""
    found = {}
    for table in TABLES:
        columns = ", ".join(f'"{name}"' for name in table.all_columns if name != "modified_at")
        found[table.name] = project.store.rows(f"SELECT {columns} FROM {table.name} ORDER BY key")
    found["documents"] = sorted(project.store.rows("SELECT kind, record_id, body FROM documents"))
    return found


def test_a_step_is_all_or_nothing(project: Project, source: Source) -> None:
    before, steps = state(project), project.step_number

    def tag_twice() -> None:
        with project.step("tag", name="Sinking"):
            event = project.events.add("Sinking")
            made = project.annotations.add(_passage(source))
            project.annotations.tag_event(made.id, event.id)
            project.annotations.tag_event(made.id, event.id)

    with pytest.raises(InvalidRecordError, match="has this event already"):
        tag_twice()
    assert state(project) == before
    assert project.step_number == steps


def test_one_user_action_is_one_step(project: Project, annotation: Annotation) -> None:
    before = state(project)
    with project.step("tag", name="Sinking") as step:
        event = project.events.add("Sinking", date="1912-04-15")
        project.annotations.tag_event(annotation.id, event.id)
    assert step.changes.ids == {"event": {event.id}, "annotation": {annotation.id}}
    assert step.changes.annotated_sources == {annotation.source_id}
    undone = project.history.undo()
    assert undone is not None
    assert describe(undone) == "tag “Sinking”"
    assert state(project) == before


def test_undo_and_redo_are_there_after_a_restart(project: Project, annotation: Annotation) -> None:
    event = project.events.add("Sinking")
    project.annotations.tag_event(annotation.id, event.id)
    project.history.undo()
    project.close()
    with Project.open(project.path) as again:
        assert again.annotations.get(annotation.id).events == ()
        redone = again.history.redo()
        assert redone is not None
        assert redone.label == "tag"
        assert again.annotations.get(annotation.id).events[0].event_id == event.id
        while again.history.undo():
            pass
        assert again.sources.all() == []
        assert again.history.next_undo is None


def test_a_new_step_ends_what_could_be_redone(project: Project) -> None:
    project.events.add("One")
    project.history.undo()
    project.events.add("Two")
    assert project.history.redo() is None
    assert [event.title for event in project.events.all()] == ["Two"]


def test_typing_in_one_field_is_one_step(project: Project, annotation: Annotation) -> None:
    number = project.step_number
    project.annotations.edit_note(annotation.id, "se")
    visit = project.history.steps(limit=1)[0].id
    project.annotations.edit_note(annotation.id, "seen", continues=visit)
    assert project.step_number == number + 1
    project.history.undo()
    assert project.annotations.get(annotation.id).note == ""
    project.history.redo()
    assert project.annotations.get(annotation.id).note == "seen"
    # After an undo the visit is over: what comes then is a step of its own.
    project.annotations.edit_note(annotation.id, "seen twice", continues=visit)
    assert project.step_number == number + 4


def test_a_change_of_nothing_leaves_no_step(project: Project, annotation: Annotation) -> None:
    number = project.step_number
    modified = annotation.modified_at
    project.annotations.edit_note(annotation.id, "")
    assert project.step_number == number
    assert project.annotations.get(annotation.id).modified_at == modified


def test_an_undo_moves_the_time_of_change_on(project: Project, annotation: Annotation) -> None:
    edited = project.annotations.edit_note(annotation.id, "seen")
    project.history.undo()
    assert annotation.modified_at < edited.modified_at < project.annotations.get(annotation.id).modified_at


def test_every_operation_has_a_sentence(project: Project, source: Source) -> None:
    for number in range(2):
        project.sources.add_revision(source.id, f"Text {number}")
    project.sources.delete_revision(source.id, 2)
    project.annotations.delete([project.annotations.add(_passage(source)).id])
    for step in project.history.steps():
        assert describe(step)
        assert "{" not in describe(step)
    assert all(sentence == sentence.strip() for sentence in SENTENCES.values())


def test_a_failed_commit_is_told_in_words(project: Project, source: Source) -> None:
    before = state(project)
    pages = project.store.number("PRAGMA page_count")
    project.store.conn.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(CrossreadError, match="disk is full"):
        project.sources.add("Long", "word " * 100_000)
    assert state(project) == before
    project.store.conn.execute("PRAGMA max_page_count = 1073741823")
    project.sources.add("Long", "word " * 100_000)


def test_the_file_keeps_no_trigger_and_no_view(project: Project, annotation: Annotation) -> None:
    kinds = {row[0] for row in project.store.rows("SELECT type FROM sqlite_master")}
    assert kinds == {"table", "index"}


def test_the_history_says_who(project: Project, annotation: Annotation) -> None:
    project.author = "Grace"
    project.annotations.edit_note(annotation.id, "seen")
    assert [step.author for step in project.history.steps(limit=2)] == ["Grace", "Ada"]


def _passage(source: Source) -> Passage:
    return Passage(source_id=source.id, revision=1, start=3, end=9)


class AnySequence(RuleBasedStateMachine):
    """Any sequence of operations, undo and redo: each undo finds the state before, each redo the one after."""

    def __init__(self) -> None:
        super().__init__()
        from tempfile import TemporaryDirectory

        self.folder = TemporaryDirectory()
        self.project = Project.create(Path(self.folder.name) / "any.crossread")
        self.past: list[State] = []
        self.future: list[State] = []

    @initialize()
    def begin(self) -> None:
        for number in range(2):
            self.project.sources.add(f"Source {number}", f"Article {number} says that 1,490 were lost at sea.")
        while self.project.history.next_undo:
            self.project.store.conn.execute("DELETE FROM history")
            self.project.store.conn.execute("DELETE FROM steps")

    def do(self, operation: Any) -> None:
        before, number = state(self.project), self.project.step_number
        try:
            operation()
        except InvalidRecordError:
            assert state(self.project) == before
        if self.project.step_number != number:
            self.past.append(before)
            self.future.clear()

    def pick(self, data: st.DataObject, table: str) -> str:
        ids: list[str] = [row[0] for row in self.project.store.rows(f"SELECT id FROM {table} ORDER BY key")]
        return data.draw(st.sampled_from(ids))

    def has(self, *tables: str) -> bool:
        return all(self.project.store.number(f"SELECT count(*) FROM {table}") for table in tables)

    @rule(data=st.data(), start=st.integers(0, 20))
    def annotate(self, data: st.DataObject, start: int) -> None:
        if self.has("sources"):
            source = self.pick(data, "sources")
            passage = Passage(source_id=source, revision=1, start=start, end=start + 5)
            self.do(lambda: self.project.annotations.add(passage, note="seen"))

    @rule(date=st.sampled_from([None, "1912-04-15", "1912"]))
    def add_event(self, date: str | None) -> None:
        self.do(lambda: self.project.events.add("Sinking", date=date))

    @rule(kind=st.sampled_from(["truth", "number", "answer"]))
    def add_claim(self, kind: Any) -> None:
        answers = ("ice", "fire") if kind == "answer" else ()
        self.do(lambda: self.project.claims.add("How many?", kind, answers=answers))

    @rule()
    def add_voice(self) -> None:
        self.do(lambda: self.project.voices.add("The line", aliases=("office",)))

    @rule(data=st.data())
    def tag(self, data: st.DataObject) -> None:
        if self.has("annotations", "events"):
            annotation, event = self.pick(data, "annotations"), self.pick(data, "events")
            anchor_voice = self.pick(data, "voices") if self.has("voices") else None
            self.do(lambda: self.project.annotations.tag_event(annotation, event, voice_id=anchor_voice))

    @rule(data=st.data(), value=st.sampled_from([None, "1490", "x"]))
    def take_position(self, data: st.DataObject, value: str | None) -> None:
        if self.has("annotations", "claims"):
            annotation, claim = self.pick(data, "annotations"), self.pick(data, "claims")
            answers = self.project.claims.answers(claim)
            answer = answers[0].id if answers else None
            given = {"value": value} if answer is None else {"answer_id": answer}
            self.do(lambda: self.project.annotations.add_position(annotation, claim, **given))

    @rule(data=st.data(), table=st.sampled_from(["events", "claims", "voices", "sources", "annotations"]))
    def delete(self, data: st.DataObject, table: str) -> None:
        if self.has(table):
            row = self.pick(data, table)
            part = getattr(self.project, table)
            self.do(lambda: part.delete([row] if table == "annotations" else row))

    @rule(data=st.data(), table=st.sampled_from(["events", "claims", "voices"]))
    def merge(self, data: st.DataObject, table: str) -> None:
        if self.has(table):
            keep, gone = self.pick(data, table), self.pick(data, table)
            self.do(lambda: getattr(self.project, table).merge(keep, gone))

    @rule(data=st.data(), text=st.sampled_from(["", "a", "ß \u0301 👩‍👩‍👧", "\ud800"]))
    def edit(self, data: st.DataObject, text: str) -> None:
        if self.has("annotations"):
            annotation = self.pick(data, "annotations")
            self.do(lambda: self.project.annotations.edit_note(annotation, text))

    @rule(data=st.data())
    def decide(self, data: st.DataObject) -> None:
        if self.has("claims"):
            claim = self.pick(data, "claims")
            self.do(lambda: self.project.verdicts.add("settled", claim_id=claim, finding=Finding(), reason="seen"))

    @rule(data=st.data())
    def fall_silent(self, data: st.DataObject) -> None:
        if self.has("claims", "sources"):
            claim, source = self.pick(data, "claims"), self.pick(data, "sources")
            self.do(lambda: self.project.silences.add(source, claim, 1))

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.future.append(state(self.project))
        assert self.project.history.undo() is not None
        assert state(self.project) == self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.past.append(state(self.project))
        assert self.project.history.redo() is not None
        assert state(self.project) == self.future.pop()

    @precondition(lambda self: len(self.past) > 1)
    @rule(data=st.data())
    def back_and_forth(self, data: st.DataObject) -> None:
        far = data.draw(st.integers(1, len(self.past)))
        for _ in range(far):
            self.undo()
        for _ in range(data.draw(st.integers(0, far))):
            self.redo()

    @rule()
    def reopen(self) -> None:
        path = self.project.path
        before = state(self.project)
        self.project.close()
        self.project = Project.open(path)
        assert state(self.project) == before

    @invariant()
    def undo_is_offered_when_there_is_a_past(self) -> None:
        assert (self.project.history.next_undo is not None) == bool(self.past)
        assert (self.project.history.next_redo is not None) == bool(self.future)

    @invariant()
    def references_hold(self) -> None:
        assert self.project.store.rows("PRAGMA foreign_key_check") == []

    def teardown(self) -> None:
        self.project.close()
        self.folder.cleanup()


TestAnySequence = AnySequence.TestCase
TestAnySequence.settings = settings(max_examples=25, stateful_step_count=30)


def test_readers_see_whole_steps_only(project: Project, source: Source) -> None:
    with Project.open_for_reading(project.path) as reader:
        before = reader.step_number
        with project.step("tag", name="x"):
            project.events.add("Sinking")
            assert reader.events.all() == []
        assert [event.title for event in reader.events.all()] == ["Sinking"]
        assert reader.step_number == before + 1
        with pytest.raises(CrossreadError, match="reading only"):
            reader.events.add("x")
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.store.conn.execute("DELETE FROM events")


def test_a_step_of_a_script_is_told_as_well_as_it_can_be() -> None:
    def told(label: str, **args: str | int) -> str:
        return describe(Step(number=1, id="x", author="", at="", kind="do", undoes=None, label=label, args=args))

    assert told("tag", name="Surrender") == "tag “Surrender”"
    assert told("tag") == "tag “…”"
    assert told("my_own_{step.of}") == "my own {step.of}"
