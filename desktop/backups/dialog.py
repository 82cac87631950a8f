"""The dialog of backups: which there are, what differs from now, and the way to bring one back. It blocks no window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from crossread.db import backups
from crossread.db.backups import Backup, checking, kept, restoring
from crossread.db.backups.facts import Facts, facts_of
from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.desktop.application.session import Session
from crossread.desktop.backups.background import Background
from crossread.desktop.backups.backup_list import BackupList
from crossread.desktop.backups.detail import BackupDetail
from crossread.desktop.backups.footer import MIB, Footer
from crossread.desktop.backups.words import tr, when_within
from crossread.desktop.look.theme import current
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import EmptyState, PlainLabel
from crossread.desktop.widgets.segmented_switch import SegmentedSwitch


class BackupsDialog(QDialog):
    """Reads in other threads, and asks whoever made it for files and for the project to be replaced."""

    path_requested = Signal(object)
    """A `Backup` is to be restored as a copy: answer with `restore_to`."""
    copied = Signal(object)
    """The `Path` of a project that was made of a backup."""
    replace_requested = Signal(object, object)
    """A `Backup` shall take the place of the project at a `Path`."""
    folder_requested = Signal(object)
    """The folder at a `Path` shall be shown."""
    on_changed = Signal(bool)
    """Backups shall be made, or not."""
    bound_changed = Signal(int)
    """All backups may take this many MiB."""
    broke = Signal(object)
    """Something failed by a fault of ours: the exception."""

    def __init__(
        self, session: Session, root: Path, parent: QWidget | None = None, *, path: Path | None = None
    ) -> None:
        """`path` is that of a project that cannot be opened: its backups are listed."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Backups"))
        self.resize(940, 600)
        self.setMinimumSize(780, 440)
        self._session, self._root, self._path = session, root, path
        self._bound = 0
        self._backups: list[Backup] = []
        self._facts: Facts | None = None
        self._shown: Backup | None = None
        self._background = Background(self)
        self._background.broke.connect(self.broke)
        self._make()
        self._connect()
        self.load()

    def show_settings(self, *, is_on: bool, bound_mib: int) -> None:
        """Show what is set."""
        self._bound = bound_mib * MIB
        self.footer.show_settings(is_on=is_on, bound_mib=bound_mib)
        self._show_used()

    def load(self) -> None:
        """Look anew which backups there are."""
        self._background.run(lambda: backups.listed(self._root), self._take_backups, self._tell)
        if self._session.is_open:
            self._ask_facts()
        else:
            self._take_facts(None)

    def restore_to(self, backup: Backup, target: Path) -> None:
        """Write a backup as a project of its own, and tell `copied`."""
        self.detail.set_busy(tr("Restoring as {name}…").format(name=target.name))

        def restore() -> Path:
            restoring.restore_copy(backup, target)
            return target

        self._background.run(restore, self.copied.emit, lambda error: self.detail.show_fault(str(error)))

    def done(self, result: int) -> None:
        """Nothing more is answered."""
        self._background.drop()
        super().done(result)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels."""
        QPainter(self).fillRect(self.rect(), current().panel)

    def _make(self) -> None:
        self._title = PlainLabel(tr("Backups"), "title")
        self.switch = SegmentedSwitch(
            [("this", tr("This project")), ("all", tr("All projects"))], tr("Whose backups are listed")
        )
        self.list = BackupList()
        self.detail = BackupDetail()
        self.footer = Footer()
        self.empty = EmptyState("", "")
        close = QuietButton(tr("Close"), outlined=True)
        close.clicked.connect(self.close)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 12, 10)
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self.switch)
        head.addStretch(1)
        head.addWidget(close)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self.list)
        self._split.addWidget(self.detail)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([370, 570])
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.footer)
        self.setTabOrder(self.list, self.detail)
        self._show_subject()

    def _connect(self) -> None:
        self.switch.chosen.connect(lambda _key: self._show_list())
        self.list.backup_chosen.connect(self._choose)
        self.list.restore_requested.connect(self._ask_copy)
        self.list.delete_requested.connect(self._ask_delete)
        self.list.doubleClicked.connect(lambda _index: self._ask_copy())
        self.detail.copy_requested.connect(self._ask_copy)
        self.detail.replace_requested.connect(self._ask_replace)
        self.detail.delete_requested.connect(self._ask_delete)
        self.footer.on_changed.connect(self.on_changed)
        self.footer.bound_changed.connect(self.bound_changed)
        self.footer.folder_requested.connect(lambda: self.folder_requested.emit(self._folder()))
        self._session.opened.connect(self._subject_changed)
        self._session.closed.connect(self._subject_changed)
        self._session.changed.connect(self._ask_facts)

    # What is listed

    def _subject_changed(self) -> None:
        self._path = None
        self._facts = None
        self._show_subject()
        self.load()

    def _show_subject(self) -> None:
        one = self._session.is_open or self._path is not None
        self.switch.setVisible(one)
        if not one:
            self.switch.choose("all")
        name = self._session.title if self._session.is_open else self._path.name if self._path is not None else ""
        self._title.setText(tr("Backups of “{name}”").format(name=name) if name else tr("Backups"))

    def _take_backups(self, found: list[Backup]) -> None:
        self._backups = found
        self._show_list()
        self._show_used()

    def _ask_facts(self, _changes: object = None) -> None:
        self._session.ask(
            lambda project: facts_of(project.store.conn),
            self._take_facts,
            key="facts of backups",
            # A damaged project tells nothing of itself, and is the one whose backups are wanted.
            on_failed=self._facts_failed,
        )

    def _facts_failed(self, _error: CrossreadError) -> None:
        self._take_facts(None)

    def _take_facts(self, facts: Facts | None) -> None:
        first = self._facts is None
        self._facts = facts
        self.list.backups.show_facts(facts)
        if first and facts is not None:
            self._show_list()

    def _show_list(self) -> None:
        of_all = self.switch.key == "all"
        listed = [backup for backup in self._backups if of_all or self._is_of_this(backup)]
        self.list.show_backups(listed, of_all=of_all)
        self._stack.setCurrentWidget(self._split if listed else self.empty)
        if not listed:
            self.empty.set_texts(tr("No backup yet"), self._advice())
            self.list.setFocus()

    def _is_of_this(self, backup: Backup) -> bool:
        if self._facts is not None:
            return backup.project_id == self._facts.project_id
        path = self._session.path or self._path
        return path is not None and Path(backup.of) == path.resolve()

    def _advice(self) -> str:
        if not self._session.is_open:
            return tr("Open a project and work on it: it is backed up after each hour of work, and when it closes.")
        if not self._session.writable:
            return tr("A project that is open for reading is not backed up.")
        if not self.footer.on.isChecked():
            return tr("Backups are switched off below. Switch them on to have one made each hour of work.")
        return tr("The first one is made in a moment; then one after each hour of work, and when the project closes.")

    def _show_used(self) -> None:
        self.footer.show_used(sum(backup.size for backup in self._backups), self._bound, self._root)

    # One of them

    def _choose(self, backup: Backup | None) -> None:
        same = backup is not None and self._shown is not None and backup.path == self._shown.path
        self._shown = backup
        if backup is None or same:
            return
        self.detail.show_backup(backup, can_replace=self._place_of(backup) is not None)
        if self._session.is_open and self._is_of_this(backup):
            self._session.ask(
                lambda project: self._compare(project, backup),
                lambda found: self._show_if_shown(backup, lambda: self.detail.show_comparison(found)),
                key="comparison with a backup",
                # It may be the project that cannot be read.
                on_failed=lambda _error: self._show_if_shown(backup, lambda: self._check(backup)),
            )
        else:
            self._check(backup)

    def _check(self, backup: Backup) -> None:
        self._background.run(
            lambda: checking.check(backup),
            lambda _: self._show_if_shown(backup, lambda: self.detail.show_whole(backup)),
            lambda error: self._show_if_shown(backup, lambda: self.detail.show_fault(str(error))),
        )

    @staticmethod
    def _compare(project: Project, backup: Backup) -> backups.Comparison:
        return backups.compare(project, backup)

    def _show_if_shown(self, backup: Backup, show: Callable[[], None]) -> None:
        # The answer may come when the dialog is closed and deleted.
        if isValid(self) and self._shown is not None and self._shown.path == backup.path:
            show()

    def _place_of(self, backup: Backup) -> Path | None:
        """Which project a backup could take the place of: the open one, or, if none is, the one that it is of."""
        if self._session.is_open:
            return self._session.path if self._is_of_this(backup) and not self._session.busy_elsewhere else None
        return Path(backup.of) if backup.of and Path(backup.of).parent.is_dir() else None

    def _ask_copy(self) -> None:
        if self._shown is not None and self.detail.copy.isEnabled():
            self.path_requested.emit(self._shown)

    def _ask_replace(self) -> None:
        backup = self._shown
        place = self._place_of(backup) if backup is not None else None
        if backup is None or place is None:
            return
        self.detail.ask(
            tr(
                "Put {name} back to {when}? What is there now is backed up first, so that this can be taken back in "
                "the same way."
            ).format(name=place.name, when=when_within(backup.made_at)),
            tr("Put it in place"),
            lambda: self.replace_requested.emit(backup, place),
        )

    def _ask_delete(self) -> None:
        backup = self._shown
        if backup is None:
            return

        def delete() -> None:
            self._background.run(lambda: kept.remove(backup), lambda _: self.load(), self._tell)

        self.detail.ask(
            tr("Delete the backup of {when}, for good?").format(when=when_within(backup.made_at)), tr("Delete"), delete
        )

    def _folder(self) -> Path:
        if self._shown is not None and self._shown.path.parent.is_dir():
            return self._shown.path.parent
        return self._root

    def _tell(self, error: CrossreadError) -> None:
        self.detail.show_fault(str(error))
