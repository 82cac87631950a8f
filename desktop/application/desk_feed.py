"""Gives the desk what it shows: the sources, the text of each open one with its annotations, and what changes."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from crossread.db.project import Project
from crossread.db.records import Annotation, Changes, Source
from crossread.db.text.gaps import gaps
from crossread.desktop.application.session import Session
from crossread.desktop.look import palettes, theme
from crossread.desktop.read.content import PaneContent, SourceEntry, TagStyle
from crossread.desktop.read.desk import Desk
from crossread.desktop.read.head import entry_of
from crossread.desktop.read.preparing import prepare


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tags:
    """What tags are called and how they are stored: (name, colour, pattern) by id; names of voices."""

    looks: dict[str, tuple[str, str, int]]
    voices: dict[str, str]


class DeskFeed(QObject):
    """Connects one session and one desk; neither knows of the other."""

    sources_shown = Signal()
    """The list of sources of a project that was just opened is on the desk."""

    content_shown = Signal(str)
    """The text of this source is in its pane."""
    nothing_to_show = Signal()
    """The project that was just opened has no source."""

    def __init__(self, session: Session, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._desk = session, desk
        self._sources: list[Source] = []
        self._tags = _Tags(looks={}, voices={})
        self._fresh = False
        desk.content_requested.connect(self._give_content)
        session.opened.connect(self._start)
        session.closed.connect(self._clear)
        session.changed.connect(self._take_changes)
        theme.watcher().theme_changed.connect(self._take_theme)

    @property
    def sources(self) -> list[Source]:
        """The sources as the desk shows them, in order."""
        return self._sources

    def _start(self) -> None:
        self._clear()
        self._fresh = True
        self._session.ask(lambda project: (project.sources.all(), _tags(project)), self._take_all, key="desk")

    def _clear(self) -> None:
        self._sources, self._tags = [], _Tags(looks={}, voices={})
        self._desk.set_sources([])

    def _take_all(self, answer: tuple[list[Source], _Tags]) -> None:
        self._sources, self._tags = answer
        self._desk.set_sources(self._entries())
        self._desk.set_styles(self._styles())
        if self._fresh:
            self._fresh = False
            self.sources_shown.emit()
            if not self._sources:
                self.nothing_to_show.emit()

    def _give_content(self, source_id: str) -> None:
        self._session.ask(
            lambda project: _read(project, source_id), self._take_content, key=f"text of {source_id}", on_failed=_ignore
        )

    def _take_content(self, content: PaneContent) -> None:
        place = next((at for at, source in enumerate(self._sources) if source.id == content.source.id), 0)
        self._desk.show_content(
            PaneContent(
                source=content.source,
                letter=palettes.source_letter(place),
                colour=palettes.stored_source_color(place),
                revision=content.revision,
                text=content.text,
                annotations=content.annotations,
                zones=content.zones,
                gaps=content.gaps,
                styles=self._styles(),
                voices=self._tags.voices,
            )
        )
        self.content_shown.emit(content.source.id)

    def _take_changes(self, changes: Changes) -> None:
        if changes.concerns("source", "event", "claim", "voice"):
            self._session.ask(lambda project: (project.sources.all(), _tags(project)), self._take_all, key="desk")
        shown = set(self._desk.open_sources())
        for source_id in changes.ids.get("revision", frozenset()) & shown:
            self._give_content(source_id)
        concerned = shown & changes.annotated_sources
        if concerned:
            ids = changes.ids.get("annotation", frozenset())
            self._session.ask(
                lambda project: (concerned, ids, project.annotations.with_ids(sorted(ids))), self._take_annotations
            )

    def _take_annotations(self, answer: tuple[set[str], frozenset[str], Iterable[Annotation]]) -> None:
        concerned, ids, annotations = answer
        there: dict[str, list[Annotation]] = {}
        for annotation in annotations:
            there.setdefault(annotation.source_id, []).append(annotation)
        for source_id in concerned:
            kept = there.get(source_id, [])
            self._desk.update_annotations(source_id, kept, ids - {annotation.id for annotation in kept})

    def _take_theme(self) -> None:
        self._desk.set_sources(self._entries())
        self._desk.set_styles(self._styles())

    def _entries(self) -> list[SourceEntry]:
        return [
            entry_of(source, palettes.source_letter(place), palettes.stored_source_color(place))
            for place, source in enumerate(self._sources)
        ]

    def _styles(self) -> dict[str, TagStyle]:
        return {
            tag_id: TagStyle(name=name, colour=QColor(color), pattern=pattern)
            for tag_id, (name, color, pattern) in self._tags.looks.items()
        }


def _read(project: Project, source_id: str) -> PaneContent:
    revision = project.sources.revision(source_id)
    text = project.sources.text(source_id, revision.number)
    missing = gaps(text, revision.zones)
    prepare(text, revision.zones, missing)
    return PaneContent(
        source=project.sources.get(source_id),
        letter="",
        colour=theme.LIGHT.ink,
        revision=revision.number,
        text=text,
        annotations=project.annotations.of_source(source_id, revision.number),
        zones=revision.zones,
        gaps=missing,
    )


def _tags(project: Project) -> _Tags:
    looks = {event.id: (event.title, event.color, 0) for event in project.events.all()}
    looks.update(
        (claim.id, (claim.statement, claim.color, int(palettes.line_pattern(claim.color, claim.id))))
        for claim in project.claims.all()
    )
    return _Tags(looks=looks, voices={voice.id: voice.name for voice in project.voices.all()})


def _ignore(_error: Exception) -> None:
    """A source that is gone by the time its text is read has lost its pane as well."""
