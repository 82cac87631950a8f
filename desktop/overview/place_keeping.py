"""Selection, current line and what is seen at the top, kept while the list changes under them: by key, not by line."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossread.desktop.overview.layout import Layout, Line
from crossread.desktop.overview.model import OverviewModel

if TYPE_CHECKING:
    from crossread.desktop.overview.table import OverviewTable

MOST_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """A line by what it is: the label of its group, and the key of its row; None for the heading."""

    label: str
    key: int | None
    place: int
    """Where the row stood, for when it is gone."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was selected, current and seen."""

    layout: Layout | None
    selected: tuple[tuple[int, int], ...]
    headings: tuple[str, ...]
    current: Mark | None
    seen: tuple[tuple[Mark, int], ...]
    """The first lines that are seen, with the place of their top in the view."""


def keep(view: "OverviewTable") -> Kept:
    """Take note of all of it."""
    model = view.model()
    assert isinstance(model, OverviewModel)
    layout = model.layout
    if layout is None:
        return Kept(None, (), (), None, ())
    selected: list[tuple[int, int]] = []
    headings: list[str] = []
    for each in view.selectionModel().selection().toList():
        for first, last in layout.places_between(each.top(), each.bottom()):
            selected.append((first, last))
    for at, group in enumerate(layout.listing.groups) if layout.has_headings and selected else ():
        if view.selectionModel().isSelected(model.index(layout.heading(at), 0)):
            headings.append(group.label)
    seen: list[tuple[Mark, int]] = []
    row = view.rowAt(0)
    while 0 <= row < layout.lines and len(seen) < MOST_LOOKED_AT:
        seen.append((_mark(layout, layout.line(row)), view.rowViewportPosition(row)))
        row += 1
    line = model.line(view.currentIndex())
    return Kept(
        layout, tuple(selected), tuple(headings), _mark(layout, line) if line is not None else None, tuple(seen)
    )


def restored(view: "OverviewTable", kept: Kept, *, selection: bool = True) -> None:
    """Bring it back as far as it is still there. The lines have their heights already."""
    model = view.model()
    assert isinstance(model, OverviewModel)
    layout = model.layout
    if layout is None or kept.layout is None or not layout.lines:
        return
    if selection:
        _select(view, layout, kept)
        if kept.current is not None:
            line = _line_of(layout, kept.current)
            # Where the row was there is another now, and the keys stay there.
            near = _nearest(layout, kept.current.place) if line is None else line
            view.stand_at(near, select=False, scroll=False)
    for mark, top in kept.seen:
        line = _line_of(layout, mark)
        if line is not None:
            view.verticalScrollBar().setValue(view.verticalHeader().sectionPosition(line) - top)
            return


def _select(view: "OverviewTable", layout: Layout, kept: Kept) -> None:
    import numpy as np

    before = kept.layout
    assert before is not None
    if not kept.selected:
        return
    chosen = np.zeros(len(before.listing.rows), dtype=bool)
    for first, last in kept.selected:
        chosen[first:last] = True
    now = np.zeros(len(layout.listing.rows), dtype=bool)
    groups = {group.label: group for group in before.listing.groups}
    for group in layout.listing.groups:
        old = groups.get(group.label)
        part = chosen[old.first : old.first + old.count] if old is not None else chosen[:0]
        if old is None or not part.any():
            continue
        keys = before.listing.rows[old.first : old.first + old.count][part]
        rows = layout.listing.rows[group.first : group.first + group.count]
        now[group.first : group.first + group.count] = np.isin(rows, keys)
    runs = layout.lines_of(np.flatnonzero(now))
    known = {group.label: at for at, group in enumerate(layout.listing.groups)} if layout.has_headings else {}
    lines = [layout.heading(known[label]) for label in kept.headings if label in known]
    # Runs that touch are one, so that all that is selected stays one range.
    view.select_lines(_merged([*runs, *((line, line) for line in lines)]))


def _merged(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for first, last in sorted(runs):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _mark(layout: Layout, line: Line) -> Mark:
    group = layout.listing.groups[line.group]
    if line.place is None:
        return Mark(group.label, None, group.first)
    return Mark(group.label, int(layout.listing.rows[line.place]), line.place)


def _line_of(layout: Layout, mark: Mark) -> int | None:
    """The line that a mark is of; where its group is folded now, the heading."""
    import numpy as np

    at = layout.group_of(mark.label)
    if at is None:
        return None
    group = layout.listing.groups[at]
    if mark.key is None:
        return layout.heading(at) if layout.has_headings else None
    places = np.flatnonzero(layout.listing.rows[group.first : group.first + group.count] == mark.key)
    return layout.line_of(group.first + int(places[0])) if len(places) else None


def _nearest(layout: Layout, place: int) -> int:
    return layout.line_of(min(place, layout.listing.places - 1))
