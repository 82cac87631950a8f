"""The state after any earlier step, written as a file of its own, is the state that was recorded then."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.db.errors import CrossreadError
from crossread.db.exchange.export_json import export_json
from crossread.db.exchange.import_json import import_json
from crossread.db.past.earlier import save_state_at
from crossread.db.past.working import Stage, Work
from crossread.db.project import Project
from crossread.db.records import Source
from crossread.db.stopping import StoppedError
from crossread.db.verify import verify
from tests.db.history.doing import Doing, State, fill, state


def whole(project: Project) -> State:
    """Everything that must be as it was then, the stamps included: rows, what is searched, steps, history, texts."""
    found = state(project, stamps=True)
    for table in ("steps", "history", "texts"):
        found[table] = project.store.rows(f"SELECT * FROM {table} ORDER BY 1")
    # A text that is in no source and in no step was not in use.
    used = {row[3] for row in found["revisions"]} | {
        digest
        for (digest,) in project.store.rows(
            "SELECT json_extract(before, '$.sha256') FROM history WHERE table_name = 'revisions' AND before IS NOT NULL"
        )
    }
    found["texts"] = [row for row in found["texts"] if row[1] in used]
    return found


@given(random=st.randoms(use_true_random=False), length=st.integers(4, 25))
@settings(max_examples=8)
def test_every_step_gives_the_state_of_then(random: Random, length: int) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        with Project.create(folder / "any.crossread", author="Ada") as project:
            fill(project)
            recorded = {0: whole(project)}
            for _ in range(length):
                turn = random.random()
                if turn < 0.15:
                    project.history.undo()
                elif turn < 0.25:
                    project.history.redo()
                else:
                    Doing(project, random).anything()
                recorded[project.step_number] = whole(project)
            now, faults = whole(project), list(verify(project))
            for number in random.sample(sorted(recorded), min(4, len(recorded))):
                out = folder / f"then {number}.crossread"
                earlier = save_state_at(project, number, out)
                assert earlier.faults == tuple(fault.sentence for fault in faults if not fault.note)
                with Project.open(out) as then:
                    assert whole(then) == recorded[number]
                    assert then.store.rows("PRAGMA foreign_key_check") == []
                    assert then.store.rows("PRAGMA integrity_check") == [("ok",)]
                    # It goes on from there.
                    before = state(then)
                    then.events.add("Later")
                    then.history.undo()
                    assert state(then) == before
            assert whole(project) == now
        assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_what_came_later_is_not_in_the_file(project: Project, source: Source, tmp_path: Path) -> None:
    number = project.step_number
    later = project.sources.add("Later", "The marker zqxunlikely stands here. \u6c88\u6ca1\u7684\u8239\u53ea")
    project.sources.edit(later.id, note="zqxunlikely")
    project.sources.delete(later.id)
    out = save_state_at(project, number, tmp_path / "then.crossread").path
    raw = out.read_bytes()
    assert b"unlikely" not in raw
    assert "\u6c88\u6ca1".encode() not in raw
    assert b"Fourteen hundred" in raw
    with Project.open_for_reading(out) as then:
        assert then.search("unlikely") == []
        assert [hit.source_id for hit in then.search("fourteen")] == [source.id]
        assert then.history.next_undo == project.history.steps(limit=1, before=number + 1)[0]


def test_a_project_that_took_its_id_from_a_file(project: Project, source: Source, tmp_path: Path) -> None:
    export_json(project, tmp_path / "whole.json")
    with Project.create(tmp_path / "taken.crossread", title="Empty") as taken:
        recorded = {0: whole(taken)}
        import_json(taken, tmp_path / "whole.json")
        recorded[1] = whole(taken)
        taken.history.undo()
        recorded[2] = whole(taken)
        taken.history.redo()
        taken.history.undo()
        taken.rename("Other")
        for number, then in recorded.items():
            with Project.open_for_reading(save_state_at(taken, number, tmp_path / f"{number}.crossread").path) as one:
                assert whole(one) == then


def test_a_history_with_gaps_is_told(project: Project, source: Source, tmp_path: Path) -> None:
    event = project.events.add("Collision")
    number = project.step_number
    project.events.edit(event.id, title="The collision")
    project.events.delete(event.id)
    project.store.conn.execute("DELETE FROM history WHERE row_id = ? AND op = 'delete'", (event.id,))
    with pytest.raises(CrossreadError, match="has gaps"):
        save_state_at(project, number, tmp_path / "then.crossread")
    assert not (tmp_path / "then.crossread").exists()


def test_a_stop_leaves_nothing_behind(project: Project, source: Source, tmp_path: Path) -> None:
    project.events.add("Later")
    before = sorted(tmp_path.iterdir())
    stages: tuple[Stage, ...] = ("copy", "back", "index", "write", "check")
    for stage in stages:
        work = _StoppingAt(stage)
        with pytest.raises(StoppedError):
            save_state_at(project, 1, tmp_path / "then.crossread", work)
        assert sorted(tmp_path.iterdir()) == before


def test_the_check_tells_how_far_it_is_and_is_stopped_in_the_middle(
    project: Project, source: Source, tmp_path: Path
) -> None:
    project.events.add("Later")
    work = _StoppingAt("check", beyond=20)
    with pytest.raises(StoppedError):
        save_state_at(project, 1, tmp_path / "then.crossread", work)
    assert 0 < work.done < work.total == 100
    assert not (tmp_path / "then.crossread").exists()


def test_the_project_itself_is_never_written_over(project: Project, source: Source, tmp_path: Path) -> None:
    project.events.add("Later")
    with pytest.raises(CrossreadError, match="another name"):
        save_state_at(project, 1, project.path)
    with pytest.raises(CrossreadError, match="no such step"):
        save_state_at(project, 99, tmp_path / "then.crossread")
    assert [event.title for event in project.events.all()] == ["Later"]
    with Project.open_for_reading(project.path) as reader:
        save_state_at(reader, 1, tmp_path / "then.crossread")
    with Project.open_for_reading(tmp_path / "then.crossread") as then:
        assert then.events.all() == []


class _StoppingAt(Work):
    def __init__(self, last: Stage, *, beyond: int = -1) -> None:
        super().__init__()
        self._last, self._beyond = last, beyond

    def at(self, stage: Stage, done: int = 0, total: int = 0) -> None:
        if stage == self._last and done > self._beyond:
            self.stop()
        super().at(stage, done, total)
