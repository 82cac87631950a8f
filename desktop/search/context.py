"""The chosen hit in its place: its paragraph with what stands before and after it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from crossread.db.search.passages import Excerpt
from crossread.desktop.look import fonts, palettes
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.search.asking import GROUP_OF, Place, SourceName
from crossread.desktop.search.excerpt_layout import match_format, utf16
from crossread.desktop.search.words import kind_title
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import ElidedLabel

BLANK_LINE = 10
WIDEST = 640
"""No line is longer than one of a pane, however wide the window."""


class Context(QWidget):
    """Shows words; whoever holds it asks for them."""

    open_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel("", "strong")
        self._detail = ElidedLabel("", "small", "ink_quiet")
        self._text = QTextEdit()
        self._text.setReadOnly(True)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setFont(fonts.reading_font(16))
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setTabChangesFocus(True)
        self._text.setMaximumWidth(WIDEST)
        self._text.document().setDocumentMargin(0)
        self._text.viewport().setAutoFillBackground(False)
        self._text.setAccessibleName(self.tr("The hit in its context"))
        self._button = QuietButton(self.tr("Open"), "jump", outlined=True, key="Enter")
        self._button.clicked.connect(self.open_requested)
        foot = QHBoxLayout()
        foot.addWidget(self._button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 20, 16)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._detail)
        column.addSpacing(8)
        column.addWidget(self._text, 1)
        column.addLayout(foot)
        self._shown: Excerpt | None = None
        watcher().theme_changed.connect(self._paint_words)
        self.show_nothing()

    def sizeHint(self) -> QSize:
        """A column to read in."""
        return QSize(400, 400)

    def show_nothing(self) -> None:
        """No hit is chosen."""
        self._shown = None
        self._title.setText("")
        self._detail.setText("")
        self._text.clear()
        self._button.hide()

    def show_excerpt(self, place: Place, found: Excerpt, source: SourceName | None, paragraph: int) -> None:
        """Show a hit: its words, and where it stands."""
        self._shown = found
        if source is not None:
            self._title.setText(f"{palettes.source_letter(source.place)}   {source.title}")
            where = self.tr("paragraph {number}").format(number=paragraph) if paragraph else ""
            self._detail.setText(" · ".join(filter(None, (source.detail, where))))
        else:
            self._title.setText(kind_title(GROUP_OF[place.table]))
            self._detail.setText("")
        self._button.setText(self.tr("Open in Read"))
        self._button.show()
        self._paint_words()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, with a hairline at the left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().paper)
        painter.fillRect(0, 0, 1, self.height(), current().hairline)

    def _paint_words(self) -> None:
        found = self._shown
        if found is None:
            return
        # A new text would be written as the place looks where the cursor stands.
        self._text.setCurrentCharFormat(QTextCharFormat())
        self._text.setPlainText(found.words)
        look = match_format(current().accent)
        look.setBackground(current().accent_fill)
        cursor = QTextCursor(self._text.document())
        block = QTextBlockFormat()
        block.setLineHeight(142, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setBottomMargin(4)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(block)
        self._narrow_blank_lines()
        for start, end in found.matches:
            cursor.setPosition(utf16(found.words, start))
            cursor.setPosition(utf16(found.words, end), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)
        cursor.setPosition(0)
        self._text.setTextCursor(cursor)

    def _narrow_blank_lines(self) -> None:
        blank = QTextBlockFormat()
        blank.setLineHeight(BLANK_LINE, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block = self._text.document().begin()
        while block.isValid():
            if not block.text().strip():
                QTextCursor(block).setBlockFormat(blank)
            block = block.next()

    def scroll_to(self, offset: int) -> None:
        """Bring a place of the words (code points of the excerpt) into view."""
        if self._shown is not None:
            cursor = QTextCursor(self._text.document())
            cursor.setPosition(utf16(self._shown.words, min(max(offset, 0), len(self._shown.words))))
            self._text.setTextCursor(cursor)
            self._text.ensureCursorVisible()
