"""The list of backups: when each was made, how large it is, and how it differs from the project now."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crossread.db.backups import Backup
from crossread.db.backups.facts import Facts
from crossread.desktop.backups import words
from crossread.desktop.backups.words import tr
from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
_State = QStyle.StateFlag
BACKUP = Qt.ItemDataRole.UserRole
EDGE, LINE, PAD = 16, 19, 8
_ROOM_FOR_STEP = 290


class BackupModel(QAbstractListModel):
    """The backups, newest first, held against the project that is open."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.backups: tuple[Backup, ...] = ()
        self.facts: Facts | None = None
        self.of_all = False
        self._of_several = False

    def show_backups(self, backups: Sequence[Backup], *, of_all: bool) -> None:
        """List these; `of_all`: they are of several projects, and each says of which."""
        self.beginResetModel()
        self.backups, self.of_all = tuple(backups), of_all
        self._of_several = len({backup.of for backup in backups}) > 1
        self.endResetModel()

    def show_facts(self, facts: Facts | None) -> None:
        """Hold them against this state of the project."""
        self.facts = facts
        if self.backups:
            self.dataChanged.emit(self.index(0), self.index(len(self.backups) - 1))

    def heading(self, backup: Backup) -> str:
        """When it was made, and of which file where there are several: copies of a project have the same title."""
        when, name = words.when(backup.made_at), Path(backup.of).stem
        return f"{when} · {name}" if self._of_several and name else when

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One for each backup."""
        return 0 if parent.isValid() else len(self.backups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The backup, and what is read out of it."""
        backup = self.backups[index.row()]
        if role == BACKUP:
            return backup
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (
                backup.title if self.of_all else "",
                self.heading(backup),
                tr("step {number}").format(number=backup.step),
                words.difference(backup, self.facts),
                words.why(backup),
                words.size(backup.size),
            )
            return ". ".join(part for part in parts if part)
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, model: BackupModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._strong, self._small = fonts.interface_font("strong"), fonts.interface_font("small")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A line more where each is of another project."""
        return QSize(200, 2 * PAD + LINE * (3 if self._model.of_all else 2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row."""
        backup, look, place = index.data(BACKUP), current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & _State.State_Selected:
            painter.fillRect(place, look.accent_fill)
            painter.fillRect(QRectF(place.left(), place.top(), 3, place.height()), look.accent)
        elif option.state & _State.State_MouseOver:
            painter.fillRect(place, look.hover)
        painter.fillRect(QRectF(place.left() + EDGE, place.bottom() - 1, place.width() - EDGE, 1), look.hairline)
        row = QRectF(place.left() + EDGE, place.top() + PAD, place.width() - 2 * EDGE, LINE)
        aside = words.size(backup.size)
        if row.width() > _ROOM_FOR_STEP:
            aside = tr("step {number} · {size}").format(number=backup.step, size=aside)
        wide = QFontMetricsF(self._small).horizontalAdvance(aside) + 2
        painter.setFont(self._small)
        painter.setPen(look.ink_quiet)
        painter.drawText(QRectF(row.right() - wide, row.top(), wide, LINE), _LINE, aside)
        painter.setFont(self._strong)
        painter.setPen(look.ink)
        self._cut(painter, row.adjusted(0, 0, -wide - 8, 0), self._model.heading(backup))
        painter.setFont(self._small)
        if self._model.of_all:
            row.translate(0, LINE)
            self._cut(painter, row, backup.title)
        row.translate(0, LINE)
        painter.setPen(look.conflict if backup.cut_short else look.ink_quiet)
        told = " · ".join(filter(None, (words.difference(backup, self._model.facts), words.why(backup))))
        self._cut(painter, row, told)
        if option.state & _State.State_HasFocus:
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1.75, 1.75, -1.75, -1.75), 4, 4)
        painter.restore()

    def _cut(self, painter: QPainter, where: QRectF, text: str) -> None:
        shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, _LINE, shown)


class BackupList(QListView):
    """Up and down go through the backups; Enter restores a copy, Delete asks whether to delete one."""

    backup_chosen = Signal(object)
    """Another `Backup` is current, or None."""
    restore_requested = Signal()
    delete_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.backups = BackupModel(self)
        self.setModel(self.backups)
        self.setItemDelegate(_Delegate(self.backups, self))
        self.setAccessibleName(tr("Backups, newest first"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setMinimumWidth(240)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        watcher().theme_changed.connect(self._take_theme)
        self._take_theme()

    @property
    def current_backup(self) -> Backup | None:
        """The backup that is current."""
        backup = self.currentIndex().data(BACKUP) if self.currentIndex().isValid() else None
        return backup if isinstance(backup, Backup) else None

    def show_backups(self, backups: Sequence[Backup], *, of_all: bool) -> None:
        """List these; the one that was current stays so if it is among them, else the first is."""
        before = self.current_backup
        kept = self.verticalScrollBar().value()
        self.backups.show_backups(backups, of_all=of_all)
        path = before.path if before is not None else None
        row = next((number for number, each in enumerate(backups) if each.path == path), 0)
        if backups:
            self.setCurrentIndex(self.backups.index(row))
        else:
            self.backup_chosen.emit(None)
        self.verticalScrollBar().setValue(kept)

    def currentChanged(self, now: Index, before: Index) -> None:
        """Tell which is current."""
        super().currentChanged(now, before)
        self.backup_chosen.emit(self.current_backup)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_backup is not None:
            self.restore_requested.emit()
        elif event.key() == Qt.Key.Key_Delete and self.current_backup is not None:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def _take_theme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, current().paper)
        self.setPalette(palette)
        self.viewport().update()
