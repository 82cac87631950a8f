"""The steps that are asked for, and what narrows them: the upper part of the drawer."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from crossread.db.past.listing import StepList
from crossread.desktop.application.session import Session
from crossread.desktop.history import asking, words
from crossread.desktop.history.asking import Listed
from crossread.desktop.history.filter_bar import FilterBar
from crossread.desktop.history.model import Shown
from crossread.desktop.history.step_view import StepView
from crossread.desktop.history.words import tr
from crossread.desktop.widgets.labels import EmptyState


class StepBrowser(QWidget):
    """Asks for the steps and holds what it found; whoever looks at where the project is goes on doing so."""

    step_chosen = Signal()
    """Another step is chosen."""
    step_read = Signal()
    """What the chosen step says may be known now."""
    nothing_found = Signal()
    counted = Signal(str)
    """How many steps there are, and which day one looks at."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._is_fresh = True
        self.filters = FilterBar()
        self.steps = StepView()
        self.empty = EmptyState("", "", tr("Show all steps"))
        self.lists = QStackedWidget()
        self.lists.addWidget(self.steps)
        self.lists.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.lists, 1)
        self.filters.changed.connect(self.ask_anew)
        self.filters.left_downwards.connect(self.steps.setFocus)
        self.empty.action_requested.connect(self._show_all)
        self.steps.steps.steps_requested.connect(self._ask_steps)
        self.steps.step_chosen.connect(lambda _number: self.step_chosen.emit())
        self.steps.letters_typed.connect(self.filters.begin)
        self.steps.verticalScrollBar().valueChanged.connect(lambda _value: self._count())

    @property
    def found(self) -> StepList | None:
        """The list that is shown."""
        return self.steps.steps.found

    @property
    def number(self) -> int | None:
        """The number of the chosen step."""
        return self.steps.number

    @property
    def chosen(self) -> Shown | None:
        """The chosen step, as far as it has been read."""
        return self.steps.steps.shown(self.steps.currentIndex().row())

    def ask_anew(self) -> None:
        """Ask for another list, and begin where the project is."""
        self._is_fresh = True
        self.ask()

    def ask(self) -> None:
        """Ask for the same list again."""
        query = self.filters.query
        self._session.ask(lambda project: asking.listed(project, query), self._show, key="history")

    def take_keys(self) -> None:
        """Give the keys to the list, or to the filter where there is nothing to list."""
        (self.steps if self.lists.currentWidget() is self.steps else self.filters.line).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def forget(self) -> None:
        """Hold nothing and narrow nothing."""
        self.filters.clear()
        self.steps.steps.show(None)

    def _show(self, listed: Listed) -> None:
        before, found, chosen = self.found, listed.found, self.steps.number
        bar, here = self.steps.verticalScrollBar(), self.steps.look_of_lines.here
        scrolled, place = bar.value(), self.steps.place
        follows = before is None or not before.numbers or chosen == (here or before.numbers[0])
        lines = self.steps.look_of_lines
        self.steps.set_tall(bool(found.rows))
        lines.here = found.chain.held[0] if found.chain.held else 0
        lines.says_who = len(listed.authors) > 1
        self.steps.steps.show(found)
        self.filters.set_authors(listed.authors)
        self.filters.set_left_out(found.left_out)
        if listed.name:
            self.filters.name_record(listed.name)
        had_keys = self.steps.hasFocus()
        self.lists.setCurrentIndex(0 if found.numbers else 1)
        if had_keys:
            self.take_keys()
        if not found.numbers:
            self._show_empty(found)
        if self._is_fresh or follows or chosen is None or not self.steps.choose(chosen):
            self.steps.choose_first()
            self.steps.show_now()
        elif place is not None:
            self.steps.put_at(place)
        else:
            bar.setValue(scrolled)
        self._is_fresh = False
        self._count()
        if not found.numbers:
            self.nothing_found.emit()

    def _count(self) -> None:
        """The heading of the day that one looks at may lie far above."""
        found = self.found
        count = words.steps(len(found.numbers)) if found is not None else ""
        day = self.steps.steps.day_at(self.steps.rowAt(0))
        self.counted.emit(f"{count} · {words.day_heading(day)}" if day else count)

    def _show_empty(self, found: StepList) -> None:
        if found.left_out:
            self.empty.set_texts(tr("All of it was undone"), tr("Show what was undone, or all steps."))
        elif self.filters.is_empty:
            self.empty.set_texts(
                tr("Nothing was done yet"), tr("Every step of the work is kept here from now on."), offers=False
            )
        elif found.query.record_id:
            self.empty.set_texts(
                tr("Nothing is known of it"), tr("What was done to it was dropped, or never kept, or is filtered out.")
            )
        else:
            self.empty.set_texts(tr("No step is like that"), tr("Ask for less, or show all."))

    def _show_all(self) -> None:
        self.filters.clear()
        self.ask_anew()
        self.steps.setFocus()

    def _ask_steps(self, numbers: list[int]) -> None:
        found = self.found
        if found is not None:
            rows, about = found.rows, found.query.record_id
            self._session.ask(
                lambda project: asking.shown(project, numbers, rows, about), partial(self._take_steps, found)
            )

    def _take_steps(self, found: StepList, known: dict[int, Shown]) -> None:
        if self.found is found:
            self.steps.steps.take(known)
            self.step_read.emit()
