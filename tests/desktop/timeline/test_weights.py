"""How much is in a bar is said so that it tells something."""

import pytest

from crossread.desktop.timeline.calendar_units import Unit
from crossread.desktop.timeline.weights import number, peak_words


@pytest.mark.parametrize(
    ("weight", "unit", "said"),
    [
        (3.0, Unit("day", 1), "3"),
        (0.25, Unit("minute", 360), "0.25"),
        (1 / 1440, Unit("minute", 1), "1 a day"),
        (1 / 24, Unit("minute", 60), "1 a day"),
        (1 / 366, Unit("day", 1), "1 a year"),
        (12 / 36_525, Unit("day", 1), "1.2 in ten years"),
        (0.0165, Unit("minute", 10), "2.4 a day"),
        (0.0002 / 365_242.5, Unit("day", 1), "<0.01"),
        (0.0, Unit("day", 1), "0"),
    ],
)
def test_a_small_part_is_said_of_a_longer_time(weight: float, unit: Unit, said: str) -> None:
    assert peak_words(weight, unit) == said


def test_of_a_share_it_is_a_share() -> None:
    assert peak_words(0.01 / 1440, Unit("minute", 1), share=True) == "1 % a day"


def test_what_is_next_to_nothing_at_every_length_is_told_as_that() -> None:
    assert peak_words(1e-12, Unit("minute", 1)) == "<0.01"
    assert number(0.004) == "<0.01"
