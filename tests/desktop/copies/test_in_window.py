"""Copies in the whole window: from the line over the grid to the view, to two texts at once, and from a text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.copies.origins_line import OriginsLine
from crossread.desktop.copies.view import CopiesView
from tests.desktop.conftest import OpenWhole
from tests.desktop.copies.conftest import SAVED, Papers


@pytest.fixture
def window(open_whole: OpenWhole, papers: Papers) -> MainWindow:
    return open_whole(papers.path, 1400, 850)


def test_from_the_line_to_the_view_to_two_texts_and_back(window: MainWindow, papers: Papers, qtbot: QtBot) -> None:
    window.workspaces.show("review")
    (line,) = window.findChildren(OriginsLine)
    qtbot.waitUntil(line.isVisible)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    (view,) = window.findChildren(CopiesView)
    assert view.isVisible()
    assert not window.review.grid.isVisible()
    model = view.linked.model()
    qtbot.waitUntil(lambda: model.rowCount() == 1 and SAVED in model.index(0, 0).data())
    QTest.keyClick(view.linked, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.is_reading)
    qtbot.waitUntil(lambda: set(papers.ids[:2]) <= set(window.desk.open_sources()))
    window.workspaces.show("review")
    assert view.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert window.review.grid.isVisible()
    assert not view.isVisible()


def test_from_a_text_to_the_same_words_in_another(window: MainWindow, papers: Papers, qtbot: QtBot) -> None:
    desk = window.desk
    desk.open_source(papers.ids[1])
    qtbot.waitUntil(lambda: desk.active_view is not None and desk.active_view.content is not None)
    qtbot.waitUntil(lambda: (pane := desk.pane_of(papers.ids[1])) is not None and pane.content is not None)
    view = desk.active_view
    assert view is not None
    view.select(SAVED.index("Thursday"), SAVED.index("Thursday"))
    window.actions_["linked_passage"].trigger()
    qtbot.waitUntil(lambda: "A Morning has these words too." in window.messages.text)
    assert papers.ids[0] in desk.open_sources()
    view.select(len(SAVED) + 5, len(SAVED) + 9)
    window.actions_["linked_passage"].trigger()
    qtbot.waitUntil(lambda: "No other source" in window.messages.text)
