"""The main job from end to end, with real mouse and keys: articles in, tagged, seen in time, out as JSON, kept."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.db.exchange.export_json import export_json
from crossread.db.project import Project
from crossread.db.records import Annotation
from crossread.desktop.application import features
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.look import style, theme
from crossread.desktop.read.text_view import TextView
from crossread.desktop.sources.import_flow import ImportFlow

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = ROOT / "resources" / "sample" / "articles"
REAL = ROOT.parent / "shared" / "sources"


@pytest.fixture(params=["shipped", "real"])
def articles(request: pytest.FixtureRequest) -> list[Path]:
    """Five articles: our own, and the real ones where they lie beside the repository."""
    folder = SHIPPED if request.param == "shipped" else REAL
    found = sorted(folder.glob("*.txt"))[:5]
    if len(found) < 5:
        pytest.skip("the real articles do not lie beside the repository")
    return found


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Iterator[Callable[[], MainWindow]]:
    """Opens the whole window; closing it ends its session as the program's end does."""
    style.apply(qapp)
    sessions: list[Session] = []

    def make() -> MainWindow:
        session = Session("Ada")
        sessions.append(session)
        window = MainWindow(session, Settings(tmp_path / "settings.json"))
        qtbot.addWidget(window)
        window.resize(1900, 1000)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        features.put_all(window)
        return window

    mode = theme.watcher().mode
    yield make
    for session in sessions:
        session.close()
        session.wait_until_closed(20)
    theme.set_mode(mode)


class Hands:
    """What a person does in the window: with the mouse and the keys alone."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    def view(self, place: int) -> TextView:
        return self.window.desk.panes[place].view

    def until(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()))

    def wake(self) -> None:
        """Without a window manager nobody gives the keys back to the window when a small one over it goes."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    def drag(self, place: int, start: int, end: int) -> None:
        """Select `[start, end)` of the text in a pane by dragging over it."""
        view = self.view(place)
        content = view.content
        assert content is not None
        view.scroll_to_passage(content.passage(start, end))
        self.qtbot.wait(50)
        first, last = self.point(view, start), self.point(view, end)
        port = view.viewport()
        QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=first)
        QTest.mouseMove(port, (first + last) / 2)
        QTest.mouseMove(port, last)
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=last)
        selected = view.selected_passage()
        assert selected is not None
        assert content.text[selected.start : selected.end] == content.text[start:end].strip()

    @staticmethod
    def point(view: TextView, offset: int) -> QPoint:
        cursor = view.textCursor()
        cursor.setPosition(view.offsets.to_widget(offset))
        return view.cursorRect(cursor).center()

    def tag(self, place: int, key: Qt.Key, words: str) -> None:
        """Open the picker by its key, type, Enter."""
        before = self.count()
        self.wake()
        QTest.keyClick(self.view(place), key)
        picker = self.window.picker
        assert picker is not None
        self.until(lambda: picker.is_open and picker.edit.hasFocus())
        QTest.keyClicks(picker.edit, words)
        QTest.keyClick(picker.edit, Qt.Key.Key_Return)
        self.until(lambda: not picker.is_open and self.count() != before)

    def count(self) -> int:
        return self.window.session.step

    def ask(self, question: Callable[[Project], object]) -> object:
        got: list[object] = []
        self.window.session.ask(question, got.append)
        self.until(lambda: got)
        return got[0]


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """Long paragraphs of plain text, so that dragging meets no menu."""
    from crossread.db.text import paragraphs

    return [(start, end) for start, end in paragraphs(text) if end - start > 250]


def test_the_main_job(
    articles: list[Path], open_window: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    hands = Hands(window, qtbot)
    path = tmp_path / "work.crossread"
    window.session.create(path, "Work")
    hands.until(lambda: window.session.is_open and window.session.writable)

    window.take_dropped(articles)
    flow = window.findChild(ImportFlow)
    assert flow is not None
    hands.until(lambda: flow.sheet.isVisible() and len(flow.sheet.drafts) == 5)
    QTest.keyClick(QApplication.focusWidget() or flow.sheet, Qt.Key.Key_Return)
    hands.until(lambda: len(window.desk.panes) == 3 and all(pane.view.content for pane in window.desk.panes))

    contents = [pane.view.content for pane in window.desk.panes]
    texts = [content.text for content in contents if content is not None]
    (start, _), (next_start, _) = paragraphs_of(texts[0])[:2]
    hands.drag(0, start, start + 40)
    hands.tag(0, Qt.Key.Key_E, "The first day")
    hands.drag(0, start + 20, start + 60)
    hands.tag(0, Qt.Key.Key_C, "How many were there?\t>1250")
    hands.drag(0, next_start - 30, next_start + 25)
    hands.tag(0, Qt.Key.Key_E, "The first day")
    for place in (1, 2):
        start = paragraphs_of(texts[place])[0][0]
        hands.drag(place, start, start + 30)
        hands.tag(place, Qt.Key.Key_C, "How many were there?\t0")

    assert hands.ask(lambda project: project.annotations.count()) == 5
    found = hands.ask(lambda project: [each for each in project.disagreements.all() if each.has_conflict])
    assert isinstance(found, list)
    assert [each.title for each in found] == ["How many were there?"]
    assert len(found[0].pairs) == 2
    shown = sum(len(list(pane.view.buckets.all())) for pane in window.desk.panes)
    assert shown == 5
    overlapping = window.desk.panes[0].view
    both = overlapping.buckets.at(paragraphs_of(texts[0])[0][0] + 30)
    assert len(both) == 2

    # An event gets its date in the codebook's terms, and the timeline shows what is tagged with it.
    window.session.run(lambda project: project.events.edit(project.events.all()[0].id, date="1912-04-15"))
    timeline = window.findChild(_timeline())
    assert timeline is not None
    hands.until(lambda: timeline.figures is not None and timeline.figures.dated == 2)

    out = tmp_path / "work.json"
    hands.ask(lambda project: export_json(project, out))
    assert len(json.loads(out.read_text(encoding="utf-8"))["annotations"]) == 5

    before = hands.ask(_everything)
    window.close()
    window.session.close()
    window.session.wait_until_closed(20)
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("work.crossread")] == ["work.crossread"]

    again = open_window()
    hands = Hands(again, qtbot)
    again.session.open(path)
    hands.until(lambda: len(again.desk.panes) == 3 and all(pane.view.content for pane in again.desk.panes))
    assert hands.ask(_everything) == before
    assert [pane.source_id for pane in again.desk.panes] == [content.source.id for content in contents if content]
    again.session.undo()
    hands.until(lambda: "The first day" in again.session.redo_words)


def _everything(project: Project) -> tuple[list[Annotation], list[object]]:
    annotations = [each for source in project.sources.all() for each in project.annotations.of_source(source.id)]
    return annotations, [*project.sources.all(), *project.events.all(), *project.claims.all()]


def _timeline() -> type:
    from crossread.desktop.timeline.timeline import Timeline

    return Timeline
