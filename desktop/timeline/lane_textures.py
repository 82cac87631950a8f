"""The textures of lanes that are events, and these as masks for the picture of the lanes."""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from crossread.desktop.look import textures
from crossread.desktop.look.textures import Texture
from crossread.desktop.look.theme import LIGHT
from crossread.desktop.timeline.lanes import Lane

Mask = NDArray[np.float32]


def lane_texture(lane: Lane) -> Texture:
    """The texture of a lane: that of its event, plain for everything else."""
    return textures.texture(lane.color, lane.id) if lane.is_event and lane.color else Texture.PLAIN


@cache
def mask(kind: Texture, scale: float) -> Mask | None:
    """How far each pixel belongs to a stroke, 0 to 1, for a piece that can be laid beside itself; None if plain."""
    if not kind:
        return None
    ground = QColor("#c0c0c0")
    piece = textures.tile(ground, kind, 1.6, scale, LIGHT).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    side, line = piece.width(), piece.bytesPerLine()
    rows = np.frombuffer(piece.constBits(), dtype=np.uint8).reshape(side, line)[:, :side].astype(np.float32)
    made: Mask = (rows.max() - rows) / (rows.max() - rows.min())
    return made
