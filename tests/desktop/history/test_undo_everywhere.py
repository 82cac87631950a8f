"""One undo for the whole window: from every view and after a restart; in a line of text what was typed there first."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.codebook.codebook import Codebook
from crossread.desktop.search.field import SearchField
from tests.desktop.history.making import Case

CONTROL = Qt.KeyboardModifier.ControlModifier
LAST = "delete the annotation of “The line says that all are safe.”"


def press_undo(widget: QWidget) -> None:
    widget.setFocus()
    assert QApplication.focusWidget() is widget
    QTest.keyClick(widget, Qt.Key.Key_Z, CONTROL)


def field(window: MainWindow, place: str, qtbot: QtBot) -> QLineEdit:
    """A line of text that lies in a view for good."""
    if place == "search":
        window.workspaces.show("search")
        qtbot.waitUntil(lambda: bool(window.findChildren(SearchField)))
        return window.findChildren(SearchField)[0]
    return window.findChildren(Codebook)[0].findChildren(QLineEdit)[0]


@pytest.mark.parametrize("place", ["codebook", "search"])
def test_what_was_typed_is_taken_back_first_and_then_a_step(window: MainWindow, place: str, qtbot: QtBot) -> None:
    session, line = window.session, field(window, place, qtbot)
    assert line.isVisible()
    line.setFocus()
    QTest.keyClicks(line, "sink")
    press_undo(line)
    assert line.text() == ""
    assert session.undo_words == LAST
    with qtbot.waitSignal(session.undone) as undone:
        press_undo(line)
    assert undone.args == [LAST]
    # The other way round as well: the letters, and then the step.
    QTest.keyClick(line, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert line.text() == "sink"
    with qtbot.waitSignal(session.redone):
        QTest.keyClick(line, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)


@pytest.mark.parametrize("view", ["read", "review", "search"])
def test_every_view_has_the_same_undo(window: MainWindow, view: str, qtbot: QtBot) -> None:
    window.workspaces.show(view)
    with qtbot.waitSignal(window.session.undone):
        QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert window.session.redo_words == LAST


def test_undo_goes_on_after_a_restart(window: MainWindow, case: Case, qtbot: QtBot) -> None:
    session = window.session
    with qtbot.waitSignal(session.undone):
        session.undo()
    session.close()
    assert session.wait_until_closed(20)
    with qtbot.waitSignal(session.opened):
        session.open(case.path)
    assert session.redo_words == LAST
    with qtbot.waitSignal(session.undone) as undone:
        QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert undone.args == ["annotate “The line says that all are safe.”"]
    with qtbot.waitSignal(session.redone), qtbot.waitSignal(session.changed):
        session.redo()
