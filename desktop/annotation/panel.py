"""The panel at the right: the annotation under the cursor, to edit in place, and what others say on its claims."""

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from crossread.db.records import Annotation, Changes
from crossread.desktop.annotation.citation import citation
from crossread.desktop.annotation.edits import Edits
from crossread.desktop.annotation.feed import Answer, Feed
from crossread.desktop.annotation.keeping import Saving, Visits
from crossread.desktop.annotation.row import Hint
from crossread.desktop.annotation.storing import Visit
from crossread.desktop.annotation.top_bar import TopBar
from crossread.desktop.annotation.words import tr
from crossread.desktop.application.session import Session
from crossread.desktop.look.theme import watcher
from crossread.desktop.widgets.labels import EmptyState
from crossread.desktop.widgets.live_keys import live_keys

if TYPE_CHECKING:
    from crossread.desktop.annotation.content import Content


class AnnotationPanel(QWidget):
    """Shows one annotation at a time, or what to do to see one."""

    annotation_requested = Signal(str)
    """Go to another passage."""
    tag_requested = Signal(str)
    """Add a tag to this annotation."""
    event_requested = Signal(str)
    """Show this event."""
    claim_requested = Signal(str)
    """Show this claim."""
    history_requested = Signal(str)
    """Show what happened to this annotation, tag or position."""
    deleted = Signal(str)
    """This annotation is gone."""
    said = Signal(str)
    """Something was done that an undo takes back, in a sentence."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ids: list[str] = []
        self._id = ""
        self._gone = ""
        self._focus_voice: tuple[str, Visit] | None = None
        self._content: Content | None = None
        self._saving = Saving(session, self)
        self._edits = Edits(session, self)
        self._feed = Feed(session, self)
        self._visits = Visits(self)
        self._make()
        self._edits.failed.connect(lambda sentence: self.hint.say(sentence, is_error=True))
        self._edits.value_dropped.connect(self._say_value_dropped)
        self._edits.voice_added.connect(self._voice_added)
        self._feed.arrived.connect(self._take)
        self._feed.others_arrived.connect(self._show_others)
        session.opened.connect(self._start)
        session.opening.connect(lambda _path: self.flush())
        session.closed.connect(self._start)
        session.changed.connect(self._take_changes)
        session.standing_changed.connect(self._say_how)
        watcher().theme_changed.connect(self._show_again)
        self.show_annotation(None)
        # Nobody waits for the content until an annotation is chosen; it is made while nothing else happens.
        heavy = ("date_row", "position_block", "event_block", "others_painter")
        imports = [partial(import_module, f"crossread.desktop.annotation.{name}") for name in heavy]
        self._warm([*imports, self._made_content])

    @property
    def annotation_id(self) -> str | None:
        """The annotation that is shown, or asked for."""
        return self._id or None

    @property
    def annotation(self) -> Annotation | None:
        """The annotation as it is shown."""
        return self._feed.shown.annotation if self._feed.shown else None

    @property
    def content(self) -> "Content":
        """All that is shown of an annotation; made at the first call."""
        return self._made_content()

    def show_annotation(self, annotation_id: str | None) -> None:
        """Show one annotation alone, or none."""
        self.show_among([annotation_id] if annotation_id else [], annotation_id or "")

    def show_among(self, ids: Sequence[str], chosen: str) -> None:
        """Show one of several that lie at one place; the bar says which of how many it is."""
        if chosen:
            self._gone = ""
        if chosen != self._id:
            self.flush()
            self._focus_voice = None
        self._ids, self._id = list(ids), chosen
        self._show_place()
        self._feed.ask(chosen)
        if not chosen:
            self._show_nothing()

    def flush(self) -> None:
        """Store what was typed just now, without waiting for a rest: before the project is closed."""
        self._visits.flush()

    def edit_note(self) -> None:
        """Put the keys into the note, behind what it says."""
        if self._feed.shown is not None:
            note = self.content.note
            if not note.field.hasFocus():
                note.field.moveCursor(QTextCursor.MoveOperation.End)
            note.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._scroll.ensureWidgetVisible(note)

    def copy_citation(self) -> None:
        """Put quote, source, date and paragraph on the clipboard, as plain text."""
        shown = self._feed.shown
        if shown is not None:
            cited = citation(shown.annotation, shown.source, shown.paragraph, tr("paragraph"))
            QGuiApplication.clipboard().setText(cited)
            self.bar.say(tr("Copied with its source"))

    def delete_annotation(self) -> None:
        """Delete the annotation at once; an undo brings it back."""
        annotation = self.annotation
        if annotation is not None and self._session.writable:
            self.flush()
            self._edits.delete(annotation.id, lambda: self._was_deleted(annotation))

    def _was_deleted(self, gone: Annotation) -> None:
        rest = [each for each in self._ids if each != gone.id] if self._id == gone.id else []
        self.deleted.emit(gone.id)
        self._gone = gone.id
        quote = " ".join(gone.quote.split())
        short = quote if len(quote) <= 40 else quote[:39].rstrip() + "…"
        said = tr("Deleted the annotation of “{quote}”. {undo} brings it back.")
        self.said.emit(said.format(quote=short, undo=live_keys().behind(tr("Undo"), "undo")))
        if rest:
            self.show_among(rest, rest[0])
            self.annotation_requested.emit(rest[0])

    def _say_value_dropped(self) -> None:
        said = tr("The value did not fit the other claim and was taken out. {undo} brings it back.")
        self.said.emit(said.format(undo=live_keys().behind(tr("Undo"), "undo")))

    def _say_how(self) -> None:
        key = live_keys().written("tag")
        if self._session.is_open and not self._session.writable:
            told = tr("A click on a tagged passage shows it here. The project can only be read now.")
            self.empty.set_texts(tr("No annotation here"), told)
            return
        tag = tr("press {key} to tag it").format(key=key) if key else tr("tag it")
        told = tr("Select a passage and {tag}. A click on a tagged passage shows it here, to edit.")
        self.empty.set_texts(tr("No annotation here"), told.format(tag=tag))

    # How it is built

    def _make(self) -> None:
        self.bar = TopBar()
        self.hint = Hint()
        self.hint.hide()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.empty = EmptyState(tr("No annotation here"), "")
        live_keys().changed.connect(self._say_how)
        self._say_how()
        self._stack = QStackedLayout()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.hint)
        column.addLayout(self._stack, 1)
        self.setMinimumWidth(200)
        self.bar.step_requested.connect(self._step)
        self.bar.copy_requested.connect(self.copy_citation)
        self.bar.history_requested.connect(lambda: self.history_requested.emit(self._id))
        self.bar.delete_requested.connect(self.delete_annotation)

    def _made_content(self) -> "Content":
        if self._content is not None:
            return self._content
        from crossread.desktop.annotation.content import Content

        content = Content(self._saving, self.bar.tab_order())
        content.annotation_requested.connect(self.annotation_requested)
        content.event_requested.connect(self.event_requested)
        content.claim_requested.connect(self.claim_requested)
        content.history_requested.connect(self.history_requested)
        content.tag_requested.connect(lambda: self.tag_requested.emit(self._id))
        content.event_chosen.connect(self._edits.change_event)
        content.untag_requested.connect(self._edits.untag)
        content.claim_chosen.connect(self._change_claim)
        content.removal_requested.connect(self._edits.remove_position)
        content.voice_requested.connect(lambda claim_id: self._edits.add_voice(self._id, claim_id))
        content.more_requested.connect(self._feed.ask_more)
        content.passages_wanted.connect(self._feed.ask_passages)
        self._feed.passages_arrived.connect(content.refresh_offers)
        self._scroll.setWidget(content)
        self._content = content
        return content

    def showEvent(self, event: QShowEvent) -> None:
        """Hear of the window's closing, so that what was typed last is stored before the project is closed."""
        super().showEvent(event)
        self.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window closes."""
        if event.type() == QEvent.Type.Close and watched is self.window():
            self.flush()
        return False

    def _warm(self, stages: list[Callable[[], object]]) -> None:
        def step() -> None:
            if isValid(self) and stages:
                stages.pop(0)()
                QTimer.singleShot(0, self, step)

        QTimer.singleShot(0, self, step)

    # What is shown

    def _start(self) -> None:
        self._feed.forget()
        self._say_how()
        self.show_annotation(None)

    def _take_changes(self, changes: Changes) -> None:
        self._feed.take_changes(changes)
        # The annotation that was deleted last is shown again when an undo brings it back.
        if self._gone and not self._id and self._gone in changes.ids.get("annotation", frozenset()):
            back = self._gone
            self.show_annotation(back)
            self.annotation_requested.emit(back)

    def _take(self, answer: Answer) -> None:
        self.hint.say("", is_error=False)
        if answer.shown is None:
            # It stays asked for: an undo brings it back.
            self._show_nothing()
            return
        self._show_again()
        if answer.is_other:
            self._scroll.verticalScrollBar().setValue(0)

    def _show_again(self) -> None:
        shown, anchors, editable = self._feed.shown, self._feed.anchors, self._session.writable
        if shown is None or anchors is None:
            return
        self.bar.set_usable(True, editable)
        self._show_place()
        self.content.show_annotation(shown, self._feed.book, anchors, editable=editable)
        self._show_others()
        self._stack.setCurrentWidget(self._scroll)
        self._give_focus_to_voice()

    def _show_nothing(self) -> None:
        self._stack.setCurrentWidget(self.empty)
        self.bar.set_usable(False, False)

    def _show_others(self) -> None:
        if self._feed.shown is not None:
            self.content.show_others(self._feed.shown.annotation, self._feed.others, self._feed.book)

    def _show_place(self) -> None:
        at = self._ids.index(self._id) if self._id in self._ids else 0
        self.bar.show_place(at, len(self._ids))

    def _step(self, step: int) -> None:
        if self._id in self._ids:
            chosen = self._ids[(self._ids.index(self._id) + step) % len(self._ids)]
            self.show_among(self._ids, chosen)
            self.annotation_requested.emit(chosen)

    def _change_claim(self, position_id: str, claim_id: str) -> None:
        self.flush()
        self._edits.change_claim(position_id, claim_id)

    def _voice_added(self, position_id: str, visit: Visit) -> None:
        self._focus_voice = (position_id, visit)
        self._give_focus_to_voice()

    def _give_focus_to_voice(self) -> None:
        """Put the keys into the field of the voice of a position that was just added, once it is shown."""
        if self._focus_voice is None:
            return
        position_id, visit = self._focus_voice
        block = self.content.block_of(position_id)
        if block is not None:
            self._focus_voice = None
            block.edit_voice().go_on_with(visit)
            self._scroll.ensureWidgetVisible(block)
