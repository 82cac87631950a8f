"""The grammar of one date: a day, month or season in words or figures, in five languages, with a time of day."""

from dataclasses import replace

from crossread.db.dates import words
from crossread.db.dates.cursor import DASHES
from crossread.db.dates.eras import Eras
from crossread.db.dates.nodes import Point
from crossread.db.dates.parsing import is_date, parse
from crossread.db.dates.years import counts_units


class Points(Eras):
    """Dates from the minute to the century."""

    def point(self, index: int) -> tuple[Point, int] | None:
        """A date with or without a year, the weekday before it and the time of day on either side of it."""
        timed = self.time(index)
        if timed:
            moment, behind = timed
            found = self.date(self._weekday(self.skip(behind, ",", words.LINKS_OF_TIME)))
            if found and found[0].day and found[0].minute is None:
                return self._at(found[0], moment), found[1]
        found = self.date(self._weekday(self._part_of_day(index)))
        if found is None:
            return timed
        date, behind = found
        if date.day and date.minute is None:
            timed = self.time(self.skip(behind, ",", words.LINKS_OF_TIME), after_date=True)
            if timed:
                return self._at(date, timed[0]), timed[1]
        return date, behind

    def date(self, index: int) -> tuple[Point, int] | None:
        """A date without its time of day (but an ISO time)."""
        token = self.at(index)
        if token.kind == "iso":
            return self._iso(index)
        if token.kind == "number":
            return (
                self._figures(index)
                or self._iso_month(index)
                or self._year_first(index)
                or self._day_month(index)
                or self.decade(index)
                or self.century(index)
                or self._month_figures(index)
                or self.year(index)
            )
        if token.kind != "word":
            return None
        return self.month(index) or self._season(index) or self.century(index) or self.decade(index) or self.year(index)

    def month(self, index: int) -> tuple[Point, int] | None:
        """September, Sept. 19, Sept. 19, 2023, September of 2023."""
        month = words.MONTHS.get(self.word(index), 0)
        english = self.word(index) in words.ENGLISH_MONTHS
        if not month or (self.running and self._is_other_word(index)):
            return None
        behind = index + 1 if english else self.dot(index + 1)
        with_year = self.year_of_date(behind)
        if with_year:
            return Point(year=with_year[0], month=month), with_year[1]
        found = self.day_number(self.skip(behind, "", words.THE))
        if found is None or (self.running and counts_units(self.tokens, found[1] - 1)):
            return Point(month=month), index + 1 if self.running and not with_year else behind
        day, after_day = found
        if self.sign(after_day - 1, ".") and not self._year_follows(after_day):
            after_day -= 1
        if self.sign(after_day, ":") and self.close(after_day + 1) and self.at(after_day + 1).kind == "number":
            return (Point(month=month), behind) if not self.running else None
        year = self.year_of_date(after_day)
        if year:
            return Point(year=year[0], month=month, day=day), year[1]
        if self.close(after_day) and (self.word(after_day) or self._is_decimal(after_day)):
            return None
        return Point(month=month, day=day), after_day

    def _day_month(self, index: int) -> tuple[Point, int] | None:
        """19 September 2023, 19th of September, 19. September, 1er mai 1912, 19-Sep-2023."""
        found = self.day_number(index)
        if found is None:
            return None
        at = self.skip(found[1], "", words.OF)
        if self.sign(at, "-") and self.close(at) and self.close(at + 1):
            at += 1
        month = words.MONTHS.get(self.word(at), 0)
        if not month:
            return None
        behind = at + 1
        if self.word(at) not in words.ENGLISH_MONTHS or self._year_follows(behind + 1):
            behind = self.dot(behind)
        if self.running and self._is_other_word(at) and not self._year_follows(behind):
            return None
        if (
            self.sign(behind, "-")
            and self.close(behind)
            and len(self.at(behind + 1).text) == 4
            and self.close(behind + 1)
        ):
            behind += 1
        year = self.year_of_date(behind)
        if year:
            return Point(year=year[0], month=month, day=found[0]), year[1]
        return Point(month=month, day=found[0]), behind

    def _season(self, index: int) -> tuple[Point, int] | None:
        """Spring 2021, winter of 1941–42, a season alone."""
        season = words.SEASONS.get(self.word(index), 0)
        if not season:
            return None
        winter = self._winter_of_eras(index) if season == 24 else None
        if winter:
            return winter
        found = self.year_of_date(index + 1)
        if found is None:
            return Point(month=season), index + 1
        year, behind = found
        if season == 24 and self.sign(behind, DASHES + "/"):
            second = self.year(behind + 1)
            if second and second[0].year == year + 1:
                return Point(year=year, month=season), second[1]
            short = self.number(behind + 1, 2)
            if short == (year + 1) % 100 and len(self.at(behind + 1).text) == 2:
                return Point(year=year, month=season), behind + 2
        return Point(year=year, month=season), behind

    def _winter_of_eras(self, index: int) -> tuple[Point, int] | None:
        """Winter 44–43 BCE: the first year takes the era of the second."""
        first, dash = self.number(index + 1), self.dash(index + 2)
        second = self.year_with_era(dash) if first > 0 and dash else None
        if second is None or second[0] not in {first + 1, 2 - first}:
            return None
        return Point(year=second[0] - 1, month=24), second[1]

    def _iso(self, index: int) -> tuple[Point, int] | None:
        text = self.at(index).raw.upper().replace(" ", "T")
        if not is_date(text):
            return None
        part = parse(text).parts[0]
        minute = part.minute if part.precision == "minute" else None
        return Point(
            year=part.year, month=part.month, day=part.day, minute=minute, second=part.second, offset=part.offset
        ), index + 1

    def _iso_month(self, index: int) -> tuple[Point, int] | None:
        """2023-09, where it cannot be the years 2023 to 2009."""
        year, month = self.number(index, 4), self.number(index + 2, 2)
        written = len(self.at(index).text) == 4 and len(self.at(index + 2).text) == 2
        if not written or not self.sign(index + 1, "-") or not (self.close(index + 1) and self.close(index + 2)):
            return None
        if not (1 <= month <= 12 or (21 <= month <= 24 and not self.running)) or (
            self.close(index + 3) and self.word(index + 3)
        ):
            return None
        if self.running and (month != 0 and month > year % 100):
            return None
        return Point(year=year, month=month), index + 3

    def _figures(self, index: int) -> tuple[Point, int] | None:
        """19.9.2023, 19/9/2023, 19-9-2023 (or month first), 2023/9/19."""
        first, second, third = self.number(index, 4), self.number(index + 2, 2), self.number(index + 4, 4)
        sign = self.at(index + 1).text
        if min(first, second, third) < 0 or sign not in {".", "/", "-"} or self.at(index + 3).text != sign:
            return None
        if not self.close(index + 1) or not self.close(index + 3) or (sign != "." and not self.close(index + 2)):
            return None
        if len(self.at(index).text) == 4 and len(self.at(index + 4).text) <= 2:
            year, month, day = first, second, third
        elif len(self.at(index).text) <= 2 and len(self.at(index + 4).text) == 4:
            year, month, day = third, second, first
            if (self.order == "mdy" and second <= 31 and first <= 12) or month > 12:
                month, day = day, month
        else:
            return None
        if self.glued(index + 5) or not is_date(f"{year:04}-{month:02}-{day:02}"):
            return None
        return Point(year=year, month=month, day=day), self.year_end(index + 5)

    def _month_figures(self, index: int) -> tuple[Point, int] | None:
        """9/2023 and 09.2023."""
        month, year = self.number(index, 2), self.number(index + 2, 4)
        if self.running or not 1 <= month <= 12 or len(self.at(index + 2).text) != 4 or year < 0:
            return None
        if not self.sign(index + 1, "./") or not self.close(index + 2):
            return None
        return Point(year=year, month=month), index + 3

    def _at(self, date: Point, moment: Point) -> Point:
        return replace(date, minute=moment.minute, second=moment.second, offset=moment.offset)

    def _weekday(self, index: int) -> int:
        """Behind a weekday that is followed by its date."""
        if self.word(index) not in words.WEEKDAYS:
            return index
        behind = self.skip(self.dot(index + 1), ",", words.THE)
        day_follows = self.number(behind, 2) > 0 or self.word(behind) in words.MONTHS or self.at(behind).kind == "iso"
        return behind if day_follows else index

    def _part_of_day(self, index: int) -> int:
        """Behind "the morning of"."""
        if self.word(index) in words.PARTS_OF_DAY and self.word(index + 1) in {"of", "on"}:
            return self.skip(index + 2, "", words.THE)
        return index

    def _is_other_word(self, index: int) -> bool:
        """Whether it is "may" the verb, "mar", or the planet, rather than a month."""
        token = self.at(index)
        english = token.text in words.ENGLISH_MONTHS or token.text in words.ENGLISH_ABBREVIATIONS
        return token.raw == "Mars" or (english and token.raw.islower())

    def _year_first(self, index: int) -> tuple[Point, int] | None:
        """1912 April 14, as archives write it."""
        if self.running or len(self.at(index).text) != 4 or self.word(index + 1) not in words.MONTHS:
            return None
        month, behind = words.MONTHS[self.word(index + 1)], self.dot(index + 2)
        day = self.day_number(behind)
        if day:
            return Point(year=self.number(index), month=month, day=day[0]), day[1]
        return Point(year=self.number(index), month=month), behind

    def _year_follows(self, index: int) -> bool:
        return self.number(index, 4) > 0 and len(self.at(index).text) == 4

    def _is_decimal(self, index: int) -> bool:
        return self.sign(index, ".,%") and self.at(index + 1).kind == "number" and self.close(index + 1)
