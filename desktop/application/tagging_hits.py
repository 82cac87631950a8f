"""Tagging all hits of a search: the picker says with what, one step does it, and an undo takes it back."""

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect

from crossread.db.errors import CrossreadError
from crossread.db.hit_tags import CameTo, TaggedHits, Untagged, tag_many, untagged
from crossread.db.project import Project
from crossread.db.records import EventTag, Passage, Position
from crossread.db.text import paragraph_at
from crossread.desktop.application import apart
from crossread.desktop.application.wiring.annotation import say_with_undo
from crossread.desktop.finding.standing import Standing

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.finding.finder import Finder
    from crossread.desktop.tagging.operations import Wish


class StoppedTaggingError(CrossreadError):
    """The user gave up tagging before its end."""


class HitTagger(QObject):
    """Opens the picker for the hits of a finder and does what it says to all of them."""

    def __init__(self, window: "MainWindow", finder: "Finder") -> None:
        super().__init__(window)
        self._window, self._finder = window, finder
        self._stopped: threading.Event | None = None
        self._came_to = apart.Line(self._show_progress)
        finder.bar.cancel_requested.connect(self._stop)

    def begin(self) -> None:
        """Ask with what to tag."""
        window, finder = self._window, self._finder
        standing, picker = finder.standing, window.picker
        if picker is None or self._stopped is not None or not window.session.writable:
            return
        place = standing.current
        if place is None:
            finder.open("")
            return
        one = next(one for one in standing.searched if one.key == place.key)
        text = one.text
        first = Passage(source_id=one.key, revision=one.revision, start=place.start, end=place.end)
        start, end = paragraph_at(text, place.start)
        # A figure in one hit says nothing of the others, unless all are the same words.
        quote = "" if finder.wanted.pattern else text[first.start : first.end]
        count = standing.total
        button = finder.bar.tag
        picker.open_for(
            first,
            quote,
            Passage(source_id=first.source_id, revision=first.revision, start=start, end=max(end, place.end)),
            QRect(button.mapToGlobal(QPoint(0, 0)), button.size()),
            asks=self.tr("Tag the hit: event or claim")
            if count == 1
            else self.tr("Tag all {count} hits: event or claim").format(count=f"{count:,}"),
            does=self.tr("Tag 1 hit") if count == 1 else self.tr("Tag {count} hits").format(count=f"{count:,}"),
            take=lambda wish: self._tag(wish, standing),
        )

    def _tag(self, wish: "Wish", standing: Standing) -> None:
        stopped = self._stopped = threading.Event()
        line, sentence = self._came_to, self.tr("Stopped: no hit was tagged.")

        def came_to(done: int, count: int) -> None:
            if stopped.is_set():
                raise StoppedTaggingError(sentence)
            line(done, count)

        def operation(project: Project) -> TaggedHits:
            return tag_all(project, wish, passages_of(standing), came_to)

        self._window.session.run(operation, lambda tagged: self._done(wish, tagged), self._failed)

    def _stop(self) -> None:
        if self._stopped is not None:
            self._stopped.set()

    def _show_progress(self, done: int, count: int) -> None:
        if self._stopped is not None:
            words = self.tr("Tagging: {done} of {count}").format(done=f"{done:,}", count=f"{count:,}")
            self._finder.bar.show_progress(words)

    def _ended(self) -> None:
        self._stopped = None
        self._finder.bar.show_progress("")
        self._finder.set_can_tag(self._window.session.writable)

    def _failed(self, error: CrossreadError) -> None:
        self._ended()
        self._window.messages.show_message(str(error), kind="warning", seconds=10)

    def _done(self, wish: "Wish", tagged: TaggedHits) -> None:
        self._ended()
        name, count = wish.subject.name, tagged.added + tagged.extended
        if not count:
            self._window.messages.show_message(
                self.tr("All hits have “{name}” already.").replace("{name}", name), seconds=6
            )
            return
        said = self.tr("Tagged 1 hit with “{name}”.") if count == 1 else self.tr("Tagged {count} hits with “{name}”.")
        said = said.replace("{count}", f"{count:,}").replace("{name}", name)
        if tagged.skipped:
            had = self.tr("1 had it already.") if tagged.skipped == 1 else self.tr("{count} had it already.")
            said += " " + had.replace("{count}", f"{tagged.skipped:,}")
        say_with_undo(self._window, said)


def passages_of(standing: Standing) -> list[Passage]:
    """The hits without the white space round them; takes a while for thousands."""
    made = []
    for one in standing.searched:
        text = one.text
        for place in standing.hits(one.key):
            start, end = place
            while start < end and text[start].isspace():
                start += 1
            while start < end and text[end - 1].isspace():
                end -= 1
            if end > start:
                made.append(Passage(source_id=one.key, revision=one.revision, start=start, end=end))
    return made


def tag_all(project: Project, wish: "Wish", passages: list[Passage], came_to: CameTo) -> TaggedHits:
    """Do what the picker said to all passages in one step.

    The first passage without the tag is tagged as any passage is; the others are given the same tag or position.
    """
    from crossread.desktop.tagging.operations import tag

    standing = untagged(project, passages, _tag_of(project, wish))
    count = len(standing.bare) + len(standing.annotated)
    if not count:
        return TaggedHits(added=0, extended=0, skipped=standing.skipped)
    bare, annotated = standing.bare, standing.annotated
    with project.step("tag_all_hits", name=wish.subject.name, count=count):
        first = bare[0] if bare else annotated[0].passage
        done = tag(project, replace(wish, passage=first, annotation_id=None if bare else annotated[0].id))
        made = project.annotations.get(done.annotation_id)
        given: list[EventTag | Position] = [*made.events, *made.positions]
        given_tag = next(one for one in given if one.id in (done.event_tag_id, done.position_id))
        rest = Untagged(bare=bare[1:], annotated=annotated if bare else annotated[1:], skipped=standing.skipped)
        tagged = tag_many(project, rest, given_tag, wish.subject.name, came_to)
    return TaggedHits(added=tagged.added + bool(bare), extended=tagged.extended + (not bare), skipped=standing.skipped)


def _tag_of(project: Project, wish: "Wish") -> EventTag | Position | None:
    """What tells whether a passage has the tag; None if the event, claim or voice is new, so that none can have it."""
    subject, voice = wish.subject, wish.said.voice
    if subject.id is None:
        return None
    if subject.is_event:
        return EventTag(id="", event_id=subject.id)
    voice_id = voice.id if voice is not None else None
    if voice is not None and voice_id is None:
        name = voice.name.casefold()
        called = (each.id for each in project.voices.all() if name in map(str.casefold, (each.name, *each.aliases)))
        voice_id = next(called, None)
        if voice_id is None:
            return None
    return Position(id="", claim_id=subject.id, voice_id=voice_id)
