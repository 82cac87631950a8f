"""What those hear who do not see the window: the role of a widget that we draw ourselves, and sentences said aloud.

Qt knows the roles of its own widgets; one that is drawn by hand is to a screen reader a `filler`, which many pass over.
Such a class says `accessible_role = "Chart"`, a name in `QAccessible.Role` (the enumeration itself takes time at the
start); what else is told of it are its accessible name, its description and, if it has a method `accessible_value`,
what that answers.
"""

from typing import cast

from PySide6 import QtGui
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleObject, QWindow
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say the text, if one listens; Qt before 6.8 cannot, and says nothing."""
    made = getattr(QtGui, "QAccessibleAnnouncementEvent", None)
    if text and made is not None and QAccessible.isActive():
        QAccessible.updateAccessibility(made(widget, text))


def put_roles(window: QWidget) -> None:
    """Give every class with an `accessible_role` that role from now on, also the widgets that are in the window now."""
    if not _put:
        _put.append(True)
        QAccessible.installFactory(_made)
    if QAccessible.isActive():
        for widget in window.findChildren(QWidget):
            role = _role_of(widget)
            known = QAccessible.queryAccessibleInterface(widget) if role is not None else None
            if known is not None and known.role() != role:
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))


_put: list[bool] = []


def _role_of(widget: object) -> QAccessible.Role | None:
    name = getattr(type(widget), "accessible_role", "")
    return QAccessible.Role[name] if name else None


def _made(class_name: str, thing: object) -> QAccessibleInterface | None:
    """The factory: Qt asks it for each class that a thing is of, the last one first."""
    role = _role_of(thing)
    if role is None or class_name != type(thing).__name__ or not isinstance(thing, QWidget):
        return None
    return _Spoken(thing, role)


def _interface_of(widget: QWidget | None) -> QAccessibleInterface:
    # The types of PySide know no null, which is what Qt asks for where there is nothing.
    return QAccessible.queryAccessibleInterface(widget) if widget is not None else cast("QAccessibleInterface", None)


class _Spoken(QAccessibleObject):
    """A widget as a screen reader meets it.

    `interface_cast` is left alone on purpose: PySide 6.11 hands a null from it on as a wild pointer, so there is no
    interface for values and actions, and a control of ours that can be pressed is a `QAbstractButton`.
    """

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget)
        self._role = role

    def _widget(self) -> QWidget:
        widget = self.object()
        assert isinstance(widget, QWidget)
        return widget

    def _parts(self) -> list[QWidget]:
        return [part for part in self._widget().children() if isinstance(part, QWidget) and not part.isWindow()]

    def role(self) -> QAccessible.Role:
        """What it is."""
        return self._role

    def text(self, kind: QAccessible.Text) -> str:
        """Name, description and value."""
        widget = self._widget()
        if kind is QAccessible.Text.Name:
            return widget.accessibleName()
        if kind is QAccessible.Text.Description:
            return widget.accessibleDescription()
        value = getattr(widget, "accessible_value", None)
        return str(value()) if kind is QAccessible.Text.Value and value is not None else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nobody but the widget says what it is called."""

    def state(self) -> QAccessible.State:
        """Whether it can be seen and used, and takes the keys."""
        widget, state = self._widget(), QAccessible.State()
        focusable = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        for name, holds in (
            ("focusable", focusable),
            ("focused", focusable and widget.hasFocus()),
            ("disabled", not widget.isEnabled()),
            ("invisible", not widget.isVisible()),
        ):
            setattr(state, name, int(holds))
        return state

    def rect(self) -> QRect:
        """Where it lies on the screen."""
        widget = self._widget()
        return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())

    def window(self) -> QWindow:
        """The window of the system that it is in."""
        return self._widget().window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        """What it is in."""
        return _interface_of(self._widget().parentWidget())

    def childCount(self) -> int:
        """How many widgets are in it."""
        return len(self._parts())

    def child(self, index: int) -> QAccessibleInterface:
        """One of them."""
        parts = self._parts()
        return _interface_of(parts[index] if 0 <= index < len(parts) else None)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Which of them it is; -1 for none."""
        thing = child.object()
        return next((place for place, part in enumerate(self._parts()) if part is thing), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """The one at a place of the screen."""
        widget = self._widget()
        part = widget.childAt(widget.mapFromGlobal(QPoint(x, y)))
        while part is not None and part.parentWidget() is not widget:
            part = part.parentWidget()
        return _interface_of(part)
