"""The end that comes from outside, by a signal or with the desktop's session: what was typed is in the file."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import Passage
from crossread.desktop.application.ending import Ending
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.wiring import annotation as wiring_annotation

NOTE = "Fourteen hundred were not saved"
CHILD = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from crossread.desktop.application import features
from crossread.desktop.application.ending import Ending
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.annotation.panel import AnnotationPanel

path, annotation, note, dialog = sys.argv[1:]
app = QApplication([])
store = Settings(Path(path).with_name("settings.json"))
window = MainWindow(Session("Ada"), store)
window.show()
features.put_all(window)
Ending(window)
panel = window.findChild(AnnotationPanel)

def choose():
    if window.desk.open_sources():
        window.choice.choose_annotation(annotation)
    if panel.annotation is not None:
        window.activateWindow()
        panel.edit_note()
    if panel.annotation is None or app.focusWidget() is not panel.content.note.field:
        QTimer.singleShot(5, choose)
        return
    QTest.keyClicks(panel.content.note.field, note)
    print("typed", flush=True)
    if dialog:
        QFileDialog.getSaveFileName(window)

QTimer.singleShot(0, choose)
window.session.open(Path(path))
code = app.exec()
window.session.close()
closed = window.session.wait_until_closed(60)
store.save()
print("closed" if closed else "open", flush=True)
os._exit(code)
"""


@pytest.fixture
def noted(tmp_path: Path) -> tuple[Path, str]:
    """A project with one annotation, and its id."""
    folder = tmp_path / "case"
    folder.mkdir()
    with Project.create(folder / "case.crossread", title="Case") as project:
        source = project.sources.add("Evening", "The line says that all are safe. " * 20)
        made = project.annotations.add(Passage(source_id=source.id, revision=1, start=4, end=20))
    return project.path, made.id


def note_in(path: Path) -> str:
    with Project.open_for_reading(path) as project:
        return str(project.store.rows("SELECT note FROM annotations")[0][0])


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize(("name", "dialog"), [("SIGTERM", ""), ("SIGHUP", ""), ("SIGINT", ""), ("SIGTERM", "dialog")])
def test_a_signal_ends_it_in_order(noted: tuple[Path, str], name: str, dialog: str) -> None:
    path, annotation = noted
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), annotation, NOTE, dialog],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "typed\n"
    child.send_signal(signal.Signals[name])
    out, errors = child.communicate(timeout=120)
    assert (child.returncode, out) == (0, "closed\n")
    assert "Traceback" not in errors
    assert note_in(path) == NOTE
    assert {each.name for each in path.parent.iterdir()} == {"case.crossread", "settings.json"}


@pytest.fixture
def ending(window: MainWindow) -> Iterator[Ending]:
    made = Ending(window)
    yield made
    made.stop()
    made.deleteLater()


def test_when_the_session_of_the_desktop_ends_all_is_committed_before_it_goes_on(
    window: MainWindow, ending: Ending, noted: tuple[Path, str], qtbot: QtBot
) -> None:
    path, annotation = noted
    wiring_annotation.put_annotation(window)
    from crossread.desktop.annotation.panel import AnnotationPanel

    panel = window.findChild(AnnotationPanel)
    assert isinstance(panel, AnnotationPanel)
    with qtbot.waitSignal(window.session.opened):
        window.session.open(path)
    window.choice.choose_annotation(annotation)
    qtbot.waitUntil(lambda: panel.annotation is not None)
    window.activateWindow()
    panel.edit_note()
    qtbot.waitUntil(panel.content.note.field.hasFocus)
    QTest.keyClicks(panel.content.note.field, NOTE, Qt.KeyboardModifier.NoModifier)
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.commitDataRequest.emit(None)
    # Nothing of the window's thread has run since: the system may end the program now.
    assert note_in(path) == NOTE


def test_signals_are_given_back(window: MainWindow) -> None:
    before = {name: signal.getsignal(signal.Signals[name]) for name in ("SIGTERM", "SIGINT")}
    made = Ending(window)
    assert signal.getsignal(signal.SIGTERM) != before["SIGTERM"]
    made.stop()
    made.deleteLater()
    assert {name: signal.getsignal(signal.Signals[name]) for name in before} == before
