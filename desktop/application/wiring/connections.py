"""Who hears whom: every connection between the parts of the window, in one readable list."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer, SignalInstance
from shiboken6 import isValid

from crossread.desktop.application import sample, settings
from crossread.desktop.application.frame import SIDES
from crossread.desktop.application.wiring.look import connect_look, follow_settings
from crossread.desktop.application.wiring.open_desk import lay_out_desk
from crossread.desktop.application.wiring.standing import ask_figures, show_saved, show_standing, show_what_is_there
from crossread.desktop.look import dress

if TYPE_CHECKING:
    from crossread.desktop.application.frame import Side
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.application.welcome import Welcome
    from crossread.desktop.application.workspaces import Workspaces

FIGURES_AFTER_MS = 40


def connect(window: "MainWindow") -> None:
    """Connect everything: facts (past tense) to who shows them, wishes (`…_requested`) to who fulfils them."""
    session, files, store, frame, desk = window.session, window.files, window.settings, window.frame, window.desk

    def hear(signal: SignalInstance, deed: Callable[..., object]) -> None:
        """The session is closed by whoever started it, and may still tell something when the window is gone."""
        signal.connect(lambda *words: deed(*words) if isValid(window) else None)

    hear(
        session.opening,
        lambda path: window.status.set_word(_tr("Opening {name}…").format(name=Path(path).stem), lasting=True),
    )
    hear(session.opened, lambda: _opened(window))
    hear(session.closed, lambda: _closed(window))
    hear(session.open_failed, lambda _path, sentence: window.messages.show_message(sentence, kind="warning"))
    hear(session.open_failed, lambda _path, _sentence: window.status.set_word(""))
    hear(session.failed, lambda sentence: window.messages.show_message(sentence, kind="warning"))
    hear(session.moved, lambda sentence: _show_moved(window, sentence))
    hear(session.unsaved, lambda sentence: _show_unsaved(window, sentence))
    hear(session.standing_changed, lambda: show_standing(window))
    hear(session.busy_changed, lambda _busy: show_saved(window))
    hear(session.undone, lambda _words: window.messages.hide())
    hear(session.undone, lambda words: window.status.set_word(_tr("Undone: {step}").format(step=words)))
    hear(session.turning.progressed, lambda done, total: _show_turning(window, done, total))
    hear(session.redone, lambda words: window.status.set_word(_tr("Done again: {step}").format(step=words)))
    # Last of all views: counting all annotations looks through a whole index.
    figures = QTimer(window, interval=FIGURES_AFTER_MS, singleShot=True)
    figures.timeout.connect(lambda: ask_figures(window))
    hear(session.changed, lambda _changes: figures.start())

    window.top_bar.title_edited.connect(files.rename)
    files.said.connect(lambda sentence: window.messages.show_message(sentence, seconds=6))
    files.refused.connect(lambda sentence: window.messages.show_message(sentence, kind="warning"))
    files.made_for.connect(window.import_requested)
    files.json_chosen.connect(window.import_requested)

    store.changed.connect(lambda key: _setting_changed(window, key))
    desk.panes_changed.connect(lambda: _desk_changed(window))
    desk.source_focused.connect(lambda _source_id: show_what_is_there(window))
    desk.passage_selected.connect(lambda _passage: show_what_is_there(window))
    desk.annotation_chosen.connect(window.choice.choose_annotation)
    window.choice.changed.connect(lambda: _show_choice(window))
    desk.add_sources_requested.connect(lambda: _add_sources(window))
    window.feed.sources_shown.connect(lambda: lay_out_desk(window))
    frame.panel_shown.connect(lambda side, shown: _check(window, f"show_{side}", shown))
    frame.timeline_expanded.connect(lambda full: _check(window, "show_timeline", full))
    follow_settings(window, lambda: _desk_changed(window))


def connect_welcome(window: "MainWindow", welcome: "Welcome") -> None:
    """Let the ways to begin be gone."""
    welcome.sample_requested.connect(window.files.open_sample)
    welcome.new_requested.connect(window.files.new)
    welcome.open_requested.connect(window.files.open)
    welcome.recent_requested.connect(lambda path: window.session.open(Path(path)))


def connect_workspaces(window: "MainWindow", workspaces: "Workspaces") -> None:
    """Let the switch be there while there is a project, which begins in Read."""
    workspaces.changed.connect(lambda _workspace_id: show_what_is_there(window))
    window.session.opened.connect(lambda: workspaces.show("read"))
    window.session.opened.connect(lambda: workspaces.show_switch(True))
    window.session.closed.connect(lambda: workspaces.show_switch(False))
    workspaces.show_switch(window.session.is_open)


def connect_actions(window: "MainWindow") -> None:
    """Let each action that this window can do be done; the others stay hidden."""
    session, files, desk = window.session, window.files, window.desk
    do = window.actions_.connect_to
    do("new_project", files.new)
    do("open_project", files.open)
    do("open_sample", files.open_sample)
    do("rename_project", window.top_bar.title.edit)
    do("save_copy", files.save_copy)
    do("import_json", files.import_json)
    do("export_json", files.export_json)
    do("close_project", window.close_project)
    do("preferences", lambda: _show_preferences(window))
    do("quit", window.close)
    do("undo", session.undo)
    do("redo", session.redo)
    do("add_pane", desk.add_pane)
    do("close_pane", desk.close_pane)
    do("open_log", _show_log)
    do("about", lambda: _show_about(window))
    for side in SIDES:
        _check(window, f"show_{side}", window.frame.is_shown(side))
    _check(window, "show_timeline", not window.frame.timeline_is_strip)
    connect_look(window)
    show_standing(window)


def put_style(_window: "MainWindow") -> None:
    """Set the style before the widgets that it draws."""
    if dress.is_held_back():
        dress.complete()


def put_actions(window: "MainWindow") -> None:
    """Make the actions, their menus and buttons, if nobody asked for one yet."""
    assert window.actions_


def connect_panel(window: "MainWindow", side: "Side") -> None:
    """Let a side panel be shown and hidden by its action."""
    action = window.actions_[f"show_{side}"]
    window.actions_.connect_to(action.objectName(), lambda: window.frame.show_panel(side, action.isChecked()))


def connect_timeline(window: "MainWindow") -> None:
    """Let the timeline be shown in full or as a strip by its action."""
    action = window.actions_["show_timeline"]
    window.actions_.connect_to(action.objectName(), lambda: window.frame.expand_timeline(action.isChecked()))


def _show_choice(window: "MainWindow") -> None:
    choice = window.choice
    window.desk.set_chosen(annotation_id=choice.annotation_id, event_id=choice.event_id, claim_id=choice.claim_id)
    show_what_is_there(window)


def take_in(window: "MainWindow", paths: list[Path]) -> None:
    """Take in files; into the sample only if the user does not rather want a project of their own."""
    if window.session.path != sample.copy_path():
        window.import_requested.emit(paths)
        return
    window.messages.show_message(
        _tr("This is the sample project. Shall these files get a project of their own?"),
        (_tr("New project…"), lambda: window.files.new_for(paths)),
        (_tr("Add them here"), lambda: window.import_requested.emit(paths)),
    )


def _opened(window: "MainWindow") -> None:
    session = window.session
    window.messages.hide()
    window.show_project(True)
    window.show_recent()
    window.status.set_word("")
    if session.only_reading:
        window.messages.show_message(session.only_reading + " " + _tr("It is open for reading."), kind="warning")
    elif not window.settings.get(settings.AUTHOR_ASKED) and session.path != sample.copy_path():
        window.ask_name()
    show_standing(window)
    ask_figures(window)


def _closed(window: "MainWindow") -> None:
    window.show_project(False)
    window.show_recent()
    window.hide_name_bar()
    window.hide_guide()
    window.choice.clear()
    window.status.set_word("")
    window.status.set_figures("")
    show_standing(window)


def _desk_changed(window: "MainWindow") -> None:
    panes = window.desk.panes
    window.frame.set_desk_need(sum(pane.least_width() for pane in panes))
    show_what_is_there(window)
    ask_figures(window)


def named(window: "MainWindow", name: str) -> None:
    """Keep the name, also an empty one: it is asked once."""
    window.settings.set(settings.AUTHOR_ASKED, True)
    window.settings.set(settings.AUTHOR, name)


def _setting_changed(window: "MainWindow", key: str) -> None:
    store = window.settings
    if key == settings.AUTHOR.key:
        window.session.set_author(store.get(settings.AUTHOR))


def _add_sources(window: "MainWindow") -> None:
    window.actions_["add_files"].trigger()


def _check(window: "MainWindow", action_id: str, on: bool) -> None:
    if window.has_actions:
        window.actions_[action_id].setChecked(on)


def _show_preferences(window: "MainWindow") -> None:
    from crossread.desktop.application.preferences import Preferences

    Preferences(window.settings, window).show()


def _show_about(window: "MainWindow") -> None:
    from crossread.desktop.application.about import About

    About(window).show()


def _show_turning(window: "MainWindow", done: int, total: int) -> None:
    from crossread.desktop.application.wiring.turning import show_progress

    show_progress(window, done, total)


def _show_unsaved(window: "MainWindow", sentence: str) -> None:
    from crossread.desktop.application.wiring.moved import show_unsaved

    show_unsaved(window, sentence)


def ask_before_losing(window: "MainWindow") -> None:
    """Say that something typed is not stored yet, before the window is closed and it is lost."""
    from crossread.desktop.application.wiring import moved

    moved.ask_before_losing(window)


def _show_moved(window: "MainWindow", sentence: str) -> None:
    from crossread.desktop.application.wiring.moved import show_moved

    show_moved(window, sentence)


def _show_log() -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    from crossread.desktop.application import log

    folder = log.folder()
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
