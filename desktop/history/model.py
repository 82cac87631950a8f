"""The steps as Qt's model: it knows how many there are and under which day, and asks for what is looked at."""

from collections.abc import Mapping
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from crossread.db.past.chain import Standing
from crossread.db.past.listing import StepList, StepQuery
from crossread.db.record import record
from crossread.db.records import Step
from crossread.desktop.history import words

WINDOW = 100
MOST_KEPT = 4_000

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@record
class Line:
    """What stands in one line: a day, the step at a place of the list, where the project is now, or the start."""

    day: str = ""
    place: int = -1
    kind: Literal["step", "day", "now", "start"] = "step"


@record
class Shown:
    """What a line shows of a step."""

    step: Step
    brief: str = ""
    """What it changed of the one record that the list is about."""
    passage: str = ""
    """The words of the text that it is about, if its sentence does not say them."""


START = 0
"""The number that stands for what was before the first step."""


class StepModel(QAbstractListModel):
    """Days and steps, newest first. What a step says is asked for when it is looked at."""

    steps_requested = Signal(list)
    """The contents of the steps with these numbers are wanted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.found: StepList | None = None
        self._firsts: list[int] = []
        self._now = self._start = -1
        self._lines = 0
        self._known: dict[int, Shown] = {}
        self._asked: set[int] = set()
        self._windows: dict[int, None] = {}
        self._ask = QTimer(self, interval=0, singleShot=True)
        self._ask.timeout.connect(self._request)

    def show(self, found: StepList | None) -> None:
        """Hold another list; what is known of steps is read again, for one field's visit may have gone on."""
        self.beginResetModel()
        self.found = found
        self._known.clear()
        self._asked.clear()
        self._windows.clear()
        self._lay_out()
        self.endResetModel()

    def _lay_out(self) -> None:
        """Work out in which lines days stand, now, and the start; -1 where there is none."""
        found = self.found
        self._firsts, self._now, self._start, self._lines = [], -1, -1, 0
        if found is None or not found.numbers:
            return
        has_now = found.query.came_to
        self._firsts = [day.first + at + (has_now and day.first >= found.now) for at, day in enumerate(found.days)]
        self._lines = len(found.numbers) + len(found.days) + has_now
        if has_now:
            self._now = found.now + sum(day.first < found.now for day in found.days)
        if found.query == StepQuery(came_to=True) and found.chain.held:
            self._start, self._lines = self._lines, self._lines + 1

    def take(self, known: Mapping[int, Shown]) -> None:
        """Know what these steps say."""
        if len(self._known) + len(known) > MOST_KEPT:
            for key in list(self._known)[: MOST_KEPT // 2]:
                del self._known[key]
        self._known.update(known)
        self._asked -= known.keys()
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(self._lines - 1))

    def line(self, row: int) -> Line | None:
        """What stands in a line."""
        from bisect import bisect_right

        if self.found is None or not 0 <= row < self._lines:
            return None
        if row in (self._now, self._start):
            return Line(kind="now" if row == self._now else "start")
        at = bisect_right(self._firsts, row) - 1
        if self._firsts[at] == row:
            return Line(day=self.found.days[at].day, kind="day")
        return Line(place=row - at - 1 - (0 <= self._now < row))

    def day_at(self, row: int) -> str:
        """The day that a line is under; empty without one."""
        from bisect import bisect_right

        if self.found is None or not 0 <= row < self._lines:
            return ""
        return self.found.days[max(bisect_right(self._firsts, row) - 1, 0)].day

    def number(self, row: int) -> int | None:
        """The number of the step in a line, `START` for the start; None for a day and for now."""
        line = self.line(row)
        if self.found is None or line is None or line.kind in ("day", "now"):
            return None
        return START if line.kind == "start" else self.found.numbers[line.place]

    def row_of(self, number: int) -> int | None:
        """The line of a step, by its number; None if it is not in the list."""
        from bisect import bisect_left, bisect_right

        if self.found is None:
            return None
        if number == START:
            return self._start if self._start >= 0 else None
        numbers = self.found.numbers
        place = bisect_left(numbers, -number, key=lambda each: -each)
        if place == len(numbers) or numbers[place] != number:
            return None
        # Above it stand the headings of its own day and of all days before, and now.
        days = bisect_right([day.first for day in self.found.days], place)
        return place + days + (self._now >= 0 and place >= self.found.now)

    @property
    def says_now(self) -> bool:
        """Whether a line says where the project is."""
        return self._now >= 0

    @property
    def row_here(self) -> int:
        """The line that leads to where the project is: that of the last step that holds; -1 without one."""
        rows = range(max(self._now + 1, 0), min(self._now + 4, self._lines))
        return next((row for row in rows if self.number(row) is not None), -1)

    def shown(self, row: int) -> Shown | None:
        """What a step's line shows, as far as it is known; what is round it is asked for if it is not."""
        number, line = self.number(row), self.line(row)
        if number is None or line is None or line.kind == "start":
            return None
        known = self._known.get(number)
        if known is None and number not in self._asked:
            self._windows[line.place // WINDOW] = None
            if not self._ask.isActive():
                self._ask.start()
        return known

    def standing(self, step: Step) -> Standing:
        """How a step stands."""
        assert self.found is not None
        return self.found.standing(step)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else self._lines

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Days and now are not chosen."""
        line = self.line(index.row())
        if line is not None and line.kind in ("day", "now"):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A line in words, for those who read by ear."""
        line = self.line(index.row())
        if line is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if line.kind == "day":
            return words.day_heading(line.day)
        if line.kind != "step":
            return words.now(self.found) if line.kind == "now" else words.start()
        shown = self.shown(index.row())
        if shown is None:
            return words.tr("being read")
        step = shown.step
        stands = words.standing(self.standing(step))
        passage = f"“{shown.passage}”" if shown.passage else ""
        parts = (words.time(step.at), words.said(step), passage, stands, words.who(step.author), shown.brief)
        return ", ".join(part for part in parts if part)

    def _request(self) -> None:
        found, windows = self.found, list(self._windows)
        self._windows.clear()
        if found is None:
            return
        # What is looked at now counts; what was only scrolled past need not be read.
        wanted = [
            number for window in windows[-3:] for number in found.numbers[window * WINDOW : (window + 1) * WINDOW]
        ]
        asked = [each for each in wanted if each not in self._asked and each not in self._known]
        if asked:
            self._asked.update(asked)
            self.steps_requested.emit(asked)
