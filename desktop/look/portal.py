"""What the freedesktop portal tells of the desktop, dark or light, moving or still, how much contrast: Qt asks few.

The portal is a service on the session's own bus; nothing leaves the computer.
"""

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCall, QDBusPendingCallWatcher, QDBusVariant

SERVICE = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SETTINGS = "org.freedesktop.portal.Settings"
NAMESPACE, KEY = "org.freedesktop.appearance", "color-scheme"
MOTION = (("org.freedesktop.appearance", "reduced-motion"), ("org.gnome.desktop.interface", "enable-animations"))
"""Where desktops say that nothing shall move: the newer one for all, and the one of those with GNOME's settings."""
CONTRAST = (("org.freedesktop.appearance", "contrast"), ("org.gnome.desktop.a11y.interface", "high-contrast"))
"""Where desktops say that things shall stand out more."""
_PATIENCE_MS = 3_000
# The stubs want bytes; the call takes what SLOT makes, a string.
_CHANGED = cast("bytes", SLOT("_changed(QDBusMessage)"))


class PortalSetting(QObject):
    """Asks for one setting and listens from then on. Without a bus or a portal it stays silent."""

    told = Signal(object)
    """What the setting means, None if there is no preference or nobody answers."""

    def __init__(
        self,
        namespace: str,
        key: str,
        meaning: Callable[[Any], bool | None],
        bus: QDBusConnection | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._meaning = [namespace, key], meaning
        self._bus = bus or QDBusConnection.sessionBus()
        self._waiting: QDBusPendingCallWatcher | None = None

    def listen(self) -> None:
        """Ask, without waiting for the answer, and be told of every change."""
        if not self._bus.isConnected():
            self.told.emit(None)
            return
        self._bus.connect(SERVICE, PATH, SETTINGS, "SettingChanged", self, _CHANGED)
        question = QDBusMessage.createMethodCall(SERVICE, PATH, SETTINGS, "Read")
        question.setArguments(self._name)
        self._waiting = QDBusPendingCallWatcher(self._bus.asyncCall(question, _PATIENCE_MS), self)
        self._waiting.finished.connect(self._answered)

    @Slot(QDBusPendingCallWatcher)
    def _answered(self, _call: QDBusPendingCall) -> None:
        assert self._waiting is not None
        reply, self._waiting = self._waiting.reply(), None
        is_answer = reply.type() == QDBusMessage.MessageType.ReplyMessage and len(reply.arguments()) == 1
        self.told.emit(self._meaning(reply.arguments()[0]) if is_answer else None)

    @Slot(QDBusMessage)
    def _changed(self, message: QDBusMessage) -> None:
        arguments = message.arguments()
        if len(arguments) == 3 and arguments[:2] == self._name:
            self.told.emit(self._meaning(arguments[2]))


class PortalScheme(PortalSetting):
    """Tells True for dark, False for light."""

    def __init__(self, bus: QDBusConnection | None = None, parent: QObject | None = None) -> None:
        super().__init__(NAMESPACE, KEY, _is_dark, bus, parent)


class PortalMotion(PortalSetting):
    """Tells True if nothing shall move, as one of the places of `MOTION` says."""

    def __init__(
        self, namespace: str, key: str, bus: QDBusConnection | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(namespace, key, _is_still, bus, parent)


class PortalContrast(PortalSetting):
    """Tells True if things shall stand out more, as one of the places of `CONTRAST` says."""

    def __init__(
        self, namespace: str, key: str, bus: QDBusConnection | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(namespace, key, _is_high, bus, parent)


def _is_high(value: Any) -> bool | None:
    """A figure says that more contrast is wanted (1) or no more than usual (0); so does a truth."""
    bare = _bare(value)
    return {1: True, 0: False}.get(bare) if isinstance(bare, int) else None


def _is_dark(value: Any) -> bool | None:
    """1 is dark, 2 light, 0 no preference; older portals wrap the figure twice."""
    bare = _bare(value)
    return {1: True, 2: False}.get(bare) if isinstance(bare, int) else None


def _is_still(value: Any) -> bool | None:
    """A figure says that motion is to be reduced (1) or not (0), a truth that things may move."""
    bare = _bare(value)
    if isinstance(bare, bool):
        return not bare
    return {1: True, 0: False}.get(bare) if isinstance(bare, int) else None


def _bare(value: Any) -> Any:
    while isinstance(value, QDBusVariant):
        value = value.variant()
    return value
