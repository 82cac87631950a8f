"""Palette, sheet and key editor in the window, all made from its actions; and what a text does at its keys."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from crossread.db.project import Project
from crossread.desktop.application.actions.shortcuts import (
    commands_of,
    keep_keys,
    key_places,
    menu_keys,
    put_keys,
    with_fixed_keys,
)
from crossread.desktop.application.setting_list import COMMANDS_USED
from crossread.desktop.application.wiring.standing import show_what_is_there
from crossread.desktop.commands.command import Place
from crossread.desktop.look.palettes import source_letter, stored_source_color
from crossread.desktop.read.keys import DEEDS

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.commands.key_changes import Changes
    from crossread.desktop.commands.key_editor import KeyEditor
    from crossread.desktop.commands.overlay import Overlay
    from crossread.desktop.commands.palette import Palette
    from crossread.desktop.commands.sheet import Sheet

MOST_USED = 24


def put_commands(window: "MainWindow") -> None:
    """Let everything be found by its name, and by its key; let the keys be changed."""
    put_keys(window)
    do = window.actions_.connect_to
    for deed in DEEDS:
        do(deed, partial(_do_in_text, window, deed))
    shown = Shown(window)
    do("find_command", shown.open_palette)
    do("show_shortcuts", shown.open_sheet)
    do("edit_shortcuts", shown.open_editor)
    show_what_is_there(window)


class Shown(QObject):
    """Makes each of the three when it is first asked for."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._palette: Palette | None = None
        self._sheet: Sheet | None = None
        self._editor: KeyEditor | None = None
        window.actions_.keys_changed.connect(self._follow_keys)

    def open_palette(self) -> None:
        """Find a command; the same key closes it again."""
        window = self._window
        if self._palette is None:
            from crossread.desktop.commands.palette import Palette

            self._palette = Palette(window)
            self._palette.command_chosen.connect(self._do)
            self._palette.place_chosen.connect(self._go)
            self._palette.lost.connect(self._keys_back)
        if self._close_all() is self._palette:
            return
        self._palette.show_commands(commands_of(window.actions_, now=True), window.settings.get(COMMANDS_USED))
        self._palette.show_places(())
        self._palette.open()
        if window.session.is_open:
            window.session.ask(places_of, self._palette.show_places, key="places of the palette")

    def open_sheet(self) -> None:
        """Show all keys; the same key hides them again."""
        if self._sheet is None:
            from crossread.desktop.commands.sheet import Sheet

            self._sheet = Sheet(self._window)
            self._sheet.change_requested.connect(self.open_editor)
            self._sheet.lost.connect(self._keys_back)
        if self._close_all() is self._sheet:
            return
        self._sheet.show_commands(with_fixed_keys(commands_of(self._window.actions_)))
        self._sheet.open()

    def open_editor(self) -> None:
        """Let keys be changed."""
        if self._editor is None:
            from crossread.desktop.commands.key_editor import KeyEditor

            self._editor = KeyEditor(self._window, menu_keys(), key_places())
            self._editor.keys_wanted.connect(self._keep)
            self._editor.lost.connect(self._keys_back)
        self._close_all()
        self._editor.show_commands(commands_of(self._window.actions_))
        self._editor.open()

    def _close_all(self) -> "Overlay | None":
        """Close what is open, so that the next one finds the keys where they belong; answers with what was closed."""
        was_open = next((each for each in (self._palette, self._sheet, self._editor) if each and each.is_open), None)
        if was_open is not None:
            was_open.close_it()
        return was_open

    def _keys_back(self) -> None:
        """Where the keys were is gone meanwhile: a text has them."""
        pane = self._window.desk.active_pane
        if pane is not None and pane.isVisible():
            pane.take_focus()

    def _keep(self, changes: "Changes") -> None:
        keep_keys(self._window, changes)

    def _follow_keys(self) -> None:
        show_what_is_there(self._window)
        commands = commands_of(self._window.actions_)
        if self._sheet is not None and self._sheet.is_open:
            self._sheet.show_commands(with_fixed_keys(commands))
        if self._editor is not None and self._editor.is_open:
            self._editor.show_commands(commands)

    def _do(self, action_id: str) -> None:
        self._remember(action_id)
        self._window.actions_[action_id].trigger()

    def _go(self, kind: str, place_id: str) -> None:
        self._remember(f"{kind}:{place_id}")
        if kind == "source":
            if not self._window.is_reading:
                self._window.actions_["workspace_read"].trigger()
            self._window.desk.open_source(place_id)
        elif kind == "event":
            self._window.choice.choose_event(place_id)
        else:
            self._window.choice.choose_claim(place_id)

    def _remember(self, key: str) -> None:
        used = [each for each in self._window.settings.get(COMMANDS_USED) if each != key]
        self._window.settings.set(COMMANDS_USED, [key, *used][:MOST_USED])


def places_of(project: Project) -> list[Place]:
    """What can be gone to in a project: its sources, events and claims."""
    from crossread.db.dates import show as show_date

    sources = [
        Place(
            kind="source",
            id=source.id,
            title=source.title,
            aside=source.publisher or "",
            color=stored_source_color(place).name(),
            letter=source_letter(place),
        )
        for place, source in enumerate(project.sources.all())
    ]
    events = [
        Place(
            kind="event",
            id=event.id,
            title=event.title,
            aside=show_date(event.date) if event.date else "",
            color=event.color,
        )
        for event in project.events.all()
    ]
    claims = [
        Place(kind="claim", id=claim.id, title=claim.statement, color=claim.color) for claim in project.claims.all()
    ]
    return [*sources, *events, *claims]


def _do_in_text(window: "MainWindow", deed: str) -> None:
    view = window.desk.active_view
    if view is not None:
        view.do(deed)
