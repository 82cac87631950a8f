"""The bar over everything: the title, which can be edited there, the menus, and what is always at hand."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenuBar, QSizePolicy, QStackedLayout, QToolButton, QWidget

from crossread.desktop.application.actions import Actions
from crossread.desktop.look import fonts, icons
from crossread.desktop.look.theme import current
from crossread.desktop.widgets.labels import ElidedLabel

HEIGHT = 40
WIDEST_TITLE = 260
ALWAYS_AT_HAND = ("undo", "redo", "add_files", "add_pane")
AT_THE_RIGHT = ("show_left", "show_timeline", "show_right", "dark")


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
        self._whole.addLayout(self.row)
        self._whole.addStretch(1)

    def put_actions(self, actions: Actions) -> QMenuBar:
        """Put menu bar and buttons in their places; answers with the menu bar, which is filled by `menus`."""
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


class ActionButton(QToolButton):
    """An action as an icon; hidden while the action is."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDefaultAction(action)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.setAutoRaise(True)
        self.setFixedSize(28, 28)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        action = self.defaultAction()
        self.setVisible(action.isVisible())
        self.setAccessibleName(action.toolTip())


class _Title(QWidget):
    """The title as text; a double click or Rename makes a field of it, Enter takes it, Escape leaves it."""

    edited = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(WIDEST_TITLE)
        self._label = ElidedLabel("", "title")
        self._field: _Field | None = None
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
            self._field = _Field()
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


class _Field(QLineEdit):
    """A line that says when it is left without Enter."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """So does going elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
