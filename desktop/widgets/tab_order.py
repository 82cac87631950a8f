"""Where Tab goes: through everything that takes the keys, in the order in which a page is read.

Qt goes in the order in which widgets were made, and where a part of the window hands the keys on to one of its widgets
(`setFocusProxy`) it steps over the others that lie before that one. Parts that come and go while the window is open
would be found in no order that anybody could foresee.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QGridLayout, QLayout, QSplitter, QWidget

_LINE = 12
"""What begins no further down than this begins on the same line."""


def step(window: QWidget, holder: QWidget | None, *, forward: bool) -> bool:
    """Give the keys to what comes after (or before) their holder in a window; False if there is nothing else."""
    order = list(in_reading_order(window))
    if not order:
        return False
    place = next((at for at, widget in enumerate(order) if widget is holder), None)
    if place is None:
        place = -1 if forward else len(order)
        if holder is not None:  # what the keys are in is not gone to: on from the last part that has it inside
            place = next((at for at, widget in enumerate(order) if holder.isAncestorOf(widget)), place)
    target = order[(place + (1 if forward else -1)) % len(order)]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    return target is not holder


def in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    """What takes the keys by Tab inside a widget, as it is seen now: by layout, else by place."""
    for part in _parts(widget):
        if not part.isVisible() or part.isWindow() or not part.isEnabled():
            continue
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None:
            yield part
        yield from in_reading_order(part)


def _parts(widget: QWidget) -> list[QWidget]:
    """The widgets directly in another, in their order."""
    if isinstance(widget, QSplitter):
        columns = [widget.widget(place) for place in range(widget.count())]
        return [part for part in columns if part is not None]
    layout = widget.layout()
    # Of a text most children are no widgets; these need not be touched.
    inside = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    laid_out = list(_laid_out(layout, inside)) if layout is not None else []
    known = set(map(id, laid_out))
    others = [one for one in inside if id(one) not in known]
    if isinstance(widget, QAbstractScrollArea):
        return others
    others.sort(key=lambda one: (one.y() // _LINE, one.x()))
    # What lies over the rest is made to be looked at first, and is not in the layout.
    return laid_out + others


def _laid_out(layout: QLayout, inside: Sequence[QWidget]) -> Iterator[QWidget]:
    """What of a widget's children is in one of its layouts, and in those that lie in it, in their order.

    The items of the layout are not asked for: PySide would keep them when they are gone, and what is made at the place
    of one of them later would end the program when it goes.
    """
    parts: list[QWidget | QLayout] = [*inside, *(each for each in layout.children() if isinstance(each, QLayout))]
    placed = [(at, part) for part in parts if (at := layout.indexOf(part)) >= 0]
    if isinstance(layout, QGridLayout):
        cells = {at: _cell(layout.getItemPosition(at)) for at, _ in placed}
        placed.sort(key=lambda each: (cells[each[0]], each[0]))
    else:
        placed.sort(key=lambda each: each[0])
    for _, part in placed:
        if isinstance(part, QLayout):
            yield from _laid_out(part, inside)
        else:
            yield part


def _cell(position: object) -> tuple[int, int]:
    """Row and column of an item; the types of PySide say nothing of what a grid answers."""
    assert isinstance(position, tuple)
    row, column, *_ = position
    return int(row), int(column)
