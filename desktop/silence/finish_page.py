"""Finished with a source: the claims that it does not touch, each with what comes nearest, to be marked together."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.records import Changes, Passage, Source
from crossread.db.silence import Cell, Look, Looker, finish_silently, mark_silent, untouched_in
from crossread.desktop.application.session import Session
from crossread.desktop.silence import words
from crossread.desktop.silence.asking import GapQuestion
from crossread.desktop.silence.badge import SourceBadge
from crossread.desktop.silence.claim_card import ClaimCard
from crossread.desktop.silence.parts import row_of, scrolled, stacked
from crossread.desktop.silence.words import tr
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import EmptyState, PlainLabel
from crossread.desktop.widgets.live_keys import live_keys

AT_ONCE = 25
MOST = 5


@record
class _Found:
    """What is open in a source, the first of it looked at."""

    source: Source
    place: int
    is_finished: bool
    cells: tuple[Cell, ...]
    looks: tuple[Look, ...]


class FinishPage(QWidget):
    """Lists the claims of one source. What was ticked is kept while the project changes round it."""

    peeked = Signal(object)
    passage_requested = Signal(object)
    source_requested = Signal(str)
    said = Signal(str)
    """Something was done that an undo takes back, in a sentence."""
    found = Signal(bool)
    """What is open is listed; whether the source was finished before."""
    done = Signal()
    """What was to be done is done."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._looker = session, Looker()
        self._source_id = ""
        self._found: _Found | None = None
        self._wants_to_finish = True
        self._keeps_keys = False
        """The keys stay with the page while the cards are made anew."""
        self.cards: list[ClaimCard] = []
        self._make()
        session.changed.connect(self._take_changes)

    def start(self, source_id: str) -> None:
        """List what is open in a source."""
        self._source_id = source_id
        self._clear()
        self._ask()

    @property
    def source_id(self) -> str:
        """The source that is listed."""
        return self._source_id

    def ticked(self) -> list[Cell]:
        """The cells that are to be marked silent."""
        return [card.look.cell for card in self.cards if card.is_silent]

    # What the project says

    def _ask(self) -> None:
        source_id, looker, shown = self._source_id, self._looker, max(AT_ONCE, len(self.cards))

        def question(project: Project) -> _Found:
            cells = untouched_in(project, source_id)
            sources = project.sources.all()
            return _Found(
                source=project.sources.get(source_id),
                place=next(place for place, source in enumerate(sources) if source.id == source_id),
                is_finished=bool(project.sources.revision(source_id).finished),
                cells=cells,
                looks=tuple(looker.look(project, cell, MOST) for cell in cells[:shown]),
            )

        self._session.ask(question, self._take, key="untouched claims", on_failed=lambda _error: self._clear())

    def _take_changes(self, changes: Changes) -> None:
        if self._source_id and self.isVisible() and changes.concerns("silence", "annotation", "claim", "revision"):
            self._ask()

    def _take(self, found: _Found) -> None:
        if found.source.id != self._source_id:
            return
        ticked, at = set(self.ticked()), self._with_keys()
        self._found = found
        if at is not None:
            self._keeps_keys = True
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._keeps_keys = False
        self.badge.show_source(found.source, found.place)
        self._show_cards(found.looks, ticked)
        if at is not None and self.cards:
            self.cards[min(at, len(self.cards) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_state()
        self.found.emit(found.is_finished)
        if self.hasFocus():
            self._give_keys()

    def _more(self) -> None:
        found, looker = self._found, self._looker
        if found is None:
            return
        cells = found.cells[len(self.cards) : len(self.cards) + AT_ONCE]
        self._session.ask(
            lambda project: tuple(looker.look(project, cell, MOST) for cell in cells), self._add, key="more untouched"
        )

    def _add(self, looks: tuple[Look, ...]) -> None:
        for look in looks:
            self._put(look)
        self._show_state()

    # What is done

    def finish(self) -> None:
        """Finish the source and mark what is ticked, in one step; asks first where text may be missing."""
        if self._found is not None and self._found.is_finished:
            self.mark()
            return
        self._wants_to_finish = True
        self._do_or_ask()

    def mark(self) -> None:
        """Mark what is ticked, in one step, without finishing the source."""
        self._wants_to_finish = False
        if self.ticked():
            self._do_or_ask()

    def tick_all(self) -> None:
        """Tick every claim that is listed, or if all are, none."""
        on = not all(card.is_silent for card in self.cards)
        for card in self.cards:
            card.tick.setChecked(on)

    def _do_or_ask(self) -> None:
        cells = self.ticked()
        if not self._session.writable or self._found is None:
            return
        if cells and self.cards[0].look.gaps:
            self.question.ask(self.cards[0].look.gap_numbers)
            self.question.yes.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._do()

    def _do(self) -> None:
        cells, source_id, found = self.ticked(), self._source_id, self._found
        if found is None:
            return
        title = words.short(found.source.title)
        silent = words.count_of(tr("silent on 1 claim"), tr("silent on {count} claims"), len(cells))
        if self._wants_to_finish:
            sentence = tr("Finished with “{title}”").format(title=title) + (f", {silent}." if cells else ".")
            self._session.run(
                lambda project: finish_silently(project, source_id, cells), lambda _: self._was_done(sentence)
            )
        else:
            sentence = f"“{title}”: {silent}."
            self._session.run(lambda project: mark_silent(project, cells), lambda _: self._was_done(sentence))

    def _was_done(self, sentence: str) -> None:
        self.said.emit(sentence)
        if self._wants_to_finish:
            self.done.emit()

    # How it is built and shown

    def _make(self) -> None:
        self.badge = SourceBadge()
        self.count = PlainLabel("", "small", "ink_quiet", wrap=True)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 8)
        column.addLayout(self._list)
        self.more = QuietButton(tr("Show more"), outlined=True)
        self.more.clicked.connect(self._more)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._scroll = scrolled(body)
        self.empty = EmptyState(tr("Every claim is touched"), tr("On each the source says something, or is silent."))
        self.question = GapQuestion(tr("Silent all the same"))
        self.question.agreed.connect(self._do)
        self.question.shown_requested.connect(self._show_gap)
        self.question.refused.connect(self._give_keys)
        self.all_button = QuietButton(tr("Tick all"), outlined=True, action="finish_all")
        self.mark_button = QuietButton(tr("Mark silent"), outlined=True)
        self.finish_button = QuietButton(tr("Finished"), outlined=True, action="finish_done")
        self.all_button.clicked.connect(self.tick_all)
        self.mark_button.clicked.connect(self.mark)
        self.finish_button.clicked.connect(self.finish)
        self.buttons = row_of((self.finish_button, self.mark_button, self.all_button))
        top = QWidget()
        head = QVBoxLayout(top)
        head.setContentsMargins(14, 6, 12, 8)
        head.setSpacing(3)
        head.addWidget(self.badge)
        head.addWidget(self.count)
        parts = ((top, 0), (self._scroll, 1), (self.empty, 1), (self.question, 0), (self.buttons, 0))
        stacked(parts, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Claims that the source does not touch"))

    def _clear(self) -> None:
        self._found = None
        self._show_cards((), set())
        self.count.setText("")
        self.question.hide()
        for part in (self.empty, self.more, self.buttons):
            part.hide()

    def _show_cards(self, looks: tuple[Look, ...], ticked: set[Cell]) -> None:
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for look in looks:
            self._put(look).tick.setChecked(look.cell in ticked)

    def _put(self, look: Look) -> ClaimCard:
        card, place = ClaimCard(look), len(self.cards)
        card.ticked.connect(self._show_state)
        card.peeked.connect(self.peeked)
        card.passage_requested.connect(self.passage_requested)
        card.source_requested.connect(self.source_requested)
        card.step_requested.connect(partial(self._step, place))
        self._list.addWidget(card)
        self.cards.append(card)
        return card

    def _show_state(self) -> None:
        found, ticked = self._found, len(self.ticked())
        if found is None:
            return
        whole, writable = len(found.cells), self._session.writable
        said = words.count_of(
            tr("1 claim is not touched. Tick it if the source is silent on it."),
            tr("{count} claims are not touched. Tick those that the source is silent on."),
            whole,
        )
        self.count.setText(said if whole else "")
        self.empty.setVisible(not whole)
        self._scroll.setVisible(bool(whole))
        self.more.setVisible(len(self.cards) < whole)
        self.buttons.setVisible(writable)
        silent = words.count_of(tr("1 silent"), tr("{count} silent"), ticked)
        self.finish_button.setText(tr("Finished, {silent}").format(silent=silent) if ticked else tr("Finished"))
        self.mark_button.setText(tr("Only mark {silent}").format(silent=silent))
        self.finish_button.setVisible(not found.is_finished)
        self.mark_button.setVisible(bool(ticked))
        if found.is_finished and ticked:
            self.mark_button.setText(tr("Mark {silent}").format(silent=silent))
        self.all_button.setVisible(bool(self.cards))
        for button in (self.finish_button, self.mark_button):
            button.setAccessibleName(button.text())
            button.updateGeometry()

    def _step(self, place: int, step: int) -> None:
        at = place + step
        if 0 <= at < len(self.cards):
            self.cards[at].setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(self.cards[at])

    def _with_keys(self) -> int | None:
        return next((at for at, card in enumerate(self.cards) if card.hasFocus()), None)

    def _give_keys(self) -> None:
        if self.cards:
            self.cards[self._with_keys() or 0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.finish_button.isVisible():
            self.finish_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_gap(self) -> None:
        look = self.cards[0].look
        start, end = look.gaps[0]
        self.peeked.emit(Passage(source_id=look.cell.source_id, revision=look.cell.revision, start=start, end=end))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys are for the cards."""
        super().focusInEvent(event)
        if not self._keeps_keys:
            self._give_keys()

    def do(self, deed: str) -> None:
        """Do what a key of the place `finish` does, on all or on the claim that has the keys."""
        if deed == "finish_done":
            self.finish()
        elif deed == "finish_all":
            self.tick_all()
        elif self.cards:
            self.cards[self._with_keys() or 0].do(deed)

    def event(self, event: QEvent) -> bool:
        """Its keys come before the window's own."""
        return live_keys().claims("finish", event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a card left of the keys of the place `finish`."""
        key, deed = event.key(), live_keys().deed("finish", event)
        if deed in ("finish_done", "finish_all"):
            self.do(deed)
        elif key == Qt.Key.Key_Escape and self.question.isVisible():
            self.question.hide()
            self._give_keys()
        else:
            super().keyPressEvent(event)
