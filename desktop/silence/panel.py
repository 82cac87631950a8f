"""The panel of silences: the sweep, or what one source does not touch; a head that says which, and closes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from crossread.desktop.application.session import Session
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.silence.finish_page import FinishPage
from crossread.desktop.silence.sweep_page import AT_ONCE, SweepPage
from crossread.desktop.silence.words import tr
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.segmented_switch import SegmentedSwitch


class SilencePanel(QWidget):
    """Asks for passages to be shown; knows nothing of the panes."""

    peeked = Signal(object)
    """A passage is to be seen in its text while the keys stay here; None for no longer."""
    passage_requested = Signal(object)
    source_requested = Signal(str)
    said = Signal(str)
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._source_id = self._claim_id = ""
        self.sweep_page, self.finish_page = SweepPage(session), FinishPage(session)
        self._title = PlainLabel(tr("Silence"), "heading", "ink_quiet")
        self._aside = PlainLabel("", "small", "ink_quiet")
        self._close = QuietButton(icon="close", name=tr("Close"), key=tr("Esc"))
        self._close.clicked.connect(self.close_it)
        self.scope = SegmentedSwitch((), tr("What to go through"))
        self.scope.set_tip("source", tr("What is open in this source"))
        self.scope.set_tip("all", tr("What is open in all sources"))
        self.scope.set_tip("claim", tr("What is open on this claim"))
        self.scope.chosen.connect(self._choose_scope)
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 6, 2)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._aside)
        head.addStretch(1)
        head.addWidget(self._close)
        self._scope_row = QHBoxLayout()
        self._scope_row.setContentsMargins(14, 0, 12, 4)
        self._scope_row.addWidget(self.scope)
        self._scope_row.addStretch(1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.sweep_page)
        self._pages.addWidget(self.finish_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._scope_row)
        column.addWidget(self._pages, 1)
        self.setMinimumWidth(200)
        for page in (self.sweep_page, self.finish_page):
            page.peeked.connect(self.peeked)
            page.passage_requested.connect(self.passage_requested)
            page.source_requested.connect(self.source_requested)
            page.said.connect(self.said)
        self.sweep_page.moved.connect(self._show_place)
        self.finish_page.done.connect(self.close_it)
        self.finish_page.found.connect(self._show_finishing)
        session.closed.connect(self.close_it)
        session.opened.connect(self._forget)
        watcher().theme_changed.connect(self.update)

    def start_sweep(self, *, source_id: str = "", claim_id: str = "") -> None:
        """Go through what is open in a source or on a claim; without either everywhere."""
        self._source_id, self._claim_id = source_id or self._source_id, claim_id or self._claim_id
        # One word each: with two the three would be wider than the panel is at first.
        choices = [("all", tr("All"))]
        if self._source_id:
            choices.insert(0, ("source", tr("Source")))
        if self._claim_id:
            choices.append(("claim", tr("Claim")))
        self.scope.set_choices(choices)
        self.scope.show()
        key = "source" if source_id else "claim" if claim_id else "all"
        self.scope.choose(key)
        self._turn_to(self.sweep_page)
        self._begin(key)

    def start_finishing(self, source_id: str) -> None:
        """List what a source does not touch."""
        self._source_id = source_id
        self.scope.hide()
        self._title.setText("")
        self._aside.setText("")
        self._turn_to(self.finish_page)
        self.finish_page.start(source_id)
        self.give_keys()

    def give_keys(self) -> None:
        """Take the keys."""
        page = self.sweep_page if self._is_sweeping else self.finish_page
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _is_sweeping(self) -> bool:
        return self._pages.currentWidget() is self.sweep_page

    @property
    def has_begun(self) -> bool:
        """Whether a walk is under way that can be gone on with."""
        return self._is_sweeping and self.sweep_page.sweep.cell is not None

    def goes_on_with(self, source_id: str) -> bool:
        """Whether there is a walk to go on with, while this source is in use."""
        return self.has_begun and (self.scope.key != "source" or source_id in ("", self._source_id))

    def close_it(self) -> None:
        """Show nothing in the texts any more, and ask to be hidden."""
        self.peeked.emit(None)
        self.closed.emit()

    def _forget(self) -> None:
        self._source_id = self._claim_id = ""
        self.sweep_page.forget()
        self.close_it()

    def _turn_to(self, page: QWidget) -> None:
        # A page that is hidden with the keys in it throws them out of the panel, which closes an overlay.
        holder = QApplication.focusWidget()
        if holder is not None and self.isAncestorOf(holder):
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pages.setCurrentWidget(page)

    def _choose_scope(self, key: str) -> None:
        self._begin(key)

    def _begin(self, key: str) -> None:
        self._title.setText(tr("Silence"))
        self.sweep_page.start(
            source_id=self._source_id if key == "source" else "", claim_id=self._claim_id if key == "claim" else ""
        )
        self.give_keys()

    def _show_finishing(self, is_finished: bool) -> None:
        if not self._is_sweeping:
            self._title.setText(tr("Not touched") if is_finished else tr("Finished with this source?"))

    def _show_place(self) -> None:
        sweep = self.sweep_page.sweep
        if self._is_sweeping:
            more = "+" if sweep.whole >= AT_ONCE else ""
            place = tr("{place} of {whole}").format(place=f"{sweep.place:,}", whole=f"{sweep.whole:,}{more}")
            self._aside.setText(place if sweep.whole and sweep.cell is not None else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels."""
        QPainter(self).fillRect(self.rect(), current().panel)
