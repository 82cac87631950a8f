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
    in view while any of the bar does. Where only one end of a bar is seen, and too little of it for a name, this stands
    beside that end. No two labels of a row come nearer than `GAP`, and no line crosses a label.
    """
    taken = _Taken(rows)
    places: dict[int, Place] = {}
    order = sorted(range(len(wishes)), key=lambda each: (-wishes[each].weight, wishes[each].left, each))
    # From the top: a label up there is in no other's way. Then each comes down as far as it can.
    for each in order:
        wish = wishes[each]
        if wish.right < 0 or wish.left > width:
            continue
        for place in _choices(wish, rows, width):
            if taken.has_room(place, wish.width):
                places[each] = place
                taken.put(place, wish.width)
                break
    for each in sorted(places, key=lambda one: -places[one].row):
        place, label = places[each], wishes[each].width
        taken.take(place, label)
        for row in range(rows - 1, place.row, -1):
            lower = Place(row, place.x, place.leader)
            if taken.has_room(lower, label):
                places[each] = lower
                break
        taken.put(places[each], label)
    return [places.get(each) for each in range(len(wishes))]


class _Taken:
    """Where labels and lines are, row by row."""

    def __init__(self, rows: int) -> None:
        self._labels: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
        self._lines: list[list[float]] = [[] for _ in range(rows)]

    def has_room(self, place: Place, width: float) -> bool:
        """Whether a label can be there, and its line below it."""
        # Plain loops: this is asked a hundred times a frame.
        left, right = place.x - GAP, place.x + width + GAP
        for start, end in self._labels[place.row]:
            if left < end and start < right:
                return False
        left, right = place.x - OFFSET, place.x + width + OFFSET
        for line in self._lines[place.row]:
            if left < line < right:
                return False
        leader = place.leader
        if leader is not None:
            for labels in self._labels[place.row + 1 :]:
                for start, end in labels:
                    if start - OFFSET < leader < end + OFFSET:
                        return False
        return True

    def put(self, place: Place, width: float) -> None:
        """A label is there now."""
        self._labels[place.row].append((place.x, place.x + width))
        if place.leader is not None:
            for lines in self._lines[place.row + 1 :]:
                lines.append(place.leader)

    def take(self, place: Place, width: float) -> None:
        """It is there no more."""
        self._labels[place.row].remove((place.x, place.x + width))
        if place.leader is not None:
            for lines in self._lines[place.row + 1 :]:
                lines.remove(place.leader)


def _choices(wish: Wish, rows: int, width: float) -> Iterator[Place]:
    # A line stands only where a mark really begins or ends: at the edge of the view it would date it falsely.
    for row in range(rows):
        if wish.left >= 0 and wish.left + OFFSET + wish.width <= width:
            yield Place(row, wish.left + OFFSET, wish.left)
        elif wish.left < 0 and wish.width <= min(wish.right, width):
            yield Place(row, 0.0, None)
        if wish.right <= width and wish.right - OFFSET - wish.width >= 0:
            yield Place(row, wish.right - OFFSET - wish.width, wish.right)
        elif wish.right > width and wish.left - OFFSET - wish.width >= 0:
            yield Place(row, wish.left - OFFSET - wish.width, wish.left)
        if wish.left < 0 <= wish.right < wish.width and wish.right + OFFSET + wish.width <= width:
            yield Place(row, wish.right + OFFSET, wish.right)
