"""Earlier states: random work of every kind with undo, redo and going back; each state that was must be found again."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from crossread.db.compacting import compact
from crossread.db.past.earlier import save_state_at
from crossread.db.project import Project
from crossread.db.verify import verify
from tests.db.history.doing import Doing, fill, state
from tests.db.history.test_any_sequence import Walk
from tests.safety.harness import Row

WALK = 40
FILES = 3


def rows(*, long: bool, seed: int) -> list[Row]:
    """States found again by undo and redo, states written as files, and history dropped; none may differ by a row."""
    random = Random(seed)
    return [
        _walks(random, 150 if long else 3),
        _files(random, 40 if long else 2),
        _dropped(random, 60 if long else 3),
    ]


def _walks(random: Random, count: int) -> Row:
    tried = lost = 0
    for _ in range(count):
        with _folder() as folder:
            walk = Walk(folder, random)
            try:
                for _ in range(WALK):
                    tried += 1
                    walk.step()
            except AssertionError:
                lost += 1
            finally:
                walk.project.close()
    return Row(what="all operations, undo, redo, going back, at random", tried=tried, lost=lost)


def _files(random: Random, count: int) -> Row:
    tried = lost = 0
    for _ in range(count):
        with _folder() as folder, Project.create(folder / "any.crossread") as project:
            fill(project)
            recorded = {0: state(project, stamps=True)}
            for _ in range(WALK):
                _anything(project, random)
                recorded[project.step_number] = state(project, stamps=True)
            for number in random.sample(sorted(recorded), min(FILES, len(recorded))):
                tried += 1
                save_state_at(project, number, folder / "then.crossread")
                with Project.open_for_reading(folder / "then.crossread") as then:
                    lost += state(then, stamps=True) != recorded[number]
    return Row(what="state after an earlier step, as a new file", tried=tried, lost=lost)


def _dropped(random: Random, count: int) -> Row:
    lost = 0
    for _ in range(count):
        with _folder() as folder, Project.create(folder / "any.crossread") as project:
            fill(project)
            while project.step_number < WALK:
                _anything(project, random)
            before = state(project, stamps=True), [fault.sentence for fault in verify(project)]
            compact(project, random.randint(1, project.step_number))
            lost += before != (state(project, stamps=True), [fault.sentence for fault in verify(project)])
    return Row(what="history dropped up to some step", tried=count, lost=lost)


def _anything(project: Project, random: Random) -> None:
    turn = random.random()
    if turn < 0.15:
        project.history.undo()
    elif turn < 0.25:
        project.history.redo()
    else:
        Doing(project, random).anything()


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="crossread-earlier-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
