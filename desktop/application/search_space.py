"""The workspace Search: views on the whole project, of which one is shown, with a switch over them."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.segmented_switch import SegmentedSwitch


class SearchSpace(QWidget):
    """Holds views and knows nothing of them. A view is made when it is first seen, and keeps its state."""

    view_requested = Signal(str)
    """A view is to be seen: its id. Whoever holds the workspaces brings this one to the front."""
    view_added = Signal(str)
    """A view can be shown now: its id."""
    view_shown = Signal(str)
    """Another view is in front: its id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: dict[str, str] = {}
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._made: dict[str, QWidget] = {}
        self._view = ""
        self._switch = SegmentedSwitch((), self.tr("View"))
        self._switch.chosen.connect(self.show_view)
        self._switch.hide()
        self._head = QHBoxLayout()
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignHCenter)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._stack, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        watcher().theme_changed.connect(self.update)

    @property
    def current(self) -> str:
        """The id of the view that is in front; empty without any."""
        return self._view

    def add_view(self, view_id: str, title: str, make: Callable[[], QWidget]) -> None:
        """Offer a view; `make` is called when it is first seen. The first one added is in front."""
        self._titles[view_id], self._makers[view_id] = title, make
        self._switch.set_choices(list(self._titles.items()))
        self._switch.setVisible(len(self._titles) > 1)
        self._head.setContentsMargins(0, 10 if len(self._titles) > 1 else 0, 0, 0)
        if not self._view:
            self._view = view_id
            self._show()
        self.view_added.emit(view_id)

    def show_view(self, view_id: str) -> None:
        """Bring a view to the front, this workspace with it, and give it the keys."""
        if view_id not in self._makers:
            return
        is_other = view_id != self._view
        self._view = view_id
        self._switch.choose(view_id)
        self.view_requested.emit(view_id)
        self._show()
        if self.isVisible():
            self.view(view_id).setFocus(Qt.FocusReason.OtherFocusReason)
        if is_other:
            self.view_shown.emit(view_id)

    def view(self, view_id: str) -> QWidget:
        """A view that was added, made if need be."""
        if view_id not in self._made:
            made = self._made[view_id] = self._makers[view_id]()
            self._stack.addWidget(made)
        return self._made[view_id]

    def showEvent(self, event: QShowEvent) -> None:
        """What is seen is there."""
        self._show()
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels."""
        QPainter(self).fillRect(self.rect(), current().panel)

    def _show(self) -> None:
        if self._view and self.isVisible():
            self._stack.setCurrentWidget(self.view(self._view))
            self.setFocusProxy(self.view(self._view))
