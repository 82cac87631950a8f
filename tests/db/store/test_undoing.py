"""Taking much back: by one statement for many rows, with the same outcome; told while it goes on; stopped whole."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import settings

from crossread.db.errors import CrossreadError, DamagedProjectError
from crossread.db.exchange.export_json import export_json
from crossread.db.exchange.import_json import import_json
from crossread.db.project import Project
from crossread.db.records import Annotation, Passage, Source
from crossread.db.store import undoing
from crossread.db.verify import verify
from tests.db.store.test_history import AnySequence, state


class AnySequenceInBulk(AnySequence):
    """All that is undone is undone by the statements for many rows, in small pieces, and tables emptied as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self.usual = undoing._MANY, undoing._AT_ONCE, undoing._MOST
        undoing._MANY, undoing._AT_ONCE, undoing._MOST = 1, 2, 1

    def teardown(self) -> None:
        undoing._MANY, undoing._AT_ONCE, undoing._MOST = self.usual
        super().teardown()


TestAnySequenceInBulk = AnySequenceInBulk.TestCase
TestAnySequenceInBulk.settings = settings(max_examples=15, stateful_step_count=30)


@pytest.fixture
def much(project: Project, source: Source) -> Project:
    """A project in which an event was used by far more annotations than are undone one by one."""
    event, other = project.events.add("Sinking"), project.events.add("Rescue")
    with project.step("annotate", quote="x"):
        for number in range(2 * undoing._MANY):
            made = project.annotations.add(
                Passage(source_id=source.id, revision=1, start=number % 40, end=50), note="a"
            )
            project.annotations.tag_event(made.id, event.id, date="1912")
            if number % 3:
                project.annotations.tag_event(made.id, other.id)
    return project


def test_an_event_that_was_used_much_comes_back_whole(much: Project) -> None:
    before = state(much)
    event = much.events.all()[0]
    much.events.delete(event.id)
    gone = state(much)
    much.history.undo()
    assert state(much) == before
    much.history.redo()
    assert state(much) == gone
    assert not [each for each in verify(much) if not each.note]


def test_many_annotations_come_back_with_what_belongs_to_them(much: Project) -> None:
    before = state(much)
    much.annotations.delete([row[0] for row in much.store.rows("SELECT id FROM annotations")])
    stamps = dict(
        much.store.rows("SELECT row_id, json_extract(before, '$.modified_at') FROM history WHERE op = 'delete'")
    )
    much.history.undo()
    assert state(much) == before
    # What is undone is newer than what it was: else a merge would take it for the older.
    rows = much.store.rows("SELECT id, modified_at FROM annotations")
    assert all(modified_at > stamps[row_id] for row_id, modified_at in rows)


def test_an_import_is_taken_back_and_done_again(much: Project, tmp_path: Path) -> None:
    export_json(much, tmp_path / "all.json")
    with Project.create(tmp_path / "other.crossread") as other:
        before = state(other)
        import_json(other, tmp_path / "all.json")
        after = state(other)
        told: list[tuple[int, int]] = []
        other.history.undo(progress=lambda done, total: told.append((done, total)))
        assert state(other) == before
        assert told == sorted(told)
        assert told[0][1] > 2 * undoing._MANY
        other.history.redo()
        assert state(other) == after
        assert not [each for each in verify(other) if not each.note]


@pytest.mark.parametrize("staying", [0, 5])
def test_a_table_of_which_little_stays_is_emptied_as_a_whole(
    much: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, staying: int
) -> None:
    monkeypatch.setattr(undoing, "_MOST", 100)
    monkeypatch.setattr(undoing, "_AT_ONCE", 70)
    export_json(much, tmp_path / "all.json")
    with Project.create(tmp_path / "other.crossread") as other:
        source = other.sources.add("Mine", "What I read myself stays where it is.")
        for number in range(staying):
            made = other.annotations.add(Passage(source_id=source.id, revision=1, start=number, end=20), note="mine")
            other.annotations.tag_event(made.id, other.events.add(f"Mine {number}").id)
        before, keys = state(other), other.store.rows("SELECT key, id FROM annotations ORDER BY key")
        import_json(other, tmp_path / "all.json")
        after = state(other)
        told: list[int] = []
        row_by_row: list[str] = []
        with monkeypatch.context() as patched:
            usual = undoing._take_out

            def take_out(conn: sqlite3.Connection, step: int, run: undoing._Run) -> None:
                row_by_row.append(run.table.name)
                usual(conn, step, run)

            patched.setattr(undoing, "_take_out", take_out)
            other.history.undo(progress=lambda done, _total: told.append(done))
        assert {"annotations", "event_tags"}.isdisjoint(row_by_row)
        assert state(other) == before
        assert other.store.rows("SELECT key, id FROM annotations ORDER BY key") == keys
        assert told == sorted(told)
        assert len(told) > 10
        assert other.store.number("PRAGMA foreign_keys") == 1
        other.history.redo()
        assert state(other) == after
        other.history.undo()
        assert state(other) == before
        assert not [each for each in verify(other) if not each.note]


def test_emptying_never_leaves_a_reference_to_nothing(
    much: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing, "_MOST", 100)
    export_json(much, tmp_path / "all.json")
    with Project.create(tmp_path / "other.crossread") as other:
        import_json(other, tmp_path / "all.json")
        # Somebody wrote to the file without a history: a tag that no step knows, which therefore stays.
        stranger = sqlite3.connect(other.path, isolation_level=None)
        stranger.execute(
            "INSERT INTO event_tags (id, annotation_id, event_id) SELECT 'x', annotation_id, event_id FROM ("
            "SELECT a.id AS annotation_id, e.id AS event_id FROM annotations a, events e "
            "EXCEPT SELECT annotation_id, event_id FROM event_tags) LIMIT 1"
        )
        stranger.close()
        after = state(other)
        with pytest.raises(DamagedProjectError, match="does not fit the project"):
            other.history.undo()
        assert state(other) == after
        assert other.store.number("PRAGMA foreign_keys") == 1


def test_stopped_in_the_middle_everything_is_as_it_was(much: Project) -> None:
    before, step = state(much), much.step_number

    def stop(done: int, _total: int) -> None:
        if done:
            raise CrossreadError("Stopped.")

    much.annotations.delete([row[0] for row in much.store.rows("SELECT id FROM annotations")])
    gone = state(much)
    with pytest.raises(CrossreadError, match="Stopped"):
        much.history.undo(progress=stop)
    assert state(much) == gone
    assert much.step_number == step + 1
    # The triggers that were silent meanwhile are there again, all of them.
    triggers = "SELECT name FROM sqlite_temp_master WHERE type = 'trigger' ORDER BY name"
    mine = much.store.rows(triggers)
    with Project.create(much.path.with_name("fresh.crossread")) as fresh:
        assert fresh.store.rows(triggers) == mine
    much.history.undo()
    assert state(much) == before


def test_the_history_of_a_bulk_is_that_of_single_rows(
    project: Project, annotation: Annotation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def history() -> list[tuple[object, ...]]:
        step = project.step_number
        return project.store.rows(
            "SELECT table_name, row_id, owner_id, op, json_remove(before, '$.modified_at') FROM history "
            "WHERE step = ? ORDER BY key",
            (step,),
        )

    event = project.events.add("Sinking")
    for _ in range(2):
        project.annotations.add(annotation.passage, note="seen")
    with project.step("tag_many", name="x", count=3):
        for row in project.store.rows("SELECT id FROM annotations"):
            project.annotations.tag_event(row[0], event.id)
    project.history.undo()
    singly = history()
    project.history.redo()
    monkeypatch.setattr(undoing, "_MANY", 1)
    project.history.undo()
    assert sorted(history(), key=repr) == sorted(singly, key=repr)
