"""Text can be read on every ground of all themes, and a change of theme is told."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from pytestqt.qtbot import QtBot

from crossread.desktop.look import theme
from crossread.desktop.look.modes import mode_of, next_mode
from crossread.desktop.look.palettes import contrast
from crossread.desktop.look.theme import DARK, LIGHT, SEPIA, THEMES, Theme


@pytest.fixture(autouse=True)
def the_mode_as_it_was(qapp: object) -> Iterator[None]:
    before = theme.watcher().mode
    yield
    theme.set_mode(before)


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
@pytest.mark.parametrize("role", ["ink", "ink_quiet", "accent", "conflict", "tension"])
@pytest.mark.parametrize("ground", ["paper", "paper_raised", "panel"])
def test_text_reads_on_its_ground(look: Theme, role: str, ground: str) -> None:
    assert contrast(getattr(look, role), getattr(look, ground)) >= 4.5


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
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
    for look in THEMES:
        made = theme.palette(look)
        assert made.color(QPalette.ColorRole.Window) == look.panel
        assert made.color(QPalette.ColorRole.Text) == look.ink


def test_sepia_is_warm_and_shown_when_chosen(qtbot: QtBot) -> None:
    theme.set_mode("sepia")
    assert theme.current() is SEPIA
    assert not SEPIA.is_dark
    for ground in (SEPIA.paper, SEPIA.paper_raised, SEPIA.panel):
        assert ground.redF() > ground.greenF() > ground.blueF()


def test_the_system_is_followed_while_nothing_else_is_chosen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    hints = QGuiApplication.styleHints()
    theme.set_mode("system")
    for is_dark, scheme, look in ((True, Qt.ColorScheme.Dark, DARK), (False, Qt.ColorScheme.Light, LIGHT)):
        monkeypatch.setattr(theme, "system_is_dark", lambda told=is_dark: told)
        hints.colorSchemeChanged.emit(scheme)
        assert theme.current() is look
    theme.set_mode("sepia")
    monkeypatch.setattr(theme, "system_is_dark", lambda: True)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.current() is SEPIA


def test_one_step_after_another_goes_through_all_themes() -> None:
    seen = [theme.LIGHT.name]
    for _ in THEMES:
        mode = next_mode(seen[-1])
        assert mode != "system"
        seen.append(mode)
    assert seen == ["light", "sepia", "dark", "light"]
    assert [mode_of(name) for name in ("sepia", "", "neon")] == ["sepia", "system", "system"]
