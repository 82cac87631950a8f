"""The command that writes a report. HTML and Markdown need no Qt; for PDF it is loaded, without any window."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.report import ReportOptions, write_report

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication


def export_report(project_path: str, out: Path, form: str, *, with_text: bool) -> None:
    """Write a report of the whole project. Raises CrossreadError, also where `form` cannot be written."""
    if not with_text:
        raise CrossreadError("A report holds quotes and no whole texts; leave --no-text out.")
    with Project.open_for_reading(project_path) as project:
        if form != "pdf":
            write_report(project, out, "html" if form == "html" else "md", ReportOptions())
            return
        app = _qt()
        from crossread.desktop.report.pdf import write_pdf

        write_pdf(project, out, ReportOptions())
        app.processEvents()


def _qt() -> "QGuiApplication":
    """Qt with the shipped fonts, on no screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from PySide6.QtGui import QGuiApplication
    except ImportError as error:
        raise CrossreadError(f"A PDF cannot be set here: {error}. Write the report as .html or .md.") from error
    from crossread.desktop.look import fonts

    there = QGuiApplication.instance()
    app = there if isinstance(there, QGuiApplication) else QGuiApplication(["crossread"])
    fonts.load()
    return app
