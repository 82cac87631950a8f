"""The lanes as one picture: ridges whose area is the weight, or strips whose strength is. Needs numpy; no Qt.

Lanes may also be stacked upon each other.

Pictures are arrays of shape (height, width, 4), RGBA. A picture costs 2 ms where fifty filled curves cost 120.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.desktop.timeline.bars import Columns

Floats = NDArray[np.float64]
Picture = NDArray[np.uint8]
Rgb = tuple[int, int, int]
Mask = NDArray[np.float32]
"""A piece of a texture: how far each pixel belongs to a stroke, 0 to 1."""

EDGE = 1.3
"""The line along the top of a ridge is so many pixels thick."""
STROKE = 0.55
"""How much of the strength between a fill and full colour a stroke of a texture is apart from the fill."""
FAINTEST = 0.2
"""The strength in a strip of the least weight there is: whatever lies there is seen."""


def ridges(
    heights: Floats,
    columns: Columns,
    colors: Sequence[Rgb],
    ground: Rgb,
    row: int,
    *,
    fill: float,
    scale: float,
    masks: Sequence[Mask | None] = (),
) -> Picture:
    """A row of `row` pixels for each lane; `heights` in pixels has the shape (lanes, bars).

    The lowest pixel of a row is its base line: in the lane's colour where there is any weight, else in `ground`. So a
    weight too thin for a pixel is not taken for none. `scale` is that of the screen. Where two bars meet in a column,
    it is covered by both in their shares, so that the area of the ink is that of the bars. `masks` are the textures of
    lanes, which are drawn below the line along the top.
    """
    lanes = len(heights)
    width = len(columns.share)
    base = max(round(scale), 1)
    room = row - base
    picture = np.zeros((lanes, row, width), dtype=np.uint32)
    above = np.arange(room - 1, -1, -1, dtype=np.float32)[:, None]
    share = columns.share.astype(np.float32)
    split = np.flatnonzero(columns.left != columns.right)
    base_color = _by_alpha(ground)[255]
    for lane in range(lanes):
        tall = np.minimum(heights[lane], room).astype(np.float32)
        left, right = tall[columns.left], tall[columns.right]
        by_alpha = _by_alpha(colors[lane])
        if not tall.any():
            picture[lane, room:] = base_color
            continue
        beside = np.minimum(np.concatenate((left[:1], left[:-1])), np.concatenate((right[1:], right[-1:])))
        inner = np.maximum(np.minimum(beside, np.minimum(left, right)) - np.float32(EDGE * scale), 0)
        strength = np.clip(right - above, 0, 1)
        other = np.clip(left[split] - above, 0, 1)
        strength[:, split] += (other - strength[:, split]) * share[split]
        below = np.clip(inner - above, 0, 1)
        strength -= np.float32(1 - fill) * below
        strokes = masks[lane] if lane < len(masks) else None
        if strokes is not None:
            strength += np.float32((1 - fill) * STROKE) * below * _laid(strokes, room, width)
        strength *= 255
        picture[lane, :room] = by_alpha[strength.astype(np.uint8)]
        picture[lane, room:] = np.where(np.maximum(left, right) > 0, by_alpha[255], base_color)
    return picture.reshape(lanes * row, width).view(np.uint8).reshape(lanes * row, width, 4)


def strips(shares: Floats, columns: Columns, colors: Sequence[Rgb], row: int) -> Picture:
    """A row of `row` pixels for each lane, the stronger the greater a bar's share of the greatest weight, 0 to 1."""
    lanes, width = len(shares), len(columns.share)
    # By the root: strength is seen so, and beside the day that all write of nothing else would be.
    strength = np.where(shares > 0, FAINTEST + (1 - FAINTEST) * np.sqrt(np.minimum(shares, 1)), 0)
    strength = (strength * 255).astype(np.float32)
    split = np.flatnonzero(columns.left != columns.right)
    share = columns.share[split].astype(np.float32)
    levels = strength.astype(np.intp)[:, columns.left]
    before, after = strength[:, columns.left[split]], strength[:, columns.right[split]]
    levels[:, split] = before * share + after * (1 - share)
    # One table of all colours, each 256 long, and one look-up for all lanes.
    levels += np.arange(lanes)[:, None] * 256
    picture = np.concatenate([_by_alpha(color) for color in colors])[levels]
    tall = np.repeat(picture, row, axis=0)
    if row > 3:
        tall[row - 1 :: row] = 0  # a pixel between lanes
    return tall.view(np.uint8).reshape(lanes * row, width, 4)


def strips_alone(shares: Floats, color: Rgb) -> Picture:
    """One row of pixels, one for each share."""
    strength = np.where(shares > 0, FAINTEST + (1 - FAINTEST) * np.minimum(shares, 1), 0) * 255
    return _by_alpha(color)[strength.astype(np.uint8)].reshape(1, -1).view(np.uint8).reshape(1, len(shares), 4)


def stacked(
    heights: Floats,
    columns: Columns,
    colors: Sequence[Rgb],
    ground: Rgb,
    row: int,
    *,
    scale: float,
    masks: Sequence[Mask | None] = (),
) -> Picture:
    """One row of `row` pixels: the lanes upon each other, the first at the top. `heights`, `masks` as for `ridges`."""
    base = max(round(scale), 1)
    room, width, lanes = row - base, len(columns.share), len(heights)
    tall = heights[:, columns.left] * columns.share + heights[:, columns.right] * (1 - columns.share)
    tops = np.minimum(np.cumsum(tall[::-1], axis=0)[::-1], room)
    # Each pixel is of the lowest lane that reaches it: so many lanes reach beyond it, less one.
    ends = np.ceil(tops - 0.5).astype(np.intp)
    ended = np.bincount((ends * width + np.arange(width)).ravel(), minlength=(room + 1) * width)
    whose = lanes - 1 - np.cumsum(ended.reshape(room + 1, width)[:room], axis=0)
    strength = np.full((room, width), 255.0, dtype=np.float32)
    level = np.minimum(tops[0].astype(np.intp), room - 1)
    across = np.arange(width)
    soft = whose[level, across] <= 0
    whose[level[soft], across[soft]] = 0
    strength[level[soft], across[soft]] = np.minimum((tops[0] - level)[soft], 1) * 255
    for lane, strokes in enumerate(masks):
        if strokes is not None:
            own = whose == lane
            strength[own] *= 1 - STROKE * _laid(strokes, room, width)[::-1][own]
    picture = np.zeros((row, width), dtype=np.uint32)
    tables = np.concatenate([_by_alpha(color) for color in colors])
    pixels = tables[np.maximum(whose, 0) * 256 + strength.astype(np.intp)]
    picture[:room] = np.where(whose >= 0, pixels, 0)[::-1]
    picture[room:] = np.where(tops[0] > 0, _by_alpha(colors[-1])[255], _by_alpha(ground)[255])
    return picture.view(np.uint8).reshape(row, width, 4)


def _laid(mask: Mask, rows: int, width: int) -> Mask:
    """A piece laid beside and below itself, over so many pixels."""
    return np.tile(mask, (-(-rows // len(mask)), -(-width // mask.shape[1])))[:rows, :width]


_tables: dict[Rgb, NDArray[np.uint32]] = {}


def _by_alpha(color: Rgb) -> NDArray[np.uint32]:
    """The colour at each of 256 strengths, as the four bytes of a pixel."""
    table = _tables.get(color)
    if table is None:
        pixels = np.empty((256, 4), dtype=np.uint8)
        pixels[:, :3] = color
        pixels[:, 3] = np.arange(256)
        table = _tables[color] = pixels.view(np.uint32).reshape(256)
    return table
