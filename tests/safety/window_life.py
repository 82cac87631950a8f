"""A child with the whole window: a person tags, takes back and deletes by the keys, and it tells what is shown."""

import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crossread.desktop.application import features
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.look import style
from crossread.desktop.read.text_view import TextView

PATIENCE_S = 60.0
IDS = "SELECT id FROM annotations"
WORDS = ("Collision", "Sinking", "Inquiry", "Rescue")


class Person:
    """Works in the window until the process is killed."""

    def __init__(self, window: MainWindow, seed: int, say: Callable[[str], None]) -> None:
        self._window, self._rng, self._say = window, random.Random(seed), say

    @property
    def _view(self) -> TextView:
        return self._window.desk.panes[0].view

    def until(self, condition: Callable[[], object]) -> None:
        """Let the window live until something holds. Raises TimeoutError."""
        ends = time.monotonic() + PATIENCE_S
        while not condition():
            if time.monotonic() > ends:
                raise TimeoutError("the window did not get there")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)

    def begin(self, path: Path) -> None:
        """Open the project and wait until its text can be read."""
        window = self._window
        window.session.open(path)
        self.until(lambda: window.session.is_open and window.desk.panes and self._view.content and window.picker)
        self.tell()

    def act(self) -> None:
        """One deed by the keys, and the word on what is shown after it."""
        step = self._window.session.step
        deed = self._rng.choice((self._tag, self._tag, self._tag, self._claim, self._undo, self._delete))
        deed()
        self.until(lambda: not self._window.session.busy)
        if self._window.session.step != step:
            self.until(self._is_painted)
        self.tell()

    def tell(self) -> None:
        """Say the step and the tags that the pane paints now."""
        shown = sorted({each.id for each in self._view.buckets.all()})
        self._say(f"shown {self._window.session.step} {','.join(shown)}")

    def _is_painted(self) -> bool:
        """Whether the pane shows the annotations that the file holds; asked of a reader, as every view does."""
        got: list[set[str]] = []
        self._window.session.ask(lambda project: {row[0] for row in project.store.rows(IDS)}, got.append)
        self.until(lambda: got)
        return got[0] == {each.id for each in self._view.buckets.all()}

    def _select(self) -> None:
        view = self._view
        assert view.content is not None
        cursor = view.textCursor()
        start = self._rng.randrange(len(view.content.text) - 60)
        cursor.setPosition(start)
        cursor.setPosition(start + self._rng.randint(5, 50), cursor.MoveMode.KeepAnchor)
        view.setTextCursor(cursor)
        # Without a window manager nobody gives the keys back to the window when a small one over it goes.
        self._window.activateWindow()
        view.setFocus()
        self.until(lambda: self._window.isActiveWindow() and view.hasFocus())

    def _pick(self, key: Qt.Key, words: str) -> None:
        self._select()
        QTest.keyClick(self._view, key)
        picker = self._window.picker
        assert picker is not None
        self.until(lambda: picker.is_open)
        QTest.keyClicks(picker.edit, words)
        QTest.keyClick(picker.edit, Qt.Key.Key_Return)
        self.until(lambda: not picker.is_open)

    def _tag(self) -> None:
        self._pick(Qt.Key.Key_E, self._rng.choice(WORDS))

    def _claim(self) -> None:
        self._pick(Qt.Key.Key_C, f"How many were there?\t{self._rng.randint(1, 2000)}")

    def _undo(self) -> None:
        self._window.actions_["undo"].trigger()

    def _delete(self) -> None:
        painted = [each.id for each in self._view.buckets.all()]
        if painted:
            one = self._rng.choice(painted)
            self._window.session.run(lambda project: project.annotations.delete([one]))


def main() -> None:
    """`window_life PROJECT SEED DESCRIPTOR` writes a line to the descriptor for all that it shows."""
    path, seed, descriptor = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    application = QApplication(sys.argv[:1])
    style.apply(application)
    window = MainWindow(Session("Ada"), Settings(path.with_name("settings.json")))
    window.resize(1600, 900)
    window.show()
    window.activateWindow()
    features.put_all(window)
    person = Person(window, seed, lambda line: _write(descriptor, line))
    person.begin(path)
    while True:
        person.act()


def _write(descriptor: int, line: str) -> None:
    os.write(descriptor, f"{line}\n".encode())


if __name__ == "__main__":
    main()
