"""Which event is named where: labels in a few rows, none upon another, the most annotated first. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

GAP = 10.0
"""Pixels between a label and whatever is next in its row."""
OFFSET = 5.0
"""Pixels between a label and the line that leads from it down to its mark."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A mark from `left` to `right` that wants a label so wide; the greater its weight the sooner it is served."""

    left: float
    right: float
    width: float
    weight: float


@dataclass(frozen=True, slots=True)
class Place:
    """Row (0 on top) and left end of a label, and where the line stands that leads down from it.

    Without a line the label is of a bar that began before what is seen.
    """

    row: int
    x: float
    leader: float | None


def place_labels(wishes: Sequence[Wish], rows: int, width: float) -> list[Place | None]:
    """A place for each label between 0 and `width`, or None where no row has room.

    A label stands to the right of where its mark begins, or else to the left of where it ends; that of a long bar stays
    in view while any of the bar does. No two labels of a row come nearer than `GAP`, and no line crosses a label.
    """
    places: list[Place | None] = [None] * len(wishes)
    labels: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    lines: list[list[float]] = [[] for _ in range(rows)]
    order = sorted(range(len(wishes)), key=lambda each: (-wishes[each].weight, wishes[each].left, each))
    for each in order:
        wish = wishes[each]
        if wish.right < 0 or wish.left > width:
            continue
        for place in _choices(wish, rows, width):
            right = place.x + wish.width
            if any(place.x < end + GAP and start < right + GAP for start, end in labels[place.row]):
                continue
            if any(place.x - OFFSET < line < right + OFFSET for line in lines[place.row]):
                continue
            below = range(place.row + 1, rows) if place.leader is not None else ()
            leader = place.leader or 0.0
            if any(start - OFFSET < leader < end + OFFSET for row in below for start, end in labels[row]):
                continue
            places[each] = place
            labels[place.row].append((place.x, right))
            for row in below:
                lines[row].append(leader)
            break
    return places


def _choices(wish: Wish, rows: int, width: float) -> Iterator[Place]:
    # A line stands only where a mark really begins or ends: at the edge of the view it would date it falsely.
    for row in reversed(range(rows)):
        if wish.left >= 0 and wish.left + OFFSET + wish.width <= width:
            yield Place(row, wish.left + OFFSET, wish.left)
        elif wish.left < 0 and wish.width <= min(wish.right, width):
            yield Place(row, 0.0, None)
        if wish.right <= width and wish.right - OFFSET - wish.width >= 0:
            yield Place(row, wish.right - OFFSET - wish.width, wish.right)
