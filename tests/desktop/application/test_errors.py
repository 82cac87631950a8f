"""An error of ours is caught, told and logged without a word of any text."""

import errno
import io
import logging
import sys
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.errors import UnusableTextError
from crossread.desktop.application import error_catcher, log
from crossread.desktop.application.error_catcher import ErrorCatcher
from crossread.desktop.application.error_dialog import ErrorDialog, report_of
from crossread.desktop.widgets.buttons import QuietButton

SECRET = "what the source says"


def raised(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as caught:
        return caught


@pytest.fixture
def catcher(qtbot: QtBot) -> Iterator[ErrorCatcher]:
    before = sys.excepthook
    made = ErrorCatcher()
    yield made
    made.stop()
    sys.excepthook = before


@pytest.fixture
def log_folder(tmp_path: Path) -> Iterator[Path]:
    log.start(tmp_path / "logs")
    yield tmp_path / "logs"
    logger = logging.getLogger("crossread")
    for handler in list(logger.handlers):
        handler.close()
        logger.removeHandler(handler)
    logger.setLevel(logging.NOTSET)


def test_a_bug_is_told(catcher: ErrorCatcher, qtbot: QtBot) -> None:
    error = raised(KeyError(SECRET))
    with qtbot.waitSignal(catcher.broke) as broke:
        sys.excepthook(type(error), error, error.__traceback__)
    assert broke.args == [error]


def test_a_users_error_is_told_as_a_sentence(catcher: ErrorCatcher, qtbot: QtBot) -> None:
    error = raised(UnusableTextError("Choose another file."))
    with qtbot.waitSignal(catcher.user_erred) as told, qtbot.assertNotEmitted(catcher.broke):
        sys.excepthook(type(error), error, error.__traceback__)
    assert told.args == ["Choose another file."]


def test_what_the_system_refuses_is_told_as_a_sentence_of_ours(catcher: ErrorCatcher, qtbot: QtBot) -> None:
    error = raised(OSError(errno.ENOSPC, "No space left on device", "/home/ada/Secret source.txt"))
    with qtbot.waitSignal(catcher.user_erred) as told, qtbot.assertNotEmitted(catcher.broke):
        sys.excepthook(type(error), error, error.__traceback__)
    sentence = "“Secret source.txt” could not be read or written: its disk is full. This was not done; "
    assert told.args == [sentence + "what was done before is saved."]


def test_a_file_of_ours_that_is_missing_is_a_bug(catcher: ErrorCatcher, qtbot: QtBot) -> None:
    missing = str(Path(error_catcher.__file__).with_name("missing.json"))
    error = raised(FileNotFoundError(errno.ENOENT, "No such file or directory", missing))
    with qtbot.waitSignal(catcher.broke):
        sys.excepthook(type(error), error, error.__traceback__)


def test_the_hooks_are_given_back() -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = ErrorCatcher()
    assert sys.excepthook != before[0]
    made.stop()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_the_report_says_where_and_never_what(qtbot: QtBot) -> None:
    report = report_of(raised(KeyError(SECRET)))
    assert "test_errors.py" in report
    assert "KeyError" in report
    assert SECRET not in report.replace('SECRET = "', "")
    assert "PySide6" in report
    assert str(Path(__file__).parents[3]) not in report  # where the code lies tells who one is


def test_the_report_tells_what_an_error_came_of(qtbot: QtBot) -> None:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ZeroDivisionError(SECRET) from error
    except ZeroDivisionError as error:
        report = report_of(error, times=12)
    assert "KeyError" in report.split("which came of")[1]
    assert "ZeroDivisionError" in report.split("which came of")[0]
    assert "12 times" in report


def test_the_dialog_copies_its_report(qtbot: QtBot) -> None:
    dialog = ErrorDialog(raised(ValueError(SECRET)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    copy = next(button for button in dialog.findChildren(QuietButton) if "Copy" in button.text())
    copy.click()
    shown = dialog.findChild(QPlainTextEdit)
    assert shown is not None
    assert QGuiApplication.clipboard().text() == shown.toPlainText()


def test_the_log_has_places_but_no_messages_of_errors(log_folder: Path) -> None:
    assert not log_folder.exists()  # made with the first line only
    logging.getLogger("crossread.test").error("It failed", exc_info=raised(KeyError(SECRET)))
    text = (log_folder / "crossread.log").read_text()
    assert "It failed" in text
    assert "KeyError" in text
    assert SECRET not in text


def test_what_another_handler_made_of_an_error_is_not_taken_over(log_folder: Path) -> None:
    logger = logging.getLogger("crossread")
    other = logging.StreamHandler(io.StringIO())
    logger.handlers.insert(0, other)
    logging.getLogger("crossread.test").error("It failed", exc_info=raised(KeyError(SECRET)))
    logger.removeHandler(other)
    assert SECRET in other.stream.getvalue()
    assert SECRET not in (log_folder / "crossread.log").read_text()


def test_the_log_does_not_grow_for_ever(log_folder: Path) -> None:
    line = "x" * 10_000
    for _ in range(log.LARGEST_BYTES * (log.KEPT_FILES + 3) // len(line)):
        logging.getLogger("crossread.test").info(line)
    files = list(log_folder.iterdir())
    assert len(files) == log.KEPT_FILES + 1
    assert sum(file.stat().st_size for file in files) <= log.LARGEST_BYTES * (log.KEPT_FILES + 1)


class Broken(QWidget):
    """Its painting fails, once it is told to, while a painter is at work on it."""

    def __init__(self) -> None:
        super().__init__()
        self.is_broken = False
        self.at_work: list[weakref.ref[QPainter]] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.at_work.append(weakref.ref(painter))
        painter.fillRect(event.rect(), "white")
        if self.is_broken:
            raise ZeroDivisionError


def test_a_painter_does_not_outlive_an_error_in_painting(catcher: ErrorCatcher, qtbot: QtBot) -> None:
    widget = Broken()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    told: list[BaseException] = []
    catcher.broke.connect(told.append)
    widget.is_broken = True
    widget.update()
    qtbot.waitUntil(lambda: bool(told))
    # Held by what is told of the error, it would paint over what is destroyed by then.
    assert [painter() for painter in widget.at_work] == [None] * len(widget.at_work)
    assert "paintEvent" in report_of(told[0])
    widget.is_broken = False
