"""Text can be read on every ground of both themes, and a change of theme is told."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from crossread.desktop.look import theme
from crossread.desktop.look.palettes import contrast
from crossread.desktop.look.theme import DARK, LIGHT, Theme


@pytest.fixture(autouse=True)
def the_mode_as_it_was(qapp: object) -> Iterator[None]:
    before = theme.watcher().mode
    yield
    theme.set_mode(before)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
@pytest.mark.parametrize("role", ["ink", "ink_quiet", "accent", "conflict", "tension"])
@pytest.mark.parametrize("ground", ["paper", "paper_raised", "panel"])
def test_text_reads_on_its_ground(look: Theme, role: str, ground: str) -> None:
    assert contrast(getattr(look, role), getattr(look, ground)) >= 4.5


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_what_is_chosen_reads(look: Theme) -> None:
    for text, ground in (
        (look.ink, look.accent_fill),
        (look.ink_quiet, look.accent_fill),
        (look.accent, look.accent_fill),
        (look.on_accent, look.accent),
        (look.ink, look.selection),
        (look.ink, look.conflict_fill),
        (look.conflict, look.conflict_fill),
    ):
        assert contrast(text, ground) >= 4.5, (text.name(), ground.name())
    assert contrast(look.focus, look.paper) >= 3
    assert contrast(look.focus, look.panel) >= 3


def test_a_change_is_told_once(qtbot: QtBot) -> None:
    theme.set_mode("light")
    told: list[Theme] = []
    theme.watcher().theme_changed.connect(told.append)
    theme.set_mode("dark")
    theme.set_mode("dark")
    theme.set_mode("light")
    theme.watcher().theme_changed.disconnect(told.append)
    assert told == [DARK, LIGHT]
    assert theme.current() is LIGHT


def test_qts_palette_is_that_of_the_theme() -> None:
    for look in (LIGHT, DARK):
        made = theme.palette(look)
        assert made.color(QPalette.ColorRole.Window) == look.panel
        assert made.color(QPalette.ColorRole.Text) == look.ink
