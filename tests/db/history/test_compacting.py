"""Dropping history on the user's word: what is there stays, undo ends cleanly, and what went is really gone."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.db.compacting import EMPTY, compact, loss
from crossread.db.errors import CrossreadError
from crossread.db.history import describe
from crossread.db.past.earlier import first_step, save_state_at
from crossread.db.past.working import Work
from crossread.db.project import Project
from crossread.db.records import Annotation, Passage, Source
from crossread.db.stopping import StoppedError
from crossread.db.store.files import open_for_reading
from crossread.db.verify import verify
from tests.db.history.doing import Doing, fill, state

MARKER = "zqxunlikelymarker"


@given(random=st.randoms(use_true_random=False), length=st.integers(2, 25))
@settings(max_examples=8)
def test_what_is_there_stays_and_undo_ends_at_the_boundary(random: Random, length: int) -> None:
    with TemporaryDirectory() as name, Project.create(Path(name) / "any.crossread", author="Ada") as project:
        fill(project)
        for _ in range(length):
            turn = random.random()
            if turn < 0.2:
                project.history.undo()
            elif turn < 0.3:
                project.history.redo()
            else:
                Doing(project, random).anything()
        if not project.step_number:
            return
        through = random.randint(1, project.step_number)
        faults = [fault.sentence for fault in verify(project)]
        now, told = state(project, stamps=True), loss(project, through)
        texts = project.store.number("SELECT count(*) FROM texts")
        number = project.step_number
        undos = _turns(project, "undo")
        compacted = compact(project, through, day="2026-11-22")
        assert (compacted.steps, compacted.texts) == (told.steps, told.texts)
        assert state(project, stamps=True) == now
        assert project.store.number("SELECT count(*) FROM texts") == texts - told.texts
        assert project.step_number == number + 1
        assert [fault.sentence for fault in verify(project)] == faults
        assert all(
            before == EMPTY
            for (before,) in project.store.rows("SELECT before FROM history WHERE step <= ?", (through,))
        )
        left = [step for step in undos if step > through]
        assert _turns(project, "undo") == left
        _walk(project, random)


def _turns(project: Project, column: str) -> list[int]:
    """The steps that undo would take back, one after the other; done on a copy."""
    with TemporaryDirectory() as name:
        copy = Path(name) / "copy.crossread"
        project.save_copy(copy)
        with Project.open(copy) as other:
            found = []
            while step := getattr(other.history, column)():
                found.append(step.number)
            assert other.store.rows("PRAGMA foreign_key_check") == []
            return found


def _walk(project: Project, random: Random) -> None:
    """Undo to the end, redo all, do something new, undo that: each state is found again."""
    states = [state(project)]
    while project.history.undo():
        states.append(state(project))
    for expected in reversed(states[:-1]):
        assert project.history.redo() is not None
        assert state(project) == expected
    before, number = state(project), project.step_number
    Doing(project, random).anything()
    if project.step_number > number:
        project.history.undo()
    assert state(project) == before
    assert not [fault for fault in verify(project) if fault.table in ("steps", "history")]


def test_the_numbers_that_are_said_before(project: Project, source: Source, annotation: Annotation) -> None:
    other = project.sources.add("Other", "Another text altogether.")
    project.annotations.edit_note(annotation.id, "seen")
    project.sources.delete(other.id)
    project.events.add("Sinking")
    project.history.undo()
    told = loss(project, project.step_number)
    # Two sources, an annotation, a note, a deletion hold; an event was taken back and could be done again.
    assert (told.steps, told.undoable, told.redoable) == (7, 5, 1)
    assert told.deleted == 3  # the source, its text, and the event that was taken back
    assert (told.texts, told.characters) == (1, len("Another text altogether."))
    assert loss(project, 0).steps == 0


def test_deletions_stay_as_tombstones_without_content(project: Project, annotation: Annotation) -> None:
    event = project.events.add(MARKER)
    project.annotations.tag_event(annotation.id, event.id)
    project.events.delete(event.id)
    gone = project.step_number
    kept = project.events.add("Kept")
    project.events.delete(kept.id)
    project.history.undo()
    ids = dict(project.store.rows("SELECT number, id FROM steps"))
    compact(project, project.step_number)
    rows = project.store.rows("SELECT step, table_name, op, before, row_id = ? FROM history", (event.id,))
    assert sorted(rows) == [(gone, "event_tags", "delete", EMPTY, 0), (gone, "events", "delete", EMPTY, 1)]
    steps = project.store.rows("SELECT number, id, author, label, args FROM steps ORDER BY number")
    assert steps[0] == (gone, ids[gone], "", "dropped", "{}")
    # The last step too, as the point from which other copies can go on.
    assert steps[1][:2] == (max(ids), ids[max(ids)])
    assert describe(project.history.steps(limit=1)[0]) == f"drop the history of {len(ids)} steps"
    assert json.loads(steps[2][4])["through"] == max(ids)
    # And so they stay the next time.
    compact(project, project.step_number)
    assert project.store.number("SELECT count(*) FROM history") == 2


def test_what_nothing_refers_to_is_gone_from_the_file(project: Project, source: Source) -> None:
    text = f"A text in which the {MARKER} stands, and \u6c88\u6ca1\u7684\u8239\u53ea too. " * 20
    other = project.sources.add(f"Title {MARKER}", text)
    made = project.annotations.add(Passage(source_id=other.id, revision=1, start=0, end=40), note=MARKER)
    project.annotations.edit_note(made.id, f"{MARKER} again")
    voice = project.voices.add(MARKER)
    project.voices.edit(voice.id, name="Somebody")
    project.sources.delete(other.id)
    assert _raw(project) > 0
    assert compact(project, project.step_number).cleared
    assert _raw(project) == 0
    assert project.search(MARKER) == []
    words = _indexed_words(project)
    assert not {word for word in words if MARKER[2:9] in word or "\u6c88" in word}
    assert {"fourteen", "somebody"} <= words
    assert list(verify(project)) == []
    path = project.path
    project.close()
    assert MARKER[2:-2].encode() not in path.read_bytes()
    assert not path.with_name(path.name + "-wal").exists()


def test_what_is_still_referred_to_stays(project: Project, source: Source) -> None:
    project.events.add("Before")
    through = project.step_number
    other = project.sources.add("Other", f"A text with the {MARKER}.")
    project.sources.delete(other.id)
    assert loss(project, through).texts == 0
    compact(project, through)
    project.history.undo()
    assert project.sources.text(other.id) == f"A text with the {MARKER}."
    assert [hit.source_id for hit in project.search(MARKER)] == [other.id]
    assert list(verify(project)) == []


def _raw(project: Project) -> int:
    """How often the middle of the marker stands in the file and its log, words cut short by the index included."""
    paths = [project.path, project.path.with_name(project.path.name + "-wal")]
    return sum(path.read_bytes().count(MARKER[2:-2].encode()) for path in paths if path.exists())


def _indexed_words(project: Project) -> set[str]:
    with TemporaryDirectory() as name:
        copy = Path(name) / "copy.crossread"
        project.save_copy(copy)
        conn = sqlite3.connect(copy)
        found = set()
        for table in ("document_index", "text_index", "text_trigrams"):
            conn.execute(f"CREATE VIRTUAL TABLE temp.words_{table} USING fts5vocab(main, {table}, row)")
            found |= {row[0] for row in conn.execute(f"SELECT term FROM words_{table}")}
        conn.close()
        return found


def test_earlier_states_before_the_boundary_are_refused(project: Project, source: Source, tmp_path: Path) -> None:
    project.events.add("One")
    through = project.step_number
    project.events.add("Two")
    compact(project, through)
    assert first_step(project) == through
    with pytest.raises(CrossreadError, match="was dropped"):
        save_state_at(project, through - 1, tmp_path / "then.crossread")
    save_state_at(project, through, tmp_path / "then.crossread")
    with Project.open_for_reading(tmp_path / "then.crossread") as then:
        assert [event.title for event in then.events.all()] == ["One"]
        assert list(verify(then)) == []


def test_a_stop_changes_nothing(project: Project, source: Source) -> None:
    project.events.delete(project.events.add("One").id)
    before = (project.step_number, project.store.rows("SELECT * FROM history"), state(project))
    work = Work()
    work.stop()
    with pytest.raises(StoppedError):
        compact(project, project.step_number, work=work)
    assert (project.step_number, project.store.rows("SELECT * FROM history"), state(project)) == before
    assert project.history.undo() is not None
    with pytest.raises(CrossreadError, match="nothing to drop"):
        compact(project, 0)


def test_a_reader_that_looks_on_does_not_keep_it_from_being_done(project: Project, source: Source) -> None:
    project.events.delete(project.events.add(MARKER).id)
    project.store.conn.execute("PRAGMA busy_timeout = 50")
    reader = open_for_reading(project.path)
    try:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM events").fetchone()
        # The log cannot be emptied while somebody reads what was; it is when the project is closed.
        assert not compact(project, project.step_number).cleared
    finally:
        reader.close()
    assert list(verify(project)) == []
    path = project.path
    project.close()
    assert MARKER[2:-2].encode() not in path.read_bytes()


KILLED = """
import os, sys
from crossread.db import compacting
from crossread.db.project import Project
from crossread.db.past import vacuuming, working

where = sys.argv[2]
really = working.Work.at

def at(self, stage, done=0, total=0):
    really(self, stage, done, total)
    if stage == where:
        os.kill(os.getpid(), 9)

working.Work.at = at
turns = [0]

def vacuum(conn):
    turns[0] += 1
    if where == f"before vacuum {turns[0]}":
        os.kill(os.getpid(), 9)
    if where == f"in vacuum {turns[0]}":
        conn.set_progress_handler(lambda: os.kill(os.getpid(), 9), 1000)
    vacuuming.vacuum(conn)

compacting.vacuum = vacuum
project = Project.open(sys.argv[1])
compacting.compact(project, project.step_number)
os.kill(os.getpid(), 9)
"""


@pytest.mark.parametrize("where", ["in vacuum 1", "back", "index", "write", "before vacuum 2", "in vacuum 2", "after"])
def test_a_kill_leaves_all_or_nothing(project: Project, source: Source, where: str) -> None:
    for number in range(200):
        project.events.add(f"Event {number} " + "x" * 200)
    project.events.delete(project.events.add(MARKER).id)
    before, number, path = state(project, stamps=True), project.step_number, project.path
    project.close()
    ended = subprocess.run([sys.executable, "-c", KILLED, str(path), where], check=False, capture_output=True)
    assert ended.returncode == -9, ended.stderr
    with Project.open(path) as again:
        assert state(again, stamps=True) == before
        assert list(verify(again)) == []
        done = where not in ("in vacuum 1", "back", "index", "write")
        assert again.step_number == number + done
        assert (again.history.next_undo is None) == done
        if not done:
            assert compact(again, again.step_number).cleared
    assert MARKER[2:-2].encode() not in path.read_bytes()


def test_a_file_that_was_replaced_is_not_written_to(project: Project, source: Source, tmp_path: Path) -> None:
    project.save_copy(tmp_path / "other.crossread")
    (tmp_path / "other.crossread").replace(project.path)
    before = project.path.read_bytes()
    with pytest.raises(CrossreadError):
        compact(project, project.step_number)
    assert project.path.read_bytes() == before
