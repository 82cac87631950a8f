"""The head of a position: the claim's pattern, its code and its words, how many stand against it; opens a menu."""

from PySide6.QtCore import QLineF, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from crossread.desktop.annotation.words import tr
from crossread.desktop.look import fonts
from crossread.desktop.look.palettes import LinePattern, draw_line
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.tool_tip import set_plain_tool_tip

_SIGN = 38
_COLUMN = 30
_MOST_LINES = 3


class SubjectButton(QAbstractButton):
    """Its menu is made by whoever owns it; the words wrap, and are cut after a few lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu = QMenu(self)
        self._code, self._against = "", 0
        self._line, self._pattern = QColor(), LinePattern.SOLID
        self._layout = QTextLayout()
        self._laid_at = -1
        self._heights: dict[int, int] = {}
        self._strong, self._small = fonts.interface_font("strong"), fonts.interface_font("small")
        self._key = fonts.interface_font("key")
        self._key.setPixelSize(10)
        self.setFont(self._strong)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self.open_menu)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda _place: self.open_menu())
        watcher().theme_changed.connect(self.update)

    def show_subject(self, statement: str, code: str, line: QColor, pattern: LinePattern) -> None:
        """Show a claim."""
        self._code, self._line, self._pattern = code, line, pattern
        if statement != self.text():
            self.setText(statement)
            self._layout.setText(" ".join(statement.split()))
            self._lay_out_anew()
            self.updateGeometry()
        self._tell()
        self.update()

    def set_against(self, count: int) -> None:
        """How many other passages stand against this position."""
        if count != self._against:
            self._against = count
            self._lay_out_anew()
            self._tell()
            self.updateGeometry()
            self.update()

    def open_menu(self) -> None:
        """Show what can be done."""
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def heightForWidth(self, width: int) -> int:
        """As many lines as the words take, up to a few."""
        if width not in self._heights:
            self._heights[width] = max(26, round(self._lay_out(width)) + 9)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """The height at the present width."""
        return QSize(200, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        """It wraps."""
        return QSize(80, 26)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the menu, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Sign, code, words, count."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.hover)
            painter.drawRoundedRect(box, 5, 5)
        self._paint_sign(painter)
        self._lay_out(self.width())
        painter.setPen(look.ink)
        for at in range(min(self._layout.lineCount(), _MOST_LINES)):
            line = self._layout.lineAt(at)
            if at == _MOST_LINES - 1 and self._layout.lineCount() > _MOST_LINES:
                rest = self._layout.text()[line.textStart() :]
                room = round(self._room(self.width()))
                painter.setFont(self._strong)
                shown = painter.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, room)
                painter.drawText(QRectF(_SIGN, 4 + line.y(), room, line.height()), shown)
            else:
                line.draw(painter, QPointF(_SIGN, 4))
        painter.setFont(self._small)
        right = QRectF(0, 0, self.width() - 4, 26)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        if self._against:
            painter.setPen(look.conflict)
            painter.drawText(right.adjusted(0, 0, -18, 0), flags, f"≠ {self._against}")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.ink_quiet)
        for at in (-4, 0, 4):
            painter.drawEllipse(QPointF(self.width() - 12 + at, 13), 1.2, 1.2)
        if self.hasFocus():
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 5, 5)

    def _paint_sign(self, painter: QPainter) -> None:
        """The code over the claim's line, as the codebook has it."""
        painter.setFont(self._key)
        painter.setPen(current().ink_quiet)
        code = painter.fontMetrics().elidedText(self._code, Qt.TextElideMode.ElideRight, _COLUMN + 4)
        painter.drawText(QRectF(-2, 3, _COLUMN + 4, 13), int(Qt.AlignmentFlag.AlignCenter), code)
        draw_line(painter, QLineF(0, 19, _COLUMN, 19), self._line, self._pattern, 2.5)

    def _lay_out_anew(self) -> None:
        self._laid_at = -1
        self._heights.clear()

    def _room(self, width: int) -> float:
        against = self.fontMetrics().horizontalAdvance(f"≠ {self._against}") + 8 if self._against else 0
        return max(width - _SIGN - 22 - against, 40)

    def _lay_out(self, width: int) -> float:
        """Lay the words out; answers with the height of the lines that are shown."""
        if self._laid_at != width:
            self._laid_at = width
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            self._layout.setTextOption(option)
            self._layout.setFont(self._strong)
            self._layout.beginLayout()
            y = 0.0
            while (line := self._layout.createLine()).isValid():
                line.setLineWidth(self._room(width))
                line.setPosition(QPointF(0, y))
                y += line.height() + 1
            self._layout.endLayout()
        shown = min(self._layout.lineCount(), _MOST_LINES)
        return self._layout.lineAt(shown - 1).y() + self._layout.lineAt(shown - 1).height() if shown else 17

    def _tell(self) -> None:
        against = tr("%n against it", self._against) if self._against else ""
        self.setAccessibleName(", ".join(part for part in (tr("Claim"), self._code, self.text(), against) if part))
        set_plain_tool_tip(self, f"{self._code} · {self.text()}" if self._code else "")
