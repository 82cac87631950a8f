"""The lines in which the researcher writes why: plain text that grows with what is written."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.live_keys import live_keys

INSET = 8
_LEAST_LINES, _MOST_LINES = 3, 18


class ReasonField(QPlainTextEdit):
    """Ctrl+Z takes back what was typed, then asks for a step to be taken back."""

    edited = Signal()
    left = Signal()
    """The keys went elsewhere."""
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(fonts.interface_font())
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(INSET, 6, INSET - 2, 5)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self._shown = ""
        self.textChanged.connect(self._changed)
        watcher().theme_changed.connect(self.update)
        self._fit()

    @property
    def words(self) -> str:
        """What stands there; a no-break space stays one, which `toPlainText` would not let it."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Show another text; what was typed cannot be taken back any more."""
        if text == self.words:
            return
        self._shown = text
        self.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo go beyond what was typed; Escape and the keys of the finding are for who holds the field."""
        if event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.undo_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable():
            self.redo_requested.emit()
        elif event.key() == Qt.Key.Key_Escape or (
            live_keys().deed("verdict", event)
            and event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The ground is drawn below the letters, and changes with the keys."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if event.type() == QEvent.Type.Paint:
            self._ground()
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is to be kept."""
        super().focusOutEvent(event)
        self.left.emit()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(160, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _ground(self) -> None:
        painter = QPainter(self)
        look = current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.focus, 1.5) if self.hasFocus() else QPen(look.hairline, 1))
        painter.setBrush(look.paper_raised)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)

    def _changed(self) -> None:
        if self.words != self._shown:
            self._shown = self.words
            self.edited.emit()
        self._fit()

    def _fit(self) -> None:
        """The document lays its lines out only when they are seen, so that their number is worked out here."""
        room = QRect(0, 0, max(self.width() - 2 * INSET, 40), 100_000)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        # Where the last line is empty there is still a line for the caret.
        text = self.toPlainText() + ("x" if self.toPlainText().endswith("\n") else "")
        line = self.fontMetrics().lineSpacing()
        needed = self.fontMetrics().boundingRect(room, flags, text or "x").height()
        self.setFixedHeight(max(_LEAST_LINES * line, min(needed, _MOST_LINES * line)) + 13)
