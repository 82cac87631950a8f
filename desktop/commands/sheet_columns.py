"""The columns of the sheet: places with heading and rows, shared out so that the columns are alike in height."""

from collections.abc import Collection, Sequence
from itertools import groupby

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from crossread.desktop.commands.command import Command
from crossread.desktop.commands.drawing import draw_mark, draw_words
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.key_caps import caps_width, draw_caps
from crossread.desktop.widgets.key_text import spoken
from crossread.desktop.widgets.labels import PlainLabel

ROW_HEIGHT = 25
HEADING_HEIGHT = 34
_LEAST_WIDTH = 300
_GAP = 26
_EDGE = 20


class SheetRow(QWidget):
    """What can be done, and its keys; one that was changed has a dot and says so."""

    accessible_role = "StaticText"

    def __init__(self, command: Command, parent: QWidget) -> None:
        super().__init__(parent)
        self.command = command
        self._typed = ""
        keys = ", ".join(spoken(key) for key in command.keys) or self.tr("no key")
        words = f"{command.title}: {keys}"
        if command.is_fixed:
            fixed = self.tr("cannot be changed")
            words = f"{words} ({fixed})"
            self.setToolTip(fixed)
        elif command.is_changed:
            before = ", ".join(spoken(key) for key in command.default_keys) or self.tr("no key")
            changed = self.tr("changed, it was {keys}").replace("{keys}", before)
            words = f"{words} ({changed})"
            self.setToolTip(changed)
        elif command.description:
            self.setToolTip(command.description)
        self.setAccessibleName(words)

    def show_typed(self, typed: str) -> None:
        """Make strong what was typed."""
        if typed != self._typed:
            self._typed = typed
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The name, and the caps at the right."""
        look, command = current(), self.command
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        right = float(self.width())
        keys = command.keys
        while len(keys) > 1 and caps_width(keys) > self.width() * 0.55:
            keys = keys[:-1]
        if keys:
            draw_caps(painter, keys, right, middle, boxed=not command.is_fixed)
            right -= caps_width(keys) + 8
        if command.is_changed:
            draw_mark(painter, right - 2, middle)
            right -= 10
        name = QRect(0, 0, round(right), self.height())
        draw_words(painter, command.title.rstrip("…"), self._typed, name, look.ink if keys else look.ink_quiet)


class SheetColumns(QWidget):
    """As many columns as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: list[tuple[QWidget, list[SheetRow]]] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._height = 0
        watcher().theme_changed.connect(self.update)

    def put_commands(self, commands: Sequence[Command]) -> None:
        """Have a row for each of these, by section."""
        for old in [widget for heading, rows in self._sections for widget in (heading, *rows)]:
            old.hide()
            old.deleteLater()
        self._sections = []
        for title, members in groupby(commands, lambda each: each.heading):
            heading = PlainLabel(title, "heading", "ink_quiet", parent=self)
            heading.setAlignment(Qt.AlignmentFlag.AlignBottom)
            self._sections.append((heading, [SheetRow(each, self) for each in members]))
        self._arrange()

    def show_found(self, ids: Collection[str], typed: str) -> None:
        """Show the rows of these alone; what was typed to find them is made strong."""
        for heading, rows in self._sections:
            for row in rows:
                row.setVisible(row.command.id in ids)
                row.show_typed(typed)
            heading.setVisible(any(row.command.id in ids for row in rows))
        self._arrange()

    @property
    def rows(self) -> list[SheetRow]:
        """What is shown, in order."""
        return [row for _, rows in self._sections for row in rows if not row.isHidden()]

    def sizeHint(self) -> QSize:
        """As high as the highest column."""
        return QSize(_LEAST_WIDTH, self._height)

    def minimumSizeHint(self) -> QSize:
        """The area round it scrolls."""
        return QSize(120, self._height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Perhaps there is room for another column."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self.width() - 2 * _EDGE
        count = max(1, (room + _GAP) // (_LEAST_WIDTH + _GAP))
        width = (room - (count - 1) * _GAP) // count
        shown = [(heading, [row for row in rows if not row.isHidden()]) for heading, rows in self._sections]
        shown = [(heading, rows) for heading, rows in shown if rows]
        heights = [HEADING_HEIGHT + ROW_HEIGHT * len(rows) for _, rows in shown]
        column, y, highest = 0, 0, 0
        for place, number in enumerate(_columns(heights, count)):
            if number != column:
                column, y = number, 0
            heading, rows = shown[place]
            x = _EDGE + column * (width + _GAP)
            heading.setGeometry(x, y, width, HEADING_HEIGHT - 6)
            y += HEADING_HEIGHT
            for row in rows:
                row.setGeometry(x, y, width, ROW_HEIGHT)
                y += ROW_HEIGHT
            y += 4
            highest = max(highest, y)
        if highest + 12 != self._height:
            self._height = highest + 12
            self.updateGeometry()


def _columns(heights: Sequence[int], count: int) -> list[int]:
    """The column of each section, in order, so that the highest column is as low as it can be."""
    low, high = max(heights, default=0), sum(heights)
    while low < high:
        middle = (low + high) // 2
        if _fill(heights, middle)[-1] < count:
            high = middle
        else:
            low = middle + 1
    return _fill(heights, low) if heights else []


def _fill(heights: Sequence[int], most: int) -> list[int]:
    column, filled = 0, 0
    made: list[int] = []
    for height in heights:
        if filled and filled + height > most:
            column, filled = column + 1, 0
        filled += height
        made.append(column)
    return made or [0]
