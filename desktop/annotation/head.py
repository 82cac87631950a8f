"""The head of the panel: the passage quoted in the colour of its source, where it stands, which of several it is."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from crossread.db.dates import show
from crossread.desktop.annotation.reading import Shown
from crossread.desktop.annotation.words import tr
from crossread.desktop.look import fonts
from crossread.desktop.look.palettes import contrast, source_color, source_letter
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import ElidedLabel, PlainLabel
from crossread.desktop.widgets.line_field import reads_from_right

_SIZE = 16.0
_INDENT = 13
_LINES_FOLDED = 8


def letter_ink(ground: QColor) -> QColor:
    """The colour in which a letter reads on a source's colour."""
    look = current()
    return max((QColor("#ffffff"), look.ink, look.paper), key=lambda color: contrast(color, ground))


def draw_badge(painter: QPainter, box: QRectF, place: int) -> None:
    """A source's letter on its colour."""
    ground = source_color(place)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 4, 4)
    font = fonts.interface_font("strong")
    font.setPixelSize(10)
    painter.setFont(font)
    painter.setPen(letter_ink(ground))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, source_letter(place))
    painter.restore()


class QuoteView(QWidget):
    """The quote in the reading face with a bar in the source's colour; a long one is folded after a few lines."""

    accessible_role = "StaticText"

    folded_changed = Signal(bool)
    """Whether there is more of the quote than is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = 0
        self._layout = QTextLayout()
        self._layout.setFont(fonts.reading_font(_SIZE))
        self._laid_at = -1
        self._heights: dict[int, int] = {}
        self._whole = False
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        watcher().theme_changed.connect(self.update)

    @property
    def text(self) -> str:
        """The whole quote, on one line for each of its paragraphs."""
        return self._layout.text()

    def show_quote(self, quote: str, place: int) -> None:
        """Show a passage of the source at a place in their order."""
        lines = [" ".join(line.split()) for line in quote.split("\n")]
        text = "\u2028".join(line for line in lines if line)
        if (text, place) == (self._layout.text(), self._place):
            return
        self._place, self._whole, self._laid_at = place, False, -1
        self._heights.clear()
        self._layout.setText(text)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        from_right = reads_from_right(text)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight)
        option.setAlignment(Qt.AlignmentFlag.AlignRight if from_right else Qt.AlignmentFlag.AlignLeft)
        self._layout.setTextOption(option)
        self.setAccessibleName(text.replace("\u2028", "\n"))
        self.updateGeometry()
        self.update()

    def show_whole(self, whole: bool) -> None:
        """Unfold a long quote, or fold it."""
        self._whole = whole
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """The height of the lines that are shown."""
        if width not in self._heights:
            self._heights[width] = round(self._lay_out(width)) + 4
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """The height at the present width."""
        return QSize(200, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        """It wraps."""
        return QSize(80, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar and the lines."""
        painter = QPainter(self)
        height = self._lay_out(self.width())
        painter.fillRect(QRectF(0, 3, 3, height - 2), source_color(self._place))
        painter.setPen(current().ink)
        shown = self._shown_lines()
        for at in range(shown):
            line = self._layout.lineAt(at)
            line.draw(painter, QPointF(_INDENT, 2))
        if shown < self._layout.lineCount():
            painter.setPen(current().ink_quiet)
            painter.setFont(self._layout.font())
            painter.drawText(QPointF(_INDENT, height - 4), "…")

    def _shown_lines(self) -> int:
        lines = self._layout.lineCount()
        return lines if self._whole or lines <= _LINES_FOLDED + 1 else _LINES_FOLDED

    def _lay_out(self, width: int) -> float:
        if self._laid_at != width:
            self._laid_at = width
            pitch = _SIZE * 1.38
            self._layout.beginLayout()
            y = 0.0
            while (line := self._layout.createLine()).isValid():
                line.setLineWidth(max(width - _INDENT - 2, 40))
                line.setPosition(QPointF(0, y))
                y += pitch
            self._layout.endLayout()
            self.folded_changed.emit(self._layout.lineCount() > _LINES_FOLDED + 1)
        shown = self._shown_lines()
        return (shown + (shown < self._layout.lineCount()) * 0.6) * _SIZE * 1.38


class _Badge(QWidget):
    """The letter of a source."""

    def __init__(self) -> None:
        super().__init__()
        self._place = 0
        self.setFixedSize(17, 17)
        watcher().theme_changed.connect(self.update)

    def show_place(self, place: int) -> None:
        """The source at a place in their order."""
        self._place = place
        self.setAccessibleName(tr("Source {letter}").format(letter=source_letter(place)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The letter on the colour."""
        draw_badge(QPainter(self), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._place)


class PassageView(QWidget):
    """Quote, source, date and paragraph."""

    rows_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quote = QuoteView()
        self.unfold = QuietButton(tr("whole quote"))
        self.unfold.setCheckable(True)
        self.unfold.hide()
        self._badge = _Badge()
        self._title = ElidedLabel("", "body", "ink")
        self._where = PlainLabel("", "small", "ink_quiet", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(7)
        line.addWidget(self._badge)
        line.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.quote)
        column.addWidget(self.unfold)
        column.addSpacing(6)
        column.addLayout(line)
        column.addSpacing(1)
        column.addWidget(self._where)
        self.unfold.toggled.connect(self._toggle)
        self.quote.folded_changed.connect(self._fold)

    @property
    def where(self) -> str:
        """What is said of where the passage stands."""
        return f"{self._title.text()} · {self._where.text()}"

    def show_passage(self, shown: Shown, place: int) -> None:
        """Show the passage of an annotation."""
        source = shown.source
        if self.unfold.isChecked() and shown.annotation.quote != self.quote.text:
            self.unfold.setChecked(False)
        self.quote.show_quote(shown.annotation.quote, place)
        self._badge.show_place(place)
        self._title.setText(source.title)
        self._title.updateGeometry()
        parts = [source.publisher or "", show(source.published) if source.published else ""]
        if shown.paragraph:
            parts.append(tr("paragraph %n", shown.paragraph))
        self._where.setText(" · ".join(part for part in parts if part))

    def _fold(self, long: bool) -> None:
        if long == self.unfold.isHidden():
            self.unfold.setVisible(long)
            self.rows_changed.emit()

    def _toggle(self, whole: bool) -> None:
        self.unfold.setText(tr("fold the quote") if whole else tr("whole quote"))
        self.quote.show_whole(whole)
