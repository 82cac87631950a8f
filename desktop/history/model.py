"""The steps as Qt's model: it knows how many there are and under which day, and asks for what is looked at."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from crossread.db.past.chain import Standing
from crossread.db.record import record
from crossread.db.records import Step
from crossread.desktop.history import words

if TYPE_CHECKING:
    from crossread.db.past.listing import StepList

WINDOW = 100
MOST_KEPT = 4_000

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@record
class Line:
    """What stands in one line: a day, or the step at a place of the list."""

    day: str = ""
    place: int = -1


@record
class Shown:
    """What a line shows of a step: `brief` is what it changed of the one record that the list is about."""

    step: Step
    brief: str = ""


class StepModel(QAbstractListModel):
    """Days and steps, newest first. What a step says is asked for when it is looked at."""

    steps_requested = Signal(list)
    """The contents of the steps with these numbers are wanted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.found: StepList | None = None
        self._firsts: list[int] = []
        self._lines = 0
        self._known: dict[int, Shown] = {}
        self._asked: set[int] = set()
        self._windows: dict[int, None] = {}
        self._ask = QTimer(self, interval=0, singleShot=True)
        self._ask.timeout.connect(self._request)

    def show(self, found: "StepList | None") -> None:
        """Hold another list; what is known of steps is read again, for one field's visit may have gone on."""
        self.beginResetModel()
        self.found = found
        self._known.clear()
        self._asked.clear()
        self._windows.clear()
        self._firsts = [day.first + at for at, day in enumerate(found.days)] if found is not None else []
        self._lines = len(found.numbers) + len(found.days) if found is not None else 0
        self.endResetModel()

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
        at = bisect_right(self._firsts, row) - 1
        if self._firsts[at] == row:
            return Line(day=self.found.days[at].day)
        return Line(place=row - at - 1)

    def day_at(self, row: int) -> str:
        """The day that a line is under; empty without one."""
        from bisect import bisect_right

        if self.found is None or not 0 <= row < self._lines:
            return ""
        return self.found.days[bisect_right(self._firsts, row) - 1].day

    def number(self, row: int) -> int | None:
        """The number of the step in a line; None for a day."""
        line = self.line(row)
        return self.found.numbers[line.place] if self.found is not None and line is not None and not line.day else None

    def row_of(self, number: int) -> int | None:
        """The line of a step, by its number; None if it is not in the list."""
        from bisect import bisect_left, bisect_right

        if self.found is None:
            return None
        numbers = self.found.numbers
        place = bisect_left(numbers, -number, key=lambda each: -each)
        if place == len(numbers) or numbers[place] != number:
            return None
        # Above it stand the headings of its own day and of all days before.
        return place + bisect_right([day.first for day in self.found.days], place)

    def shown(self, row: int) -> Shown | None:
        """What a step's line shows, as far as it is known; what is round it is asked for if it is not."""
        number, line = self.number(row), self.line(row)
        if number is None or line is None:
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
        """Days are not chosen."""
        line = self.line(index.row())
        if line is not None and line.day:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A line in words, for those who read by ear."""
        line = self.line(index.row())
        if line is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if line.day:
            return words.day_heading(line.day)
        shown = self.shown(index.row())
        if shown is None:
            return words.tr("being read")
        step = shown.step
        stands = words.standing(self.standing(step))
        parts = (words.time(step.at), words.said(step), stands, words.who(step.author), shown.brief)
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
