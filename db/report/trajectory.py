"""The small plot of one claim or event: what each voice gives against when it was published, or as of when."""

from collections.abc import Iterator, Sequence

from crossread.db.dates import AFTER_ALL, BEFORE_ALL, date_of
from crossread.db.grid.saying import Said
from crossread.db.records import Claim, ValueType
from crossread.db.report.axes import MINUTES, Tick, day_ticks, number_ticks, time_ticks
from crossread.db.report.blocks import Block, Figure
from crossread.db.report.drawing import Dot, Drawing, Shape, Stroke, Words
from crossread.db.report.material import Entered, Material
from crossread.db.report.words import anchor_of, counted, date_words, letter, title_of, value_words
from crossread.db.trajectory import Clock, Point, scale_of, shape_of, strands, time_of

WIDTH, HEIGHT = 640.0, 230.0
LEFT, RIGHT, TOP, BOTTOM = 92.0, 18.0, 14.0, 30.0
LEAST_POINTS = 2
_MOST_LETTERS = 30
MOST_POINTS = 400
"""Of more points than this no plot could be read."""


def trajectory(material: Material, entered: Entered, said: Sequence[Said]) -> Iterator[Block]:
    """The figure, where there are two points or more that differ in time or in value."""
    subject = entered.subject
    value_type = subject.value_type if isinstance(subject, Claim) else "date"
    if value_type not in ("number", "date", "duration"):
        return
    points = [point for each in said if (point := _point(material, entered, each)) is not None]
    clock: Clock = "as_of" if sum(each.as_of is not None for each in points) * 2 > len(points) else "published"
    dated = [(point, time) for point in points if (time := time_of(point, clock)) is not None]
    if not LEAST_POINTS <= len(dated) <= MOST_POINTS:
        return
    if len({(point.shape.at, time) for point, time in dated}) < LEAST_POINTS:
        return
    words = "as of when" if clock == "as_of" else "by the date of publication"
    beyond = len(points) - len(dated)
    told = f"{counted(len(dated), 'statement')}, {words}."
    if beyond:
        told += f" {counted(beyond, 'statement')} without such a date cannot be shown."
    yield Figure(
        anchor=f"t-{entered.number}",
        title=f"{title_of(subject)} {words}",
        description=told + " Each point leads to its statement; the same is told in the list of statements.",
        drawing=Drawing(width=WIDTH, height=HEIGHT, shapes=tuple(_Plot(material, dated, clock, value_type).shapes())),
        head=("When", "Who", "What", "Statement"),
        rows=tuple(
            (
                date_words(point.as_of if clock == "as_of" else point.published),
                point.who,
                point.words,
                material.labels.get(point.position_id, ""),
            )
            for point, _ in sorted(dated, key=lambda each: each[1])
        ),
    )


def _point(material: Material, entered: Entered, said: Said) -> Point | None:
    subject = entered.subject
    value_type, tolerance = (subject.value_type, subject.tolerance) if isinstance(subject, Claim) else ("date", None)
    shape = shape_of(value_type, said.value, said.value_high, said.qualifier, tolerance)
    if shape is None:
        return None
    source = material.by_source[said.source_id]
    return Point(
        position_id=said.position_id,
        annotation_id=said.annotation_id,
        source_id=said.source_id,
        place=material.places[said.source_id],
        source=source.title,
        shape=shape,
        words=value_words(said, subject),
        voice_id=said.voice_id,
        voice=said.voice,
        stance=said.stance,
        published=source.published,
        as_of=said.as_of,
        scope=said.scope,
        certainty=said.certainty,
        aside=said.aside,
    )


class _Plot:
    """One plot being drawn."""

    def __init__(
        self,
        material: Material,
        dated: Sequence[tuple[Point, tuple[float, float]]],
        clock: Clock,
        value_type: ValueType,
    ) -> None:
        self._material, self._dated, self._clock, self._value_type = material, dated, clock, value_type
        self._across = scale_of([time for _, time in dated], WIDTH - LEFT - RIGHT, least=16, margin=14)
        ends = [
            each
            for point, _ in dated
            for each in (point.shape.low, point.shape.at, point.shape.high)
            if each is not None and BEFORE_ALL < each < AFTER_ALL
        ]
        least, most = min(ends), max(ends)
        room = (most - least) * 0.08 or (MINUTES if value_type == "date" else abs(most) * 0.1) or 1.0
        self._low, self._high = least - room, most + room
        if value_type != "date" and least >= 0:
            self._low = max(self._low, 0.0)

    def shapes(self) -> Iterator[Shape]:
        """The axes, the lines of the voices, the points."""
        for value, words in self._value_ticks():
            y = self._level(value)
            yield Stroke(points=((LEFT, y), (WIDTH - RIGHT, y)), ink="faint", width=0.6)
            yield Words(x=LEFT - 8, y=y + 3.5, text=words, anchor="end")
        yield from self._time_axis()
        place = {id(point): LEFT + self._across.place((time[0] + time[1]) / 2) for point, time in self._dated}
        for strand in strands((point for point, _ in self._dated), self._clock):
            corners: list[tuple[float, float]] = []
            for point in strand:
                x, y = place[id(point)], self._level(point.shape.at)
                # A voice that changes its account does so at once, not by and by.
                if corners:
                    corners.append((x, corners[-1][1]))
                corners.append((x, y))
            yield Stroke(points=tuple(corners), ink=_ink(strand[0]), width=1.2)
        taken: dict[tuple[int, int], int] = {}
        for point, time in self._dated:
            x, y = place[id(point)], self._level(point.shape.at)
            spot = (round(x / 7), round(y / 7))
            turn = taken[spot] = taken.get(spot, -1) + 1
            # What lies at one place stands beside each other, or one would hide the rest.
            yield from self._point(point, time, x + 7 * ((turn + 1) // 2) * (-1 if turn % 2 else 1), y)

    def _point(self, point: Point, time: tuple[float, float], x: float, y: float) -> Iterator[Shape]:
        ink, shape = _ink(point), point.shape
        if time[1] - time[0] > 2 * MINUTES:
            first, last = (LEFT + self._across.panel_of(sum(time) / 2).place(each) for each in time)
            if last - first > 6:
                yield Stroke(points=((first, y), (last, y)), ink=ink, width=0.8, dashed=True)
        if not shape.is_single:
            top = TOP if shape.high is None else self._level(shape.high)
            bottom = HEIGHT - BOTTOM if shape.low is None else self._level(shape.low)
            if shape.high is None:
                yield Stroke(points=((x, bottom), (x, max(y - 26, TOP))), ink=ink, width=1.4, arrow=True)
            elif shape.low is None:
                yield Stroke(points=((x, top), (x, min(y + 26, HEIGHT - BOTTOM))), ink=ink, width=1.4, arrow=True)
            else:
                yield Stroke(points=((x, bottom), (x, top)), ink=ink, width=1.4, dashed=shape.rough)
        label = self._material.labels.get(point.position_id, "")
        told = f"{point.who}: {point.stance} {point.words} ({letter(point.place)} {point.source})"
        aside = f"; set aside: {point.aside}" if point.aside is not None else ""
        yield Dot(
            x=x,
            y=y,
            ink="quiet" if point.aside is not None else ink,
            hollow=point.stance != "asserts" or point.aside is not None,
            link=anchor_of(label) if label else "",
            title=f"{label} {told}{aside}",
        )
        if len(self._dated) <= _MOST_LETTERS:
            yield Words(x=x + 5, y=y - 5, text=letter(point.place), ink=ink, size=9)

    def _level(self, value: float) -> float:
        share = (min(max(value, self._low), self._high) - self._low) / (self._high - self._low)
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - share)

    def _value_ticks(self) -> Sequence[Tick]:
        if self._value_type == "date":
            return time_ticks(self._low, self._high)
        if self._value_type == "duration":
            return day_ticks(self._low, self._high)
        return number_ticks(self._low, self._high)

    def _time_axis(self) -> Iterator[Shape]:
        base = HEIGHT - BOTTOM
        taken = LEFT - 40
        for number, panel in enumerate(self._across.panels):
            left, right = LEFT + panel.start - 14, LEFT + panel.end + 14
            yield Stroke(points=((max(left, LEFT), base), (min(right, WIDTH - RIGHT), base)), ink="quiet", width=0.8)
            if number:
                # The break is drawn as one.
                for shift in (-13.0, -9.0):
                    x = LEFT + panel.start - 14 + shift + 4
                    yield Stroke(points=((x - 2, base + 4), (x + 2, base - 4)), ink="quiet", width=0.8)
            for at, words in self._times(panel.low, panel.high, max(int((right - left) // 80), 1)):
                x = LEFT + panel.place(at)
                yield Stroke(points=((x, base), (x, base + 4)), ink="quiet", width=0.8)
                half = len(words) * 2.8
                if x - half > taken and x + half < WIDTH:
                    yield Words(x=x, y=base + 17, text=words, anchor="middle")
                    taken = x + half + 8

    def _times(self, low: float, high: float, most: int) -> Sequence[Tick]:
        found = time_ticks(low, high, most) if high - low > 3 * MINUTES else []
        middle = (low + high) / 2
        return found or [(middle, _day_words(middle))]


def _day_words(minute: float) -> str:
    year, month, day = date_of(int(minute // MINUTES))
    return date_words(f"{year:04}-{month:02}-{day:02}") if year > 0 else str(year)


def _ink(point: Point) -> str:
    return f"source{point.place % 8}"
