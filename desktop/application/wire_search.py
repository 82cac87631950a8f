"""The workspace Search in the window: its views, and the way from a hit to its text and back."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow


def put_search_space(window: "MainWindow") -> None:
    """Make the workspace; it is offered as soon as a view is added to it."""
    from crossread.desktop.application.search_space import SearchSpace

    space = window.search_space = SearchSpace(window)
    # The stack of workspaces takes it when it is first shown; until then it is nowhere to be seen.
    space.hide()
    space.view_added.connect(lambda _view_id: window.workspaces.add("search", lambda: space))
    space.view_requested.connect(lambda _view_id: window.workspaces.show("search"))
