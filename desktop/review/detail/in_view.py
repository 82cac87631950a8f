"""Scrolling the column so far that what has the keys, or is asked, can be seen."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

MARGIN = 12


def bring_into_view(widget: QWidget) -> None:
    """Scroll the area that holds a widget, once everything has its place; nothing if none holds it."""

    def scroll() -> None:
        if not isValid(widget) or not widget.isVisible():
            return
        area = _area_of(widget)
        if area is not None:
            area.ensureWidgetVisible(widget, 0, MARGIN)

    QTimer.singleShot(0, widget, scroll)


def to_the_top(widget: QWidget) -> None:
    """Scroll the area that holds a widget to its beginning."""
    area = _area_of(widget)
    if area is not None:
        area.verticalScrollBar().setValue(0)


@contextmanager
def kept_place(widget: QWidget) -> Iterator[None]:
    """What is made anew meanwhile leaves the area that holds the widget where it was scrolled to."""
    area = _area_of(widget)
    value = area.verticalScrollBar().value() if area is not None else 0
    yield

    def restore() -> None:
        if area is not None and isValid(area):
            area.verticalScrollBar().setValue(value)

    if value:
        QTimer.singleShot(0, widget, restore)


def _area_of(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
