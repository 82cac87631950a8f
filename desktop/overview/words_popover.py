"""Asks for words to look for."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QWidget

from crossread.desktop.look import fonts
from crossread.desktop.overview.popover import Popover
from crossread.desktop.widgets.labels import PlainLabel


class WordsPopover(Popover):
    """Enter takes what is typed; nothing typed looks for nothing."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, 300)
        self._title = PlainLabel("", "strong")
        self.line = QLineEdit()
        self.line.setFont(fonts.interface_font())
        self.line.returnPressed.connect(self._take)
        self.column.addWidget(self._title)
        self.column.addWidget(self.line)
        self._on_taken: Callable[[str], None] = lambda _typed: None
        self.setFocusProxy(self.line)

    def ask(self, title: str, at: QPoint, typed: str, on_taken: Callable[[str], None]) -> None:
        """Ask; `on_taken` gets what was typed."""
        self._on_taken = on_taken
        self._title.setText(title)
        self.line.setAccessibleName(title)
        self.line.setText(typed)
        self.open_at(at)

    def _take(self) -> None:
        typed = " ".join(self.line.text().split())
        self.close_panel()
        self._on_taken(typed)
