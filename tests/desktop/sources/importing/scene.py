"""An import on a host, driven by keys: the sheet, its table, what it says."""

import threading
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.records import Source
from crossread.desktop.application.session import Session
from crossread.desktop.sources.import_flow import ImportFlow
from crossread.desktop.sources.primary_button import PrimaryButton
from crossread.desktop.sources.work_progress import ProgressBar
from crossread.desktop.widgets.labels import PlainLabel
from tests.desktop.sources.conftest import Ask

EVENING = (
    "All are safe\n\nBy A. Reporter\n15 April 1912\n\nEvery passenger has been taken off in safety, it is declared.\n"
)
MORNING = "Many are lost\n\nBy B. Writer\n16 April 1912\n\nMore than a thousand people must be mourned this morning.\n"
CYRILLIC = "Корабль затонул\n\nКорабль столкнулся с айсбергом в ночь на 15 апреля. Погибли многие, сообщают газеты.\n"


@dataclass(frozen=True, slots=True)
class Scene:
    """An import on a host, and the folder of two articles that is taken in."""

    flow: ImportFlow
    session: Session
    host: QWidget
    folder: Path
    qtbot: QtBot
    answer_of: Ask

    def take(self, *paths: Path) -> QTableView:
        """Take in and wait for the sheet; its table."""
        self.flow.take(list(paths))
        self.qtbot.waitUntil(lambda: self.flow.sheet.isVisible() and not self.flow.busy)
        table = self.flow.sheet.findChild(QTableView)
        assert table is not None
        return table

    def sources(self) -> list[Source]:
        """All sources of the project; the first three were there before."""
        found = self.answer_of(lambda project: project.sources.all())
        assert isinstance(found, list)
        return found

    def wake(self) -> None:
        """Without a window manager nobody gives the keys back to the window when a small one over it goes."""
        self.host.activateWindow()
        self.qtbot.waitUntil(self.host.isActiveWindow)

    def press(self, key: Qt.Key) -> None:
        """Press a key where the keys go."""
        self.wake()
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClick(focus, key)

    def add(self) -> list[str]:
        """Press Enter and wait; ids of what was added."""
        with self.qtbot.waitSignal(self.flow.added) as told:
            self.press(Qt.Key.Key_Return)
        assert told.args is not None
        return list(told.args[0])

    def edit(self, table: QTableView, row: int, column: int, typed: str) -> None:
        """Type into a field of the table, and Enter."""
        self.wake()
        table.setFocus()
        table.setCurrentIndex(table.model().index(row, column))
        self.qtbot.keyClick(table, Qt.Key.Key_F2)
        self.wake()
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.selectAll()
        self.qtbot.keyClick(field, Qt.Key.Key_Delete)
        field.insert(typed)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)
        self.wake()
        self.qtbot.waitUntil(table.hasFocus)

    @property
    def button(self) -> PrimaryButton:
        """The one that adds."""
        found = self.flow.sheet.findChild(PrimaryButton)
        assert found is not None
        return found

    @property
    def bar(self) -> ProgressBar:
        """The progress."""
        found = self.host.findChild(ProgressBar)
        assert found is not None
        return found

    def box(self) -> QComboBox:
        """The one choice that the lower part of the sheet shows."""
        return next(box for box in self.flow.sheet.findChildren(QComboBox) if box.isVisible())

    def texts(self) -> list[str]:
        """What the labels of the sheet say."""
        return [label.text() for label in self.flow.sheet.findChildren(PlainLabel) if label.isVisible()]


def data(table: QTableView, row: int, column: int, role: int = int(Qt.ItemDataRole.DisplayRole)) -> str:
    return str(table.model().index(row, column).data(role))


class Gate:
    """Holds the thread that works until it is opened, so that a test can act meanwhile."""

    def __init__(self) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()

    def wait(self) -> None:
        self.reached.set()
        assert self.opened.wait(10)
