"""What is refused and why, stopping, a full disk: nothing is ever half done."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from crossread.db import taking_in
from crossread.db.intake import Planned
from crossread.db.project import Project
from crossread.desktop.sources import import_flow, import_planning
from crossread.desktop.sources.import_table import REMARK, TITLE
from tests.desktop.sources.importing.scene import MORNING, Gate, Scene, data


def test_what_cannot_be_taken_in_is_listed_with_its_reason(scene: Scene) -> None:
    (scene.folder / "empty.txt").write_bytes(b"")
    (scene.folder / "notes.pdf").write_bytes(b"%PDF-")
    table = scene.take(scene.folder)
    assert table.model().rowCount() == 3
    assert data(table, 2, TITLE) == "empty.txt"
    assert data(table, 2, TITLE, REMARK) == "“empty.txt” is empty. Leave it out, or save the text into it first."
    assert scene.flow.sheet.note == "Passed over: notes.pdf (not a text file)"
    table.setCurrentIndex(table.model().index(2, TITLE))
    assert any(one.startswith("“empty.txt” is empty.") for one in scene.texts())
    with scene.qtbot.waitSignal(scene.flow.said) as said:
        scene.press(Qt.Key.Key_Return)
    assert said.args == ["Added: 2 sources.", True]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(100), "is a PNG picture, not a text"),
        ("nul.txt", b"a\0b", "U+0000"),
        ("report.docx", b"PK\x03\x04", "does not end in .txt"),
        ("missing.txt", None, "There is no file"),
        ("folder", None, "There is no text in the folder"),
    ],
)
def test_a_file_that_is_no_text_is_refused_in_words(
    scene: Scene, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    path = tmp_path / name
    if name == "folder":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    with scene.qtbot.waitSignal(scene.flow.refused) as refused:
        scene.flow.take([path])
    assert refused.args is not None
    assert words in refused.args[0]
    assert not scene.flow.sheet.isVisible()


def test_a_file_that_is_too_large_is_refused(scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as out:
        out.truncate(50_000_001)
    with scene.qtbot.waitSignal(scene.flow.refused) as refused:
        scene.flow.take([path])
    assert refused.args is not None
    assert "too large" in refused.args[0]


def test_a_full_disk_leaves_all_as_it_was_and_the_sheet_open(scene: Scene) -> None:
    (scene.folder / "long.txt").write_text("A long one\n\n" + MORNING * 20_000, encoding="utf-8")
    table = scene.take(scene.folder)
    scene.edit(table, 0, TITLE, "Typed by hand")

    def fill_disk(project: Project) -> None:
        pages = project.store.number("PRAGMA page_count")
        project.store.conn.execute(f"PRAGMA max_page_count = {pages + 5}")

    scene.answer_of(fill_disk)
    with scene.qtbot.waitSignal(scene.flow.refused) as refused:
        scene.press(Qt.Key.Key_Return)
    assert refused.args == ["The disk is full, so this was not saved; free some space and do it again."]
    assert len(scene.sources()) == 3
    assert scene.flow.sheet.isVisible()
    assert "Typed by hand" in [data(table, row, TITLE) for row in range(3)]
    scene.answer_of(lambda project: project.store.conn.execute("PRAGMA max_page_count = 1000000").close())
    with scene.qtbot.waitSignal(scene.flow.added):
        scene.button.click()
    assert len(scene.sources()) == 6


def test_reading_can_be_stopped(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    gate, real = Gate(), import_planning.plan_one

    def slow(project: Project, path: Path, encoding: str | None = None) -> object:
        if path.name == "morning.txt":
            gate.wait()
        return real(project, path, encoding)

    monkeypatch.setattr(import_planning, "plan_one", slow)
    scene.flow.take([scene.folder])
    bar = scene.bar
    scene.qtbot.waitUntil(lambda: bar.isVisible() and bar.text == "Reading 1 of 2…")
    with scene.qtbot.waitSignal(scene.flow.said) as said:
        scene.press(Qt.Key.Key_Escape)
    assert said.args == ["Stopped; nothing was added.", False]
    assert not bar.isVisible()
    gate.opened.set()
    scene.qtbot.wait(100)
    assert not scene.flow.sheet.isVisible()
    assert not scene.flow.busy


def test_adding_can_be_stopped_and_nothing_is_half_done(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    gate, real = Gate(), taking_in.take_in

    def slow(project: Project, planned: list[Planned], *, on_progress: Callable[[int, int], None]) -> object:
        def report(done: int, total: int) -> None:
            gate.wait()
            on_progress(done, total)

        return real(project, planned, on_progress=report)

    monkeypatch.setattr(import_flow, "take_in", slow)
    scene.take(scene.folder)
    scene.press(Qt.Key.Key_Return)
    bar = scene.bar
    scene.qtbot.waitUntil(lambda: bar.isVisible() and gate.reached.is_set())
    assert not scene.button.isEnabled()
    scene.flow.stop()
    assert bar.text == "Stopping…"
    with scene.qtbot.waitSignal(scene.flow.said) as said:
        gate.opened.set()
    assert said.args == ["Stopped; nothing was added.", False]
    assert len(scene.sources()) == 3
    assert scene.flow.sheet.isVisible()
    assert scene.button.isEnabled()


def test_without_a_project_that_can_be_changed_it_says_so(scene: Scene) -> None:
    scene.session.close()
    told: list[str] = []
    scene.flow.refused.connect(told.append)
    scene.flow.take([scene.folder])
    assert told == ["No project is open. Open or make one first, then add the files."]


def test_the_sheet_goes_with_its_project(scene: Scene) -> None:
    scene.take(scene.folder)
    scene.session.close()
    assert not scene.flow.sheet.isVisible()
    assert scene.flow.sheet.drafts == []
