"""The codebook of the open project, kept ready so that the picker opens at once, and kept true."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from crossread.db.project import Project
from crossread.db.records import Changes
from crossread.desktop.application.session import Session
from crossread.desktop.look.palettes import claim_codes
from crossread.desktop.tagging.codebook import EMPTY, Codebook, codebook_of, counts_of
from crossread.desktop.tagging.recent import Recent

COUNTS_AFTER_MS = 300
"""How long after a change the counts are asked for: while somebody tags, nobody waits for them."""


class CodebookCache(QObject):
    """The codebook of the session's project, asked for when that changes."""

    refreshed = Signal()
    """Another codebook, or other counts, are there."""

    def __init__(self, session: Session, recent: Recent, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._recent = session, recent
        self._is_first = True
        self.book = EMPTY
        self.counts: Mapping[str, int] = {}
        self._counting = QTimer(self, singleShot=True, interval=COUNTS_AFTER_MS)
        self._counting.timeout.connect(self._count)
        session.opened.connect(self._start)
        session.closed.connect(self._empty)
        session.changed.connect(self._follow)
        if session.is_open:
            self._start()

    def _start(self) -> None:
        self._empty()
        self._ask()
        self._count()

    def _empty(self) -> None:
        self.book, self.counts, self._is_first = EMPTY, {}, True
        self._recent.start(())
        self.refreshed.emit()

    def _follow(self, changes: Changes) -> None:
        if changes.concerns("event", "claim", "voice"):
            self._ask()
        if changes.concerns("annotation"):
            self._counting.start()

    def _ask(self) -> None:
        self._session.ask(_read, self._show, key="tagging.codebook")

    def _count(self) -> None:
        self._session.ask(counts_of, self._show_counts, key="tagging.counts")

    def _show(self, book: Codebook) -> None:
        self.book = book
        if self._is_first:
            self._is_first = False
            self._recent.start((*self._recent.ids, *book.used_before))
        self.refreshed.emit()

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        self.counts = counts
        self.refreshed.emit()


def _read(project: Project) -> Codebook:
    return codebook_of(project, claim_codes)
