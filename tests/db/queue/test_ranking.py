"""The order of the queue: bands, then weight, by the formula that its module states."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.db.grid import Row, Side
from crossread.db.queue import Band, freshness, rank, weight
from crossread.db.queue.gaps import gap_of_dates, gap_of_numbers


def _row(name: str, *sides: tuple[int, int], **more: Any) -> Row:
    given: dict[str, Any] = {"conflicts": 99, "value_type": "truth"} | more
    return Row(id=name, kind="claim", title=name, sides=tuple(Side(*each) for each in sides), **given)


def _order(*rows: Row, gaps: dict[str, float] | None = None, step: int = 0) -> list[str]:
    return [item.id for item in rank(rows, gaps=gaps or {}, step=step)]


def test_conflicts_come_before_tensions_and_what_is_decided_comes_last() -> None:
    rows = [
        _row("settled", (9, 9), (9, 9), status="settled"),
        _row("tension", (5, 5), (5, 5), conflicts=0, tensions=3),
        _row("conflict", (1, 1), (1, 1)),
        _row("looked at again", (2, 2), (1, 1), status="settled", stale=True),
        _row("nothing left", conflicts=0, status="not_a_conflict"),
        _row("nothing left, stale", conflicts=0, status="settled", stale=True),
        _row("said to be open", (3, 3), (1, 1), status="open"),
        _row("agreed", (4, 4), conflicts=0),
    ]
    assert _order(*rows) == [
        "said to be open",
        "looked at again",
        "conflict",
        "tension",
        "nothing left, stale",
        "settled",
        "nothing left",
    ]
    bands = {item.id: item.band for item in rank(rows, gaps={}, step=0)}
    assert bands["nothing left, stale"] is Band.STALE
    assert [name for name, band in bands.items() if band is Band.DECIDED] == ["settled", "nothing left"]


def test_what_compares_by_wording_is_never_in_the_queue() -> None:
    row = _row("words", (2, 2), (2, 2), value_type="answer", compare="wording", status="settled", stale=True)
    assert _order(row) == []
    # `compare` counts for answers alone.
    assert _order(_row("truth", (1, 1), (1, 1), compare="wording")) == ["truth"]


def test_accounts_weigh_and_not_outlets() -> None:
    assert _order(_row("one origin in ten papers", (1, 10), (1, 1)), _row("three voices", (3, 3), (1, 1))) == [
        "three voices",
        "one origin in ten papers",
    ]
    assert _order(_row("5 against 1", (5, 5), (1, 1)), _row("3 against 3", (3, 3), (3, 3))) == [
        "3 against 3",
        "5 against 1",
    ]


def test_sides_that_hold_together_do_not_weigh() -> None:
    causes = _row("causes", *[(2, 2)] * 8, conflicts=1, value_type="answer", compare="coexist")
    assert _order(causes, _row("two pairs", (2, 2), (1, 1), conflicts=2)) == ["two pairs", "causes"]


def test_the_wider_gap_comes_first_then_the_latest_change() -> None:
    rows = [_row(name, (1, 1), (1, 1)) for name in ("near", "far")]
    assert _order(*rows, gaps={"near": 0.1, "far": 0.9}) == ["far", "near"]
    rows = [_row("old", (1, 1), (1, 1), changed=3), _row("new", (1, 1), (1, 1), changed=90)]
    assert _order(*rows, step=100) == ["new", "old"]


def test_the_formula() -> None:
    sides = (Side(3, 4), Side(2, 2), Side(1, 1))
    assert weight(sides, 20, 0.5, 0.0) == 11 * 1.5
    assert weight(sides, 20, 0.5, 1.0) == 11 * 1.5 * 1.5
    assert weight(sides, 2, 0.5, 0.0) == 2 * 1.5
    assert weight((Side(1, 1),), 1, 0.0, 0.0) == 1.0
    assert (freshness(100, 100), freshness(80, 100), freshness(0, 100)) == (1.0, 0.5, 0.0)


@pytest.mark.parametrize(
    ("ranges", "gap"),
    [
        ([(0, 0), (1250, 1250)], 1.0),
        ([(1000, 1000), (1500, 1500)], 1 / 3),
        ([(50, 60), (55, 70)], 0.0),
        ([(50, 60), (120, 120), (80, 90)], 0.5),
        ([(-4, -4), (4, 4)], 1.0),
        ([(0, 0), (0, 0)], 0.0),
        ([], 0.0),
    ],
)
def test_gap_of_numbers(ranges: list[tuple[float, float]], gap: float) -> None:
    assert gap_of_numbers(ranges) == pytest.approx(gap)


def test_gap_of_dates() -> None:
    assert gap_of_dates(["1912-04-14", "1912-04-15"]) == pytest.approx(1 / 31)
    assert gap_of_dates(["1912-04", "1912-04-15"]) == 0.0
    assert gap_of_dates(["1912-04-01", "1912-05-01"]) == pytest.approx(0.5)
    assert gap_of_dates(["nonsense", "1912"]) == 0.0


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=4), st.floats(0, 1), st.floats(0, 1))
def test_the_order_of_sides_does_not_weigh(sides: list[tuple[int, int]], gap: float, fresh: float) -> None:
    made = [Side(*each) for each in sides]
    assert weight(made, 7, gap, fresh) == weight(made[::-1], 7, gap, fresh)
    assert weight(made, 7, gap, fresh) >= 1
