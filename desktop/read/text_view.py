"""What pointer and keys do in the text of a source: choosing among annotations, hovering, the menu, every key."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from crossread.db.records import Annotation
from crossread.desktop.read.content import PaneContent
from crossread.desktop.read.hit import annotations_at
from crossread.desktop.read.hover import HoverCard, hover_lines
from crossread.desktop.read.keys import DEEDS, default_keys
from crossread.desktop.read.selected_page import SelectedPage
from crossread.desktop.widgets.context_menu import run_menu
from crossread.desktop.widgets.key_map import KeyMap


class TextView(SelectedPage):
    """A text page that can be worked with. Reports a selection when the button or key is let go, not while it moves."""

    annotation_chosen = Signal(str)
    """The id of the annotation under pointer or caret, empty for none. Another click goes on to the next one there."""
    menu_requested = Signal(object, object)
    """A context menu is about to be shown: the `QMenu` to add to, and the ids of the annotations there."""
    zoom_requested = Signal(int)
    """Ctrl and the wheel: steps to make the text larger (or smaller, below 0)."""
    zoom_all_requested = Signal(int)
    """The same with Shift: the texts of all panes."""
    focused = Signal()
    """The keys go to this text now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last_choice = ""
        self._pressed_at = QPoint()
        self._pointed: list[str] = []
        self._card: HoverCard | None = None
        self._has_moved = False
        self._steps: list[bool] = []
        """Steps to annotations that wait until all of these are there."""
        self.keys: KeyMap = default_keys()
        """Which key does what; to be set to another map when the keys are changed."""

    def set_content(self, content: PaneContent | None) -> None:
        """Show a text, or nothing; see `TextPage.set_content`."""
        self._last_choice = ""
        self._steps.clear()
        self._hide_card()
        # Who knows more of the text says more in its name as soon as it is there.
        self.setAccessibleName(content.source.title if content else self.tr("No text"))
        super().set_content(content)

    def complete(self, annotations: Sequence[Annotation]) -> None:
        """Show all annotations of the text; see `TextPage.complete`. What waited for them is done."""
        super().complete(annotations)
        steps, self._steps = self._steps, []
        for forward in steps:
            self.step_annotation(forward=forward)

    # Choosing

    def annotations_under_caret(self) -> list[Annotation]:
        """The annotations at the caret, the innermost first."""
        return self.buckets.at(self.caret())

    def choose_next_here(self) -> None:
        """Choose the next of the annotations at the caret, after the last the first again."""
        self._choose_among(self.annotations_under_caret())

    def step_annotation(self, *, forward: bool) -> None:
        """Go to the next annotation of the text (or the one before the caret), choose it and show it."""
        if self.content is not None and not self.is_whole:
            self._steps.append(forward)
            return
        caret = self.caret()
        ordered = sorted(self.buckets.all(), key=lambda one: (one.start, -one.end, one.id))
        ids = [one.id for one in ordered]
        if self._last_choice in ids and self.buckets.get(self._last_choice) in self.annotations_under_caret():
            at = ids.index(self._last_choice) + (1 if forward else -1)
            found = ordered[at] if 0 <= at < len(ordered) else None
        elif forward:
            found = next((one for one in ordered if one.start >= caret), None)
        else:
            found = next((one for one in reversed(ordered) if one.start < caret), None)
        if found is not None:
            self._set_selection(found.start, found.start)
            self.scroll_to_passage(found.passage, lazily=True)
            self._choose(found.id)

    def _choose_among(self, annotations: list[Annotation]) -> None:
        ids = [one.id for one in annotations]
        if self._last_choice in ids:
            self._choose(ids[(ids.index(self._last_choice) + 1) % len(ids)])
        else:
            self._choose(ids[0] if ids else "")

    def _choose_pointed(self, annotations: list[Annotation]) -> None:
        """Another click on the same goes on to the next; one on something else begins with what it points at."""
        before, self._pointed = self._pointed, [one.id for one in annotations]
        if self._pointed != before:
            self._choose(self._pointed[0] if self._pointed else "")
        else:
            self._choose_among(annotations)

    def _choose(self, annotation_id: str) -> None:
        self._last_choice = annotation_id
        self.annotation_chosen.emit(annotation_id)

    def annotations_at(self, place: QPoint) -> list[Annotation]:
        """The annotations at a place of the viewport: that whose own bar is there first, then from the innermost."""
        page = self.page
        if page is None:
            return []
        point = QPointF(place.x(), place.y() + self.verticalScrollBar().value())
        return annotations_at(point, page, self._bars, self.shown.hidden)

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a selection, also inside the one that is there: a text to be read is not dragged about."""
        self._hide_card()
        self._pressed_at = event.position().toPoint()
        if self.take_handle(event):
            return
        extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.button() == Qt.MouseButton.LeftButton and self.textCursor().hasSelection() and not extends:
            self._set_selection(self.caret(), self.caret())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Report the selection; a click without one chooses among the annotations there."""
        if self.let_handle_go():
            return
        super().mouseReleaseEvent(event)
        self._report()
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        threshold = QGuiApplication.styleHints().startDragDistance()
        is_click = event.button() == Qt.MouseButton.LeftButton and moved < threshold
        if is_click and not self.textCursor().hasSelection():
            self._choose_pointed(self.annotations_at(self._pressed_at))

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the tags under the pointer when it rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = [] if self.is_at_handle(event.pos()) else self.annotations_at(event.pos())
            content = self.content
            if found and content is not None:
                if self._card is None:
                    self._card = HoverCard(self)
                self._card.show_at(event.globalPos(), hover_lines(found, self.styles, content.voices))
            else:
                self._hide_card()
            return True
        if event.type() in (QEvent.Type.Leave, QEvent.Type.Wheel) or (
            event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent) and self._has_left(event)
        ):
            self._hide_card()
        return super().viewportEvent(event)

    def _has_left(self, event: QMouseEvent) -> bool:
        return self._card is not None and self._card.isVisible() and not self.annotations_at(event.position().toPoint())

    def _hide_card(self) -> None:
        if self._card is not None:
            self._card.hide()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl ask for another size, with Shift as well for that in all panes."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y()
            if steps:
                all_panes = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                wish = self.zoom_all_requested if all_panes else self.zoom_requested
                wish.emit(1 if steps > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy, select all, and choose one of several annotations; others may add to it."""
        found = self.annotations_at(event.pos())
        from PySide6.QtGui import QKeySequence

        from crossread.desktop.widgets.live_keys import live_keys

        menu = QMenu(self)
        copy = menu.addAction(self.tr("Copy"), self.copy_selection)
        copy.setShortcuts([QKeySequence(key) for key in live_keys().of("copy")[:1]])
        copy.setEnabled(self.textCursor().hasSelection())
        menu.addAction(self.tr("Select all"), self.selectAll)
        if len(found) > 1:
            menu.addSection(self.tr("Choose"))
            content = self.content
            for annotation in found:
                words = hover_lines([annotation], self.styles, content.voices if content else {})
                entry = menu.addAction(words[0].replace("&", "&&"))
                entry.triggered.connect(lambda _checked=False, chosen=annotation.id: self._choose(chosen))
        self.menu_requested.emit(menu, [one.id for one in found])
        run_menu(menu, event.globalPos())

    # Keys

    def do(self, deed: str) -> bool:
        """Do one of `keys.DEEDS`, as its key does; False if there was nothing to do."""
        done = self._do(deed)
        self._tell_moved()
        return done

    def _do(self, deed: str) -> bool:
        self._hide_card()
        before = self.textCursor().position()
        done = DEEDS[deed](self) is not False
        self._has_moved |= self.textCursor().position() != before
        return done

    def let_go(self) -> bool:
        """Let the handle that is held go back, else select and choose nothing; False if it was so already."""
        if self.cancel_move():
            return True
        if not self.textCursor().hasSelection() and not self._last_choice:
            return False
        caret = self.caret()
        self.select(caret, caret)
        self._choose("")
        return True

    def event(self, event: QEvent) -> bool:
        """The keys of the text come before shortcuts of the window, and none that Qt has of its own does."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(bool(self.keys.deed(event)))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key map says; any other key is for whoever holds the text."""
        deed = self.keys.deed(event)
        event.setAccepted(bool(deed) and self._do(deed))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Report what the keys selected, and the annotation that the caret came upon."""
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self._tell_moved()

    def _tell_moved(self) -> None:
        self._report()
        if self._has_moved and not self.textCursor().hasSelection():
            ids = [one.id for one in self.annotations_under_caret()]
            if self._last_choice not in ids and (ids or self._last_choice):
                self._choose(ids[0] if ids else "")
        self._has_moved = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that this text has the keys."""
        super().focusInEvent(event)
        self.focused.emit()
