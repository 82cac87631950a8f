"""Random work on a project beside a simple model of it in memory: after each step they are the same."""

import sys
import traceback

from hypothesis import HealthCheck, settings
from hypothesis import seed as seeded
from hypothesis.stateful import run_state_machine_as_test

from tests.fuzz.machine import ProjectMachine
from tests.safety.harness import Row

LONG, SHORT = (300, 60), (5, 25)


def rows(*, long: bool, seed: int) -> list[Row]:
    """Sequences of operations, undo, redo and reopening, each step compared."""
    examples, steps = LONG if long else SHORT
    turns = [0]

    class Counted(ProjectMachine):
        def teardown(self) -> None:
            turns[0] += self.turns
            super().teardown()

    slow = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
    chosen = settings(
        max_examples=examples, stateful_step_count=steps, suppress_health_check=slow, deadline=None, database=None
    )
    lost = 0
    try:
        run_state_machine_as_test(seeded(seed)(Counted), settings=chosen)
    except AssertionError:
        traceback.print_exc(file=sys.stderr)
        lost = 1
    return [Row("step of work beside a model in memory", turns[0], lost, f"{examples:,} sequences")]
