"""Whose backups the dialog is about: the project that is open, one that cannot be opened, or none."""

from pathlib import Path

from crossread.db.backups import Backup
from crossread.db.backups.facts import Facts
from crossread.desktop.application.session import Session
from crossread.desktop.backups.words import tr


class Subject:
    """Asks the session anew each time; `path` is that of a project that cannot be opened."""

    def __init__(self, session: Session, path: Path | None) -> None:
        self._session, self.path = session, path
        self.facts: Facts | None = None
        """What is known of the open project, once it told it."""

    @property
    def is_one(self) -> bool:
        """Whether it is one project."""
        return self._session.is_open or self.path is not None

    @property
    def name(self) -> str:
        """What it is called; empty if there is none."""
        if self._session.is_open:
            return self._session.title
        return self.path.name if self.path is not None else ""

    def has(self, backup: Backup) -> bool:
        """Whether a backup is of this project, or of a copy of it."""
        if self.facts is not None:
            return backup.project_id == self.facts.project_id
        path = self._session.path or self.path
        return path is not None and Path(backup.of) == path.resolve()

    def is_to_compare(self, backup: Backup) -> bool:
        """Whether there is an open project to hold a backup against."""
        return self._session.is_open and self.has(backup)

    def place_of(self, backup: Backup) -> Path | None:
        """Which project a backup could take the place of: the open one, or, if none is, the one that it is of."""
        if self._session.is_open:
            return self._session.path if self.has(backup) and not self._session.busy_elsewhere else None
        return Path(backup.of) if backup.of and Path(backup.of).parent.is_dir() else None

    def advice(self, *, is_on: bool, failure: str = "") -> str:
        """What to do to have one; `failure` is why none could be made."""
        if not self._session.is_open:
            return tr("Open a project and work on it: it is backed up while you work, and when it closes.")
        if not self._session.writable:
            return tr("A project that is open for reading is backed up only when you ask for it.")
        if not is_on:
            return tr("Backups are switched off below. Switch them on to have them made while you work.")
        if failure:
            return failure
        return tr(
            "The first one is made in a moment, of the project as it was opened; then one after ten minutes of work, "
            "and when the project closes."
        )
