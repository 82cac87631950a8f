"""What is done with backups from the dialog: brought back as a copy, kept and named, deleted; in a thread."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from crossread.db import backups
from crossread.db.backups import Backup, checking, kept, restoring
from crossread.db.errors import CrossreadError
from crossread.desktop.backups.background import Background
from crossread.desktop.backups.words import tr


class BackupDeeds(QObject):
    """Reads and writes backups, and tells what came of it. Nothing is answered after `drop`."""

    listed = Signal(list)
    """All backups of all projects, newest first."""
    copied = Signal(object)
    """The `Path` of a project that was made of a backup."""
    told = Signal(object)
    """A `Backup` is kept or called otherwise now."""
    failed = Signal(str)
    """Something could not be done: a sentence."""
    broke = Signal(object)
    """Something failed by a fault of ours: the exception."""

    def __init__(self, root: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._root = root
        self._background = Background(self)
        self._background.broke.connect(self.broke)

    def drop(self) -> None:
        """Answer nothing of what was asked for until now."""
        self._background.drop()

    def load(self) -> None:
        """Look which there are."""
        self._background.run(lambda: backups.listed(self._root), self.listed.emit, self._fail)

    def check(self, backup: Backup, on_whole: Callable[[], None], on_fault: Callable[[str], None]) -> None:
        """Read one to its end."""
        self._background.run(lambda: checking.check(backup), lambda _: on_whole(), lambda error: on_fault(str(error)))

    def restore(self, backup: Backup, target: Path) -> None:
        """Write one as a project of its own."""

        def restore() -> Path:
            restoring.restore_copy(backup, target)
            return target

        self._background.run(restore, self.copied.emit, self._fail)

    def keep(self, backup: Backup, *, by_hand: bool, name: str) -> None:
        """Have one stay, or not, under a name."""
        self._background.run(lambda: backups.keep(backup, name=name, by_hand=by_hand), self.told.emit, self._fail)

    def delete(self, chosen: Sequence[Backup]) -> None:
        """Take them away, and look what is left."""

        def delete() -> list[Backup]:
            for backup in chosen:
                kept.remove(backup)
            left = [backup for backup in chosen if backup.path.exists()]
            if left:
                raise CrossreadError(
                    tr("{count} could not be deleted; delete them in their folder: {path}").format(
                        count=len(left), path=left[0].path
                    )
                )
            return backups.listed(self._root)

        self._background.run(delete, self.listed.emit, self._deleted_in_part)

    def _deleted_in_part(self, error: CrossreadError) -> None:
        self.load()
        self._fail(error)

    def _fail(self, error: CrossreadError) -> None:
        self.failed.emit(str(error))
