"""The state machine over the whole of a project, in its short form; `packaging/safety --long` runs the long one."""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.fuzz.machine import ProjectMachine


def test_a_project_is_what_its_model_says() -> None:
    slow = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
    run_state_machine_as_test(
        ProjectMachine, settings=settings(max_examples=5, stateful_step_count=25, suppress_health_check=slow)
    )
