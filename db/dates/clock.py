"""The grammar of a time of day: 23:40, 23:40:30, 11.40 pm, 11 p.m., 23 h 40, 23.40 Uhr, noon; UTC or an offset."""

from crossread.db.dates.cursor import Cursor
from crossread.db.dates.nodes import Point


class Clock(Cursor):
    """What a clock shows. Midnight is left alone, for nobody says of which of two days it is."""

    def time(self, index: int, *, after_date: bool = False) -> tuple[Point, int] | None:
        """A time of day; `after_date` takes 23.40 and 23h as one too."""
        if self.word(index) == "noon":
            return Point(minute=720), index + 1
        hour = self.number(index, 2)
        if hour < 0:
            return None
        minute, second, colon, behind = self._minutes(index + 1)
        half = self._half_of_day(behind)
        if half:
            if not 1 <= hour <= 12:
                return None
            hour, behind = hour % 12 + (12 if half[0] == "p" else 0), half[1]
        elif self.word(behind) == "uhr":
            behind += 1
        elif minute < 0 or not (colon or (after_date and not self.running)):
            return None
        if hour > 23 or minute > 59 or second > 59:
            return None
        offset, behind = self._zone(behind)
        return Point(minute=hour * 60 + max(minute, 0), second=second, offset=offset), behind

    def _minutes(self, index: int) -> tuple[int, int, bool, int]:
        """Minutes (-1: none), seconds, whether a colon stood before them, and the index behind."""
        french = self.word(index) == "h"
        if not french and not (self.sign(index, ":.") and self.close(index) and self.close(index + 1)):
            return -1, 0, False, index
        minute = self.number(index + 1, 2)
        if minute < 0 or len(self.at(index + 1).text) != 2:
            return (0, 0, True, index + 1) if french and not self.running else (-1, 0, False, index)
        colon, behind = french or self.sign(index, ":"), index + 2
        if self.sign(index, ":") and self.sign(behind, ":") and self.close(behind) and self.close(behind + 1):
            second = self.number(behind + 1, 2)
            if second >= 0:
                return minute, second, colon, behind + 2
        if self.running and self.close(behind) and self.sign(behind, ":.-") and self.close(behind + 1):
            follower = self.at(behind + 1)
            if follower.kind == "number":
                return -1, 0, False, index
        return minute, 0, colon, behind

    def _half_of_day(self, index: int) -> tuple[str, int] | None:
        word = self.word(index)
        if word in {"am", "pm"} and not (self.running and self.at(index).raw == "Am"):
            return word[0], index + 1
        dotted = word in {"a", "p"} and self.sign(index + 1, ".") and self.word(index + 2) == "m"
        if dotted and self.close(index + 1) and self.close(index + 2):
            return word, self.dot(index + 3) if self.at(index + 3).text == "." else index + 3
        return None

    def _zone(self, index: int) -> tuple[int | None, int]:
        """An offset in minutes east of UTC, or None where the time is local."""
        if self.word(index) == "local" and self.word(index + 1) == "time":
            return None, index + 2
        if self.sign(index, "(") and self.word(index + 1) == "local" and self.sign(index + 3, ")"):
            return None, index + 4
        named = self.word(index) in {"utc", "gmt"}
        if self.word(index) == "z" and self.close(index):
            return 0, index + 1
        at = index + 1 if named else index
        if self.sign(at, "+-−") and self.close(at) and self.close(at + 1) and (named or self.sign(at, "+")):
            hours = self.number(at + 1, 2)
            if hours >= 0:
                minutes, behind = 0, at + 2
                if self.sign(behind, ":") and self.close(behind) and self.number(behind + 1, 2) >= 0:
                    minutes, behind = self.number(behind + 1, 2), behind + 2
                east = hours * 60 + minutes
                return (east if self.sign(at, "+") else -east), behind
        return (0, index + 1) if named else (None, index)
