"""Showing a menu that was made for one time, for a widget that may be gone when it closes."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid


def run_menu(menu: QMenu, place: QPoint) -> None:
    """Show the menu at a point of the screen until it closes, then delete it.

    What it is of, and the menu with it, may be deleted meanwhile: a source that another step takes away.
    """
    menu.exec(place)
    if isValid(menu):
        menu.deleteLater()
