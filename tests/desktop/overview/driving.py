"""How the tests drive the overview and read what it shows."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.application.session import Session
from crossread.desktop.overview.overview import Overview

NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def press(overview: Overview, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        QTest.keyClick(overview.view, key, held)


def ids_there(overview: Overview) -> list[str]:
    """The ids of what is known of the rows, in their order."""
    layout = overview.model.layout
    assert layout is not None
    rows = [overview.model.known(int(key)) for key in layout.listing.rows]
    return [row.id for row in rows if row is not None]


def current_id(overview: Overview) -> str:
    key = overview.view.current_key()
    row = overview.model.known(key) if key is not None else None
    return row.id if row is not None else ""


def ask(overview: Overview, qtbot: QtBot, **conditions: object) -> None:
    """Set conditions as the chips do, and wait for the list."""
    before = overview.model.layout
    overview.filters._set(**conditions)
    qtbot.waitUntil(lambda: overview.model.layout is not before and asked(overview))


def asked(overview: Overview) -> bool:
    layout = overview.model.layout
    return layout is not None and layout.listing.query == overview.filters.query


def see(overview: Overview, qtbot: QtBot) -> None:
    """Wait until what is seen is there."""
    view = overview.view

    def shown() -> bool:
        view.viewport().repaint()
        layout = overview.model.layout
        assert layout is not None
        last = view.rowAt(view.viewport().height() - 1)
        rows = range(max(view.rowAt(0), 0), (last if last >= 0 else layout.lines - 1) + 1)
        places = [layout.line(row).place for row in rows]
        return all(overview.model.row(place) is not None for place in places if place is not None)

    qtbot.waitUntil(shown)


def wait_changed(session: Session, qtbot: QtBot, operation: Callable[[Project], object]) -> None:
    done: list[object] = []
    session.run(operation, done.append)
    qtbot.waitUntil(lambda: bool(done))


def popover(overview: Overview, kind: type[QWidget]) -> QWidget:
    return next(each for each in overview.window().findChildren(kind) if each.isVisible())
