"""The overview in the whole window: there by a key, what is chosen is chosen everywhere, and the way to a passage."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.desktop.application import features
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.look import style
from crossread.desktop.overview.overview import Overview
from tests.desktop.overview.making import Case

PATIENCE_MS = 15_000


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, session: Session, case: Case, tmp_path: Path) -> Iterator[MainWindow]:
    style.apply(qapp)
    window = MainWindow(session, Settings(tmp_path / "settings.json"))
    qtbot.addWidget(window)
    window.resize(1400, 850)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    features.put_all(window)
    session.open(case.path)
    qtbot.waitUntil(lambda: bool(window.desk.panes) and window.desk.panes[0].content is not None, timeout=PATIENCE_MS)
    yield window
    session.close()
    assert session.wait_until_closed(20)


def opened(window: MainWindow, qtbot: QtBot) -> Overview:
    # Without a window manager nobody gives the keys back to the window when a small one over it goes.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.actions_["show_annotations"].trigger()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(Overview)), timeout=PATIENCE_MS)
    overview = window.findChildren(Overview)[0]
    qtbot.waitUntil(
        lambda: overview.model.layout is not None and bool(overview.model.names.events), timeout=PATIENCE_MS
    )
    return overview


def test_there_by_a_key_and_back_at_a_passage(window: MainWindow, qtbot: QtBot, case: Case) -> None:
    overview = opened(window, qtbot)
    qtbot.waitUntil(overview.view.hasFocus)
    QTest.keyClick(overview.view, Qt.Key.Key_Home)
    QTest.keyClick(overview.view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.choice.annotation_id == case.ids[2], timeout=PATIENCE_MS)
    QTest.keyClick(overview.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.active_pane is not None and window.desk.active_pane.isVisible())
    qtbot.waitUntil(
        lambda: window.desk.active_pane is not None and window.desk.active_pane.source_id == case.made.sources[2],
        timeout=PATIENCE_MS,
    )
    assert not overview.isVisible()


def test_what_is_done_can_be_taken_back_where_it_is_said(window: MainWindow, qtbot: QtBot) -> None:
    overview = opened(window, qtbot)
    QTest.keyClick(overview.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(overview.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window.messages.text == "Deleted 240 annotations.", timeout=PATIENCE_MS)
    assert window.actions_["undo"].text().endswith("delete 240 annotations")
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: overview.filters.count.text() == "240 annotations", timeout=PATIENCE_MS)


def test_what_is_chosen_in_the_window_is_chosen_here(window: MainWindow, qtbot: QtBot, case: Case) -> None:
    overview = opened(window, qtbot)
    overview.filters.line.setFocus()
    window.choice.choose_annotation(case.ids[7])
    qtbot.waitUntil(lambda: overview.view.current_key() is not None, timeout=PATIENCE_MS)
    window.choice.choose_claim(case.made.claims[1])
    assert overview.view.lines.chosen_tag == case.made.claims[1]


def test_open_sources_are_those_of_the_desk(window: MainWindow, qtbot: QtBot) -> None:
    overview = opened(window, qtbot)
    QTest.keyClick(overview.filters.scope, Qt.Key.Key_Right)
    shown = 80 * len(window.desk.open_sources())
    qtbot.waitUntil(lambda: overview.filters.count.text() == f"{shown} annotations", timeout=PATIENCE_MS)
