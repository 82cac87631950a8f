"""A field for several lines of plain text, as high as what is written in it."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.line_field import HEIGHT, INSET

_HOVER = (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave, QEvent.Type.FocusIn, QEvent.Type.FocusOut)
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignLeft)


class TextLines(QPlainTextEdit):
    """Looks like text on paper until it is used, or like a field if it is `outlined`. Tab leaves it.

    It grows from `least_lines` to `most_lines`, then scrolls. Ctrl+Z takes back what was typed, then asks for a step to
    be taken back. Escape is for whoever holds the field.
    """

    edited = Signal()
    """The user changed the text."""
    left = Signal()
    """The keys went elsewhere; a menu of the field is not elsewhere."""
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(
        self,
        name: str,
        font: QFont,
        *,
        placeholder: str = "",
        least_lines: int = 1,
        most_lines: int,
        outlined: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least_lines, self._most_lines, self._outlined = least_lines, most_lines, outlined
        self._known = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(font)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(INSET, 5, INSET - 2, 4)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)
        self.textChanged.connect(self._changed)
        watcher().theme_changed.connect(self.update)
        self._fit()

    def text(self) -> str:
        """What stands there; a no-break space stays one, which `toPlainText` would not let it."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Show another text; what was typed cannot be taken back any more."""
        if text != self.text():
            self.begin_anew(text)

    def begin_anew(self, text: str) -> None:
        """Show a text, also the same, of which nothing can be taken back; the caret stays where it was."""
        self._known = text
        place = self.textCursor().position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo go beyond what was typed."""
        if event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.undo_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable():
            self.redo_requested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell, unless a menu of the field took the keys."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        """The ground is drawn below the letters, and changes with pointer and keys."""
        if event.type() in _HOVER:
            self.update()
        if event.type() == QEvent.Type.Paint and isinstance(event, QPaintEvent):
            self._paint_ground()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(120, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _paint_ground(self) -> None:
        is_pointed_at = self.underMouse() and not self.isReadOnly()
        if not (self.hasFocus() or is_pointed_at or self._outlined):
            return
        look, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.focus, 1.5) if self.hasFocus() else QPen(look.hairline, 1))
        painter.setBrush(look.paper_raised)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)

    def _changed(self) -> None:
        if self.text() != self._known:
            self._known = self.text()
            self.edited.emit()
        self._fit()

    def _fit(self) -> None:
        """The document lays its lines out only when they are seen, so that their height is worked out here."""
        metrics, text = self.fontMetrics(), self.text()
        room = QRect(0, 0, max(self.width() - 2 * INSET, 40), 100_000)
        # Where the last line is empty there is still a line for the caret.
        needed = metrics.boundingRect(room, _WRAPPED, text + "x" if not text or text.endswith("\n") else text).height()
        line = metrics.lineSpacing()
        policy = Qt.ScrollBarPolicy
        is_long = needed > self._most_lines * line
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if is_long else policy.ScrollBarAlwaysOff)
        lines = max(self._least_lines * line, min(needed, self._most_lines * line))
        self.setFixedHeight(max(HEIGHT, lines + 10))
