"""What is done with project files as a whole: new, open, sample, copy, rename, and JSON in and out."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from crossread.db.project import Project
from crossread.desktop.application import recent, settings
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

SUFFIX = ".crossread"


class ProjectFiles(QObject):
    """Asks for the file with the system's own dialog, and lets the session do the rest."""

    said = Signal(str)
    """Something was done that the window itself does not show: a sentence."""
    json_chosen = Signal(list)
    """The `Path` of a JSON file is to be taken in, in a list."""
    made_for = Signal(list)
    """The project that was made for these files is open: take them in."""
    refused = Signal(str)
    """Something could not be done: a sentence that says what to do."""

    def __init__(self, session: Session, store: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._settings, self._window = session, store, window
        self._made_for: list[Path] = []
        session.opened.connect(self._remember)

    def new(self) -> None:
        """Ask where, and make an empty project there; its title is the file's name."""
        path = self._ask_where(self.tr("New project"), self.tr("Untitled") + SUFFIX)
        if path is not None:
            self.create(path)

    def create(self, path: Path) -> None:
        """Make an empty project; a file that is there already is replaced only if the user agreed to it."""
        path = with_suffix(path, SUFFIX)
        if path.exists():
            self.refused.emit(self.tr("{name} is there already; choose another name.").format(name=path.name))
            return
        self._session.create(path, path.stem)

    def open(self) -> None:
        """Ask for a project and open it."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open project"), self._folder(), self._filter(), options=_options()
        )
        if name:
            self._use_folder(Path(name))
            self._session.open(Path(name))

    def open_sample(self) -> None:
        """Open the copy of the sample project, made now if there is none yet."""
        from crossread.desktop.application import sample

        self._session.open(sample.copy_path(), prepare=sample.make_copy)

    def new_for(self, paths: list[Path]) -> None:
        """Ask where, make a project there, and tell `made_for` what it was made for once it is open."""
        path = self._ask_where(self.tr("New project for these files"), self.tr("Untitled") + SUFFIX)
        if path is not None:
            self._made_for = paths
            self.create(path)

    def save_copy(self) -> None:
        """Ask where, and write a consistent copy there while the project stays open."""
        target = self.ask_where_to_save_copy()
        if target is not None:
            self._write(lambda project: project.save_copy(target), target)

    def ask_where_to_save_copy(self) -> Path | None:
        """Ask where a copy shall go; None if the user thinks better of it."""
        path = self._ask_where(self.tr("Save a copy"), self._suggestion(self.tr("{title} (copy)"), SUFFIX))
        return with_suffix(path, SUFFIX) if path is not None else None

    def export_json(self) -> None:
        """Ask where, and write everything as JSON."""
        path = self._ask_where(self.tr("Export JSON"), self._suggestion("{title}", ".json"), self.tr("JSON (*.json)"))
        if path is None:
            return
        target = with_suffix(path, ".json")

        def export(project: Project) -> None:
            from crossread.db.exchange.export_json import export_json

            export_json(project, target)

        self._write(export, target)

    def import_json(self) -> None:
        """Ask for a JSON file, and tell `json_chosen`."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import JSON"), self._folder(), self.tr("JSON (*.json)"), options=_options()
        )
        if not name:
            return
        self._use_folder(Path(name))
        self.json_chosen.emit([Path(name)])

    def rename(self, title: str) -> None:
        """Give the open project another title."""
        self._session.run(lambda project: project.rename(title))

    def _write(self, write: Callable[[Project], None], target: Path) -> None:
        self._session.ask(write, lambda _: self.said.emit(self.tr("Written to {name}").format(name=target.name)))

    def _remember(self) -> None:
        if self._session.path is not None:
            recent.add(self._settings, self._session.path)
        waiting, self._made_for = self._made_for, []
        if waiting:
            self.made_for.emit(waiting)

    def _ask_where(self, title: str, name: str, kinds: str = "") -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getSaveFileName(
            self._window, title, str(Path(self._folder()) / name), kinds or self._filter(), options=_options()
        )
        if not chosen:
            return None
        self._use_folder(Path(chosen))
        return Path(chosen)

    def _suggestion(self, pattern: str, suffix: str) -> str:
        title = "".join("-" if sign in '/\\:*?"<>|' else sign for sign in self._session.title)
        return pattern.format(title=title or self.tr("Untitled")) + suffix

    def _filter(self) -> str:
        return self.tr("Crossread projects (*{suffix})").format(suffix=SUFFIX)

    def _folder(self) -> str:
        last = self._settings.get(settings.LAST_FOLDER)
        if last and Path(last).is_dir():
            return last
        from PySide6.QtCore import QStandardPaths

        return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def _use_folder(self, path: Path) -> None:
        self._settings.set(settings.LAST_FOLDER, str(path.parent))


def with_suffix(path: Path, suffix: str) -> Path:
    """The path with a suffix, unless it has it already; dots within the name stay."""
    return path if path.name.lower().endswith(suffix) else path.with_name(path.name + suffix)


def _options() -> "QFileDialog.Option":
    from PySide6.QtWidgets import QFileDialog

    return QFileDialog.Option(0)
