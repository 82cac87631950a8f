"""What the window shows on an error of our own: that the work is saved, and a report to copy that quotes no text."""

import platform

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from crossread.desktop.application.about import version
from crossread.desktop.application.log import trace_of
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel


def report_of(error: BaseException, times: int = 1) -> str:
    """What a developer needs to find the fault: versions and places in the code, never a word of a project."""
    return "\n".join(
        (
            f"Crossread {version()}",
            f"Python {platform.python_version()}, PySide6 {pyside_version}",
            f"{platform.platform()}, {QGuiApplication.platformName()}",
            *([f"{times} times in this run"] if times > 1 else []),
            "",
            trace_of(error),
        )
    )


class ErrorDialog(QDialog):
    """Says that Crossread made a mistake, that the work is saved, and shows the report. Does not block the window."""

    def __init__(self, error: BaseException, parent: QWidget | None = None, *, times: int = 1) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Crossread made a mistake"))
        self.resize(620, 380)
        title = PlainLabel(self.tr("Something went wrong inside Crossread"), "title")
        advice = PlainLabel(
            self.tr(
                "What you did last may not have been done; everything before it is saved. You can go on working. "
                "If it happens again, please report it with the lines below: they hold no word of your project and no "
                "name of a file of yours."
            ),
            "body",
            "ink_quiet",
            wrap=True,
        )
        self._report = QPlainTextEdit(report_of(error, times))
        self._report.setReadOnly(True)
        self._report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._report.setAccessibleName(self.tr("Report"))
        self.report = self._report.toPlainText()
        """What is shown, and what copying takes."""
        copy = QuietButton(self.tr("Copy the report"), "copy", outlined=True)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report))
        close = QuietButton(self.tr("Go on"), outlined=True)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (title, advice, self._report):
            column.addWidget(widget)
        column.addLayout(row)
