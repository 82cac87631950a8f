"""The history in the window: its drawer, where an earlier state is saved, and the way to what a step changed."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QMenu

from crossread.db.backups import purging
from crossread.db.past.days import local
from crossread.db.past.earlier import Earlier
from crossread.db.past.telling import Told
from crossread.db.project import Project
from crossread.db.records import Passage, Step
from crossread.desktop.application import settings
from crossread.desktop.application.project_files import SUFFIX, with_suffix
from crossread.desktop.application.wiring.annotation import go_to, make_room
from crossread.desktop.look import icons

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.history.deeds import Backups as AskedOfBackups
    from crossread.desktop.history.panel import HistoryPanel


def put_history(window: "MainWindow") -> None:
    """Offer it; the drawer is made when it is first asked for."""
    from crossread.desktop.sources.source_list import SourceList

    history = History(window)
    window.actions_.connect_to("history", history.open)
    window.actions_.connect_to("record_history", history.open_chosen)
    window.history_requested.connect(history.open_of)
    window.desk.menu_requested.connect(lambda menu, ids: _offer_annotation(window, menu, ids))
    listed = window.findChild(SourceList)
    if isinstance(listed, SourceList):
        listed.menu_made.connect(lambda menu, source_id: _offer(window, menu, source_id, _tr("History of this source")))
    window.before_closing.append(history.stop)


class History(QObject):
    """Holds the drawer of one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._panel: HistoryPanel | None = None

    @property
    def panel(self) -> "HistoryPanel":
        """The drawer, made when it is first asked for."""
        if self._panel is None:
            from crossread.desktop.history.panel import HistoryPanel

            window = self._window
            # Over all of the workspaces, and not over the bars of the window.
            panel = self._panel = HistoryPanel(window.session, window.frame.parentWidget() or window)
            panel.set_backups(_backups(window))
            # A workspace that is shown comes to the top.
            window.workspaces.changed.connect(lambda _id: panel.raise_())
            panel.place_requested.connect(self._go_to)
            panel.path_requested.connect(self._ask_path)
            panel.saved.connect(self._tell)
            panel.said.connect(lambda sentence: window.messages.show_message(sentence, seconds=12))
            panel.closed.connect(self._give_keys_back)
        return self._panel

    def open(self) -> None:
        """Show all steps, or hide them."""
        if self._panel is not None and self._panel.isVisible():
            self._panel.close_panel()
        else:
            self.panel.open()

    def open_of(self, record_id: str) -> None:
        """Show what happened to one record."""
        if record_id:
            self.panel.open(record_id)

    def open_chosen(self) -> None:
        """Show what happened to what the keys are on in a list, or else is chosen; of nothing, all steps.

        A voice and a source are chosen in their lists alone.
        """
        choice = self._window.choice
        self.panel.open(self._under_keys() or choice.annotation_id or choice.claim_id or choice.event_id)

    def _under_keys(self) -> str:
        from crossread.desktop.codebook.codebook import Codebook
        from crossread.desktop.sources.source_list import SourceList

        keys, window = QApplication.focusWidget(), self._window
        codebook, sources = window.findChild(Codebook), window.findChild(SourceList)
        if isinstance(codebook, Codebook) and keys is codebook.view:
            entry = codebook.view.current_entry
            return entry.id if entry is not None else ""
        if isinstance(sources, SourceList) and keys is not None and sources.isAncestorOf(keys):
            return sources.chosen_id
        return ""

    def stop(self) -> None:
        """The window closes: nothing goes on."""
        if self._panel is not None:
            self._panel.stop()

    def _go_to(self, told: Told) -> None:
        window, place = self._window, told.place
        kind, subject_id = told.subject
        window.workspaces.show("read")
        if place is not None and place.annotation_id:
            go_to(window, place.annotation_id)
        elif place is not None:
            make_room(window, place.source_id)
            passage = Passage(source_id=place.source_id, revision=place.revision, start=place.start, end=place.end)
            window.desk.go_to(passage, focus=True)
        elif kind == "event":
            window.choice.choose_event(subject_id)
        elif kind == "claim":
            window.choice.choose_claim(subject_id)
        elif kind == "source":
            make_room(window, subject_id)
            window.desk.open_source(subject_id)

    def _ask_path(self, step: Step) -> None:
        from PySide6.QtWidgets import QFileDialog

        window = self._window
        path = window.session.path
        last = window.settings.get(settings.LAST_FOLDER)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = path.parent if path is not None else Path(last or documents)
        title = "".join("-" if sign in '/\\:*?"<>|' else sign for sign in window.session.title)
        moment = local(step.at).strftime("%Y-%m-%d %H-%M")
        name = _tr("{title} as of {moment}").format(title=title or _tr("Untitled"), moment=moment) + SUFFIX
        kinds = _tr("Crossread projects (*{suffix})").format(suffix=SUFFIX)
        chosen, _ = QFileDialog.getSaveFileName(
            window, _tr("Save the project as it was then, as a new file"), str(folder / name), kinds
        )
        if chosen:
            window.settings.set(settings.LAST_FOLDER, str(Path(chosen).parent))
            self.panel.save_to(step, with_suffix(Path(chosen), SUFFIX))

    def _tell(self, earlier: Earlier) -> None:
        window = self._window
        said = _tr("Saved as it was then: {name}. The open project did not change.").format(name=earlier.path.name)
        if earlier.faults:
            said += " " + _tr("It has the faults that this one had then; check it: {fault}").format(
                fault=earlier.faults[0]
            )
        window.messages.show_message(said, (_tr("Open it"), lambda: window.session.open(earlier.path)))

    def _give_keys_back(self) -> None:
        reading = self._window.is_reading
        target = self._window.desk if reading else self._window.workspaces.widget()
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def _offer(window: "MainWindow", menu: QMenu, record_id: str, words: str) -> None:
    """In the menu of a record."""
    menu.addAction(icons.icon("history"), words, lambda: window.history_requested.emit(record_id))


def _offer_annotation(window: "MainWindow", menu: QMenu, ids: list[str]) -> None:
    """In the menu of a text where annotations lie: of the chosen one, if it is among them."""
    if ids:
        chosen = window.choice.annotation_id
        _offer(window, menu, chosen if chosen in ids else ids[0], _tr("History of this annotation"))


def _backups(window: "MainWindow") -> "AskedOfBackups":
    from crossread.desktop.application.wiring.backups import Backups, root
    from crossread.desktop.history.deeds import Backups as AskedOfBackups

    wired = window.findChild(Backups)
    assert isinstance(wired, Backups)

    def look(project: Project) -> purging.Holding:
        return purging.holding(root(), project.info.id, project.path)

    return AskedOfBackups(make=wired.make_before_dropping, look=look, going=wired.dropping_earlier)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
