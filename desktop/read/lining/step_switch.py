"""The small switch in the status line that says how panes scroll in step; a click goes on to the next way."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.tool_tip import set_plain_tool_tip

_GLYPH = 16


class StepSwitch(QAbstractButton):
    """Two small columns and what joins them, with a word beside it."""

    def __init__(self, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = "tag"
        self.setFont(fonts.interface_font("body"))
        set_plain_tool_tip(self, tip)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        watcher().theme_changed.connect(self.update)
        self.show_kind(self._kind)

    def show_kind(self, kind: str) -> None:
        """Show one of the three ways: `tag`, `proportion` or `free`."""
        self._kind = kind
        words = {
            "tag": self.tr("in step by tags"),
            "proportion": self.tr("in step by proportion"),
            "free": self.tr("each by itself"),
        }
        self.setText(words[kind])
        self.setAccessibleName(self.tr("Scrolling: {way}").format(way=words[kind]))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(_GLYPH + 6 + self.fontMetrics().horizontalAdvance(self.text()) + 12, 22)

    def minimumSizeHint(self) -> QSize:
        """It does not give way."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The two columns with what joins them, and the words."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.hover)
            painter.drawRoundedRect(around, 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(around, 4, 4)
        left, top = 6.0, (self.height() - 12) / 2
        ink = look.ink_quiet
        painter.setPen(QPen(ink, 1.2))
        for x in (left, left + 11):
            painter.drawLine(QPointF(x, top), QPointF(x, top + 12))
        if self._kind == "tag":
            painter.setPen(QPen(look.accent, 1.6))
            painter.drawLine(QPointF(left + 1, top + 3), QPointF(left + 10, top + 3))
            painter.drawLine(QPointF(left + 1, top + 6), QPointF(left + 10, top + 10))
        elif self._kind == "proportion":
            painter.setPen(QPen(look.accent, 1.2))
            for y in (2, 6, 10):
                painter.drawLine(QPointF(left + 1, top + y), QPointF(left + 10, top + y))
        painter.setPen(look.ink_quiet)
        room = QRectF(left + _GLYPH + 2, 0, self.width(), self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.text())
