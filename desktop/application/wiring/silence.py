"""Silences in the window: the sweep and the finishing of a source at the right of Read, in the annotation's place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from crossread.db.project import Project
from crossread.db.records import Changes, Passage
from crossread.desktop.application.wiring.annotation import make_room, say_with_undo
from crossread.desktop.widgets.live_keys import live_keys

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.silence.panel import SilencePanel


def put_silence(window: "MainWindow") -> None:
    """Offer both; the panel is made when it is first asked for."""
    from crossread.desktop.sources.source_list import SourceList

    way = SilenceWay(window)
    do = window.actions_.connect_to
    do("sweep_silences", way.sweep)
    do("finish_source", way.finish)
    window.desk.menu_requested.connect(lambda menu, _ids: way.fill_menu(menu))
    window.review.sweep_requested.connect(way.sweep_from_grid)
    listed = window.findChild(SourceList)
    if isinstance(listed, SourceList):
        listed.menu_made.connect(way.fill_menu_of)
    window.session.changed.connect(way.take_changes)
    window.choice.changed.connect(way.give_way)


class SilenceWay(QObject):
    """Shows the panel instead of the annotation's, and what it asks for in the panes."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._panel: SilencePanel | None = None
        self._beside: QWidget | None = None
        self._annotation_id = ""

    @property
    def panel(self) -> "SilencePanel":
        """The panel, made at the first call."""
        if self._panel is None:
            from crossread.desktop.silence.panel import SilencePanel

            panel = self._panel = SilencePanel(self._window.session)
            panel.hide()
            panel.peeked.connect(self._peek)
            panel.passage_requested.connect(self._go_to)
            panel.source_requested.connect(self._open)
            panel.said.connect(lambda sentence: say_with_undo(self._window, sentence))
            panel.closed.connect(self._close)
        return self._panel

    def sweep(self) -> None:
        """Go on where the walk was left; else begin one with the source in use, or the claim that is chosen."""
        self._show()
        source_id = self._source_id()
        if self.panel.goes_on_with(source_id):
            self.panel.give_keys()
        else:
            self.begin_sweep(source_id=source_id)

    def begin_sweep(self, *, source_id: str = "", claim_id: str = "") -> None:
        """Walk through what is open in a source or on a claim, or everywhere."""
        self._show()
        self.panel.start_sweep(source_id=source_id, claim_id=claim_id or self._window.choice.claim_id)

    def sweep_from_grid(self, source_id: str, claim_id: str) -> None:
        """Walk through what a source leaves open, or who leaves a claim open, in the texts."""
        self._window.workspaces.show("read")
        if source_id:
            self._open(source_id)
        self.begin_sweep(source_id=source_id, claim_id=claim_id)

    def finish(self) -> None:
        """List what the source in use does not touch."""
        source_id = self._source_id()
        if source_id:
            self.finish_source(source_id)

    def finish_source(self, source_id: str) -> None:
        """List what a source does not touch."""
        make_room(self._window, source_id)
        self._window.desk.open_source(source_id, focus=False)
        self._show()
        self.panel.start_finishing(source_id)

    def fill_menu(self, menu: QMenu) -> None:
        """What can be done with the source whose text was clicked."""
        if self._window.session.writable:
            menu.addSeparator()
            menu.addAction(self._window.actions_["finish_source"])

    def fill_menu_of(self, menu: QMenu, source_id: str) -> None:
        """What can be done with a source in the list."""
        action = QAction(_tr("Claims it does not touch…"), menu)
        action.triggered.connect(lambda _on=False: self.finish_source(source_id))
        # In the group of what says whether it is read: the second.
        lines = [entry for entry in menu.actions() if entry.isSeparator()]
        menu.insertAction(lines[1], action)

    def take_changes(self, changes: Changes) -> None:
        """Whoever says in another place that a source is finished is told what it does not touch."""
        sources = changes.ids.get("revision", frozenset())
        if len(sources) != 1 or changes.ids.keys() != {"revision"}:
            return
        (source_id,) = sources

        def question(project: Project) -> tuple[str, int] | None:
            from crossread.db.silence import untouched_in

            steps = project.history.steps(limit=1)
            if not steps or steps[0].label != "finish_source" or steps[0].kind != "do":
                return None
            return project.sources.get(source_id).title, len(untouched_in(project, source_id))

        self._window.session.ask(question, lambda found: self._offer(source_id, found), key="finished with a source")

    def give_way(self) -> None:
        """An annotation that is chosen in a text is shown in its own panel."""
        chosen = self._window.choice.annotation_id
        is_new = bool(chosen) and chosen != self._annotation_id
        self._annotation_id = chosen
        if is_new and self._panel is not None and self._panel.isVisible():
            has_begun = self._panel.has_begun
            self._hide()
            if has_begun:
                self._window.messages.show_message(
                    _tr("Tagging: the walk through what is open waits."), (_tr("Go on"), self.sweep), seconds=20
                )

    def _offer(self, source_id: str, found: tuple[str, int] | None) -> None:
        if found is None or not found[1]:
            return
        title, count = found
        said = (
            _tr("“{title}” is finished. It does not touch 1 claim: silent, or overlooked?")
            if count == 1
            else _tr("“{title}” is finished. It does not touch {count} claims: silent, or overlooked?")
        )
        short = title if len(title) <= 50 else title[:49].rstrip() + "…"
        self._window.messages.show_message(
            said.format(title=short, count=count),
            (_tr("Look through them…"), lambda: self.finish_source(source_id)),
            seconds=20,
        )

    def _source_id(self) -> str:
        pane = self._window.desk.active_pane
        return pane.source_id if pane is not None else ""

    def _show(self) -> None:
        window, panel = self._window, self.panel
        window.workspaces.show("read")
        now = window.frame.content("right")
        if now is not panel and now is not None:
            self._beside = now
            now.hide()
            window.frame.put_panel("right", panel)
        panel.show()
        if not window.frame.is_shown("right"):
            window.frame.show_panel("right", True)

    def _close(self) -> None:
        had_keys = self._panel is not None and self._panel.isAncestorOf(self._window.focusWidget() or self._window)
        self._hide()
        pane = self._window.desk.active_pane
        if had_keys and pane is not None:
            pane.take_focus()

    def _hide(self) -> None:
        if self._panel is None or self._beside is None or self._window.frame.content("right") is not self._panel:
            return
        self._panel.hide()
        self._window.frame.put_panel("right", self._beside)
        self._beside.show()
        self._peek(None)

    def _peek(self, passage: Passage | None) -> None:
        desk = self._window.desk
        if passage is not None:
            make_room(self._window, passage.source_id)
            desk.go_to(passage, focus=False)
        for pane in desk.panes:
            is_here = passage is not None and pane.content is not None and pane.source_id == passage.source_id
            pane.view.preview_passage(passage if is_here else None)

    def _go_to(self, passage: Passage) -> None:
        window = self._window
        self._peek(None)
        make_room(window, passage.source_id)
        window.desk.go_to(passage, focus=True)
        pane = window.desk.pane_of(passage.source_id)
        if pane is not None and pane.content is not None:
            pane.view.select(passage.start, passage.end)
            pane.view.setFocus(Qt.FocusReason.OtherFocusReason)
        names = ("tag_claim", "sweep_silences")
        tag, on = (live_keys().written(name) or window.actions_.name(name) for name in names)
        window.status.set_word(_tr("{tag} tags it; {on} goes on with what is open").format(tag=tag, on=on))

    def _open(self, source_id: str) -> None:
        make_room(self._window, source_id)
        self._window.desk.open_source(source_id)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
