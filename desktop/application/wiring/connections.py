"""Who hears whom: every connection between the parts of the window, in one readable list."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

from crossread.db.project import Project
from crossread.desktop.application import log, sample, settings
from crossread.desktop.application.early import desk_key, saved_desks
from crossread.desktop.application.first_sources import LEAST_AT_FIRST, MOST_AT_FIRST, in_order
from crossread.desktop.application.frame import SIDES
from crossread.desktop.application.wiring.look import connect_look, follow_settings
from crossread.desktop.look import dress

if TYPE_CHECKING:
    from crossread.desktop.application.actions.action_list import When
    from crossread.desktop.application.frame import Side
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.application.welcome import Welcome
    from crossread.desktop.application.workspaces import Workspaces

FIGURES_AFTER_MS = 40


def connect(window: "MainWindow") -> None:
    """Connect everything: facts (past tense) to who shows them, wishes (`…_requested`) to who fulfils them."""
    session, files, store, frame, desk = window.session, window.files, window.settings, window.frame, window.desk

    session.opening.connect(
        lambda path: window.status.set_word(_tr("Opening {name}…").format(name=Path(path).stem), lasting=True)
    )
    session.opened.connect(lambda: _opened(window))
    session.closed.connect(lambda: _closed(window))
    session.open_failed.connect(lambda _path, sentence: window.messages.show_message(sentence, kind="warning"))
    session.open_failed.connect(lambda _path, _sentence: window.status.set_word(""))
    session.failed.connect(lambda sentence: window.messages.show_message(sentence, kind="warning"))
    session.moved.connect(lambda sentence: _show_moved(window, sentence))
    session.unsaved.connect(lambda sentence: _show_unsaved(window, sentence))
    session.standing_changed.connect(lambda: _show_standing(window))
    session.busy_changed.connect(lambda _busy: _show_saved(window))
    session.undone.connect(lambda _words: window.messages.hide())
    session.undone.connect(lambda words: window.status.set_word(_tr("Undone: {step}").format(step=words)))
    session.turning.progressed.connect(lambda done, total: _show_turning(window, done, total))
    session.redone.connect(lambda words: window.status.set_word(_tr("Done again: {step}").format(step=words)))
    # Last of all views: counting all annotations looks through a whole index.
    figures = QTimer(window, interval=FIGURES_AFTER_MS, singleShot=True)
    figures.timeout.connect(lambda: _ask_figures(window))
    session.changed.connect(lambda _changes: figures.start())

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
    window.feed.sources_shown.connect(lambda: _lay_out_desk(window))
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
    _show_standing(window)


def put_style(_window: "MainWindow") -> None:
    """Set the style before the widgets that it draws."""
    if dress.is_held_back():
        dress.complete()


def put_actions(window: "MainWindow") -> None:
    """Make the actions, their menus and buttons, if nobody asked for one yet."""
    assert window.actions_


def show_what_is_there(window: "MainWindow") -> None:
    """Enable what can be done now, and say which keys do it."""
    if not window.has_actions:
        return
    session = window.session
    there: set[When] = set()
    if session.is_open:
        there.add("project")
    if session.writable:
        there.add("writable")
    if session.writable and session.undo_words:
        there.add("undo")
    if session.writable and session.redo_words:
        there.add("redo")
    if session.is_open and window.is_reading:
        there.add("read")
        if window.desk.panes:
            there.add("pane")
    if window.choice.annotation_id and window.is_reading:
        there.add("annotation")
    if (window.choice.event_id or window.choice.claim_id) and window.is_reading:
        there.add("tag")
    window.actions_.set_there(there)
    hints = window.hints_of.get(window.workspace, window.actions_.hints)
    window.status.set_hints(hints() if session.is_open else [])


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


def keep_desk(window: "MainWindow") -> None:
    """Remember which sources lie open, for this project."""
    if window.session.path is None or not window.desk.panes:
        return
    known = saved_desks(window.settings.get(settings.DESK))
    key = desk_key(window.session.path)
    known.pop(key, None)
    known[key] = window.desk.state()
    latest = dict(list(known.items())[-settings.MOST_RECENT :])
    window.settings.set(settings.DESK, json.dumps(latest))


def keep_place(window: "MainWindow") -> None:
    """Remember place and size of the window."""
    window.settings.set(settings.WINDOW, window.saveGeometry().toBase64().toStdString())


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
    _show_standing(window)
    _ask_figures(window)


def _closed(window: "MainWindow") -> None:
    window.show_project(False)
    window.show_recent()
    window.hide_name_bar()
    window.hide_guide()
    window.choice.clear()
    window.status.set_word("")
    window.status.set_figures("")
    _show_standing(window)


def _show_standing(window: "MainWindow") -> None:
    session = window.session
    window.top_bar.title.set_text(session.title if session.is_open else "Crossread", session.writable)
    if window.has_actions:
        window.actions_.set_words("undo", session.undo_words)
        window.actions_.set_words("redo", session.redo_words)
    window.show_project(session.is_open)
    show_what_is_there(window)
    _show_saved(window)


def _show_saved(window: "MainWindow") -> None:
    session = window.session
    if not session.is_open:
        window.status.set_saved("")
    elif not session.writable:
        window.status.set_saved(_tr("for reading only"))
    else:
        window.status.set_saved(_tr("saving…") if session.busy else _tr("saved"))


def _ask_figures(window: "MainWindow") -> None:
    def count(project: Project) -> tuple[int, int]:
        counted = project.store.row("SELECT (SELECT count(*) FROM annotations), (SELECT count(*) FROM sources)")
        assert counted is not None
        return counted[0], counted[1]

    window.session.ask(count, lambda counted: _show_figures(window, *counted), key="figures")


def _show_figures(window: "MainWindow", annotations: int, sources: int) -> None:
    marked = _tr("1 annotation") if annotations == 1 else _tr("{count} annotations").format(count=f"{annotations:,}")
    shown = _tr("{shown} of {all} sources open").format(shown=len(window.desk.open_sources()), all=sources)
    window.status.set_figures(f"{marked} · {shown}")


def _desk_changed(window: "MainWindow") -> None:
    panes = window.desk.panes
    window.frame.set_desk_need(sum(pane.least_width() for pane in panes))
    show_what_is_there(window)
    _ask_figures(window)


def _lay_out_desk(window: "MainWindow") -> None:
    state = saved_desks(window.settings.get(settings.DESK)).get(desk_key(window.feed.path))
    if isinstance(state, dict):
        window.desk.restore(state)
    desk = window.desk
    first = _first_sources(window)
    if not desk.panes and first:
        for source_id in first:
            desk.open_source(source_id, focus=False)
        desk.open_source(first[0])
    elif desk.active_pane is not None:
        desk.active_pane.take_focus()


def _first_sources(window: "MainWindow") -> list[str]:
    """As many as find room beside both panels."""
    ids = in_order(window.feed.path, [source.id for source in window.feed.sources])
    panels = window.settings.get(settings.LEFT_WIDTH) + window.settings.get(settings.RIGHT_WIDTH)
    fit = (window.width() - panels) // window.desk.least_pane_width()
    return ids[: max(LEAST_AT_FIRST, min(MOST_AT_FIRST, fit))]


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


def _show_moved(window: "MainWindow", sentence: str) -> None:
    from crossread.desktop.application.wiring.moved import show_moved

    show_moved(window, sentence)


def _show_log() -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    folder = log.folder()
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
