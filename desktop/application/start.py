"""How the app starts: the project is read while Qt is loaded, and nothing that the first paint can do without is."""

import gc
from pathlib import Path

from crossread.desktop.application.early import EarlyReading
from crossread.desktop.application.knocking import is_shown_elsewhere
from crossread.desktop.application.loading_qt import load_pyside, load_qt


def run(path: Path | None, sample: bool = False) -> int:
    """Open the window, on a project, on the sample, or on what was open last, and stay until it is closed.

    If another window of this user has that project, it comes to the front instead. Answers with the exit code. Must be
    called in the main thread, once in a process.
    """
    # Imports and widgets leave hardly any garbage, and looking for it costs a tenth of the start.
    gc.disable()
    reading = EarlyReading(path, sample=sample)
    if reading.path is not None and is_shown_elsewhere(reading.path):
        return 0
    load_pyside()
    # Not sooner: its thread imports what it needs.
    reading.begin()
    load_qt()
    from crossread.desktop.application.first_window import show

    return show(reading, sample=sample)
