"""Asks the session for what the timeline shows: everything once, then only what changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from crossread.db.project import Project
from crossread.db.records import Changes
from crossread.desktop.application.session import Session

if TYPE_CHECKING:
    from crossread.db.dated_passages import DatedPassage
    from crossread.db.dated_series import SeriesBy
    from crossread.db.density import Clock
    from crossread.desktop.timeline.figures import Figures
    from crossread.desktop.timeline.points import Points

_KINDS = ("source", "event", "claim", "annotation", "revision", "voice")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is chosen somewhere in the window, as the timeline marks it: events, and annotations.

    `ranges` are the minutes of the annotations by lane.
    """

    events: frozenset[str] = frozenset()
    annotations: tuple[str, ...] = ()
    ranges: dict[str, list[tuple[int, int]]] = field(default_factory=dict)


class Feed(QObject):
    """One session's figures on one clock. Sleeps until `wake`."""

    figures_read = Signal(object)
    """The newest `Figures`."""
    cleared = Signal()
    """There is no project."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._clock: Clock = "happened"
        self._by: SeriesBy = "source"
        self._figures: Figures | None = None
        self._waiting: list[Changes] = []
        self._awake = False
        session.opened.connect(self._start)
        session.closed.connect(self._clear)
        session.changed.connect(self._take_changes)

    @property
    def clock(self) -> "Clock":
        """The clock that is asked for."""
        return self._clock

    def wake(self) -> None:
        """Ask from now on."""
        if not self._awake:
            self._awake = True
            self._read()

    def set_clock(self, clock: "Clock") -> None:
        """Ask for another clock."""
        if clock != self._clock:
            self._clock = clock
            self._figures = None
            self._read()

    def set_by(self, by: "SeriesBy") -> None:
        """Ask for lanes of another kind."""
        if by != self._by:
            self._by = by
            self._figures = None
            self._read()

    def ask_passages(self, ids: Sequence[str], on_answer: "Callable[[list[DatedPassage]], None]", key: str) -> None:
        """Ask for the words of some annotations."""
        from crossread.db.dated_passages import dated_passages

        clock, wanted = self._clock, list(ids)
        self._session.ask(lambda project: dated_passages(project.store, wanted, clock), on_answer, key=key)

    def ask_points(self, on_answer: "Callable[[Points], None]") -> None:
        """Ask when everything was published and happened."""
        from crossread.desktop.timeline.points import read_points

        self._session.ask(read_points, on_answer, key="timeline points")

    @property
    def title(self) -> str:
        """The title of the project."""
        return self._session.title

    @property
    def by(self) -> "SeriesBy":
        """What the lanes are asked to be of."""
        return self._by

    def ask_chosen(
        self,
        *,
        event_id: str | None,
        claim_id: str | None,
        annotation_id: str | None,
        voice_id: str | None,
        figures: "Figures | None",
        on_answer: Callable[[Chosen], None],
    ) -> None:
        """Ask which events and annotations belong to what is chosen, and where these lie in the figures."""

        from crossread.db.dated_passages import annotations_of_claim, annotations_of_event, annotations_of_voice

        def chosen(project: Project) -> Chosen:
            events, annotations = set[str](), list[str]()
            if event_id is not None:
                events.add(event_id)
                annotations += annotations_of_event(project.store, event_id)
            if claim_id is not None:
                about = next((claim.event_id for claim in project.claims.all() if claim.id == claim_id), None)
                events |= {about} if about else set()
                annotations += annotations_of_claim(project.store, claim_id)
            if annotation_id is not None:
                annotations.append(annotation_id)
            if voice_id is not None:
                annotations += annotations_of_voice(project.store, voice_id)
            ranges = figures.ranges_of(annotations) if figures is not None and annotations else {}
            return Chosen(frozenset(events), tuple(annotations), ranges)

        self._session.ask(chosen, on_answer, key="timeline chosen")

    def _start(self) -> None:
        self._figures = None
        self._waiting.clear()
        self._read()

    def _clear(self) -> None:
        self._figures = None
        self._waiting.clear()
        self.cleared.emit()

    def _take_changes(self, changes: Changes) -> None:
        if not changes.concerns(*_KINDS):
            return
        if self._figures is None:
            self._read()
            return
        self._waiting.append(changes)
        self._read()

    def _read(self) -> None:
        if not self._awake or not self._session.is_open:
            return
        # Only the newest answer arrives, so each question is about all that is not shown yet.
        clock, by, before, changes = self._clock, self._by, self._figures, list(self._waiting)

        def read(project: Project) -> "Figures":
            from crossread.desktop.timeline.figures_reading import read_changed, read_figures

            return read_figures(project, clock, by) if before is None else read_changed(project, before, changes)

        self._session.ask(read, lambda made: self._take(made, len(changes)), key="timeline")

    def _take(self, figures: "Figures", answered: int) -> None:
        if (figures.clock, figures.by) != (self._clock, self._by):
            return
        del self._waiting[:answered]
        self._figures = figures
        self.figures_read.emit(figures)
