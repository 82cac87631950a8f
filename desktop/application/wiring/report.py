"""The report in the window: its drawer, where it is written, and the way to open it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QBoxLayout

from crossread.db.project import Project
from crossread.db.records import Event
from crossread.desktop.application import settings
from crossread.desktop.application.project_files import with_suffix
from crossread.desktop.widgets.buttons import QuietButton

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.report.panel import ReportPanel


def put_report(window: "MainWindow") -> None:
    """Offer it, also in Review; the drawer is made when it is first asked for."""
    report = Report(window)
    window.actions_.connect_to("report", report.open)
    _put_button(window, report)
    window.before_closing.append(report.stop)


class Report(QObject):
    """Holds the drawer of one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._panel: ReportPanel | None = None

    @property
    def panel(self) -> "ReportPanel":
        """The drawer, made when it is first asked for."""
        if self._panel is None:
            from crossread.desktop.report.choices import choices_of
            from crossread.desktop.report.panel import ReportPanel

            window = self._window
            chosen = choices_of(window.settings.get(settings.REPORT))
            # Over all of the workspaces, and not over the bars of the window.
            host = window.frame.parentWidget() or window
            panel = self._panel = ReportPanel(window.session, host, chosen)
            # A workspace that is shown comes to the top.
            window.workspaces.changed.connect(lambda _id: panel.raise_())
            panel.choices_changed.connect(lambda now: window.settings.set(settings.REPORT, now.stored()))
            panel.path_requested.connect(self._ask_path)
            panel.written.connect(self._tell)
            panel.said.connect(lambda sentence: window.messages.show_message(sentence, seconds=12))
            panel.closed.connect(self._give_keys_back)
            window.choice.changed.connect(self._show_choice)
        return self._panel

    def open(self) -> None:
        """Show the drawer."""
        self.panel.open()
        self._show_choice()

    def stop(self) -> None:
        """The window closes: nothing is written any more."""
        if self._panel is not None:
            self._panel.stop()

    def _show_choice(self) -> None:
        choice = self._window.choice
        subject_id, is_event = choice.event_id or choice.claim_id, bool(choice.event_id)
        if not subject_id:
            self.panel.set_group("", "")
            return

        def question(project: Project) -> str:
            found = project.events.get(subject_id) if is_event else project.claims.get(subject_id)
            return found.title if isinstance(found, Event) else found.statement

        self._window.session.ask(
            question,
            lambda title: self.panel.set_group(subject_id, title),
            key="group of the report",
            # What was chosen may be gone by now.
            on_failed=lambda _error: self.panel.set_group("", ""),
        )

    def _ask_path(self, suffix: str) -> None:
        from PySide6.QtWidgets import QFileDialog

        window = self._window
        last = window.settings.get(settings.LAST_FOLDER)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(last if last and Path(last).is_dir() else documents)
        title = "".join("-" if sign in '/\\:*?"<>|' else sign for sign in window.session.title)
        name = _tr("{title}, report").format(title=title or _tr("Untitled")) + suffix
        kinds = {".html": _tr("HTML (*.html)"), ".pdf": _tr("PDF (*.pdf)"), ".md": _tr("Markdown (*.md)")}
        chosen, _ = QFileDialog.getSaveFileName(window, _tr("Write report"), str(folder / name), kinds[suffix])
        if chosen:
            window.settings.set(settings.LAST_FOLDER, str(Path(chosen).parent))
            self.panel.write_to(with_suffix(Path(chosen), suffix))

    def _tell(self, path: Path) -> None:
        self._window.messages.show_message(
            _tr("The report was written to {path}").format(path=path),
            (_tr("Open"), lambda: _show(path)),
            (_tr("Show in folder"), lambda: _show(path.parent)),
        )

    def _give_keys_back(self) -> None:
        reading = self._window.is_reading
        target = self._window.desk if reading else self._window.workspaces.widget()
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def _put_button(window: "MainWindow", report: Report) -> None:
    """In Review, at the end of the line over the grid."""
    lines = window.review.grid.bar.layout()
    row = next((each for each in lines.children() if isinstance(each, QBoxLayout)), None) if lines is not None else None
    if row is not None:
        button = QuietButton(_tr("Report…"), outlined=True)
        button.clicked.connect(report.open)
        row.addWidget(button)


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
