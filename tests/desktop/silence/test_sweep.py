"""The walk through open cells, without widgets: on, back, marked, undone, and what comes and goes meanwhile."""

from crossread.db.silence import Cell
from crossread.desktop.silence.sweep import Sweep

CELLS = [Cell(source_id="a", claim_id=str(number), revision=1) for number in range(4)]


def test_on_and_back_past_what_was_marked() -> None:
    sweep = Sweep(CELLS)
    assert (sweep.cell, sweep.place, sweep.whole) == (CELLS[0], 1, 4)
    assert sweep.mark() == CELLS[0]
    assert sweep.cell == CELLS[1]
    sweep.go(1)
    assert sweep.cell == CELLS[2]
    sweep.go(-1)
    sweep.go(-1)
    assert sweep.cell == CELLS[1]


def test_at_the_end_there_is_none_and_it_begins_again_with_what_is_open() -> None:
    sweep = Sweep(CELLS)
    sweep.go(1)
    for _ in range(3):
        sweep.mark()
    assert sweep.cell is None
    assert sweep.mark() is None
    assert (sweep.silent, sweep.still_open) == (3, 1)
    sweep.begin_again()
    assert sweep.cell == CELLS[0]


def test_what_was_marked_and_is_open_again_is_gone_to() -> None:
    sweep = Sweep(CELLS)
    sweep.mark()
    sweep.mark()
    sweep.refresh(CELLS[1:])
    assert sweep.cell == CELLS[1]
    assert sweep.silent == 1


def test_what_was_tagged_meanwhile_is_left() -> None:
    sweep = Sweep(CELLS)
    sweep.refresh(CELLS[1:])
    assert sweep.cell == CELLS[1]
    sweep.refresh([])
    assert sweep.cell is None


def test_new_ones_come_where_they_stand() -> None:
    new = Cell(source_id="a", claim_id="new", revision=1)
    sweep = Sweep(CELLS)
    sweep.refresh([CELLS[0], new, *CELLS[1:]])
    assert sweep.cell == CELLS[0]
    sweep.go(1)
    assert sweep.cell == new


def test_an_empty_walk_is_at_its_end() -> None:
    sweep = Sweep()
    assert (sweep.cell, sweep.place, sweep.still_open) == (None, 0, 0)
    sweep.begin_again()
    assert sweep.cell is None
