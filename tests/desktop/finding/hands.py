"""Hands for the tests of finding: the keys of a person at the whole window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.finding.finder import Finder


class Hands:
    """What a person does in the window, with keys alone."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        found = window.findChild(Finder)
        assert found is not None
        self.finder = found

    @property
    def said(self) -> str:
        """What the bar says."""
        return self.finder.bar.said.text()

    def key(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key where the keys go now."""
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, held)

    def find(self, text: str) -> None:
        """Type what is looked for and wait for the answer."""
        self.finder.bar.field.clear()
        QTest.keyClicks(self.finder.bar.field, text)
        self.settle()

    def settle(self) -> None:
        """Wait until all texts are searched and it is said."""
        self.qtbot.waitUntil(lambda: self.finder.standing.is_whole and bool(self.finder.standing.searched))
        self.qtbot.waitUntil(lambda: not self.finder._telling.isActive())

    def source(self, title: str) -> str:
        """The id of a source."""
        return next(source.id for source in self.window.feed.sources if source.title == title)
