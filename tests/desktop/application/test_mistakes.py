"""Errors of ours, planted where they can come up: the app goes on, each is told, and none a thousand times."""

import gc
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QThread, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.application import log, mistakes
from crossread.desktop.application.error_catcher import ErrorCatcher
from crossread.desktop.application.error_dialog import ErrorDialog
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.mistakes import Mistakes

SENTENCE = "All passengers are safe and in tow."


@pytest.fixture
def log_folder(tmp_path: Path) -> Iterator[Path]:
    log.start(tmp_path / "logs")
    yield tmp_path / "logs"
    logger = logging.getLogger("crossread")
    for handler in list(logger.handlers):
        handler.close()
        logger.removeHandler(handler)
    logger.setLevel(logging.NOTSET)


@pytest.fixture
def catcher(qtbot: QtBot) -> Iterator[ErrorCatcher]:
    before = sys.excepthook
    made = ErrorCatcher()
    yield made
    made.stop()
    sys.excepthook = before


@pytest.fixture
def watched(window: MainWindow, catcher: ErrorCatcher, log_folder: Path) -> MainWindow:
    """The window with its mistakes shown, as the program starts it."""
    shown = Mistakes(window)
    catcher.broke.connect(shown.show)
    window.session.broke.connect(shown.show)
    return window


def dialogs(window: MainWindow) -> list[ErrorDialog]:
    return [each for each in window.findChildren(ErrorDialog) if each.isVisible()]


class Faulty(QWidget):
    """Fails wherever it is told to."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fails_in = ""
        self.paints = 0
        self.pressed.connect(self.slot)
        self.installEventFilter(self)

    def slot(self) -> None:
        raise ZeroDivisionError(SENTENCE)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paints += 1
        if self.fails_in == "paint":
            raise ZeroDivisionError(SENTENCE)
        super().paintEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.fails_in == "filter" and event.type() == QEvent.Type.User:
            raise ZeroDivisionError(SENTENCE)
        return False


class FaultyThread(QThread):
    """Fails in a thread of Qt."""

    def run(self) -> None:
        raise ZeroDivisionError(SENTENCE)


def in_slot(faulty: Faulty) -> None:
    faulty.pressed.emit()


def in_timer(faulty: Faulty) -> None:
    QTimer.singleShot(0, faulty, faulty.slot)


def in_paint(faulty: Faulty) -> None:
    faulty.fails_in = "paint"
    faulty.update()


def in_event_filter(faulty: Faulty) -> None:
    from PySide6.QtCore import QCoreApplication

    faulty.fails_in = "filter"
    QCoreApplication.postEvent(faulty, QEvent(QEvent.Type.User))


def in_thread(faulty: Faulty) -> None:
    thread = threading.Thread(target=faulty.slot)
    thread.start()
    thread.join()


def in_qthread(faulty: Faulty) -> None:
    thread = FaultyThread(faulty)
    thread.start()
    assert thread.wait(60_000)


PLANTS = (in_slot, in_timer, in_paint, in_event_filter, in_thread, in_qthread)


@pytest.mark.qt_no_exception_capture
@pytest.mark.parametrize("plant", PLANTS)
def test_wherever_it_comes_up_it_is_told_and_the_app_goes_on(
    watched: MainWindow, qtbot: QtBot, log_folder: Path, plant: Callable[[Faulty], None]
) -> None:
    faulty = Faulty()
    qtbot.addWidget(faulty)
    faulty.show()
    qtbot.waitExposed(faulty)
    plant(faulty)
    qtbot.waitUntil(lambda: len(dialogs(watched)) == 1)
    faulty.fails_in = ""
    text = (log_folder / "crossread.log").read_text()
    assert "ZeroDivisionError" in text
    assert "test_mistakes.py" in text
    assert SENTENCE not in text
    assert SENTENCE not in dialogs(watched)[0].report
    rang: list[bool] = []
    QTimer.singleShot(0, lambda: rang.append(True))
    qtbot.waitUntil(lambda: bool(rang))
    dialogs(watched)[0].close()


@pytest.mark.qt_no_exception_capture
def test_a_bug_in_painting_opens_one_dialog_and_a_few_lines_of_log(
    watched: MainWindow, qtbot: QtBot, log_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[ErrorDialog] = []
    really = Mistakes._show_dialog

    def show(self: Mistakes, error: BaseException, times: int) -> None:
        really(self, error, times)
        opened.extend(dialogs(watched))

    monkeypatch.setattr(Mistakes, "_show_dialog", show)
    faulty = Faulty()
    qtbot.addWidget(faulty)
    faulty.show()
    qtbot.waitExposed(faulty)
    faulty.fails_in = "paint"
    for number in (1, 100, 200):
        # Whoever closes the dialog uncovers what fails to paint.
        for dialog in dialogs(watched):
            dialog.close()

        def paints(number: int = number) -> bool:
            faulty.update()
            return faulty.paints >= number

        qtbot.waitUntil(paints)
    faulty.fails_in = ""
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert (log_folder / "crossread.log").read_text().count("An error reached the top") <= 4


def test_the_same_again_is_said_in_a_bar_with_the_way_to_the_report(
    watched: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mistakes, "AGAIN_AFTER_S", 0.0)
    shown = watched.findChild(Mistakes)
    assert isinstance(shown, Mistakes)
    error = ZeroDivisionError(SENTENCE)
    shown.show(error)
    dialogs(watched)[0].close()
    assert not dialogs(watched)
    shown.show(error)
    assert not dialogs(watched)
    assert "made a mistake again" in watched.messages.text


def test_a_job_that_fails_is_told_without_what_it_was_about(
    watched: MainWindow, texts_path: Path, qtbot: QtBot, log_folder: Path
) -> None:
    with qtbot.waitSignal(watched.session.opened):
        watched.session.open(texts_path)

    def bug(project: Project) -> None:
        text = project.sources.text(project.sources.all()[0].id)
        raise KeyError(text)

    with qtbot.waitSignal(watched.session.broke):
        watched.session.run(bug)
    qtbot.waitUntil(lambda: len(dialogs(watched)) == 1)
    with Project.open_for_reading(texts_path) as project:
        words = [project.sources.text(source.id)[:20] for source in project.sources.all()]
    told = dialogs(watched)[0].report + (log_folder / "crossread.log").read_text()
    assert "KeyError" in told
    assert not any(word in told for word in words)
    dialogs(watched)[0].close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_fails_while_it_is_let_go_of_is_in_the_log_alone(
    watched: MainWindow, qtbot: QtBot, log_folder: Path
) -> None:
    class Last:
        def __del__(self) -> None:
            raise ZeroDivisionError(SENTENCE)

    Last()
    gc.collect()
    text = (log_folder / "crossread.log").read_text()
    assert "ZeroDivisionError" in text
    assert SENTENCE not in text
    assert not dialogs(watched)
