"""The annotation's panel in the window: it shows what is chosen, and its wishes are fulfilled here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crossread.db.project import Project
from crossread.db.records import Annotation
from crossread.desktop.application import settings
from crossread.desktop.application.wiring.tagging import open_picker

if TYPE_CHECKING:
    from crossread.desktop.annotation.panel import AnnotationPanel
    from crossread.desktop.application.main_window import MainWindow


def put_annotation(window: "MainWindow") -> None:
    """Make the panel, put it at the right, and connect it."""
    from crossread.desktop.annotation.panel import AnnotationPanel

    session, choice, do = window.session, window.choice, window.actions_.connect_to
    panel = AnnotationPanel(session)
    panel.annotation_requested.connect(lambda annotation_id: go_to(window, annotation_id))
    panel.tag_requested.connect(lambda annotation_id: open_picker(window, ("event", "claim"), annotation_id))
    panel.event_requested.connect(choice.choose_event)
    panel.claim_requested.connect(choice.choose_claim)
    panel.history_requested.connect(window.history_requested)
    panel.deleted.connect(lambda _annotation_id: choice.choose_annotation(""))
    panel.said.connect(lambda sentence: say_with_undo(window, sentence))
    choice.changed.connect(lambda: _show(window, panel))
    do("edit_note", lambda: _edit_note(window, panel))
    do("copy_citation", panel.copy_citation)
    do("delete_annotation", panel.delete_annotation)
    do("next_annotation", lambda: _step(window, forward=True))
    do("previous_annotation", lambda: _step(window, forward=False))
    window.before_closing.append(panel.flush)
    window.put_panel("right", panel)
    _show(window, panel)


def go_to(window: "MainWindow", annotation_id: str) -> None:
    """Show an annotation in its text, opening its source if need be, and choose it."""

    def found(annotation: Annotation) -> None:
        make_room(window, annotation.source_id)
        window.desk.go_to(annotation.passage, focus=True)
        window.choice.choose_annotation(annotation.id)

    def question(project: Project) -> Annotation:
        return project.annotations.get(annotation_id)

    window.session.ask(question, found, key="go to an annotation")


def make_room(window: "MainWindow", source_id: str) -> None:
    """Let a source that is not open take the place of another pane, where one more would push the panels away."""
    desk, frame = window.desk, window.frame
    panes = desk.panes
    if desk.pane_of(source_id) is not None or len(panes) < 2:
        return
    left = window.settings.get(settings.LEFT_WIDTH) if frame.is_shown("left") else 0
    right = window.settings.get(settings.RIGHT_WIDTH) if frame.is_shown("right") else 0
    beside = left + right
    if (len(panes) + 1) * desk.least_pane_width() + beside <= frame.width():
        return
    other = next(pane for pane in reversed(panes) if pane is not desk.active_pane)
    other.source_requested.emit(source_id)


def say_with_undo(window: "MainWindow", sentence: str) -> None:
    """Say what was done, with the way back beside it as long as nothing else was done since."""
    session, step = window.session, window.session.step

    def undo() -> None:
        if session.step == step:
            session.undo()

    window.messages.show_message(sentence, (QCoreApplication.translate("Window", "Undo"), undo), seconds=10)


def _show(window: "MainWindow", panel: "AnnotationPanel") -> None:
    chosen = window.choice.annotation_id
    view = window.desk.active_view
    ids = [each.id for each in view.annotations_under_caret()] if view is not None else []
    if chosen in ids and len(ids) > 1:
        panel.show_among(ids, chosen)
    else:
        panel.show_annotation(chosen or None)


def _edit_note(window: "MainWindow", panel: "AnnotationPanel") -> None:
    window.frame.show_panel("right", True)
    panel.edit_note()


def _step(window: "MainWindow", *, forward: bool) -> None:
    view = window.desk.active_view
    if view is not None:
        view.step_annotation(forward=forward)
