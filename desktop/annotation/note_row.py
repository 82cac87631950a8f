"""The researcher's note on an annotation: a few lines that grow with the text."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from crossread.desktop.annotation.row import LABEL_WIDTH, Row
from crossread.desktop.annotation.storing import Columns
from crossread.desktop.annotation.words import tr
from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.line_field import HEIGHT, INSET

_MOST_LINES = 14


class NoteField(QPlainTextEdit):
    """Plain text, as high as it needs up to a limit; looks like text on paper until it is used."""

    edited = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Note"))
        self.setPlaceholderText(tr("write a note"))
        self.setFont(fonts.interface_font())
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(INSET, 5, INSET - 2, 4)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)
        self._shown = ""
        self.textChanged.connect(self._changed)
        watcher().theme_changed.connect(self.update)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show another text; what was typed cannot be taken back any more."""
        if text == self.toPlainText() and not self.document().isUndoAvailable():
            return
        self._shown = text
        place = self.textCursor().position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self.toPlainText())))
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

    def event(self, event: QEvent) -> bool:
        """The ground changes with pointer and keys."""
        if event.type() in (
            QEvent.Type.HoverEnter,
            QEvent.Type.HoverLeave,
            QEvent.Type.FocusIn,
            QEvent.Type.FocusOut,
        ):
            self.update()
        if event.type() == QEvent.Type.Paint and isinstance(event, QPaintEvent):
            self._ground()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(120, self.height())

    def _ground(self) -> None:
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().toRectF().adjusted(0.75, 0.75, -0.75, -0.75)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(look.focus, 1.5) if self.hasFocus() else QPen(look.hairline, 1))
            painter.setBrush(look.paper_raised)
            painter.drawRoundedRect(box, 5, 5)

    def _changed(self) -> None:
        if self.toPlainText() != self._shown:
            self._shown = self.toPlainText()
            self.edited.emit()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _fit(self) -> None:
        """The document lays its lines out only when they are seen, so that their number is worked out here."""
        room = QRect(0, 0, max(self.width() - 2 * INSET, 40), 100_000)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        # Where the last line is empty there is still a line for the caret.
        text = self.toPlainText() + ("x" if self.toPlainText().endswith("\n") else "")
        needed = self.fontMetrics().boundingRect(room, flags, text or "x").height()
        most = _MOST_LINES * self.fontMetrics().lineSpacing()
        self.setFixedHeight(max(HEIGHT, min(needed, most) + 10))


class NoteRow(Row):
    """The note."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = NoteField()
        self.add_line(tr("note"), self.field)
        self.field.edited.connect(self.edited)
        self.field.undo_requested.connect(self.undo_requested)
        self.field.redo_requested.connect(self.redo_requested)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)

    def set_editable(self, editable: bool) -> None:
        """Let it be read only, or not."""
        self.field.setReadOnly(not editable)

    def write(self, columns: Columns) -> None:
        """Show the note."""
        if not self.is_left_alone(self.field):
            self.field.show_text(columns["note"])

    def meaning(self) -> Columns:
        """The note as it stands."""
        # A no-break space comes out of the document as a plain one; the raw text is the one that was typed.
        return {"note": self.field.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")}
