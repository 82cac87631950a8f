"""The weight of annotations over time: each weighs one, spread over what its dates cover, in the series it belongs to.

Minutes are counted from 1970-01-01T00:00, proleptic Gregorian, half-open; `parse` gives them.
"""

from array import array
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from crossread.db.dates import InvalidDateError, day_number, parse

Clock = Literal["happened", "published", "annotated"]
By = Literal["source", "event", "claim"]

CLOCKS: tuple[Clock, ...] = ("happened", "published", "annotated")
BYS: tuple[By, ...] = ("source", "event", "claim")

Minutes = tuple[int, int]


class Dated(NamedTuple):
    """What the weight of one annotation depends on.

    `events` are its event tags: event id, and the date as EDTF, the passage's own or else the event's. `claims` are the
    claims of its positions: claim id, id of the event that it is about, and that event's date. `published` is the date
    of the source, `created_at` a time in UTC.
    """

    source_id: str
    events: Sequence[tuple[str, str | None]] = ()
    claims: Sequence[tuple[str, str | None, str | None]] = ()
    published: str | None = None
    created_at: str = ""


class Masses:
    """Weights as columns of equal length: `weight[i]` lies evenly over `[first[i], last[i])`, in `ids[codes[i]]`.

    The series None is of annotations that have nothing of the asked kind (no event, no claim). `undated` annotations
    are in no column. The columns are arrays, which numpy reads without copying.
    """

    def __init__(self) -> None:
        self.codes = array("q")
        self.first = array("q")
        self.last = array("q")
        self.weight = array("d")
        self.undated = 0
        self._codes: dict[str | None, int] = {}

    @property
    def ids(self) -> list[str | None]:
        """The series in the order in which they came."""
        return list(self._codes)

    def add(self, series: str | None, covered: Minutes, weight: float) -> None:
        """Put a weight over the minutes; an empty range is its first minute, since no point has a mass."""
        first, last = covered
        self.codes.append(self._codes.setdefault(series, len(self._codes)))
        self.first.append(first)
        self.last.append(last if last > first else first + 1)
        self.weight.append(weight)

    @classmethod
    def shared(cls, annotations: Iterable[tuple[str | None, Sequence[Minutes]]]) -> "Masses":
        """One for each annotation, shared equally among its ranges in one series; undated without any."""
        masses = cls()
        for series, ranges in annotations:
            if not ranges:
                masses.undated += 1
            for covered in ranges:
                masses.add(series, covered, 1 / len(ranges))
        return masses


def masses_of(annotations: Iterable[Dated], clock: Clock = "happened", by: By = "source") -> Masses:
    """The weights of the annotations on the clock, in series by source, event or claim.

    When it happened: shared equally among its event tags that have a date; without any event tag, among the dated
    events that its claims are about. On the other clocks one date has it all. By event the share of a date lies in its
    event's series (on the other clocks: equally in those of all its events), by claim equally in its claims' series.
    """
    masses = Masses()
    covered_by = Coverage()
    for annotation in annotations:
        if clock == "happened":
            shares = [(event, covered) for event, date in _events(annotation) if (covered := covered_by.date(date))]
        else:
            when = (
                covered_by.date(annotation.published)
                if clock == "published"
                else covered_by.time(annotation.created_at)
            )
            shares = [("", when)] if when else []
        if not shares:
            masses.undated += 1
            continue
        if by == "source":
            belongs: Sequence[str | None] = (annotation.source_id,)
        elif by == "claim":
            belongs = list(dict.fromkeys(claim for claim, _, _ in annotation.claims)) or [None]
        elif clock == "happened":
            for event, covered in shares:
                masses.add(event, covered, 1 / len(shares))
            continue
        else:
            belongs = [event for event, _ in _events(annotation)] or [None]
        weight = 1 / (len(shares) * len(belongs))
        for _, covered in shares:
            for series in belongs:
                masses.add(series, covered, weight)
    return masses


def _events(annotation: Dated) -> list[tuple[str, str | None]]:
    """The events of its tags; without any tag, those that its claims are about, each once."""
    if annotation.events:
        return list(annotation.events)
    return list({event: date for _, event, date in annotation.claims if event is not None}.items())


class Coverage:
    """What dates and times cover, remembered: a project has few different ones."""

    def __init__(self) -> None:
        self._known: dict[str, Minutes | None] = {}

    def date(self, text: str | None) -> Minutes | None:
        """The minutes of an EDTF date at its own precision, an open end left out; None for none that can be read."""
        if not text:
            return None
        if text not in self._known:
            try:
                self._known[text] = parse(text).known
            except InvalidDateError:
                self._known[text] = None
        return self._known[text]

    def time(self, text: str) -> Minutes | None:
        """The minute of a UTC time as projects keep it."""
        text = text[:16]
        if text not in self._known:
            self._known[text] = _minute(text)
        return self._known[text]


def _minute(text: str) -> Minutes | None:
    try:
        day = day_number(int(text[:4]), int(text[5:7]), int(text[8:10]))
        minute = day * 1440 + int(text[11:13]) * 60 + int(text[14:16])
    except ValueError:
        return None
    return minute, minute + 1
