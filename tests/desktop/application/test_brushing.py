"""A range of time that is brushed narrows texts, lists, codebook and grid, and each of them can take it back."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.db.among import cells_among, counts_among
from crossread.db.dates import parse
from crossread.db.exchange.import_json import import_json
from crossread.db.project import Project
from crossread.db.records import EventTag, Passage
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.application.wiring import connections
from crossread.desktop.application.wiring.codebook import put_codebook
from crossread.desktop.application.wiring.overview import put_overview
from crossread.desktop.application.wiring.review import put_review
from crossread.desktop.application.wiring.search import put_search, put_search_space
from crossread.desktop.application.wiring.sources import put_sources
from crossread.desktop.application.wiring.timeline import put_timeline
from crossread.desktop.codebook.codebook import Codebook
from crossread.desktop.overview.overview import Overview
from crossread.desktop.timeline.timeline import Timeline
from crossread.desktop.widgets.time_chip import TimeChip

NIGHT = parse("1912-04-15").known


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "sample.crossread"
    with Project.create(made, title="Sample") as project:
        import_json(project, Path(str(files("crossread.resources") / "sample" / "titanic.crossread.json")))
    return made


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path, path: Path) -> Iterator[MainWindow]:
    store = Settings(tmp_path / "home" / "settings.json")
    made = MainWindow(session, store)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    connections.put_actions(made)
    put_sources(made)
    put_codebook(made)
    put_timeline(made)
    put_search_space(made)
    put_search(made)
    put_overview(made)
    put_review(made)
    with qtbot.waitSignal(session.opened):
        session.open(path)
    timeline = timeline_of(made)
    qtbot.waitUntil(lambda: timeline.canvas is not None and timeline.canvas.sketch is not None)
    yield made
    store.save()


def timeline_of(window: MainWindow) -> Timeline:
    return window.findChildren(Timeline)[0]


def brush(window: MainWindow, minutes: tuple[int, int]) -> frozenset[str]:
    """Brush as Shift and Enter do, and answer with what lies there."""
    timeline = timeline_of(window)
    assert timeline.canvas is not None
    assert timeline.figures is not None
    timeline.canvas.brush_range(*minutes)
    return timeline.figures.ids_in(*minutes)


def test_the_grid_lets_stand_back_what_is_of_another_time(
    window: MainWindow, path: Path, qtbot: QtBot, session: Session
) -> None:
    window.workspaces.show("review")
    panel = window.review.grid
    qtbot.waitUntil(lambda: panel.grid is not None and bool(panel.grid.cells))
    ids = brush(window, NIGHT)
    model = panel.view.grid_model
    qtbot.waitUntil(lambda: model.lit is not None)
    with Project.open_for_reading(path) as project:
        assert model.lit == cells_among(project.store, ids, "source")
    back = [
        (row, column)
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        if "not of the brushed time" in str(model.index(row, column).data())
    ]
    assert panel.grid is not None
    assert 0 < len(back) < sum(len(cells) for cells in panel.grid.cells.values())
    panel.bar.toggle_by()
    qtbot.waitUntil(lambda: panel.grid is not None and panel.grid.by == "voice" and bool(model.lit))
    with Project.open_for_reading(path) as project:
        qtbot.waitUntil(lambda: model.lit == cells_among(project.store, ids, "voice"))
    chip = panel.bar.findChildren(TimeChip)[0]
    assert chip.isVisible()
    assert "15 Apr 1912" in chip.text()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert model.lit is None
    assert not chip.isVisible()
    timeline = timeline_of(window)
    assert timeline.canvas is not None
    assert timeline.canvas.brush is None


def test_the_codebook_counts_what_is_of_the_time(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    codebook = window.left_panel.findChildren(Codebook)[0]
    codebook.set_open_sources([])
    qtbot.waitUntil(lambda: bool(codebook.feed.book.entries))
    ids = brush(window, NIGHT)
    with Project.open_for_reading(path) as project:
        found = counts_among(project.store, ids)
        whole = project.events.counts()
    event = max(whole, key=lambda each: whole[each] - found.get(each, 0))
    assert found.get(event, 0) < whole[event]
    qtbot.waitUntil(lambda: codebook.feed.figures(event).here == found.get(event, 0))
    assert codebook.filter.time.isVisible()
    QTest.mouseClick(codebook.filter.time, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: codebook.feed.figures(event).here == whole[event])
    assert not codebook.filter.time.isVisible()


def test_who_takes_the_time_back_in_the_list_takes_it_back_everywhere(window: MainWindow, qtbot: QtBot) -> None:
    brush(window, NIGHT)
    window.actions_["show_annotations"].trigger()
    qtbot.waitUntil(lambda: bool(window.search_space.findChildren(Overview)))
    overview = window.search_space.findChildren(Overview)[0]
    assert overview.filters.query.happened == NIGHT
    overview.filters.clear_all()
    timeline = timeline_of(window)
    assert timeline.canvas is not None
    assert timeline.canvas.brush is None
    assert window.desk._lit is None


def test_what_comes_into_the_time_is_lit_at_once(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    before = brush(window, NIGHT)

    def tag(project: Project) -> None:
        event = next(each for each in project.events.all() if each.date and each.date.startswith("1912-04-15"))
        passage = Passage(source_id=project.sources.all()[0].id, revision=1, start=0, end=9)
        project.annotations.add(passage, events=[EventTag(id="", event_id=event.id)])

    session.run(tag)
    qtbot.waitUntil(lambda: len(window.desk._lit or ()) == len(before) + 1)


def test_another_project_begins_with_nothing_brushed(
    window: MainWindow, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    brush(window, NIGHT)
    assert window.desk._lit is not None
    Project.create(tmp_path / "bare.crossread", title="Bare").close()
    with qtbot.waitSignal(session.opened):
        session.open(tmp_path / "bare.crossread")
    assert window.desk._lit is None
    assert not window.left_panel.findChildren(Codebook)[0].filter.time.isVisible()


def test_what_is_chosen_anywhere_is_lit(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    timeline = timeline_of(window)
    codebook = window.left_panel.findChildren(Codebook)[0]
    assert timeline.canvas is not None
    assert timeline.figures is not None
    scenery, figures = timeline.canvas.scenery, timeline.figures
    with Project.open_for_reading(path) as project:
        claim = project.claims.all()[0]
        voice = max(project.voices.counts().items(), key=lambda each: each[1])[0]
        of_claim = [each.id for each in project.annotations.of_claim(claim.id)]
        of_voice = [each.id for each in project.annotations.of_voice(voice)]
        project_event = max(project.events.counts().items(), key=lambda each: each[1])[0]
        of_event = [each.id for each in project.annotations.of_event(project_event)]

    def lights(ids: list[str]) -> None:
        wanted = {lane: sorted(spans) for lane, spans in figures.ranges_of(ids).items()}
        assert wanted
        qtbot.waitUntil(lambda: {lane: sorted(spans) for lane, spans in scenery.passages.items()} == wanted)

    window.choice.choose_claim(claim.id)
    lights(of_claim)
    codebook.voice_chosen.emit(voice)
    lights(of_voice)
    window.choice.choose_event(project_event)
    lights(of_event)
