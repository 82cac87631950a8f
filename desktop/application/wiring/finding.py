"""Finding in the window: the bar below the desk, the hits in the panes, the way to them, and tagging them all."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from crossread.db.records import Passage
from crossread.desktop.finding.standing import Place, Searched

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.finding.finder import Finder
    from crossread.desktop.read.pane import Pane


def put_finding(window: "MainWindow") -> None:
    """Make the finder, put its bar below the desk, and connect it."""
    from crossread.desktop.application.tagging_hits import HitTagger
    from crossread.desktop.finding.finder import Finder

    desk, session, do = window.desk, window.session, window.actions_.connect_to
    finder = Finder(window)
    tagger = HitTagger(window, finder)
    desk.put_below(finder.bar)
    finder.found.connect(lambda key: _show(window, finder, key))
    finder.place_requested.connect(lambda place: _go_to(window, place))
    finder.closed.connect(lambda place: _leave(window, place))
    finder.texts_requested.connect(lambda: _give(window, finder))
    finder.tag_requested.connect(tagger.begin)

    later = QTimer(finder, interval=0, singleShot=True)
    later.timeout.connect(lambda: _give(window, finder))
    for changed in (desk.panes_changed, desk.source_focused, window.feed.content_shown):
        changed.connect(lambda *_: later.start() if finder.is_open else None)
    window.feed.content_shown.connect(lambda key: _show(window, finder, key))
    session.standing_changed.connect(lambda: finder.set_can_tag(session.writable))
    session.closed.connect(finder.close_bar)
    window.before_closing.append(finder.close_bar)
    finder.set_can_tag(session.writable)

    do("find", lambda: _open(window, finder, everywhere=None))
    do("find_everywhere", lambda: _open(window, finder, everywhere=True))
    do("find_next", lambda: finder.go_on(forward=True))
    do("find_previous", lambda: finder.go_on(forward=False))
    do("tag_all_hits", tagger.begin)


def _open(window: "MainWindow", finder: "Finder", *, everywhere: bool | None) -> None:
    view = window.desk.active_view
    passage = view.selected_passage() if view is not None and not finder.bar.field.hasFocus() else None
    content = view.content if view is not None else None
    finder.open(content.text[passage.start : passage.end] if passage and content else "", everywhere=everywhere)


def _give(window: "MainWindow", finder: "Finder") -> None:
    view = window.desk.active_view
    passage = view.selected_passage() if view is not None else None
    caret = view.caret() if view is not None else 0
    finder.set_texts(
        [
            Searched(
                key=pane.content.source.id,
                letter=pane.content.letter,
                revision=pane.content.revision,
                text=pane.content.text,
            )
            for pane in window.desk.panes
            if pane.content is not None
        ],
        view.content.source.id if view is not None and view.content is not None else "",
        (passage.start, passage.end) if passage is not None else (caret, caret),
    )


def _show(window: "MainWindow", finder: "Finder", key: str) -> None:
    from crossread.desktop.read.found import Found

    pane = window.desk.pane_of(key)
    if pane is None:
        return
    standing = finder.standing
    text = next((one.text for one in standing.searched if one.key == key), None)
    hits = standing.hits(key)
    shows = pane.content is not None and pane.content.text is text and len(hits)
    if shows or pane.view.shown.found is not None:
        pane.set_found(Found(hits, pane.view.offsets, standing.number_in(key)) if shows else None)
    if not shows:
        pane.view.look_away()


def _go_to(window: "MainWindow", place: Place) -> None:
    """Show a hit; where the keys are in a text, it is selected there too, so that the next key can tag it."""
    desk = window.desk
    view = desk.active_view
    has_keys = view is not None and view.hasFocus()
    desk.open_source(place.key, focus=has_keys)
    pane = desk.pane_of(place.key)
    if pane is None or pane.content is None:
        return
    passage = Passage(source_id=place.key, revision=pane.content.revision, start=place.start, end=place.end)
    _look_away(window, pane)
    pane.view.look_into(place.start, place.end)
    pane.view.scroll_to_passage(passage, lazily=True)
    if has_keys:
        pane.view.select(place.start, place.end)


def _look_away(window: "MainWindow", here: "Pane | None" = None) -> None:
    """Fold what was open for a hit alone, but where one looks now."""
    for pane in window.desk.panes:
        if pane is not here:
            pane.view.look_away()


def _leave(window: "MainWindow", place: Place | None) -> None:
    """Back to the text, at the hit."""
    pane = window.desk.pane_of(place.key) if place is not None else window.desk.active_pane
    if pane is not None:
        if window.isActiveWindow() or place is not None:
            pane.take_focus()
        if place is not None and pane.content is not None:
            pane.view.look_into(place.start, place.end)
            pane.view.select(place.start, place.end)
    _look_away(window)
