"""A project that lies where locks may mean nothing, or where two programs made two of it: said in a quiet bar."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths

from crossread.db.project import Project
from crossread.db.store import places
from crossread.db.store.places import Place
from crossread.desktop.application import settings
from crossread.desktop.application.project_files import SUFFIX, with_suffix

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow

MOST_HUSHED = 200
MOST_NAMED = 3


def put_places(window: "MainWindow") -> None:
    """Look where each project lies that is opened for writing: in a thread, for a drive may be slow to answer."""
    window.session.opened.connect(lambda: _ask(window))
    if window.session.is_open:
        _ask(window)


def _ask(window: "MainWindow") -> None:
    path = window.session.path
    if path is None or not window.session.writable or str(path) in window.settings.get(settings.PLACES_HUSHED):
        return

    def question(project: Project) -> tuple[Place, list[str]]:
        return places.place_of(project.path), places.conflict_copies(project.path)

    window.session.ask(question, lambda found: _tell(window, path, *found), key="where the project lies")


def _tell(window: "MainWindow", path: Path, place: Place, copies: list[str]) -> None:
    words = words_of(place, copies)
    if not words or window.session.path != path or window.messages.isVisible():
        return
    window.messages.show_message(
        words,
        (_tr("Save a copy on this computer…"), lambda: _save_copy(window)),
        (_tr("Don't say again"), lambda: _hush(window, path)),
    )


def words_of(place: Place, copies: list[str]) -> str:
    """What is to be said of where a project lies; empty if nothing."""
    told = []
    if place.kind == "network":
        told.append(
            _tr(
                "This project lies on a network drive ({name}). If two computers open it at once, or the line breaks, "
                "work can be lost: it is safer on this computer."
            ).format(name=place.name)
            if place.name
            else _tr(
                "This project lies on a network drive. If two computers open it at once, or the line breaks, work can "
                "be lost: it is safer on this computer."
            )
        )
    elif place.kind == "synced":
        told.append(
            _tr(
                "This project lies in a folder that {name} keeps in step. Close it here before it is opened on another "
                "computer, or one of the two loses its work."
            ).format(name=place.name)
        )
    if copies:
        names = ", ".join(f"“{name}”" for name in copies[:MOST_NAMED])
        if len(copies) > MOST_NAMED:
            names = _tr("{names} and {count} more").format(names=names, count=len(copies) - MOST_NAMED)
        words = _tr("Two have worked on it at once already: what the other did lies beside it as {names}.")
        told.append(words.format(names=names))
    return " ".join(told)


def _hush(window: "MainWindow", path: Path) -> None:
    known = [name for name in window.settings.get(settings.PLACES_HUSHED) if name != str(path)]
    window.settings.set(settings.PLACES_HUSHED, [*known, str(path)][-MOST_HUSHED:])


def _save_copy(window: "MainWindow") -> None:
    from PySide6.QtWidgets import QFileDialog

    path = window.session.path
    if path is None:
        return
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    kinds = _tr("Crossread projects (*{suffix})").format(suffix=SUFFIX)
    chosen, _ = QFileDialog.getSaveFileName(
        window, _tr("Save a copy on this computer"), str(Path(folder) / path.name), kinds
    )
    if not chosen:
        return
    target = with_suffix(Path(chosen), SUFFIX)
    window.session.ask(lambda project: project.save_copy(target), lambda _: _offer(window, target))


def _offer(window: "MainWindow", target: Path) -> None:
    window.messages.show_message(
        _tr("The copy is at {path}. What is done here from now on is not in it.").format(path=target),
        (_tr("Work on the copy"), lambda: window.session.open(target)),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
