"""A text that is laid out only where it is looked at, kept still in view while the heights round it become exact.

Nothing here knows of annotations; see `text_page` for what is shown and `page` for the layout itself.
"""

from time import perf_counter

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from crossread.db.records import Passage
from crossread.desktop.look.scroll_bar import ThinScrollBar
from crossread.desktop.read.offsets import OffsetMap
from crossread.desktop.read.page import PageLayout
from crossread.desktop.read.typography import Typography, typography

_SLICE_SECONDS = 0.004
_SLICE_BLOCKS = 1
_PAUSE_MS = 12


class ScrolledPage(QTextEdit):
    """A read-only QTextEdit on a `PageLayout`: scrolling, resizing, and where passages stand in the view."""

    bars_changed = Signal()
    """Annotations, their looks or the heights of the page changed: the strip is to be drawn again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Asked for the viewport that Qt made, PySide looks through every kind of widget there is, for 15 ms. The
        # document that Qt made measures with that viewport, so it has to go first.
        self.setDocument(QTextDocument(self))
        page = QWidget()
        page.setBackgroundRole(QPalette.ColorRole.Base)
        page.setAutoFillBackground(True)
        page.setCursor(Qt.CursorShape.IBeamCursor)
        self.setViewport(page)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBar(ThinScrollBar())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self._setting: Typography = typography()
        self._offsets = OffsetMap("")
        self._page: PageLayout | None = None
        self._top_block = 0
        self._is_settling = False
        self._refining = QTimer(self, interval=_PAUSE_MS)
        self._refining.timeout.connect(self._refine)

    @property
    def offsets(self) -> OffsetMap:
        """The positions of the text that is shown."""
        return self._offsets

    @property
    def page(self) -> PageLayout | None:
        """The layout of the text, None while nothing is shown."""
        return self._page

    @property
    def size_of_text(self) -> int:
        """The size of body text in logical pixels."""
        return self._setting.size

    @property
    def setting(self) -> Typography:
        """How the text is set."""
        return self._setting

    # Going to a passage

    def units(self, passage: Passage) -> tuple[int, int]:
        """A passage of this text as positions in the widget."""
        start = min(passage.start, self._offsets.length)
        end = min(max(passage.end, start), self._offsets.length)
        return self._offsets.to_widget(start), self._offsets.to_widget(end, end=True)

    def passage_rectangle(self, passage: Passage) -> QRectF:
        """Where the first line of a passage lies, in coordinates of the viewport; its block is laid out for that."""
        if self._page is None:
            return QRectF()
        position, _ = self.units(passage)
        block = self.document().findBlock(position)
        number = block.blockNumber()
        lines = self._page.lines(number)
        line = lines.lineForTextPosition(position - block.position())
        origin = self._page.origin(number)
        rectangle = line.naturalTextRect() if line.isValid() else QRectF(0, 0, 1, self._page.height(number))
        return rectangle.translated(origin).translated(0, -self.verticalScrollBar().value())

    def scroll_to_passage(self, passage: Passage, *, at: float = 0.3, lazily: bool = False) -> None:
        """Scroll so that a passage begins at a part of the view's height; `lazily` only if it is not in view."""
        page = self._page
        if page is None:
            return
        height = self.viewport().height()
        if lazily:
            seen = self.passage_rectangle(passage)
            if seen.top() >= 0 and seen.bottom() <= height:
                return
        number = self._offsets.block_at(min(passage.start, self._offsets.length))
        page.ensure_around(number, height, height)
        self._tell_size()
        wanted = self.passage_rectangle(passage).top() + self.verticalScrollBar().value() - height * at
        self._top_block = number
        self.verticalScrollBar().setValue(round(wanted))
        self.viewport().update()

    def first_visible(self) -> int:
        """The code point offset of the first line that is wholly in view."""
        place = self._place()
        return self._offsets.to_text(place[0]) if place else 0

    def return_to(self, caret: int, first: int) -> None:
        """Put the caret at one offset, and the line with another at the top."""
        cursor = self.textCursor()
        cursor.setPosition(self._offsets.to_widget(min(caret, self._offsets.length)))
        self.setTextCursor(cursor)
        self._return_to((self._offsets.to_widget(min(first, self._offsets.length)), 0.0) if first else None)
        if not first:
            self.verticalScrollBar().setValue(0)

    def go_to_part(self, part: float) -> None:
        """Scroll so that a part (0 to 1) of the whole height stands in the middle."""
        page = self._page
        if page is not None:
            wanted = page.documentSize().height() * part - self.viewport().height() / 2
            self.verticalScrollBar().setValue(round(wanted))

    def leave_room(self, width: int) -> None:
        """Keep so many pixels free between the text and the scroll bar."""
        self.setViewportMargins(0, 0, width, 0)

    # Layout

    def lines_broken(self) -> None:
        """All lines were broken anew. Does nothing; for those who keep what they worked out from the lines."""

    def _tell_size(self) -> None:
        if self._page is not None:
            self._page.documentSizeChanged.emit(self._page.documentSize())

    def _place(self) -> tuple[int, float] | None:
        """What stands at the top of the view: the position of the first line there, and how far below the top it is."""
        page = self._page
        if page is None or not self._offsets.length:
            return None
        scrolled = self.verticalScrollBar().value()
        number = page.block_at(scrolled)
        lines = page.lines(number)
        start = self._offsets.to_widget(self._offsets.starts[number])
        top = page.top(number)
        for index in range(lines.lineCount()):
            line = lines.lineAt(index)
            if top + line.y() >= scrolled:
                return start + line.textStart(), top + line.y() - scrolled
        return start, top - scrolled

    def _return_to(self, place: tuple[int, float] | None) -> None:
        page = self._page
        if place is None or page is None:
            return
        position, below = place
        number = self._offsets.block_at(self._offsets.to_text(position))
        height = self.viewport().height()
        page.ensure_around(number, height, height)
        self._tell_size()
        start = self._offsets.to_widget(self._offsets.starts[number])
        line = page.lines(number).lineForTextPosition(position - start)
        y = page.top(number) + (line.y() if line.isValid() else 0)
        self._top_block = number
        self.verticalScrollBar().setValue(round(y - below))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Lay out what comes into view; what stood in view keeps its place though heights above become exact."""
        page = self._page
        if self._is_settling:
            # Heights above changed by as much as is scrolled: what is in view stays as it is, with nothing to paint.
            return
        if page is None:
            super().scrollContentsBy(dx, dy)
            return
        height = self.viewport().height()
        scrolled = self.verticalScrollBar().value()
        anchor = min(self._top_block, len(self._offsets.starts) - 1)
        before, total = page.top(anchor), page.total()
        page.ensure(scrolled, scrolled + height)
        shift = page.top(anchor) - before
        super().scrollContentsBy(dx, dy)
        if page.total() != total:
            self._hold(round(shift) if abs(dy) < height else 0)
            self.viewport().update()
        self._top_block = page.block_at(self.verticalScrollBar().value())

    def _hold(self, shift: int) -> None:
        """Tell the new height, and scroll by `shift` so that nothing in view moves."""
        bar = self.verticalScrollBar()
        wanted = bar.value() + shift
        self._is_settling = True
        self._tell_size()
        bar.setValue(wanted)
        self._is_settling = False
        if bar.value() != wanted:
            # The end of the text has come nearer than a view's height.
            self.viewport().update()
        if self._page is not None:
            self._top_block = self._page.block_at(bar.value())

    def _refine(self) -> None:
        """Make some more heights exact, for a few milliseconds."""
        page = self._page
        if page is None or page.is_exact:
            self._refining.stop()
            if page is not None:
                self.bars_changed.emit()
            return
        anchor = page.block_at(self.verticalScrollBar().value())
        before, total = page.top(anchor), page.total()
        until = perf_counter() + _SLICE_SECONDS
        while not page.is_exact and perf_counter() < until:
            page.refine(_SLICE_BLOCKS)
        if page.total() != total:
            self._hold(round(page.top(anchor) - before))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines to the new width; the line at the top stays there."""
        page = self._page
        if page is None:
            super().resizeEvent(event)
            return
        place = self._place()
        broken_anew = page.set_width(self.viewport().width())
        if broken_anew:
            self.lines_broken()
        scrolled = self.verticalScrollBar().value()
        page.ensure(scrolled, scrolled + self.viewport().height())
        super().resizeEvent(event)
        if broken_anew:
            self._return_to(place)
            self._refining.start()
        self.viewport().update()
