"""Any sequence of all operations, undo, redo and reopening finds every earlier state again, to the row."""

import ast
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.db.past.chain import read_chain
from crossread.db.past.going_back import go_to, way_to
from crossread.db.project import Project
from tests.db.history.doing import DEEDS, Doing, State, fill, state

ROOT = Path(__file__).parents[3]
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
    assert found - {"steps._turn_back", "project.step", "import_json.plan_import"} <= done


def _makes_a_step(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(node, ast.With)
        and any(
            isinstance(item.context_expr, ast.Call)
            and isinstance(item.context_expr.func, ast.Attribute)
            and item.context_expr.func.attr == "step"
            for item in node.items
        )
        for node in ast.walk(function)
    )
