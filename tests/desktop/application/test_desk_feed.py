"""A text with many annotations is shown with those in view first; all of them follow, whatever happens meanwhile."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import Annotation, Passage, Zone
from crossread.desktop.application import desk_feed
from crossread.desktop.application.desk_feed import DeskFeed
from crossread.desktop.application.desk_reading import MANY, SourceText, read_annotations, read_text
from crossread.desktop.application.session import Session
from crossread.desktop.read.desk import Desk

SENTENCE = "The boat was lowered at ten. "
COUNT = MANY + 350
TEXT = "\n\n".join(SENTENCE * 3 for _ in range(COUNT))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "long.crossread"
    with Project.create(path, title="Long") as project, project.step("make"):
        event = project.events.add("The boat")
        for title in ("First", "Second"):
            source = project.sources.add(title, TEXT)
            for number in range(COUNT):
                start = number * (len(SENTENCE) * 3 + 2)
                annotation = project.annotations.add(
                    Passage(source_id=source.id, revision=1, start=start, end=start + 8)
                )
                project.annotations.tag_event(annotation.id, event.id)
    return path


@pytest.fixture
def shown(path: Path, qtbot: QtBot) -> Iterator[tuple[Session, Desk, DeskFeed]]:
    session, desk = Session(), Desk()
    qtbot.addWidget(desk)
    feed = DeskFeed(session, desk)
    desk.resize(660, 500)
    desk.show()
    session.open(path)
    qtbot.waitUntil(lambda: len(feed.sources) == 2, timeout=20_000)
    yield session, desk, feed
    session.close()
    assert session.wait_until_closed(20)


def ids(annotations: object) -> set[str]:
    assert isinstance(annotations, list | tuple)
    return {one.id for one in annotations}


def in_text(path: Path, title: str) -> list[Annotation]:
    with Project.open_for_reading(path) as project:
        source = next(source for source in project.sources.all() if source.title == title)
        return project.annotations.of_source(source.id)


def test_of_a_text_with_many_those_in_view_are_read(path: Path) -> None:
    with Project.open_for_reading(path) as project:
        source = project.sources.all()[0]
        everything = project.annotations.of_source(source.id)
        middle = len(TEXT) // 2
        part = read_text(project, source.id, (middle, 2_000))
        assert not part.is_whole
        seen = ids(part.annotations)
        assert {one.id for one in everything if middle <= one.start < middle + 2_000} <= seen
        assert len(seen) < 60
        assert ids(read_annotations(project, part)) == ids(everything)
        # Far beyond the end, and with no view at all.
        assert not read_text(project, source.id, (len(TEXT) * 2, 10)).is_whole
        whole = read_text(project, source.id)
        assert whole.is_whole
        assert ids(whole.annotations) == ids(everything)


def test_of_a_text_with_few_all_are_read_at_once(path: Path) -> None:
    with Project.open(path) as project:
        source = project.sources.all()[0]
        project.annotations.delete([one.id for one in project.annotations.of_source(source.id)[MANY:]])
        read = read_text(project, source.id, (0, 10))
        assert read.is_whole
        assert len(read.annotations) == MANY


def test_what_is_folded_away_takes_no_room_of_the_view(path: Path) -> None:
    with Project.open(path) as project:
        source = project.sources.all()[0]
        before = read_text(project, source.id, (0, 1_000))
        revision = project.sources.revision(source.id)
        project.sources.set_zones(source.id, revision.number, [Zone(start=0, end=5_000, kind="furniture")])
        after = read_text(project, source.id, (0, 1_000))
        assert max(one.start for one in after.annotations) > 5_500 > max(one.start for one in before.annotations)


def test_all_follow_those_in_view(path: Path, shown: tuple[Session, Desk, DeskFeed], qtbot: QtBot) -> None:
    _, desk, feed = shown
    source = next(source for source in feed.sources if source.title == "First")
    desk.open_source(source.id)
    view = desk.panes[0].view
    qtbot.waitUntil(lambda: desk.panes[0].content is not None, timeout=20_000)
    content = desk.panes[0].content
    assert content is not None
    assert not content.is_whole
    assert 0 < len(view.buckets) < COUNT
    qtbot.waitUntil(lambda: len(view.buckets) == COUNT, timeout=20_000)
    assert {one.id for one in view.buckets.all()} == ids(in_text(path, "First"))
    completed = desk.panes[0].content
    assert completed is not None
    assert completed.is_whole
    page = view.page
    assert page is not None
    qtbot.waitUntil(lambda: page.is_exact, timeout=20_000)


def test_the_next_text_takes_the_place_of_the_one_before(
    path: Path, shown: tuple[Session, Desk, DeskFeed], qtbot: QtBot
) -> None:
    _, desk, feed = shown
    first, second = feed.sources
    for source in (first, second, first, second):
        desk.show_source(source.id) if desk.panes else desk.open_source(source.id)
    view = desk.panes[0].view
    qtbot.waitUntil(lambda: len(view.buckets) == COUNT, timeout=20_000)
    assert desk.panes[0].updatesEnabled()
    assert {one.source_id for one in view.buckets.all()} == {second.id}


def test_what_changes_before_all_are_there_is_not_lost(
    path: Path, shown: tuple[Session, Desk, DeskFeed], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, desk, feed = shown
    source = next(source for source in feed.sources if source.title == "First")
    last = in_text(path, "First")[-1]
    begun, go_on = threading.Event(), threading.Event()
    took: list[int] = []
    read = read_annotations

    def slowly(project: Project, part: SourceText) -> object:
        # What is read first is of the state before the change, and comes after it.
        annotations = read(project, part)
        if not took:
            took.append(len(annotations))
            begun.set()
            assert go_on.wait(20)
        return annotations

    monkeypatch.setattr(desk_feed, "read_annotations", slowly)
    desk.open_source(source.id)
    qtbot.waitUntil(begun.is_set, timeout=20_000)
    with qtbot.waitSignal(session.changed, timeout=20_000):
        session.run(lambda project: project.annotations.delete([last.id]))
    go_on.set()
    view = desk.panes[0].view
    qtbot.waitUntil(lambda: len(view.buckets) >= COUNT - 1, timeout=20_000)
    assert took == [COUNT]
    assert view.buckets.get(last.id) is None
