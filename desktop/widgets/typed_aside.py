"""A bar that takes the keys where a command could not open a field: what is typed on is kept in it and does nothing."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from crossread.desktop.widgets.message_bar import MessageBar, Offer


class TypedAside(MessageBar):
    """Says why there is no field. Escape gives the keys back to where they were; the words stay for the next time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("What you typed"))
        self.field.setPlaceholderText(self.tr("what you type is kept here"))
        self.field.setMinimumWidth(200)
        self.field.installEventFilter(self)
        self._row.insertWidget(1, self.field, 1)
        self._again: Callable[[], None] | None = None

    def take_keys(self, why: str, typed: str, again: Callable[[], None] | None) -> None:
        """Say why, take the keys, and keep what was typed already.

        `again` tries the command once more; None where that cannot help.
        """
        self._again = again
        self._say(why)
        self.add(typed)

    def add(self, typed: str) -> None:
        """Put more of what was typed to the rest, and the keys behind it."""
        self.field.setVisible(bool(typed or self.field.text()))
        if self.field.isVisibleTo(self):
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.end(False)
            was_empty = not self.field.text()
            self.field.insert(typed)
            if was_empty:
                self._say(self.text)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_typed(self) -> str:
        """What was typed here, which is not kept here any longer."""
        typed = self.field.text()
        self.field.clear()
        self.hide()
        return typed

    def event(self, event: QEvent) -> bool:
        """No letter is the key of an action here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and is_typing(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The first letter brings the field."""
        if is_typing(event):
            self.add(event.text())
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hide()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape and Enter in the field."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._try_again()
                return True
        return super().eventFilter(watched, event)

    def _say(self, why: str) -> None:
        offers: list[Offer] = []
        if self._again is not None:
            offers.append((self.tr("Try again"), self._try_again))
        if self.field.text():
            offers.append((self.tr("Copy"), self._copy))
        self.show_message(why, *offers, kind="warning")

    def _try_again(self) -> None:
        if self._again is not None:
            self._again()
        else:
            self.hide()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.field.text())
        self.hide()


def is_typing(event: QKeyEvent) -> bool:
    """Whether a key writes something."""
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & commands
