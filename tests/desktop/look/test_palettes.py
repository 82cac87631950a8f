"""The palettes keep apart from each other and from the conflict colour, also for eyes without red or green cones."""

from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

import pytest
from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QImage, QPainter

from crossread.db.palette import CLAIM_COLORS, EVENT_COLORS
from crossread.desktop.look import palettes
from crossread.desktop.look.theme import DARK, LIGHT, THEMES, Theme

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
PROTANOPIA = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
EYES = {"all": None, "no green": DEUTERANOPIA, "no red": PROTANOPIA}
PALETTES = {
    "sources": palettes.SOURCE_COLORS,
    "events": EVENT_COLORS,
    "claims": CLAIM_COLORS,
}


def lab(color: QColor, eyes: str = "all") -> tuple[float, float, float]:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    rgb = [linear(part) for part in (color.redF(), color.greenF(), color.blueF())]
    matrix = EYES[eyes]
    if matrix:
        rgb = [min(1.0, max(0.0, sum(m * c for m, c in zip(row, rgb, strict=True)))) for row in matrix]
    r, g, b = rgb
    xyz = (
        (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047,
        0.2126729 * r + 0.7151522 * g + 0.0721750 * b,
        (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883,
    )
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def delta_e(one: tuple[float, float, float], two: tuple[float, float, float]) -> float:
    """CIEDE2000 (Sharma, Wu and Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, two
    c_mean = (hypot(a1, b1) + hypot(a2, b2)) / 2
    g = 0.5 * (1 - sqrt(c_mean**7 / (c_mean**7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = degrees(atan2(b1, a1)) % 360, degrees(atan2(b2, a2)) % 360
    dh = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    total = h1 + h2
    if c1 * c2 == 0:
        h = total
    elif abs(h1 - h2) <= 180:
        h = total / 2
    else:
        h = (total + 360) / 2 if total < 360 else (total - 360) / 2
    l_mean, c_mean = (l1 + l2) / 2, (c1 + c2) / 2
    t = (
        1
        - 0.17 * cos(radians(h - 30))
        + 0.24 * cos(radians(2 * h))
        + 0.32 * cos(radians(3 * h + 6))
        - 0.2 * cos(radians(4 * h - 63))
    )
    dl = (l2 - l1) / (1 + 0.015 * (l_mean - 50) ** 2 / sqrt(20 + (l_mean - 50) ** 2))
    dc = (c2 - c1) / (1 + 0.045 * c_mean)
    dhh = 2 * sqrt(c1 * c2) * sin(radians(dh / 2)) / (1 + 0.015 * c_mean * t)
    turn = -2 * sqrt(c_mean**7 / (c_mean**7 + 25**7)) * sin(radians(60 * exp(-(((h - 275) / 25) ** 2))))
    return sqrt(dl**2 + dc**2 + dhh**2 + turn * dc * dhh)


def test_the_measure_is_that_of_the_published_pairs() -> None:
    assert delta_e((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert delta_e((50, 2.5, 0), (73, 25, -18)) == pytest.approx(27.1492, abs=1e-4)
    assert delta_e((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514)) == pytest.approx(0.9082, abs=1e-4)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", PALETTES)
def test_no_color_is_near_the_conflict_color(name: str, theme: Theme) -> None:
    for stored in PALETTES[name]:
        for eyes in EYES:
            apart = delta_e(lab(palettes.shown(stored, theme), eyes), lab(theme.conflict, eyes))
            assert apart >= 20, (stored, eyes)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", PALETTES)
def test_each_pair_of_a_palette_can_be_told_apart(name: str, theme: Theme) -> None:
    for eyes, least in (("all", 15), ("no green", 10), ("no red", 10)):
        for one, two in combinations(PALETTES[name], 2):
            apart = delta_e(lab(palettes.shown(one, theme), eyes), lab(palettes.shown(two, theme), eyes))
            assert apart >= least, (one, two, eyes)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_lines_and_source_colors_stand_out_from_paper_and_panel(theme: Theme) -> None:
    for index in range(len(palettes.SOURCE_COLORS)):
        assert palettes.contrast(palettes.source_color(index, theme), theme.panel) >= 3
    for stored in (*CLAIM_COLORS, "#ffffff", "#000000", "#ffff00", "#0000ff"):
        assert palettes.contrast(palettes.claim_line(stored, theme), theme.paper) >= 2.99, stored


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("layers", [1, 2, 3, 5])
def test_text_reads_on_fills_one_over_another(theme: Theme, layers: int) -> None:
    for stored in EVENT_COLORS:
        ground = QImage(1, 1, QImage.Format.Format_RGB32)
        ground.fill(theme.paper)
        painter = QPainter(ground)
        for _ in range(layers):
            painter.fillRect(0, 0, 1, 1, palettes.event_fill(stored, theme, layers=layers))
        painter.end()
        assert palettes.contrast(theme.ink, ground.pixelColor(0, 0)) >= 5.9, stored


def test_what_is_no_color_is_shown_grey() -> None:
    assert palettes.shown("", LIGHT) == LIGHT.ink_faint
    assert palettes.shown("javascript", DARK) == DARK.ink_faint


def test_letters_go_on_after_z() -> None:
    assert [palettes.source_letter(index) for index in (0, 1, 25, 26, 27, 701, 702)] == [
        "A", "B", "Z", "AA", "AB", "ZZ", "AAA",
    ]  # fmt: skip


def test_codes_are_short_and_different() -> None:
    codes = palettes.claim_codes(
        [("1", "How many were lost?"), ("2", "How many were living?"), ("3", "谁先开火？"), ("4", "Tow?"), ("5", "")]
    )
    assert codes == {"1": "MWL", "2": "MWL2", "3": "谁先", "4": "TO", "5": "?"}


def test_each_color_of_a_claim_has_its_pattern_and_others_get_one_that_stays() -> None:
    patterns = [palettes.line_pattern(stored) for stored in CLAIM_COLORS]
    assert len(set(patterns)) == len(palettes.LinePattern)
    assert palettes.line_pattern("#123456", "ab") is palettes.line_pattern("#123456", "ab")


@pytest.mark.parametrize("pattern", list(palettes.LinePattern))
def test_patterns_differ_without_color(pattern: palettes.LinePattern) -> None:
    def drawn(which: palettes.LinePattern) -> QImage:
        image = QImage(60, 12, QImage.Format.Format_RGB32)
        image.fill(LIGHT.paper)
        painter = QPainter(image)
        palettes.draw_line(painter, QLineF(2, 6, 58, 6), LIGHT.ink, which)
        painter.end()
        return image

    assert all(drawn(pattern) != drawn(other) for other in palettes.LinePattern if other is not pattern)
