"""The keys of single views: each is an action too, which the palette offers while the view is shown."""

import sys
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtWidgets import QWidget

from crossread.desktop.widgets.own_keys import OWN_KEYS

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow

VIEWS: dict[str, tuple[tuple[str, str], ...]] = {
    "source_list": (("sources.source_view", "SourceView"),),
    "codebook": (("codebook.tree_view", "TreeView"),),
    "find_bar": (("finding.bar", "FindBar"),),
    "picker": (("tagging.picker", "Picker"),),
    "timeline": (("timeline.canvas", "Canvas"), ("timeline.hindsight", "Hindsight")),
    "sweep": (("silence.sweep_page", "SweepPage"),),
    "finish": (("silence.finish_page", "FinishPage"),),
    "passages": (("review.detail.card", "PassageCard"),),
    "verdict": (("review.finding.finding", "FindingSection"),),
    "overview": (("overview.overview", "Overview"),),
}
"""The views of each place, by module and class: whatever is to be seen, or of several the one with the keys. The
actions of Review and its grid are not here: they lead there from anywhere."""


class Doer(Protocol):
    """A view with keys of its own."""

    def do(self, deed: str) -> object:
        """Do what an action of the view's place does."""


def put_view_keys(window: "MainWindow") -> None:
    """Let the actions of views be done by the view that is shown; others connect those that lead there first."""
    for place_id in VIEWS:
        window.actions_.put_place(place_id, partial(_is_shown, window, place_id))
        for action_id in OWN_KEYS[place_id]:
            if not window.actions_.is_connected(action_id):
                window.actions_.connect_to(action_id, partial(_do, window, place_id, action_id))


def _is_shown(window: "MainWindow", place_id: str) -> bool:
    return _view(window, place_id) is not None


def _do(window: "MainWindow", place_id: str, action_id: str) -> None:
    view = _view(window, place_id)
    if view is not None:
        cast("Doer", view).do(action_id)


def _view(window: "MainWindow", place_id: str) -> QWidget | None:
    # What is not loaded was never made.
    modules = [(sys.modules.get(f"crossread.desktop.{name}"), kind) for name, kind in VIEWS[place_id]]
    kinds = [cast("type[QWidget]", getattr(module, kind)) for module, kind in modules if module is not None]
    shown = [each for kind in kinds for each in window.findChildren(kind) if each.isVisible()]
    return next((each for each in shown if each.hasFocus()), shown[0] if len(shown) == 1 else None)
