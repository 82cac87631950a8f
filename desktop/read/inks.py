"""The colours and patterns in which events and claims are painted in a theme, worked out once for all panes."""

from typing import NamedTuple

from PySide6.QtGui import QColor

from crossread.desktop.look import palettes, textures
from crossread.desktop.look.palettes import mixed
from crossread.desktop.look.theme import Theme
from crossread.desktop.read.content import TagStyle
from crossread.desktop.read.tiles import Tiles

_DIMMED = 0.3
_STRIP = 2.0


class Ink(NamedTuple):
    """How one event or claim is painted. Fills are opaque: the tint as it looks on paper."""

    fill: QColor
    fill_dimmed: QColor
    strip: QColor
    """Of an event that lies below the letters: nothing has to be read on it, so it is stronger than a fill."""
    strip_dimmed: QColor
    line: QColor
    line_dimmed: QColor
    pattern: int
    """Of the underline of a claim."""
    texture: textures.Texture
    """Of the fill of an event."""


class Inks:
    """The inks of one theme; get them with `inks_of`."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.tiles = Tiles()
        self._made: dict[tuple[int, int], Ink] = {}
        self._unknown = self._mix(theme.ink_faint, theme.ink_quiet, palettes.LinePattern.DOTTED)._replace(
            texture=textures.Texture.PLAIN
        )

    def of(self, style: TagStyle | None) -> Ink:
        """The ink of a tag; the quiet one for none."""
        if style is None:
            return self._unknown
        key = (style.colour.rgb(), style.pattern)
        ink = self._made.get(key)
        if ink is None:
            colour = style.colour.name()
            fill = palettes.event_fill(colour, self.theme)
            line = palettes.claim_line(colour, self.theme)
            ink = self._made[key] = self._mix(fill, line, style.pattern)
        return ink

    def _mix(self, fill: QColor, line: QColor, pattern: int) -> Ink:
        paper, kinds = self.theme.paper, textures.Texture
        share = fill.alphaF() if fill.alpha() < 255 else palettes.DARK_FILL_ALPHA
        return Ink(
            mixed(paper, fill, share),
            mixed(paper, fill, share * _DIMMED),
            mixed(paper, fill, min(1.0, share * _STRIP)),
            mixed(paper, fill, min(1.0, share * _STRIP) * _DIMMED),
            line,
            mixed(paper, line, _DIMMED),
            pattern % len(palettes.LinePattern),
            kinds(pattern % len(kinds)),
        )


_inks: dict[str, Inks] = {}


def inks_of(theme: Theme) -> Inks:
    """The inks of a theme, made at the first call."""
    known = _inks.get(theme.name)
    if known is None or known.theme is not theme:
        known = _inks[theme.name] = Inks(theme)
    return known
