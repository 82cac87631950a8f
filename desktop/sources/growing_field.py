"""A few lines to type in that grow with the text and look like plain text until they are used."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QWidget

from crossread.desktop.widgets.text_lines import TextLines


class GrowingField(TextLines):
    """With `one_paragraph` Enter goes on to the next field, and what is pasted loses its line breaks."""

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
        self._one_paragraph = one_paragraph
        super().__init__(name, font, placeholder=placeholder, most_lines=most_lines, parent=parent)

    def text(self) -> str:
        """What stands there, as one paragraph if it is to be one."""
        text = super().text()
        return " ".join(text.split("\n")) if self._one_paragraph else text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on where there is one paragraph."""
        if self._one_paragraph and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing stays selected."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
        super().focusOutEvent(event)
