"""The real program heard over AT-SPI, as a screen reader hears it, while real keys move the caret."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest

from crossread.db.project import Project
from crossread.db.records import Annotation, Source
from crossread.desktop.application import sample
from crossread.desktop.look.palettes import source_letter
from tests.desktop.access.real_session import RealSession, ScreenReader, missing, until

T = TypeVar("T")
KEYBOARD = {
    "push button",
    "text",
    "list",
    "tree",
    "combo box",
    "check box",
    "chart",
    "table",
    "list item",
    "table cell",
}
"""Roles that a screen reader can make something of where the keys go."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[RealSession]:
    if lacking := missing():
        reason = f"a screen reader cannot be played here without {lacking}: packaging/set-up tests installs it"
        if "CI" in os.environ:
            pytest.fail(reason)
        pytest.skip(reason)
    with RealSession(tmp_path) as made:
        yield made
    assert not list(made._marked()), "processes are left over"


class Ear:
    """Asks about one program, and waits where it takes time."""

    def __init__(self, session: RealSession, *arguments: str) -> None:
        self.session = session
        self.program = session.program(*arguments)
        self.pid = self.program.pid
        self.reader = session.screen_reader()

    def until(self, condition: Callable[[], T], what: str) -> T:
        """Waits for something, no longer than the program lives."""

        def lives_on() -> T:
            assert self.program.poll() is None, f"it ended before {what}:\n{self.session.log_of('crossread')}"
            return condition()

        try:
            return until(lives_on, what)
        except AssertionError as error:
            everything = self.reader.ask("all", pid=self.pid) or []
            focused = [one for one in everything if "focused" in one["states"]]
            raise AssertionError(f"{error}\nthe keys are in {focused}\n{self.session.log_of('crossread')}") from error

    def find(self, role: str, name: str) -> int:
        """The number of the first thing of a role whose name holds some words."""
        got = self.until(
            lambda: [
                found for found in [self.reader.ask("find", pid=self.pid, role=role, name=name)] if found is not None
            ],
            f"a {role} that is called {name!r}",
        )
        return int(got[0])

    def tell(self, thing: int) -> dict[str, object]:
        told = self.reader.ask("tell", thing=thing)
        return told if isinstance(told, dict) else {}

    def until_it_says(self, thing: int, words: str) -> None:
        self.until(lambda: self.tell(thing).get("description") == words, f"the description {words!r}")

    def caret_to(self, thing: int, offset: int) -> None:
        """Brings the caret to an offset with the arrow keys; over what is folded away they go in one step."""
        stretch = 1
        while (at := self.caret(thing)) != offset:
            if at < offset:
                stretch = min(offset - at, stretch)
                self.session.press("Right", times=stretch)
                self.until(partial(self._is_past, thing, at + stretch - 1), f"the caret after {at}")
                stretch = 40
            else:
                self.session.press("Left")
                self.until(partial(self._is_before, thing, at), f"the caret before {at}")

    def caret(self, thing: int) -> int:
        """Where the caret stands; -1 if it cannot be told just now."""
        at = self.reader.ask("caret", thing=thing)
        return at if isinstance(at, int) else -1

    def _is_past(self, thing: int, offset: int) -> bool:
        return self.caret(thing) > offset

    def _is_before(self, thing: int, offset: int) -> bool:
        return -1 < self.caret(thing) < offset

    def heard(self, kind: str, since: int = 0) -> list[str]:
        return [
            event["text"] for event in self.reader.ask("events", since=since) or () if event["type"].startswith(kind)
        ]


def one_alone(project: Project, source: Source) -> Annotation:
    """An annotation of a source that has a tag and nothing round it."""
    ordered = project.annotations.of_source(source.id)
    for one in ordered:
        others = [each for each in ordered if each.start <= one.end and each.end >= one.start - 1]
        if others == [one] and (one.events or one.positions) and one.start > 2:
            return one
    raise AssertionError(f"{source.title} has no annotation that stands alone")


def words_of(project: Project, one: Annotation) -> list[str]:
    """What must be said of an annotation, whatever the sentence is."""
    words = [project.events.get(tag.event_id).title for tag in one.events]
    for position in one.positions:
        words += [project.claims.get(position.claim_id).statement.rstrip("?"), position.stance]
        words += [position.value_given] if position.value_given else []
        words += [project.voices.get(position.voice_id).name] if position.voice_id else []
    return words


def test_the_text_and_what_lies_at_the_caret_are_heard(session: RealSession) -> None:
    ear = Ear(session, "--sample")
    reader = ear.reader
    ear.find("frame", "Titanic")
    everything = ear.until(lambda: _whole(reader, ear.pid), "the whole window")

    # Whatever takes the keys has a name, and is something that a screen reader knows.
    focusable = [one for one in everything if "focusable" in one["states"]]
    assert not [one for one in focusable if not one["name"].strip()]
    assert not {one["role"] for one in focusable} - KEYBOARD

    # The text in use says what it is, and can be read.
    in_use = ear.until(lambda: _text_in_use(session, reader, ear.pid), "the keys in a text")
    with Project.open_for_reading(sample.copy_path()) as project:
        sources = project.sources.all()
        source = next(source for source in sources if in_use.startswith(source.title))
        one = one_alone(project, source)
        text, count = project.sources.text(source.id), len(project.annotations.of_source(source.id))
        wanted = words_of(project, one)
    pane = ear.find("text", source.title)
    letter = source_letter(sources.index(source))
    assert in_use == f"{source.title}, source {letter} of {len(sources)}, {count} annotations"
    assert reader.ask("text", thing=pane) == text

    # The caret comes to an annotation, with the keys that everybody uses.
    session.press("ctrl+Home")
    ear.until(lambda: ear.caret(pane) == 0, "the caret at the beginning")
    ear.caret_to(pane, one.start - 1)
    ear.until_it_says(pane, "")
    before = len(reader.ask("events", since=0))
    session.press("Right")
    said = ear.until(lambda: ear.tell(pane).get("description"), "words for the annotation")
    assert isinstance(said, str)
    assert [word for word in wanted if word not in said] == []
    ear.until(
        lambda: said in ear.heard("object:property-change:accessible-description", before), "the words as an event"
    )

    # And out of it.
    session.press("Left")
    ear.until_it_says(pane, "")
    ear.until(lambda: "no annotation" in ear.heard("object:announcement", before), "the announcement")
    assert "Traceback" not in session.log_of("crossread")


def _whole(reader: ScreenReader, pid: int) -> list[dict[str, Any]]:
    """Everything in the window, when the last of its parts is there."""
    everything = reader.ask("all", pid=pid) or []
    there = {(one["role"], one["name"]) for one in everything}
    return everything if ("chart", "Annotations across time") in there else []


def _text_in_use(session: RealSession, reader: ScreenReader, pid: int) -> str:
    """The name of the text that has the keys, once it says all that there is to say."""
    everything = reader.ask("all", pid=pid) or []
    if not any("focused" in one["states"] for one in everything):
        # The window manager has given the keys to nobody.
        session.activate("Crossread")
    names = (one["name"] for one in everything if one["role"] == "text" and "focused" in one["states"])
    return next((name for name in names if "source" in name), "")
