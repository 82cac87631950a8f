"""What the panel shows, asked of the session and asked anew when it changes: annotation, codebook, others, passages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.records import Changes
from crossread.desktop.application.session import Session

if TYPE_CHECKING:
    from crossread.desktop.annotation.anchors import Anchors
    from crossread.desktop.annotation.others import OthersOn
    from crossread.desktop.annotation.reading import Book, DatedPassage, Shown

_BOOK_KINDS = ("source", "voice", "event", "claim")
_MORE = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking for an annotation: None if it is gone; `is_other` if another was shown before."""

    shown: "Shown | None"
    is_other: bool


class Feed(QObject):
    """Holds what was answered last. The codebook is read once and kept until it changes."""

    arrived = Signal(object)
    """The `Answer` for the annotation that was asked for."""
    others_arrived = Signal()
    passages_arrived = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = ""
        self._book: Book | None = None
        self._book_is_fresh = False
        self._most: dict[str, int] = {}
        self._passages_of: Shown | None = None
        self.shown: Shown | None = None
        self.anchors: Anchors | None = None
        self.others: Sequence[OthersOn] = ()

    @property
    def book(self) -> "Book":
        """The codebook as it was read last."""
        assert self._book is not None
        return self._book

    def forget(self) -> None:
        """Another project is open, or none."""
        self._book, self._book_is_fresh = None, False
        self.ask("")

    def ask(self, annotation_id: str) -> None:
        """Ask for an annotation, or for none."""
        if annotation_id != self._id:
            self._most = {}
        self._id = annotation_id
        if not annotation_id:
            self.shown, self.anchors, self.others = None, None, ()
            return
        book = self._book if self._book_is_fresh else None

        def question(project: Project) -> "tuple[str, Book, Shown | None]":
            from crossread.desktop.annotation.reading import read_book, read_shown

            known = read_book(project) if book is None else book
            return annotation_id, known, read_shown(project, annotation_id, known)

        self._session.ask(question, self._take, key="annotation panel", on_failed=self._failed)

    def ask_more(self, subject_id: str) -> None:
        """List more of the others on a claim or event."""
        from crossread.desktop.annotation.others import MOST

        self._most[subject_id] = self._most.get(subject_id, MOST) + _MORE
        self._ask_others()

    def ask_passages(self) -> None:
        """Ask, once for an annotation, which passages its dates can be counted from."""
        shown = self.shown
        if shown is None or self._passages_of is shown:
            return
        self._passages_of = shown
        book = self.book

        def question(project: Project) -> "tuple[Shown, list[DatedPassage]]":
            from crossread.desktop.annotation.reading import read_passages

            return shown, read_passages(project, shown, book)

        self._session.ask(question, self._take_passages, key="annotation panel, passages", on_failed=_ignore)

    def take_changes(self, changes: Changes) -> None:
        """Ask anew, if what is shown is concerned."""
        is_book = changes.concerns(*_BOOK_KINDS)
        if is_book:
            self._book_is_fresh = False
        if not self._id:
            return
        if is_book or self._id in changes.ids.get("annotation", frozenset()):
            self.ask(self._id)
        elif changes.concerns("annotation", "revision", "relation", "silence", "verdict"):
            self._ask_others()

    def _take(self, answer: "tuple[str, Book, Shown | None]") -> None:
        from crossread.desktop.annotation.anchors import Anchors

        annotation_id, book, shown = answer
        if annotation_id != self._id:
            return
        if book is not self._book:
            self._book, self._book_is_fresh = book, True
        is_other = self.shown is None or shown is None or shown.annotation.id != self.shown.annotation.id
        if is_other:
            self.others = ()
        self.shown = shown
        self.anchors = Anchors(shown, book) if shown is not None else None
        self.arrived.emit(Answer(shown, is_other))
        self._ask_others()

    def _failed(self, _error: CrossreadError) -> None:
        """What it stands in has gone while it was asked for: the change that says so is on its way."""
        self.shown, self.anchors, self.others = None, None, ()
        self.arrived.emit(Answer(None, True))

    def _ask_others(self) -> None:
        shown, most = self.shown, dict(self._most)
        if shown is None:
            return
        book = self.book

        def question(project: Project) -> "tuple[str, Sequence[OthersOn]]":
            from crossread.desktop.annotation.others import read_others

            return shown.annotation.id, read_others(project, shown.annotation, book, most)

        self._session.ask(question, self._take_others, key="annotation panel, others", on_failed=_ignore)

    def _take_others(self, answer: "tuple[str, Sequence[OthersOn]]") -> None:
        annotation_id, others = answer
        if self.shown is not None and annotation_id == self.shown.annotation.id:
            self.others = others
            self.others_arrived.emit()

    def _take_passages(self, answer: "tuple[Shown, list[DatedPassage]]") -> None:
        shown, passages = answer
        if self.anchors is not None and shown is self.shown:
            self.anchors.take_passages(passages)
            self.passages_arrived.emit()


def _ignore(_error: CrossreadError) -> None:
    """What was asked about is gone; the change that says so asks anew."""
