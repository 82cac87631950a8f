"""Tells a screen reader what lies at the caret of a text, when that becomes another."""

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from crossread.db.records import Annotation
from crossread.desktop.read.caret_words import caret_words, edge_words, pane_words
from crossread.desktop.read.text_view import TextView
from crossread.desktop.widgets.spoken import announce

IS_SPOKEN = sys.platform == "linux"
"""Whether a screen reader says of itself that the description of what has the keys is another: Orca does, and would
say twice what is announced as well; elsewhere nobody hears a description change."""


class CaretSpeech(QObject):
    """Keeps the description of a text to the annotations at its caret, and its name to what it shows.

    The one that is chosen comes first, else the innermost. What is said goes through the description, which can be
    asked for again at any time; only what is not there any more, or where a boundary stands, is announced and gone.
    """

    def __init__(self, view: TextView, count_sources: Callable[[], int]) -> None:
        super().__init__(view)
        self._view, self._count_sources = view, count_sources
        self._chosen = ""
        view.cursorPositionChanged.connect(self.look)
        view.bars_changed.connect(self.look)
        view.annotation_chosen.connect(self._choose)
        view.edge_moved.connect(self._tell_edge)
        self.look()

    def look(self) -> None:
        """Say what is here now, if that is something else than was said last."""
        view = self._view
        content = view.content
        name = pane_words(content, len(view.buckets) if view.is_whole else None, self._count_sources())
        if name != view.accessibleName():
            view.setAccessibleName(name)
        here = self._in_order(view.annotations_under_caret()) if content is not None else []
        words = caret_words(here, view.styles, content.voices if content is not None else {})
        before = view.accessibleDescription()
        if words == before:
            return
        view.setAccessibleDescription(words)
        if view.hasFocus() and (not words or not IS_SPOKEN):
            announce(view, words or self.tr("no annotation"))

    def _in_order(self, here: Sequence[Annotation]) -> list[Annotation]:
        chosen = self._view.shown.annotation_id or self._chosen
        return sorted(here, key=lambda one: one.id != chosen)

    def _choose(self, annotation_id: str) -> None:
        self._chosen = annotation_id
        self.look()

    def _tell_edge(self, passage: str) -> None:
        announce(self._view, edge_words(passage, self._view.moving_edge))
