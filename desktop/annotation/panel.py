"""The panel at the right: the annotation under the cursor, to edit in place, and what others say on its claims."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.records import Annotation, Changes
from crossread.desktop.annotation.anchors import Anchors
from crossread.desktop.annotation.citation import citation
from crossread.desktop.annotation.event_block import EventTags
from crossread.desktop.annotation.head import PassageView, TopBar
from crossread.desktop.annotation.keeping import Keeper, Saving, Visits
from crossread.desktop.annotation.note_row import NoteRow
from crossread.desktop.annotation.others import MOST, OthersOn, read_others
from crossread.desktop.annotation.others_list import OthersList, lines_of
from crossread.desktop.annotation.position_block import PositionBlock
from crossread.desktop.annotation.reading import Book, DatedPassage, Shown, read_book, read_passages, read_shown
from crossread.desktop.annotation.storing import Target, Visit, add_position, change_claim, change_event
from crossread.desktop.annotation.words import tr
from crossread.desktop.application.session import Session
from crossread.desktop.look.theme import watcher
from crossread.desktop.widgets.labels import EmptyState, SectionHeader

_MORE = 60
_BOOK_KINDS = ("source", "voice", "event", "claim")


class AnnotationPanel(QWidget):
    """Shows one annotation at a time; its widgets are made when first needed and used again."""

    annotation_requested = Signal(str)
    """Go to another passage."""
    tag_requested = Signal(str)
    """Add a tag to this annotation."""
    event_requested = Signal(str)
    """Show this event."""
    claim_requested = Signal(str)
    """Show this claim."""
    deleted = Signal(str)
    """This annotation is gone."""
    said = Signal(str)
    """Something was done, in a sentence."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ids: list[str] = []
        self._id = ""
        self._shown: Shown | None = None
        self._book = Book()
        self._book_known = False
        self._anchors: Anchors | None = None
        self._others: Sequence[OthersOn] = ()
        self._most: dict[str, int] = {}
        self._focus_voice: tuple[str, Visit] | None = None
        self._passages_of = ""
        self._saving = Saving(session, self)
        self._visits = Visits(self)
        self._make()
        session.opened.connect(self._start)
        session.opening.connect(lambda _path: self.flush())
        session.closed.connect(self._start)
        session.changed.connect(self._take_changes)
        watcher().theme_changed.connect(self._show_again)
        self.show_annotation(None)

    @property
    def annotation_id(self) -> str | None:
        """The annotation that is shown, or asked for."""
        return self._id or None

    @property
    def annotation(self) -> Annotation | None:
        """The annotation as it is shown."""
        return self._shown.annotation if self._shown else None

    def show_annotation(self, annotation_id: str | None) -> None:
        """Show one annotation alone, or none."""
        self.show_among([annotation_id] if annotation_id else [], annotation_id or "")

    def show_among(self, ids: Sequence[str], chosen: str) -> None:
        """Show one of several that lie at one place; the bar says which of how many it is."""
        if chosen != self._id:
            self.flush()
            self._most = {}
            self._focus_voice = None
        self._ids, self._id = list(ids), chosen
        self._show_place()
        if chosen:
            self._ask()
        else:
            self._shown = None
            self._stack.setCurrentWidget(self._empty)
            self.bar.set_usable(False, False)

    def flush(self) -> None:
        """Store what was typed just now, without waiting for a rest: before the project is closed."""
        self._visits.flush()

    def edit_note(self) -> None:
        """Put the keys into the note."""
        if self._shown is not None:
            self.note.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._scroll.ensureWidgetVisible(self.note)

    def copy_citation(self) -> None:
        """Put quote, source, date and paragraph on the clipboard, as plain text."""
        if self._shown is None:
            return
        shown = self._shown
        word = tr("paragraph")
        QGuiApplication.clipboard().setText(citation(shown.annotation, shown.source, shown.paragraph, word))
        self.said.emit(tr("Copied: the quote with its source, to paste elsewhere."))

    def delete_annotation(self) -> None:
        """Delete the annotation at once; an undo brings it back."""
        shown = self._shown
        if shown is None or not self._session.writable:
            return
        gone = shown.annotation.id
        self.flush()
        self._session.run(lambda project: project.annotations.delete([gone]), lambda _none: self._was_deleted(shown))

    def _was_deleted(self, shown: Shown) -> None:
        gone = shown.annotation.id
        self.deleted.emit(gone)
        quote = " ".join(shown.annotation.quote.split())
        short = quote if len(quote) <= 40 else quote[:39].rstrip() + "…"
        self.said.emit(tr("Deleted the annotation of “{quote}”. Undo (Ctrl+Z) brings it back.").format(quote=short))
        rest = [each for each in self._ids if each != gone]
        if self._id == gone and rest:
            self.show_among(rest, rest[0])
            self.annotation_requested.emit(rest[0])

    # What is shown

    def _make(self) -> None:
        self.bar = TopBar()
        self.passage = PassageView()
        self.tags = EventTags(self._saving)
        self.blocks: list[PositionBlock] = []
        self.note = NoteRow()
        self._note_keeper = Keeper(self.note, self._saving)
        self._others_head = SectionHeader(tr("Others on this claim"))
        self._others_head.row.setContentsMargins(0, 16, 0, 0)
        self.others = OthersList()
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
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
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inner)
        self._empty = EmptyState(
            tr("No annotation here"),
            tr("Select a passage and press Enter to tag it. A click on a tagged passage shows it here, to edit."),
        )
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self._stack, 1)
        self.setMinimumWidth(200)
        self._connect()

    def _connect(self) -> None:
        self.bar.step_requested.connect(self._step)
        self.bar.copy_requested.connect(self.copy_citation)
        self.bar.delete_requested.connect(self.delete_annotation)
        self.tags.tag_requested.connect(lambda: self.tag_requested.emit(self._id))
        self.tags.event_requested.connect(self.event_requested)
        self.tags.event_chosen.connect(self._change_event)
        self.tags.remove_requested.connect(self._untag)
        self.tags.rows_changed.connect(self._order_tabs)
        self.tags.passages_wanted.connect(self._want_passages)
        self.passage.rows_changed.connect(self._order_tabs)
        self.others.annotation_requested.connect(self.annotation_requested)
        self.others.more_requested.connect(self._want_more)
        self._tabs_soon = QTimer(self)
        self._tabs_soon.setSingleShot(True)
        self._tabs_soon.timeout.connect(self._set_tab_order)

    def _start(self) -> None:
        self._book, self._book_known = Book(), False
        self.show_annotation(None)

    def _take_changes(self, changes: Changes) -> None:
        is_book = changes.concerns(*_BOOK_KINDS)
        if is_book:
            self._book_known = False
        if not self._id:
            return
        if is_book or self._id in changes.ids.get("annotation", frozenset()):
            self._ask()
        elif changes.concerns("annotation", "revision", "relation", "silence", "verdict"):
            self._ask_others()

    def _ask(self) -> None:
        annotation_id, book = self._id, self._book if self._book_known else None

        def question(project: Project) -> tuple[str, Book, Shown | None]:
            known = read_book(project) if book is None else book
            return annotation_id, known, read_shown(project, annotation_id, known)

        self._session.ask(question, self._take_shown, key="annotation panel", on_failed=self._ask_failed)

    def _ask_failed(self, error: CrossreadError) -> None:
        """What it stands in has gone while it was asked for: the change that says so is on its way."""
        self._take_shown((self._id, self._book, None))

    def _take_shown(self, answer: tuple[str, Book, Shown | None]) -> None:
        annotation_id, book, shown = answer
        if annotation_id != self._id:
            return
        if book is not self._book:
            self._book, self._book_known = book, True
        is_other = self._shown is None or shown is None or shown.annotation.id != self._shown.annotation.id
        if is_other:
            self._others = ()
            self._passages_of = ""
        self._shown = shown
        if shown is None:
            # It stays asked for: an undo brings it back.
            self._stack.setCurrentWidget(self._empty)
            self.bar.set_usable(False, False)
            return
        self._show(shown)
        if is_other:
            self._scroll.verticalScrollBar().setValue(0)
        self._ask_others()

    def _show_again(self) -> None:
        if self._shown is not None:
            self._show(self._shown)

    def _show(self, shown: Shown) -> None:
        editable = self._session.writable
        annotation, book = shown.annotation, self._book
        if self._anchors is None or self._passages_of != annotation.id or self._anchors.shown is not shown:
            self._anchors = Anchors(shown, book)
            self._passages_of = ""
        self._inner.setUpdatesEnabled(False)
        self.bar.set_usable(True, editable)
        self._show_place()
        self.passage.show_passage(shown, book.places.get(annotation.source_id, 0))
        self.tags.show_tags(annotation.events, book, self._anchors, editable=editable)
        for at, position in enumerate(annotation.positions):
            block = self._block(at)
            block.show_position(position, book, self._anchors, editable=editable)
            block.show()
        for block in self.blocks[len(annotation.positions) :]:
            block.hide()
        self._note_keeper.show(Target(kind="note", id=annotation.id), {"note": annotation.note})
        self.note.set_editable(editable)
        self._show_others()
        self._stack.setCurrentWidget(self._scroll)
        self._order_tabs()
        self._inner.setUpdatesEnabled(True)
        self._give_focus_to_voice()

    def _block(self, at: int) -> PositionBlock:
        while len(self.blocks) <= at:
            block = PositionBlock(self._saving)
            block.claim_requested.connect(self.claim_requested)
            block.claim_chosen.connect(self._change_claim)
            block.remove_requested.connect(self._remove_position)
            block.voice_requested.connect(self._add_voice)
            block.rows_changed.connect(self._order_tabs)
            block.passages_wanted.connect(self._want_passages)
            self._column.insertWidget(self._first_block + len(self.blocks), block)
            self.blocks.append(block)
        return self.blocks[at]

    def _show_place(self) -> None:
        at = self._ids.index(self._id) if self._id in self._ids else 0
        self.bar.show_place(at, len(self._ids))

    def _step(self, step: int) -> None:
        if not self._ids:
            return
        at = (self._ids.index(self._id) + step) % len(self._ids) if self._id in self._ids else 0
        chosen = self._ids[at]
        self.show_among(self._ids, chosen)
        self.annotation_requested.emit(chosen)

    # The others

    def _ask_others(self) -> None:
        shown, book, most = self._shown, self._book, dict(self._most)
        if shown is None:
            return
        annotation = shown.annotation

        def question(project: Project) -> tuple[str, Sequence[OthersOn]]:
            return annotation.id, read_others(project, annotation, book, most)

        self._session.ask(question, self._take_others, key="annotation panel, others", on_failed=_ignore)

    def _take_others(self, answer: tuple[str, Sequence[OthersOn]]) -> None:
        annotation_id, others = answer
        if self._shown is not None and annotation_id == self._shown.annotation.id:
            self._others = others
            self._show_others()
            self._order_tabs()

    def _show_others(self) -> None:
        shown = self._shown
        if shown is None:
            return
        conflicts = {each.subject_id: each.counts.get("conflict") for each in self._others}
        for block, position in zip(self.blocks, shown.annotation.positions, strict=False):
            against = conflicts.get(position.claim_id)
            block.set_against(against.accounts if against else 0)
        self.others.show_lines(lines_of(self._others, self._book.sources, self._book.places))
        self.others.setVisible(bool(self._others))
        self._others_head.setVisible(bool(self._others))
        several = len(self._others) > 1
        self._others_head.set_title(tr("Others on this") if several else tr("Others on this claim"))

    def _want_more(self, subject_id: str) -> None:
        self._most[subject_id] = self._most.get(subject_id, MOST) + _MORE
        self._ask_others()

    # Changes that are no visit to a field

    def _change_event(self, tag_id: str, event_id: str) -> None:
        self._session.run(lambda project: change_event(project, tag_id, event_id), None, self._tell)

    def _untag(self, tag_id: str) -> None:
        self._session.run(lambda project: project.annotations.untag(tag_id), None, self._tell)

    def _change_claim(self, position_id: str, claim_id: str) -> None:
        self.flush()
        self._session.run(lambda project: change_claim(project, position_id, claim_id), self._claim_changed, self._tell)

    def _claim_changed(self, dropped: bool) -> None:
        if dropped:
            self.said.emit(tr("The value did not fit the other claim and was taken out. Undo (Ctrl+Z) brings it back."))

    def _remove_position(self, position_id: str) -> None:
        self._session.run(lambda project: project.annotations.remove_position(position_id), None, self._tell)

    def _add_voice(self, claim_id: str) -> None:
        annotation_id, visit = self._id, Visit()

        def operation(project: Project) -> tuple[str, Visit]:
            return add_position(project, annotation_id, claim_id, visit), visit

        self._session.run(operation, self._voice_added, self._tell)

    def _voice_added(self, added: tuple[str, Visit]) -> None:
        self._focus_voice = added
        self._give_focus_to_voice()

    def _give_focus_to_voice(self) -> None:
        """Put the keys into the field of the voice of a position that was just added, once it is shown."""
        if self._focus_voice is None:
            return
        position_id, visit = self._focus_voice
        block = next((each for each in self.blocks if each.position_id == position_id and not each.isHidden()), None)
        if block is not None:
            self._focus_voice = None
            block.edit_voice().go_on_with(visit)
            self._scroll.ensureWidgetVisible(block)

    def _tell(self, error: CrossreadError) -> None:
        self.said.emit(str(error))

    # What dates can be counted from

    def _want_passages(self) -> None:
        shown, book = self._shown, self._book
        if shown is None or self._passages_of == shown.annotation.id:
            return
        self._passages_of = shown.annotation.id
        self._session.ask(
            lambda project: (shown.annotation.id, read_passages(project, shown, book)),
            self._take_passages,
            key="annotation panel, passages",
            on_failed=_ignore,
        )

    def _take_passages(self, answer: tuple[str, list[DatedPassage]]) -> None:
        annotation_id, passages = answer
        if self._anchors is None or self._shown is None or self._shown.annotation.id != annotation_id:
            return
        self._anchors.take_passages(passages)
        self.tags.refresh_offers()
        for block in self.blocks:
            block.refresh_offers()

    # The keys

    def _order_tabs(self) -> None:
        self._tabs_soon.start(0)

    def _set_tab_order(self) -> None:
        chain = [*self.bar.tab_order(), self.passage.unfold, *self.tags.tab_order()]
        for block in self.blocks:
            if not block.isHidden():
                chain.extend(block.tab_order())
        chain += [self.note.field, self.others]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)


def _ignore(_error: CrossreadError) -> None:
    """What was asked about is gone; the change that says so asks anew."""
