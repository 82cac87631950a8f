"""The text of one source to read: a read-only QTextEdit on a page layout of our own that paints its bars.

Caret, keyboard, selection and accessibility are Qt's; the text itself is the project's and is never read back from the
widget. Everything that goes in or out is in code points.
"""

from collections.abc import Iterable, Mapping
from time import perf_counter

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPalette, QResizeEvent, QTextBlock, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from crossread.db.records import Annotation, Passage
from crossread.desktop.look import theme
from crossread.desktop.look.theme import Theme
from crossread.desktop.read.bars import FREE_LANES, Bars
from crossread.desktop.read.buckets import Buckets
from crossread.desktop.read.content import PaneContent, TagStyle
from crossread.desktop.read.document import make_document
from crossread.desktop.read.inks import inks_of
from crossread.desktop.read.offsets import OffsetMap
from crossread.desktop.read.page import PageLayout
from crossread.desktop.read.painting import BlockPainter, PlacedBlock, Shown
from crossread.desktop.read.preparing import prepare
from crossread.desktop.read.typography import READING_SIZE, Typography, typography

_FLASH_MS = 900
_SLICE_SECONDS = 0.004
_SLICE_BLOCKS = 8
_PAUSE_MS = 12


class TextPage(QTextEdit):
    """Shows a text with its bars, and goes to passages in it; what pointer and keys do is added by `TextView`."""

    bars_changed = Signal()
    """Annotations, their looks or the heights of the page changed: the strip is to be drawn again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.shown = Shown()
        self._content: PaneContent | None = None
        self._setting: Typography = typography(READING_SIZE)
        self._offsets = OffsetMap("")
        self._buckets = Buckets(self._offsets)
        self._bars = Bars("", self._offsets, self._buckets)
        self._document: QTextDocument | None = None
        self._page: PageLayout | None = None
        self._painter: BlockPainter | None = None
        self._top_block = 0
        self._is_settling = False
        self._refining = QTimer(self, interval=_PAUSE_MS)
        self._refining.timeout.connect(self._refine)
        self._flashing = QTimer(self, interval=_FLASH_MS, singleShot=True)
        self._flashing.timeout.connect(self._end_flash)
        self.selectionChanged.connect(self._note_selection)
        self._take_theme(theme.current())
        theme.watcher().theme_changed.connect(self._take_theme)

    # What is shown

    @property
    def content(self) -> PaneContent | None:
        """What is shown now; its annotations are those of the last `set_content`."""
        return self._content

    @property
    def offsets(self) -> OffsetMap:
        """The positions of the text that is shown."""
        return self._offsets

    @property
    def buckets(self) -> Buckets:
        """The annotations that are shown."""
        return self._buckets

    @property
    def page(self) -> PageLayout | None:
        """The layout of the text, None while nothing is shown."""
        return self._page

    def set_content(self, content: PaneContent | None) -> None:
        """Show a text, or nothing. A text that is shown already keeps its caret and stays where it was scrolled to."""
        known = self._content
        is_same = known is not None and content is not None and known.text == content.text
        caret = self.textCursor().position() if is_same else 0
        place = self._place() if is_same else None
        self._content = content
        text = content.text if content else ""
        if not is_same:
            self._offsets = prepare(text, content.zones if content else (), content.gaps if content else ()).offsets
        self._buckets = Buckets(self._offsets, content.annotations if content else ())
        self._bars = Bars(text, self._offsets, self._buckets)
        self.shown.selection = self.shown.preview = self.shown.flash = (0, 0)
        self._build()
        if is_same:
            cursor = self.textCursor()
            cursor.setPosition(caret)
            self.setTextCursor(cursor)
            self._return_to(place)
        else:
            self.verticalScrollBar().setValue(0)
        self.bars_changed.emit()

    def set_size(self, size: int) -> None:
        """Set the body text in another size, in logical pixels, keeping what stands at the top."""
        if size == self._setting.size:
            return
        place = self._place()
        caret = self.textCursor().position()
        self._setting = typography(size)
        self._bars.forget_rectangles()
        self._build()
        cursor = self.textCursor()
        cursor.setPosition(caret)
        self.setTextCursor(cursor)
        self._return_to(place)

    @property
    def size_of_text(self) -> int:
        """The size of body text in logical pixels."""
        return self._setting.size

    @property
    def setting(self) -> Typography:
        """How the text is set."""
        return self._setting

    def _build(self) -> None:
        content = self._content
        zones = content.zones if content else ()
        text = content.text if content else ""
        document = make_document(self._offsets, zones, self._setting, self)
        page = PageLayout(document, self._draw_block, self._bars.extra_leading)
        prepared = prepare(text, zones, content.gaps if content else ())
        page.set_width(self.viewport().width())
        page.set_plan(prepared.plan, self._setting, prepared.lengths)
        self._painter = BlockPainter(
            self._bars,
            prepared.plan,
            self._setting,
            content.styles if content else {},
            inks_of(theme.current()),
            self.shown,
        )
        # The widget hands its own font on to its document.
        self.setFont(self._setting.body.font)
        old, self._document = self._document, document
        self._page = page
        self._top_block = 0
        document.setDocumentLayout(page)
        page.ensure(0, self.viewport().height())
        self.setDocument(document)
        # The very first document is the widget's own, which it deletes itself.
        if old is not None:
            old.deleteLater()
        self.verticalScrollBar().setSingleStep(self._setting.body.pitch)
        self.viewport().update()
        self._refining.start()

    def update_annotations(self, changed: Iterable[Annotation], removed: Iterable[str] = ()) -> None:
        """Show some annotations as they are now and take some out; costs no more than the paragraphs they touch."""
        page = self._page
        if page is None:
            return
        blocks: set[int] = set()
        deep: set[int] = set()
        changed = list(changed)
        removed = list(removed)
        touched = {one.id for one in changed}.union(removed)
        for annotation_id in touched:
            known = self._buckets.get(annotation_id)
            if known is not None:
                deep.update(
                    block
                    for block in self._buckets.blocks(known)
                    if self._bars.marks(block).underline_lanes > FREE_LANES
                )
        for annotation_id in removed:
            blocks |= self._buckets.remove(annotation_id)
        for annotation in changed:
            blocks |= self._buckets.put(annotation)
        self._bars.forget_marks(blocks)
        deep.update(block for block in blocks if self._bars.marks(block).underline_lanes > FREE_LANES)
        grew = [page.relay(block) for block in sorted(deep) if page.is_laid_out(block)]
        if any(grew):
            self._tell_size()
            self.viewport().update()
        else:
            self._update_blocks(blocks)
        self.bars_changed.emit()

    def set_styles(self, styles: Mapping[str, TagStyle]) -> None:
        """Draw events and claims in other colours, patterns or names."""
        if self._painter is not None:
            self._painter.styles = styles
            self.viewport().update()
            self.bars_changed.emit()

    @property
    def styles(self) -> Mapping[str, TagStyle]:
        """How events and claims are drawn."""
        return self._painter.styles if self._painter else {}

    def set_chosen(self, *, annotation_id: str = "", tag_ids: Iterable[str] = ()) -> None:
        """Outline one annotation strongly, and everything tagged with some events or claims."""
        self.shown.annotation_id = annotation_id
        self.shown.tag_ids = frozenset(tag_ids)
        self.viewport().update()
        self.bars_changed.emit()

    def set_lit(self, annotation_ids: Iterable[str] | None) -> None:
        """Dim all annotations but these; None dims none."""
        self.shown.lit = None if annotation_ids is None else frozenset(annotation_ids)
        self.viewport().update()
        self.bars_changed.emit()

    def set_hidden(self, tag_ids: Iterable[str]) -> None:
        """Do not draw the bars of some events and claims."""
        self.shown.hidden = frozenset(tag_ids)
        self.viewport().update()
        self.bars_changed.emit()

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

    def preview_passage(self, passage: Passage | None) -> None:
        """Show what a key would tag now, or no longer."""
        self.shown.preview = self.units(passage) if passage else (0, 0)
        self.viewport().update()

    def flash(self, passage: Passage) -> None:
        """Light a passage up for a moment, so that the eye finds it. Nothing moves."""
        self.shown.flash = self.units(passage)
        self._flashing.start()
        self.viewport().update()

    def _end_flash(self) -> None:
        self.shown.flash = (0, 0)
        self.viewport().update()

    # Layout and painting

    def _draw_block(self, painter: QPainter, number: int, block: QTextBlock, origin: QPointF, clip: QRectF) -> None:
        page, own = self._page, self._painter
        if page is not None and own is not None:
            at = PlacedBlock(
                number,
                block.position(),
                block.length() - 1,
                block.layout(),
                page.style(number),
                origin,
                page.column[1],
                page.height(number),
            )
            own.paint(painter, at, clip)

    def _update_blocks(self, blocks: Iterable[int]) -> None:
        page = self._page
        if page is None:
            return
        scrolled = self.verticalScrollBar().value()
        width, height = self.viewport().width(), self.viewport().height()
        for block in blocks:
            top = page.top(block) - scrolled
            if top < height and top + page.height(block) > 0:
                self.viewport().update(QRect(0, int(top) - 4, width, int(page.height(block)) + 9))

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
            self._bars.forget_rectangles()
        scrolled = self.verticalScrollBar().value()
        page.ensure(scrolled, scrolled + self.viewport().height())
        super().resizeEvent(event)
        if broken_anew:
            self._return_to(place)
            self._refining.start()
        self.viewport().update()

    def _note_selection(self) -> None:
        cursor = self.textCursor()
        self.shown.selection = (cursor.selectionStart(), cursor.selectionEnd())

    def _take_theme(self, look: Theme) -> None:
        palette = QPalette(self.palette())
        for role, colour in (
            (QPalette.ColorRole.Base, look.paper),
            (QPalette.ColorRole.Window, look.paper),
            (QPalette.ColorRole.Text, look.ink),
            (QPalette.ColorRole.Highlight, look.selection),
            (QPalette.ColorRole.HighlightedText, look.ink),
        ):
            palette.setColor(role, colour)
        self.setPalette(palette)
        if self._painter is not None:
            self._painter.inks = inks_of(look)
        self.viewport().update()
