"""Fonts and icons that ship along are found, and the style draws what it says."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontInfo, QIcon
from PySide6.QtWidgets import QApplication, QScrollBar, QStyle
from pytestqt.qtbot import QtBot

from crossread import resources
from crossread.desktop.look import fonts, icons, theme
from crossread.desktop.look.style import SCROLL_BAR, CrossreadStyle

ICONS = sorted(path.stem for path in (Path(resources.__file__).parent / "icons").glob("*.svg"))


def test_the_shipped_fonts_are_used_in_their_weights(qapp: QApplication) -> None:
    fonts.load()
    fonts.load()
    assert QFontInfo(fonts.reading_font()).family() == "Linux Libertine O"
    assert QFontInfo(fonts.reading_font(strong=True)).styleName() == "Semibold"
    assert QFontInfo(fonts.reading_font(italic=True)).italic()
    assert QFontInfo(fonts.interface_font()).family() == "Inter"
    assert QFontInfo(fonts.interface_font("strong")).weight() == 600


def test_each_font_has_its_licence_and_all_are_small() -> None:
    folder = Path(resources.__file__).parent / "fonts"
    assert {path.name for path in folder.glob("*.otf")} == set(fonts.FILES)
    assert sum(path.stat().st_size for path in folder.iterdir()) < 3_000_000
    assert len(list(folder.glob("OFL-*.txt"))) == 2


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_draws_something(qtbot: QtBot, name: str) -> None:
    picture = icons.pixmap(name, theme.LIGHT.ink, 16, 2.0).toImage()
    assert picture.size() == QSize(32, 32)
    assert any(picture.pixelColor(x, y).alpha() for x in range(32) for y in range(32))


def test_an_icon_follows_the_theme(qtbot: QtBot) -> None:
    before = theme.watcher().mode
    icon = icons.icon("close", "ink")
    darkest = []
    for mode in ("light", "dark"):
        theme.set_mode("light" if mode == "light" else "dark")
        image = icon.pixmap(QSize(16, 16), QIcon.Mode.Normal, QIcon.State.Off).toImage()
        darkest.append(max((image.pixelColor(x, x).alpha(), image.pixelColor(x, x).lightness()) for x in range(16))[1])
    theme.set_mode(before)
    assert darkest[0] < 90 < darkest[1]


def test_a_scroll_bar_is_thin_and_its_handle_stays_inside(qtbot: QtBot) -> None:
    style = CrossreadStyle()
    bar = QScrollBar(Qt.Orientation.Vertical)
    bar.setStyle(style)
    qtbot.addWidget(bar)
    bar.setRange(0, 100_000)
    bar.setPageStep(10)
    bar.resize(SCROLL_BAR, 200)
    bar.show()
    assert bar.sizeHint().width() == SCROLL_BAR
    for value in (0, 50_000, 100_000):
        bar.setValue(value)
        shown = bar.grab().toImage()
        lines = [y for y in range(200) if shown.pixelColor(5, y) == theme.current().handle]
        assert 20 <= len(lines) <= 40, value
    bar.setStyle(QApplication.style())
    assert style.pixelMetric(QStyle.PixelMetric.PM_SplitterWidth) == 1
