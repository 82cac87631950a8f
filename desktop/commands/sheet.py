"""The sheet of shortcuts: everything that can be done with its key, in columns by where keys count, searchable."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from crossread.desktop.commands.command import Command
from crossread.desktop.commands.key_index import KeyIndex
from crossread.desktop.commands.overlay import Overlay
from crossread.desktop.commands.search_line import SearchLine
from crossread.desktop.commands.sheet_columns import SheetColumns
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import KeyHint, PlainLabel

WIDTH = 1_120
_STEP = 48


class Sheet(Overlay):
    """Give it what there is with `show_commands`, then `open`."""

    change_requested = Signal()
    """The keys are to be changed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "", WIDTH)
        self.setAccessibleName(self.tr("Shortcuts"))
        self._commands: Sequence[Command] = ()
        self._index = KeyIndex()
        self.line = SearchLine(
            self.tr("Find a shortcut"), self.tr("Find a shortcut by its name or key"), escape_empties=True
        )
        self.line.textChanged.connect(self._find)
        self.line.stepped.connect(self._scroll)
        self.columns = SheetColumns()
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.columns)
        self._told = PlainLabel("", "small", "ink_quiet")
        change = QuietButton(self.tr("Change shortcuts…"), outlined=True)
        change.clicked.connect(self._change)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 6, 14, 8)
        foot.setSpacing(14)
        foot.addWidget(change)
        foot.addWidget(self._told, 1)
        foot.addWidget(KeyHint("Esc", self.tr("close")))
        self.column.addWidget(self.line)
        self.column.addWidget(self._area, 1)
        self.column.addLayout(foot)
        watcher().theme_changed.connect(self._take_theme)
        self._take_theme()

    def show_commands(self, commands: Sequence[Command]) -> None:
        """What there is, in order."""
        if list(commands) != list(self._commands):
            self._commands = commands
            self._index = KeyIndex(commands)
            self.columns.put_commands(commands)
        if self.is_open:
            self._find()

    def first(self) -> QWidget:
        """The line."""
        return self.line

    def fill(self) -> None:
        """Begin at the top, with all."""
        self.line.clear()
        self._find()
        self._area.verticalScrollBar().setValue(0)

    def _find(self) -> None:
        typed = self.line.text().strip()
        shown = frozenset(each.id for each in self._index.find(typed))
        self.columns.show_found(shown, typed)
        changed = sum(each.is_changed for each in self._commands)
        if not shown:
            self._told.setText(self.tr("Nothing is called so, and no key either."))
        else:
            told = [
                self.tr("A letter is what the key prints; in other scripts its place counts."),
                self.tr("What has no box cannot be changed."),
            ]
            if changed:
                told.insert(0, self.tr("● changed: {count}").replace("{count}", str(changed)))
            self._told.setText("  ".join(told))

    def _scroll(self, by: int) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + by * (_STEP if abs(by) == 1 else self._area.viewport().height() // 11))

    def _change(self) -> None:
        self.close_it()
        self.change_requested.emit()

    def _take_theme(self) -> None:
        palette = self._area.palette()
        palette.setColor(QPalette.ColorRole.Window, current().paper_raised)
        palette.setColor(QPalette.ColorRole.Base, current().paper_raised)
        self._area.setPalette(palette)
