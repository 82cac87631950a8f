"""An action as a button in the bar over everything."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from crossread.desktop.look import icons


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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _follow(self) -> None:
        action = self.defaultAction()
        self.setVisible(action.isVisible())
        # What undo would take back is in its name; the keys and the rest are said when one asks for more.
        self.setAccessibleName(action.iconText())
        self.setAccessibleDescription(action.toolTip())
