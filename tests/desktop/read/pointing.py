"""How the tests point into a text."""

from collections.abc import Callable

from PySide6.QtCore import QPoint

from crossread.db.records import Passage
from crossread.desktop.read.text_view import TextView

Show = Callable[..., TextView]


def point_of(view: TextView, offset: int) -> QPoint:
    """A point of the viewport in the left half of a letter that is written from left to right."""
    where = view.passage_rectangle(Passage(source_id="s0", revision=1, start=offset, end=offset + 1))
    cursor = view.textCursor()
    cursor.setPosition(view.offsets.to_widget(offset))
    rectangle = view.cursorRect(cursor)
    return QPoint(rectangle.center().x() + 1, round(where.center().y()))
