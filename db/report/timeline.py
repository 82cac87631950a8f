"""The timeline of a report: how much is annotated of which time, a row for each source, with the events marked."""

from collections.abc import Iterator
from itertools import pairwise

from crossread.db.dates import InvalidDateError, parse
from crossread.db.dating import dated_annotations
from crossread.db.density import BINS, Bin, Coverage, CumulativeMass, Dated, Masses, density, masses_of
from crossread.db.records import Event
from crossread.db.report.axes import MINUTES, time_ticks
from crossread.db.report.blocks import Block, Figure, Heading, Prose, foreign, line
from crossread.db.report.drawing import Area, Drawing, Shape, Stroke, Words
from crossread.db.report.material import Material
from crossread.db.report.words import counted, date_words, letter

WIDTH = 680.0
LEFT, RIGHT = 30.0, 12.0
ROW, ROOM = 26.0, 20.0
MOST_ROWS = 40
MOST_EVENTS = 60
_KEPT = 0.95
_MOST_BINS: dict[Bin, int] = {"day": 220, "month": 240, "year": 3_000}
_EQUAL = 600
"""What reaches beyond is drawn in so many equal parts."""


def timeline(material: Material) -> Iterator[Block]:
    """The figure on the clock of when it happened, or words on why there is none."""
    yield Heading(level=2, text=line("The timeline"), anchor="timeline")
    annotations = [each for each in dated_annotations(material.project.store) if each.source_id in material.by_source]
    masses = masses_of(annotations)
    if not masses.first:
        yield Prose(text=line("Nothing is dated: no event that is tagged has a date."))
        return
    low, high = _extent(masses)
    beyond = sum(
        weight
        for first, last, weight in zip(masses.first, masses.last, masses.weight, strict=True)
        if last <= low or first >= high
    )
    busiest = _busiest(material, annotations)
    told = (
        f"{counted(len(annotations) - masses.undated, 'annotation')} with a date, each weighing one, spread evenly "
        f"over what its date covers; {masses.undated:,} without."
    )
    if round(beyond):
        told += f" {round(beyond):,} lie outside of what is drawn."
    if len(busiest) < len(material.sources):
        told += f" Drawn are the {len(busiest)} sources with the most annotations, of {len(material.sources):,}."
    events = [event for event in _events(material) if _lies_in(event, low, high)][:MOST_EVENTS]
    yield Prose(text=line(told))
    yield Figure(
        anchor="timeline-figure",
        title="What happened when, by source",
        description=told,
        drawing=_drawing(material, masses, busiest, events, (low, high)),
        head=("Mark", "When", "Event"),
        rows=tuple((str(number), date_words(event.date), event.title) for number, event in enumerate(events, 1)),
    )
    if events:
        yield Prose(
            text=line(
                "Events: ",
                *(
                    span
                    for number, event in enumerate(events, 1)
                    for span in line(
                        f"{number} ",
                        foreign(event.title, _section_of(material, event)),
                        f" ({date_words(event.date)})" + ("; " if number < len(events) else "."),
                    )
                ),
            ),
            kind="quiet",
        )


def _section_of(material: Material, event: Event) -> str:
    entered = material.numbers.get(event.id)
    return entered.anchor if entered is not None else ""


def _extent(masses: Masses) -> tuple[int, int]:
    """From when to when nearly all of the weight lies: one source of 1912 would press the rest into a line."""
    low = sorted(zip(masses.first, masses.weight, strict=True))
    high = sorted(zip(masses.last, masses.weight, strict=True), reverse=True)
    spare = sum(masses.weight) * (1 - _KEPT) / 2

    def end(sides: list[tuple[int, float]]) -> int:
        left = spare
        for at, weight in sides:
            left -= weight
            if left < 0:
                return at
        return sides[-1][0]

    first, last = end(low), end(high)
    whole = low[0][0], high[0][0]
    if whole[1] - whole[0] < 4 * (last - first):
        first, last = whole
    room = max((last - first) // 40, MINUTES)
    return first - room, last + room


def _busiest(material: Material, annotations: list[Dated]) -> list[str]:
    counts: dict[str, int] = {source.id: 0 for source in material.sources}
    for each in annotations:
        counts[each.source_id] += 1
    ranked = sorted(counts, key=lambda each: -counts[each])[:MOST_ROWS]
    return sorted(ranked, key=material.places.__getitem__)


def _events(material: Material) -> list[Event]:
    dated = [event for event in material.project.events.all() if event.date]
    return sorted(dated, key=lambda event: _covered(event) or (0, 0))


def _covered(event: Event) -> tuple[int, int] | None:
    try:
        return parse(event.date or "").known
    except InvalidDateError:
        return None


def _lies_in(event: Event, low: int, high: int) -> bool:
    covered = _covered(event)
    return covered is not None and covered[0] < high and covered[1] > low


def _drawing(
    material: Material, masses: Masses, ids: list[str], events: list[Event], extent: tuple[int, int]
) -> Drawing:
    low, high = extent
    bottom = ROOM + ROW * len(ids)
    shapes: list[Shape] = []

    def place(minute: float) -> float:
        return LEFT + (min(max(minute, low), high) - low) / (high - low) * (WIDTH - LEFT - RIGHT)

    taken = 0.0
    for number, event in enumerate(events, 1):
        covered = Coverage().date(event.date)
        if covered is None:
            continue
        first, last = place(covered[0]), place(covered[1])
        if last - first > 3:
            corners = ((first, ROOM - 5), (last, ROOM - 5), (last, ROOM - 2), (first, ROOM - 2))
            shapes.append(Area(points=corners, ink="accent", faint=True))
        shapes.append(Stroke(points=((first, ROOM - 5), (first, bottom)), ink="accent", width=0.8))
        if first >= taken:
            shapes.append(Words(x=first, y=ROOM - 8, text=str(number), size=9, link=_section_of(material, event)))
            taken = first + 6 + 5 * len(str(number))
    hills = _hills(masses, ids, extent)
    highest = max((max((height for _, _, height in hill), default=0.0) for hill in hills.values()), default=0.0) or 1.0
    for row, source_id in enumerate(ids):
        base = ROOM + ROW * (row + 1)
        source_place = material.places[source_id]
        shapes.append(Stroke(points=((LEFT, base), (WIDTH - RIGHT, base)), ink="faint", width=0.6))
        mark = letter(source_place)
        shapes.append(Words(x=4, y=base - 3, text=mark, ink=f"source{source_place % 8}", link=f"source-{mark}"))
        for first, last, height in hills.get(source_id, ()):
            x, end = place(first), place(last)
            top = base - max(height / highest * (ROW - 5), 1.0)
            end = max(end, x + 1.2)
            shapes.append(Area(points=((x, base), (x, top), (end, top), (end, base)), ink=f"source{source_place % 8}"))
    for at, words in time_ticks(low, high, 7):
        shapes.append(Stroke(points=((place(at), bottom), (place(at), bottom + 4)), ink="quiet", width=0.8))
        half = 3.0 * len(words)
        middle = min(max(place(at), half), WIDTH - half)
        shapes.append(Words(x=middle, y=bottom + 17, text=words, anchor="middle"))
    return Drawing(width=WIDTH, height=bottom + 26, shapes=tuple(shapes))


def _hills(masses: Masses, ids: list[str], extent: tuple[int, int]) -> dict[str, list[tuple[int, int, float]]]:
    """For each source from when to when its weight lies, and how much of it a minute, on the finest bins that fit."""
    low, high = extent
    kept = Masses()
    names = masses.ids
    for code, first, last, weight in zip(masses.codes, masses.first, masses.last, masses.weight, strict=True):
        if last > low and first < high:
            inside = min(last, high) - max(first, low)
            kept.add(names[code], (max(first, low), min(last, high)), weight * inside / (last - first))
    days = (high - low) / MINUTES
    fitting = (each for each in BINS if days / {"day": 1, "month": 30.4, "year": 365.25}[each] <= _MOST_BINS[each])
    width = next(fitting, None)
    if width is None:
        edges = [low + (high - low) * part // _EQUAL for part in range(_EQUAL + 1)]
        return {each: _equal_hills(mass, edges) for each, mass in zip(ids, _equal(kept, ids, edges), strict=True)}
    found = density(kept, width, ids)
    spans = [parse(label).known for label in found.bins]
    return {
        source_id: [
            (first, last, mass / (last - first))
            for (first, last), mass in zip(spans, found.series[source_id], strict=True)
            if mass > 0
        ]
        for source_id in ids
    }


def _equal(masses: Masses, ids: list[str], edges: list[int]) -> list[list[float]]:
    sums: list[list[float]] = CumulativeMass.build(masses, ids).between(edges, ids).tolist()
    return sums


def _equal_hills(mass: list[float], edges: list[int]) -> list[tuple[int, int, float]]:
    return [
        (first, last, each / (last - first))
        for each, (first, last) in zip(mass, pairwise(edges), strict=True)
        if each > 0
    ]
