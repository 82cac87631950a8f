"""Tab reaches everything that takes the keys, in the order of a page, and nothing holds it back."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crossread.desktop.widgets.tab_order import in_reading_order
from tests.desktop.access.test_names_and_roles import Tour, project, tour

__all__ = ["project", "tour"]


def takers(window: QWidget) -> set[QWidget]:
    """What takes the keys in a window now, whatever the way to it."""
    return {
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.window() is window
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    }


def walked(window: QWidget, key: Qt.Key, begin: QWidget) -> list[QWidget]:
    """Where a key takes the keys from a widget until it comes round, at most a hundred steps."""
    begin.setFocus()
    found: list[QWidget] = []
    for _ in range(100):
        holder = window.focusWidget()
        assert holder is not None
        if found and holder is begin:
            break
        found.append(holder)
        QTest.keyClick(holder, key)
    return found


def test_tab_comes_to_everything_once_and_back_again(tour: Tour, project: Path) -> None:
    window = tour.window
    window.session.open(project)
    tour.until(lambda: window.desk.panes and all(pane.content for pane in window.desk.panes))
    window.activateWindow()
    tour.until(window.isActiveWindow)
    begin = window.desk.panes[0].view
    tour.qtbot.wait(300)

    forward = walked(window, Qt.Key.Key_Tab, begin)
    assert set(forward) == takers(window)
    assert len(forward) == len(set(forward))
    backward = walked(window, Qt.Key.Key_Backtab, begin)
    assert backward == [begin, *reversed(forward[1:])]

    # Left before middle, above before below; a pane's own buttons beside its text.
    places = {widget: at for at, widget in enumerate(in_reading_order(window))}
    desk = [places[pane.view] for pane in window.desk.panes]
    assert desk == sorted(desk)
    bottom = [at for widget, at in places.items() if widget.mapTo(window, QPoint(0, 0)).y() > window.height() * 0.9]
    assert min(bottom) > max(desk)


def test_nothing_traps_tab_while_a_tag_is_made(tour: Tour, project: Path) -> None:
    window = tour.window
    window.session.open(project)
    tour.until(lambda: window.desk.panes and all(pane.content for pane in window.desk.panes))
    window.activateWindow()
    tour.until(window.isActiveWindow)
    view = window.desk.panes[0].view
    view.setFocus()
    view.select(20, 40)
    QTest.keyClick(view, Qt.Key.Key_E)
    picker = window.picker
    assert picker is not None
    tour.until(lambda: picker.is_open and picker.edit.hasFocus())
    for _ in range(12):
        holder = QApplication.focusWidget()
        assert holder is not None
        assert picker.isAncestorOf(holder)
        QTest.keyClick(holder, Qt.Key.Key_Backtab)
    QTest.keyClick(QApplication.focusWidget() or picker.edit, Qt.Key.Key_Escape)
    tour.until(lambda: not picker.is_open)


def test_the_order_is_that_of_the_layout_and_of_the_place(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    grid_host, placed = QWidget(), QWidget()
    column = QVBoxLayout(window)
    last, first = QLineEdit("last"), QLineEdit("first")
    column.addWidget(first)
    column.addWidget(grid_host)
    column.addWidget(placed)
    column.addWidget(last)
    grid = QGridLayout(grid_host)
    for text, row, place in (("b2", 1, 1), ("a1", 0, 0), ("b1", 1, 0), ("a2", 0, 1)):
        grid.addWidget(QPushButton(text), row, place)
    placed.setFixedSize(200, 40)
    for text, x in (("right", 120), ("left", 0)):
        QPushButton(text, placed).setGeometry(x, 3, 60, 24)
    hidden = QPushButton("hidden", placed)
    window.show()
    hidden.hide()
    words = [widget.text() for widget in in_reading_order(window) if isinstance(widget, QLineEdit | QPushButton)]
    assert words == ["first", "a1", "a2", "b1", "b2", "left", "right", "last"]
