"""How fast the program starts, as whole processes: the command line, and the window up to its first paint."""

import sys
from pathlib import Path

from tests.bench.harness import Meter, bench

CROSSREAD = Path(sys.executable).parent / "crossread"

# Both windows are processes that leave as soon as their first paint has ended, without tidying up.
EMPTY_WINDOW = """
import os, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Empty(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: os._exit(0))

application = QApplication(["empty"])
window = Empty()
window.resize(1280, 800)
window.show()
application.exec()
"""

# The app as it is started by its command; the paint that counts is the first of a text view that holds text.
APP = """
import os, sys
import PySide6.QtWidgets as widgets
from PySide6.QtCore import QEvent, QObject, QTimer

run = widgets.QApplication.exec

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            view = watched.parent()
            is_text = isinstance(view, widgets.QPlainTextEdit) and view.viewport() is watched
            if is_text and view.document().characterCount() > 200:
                heavy = sorted({"numpy", "pyqtgraph", "sqlite_utils"} & sys.modules.keys())
                QTimer.singleShot(0, lambda: (print("heavy", *heavy, flush=True), os._exit(0)))
        return False

def watched_run(*arguments):
    watch = Watch()
    widgets.QApplication.instance().installEventFilter(watch)
    return run()

widgets.QApplication.exec = watched_run
from crossread.desktop.command_line.main import main
sys.exit(main())
"""


@bench("crossread sources, against python -c pass", rounds=20, at_most_times=6)
def command_line(meter: Meter) -> None:
    """Lists the sources of a project with ten texts."""
    texts = meter.folder / "texts"
    texts.mkdir()
    for number in range(10):
        (texts / f"{number}.txt").write_text(f"Article {number}\n\nWords of article {number}.\n", encoding="utf-8")
    project = meter.folder / "p.crossread"
    meter.run([CROSSREAD, "import", project, texts])
    for _ in meter.rounds():
        meter.compared_process([sys.executable, "-c", "pass"])
        meter.process([CROSSREAD, "sources", project])


@bench("first paint of the sample project's text, against an empty window", rounds=15, at_most_times=1.6)
def first_paint(meter: Meter) -> None:
    """Opens a copy of the sample project that is there already, as on every start but the first."""
    meter.run([sys.executable, "-c", APP, "--sample"])
    for _ in meter.rounds():
        meter.compared_process([sys.executable, "-c", EMPTY_WINDOW])
        told = meter.process([sys.executable, "-c", APP, "--sample"])
        if told.split() != ["heavy"]:
            raise RuntimeError(f"before the first paint were loaded: {told}")
