"""How the app starts: what is needed for the first paint first, everything heavy after it."""

import gc
import importlib
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from crossread.desktop.application import log, settings
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.look import style, theme

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow

QUIT_AFTER_PAINT = "CROSSREAD_QUIT_AFTER_PAINT"
WAIT_FOR_WRITER_S = 30.0
HEAVY = ("numpy", "sqlite_utils", "pyqtgraph")
"""What may not be imported before the first paint."""


def run(path: Path | None, sample: bool = False) -> int:
    """Open the window, on a project, on the sample, or on what was open last, and stay until it is closed.

    Answers with the exit code. Must be called in the main thread, once in a process.
    """
    # Imports and widgets leave hardly any garbage, and looking for it costs a tenth of the start.
    gc.disable()
    log.start()
    QApplication.setApplicationName("crossread")
    QApplication.setApplicationDisplayName("Crossread")
    QApplication.setDesktopFileName("crossread")
    app = QApplication(sys.argv[:1])
    store = Settings(settings.default_path())
    session = Session(store.get(settings.AUTHOR))
    opening = _open_first(session, store, path, sample)
    theme.set_mode(_mode(store))
    style.apply(app)
    code = _show(app, session, store, opening)
    gc.enable()
    session.close()
    session.wait_until_closed(WAIT_FOR_WRITER_S)
    store.save()
    return code


def _open_first(session: Session, store: Settings, path: Path | None, want_sample: bool) -> bool:
    """Begin opening before the window is built: the file is read in another thread meanwhile."""
    if want_sample:
        from crossread.desktop.application.sample import copy_path, make_copy

        session.open(copy_path(), prepare=make_copy)
        return True
    if path is None and store.get(settings.REOPEN):
        from crossread.desktop.application import recent

        path = next(iter(recent.there(store)), None)
    if path is not None:
        session.open(path)
    return path is not None


def _show(app: QApplication, session: Session, store: Settings, opening: bool) -> int:
    from crossread.desktop.application.error_catcher import ErrorCatcher
    from crossread.desktop.application.main_window import MainWindow

    window = MainWindow(session, store)
    catcher = ErrorCatcher(app)
    catcher.user_erred.connect(lambda sentence: window.messages.show_message(sentence, kind="warning"))
    for broke in (catcher.broke, session.broke):
        broke.connect(lambda error: _show_error(error, window))
    first = FirstPaint(app)
    first.painted.connect(lambda: _after_first_paint(app, window))
    if opening:
        # A text is what is waited for; without one, the window that says why.
        window.feed.content_shown.connect(lambda _source_id: first.watch(window.desk.panes[0].view.viewport()))
        window.feed.nothing_to_show.connect(lambda: first.watch(window))
        session.open_failed.connect(lambda _path, _sentence: first.watch(window))
        window.show_project(True)
    else:
        window.show_project(False)
        first.watch(window)
    window.show()
    code = app.exec()
    catcher.stop()
    window.deleteLater()
    return code


def _after_first_paint(app: QApplication, window: "MainWindow") -> None:
    gc.freeze()
    gc.enable()
    if os.environ.get(QUIT_AFTER_PAINT):
        app.quit()
        return
    from crossread.desktop.application import features

    features.put_by_and_by(window)
    threading.Thread(target=_warm_up, name="crossread warm-up").start()


def _warm_up() -> None:
    """Import what the start could not wait for, so that its first use need not wait either."""
    for name in HEAVY:
        importlib.import_module(name)


def _show_error(error: BaseException, window: QWidget) -> None:
    from crossread.desktop.application.error_dialog import ErrorDialog

    ErrorDialog(error, window).show()


def _mode(store: Settings) -> theme.Mode:
    mode = store.get(settings.THEME)
    return next((known for known in theme.MODES if known == mode), "system")


class FirstPaint(QObject):
    """Tells, once, that a widget has been painted: right after the paint."""

    painted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._done = False
        self._watched: list[QWidget] = []

    def watch(self, widget: QWidget) -> None:
        """Wait for the next paint of a widget; of several the first counts."""
        if not self._done:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The paint is still to come when its event is seen; what is posted now is delivered after it."""
        if event.type() == QEvent.Type.Paint and not self._done:
            self._done = True
            for widget in self._watched:
                widget.removeEventFilter(self)
            QTimer.singleShot(0, self.painted.emit)
        return False
