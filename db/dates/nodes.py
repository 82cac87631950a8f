"""What an expression of the grammar means: small records that give EDTF text, with an anchor if they need one.

Every node has `value(anchor)`: its EDTF text, or None where it says no date that can be kept, or needs an anchor and
has none. `relative` tells whether it needs one.
"""

from dataclasses import dataclass, replace
from typing import Literal, Protocol

from crossread.db.dates.gregorian import date_of
from crossread.db.dates.parsing import is_date, parse
from crossread.db.dates.thirds import third_of
from crossread.db.dates.value import SEASON_MONTHS, DateValue
from crossread.db.dates.writing import canonical, day_text, mark_of, neighbour, unknown_text, year_text

Which = Literal["", "last", "this", "next"]


class Node(Protocol):
    """An expression that was understood."""

    @property
    def relative(self) -> bool:
        """Whether it needs an anchor."""

    def value(self, anchor: DateValue | None) -> str | None:
        """EDTF text, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A date from its largest known unit to its smallest; without a year it is one of each year.

    `unknown` counts a decade (`X`) or century (`XX`) and `year` is then its index (see `unknown_text`). `years_on` is a
    year relative to the anchor's ("last year" is -1). `minute` is that of the day.
    """

    year: int | None = None
    unknown: str = ""
    years_on: int | None = None
    month: int = 0
    day: int = 0
    minute: int | None = None
    second: int = 0
    offset: int | None = None
    which: Which = ""

    @property
    def relative(self) -> bool:
        """Whether the year is missing."""
        return self.year is None

    def value(self, anchor: DateValue | None) -> str | None:
        """EDTF text; a missing year is worked out from the anchor, the latest that is not clearly after it."""
        if self.year is not None:
            text = self._text(self.year)
            return text if is_date(text) else None
        if anchor is None:
            return None
        if self.years_on is not None:
            year = year_of(anchor)
            return None if year is None else replace(self, year=year + self.years_on).value(None)
        if not self.month:
            return self._on_the_day_of(anchor)
        return self._nearest(anchor)

    @property
    def needs_year(self) -> bool:
        """Whether it is a month, season or day of any year."""
        return self.year is None and self.years_on is None and bool(self.month)

    @property
    def order(self) -> tuple[int, int]:
        """Where it lies in its year."""
        return SEASON_MONTHS.get(self.month, self.month), self.day

    def _text(self, year: int) -> str:
        if self.unknown:
            return unknown_text(year, century=self.unknown == "XX")
        text = year_text(year)
        if self.month:
            text += f"-{self.month:02}"
        if self.day:
            text += f"-{self.day:02}"
        if self.minute is not None:
            text += f"T{self.minute // 60:02}:{self.minute % 60:02}:{self.second:02}"
            if self.offset is not None:
                sign, east = ("-" if self.offset < 0 else "+"), abs(self.offset)
                text += f"{sign}{east // 60:02}:{east % 60:02}" if east else "Z"
        return text

    def _on_the_day_of(self, anchor: DateValue) -> str | None:
        first, last = anchor.days
        if self.minute is None or anchor.is_open or first != last:
            return None
        year, month, day = date_of(first)
        return replace(self, year=year, month=month, day=day).value(None)

    def _nearest(self, anchor: DateValue) -> str | None:
        if anchor.is_open:
            return None
        if self.which == "this":
            return self._this(anchor)
        fine = anchor.last - anchor.first <= 31 * 1440
        # A source may tell of what is to come soon: up to a month on it is taken to mean that.
        limit = anchor.last + 31 * 1440 if fine else anchor.last
        around = date_of(anchor.last // 1440)[0]
        years = range(around + 2, around - 9, -1)
        for year in reversed(years) if self.which == "next" else years:
            text = self._text(year)
            if not is_date(text):
                continue
            value = parse(text)
            if self.which == "last":
                fits = value.last <= anchor.first
            elif self.which == "next":
                fits = value.first >= anchor.last
            else:
                fits = value.first < limit
            if fits:
                return text
        return None

    def _this(self, anchor: DateValue) -> str | None:
        """The one that the anchor lies in, else that of its year."""
        around = year_of(anchor)
        if around is None:
            return None
        for year in (around - 1, around):
            text = self._text(year)
            if is_date(text) and parse(text).first < anchor.last and anchor.first < parse(text).last:
                return text
        text = self._text(around)
        return text if is_date(text) else None


@dataclass(frozen=True, slots=True)
class Third:
    """The early, mid or late part of something, or a half or quarter."""

    third: str
    of: Node

    @property
    def relative(self) -> bool:
        """Whether what it is a part of needs an anchor."""
        return self.of.relative

    def value(self, anchor: DateValue | None) -> str | None:
        """EDTF text."""
        whole = self.of.value(anchor)
        if whole is None or parse(whole).kind != "plain":
            return None
        return third_of(self.third, parse(whole).parts[0])


@dataclass(frozen=True, slots=True)
class Pair:
    """From one date to another, or some time between them."""

    start: Node
    end: Node
    within: bool = False

    @property
    def relative(self) -> bool:
        """Whether one of its ends needs an anchor."""
        return self.start.relative or self.end.relative

    def value(self, anchor: DateValue | None) -> str | None:
        """EDTF text; without years the start is that which comes before the end."""
        start = self.start
        last = self.end.value(anchor)
        if last is None:
            return None
        if isinstance(start, Point) and isinstance(self.end, Point) and start.needs_year and self.end.needs_year:
            # Both go together: "November to February" is found by its end.
            year = parse(last).parts[0].year
            start = replace(start, year=year if start.order <= self.end.order else year - 1)
        first = start.value(anchor)
        if first is None:
            return None
        start_part, end_part = _end_of(first, -1), _end_of(last, 1)
        if start_part is None or end_part is None:
            return None
        text = f"[{start_part}..{end_part}]" if self.within else f"{start_part}/{end_part}"
        return text if is_date(text) else None


@dataclass(frozen=True, slots=True)
class Bound:
    """Before, after, since or until something; `by` and `starting` include it."""

    bound: Literal["before", "after", "since", "until", "by", "starting"]
    of: Node

    @property
    def relative(self) -> bool:
        """Whether what it is bound by needs an anchor."""
        return self.of.relative

    def value(self, anchor: DateValue | None) -> str | None:
        """EDTF text with one open end."""
        text = self.of.value(anchor)
        if text is None or parse(text).is_open:
            return None
        first, last = parse(text).parts[0], parse(text).parts[-1]
        match self.bound:
            case "since":
                return f"{canonical(first)}/.."
            case "until":
                return f"../{canonical(last)}"
            case "by":
                return f"[..{canonical(last)}]"
            case "starting":
                return f"[{canonical(first)}..]"
            case "before":
                earlier = neighbour(first, -1)
                return f"[..{earlier}]" if earlier else None
            case "after":
                later = neighbour(last, 1)
                return f"[{later}..]" if later else None


@dataclass(frozen=True, slots=True)
class Marked:
    """Something that is said to be about then, or perhaps."""

    of: Node
    approximate: bool = False
    uncertain: bool = False

    @property
    def relative(self) -> bool:
        """Whether it needs an anchor."""
        return self.of.relative

    def value(self, anchor: DateValue | None) -> str | None:
        """EDTF text in which every part carries the mark."""
        text = self.of.value(anchor)
        if text is None:
            return None
        value = parse(text)
        parts = []
        for part in (value.start, value.end):
            if part is None:
                parts.append("")
                continue
            old = mark_of(part)
            approximate = self.approximate or old in {"~", "%"}
            uncertain = self.uncertain or old in {"?", "%"}
            mark = {(True, True): "%", (True, False): "~", (False, True): "?"}.get((approximate, uncertain), "")
            parts.append(canonical(part).rstrip("?~%") + mark)
        if value.kind == "plain":
            return parts[0]
        if value.kind == "within":
            return f"[{parts[0]}..{parts[1]}]"
        return f"{parts[0] or '..'}/{parts[1] or '..'}"


def year_of(anchor: DateValue) -> int | None:
    """The year that an anchor lies in, if it is one."""
    if anchor.is_open:
        return None
    first, last = anchor.days
    year = date_of(first)[0]
    return year if date_of(last)[0] == year else None


def day_range(first: int, last: int) -> str:
    """A day, or some time from one to another day."""
    return day_text(first) if first == last else f"[{day_text(first)}..{day_text(last)}]"


def _end_of(text: str, side: int) -> str | None:
    value = parse(text)
    part = value.start if side < 0 else value.end
    return canonical(part) if part else None
