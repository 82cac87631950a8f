"""The sources of which a report tells: all, unless some are taken out."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from crossread.db.records import Source
from crossread.desktop.look import fonts
from crossread.desktop.look.palettes import source_letter
from crossread.desktop.look.theme import current, watcher

_ID = Qt.ItemDataRole.UserRole
ROWS = 6
_ROW = 24


class SourceChoice(QListWidget):
    """A list with a tick for each source."""

    narrowed = Signal()
    """Others are chosen now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Sources in the report"))
        self.setFont(fonts.interface_font())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemChanged.connect(lambda _item: self.narrowed.emit())
        self._take_theme()
        watcher().theme_changed.connect(self._take_theme)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of those that are ticked; empty for all of them."""
        items = [self.item(row) for row in range(self.count())]
        ticked = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        return () if len(ticked) == len(items) else tuple(str(item.data(_ID)) for item in ticked)

    @property
    def is_empty(self) -> bool:
        """Whether none at all is ticked."""
        return not any(self.item(row).checkState() == Qt.CheckState.Checked for row in range(self.count()))

    def show_sources(self, sources: Sequence[Source]) -> None:
        """List these; what was taken out stays out."""
        out = {
            str(self.item(row).data(_ID))
            for row in range(self.count())
            if self.item(row).checkState() == Qt.CheckState.Unchecked
        }
        self.blockSignals(True)
        self.clear()
        for place, source in enumerate(sources):
            item = QListWidgetItem(f"{source_letter(place)}  {source.title}")
            item.setData(_ID, source.id)
            item.setSizeHint(QSize(0, _ROW))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if source.id in out else Qt.CheckState.Checked)
            self.addItem(item)
        self.blockSignals(False)
        self.setFixedHeight(min(max(len(sources), 1), ROWS) * _ROW + 4)
        self.narrowed.emit()

    def _take_theme(self) -> None:
        look, palette = current(), self.palette()
        palette.setColor(QPalette.ColorRole.Base, look.panel)
        palette.setColor(QPalette.ColorRole.Text, look.ink)
        palette.setColor(QPalette.ColorRole.Highlight, look.accent_fill)
        palette.setColor(QPalette.ColorRole.HighlightedText, look.ink)
        self.setPalette(palette)
