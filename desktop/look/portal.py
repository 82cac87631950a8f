"""Whether the desktop is set to dark, as the freedesktop portal tells it: Qt itself asks only some desktops.

The portal is a service on the session's own bus; nothing leaves the computer.
"""

from typing import Any, cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCall, QDBusPendingCallWatcher, QDBusVariant

SERVICE = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SETTINGS = "org.freedesktop.portal.Settings"
NAMESPACE, KEY = "org.freedesktop.appearance", "color-scheme"
_PATIENCE_MS = 3_000
# The stubs want bytes; the call takes what SLOT makes, a string.
_CHANGED = cast("bytes", SLOT("_changed(QDBusMessage)"))


class PortalScheme(QObject):
    """Asks once and listens from then on. Without a bus or a portal it stays silent."""

    told = Signal(object)
    """True for dark, False for light, None if there is no preference or nobody answers."""

    def __init__(self, bus: QDBusConnection | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus or QDBusConnection.sessionBus()
        self._waiting: QDBusPendingCallWatcher | None = None

    def listen(self) -> None:
        """Ask, without waiting for the answer, and be told of every change."""
        if not self._bus.isConnected():
            self.told.emit(None)
            return
        self._bus.connect(SERVICE, PATH, SETTINGS, "SettingChanged", self, _CHANGED)
        question = QDBusMessage.createMethodCall(SERVICE, PATH, SETTINGS, "Read")
        question.setArguments([NAMESPACE, KEY])
        self._waiting = QDBusPendingCallWatcher(self._bus.asyncCall(question, _PATIENCE_MS), self)
        self._waiting.finished.connect(self._answered)

    @Slot(QDBusPendingCallWatcher)
    def _answered(self, _call: QDBusPendingCall) -> None:
        assert self._waiting is not None
        reply, self._waiting = self._waiting.reply(), None
        is_answer = reply.type() == QDBusMessage.MessageType.ReplyMessage and len(reply.arguments()) == 1
        self.told.emit(_is_dark(reply.arguments()[0]) if is_answer else None)

    @Slot(QDBusMessage)
    def _changed(self, message: QDBusMessage) -> None:
        arguments = message.arguments()
        if len(arguments) == 3 and arguments[:2] == [NAMESPACE, KEY]:
            self.told.emit(_is_dark(arguments[2]))


def _is_dark(value: Any) -> bool | None:
    """1 is dark, 2 light, 0 no preference; older portals wrap the figure twice."""
    while isinstance(value, QDBusVariant):
        value = value.variant()
    return {1: True, 2: False}.get(value) if isinstance(value, int) else None
