"""What the timeline says in words: beside its name, under the pointer, and to whoever does not see it."""

from PySide6.QtCore import QCoreApplication

from crossread.db.dated_passages import DatedPassage
from crossread.db.density import Clock
from crossread.desktop.look.palettes import source_letter
from crossread.desktop.timeline.calendar_units import Unit, words_of
from crossread.desktop.timeline.event_marks import DatedEvent
from crossread.desktop.timeline.figures import Figures
from crossread.desktop.timeline.header import undated_words
from crossread.desktop.timeline.time_window import TimeWindow

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


def head_words(figures: Figures, window: TimeWindow, unit: Unit, peak: float) -> str:
    """What stands beside the switch: how many, when, and how the bars are to be read."""
    parts = [annotations(figures.dated)]
    before, after = figures.beside(window.first, window.last)
    if before or after:
        parts.append(_tr("{before} earlier, {after} later").format(before=f"{before:,}", after=f"{after:,}"))
    parts.append(range_words(window.first, window.last, _coarser(unit)))
    if peak:
        parts.append(_tr("a bar is {unit}, the highest {peak}").format(unit=unit_words(unit), peak=number(peak)))
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


def number(weight: float) -> str:
    """A weight of annotations: whole, or with one or two digits that count."""
    if weight >= 9.95 or abs(weight - round(weight)) < 0.005:
        return f"{round(weight):,}"
    return f"{weight:.1f}" if weight >= 0.95 else f"{weight:.2g}"


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
        return [*lines, *_quote_lines(figures, quotes)]
    lines = [words_of(round(when[0]), round(when[1]))]
    there = [event for event in figures.events if event.first < when[1] and event.last > when[0]]
    there.sort(key=lambda event: event.last - event.first)
    lines += [f"▪ {event.title}, {event.date_words}" for event in there[:MOST_EVENTS]]
    counts = figures.counts(*when)
    saying = [(place, count) for place, count in enumerate(counts) if count]
    # The source that is pointed at comes first, and is named even if it is silent.
    if lane is not None and lane < len(counts):
        saying = [(lane, counts[lane]), *(each for each in saying if each[0] != lane)]
    for place, count in saying[:MOST_SOURCES]:
        lines.append(f"{source_letter(place)}  {_short(figures.sources[place].title, 44)}: {count:,}")
    if len(saying) > MOST_SOURCES:
        lines.append(_tr("and {count} more sources").format(count=len(saying) - MOST_SOURCES))
    if not any(counts):
        lines.append(_tr("nothing"))
    return [*lines, *_quote_lines(figures, quotes)]


def description(
    figures: Figures, window: TimeWindow, unit: Unit, brush: tuple[float, float] | None, marks: list[DatedEvent]
) -> str:
    """The whole plot in plain sentences."""
    sentences = [
        _by_clock(figures.clock),
        _tr("{dated} of {sources}, {undated}.").format(
            dated=annotations(figures.dated),
            sources=_sources(len(figures.sources)),
            undated=undated_words(figures.undated_count),
        ),
        _tr("In view: {range}.").format(range=range_words(window.first, window.last, _coarser(unit))),
    ]
    counts = figures.counts(window.first, window.last)
    said = [f"{source_letter(place)} {count:,}" for place, count in enumerate(counts) if count][:20]
    if said:
        sentences.append(_tr("Annotations in view by source: {counts}.").format(counts=", ".join(said)))
    silent = [source_letter(place) for place, count in enumerate(counts) if not count]
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


def _by_clock(clock: Clock) -> str:
    if clock == "published":
        return _tr("By when the sources were published.")
    if clock == "annotated":
        return _tr("By when the annotations were made, in UTC.")
    return _tr("By when things happened.")


def _sources(count: int) -> str:
    return _tr("1 source") if count == 1 else _tr("{count} sources").format(count=count)


def _coarser(unit: Unit) -> Unit:
    """The unit in which a window's ends are told: days for hours and minutes."""
    return Unit("day", 1) if unit.kind == "minute" or unit.is_week else unit


def _quote_lines(figures: Figures, quotes: list[DatedPassage]) -> list[str]:
    letters = {source.id: source_letter(place) for place, source in enumerate(figures.sources)}
    return [
        f"{letters.get(each.source_id, '')}  “{_short(each.quote, LONGEST_QUOTE)}”" for each in quotes[:MOST_QUOTES]
    ]


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)
