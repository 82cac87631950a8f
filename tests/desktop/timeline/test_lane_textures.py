"""Lanes that are events have the texture of the event in their hills, also where these are stacked."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest

from crossread.db.palette import EVENT_COLORS
from crossread.desktop.look import signs
from crossread.desktop.look.textures import Texture
from crossread.desktop.timeline.bars import Columns
from crossread.desktop.timeline.lane_image import Mask, ridges, stacked
from crossread.desktop.timeline.lane_textures import lane_texture, mask
from crossread.desktop.timeline.lanes import Lane

ROW, WIDTH = 40, 60
COLORS = [(10, 20, 30), (10, 20, 30)]


@pytest.fixture(autouse=True)
def as_before(qapp: object) -> Iterator[None]:
    yield
    signs.tell(())


def columns() -> Columns:
    """One bar as wide as the picture."""
    zeros = np.zeros(WIDTH, dtype=np.intp)
    return Columns(left=zeros, right=zeros, share=np.ones(WIDTH))


def test_a_lane_has_the_texture_of_its_event_and_every_other_is_plain() -> None:
    signs.tell([("a", EVENT_COLORS[0]), ("b", EVENT_COLORS[0])])
    assert lane_texture(Lane(id="a", title="", color=EVENT_COLORS[0], is_event=True)) is Texture.PLAIN
    assert lane_texture(Lane(id="b", title="", color=EVENT_COLORS[0], is_event=True)) is Texture.HATCH
    assert lane_texture(Lane(id="b", title="", color=EVENT_COLORS[0])) is Texture.PLAIN
    assert lane_texture(Lane(id="none", title="No event", is_event=True)) is Texture.PLAIN


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_masks_differ(scale: float) -> None:
    assert mask(Texture.PLAIN, scale) is None
    masks = [mask(kind, scale) for kind in Texture if kind]
    for one, two in combinations(masks, 2):
        assert one is not None
        assert two is not None
        assert one.min() == 0
        assert one.max() == 1
        assert one.shape != two.shape or (one != two).any()


def test_two_of_one_colour_can_be_told_apart_in_a_stack() -> None:
    heights = np.array([[15.0], [15.0]])
    masks: list[Mask | None] = [None, mask(Texture.HATCH, 1.0)]
    plain = stacked(heights, columns(), COLORS, (9, 9, 9), ROW, scale=1.0)
    told = stacked(heights, columns(), COLORS, (9, 9, 9), ROW, scale=1.0, masks=masks)
    differs = (plain != told).any(axis=2).any(axis=1)
    assert differs[26:38].any(), "the lower one has strokes"
    assert not differs[:22].any(), "the upper one is as it was"


def test_a_ridge_keeps_its_line_and_its_height() -> None:
    heights = np.array([[20.0]])
    masks: list[Mask | None] = [mask(Texture.STRIPES, 1.0)]
    plain = ridges(heights, columns(), COLORS[:1], (9, 9, 9), ROW, fill=0.3, scale=1.0)
    told = ridges(heights, columns(), COLORS[:1], (9, 9, 9), ROW, fill=0.3, scale=1.0, masks=masks)
    assert ((plain[..., 3] > 0) == (told[..., 3] > 0)).all()
    top = int(np.flatnonzero(plain[:, 0, 3])[0])
    assert (plain[top] == told[top]).all()
    assert (plain[top + 6 : ROW - 3] != told[top + 6 : ROW - 3]).any()
