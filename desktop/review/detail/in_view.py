"""Scrolling the column so far that what has the keys, or is asked, can be seen."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

MARGIN = 12


def bring_into_view(widget: QWidget) -> None:
    """Scroll the area that holds a widget, once everything has its place; nothing if none holds it."""

    def scroll() -> None:
        if not isValid(widget) or not widget.isVisible():
            return
        parent = widget.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if parent is not None:
            parent.ensureWidgetVisible(widget, 0, MARGIN)

    QTimer.singleShot(0, widget, scroll)
