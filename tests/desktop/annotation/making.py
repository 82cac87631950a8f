"""A project of four accounts and the desk that a test acts on; made of nothing that belongs to anybody."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import Annotation, EventTag, Passage, Position
from crossread.desktop.annotation.panel import AnnotationPanel
from crossread.desktop.annotation.rows import FigureRow, VoiceRow
from crossread.desktop.application.session import Session
from crossread.desktop.widgets.line_field import LineField

T = TypeVar("T")
REST = 20_000
"""The longest that typing may take until it is stored, in milliseconds: half a second, and a machine's own time."""

EVENING = (
    "All are safe, the line declares. She is in tow.\n\nNot one soul was lost, and the tow goes on two days later.\n"
)
MORNING = "More than 1,250 must be mourned. Of a tow nothing is known.\n"
COURT = "It finds that 1,490 were lost. She floated for two hours and forty minutes.\n"
SILENT = "The weather was fine, and the sea calm.\n"


class Made:
    """The ids of what the project holds."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}

    def __getattr__(self, name: str) -> str:
        return self.ids[name]


def passage(source_id: str, text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage(source_id=source_id, revision=1, start=start, end=start + len(words))


def fill(project: Project) -> Made:
    made = Made()
    ids = made.ids
    for name, title, text, published in (
        ("evening", "All saved", EVENING, "1912-04-15"),
        ("morning", "Liner sinks", MORNING, "1912-04-16"),
        ("court", "The finding", COURT, "1912-07-30"),
        ("silent", "The weather", SILENT, "1912-04-15"),
    ):
        ids[name] = project.sources.add(title, text, published=published, publisher=f"{title} Ltd").id
    ids["line"] = project.voices.add("The line's office", aliases=["White Star"]).id
    ids["rostron"] = project.voices.add("Captain Rostron").id
    ids["collision"] = project.events.add("Collision", date="1912-04-14T23:40:00").id
    ids["landing"] = project.events.add("Landing").id
    ids["lost"] = project.claims.add("How many were lost?", "number", unit="people").id
    ids["tow"] = project.claims.add("She was towed", "truth").id
    ids["long"] = project.claims.add("How long did she float?", "duration").id
    ids["why"] = project.claims.add("Why?", "answer").id
    ids["speed"] = project.claims.add_answer(made.why, "Too fast", aliases=["speed"]).id
    ids["heard"] = project.claims.add("When was she last heard?", "date").id

    def annotate(
        name: str, at: Passage, note: str = "", events: Sequence[EventTag] = (), positions: Sequence[Position] = ()
    ) -> None:
        annotation = project.annotations.add(at, note=note, events=events, positions=positions)
        ids[name] = annotation.id
        ids.update({f"{name}_tag": tag.id for tag in annotation.events})
        ids.update({f"{name}_position": position.id for position in annotation.positions[:1]})

    annotate(
        "soul",
        passage(made.evening, EVENING, "Not one soul was lost"),
        note="odd",
        events=[EventTag(id="", event_id=made.collision)],
        positions=[Position(id="", claim_id=made.lost, value="0", voice_id=made.line)],
    )
    annotate(
        "tows",
        passage(made.evening, EVENING, "She is in tow"),
        positions=[Position(id="", claim_id=made.tow)],
    )
    annotate("later", passage(made.evening, EVENING, "two days later"), events=[EventTag(id="", event_id=made.landing)])
    annotate(
        "mourned",
        passage(made.morning, MORNING, "More than 1,250"),
        positions=[Position(id="", claim_id=made.lost, value="1250", qualifier="more than")],
    )
    annotate(
        "finds",
        passage(made.court, COURT, "1,490 were lost"),
        positions=[Position(id="", claim_id=made.lost, value="1490")],
    )
    annotate(
        "floated",
        passage(made.court, COURT, "two hours and forty minutes"),
        positions=[Position(id="", claim_id=made.long), Position(id="", claim_id=made.why)],
    )
    project.silences.add(made.silent, made.lost, 1)
    return made


class Desk:
    """What a test acts on: the panel on a session, and what the project holds."""

    def __init__(self, panel: AnnotationPanel, session: Session, made: Made, qtbot: QtBot) -> None:
        self.panel, self.session, self.made, self.qtbot = panel, session, made, qtbot

    def ask(self, question: Callable[[Project], T]) -> T:
        got: list[T] = []
        self.session.ask(question, got.append)
        self.qtbot.waitUntil(lambda: bool(got))
        return got[0]

    def run(self, operation: Callable[[Project], object]) -> None:
        done: list[object] = []
        self.session.run(operation, done.append)
        self.qtbot.waitUntil(lambda: bool(done))

    def show(self, name: str) -> Annotation:
        annotation_id = self.made.ids[name]
        self.panel.show_annotation(annotation_id)
        self.qtbot.waitUntil(lambda: self.panel.annotation is not None and self.panel.annotation.id == annotation_id)
        self.qtbot.wait(1)
        assert self.panel.annotation is not None
        return self.panel.annotation

    def stored(self, name: str) -> Annotation:
        """The annotation as the project holds it, once all that waits is committed."""
        self.qtbot.waitUntil(lambda: not self.session.busy)
        return self.ask(lambda project: project.annotations.get(self.made.ids[name]))

    def steps(self) -> list[str]:
        return self.ask(lambda project: [step.label for step in project.history.steps()])


def figure(desk: Desk, at: int = 0) -> FigureRow:
    row = desk.panel.content.blocks[at].rows["figure"]
    assert isinstance(row, FigureRow)
    return row


def voice(desk: Desk, at: int = 0) -> VoiceRow:
    row = desk.panel.content.blocks[at].rows["voice"]
    assert isinstance(row, VoiceRow)
    return row


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(12, widget.height() // 2))


def retype(field: LineField, text: str) -> None:
    click(field)
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    if text:
        QTest.keyClicks(field, text)
    else:
        QTest.keyClick(field, Qt.Key.Key_Delete)


def pick(desk: Desk, menu: QMenu, text: str) -> None:
    action = next(each for each in menu.actions() if each.text().startswith(text))
    menu.close()
    # Without a window manager the menu's window would stay the active one.
    desk.panel.activateWindow()
    desk.qtbot.waitUntil(desk.panel.isActiveWindow)
    action.trigger()
