"""Sources in the window: their list at the left, taking in what was dropped or chosen, and opening what came in."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QMenu

from crossread.desktop.application import settings
from crossread.desktop.application.wiring.annotation import say_with_undo
from crossread.desktop.sources.zone_editing import zone_menu

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.sources.source_list import SourceList

MOST_AT_ONCE = 3
"""So many sources lie side by side after an import, if fewer did before."""


def put_sources(window: "MainWindow") -> None:
    """Make the list, the editor and the import, put them into the window, and connect them."""
    from crossread.desktop.application.left_panel import LeftPanel
    from crossread.desktop.sources.import_flow import ImportFlow
    from crossread.desktop.sources.source_editor import SourceEditor
    from crossread.desktop.sources.source_list import SourceList

    session, desk, do = window.session, window.desk, window.actions_.connect_to
    listed = SourceList(session)
    editor = SourceEditor(session)
    flow = ImportFlow(session, desk)
    panel = window.left_panel = LeftPanel(listed)
    panel.put_editor(editor)

    listed.open_requested.connect(
        lambda source_id, own: desk.open_source(source_id) if own else desk.show_source(source_id)
    )
    listed.open_in_pane_requested.connect(partial(_open_in_pane, window))
    listed.add_files_requested.connect(window.actions_["add_files"].trigger)
    listed.edit_requested.connect(editor.edit)
    listed.source_chosen.connect(editor.follow)
    desk.panes_changed.connect(lambda: _tell_open(window, listed))
    _tell_open(window, listed)
    desk.menu_requested.connect(lambda menu, _ids: _offer_zones(window, menu))

    window.import_requested.connect(flow.take)
    flow.project_requested.connect(session.open)
    flow.added.connect(lambda ids: _show_added(window, listed, ids))
    flow.refused.connect(lambda sentence: window.messages.show_message(sentence, kind="warning"))
    for part in (listed, editor, flow):
        part.said.connect(partial(_say, window))
    do("add_files", lambda: _ask_for_files(window))
    do("add_folder", lambda: _ask_for_folder(window))
    window.before_closing.append(editor.store_now)
    window.put_panel("left", panel)


def _say(window: "MainWindow", sentence: str, can_be_undone: bool) -> None:
    if can_be_undone:
        say_with_undo(window, sentence)
    else:
        window.messages.show_message(sentence, seconds=6)


def _tell_open(window: "MainWindow", listed: "SourceList") -> None:
    listed.set_open_sources([pane.source_id for pane in window.desk.panes])


def _open_in_pane(window: "MainWindow", source_id: str, place: int) -> None:
    panes = window.desk.panes
    if place < len(panes):
        panes[place].source_requested.emit(source_id)


def _show_added(window: "MainWindow", listed: "SourceList", ids: Sequence[str]) -> None:
    """Lay the first of what came in beside what lies there, and show it in the list."""
    if not ids:
        return
    for source_id in ids[:MOST_AT_ONCE]:
        if _has_room(window):
            window.desk.open_source(source_id, focus=False)
    listed.choose(ids[0])
    pane = window.desk.pane_of(ids[0])
    if pane is not None:
        pane.setFocus(Qt.FocusReason.OtherFocusReason)


def _has_room(window: "MainWindow") -> bool:
    """Whether another pane fits beside those that are there and the list; two are laid side by side in any case."""
    panes = window.desk.panes
    if len(panes) < 2 or any(not pane.source_id for pane in panes):
        return True
    room = window.frame.width() - window.settings.get(settings.LEFT_WIDTH)
    return len(panes) < MOST_AT_ONCE and (len(panes) + 1) * panes[0].least_width() <= room


def _offer_zones(window: "MainWindow", menu: QMenu) -> None:
    view = window.desk.active_view
    passage = view.selected_passage() if view is not None else None
    if view is None or view.content is None or passage is None or not window.session.writable:
        return
    menu.addMenu(zone_menu(window.session, passage, view.content.zones, menu))


def _ask_for_files(window: "MainWindow") -> None:
    names, _ = QFileDialog.getOpenFileNames(
        window,
        _tr("Add files"),
        window.settings.get(settings.SOURCES_FOLDER),
        _tr("Texts (*.txt *.text *.md);;All files (*)"),
    )
    if names:
        window.settings.set(settings.SOURCES_FOLDER, str(Path(names[0]).parent))
        window.take_dropped([Path(name) for name in names])


def _ask_for_folder(window: "MainWindow") -> None:
    name = QFileDialog.getExistingDirectory(window, _tr("Add a folder"), window.settings.get(settings.SOURCES_FOLDER))
    if name:
        window.settings.set(settings.SOURCES_FOLDER, str(Path(name).parent))
        window.take_dropped([Path(name)])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
