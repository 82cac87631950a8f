"""The sides of a disagreement one below the other, their passages, and the words in which two of these differ."""

from functools import partial
from time import perf_counter

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from crossread.db.grid import Quoted
from crossread.desktop.review.detail.card import PassageCard
from crossread.desktop.review.detail.in_view import bring_into_view, to_the_top
from crossread.desktop.review.detail.reading import Group, Shown
from crossread.desktop.review.detail.side_block import MOST, SideBlock
from crossread.desktop.review.detail.word_difference import Range, is_same, word_difference
from crossread.desktop.review.detail.words import tr
from crossread.desktop.widgets.buttons import QuietButton

_MOST_CARDS = 16
MOST_SIDES = 24
"""So many sides are shown at first, and so many more when they are asked for."""
SLICE_S = 0.012
"""So long the window may wait for sides in one turn; the rest is made in the next ones."""


class Sides(QWidget):
    """Up and down go from passage to passage, Space on one compares its words with the next, Escape lets go.

    The sides are made from the first on, a few in a turn of the event loop: a large claim never stops the window.
    """

    open_requested = Signal(str)
    copy_requested = Signal(str)
    history_requested = Signal(str)
    passage_chosen = Signal(str)
    aside_chosen = Signal(object, str)
    """As those of the detail."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self._editable = False
        self._held = ""
        self._opened: set[str] = set()
        self.blocks: list[SideBlock] = []
        self._kept: dict[str, SideBlock] = {}
        self._wanted = MOST_SIDES
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._make_some)
        self.more = QuietButton("", "chevron-down")
        self.more.clicked.connect(self._show_more)
        self._sides = QVBoxLayout(self)
        self._sides.setContentsMargins(0, 2, 0, 4)
        self._sides.setSpacing(0)
        self._sides.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.hide()

    @property
    def cards(self) -> list[PassageCard]:
        """The passages that are shown, from the top down."""
        return [card for block in self.blocks for card in block.cards]

    @property
    def is_whole(self) -> bool:
        """Whether all sides are there that are wanted, none is still to be made in another turn."""
        return len(self.blocks) >= min(self._wanted, len(self._groups()))

    def card_of(self, position_id: str) -> PassageCard | None:
        """The passage of a position or tag, if it is shown."""
        return next((card for card in self.cards if card.position_id == position_id), None)

    def card_with_keys(self) -> PassageCard | None:
        """The passage that has the keys."""
        holder = QApplication.focusWidget()
        return next((card for card in self.cards if card is holder), None)

    def passages(self) -> list[str]:
        """The annotations that stand for the sides: of each source one, that of the largest side; all if they fit."""
        found: dict[str, str] = {}
        for group in self._groups():
            if group.role == "side":
                for quoted in group.passages:
                    found.setdefault(quoted.said.source_id, quoted.said.annotation_id)
        return list(found.values())

    def compare(self, one: str, other: str) -> None:
        """Mark the words in which the passages of two positions or tags differ."""
        both = {one, other}
        for number, group in enumerate(self._groups()):
            if both & {each.said.position_id for each in group.passages}:
                self._wanted = max(self._wanted, number + 1)
                self._make(number + 1)
        for block in self.blocks:
            if {one, other} & {each.said.position_id for each in block.group.passages[len(block.cards) :]}:
                block.show_more()
        self._held = one
        self._mark(other)

    def forget(self) -> None:
        """Others are to be shown: nothing is compared, nothing was opened."""
        self._held = ""
        self._opened.clear()
        self._wanted = MOST_SIDES

    def show_sides(self, shown: Shown, *, editable: bool) -> None:
        """Show the sides of another claim or event, or the same again: then as many at once as there were."""
        before = [*self.blocks, *self._kept.values()]
        count = len(self.blocks) if self._is_of(shown, editable) else 0
        groups = {group.passages[0].said.position_id: group for group in shown.groups} if count else {}
        self._shown, self._editable = shown, editable
        self.setUpdatesEnabled(False)
        self.blocks, self._kept = [], {}
        for block in before:
            self._sides.removeWidget(block)
            block.hide()
            # What it says is what it said: its passages stay as they are.
            if groups.get(block.key) == block.group:
                self._kept[block.key] = block
            else:
                block.deleteLater()
        self._make(count)
        self._make_some()
        self.setUpdatesEnabled(True)
        if self._held:
            held, self._held = self._held, ""
            self._hold(held)

    def _is_of(self, shown: Shown, editable: bool) -> bool:
        before = self._shown
        if before is None or (before.kind, before.id, self._editable) != (shown.kind, shown.id, editable):
            return False
        return before.detail.subject.color == shown.detail.subject.color

    def _make(self, count: int) -> None:
        """Make as many sides, if there are so many."""
        for number in range(len(self.blocks), min(count, len(self._groups()))):
            self._make_one(number)

    def _make_some(self) -> None:
        """Make what a turn has room for, one at least, and go on in the next."""
        until = perf_counter() + SLICE_S
        while not self.is_whole:
            self._make_one(len(self.blocks))
            if perf_counter() >= until:
                break
        if not self.is_whole:
            self._next.start()
        self._tell_more()

    def _make_one(self, number: int) -> None:
        group = self._groups()[number]
        key = group.passages[0].said.position_id
        block = self._kept.pop(key, None)
        if block is None:
            assert self._shown is not None
            block = SideBlock(
                group,
                self._card,
                is_event=self._shown.kind == "event",
                editable=self._editable,
                shown=len(group.passages) if key in self._opened else _most(number, len(self._groups())),
            )
            block.aside_chosen.connect(self.aside_chosen)
            block.opened.connect(partial(self._opened.add, key))
        self.blocks.append(block)
        self._sides.insertWidget(self._sides.count() - 1, block)
        block.show()

    def _show_more(self) -> None:
        first = len(self.blocks)
        self._wanted = first + MOST_SIDES
        self._make_some()
        if self.blocks[first:] and self.blocks[first].cards:
            self.blocks[first].cards[0].setFocus()

    def _tell_more(self) -> None:
        rest = len(self._groups()) - max(len(self.blocks), min(self._wanted, len(self._groups())))
        self.more.setVisible(rest > 0)
        self.more.setText(tr("1 more side") if rest == 1 else tr("{count} more sides").format(count=rest))
        self.more.setAccessibleName(self.more.text())
        self.more.updateGeometry()

    def _groups(self) -> tuple[Group, ...]:
        return () if self._shown is None else self._shown.groups

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go through the passages, Escape compares no more."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        cards, holder = self.cards, QApplication.focusWidget()
        here = next((at for at, card in enumerate(cards) if card is holder), None)
        if step is not None and here is not None:
            place = here + step
            if 0 <= place < len(cards):
                cards[place].setFocus(Qt.FocusReason.TabFocusReason)
                return
        if event.key() == Qt.Key.Key_Escape and self._held:
            self._hold("")
            return
        super().keyPressEvent(event)

    def _card(self, quoted: Quoted) -> PassageCard:
        shown = self._shown
        assert shown is not None
        subject = shown.detail.subject
        card = PassageCard(
            quoted,
            color=subject.color,
            subject_id=subject.id,
            is_event=shown.kind == "event",
            editable=self._editable,
        )
        card.open_requested.connect(self.open_requested)
        card.copy_requested.connect(self.copy_requested)
        card.history_requested.connect(self.history_requested)
        card.chosen.connect(self._card_has_keys)
        card.held.connect(self._hold)
        card.aside_chosen.connect(lambda position_id, why: self.aside_chosen.emit([position_id], why))
        return card

    def _card_has_keys(self, position_id: str) -> None:
        card = next(card for card in self.cards if card.position_id == position_id)
        if card is self.cards[0] and not card.came_by_mouse:
            to_the_top(self)
        elif not card.came_by_mouse:
            bring_into_view(card)
        self.passage_chosen.emit(card.passage.said.annotation_id)
        if self._held and position_id != self._held:
            self._mark(position_id)

    def _hold(self, position_id: str) -> None:
        """Compare the words of others with those of this one; of the same again no more."""
        self._held = "" if position_id == self._held else position_id
        self._mark("")

    def _mark(self, other: str) -> None:
        held = next((card for card in self.cards if card.position_id == self._held), None)
        against = next((card for card in self.cards if card.position_id == other), None)
        mine: list[Range] = []
        theirs: list[Range] = []
        note = ""
        if held is not None and against is not None:
            one, two = held.passage.text, against.passage.text
            mine, theirs = word_difference(one, two)
            if not mine and not theirs:
                note = tr("word for word the same") if is_same(one, two) else tr("hardly a word in common")
        for card in self.cards:
            if card is held:
                card.mark(mine, held=True, note=tr("words compared with this"))
            else:
                card.mark(theirs if card is against else [], note=note if card is against else "")


def _most(number: int, groups: int) -> int:
    """So many passages of a side are shown at first: all sides together are to be there at once."""
    return 0 if number >= _MOST_CARDS else min(max(_MOST_CARDS // groups, 1), MOST)
