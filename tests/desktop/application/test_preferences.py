"""The preferences hold at once and follow what is changed elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QSpinBox
from pytestqt.qtbot import QtBot

from crossread.desktop.application import settings
from crossread.desktop.application.preferences import Preferences
from crossread.desktop.application.settings import Settings
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.segmented_switch import SegmentedSwitch


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Settings]:
    made = Settings(tmp_path / "settings.json")
    yield made
    made.save()


@pytest.fixture
def preferences(store: Settings, qtbot: QtBot) -> Preferences:
    made = Preferences(store)
    qtbot.addWidget(made)
    made.show()
    return made


def field(preferences: Preferences, name: str) -> QSpinBox:
    return next(one for one in preferences.findChildren(QSpinBox) if one.accessibleName() == name)


def test_each_figure_holds_at_once_and_stays_within_bounds(store: Settings, preferences: Preferences) -> None:
    for name, setting in (
        ("Size of the texts", settings.READING_SIZE),
        ("Line length", settings.LINE_LENGTH),
        ("Line spacing", settings.LINE_SPACING),
    ):
        one = field(preferences, name)
        one.stepUp()
        assert store.get(setting) == one.value() > setting.default
        one.setValue(100_000)
        assert setting.allows(store.get(setting))


def test_switches_hold_at_once(store: Settings, preferences: Preferences) -> None:
    for box in preferences.findChildren(QCheckBox):
        box.click()
    assert store.get(settings.PARAGRAPH_NUMBERS)
    assert store.get(settings.SHOW_FURNITURE)
    assert not store.get(settings.REOPEN)
    (switch,) = preferences.findChildren(SegmentedSwitch)
    switch.chosen.emit("sepia")
    assert store.get(settings.THEME) == "sepia"


def test_what_is_changed_elsewhere_is_shown(store: Settings, preferences: Preferences) -> None:
    store.set(settings.READING_SIZE, 30)
    store.set(settings.THEME, "dark")
    assert field(preferences, "Size of the texts").value() == 30
    assert preferences.findChildren(SegmentedSwitch)[0].key == "dark"


def test_settings_of_texts_can_be_reset(store: Settings, preferences: Preferences) -> None:
    store.set(settings.LINE_SPACING, 200)
    store.set(settings.SHOW_FURNITURE, True)
    store.set(settings.THEME, "dark")
    button = next(one for one in preferences.findChildren(QuietButton) if "Reset" in one.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert store.get(settings.LINE_SPACING) == settings.LINE_SPACING.default
    assert not store.get(settings.SHOW_FURNITURE)
    assert store.get(settings.THEME) == "dark", "not of the texts"
