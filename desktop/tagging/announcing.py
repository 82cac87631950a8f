"""Says something to those who hear the window instead of seeing it."""

from PySide6 import QtGui
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say the text, if one listens; Qt before 6.8 cannot, and says nothing."""
    made = getattr(QtGui, "QAccessibleAnnouncementEvent", None)
    if text and made is not None and QAccessible.isActive():
        QAccessible.updateAccessibility(made(widget, text))
