"""Backups in the window: made while one works, listed in a dialog, brought back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid

from crossread.db import backups
from crossread.db.backups import Backup, purging, restoring
from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.desktop.application import places, settings
from crossread.desktop.application.project_files import SUFFIX, with_suffix
from crossread.desktop.backups.background import Background
from crossread.desktop.backups.keeper import BackupKeeper
from crossread.desktop.backups.words import when_within
from crossread.desktop.sources.import_flow import ImportFlow

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.backups.dialog import BackupsDialog

MIB = 1024 * 1024


def put_backups(window: "MainWindow") -> None:
    """Have backups made from now on, and offer the dialog, also for a project that cannot be opened."""
    wired = Backups(window)
    window.actions_.connect_to("backups", wired.open)
    window.actions_.connect_to("back_up_now", wired.ask_name)
    flow = window.findChild(ImportFlow)
    if isinstance(flow, ImportFlow):
        flow.before_much = wired.make_before_import


def root() -> Path:
    """Where the backups of all projects lie."""
    return places.folder("data") / "backups"


class Backups(QObject):
    """Keeps the backups of one window, and its dialog while there is one."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._dialog: BackupsDialog | None = None
        store = window.settings
        self.keeper = BackupKeeper(
            window.session,
            root(),
            is_on=lambda: store.get(settings.BACKUPS),
            bound=lambda: store.get(settings.BACKUPS_MIB) * MIB,
            parent=self,
        )
        # In the line below, where it stays until something else is to be said: the work itself is saved.
        self._said = ""
        self.keeper.failed.connect(self._tell_failed)
        self.keeper.made.connect(self._tell_well)
        self.keeper.asked_for.connect(self._tell_made)
        self.keeper.refused.connect(self._tell_refused)
        self._background = Background(self)
        window.session.open_failed.connect(self._offer)
        store.changed.connect(self._setting_changed)

    def open(self, path: Path | None = None) -> None:
        """Show the dialog: for the open project, else for the one at a path, else for all."""
        from crossread.desktop.backups.dialog import BackupsDialog

        if self._dialog is not None and isValid(self._dialog) and self._dialog.isVisible():
            self._dialog.raise_()
            self._dialog.activateWindow()
            return
        window = self._window
        dialog = self._dialog = BackupsDialog(window.session, root(), window, path=path)
        self._show_settings()
        dialog.footer.show_failure(self.keeper.last_failure)
        dialog.on_changed.connect(lambda on: window.settings.set(settings.BACKUPS, on))
        dialog.bound_changed.connect(lambda mib: window.settings.set(settings.BACKUPS_MIB, mib))
        dialog.folder_requested.connect(_show_folder)
        dialog.backup_requested.connect(self.keeper.make_asked)
        dialog.path_requested.connect(self._ask_path)
        dialog.copied.connect(self._open_copy)
        dialog.replace_requested.connect(self._replace)
        dialog.broke.connect(window.session.broke)
        dialog.show()
        dialog.list.setFocus()

    def ask_name(self) -> None:
        """Show the dialog, and let a backup be named that is then made."""
        self.open()
        if self.dialog is not None:
            self.dialog.ask_name()

    def make_before_import(self, project: Project) -> None:
        """In the writer's thread, before much is taken in at once."""
        self.keeper.make_before(project, "importing")

    def make_before_dropping(self, project: Project) -> None:
        """In the writer's thread: raises CrossreadError, for what is dropped cannot be brought back otherwise."""
        with self.keeper.still():
            backups.make(project.path, root(), why="dropping", pause=0.0)

    @contextmanager
    def dropping_earlier(self, project: Project) -> Iterator[None]:
        """In the writer's thread: when what is done inside is done, all earlier backups of the project go.

        One of the project as it is then is made before that, or, where there is no room for it, afterwards. Raises
        CrossreadError.
        """
        with self.keeper.still():
            yield
            spare = self._spare(project)
            try:
                purging.purge(root(), project.info.id, project.path, spare=spare)
            except CrossreadError as error:
                said = _tr("The history is dropped, and not all of the earlier backups. {reason}")
                raise CrossreadError(said.format(reason=str(error))) from error
            spare = spare or self._spare(project)
        if spare is not None and isValid(self.keeper):
            self.keeper.made.emit(spare)

    @staticmethod
    def _spare(project: Project) -> Backup | None:
        try:
            return backups.make(project.path, root(), pause=0.0)
        except backups.BackupError:
            # That the others go is what was asked for.
            return None

    @property
    def dialog(self) -> "BackupsDialog | None":
        """The dialog, while there is one."""
        return self._dialog if self._dialog is not None and isValid(self._dialog) else None

    def _tell_failed(self, sentence: str) -> None:
        self._said = sentence
        self._window.status.set_word(sentence, lasting=True)
        self._refresh()

    def _tell_well(self, _backup: Backup) -> None:
        if self._said and self._window.status.word == self._said:
            self._window.status.set_word("")
        self._said = ""
        self._refresh()

    def _tell_made(self, backup: Backup) -> None:
        if self.dialog is not None:
            self.dialog.show_made(backup)
        else:
            self._window.status.set_word(_tr("Backed up. It stays until you delete it."))

    def _tell_refused(self, sentence: str) -> None:
        if self.dialog is not None:
            self.dialog.show_refused(sentence)
        else:
            self._window.messages.show_message(sentence, kind="warning")

    def _refresh(self) -> None:
        if self.dialog is not None:
            self.dialog.footer.show_failure(self.keeper.last_failure)
            self.dialog.load()

    def _setting_changed(self, key: str) -> None:
        if key in (settings.BACKUPS.key, settings.BACKUPS_MIB.key):
            self._show_settings()

    def _show_settings(self) -> None:
        if self.dialog is not None:
            store = self._window.settings
            self.dialog.show_settings(is_on=store.get(settings.BACKUPS), bound_mib=store.get(settings.BACKUPS_MIB))

    def _offer(self, path: str, sentence: str) -> None:
        """A project that cannot be opened may have backups."""

        def tell(found: list[Backup]) -> None:
            # Of a damaged file more may be offered by now.
            if found and self._window.messages.text == sentence:
                offer = (_tr("Show its backups…"), lambda: self.open(Path(path)))
                self._window.messages.show_message(sentence, offer, kind="warning")

        self._background.run(lambda: backups.of_file(root(), Path(path)), tell, lambda _error: None)

    def _ask_path(self, backup: Backup) -> None:
        from PySide6.QtWidgets import QFileDialog

        window, dialog = self._window, self.dialog
        if dialog is None:
            return
        folder = Path(backup.of).parent
        if not backup.of or not folder.is_dir():
            folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        title = "".join("-" if sign in '/\\:*?"<>|' else sign for sign in backup.title) or _tr("Untitled")
        name = _tr("{title} (as of {day})").format(title=title, day=backup.made_at[:10]) + SUFFIX
        kinds = _tr("Crossread projects (*{suffix})").format(suffix=SUFFIX)
        chosen, _ = QFileDialog.getSaveFileName(dialog, _tr("Restore as a copy"), str(folder / name), kinds)
        if chosen:
            window.settings.set(settings.LAST_FOLDER, str(Path(chosen).parent))
            dialog.restore_to(backup, with_suffix(Path(chosen), SUFFIX))

    def _open_copy(self, path: Path) -> None:
        self._close_dialog()
        self._once_opened(_tr("This is the copy {name}; the project itself is as it was.").format(name=path.name))
        self._window.session.open(path)

    def _replace(self, backup: Backup, path: Path) -> None:
        """Close the project, put the backup in its place, and open it again, whatever came of it."""
        from crossread.desktop.application.wiring.open_desk import keep_desk

        window, author = self._window, self._window.settings.get(settings.AUTHOR)
        self._close_dialog()
        keep_desk(window)
        self.keeper.leaves_closing = True
        window.close_project()
        aside: list[Path] = []

        def prepare(target: Path) -> None:
            kept = restoring.replace(target, backup, root(), author=author)
            if kept is not None:
                aside.append(kept)

        def failed(_path: str, sentence: str) -> None:
            end()
            # What was there is there still, and is opened as it is.
            if path.is_file():
                self._once_opened(sentence, kind_is_warning=True)
                window.session.open(path)

        def opened() -> None:
            end()
            words = _tr("The project is as it was {when}. What was there until now is among the backups.")
            if aside:
                words = _tr("The project is as it was {when}. The damaged file was kept as {name}.")
            name = aside[0].name if aside else ""
            window.messages.show_message(words.format(when=when_within(backup.made_at), name=name))

        def end() -> None:
            self.keeper.leaves_closing = False
            window.session.opened.disconnect(opened)
            window.session.open_failed.disconnect(failed)

        window.session.opened.connect(opened)
        window.session.open_failed.connect(failed)
        window.session.open(path, prepare=prepare)

    def _once_opened(self, sentence: str, *, kind_is_warning: bool = False) -> None:
        window = self._window

        def say() -> None:
            window.session.opened.disconnect(say)
            window.messages.show_message(sentence, kind="warning" if kind_is_warning else "info")

        window.session.opened.connect(say)

    def _close_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.close()
        self._dialog = None


def _show_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
