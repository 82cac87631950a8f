"""A few lines to type in that grow with the text and look like plain text until they are used."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.line_field import HEIGHT, INSET

_HOVER = (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave, QEvent.Type.FocusIn, QEvent.Type.FocusOut)


class GrowingField(QPlainTextEdit):
    """With `one_paragraph` Enter goes on to the next field, and what is pasted loses its line breaks."""

    edited = Signal()
    left = Signal()
    """The keys went elsewhere."""
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(
        self,
        name: str,
        font: QFont,
        *,
        placeholder: str = "",
        one_paragraph: bool = False,
        most_lines: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._one_paragraph, self._most_lines = one_paragraph, most_lines
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
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        watcher().theme_changed.connect(self.update)
        self._fit()

    def text(self) -> str:
        """What stands there. The raw text, because the plain one would lose no-break spaces."""
        text = self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
        return " ".join(text.split("\n")) if self._one_paragraph else text

    def show_text(self, text: str) -> None:
        """Show another text; what was typed cannot be taken back any more."""
        if text != self.text():
            self._known = text
            self.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo go beyond what was typed."""
        if event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.undo_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable():
            self.redo_requested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif self._one_paragraph and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell, unless a menu of the field took the keys."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        """The ground changes with pointer and keys."""
        if event.type() in _HOVER:
            self.update()
        if event.type() == QEvent.Type.Paint and isinstance(event, QPaintEvent):
            self._paint_ground()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(120, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another number of lines."""
        super().resizeEvent(event)
        self._fit()

    def _paint_ground(self) -> None:
        if not self.hasFocus() and (self.isReadOnly() or not self.underMouse()):
            return
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.focus, 1.5) if self.hasFocus() else QPen(look.hairline, 1))
        painter.setBrush(look.paper_raised)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)

    def _changed(self) -> None:
        if self.text() != self._known:
            self._known = self.text()
            self.edited.emit()

    def _fit(self) -> None:
        lines = max(round(self.document().size().height()), 1)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if lines > self._most_lines else policy.ScrollBarAlwaysOff
        )
        lines = min(lines, self._most_lines)
        self.setFixedHeight(max(HEIGHT, lines * self.fontMetrics().lineSpacing() + 10))
