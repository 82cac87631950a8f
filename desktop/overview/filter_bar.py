"""The lines over the list: words to look for, which sources, how to group and order, and a chip for each condition."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Literal

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from crossread.db.overview.query import (
    EVERYTHING,
    FILTERS,
    GROUPINGS,
    ORDERS,
    OWN_VOICE,
    OverviewQuery,
)
from crossread.db.records import STANCES
from crossread.desktop.look.theme import current
from crossread.desktop.overview import words
from crossread.desktop.overview.chooser import Chooser
from crossread.desktop.overview.filter_chip import FilterChip
from crossread.desktop.overview.filter_words import conditions, grouping_words, kinds, order_words
from crossread.desktop.overview.names import Name, Names
from crossread.desktop.overview.span_popover import CLOCKS, Clock, SpanPopover
from crossread.desktop.overview.words_popover import WordsPopover
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.filter_line import HEIGHT, FilterLine
from crossread.desktop.widgets.flow_layout import FlowLayout
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.segmented_switch import SegmentedSwitch

Scope = Literal["open", "all"]
REST_MS = 150
"""So long does the line wait for the next letter."""


class FilterBar(QWidget):
    """Holds the query that the list shows. Which sources are open is told by `set_open_sources`."""

    query_changed = Signal()
    authors_requested = Signal(object)
    """The names of those who annotated are wanted: a callable that takes them."""
    down_pressed = Signal()
    """The keys shall go into the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = OverviewQuery()
        self._open: tuple[str, ...] = ()
        self._names = Names()
        self._authors: list[str] = []
        self.line = FilterLine(words.tr("Words in the passages"))
        self.line.setMinimumWidth(120)
        self.line.setFixedHeight(HEIGHT)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._take_words)
        self.line.textChanged.connect(lambda _text: self._rest.start())
        self.line.left_downwards.connect(self._leave_line)
        self.scope = SegmentedSwitch(
            [("all", words.tr("All sources")), ("open", words.tr("Open ones"))], words.tr("Sources")
        )
        self.scope.chosen.connect(lambda _key: self.query_changed.emit())
        self.grouping = QuietButton(outlined=True)
        self.grouping.clicked.connect(self._choose_grouping)
        self.order = QuietButton(outlined=True)
        self.order.clicked.connect(self._choose_order)
        self.count = PlainLabel("", "small", "ink_quiet")
        self.count.setFixedHeight(24)  # as high as the chips beside it
        labels = {
            "tag": words.tr("Tag"),
            "kind": words.tr("Kind"),
            "stance": words.tr("Stance"),
            "voice": words.tr("Voice"),
            "note": words.tr("Note"),
            "date": words.tr("Date"),
            "author": words.tr("Made by"),
        }
        self.chips = {key: FilterChip(label) for key, label in labels.items()}
        self.clear = QuietButton(words.tr("Clear all"))
        self.clear.clicked.connect(self.clear_all)
        first = QHBoxLayout()
        first.setContentsMargins(12, 8, 12, 0)
        first.setSpacing(8)
        first.addWidget(self.line, 1)
        for widget in (self.scope, self.grouping, self.order):
            first.addWidget(widget)
        flow = QWidget()
        chips = FlowLayout(flow)
        for chip in self.chips.values():
            chips.addWidget(chip)
        chips.addWidget(self.clear)
        second = QHBoxLayout()
        second.setContentsMargins(12, 0, 14, 8)
        second.addWidget(flow, 1)
        second.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(first)
        column.addLayout(second)
        self.setFocusProxy(self.line)
        self._chooser, self._span, self._words = Chooser(self), SpanPopover(self), WordsPopover(self)
        self._connect()
        self._say()

    @property
    def query(self) -> OverviewQuery:
        """What is asked for now."""
        return replace(self._query, sources=self._open if self.scope.key == "open" else None)

    def set_names(self, names: Names) -> None:
        """Offer these names; conditions on what is gone go too."""
        self._names = names
        kept = {
            "events": tuple(each for each in self._query.events if each in names.events),
            "claims": tuple(each for each in self._query.claims if each in names.claims),
            "voices": tuple(each for each in self._query.voices if each == OWN_VOICE or each in names.voices),
        }
        self._set(**kept)
        self._say()

    def set_open_sources(self, source_ids: Sequence[str]) -> None:
        """Say which sources lie open."""
        self._open = tuple(source_ids)
        if self.scope.key == "open":
            self.query_changed.emit()

    def set_span(self, clock: Clock, span: tuple[int, int] | None) -> None:
        """Show only what lies between these minutes on a clock, or at any time."""
        self._set(**{each: span if each == clock else None for each in CLOCKS})

    def clear_all(self) -> None:
        """Ask for everything again."""
        self.line.clear()
        self._rest.stop()
        self._set(**{name: getattr(EVERYTHING, name) for name in FILTERS})

    def type_on(self, text: str) -> None:
        """Give the line the keys, and go on typing in it."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.end(False)
        self.line.insert(text)

    def show_count(self, text: str) -> None:
        """Say how many were found."""
        self.count.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels, a hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().panel)
        painter.fillRect(0, self.height() - 1, self.width(), 1, current().hairline)

    def _connect(self) -> None:
        opens: dict[str, Callable[[QPoint], None]] = {
            "tag": self._choose_tags,
            "kind": self._choose_kind,
            "stance": self._choose_stances,
            "voice": self._choose_voices,
            "note": self._choose_note,
            "date": self._choose_span,
            "author": lambda at: self.authors_requested.emit(lambda names: self._choose_authors(at, names)),
        }
        clears = {
            "tag": ("events", "claims"),
            "kind": ("kind",),
            "stance": ("stances",),
            "voice": ("voices",),
            "note": ("note", "note_words"),
            "date": CLOCKS,
            "author": ("authors",),
        }
        for key, chip in self.chips.items():
            chip.opened.connect(opens[key])
            chip.removed.connect(
                lambda names=clears[key]: self._set(**{name: getattr(EVERYTHING, name) for name in names})
            )

    def _set(self, **conditions: Any) -> None:
        changed = replace(self._query, **conditions)
        if changed != self._query:
            self._query = changed
            self._say()
            self.query_changed.emit()

    def _take_words(self) -> None:
        self._set(words=" ".join(self.line.text().split()))

    def _leave_line(self) -> None:
        self._rest.stop()
        self._take_words()
        self.down_pressed.emit()

    def _choose_tags(self, at: QPoint) -> None:
        def ticked(ids: tuple[str, ...]) -> None:
            events = tuple(each for each in ids if each in self._names.events)
            self._set(events=events, claims=tuple(each for each in ids if each in self._names.claims))

        chosen = (*self._query.events, *self._query.claims)
        self._chooser.ask_many(words.tr("With any of these tags"), self._names.tags, at, chosen, ticked)

    def _choose_voices(self, at: QPoint) -> None:
        own = Name(id=OWN_VOICE, kind="voice", title=words.tr("The source itself"))
        names = [own, *self._names.voices.values()]
        self._chooser.ask_many(
            words.tr("In any of these voices"),
            names,
            at,
            self._query.voices,
            lambda ids: self._set(voices=ids),
        )

    def _choose_kind(self, at: QPoint) -> None:
        choices = (("", words.tr("Any")), *kinds())
        self._choose_one(at, choices, self._query.kind or "", lambda key: self._set(kind=key or None))

    def _choose_stances(self, at: QPoint) -> None:
        stances = [(each, words.stance(each)) for each in STANCES]
        self._choose_any(at, stances, self._query.stances, lambda keys: self._set(stances=keys))

    def _choose_authors(self, at: QPoint, authors: list[str]) -> None:
        named = [(each, each or words.tr("nobody named")) for each in authors]
        self._choose_any(at, named, self._query.authors, lambda keys: self._set(authors=keys))

    def _choose_note(self, at: QPoint) -> None:
        menu = QMenu(self)
        chosen = self._query.note or ""
        for key, text in (
            ("", words.tr("Any")),
            ("with", words.tr("With a note")),
            ("without", words.tr("Without one")),
        ):
            action = _ticked(menu, text, key == chosen and not self._query.note_words)
            action.triggered.connect(lambda _on, key=key: self._set(note=key or None, note_words=""))
        menu.addSeparator()
        action = _ticked(menu, words.tr("With these words…"), bool(self._query.note_words))
        action.triggered.connect(
            lambda _on: self._words.ask(
                words.tr("Words in the note"),
                at,
                self._query.note_words,
                lambda typed: self._set(note=None, note_words=typed),
            )
        )
        _popup(menu, at)

    def _choose_span(self, at: QPoint) -> None:
        clock = next((each for each in CLOCKS if getattr(self._query, each) is not None), CLOCKS[0])
        self._span.ask(at, clock, self.set_span)

    def _choose_grouping(self) -> None:
        named = [(each, grouping_words(each)) for each in GROUPINGS]
        self._choose_one(_below(self.grouping), named, self._query.grouping, lambda key: self._set(grouping=key))

    def _choose_order(self) -> None:
        named = [(each, order_words(each)) for each in ORDERS]
        self._choose_one(_below(self.order), named, self._query.order, lambda key: self._set(order=key))

    def _choose_one(
        self, at: QPoint, choices: Sequence[tuple[str, str]], chosen: str, take: Callable[[str], None]
    ) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for key, text in choices:
            action = _ticked(menu, text, key == chosen)
            group.addAction(action)
            action.triggered.connect(lambda _on, key=key: take(key))
        _popup(menu, at)

    def _choose_any(
        self,
        at: QPoint,
        choices: Sequence[tuple[str, str]],
        chosen: Sequence[str],
        take: Callable[[tuple[str, ...]], None],
    ) -> None:
        menu = QMenu(self)
        for key, text in choices:
            action = _ticked(menu, text, key in chosen)
            without = tuple(each for each in chosen if each != key)
            action.triggered.connect(lambda on, key=key, without=without: take((*without, key) if on else without))
        _popup(menu, at)

    def _say(self) -> None:
        """Let chips and buttons tell what is asked for."""
        for key, condition in conditions(self._query, self._names).items():
            self.chips[key].say(condition)
        query = self._query
        self.clear.setVisible(query.is_filtered)
        for button, what, of in (
            (self.grouping, words.tr("Group: {by}"), grouping_words(query.grouping)),
            (self.order, words.tr("Order: {by}"), order_words(query.order)),
        ):
            button.setText(what.format(by=of) + " ▾")
            button.setAccessibleName(what.format(by=of))
            button.updateGeometry()


def _ticked(menu: QMenu, text: str, on: bool) -> QAction:
    action = menu.addAction(text.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(on)
    return action


def _popup(menu: QMenu, at: QPoint) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)


def _below(button: QWidget) -> QPoint:
    return button.mapToGlobal(QPoint(0, button.height() + 3))
