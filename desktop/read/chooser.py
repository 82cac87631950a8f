"""What an empty pane shows: the sources that can be opened in it, or what to do if there are none."""

from collections.abc import Sequence
from time import monotonic

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from crossread.desktop.look import fonts, palettes, theme
from crossread.desktop.read.content import SourceEntry
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.tool_tip import plain_tool_tip

_ID = Qt.ItemDataRole.UserRole
_WIDEST = 440
_BADGE = 20
TYPING_SECONDS = 1.0


class SourceChooser(QWidget):
    """A list of sources; Enter or a click chooses one."""

    source_chosen = Signal(str)
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[SourceEntry] = ()
        self._all_open = False
        self._title = PlainLabel(self.tr("Choose a source for this pane"), "strong")
        self._advice = PlainLabel("", "body", "ink_quiet", wrap=True)
        self._list = _List(self)
        self._list.setMaximumWidth(_WIDEST)
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

    def set_entries(self, entries: Sequence[SourceEntry], *, all_open: bool = False) -> None:
        """The sources to choose from; `all_open`: there are some, but each is open in another pane."""
        self._entries, self._all_open = entries, all_open
        self._list.clear()
        for entry in entries:
            item = QListWidgetItem(_badge(entry), entry.title)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.letter} {entry.title}")
            item.setData(_ID, entry.id)
            item.setToolTip(plain_tool_tip(entry.detail))
            self._list.addItem(item)
        if entries:
            self._list.setCurrentRow(0)
            self._advice.setText(self.tr("Press Enter or click."))
        elif all_open:
            self._advice.setText(
                self.tr("All sources are open already. Text files dropped on the window are taken in.")
            )
        else:
            self._advice.setText(self.tr("There are no sources yet: drop text files on the window to take them in."))
        self._title.setVisible(bool(entries))
        # It stays when it is empty: the keys of an empty pane are here, not at the next button.
        self._list.setAccessibleName(self.tr("Sources to open in this pane") if entries else self._advice.text())

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
        self.set_entries(self._entries, all_open=self._all_open)


class _List(QListWidget):
    """A plain list that tells when it gets the keys."""

    focused = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._typed, self._typed_at = "", 0.0
        self.setItemDelegate(_RowDelegate(self))
        self.setIconSize(QSize(_BADGE, _BADGE))
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


class _RowDelegate(QStyledItemDelegate):
    """The ring of the keys goes round the whole row, badge and title."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        own = QStyleOptionViewItem(option)
        has_focus = bool(own.state & QStyle.StateFlag.State_HasFocus)
        own.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, own, index)
        if has_focus:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.current().focus, 1.5))
            painter.drawRoundedRect(QRectF(own.rect).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
            painter.restore()


def _badge(entry: SourceEntry) -> QIcon:
    ratio = 3
    look = theme.current()
    made = QPixmap(_BADGE * ratio, _BADGE * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palettes.shown(entry.colour.name(), look), 1.5))
    painter.drawRoundedRect(QRectF(0.75, 0.75, _BADGE - 1.5, _BADGE - 1.5), 5, 5)
    painter.setPen(look.ink)
    painter.setFont(fonts.interface_font("strong" if len(entry.letter) == 1 else "small"))
    painter.drawText(QRectF(0, 0, _BADGE, _BADGE), int(Qt.AlignmentFlag.AlignCenter), entry.letter)
    painter.end()
    icon = QIcon(made)
    icon.addPixmap(made, QIcon.Mode.Selected)
    return icon
