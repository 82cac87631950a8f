"""Events can be told apart without their colour, and words keep their contrast on what tells them apart."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from crossread.db.palette import CLAIM_COLORS, EVENT_COLORS
from crossread.desktop.look import palettes, signs, textures
from crossread.desktop.look.palettes import contrast, mixed
from crossread.desktop.look.textures import Texture, Weight
from crossread.desktop.look.theme import THEMES, Theme

WORDS = 4.5
ALL = pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
SCALES = (1.0, 1.5, 2.0, 3.0)


@pytest.fixture(autouse=True)
def as_before(qapp: object) -> Iterator[None]:
    yield
    textures.tell("settings", True)
    textures.tell("system", False)
    signs.tell(())


def fill(stored: str, look: Theme) -> QColor:
    """The ground of a passage, as it is seen on paper."""
    tint = palettes.event_fill(stored, look)
    return mixed(look.paper, tint, tint.alphaF())


def pixels(image: QImage) -> list[int]:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return list(memoryview(plain.constBits()).cast("I"))


def drawn(kind: Texture, ground: QColor, look: Theme, ratio: float, *, sign: bool = False) -> QImage:
    """A ground of 120 by 24, or a sign of 16 by 10."""
    width, height = (16, 10) if sign else (120, 24)
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(look.paper)
    painter = QPainter(pixmap)
    where = QRectF(0, 0, width, height)
    if sign:
        textures.draw_bar(painter, where, ground, kind, look, radius=0)
    else:
        textures.draw_ground(painter, where, ground, kind, look)
    painter.end()
    return pixmap.toImage()


@ALL
@pytest.mark.parametrize("weight", [Weight.QUIET, Weight.CLEAR], ids=["quiet", "clear"])
def test_words_read_on_every_texture(look: Theme, weight: Weight) -> None:
    textures.tell("system", weight is Weight.CLEAR)
    assert textures.weight() is weight
    for stored in (*EVENT_COLORS, "#000000", "#ffffff", "#ff0000", "#0000ff", "#808080"):
        ground = fill(stored, look)
        for kind in Texture:
            seen = {pixel & 0xFFFFFF for ratio in SCALES for pixel in pixels(drawn(kind, ground, look, ratio))}
            # What no fill could be read on is no fault of its texture.
            least = min(WORDS, contrast(look.ink, ground) - 0.05)
            assert min(contrast(look.ink, QColor.fromRgb(rgb)) for rgb in seen) >= least, (stored, kind)


@ALL
@pytest.mark.parametrize("ratio", SCALES)
@pytest.mark.parametrize("sign", [False, True], ids=["ground", "sign"])
def test_textures_differ_without_colour(look: Theme, ratio: float, sign: bool) -> None:
    ground = QColor("#8a8a8a") if sign else mixed(look.paper, QColor("#8a8a8a"), 0.42)
    images = {kind: drawn(kind, ground, look, ratio, sign=sign) for kind in Texture}
    for one, two in combinations(Texture, 2):
        first, second = pixels(images[one]), pixels(images[two])
        share = sum(a != b for a, b in zip(first, second, strict=True)) / len(first)
        assert share > 0.05, (one, two)


@ALL
def test_strokes_in_signs_are_seen(look: Theme) -> None:
    for stored in (*EVENT_COLORS, "#000000", "#ffffff"):
        ground = palettes.shown(stored, look)
        seen = {pixel & 0xFFFFFF for pixel in pixels(drawn(Texture.BANDS, ground, look, 2.0, sign=True))}
        assert max(contrast(ground, QColor.fromRgb(rgb)) for rgb in seen) >= 2, stored


@pytest.mark.parametrize("kind", [kind for kind in Texture if kind])
@pytest.mark.parametrize("ratio", SCALES)
def test_a_piece_meets_itself_without_a_seam(kind: Texture, ratio: float) -> None:
    piece = textures.tile(QColor("#c0d0e0"), kind, 1.6, ratio, THEMES[0]).toImage()
    side, rows = piece.width(), pixels(piece)
    columns = [tuple(rows[x::side]) for x in range(side)]
    # What comes after the right edge is the left one: between the two lies no more than within the piece.
    assert any(
        all(columns[x] == columns[(x + step) % side] for x in range(side))
        for step in range(4, side)
        if side % step == 0
    )


def test_what_is_not_wanted_behind_letters_stays_in_signs() -> None:
    look, ground = THEMES[0], QColor("#c0d0e0")
    assert textures.tell("settings", False)
    assert textures.weight() is Weight.NONE
    assert len({*pixels(drawn(Texture.HATCH, ground, look, 1.0))}) == 1
    assert len({*pixels(drawn(Texture.HATCH, ground, look, 1.0, sign=True))}) > 1
    assert textures.tell("system", True), "more contrast is asked for: clear textures, whatever was chosen"
    assert textures.weight() is Weight.CLEAR
    assert not textures.tell("qt", True), "it was so before"


def test_first_come_has_the_pattern_of_its_colour_and_the_next_another() -> None:
    first, second = EVENT_COLORS[0], EVENT_COLORS[1]
    assert signs.tell([("a", first), ("b", second), ("c", first), ("d", first)])
    assert [textures.texture(first, each) for each in "acd"] == [Texture.PLAIN, Texture.HATCH, Texture.DOTS]
    assert textures.texture(second, "b") is Texture.HATCH
    assert not signs.tell([("a", first), ("b", second), ("c", first), ("d", first)])
    before = signs.generation()
    assert signs.tell([("c", first), ("d", first)]), "the first is gone: the others move up"
    assert signs.generation() != before
    assert textures.texture(first, "c") is Texture.PLAIN


def test_as_many_events_as_go_into_both_palettes_have_a_sign_of_their_own() -> None:
    events = [(f"e{number}", EVENT_COLORS[number % len(EVENT_COLORS)]) for number in range(64)]
    claims = [(f"c{number}", CLAIM_COLORS[number % len(CLAIM_COLORS)]) for number in range(48)]
    signs.tell([*events, *claims])
    assert len({(color, textures.texture(color, event_id)) for event_id, color in events}) == 64
    assert len({(color, palettes.line_pattern(color, claim_id)) for claim_id, color in claims}) == 48
    assert len({textures.texture(color, event_id) for event_id, color in events[:8]}) == 8


def test_a_colour_of_ones_own_has_a_texture_that_stays() -> None:
    assert textures.texture("#123456", "ab") is textures.texture("#123456", "ab")
    assert textures.texture("", "") is Texture.PLAIN
