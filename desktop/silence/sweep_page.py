"""The sweep: one claim and one source after the other, with what comes nearest, by keyboard alone.

S says silent, Enter goes to the passage to tag it, N goes on, P back, up and down through the passages, Ctrl+Z undoes.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crossread.db.errors import CrossreadError
from crossread.db.records import Changes, Passage
from crossread.db.silence import Cell, Look, Looker, mark_silent, open_cells
from crossread.desktop.application.session import Session
from crossread.desktop.silence import words
from crossread.desktop.silence.asking import GapQuestion
from crossread.desktop.silence.badge import SourceBadge
from crossread.desktop.silence.near_list import NearList
from crossread.desktop.silence.parts import row_of, scrolled, stacked
from crossread.desktop.silence.sweep import Sweep
from crossread.desktop.silence.words import tr
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import EmptyState, PlainLabel
from crossread.desktop.widgets.live_keys import live_keys

MOST = 5
AT_ONCE = 3_000
"""A walk is through so many at most; from its end it begins anew with what is open then."""
_REST_MS = 120


class SweepPage(QWidget):
    """Walks through what `start` names; asks the project anew when it changes elsewhere."""

    peeked = Signal(object)
    """A passage is to be seen in its text while the keys stay here; None for no longer."""
    passage_requested = Signal(object)
    """A passage is to be gone to, with the keys."""
    source_requested = Signal(str)
    """A source is to be gone to: nothing in it comes near."""
    said = Signal(str)
    moved = Signal()
    """Another cell is shown, or the end."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._looker = session, Looker()
        self.sweep = Sweep()
        self._scope: tuple[frozenset[str] | None, frozenset[str] | None] = (None, None)
        self._agreed: set[str] = set()
        self._own = 0
        self._is_stale = False
        self._look: Look | None = None
        self._make()
        self._peeks = QTimer(self)
        self._peeks.setSingleShot(True)
        self._peeks.setInterval(_REST_MS)
        self._peeks.timeout.connect(self._peek)
        session.changed.connect(self._take_changes)

    def start(self, *, source_id: str = "", claim_id: str = "") -> None:
        """Walk through what is open in one source, on one claim, or everywhere."""
        self._scope = (
            frozenset({source_id}) if source_id else None,
            frozenset({claim_id}) if claim_id else None,
        )
        self.sweep, self._look = Sweep(), None
        self._show(None)
        self._ask_cells(anew=True)

    def forget(self) -> None:
        """Walk through nothing: another project is open."""
        self.sweep, self._look, self._own = Sweep(), None, 0
        self._agreed.clear()
        self._show(None)

    @property
    def look(self) -> Look | None:
        """What is shown; None until it is read, and at the end."""
        return self._look

    # What the project says

    def _ask_cells(self, *, anew: bool) -> None:
        sources, claims = self._scope
        self._session.ask(
            lambda project: open_cells(project, source_ids=sources, claim_ids=claims, most=AT_ONCE),
            self._take_all if anew else self._take_again,
            key="sweep",
        )

    def _take_all(self, cells: tuple[Cell, ...]) -> None:
        self.sweep = Sweep(cells)
        self._ask_look()

    def _take_again(self, cells: tuple[Cell, ...]) -> None:
        if self._own:
            # What was marked a moment ago may be open still in this answer.
            self._ask_cells(anew=False)
            return
        here = self.sweep.cell
        self.sweep.refresh(cells)
        if self.sweep.cell != here or here is None:
            self._ask_look()
        else:
            self._show_place()

    def _take_changes(self, changes: Changes) -> None:
        if self._own and changes.ids.keys() == {"silence"}:
            self._own -= 1
        elif self.sweep.whole and changes.concerns("silence", "annotation", "claim", "event", "source", "revision"):
            self._is_stale = True
            self._refresh()

    def _refresh(self) -> None:
        if self._is_stale and self.isVisible():
            self._is_stale = False
            self._ask_cells(anew=False)

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks: take in what changed meanwhile."""
        super().showEvent(event)
        self._refresh()

    def _ask_look(self) -> None:
        cell = self.sweep.cell
        if cell is None:
            self._look = None
            self._show(None)
            return
        looker = self._looker
        self._session.ask(lambda project: looker.look(project, cell, MOST), self._take_look, key="look of the sweep")

    def _take_look(self, look: Look) -> None:
        if look.cell == self.sweep.cell:
            self._look = look
            self._show(look)

    # What is done

    def mark_silent(self) -> None:
        """Say that the source is silent on the claim; asks first where text may be missing."""
        look = self._look
        if look is None or look.cell != self.sweep.cell or not self._session.writable:
            return
        if look.gaps and look.cell.source_id not in self._agreed:
            self.question.ask(look.gap_numbers)
            return
        self._mark()

    def _mark(self) -> None:
        cell = self.sweep.mark()
        if cell is None:
            return
        self._own += 1
        self._session.run(lambda project: mark_silent(project, [cell]), on_failed=self._failed)
        self._moved()

    def _failed(self, error: CrossreadError) -> None:
        self._own -= 1
        self.said.emit(str(error))
        self._ask_cells(anew=False)

    def _agree(self) -> None:
        if self._look is not None:
            self._agreed.add(self._look.cell.source_id)
            self._mark()

    def next(self) -> None:
        """Leave this one open and go on."""
        self.sweep.go(1)
        self._moved()

    def back(self) -> None:
        """Go back to the one before."""
        self.sweep.go(-1)
        self._moved()

    def _moved(self) -> None:
        self.question.hide()
        self._peeks.stop()
        self._look = None
        self._show_place()
        self._ask_look()
        self.moved.emit()

    def go_and_tag(self) -> None:
        """Go to the passage that is shown, or else to the nearest one."""
        look = self._look
        if look is None:
            return
        if self.near.passage is None:
            self.near.go(0)
        passage = self.near.passage
        if passage is None:
            self.source_requested.emit(look.cell.source_id)
        else:
            self.passage_requested.emit(passage)

    def _show_gap(self) -> None:
        look = self._look
        if look is not None and look.gaps:
            start, end = look.gaps[0]
            self.peeked.emit(Passage(source_id=look.cell.source_id, revision=look.cell.revision, start=start, end=end))

    def _peek(self) -> None:
        if self.near.passage is not None and self.isVisible():
            self.peeked.emit(self.near.passage)

    # How it is built and shown

    def _make(self) -> None:
        self.badge = SourceBadge()
        self.claim = PlainLabel("", "title", "ink", wrap=True)
        self._kind = PlainLabel("", "small", "ink_quiet", wrap=True)
        self._heading = PlainLabel(tr("Nearest in this source"), "heading", "ink_quiet")
        self.near = NearList()
        self.near.chosen.connect(self.peeked)
        self.question = GapQuestion(tr("Silent all the same"), "sweep_silent")
        self.question.agreed.connect(self._agree)
        self.question.shown_requested.connect(self._show_gap)
        self.silent_button = QuietButton(tr("Silent"), outlined=True, action="sweep_silent")
        self.tag_button = QuietButton(tr("Go and tag"), outlined=True, key="↵")
        self.next_button = QuietButton(tr("Leave open"), outlined=True, action="sweep_next")
        self.back_button = QuietButton(tr("Back"), outlined=True, action="sweep_previous")
        self.silent_button.clicked.connect(self.mark_silent)
        self.tag_button.clicked.connect(self.go_and_tag)
        self.next_button.clicked.connect(self.next)
        self.back_button.clicked.connect(self.back)
        self.buttons = row_of((self.silent_button, self.tag_button, self.next_button, self.back_button))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 6, 0, 10)
        column.setSpacing(4)
        for part in (self.badge, self.claim, self._kind):
            row = QHBoxLayout()
            row.setContentsMargins(14, 0, 12, 0)
            row.addWidget(part, 1)
            column.addLayout(row)
        head = QHBoxLayout()
        head.setContentsMargins(14, 12, 12, 2)
        head.addWidget(self._heading)
        column.addLayout(head)
        column.addWidget(self.near)
        column.addStretch(1)
        self._scroll = scrolled(body)
        self.empty = EmptyState("", "", tr("Look again at what is open"))
        self.empty.action_requested.connect(self._begin_again)
        self.empty.hide()
        stacked(((self._scroll, 1), (self.empty, 1), (self.question, 0), (self.buttons, 0)), self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Going through what is open"))

    def _begin_again(self) -> None:
        self._ask_cells(anew=True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, look: Look | None) -> None:
        self._scroll.setVisible(look is not None)
        self.buttons.setVisible(look is not None)
        self.empty.setVisible(look is None)
        self._show_place()
        if look is None:
            self.question.hide()
            self._say_end()
            self.peeked.emit(None)
            return
        self.badge.show_source(look.source, look.place)
        self.claim.setText(look.claim.statement)
        kind = words.kind_of(look.claim, look.event)
        self._kind.setText(f"{kind}\n{words.others_say(look.others)}")
        self.near.show_look(look, MOST)
        self._scroll.verticalScrollBar().setValue(0)
        writable = self._session.writable
        self.silent_button.setEnabled(writable)
        self.setAccessibleDescription(self._spoken(look))
        if self.near.go(0):
            self._peeks.start()
        self.moved.emit()

    def _spoken(self, look: Look) -> str:
        near = look.excerpts[0] if look.excerpts else tr("Nothing in this source comes near to it.")
        return f"{look.claim.statement}. {look.source.title}. {near}"

    def _say_end(self) -> None:
        sweep = self.sweep
        if not sweep.whole:
            self.empty.set_texts(
                tr("Nothing is open here"), tr("On every claim something is said, or the source was marked silent.")
            )
            return
        silent = words.count_of(tr("1 marked silent"), tr("{count} marked silent"), sweep.silent)
        rest = words.count_of(tr("1 still open"), tr("{count} still open"), sweep.still_open)
        self.empty.set_texts(tr("That was the last one"), f"{silent} · {rest}")

    def _show_place(self) -> None:
        self.moved.emit()

    def do(self, deed: str) -> None:
        """Do what a key of the place `sweep` does."""
        deeds: dict[str, Callable[[], object]] = {
            "sweep_silent": self._agree if self.question.isVisible() else self.mark_silent,
            "sweep_tag": self.go_and_tag,
            "sweep_next": self.next,
            "sweep_previous": self.back,
            "sweep_undo": self._session.undo,
        }
        deeds[deed]()

    def event(self, event: QEvent) -> bool:
        """Its keys come before the window's own."""
        return live_keys().claims("sweep", event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the sweep; Enter goes to the passage, the arrows through the passages."""
        key, deed = event.key(), live_keys().deed("sweep", event)
        if deed:
            self.do(deed)
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_and_tag()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self.near.go(self.near.at + (1 if key == Qt.Key.Key_Down else -1)):
                self._scroll.ensureWidgetVisible(self.near.rows[self.near.at])
                self._peek()
        elif key == Qt.Key.Key_Escape and self.question.isVisible():
            self.question.hide()
        else:
            super().keyPressEvent(event)
