"""Tagging again with an event or claim that was used before: in one step where the passage says all that is needed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QRect, Signal

from crossread.db.records import Passage
from crossread.desktop.application.session import Session
from crossread.desktop.tagging import words
from crossread.desktop.tagging.entering import Entering
from crossread.desktop.tagging.operations import Subject, Tagged, Wish, tag
from crossread.desktop.tagging.picker import Picker
from crossread.desktop.tagging.surroundings import Surroundings, surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """What is to be tagged: the passage with its words and its paragraph, and where it lies on the screen."""

    passage: Passage
    quote: str
    paragraph: Passage
    rectangle: QRect
    annotation_id: str | None = None


class Repeater(QObject):
    """Works with the codebook of a picker, which is opened where a value has to be said by hand."""

    repeated = Signal(str, object)
    """A sentence that says what was done, and the `Passage` it was done to."""
    not_needed = Signal(str)
    """A sentence that says why nothing was done."""

    def __init__(self, session: Session, picker: Picker) -> None:
        super().__init__(picker)
        self._session, self._picker = session, picker

    def subject(self, subject_id: str) -> Subject | None:
        """The event or claim of an id; None if there is none any more."""
        book = self._picker.cache.book
        if (event := book.events.get(subject_id)) is not None:
            return Subject(id=event.id, name=event.title)
        claim = book.claims.get(subject_id)
        return Subject(id=claim.id, name=claim.statement, value_type=claim.value_type) if claim is not None else None

    def repeat(self, spot: Spot, subject: Subject) -> None:
        """Tag the spot; how it went is told with a signal."""
        if self._session.only_reading:
            self.not_needed.emit(self._session.only_reading)
            return
        self._session.ask(
            lambda project: surroundings(project, spot.passage, spot.paragraph, spot.annotation_id),
            lambda around: self._decide(spot, subject, around),
            key="tagging.repeat",
        )

    def _decide(self, spot: Spot, subject: Subject, around: Surroundings) -> None:
        picker = self._picker
        entering = Entering(
            passage=spot.passage,
            quote=spot.quote,
            book=picker.cache.book,
            around=around,
            used=picker.recent.places,
            annotation_id=spot.annotation_id,
        )
        wish = entering.wish(subject, "")
        has_it = _has(around, subject)
        if has_it and subject.value_type in (None, "truth"):
            self.not_needed.emit(_tr("The passage is tagged with “{name}” already.").format(name=subject.name))
        elif has_it or needs_more(wish):
            picker.open_for(
                spot.passage,
                spot.quote,
                spot.paragraph,
                spot.rectangle,
                annotation_id=spot.annotation_id,
                subject=subject,
            )
        else:
            self._session.run(lambda project: tag(project, wish), self._done(spot, wish))

    def _done(self, spot: Spot, wish: Wish) -> Callable[[Tagged], None]:
        def done(stored: Tagged) -> None:
            picker = self._picker
            picker.recent.use(stored.subject_id, stored.voice_id)
            picker.subject_used.emit(stored.subject_id)
            picker.tagged.emit(stored.annotation_id)
            what = words.preview(wish, adds=False, changes=False)
            told = _tr("Tagged with “{name}”: {what}").format(name=wish.subject.name, what=what)
            self.repeated.emit(told, spot.passage)

        return done


def needs_more(wish: Wish) -> bool:
    """Whether a position would make no sense as it is: no value in the passage, several of them, or an answer."""
    kind = wish.subject.value_type
    if kind is None or kind == "truth":
        return False
    return kind == "answer" or wish.said.value is None or bool(wish.said.others)


def _has(around: Surroundings, subject: Subject) -> bool:
    existing = around.existing
    if existing is None:
        return False
    if subject.is_event:
        return any(each.event_id == subject.id for each in existing.events)
    return any(each.claim_id == subject.id for each in existing.positions)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Tagging", text)
