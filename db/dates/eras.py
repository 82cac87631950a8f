"""The grammar of years, decades and centuries, with their eras: 44 BC, AD 79, 10,000 BCE, the 1920s, XIXe siècle."""

from itertools import pairwise

from crossread.db.dates import words
from crossread.db.dates.clock import Clock
from crossread.db.dates.nodes import Point
from crossread.db.dates.years import counts_something, is_year_in_text

_ROMAN = {"i": 1, "v": 5, "x": 10}


class Eras(Clock):
    """What is a year or longer."""

    def year(self, index: int) -> tuple[Point, int] | None:
        """A year, with its era or without."""
        found = self.year_with_era(index)
        if found:
            return Point(year=found[0]), found[1]
        year, digits = self.number(index, 4), len(self.at(index).text)
        if year < 1 or self.glued(index + 1):
            return None
        if self.running and not (digits == 4 and is_year_in_text(self.tokens, index)):
            return None
        if digits == 4 or (digits == 3 and not self.running and year >= 100):
            return Point(year=year), self.year_end(index + 1)
        return None

    def year_with_era(self, index: int) -> tuple[int, int] | None:
        """A year of any length that names its era: 44 BC, 79 AD, AD 79."""
        if self.word(index) in {"ad", "a"}:
            behind = self._era(index, words.ERA_AFTER)
            return (self.number(behind), behind + 1) if behind and self.number(behind) > 0 else None
        year, behind = self.number(index), index + 1
        if year < 1:
            return None
        while self.sign(behind, ",") and self.close(behind + 1) and len(self.at(behind + 1).text) == 3:
            if self.number(behind + 1) < 0 or year > 10**10:
                break
            year, behind = year * 1000 + self.number(behind + 1), behind + 2
        era = self._era(behind, words.ERA_BEFORE)
        if era:
            return 1 - year, era
        era = self._era(behind, words.ERA_AFTER)
        return (year, era) if era else None

    def year_of_date(self, index: int) -> tuple[int, int] | None:
        """The year that follows a month or season: of any length with an era, else of four digits."""
        start = self.skip(index, ",", words.OF)
        found = self.year_with_era(start)
        if found:
            return found
        year = self.number(start, 4)
        if len(self.at(start).text) != 4 or year < 1 or (self.running and not 1000 <= year <= 2999):
            return None
        if self.running and year % 100 == 0 and counts_something(self.tokens, start):
            return None
        # Pages that were scraped write the next headline onto a date: "20 December 2023On the eve".
        headline = self.running and self.word(start + 1) and not self.at(start + 1).raw[0].isascii()
        headline = headline or (self.running and self.at(start + 1).raw[:1].isupper())
        if self.glued(start + 1) and not headline:
            return None
        return year, self.year_end(start + 1)

    def year_end(self, index: int) -> int:
        """Behind a word for year that follows its number (1912 года, 1912 г.)."""
        if self.word(index) in words.YEAR_AFTER:
            return self.dot(index + 1) if self.word(index) == "г" else index + 1
        return index

    def glued(self, index: int) -> bool:
        """Whether a word, or a sign and a figure, is written onto the number before: it is no year then."""
        if not self.close(index):
            return False
        if self.word(index):
            return True
        return self.sign(index, ":,.%") and self.close(index + 1) and self.at(index + 1).kind == "number"

    def decade(self, index: int) -> tuple[Point, int] | None:
        """1920s, 1920er Jahre, années 1920, 1920-е годы, decade 1900–1909; "1800s" is a century, "2000s" a decade."""
        if self.word(index) == "decade" and not self.running:
            return self._named_decade(index + 1)
        if self.word(index) in words.DECADE_FIRST:
            year = self.number(index + 1, 4)
            return self._of_tens(year, index + 2) if year >= 0 and len(self.at(index + 1).text) == 4 else None
        year, behind = self.number(index, 4), index + 1
        if year < 1000 or year % 10:
            return None
        if self.sign(behind, "'’-") and self.close(behind) and self.close(behind + 1):
            behind += 1
        if not self.close(behind) or self.word(behind) not in {"s", "er", "е", "х", "ern"}:
            return None
        if self.sign(index + 1, "'’") and self.running and year % 10 == 0 and not self._decade_before(index):
            return None
        behind += 1
        if self.word(behind) in {"jahre", "jahren", "годы", "годов", "годах"}:
            behind += 1
        return self._of_tens(year, behind)

    def century(self, index: int) -> tuple[Point, int] | None:
        """19th century, nineteenth century BC, 19. Jahrhundert, XIXe siècle, siglo XIX, XIX век."""
        first = self.word(index) in words.CENTURY_FIRST
        found = self.count_of_centuries(index + 1 if first else index)
        if found is None:
            return None
        count, behind = found
        if not first:
            if self.sign(behind, "-") and self.close(behind):
                behind += 1
            short = self.word(behind) == "c" and not self.running
            if not short and self.word(behind) not in words.CENTURY:
                return None
            short = short or self.word(behind) in {"jh", "jhd", "cent"}
            behind = self.dot(behind + 1) if short else behind + 1
        if not 1 <= count <= 100:
            return None
        era = self._era(behind, words.ERA_BEFORE)
        if era:
            return Point(year=-count, unknown="XX"), era
        return Point(year=count - 1, unknown="XX"), self._era(behind, words.ERA_AFTER) or behind

    def count_of_centuries(self, index: int) -> tuple[int, int] | None:
        """19th, nineteenth, XIX, XIXe."""
        word = self.word(index)
        if word == "twenty" and self.sign(index + 1, "-") and self.word(index + 2) == "first":
            return 21, index + 3
        if word in words.ORDINALS:
            return words.ORDINALS[word], index + 1
        for ending in ("", "e", "er", "ème"):
            numeral = word.removesuffix(ending) if ending else word
            if numeral and all(letter in _ROMAN for letter in numeral):
                values = [_ROMAN[letter] for letter in numeral] + [0]
                pairs = pairwise(values)
                return sum(-value if value < following else value for value, following in pairs), index + 1
        count = self.number(index, 3)
        if count < 1:
            return None
        behind = index + 1
        if self.close(behind) and (self.word(behind) in words.ORDINAL_ENDINGS or self.word(behind) == "ème"):
            return count, behind + 1
        return (count, self.dot(behind)) if self.dot(behind) > behind or self.word(behind) in {"век", "века"} else None

    def _of_tens(self, year: int, behind: int) -> tuple[Point, int] | None:
        if year % 100 or year == 2000:
            return Point(year=year // 10, unknown="X"), behind
        return Point(year=year // 100, unknown="XX"), behind

    def _named_decade(self, index: int) -> tuple[Point, int] | None:
        first = self.year_with_era(index)
        start = self.number(index)
        dash = self.dash(first[1] if first else index + 1)
        last = self.year(dash) if dash else None
        if last is None or last[0].year is None or start < 1:
            return None
        # "50–41 BCE": the first year takes the era of the second.
        year = last[0].year - 9
        named = first[0] if first else start if last[0].year > 0 else 1 - start
        if year != named or (year % 10 and (year + 9) % 10):
            return None
        return Point(year=(year // 10 if year >= 0 else (year - 1) // 10), unknown="X"), last[1]

    def _decade_before(self, index: int) -> bool:
        return index > 0 and self.tokens[index - 1].text in {"the", "early", "mid", "late", "-"}

    def _era(self, index: int, eras: tuple[tuple[str, ...], ...]) -> int:
        """Behind one of the eras, or 0."""
        for era in eras:
            at = index
            for letter in era:
                if self.word(at) != letter:
                    break
                at = self.skip(at + 1, ".-") if len(era) > 1 and letter is not era[-1] else at + 1
            else:
                plain = len(era) == 1
                if self.running and not self.at(index).raw.isupper() and not (len(era) > 2 or era[0] in "vn"):
                    continue
                return at if plain else self.dot(at)
        return 0
