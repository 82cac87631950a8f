"""What each shown paragraph of a source is (body, headline, furniture, …) and what stands above it. No Qt."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from crossread.db.record import record
from crossread.db.records import Zone, ZoneKind
from crossread.db.text import paragraphs
from crossread.desktop.read.folds import Fold, plan_folds
from crossread.desktop.read.offsets import OffsetMap
from crossread.desktop.read.subheads import subheads

_SEEN = 160


@record
class ParagraphPlan:
    """One entry for each block of the shown text."""

    kinds: tuple[ZoneKind | None, ...]
    """What the block is; None is plain text."""
    begins: tuple[bool, ...]
    """Whether a paragraph begins with it: a block that goes on with the one before gets no space above."""
    heads_zone: tuple[bool, ...]
    """Whether a zone begins with it, which is then named in the margin."""
    breaks_off: frozenset[int]
    """The blocks after which text may be missing."""
    numbers: tuple[int, ...]
    """The number of the paragraph that begins with it, as `crossread.db.text.paragraph_number` counts; else 0."""
    subheads: frozenset[int]
    """Plain paragraphs that are set as headings."""
    folds: tuple[Fold, ...]
    """Furniture that can be folded away. It has a line of its own that names it, so no block of it heads a zone."""


def plan_paragraphs(
    text: str, offsets: OffsetMap, zones: Sequence[Zone], gaps: Sequence[tuple[int, int]]
) -> ParagraphPlan:
    """Work out what each block is. A block is what the zone in which its first letter lies is."""
    ordered = sorted(zones, key=lambda zone: zone.start)
    zone_starts = [zone.start for zone in ordered]
    ranges = paragraphs(text)
    starting = [start for start, _ in ranges]
    lines: list[tuple[int, str]] = []
    kinds: list[ZoneKind | None] = []
    begins: list[bool] = []
    heads: list[bool] = []
    numbers: list[int] = []
    seen: Zone | None = None
    last = len(offsets.starts) - 1
    for block, start in enumerate(offsets.starts):
        end = offsets.starts[block + 1] if block < last else offsets.length + 1
        at = bisect_left(starting, start)
        is_start = at < len(starting) and starting[at] < end
        begins.append(is_start)
        numbers.append(at + 1 if is_start else 0)
        # An indented line belongs to the zone of its first letter, not of the spaces before it.
        letter = starting[at] if is_start else start
        place = bisect_right(zone_starts, letter) - 1
        zone = ordered[place] if place >= 0 and letter < ordered[place].end else None
        kinds.append(zone.kind if zone else None)
        if is_start:
            lines.append(
                (block, "" if zone or ranges[at][1] > end else text[letter : min(ranges[at][1], letter + _SEEN)])
            )
        heads.append(zone is not None and is_start and zone is not seen)
        seen = zone if is_start else seen
    folds = plan_folds(text, offsets, ordered, [kind == "furniture" for kind in kinds])
    for fold in folds:
        heads[fold.first : fold.last + 1] = [False] * (fold.last - fold.first + 1)
    return ParagraphPlan(
        kinds=tuple(kinds),
        begins=tuple(begins),
        heads_zone=tuple(heads),
        breaks_off=frozenset(offsets.block_at(max(start, end - 1)) for start, end in gaps),
        numbers=tuple(numbers),
        subheads=subheads(lines),
        folds=folds,
    )
