"""All that the panel shows of one annotation, in one column: passage, event tags, positions, note, and the others."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crossread.db.records import Annotation
from crossread.desktop.annotation.anchors import Anchors
from crossread.desktop.annotation.event_block import EventTags
from crossread.desktop.annotation.head import PassageView
from crossread.desktop.annotation.keeping import Keeper, Saving
from crossread.desktop.annotation.note_row import NoteRow
from crossread.desktop.annotation.others import OthersOn
from crossread.desktop.annotation.others_list import OthersList, lines_of
from crossread.desktop.annotation.position_block import PositionBlock
from crossread.desktop.annotation.reading import Book, Shown
from crossread.desktop.annotation.storing import Target
from crossread.desktop.annotation.words import tr
from crossread.desktop.widgets.labels import SectionHeader


class Content(QWidget):
    """Its widgets are made when first needed and used again for the next annotation."""

    annotation_requested = Signal(str)
    tag_requested = Signal()
    event_requested = Signal(str)
    claim_requested = Signal(str)
    history_requested = Signal(str)
    event_chosen = Signal(str, str)
    """The tag of this id shall be of the event of that id."""
    claim_chosen = Signal(str, str)
    """The position of this id shall be on the claim of that id."""
    untag_requested = Signal(str)
    """Take the tag of this id off."""
    removal_requested = Signal(str)
    """Take the position of this id off."""
    voice_requested = Signal(str)
    """Another voice says something on the claim of this id."""
    more_requested = Signal(str)
    """List more of the others on the claim or event of this id."""
    passages_wanted = Signal()
    """What dates can be counted from is about to be looked at."""

    def __init__(self, saving: Saving, before: Sequence[QWidget] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saving = saving
        self._before = list(before)
        self.passage = PassageView()
        self.tags = EventTags(saving)
        self.blocks: list[PositionBlock] = []
        self.note = NoteRow()
        self._note_keeper = Keeper(self.note, saving)
        self._others_head = SectionHeader(tr("Others on this claim"))
        self._others_head.row.setContentsMargins(0, 16, 0, 0)
        self.others = OthersList()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 4, 12, 16)
        self._column.setSpacing(0)
        self._column.addWidget(self.passage)
        self._column.addSpacing(10)
        self._column.addWidget(self.tags)
        self._column.addSpacing(4)
        self._first_block = self._column.count()
        for widget in (self.note, self._others_head, self.others):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._tabs_soon = QTimer(self)
        self._tabs_soon.setSingleShot(True)
        self._tabs_soon.timeout.connect(self._set_tab_order)
        self._connect()

    def show_annotation(self, shown: Shown, book: Book, anchors: Anchors, *, editable: bool) -> None:
        """Show it; the same one again keeps what is being typed."""
        annotation = shown.annotation
        self.setUpdatesEnabled(False)
        self.passage.show_passage(shown, book.places.get(annotation.source_id, 0))
        self.tags.show_tags(annotation.events, book, anchors, editable=editable)
        for at, position in enumerate(annotation.positions):
            block = self._block(at)
            block.show_position(position, book, anchors, editable=editable)
            block.show()
        for block in self.blocks[len(annotation.positions) :]:
            block.hide()
        self._note_keeper.show(Target(kind="note", id=annotation.id), {"note": annotation.note})
        self.note.set_editable(editable)
        self.order_tabs()
        self.setUpdatesEnabled(True)

    def show_others(self, annotation: Annotation, others: Sequence[OthersOn], book: Book) -> None:
        """Show what others say, and at each position how many stand against it."""
        conflicts = {each.subject_id: each.counts.get("conflict") for each in others}
        for block, position in zip(self.blocks, annotation.positions, strict=False):
            against = conflicts.get(position.claim_id)
            block.set_against(against.accounts if against else 0)
        self.others.show_lines(lines_of(others, book.sources, book.places))
        self.others.setVisible(bool(others))
        self._others_head.setVisible(bool(others))
        one = others[0] if len(others) == 1 else None
        title = tr("Others on this claim") if one else tr("Others on this")
        self._others_head.set_title(tr("Others on this event") if one and one.is_event else title)
        self.order_tabs()

    def block_of(self, position_id: str) -> PositionBlock | None:
        """The block that shows a position."""
        return next((each for each in self.blocks if each.position_id == position_id and not each.isHidden()), None)

    def refresh_offers(self) -> None:
        """What dates can be counted from has become more."""
        self.tags.refresh_offers()
        for block in self.blocks:
            block.refresh_offers()

    def order_tabs(self) -> None:
        """Let Tab go from above to below, once all that changes now has changed."""
        self._tabs_soon.start(0)

    def _connect(self) -> None:
        self.tags.tag_requested.connect(self.tag_requested)
        self.tags.event_requested.connect(self.event_requested)
        self.tags.event_chosen.connect(self.event_chosen)
        self.tags.history_requested.connect(self.history_requested)
        self.tags.remove_requested.connect(self.untag_requested)
        self.tags.rows_changed.connect(self.order_tabs)
        self.tags.passages_wanted.connect(self.passages_wanted)
        self.passage.rows_changed.connect(self.order_tabs)
        self.others.annotation_requested.connect(self.annotation_requested)
        self.others.more_requested.connect(self.more_requested)

    def _block(self, at: int) -> PositionBlock:
        while len(self.blocks) <= at:
            block = PositionBlock(self._saving)
            block.claim_requested.connect(self.claim_requested)
            block.claim_chosen.connect(self.claim_chosen)
            block.history_requested.connect(self.history_requested)
            block.remove_requested.connect(self.removal_requested)
            block.voice_requested.connect(self.voice_requested)
            block.rows_changed.connect(self.order_tabs)
            block.passages_wanted.connect(self.passages_wanted)
            self._column.insertWidget(self._first_block + len(self.blocks), block)
            self.blocks.append(block)
        return self.blocks[at]

    def _set_tab_order(self) -> None:
        chain = [*self._before, self.passage.unfold, *self.tags.tab_order()]
        for block in self.blocks:
            if not block.isHidden():
                chain.extend(block.tab_order())
        chain += [self.note.field, self.others]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)
