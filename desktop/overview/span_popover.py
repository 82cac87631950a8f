"""Asks for a span of time: on which clock, from when, until when, as people write dates."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from crossread.db.dates import date_of, parse, read, show
from crossread.db.overview.query import Minutes
from crossread.desktop.look import fonts
from crossread.desktop.overview import words
from crossread.desktop.overview.popover import Popover
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.segmented_switch import SegmentedSwitch

Clock = Literal["happened", "published", "annotated"]
CLOCKS: tuple[Clock, ...] = ("happened", "published", "annotated")
BEGINNING, END = -(1 << 40), 1 << 40
"""Before and after everything, where one end is left open."""
_DAY = 1440


class SpanPopover(Popover):
    """Enter takes what is understood; an end that is left empty is open."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, 360)
        self.clock = SegmentedSwitch(
            [
                ("happened", words.tr("Happened")),
                ("published", words.tr("Published")),
                ("annotated", words.tr("Annotated")),
            ],
            words.tr("Which date"),
        )
        self.first = _field(words.tr("From"), words.tr("from: 14 Apr 1912, 1912, April 1912…"))
        self.last = _field(words.tr("Until"), words.tr("until, the same if empty"))
        self.word = PlainLabel("", "small", "ink_quiet", wrap=True)
        self.take = QuietButton(words.tr("Show these"), outlined=True, key="Enter")
        self.take.clicked.connect(self._take)
        for field in (self.first, self.last):
            field.textChanged.connect(self._told)
            field.returnPressed.connect(self._take)
        foot = QHBoxLayout()
        foot.addWidget(self.word, 1)
        foot.addWidget(self.take)
        self.column.addWidget(PlainLabel(words.tr("Between which dates?"), "strong"))
        self.column.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.first)
        self.column.addWidget(self.last)
        self.column.addLayout(foot)
        self._on_taken: Callable[[Clock, Minutes], None] = lambda _clock, _span: None
        self.setFocusProxy(self.first)

    def ask(self, at: QPoint, clock: Clock, on_taken: Callable[[Clock, Minutes], None]) -> None:
        """Ask for a span; `on_taken` gets it."""
        self._on_taken = on_taken
        self.clock.choose(clock)
        self.first.clear()
        self.last.clear()
        self._told()
        self.open_at(at)

    def span(self) -> Minutes | None:
        """What is typed as half-open minutes; None if it is nothing or not understood."""
        first, last = read(self.first.text()), read(self.last.text())
        if (self.first.text().strip() and first is None) or (self.last.text().strip() and last is None):
            return None
        if first is None and last is None:
            return None
        begin = parse(first).first if first is not None else BEGINNING
        end = parse(last or first or "").last
        return (begin, end) if begin < end else None

    def _told(self) -> None:
        span = self.span()
        typed = bool(self.first.text().strip() or self.last.text().strip())
        self.take.setEnabled(span is not None)
        not_understood = words.tr("Not understood; write it like 14 Apr 1912.") if typed else ""
        self.word.setText(span_words(span) if span is not None else not_understood)

    def _take(self) -> None:
        span = self.span()
        if span is not None:
            clock: Clock = next(each for each in CLOCKS if each == self.clock.key)
            self.close_panel()
            self._on_taken(clock, span)


def span_words(span: Minutes) -> str:
    """A span of minutes in words, by its days: `14 Apr 1912 – 15 Apr 1912`."""
    first = "" if span[0] <= BEGINNING else _day(span[0])
    last = "" if span[1] >= END else _day(span[1] - 1)
    if first == last:
        return first
    return words.tr("{first} – {last}").format(first=first or "…", last=last or "…")


def _day(minute: int) -> str:
    try:
        year, month, day = date_of(minute // _DAY)
        return show(f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}")
    except (ValueError, OverflowError):
        return "…"


def _field(name: str, placeholder: str) -> QLineEdit:
    field = QLineEdit()
    field.setFont(fonts.interface_font())
    field.setAccessibleName(name)
    field.setPlaceholderText(placeholder)
    return field
