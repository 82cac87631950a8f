"""The list of backups: when each was made, what it is called, its size, and how it differs from the project now."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView

from crossread.db.backups import Backup
from crossread.db.backups.facts import Facts
from crossread.desktop.backups import words
from crossread.desktop.backups.words import tr
from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current
from crossread.desktop.widgets.row_list import LINE_OF_TEXT, RowList, RowModel, RowPainter

LINE, PAD = 19, 8
_ROOM_FOR_STEP = 290


class BackupPainter(RowPainter):
    """Rows of two lines, three where each is of another project; held against the project that is open."""

    def __init__(self) -> None:
        super().__init__()
        self.facts: Facts | None = None
        self.of_all = False
        self.of_several = False
        self._strong, self._small = fonts.interface_font("strong"), fonts.interface_font("small")

    def heading(self, backup: Backup) -> str:
        """What it is called, else when it was made; and of which file where there are several with one title."""
        of = Path(backup.of).stem if self.of_several else ""
        return " · ".join(filter(None, (backup.name or words.when(backup.made_at), of)))

    def told(self, backup: Backup) -> str:
        """How it differs from the project now; when it was made, if that is not said above."""
        when = words.when(backup.made_at) if backup.name else ""
        return " · ".join(filter(None, (when, words.difference(backup, self.facts))))

    def tell(self, backup: Backup) -> str:
        """A backup in words."""
        parts = (
            backup.title if self.of_all else "",
            self.heading(backup),
            tr("step {number}").format(number=backup.step),
            self.told(backup),
            words.mark(backup),
            words.size(backup.size),
        )
        return ". ".join(part for part in parts if part)

    def row_height(self) -> int:
        """A line more where each is of another project."""
        return 2 * PAD + LINE * (3 if self.of_all else 2)

    def paint_record(self, painter: QPainter, record: Any, place: QRectF) -> None:
        """A backup."""
        look, row = current(), QRectF(place.left(), place.top() + PAD, place.width(), LINE)
        aside = words.size(record.size)
        if row.width() > _ROOM_FOR_STEP:
            aside = tr("step {number} · {size}").format(number=record.step, size=aside)
        wide = QFontMetricsF(self._small).horizontalAdvance(aside) + 2
        painter.setFont(self._small)
        painter.setPen(look.ink_quiet)
        painter.drawText(QRectF(row.right() - wide, row.top(), wide, LINE), LINE_OF_TEXT, aside)
        painter.setFont(self._strong)
        painter.setPen(look.ink)
        self.draw_cut(painter, row.adjusted(0, 0, -wide - 8, 0), self.heading(record))
        painter.setFont(self._small)
        if self.of_all:
            row.translate(0, LINE)
            self.draw_cut(painter, row, record.title)
        row.translate(0, LINE)
        mark = words.mark(record)
        wide = min(QFontMetricsF(self._small).horizontalAdvance(mark) + 2, row.width() / 2)
        painter.setPen(look.ink if record.by_hand else look.ink_quiet)
        self.draw_cut(painter, QRectF(row.right() - wide, row.top(), wide, LINE), mark)
        painter.setPen(look.conflict if record.cut_short else look.ink_quiet)
        self.draw_cut(painter, row.adjusted(0, 0, -wide - 8, 0), self.told(record))


class BackupList(RowList[Backup]):
    """Up and down go through the backups, with Shift several are chosen; Enter restores a copy, Delete deletes."""

    choice_changed = Signal()
    """Others are chosen."""
    restore_requested = Signal()
    delete_requested = Signal()

    def __init__(self) -> None:
        self._look = BackupPainter()
        super().__init__(RowModel(self._look.tell), self._look, tr("Backups, newest first"), "paper")
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setMinimumWidth(240)

    @property
    def chosen(self) -> list[Backup]:
        """Those that are chosen, newest first."""
        return [self.records.records[row] for row in sorted(index.row() for index in self.selectedIndexes())]

    def show_backups(self, backups: Sequence[Backup], *, of_all: bool, wanted: Path | None = None) -> None:
        """List these; that at a path, or that which was current, is current if it is among them, else the first is.

        `of_all`: they are of several projects, and each says of which.
        """
        before = self.current_record
        path = wanted or (before.path if before is not None else None)
        self._look.of_all, self._look.of_several = of_all, len({backup.of for backup in backups}) > 1
        chosen = {backup.path for backup in self.chosen} if wanted is None else set()
        self.show_records(backups, lambda backup: backup.path == path)
        if len(chosen) > 1:
            again = QItemSelection()
            for row, backup in enumerate(backups):
                if backup.path in chosen:
                    again.select(self.records.index(row), self.records.index(row))
            self.selectionModel().select(again, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.choice_changed.emit()
        if wanted is not None:
            self.scrollTo(self.currentIndex())

    def show_facts(self, facts: Facts | None) -> None:
        """Hold them against this state of the project."""
        self._look.facts = facts
        self.records.refresh()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell it."""
        super().selectionChanged(selected, deselected)
        self.choice_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_record is not None:
            self.restore_requested.emit()
        elif event.key() == Qt.Key.Key_Delete and self.chosen:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)
