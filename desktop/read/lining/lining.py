"""Lining up: all panes on the chosen event or claim, links between them, going from passage to passage, in step.

Passages are gone through row by row: first from left to right what stands side by side, then the next row down.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from crossread.db.records import Annotation
from crossread.desktop.look import theme
from crossread.desktop.read.content import TagStyle
from crossread.desktop.read.desk import Desk
from crossread.desktop.read.lining.glide import Glide
from crossread.desktop.read.lining.in_step import KINDS, LEVEL, InStep, StepKind
from crossread.desktop.read.lining.lineup import Lineup, Place
from crossread.desktop.read.lining.link_gap import LinkGap
from crossread.desktop.read.lining.links import GapLinks
from crossread.desktop.read.lining.passages import nearest_to
from crossread.desktop.read.linked_page import Sides
from crossread.desktop.read.pane import Pane
from crossread.desktop.read.text_view import TextView

_COMFORTABLE = (0.1, 0.75)
"""A passage between these parts of its view's height stays where it is when the others come beside it."""
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
        self._lineup = Lineup()
        self._watched: set[QWidget] = set()
        self._known: tuple[object, ...] = ()
        self._set: tuple[object, ...] = ()
        self._step = InStep()
        self._glide = Glide(self._refresh, self)
        self._gaps: list[LinkGap] = []
        self._is_moving = False
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
        before, self._current = self._current, annotation_id
        if is_new:
            self._tag_id, self._is_event = tag_id, is_event
            self._signs, self._elsewhere = {}, ""
            self._glide.stop()
            self._is_moving = False
            self._step.unpin()
        self._read()
        if not tag_id:
            for pane in self._lineup.panes:
                pane.view.give_room_below(0)
        elif is_new or (annotation_id != before and self._place() is not None and not self._is_moving):
            self.line_up()

    @property
    def tag_id(self) -> str:
        """The event or claim on which the panes are lined up; empty for none."""
        return self._tag_id

    @property
    def gaps(self) -> Sequence[LinkGap]:
        """What lies between the panes that are seen, from left to right."""
        return tuple(self._gaps[: max(0, len(self._lineup.panes) - 1)])

    def set_signs(self, signs: Mapping[tuple[str, str], str], elsewhere: str = "") -> None:
        """How annotations stand to each other (`conflict`, `tension`, by both ids), and a word on what is not open."""
        self._signs, self._elsewhere = signs, elsewhere
        self._read()

    # Where passages are

    def _look_again(self) -> None:
        """The panes are others: watch them, and see what they have."""
        if not set(self._lineup.panes) <= set(self._desk.panes):
            # One is gone, and what comes before the next turn, such as an answer, must not ask it for anything.
            self._lineup, self._known = Lineup(), ()
        for pane in self._desk.panes:
            if pane in self._watched:
                continue
            self._watched.add(pane)
            pane.destroyed.connect(lambda _=None, gone=pane: self._watched.discard(gone))
            pane.view.scrolled.connect(lambda of=pane: self._follow(of))
            pane.view.bars_changed.connect(self._settling.start)
            for widget in (pane, pane.view.viewport()):
                widget.installEventFilter(self)
        self._settling.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where panes lie tells where links go."""
        if event.type() in _GEOMETRY:
            self._settling.start()
        return False

    def _settle(self) -> None:
        """Take up what has changed: panes, annotations, where they lie, how they are set."""
        self._read()
        views = [pane.view for pane in self._lineup.panes]
        for (left, right), gap in zip(pairwise(views), self._gaps, strict=False):
            gap.place(left, right)
            gap.refresh()
        pages = ((view, view.page) for view in views)
        now = tuple((view, view.setting, page.column, view.height(), view.is_whole) for view, page in pages if page)
        was, self._set = self._set, now
        if was and now != was and self._tag_id:
            self._realign()

    def _realign(self) -> None:
        """Lines were broken anew, or panes and annotations came: what stood beside each other shall again."""
        at = self._place()
        if at is not None:
            view = self._lineup.panes[at[0]].view
            stand = view.stand_of(self._lineup.annotation(at))
            if stand is not None and stand.bottom > 0 and stand.top < view.viewport().height():
                self.line_up(gently=False)
                return
        active = self._desk.active_pane
        if active is not None:
            self._follow(active)

    def _index(self) -> None:
        """Sort the annotations of each text by their tags, some at a time, before anybody chooses one."""
        if all(pane.view.buckets.index_some(_AT_ONCE) for pane in self._lineup.panes):
            self._indexing.stop()

    def _read(self) -> None:
        """Find the passages of all panes that are seen, if anything is another than before."""
        desk = self._desk
        panes = [pane for pane in desk.panes if pane.isVisibleTo(desk) and pane.content is not None]
        now = (self._tag_id, self._is_event, *((pane, pane.view.generation) for pane in panes))
        if now != self._known:
            self._known = now
            self._lineup = Lineup(panes, self._tag_id)
            self._step.forget(pane.view for pane in panes)
            self._indexing.start()
            for pane in desk.panes:
                if pane not in panes:
                    pane.head.set_lacking("")
                    pane.view.set_linked({})
            lacking = self.tr("no passage on “{name}”").format(name=self._style().name)
            for pane, passages in zip(panes, self._lineup.passages, strict=True):
                is_lacking = self._lineup.rows and not passages and pane.view.is_whole
                pane.head.set_lacking(lacking if is_lacking else "")
        self._link()

    def _style(self) -> TagStyle:
        found = (pane.view.styles.get(self._tag_id) for pane in self._lineup.panes)
        return next((style for style in found if style is not None), TagStyle(name="", colour=QColor()))

    def _place(self) -> Place | None:
        """Where the passage is that is read now."""
        return self._lineup.where_is(self._current) if self._current else None

    # Links

    def _link(self) -> None:
        """Show the links between neighbours, and lead to them inside of the texts."""
        lineup, style = self._lineup, self._style()
        panes, passages = lineup.panes, lineup.passages
        while len(self._gaps) < len(panes) - 1:
            self._gaps.append(LinkGap(self._desk.row))
        joined = [False] * len(self._gaps)
        for number, gap in enumerate(self._gaps):
            if number + 1 >= len(panes):
                gap.remove()
            elif not self._tag_id:
                gap.hide()
            else:
                links = GapLinks(
                    left=passages[number],
                    right=passages[number + 1],
                    pairs=lineup.neighbours(number),
                    is_event=self._is_event,
                    colour=style.colour,
                    pattern=style.pattern,
                    signs=self._signs,
                    counts_left=number == 0,
                )
                joined[number] = bool(links.pairs)
                gap.place(panes[number].view, panes[number + 1].view)
                gap.set_links(links)
        for number, (pane, each) in enumerate(zip(panes, passages, strict=True)):
            sides = Sides(number > 0 and joined[number - 1], number < len(panes) - 1 and joined[number])
            linked = dict.fromkeys((one.id for one in each), sides) if any(sides) else {}
            pane.view.set_linked(linked, self._tag_id, is_event=self._is_event)
        self._mark_current()

    def _mark_current(self) -> None:
        """The links of the row that is read now are the strongest, and what is kept beside each other first of all."""
        lineup = self._lineup
        members = lineup.in_row(self._place())
        current = frozenset(one.id for one in members.values())
        for gap in self.gaps:
            gap.set_current(current)
            gap.refresh()
        self._step.set_rows(lineup.pairs, {lineup.panes[number].view: one for number, one in members.items()})

    def _refresh(self) -> None:
        for gap in self.gaps:
            gap.refresh()

    def _paint_anew(self) -> None:
        for gap in self.gaps:
            gap.update()

    # Lining up

    def line_up(self, *, gently: bool = True) -> None:
        """Scroll every pane so that its passages stand at one height; where one reads stays still if it can."""
        begin = self._place() or self._nearest()
        if begin is None:
            return
        step, lineup = self._step, self._lineup
        self._current = lineup.annotation(begin).id
        step.unpin()
        self._mark_current()
        found = {lineup.panes[number].view: one for number, one in lineup.beside(begin).items()}
        self._is_moving = True
        for view, one in found.items():
            view.lay_out_round(one.start)
        heights = {view: view.height_of(one.start) for view, one in found.items()}
        first = lineup.panes[begin[0]].view
        tops = step.tops = self._tops()
        stands = heights[first] - first.verticalScrollBar().value()
        tall = max(1, first.viewport().height())
        stays = _COMFORTABLE[0] <= stands / tall <= _COMFORTABLE[1]
        level = (stands if stays else tall * LEVEL) + tops[first]
        # No text can be scrolled further down than to its first line.
        step.level = min(level, *(height + tops[view] for view, height in heights.items()))
        for pane in lineup.panes:
            view = pane.view
            room = heights[view] - step.level_in(view) - view.end_of_scroll if view in heights else 0.0
            view.give_room_below(max(0.0, room))
        targets = [(view, round(height - step.level_in(view))) for view, height in heights.items()]
        self._glide.go(targets, lambda: self._arrived(first, found), gently=gently)

    def _arrived(self, first: TextView, found: Mapping[TextView, Annotation]) -> None:
        """Put right what the layout on the way has moved, and let panes without a passage come along."""
        for view, one in found.items():
            view.verticalScrollBar().setValue(round(view.height_of(one.start) - self._step.level_in(view)))
        if self._step.kind == "tag":
            self._step.follow(first, (pane.view for pane in self._lineup.panes if pane.view not in found))
        self._is_moving = False
        self._refresh()

    def _nearest(self) -> Place | None:
        """The passage to begin with: in the pane in use the nearest to where one reads, else in the first with any."""
        panes, passages = self._lineup.panes, self._lineup.passages
        active = self._desk.active_pane
        for number in sorted(range(len(panes)), key=lambda number: panes[number] is not active):
            if passages[number]:
                view = panes[number].view
                y = view.verticalScrollBar().value() + view.viewport().height() * LEVEL
                return number, nearest_to(passages[number], view.offset_at(y))
        return None

    def step(self, *, forward: bool) -> None:
        """Go to the next passage on the chosen event or claim, or the one before; after the last to the first."""
        lineup = self._lineup
        order = lineup.order()
        if not order:
            return
        at = self._place()
        if at is None:
            number = order.index(self._nearest() or order[0])
        else:
            number = (order.index(at) + (1 if forward else -1)) % len(order)
        annotation, pane = lineup.annotation(order[number]), lineup.panes[order[number][0]]
        self._current = annotation.id
        self._is_moving = True
        self._desk.open_source(pane.source_id, focus=True)
        pane.view.select(annotation.start, annotation.start)
        self.passage_reached.emit(annotation.id)
        self.line_up()
        letter = pane.content.letter if pane.content is not None else ""
        words = self.tr("{number} of {count} · {source}").format(number=number + 1, count=len(order), source=letter)
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
        self._step.pin(pane.view for pane in self._lineup.panes)

    def _read_level(self) -> None:
        """Without anything lined up, places correspond at the height at which one reads."""
        panes = self._lineup.panes
        self._step.tops = self._tops()
        self._step.level = panes[0].view.viewport().height() * LEVEL if panes else 0.0

    def _tops(self) -> dict[TextView, float]:
        """How far below the first view each begins."""
        views = [pane.view for pane in self._lineup.panes]
        tops = [view.viewport().mapTo(self._desk.row, QPoint(0, 0)).y() for view in views]
        return {view: float(top - min(tops)) for view, top in zip(views, tops, strict=True)}

    def _follow(self, driver: Pane) -> None:
        """A pane was scrolled: the others come along, in the same frame as the links."""
        if self._is_moving:
            return
        panes = self._lineup.panes
        if driver in panes and not self._glide.is_running:
            if not self._tag_id or not self._step.level:
                self._read_level()
            self._is_moving = True
            self._step.follow(driver.view, (pane.view for pane in panes if pane is not driver))
            self._is_moving = False
        self._refresh()
