"""Tagging in the window: the picker, the keys that open it in a text, and what the text shows meanwhile."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QMenu

from crossread.db.records import Annotation, Passage
from crossread.db.text import paragraph_at
from crossread.desktop.read.text_view import TextView

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow

KINDS = {"tag": ("event", "claim"), "tag_event": ("event",), "tag_claim": ("claim",)}
IN_A_TEXT = (*KINDS, "edit_note", "delete_annotation")
"""Actions whose keys work while a text has the focus, and nowhere else."""


def put_tagging(window: "MainWindow") -> None:
    """Make the picker and let its actions open it."""
    from crossread.desktop.tagging.picker import Picker

    picker = window.picker = Picker(window.session, window)
    for action_id, kinds in KINDS.items():
        window.actions_.connect_to(action_id, partial(open_picker, window, kinds))
    picker.preview_requested.connect(lambda passage: _preview(window, passage))
    picker.tagged.connect(lambda annotation_id: _tagged(window, annotation_id))
    window.desk.panes_changed.connect(lambda: _give_keys(window))
    window.desk.menu_requested.connect(lambda menu, ids: _fill_menu(window, menu, ids))
    _give_keys(window)


def open_picker(window: "MainWindow", kinds: tuple[str, ...], annotation_id: str = "") -> None:
    """Tag the selection; without one the chosen annotation, or else the sentence at the caret."""
    view = window.desk.active_view
    content = view.content if view is not None else None
    if window.picker is None or view is None or content is None:
        return
    selected = view.selected_passage()
    chosen = _chosen(view, annotation_id or ("" if selected else window.choice.annotation_id))
    passage = chosen.passage if chosen else selected or view.passage_under_caret()
    if passage is None:
        window.status.set_word(view.tr("Put the caret into a sentence, or select a passage, to tag it."))
        return
    start, end = paragraph_at(content.text, passage.start)
    window.picker.open_for(
        passage,
        content.text[passage.start : passage.end],
        content.passage(start, max(end, passage.end)),
        rectangle_of(view, passage),
        kinds=kinds,
        annotation_id=chosen.id if chosen else None,
    )


def _tagged(window: "MainWindow", annotation_id: str) -> None:
    view = window.desk.active_view
    if view is not None:
        caret = view.caret()
        view.select(caret, caret)
    window.choice.choose_annotation(annotation_id)


def _chosen(view: TextView, annotation_id: str) -> Annotation | None:
    return view.buckets.get(annotation_id) if annotation_id else None


def rectangle_of(view: TextView, passage: Passage) -> QRect:
    """Where the first line of a passage lies on the screen."""
    rectangle = view.passage_rectangle(passage).toAlignedRect()
    return QRect(view.viewport().mapToGlobal(rectangle.topLeft()), rectangle.size())


def _preview(window: "MainWindow", passage: Passage | None) -> None:
    for pane in window.desk.panes:
        shown = passage if passage is not None and _shows(pane.view, passage) else None
        pane.view.preview_passage(shown)


def _shows(view: TextView, passage: Passage) -> bool:
    return view.content is not None and view.content.source.id == passage.source_id


def _give_keys(window: "MainWindow") -> None:
    for pane in window.desk.panes:
        pane.view.addActions([window.actions_[action_id] for action_id in IN_A_TEXT])


def _fill_menu(window: "MainWindow", menu: QMenu, annotation_ids: list[str]) -> None:
    """What can be done with the passage, and with the annotations, where the pointer is."""
    first = menu.actions()[0] if menu.actions() else None
    separator = menu.insertSeparator(first) if first else menu.addSeparator()
    menu.insertActions(separator, [window.actions_[action_id] for action_id in KINDS])
    if annotation_ids:
        menu.addSeparator()
        menu.addActions([window.actions_[action_id] for action_id in ("copy_citation", "delete_annotation")])
