"""Writing a report off the window's thread: how far it is, and the way to stop it."""

import threading
import time
from pathlib import Path

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.report import Format, ReportOptions, write_report

_REST_S = 0.001


class StoppedError(CrossreadError):
    """The user wants no report any more."""


class Writing:
    """One report being written. `stop` may be called from any thread, and so may the figures be read."""

    def __init__(self, path: Path, form: Format, options: ReportOptions) -> None:
        self.path, self.form, self._options = path, form, options
        self.done = self.total = 0
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Let it end at its next report; what was at the path stays."""
        self._stopped.set()

    @property
    def is_stopped(self) -> bool:
        """Whether it is to end."""
        return self._stopped.is_set()

    def write(self, project: Project) -> Path:
        """Write it, in whatever thread this is called; answers with where. Raises CrossreadError."""
        if self.form == "pdf":
            from crossread.desktop.report.pdf import write_pdf

            write_pdf(project, self.path, self._options, self._report)
        else:
            write_report(project, self.path, self.form, self._options, self._report)
        return self.path

    def _report(self, done: int, total: int) -> None:
        if self._stopped.is_set():
            raise StoppedError("stopped")
        self.done, self.total = done, total
        # The window's thread has its turn.
        time.sleep(_REST_S)
