"""A field for text that is as high as what is written in it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher

_SPACE = 5


class TextInput(QPlainTextEdit):
    """One line that grows; with `lines` it also takes line breaks. Tab leaves it.

    Ctrl+Z is its own while there is typing to take back; after that it is the window's.
    """

    typed = Signal()
    """The user changed the text."""
    entered = Signal()
    """Enter, in a field of one line."""
    left = Signal()
    """The keys went elsewhere in the window, or the window closed."""

    def __init__(
        self,
        name: str,
        *,
        placeholder: str = "",
        lines: bool = False,
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines, self._quiet, self._showing = lines, quiet, False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(fonts.interface_font())
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_SPACE)
        self.viewport().setAutoFillBackground(False)
        self.textChanged.connect(self._changed)
        self._fit()
        watcher().theme_changed.connect(self._take_theme)
        self._take_theme()

    @property
    def text(self) -> str:
        """What is written, as it is: Qt's own way would turn no-break spaces into spaces."""
        block, parts = self.document().begin(), []
        while block.isValid():
            parts.append(block.text())
            block = block.next()
        return "\n".join(parts)

    def show_text(self, text: str) -> None:
        """Write something else, without telling; what was typed cannot be taken back any more."""
        if text != self.text:
            self._showing = True
            self.setPlainText(text)
            self._showing = False

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(120, self._height())

    def minimumSizeHint(self) -> QSize:
        """It can be narrow, not low."""
        return QSize(40, self._height())

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z and Ctrl+Y to the window when nothing typed is left to take back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            document = self.document()
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if (event.matches(undo) and not document.isUndoAvailable()) or (
                event.matches(redo) and not document.isRedoAvailable()
            ):
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends a field of one line; Escape is the form's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._lines:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: object) -> None:
        """Pasted line breaks become spaces where there are no lines."""
        text = getattr(source, "text", str)()
        if isinstance(text, str) and text:
            self.insertPlainText(text if self._lines else " ".join(text.splitlines()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving ends a visit; a menu or another window does not."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring is drawn."""
        super().focusInEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and outline of a field under the text."""
        look = current()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        width = 1.5 if focused else 1.0
        painter.setPen(QPen(look.focus if focused else look.hairline, width))
        painter.setBrush(Qt.BrushStyle.NoBrush if self.isReadOnly() else look.paper_raised)
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(inset, inset, -inset, -inset), 5, 5)
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width takes other lines."""
        super().resizeEvent(event)
        self._fit()

    def _take_theme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, current().ink_quiet if self._quiet else current().ink)
        self.setPalette(palette)

    def _changed(self) -> None:
        self._fit()
        if not self._showing:
            self.typed.emit()

    def _height(self) -> int:
        lines = max(1, round(self.document().documentLayout().documentSize().height()))
        return round(lines * self.fontMetrics().lineSpacing()) + 2 * _SPACE + 1

    def _fit(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())
