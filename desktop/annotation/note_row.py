"""The researcher's note on an annotation: a few lines that grow with the text."""

from PySide6.QtWidgets import QWidget

from crossread.desktop.annotation.row import LABEL_WIDTH, Row
from crossread.desktop.annotation.storing import Columns
from crossread.desktop.annotation.words import tr
from crossread.desktop.look import fonts
from crossread.desktop.widgets.text_lines import TextLines

_MOST_LINES = 14


class NoteField(TextLines):
    """Of another annotation, what was typed before cannot be taken back, though the same stands there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Note"), fonts.interface_font(), placeholder=tr("write a note"), most_lines=_MOST_LINES, parent=parent
        )

    def show_text(self, text: str) -> None:
        """Show another text; what was typed cannot be taken back any more."""
        if text != self.text() or self.document().isUndoAvailable():
            self.begin_anew(text)


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
        return {"note": self.field.text()}
