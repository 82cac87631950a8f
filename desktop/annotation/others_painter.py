"""Paints what others say: the source's letter, who says what, and the sign and reason of how that stands to this."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crossread.desktop.annotation.head import draw_badge
from crossread.desktop.annotation.others_list import Index, Line, Lines
from crossread.desktop.look import fonts
from crossread.desktop.look.theme import Theme, current
from crossread.desktop.widgets.line_field import reads_from_right

_LEFT = 25
_PAD = 6
_SIGNS = {"conflict": "≠", "tension": "≈"}


@dataclass(frozen=True, slots=True)
class _Text:
    layout: QTextLayout
    height: float


class OthersPainter(QStyledItemDelegate):
    """Lays each text out once for a width."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts: dict[tuple[str, str, int], _Text] = {}
        self._body, self._strong = fonts.interface_font(), fonts.interface_font("strong")
        self._small = fonts.interface_font("small")

    def forget(self) -> None:
        """Drop what was laid out."""
        self._texts.clear()

    def height(self, line: Line, width: int) -> int:
        """How high a line is at a width."""
        if line.kind == "head":
            return round(14 + self._of(line.title, "strong", width).height + 18) if line.title else 20
        if line.kind == "group":
            return round(8 + self._of(_heading(line), "small", width).height + 1)
        if line.kind in ("more", "rest"):
            return round(self._of(line.title, "small", width - _left(line)).height + 2 * _PAD)
        sign = _SIGNS.get(line.relation, "")
        why = f"{sign} {line.reason}".strip() if line.reason else ""
        reason = self._of(why, "small", width - _LEFT).height if why else 0
        said = self._of(line.said, "body", width - _LEFT).height
        return round(2 * _PAD + 16 + said + reason + 2)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height at the width of the list."""
        view = self.parent()
        assert isinstance(view, QWidget)
        width = view.width()
        return QSize(min(width, 60), self.height(_line(index), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line."""
        line, rect, look = _line(index), QRect(option.rect), current()
        painter.save()
        if line.kind in ("other", "more") and option.state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.hover)
            painter.drawRoundedRect(QRectF(rect), 5, 5)
        at = QPointF(rect.left(), rect.top())
        if line.kind == "head":
            y = 2.0
            if line.title:
                title = self._of(line.title, "strong", rect.width())
                self._draw(painter, title, at + QPointF(0, 14), look.ink)
                y = 16 + title.height
            self._draw(painter, self._of(line.beside, "small", rect.width()), at + QPointF(0, y), look.ink_quiet)
        elif line.kind == "group":
            self._draw(painter, self._of(_heading(line), "small", rect.width()), at + QPointF(0, 8), _color(line, look))
        elif line.kind == "other":
            self._paint_other(painter, rect, line)
        else:
            left = _left(line)
            text = self._of(line.title, "small", rect.width() - left)
            self._draw(painter, text, at + QPointF(left, _PAD), look.accent if line.kind == "more" else look.ink_quiet)
        focused = option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_Selected
        if focused:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)
        painter.restore()

    def _paint_other(self, painter: QPainter, rect: QRect, line: Line) -> None:
        look = current()
        draw_badge(painter, QRectF(rect.left() + 1, rect.top() + _PAD, 16, 16), line.place)
        top = QRectF(rect.left() + _LEFT, rect.top() + _PAD, rect.width() - _LEFT - 2, 16)
        painter.setFont(self._small)
        painter.setPen(look.ink_quiet)
        metrics = QFontMetricsF(self._small)
        painter.drawText(top, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), line.beside)
        room = top.width() - metrics.horizontalAdvance(line.beside) - 8
        title = metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(top, int(Qt.AlignmentFlag.AlignVCenter), title)
        at = QPointF(rect.left() + _LEFT, rect.top() + _PAD + 17)
        said = self._of(line.said, "body", rect.width() - _LEFT)
        self._draw(painter, said, at, look.ink_quiet if line.relation == "aside" else look.ink)
        if line.reason:
            sign = _SIGNS.get(line.relation, "")
            at += QPointF(0, said.height)
            reason = self._of(f"{sign} {line.reason}".strip(), "small", rect.width() - _LEFT)
            painter.setPen(look.ink_quiet)
            reason.layout.draw(painter, at, [_colored(len(sign), _color(line, look))] if sign else [])

    def _draw(self, painter: QPainter, text: _Text, at: QPointF, color: QColor) -> None:
        painter.setPen(color)
        text.layout.draw(painter, at)

    def _of(self, text: str, face: str, width: int) -> _Text:
        key = (text, face, width)
        if key not in self._texts:
            font = {"strong": self._strong, "small": self._small}.get(face, self._body)
            self._texts[key] = _laid_out(text, font, width)
        return self._texts[key]


def _heading(line: Line) -> str:
    return f"{line.title}: {line.beside}" if line.beside else line.title


def _left(line: Line) -> int:
    return _LEFT if line.kind == "more" else 0


def _color(line: Line, look: Theme) -> QColor:
    return {"conflict": look.conflict, "tension": look.tension}.get(line.relation, look.ink_quiet)


def _colored(length: int, color: QColor) -> QTextLayout.FormatRange:
    """The first letters in a colour."""
    made, look = QTextLayout.FormatRange(), QTextCharFormat()
    look.setForeground(color)
    made.start, made.length, made.format = 0, length, look
    return made


def _laid_out(text: str, font: QFont, width: int) -> _Text:
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if reads_from_right(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width - 2, 40))
        line.setPosition(QPointF(0, y))
        y += line.height() + 1
    layout.endLayout()
    return _Text(layout, y)


def _line(index: Index) -> Line:
    model = index.model()
    assert isinstance(model, Lines)
    return model.lines[index.row()]
