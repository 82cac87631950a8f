"""The window at the start: first the text that is waited for, then, turn by turn of the event loop, all the rest."""

import gc
import importlib
import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from crossread.desktop.application import apart, late_log, settings
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.look import dress, theme
from crossread.desktop.look.modes import mode_of

if TYPE_CHECKING:
    from crossread.desktop.application.early import EarlyReading

QUIT_AFTER_PAINT = "CROSSREAD_QUIT_AFTER_PAINT"
WAIT_FOR_WRITER_S = 30.0
HEAVY = ("numpy", "sqlite_utils", "pyqtgraph")
"""What may not be imported before the first paint."""


def show(reading: "EarlyReading", *, sample: bool) -> int:
    """Show the window with what is read, and stay until it is closed; answers with the exit code."""
    late_log.begin()
    QApplication.setApplicationName("crossread")
    QApplication.setApplicationDisplayName("Crossread")
    QApplication.setDesktopFileName("crossread")
    app = QApplication([*sys.argv[:1], *dress.BEFORE_THE_STYLE])
    store = Settings(settings.default_path())
    session = Session(store.get(settings.AUTHOR))
    if store.get(settings.SYSTEM_DARK):
        # What the portal said the last time; it is asked after the first paint.
        theme.watcher().tell_system(True)
    theme.set_mode(mode_of(store.get(settings.THEME)))
    dress.begin(app)
    dress.hold_back()
    window = MainWindow(session, store)
    code = _show(app, window, reading, sample=sample)
    session.close()
    session.wait_until_closed(WAIT_FOR_WRITER_S)
    apart.end()
    store.save()
    return code


def _show(app: QApplication, window: MainWindow, reading: "EarlyReading", *, sample: bool) -> int:
    from crossread.desktop.application.error_catcher import ErrorCatcher

    session = window.session
    catcher = ErrorCatcher(app)
    catcher.user_erred.connect(lambda sentence: window.messages.show_message(sentence, kind="warning"))
    for broke in (catcher.broke, session.broke):
        broke.connect(lambda error: _show_error(error, window))
    first = FirstPaint(app)
    # Shown before it is filled, so that every part is laid out once, at the size that it has.
    window.show()
    early = reading.result()
    if early is not None:
        window.show_early(early)
        first.watch(_text_in(window))
        first.painted.connect(lambda: _open(session, reading, sample))
    else:
        _show_without_text(window, first, reading, sample)
    first.painted.connect(lambda: _after_first_paint(app, window))
    code = app.exec()
    catcher.stop()
    window.deleteLater()
    return code


def _show_without_text(window: MainWindow, first: "FirstPaint", reading: "EarlyReading", sample: bool) -> None:
    """The ways to begin, or the place of a text that is yet to be made or cannot be read."""
    dress.complete()
    window.show_project(reading.path is not None)
    if reading.path is None:
        first.watch(window)
        return
    window.feed.content_shown.connect(lambda _source_id: first.watch(_text_in(window)))
    window.feed.nothing_to_show.connect(lambda: first.watch(window))
    window.session.open_failed.connect(lambda _path, _sentence: first.watch(window))
    # What is damaged may have no text to show; the ways to help it come with all else that follows the first paint.
    for told in (window.session.failed, window.session.damaged, window.session.broke):
        told.connect(lambda _what: first.watch(window))
    _open(window.session, reading, sample)


def _text_in(window: MainWindow) -> QWidget:
    view = window.desk.active_view
    return view.viewport() if view is not None else window


def _open(session: Session, reading: "EarlyReading", sample: bool) -> None:
    if reading.path is None:
        return
    if sample:
        from crossread.desktop.application.sample import make_copy

        session.open(reading.path, prepare=make_copy)
    else:
        session.open(reading.path)


def _after_first_paint(app: QApplication, window: MainWindow) -> None:
    gc.freeze()
    from crossread.desktop.application.garbage import Garbage

    Garbage(window)
    late_log.begin_now()
    if os.environ.get(QUIT_AFTER_PAINT):
        app.quit()
        return
    from crossread.desktop.application import features
    from crossread.desktop.application.ending import Ending

    # It stays until the process is gone: another signal must not cut off what the first one brought about.
    Ending(window)
    features.put_by_and_by(window, then=_begin_warm_up)


def _begin_warm_up() -> None:
    apart.start(_warm_up, name="crossread warm-up", daemon=False)


def _warm_up() -> None:
    """Import what the start could not wait for, so that its first use need not wait either."""
    for name in HEAVY:
        importlib.import_module(name)
    # What is loaded by now stays. Looking through it for garbage would hold the window up for 50 ms each time.
    gc.freeze()


def _show_error(error: BaseException, window: MainWindow) -> None:
    from crossread.desktop.application.mistakes import Mistakes

    (window.findChild(Mistakes) or Mistakes(window)).show(error)


class FirstPaint(QObject):
    """Tells, once, that a widget has been painted: a turn of the event loop after the paint."""

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
            # The next turn brings what was painted to the screen; nothing may keep it from that.
            QTimer.singleShot(0, lambda: QTimer.singleShot(0, self.painted.emit))
        return False
