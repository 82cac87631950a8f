"""What an empty pane shows: the sources that can be opened in it, or what to do if there are none."""

from collections.abc import Sequence
from time import monotonic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from crossread.desktop.look import fonts, palettes, theme
from crossread.desktop.read.content import SourceEntry
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.tool_tip import plain_tool_tip

_ID = Qt.ItemDataRole.UserRole
_WIDEST = 440
_DOT = 12
TYPING_SECONDS = 1.0


class SourceChooser(QWidget):
    """A list of sources; Enter or a click chooses one."""

    source_chosen = Signal(str)
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[SourceEntry] = ()
        self._title = PlainLabel(self.tr("Choose a source for this pane"), "strong")
        self._advice = PlainLabel("", "body", "ink_quiet", wrap=True)
        self._list = _List(self)
        self._list.setMaximumWidth(_WIDEST)
        self._list.setAccessibleName(self.tr("Sources to open in this pane"))
        self._list.itemActivated.connect(self._choose)
        self._list.itemClicked.connect(self._choose)
        self._list.focused.connect(self.focused)
        self.setFocusProxy(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 28, 24, 24)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._advice)
        column.addWidget(self._list, 1)
        self.setAutoFillBackground(True)
        self.set_entries(())
        self._take_theme()
        theme.watcher().theme_changed.connect(self._take_theme)

    def set_entries(self, entries: Sequence[SourceEntry]) -> None:
        """The sources to choose from."""
        self._entries = entries
        self._list.clear()
        for entry in entries:
            item = QListWidgetItem(_dot(entry), f"{entry.letter}   {entry.title}")
            item.setData(_ID, entry.id)
            item.setToolTip(plain_tool_tip(entry.detail))
            self._list.addItem(item)
        if entries:
            self._list.setCurrentRow(0)
            self._advice.setText(self.tr("Press Enter or click. The list at the left opens sources as well."))
        else:
            self._advice.setText(self.tr("There are no sources yet: drop text files on the window to take them in."))
        self._title.setVisible(bool(entries))
        self._list.setVisible(bool(entries))

    def _choose(self, item: QListWidgetItem) -> None:
        self.source_chosen.emit(item.data(_ID))

    def _take_theme(self) -> None:
        look = theme.current()
        for widget in (self, self._list):
            palette = widget.palette()
            palette.setColor(palette.ColorRole.Window, look.paper)
            palette.setColor(palette.ColorRole.Base, look.paper)
            palette.setColor(palette.ColorRole.Highlight, look.accent_fill)
            widget.setPalette(palette)
        self.set_entries(self._entries)


class _List(QListWidget):
    """A plain list that tells when it gets the keys."""

    focused = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._typed, self._typed_at = "", 0.0
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setFont(fonts.interface_font())
        self.setSpacing(3)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def keyboardSearch(self, search: str) -> None:
        """Letters typed find a source by any part of its title; after a second they begin anew."""
        now = monotonic()
        self._typed = self._typed + search if now - self._typed_at < TYPING_SECONDS else search
        self._typed_at = now
        for row in range(self.count()):
            if self._typed.casefold() in self.item(row).text().casefold():
                self.setCurrentRow(row)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.itemActivated.emit(item)
            return
        super().keyPressEvent(event)


def _dot(entry: SourceEntry) -> QIcon:
    ratio = 3
    made = QPixmap(_DOT * ratio, _DOT * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palettes.shown(entry.colour.name(), theme.current()))
    painter.drawEllipse(2, 2, _DOT - 4, _DOT - 4)
    painter.end()
    return QIcon(made)
