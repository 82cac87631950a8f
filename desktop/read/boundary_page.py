"""A text in which the boundaries of the chosen annotation can be moved, with the pointer and by steps.

What is moved is shown at once, as a draft in the place of the annotation; that it be kept is a wish, which is told
with `move_requested` and answered with `settle_move`. Nothing here knows of a project.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from time import monotonic

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from crossread.db.record import mutable
from crossread.db.records import Annotation, Passage
from crossread.desktop.look import theme
from crossread.desktop.read.boundary import Edge, Step, moved, placed
from crossread.desktop.read.boundary_handles import Handle, handle_at, handles_of, paint_handles
from crossread.desktop.read.content import PaneContent
from crossread.desktop.read.linked_page import LinkedPage

_SCROLL_MS = 40
REST_SECONDS = 1.5
"""Steps that follow each other faster are one move."""


@mutable
class _Draft:
    """An annotation that stands otherwise than it is stored."""

    stored: Annotation
    start: int
    end: int
    waiting: int = 0
    """How many wishes are not answered yet."""


@mutable
class _Drag:
    """A handle that is held."""

    edge: Edge
    before: tuple[int, int]
    """The passage as it was when the handle was taken."""
    grip: QPointF
    """From the pointer to the middle of the line that is meant."""
    pointer: QPointF


class BoundaryPage(LinkedPage):
    """Handles at both ends of the chosen annotation; one of them is the one that steps move."""

    move_requested = Signal(str, object, bool)
    """An annotation is to have other bounds: its id, the two offsets, and whether this goes on with the move before,
    as the steps of one rest do. Answer with `settle_move`."""
    edge_moved = Signal(str)
    """A boundary was moved, or another one is to be moved from now on: the words of the passage as it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_movable = False
        self._edge: Edge = "end"
        self._draft: _Draft | None = None
        self._drag: _Drag | None = None
        self._last_step: tuple[str, Edge, float] = ("", "end", 0.0)
        self._scrolling = QTimer(self, interval=_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_along)

    def set_movable(self, movable: bool) -> None:
        """Whether annotations can be changed: without that there are no handles."""
        if movable != self._is_movable:
            self.cancel_move()
            self._is_movable = movable
            self.viewport().update()

    @property
    def moving_edge(self) -> Edge:
        """The boundary that steps move."""
        return self._edge

    def _movable_one(self) -> Annotation | None:
        chosen = self.shown.annotation_id
        return self.buckets.get(chosen) if chosen and self._is_movable else None

    def set_content(self, content: PaneContent | None) -> None:
        """Show a text, or nothing; what is being moved is let go of."""
        self._drop()
        self._draft = None
        super().set_content(content)

    def set_chosen(self, *, annotation_id: str = "", tag_ids: Iterable[str] = ()) -> None:
        """Outline one annotation, which gets the handles, and what is tagged with some events or claims."""
        if annotation_id != self.shown.annotation_id:
            self.cancel_move()
            self._edge = "end"
        super().set_chosen(annotation_id=annotation_id, tag_ids=tag_ids)

    # By steps

    def choose_edge(self, edge: Edge) -> bool:
        """Let steps move the start or the end from now on, and show that place; False if nothing can be moved."""
        annotation = self._movable_one()
        if annotation is None:
            return False
        self._edge = edge
        self._show_edge(annotation)
        self.viewport().update()
        return True

    def move_boundary(self, step: Step, *, forward: bool) -> bool:
        """Move the boundary that was chosen by a step, and wish that it be kept; False if it cannot go there."""
        annotation, content = self._movable_one(), self.content
        if annotation is None or content is None or self._drag is not None:
            return False
        bounds = moved(content.text, annotation.start, annotation.end, self._edge, step, forward=forward)
        if bounds == (annotation.start, annotation.end):
            return False
        self._show_draft(annotation, *bounds)
        known, edge, at = self._last_step
        goes_on = (known, edge) == (annotation.id, self._edge) and monotonic() - at < REST_SECONDS
        self._last_step = (annotation.id, self._edge, monotonic())
        self._request(goes_on=goes_on)
        self._show_edge(replace(annotation, start=bounds[0], end=bounds[1]))
        return True

    def _show_edge(self, annotation: Annotation) -> None:
        """Put the caret at the sign by the boundary, which a screen reader then reads, and scroll there."""
        letter = annotation.start if self._edge == "start" else annotation.end - 1
        cursor = self.textCursor()
        cursor.setPosition(self.offsets.to_widget(letter))
        self.setTextCursor(cursor)
        self.scroll_to_passage(
            Passage(source_id=annotation.source_id, revision=annotation.revision, start=letter, end=letter + 1),
            lazily=True,
        )
        self._tell_words(annotation)

    def _tell_words(self, annotation: Annotation) -> None:
        if self.content is not None:
            self.edge_moved.emit(self.content.text[annotation.start : annotation.end])

    # Drafts

    def _show_draft(self, annotation: Annotation, start: int, end: int) -> None:
        if self._draft is None or self._draft.stored.id != annotation.id:
            self._draft = _Draft(annotation, start, end)
        self._draft.start, self._draft.end = start, end
        super().update_annotations([replace(annotation, start=start, end=end)])
        self.viewport().update()

    def _request(self, *, goes_on: bool) -> None:
        draft = self._draft
        if draft is not None:
            draft.waiting += 1
            self.move_requested.emit(draft.stored.id, (draft.start, draft.end), goes_on)

    def settle_move(self, annotation_id: str, *, kept: bool) -> None:
        """A wish was answered; one that was refused lets the annotation stand again as it is stored."""
        draft = self._draft
        if draft is None or draft.stored.id != annotation_id:
            return
        draft.waiting -= 1
        if not kept:
            self._draft = None
            super().update_annotations([draft.stored])
        elif draft.waiting <= 0 and self._drag is None:
            self._draft = None

    def update_annotations(self, changed: Iterable[Annotation], removed: Iterable[str] = ()) -> None:
        """Show some annotations as they are now; one whose boundary is being moved keeps its draft."""
        changed, removed = list(changed), list(removed)
        draft = self._draft
        if draft is not None and draft.stored.id in removed:
            self._drop()
            self._draft = draft = None
        if draft is not None:
            for at, one in enumerate(changed):
                if one.id == draft.stored.id:
                    draft.stored = one
                    changed[at] = replace(one, start=draft.start, end=draft.end)
        super().update_annotations(changed, removed)

    def complete(self, annotations: Sequence[Annotation]) -> None:
        """Show all annotations of the text; see `TextPage.complete`. A draft stays one."""
        super().complete(annotations)
        draft = self._draft
        if draft is not None:
            super().update_annotations([replace(draft.stored, start=draft.start, end=draft.end)])

    # With the pointer

    def handles(self) -> list[Handle]:
        """The handles that are to be seen, in coordinates of the page."""
        annotation, page = self._movable_one(), self.page
        if annotation is None or page is None:
            return []
        scrolled, height = self.verticalScrollBar().value(), self.viewport().height()
        first, last = page.block_at(scrolled), page.block_at(scrolled + height)
        if self.offsets.block_at(annotation.start) > last or self.offsets.block_at(annotation.end - 1) < first:
            return []
        return handles_of(annotation, page, self.offsets, self._bars)

    def _on_page(self, place: QPointF) -> QPointF:
        return QPointF(place.x(), place.y() + self.verticalScrollBar().value())

    def is_at_handle(self, place: QPoint) -> bool:
        """Whether a place of the viewport is at one of the handles."""
        return handle_at(self.handles(), self._on_page(QPointF(place))) is not None

    def take_handle(self, event: QMouseEvent) -> bool:
        """Take hold of the handle under the pointer; False if there is none."""
        annotation = self._movable_one()
        if annotation is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        place = self._on_page(event.position())
        handle = handle_at(self.handles(), place)
        if handle is None:
            return False
        self._edge = handle.edge
        self._drag = _Drag(handle.edge, (annotation.start, annotation.end), handle.middle - place, event.position())
        self.viewport().update()
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the handle that is held; over a handle the pointer says that it can be moved."""
        if self._drag is not None:
            self._drag.pointer = event.position()
            self._follow()
            return
        at_handle = not event.buttons() and self.is_at_handle(event.position().toPoint())
        shape = Qt.CursorShape.SizeHorCursor if at_handle else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A handle is not a word to be selected."""
        if not self.take_handle(event):
            super().mouseDoubleClickEvent(event)

    def _follow(self) -> None:
        drag, annotation, content, page = self._drag, self._movable_one(), self.content, self.page
        if drag is None or annotation is None or content is None or page is None:
            return
        point = self._on_page(drag.pointer) + drag.grip
        offset = self.offsets.to_text(page.hitTest(point, Qt.HitTestAccuracy.FuzzyHit))
        bounds = placed(content.text, annotation.start, annotation.end, drag.edge, offset)
        if bounds != (annotation.start, annotation.end):
            self._show_draft(annotation, *bounds)
        inside = 0 <= drag.pointer.y() < self.viewport().height()
        if inside:
            self._scrolling.stop()
        elif not self._scrolling.isActive():
            self._scrolling.start()

    def _scroll_along(self) -> None:
        drag = self._drag
        if drag is None:
            return
        y, bar = drag.pointer.y(), self.verticalScrollBar()
        beyond = y if y < 0 else y - self.viewport().height()
        bar.setValue(bar.value() + round(max(-60.0, min(60.0, beyond / 2))))
        self._follow()

    def let_handle_go(self) -> bool:
        """The button was released: wish that the boundary stays where it is; False if none was held."""
        drag, draft = self._drag, self._draft
        if drag is None:
            return False
        self._drop()
        if draft is not None and (draft.start, draft.end) != drag.before:
            self._last_step = ("", "end", 0.0)
            self._request(goes_on=False)
            self._tell_words(replace(draft.stored, start=draft.start, end=draft.end))
        elif draft is not None and draft.waiting <= 0:
            self._draft = None
        self.viewport().update()
        return True

    def cancel_move(self) -> bool:
        """Put the handle that is held back to where it was taken; False if none is held."""
        drag, draft = self._drag, self._draft
        if drag is None:
            return False
        self._drop()
        if draft is not None:
            self._show_draft(draft.stored, *drag.before)
            if draft.waiting <= 0:
                self._draft = None
        self.viewport().update()
        return True

    def _drop(self) -> None:
        self._drag = None
        self._scrolling.stop()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is held is let go of, where it was."""
        self.cancel_move()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, then the handles over it."""
        super().paintEvent(event)
        handles = self.handles()
        if handles:
            painter = QPainter(self.viewport())
            painter.translate(0, -self.verticalScrollBar().value())
            paint_handles(painter, handles, theme.current(), self._edge)
            painter.end()
