"""What lies open on the desk when a project is opened, and what of desk and window is kept for the next time."""

import json
from typing import TYPE_CHECKING

from crossread.desktop.application import settings
from crossread.desktop.application.early import desk_key, saved_desks
from crossread.desktop.application.first_sources import LEAST_AT_FIRST, MOST_AT_FIRST, in_order

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow


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


def lay_out_desk(window: "MainWindow") -> None:
    """Open what lay open when the project was last here, or some sources if it is here for the first time."""
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
