"""What stands where a damaged file does not give away a text, or the sources: what is so, and what can be done."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from crossread.desktop.widgets.labels import EmptyState


class Unreadable(EmptyState):
    """Offers the check; a click anywhere gives the keys to its button, which tells `focused`."""

    focused = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(
            title,
            _tr("Check the project, go back to a backup, or salvage all that can be read into a new file."),
            _tr("Check project…"),
            parent,
        )
        self.setAccessibleName(title)
        if self._button is not None:
            self.setFocusProxy(self._button)
            self._button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The button takes the keys."""
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The pane that is clicked is in use."""
        self.take_focus()
        super().mousePressEvent(event)


def of_a_text() -> Unreadable:
    """For a pane."""
    return Unreadable(_tr("This text cannot be read: the file is damaged."))


def of_the_sources() -> Unreadable:
    """For the desk, where not even the sources are known."""
    return Unreadable(_tr("The sources cannot be read: the file is damaged."))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Desk", text)
