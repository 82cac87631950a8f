"""Checking in the window: the dialog, the way to each fault, and what is offered when a file is damaged."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from shiboken6 import isValid

from crossread.db import backups
from crossread.db.errors import CrossreadError, DamagedProjectError
from crossread.db.project import Project
from crossread.db.verify import Fault, Watch
from crossread.db.verify.blame import blame
from crossread.db.verify.places import Place, place_of
from crossread.desktop.application import settings
from crossread.desktop.application.project_files import SUFFIX, with_suffix
from crossread.desktop.application.wiring.annotation import go_to, make_room
from crossread.desktop.application.wiring.backups import Backups, root
from crossread.desktop.widgets.message_bar import Offer

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.checking.dialog import CheckingDialog


def put_checking(window: "MainWindow") -> None:
    """Offer the check, and what helps where a project is damaged."""
    Checking(window)


class Checking(QObject):
    """Keeps the dialog while there is one."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._dialog: CheckingDialog | None = None
        self._asked: object = None
        self._said = ""
        session = window.session
        window.actions_.connect_to("check_project", self.check)
        window.desk.check_requested.connect(self.check)
        session.open_failed.connect(self._ask_why)
        session.damaged.connect(self._tell_damaged)
        session.looked_through.connect(self._tell_sound)
        session.closed.connect(self._take_back)
        window.destroyed.connect(self._forget)
        if session.is_damaged:
            self._tell_damaged(session.only_reading)
        elif session.refused is not None:
            self._ask_why(*session.refused)

    @property
    def dialog(self) -> "CheckingDialog | None":
        """The dialog, while there is one."""
        return self._dialog if self._dialog is not None and isValid(self._dialog) else None

    def check(self) -> None:
        """Check the open project."""
        path = self._window.session.path
        if path is not None:
            self._shown().check(path)

    def salvage(self, path: Path) -> None:
        """Ask where to, close the project if it is the one, and salvage it."""
        from PySide6.QtWidgets import QFileDialog

        window = self._window
        name = _tr("{name} (salvaged)").format(name=path.stem) + SUFFIX
        kinds = _tr("Crossread projects (*{suffix})").format(suffix=SUFFIX)
        chosen, _ = QFileDialog.getSaveFileName(
            window, _tr("Salvage into a new file"), str(path.with_name(name)), kinds
        )
        if not chosen:
            return
        self._take_back()
        if window.session.path == path:
            window.close_project()
            window.session.wait_until_closed(10)
        self._shown().salvage(path, with_suffix(Path(chosen), SUFFIX), window.settings.get(settings.AUTHOR))

    def _shown(self) -> "CheckingDialog":
        from crossread.desktop.checking.dialog import CheckingDialog

        dialog = self.dialog
        if dialog is None:
            window = self._window
            dialog = self._dialog = CheckingDialog(window)
            dialog.fault_followed.connect(self._follow)
            dialog.salvage_requested.connect(self.salvage)
            dialog.backups_requested.connect(self._show_backups)
            dialog.open_requested.connect(self._open)
            dialog.broke.connect(window.session.broke)
            dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def _follow(self, fault: Fault) -> None:
        def question(project: Project) -> Place:
            return place_of(project, fault)

        self._window.session.ask(question, self._go, key="place of a fault")

    def _go(self, place: Place) -> None:
        window = self._window
        if place.annotation_id or place.source_id:
            window.workspaces.show("read")
        if place.annotation_id:
            go_to(window, place.annotation_id)
        elif place.source_id:
            make_room(window, place.source_id)
            window.desk.open_source(place.source_id)
        elif place.event_id:
            window.workspaces.show("read")
            window.choice.choose_event(place.event_id)
        elif place.claim_id:
            window.workspaces.show("read")
            window.choice.choose_claim(place.claim_id)
        else:
            window.status.set_word(_tr("What this is of is not there any more."))

    def _show_backups(self, path: Path) -> None:
        found = self._window.findChild(Backups)
        if found is not None:
            found.open(None if self._window.session.path == path else path)

    def _open(self, path: Path) -> None:
        if self.dialog is not None:
            self.dialog.close()
        self._window.session.open(path)

    def _ask_why(self, path: str, sentence: str) -> None:
        """A file that cannot be opened is looked at once more: is it damage?"""
        from crossread.desktop.checking.working import Work

        file = Path(path)
        if not file.is_file():
            return

        def deed(_watch: Watch) -> CrossreadError | None:
            return blame(file)

        work = Work(deed, "crossread blame", self)
        self._asked = work
        work.done.connect(lambda error: self._offer(file, sentence) if isinstance(error, DamagedProjectError) else None)

    def _offer(self, path: Path, sentence: str) -> None:
        offers = [(_tr("Salvage into a new file…"), lambda: self.salvage(path))]
        if backups.of_file(root(), path):
            offers.insert(0, (_tr("Show its backups…"), lambda: self._show_backups(path)))
        self._say(sentence, offers)

    def _tell_damaged(self, sentence: str) -> None:
        path = self._window.session.path
        if path is None:
            return
        offers = [
            (_tr("Check project…"), self.check),
            (_tr("Backups…"), lambda: self._show_backups(path)),
            (_tr("Salvage into a new file…"), lambda: self.salvage(path)),
        ]
        self._say(sentence, offers)

    def _say(self, sentence: str, offers: list[Offer]) -> None:
        """It stays while what it offers is looked at: the file is damaged still."""
        self._said = _without_advice(sentence)
        self._window.messages.show_message(self._said, *offers, kind="warning", stays=True)

    def _take_back(self) -> None:
        """Say it no longer: the file is closed, or being salvaged."""
        messages = self._window.messages
        if self._said and messages.text == self._said:
            messages.hide()
        self._said = ""

    def _tell_sound(self) -> None:
        """A file that was not closed here was looked through while one could read already."""
        self._window.status.set_word(_tr("The file was looked through and is sound."))

    def _forget(self) -> None:
        self._asked = None


def _without_advice(sentence: str) -> str:
    """The sentence without what is offered beside it, or is for the command line."""
    return sentence.partition(" Restore a backup")[0].partition(" Check it, go back")[0]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
