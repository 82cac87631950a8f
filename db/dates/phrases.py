"""The grammar of whole expressions: ranges, bounds, "about" and "perhaps", early and late, built on single dates."""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from crossread.db.dates import words
from crossread.db.dates.nodes import Bound, Marked, Node, Pair, Point, Third
from crossread.db.dates.parsing import parse
from crossread.db.dates.relations import Relations
from crossread.db.dates.relative import ByDays, Shift, Weekday

Found = tuple[Node, int]


class Phrases(Relations):
    """Everything that `read`, `find` and `resolve` understand."""

    def expression(self, index: int) -> Found | None:
        """The expression that begins here."""
        found = self._between(index) or self._from_to(index)
        if not self.running:
            found = found or self._bound(index)
        found = found or self.marked(index, self._pair) or self.single(index)
        return found if found is None or self.running else self._or_earlier(*found)

    def single(self, index: int) -> Found | None:
        """One date, early or late in it, about or perhaps."""
        return self.marked(index, self._third) or self.marked(index, self._nearest_or_named)

    def marked(self, index: int, what: Callable[[int], Found | None]) -> Found | None:
        """What is said, with "about" or "perhaps" before it or a question mark behind it."""
        at, uncertain, approximate = index, False, False
        if not self.running and self.word(at) in words.PERHAPS:
            uncertain, at = True, at + 1
        if self._about(at):
            approximate, at = True, self._about(at)
            at = at if self.running else self.skip(at, "", words.FILLERS - {"a"})
        found = what(at)
        if found is None:
            return None
        node, behind = found
        if not self.running:
            while self.sign(behind, "?~%") or (self.sign(behind, "(") and self.sign(behind + 1, "?")):
                uncertain = uncertain or not self.sign(behind, "~")
                approximate = approximate or self.sign(behind, "~%")
                behind += 3 if self.sign(behind, "(") else 1
        if not (approximate or uncertain):
            return node, behind
        return Marked(node, approximate, uncertain), behind

    def _nearest_or_named(self, index: int) -> Found | None:
        relation, point = self.relation(index), self.point(index)
        if relation and point:
            return point if point[1] > relation[1] else relation
        return relation or point

    def _about(self, index: int) -> int:
        """Behind a word for about, or 0."""
        if self.word(index) in words.ABOUT:
            if self.word(index) in {"c", "ca"} and self.running and not self.sign(index + 1, "."):
                return 0
            return self.dot(index + 1)
        return index + 1 if self.sign(index, "~≈") and not self.running else 0

    def _third(self, index: int) -> Found | None:
        """Late Sept 2023, mid-June, the beginning of 1912, the first half of the 19th century, Q3 2023."""
        if self.word(index) == "q" and 1 <= self.number(index + 1, 1) <= 4 and self.close(index + 1):
            year = self.year_of_date(index + 2)
            return (Third(_QUARTERS[self.number(index + 1)], Point(year=year[0])), year[1]) if year else None
        at = index + 1 if not self.running and self.word(index) in words.THE else index
        word = self.word(at)
        third, behind = words.THIRDS.get(word, ""), at + 1
        if word in _HALVES and self.word(behind) in {"half", "quarter"}:
            third, behind = f"{_HALVES[word]} {self.word(behind)}", behind + 1
        if self.close(behind) and self.word(behind) in words.ORDINAL_ENDINGS and self.number(at, 1) in _ORDINALS:
            # The 1st half, the 3rd quarter.
            third, behind = f"{_ORDINALS[self.number(at, 1)]} {self.word(behind + 1)}", behind + 2
            third = third if third.endswith(("half", "quarter")) else ""
        if not third:
            return None
        if self.sign(behind, "-") and self.close(behind) and self.close(behind + 1):
            behind += 1
        linked = self.skip(behind, "", words.OF | ({"in", "to"} if word in {"early", "late", "mid"} else frozenset()))
        if word in _NEED_OF and linked == behind:
            return None
        if linked != behind and self.word(linked) not in words.ABOUT and (self.word(linked - 1) in {"to"}):
            return None
        found = self._of_third(linked)
        if found is None:
            return None
        node, behind = found
        if isinstance(node, Point) and node.minute is not None and not node.month:
            return None
        # Of a day there is no third to keep: "late on 20 September" is that day.
        if isinstance(node, Weekday | ByDays | Shift) or (isinstance(node, Point) and node.day):
            return node, behind
        return Third(third, node), behind

    def _of_third(self, index: int) -> Found | None:
        start = self.skip(index, "", frozenset(["on", "the"])) if self.word(index) == "on" else index
        return self.relation(start) or self.date(start) or self.unit_of_anchor(start)

    def _pair(self, index: int) -> Found | None:
        """19–20 Sep 2023, Sept. 19-20, September–November 2020, 1914–18, 19.-20.9.2023, 3 to 5 May, 3 and 4 May."""
        return self._sides(index, self._join, within=False)

    def _between(self, index: int) -> Found | None:
        """Between 3 and 5 May 1912."""
        if self.word(index) not in words.BETWEEN:
            return None
        return self._sides(index + 1, lambda at: at + 1 if self.word(at) in words.AND else 0, within=True)

    def _from_to(self, index: int) -> Found | None:
        """From 1912 to about 1914."""
        if self.word(index) not in words.FROM:
            return None
        return self._sides(index + 1, lambda at: at + 1 if self.word(at) in words.TO else self.dash(at), within=False)

    def _join(self, index: int) -> int:
        if self.dash(index):
            return self.dash(index)
        return index + 1 if self.word(index) in {"to", "bis", "through"} else 0

    def _sides(self, index: int, join: Callable[[int], int], *, within: bool) -> Found | None:
        # Behind "from" and "between" each end may carry its own marks.
        free = within or (index > 0 and self.tokens[index - 1].text in words.FROM)
        index = index if self.running else self.skip(index, "", words.FILLERS)
        side = self.single if free else self._plain_side
        left: Found | None = side(index)
        if left:
            at = join(left[1])
            if at:
                right = side(at if self.running else self.skip(at, "", words.FILLERS))
                if right is None and isinstance(left[0], Point) and left[0].minute is not None:
                    right = self.time(at)
                if right:
                    return self._paired(left[0], right[0], right[1], within=within)
                short = self._short_right(left[0], at)
                if short:
                    return Pair(short[0], short[1], within), short[2]
        return self._short_left(index, join, within=within)

    def _plain_side(self, index: int) -> Found | None:
        third = self._third(index)
        if third:
            return third
        found = self.point(index)
        return found if found and (found[0].month or found[0].year is not None) else None

    def _paired(self, left: Node, right: Node, behind: int, *, within: bool) -> Found | None:
        """Two dates, each given what only the other says."""
        if isinstance(left, Point) and isinstance(right, Point):
            if right.month == 0 and right.day == 0 and right.minute is not None and right.year is None:
                right = replace(left, minute=right.minute, second=right.second, offset=right.offset)
            elif left.year is None and right.year is not None and left.month and right.month and not right.unknown:
                left = replace(left, year=right.year - (left.order > right.order))
            elif right.year is None and left.year is not None and left.month and right.month and not left.unknown:
                right = replace(right, year=left.year + (left.order > right.order))
            elif left.year and right.year and right.year <= 0 < left.year and not left.month and not left.unknown:
                # "Between 44 and 12 BCE": a year that would otherwise lie after the end shares its era.
                left = replace(left, year=1 - left.year)
        return Pair(left, right, within), behind

    def _short_right(self, left: Node, index: int) -> tuple[Node, Node, int] | None:
        """Sept 19–20, 2023 and 1914–18."""
        if not isinstance(left, Point) or left.unknown:
            return None
        if left.day and left.minute is None:
            found = self.day_number(self.skip(index, "", words.THE))
            if found is None or found[0] <= left.day:
                return None
            day, behind = found
            dotted = self.sign(behind - 1, ".") and not self.sign(behind, ",")
            behind = behind - 1 if dotted else behind
            if self.glued(behind):
                return None
            if left.year is None:
                year = self.year_of_date(behind)
                if year:
                    return replace(left, year=year[0]), replace(left, year=year[0], day=day), year[1]
                return left, replace(left, day=day), behind
            return left, replace(left, day=day), behind
        if left.year and not left.month and left.year >= 1000 and len(self.at(index).text) == 2:
            last = self.number(index, 2)
            if last > left.year % 100 and self.close(index) and not self.glued(index + 1):
                return left, replace(left, year=left.year // 100 * 100 + last), index + 1
        return None

    def _short_left(self, index: int, join: Callable[[int], int], *, within: bool) -> Found | None:
        """19–20 Sep 2023, 19.-20.9.2023, 28.8.-3.9.2023, 44–12 BCE, Sep–Nov 2020."""
        found = self.day_number(self.skip(index, "", words.THE))
        if found is None:
            return self._era_left(index, join, within=within)
        day, behind = found
        month = self.number(behind, 2) if self.sign(behind - 1, ".") else -1
        if 1 <= month <= 12 and self.close(behind):
            behind = self.dot(behind + 1)
        else:
            month = 0
        at = join(behind) or (behind + 1 if self.word(behind) in words.AND and not month else 0)
        right = self.point(self.skip(at, "", words.THE)) if at else None
        if right is None or not right[0].day or right[0].minute is not None:
            return self._era_left(index, join, within=within)
        end = right[0]
        left = replace(end, day=day, month=month or end.month)
        if left.order >= end.order and month and left.year is not None:
            left = replace(left, year=left.year - 1)
        if not month and day >= end.day:
            return None
        if self.word(behind) in words.AND and not within and day + 1 != end.day:
            return None
        return Pair(left, end, within), right[1]

    def _era_left(self, index: int, join: Callable[[int], int], *, within: bool) -> Found | None:
        centuries = self._centuries(index, join, within=within)
        if centuries:
            return centuries
        year, at = self.number(index), join(index + 1)
        right = self.year_with_era(at) if at and year > 0 else None
        if right is None:
            return None
        first = 1 - year if right[0] <= 0 else year
        return Pair(Point(year=first), Point(year=right[0]), within), right[1]

    def _centuries(self, index: int, join: Callable[[int], int], *, within: bool) -> Found | None:
        """15th–16th century, the 2nd and 1st centuries BC."""
        found = self.count_of_centuries(index)
        if found is None:
            return None
        count, behind = found
        at = join(behind) or (behind + 1 if self.word(behind) in words.AND else 0)
        right = self.century(self.skip(at, "", words.THE)) if at else None
        if right is None or right[0].year is None:
            return None
        first = -count if right[0].year < 0 else count - 1
        if first >= right[0].year or (self.word(behind) in words.AND and not within and first + 1 != right[0].year):
            return None
        return Pair(Point(year=first, unknown="XX"), right[0], within), right[1]

    def _bound(self, index: int) -> Found | None:
        """Before 1912, after May 2020, since, until, by, not before, no later than."""
        at = index
        bound: Literal["before", "after", "since", "until", "by", "starting"]
        word, following = self.word(at), self.word(at + 1)
        if word in {"no", "not"} and following in {"before", "earlier", "after", "later"}:
            bound, at = ("starting" if following in {"before", "earlier"} else "by"), at + 2
            at = at + 1 if self.word(at) == "than" else at
        elif word == "prior" and following == "to":
            bound, at = "before", at + 2
        elif word in {"up"} and following == "to":
            bound, at = "until", at + 2
        elif word in words.BEFORE:
            bound, at = "before", at + 1
        elif word in words.AFTER:
            bound, at = "after", at + 1
        elif word in words.SINCE:
            bound, at = "since", at + 1
        elif word in words.UNTIL:
            bound, at = "until", at + 1
        elif word == "by":
            bound, at = "by", at + 1
        else:
            return None
        start = self.skip(at, "", words.FILLERS)
        found = self.marked(start, self._pair) or self.single(start)
        return (Bound(bound, found[0]), found[1]) if found else None

    def _or_earlier(self, node: Node, behind: int) -> Found:
        """1912 or later, at the latest; 1912 or 1913, where the one follows the other."""
        word, following = self.word(behind), self.word(behind + 1)
        if word == "or" and following in {"later", "after"}:
            return Bound("starting", node), behind + 2
        if word == "or" and following in {"earlier", "before"}:
            return Bound("by", node), behind + 2
        if word == "at" and self.word(behind + 2) in {"latest", "earliest"}:
            return Bound("by" if self.word(behind + 2) == "latest" else "starting", node), behind + 3
        if word in {"onwards", "onward"}:
            return Bound("since", node), behind + 1
        if word in words.OR:
            other = self.single(self.skip(behind + 1, "", words.FILLERS))
            if other and _adjacent(node, other[0]):
                return Pair(node, other[0], within=True), other[1]
        return node, behind


_HALVES = {"first": "first", "second": "second", "third": "third", "fourth": "fourth", "last": "fourth"}
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth"}
_QUARTERS = {1: "first quarter", 2: "second quarter", 3: "third quarter", 4: "fourth quarter"}
_NEED_OF = words.NEED_OF


def _adjacent(left: Node, right: Node) -> bool:
    first, second = left.value(None), right.value(None)
    if first is None or second is None:
        return False
    return parse(first).kind == parse(second).kind == "plain" and parse(first).last == parse(second).first
