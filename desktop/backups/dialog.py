"""The dialog of backups: which there are, what differs from now, and the way to bring one back. It blocks no window."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from crossread.db import backups
from crossread.db.backups import Backup, kept
from crossread.db.backups.facts import Facts, facts_of
from crossread.db.errors import CrossreadError
from crossread.desktop.application.session import Session
from crossread.desktop.backups.asking_bar import AskingBar
from crossread.desktop.backups.backup_list import BackupList
from crossread.desktop.backups.deeds import BackupDeeds
from crossread.desktop.backups.detail import BackupDetail
from crossread.desktop.backups.footer import MIB, Footer
from crossread.desktop.backups.head import Head
from crossread.desktop.backups.subject import Subject
from crossread.desktop.backups.words import together, tr, when_within
from crossread.desktop.look.theme import current
from crossread.desktop.widgets.labels import EmptyState


class BackupsDialog(QDialog):
    """Reads in other threads, and asks whoever made it for files and for the project to be replaced."""

    backup_requested = Signal(str)
    """A backup of the open project is to be made now, and called that: answer with `show_made` or `show_refused`."""
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
        self.resize(980, 640)
        self.setMinimumSize(780, 440)
        self._session, self._root = session, root
        self._subject = Subject(session, path)
        self._bound = 0
        self._backups: list[Backup] = []
        self._is_listed = False
        self._several: list[Path] = []
        self._shown: Backup | None = None
        self._wanted: Path | None = None
        self._deeds = BackupDeeds(root, self)
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
        self._deeds.load()
        if self._session.is_open:
            self._ask_facts()
        else:
            self._take_facts(None)

    def restore_to(self, backup: Backup, target: Path) -> None:
        """Write a backup as a project of its own, and tell `copied`."""
        self.detail.set_busy(tr("Restoring as {name}…").format(name=target.name))
        self._deeds.restore(backup, target)

    def ask_name(self) -> None:
        """Let a backup of the open project be made now, and be named."""
        if self._session.is_open:
            self.asking.ask()

    def show_made(self, backup: Backup) -> None:
        """The backup that was asked for is there: show it."""
        self._wanted = backup.path
        self.footer.say(tr("Backed up. It stays until you delete it."))
        self.load()

    def show_refused(self, sentence: str) -> None:
        """The backup that was asked for could not be made."""
        self.footer.say(sentence, is_fault=True)

    def done(self, result: int) -> None:
        """Nothing more is answered."""
        self._deeds.drop()
        super().done(result)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels."""
        QPainter(self).fillRect(self.rect(), current().panel)

    def _make(self) -> None:
        self.head = Head()
        self.switch, self.now = self.head.switch, self.head.now
        self.list = BackupList()
        self.detail = BackupDetail()
        self.footer = Footer()
        self.asking = AskingBar()
        self.empty = EmptyState("", "")
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
        column.addWidget(self.head)
        column.addWidget(self.asking)
        column.addWidget(self._stack, 1)
        column.addWidget(self.footer)
        for one, other in pairwise((self.list, self.detail, self.footer, self.switch, self.now, self.head.out)):
            self.setTabOrder(one, other)
        self._show_subject()

    def _connect(self) -> None:
        self.switch.chosen.connect(lambda _key: self._show_subject())
        self.switch.chosen.connect(lambda _key: self._show_list())
        self.now.clicked.connect(self.ask_name)
        self.asking.agreed.connect(self._ask_backup)
        self.head.close_requested.connect(self.close)
        self.asking.left.connect(self._give_keys)
        deeds = self._deeds
        deeds.listed.connect(self._take_backups)
        deeds.copied.connect(self.copied)
        deeds.told.connect(lambda _backup: self.load())
        deeds.failed.connect(self._tell)
        deeds.broke.connect(self.broke)
        self.list.choice_changed.connect(self._choose)
        self.list.restore_requested.connect(self._ask_copy)
        self.list.delete_requested.connect(self._ask_delete)
        self.list.doubleClicked.connect(lambda _index: self._ask_copy())
        self.detail.copy_requested.connect(self._ask_copy)
        self.detail.replace_requested.connect(self._ask_replace)
        self.detail.delete_requested.connect(self._ask_delete)
        self.detail.keeping_changed.connect(self._keep)
        self.footer.on_changed.connect(self.on_changed)
        self.footer.bound_changed.connect(self.bound_changed)
        self.footer.folder_requested.connect(lambda: self.folder_requested.emit(self._folder()))
        self._session.opened.connect(self._subject_changed)
        self._session.closed.connect(self._subject_changed)
        self._session.changed.connect(self._ask_facts)

    # What is listed

    def _subject_changed(self) -> None:
        self._subject.path = None
        self._subject.facts = None
        self.asking.hide()
        self._show_subject()
        self.load()

    def _show_subject(self) -> None:
        self.head.show_subject(self._subject.name, is_one=self._subject.is_one, is_open=self._session.is_open)

    def _take_backups(self, found: list[Backup]) -> None:
        self._backups, self._is_listed = found, True
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
        first = self._subject.facts is None
        self._subject.facts = facts
        self.list.show_facts(facts)
        if first and facts is not None:
            self._show_list()

    def _show_list(self) -> None:
        if not self._is_listed:
            return
        of_all = self.switch.key == "all"
        mine = kept.newest_first(backup for backup in self._backups if self._subject.has(backup))
        listed = self._backups if of_all else mine
        self.list.show_backups(listed, of_all=of_all, wanted=self._wanted)
        self._wanted = None
        page = self._split if listed else self.empty
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
            if not self.asking.isVisible():
                self._give_keys()
        if not listed:
            advice = self._subject.advice(is_on=self.footer.on.isChecked(), failure=self.footer.failure)
            self.empty.set_texts(tr("No backup yet"), advice)

    def _show_used(self) -> None:
        mine = sum(backup.size for backup in self._backups if self._subject.has(backup))
        self.footer.show_used(self._backups, self._bound, self._root, mine if self.switch.isVisibleTo(self) else None)

    def _give_keys(self) -> None:
        (self.list if self._stack.currentWidget() is self._split else self.now).setFocus()

    # One of them, or several

    def _choose(self) -> None:
        chosen = self.list.chosen
        before, self._several = self._several, [each.path for each in chosen] if len(chosen) > 1 else []
        if self._several:
            self._shown = None
            if self._several != before:
                self.detail.show_several(chosen)
            return
        backup, shown = chosen[0] if chosen else None, self._shown
        self._shown = backup
        if backup is None or backup == shown:
            return
        if shown is not None and (backup.path, backup.size) == (shown.path, shown.size) and not backup.cut_short:
            self.detail.show_told(backup)
            return
        self.detail.show_backup(backup, can_replace=self._subject.place_of(backup) is not None)
        if self._subject.is_to_compare(backup):
            self._session.ask(
                lambda project: backups.compare(project, backup),
                lambda found: self._show_if_shown(backup, lambda: self.detail.show_comparison(found)),
                key="comparison with a backup",
                # It may be the project that cannot be read.
                on_failed=lambda _error: self._show_if_shown(backup, lambda: self._check(backup)),
            )
        else:
            self._check(backup)

    def _check(self, backup: Backup) -> None:
        self._deeds.check(
            backup,
            lambda: self._show_if_shown(backup, lambda: self.detail.show_whole(backup)),
            lambda sentence: self._show_if_shown(backup, lambda: self.detail.show_fault(sentence)),
        )

    def _show_if_shown(self, backup: Backup, show: Callable[[], None]) -> None:
        # The answer may come when the dialog is closed and deleted.
        if isValid(self) and self._shown is not None and self._shown.path == backup.path:
            show()

    def _ask_copy(self) -> None:
        if self._shown is not None and self.detail.copy.isEnabled():
            self.path_requested.emit(self._shown)

    def _ask_replace(self) -> None:
        backup = self._shown
        place = self._subject.place_of(backup) if backup is not None else None
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
        chosen = self.list.chosen
        if not chosen:
            return
        if len(chosen) == 1:
            question = tr("Delete the backup of {when}, for good?").format(when=when_within(chosen[0].made_at))
        else:
            question = tr("Delete {backups}, for good? The project itself stays as it is.").format(
                backups=together(chosen)
            )
        self.detail.ask(question, tr("Delete"), lambda: self._deeds.delete(chosen))

    def _ask_backup(self, name: str) -> None:
        self.footer.say(tr("Backing up…"))
        self.backup_requested.emit(name)

    def _keep(self, by_hand: bool, name: str) -> None:
        if self._shown is not None:
            self._deeds.keep(self._shown, by_hand=by_hand, name=name)

    def _folder(self) -> Path:
        if self._shown is not None and self._shown.path.parent.is_dir():
            return self._shown.path.parent
        return self._root

    def _tell(self, sentence: str) -> None:
        self.detail.show_fault(sentence)
