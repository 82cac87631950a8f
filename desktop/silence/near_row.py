"""One passage that comes near to a claim: its paragraph and its words, those that the claim has too set off."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from crossread.db.silence import Near
from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher

_LEFT, _TOP, _RIGHT = 44, 5, 8
_SIZE = 15
_MOST_LINES = 4
_UNITS = 2
_CUT = 4
_LEAST_WIDTH = 160
_LEADING = 1.12


class NearRow(QAbstractButton):
    """Clicking it asks for the passage. `checked` is the one that the keys go to."""

    def __init__(self, near: Near, excerpt: str, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.near = near
        self._excerpt, self._number = " ".join(excerpt.split("\n")), number
        self._small = fonts.interface_font("small")
        self._layout: QTextLayout | None = None
        self._height = 0.0
        self.setCheckable(True)
        self.setAccessibleName(f"¶ {number}: {self._excerpt}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        watcher().theme_changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The height at the width it has."""
        self._lay_out(max(self.width(), _LEAST_WIDTH))
        return QSize(_LEAST_WIDTH, round(self._height) + 2 * _TOP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew. A layout that asks for the height at a width asks too early for some of the rows."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setFixedHeight(self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ground if it is the one gone to, the paragraph's number, the words."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(4.5, 0.5, -4.5, -0.5)
        if self.isChecked():
            painter.setPen(QPen(look.accent, 1))
            painter.setBrush(look.accent_fill)
            painter.drawRoundedRect(box, 5, 5)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.hover)
            painter.drawRoundedRect(box, 5, 5)
        painter.setFont(self._small)
        painter.setPen(look.ink_quiet)
        aside = QRectF(8, _TOP + 1, _LEFT - 14, 20)
        painter.drawText(aside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), f"¶ {self._number}")
        if self._layout is not None:
            painter.setPen(look.ink)
            self._layout.draw(painter, QPointF(_LEFT, _TOP))

    def _lay_out(self, width: int) -> None:
        room = max(60, width - _LEFT - _RIGHT)
        shown = self._wrapped(self._excerpt, room)
        last = shown.lineAt(shown.lineCount() - 1)
        end = last.textStart() + last.textLength() if shown.lineCount() else 0
        whole = len(self._excerpt.encode("utf-16-le")) // _UNITS
        if end < whole:
            # Some letters make room for the sign that there is more.
            kept = self._excerpt.encode("utf-16-le")[: _UNITS * (end - _CUT)].decode("utf-16-le", "ignore").rstrip()
            shown = self._wrapped(f"{kept} …", room)
        self._layout = shown
        self._height = sum(shown.lineAt(at).height() * _LEADING for at in range(shown.lineCount()))

    def _wrapped(self, text: str, room: float) -> QTextLayout:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(text, fonts.reading_font(_SIZE))
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        y = 0.0
        for _ in range(_MOST_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(room)
            line.setPosition(QPointF(0, y))
            y += line.height() * _LEADING
        layout.endLayout()
        return layout

    def _formats(self) -> list[QTextLayout.FormatRange]:
        """What the claim has too is set in bold."""
        found = []
        for start, end in self.near.shared:
            each = QTextLayout.FormatRange()
            before, inside = start - self.near.start, end - start
            text = self._excerpt
            each.start = len(text[:before].encode("utf-16-le")) // _UNITS
            each.length = len(text[before : before + inside].encode("utf-16-le")) // _UNITS
            style = QTextCharFormat()
            style.setFontWeight(QFont.Weight.DemiBold)
            each.format = style
            found.append(each)
        return found
