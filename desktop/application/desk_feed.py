"""Gives the desk what it shows: the sources, the text of each open one with its annotations, and what changes."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor

from crossread.db.errors import CrossreadError, DamagedProjectError, UnsavedError
from crossread.db.records import Annotation, Changes, Source
from crossread.desktop.application.desk_reading import (
    NO_TAGS,
    SourceText,
    Tags,
    read_annotations,
    read_tags,
    read_text,
)
from crossread.desktop.application.early import EarlyProject
from crossread.desktop.application.session import Session
from crossread.desktop.application.unless_gone import unless_gone
from crossread.desktop.look import palettes, signs, textures, theme
from crossread.desktop.read.content import PaneContent, SourceEntry, TagStyle
from crossread.desktop.read.desk import Desk
from crossread.desktop.read.head import entry_of

_PAINTED_MS = 20


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
        self._tags = NO_TAGS
        self._styles: dict[str, TagStyle] = {}
        self._fresh = False
        self._early: EarlyProject | None = None
        self._awaited: set[str] = set()
        self._partly: dict[str, SourceText] = {}
        self._told: dict[int, set[str]] = {}
        """By the number of a question on its way: the annotations of which a later one has told meanwhile."""
        self._is_damaged = False
        self._unread: set[str] = set()
        """The sources whose text could not be read, as damage has it, or because they are gone."""
        self._questions = 0
        desk.content_requested.connect(self._give_content)
        desk.panes_changed.connect(self._forget_closed)
        session.opened.connect(self._start)
        session.open_failed.connect(self._fail)
        session.damaged.connect(self._tell_damaged)
        session.closed.connect(self._clear)
        session.changed.connect(self._take_changes)
        theme.watcher().theme_changed.connect(self._take_theme)

    @property
    def sources(self) -> list[Source]:
        """The sources as the desk shows them, in order."""
        return self._sources

    @property
    def path(self) -> Path | None:
        """The project whose sources these are: the open one, or the one that is about to be opened."""
        return self._early.path if self._early is not None else self._session.path

    def show_early(self, early: EarlyProject) -> None:
        """Show a project before it is open. If it is at the same step then, nothing is shown anew."""
        self._early = early
        self._fresh = True
        self._take_all((early.sources, early.tags))
        # After the panes have found their places, so that the text is laid out once.
        if early.text is not None:
            self._take_text(early.text)

    def _start(self) -> None:
        early, self._early = self._early, None
        if early is not None and early.path == self._session.path and early.step == self._session.step:
            for pane in self._desk.panes:
                if pane.source_id and pane.content is None:
                    self._give_content(pane.source_id)
            return
        self._clear()
        self._fresh = True
        self._ask_all()

    def _fail(self) -> None:
        if self._early is not None:
            self._clear()

    def _clear(self) -> None:
        self._early = None
        self._awaited.clear()
        self._unread.clear()
        self._is_damaged = False
        self._partly.clear()
        self._told.clear()
        self._sources, self._tags, self._styles = [], NO_TAGS, {}
        self._desk.clear()

    def _ask_all(self) -> None:
        self._session.ask(
            lambda project: (project.sources.all(), read_tags(project)),
            self._take_all,
            key="desk",
            on_failed=self._all_failed,
        )

    def _all_failed(self, error: CrossreadError) -> None:
        if isinstance(error, UnsavedError):
            self._session.unsaved.emit(str(error))
        else:
            self._session.failed.emit(str(error))
        if isinstance(error, DamagedProjectError):
            self._session.damaged.emit(str(error))
            # The sources may be whole where what they are tagged with is not.
            self._session.ask(
                lambda project: (project.sources.all(), NO_TAGS),
                self._take_all,
                key="desk",
                on_failed=lambda _error: self._desk.tell_damaged(),
            )

    def _take_all(self, answer: tuple[list[Source], Tags]) -> None:
        self._sources, self._tags = answer
        others = signs.tell(self._tags.made)
        self._styles = _styles_of(self._tags)
        self._desk.set_sources(self._entries())
        self._desk.set_styles(self._styles)
        if others and self._early is None:
            theme.watcher().draw_anew()
        if self._is_damaged:
            self._desk.tell_damaged()
        if self._fresh:
            self._fresh = False
            self.sources_shown.emit()
            if not self._sources:
                self.nothing_to_show.emit()

    def _give_content(self, source_id: str) -> None:
        view = self._desk.view_on(source_id)
        self._awaited.add(source_id)
        self._session.ask(
            # Another one may be in its pane by the time its turn comes, and nobody is to wait for this one.
            lambda project: read_text(project, source_id, view) if source_id in self._awaited else None,
            self._take_text,
            key=f"text of {source_id}",
            on_failed=lambda error: self._text_failed(source_id, error),
        )

    def _text_failed(self, source_id: str, error: CrossreadError) -> None:
        self._awaited.discard(source_id)
        self._unread.add(source_id)
        if isinstance(error, DamagedProjectError) or self._session.is_damaged:
            self._desk.show_unreadable(source_id)
        unless_gone(self._session)(error)

    def _tell_damaged(self, _sentence: str) -> None:
        """What was not found may be there, where the file is damaged; what is gone has no pane."""
        self._is_damaged = True
        if not self._fresh:
            self._desk.tell_damaged()
        for source_id in self._unread:
            self._desk.show_unreadable(source_id)

    def _forget_closed(self) -> None:
        """Nothing more is to be read of the sources that were on their way into a pane and have none any more."""
        is_open = set(self._desk.open_sources())
        self._awaited &= is_open
        self._unread &= is_open
        for source_id in self._partly.keys() - is_open:
            del self._partly[source_id]

    def _complete(self, shown: SourceText) -> None:
        """Ask for all annotations of a text that is shown with those in view, if it still is."""
        if self._is_partly_there(shown):
            self._session.ask(
                lambda project: (shown, read_annotations(project, shown) if self._is_partly_there(shown) else None),
                self._take_whole,
                key=f"annotations of {shown.source.id}",
                on_failed=unless_gone(self._session),
            )

    def _is_partly_there(self, shown: SourceText) -> bool:
        return self._partly.get(shown.source.id) is shown

    def _take_whole(self, answer: tuple[SourceText, Sequence[Annotation] | None]) -> None:
        shown, annotations = answer
        # The text may have been read again meanwhile.
        if annotations is not None and self._is_partly_there(shown):
            del self._partly[shown.source.id]
            self._desk.complete(shown.source.id, annotations)

    def _take_text(self, read: SourceText | None) -> None:
        if read is None:
            return
        place = next((at for at, source in enumerate(self._sources) if source.id == read.source.id), 0)
        self._desk.show_content(
            PaneContent(
                source=read.source,
                letter=palettes.source_letter(place),
                colour=palettes.stored_source_color(place),
                revision=read.revision,
                text=read.text,
                annotations=read.annotations,
                zones=read.zones,
                gaps=read.missing,
                styles=self._styles,
                voices=self._tags.voices,
                is_whole=read.is_whole,
            )
        )
        self._awaited.discard(read.source.id)
        self._unread.discard(read.source.id)
        self._partly.pop(read.source.id, None)
        if not read.is_whole and self._desk.pane_of(read.source.id) is not None:
            self._partly[read.source.id] = read
            # Once this much is painted, for which the reader would have to wait, or it for the reader.
            QTimer.singleShot(_PAINTED_MS, self, lambda: self._complete(read))
        self.content_shown.emit(read.source.id)

    def _take_changes(self, changes: Changes) -> None:
        if changes.concerns("source", "event", "claim", "voice"):
            self._ask_all()
        shown = set(self._desk.open_sources())
        for source_id in changes.ids.get("revision", frozenset()) & shown:
            self._give_content(source_id)
        concerned = shown & changes.annotated_sources
        # What is being read may have been read before this change.
        for source_id in concerned & self._awaited:
            self._give_content(source_id)
        for source_id in concerned & self._partly.keys():
            self._complete(self._partly[source_id])
        if concerned:
            self._ask_annotations(concerned, changes.ids.get("annotation", frozenset()))

    def _ask_annotations(self, source_ids: set[str], ids: frozenset[str]) -> None:
        self._questions += 1
        number = self._questions
        self._told[number] = set()
        self._session.ask(
            lambda project: (number, source_ids, ids, project.annotations.with_ids(sorted(ids))),
            self._take_annotations,
        )

    def _take_annotations(self, answer: tuple[int, set[str], frozenset[str], Iterable[Annotation]]) -> None:
        number, source_ids, ids, annotations = answer
        # There are several readers: an answer can come after that to a later question, and say what was before it.
        outdated = ids & self._told.pop(number, set())
        for told in (told for earlier, told in self._told.items() if earlier < number):
            told.update(ids)
        if outdated:
            self._ask_annotations(source_ids, outdated)
        there: dict[str, list[Annotation]] = {}
        for annotation in annotations:
            if annotation.id not in outdated:
                there.setdefault(annotation.source_id, []).append(annotation)
        for source_id in source_ids:
            kept = there.get(source_id, [])
            self._desk.update_annotations(source_id, kept, ids - outdated - {annotation.id for annotation in kept})

    def _take_theme(self) -> None:
        self._desk.set_sources(self._entries())
        self._desk.set_styles(self._styles)

    def _entries(self) -> list[SourceEntry]:
        return [
            entry_of(source, palettes.source_letter(place), palettes.stored_source_color(place))
            for place, source in enumerate(self._sources)
        ]


def _styles_of(tags: Tags) -> dict[str, TagStyle]:
    return {
        tag_id: TagStyle(
            name=name,
            colour=QColor(color),
            pattern=palettes.line_pattern(color, tag_id) if is_claim else textures.texture(color, tag_id),
        )
        for tag_id, (name, color, is_claim) in tags.looks.items()
    }
