"""The bar over everything: the title, which can be edited there, the menus, and what is always at hand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QWidget

from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current
from crossread.desktop.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenuBar

    from crossread.desktop.application.actions.actions import Actions
    from crossread.desktop.application.title_field import TitleField

HEIGHT = 40
WIDEST_TITLE = 260
ALWAYS_AT_HAND = ("undo", "redo", "add_files", "add_pane")
AT_THE_RIGHT = ("show_left", "show_timeline", "show_right", "next_theme")


class TopBar(QWidget):
    """Made from the declared actions; `row` takes what a workspace adds in the middle."""

    title_edited = Signal(str)
    """The user gave the project another title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.title = _Title()
        self.title.edited.connect(self.title_edited)
        self.row = QHBoxLayout()
        self.row.setContentsMargins(12, 0, 12, 0)
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(12, 0, 8, 0)
        self._whole.setSpacing(2)
        self._whole.addWidget(self.title)
        self._whole.addStretch(1)
        self._whole.addLayout(self.row)
        self._whole.addStretch(1)

    def put_actions(self, actions: "Actions") -> "QMenuBar":
        """Put menu bar and buttons in their places; answers with the menu bar, which is filled by `menus`."""
        from PySide6.QtWidgets import QMenuBar

        from crossread.desktop.application.actions.action_button import ActionButton

        bar = QMenuBar(self)
        bar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        # One row less over the texts; where the system has a place of its own for menus they go there by themselves.
        self._whole.insertWidget(1, bar)
        self._whole.insertSpacing(2, 10)
        for place, action_id in enumerate(ALWAYS_AT_HAND, 3):
            self._whole.insertWidget(place, ActionButton(actions[action_id]))
        for action_id in AT_THE_RIGHT:
            self._whole.addWidget(ActionButton(actions[action_id]))
        return bar

    def paintEvent(self, event: QPaintEvent) -> None:
        """The panel's ground and a hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().panel)
        painter.fillRect(0, self.height() - 1, self.width(), 1, current().hairline)


class _Title(QWidget):
    """The title as text; a double click or Rename makes a field of it, Enter takes it, Escape leaves it."""

    edited = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(WIDEST_TITLE)
        self._label = ElidedLabel("", "title")
        self._field: TitleField | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._label)
        self._can_edit = False

    def set_text(self, title: str, can_edit: bool) -> None:
        """Show a title."""
        self._label.setText(title)
        self.setMinimumWidth(min(self._label.sizeHint().width() + 8, WIDEST_TITLE))
        self._can_edit = can_edit
        self._leave()

    def edit(self) -> None:
        """Make a field of it, if it may be changed."""
        if not self._can_edit:
            return
        if self._field is None:
            from crossread.desktop.application.title_field import TitleField

            self._field = TitleField()
            self._field.setFont(fonts.interface_font("title"))
            self._field.setAccessibleName(self.tr("Title of the project"))
            self._field.returnPressed.connect(self._take)
            self._field.left.connect(self._leave)
            self._stack.addWidget(self._field)
        self._field.setText(self._label.text())
        self._field.selectAll()
        self._stack.setCurrentWidget(self._field)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def mouseDoubleClickEvent(self, event: object) -> None:
        """The usual way to rename a thing."""
        self.edit()

    def _take(self) -> None:
        title = self._field.text().strip() if self._field is not None else ""
        before = self._label.text()
        self._leave()
        if title and title != before:
            self.edited.emit(title)

    def _leave(self) -> None:
        self._stack.setCurrentWidget(self._label)
