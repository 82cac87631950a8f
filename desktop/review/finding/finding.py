"""The finding on a claim or event: how it stands, what is accepted, how surely, why; earlier ones, what changed since.

It is kept while one writes, after a short rest and on leaving. However much is changed in one visit, it is one verdict;
the next visit makes another, and the earlier one stays.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from crossread.db.deciding import Draft, Visit, decide
from crossread.db.errors import CrossreadError, InvalidRecordError
from crossread.db.records import Answer, Claim, Event, SetAside, SetAsideWhy, Verdict
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.review.detail.feed import SubjectFeed
from crossread.desktop.review.detail.in_view import bring_into_view
from crossread.desktop.review.detail.reading import Shown
from crossread.desktop.review.finding.earlier import Earlier
from crossread.desktop.review.finding.reason_field import ReasonField
from crossread.desktop.review.finding.stale_box import StaleBox
from crossread.desktop.review.finding.status_row import StatusRow
from crossread.desktop.review.finding.values import meaning, shown, value_type
from crossread.desktop.review.finding.words import by_and_when, confidences, tr
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.completing_field import Choice, CompletingField
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.live_keys import live_keys

REST_MS = 500


class FindingSection(QWidget):
    """Ctrl+Enter keeps what stands there and goes on, Escape gives the keys back to the passages."""

    decided = Signal()
    """It is kept, and the next one is wanted."""
    left = Signal()
    """The keys are wanted elsewhere."""

    def __init__(self, feed: SubjectFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._session = feed, feed.session
        self._shown: Shown | None = None
        self._aside: tuple[SetAside, ...] = ()
        self._kept = Draft()
        self._visit = Visit()
        self._pending, self._typed = 0, False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.keep)
        self._make()
        feed.arrived.connect(self._take)
        feed.gone.connect(self.clear)
        watcher().theme_changed.connect(self.update)
        if feed.shown is not None:
            self._take(feed.shown)

    def show_subject(self, kind: str, subject_id: str) -> None:
        """Another claim or event will be shown: what was typed on this one is kept."""
        if self._shown is not None and (self._shown.kind, self._shown.id) != (kind, subject_id):
            self.keep()
        self._feed.show_subject(kind, subject_id)

    def clear(self) -> None:
        """Show nothing."""
        self.keep()
        self._shown = None
        self.hide()

    def take_keys(self) -> None:
        """Give the keys to how it stands."""
        if self._shown is not None:
            self.status.take_keys()
            bring_into_view(self)

    def set_aside(self, ids: Sequence[str], why: SetAsideWhy | None) -> None:
        """Set positions or event tags aside, or with None take them in again."""
        if self._shown is None or not self._session.writable:
            return
        left = tuple(each for each in self._aside if each.id not in ids)
        added = tuple(SetAside(id=each, why=why) for each in ids) if why else ()
        self._aside = left + added
        self._typed = True
        self.keep()

    def keep(self) -> None:
        """Keep what stands there, if it is anything else than before; say in words if it cannot be."""
        self._rest.stop()
        if not self._typed or self._shown is None or not self._session.writable:
            return
        try:
            draft = self._draft()
        except InvalidRecordError as error:
            self._tell(str(error))
            return
        self._tell("")
        self._typed = False
        if draft != self._kept:
            self._store(draft)

    def keep_and_go_on(self) -> None:
        """Keep it, end this visit, and ask for the next."""
        self._was_left()
        if not self._typed:
            self._visit = Visit()
            self.decided.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the place `verdict`; Enter goes on from the value, Escape goes back to the passages."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.do(live_keys().deed("verdict", event)):
            return
        if is_enter and self.value.hasFocus():
            self.keep()
            self.reason.setFocus()
        elif event.key() == Qt.Key.Key_Escape:
            self.keep()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def do(self, deed: str) -> bool:
        """Do what a key of the place `verdict` does; False if it does nothing."""
        if deed == "verdict_keep":
            self.keep_and_go_on()
            return True
        return self.status.do(deed)

    def event(self, event: QEvent) -> bool:
        """Its keys come before the window's own."""
        return live_keys().claims("verdict", event) or super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line above it."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, current().hairline)

    # What is shown

    def _take(self, shown_now: Shown) -> None:
        before = self._shown
        is_other = before is None or (before.kind, before.id) != (shown_now.kind, shown_now.id)
        if is_other:
            self._visit, self._pending, self._typed = Visit(), 0, False
        self._shown = shown_now
        detail = shown_now.detail
        subject, last = detail.subject, next(iter(detail.verdicts), None)
        self.stale.show_why(detail.stale_why, editable=self._session.writable)
        self.earlier.show_verdicts(detail.verdicts[1:], subject)
        self.by.setText(by_and_when(last) if last is not None else tr("nothing decided yet"))
        has_value = value_type(subject) != "truth"
        for widget in (self.value, self.value_label):
            widget.setVisible(has_value)
        self.hint.setVisible(not has_value)
        self._set_editable(self._session.writable)
        if not self._typed and not self._pending:
            as_it_stands = not is_other and Draft.of(last) == self._kept
            self._put(last, subject, but=QApplication.focusWidget() if as_it_stands else None)
        self.show()

    def _put(self, verdict: Verdict | None, subject: Claim | Event, *, but: QWidget | None = None) -> None:
        """Show a verdict; a field in which one goes on typing is left as it is."""
        self._kept = Draft.of(verdict)
        self._aside = self._kept.set_aside
        self.status.choose(self._kept.status)
        for field, text in (
            (self.value, shown(self._kept.finding, subject)),
            (self.confidence, self._kept.confidence or ""),
        ):
            if text != field.text() and field is not but:
                field.show_text(text)
        if self.reason is not but:
            self.reason.show_text(self._kept.reason)
        self._tell("")

    def _was_left(self) -> None:
        """The keys left a field: it is kept, and shown as it was understood."""
        self.keep()
        if not self._typed and self._shown is not None:
            text = shown(self._kept.finding, self._shown.detail.subject)
            if self.value.isVisible() and text != self.value.text():
                self.value.show_text(text)

    def _draft(self) -> Draft:
        assert self._shown is not None
        subject = self._shown.detail.subject
        finding = self._kept.finding
        if value_type(subject) != "truth" and self.value.text() != shown(finding, subject):
            finding = meaning(self.value.text(), subject)
        return Draft(
            status=self.status.status,
            finding=finding,
            confidence=self.confidence.text().strip() or None,
            reason=self.reason.words.rstrip(),
            set_aside=self._aside,
        )

    def _store(self, draft: Draft) -> None:
        assert self._shown is not None
        kind, subject_id, visit = self._shown.kind, self._shown.id, self._visit
        self._kept = draft
        self._pending += 1
        self._session.run(
            lambda project: decide(project, kind, subject_id, draft, visit),
            lambda _: self._was_kept(subject_id),
            lambda error: self._was_refused(subject_id, error),
            keep=f"verdict {subject_id}",
        )

    def _was_kept(self, subject_id: str) -> None:
        if isValid(self) and self._shown is not None and self._shown.id == subject_id:
            self._pending = max(self._pending - 1, 0)
            if not self._typed:
                self._tell("")

    def _was_refused(self, subject_id: str, error: CrossreadError) -> None:
        if isValid(self) and self._shown is not None and self._shown.id == subject_id:
            self._pending = max(self._pending - 1, 0)
            self._typed = True
            self._tell(str(error))

    def _judge_again(self) -> None:
        """What was found still stands, for what is stated now: the same once more."""
        self._visit = Visit()
        self._store(self._kept)

    def _was_edited(self) -> None:
        self._typed = True
        self._tell("")
        self._rest.start()

    def _status_chosen(self) -> None:
        self._typed = True
        self.keep()
        takes_value = self.value.isVisible() and self.status.status == "settled"
        (self.value if takes_value else self.reason).setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _set_editable(self, editable: bool) -> None:
        self.status.setEnabled(editable)
        self.go_on.setEnabled(editable)
        for field in (self.value, self.confidence, self.reason):
            field.setReadOnly(not editable)

    # What is offered

    def _values(self, typed: str) -> list[Choice]:
        if self._shown is None:
            return []
        subject = self._shown.detail.subject
        wanted = typed.strip().casefold()
        if isinstance(subject, Claim) and subject.value_type == "answer":
            answers: Sequence[Answer] = subject.answers
            return [Choice(key=each.id, text=each.text) for each in answers if wanted in each.text.casefold()]
        said = dict.fromkeys(
            each.said.words for each in self._shown.detail.said if each.said.stance == "asserts" and each.said.words
        )
        return _offered(typed, said)

    def _confidences(self, typed: str) -> list[Choice]:
        return _offered(typed, confidences())

    def _taken(self, choice: Choice) -> None:
        self._was_edited()
        # One Enter takes the answer and goes on to why; with Tab the keys are elsewhere by then.
        QTimer.singleShot(0, self.value, self._go_on_to_why)

    def _go_on_to_why(self) -> None:
        if self.value.hasFocus():
            self.reason.setFocus(Qt.FocusReason.TabFocusReason)

    # How it is built

    def _make(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 14, 20)
        column.setSpacing(7)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(tr("Finding"), "heading", "ink_quiet"))
        head.addStretch(1)
        self.by = PlainLabel("", "small", "ink_quiet")
        head.addWidget(self.by)
        column.addLayout(head)
        self.stale = StaleBox()
        self.stale.confirmed.connect(self._judge_again)
        column.addWidget(self.stale)
        self.status = StatusRow()
        self.status.chosen.connect(self._status_chosen)
        column.addWidget(self.status)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        self.value = CompletingField(tr("What is accepted"), self._values, tr("the value or answer accepted"))
        self.confidence = CompletingField(tr("How surely"), self._confidences, tr("certain, likely, possible …"))
        self.value_label = PlainLabel(tr("accepted"), "body", "ink_quiet")
        for at, (label, field) in enumerate(
            ((self.value_label, self.value), (PlainLabel(tr("how surely"), "body", "ink_quiet"), self.confidence))
        ):
            grid.addWidget(label, at, 0)
            grid.addWidget(field, at, 1)
            field.textEdited.connect(self._was_edited)
            field.taken.connect(self._taken)
            field.left.connect(self._was_left)
            field.undo_requested.connect(self._session.undo)
            field.redo_requested.connect(self._session.redo)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        self.hint = PlainLabel(tr("What holds is the side that is not set aside."), "small", "ink_quiet", wrap=True)
        column.addWidget(self.hint)
        self.reason = ReasonField(tr("Why"), tr("why: what speaks for it, what against"))
        self.reason.edited.connect(self._was_edited)
        self.reason.left.connect(self.keep)
        self.reason.undo_requested.connect(self._session.undo)
        self.reason.redo_requested.connect(self._session.redo)
        column.addWidget(self.reason)
        self.error = PlainLabel("", "small", "conflict", wrap=True)
        self.error.hide()
        column.addWidget(self.error)
        self.go_on = QuietButton(tr("Keep, and on to the next"), outlined=True, action="verdict_keep")
        self.go_on.clicked.connect(self.keep_and_go_on)
        column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        self.earlier = Earlier()
        column.addWidget(self.earlier)
        self.hide()


def _offered(typed: str, known: Iterable[str]) -> list[Choice]:
    """What was typed comes first, so that 149 is not taken for the beginning of 1490."""
    typed = typed.strip()
    found = [each for each in known if typed.casefold() in each.casefold()]
    first = [typed] if typed and found and typed not in found else []
    return [Choice(key=each, text=each) for each in (*first, *found)]
