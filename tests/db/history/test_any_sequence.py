"""Any sequence of all operations, undo, redo and reopening finds every earlier state again, to the row."""

import ast
import sqlite3
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.db.errors import CrossreadError
from crossread.db.part import Part
from crossread.db.past.chain import read_chain
from crossread.db.past.going_back import go_to, way_to
from crossread.db.project import Project
from crossread.db.store import triggers
from crossread.db.store.schema import Table
from tests.db.history.doing import DEEDS, Doing, NothingThereError, State, fill, state

ROOT = Path(__file__).parents[3]
# Of the history itself; going back, dropping and the like have tests of their own.
OF_THE_HISTORY = {"history.undo", "history.redo", "history.start_here"}
READS = {
    "annotations": "at count count_of get of_claim of_event of_event_tag of_position of_source of_voice overlapping "
    "with_ids",
    "claims": "all counts get goes_along made_in_order",
    "events": "all counts counts_of get goes_along made_in_order",
    "history": "steps",
    "relations": "all",
    "silences": "all",
    "sources": "all counts find_file find_same get goes_along revision revisions text",
    "verdicts": "all of",
    "voices": "all counts get goes_along",
    # Of the file, not of what is in it; and the way to make one step of several operations.
    "project": "close look quick_check save_copy search settle stop_writing step",
}
WAYS = (*["do"] * 9, "undo", "undo", "redo", "go", "reopen")


class Walk:
    """A project beside a model of its past: all states that undo and redo must find again."""

    def __init__(self, folder: Path, random: Random) -> None:
        self.random = random
        self.project = Project.create(folder / "any.crossread", author="Ada")
        fill(self.project)
        self.past: list[State] = []
        self.future: list[State] = []
        self.after: dict[int, State] = {0: state(self.project)}
        """The state after each step, as it was seen then."""

    def step(self) -> None:
        """Go on in some way."""
        getattr(self, f"_{self.random.choice(WAYS)}")()
        self.after[self.project.step_number] = state(self.project)
        assert (self.project.history.next_undo is not None) == bool(self.past)
        assert (self.project.history.next_redo is not None) == bool(self.future)

    def _do(self) -> None:
        before, number = state(self.project), self.project.step_number
        done = Doing(self.project, self.random).anything()
        if self.project.step_number == number:
            assert state(self.project) == before, done
            return
        assert self.project.step_number == number + 1, f"{done} is not one step"
        self.past.append(before)
        self.future.clear()

    def _undo(self) -> None:
        before, there = state(self.project), bool(self.past)
        assert (self.project.history.undo() is not None) == there
        if there:
            self.future.append(before)
            assert state(self.project) == self.past.pop()

    def _redo(self) -> None:
        before, there = state(self.project), bool(self.future)
        assert (self.project.history.redo() is not None) == there
        if there:
            self.past.append(before)
            assert state(self.project) == self.future.pop()

    def _go(self) -> None:
        chain = read_chain(self.project.store)
        assert (len(chain.held), len(chain.undone)) == (len(self.past), len(self.future))
        number = self.random.choice(sorted(self.after))
        way = way_to(self.project, number)
        if way is None:
            assert number not in (*chain.held, *chain.undone, 0, self.project.step_number)
            return
        states = [*self.future, state(self.project), *reversed(self.past)]
        at = len(self.future) + (way.steps if way.kind == "undo" else -way.steps)
        assert go_to(self.project, number) == way
        assert state(self.project) == states[at] == self.after[number]
        self.future, self.past = states[:at], list(reversed(states[at + 1 :]))

    def _reopen(self) -> None:
        before = state(self.project, stamps=True)
        self.project.close()
        self.project = Project.open(self.project.path, author="Ada")
        assert state(self.project, stamps=True) == before


@given(random=st.randoms(use_true_random=False), length=st.integers(10, 50))
@settings(max_examples=15)
def test_every_earlier_state_is_found_again(random: Random, length: int) -> None:
    with TemporaryDirectory() as folder:
        walk = Walk(Path(folder), random)
        try:
            for _ in range(length):
                walk.step()
            assert walk.project.store.rows("PRAGMA foreign_key_check") == []
        finally:
            walk.project.close()


def test_no_operation_is_left_out() -> None:
    """Whatever in `db` makes a step of its own is among what the tests of the history do."""
    found = set()
    for path in (ROOT / "db").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and _makes_a_step(node):
                found.add(f"{path.stem}.{node.name}")
    # Where the module of an operation is not called as the part of the project that has it.
    homes = {"claims": "answers", "relations": "judgements", "silences": "judgements", "verdicts": "judgements"}
    parts = [name.split(".") for name in DEEDS if "." in name]
    done = {f"{home}.{name}" for part, name in parts for home in (part, homes.get(part, part))}
    assert found - {"steps._turn_back", "project.step", "store.step", "import_json.plan_import"} <= done


def _makes_a_step(function: ast.FunctionDef) -> bool:
    """Whether it calls something that is called `step`, however it goes into it."""
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return any(isinstance(called, ast.Attribute) and called.attr == "step" for called in calls)


def test_what_a_project_offers_is_driven_or_only_reads(tmp_path: Path) -> None:
    """Of every public method of a project and its parts it is known which it is; a new one is to be told here."""
    with Project.create(tmp_path / "any.crossread") as project:
        parts = {name: part for name, part in vars(project).items() if isinstance(part, Part)}
    assert len(parts) > 8
    offered = {f"{name}.{method}" for name, part in parts.items() for method in _public(type(part))}
    offered |= {f"project.{method}" for method in _public(Project)}
    reads = {f"{name}.{method}" for name, methods in READS.items() for method in methods.split()}
    assert offered - reads - OF_THE_HISTORY == set(DEEDS) & offered
    assert offered >= reads | OF_THE_HISTORY


def _public(kind: type) -> set[str]:
    return {name for name, value in vars(kind).items() if not name.startswith("_") and callable(value)}


def test_each_operation_is_really_done(tmp_path: Path) -> None:
    """None is always refused, or without anything to be done to: each is done, taken back and done again."""
    with Project.create(tmp_path / "any.crossread") as project:
        fill(project)
        begin = state(project)
        for name in sorted(DEEDS):
            before, after = _done(project, name)
            assert after != before, name
            project.history.undo()
            assert state(project) == before, name
            project.history.redo()
            assert state(project) == after, name
            while project.history.undo():
                pass
            assert state(project) == begin, name


def _done(project: Project, name: str) -> tuple[State, State]:
    """Do it until it is really done, with anything else between, and answer with the states round it."""
    for seed in range(200):
        before, number = state(project), project.step_number
        with suppress(CrossreadError, NothingThereError):
            DEEDS[name](Doing(project, Random(seed)))
        if project.step_number == number + 1:
            return before, state(project)
        Doing(project, Random(seed)).anything()
    raise AssertionError(f"{name} is never done")


FAULTS = {
    "an insert is not recorded": ("zones_inserted", " BEGIN ", " WHEN 0 BEGIN "),
    "a deletion is not recorded": ("event_tags_deleted", " BEGIN ", " WHEN 0 BEGIN "),
    "a column is forgotten when it changes": ("annotations_updated", 'old."note" IS NOT new."note"', "0"),
    "a column is forgotten when its row goes": ("positions_deleted", 'old."scope"', "''"),
}


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_a_fault_in_a_trigger_is_found(fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name, right, wrong = FAULTS[fault]
    usual = triggers._triggers

    def spoilt(statement: str) -> str:
        if f"TRIGGER {name} " not in statement:
            return statement
        assert right in statement
        return statement.replace(right, wrong)

    def faulty(table: Table) -> tuple[str, str, str]:
        inserted, updated, deleted = usual(table)
        return spoilt(inserted), spoilt(updated), spoilt(deleted)

    monkeypatch.setattr(triggers, "_triggers", faulty)
    with pytest.raises((AssertionError, sqlite3.Error)):
        _walk_far(tmp_path)


def _walk_far(folder: Path) -> None:
    for seed in range(20):
        (folder / str(seed)).mkdir()
        walk = Walk(folder / str(seed), Random(seed))
        try:
            for _ in range(40):
                walk.step()
        finally:
            walk.project.close()
