"""The colours and patterns in which events and claims are painted in a theme, worked out once for all panes."""

from typing import NamedTuple

from PySide6.QtGui import QColor

from crossread.desktop.look import palettes
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


class Inks:
    """The inks of one theme; get them with `inks_of`."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.tiles = Tiles()
        self._made: dict[tuple[int, int], Ink] = {}
        self._unknown = self._mix(theme.ink_faint, theme.ink_quiet, palettes.LinePattern.DOTTED)

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
            ink = self._made[key] = self._mix(fill, line, style.pattern % len(palettes.LinePattern))
        return ink

    def _mix(self, fill: QColor, line: QColor, pattern: int) -> Ink:
        paper = self.theme.paper
        share = fill.alphaF() if fill.alpha() < 255 else palettes.DARK_FILL_ALPHA
        return Ink(
            _over(paper, fill, share),
            _over(paper, fill, share * _DIMMED),
            _over(paper, fill, min(1.0, share * _STRIP)),
            _over(paper, fill, min(1.0, share * _STRIP) * _DIMMED),
            line,
            _over(paper, line, _DIMMED),
            pattern,
        )


_inks: dict[str, Inks] = {}


def inks_of(theme: Theme) -> Inks:
    """The inks of a theme, made at the first call."""
    known = _inks.get(theme.name)
    if known is None or known.theme is not theme:
        known = _inks[theme.name] = Inks(theme)
    return known


def _over(ground: QColor, colour: QColor, share: float) -> QColor:
    def mixed(below: float, above: float) -> float:
        return below + (above - below) * share

    return QColor.fromRgbF(
        mixed(ground.redF(), colour.redF()),
        mixed(ground.greenF(), colour.greenF()),
        mixed(ground.blueF(), colour.blueF()),
    )
