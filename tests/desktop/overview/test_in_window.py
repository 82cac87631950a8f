"""The overview in the whole window: there by a key, what is chosen is chosen everywhere, and the way to a passage."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.overview.overview import Overview
from tests.desktop.conftest import OpenWhole
from tests.desktop.overview.making import Case


@pytest.fixture
def window(open_whole: OpenWhole, case: Case) -> MainWindow:
    return open_whole(case.path, 1400, 850)


def opened(window: MainWindow, qtbot: QtBot) -> Overview:
    # Without a window manager nobody gives the keys back to the window when a small one over it goes.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.actions_["show_annotations"].trigger()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(Overview)))
    overview = window.findChildren(Overview)[0]
    qtbot.waitUntil(lambda: overview.model.layout is not None and bool(overview.model.names.events))
    return overview


def test_there_by_a_key_and_back_at_a_passage(window: MainWindow, qtbot: QtBot, case: Case) -> None:
    overview = opened(window, qtbot)
    qtbot.waitUntil(overview.view.hasFocus)
    QTest.keyClick(overview.view, Qt.Key.Key_Home)
    QTest.keyClick(overview.view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.choice.annotation_id == case.ids[2])
    QTest.keyClick(overview.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.active_pane is not None and window.desk.active_pane.isVisible())
    qtbot.waitUntil(
        lambda: window.desk.active_pane is not None and window.desk.active_pane.source_id == case.made.sources[2],
    )
    assert not overview.isVisible()


def test_what_is_done_can_be_taken_back_where_it_is_said(window: MainWindow, qtbot: QtBot) -> None:
    overview = opened(window, qtbot)
    QTest.keyClick(overview.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(overview.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window.messages.text == "Deleted 240 annotations.")
    assert window.actions_["undo"].text().endswith("delete 240 annotations")
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: overview.filters.count.text() == "240 annotations")


def test_what_is_chosen_in_the_window_is_chosen_here(window: MainWindow, qtbot: QtBot, case: Case) -> None:
    overview = opened(window, qtbot)
    overview.filters.line.setFocus()
    window.choice.choose_annotation(case.ids[7])
    qtbot.waitUntil(lambda: overview.view.current_key() is not None)
    window.choice.choose_claim(case.made.claims[1])
    assert overview.view.lines.chosen_tag == case.made.claims[1]


def test_open_sources_are_those_of_the_desk(window: MainWindow, qtbot: QtBot) -> None:
    overview = opened(window, qtbot)
    QTest.keyClick(overview.filters.scope, Qt.Key.Key_Right)
    shown = 80 * len(window.desk.open_sources())
    qtbot.waitUntil(lambda: overview.filters.count.text() == f"{shown} annotations")
