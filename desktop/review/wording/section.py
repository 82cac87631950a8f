"""The section of the detail that shows what each calls it: open for claims of words, on demand for any other."""

from typing import cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.records import Changes
from crossread.db.wording import Use, Wording, read_wording
from crossread.desktop.application.session import Session
from crossread.desktop.review.wording.model import Order
from crossread.desktop.review.wording.tree import WordTree
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.segmented_switch import SegmentedSwitch

KINDS = ("claim", "annotation", "source", "voice")
EDGE = 16
MOST_TOLD = 4


class WordingSection(QWidget):
    """Asks for what it shows and asks again when that may have changed."""

    annotation_requested = Signal(str)
    """The passage of a use shall be shown: the id of its annotation."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._claim = ""
        self._wording: Wording | None = None
        self._opened: set[str] = set()
        self.order = SegmentedSwitch([("date", _tr("by date")), ("word", _tr("by word"))], _tr("Words in order"))
        self.order.chosen.connect(lambda _key: self._show())
        self.more = QuietButton(_tr("The words each uses"), "chevron-right")
        self.more.clicked.connect(self._open)
        self.tree = WordTree()
        self.tree.setAccessibleName(_tr("What each calls it"))
        self.tree.use_requested.connect(self._request)
        self._heading = PlainLabel(_tr("What each calls it"), "heading", "ink_quiet")
        self._counts = PlainLabel("", "small", "ink_quiet", wrap=True)
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self.order)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 8, EDGE, 8)
        column.setSpacing(6)
        column.addWidget(self.more)
        column.addLayout(head)
        column.addWidget(self._counts)
        column.addWidget(self.tree)
        session.changed.connect(self._take_changes)
        session.closed.connect(self.clear)
        self.hide()

    @property
    def wording(self) -> Wording | None:
        """What is shown."""
        return self._wording

    def show_subject(self, kind: str, subject_id: str) -> None:
        """Show the words of a claim, once they are read; an event has none."""
        self._claim = subject_id if kind == "claim" else ""
        if self._claim:
            self._ask()
        else:
            self._take(None)

    def _is_gone(self, _error: CrossreadError) -> None:
        """What was asked about was deleted meanwhile; the change that says so asks anew."""
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._claim = ""
        self._take(None)

    def _ask(self) -> None:
        claim_id = self._claim

        def read(project: Project) -> Wording | None:
            is_there = any(claim.id == claim_id for claim in project.claims.all())
            return read_wording(project, claim_id) if is_there else None

        self._session.ask(read, self._take, key="wording", on_failed=self._is_gone)

    def _take_changes(self, changes: Changes) -> None:
        if self._claim and changes.concerns(*KINDS):
            self._ask()

    def _take(self, wording: Wording | None) -> None:
        if wording is not None and wording.claim_id != self._claim:
            return
        self._wording = wording
        self._show()

    def _open(self) -> None:
        self._opened.add(self._claim)
        self._show()
        self.tree.setFocus()

    def _show(self) -> None:
        wording = self._wording
        self.setVisible(wording is not None and bool(wording.words))
        if wording is None:
            self.tree.show_words((), "date")
            return
        is_wording = wording.value_type == "answer" and wording.compare == "wording"
        is_open = is_wording or self._claim in self._opened
        self.more.setVisible(not is_open)
        for widget in (self._heading, self.order, self._counts, self.tree):
            widget.setVisible(is_open)
        self.tree.show_words(wording.words if is_open else (), cast("Order", self.order.key))
        self._counts.setText(_told(wording))

    def _request(self, use: Use) -> None:
        self.annotation_requested.emit(use.annotation_id)


def _told(wording: Wording) -> str:
    counts = list(wording.counts.items())
    names = {word.text.casefold(): word.text for word in wording.words}
    told = [f"{names.get(word, word)} {count}" for word, count in counts[:MOST_TOLD]]
    rest = len(counts) - MOST_TOLD
    if rest > 0:
        told.append(_tr("{count} more").format(count=rest))
    return " · ".join(told)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Wording", text)
