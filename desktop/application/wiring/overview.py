"""The overview of annotations in the window: the view "Annotations" of the workspace Search."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths

from crossread.desktop.application import settings
from crossread.desktop.application.project_files import with_suffix
from crossread.desktop.application.wiring.annotation import go_to, say_with_undo

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.overview.overview import Overview

VIEW = "annotations"


def put_overview(window: "MainWindow") -> None:
    """Offer the view; it is made when it is first seen."""
    window.search_space.add_view(VIEW, _tr("Annotations"), lambda: _made(window))
    window.actions_.connect_to("show_annotations", lambda: window.search_space.show_view(VIEW))


def _made(window: "MainWindow") -> "Overview":
    from crossread.desktop.overview.overview import Overview

    choice, desk = window.choice, window.desk
    overview = Overview(window.session, lambda count: _ask_path(window, count))
    overview.annotation_chosen.connect(choice.choose_annotation)
    overview.event_chosen.connect(choice.choose_event)
    overview.claim_chosen.connect(choice.choose_claim)
    overview.annotation_requested.connect(lambda annotation_id: _go_to(window, annotation_id))
    overview.history_requested.connect(window.history_requested)
    overview.done.connect(lambda sentence: say_with_undo(window, sentence))
    overview.said.connect(lambda sentence: window.messages.show_message(sentence, seconds=8))
    desk.panes_changed.connect(lambda: overview.set_open_sources(desk.open_sources()))
    choice.changed.connect(lambda: _show_choice(window, overview))
    overview.set_open_sources(desk.open_sources())
    _show_choice(window, overview)
    return overview


def _show_choice(window: "MainWindow", overview: "Overview") -> None:
    choice = window.choice
    overview.set_chosen(choice.annotation_id, choice.event_id, choice.claim_id)


def _go_to(window: "MainWindow", annotation_id: str) -> None:
    """Back to Read, and there to the passage."""
    window.workspaces.show("read")
    go_to(window, annotation_id)


def _ask_path(window: "MainWindow", count: int) -> Path | None:
    """Ask where so many annotations shall be written."""
    from PySide6.QtWidgets import QFileDialog

    last = window.settings.get(settings.LAST_FOLDER)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(last if last and Path(last).is_dir() else documents)
    name = _tr("{count} annotations.json").format(count=count)
    title = _tr("Export the selected annotations")
    chosen, _ = QFileDialog.getSaveFileName(window, title, str(folder / name), _tr("JSON (*.json)"))
    if not chosen:
        return None
    window.settings.set(settings.LAST_FOLDER, str(Path(chosen).parent))
    return with_suffix(Path(chosen), ".json")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
