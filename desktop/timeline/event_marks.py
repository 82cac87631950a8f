"""How an event is marked on the axis of time: a spike, a bar, or the hollow bar of what lies some time in it. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from crossread.db.dates import DateValue, InvalidDateError, parse, show
from crossread.db.records import Event
from crossread.desktop.timeline.time_window import TimeWindow

Shape = Literal["spike", "bar", "hollow"]
NARROW = 5.0
"""A mark narrower than so many pixels is a spike, whatever it covers."""


Stands = Literal["", "tension", "conflict"]


@dataclass(frozen=True, slots=True)
class Given:
    """A date that passages of one source give an event: letter and place of the source, words and minutes."""

    letter: str
    place: int
    words: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedEvent:
    """An event with what its date covers: the minutes `[first, last)`, and `[from_, to)` with what `~` adds.

    `given` are the dates that passages give it, `stands` how these stand to each other.
    """

    id: str
    title: str
    color: str
    date_words: str
    lasted: bool
    first: int
    last: int
    from_: int
    to: int
    uses: int
    given: tuple[Given, ...] = ()
    stands: Stands = ""

    @property
    def is_given_otherwise(self) -> bool:
        """Whether any passage gives it a date that is not its own."""
        return any((each.first, each.last) != (self.first, self.last) for each in self.given)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in pixels from the left of the plot; fuzzy to `outer_left` and `outer_right`; `track` where bars meet."""

    event: DatedEvent
    shape: Shape
    left: float
    right: float
    outer_left: float
    outer_right: float
    track: int


def dated_event(event: Event, uses: int, given: Sequence[Given] = ()) -> DatedEvent | None:
    """What is to be marked of an event; None without a date that can be read, its own or from passages."""
    if not event.date:
        if not given:
            return None
        return DatedEvent(
            id=event.id,
            title=event.title,
            color=event.color,
            date_words="; ".join(dict.fromkeys(each.words for each in given)),
            lasted=False,
            first=given[0].first,
            last=given[0].last,
            from_=given[0].first,
            to=given[0].last,
            uses=uses,
            given=tuple(given),
        )
    try:
        value = parse(event.date)
    except InvalidDateError:
        return None
    first, last = value.known
    before, after = _fuzz(value)
    return DatedEvent(
        id=event.id,
        title=event.title,
        color=event.color,
        date_words=show(event.date),
        lasted=value.kind == "span",
        first=first,
        last=last,
        from_=first - before,
        to=last + after,
        uses=uses,
        given=tuple(given),
    )


def _fuzz(value: DateValue) -> tuple[int, int]:
    """How much wider `~` makes the value at its beginning and end; an open end is as long again as what is known."""
    first, last = value.known
    start, end = value.parts[0], value.parts[-1]
    before, after = start.first - start.widened[0], end.widened[1] - end.last
    if value.start is None:
        before = max(before, last - first)
    if value.end is None:
        after = max(after, last - first)
    return before, after


def marks_of(
    events: Sequence[DatedEvent],
    window: TimeWindow,
    width: float,
    tracks: int,
    place_of: Callable[[float], float] = float,
) -> list[Mark]:
    """The marks that the window shows, in the order of the events, bars on as few tracks as they need.

    `place_of` leads from a minute to the axis that the window is on.
    """
    scale = width / window.span
    free = [float("-inf")] * max(tracks, 1)
    marks: list[Mark] = []
    first, last = window.first, window.last
    seen = [e for e in events if place_of(e.to) >= first and place_of(e.from_) <= last]
    for event in sorted(seen, key=lambda each: (each.from_, -each.to)):
        left, right = (place_of(event.first) - first) * scale, (place_of(event.last) - first) * scale
        outer_left, outer_right = (place_of(event.from_) - first) * scale, (place_of(event.to) - first) * scale
        if outer_right - outer_left < NARROW:
            middle = (left + right) / 2
            if not 0 <= middle <= width:
                continue
            marks.append(Mark(event, "spike", middle, middle, middle, middle, 0))
            continue
        track = next((each for each, end in enumerate(free) if end <= outer_left), free.index(min(free)))
        free[track] = max(free[track], outer_right + 2)
        shape: Shape = "bar" if event.lasted else "hollow"
        marks.append(Mark(event, shape, left, right, outer_left, outer_right, track))
    return marks
