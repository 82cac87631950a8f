"""The head of a pane: the source's colour, letter, title, publisher and date, and what can be done with the pane."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from crossread.db.dates import show
from crossread.db.errors import CrossreadError
from crossread.db.records import Source
from crossread.desktop.look import fonts, palettes, theme
from crossread.desktop.read.content import SourceEntry
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.tool_tip import set_plain_tool_tip

HEIGHT = 58
_BAR = 3
_BADGE = 22
_LEFT = 14


class PaneHead(QWidget):
    """Drawn by hand, so that a title gives way to the buttons; dragging it moves the pane."""

    accessible_role = "Grouping"

    menu_requested = Signal(QPoint)
    """The place on the screen at which the menu of the pane is wanted."""
    close_requested = Signal()
    dragged = Signal(QPoint)
    """The head is dragged; the pointer's place on the screen."""
    dropped = Signal(QPoint)
    """The head was let go after dragging."""
    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = ""
        self._title = ""
        self._detail = ""
        self._lacking = ""
        self._colour = QColor()
        self._is_active = False
        self._has_bar = True
        self._pressed_at: QPoint | None = None
        self._is_dragging = False
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._menu = QuietButton(icon="more", name=self.tr("Pane menu"), parent=self)
        self._close = QuietButton(icon="close", name=self.tr("Close pane"), parent=self)
        self._menu.clicked.connect(self._ask_for_menu)
        self._close.clicked.connect(self.close_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, _BAR + 2, 6, 0)
        row.setSpacing(0)
        row.addStretch(1)
        row.addWidget(self._menu)
        row.addWidget(self._close)
        theme.watcher().theme_changed.connect(self.update)

    def set_entry(self, entry: SourceEntry | None) -> None:
        """Show whose pane it is, or that it is nobody's yet."""
        self._letter = entry.letter if entry else ""
        self._title = entry.title if entry else self.tr("No source yet")
        self._detail = entry.detail if entry else ""
        self._colour = entry.colour if entry else QColor()
        self._tell()

    def set_lacking(self, words: str) -> None:
        """Say what the source has nothing on, before publisher and date; with no words nothing is said."""
        if words != self._lacking:
            self._lacking = words
            self._tell()

    def _tell(self) -> None:
        name = ", ".join(filter(None, (f"{self._letter} {self._title}".strip(), self._detail, self._lacking)))
        self.setAccessibleName(name)
        set_plain_tool_tip(self, "\n".join(filter(None, (self._title, self._detail, self._lacking))))
        self.update()

    @property
    def colour(self) -> QColor:
        """The source's colour as it is stored; invalid for none."""
        return self._colour

    def set_bar(self, *, shown: bool) -> None:
        """Whether the bar of the source's colour is drawn at the top."""
        self._has_bar = shown
        self.update()

    def set_active(self, *, active: bool) -> None:
        """Whether keys go to this pane."""
        if active != self._is_active:
            self._is_active = active
            self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for a short title."""
        return QSize(240, HEIGHT)

    def _ask_for_menu(self) -> None:
        self.menu_requested.emit(self._menu.mapToGlobal(QPoint(0, self._menu.height())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar, the badge, two lines of words, and a line below."""
        look = theme.current()
        colour = palettes.shown(self._colour.name(), look) if self._colour.isValid() else look.hairline
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.paper)
        if self._has_bar:
            painter.fillRect(QRectF(0, 0, self.width(), _BAR), colour)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), look.hairline)
        left = _LEFT
        if self._letter:
            self._badge(painter, colour)
            left += _BADGE + 10
        room = self._menu.x() - 6 - left
        strong, small = fonts.interface_font("strong"), fonts.interface_font("small")
        if room < 24:
            return
        painter.setFont(strong)
        painter.setPen(look.ink)
        title = QFontMetricsF(strong).elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        told = self._lacking or self._detail
        # Without a second line it stands beside the middle of the badge.
        top = 10 if told else (HEIGHT + _BAR - 20) / 2
        painter.drawText(QRectF(left, top, room, 20), int(Qt.AlignmentFlag.AlignVCenter), title)
        if self._lacking:
            small.setItalic(True)
        painter.setFont(small)
        painter.setPen(look.ink_quiet)
        detail = QFontMetricsF(small).elidedText(told, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, 30, room, 18), int(Qt.AlignmentFlag.AlignVCenter), detail)

    def _badge(self, painter: QPainter, colour: QColor) -> None:
        """The letter on the source's colour where the keys go, else in a ring of that colour."""
        look = theme.current()
        box = QRectF(_LEFT + 0.75, (HEIGHT + _BAR - _BADGE) / 2 + 0.75, _BADGE - 1.5, _BADGE - 1.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(colour)
        pen.setWidthF(1.5)
        painter.setPen(pen)
        painter.setBrush(colour if self._is_active else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 5, 5)
        painter.setFont(fonts.interface_font("strong"))
        painter.setPen(_readable_on(colour) if self._is_active else look.ink)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._letter)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, once the pointer has left the place."""
        if self._pressed_at is None:
            return
        here = event.globalPosition().toPoint()
        if not self._is_dragging:
            away = (here - self._pressed_at).manhattanLength()
            self._is_dragging = away >= QGuiApplication.styleHints().startDragDistance()
            if self._is_dragging:
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._is_dragging:
            self.dragged.emit(here)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the click or the drag."""
        was_dragging, self._is_dragging = self._is_dragging, False
        was_pressed = self._pressed_at is not None
        self._pressed_at = None
        self.unsetCursor()
        if was_dragging:
            self.dropped.emit(event.globalPosition().toPoint())
        elif was_pressed:
            self.clicked.emit()


def entry_of(source: Source, letter: str, colour: QColor) -> SourceEntry:
    """What a head and a menu show of a source."""
    return SourceEntry(id=source.id, title=source.title, detail=_detail(source), letter=letter, colour=colour)


def _detail(source: Source) -> str:
    """Publisher (or author) and date, as they are shown below a title."""
    date = ""
    if source.published:
        try:
            date = show(source.published)
        except CrossreadError:
            date = source.published
    return " · ".join(filter(None, (source.publisher or source.author, date)))


def _readable_on(colour: QColor) -> QColor:
    dark, light = theme.LIGHT.ink, theme.LIGHT.paper
    return light if palettes.contrast(light, colour) >= palettes.contrast(dark, colour) else dark
