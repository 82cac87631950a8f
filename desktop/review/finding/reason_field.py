"""The lines in which the researcher writes why: plain text that grows with what is written."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from crossread.desktop.look import fonts
from crossread.desktop.widgets.live_keys import live_keys
from crossread.desktop.widgets.text_lines import TextLines

_LEAST_LINES, _MOST_LINES = 3, 18
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ReasonField(TextLines):
    """The keys of the finding that are no letters are for who holds the field."""

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(
            name,
            fonts.interface_font(),
            placeholder=placeholder,
            least_lines=_LEAST_LINES,
            most_lines=_MOST_LINES,
            outlined=True,
            parent=parent,
        )

    @property
    def words(self) -> str:
        """What stands there."""
        return self.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the keys of the finding pass."""
        if live_keys().deed("verdict", event) and event.modifiers() & _HELD:
            event.ignore()
        else:
            super().keyPressEvent(event)
