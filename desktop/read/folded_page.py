"""A page on which page furniture is folded away to thin lines that open by a click or a key.

A folded range is there for the document as before, so offsets stay true; it merely has no height. The caret stops once
before it and then goes past it, a selection takes it whole, and whoever goes to a passage in it finds it open. What is
opened for a look alone is folded again when one looks elsewhere.
"""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from crossread.db.records import Passage
from crossread.desktop.read.folds import Fold, FoldState
from crossread.desktop.read.scrolled_page import ScrolledPage

_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_BY_POINTER = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseMove})


class FoldedPage(ScrolledPage):
    """Folds and unfolds; what is folded at first follows from `show_furniture`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        # First of all: events come while Qt's part is being made.
        self.folds = FoldState()
        """What can be folded in the text that is shown, and what is."""
        self._passes_by = False
        """The caret is moved by a person: it goes past what is folded, instead of opening it."""
        self._was_at = 0
        self._looked_into: frozenset[Fold] = frozenset()
        """Folds that are open for a look, not because the reader opened them."""
        self._is_looking = False
        self._pressed: Fold | None = None
        self._pointed_at: Fold | None = None
        super().__init__(parent)
        self.cursorPositionChanged.connect(self._keep_caret_out)

    # What is folded

    def take_folds(self, folds: Sequence[Fold], turned: Collection[int]) -> None:
        """Fold another text: all of its furniture or none, but for the folds that start at `turned`."""
        self.folds = FoldState(folds, furniture_shown=self.folds.furniture_shown, turned=turned)
        self._pressed = self._pointed_at = None
        self._looked_into = frozenset()

    def show_furniture(self, *, shown: bool) -> None:
        """Open all folds, or close them; each can still be turned by itself."""
        self.folds.show_furniture(shown=shown)
        self._looked_into = frozenset()
        self._fold()

    def turn_fold(self, fold: Fold) -> None:
        """Open a closed one, close an open one; what stands above stays where it is."""
        self.folds.turn(fold)
        self._looked_into -= {fold}
        self._fold()

    def turn_folds(self, starts: Collection[int]) -> None:
        """Turn those that begin at these code point offsets, and no others."""
        self.folds.turn_to(starts)
        self._looked_into = frozenset()
        self._fold()

    def fold_at_caret(self) -> Fold | None:
        """The closed fold at which the caret stands."""
        return self.folds.closed_with(self._offsets.to_text(self.textCursor().position()))

    def fold_at(self, place: QPoint) -> Fold | None:
        """The fold whose line lies at a place of the viewport, closed or open."""
        page = self._page
        if page is None or not self.folds.folds:
            return None
        y = place.y() + self.verticalScrollBar().value()
        number = page.block_at(y)
        fold = self.folds.fold_with(self._offsets.starts[number])
        if fold is None or fold.first != number:
            return None
        return fold if page.fold_rectangle(fold).adjusted(-4, 0, 4, 0).contains(place.x(), y) else None

    def unfold_for(self, start: int, end: int) -> None:
        """Open what hides a range of code points, if that begins or ends in there; a caret before a fold opens none."""
        for offset in (start, max(start, end - 1)):
            fold = self.folds.closed_with(offset)
            if fold is not None and not (start <= fold.start and (end > fold.end or end == start)):
                self.turn_fold(fold)

    def look_into(self, start: int, end: int) -> None:
        """Open what hides a range of code points until one looks elsewhere; what was opened for the last look is folded
        again. A fold that the reader opens or closes meanwhile stays as that."""
        self._is_looking = True
        self._fold_again({fold for at in (start, max(start, end - 1)) if (fold := self.folds.fold_with(at))})
        looked_into, closed = self._looked_into, self.folds.closed
        self.unfold_for(start, end)
        self._looked_into = looked_into | (closed - self.folds.closed)

    def look_away(self) -> None:
        """Fold again what was opened for a look; where the caret stands, once that has gone."""
        self._is_looking = False
        self._fold_again(self._at_caret())

    def _at_caret(self) -> set[Fold]:
        fold = self.folds.fold_with(self._offsets.to_text(self.textCursor().position()))
        return {fold} if fold is not None else set()

    def _fold_again(self, but: Collection[Fold]) -> None:
        for fold in self._looked_into.difference(but):
            self.turn_fold(fold)

    def scroll_to_passage(self, passage: Passage, *, at: float = 0.3, lazily: bool = False) -> None:
        """Scroll to a passage, which is unfolded for that; see `ScrolledPage`."""
        self.unfold_for(passage.start, passage.end)
        super().scroll_to_passage(passage, at=at, lazily=lazily)

    def passage_rectangle(self, passage: Passage) -> QRectF:
        """Where the first line of a passage lies in the viewport; folded away, the line that stands for it."""
        fold = self.folds.closed_with(passage.start) if self.folds.closed else None
        if fold is None or self._page is None:
            return super().passage_rectangle(passage)
        return self._page.fold_rectangle(fold).translated(0, -self.verticalScrollBar().value())

    def return_to(self, caret: int, first: int) -> None:
        """Put the caret at one offset, and the line with another at the top; opens nothing."""
        before, self._passes_by = self._passes_by, True
        super().return_to(caret, first)
        self._passes_by = before

    def _fold(self) -> None:
        """Show what is folded now."""
        page = self._page
        if page is None:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top = page.block_at(bar.value())
        below = bar.value() - page.top(top)
        page.set_closed(self.folds.closed)
        self.lines_broken()
        # What stands at the top stays there; if it is folded away now, the line that tells of it does.
        stays = page.seen(top)
        page.ensure_around(stays, height, height)
        self._tell_size()
        self._top_block = stays
        bar.setValue(round(page.top(stays) + (below if stays == top else 0)))
        before, self._passes_by = self._passes_by, True
        self._keep_caret_out()
        self._passes_by = before
        self._refining.start()
        self.viewport().update()
        self.bars_changed.emit()

    # Caret, keys and pointer

    def _keep_caret_out(self) -> None:
        """Nobody sees a caret in what is folded: it stops before that or goes past it, or what hides it is opened."""
        cursor = self.textCursor()
        now = self._offsets.to_text(cursor.position())
        before, self._was_at = self._was_at, now
        if self._looked_into and not self._is_looking:
            self._fold_again(self._at_caret())
        if not self.folds.closed:
            return
        fold = self.folds.closed_with(now)
        if fold is None or now == fold.start:
            if fold is not None or self.folds.closed_with(before) is not None:
                self.viewport().update()
            return
        first, last = (self._offsets.to_text(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        if first <= fold.start and fold.end <= last:
            return
        if not self._passes_by:
            self.turn_fold(fold)
            return
        past = fold.end + 1
        target = past if before == fold.start and past <= self._offsets.length else fold.start
        wished = cursor.verticalMovementX()
        mode = QTextCursor.MoveMode.KeepAnchor if cursor.hasSelection() else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(self._offsets.to_widget(target), mode)
        cursor.setVerticalMovementX(wished)
        self.setTextCursor(cursor)
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Enter and Space open the fold at the caret; other keys pass it by."""
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(event, QKeyEvent):
            opens = event.key() in _OPENING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            fold = self.fold_at_caret() if opens and not self.textCursor().hasSelection() else None
            if fold is not None:
                if kind == QEvent.Type.KeyPress and not event.isAutoRepeat():
                    self.turn_fold(fold)
                event.accept()
                return True
            before, self._passes_by = self._passes_by, True
            done = super().event(event)
            self._passes_by = before
            return done
        if kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and self.folds.closed:
            self.viewport().update()
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """A click on the line of a fold turns it; elsewhere the pointer selects and passes folds by."""
        kind = event.type()
        if kind == QEvent.Type.Leave:
            self._point_at(None)
        if not self.folds.folds or not isinstance(event, QMouseEvent):
            return super().viewportEvent(event)
        if self._turn_by_pointer(event):
            return True
        before, self._passes_by = self._passes_by, self._passes_by or kind in _BY_POINTER
        done = super().viewportEvent(event)
        self._passes_by = before
        return done

    def _turn_by_pointer(self, event: QMouseEvent) -> bool:
        """Whether an event of the pointer is meant for the line of a fold."""
        kind = event.type()
        fold = self.fold_at(event.position().toPoint())
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            self._pressed = fold if event.button() == Qt.MouseButton.LeftButton and is_plain else None
            return self._pressed is not None
        if kind == QEvent.Type.MouseMove:
            self._point_at(fold if not event.buttons() else None)
            return self._pressed is not None
        if kind == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            pressed, self._pressed = self._pressed, None
            if pressed == fold:
                self.turn_fold(pressed)
            return True
        return False

    def _point_at(self, fold: Fold | None) -> None:
        if fold == self._pointed_at:
            return
        self._pointed_at = fold
        shape = Qt.CursorShape.PointingHandCursor if fold else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        self.viewport().update()
