"""How the text of a source is set: faces, sizes, leading and spacing by what a paragraph is. No painting."""

from collections.abc import Callable
from functools import cache
from typing import Literal

from PySide6.QtGui import QFont, QFontMetricsF

from crossread.db.record import record
from crossread.db.records import ZoneKind
from crossread.desktop.look import fonts
from crossread.desktop.read.taste import LEADING, MEASURE, SIZE, SIZES, Taste, within_sizes

BlockKind = Literal["body", "subhead"] | ZoneKind


_SAMPLE = (
    "the evening papers of that day had it that all on board were taken off in safety and the ship was towed to port "
)


@record
class BlockStyle:
    """How one kind of paragraph is set; lengths in logical pixels."""

    font: QFont
    ascent: float
    descent: float
    pitch: int
    """From one baseline to the next."""
    gap: int
    """Above it, if a paragraph stands there."""
    above: int
    below: int
    indent: int
    justified: bool = False
    """Its lines are as wide as the column, but for the last."""


@record
class Typography:
    """The setting of a page at one size: a style for each kind of paragraph, and the measure."""

    size: int
    character: float
    """The mean width of a character of body text."""
    measure: int
    """The width of a full line."""
    margin: int
    """What stays free on either side at least."""
    gap: int
    """Between two paragraphs."""
    fold: int
    """The height of the line that stands for what is folded away."""
    label: QFont
    """The small words in the margin of a zone."""
    styles: dict[BlockKind, BlockStyle]

    @property
    def body(self) -> BlockStyle:
        """The style of plain text."""
        return self.styles["body"]


class _Styles(dict[BlockKind, BlockStyle]):
    """Styles that are worked out when a text first needs them: to measure a face, Qt has to read it."""

    def __init__(self, made: dict[BlockKind, Callable[[], BlockStyle]]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, kind: BlockKind) -> BlockStyle:
        style = self[kind] = self._made[kind]()
        return style


def typography(
    size: int = SIZE, *, characters: int = MEASURE, leading: int = LEADING, justified: bool = False
) -> Typography:
    """The setting at a size of body text in pixels, with so many characters on a full line, whose distance is given in
    hundredths of the size. Needs a QGuiApplication."""
    return _typography(size, characters, leading, justified, fonts.are_loaded())


def typography_of(taste: Taste, zoom: int = 0) -> Typography:
    """The setting that a reader likes; `zoom` is by how many pixels the text is larger than that, or smaller."""
    return typography(
        within_sizes(taste.size + zoom),
        characters=taste.characters,
        leading=taste.leading,
        justified=taste.justified,
    )


@cache
def _typography(size: int, characters: int, leading_percent: int, justified: bool, _with_our_fonts: bool) -> Typography:
    reading = fonts.reading_font(size)
    character = QFontMetricsF(reading).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
    leading = leading_percent / 100
    gap = round(size * 0.72)
    indent = round(size * 0.95)
    label_room = round(size * 1.15)
    return Typography(
        size=size,
        character=character,
        measure=round(character * characters),
        margin=round(size * 1.3),
        gap=gap,
        fold=round(size * 1.55),
        label=_interface(size * 0.56),
        styles=_Styles(
            {
                "body": lambda: _style(reading, leading, gap=gap, justified=justified),
                "subhead": lambda: _style(
                    fonts.reading_font(size, strong=True), leading, gap=gap, above=round(gap * 0.6)
                ),
                "headline": lambda: _style(
                    fonts.reading_font(size * 1.5, strong=True), 1.2, gap=gap, above=gap // 2, below=gap // 2
                ),
                "introduction": lambda: _style(fonts.reading_font(size * 1.1), leading, gap=gap, justified=justified),
                "pull_quote": lambda: _style(
                    fonts.reading_font(size * 1.05, italic=True), leading, gap=gap, above=label_room, indent=indent
                ),
                "caption": lambda: _style(_interface(size * 0.74), leading, gap=gap, above=label_room, indent=indent),
                "furniture": lambda: _style(_interface(size * 0.66), 1.35, gap=gap // 4, above=label_room),
            }
        ),
    )


def _interface(size: float) -> QFont:
    font = fonts.interface_font()
    font.setPixelSize(max(SIZES[0], round(size)))
    return font


def _style(
    font: QFont,
    leading: float,
    *,
    gap: int,
    above: int = 0,
    below: int = 0,
    indent: int = 0,
    justified: bool = False,
) -> BlockStyle:
    metrics = QFontMetricsF(font)
    room = metrics.ascent() + metrics.descent()
    return BlockStyle(
        font=font,
        ascent=metrics.ascent(),
        descent=metrics.descent(),
        pitch=max(round(font.pixelSize() * leading), round(room)),
        gap=gap,
        above=above,
        below=below,
        indent=indent,
        justified=justified,
    )
