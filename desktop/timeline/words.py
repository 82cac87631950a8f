"""What the timeline says in words: beside its name, under the pointer, and to whoever does not see it."""

from PySide6.QtCore import QCoreApplication

from crossread.db.dated_passages import DatedPassage
from crossread.db.dated_series import SeriesBy
from crossread.db.density import Clock
from crossread.desktop.look.palettes import source_letter
from crossread.desktop.timeline.calendar_units import Unit, words_of
from crossread.desktop.timeline.event_marks import DatedEvent
from crossread.desktop.timeline.figures import Figures
from crossread.desktop.timeline.header import undated_words
from crossread.desktop.timeline.lanes import Lane
from crossread.desktop.timeline.options import Options
from crossread.desktop.timeline.time_window import TimeWindow
from crossread.desktop.timeline.weights import peak_words

PLAIN = Options()
MOST_SOURCES = 8
MOST_EVENTS = 4
MOST_QUOTES = 2
LONGEST_QUOTE = 90


def annotations(count: int) -> str:
    """So many annotations."""
    return _tr("1 annotation") if count == 1 else _tr("{count} annotations").format(count=f"{count:,}")


def range_words(first: float, last: float, unit: Unit) -> str:
    """A window or a range of time, no finer than the unit it is shown in."""
    start, end = unit.number_at(int(first // 1)), unit.number_at(int(-(-last // 1)) - 1) + 1
    return words_of(unit.start_of(start), unit.start_of(max(end, start + 1)))


def head_words(figures: Figures, window: TimeWindow, unit: Unit, peak: float, options: Options = PLAIN) -> str:
    """What stands beside the switch: how many, when, and how the bars are to be read."""
    parts = [annotations(figures.dated)]
    before, after = figures.beside(window.first, window.last)
    outside = [
        said.format(count=f"{count:,}")
        for said, count in ((_tr("{count} earlier"), before), (_tr("{count} later"), after))
        if count
    ]
    if outside:
        parts.append(_tr(", ").join(outside))
    parts.append(range_words(window.first, window.last, _coarser(unit)))
    if peak:
        said = _tr("a bar is {unit}, the highest {peak}")
        if options.share:
            said = _tr("a bar is {unit}, the highest {peak} of its lane")
        parts.append(said.format(unit=unit_words(unit), peak=peak_words(peak, unit, share=options.share)))
    if options.smooth:
        parts.append(_tr("smoothed over {days} days").format(days=options.smooth))
    if figures.clock == "annotated":
        parts.append(_tr("UTC"))
    return " · ".join(parts)


def unit_words(unit: Unit) -> str:
    """A unit of time in words: "an hour", "6 hours", "a week"."""
    kind, step = unit.kind, unit.step
    if kind == "minute" and step % 60 == 0:
        return _tr("an hour") if step == 60 else _tr("{count} hours").format(count=step // 60)
    if kind == "minute":
        return _tr("a minute") if step == 1 else _tr("{count} minutes").format(count=step)
    if kind == "day":
        return _tr("a week") if unit.is_week else _tr("a day")
    if kind == "month":
        return _tr("a month") if step == 1 else _tr("a quarter")
    return _tr("a year") if step == 1 else _tr("{count} years").format(count=f"{step:,}")


def spot_lines(
    figures: Figures,
    when: tuple[float, float],
    events: tuple[DatedEvent, ...],
    lane: int | None,
    quotes: list[DatedPassage],
) -> list[str]:
    """What lies at a spot, line by line: when, which events, how many by source, the first quotes."""
    if events and lane is None:
        lines = [f"{event.title}, {event.date_words}" for event in events[:MOST_EVENTS]]
        lines += [annotations(event.uses) for event in events[:1]]
        lines += _given_lines(events[0])
        return [*lines, *quote_lines(figures, quotes)]
    lines = [words_of(round(when[0]), round(when[1]))]
    there = [event for event in figures.events if event.first < when[1] and event.last > when[0]]
    there.sort(key=lambda event: event.last - event.first)
    lines += [f"▪ {event.title}, {event.date_words}" for event in there[:MOST_EVENTS]]
    counts = figures.counts(*when)
    saying = [(place, count) for place, count in enumerate(counts) if count]
    # The lane that is pointed at comes first, and is named even if it is silent.
    if lane is not None and lane < len(counts):
        saying = [(lane, counts[lane]), *(each for each in saying if each[0] != lane)]
    for place, count in saying[:MOST_SOURCES]:
        said = annotations(count) if count else _tr("says nothing of this time")
        lines.append(f"{_named(figures.lanes[place], 44)}: {said}")
    published = figures.lanes[lane].published if lane is not None else None
    if published is not None and published[0] < when[1] and published[1] > when[0]:
        lines.append(_tr("▾ published {date}").format(date=words_of(*published)))
    if len(saying) > MOST_SOURCES:
        lines.append(_tr("and {count} more").format(count=len(saying) - MOST_SOURCES))
    if not any(counts):
        lines = [*lines[:1], *lines[1 : 1 + len(there[:MOST_EVENTS])], _tr("No annotation of this time")]
    return [*lines, *quote_lines(figures, quotes)]


def _given_lines(event: DatedEvent) -> list[str]:
    """Which source dates an event how, the same dates together, and whether these can all be right."""
    by_words: dict[str, list[str]] = {}
    for each in event.given:
        by_words.setdefault(each.words, []).append(each.letter)
    lines = [_tr("{date} in {sources}").format(date=date, sources=", ".join(who)) for date, who in by_words.items()]
    if event.stands == "conflict":
        lines.append(_tr("≠ These dates cannot all be right"))
    elif event.stands == "tension":
        lines.append(_tr("≈ These dates hold together by courtesy only"))
    return lines[:8]


def undated_lines(figures: Figures, lane: int | None) -> list[str]:
    """What the column after the end of time says, of one lane or of all."""
    whose = _named(figures.lanes[lane], 44) if lane is not None else _tr("All")
    count = figures.undated_count if lane is None else figures.undated_by_lane[lane]
    return [_tr("Without a date on this clock"), f"{whose}: {annotations(count)}"]


def description(
    figures: Figures, window: TimeWindow, unit: Unit, brush: tuple[float, float] | None, marks: list[DatedEvent]
) -> str:
    """The whole plot in plain sentences."""
    sentences = [
        by_clock(figures.clock),
        _tr("{dated} of {sources}, {undated}.").format(
            dated=annotations(figures.dated),
            sources=_lanes(figures),
            undated=undated_words(figures.undated_count),
        ),
        _tr("In view: {range}.").format(range=range_words(window.first, window.last, _coarser(unit))),
    ]
    counts = figures.counts(window.first, window.last)
    lanes = figures.lanes
    said = [f"{_called(lanes[place])} {count:,}" for place, count in enumerate(counts) if count][:20]
    if said:
        by = by_words(figures.by)
        sentences.append(_tr("Annotations in view {by}: {counts}.").format(by=by, counts=", ".join(said)))
    silent = [_called(lanes[place]) for place, count in enumerate(counts) if not count]
    if said and silent and len(silent) <= 20:
        sentences.append(_tr("None in view: {sources}.").format(sources=", ".join(silent)))
    if marks:
        named = "; ".join(f"{event.title}, {event.date_words}" for event in marks[:12])
        sentences.append(_tr("Events in view: {events}.").format(events=named))
    if brush is not None:
        sentences.append(_tr("Brushed: {range}.").format(range=range_words(*brush, unit)))
    return " ".join(sentences)


def nothing_dated(clock: Clock) -> tuple[str, str]:
    """What an empty timeline says, and what to do."""
    if clock == "published":
        return _tr("No annotated source has a date"), _tr("Give a source the date on which it was published.")
    if clock == "annotated":
        return _tr("Nothing annotated yet"), _tr("Select a passage and tag it with an event or a claim.")
    return _tr("Nothing dated yet"), _tr("Give an event a date, and what is tagged with it appears here.")


def by_clock(clock: Clock) -> str:
    """What the axis is of."""
    if clock == "published":
        return _tr("By when the sources were published.")
    if clock == "annotated":
        return _tr("By when the annotations were made, in UTC.")
    return _tr("By when things happened.")


def by_words(by: SeriesBy) -> str:
    """What the lanes are of: "by source"."""
    return {
        "source": _tr("by source"),
        "voice": _tr("by voice"),
        "event": _tr("by event"),
        "claim": _tr("by claim"),
        "stance": _tr("by stance"),
        "author": _tr("by who annotated"),
    }[by]


def _lanes(figures: Figures) -> str:
    count = len(figures.lanes)
    if figures.by == "source":
        return _tr("1 source") if count == 1 else _tr("{count} sources").format(count=count)
    return _tr("1 lane {by}" if count == 1 else "{count} lanes {by}").format(count=count, by=by_words(figures.by))


def _named(lane: Lane, most: int) -> str:
    title = _short(lane.title, most)
    return f"{lane.letter}  {title}" if lane.letter else title


def _called(lane: Lane) -> str:
    return lane.letter or _short(lane.title, 40)


def _coarser(unit: Unit) -> Unit:
    """The unit in which a window's ends are told: days for hours and minutes."""
    return Unit("day", 1) if unit.kind == "minute" or unit.is_week else unit


def quote_lines(figures: Figures, quotes: list[DatedPassage]) -> list[str]:
    """The first words of some passages, each with the letter of its source."""
    places = figures.source_places
    return [
        f"{source_letter(places.get(each.source_id, 0))}  “{_short(each.quote, LONGEST_QUOTE)}”"
        for each in quotes[:MOST_QUOTES]
    ]


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)
