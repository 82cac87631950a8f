"""The window for those who hear it: the roles of what we draw ourselves."""

from typing import TYPE_CHECKING

from crossread.desktop.widgets.spoken import put_roles

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow


def put_access(window: "MainWindow") -> None:
    """Tell screen readers what each part of the window is."""
    put_roles(window)
