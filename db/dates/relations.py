"""The grammar of relative words in English: "two days later", "the next day", "last autumn", "on Tuesday"."""

from crossread.db.dates import words
from crossread.db.dates.nodes import Node, Point, Which
from crossread.db.dates.points import Points
from crossread.db.dates.relative import ByDays, CalendarUnit, Clipped, Lately, Shift, Weekday
from crossread.db.dates.words import Unit

_LAST = frozenset(["last", "past", "previous", "preceding", "recent"])
_NEXT = frozenset(["next", "coming", "following"])
_DEICTIC = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}
_SAME = frozenset(["same", "very"])
_DAY_WORDS = frozenset(["day", "morning", "evening", "afternoon", "night"])
_LATER = {"later": 1, "after": 1, "afterwards": 1, "hence": 1, "earlier": -1, "before": -1, "ago": -1, "previously": -1}


class Relations(Points):
    """Dates that need an anchor."""

    def relation(self, index: int) -> tuple[Node, int] | None:
        """A relative expression that begins here."""
        if self.at(index).kind not in {"word", "number"}:
            return None
        the = self.word(index) == "the"
        return (
            self._shift(index)
            or self._clipped(index)
            or self._deictic(index + 1 if the else index, the=the)
            or self._which(index + 1 if the else index, the=the)
            or self._of_year(index + 1 if the else index, the=the)
            or (None if the else self._weekday_alone(index))
        )

    def _shift(self, index: int) -> tuple[Node, int] | None:
        """Two days later, a month after, three years ago, a couple of months before."""
        counted = self._counted(index)
        if counted is None:
            return None
        count, unit, behind = counted
        sign = _LATER.get(self.word(behind), 0)
        if not sign:
            return None
        return Shift(None if count is None else sign * count, unit), behind + 1

    def _counted(self, index: int) -> tuple[int | None, Unit, int] | None:
        """A number (None if vague) of units of time."""
        start = index
        count: int | None
        if self.word(index) in {"a", "an"} and self.word(index + 1) in words.VAGUE:
            index += 1
        if self.word(index) in words.VAGUE:
            count, index = None, index + 1
            if self.word(index) == "of":
                index += 1
        elif self.word(index) in words.CARDINALS:
            count, index = words.CARDINALS[self.word(index)], index + 1
        elif self.number(index, 4) > 0 and not (
            start and self.tokens[start - 1].text in {",", "."} and self.close(start)
        ):
            count, index = self.number(index), index + 1
        elif self.word(index) in words.UNITS and self.word(index).endswith("s"):
            count = None
        else:
            return None
        unit = words.UNITS.get(self.word(index))
        if unit is None:
            return None
        index += 1
        if self.word(index) == "and" and self.word(index + 1) == "a" and self.word(index + 2) == "half":
            return None, unit, index + 3
        return count, unit, index

    def _clipped(self, index: int) -> tuple[Node, int] | None:
        """Earlier in September, later this year, earlier on Tuesday."""
        word = self.word(index)
        if word not in {"earlier", "later"}:
            return None
        at = index + 1
        if self.word(at) in {"in", "on"}:
            at += 1
        at = self.skip(at, "", words.THE)
        found = self.relation(at) or self.date(at)
        if found is None or (isinstance(found[0], Point) and found[0].minute is not None and not found[0].day):
            return None
        return Clipped(word == "later", found[0]), found[1]

    def _deictic(self, index: int, *, the: bool) -> tuple[Node, int] | None:
        """Yesterday, today, the next day, the day after, the same day, that day, last night, this morning."""
        word, following = self.word(index), self.word(index + 1)
        if word in _DEICTIC and not the:
            return ByDays(_DEICTIC[word]), index + 1 + (following in _DAY_WORDS)
        if following in _DAY_WORDS:
            behind = index + 2
            if the and word in {"next", "following"}:
                return ByDays(1), behind
            if (the and word in {"previous", "preceding"}) or (word, following) == ("last", "night"):
                return ByDays(-1), behind
            if (the and word in _SAME) or (not the and (word == "that" or (word == "this" and following != "day"))):
                return ByDays(0), behind
        if the and following in {"before", "after"} and word in {"week", "month", "year", "decade", "century"}:
            unit, step = words.UNITS[word], 1 if following == "after" else -1
            return Point(years_on=step) if unit == "year" else CalendarUnit(unit, step), index + 2
        if the and word == "day" and following in {"before", "after"}:
            if self.word(index + 2) == "yesterday" and following == "before":
                return ByDays(-2), index + 3
            if self.word(index + 2) == "tomorrow" and following == "after":
                return ByDays(2), index + 3
            return ByDays(1 if following == "after" else -1), index + 2
        return None

    def _which(self, index: int, *, the: bool) -> tuple[Node, int] | None:
        """Last year, this month, next autumn, last September, last Tuesday, the past three years."""
        word = self.word(index)
        which: Which = "last" if word in _LAST else "next" if word in _NEXT else "this"
        if which == "this" and word not in {"this", "that", "same", "current"}:
            return None
        following, behind = self.word(index + 1), index + 2
        step = {"last": -1, "this": 0, "next": 1}[which]
        if following in words.MONTHS and following in words.ENGLISH_MONTHS and self.at(index + 1).raw[0].isupper():
            day = self.day_number(behind)
            if day and self.number(behind, 2) > 0 and not self.glued(day[1]):
                return Point(month=words.MONTHS[following], day=day[0], which=which), day[1]
            if following in words.MONTHS_THAT_ARE_NAMES and self.running and self.at(behind).raw[:1].isupper():
                return None
            return Point(month=words.MONTHS[following], which=which), behind
        if following in {"spring", "summer", "autumn", "fall", "winter"} and not (following == "fall" and the):
            return Point(month=words.SEASONS[following], which=which), behind
        if following in words.ENGLISH_WEEKDAYS:
            return Weekday(words.WEEKDAYS[following], which), behind
        counted = self._counted(index + 1)
        if counted and which != "this" and (the or word == "past" or following.endswith("s")):
            count, unit, after = counted
            # "The last three years of his life" are counted from no anchor.
            if self.word(after) == "of":
                return None
            return Lately(None if count is None else step * count, unit), after
        named = words.UNITS.get(following)
        if named is None or following.endswith("s"):
            return None
        if counted is None and self.word(behind) == "and" and self.word(behind + 1) == "a":
            return Lately(None, named), behind + 3 if self.word(behind + 2) == "half" else behind
        if named == "year":
            return Point(years_on=step), behind
        if (
            (the or word == "past")
            and word in {"past", "last", "coming", "next"}
            and named in {"week", "decade", "century"}
        ):
            return Lately(step, named), behind
        return (CalendarUnit(named, step), behind) if named in {"week", "month", "decade", "century"} else None

    def _of_year(self, index: int, *, the: bool) -> tuple[Node, int] | None:
        """Autumn last year, September this year, the spring of the following year, 19 September last year."""
        word = self.word(index)
        if word not in words.SEASONS and word not in words.MONTHS and self.number(index, 2) < 1:
            return None
        found = self.date(index)
        if found is None or found[0].year is not None or not found[0].month:
            return None
        at = self.skip(found[1], ",", words.OF)
        year = self._which(at, the=self.word(at - 1) == "the")
        if year is None or not isinstance(year[0], Point) or year[0].years_on is None:
            return None
        point = found[0]
        return Point(years_on=year[0].years_on, month=point.month, day=point.day, minute=point.minute), year[1]

    def _weekday_alone(self, index: int) -> tuple[Node, int] | None:
        """Tuesday, Tuesday evening."""
        if self.word(index) not in words.ENGLISH_WEEKDAYS or (self.running and self.at(index).raw.islower()):
            return None
        behind = index + 1 + (self.word(index + 1) in _DAY_WORDS - {"day"})
        return Weekday(words.WEEKDAYS[self.word(index)]), behind

    def unit_of_anchor(self, index: int) -> tuple[Node, int] | None:
        """The year, as in "the end of the year": that of the anchor."""
        unit = words.UNITS.get(self.word(index)) if self.word(index - 1) == "the" else None
        if unit not in {"week", "month", "year", "decade", "century"} or self.word(index).endswith("s"):
            return None
        if self.at(index + 1).kind == "number":
            return self.date(index + 1)
        return Point(years_on=0) if unit == "year" else CalendarUnit(unit, 0), index + 1
