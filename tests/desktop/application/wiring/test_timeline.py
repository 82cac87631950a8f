"""The timeline in the window: from a passage to it, from a range to the lists and the texts, and files out of it."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from crossread.db.dates import parse
from crossread.db.exchange.import_json import import_json
from crossread.db.project import Project
from crossread.desktop.application import settings
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.application.wiring import connections, timeline_files
from crossread.desktop.application.wiring.overview import put_overview
from crossread.desktop.application.wiring.search import put_search, put_search_space
from crossread.desktop.application.wiring.timeline import put_timeline
from crossread.desktop.overview.overview import Overview
from crossread.desktop.timeline.canvas import Canvas
from crossread.desktop.timeline.picture_dialog import PictureDialog
from crossread.desktop.timeline.timeline import Timeline
from crossread.desktop.widgets.buttons import QuietButton


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "sample.crossread"
    with Project.create(path, title="Sample") as project:
        import_json(project, Path(str(files("crossread.resources") / "sample" / "titanic.crossread.json")))
    store = Settings(tmp_path / "home" / "settings.json")
    made = MainWindow(session, store)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    connections.put_actions(made)
    put_timeline(made)
    put_search_space(made)
    put_search(made)
    put_overview(made)
    with qtbot.waitSignal(session.opened):
        session.open(path)
    timeline = made.findChildren(Timeline)[0]
    qtbot.waitUntil(lambda: timeline.canvas is not None and timeline.canvas.sketch is not None)
    yield made
    store.save()


def parts(window: MainWindow) -> tuple[Timeline, Canvas]:
    timeline = window.findChildren(Timeline)[0]
    assert timeline.canvas is not None
    return timeline, timeline.canvas


def test_a_brushed_range_dims_the_texts_and_narrows_the_list(window: MainWindow, qtbot: QtBot) -> None:
    timeline, canvas = parts(window)
    first, last = parse("1912-04-15").known
    canvas.brushed.emit((first, last))
    assert timeline.figures is not None
    lying = set(timeline.figures.lying(first, last))
    assert set(window.desk._lit or ()) == lying
    window.actions_["show_annotations"].trigger()
    qtbot.waitUntil(lambda: bool(window.search_space.findChildren(Overview)))
    overview = window.search_space.findChildren(Overview)[0]
    assert overview.filters.query.happened == (first, last)
    canvas.brushed.emit(None)
    assert window.desk._lit is None
    assert overview.filters.query.happened is None


def test_from_a_passage_to_when_it_lies(window: MainWindow, qtbot: QtBot) -> None:
    timeline, canvas = parts(window)
    assert timeline.figures is not None
    first, last = parse("1985").known
    late = timeline.figures.lying(first, last)
    alone = next(
        each
        for each in late
        if all(a >= first for spans in timeline.figures.ranges_of([each]).values() for a, _ in spans)
    )
    canvas.render_now()
    assert canvas.sketch is not None
    before = canvas.sketch.seen
    assert before.last < first
    window.choice.choose_annotation(alone)
    window.actions_["show_on_timeline"].trigger()
    canvas.render_now()
    assert canvas.sketch.seen.first < last
    assert canvas.sketch.seen.last > first


def test_what_has_no_date_is_said(window: MainWindow) -> None:
    timeline, _ = parts(window)
    assert timeline.figures is not None
    window.choice.choose_annotation(timeline.figures.undated[0])
    window.actions_["show_on_timeline"].trigger()
    assert "no date" in window.messages.text


def test_numbers_are_written_where_the_user_says(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    timeline, _ = parts(window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out"), ""))
    with qtbot.waitSignal(timeline.written):
        timeline.save_requested.emit("csv")
    assert (tmp_path / "out.csv").read_text(encoding="utf-8-sig").startswith('"# Titanic')


def test_of_a_picture_one_is_asked_how_large(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    timeline, _ = parts(window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out"), ""))
    timeline.save_requested.emit("png")
    dialog = window.findChildren(PictureDialog)[0]
    dialog.field.setValue(1.5)
    with qtbot.waitSignal(timeline.written):
        next(button for button in dialog.findChildren(QuietButton) if button.text() == "Export…").click()
    assert QImage(str(tmp_path / "out.png")).width() == round(timeline.picture_size()[0] * 1.5)
    assert window.settings.get(settings.PICTURE_PERCENT) == 150


def test_what_goes_while_one_is_asked_how_large_is_not_drawn(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    timeline, _ = parts(window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out"), ""))
    timeline.save_requested.emit("png")
    dialog = window.findChildren(PictureDialog)[0]
    monkeypatch.setattr(type(timeline), "has_dates", property(lambda _: False))
    next(button for button in dialog.findChildren(QuietButton) if button.text() == "Export…").click()
    qtbot.waitUntil(lambda: "is empty" in window.messages.text)
    assert not (tmp_path / "out.png").exists()


def test_the_ways_out_are_actions_that_are_found_by_name(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    timeline, _ = parts(window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out"), ""))
    for kind in ("svg", "pdf", "csv"):
        action = window.actions_[f"timeline_{kind}"]
        assert action.isEnabled()
        assert "Export" in action.text()
        with qtbot.waitSignal(timeline.written):
            action.trigger()
        assert (tmp_path / f"out.{kind}").stat().st_size
    with qtbot.waitSignal(timeline.copied):
        window.actions_["timeline_copy"].trigger()


def test_a_picture_that_takes_long_can_be_stopped_in_the_window(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(timeline_files, "TOLD_AFTER_MS", 0)
    timeline, _ = parts(window)
    timeline_files.put_timeline_files(window, timeline)
    timeline.save(tmp_path / "out.png", 8)
    qtbot.waitUntil(lambda: "large picture" in window.messages.text)
    assert "% of the picture" in window.status.word
    with qtbot.waitSignal(timeline.stopped):
        next(button for button in window.messages.findChildren(QuietButton) if button.text() == "Stop").click()
    assert not list(tmp_path.glob("out*"))
    assert "nothing was written" in window.messages.text
    assert not window.status.word
