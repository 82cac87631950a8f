"""The `crossread` command, left at the end of the first paint of a text: `python tests/bench/first_paint.py --sample`.

Prints which of the heavy libraries were loaded by then. The watch is laid from outside, round Qt's own `exec`, so that
nothing in the program knows of it.
"""

import os
import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit

HEAVY = {"numpy", "pyqtgraph", "sqlite_utils"}
READABLE = 200
WATCHED = "exec"

run = QApplication.exec


def leave() -> None:
    """Ends the process at once: tidying up is not part of the start."""
    print("loaded", *sorted(HEAVY & sys.modules.keys()), flush=True)
    os._exit(0)


def shows_text(view: QTextEdit | QPlainTextEdit, painted: QObject) -> bool:
    """Whether what is painted is the page itself, with a text on it."""
    return view.viewport() is painted and view.document().characterCount() > READABLE


class Watch(QObject):
    """Waits for the paint of a text view that holds more than a few words."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            view = watched.parent()
            if isinstance(view, QTextEdit | QPlainTextEdit) and shows_text(view, watched):
                # A timer of no length fires after the event, and so after the paint.
                QTimer.singleShot(0, leave)
        return False


def watched_run() -> int:
    """Qt's `exec` under the watch."""
    watch = Watch()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(watch)
    return run()


if __name__ == "__main__":
    setattr(QApplication, WATCHED, staticmethod(watched_run))
    from crossread.desktop.command_line.main import main

    sys.exit(main())
