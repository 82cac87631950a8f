"""What the panes that are seen have on one event or claim: their passages, and the rows in which these stand."""

from collections.abc import Sequence

from crossread.db.records import Annotation
from crossread.desktop.read.lining.matching import Row, rows
from crossread.desktop.read.lining.passages import passages_on, places_of
from crossread.desktop.read.lining.step_map import Pair
from crossread.desktop.read.pane import Pane
from crossread.desktop.read.text_view import TextView

Place = tuple[int, int]
"""The numbers of a pane and of one of its passages."""


class Lineup:
    """Worked out once for panes and their annotations as they are; without a tag there are no passages."""

    def __init__(self, panes: Sequence[Pane] = (), tag_id: str = "") -> None:
        self.panes = tuple(panes)
        self.passages = [passages_on(pane.view, tag_id) if tag_id else () for pane in panes]
        """For each pane its passages in reading order."""
        places = [places_of(pane.view, each) for pane, each in zip(panes, self.passages, strict=True)]
        self.rows: list[Row] = rows(places) if tag_id else []
        self._numbers = {pane.view: number for number, pane in enumerate(panes)}
        self._at = {
            one.id: (pane, number) for pane, each in enumerate(self.passages) for number, one in enumerate(each)
        }
        self._row_at = {
            (pane, number): at
            for at, row in enumerate(self.rows)
            for pane, number in enumerate(row)
            if number is not None
        }

    def where_is(self, annotation_id: str) -> Place | None:
        """The place of an annotation, None if it is not on the tag or in none of the panes."""
        return self._at.get(annotation_id)

    def annotation(self, place: Place) -> Annotation:
        """The annotation at a place."""
        return self.passages[place[0]][place[1]]

    def order(self) -> list[Place]:
        """All places, row by row and in each from left to right."""
        return [(pane, number) for row in self.rows for pane, number in enumerate(row) if number is not None]

    def in_row(self, place: Place | None) -> dict[int, Annotation]:
        """The passages of the row of a place, by pane; none for no place."""
        if place is None:
            return {}
        row = self.rows[self._row_at[place]]
        return {pane: self.passages[pane][number] for pane, number in enumerate(row) if number is not None}

    def beside(self, place: Place) -> dict[int, Annotation]:
        """For each pane that has any the passage that stands beside a place, or is nearest to that in order."""
        at = self._row_at[place]
        found = self.in_row(place)
        for pane, passages in enumerate(self.passages):
            if passages and pane not in found:
                # Rows keep the order of every source, so the nearest row that has one is the nearest in it.
                near = min(
                    (far for far, row in enumerate(self.rows) if row[pane] is not None), key=lambda far: abs(far - at)
                )
                found[pane] = self.in_row((pane, self.rows[near][pane] or 0))[pane]
        return found

    def neighbours(self, number: int) -> list[tuple[int, int]]:
        """The numbers of the passages of a pane and of the one to its right that stand beside each other."""
        found = ((row[number], row[number + 1]) for row in self.rows)
        return [(left, right) for left, right in found if left is not None and right is not None]

    def pairs(self, view: TextView, other: TextView) -> list[Pair]:
        """The offsets that stand beside each other in two texts, which are given by their views."""
        one, two = self._numbers.get(view), self._numbers.get(other)
        if one is None or two is None:
            return []
        return [
            (self.passages[one][here].start, self.passages[two][there].start)
            for here, there in ((row[one], row[two]) for row in self.rows)
            if here is not None and there is not None
        ]
