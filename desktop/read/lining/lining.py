"""Lining up: all panes on the chosen event or claim, links between them, going from passage to passage, in step.

Passages are gone through row by row: first from left to right what stands side by side, then the next row down.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from crossread.db.records import Annotation
from crossread.desktop.look import theme
from crossread.desktop.read.content import TagStyle
from crossread.desktop.read.desk import Desk
from crossread.desktop.read.lining.glide import Glide
from crossread.desktop.read.lining.in_step import KINDS, LEVEL, InStep, StepKind
from crossread.desktop.read.lining.link_gap import GapLinks, LinkGap
from crossread.desktop.read.lining.matching import Row, rows
from crossread.desktop.read.lining.passages import nearest_to, passages_on, places_of
from crossread.desktop.read.lining.step_map import Pair
from crossread.desktop.read.linked_page import Sides
from crossread.desktop.read.pane import Pane
from crossread.desktop.read.text_view import TextView

_COMFORTABLE = 0.75
"""A passage that is no lower than this part of its view stays where it is when the others come beside it."""
_AT_ONCE = 4_000
_GEOMETRY = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide})


class Lining(QObject):
    """Works on the panes of a desk. `set_chosen` lines up; `step` goes on; `set_kind` says how panes scroll in step."""

    said = Signal(str)
    """Which passage of how many is reached, and in which source: `3 of 11 · B`."""
    passage_reached = Signal(str)
    """The id of the annotation to which `step` went."""
    kind_changed = Signal(str)
    """Panes scroll in step in another way: a `StepKind`."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tag_id = ""
        self._is_event = False
        self._current = ""
        self._signs: Mapping[tuple[str, str], str] = {}
        self._elsewhere = ""
        self._panes: list[Pane] = []
        self._watched: set[QWidget] = set()
        self._passages: list[Sequence[Annotation]] = []
        self._rows: list[Row] = []
        self._at: dict[str, tuple[int, int]] = {}
        self._row_at: dict[tuple[int, int], int] = {}
        self._known: tuple[object, ...] = ()
        self._step = InStep()
        self._glide = Glide(self._refresh, self)
        self._gaps: list[LinkGap] = []
        self._is_moving = False
        self._is_realigning = False
        self._settling = QTimer(self, interval=0, singleShot=True)
        self._settling.timeout.connect(self._settle)
        self._indexing = QTimer(self, interval=0)
        self._indexing.timeout.connect(self._index)
        desk.panes_changed.connect(self._look_again)
        desk.source_focused.connect(self._settling.start)
        theme.watcher().theme_changed.connect(self._paint_anew)
        self._look_again()

    # What is chosen

    def set_chosen(self, *, event_id: str = "", claim_id: str = "", annotation_id: str = "") -> None:
        """Line up on an event or claim; without one, take the links away. An annotation on it is begun with."""
        tag_id, is_event = event_id or claim_id, bool(event_id)
        is_new = (tag_id, is_event) != (self._tag_id, self._is_event)
        before = self._current
        if is_new:
            self._tag_id, self._is_event = tag_id, is_event
            self._signs, self._elsewhere = {}, ""
            self._glide.stop()
            self._is_moving = False
            self._step.unpin()
        self._current = annotation_id
        self._read()
        if is_new and tag_id and self._rows:
            self.line_up()
        elif not tag_id:
            for pane in self._panes:
                pane.view.give_room_below(0)
        elif annotation_id != before and self._where_is(annotation_id) is not None and not self._is_moving:
            self.line_up()

    @property
    def tag_id(self) -> str:
        """The event or claim on which the panes are lined up; empty for none."""
        return self._tag_id

    @property
    def gaps(self) -> Sequence[LinkGap]:
        """What lies between the panes that are seen, from left to right."""
        return tuple(self._gaps[: max(0, len(self._panes) - 1)])

    def set_signs(self, signs: Mapping[tuple[str, str], str], elsewhere: str = "") -> None:
        """How annotations stand to each other (`conflict`, `tension`, by both ids), and a word on what is not open."""
        self._signs, self._elsewhere = signs, elsewhere
        self._link()

    # Where passages are

    def _look_again(self) -> None:
        """The panes are others: watch them, and see what they have."""
        for pane in self._desk.panes:
            for widget in (pane, pane.view.viewport()):
                if widget not in self._watched:
                    self._watched.add(widget)
                    widget.installEventFilter(self)
                    widget.destroyed.connect(lambda _=None, gone=widget: self._watched.discard(gone))
                    if widget is pane:
                        pane.view.scrolled.connect(lambda of=pane: self._follow(of))
                        pane.view.bars_changed.connect(self._settling.start)
        self._settling.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where panes lie tells where links go."""
        if event.type() in _GEOMETRY:
            self._is_realigning = self._is_realigning or event.type() == QEvent.Type.Resize
            self._settling.start()
        return False

    def _settle(self) -> None:
        """Take up what has changed: panes, annotations, where they lie."""
        self._read()
        for (left, right), gap in zip(pairwise(self._panes), self._gaps, strict=False):
            gap.place(left.view, right.view)
            gap.refresh()
        if self._is_realigning:
            self._is_realigning = False
            driver = self._driver()
            if self._tag_id and driver is not None:
                self._follow(driver)

    def _index(self) -> None:
        """Sort the annotations of each text by their tags, some at a time, before anybody chooses one."""
        if all(pane.view.buckets.index_some(_AT_ONCE) for pane in self._panes):
            self._indexing.stop()

    def _driver(self) -> Pane | None:
        active = self._desk.active_pane
        return active if active in self._panes else None

    def _read(self) -> None:
        """Find the passages of all panes that are seen, if anything is another than before."""
        desk = self._desk
        panes = [pane for pane in desk.panes if pane.isVisibleTo(desk) and pane.content is not None]
        now = (self._tag_id, self._is_event, *((pane, pane.view.generation) for pane in panes))
        if now == self._known:
            self._link()
            return
        self._known, self._panes = now, panes
        views = [pane.view for pane in panes]
        tag = self._tag_id
        self._passages = [passages_on(view, tag) if tag else () for view in views]
        places = [places_of(view, each) for view, each in zip(views, self._passages, strict=True)]
        self._rows = rows(places) if tag else []
        every = [(pane, number, one) for pane, each in enumerate(self._passages) for number, one in enumerate(each)]
        self._at = {one.id: (pane, number) for pane, number, one in every}
        self._row_at = {
            (pane, number): at
            for at, row in enumerate(self._rows)
            for pane, number in enumerate(row)
            if number is not None
        }
        self._step.forget(views)
        self._indexing.start()
        for pane, each in zip(panes, self._passages, strict=True):
            pane.head.set_lacking(self._lacking() if tag and not each and len(panes) > 1 and any(places) else "")
        for pane in desk.panes:
            if pane not in panes:
                pane.head.set_lacking("")
        self._link()

    def _lacking(self) -> str:
        return self.tr("no passage on “{name}”").format(name=self._style().name)

    def _style(self) -> TagStyle:
        for pane in self._panes:
            style = pane.view.styles.get(self._tag_id)
            if style is not None:
                return style
        from PySide6.QtGui import QColor

        return TagStyle(name="", colour=QColor())

    def _where_is(self, annotation_id: str) -> tuple[int, int] | None:
        """The numbers of pane and passage of an annotation on the chosen tag."""
        return self._at.get(annotation_id)

    def _row_of(self, pane: int, number: int) -> Row:
        return self._rows[self._row_at[pane, number]]

    def _current_row(self) -> Row | None:
        at = self._where_is(self._current) if self._current else None
        return self._row_of(*at) if at is not None else None

    # Links

    def _link(self) -> None:
        """Show the links between neighbours, and lead to them inside of the texts."""
        panes, passages = self._panes, self._passages
        while len(self._gaps) < len(panes) - 1:
            self._gaps.append(LinkGap(self._desk.row))
        style = self._style() if self._tag_id else None
        joined = [False] * len(self._gaps)
        for number, gap in enumerate(self._gaps):
            if number + 1 >= len(panes):
                gap.remove()
                continue
            if style is None:
                gap.hide()
                continue
            pairs = [(row[number], row[number + 1]) for row in self._rows]
            whole = [(left, right) for left, right in pairs if left is not None and right is not None]
            links = GapLinks(
                left=passages[number],
                right=passages[number + 1],
                pairs=whole,
                is_event=self._is_event,
                colour=style.colour,
                pattern=style.pattern,
                signs=self._signs,
                counts_left=number == 0,
            )
            joined[number] = bool(whole)
            gap.place(panes[number].view, panes[number + 1].view)
            gap.set_links(links)
        for number, (pane, each) in enumerate(zip(panes, passages, strict=True)):
            sides = Sides(number > 0 and joined[number - 1], number < len(panes) - 1 and joined[number])
            linked = dict.fromkeys((one.id for one in each), sides) if any(sides) else {}
            pane.view.set_linked(linked, self._tag_id, is_event=self._is_event)
        for pane in self._desk.panes:
            if pane not in panes:
                pane.view.set_linked({})
        self._mark_current()

    def _mark_current(self) -> None:
        """The links of the row that is read now are the strongest, and what is kept beside each other first of all."""
        row = self._current_row()
        lined_up = self._members(row) if row is not None else {}
        current = frozenset(one.id for one in lined_up.values())
        for gap in self.gaps:
            gap.set_current(current)
            gap.refresh()
        panes = self._panes
        views = {pane.view: number for number, pane in enumerate(panes)}
        self._step.set_rows(
            lambda view, other: self._pairs(views.get(view), views.get(other)),
            {panes[number].view: one for number, one in lined_up.items()},
        )

    def _members(self, row: Row) -> dict[int, Annotation]:
        return {pane: self._passages[pane][number] for pane, number in enumerate(row) if number is not None}

    def _pairs(self, pane: int | None, other: int | None) -> list[Pair]:
        """The offsets of two panes that correspond on the chosen tag."""
        if pane is None or other is None:
            return []
        return [
            (self._passages[pane][one].start, self._passages[other][two].start)
            for one, two in ((row[pane], row[other]) for row in self._rows)
            if one is not None and two is not None
        ]

    def _refresh(self) -> None:
        for gap in self.gaps:
            gap.refresh()

    def _paint_anew(self) -> None:
        for gap in self._gaps:
            gap.update()

    # Lining up

    def line_up(self) -> None:
        """Scroll every pane so that its passages stand at one height; where one reads stays still if it can."""
        begin = self._where_is(self._current) or self._nearest()
        if begin is None:
            return
        self._current = self._passages[begin[0]][begin[1]].id
        self._step.unpin()
        self._mark_current()
        found = self._beside(*begin)
        views = {number: self._panes[number].view for number in found}
        self._is_moving = True
        for number, view in views.items():
            view.lay_out_round(found[number].start)
        self._is_moving = False
        heights = {number: view.height_of(found[number].start) for number, view in views.items()}
        first = views[begin[0]]
        step, tops = self._step, self._tops()
        step.tops = tops
        stands = heights[begin[0]] - first.verticalScrollBar().value()
        tall = first.viewport().height()
        level = (stands if 0 < stands <= tall * _COMFORTABLE else tall * LEVEL) + tops[first]
        # No text can be scrolled further down than to its first line.
        step.level = min(level, *(heights[number] + tops[view] for number, view in views.items()))
        for number, pane in enumerate(self._panes):
            view = pane.view
            room = heights[number] - step.level_in(view) - view.end_of_scroll if number in heights else 0.0
            view.give_room_below(max(0.0, room))
        targets = [(view, round(heights[number] - step.level_in(view))) for number, view in views.items()]
        self._is_moving = True
        self._glide.go(targets, lambda: self._arrived(begin[0], found))

    def _arrived(self, first: int, found: Mapping[int, Annotation]) -> None:
        """Put right what the layout on the way has moved, and let panes without a passage come along."""
        for number, one in found.items():
            view = self._panes[number].view
            view.verticalScrollBar().setValue(round(view.height_of(one.start) - self._step.level_in(view)))
        self._is_moving = False
        others = [pane.view for number, pane in enumerate(self._panes) if number not in found]
        if self._step.kind == "tag" and others:
            self._is_moving = True
            self._step.follow(self._panes[first].view, others)
            self._is_moving = False
        self._refresh()

    def _nearest(self) -> tuple[int, int] | None:
        """The passage to begin with: in the pane in use the nearest to where one reads, else in the first with any."""
        active = self._desk.active_pane
        order = sorted(range(len(self._panes)), key=lambda number: self._panes[number] is not active)
        for number in order:
            if self._passages[number]:
                view = self._panes[number].view
                y = view.verticalScrollBar().value() + view.viewport().height() * LEVEL
                return number, nearest_to(self._passages[number], view.offset_at(y))
        return None

    def _beside(self, pane: int, number: int) -> dict[int, Annotation]:
        """For each pane with passages the one that stands beside a passage, or is nearest to that in order."""
        at = self._row_at[pane, number]
        row = self._rows[at]
        found: dict[int, Annotation] = {}
        for other, passages in enumerate(self._passages):
            if not passages:
                continue
            beside = row[other]
            if beside is None:
                # The rows keep the order of every source, so the nearest row that has one is the nearest in it.
                near = [far for far, each in enumerate(self._rows) if each[other] is not None]
                beside = self._rows[min(near, key=lambda far: abs(far - at))][other]
            if beside is not None:
                found[other] = passages[beside]
        return found

    def step(self, *, forward: bool) -> None:
        """Go to the next passage on the chosen event or claim, or the one before; after the last to the first."""
        order = [(pane, number) for row in self._rows for pane, number in enumerate(row) if number is not None]
        if not order:
            return
        at = self._where_is(self._current)
        if at is None:
            begin = self._nearest()
            place = order.index(begin) if begin is not None else 0
        else:
            place = (order.index(at) + (1 if forward else -1)) % len(order)
        pane, number = order[place]
        annotation = self._passages[pane][number]
        self._current = annotation.id
        self._is_moving = True
        self._desk.open_source(self._panes[pane].source_id, focus=True)
        self._panes[pane].view.select(annotation.start, annotation.start)
        self.passage_reached.emit(annotation.id)
        self.line_up()
        content = self._panes[pane].content
        words = self.tr("{number} of {count} · {source}").format(
            number=place + 1, count=len(order), source=content.letter if content is not None else ""
        )
        self.said.emit(f"{words} · {self._elsewhere}" if self._elsewhere else words)

    # In step

    @property
    def kind(self) -> StepKind:
        """How panes scroll in step."""
        return self._step.kind

    def set_kind(self, kind: StepKind) -> None:
        """Scroll in step by what the texts share, by proportion, or not at all; takes back `from_here`."""
        if kind != self._step.kind:
            self._step.kind = kind
            self._step.unpin()
            self.kind_changed.emit(kind)

    def next_kind(self) -> None:
        """The next of the three kinds, after the last the first."""
        self.set_kind(KINDS[(KINDS.index(self._step.kind) + 1) % len(KINDS)])

    def from_here(self) -> None:
        """Keep the panes as far from each other as they stand now; where they went alone, by proportion from now on."""
        if self._step.kind == "free":
            self.set_kind("proportion")
        if not self._step.level:
            self._read_level()
        self._step.pin(pane.view for pane in self._panes)

    def _read_level(self) -> None:
        """Without anything lined up, places correspond at the height at which one reads."""
        self._step.tops = self._tops()
        self._step.level = self._panes[0].view.viewport().height() * LEVEL if self._panes else 0.0

    def _tops(self) -> dict[TextView, float]:
        """How far below the first view each begins."""
        views = [pane.view for pane in self._panes]
        tops = [view.viewport().mapTo(self._desk.row, QPoint(0, 0)).y() for view in views]
        return {view: float(top - min(tops)) for view, top in zip(views, tops, strict=True)}

    def _follow(self, driver: Pane) -> None:
        """A pane was scrolled: the others come along, in the same frame as the links."""
        if self._is_moving:
            return
        if driver in self._panes and not self._glide.is_running:
            if not self._tag_id or not self._step.level:
                self._read_level()
            self._is_moving = True
            self._step.follow(driver.view, self._others(driver))
            self._is_moving = False
        self._refresh()

    def _others(self, driver: Pane) -> list[TextView]:
        return [pane.view for pane in self._panes if pane is not driver]
