"""How the bars below one line of text share the room there: a step for each lane, and what that makes in all. No Qt.

Up to `CARDS` events lie over each other on the letters themselves, each a little lower than the one before. Those
deeper lie below the letters as strips, one for each, and under them the underlines of the claims.
"""

from math import ceil
from typing import NamedTuple

CARDS = 4
FREE_LANES = 3
"""So many underlines fit into the leading of body text; a line with more of them is given room below it."""
STRIP = 5.0
UNDERLINE = 4.0
_CALM = 60.0
_LEAST = 1.5
_CLEARANCE = 3
# Of what stays free below the letters' ground, so much is the strips' own.
_FOOT = 3.0
_ROUNDING = 1e-6


class LineRoom(NamedTuple):
    """What lies below one line."""

    strips: int
    strip_step: float
    underline_step: float
    extra: int
    """The room that it needs beyond the leading, in pixels."""

    @property
    def underlines_shift(self) -> float:
        """How much lower the underlines begin for the strips above them."""
        return self.strips * self.strip_step + 2 if self.strips else 0.0


def line_room(fills: int, underlines: int) -> LineRoom:
    """The room for so many lanes of events and of claims. Beyond a dozen each, lanes become thinner, none goes away."""
    strips = max(0, fills - CARDS)
    strip_step, underline_step = _step(strips, STRIP), _step(underlines, UNDERLINE)
    if strips:
        needs = strips * strip_step - _FOOT + (underlines * underline_step + _CLEARANCE if underlines else 0)
    else:
        needs = max(0.0, underlines * underline_step - FREE_LANES * UNDERLINE)
        needs += _CLEARANCE if needs else 0
    return LineRoom(strips, strip_step, underline_step, ceil(needs - _ROUNDING))


def _step(lanes: int, full: float) -> float:
    return full if lanes * full <= _CALM else max(_LEAST, _CALM / lanes)
