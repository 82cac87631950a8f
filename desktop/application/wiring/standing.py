"""How the open project stands, as the bars of the window show it: title, what can be done, saved or not, how much."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crossread.db.project import Project

if TYPE_CHECKING:
    from crossread.desktop.application.actions.action_list import When
    from crossread.desktop.application.main_window import MainWindow


def show_what_is_there(window: "MainWindow") -> None:
    """Enable what can be done now, and say which keys do it."""
    if not window.has_actions:
        return
    session = window.session
    there: set[When] = set()
    if session.is_open:
        there.add("project")
    if session.writable:
        there.add("writable")
    if session.writable and session.undo_words:
        there.add("undo")
    if session.writable and session.redo_words:
        there.add("redo")
    if session.is_open and window.is_reading:
        there.add("read")
        if window.desk.panes:
            there.add("pane")
    if window.choice.annotation_id and window.is_reading:
        there.add("annotation")
    if (window.choice.event_id or window.choice.claim_id) and window.is_reading:
        there.add("tag")
    window.actions_.set_there(there)
    hints = window.hints_of.get(window.workspace, window.actions_.hints)
    window.status.set_hints(hints() if session.is_open else [])


def show_standing(window: "MainWindow") -> None:
    """Show title, undo and redo, what can be done and whether all is saved."""
    session = window.session
    window.top_bar.title.set_text(session.title if session.is_open else "Crossread", session.writable)
    if window.has_actions:
        window.actions_.set_words("undo", session.undo_words)
        window.actions_.set_words("redo", session.redo_words)
    window.show_project(session.is_open)
    show_what_is_there(window)
    show_saved(window)


def show_saved(window: "MainWindow") -> None:
    """Say whether what was done is on the disk."""
    session = window.session
    if not session.is_open:
        window.status.set_saved("")
    elif not session.writable:
        window.status.set_saved(_tr("for reading only"))
    else:
        window.status.set_saved(_tr("saving…") if session.busy else _tr("saved"))


def ask_figures(window: "MainWindow") -> None:
    """Count, and say in the status line, how many annotations there are and how many sources lie open."""

    def count(project: Project) -> tuple[int, int]:
        counted = project.store.row("SELECT (SELECT count(*) FROM annotations), (SELECT count(*) FROM sources)")
        assert counted is not None
        return counted[0], counted[1]

    window.session.ask(count, lambda counted: _show_figures(window, *counted), key="figures")


def _show_figures(window: "MainWindow", annotations: int, sources: int) -> None:
    marked = _tr("1 annotation") if annotations == 1 else _tr("{count} annotations").format(count=f"{annotations:,}")
    shown = _tr("{shown} of {all} sources open").format(shown=len(window.desk.open_sources()), all=sources)
    window.status.set_figures(f"{marked} · {shown}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
