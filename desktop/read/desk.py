"""The reading desk: up to six panes side by side, and what is chosen in all of them.

The desk knows sources by id. It asks for a text with `content_requested` and is given it with `show_content`.
"""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crossread.db.records import Annotation, Passage
from crossread.desktop.read.content import PaneContent, TagStyle
from crossread.desktop.read.long_documents import LongTexts
from crossread.desktop.read.pane import Pane
from crossread.desktop.read.paned_desk import PanedDesk


class Desk(PanedDesk):
    """What the open texts show, and what is chosen, lit and hidden in all of them."""

    passage_selected = Signal(object)
    """The `Passage` selected in the pane in use, or None."""
    annotation_chosen = Signal(str)
    """The id of the annotation under pointer or caret in the pane in use, or empty."""
    menu_requested = Signal(object, object)
    """A context menu of a text is about to be shown: the `QMenu` to add to, and the ids of the annotations there."""
    move_requested = Signal(str, object, bool)
    """A boundary of an annotation is to be moved (see `BoundaryPage`): answer with `settle_move`."""
    edge_moved = Signal(str)
    """A boundary of the chosen annotation was moved: the words of the passage as it stands."""
    text_size_changed = Signal(int)
    """The size of the text, in pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen_annotation = ""
        self._chosen_tags: frozenset[str] = frozenset()
        self._lit: frozenset[str] | None = None
        self._hidden: frozenset[str] = frozenset()
        self._is_movable = False
        self._long_texts = LongTexts()
        self.sizing.size_changed.connect(self.text_size_changed)

    def pane_made(self, pane: Pane) -> None:
        """Show in it what is chosen, lit and hidden in all, and hear it."""
        view = pane.view
        view.set_lit(self._lit)
        view.set_hidden(self._hidden)
        view.set_chosen(annotation_id=self._chosen_annotation, tag_ids=self._chosen_tags)
        view.set_movable(self._is_movable)
        view.passage_selected.connect(self.passage_selected)
        view.annotation_chosen.connect(self.annotation_chosen)
        view.menu_requested.connect(self.menu_requested)
        view.zoom_all_requested.connect(self.zoom)
        view.move_requested.connect(self.move_requested)
        view.edge_moved.connect(self.edge_moved)

    def show_content(self, content: PaneContent) -> None:
        """Show a source in its pane; does nothing if it has none any more."""
        pane = self.pane_of(content.source.id)
        if pane is None or self._long_texts.put_off(content, lambda: self.show_content(content)):
            return
        pane.set_content(content)
        place = self._places.pop(content.source.id, None)
        if place is not None:
            pane.view.turn_folds(place.turned)
            pane.view.return_to(place.caret, place.top)
        passage = self._pending.pop(content.source.id, None)
        if passage is not None:
            self._show_passage(pane, passage)

    def update_annotations(self, source_id: str, changed: Iterable[Annotation], removed: Iterable[str] = ()) -> None:
        """Show some annotations of a source as they are now, and take some out."""
        now, gone = list(changed), list(removed)
        pane = self.pane_of(source_id)
        if pane is None or self._long_texts.after(source_id, lambda: self.update_annotations(source_id, now, gone)):
            return
        pane.view.update_annotations(now, gone)

    def complete(self, source_id: str, annotations: Sequence[Annotation]) -> None:
        """Show all annotations of a source of which only those in view were shown."""
        pane = self.pane_of(source_id)
        if pane is None or self._long_texts.after(source_id, lambda: self.complete(source_id, annotations)):
            return
        pane.view.complete(annotations)

    def view_on(self, source_id: str) -> tuple[int, int] | None:
        """The code points that will be in view of a source that is about to be shown: the first, and about how many.

        None if it is shown already, or has no pane.
        """
        pane = self.pane_of(source_id)
        if pane is None or (pane.content is not None and pane.content.source.id == source_id):
            return None
        passage, place = self._pending.get(source_id), self._places.get(source_id)
        first = passage.start if passage is not None else place.top if place is not None else 0
        return first, pane.room()

    def set_styles(self, styles: Mapping[str, TagStyle]) -> None:
        """Draw events and claims in other colours, patterns or names, in all panes."""
        for pane in self._row.panes:
            pane.view.set_styles(styles)

    def set_chosen(self, *, annotation_id: str = "", event_id: str = "", claim_id: str = "") -> None:
        """Outline one annotation, and in all panes everything tagged with an event or a claim."""
        self._chosen_annotation = annotation_id
        self._chosen_tags = frozenset(filter(None, (event_id, claim_id)))
        for pane in self._row.panes:
            pane.view.set_chosen(annotation_id=annotation_id, tag_ids=self._chosen_tags)

    def set_movable(self, movable: bool) -> None:
        """Let the boundaries of the chosen annotation be moved, or not."""
        self._is_movable = movable
        for pane in self._row.panes:
            pane.view.set_movable(movable)

    def settle_move(self, annotation_id: str, *, kept: bool) -> None:
        """Answer a `move_requested`: the annotation has its new bounds, or could not be given them."""
        for pane in self._row.panes:
            pane.view.settle_move(annotation_id, kept=kept)

    def set_lit(self, annotation_ids: Iterable[str] | None) -> None:
        """Dim all annotations but these (those in a brushed range); None dims none."""
        self._lit = None if annotation_ids is None else frozenset(annotation_ids)
        for pane in self._row.panes:
            pane.view.set_lit(self._lit)

    def set_hidden(self, tag_ids: Iterable[str]) -> None:
        """Do not draw the bars of some events and claims."""
        self._hidden = frozenset(tag_ids)
        for pane in self._row.panes:
            pane.view.set_hidden(self._hidden)

    def go_to(self, passage: Passage, *, focus: bool = False) -> None:
        """Show a passage: its source is opened if it was not; the passage is scrolled into view and lit up a moment."""
        self.open_source(passage.source_id, focus=focus)
        pane = self.pane_of(passage.source_id)
        if pane is not None and pane.content is not None:
            self._show_passage(pane, passage)
        else:
            self._pending[passage.source_id] = passage

    def _show_passage(self, pane: Pane, passage: Passage) -> None:
        pane.view.scroll_to_passage(passage, lazily=True)
        pane.view.flash(passage)

    # The size of the text

    @property
    def text_size(self) -> int:
        """The size of the text, in pixels."""
        return self.sizing.taste.size

    def zoom(self, steps: int) -> None:
        """Make the text of all panes larger, or smaller if below 0."""
        self.sizing.set_size(self.text_size + steps)
