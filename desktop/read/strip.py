"""The strip beside the scroll bar: a map of where in the text its annotations lie, by colour; a click goes there."""

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from crossread.db.records import Annotation
from crossread.desktop.look import palettes, textures, theme
from crossread.desktop.look.theme import Theme
from crossread.desktop.read.hover import hover_lines
from crossread.desktop.read.text_page import TextPage
from crossread.desktop.widgets.tool_tip import plain_tool_tip

WIDTH = 14
_LEAST_MARK = 4
_SLICE_SECONDS = 0.004
_REST_MS = 60
_AT_ONCE = 250
"""Blocks and annotations in one go; a block can hold a hundred."""
_NEAR = 3
_MOST_SAID = 40
_COLOUR_BITS = 32

Rows = list[int]
"""The colour of each row of pixels (RGBA, 0 for none), and above it the texture."""


class Strip(QWidget):
    """Two columns on one track: events to the left, claims to the right; what is chosen has a mark of its own.

    Worked out in slices of a few milliseconds after the page has come to rest, so that their number is never felt.
    """

    accessible_role = "Graphic"

    place_requested = Signal(float)
    """The part of the whole height (0 to 1) that the reader wants to see."""

    def __init__(self, page: TextPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._events: Rows = []
        self._claims: Rows = []
        self._chosen: set[int] = set()
        self._found: set[int] = set()
        self._picture: tuple[tuple[QSize, float, Theme], QPixmap] | None = None
        self._work: Iterator[None] | None = None
        self._work_on = page.offsets
        self._resting = QTimer(self, interval=_REST_MS, singleShot=True)
        self._resting.timeout.connect(self._begin)
        self._found_resting = QTimer(self, interval=_REST_MS, singleShot=True)
        self._found_resting.timeout.connect(self._begin_found)
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._go_on)
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Map of the annotations"))
        page.bars_changed.connect(self._resting.start)
        self._view = (0, 0)
        page.verticalScrollBar().valueChanged.connect(self._follow_view)
        page.verticalScrollBar().rangeChanged.connect(self._follow_view)
        theme.watcher().theme_changed.connect(self._resting.start)

    def sizeHint(self) -> QSize:
        """Narrow, and as high as there is room."""
        return QSize(WIDTH, 120)

    def _begin(self) -> None:
        self._work, self._work_on = self._map(), self._page.offsets
        self._slices.start()

    def _begin_found(self) -> None:
        # A whole map that is under way comes to the hits in the end.
        if self._work is None:
            self._work, self._work_on = self._map_found(), self._page.offsets
            self._slices.start()

    def _go_on(self) -> None:
        if self._work is not None and self._work_on is not self._page.offsets:
            # Another text came meanwhile, in which the blocks are others.
            self._begin()
        until = perf_counter() + _SLICE_SECONDS
        while self._work is not None and perf_counter() < until:
            if next(self._work, self) is self:
                self._work = None
        if self._work is None:
            self._slices.stop()

    def _map(self) -> Iterator[None]:
        """Colour the rows of pixels, some blocks at a time; shows them at the end."""
        source = self._page
        page = source.page
        height = self.height()
        events: Rows = [0] * height
        claims: Rows = [0] * height
        chosen: set[int] = set()
        shown, styles, look = source.shown, source.styles, theme.current()
        inks: dict[str, int] = {}

        def ink_of(tag_id: str, made_of: Callable[[str, Theme], QColor], *, textured: bool) -> int:
            known = inks.get(tag_id)
            if known is None:
                style = styles.get(tag_id)
                made = made_of(style.colour.name(), look) if style else look.ink_quiet
                kind = style.pattern % len(textures.Texture) if style and textured else 0
                known = inks[tag_id] = made.rgba() | kind << _COLOUR_BITS
            return known

        if page is not None and height > 0:
            starts = source.offsets.starts
            scale = height / max(1.0, page.documentSize().height())
            done = 0
            for block, first in enumerate(starts):
                annotations = source.buckets.in_block(block)
                done += 1 + len(annotations)
                if done > _AT_ONCE:
                    yield
                    done = 0
                if not annotations:
                    continue
                top = page.top(block) * scale
                each = page.height(block) * scale / max(1, source.offsets.block_end(block) - first)
                for one in annotations:
                    if one.start < first or (shown.lit is not None and one.id not in shown.lit):
                        continue
                    row = int(top + (one.start - first) * each)
                    rows = range(row, min(height, max(row + _LEAST_MARK, int(top + (one.end - first) * each))))
                    if one.id == shown.annotation_id:
                        chosen.update(rows)
                    for tag in one.events:
                        if tag.event_id not in shown.hidden:
                            _colour(events, rows, ink_of(tag.event_id, palettes.shown, textured=True))
                            if tag.event_id in shown.tag_ids:
                                chosen.update(rows)
                    for position in one.positions:
                        if position.claim_id not in shown.hidden:
                            _colour(claims, rows, ink_of(position.claim_id, palettes.claim_line, textured=False))
                            if position.claim_id in shown.tag_ids:
                                chosen.update(rows)
                    if not one.events and not one.positions:
                        _colour(claims, rows, look.ink_quiet.rgba())
        self._events, self._claims, self._chosen = events, claims, chosen
        self._picture = None
        self.update()
        yield from self._map_found()

    def _map_found(self) -> Iterator[None]:
        """Find out which rows of pixels have hits of a search; shows them at the end."""
        rows: set[int] = set()
        found, page, height = self._page.shown.found, self._page.page, self.height()
        if page is not None and found is not None and height > 0 and found.is_of(self._page.offsets):
            yield from found.rows(page, height, rows)
        self._found = rows
        self.update()

    def show_found(self) -> None:
        """Mark the hits of a search as the page shows them now."""
        self._found_resting.start()
        self.update()

    @property
    def is_settled(self) -> bool:
        """Whether the strip shows the page as it is."""
        return self._work is None and not self._resting.isActive() and not self._found_resting.isActive()

    def colours_at(self, y: int) -> tuple[int, int]:
        """The colours (RGBA, 0 for none) of the events and claims on a row of pixels."""
        return (_colour_of(self._events[y]), _colour_of(self._claims[y])) if 0 <= y < len(self._events) else (0, 0)

    def texture_at(self, y: int) -> textures.Texture:
        """The texture of the events on a row of pixels."""
        return textures.Texture(self._events[y] >> _COLOUR_BITS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The map as it was drawn once, and on it the hits: links pass over the strip whenever a text is scrolled."""
        look, ratio = theme.current(), self.devicePixelRatioF()
        key = (self.size(), ratio, look)
        if self._picture is None or self._picture[0] != key:
            drawn = QPixmap(self.size() * ratio)
            drawn.setDevicePixelRatio(ratio)
            self._draw(drawn, look)
            self._picture = (key, drawn)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture[1])
        self._paint_view(painter, look)
        self._paint_found(painter, look)

    def view_rows(self) -> tuple[int, int]:
        """The rows of pixels that stand for what is in view; (0, 0) while nothing is shown or all of it is."""
        bar = self._page.verticalScrollBar()
        whole = bar.maximum() - bar.minimum() + bar.pageStep()
        if self._page.page is None or bar.maximum() <= bar.minimum():
            return 0, 0
        first = round(bar.value() / whole * self.height())
        last = round((bar.value() + bar.pageStep()) / whole * self.height())
        return first, max(last, first + _LEAST_MARK)

    def _follow_view(self) -> None:
        rows = self.view_rows()
        if rows != self._view:
            self._view = rows
            self.update()

    def _paint_view(self, painter: QPainter, look: Theme) -> None:
        first, last = self.view_rows()
        if last > first:
            ground = QColor(look.ink)
            ground.setAlphaF(0.07)
            painter.fillRect(QRectF(1, first, WIDTH - 2, last - first), ground)
            painter.setPen(QPen(look.ink_quiet, 1))
            painter.drawRect(QRectF(0.5, first + 0.5, WIDTH - 1, last - first - 1))

    def words_at(self, y: int) -> list[str]:
        """What lies at a row of pixels, in words; what is hidden or dimmed is not told."""
        source = self._page
        page, content, shown = source.page, source.content, source.shown
        if page is None or content is None or not self.height():
            return []
        scale = page.documentSize().height() / self.height()
        found: list[Annotation] = []
        for block in range(page.block_at((y - _NEAR) * scale), page.block_at((y + _NEAR) * scale) + 1):
            top, first = page.top(block) / scale, source.offsets.starts[block]
            each = page.height(block) / scale / max(1, source.offsets.block_end(block) - first)
            for one in source.buckets.in_block(block):
                start, end = top + (one.start - first) * each, top + (one.end - first) * each
                tags = {tag.event_id for tag in one.events} | {each.claim_id for each in one.positions}
                is_seen = (shown.lit is None or one.id in shown.lit) and not (tags and tags <= shown.hidden)
                if is_seen and one not in found and start - _NEAR <= y <= max(end, start + _LEAST_MARK) + _NEAR:
                    found.append(one)
            if len(found) > _MOST_SAID:
                break
        return hover_lines(found, source.styles, content.voices)

    def event(self, event: QEvent) -> bool:
        """Where the pointer rests, say what lies there."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.words_at(event.pos().y())
            QToolTip.showText(event.globalPos(), plain_tool_tip("\n".join(words)) if words else "", self)
            return True
        return super().event(event)

    def _draw(self, drawn: QPixmap, look: Theme) -> None:
        """The track, and runs of rows of one colour."""
        painter = QPainter(drawn)
        painter.fillRect(self.rect(), look.paper)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.strip)
        painter.drawRoundedRect(QRectF(1, 2, WIDTH - 2, self.height() - 4), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for rows, left in ((self._events, 2), (self._claims, 7.5)):
            for first, last, ink in _runs(rows):
                colour, kind = QColor.fromRgba(_colour_of(ink)), textures.Texture(ink >> _COLOUR_BITS)
                textures.draw_strip(painter, QRectF(left, first, 4.5, last - first), colour, kind, look)
        if self._chosen:
            painter.setPen(QPen(look.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            marked = [int(row in self._chosen) for row in range(self.height())]
            for first, last, _ in _runs(marked):
                painter.drawRect(QRectF(0.75, first - 1, WIDTH - 1.5, last - first + 1.5))
        painter.end()

    def _paint_found(self, painter: QPainter, look: Theme) -> None:
        found, page = self._page.shown.found, self._page.page
        if found is None or page is None or not found.is_of(self._page.offsets):
            return
        from crossread.desktop.read.found import draw_rows

        current = found.row_of(found.hits.starts[found.current], page, self.height()) if found.current >= 0 else -1
        marked = [int(row in self._found) for row in range(self.height())]
        draw_rows(painter, [(first, last) for first, last, _ in _runs(marked)], current, WIDTH, look)

    def found_rows(self) -> set[int]:
        """The rows of pixels in which hits of a search are marked."""
        return self._found

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Map to the new height."""
        super().resizeEvent(event)
        self._resting.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place under the pointer."""
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along with the pointer while the button is held."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event)

    def _go(self, event: QMouseEvent) -> None:
        self.place_requested.emit(min(1.0, max(0.0, event.position().y() / max(1, self.height()))))


def _colour(rows: Rows, where: range, rgba: int) -> None:
    for row in where:
        rows[row] = rgba


def _colour_of(ink: int) -> int:
    return ink & ((1 << _COLOUR_BITS) - 1)


def _runs(rows: Rows) -> Iterator[tuple[int, int, int]]:
    """Stretches (first row, row after the last, value) of the same value that is not 0."""
    first = 0
    for row in range(1, len(rows) + 1):
        if row == len(rows) or rows[row] != rows[first]:
            if rows and rows[first]:
                yield first, row, rows[first]
            first = row
