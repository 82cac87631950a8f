"""The sides of a disagreement one below the other, their passages, and the words in which two of these differ."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from crossread.db.grid import Quoted
from crossread.desktop.review.detail.card import PassageCard
from crossread.desktop.review.detail.in_view import bring_into_view, to_the_top
from crossread.desktop.review.detail.reading import Shown
from crossread.desktop.review.detail.side_block import MOST, SideBlock
from crossread.desktop.review.detail.word_difference import Range, is_same, word_difference
from crossread.desktop.review.detail.words import tr

_MOST_CARDS = 16


class Sides(QWidget):
    """Up and down go from passage to passage, Space on one compares its words with the next, Escape lets go."""

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
        self._sides = QVBoxLayout(self)
        self._sides.setContentsMargins(0, 2, 0, 4)
        self._sides.setSpacing(0)

    @property
    def cards(self) -> list[PassageCard]:
        """The passages that are shown, from the top down."""
        return [card for block in self.blocks for card in block.cards]

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
        for block in self.blocks:
            if block.group.role == "side":
                for quoted in block.group.passages:
                    found.setdefault(quoted.said.source_id, quoted.said.annotation_id)
        return list(found.values())

    def compare(self, one: str, other: str) -> None:
        """Mark the words in which the passages of two positions or tags differ."""
        for block in self.blocks:
            if {one, other} & {each.said.position_id for each in block.group.passages[len(block.cards) :]}:
                block.show_more()
        self._held = one
        self._mark(other)

    def forget(self) -> None:
        """Others are to be shown: nothing is compared, nothing was opened."""
        self._held = ""
        self._opened.clear()

    def show_sides(self, shown: Shown, *, editable: bool) -> None:
        """Show the sides of another claim or event, or the same again."""
        self._shown, self._editable = shown, editable
        self.setUpdatesEnabled(False)
        while (item := self._sides.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.blocks = []
        for number, group in enumerate(shown.groups):
            most = _most(number, len(shown.groups))
            opened = group.passages[0].said.position_id in self._opened
            block = SideBlock(
                group,
                self._card,
                is_event=shown.kind == "event",
                editable=editable,
                shown=len(group.passages) if opened else most,
            )
            block.aside_chosen.connect(self.aside_chosen)
            block.opened.connect(partial(self._opened.add, group.passages[0].said.position_id))
            self.blocks.append(block)
            self._sides.addWidget(block)
        self.setUpdatesEnabled(True)
        if self._held:
            held, self._held = self._held, ""
            self._hold(held)

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
