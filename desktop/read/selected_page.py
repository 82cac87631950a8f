"""What is selected in the text of a source: passages, sentences and paragraphs at the caret, and what is copied."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QWidget

from crossread.db.records import Passage
from crossread.db.text import sentence_at
from crossread.desktop.read.boundary_page import BoundaryPage
from crossread.desktop.read.content import PaneContent
from crossread.desktop.read.keys import Unit
from crossread.desktop.read.selecting import (
    paragraph_range,
    paragraph_start_from,
    sentence_range,
    sentence_start_from,
    without_last_sentence,
)


class SelectedPage(BoundaryPage):
    """A text page that knows its selection in code points. Who moves it reports it when the move is over."""

    passage_selected = Signal(object)
    """The selected `Passage`, or None when nothing is selected any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reported: tuple[int, int] = (0, 0)

    def set_content(self, content: PaneContent | None) -> None:
        """Show a text, or nothing; see `TextPage.set_content`."""
        self._reported = (0, 0)
        super().set_content(content)

    def selected_passage(self) -> Passage | None:
        """What is selected, without the white space round it; None if that is nothing."""
        content = self.content
        if content is None:
            return None
        cursor = self.textCursor()
        start = self.offsets.to_text(cursor.selectionStart())
        end = self.offsets.to_text(cursor.selectionEnd())
        text = content.text
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        return content.passage(start, end) if end > start else None

    def passage_under_caret(self) -> Passage | None:
        """The sentence in which the caret stands, None on an empty line and where it is folded away."""
        content = self.content
        if content is None or self.fold_at_caret() is not None:
            return None
        start, end = sentence_at(content.text, self.caret())
        return content.passage(start, end) if end > start else None

    def caret(self) -> int:
        """The code point offset of the caret."""
        return self.offsets.to_text(self.textCursor().position())

    def select(self, start: int, end: int) -> None:
        """Select a range of code points (or put the caret there, if it is empty), scroll it into view and report it."""
        self._set_selection(start, end)
        self._report()

    def select_sentence(self) -> None:
        """Select the sentence at the caret; if whole sentences are selected, one more."""
        self._select_by(sentence_range)

    def select_paragraph(self) -> None:
        """Select the paragraph at the caret; if whole paragraphs are selected, one more."""
        self._select_by(paragraph_range)

    def drop_sentence(self) -> None:
        """Take the last sentence out of the selection."""
        self._select_by(without_last_sentence)

    def move_by(self, unit: Unit, *, forward: bool, keep: bool) -> None:
        """Go to where the next sentence or paragraph begins, or the one before; `keep` extends the selection."""
        content = self.content
        if content is None:
            return
        start_from = sentence_start_from if unit == "sentence" else paragraph_start_from
        offset = start_from(content.text, self.caret(), forward=forward)
        cursor = self.textCursor()
        mode = QTextCursor.MoveMode.KeepAnchor if keep else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(self.offsets.to_widget(offset), mode)
        self.setTextCursor(cursor)

    def _select_by(self, grow: Callable[[str, int, int], tuple[int, int]]) -> None:
        content = self.content
        if content is None:
            return
        cursor = self.textCursor()
        start, end = self.offsets.to_text(cursor.selectionStart()), self.offsets.to_text(cursor.selectionEnd())
        self.select(*grow(content.text, start, end))

    def _set_selection(self, start: int, end: int) -> None:
        self.unfold_for(start, end)
        cursor = self.textCursor()
        cursor.setPosition(self.offsets.to_widget(start))
        if end > start:
            cursor.setPosition(self.offsets.to_widget(end, end=True), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _report(self) -> None:
        cursor = self.textCursor()
        selected = (cursor.selectionStart(), cursor.selectionEnd())
        if selected[0] == selected[1]:
            selected = (0, 0)
        if selected != self._reported:
            self._reported = selected
            self.passage_selected.emit(self.selected_passage())

    # Copying

    def selected_text(self) -> str:
        """The project's own text of the selection, without what is folded away in it: what one sees."""
        content = self.content
        if content is None:
            return ""
        cursor = self.textCursor()
        start, end = self.offsets.to_text(cursor.selectionStart()), self.offsets.to_text(cursor.selectionEnd())
        return self.folds.without_folded(content.text, start, end)

    def copy_selection(self) -> None:
        """Put the selected text on the clipboard."""
        text = self.selected_text()
        if text:
            QGuiApplication.clipboard().setText(text)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is dragged away: the project's text, never the widget's."""
        made = QMimeData()
        made.setText(self.selected_text())
        return made
