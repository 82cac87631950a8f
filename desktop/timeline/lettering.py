"""The fonts of the drawing and how wide words are in them, found once: every frame says the same words again."""

from functools import cache, lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from crossread.desktop.look import fonts


@cache
def small(*, strong: bool = False) -> QFont:
    """The font of nearly all words; `strong` for what is chosen or begins something greater. Not to be changed."""
    font = fonts.interface_font("small")
    font.setBold(strong)
    return font


@cache
def sized(pixels: int, *, strong: bool = False) -> QFont:
    """The same in so many pixels. Not to be changed."""
    font = fonts.interface_font("small")
    font.setPixelSize(pixels)
    font.setBold(strong)
    return font


@lru_cache(maxsize=20_000)
def width(words: str, *, strong: bool = False) -> float:
    """How wide words are in the small font."""
    return _metrics(strong=strong).horizontalAdvance(words)


@lru_cache(maxsize=4_000)
def elided(words: str, room: int, *, strong: bool = False, pixels: int = 0) -> str:
    """The words, or as much of them as has room, with an ellipsis; in the small font or one of so many pixels."""
    metrics = QFontMetricsF(sized(pixels, strong=strong)) if pixels else _metrics(strong=strong)
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)


@cache
def _metrics(*, strong: bool) -> QFontMetricsF:
    return QFontMetricsF(small(strong=strong))
