"""The text of one source to read, with the bars of its annotations, on a page layout of our own.

Caret, keyboard, selection and accessibility are Qt's; the text itself is the project's and is never read back from the
widget. Everything that goes in or out is in code points.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPalette, QTextBlock, QTextDocument
from PySide6.QtWidgets import QWidget

from crossread.db.records import Annotation
from crossread.desktop.look import theme
from crossread.desktop.look.theme import Theme
from crossread.desktop.read.bars import Bars
from crossread.desktop.read.beside import Beside
from crossread.desktop.read.buckets import Buckets
from crossread.desktop.read.content import PaneContent, TagStyle
from crossread.desktop.read.document import make_document
from crossread.desktop.read.folded_page import FoldedPage
from crossread.desktop.read.folds import Fold
from crossread.desktop.read.inks import inks_of
from crossread.desktop.read.letting_go import Held
from crossread.desktop.read.long_documents import let_document_go
from crossread.desktop.read.margin import NUMBER_GAP, number_width
from crossread.desktop.read.page import PageLayout
from crossread.desktop.read.painting import BlockPainter, PlacedBlock, Shown
from crossread.desktop.read.preparing import PreparedText, prepare, take_buckets
from crossread.desktop.read.taste import Taste
from crossread.desktop.read.typography import typography_of


class TextPage(FoldedPage):
    """Shows a text with its bars, and takes changes of both; what stands out of it is added by `MarkedPage`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = Shown()
        self._content: PaneContent | None = None
        self._held = Held(self)
        self._buckets = Buckets(self._offsets)
        self._bars = Bars("", self._offsets, self._buckets)
        self._document: QTextDocument | None = None
        self._prepared: PreparedText | None = None
        self._taste = Taste()
        self._zoom = 0
        self._beside: Beside | None = None
        self._painter: BlockPainter | None = None
        self.selectionChanged.connect(self._note_selection)
        self._take_theme(theme.current())
        theme.watcher().theme_changed.connect(self._take_theme)

    # What is shown

    @property
    def content(self) -> PaneContent | None:
        """What is shown now; its annotations are those of the last `set_content`."""
        return self._content

    @property
    def is_whole(self) -> bool:
        """Whether all annotations of what is shown are there; false also while nothing is."""
        return self._content is not None and self._content.is_whole

    @property
    def buckets(self) -> Buckets:
        """The annotations that are shown."""
        return self._buckets

    def set_content(self, content: PaneContent | None) -> None:
        """Show a text, or nothing. A text that is shown already keeps its caret and stays where it was scrolled to."""
        known = self._content
        is_same = known is not None and content is not None and known.text == content.text
        caret = self.textCursor().position() if is_same else 0
        place = self._place() if is_same else None
        self._content = content
        text = content.text if content else ""
        prepared = prepare(text, content.zones if content else (), content.gaps if content else ())
        if not is_same:
            self._offsets = prepared.offsets
        self._prepared = prepared
        self.take_folds(prepared.plan.folds, self.folds.turned if is_same else ())
        annotations = content.annotations if content else ()
        self._held.hold(annotations)
        self._buckets = take_buckets(self._offsets, annotations)
        self._bars = Bars(text, self._offsets, self._buckets)
        self.shown.selection = self.shown.preview = self.shown.flash = (0, 0)
        self._build()
        if is_same:
            self._put_caret(caret)
            self._return_to(place)
        else:
            first = next((fold for fold in self.folds.closed if not fold.start), None)
            if first is not None and first.end < self._offsets.length:
                rest = text[first.end :]
                self._put_caret(self._offsets.to_widget(first.end + len(rest) - len(rest.lstrip())))
            self.verticalScrollBar().setValue(0)
        self.bars_changed.emit()

    def complete(self, annotations: Sequence[Annotation]) -> None:
        """Show all annotations of the text, of which those in view were there already (see `PaneContent.is_whole`)."""
        page, content = self._page, self._content
        if page is None or content is None:
            return
        self._content = replace(content, annotations=annotations, is_whole=True)
        # Some that are gone may have made lines deep.
        deep = {block for block in page.laid_out() if self._bars.is_deep(block)}
        self._held.hold(annotations)
        self._buckets.become(take_buckets(self._offsets, annotations))
        self._bars.forget_all()
        if self._beside is not None:
            self._beside.forget()
        deep.update(filter(self._bars.is_deep, page.laid_out()))
        self._relay(sorted(deep))
        self.viewport().update()
        self._refining.start()
        self.bars_changed.emit()

    def _refine(self) -> None:
        # Until all annotations are there nobody knows how deep they lie below the lines further down.
        if self._content is None or self._content.is_whole:
            super()._refine()
        else:
            self._refining.stop()

    def set_size(self, size: int) -> None:
        """Set the body text in another size, in logical pixels, keeping what stands at the top."""
        self.set_taste(replace(self._taste, size=size))

    @property
    def taste(self) -> Taste:
        """How the text is set, but for its own zoom."""
        return self._taste

    @property
    def zoom(self) -> int:
        """By how many pixels this text is larger than all, or smaller if below 0."""
        return self._zoom

    def set_taste(self, taste: Taste, zoom: int | None = None) -> None:
        """Set the text as a reader likes it, by so many pixels larger, keeping what stands at the top."""
        before, self._taste = self._taste, taste
        self._zoom = self._zoom if zoom is None else zoom
        setting = typography_of(taste, self._zoom)
        if taste.furniture != before.furniture:
            self.show_furniture(shown=taste.furniture)
        if setting is not self._setting:
            place, caret = self._place(), self.textCursor().position()
            self._setting = setting
            self._bars.forget_rectangles()
            self._build()
            self._put_caret(caret)
            self._return_to(place)
        elif taste.numbers != before.numbers and self._page is not None:
            self._make_room_for_numbers(self._page)

    def _make_room_for_numbers(self, page: PageLayout) -> None:
        place = self._place()
        if page.set_margin(self._room_for_numbers()):
            self.lines_broken()
            page.ensure(0, self.viewport().height())
            self._return_to(place)
            self._refining.start()
        self.viewport().update()

    def _room_for_numbers(self) -> int:
        if not self._taste.numbers or self._prepared is None:
            return 0
        width = number_width(self._setting, max(self._prepared.plan.numbers, default=0))
        return width + NUMBER_GAP if width else 0

    def _put_caret(self, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(position)
        before, self._passes_by = self._passes_by, True
        self.setTextCursor(cursor)
        self._passes_by = before

    def _build(self) -> None:
        content = self._content
        zones = content.zones if content else ()
        prepared = self._prepared or prepare("", (), ())
        document = make_document(self._offsets, zones, self._setting, self, subheads=prepared.plan.subheads)
        page = PageLayout(document, self._draw_block, self._draw_fold, self._bars.extra_leading)
        page.set_width(self.viewport().width())
        page.set_plan(prepared.plan, self._setting, prepared.lengths)
        page.set_margin(self._room_for_numbers())
        page.set_closed(self.folds.closed)
        self._painter = BlockPainter(
            self._bars,
            prepared.plan,
            self._setting,
            content.styles if content else {},
            inks_of(theme.current()),
            self.shown,
        )
        self._beside = Beside(
            prepared.plan,
            self._offsets,
            self._buckets,
            self.folds,
            self._setting,
            self.shown,
            self._painter.styles,
            theme.current(),
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
            let_document_go(old)
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
                deep.update(filter(self._bars.is_deep, self._buckets.blocks(known)))
        for annotation_id in removed:
            blocks |= self._buckets.remove(annotation_id)
        for annotation in changed:
            blocks |= self._buckets.put(annotation)
        if self._beside is not None:
            self._beside.forget()
        self._bars.forget_marks(blocks)
        deep.update(filter(self._bars.is_deep, blocks))
        if self._relay(block for block in sorted(deep) if page.is_laid_out(block)):
            self.viewport().update()
        else:
            self._update_blocks(blocks)
        self.bars_changed.emit()

    def _relay(self, blocks: Iterable[int]) -> bool:
        """Lay out some blocks again, keeping what stands at the top; returns whether any is higher or lower now."""
        page = self._page
        assert page is not None
        anchor = page.block_at(self.verticalScrollBar().value())
        before = page.top(anchor)
        grew = [page.relay(block) for block in blocks]
        if any(grew):
            self._hold(round(page.top(anchor) - before))
        return any(grew)

    def set_styles(self, styles: Mapping[str, TagStyle]) -> None:
        """Draw events and claims in other colours, patterns or names."""
        if self._painter is not None:
            self._painter.styles = styles
            if self._beside is not None:
                self._beside.styles = styles
            self.viewport().update()
            self.bars_changed.emit()

    @property
    def styles(self) -> Mapping[str, TagStyle]:
        """How events and claims are drawn."""
        return self._painter.styles if self._painter else {}

    # Painting

    def lines_broken(self) -> None:
        """Where bars lie is to be worked out again."""
        self._bars.forget_rectangles()

    def _draw_block(self, painter: QPainter, number: int, block: QTextBlock, origin: QPointF, clip: QRectF) -> None:
        page, own, beside = self._page, self._painter, self._beside
        if page is not None and own is not None and beside is not None:
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
            if (fold := beside.head(number)) is not None:
                self._draw_fold(painter, fold, page.fold_rectangle(fold))
            if self._taste.numbers:
                beside.paint_number(painter, at)

    def _draw_fold(self, painter: QPainter, fold: Fold, where: QRectF) -> None:
        if self._beside is not None:
            caret = self.fold_at_caret() if self.hasFocus() else None
            self._beside.paint_fold(painter, fold, where, caret=caret, pointed=fold == self._pointed_at)

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
        if self._beside is not None:
            self._beside.look = look
        self.viewport().update()
