"""Pictures with words as words, numbers without a formula, a table and a description: the timeline out of the app."""

import csv
import io
import re
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import EventTag, Passage
from crossread.desktop.timeline import export
from crossread.desktop.timeline.menus import Menus
from crossread.desktop.timeline.numbers import moment
from crossread.desktop.timeline.options import Options
from crossread.desktop.timeline.picture_dialog import PictureDialog
from crossread.desktop.timeline.table import Table
from crossread.desktop.timeline.timeline import Timeline
from crossread.desktop.widgets.buttons import QuietButton


def menus_of(timeline: Timeline) -> Menus:
    assert timeline.drawn is not None
    return timeline.drawn.menus


def saved(timeline: Timeline, path: Path, scale: float = 2.0) -> bytes:
    written: list[Path] = []
    timeline.written.connect(written.append)
    timeline.save(path, scale)
    ends = time.monotonic() + 20
    while not written and time.monotonic() < ends:
        QTest.qWait(5)
    timeline.written.disconnect(written.append)
    assert written == [path]
    return path.read_bytes()


def test_a_drawing_is_made_of_shapes_and_words(timeline: Timeline, tmp_path: Path) -> None:
    svg = saved(timeline, tmp_path / "ice.svg").decode()
    assert "<image" not in svg
    words = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))
    for said in ("Ice", "By when things happened", "by source", "counts", "Paper 1", "Sinking", "1 without a date"):
        assert said in words
    assert svg.count("<path") > 10


@pytest.mark.parametrize("options", [Options(), Options(stacked=True), Options(share=True, smooth=30, gaps=True)])
def test_it_is_written_in_every_kind(timeline: Timeline, tmp_path: Path, options: Options) -> None:
    assert timeline.canvas is not None
    timeline.canvas.set_options(options)
    timeline.canvas.render_now()
    pdf = saved(timeline, tmp_path / "ice.pdf")
    assert pdf.startswith(b"%PDF")
    assert b"/Font" in pdf
    assert b"/Subtype /Image" not in pdf
    image = QImage.fromData(saved(timeline, tmp_path / "ice.png"))
    assert image.width() >= 2000
    assert not list(tmp_path.glob("*.part"))


def test_what_is_not_plain_is_said_on_the_picture(timeline: Timeline, tmp_path: Path) -> None:
    assert timeline.canvas is not None
    timeline.canvas.set_options(Options(smooth=7, share=True))
    timeline.canvas.render_now()
    svg = saved(timeline, tmp_path / "ice.svg").decode()
    assert "smoothed over 7 days" in svg
    assert "share of each lane" in svg


def test_a_file_that_cannot_be_written_is_told_in_words(timeline: Timeline, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(timeline.failed) as told:
        timeline.save(tmp_path / "nowhere" / "ice.png")
    assert "could not be written" in str(told.args[0])


@pytest.mark.parametrize("scale", [0.5, 1.0, 3.0])
def test_a_picture_is_as_large_as_one_likes_and_the_same_in_every_size(
    timeline: Timeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scale: float
) -> None:
    whole = QImage.fromData(saved(timeline, tmp_path / "whole.png", scale))
    wide, high = timeline.picture_size()
    assert (whole.width(), whole.height()) == (round(wide * scale), round(high * scale))
    assert whole.dotsPerMeterX() == pytest.approx(96 * scale / 0.0254, abs=1)
    # Painted in bands of another height it is the same, but for where a dash of a dashed line begins.
    monkeypatch.setattr(export, "BAND", 37 * whole.width())
    bands = QImage.fromData(saved(timeline, tmp_path / "bands.png", scale))
    pixels = np.frombuffer(whole.bits(), np.uint32), np.frombuffer(bands.bits(), np.uint32)
    assert np.count_nonzero(pixels[0] != pixels[1]) < len(pixels[0]) / 1_000


def test_a_large_picture_tells_how_far_it_is(timeline: Timeline, tmp_path: Path) -> None:
    shares: list[float] = []
    timeline.progressed.connect(shares.append)
    saved(timeline, tmp_path / "large.png", 4)
    assert len(shares) > 5
    assert shares == sorted(shares)
    assert all(0 < share < 1 for share in shares)


def test_a_large_picture_can_be_given_up_and_what_was_there_stays(
    timeline: Timeline, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "large.png"
    path.write_bytes(b"before")
    written: list[Path] = []
    timeline.written.connect(written.append)
    with qtbot.waitSignal(timeline.progressed):
        timeline.save(path, 8)
    with qtbot.waitSignal(timeline.stopped):
        timeline.stop_saving()
    assert path.read_bytes() == b"before"
    assert list(tmp_path.glob("*.part")) == []
    assert not written
    # What is asked for next is written.
    assert QImage.fromData(saved(timeline, path, 1)).width() == timeline.picture_size()[0]


def test_what_is_asked_for_while_one_is_written_is_written_after_it(
    timeline: Timeline, tmp_path: Path, qtbot: QtBot
) -> None:
    written: list[str] = []
    timeline.written.connect(lambda path: written.append(path.name))
    for name in ("a.png", "b.svg", "c.csv"):
        timeline.save(tmp_path / name)
    qtbot.waitUntil(lambda: len(written) == 3)
    assert written == ["a.png", "b.svg", "c.csv"]


def test_no_picture_is_larger_than_there_is_memory_for() -> None:
    assert export.most_scale((1200, 500)) == export.MOST_SCALE
    wide, high = 1200, 1850
    most = export.most_scale((wide, high))
    assert 6 < most < export.MOST_SCALE
    assert wide * most * high * most <= export.MOST_PIXELS


def test_the_dialog_says_how_many_pixels_it_will_have(qtbot: QtBot) -> None:
    dialog = PictureDialog((1200, 400), 2.0)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    assert "2,400 × 800 pixels, 192 per inch" in dialog.said.text()
    dialog.field.setValue(4.5)
    assert "5,400 × 1,800 pixels" in dialog.said.text()
    save = next(button for button in dialog.findChildren(QuietButton) if button.text() == "Export…")
    with qtbot.waitSignal(dialog.scale_chosen) as chosen:
        save.click()
    assert chosen.args == [4.5]


def test_enter_in_the_dialog_goes_on(qtbot: QtBot) -> None:
    dialog = PictureDialog((1200, 400), 2.0)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    with qtbot.waitSignal(dialog.scale_chosen) as chosen:
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert chosen.args == [2.0]
    assert not dialog.isVisible()


def test_numbers_add_up_and_are_no_formula(
    make_timeline: Callable[..., Timeline], project_path: Path, tmp_path: Path
) -> None:
    with Project.open(project_path) as project:
        event = project.events.all()[0]
        source = project.sources.add("=HYPERLINK(1)", "She sank by the head.")
        passage = Passage(source_id=source.id, revision=1, start=0, end=8)
        project.annotations.add(passage, events=[EventTag(id="", event_id=event.id)])
    timeline = make_timeline(project_path)
    assert timeline.canvas is not None
    timeline.canvas.fit()
    timeline.canvas.render_now()
    text = saved(timeline, tmp_path / "ice.csv").decode("utf-8-sig")
    lines = [row for row in csv.reader(io.StringIO(text)) if not row[0].startswith("#")]
    assert lines[0] == ["lane", "title", "from", "to", "annotations", "share_of_lane"]
    assert not any(cell.startswith(("=", "+", "@")) for row in lines for cell in row)
    assert any(row[1] == "'=HYPERLINK(1)" for row in lines)
    assert timeline.figures is not None
    count = sum(float(row[4]) for row in lines[1:])
    assert count == pytest.approx(timeline.figures.dated + timeline.figures.undated_count)
    assert any("By when things happened" in row[0] for row in csv.reader(io.StringIO(text)))


@pytest.mark.parametrize(
    ("minute", "said"),
    [(0, "1970-01-01"), (61, "1970-01-01T01:01"), (-1, "1969-12-31T23:59"), (-1_100_000_000, "-0122")],
)
def test_moments_are_iso(minute: int, said: str) -> None:
    assert moment(minute).startswith(said)


def test_it_is_copied_as_a_picture(timeline: Timeline, qtbot: QtBot) -> None:
    with qtbot.waitSignal(timeline.copied):
        menus_of(timeline).copy_requested.emit()
    assert QApplication.clipboard().image().width() >= 2000
    QApplication.clipboard().setText("")


def test_the_table_says_the_same(timeline: Timeline, qtbot: QtBot) -> None:
    menus_of(timeline).table_chosen.emit(True)
    table = timeline.findChildren(Table)[0]
    qtbot.waitUntil(table.isVisible)
    model = table.model()
    assert model.columnCount() == 5
    assert model.headerData(0, Qt.Orientation.Horizontal) == "All"
    assert model.headerData(model.rowCount() - 1, Qt.Orientation.Vertical) == "Without a date"
    assert model.index(model.rowCount() - 1, 0).data() == "1"
    table.setCurrentIndex(model.index(model.rowCount() - 1, 1))
    with qtbot.waitSignal(table.cell_chosen) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert chosen.args == [None, 0]
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert ", All: " in spoken
    menus_of(timeline).table_chosen.emit(False)
    qtbot.waitUntil(lambda: timeline.canvas is not None and timeline.canvas.isVisible())


def test_shares_are_of_each_lane(timeline: Timeline) -> None:
    assert timeline.canvas is not None
    timeline.canvas.fit()
    timeline.canvas.set_options(replace(timeline.canvas.options, share=True))
    timeline.canvas.render_now()
    made = timeline.canvas.sketch
    assert made is not None
    assert 0 < made.peak <= 1
