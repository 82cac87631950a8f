"""The desktop's own word on light and dark is heard over the session bus, at the start and when it changes."""

from collections.abc import Iterator

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant
from pytestqt.qtbot import QtBot

from crossread.desktop.look import theme
from crossread.desktop.look.portal import KEY, NAMESPACE, PATH, SETTINGS, PortalScheme, _is_dark, _is_high
from crossread.desktop.look.theme import DARK, LIGHT


@pytest.fixture(autouse=True)
def the_mode_as_it_was(qapp: object) -> Iterator[None]:
    before = theme.watcher().mode
    yield
    theme.watcher().tell_system(None)
    theme.set_mode(before)


def test_without_a_bus_nothing_is_told_and_nothing_breaks(qtbot: QtBot) -> None:
    portal = PortalScheme(QDBusConnection("a bus that is not there"))
    told: list[object] = []
    portal.told.connect(told.append)
    portal.listen()
    assert told == [None]


@pytest.mark.parametrize(
    ("value", "expected"), [(1, True), (2, False), (0, None), (7, None), ("dark", None), (None, None)]
)
def test_the_figures_of_the_portal_are_read(value: object, expected: bool | None) -> None:
    assert _is_dark(value) is expected
    assert _is_dark(QDBusVariant(QDBusVariant(value))) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1, True), (0, False), (True, True), (False, False), (7, None), ("high", None), (None, None)],
)
def test_a_wish_for_contrast_is_read(value: object, expected: bool | None) -> None:
    assert _is_high(value) is expected
    assert _is_high(QDBusVariant(QDBusVariant(value))) is expected


def test_only_the_change_of_this_setting_counts(qtbot: QtBot) -> None:
    portal = PortalScheme(QDBusConnection("a bus that is not there"))
    told: list[object] = []
    portal.told.connect(told.append)
    for namespace, key, value in (
        (NAMESPACE, KEY, 1),
        (NAMESPACE, "accent-color", 1),
        ("other", KEY, 1),
        (NAMESPACE, KEY, 2),
    ):
        message = QDBusMessage.createSignal(PATH, SETTINGS, "SettingChanged")
        message.setArguments([namespace, key, value])
        portal._changed(message)
    assert told == [True, False]


def test_the_theme_follows_what_is_told_while_it_follows_the_system(qtbot: QtBot) -> None:
    theme.set_mode("system")
    theme.watcher().tell_system(True)
    assert theme.current() is DARK
    theme.watcher().tell_system(False)
    assert theme.current() is LIGHT
    theme.set_mode("sepia")
    theme.watcher().tell_system(True)
    assert theme.current().name == "sepia"
