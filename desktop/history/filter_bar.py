"""What narrows the list of steps: words, who, which kind of work, which days, and one record."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QDate, QPoint, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from crossread.db.dates import show
from crossread.db.past.groups import GROUPS, Group
from crossread.db.past.listing import StepQuery
from crossread.desktop.history import words
from crossread.desktop.history.words import tr
from crossread.desktop.widgets.buttons import Chip
from crossread.desktop.widgets.filter_line import FilterLine
from crossread.desktop.widgets.flow_layout import FlowLayout
from crossread.desktop.widgets.labels import PlainLabel

AFTER_MS = 180
LONGEST = 44


class Condition(Chip):
    """A chip that stands for one condition: quiet while it asks for nothing, filled and with a cross while it does."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self._label = label
        self.setCheckable(True)

    def say(self, condition: str) -> None:
        """Show what is asked for; nothing asks for nothing."""
        self._removable = bool(condition)
        self.setChecked(bool(condition))
        self.setText(f"{self._label}: {condition}" if condition else self._label)
        self.setAccessibleName(tr("Filter by {what}").format(what=f"{self._label}: {condition or tr('any')}"))
        self.updateGeometry()
        self.update()


class FilterBar(QWidget):
    """Tells what is asked for a moment after the last letter, and at once after a choice."""

    changed = Signal()
    left_downwards = Signal()
    """The keys shall go into the list."""

    def __init__(self) -> None:
        super().__init__()
        self._author: str | None = None
        self._authors: list[str] = []
        self._group: Group | None = None
        self._days: tuple[str, str] = ("", "")
        self._record_id = ""
        self.line = FilterLine(tr("Filter: words of a step, or of what it changed"))
        self.record = Chip("", removable=True)
        self.every = Chip("")
        self.every.setCheckable(True)
        self.author, self.group, self.days = Condition(tr("Who")), Condition(tr("Work")), Condition(tr("When"))
        self._later = QTimer(self, interval=AFTER_MS, singleShot=True)
        self._make_days()
        self._lay_out()
        self._connect()
        self._say()

    @property
    def query(self) -> StepQuery:
        """What is asked for."""
        return StepQuery(
            author=self._author,
            groups=frozenset({self._group}) if self._group else frozenset(),
            first_day=self._days[0],
            last_day=self._days[1],
            words=self.line.text().strip(),
            record_id=self._record_id,
            # Whoever asks for undo and redo wants to see them.
            came_to=not self.every.isChecked() and self._group != "ways",
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left out but what undo and redo took away."""
        return self.query in (StepQuery(), StepQuery(came_to=True))

    def begin(self, letters: str) -> None:
        """Go on with what was begun to be typed in the list."""
        self.line.setFocus()
        self.line.insert(letters)

    def set_record(self, record_id: str) -> None:
        """Ask for what happened to one record, or with an empty id to all."""
        self._record_id = record_id
        self.name_record("…")
        self.record.setVisible(bool(record_id))

    def name_record(self, name: str) -> None:
        """Call the one record so."""
        self.record.setText(name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…")
        self.record.setAccessibleName(tr("Only what happened to {name}").format(name=name))
        self.record.updateGeometry()

    def set_authors(self, names: Sequence[str]) -> None:
        """Offer these names."""
        self._authors = list(names)

    def set_left_out(self, count: int) -> None:
        """Offer to show as many more, which undo and redo are or left behind."""
        shown = self.every.isChecked()
        self.every.setText(tr("Undone shown") if shown else tr("Show undone ({count})").format(count=f"{count:,}"))
        self.every.setAccessibleName(tr("Show every undo and redo, and what they took away"))
        self.every.setVisible(bool(count) or self.every.isChecked())
        self.every.updateGeometry()

    def clear(self) -> None:
        """Ask for every step."""
        self._author, self._group, self._days = None, None, ("", "")
        for silent in (self.line, self.every):
            silent.blockSignals(True)
        self.line.clear()
        self.every.setChecked(False)
        for silent in (self.line, self.every):
            silent.blockSignals(False)
        self.span.hide()
        self.set_record("")
        self._say()

    def _make_days(self) -> None:
        today = QDate.currentDate()
        self.first, self.last = QDateEdit(today.addDays(-7)), QDateEdit(today)
        for edit, name in ((self.first, tr("First day")), (self.last, tr("Last day"))):
            edit.setCalendarPopup(True)
            edit.setDisplayFormat("d MMM yyyy")
            edit.setAccessibleName(name)
            edit.setKeyboardTracking(False)
            edit.setMinimumWidth(124)
            edit.dateChanged.connect(lambda _date: self._take_span())
        self.span = QWidget()
        row = QHBoxLayout(self.span)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(tr("from"), "small", "ink_quiet"))
        row.addWidget(self.first)
        row.addWidget(PlainLabel(tr("to"), "small", "ink_quiet"))
        row.addWidget(self.last)
        row.addStretch(1)
        self.span.hide()

    def _lay_out(self) -> None:
        chips = QWidget()
        flow = FlowLayout(chips)
        for chip in (self.author, self.group, self.days, self.record, self.every):
            flow.addWidget(chip)
        self.record.hide()
        self.every.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 2, 18, 8)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(chips)
        column.addWidget(self.span)

    def _connect(self) -> None:
        self.line.textChanged.connect(lambda _text: self._later.start())
        self._later.timeout.connect(self.changed)
        self.line.left_downwards.connect(self.left_downwards)
        self.author.clicked.connect(self._ask_author)
        self.group.clicked.connect(self._ask_group)
        self.days.clicked.connect(self._ask_days)
        for chip, nothing in ((self.author, self._any_author), (self.group, self._any_group), (self.days, self._any)):
            chip.removed.connect(nothing)
        self.every.toggled.connect(lambda _on: self.changed.emit())
        self.record.removed.connect(self._change_record)
        self.record.clicked.connect(self._change_record)

    def _change_record(self) -> None:
        self.set_record("")
        self.line.setFocus()
        self.changed.emit()

    def _ask_author(self) -> None:
        menu = self._menu()
        self._add(menu, tr("Anybody"), self._author is None, self._any_author)
        for name in self._authors:
            self._add(menu, words.who(name), self._author == name, partial(self._set_author, name))
        self._pop(menu, self.author)

    def _ask_group(self) -> None:
        menu = self._menu()
        self._add(menu, tr("All work"), self._group is None, self._any_group)
        for group in GROUPS:
            self._add(menu, words.group(group), self._group == group, partial(self._set_group, group))
        self._pop(menu, self.group)

    def _ask_days(self) -> None:
        menu = self._menu()
        self._add(menu, tr("Any day"), self._days == ("", ""), self._any)
        for name, first, last in (
            (tr("Today"), 0, 0),
            (tr("Yesterday"), 1, 1),
            (tr("The last 7 days"), 6, 0),
            (tr("The last 30 days"), 29, 0),
        ):
            span = (_days_ago(first), _days_ago(last))
            self._add(menu, name, self._days == span and self.span.isHidden(), partial(self._set_days, span))
        self._add(menu, tr("Between two days…"), not self.span.isHidden(), self._show_span)
        self._pop(menu, self.days)

    def _show_span(self) -> None:
        self.span.show()
        self._take_span()
        self.first.setFocus()

    def _take_span(self) -> None:
        if self.span.isHidden():
            return
        first, last = sorted(edit.date().toString("yyyy-MM-dd") for edit in (self.first, self.last))
        self._days = (first, last)
        self._say()
        self.changed.emit()

    def _set_author(self, name: str | None) -> None:
        self._author = name
        self._say()
        self.changed.emit()

    def _set_group(self, group: Group | None) -> None:
        self._group = group
        self._say()
        self.changed.emit()

    def _set_days(self, span: tuple[str, str]) -> None:
        self._days = span
        self.span.hide()
        self._say()
        self.changed.emit()

    def _any_author(self) -> None:
        self._set_author(None)

    def _any_group(self) -> None:
        self._set_group(None)

    def _any(self) -> None:
        self._set_days(("", ""))

    def _say(self) -> None:
        first, last = self._days
        day = "" if not first else show(first) if first == last else f"{show(first)} – {show(last)}"
        self.author.say(words.who(self._author) if self._author is not None else "")
        self.group.say(words.group(self._group) if self._group else "")
        self.days.say(day)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _add(self, menu: QMenu, text: str, checked: bool, then: Callable[[], None]) -> None:
        action = QAction(text.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda _checked: then())
        menu.addAction(action)

    def _pop(self, menu: QMenu, chip: Chip) -> None:
        # A click turns a chip that can be checked over; whether it is on is not for the click to say.
        self._say()
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 3)))


def _days_ago(days: int) -> str:
    return QDate.currentDate().addDays(-days).toString("yyyy-MM-dd")
