"""How a reader likes texts to be set, and how far each of these goes. No Qt."""

from crossread.db.record import record

SIZE = 17
"""Of body text, in device-independent pixels."""
SIZES = (10, 48)
MEASURE = 68
"""Characters on a full line: 60 to 70 are read with the least effort (Bringhurst, Elements of Typographic Style)."""
MEASURES = (45, 110)
LEADING = 150
"""From line to line, in hundredths of the size."""
LEADINGS = (120, 220)


@record
class Taste:
    """What is the same in all panes."""

    size: int = SIZE
    characters: int = MEASURE
    leading: int = LEADING
    justified: bool = False
    """Lines of running text end at the same edge."""
    numbers: bool = False
    """Paragraphs are numbered in the margin."""
    furniture: bool = False
    """Page furniture is shown, instead of folded away to a line."""


def within_sizes(size: int) -> int:
    """The size, or the nearest that texts are set in."""
    return max(SIZES[0], min(SIZES[1], size))
