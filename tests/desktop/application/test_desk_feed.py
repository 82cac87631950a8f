"""A text with many annotations is shown with those in view first; all of them follow, whatever happens meanwhile."""

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crossread.db.annotations import Annotations
from crossread.db.errors import DamagedProjectError
from crossread.db.project import Project
from crossread.db.records import Annotation, Passage, Zone
from crossread.desktop.application import desk_feed
from crossread.desktop.application.desk_feed import DeskFeed
from crossread.desktop.application.desk_reading import MANY, SourceText, read_annotations, read_text
from crossread.desktop.application.session import Session
from crossread.desktop.look import signs, textures
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
    qtbot.waitUntil(lambda: len(feed.sources) == 2)
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
    qtbot.waitUntil(lambda: desk.panes[0].content is not None)
    content = desk.panes[0].content
    assert content is not None
    assert not content.is_whole
    assert 0 < len(view.buckets) < COUNT
    qtbot.waitUntil(lambda: len(view.buckets) == COUNT)
    assert {one.id for one in view.buckets.all()} == ids(in_text(path, "First"))
    completed = desk.panes[0].content
    assert completed is not None
    assert completed.is_whole
    page = view.page
    assert page is not None
    qtbot.waitUntil(lambda: page.is_exact)


def test_the_next_text_takes_the_place_of_the_one_before(
    path: Path, shown: tuple[Session, Desk, DeskFeed], qtbot: QtBot
) -> None:
    _, desk, feed = shown
    first, second = feed.sources
    for source in (first, second, first, second):
        desk.show_source(source.id) if desk.panes else desk.open_source(source.id)
    view = desk.panes[0].view
    qtbot.waitUntil(lambda: len(view.buckets) == COUNT)
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
    qtbot.waitUntil(begun.is_set)
    with qtbot.waitSignal(session.changed):
        session.run(lambda project: project.annotations.delete([last.id]))
    go_on.set()
    view = desk.panes[0].view
    qtbot.waitUntil(lambda: len(view.buckets) >= COUNT - 1)
    assert took == [COUNT]
    assert view.buckets.get(last.id) is None


def test_of_a_text_that_has_lost_its_pane_nothing_more_is_read(
    shown: tuple[Session, Desk, DeskFeed], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, desk, feed = shown
    first, second = feed.sources
    completed: list[str] = []
    read = read_annotations

    def noted(project: Project, part: SourceText) -> object:
        completed.append(part.source.id)
        return read(project, part)

    monkeypatch.setattr(desk_feed, "read_annotations", noted)
    desk.open_source(first.id)
    with qtbot.waitSignal(feed.content_shown):
        pass
    desk.show_source(second.id)
    view = desk.panes[0].view
    qtbot.waitUntil(lambda: len(view.buckets) == COUNT)
    assert completed == [second.id]


def test_an_answer_that_comes_after_that_to_a_later_question_takes_nothing_back(
    path: Path, shown: tuple[Session, Desk, DeskFeed], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, desk, feed = shown
    source = next(source for source in feed.sources if source.title == "First")
    desk.open_source(source.id)
    view = desk.panes[0].view
    qtbot.waitUntil(lambda: len(view.buckets) == COUNT)
    one, other = in_text(path, "First")[:2]
    begun, go_on = threading.Event(), threading.Event()
    with_ids = Annotations.with_ids

    def slowly(annotations: Annotations, ids: Iterable[str]) -> list[Annotation]:
        found = with_ids(annotations, ids)
        is_read = threading.current_thread().name.startswith("crossread reader")
        if is_read and other.id in {each.id for each in found} and not begun.is_set():
            begun.set()
            assert go_on.wait(20)
        return found

    monkeypatch.setattr(Annotations, "with_ids", slowly)

    def both(project: Project) -> None:
        with project.step("notes"):
            project.annotations.edit_note(one.id, "first")
            project.annotations.edit_note(other.id, "first")

    session.run(both)
    qtbot.waitUntil(begun.is_set)
    session.run(lambda project: project.annotations.edit_note(one.id, "second"))

    def note_of(annotation: Annotation) -> str:
        known = view.buckets.get(annotation.id)
        return known.note if known is not None else ""

    qtbot.waitUntil(lambda: note_of(one) == "second")
    go_on.set()
    qtbot.waitUntil(lambda: note_of(other) == "first")
    assert note_of(one) == "second"


def test_it_is_said_if_the_annotations_of_a_text_cannot_be_read(
    shown: tuple[Session, Desk, DeskFeed], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, desk, feed = shown

    def fail(_project: Project, _part: SourceText) -> object:
        raise DamagedProjectError("It is damaged.")

    monkeypatch.setattr(desk_feed, "read_annotations", fail)
    with (
        qtbot.waitSignal(session.failed) as said,
        qtbot.waitSignal(session.damaged),
    ):
        desk.open_source(feed.sources[0].id)
    assert said.args == ["It is damaged."]


def test_the_signs_of_events_stay_when_another_of_their_colour_is_deleted(
    shown: tuple[Session, Desk, DeskFeed], qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    session, _, feed = shown
    request.addfinalizer(lambda: signs.tell(()))

    def make(project: Project) -> list[str]:
        with project.step("make"):
            return [project.events.add(title, color="#1b9e77").id for title in ("One", "Two", "Three")]

    made: list[str] = []
    session.run(make, made.extend)
    qtbot.waitUntil(lambda: len(made) == 3 and all(each in feed._styles for each in made))
    before = [textures.texture("#1b9e77", each) for each in made]
    assert len({*before}) == 3
    session.run(lambda project: project.events.delete(made[0]))
    qtbot.waitUntil(lambda: made[0] not in feed._styles)
    assert [textures.texture("#1b9e77", each) for each in made[1:]] == before[1:]
