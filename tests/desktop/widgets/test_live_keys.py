"""The keys as they are now: which is meant on which keyboard, what is shown of them, and that both follow a change."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import KeyHint
from crossread.desktop.widgets.live_keys import LiveKeys, live_keys
from crossread.desktop.widgets.own_keys import OWN_KEYS

NONE, SHIFT, ALT_GR = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def keys() -> Iterator[LiveKeys]:
    yield live_keys()
    live_keys().reset()


def event(key: Qt.Key, held: Qt.KeyboardModifier = NONE, text: str = "", scan_code: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held, scan_code, 0, 0, text)


def test_a_view_has_the_keys_it_came_with_until_others_are_given(keys: LiveKeys, qtbot: QtBot) -> None:
    assert keys.deed("grid", event(Qt.Key.Key_S, text="s")) == "grid_silent"
    assert keys.deed("sweep", event(Qt.Key.Key_Space, text=" ")) == "sweep_next"
    assert keys.deed("overview", event(Qt.Key.Key_S, text="s")) == ""
    given = {"grid_silent": ("W", "Ctrl+B")}
    with qtbot.waitSignal(keys.changed):
        keys.take(given)
    assert keys.deed("grid", event(Qt.Key.Key_S, text="s")) == ""
    assert keys.deed("grid", event(Qt.Key.Key_W, text="w")) == "grid_silent"
    assert keys.is_key_of("grid_silent", event(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier))
    keys.let_go(dict(given))
    assert keys.of("grid_silent") == ("W", "Ctrl+B")
    keys.let_go(given)
    assert keys.of("grid_silent") == ("S",)


def test_a_sign_counts_however_the_keyboard_prints_it(keys: LiveKeys) -> None:
    assert keys.deed("grid", event(Qt.Key.Key_Slash, text="/")) == "grid_find"
    assert keys.deed("grid", event(Qt.Key.Key_Slash, SHIFT, "/")) == "grid_find"
    assert keys.deed("grid", event(Qt.Key.Key_Slash, ALT_GR, "/")) == "grid_find"
    assert keys.deed("grid", event(Qt.Key.Key_Slash, ALT_GR | SHIFT, "/")) == "grid_find"
    # Ctrl and Alt that are really held print nothing, and a capital is not the letter.
    assert keys.deed("grid", event(Qt.Key.Key_S, ALT_GR)) == ""
    assert keys.deed("grid", event(Qt.Key.Key_S, SHIFT, "S")) == ""
    assert keys.deed("timeline", event(Qt.Key.Key_Plus, Qt.KeyboardModifier.KeypadModifier, "+")) == "timeline_closer"


@pytest.mark.skipif(sys.platform != "linux", reason="the numbers of the keys are those of X11 and Wayland")
def test_where_letters_are_not_latin_the_place_counts(keys: LiveKeys) -> None:
    assert keys.deed("grid", event(Qt.Key(0x41C), text="м", scan_code=55)) == "grid_across"
    assert keys.deed("grid", event(Qt.Key(0x05E1), text="ס", scan_code=39)) == "grid_silent"


def test_what_is_shown_follows(keys: LiveKeys, qtbot: QtBot) -> None:
    button, icon = (
        QuietButton("Silent", action="sweep_silent"),
        QuietButton(icon="add", name="Tick", action="finish_all"),
    )
    hint, several = (
        KeyHint(text="silent", action="sweep_silent"),
        QuietButton("tag", action="sweep_silent nothing finish_all"),
    )
    for widget in (button, icon, hint, several):
        qtbot.addWidget(widget)
    assert (button.key, icon.toolTip(), hint.accessibleName(), several.key) == ("S", "Tick (A)", "S: silent", "S · A")
    width = button.sizeHint().width()
    keys.take({"sweep_silent": ("Ctrl+Shift+Return",)})
    assert (button.key, icon.toolTip(), several.key) == ("Ctrl Shift Enter", "Tick", "Ctrl Shift Enter")
    assert hint.accessibleName() == "Ctrl Shift Enter: silent"
    assert button.sizeHint().width() > width
    assert keys.behind("Silent", "sweep_silent") == "Silent (Ctrl+Shift+Enter)"
    assert keys.in_menu("Tick", "finish_all") == "Tick"


def test_every_place_is_known_and_no_action_is_in_two() -> None:
    ids = [action_id for ids in OWN_KEYS.values() for action_id in ids]
    assert len(ids) == len(set(ids))
