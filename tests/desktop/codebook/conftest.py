"""A small project about ice, open in a session, and the codebook over it in a window."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import EventTag, Passage, Position
from crossread.desktop.application.session import Session
from crossread.desktop.codebook import form
from crossread.desktop.codebook.codebook import Codebook
from crossread.desktop.codebook.fields import TextField
from crossread.desktop.codebook.form import Form
from crossread.desktop.look import style

TEXT = "All saved. The line says that 0 were lost. 1,250 must be mourned, she struck on the 14th."


T = TypeVar("T")


class Now(Protocol):
    """Asks the project."""

    def __call__(self, question: Callable[[Project], T]) -> T: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Ids:
    """The ids of what the project holds."""

    path: Path
    evening: str
    morning: str
    night: str
    collision: str
    sinking: str
    lost: str
    crew: str
    broke: str
    why: str
    line: str
    captain: str


@pytest.fixture
def ids(tmp_path: Path) -> Ids:
    path = tmp_path / "ice.crossread"
    with Project.create(path, title="Ice") as project:
        evening = project.sources.add("Evening paper", TEXT, published="1912-04-15")
        morning = project.sources.add("Morning paper", TEXT + " Late.", published="1912-04-16")
        sinking = project.events.add("Sinking", date="1912-04-15")
        night = project.events.add("The night", date="1912-04-14/1912-04-15")
        collision = project.events.add("Collision", date="1912-04-14", parent_id=night.id)
        lost = project.claims.add("How many were lost?", "number", unit="people", event_id=sinking.id)
        crew = project.claims.add("How many of the crew?", "number", parent_id=lost.id)
        broke = project.claims.add("She broke in two", "truth")
        why = project.claims.add("Why so many?", "answer", answers=("Speed", "Too few boats"))
        line = project.voices.add("White Star Line", kind="organisation", aliases=("the line",))
        captain = project.voices.add("Captain Smith", parent_id=line.id)
        for source, value in ((evening, "0"), (morning, "1250"), (morning, "1490")):
            project.annotations.add(
                Passage(source_id=source.id, revision=1, start=10, end=30),
                positions=[Position(id="", claim_id=lost.id, value=value, voice_id=line.id)],
                events=[EventTag(id="", event_id=sinking.id)],
            )
        project.annotations.add(
            Passage(source_id=evening.id, revision=1, start=1, end=6),
            positions=[Position(id="", claim_id=why.id, answer_id=why.answers[0].id)],
        )
        project.history.start_here()
    return Ids(
        path=path,
        evening=evening.id,
        morning=morning.id,
        night=night.id,
        collision=collision.id,
        sinking=sinking.id,
        lost=lost.id,
        crew=crew.id,
        broke=broke.id,
        why=why.id,
        line=line.id,
        captain=captain.id,
    )


@pytest.fixture
def session(session: Session, qtbot: QtBot, ids: Ids) -> Session:
    with qtbot.waitSignal(session.opened):
        session.open(ids.path)
    return session


class Host(QWidget):
    """Stands for the window: the codebook at the left, and something else that can have the keys."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.resize(560, 760)
        self.codebook = Codebook(session)
        self.codebook.setFixedWidth(300)
        self.other = QLineEdit()
        row = QHBoxLayout(self)
        row.addWidget(self.codebook)
        row.addWidget(self.other)
        self.told: list[tuple[object, ...]] = []
        for name in ("event_chosen", "claim_chosen", "voice_chosen", "annotations_requested", "said"):
            getattr(self.codebook, name).connect(lambda *args, name=name: self.told.append((name, *args)))

    @property
    def chosen_id(self) -> str | None:
        """The id of the row that is chosen."""
        entry = self.codebook.view.current_entry
        return entry.id if entry is not None else None

    @property
    def chosen_title(self) -> str:
        """The title of the row that is chosen."""
        entry = self.codebook.view.current_entry
        return entry.title if entry is not None else ""

    @property
    def form(self) -> Form:
        """The form that is open."""
        form = self.codebook.drawer.form
        assert form is not None
        return form

    def field(self, key: str) -> TextField:
        """A text field of the form that is open."""
        field = self.form.fields[key]
        assert isinstance(field, TextField)
        return field

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        widget = self.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, modifier)

    def write(self, text: str) -> None:
        """Type where the focus is."""
        widget = self.focusWidget()
        assert widget is not None
        QTest.keyClicks(widget, text)

    def click(self, record_id: str, *, double: bool = False, x: int = 120) -> None:
        """Click on a row."""
        view = self.codebook.view
        place = view.visualRect(self.codebook.tree.index_of(record_id))
        assert place.isValid(), "the row is not in sight"
        do = QTest.mouseDClick if double else QTest.mouseClick
        do(
            view.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(x, place.top() + 12),
        )

    def titles(self, record_id: str = "") -> list[str]:
        """The titles of the rows below a row, or of the sections."""
        tree = self.codebook.tree
        parent = tree.index_of(record_id)
        return [
            str(tree.data(tree.index(row, 0, parent), Qt.ItemDataRole.DisplayRole))
            for row in range(tree.rowCount(parent))
        ]


@pytest.fixture
def host(qtbot: QtBot, qapp: QApplication, session: Session, monkeypatch: pytest.MonkeyPatch) -> Host:
    monkeypatch.setattr(form, "REST_MS", 60)
    style.apply(qapp)
    made = Host(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(lambda: bool(made.codebook.tree.book.entries))
    qtbot.waitUntil(lambda: made.codebook.feed.figures(next(iter(made.codebook.tree.book.entries))).here > 0)
    return made


@pytest.fixture
def now(session: Session, qtbot: QtBot) -> Now:
    """What the project answers now, after all that was asked of it before."""

    def ask(question: Callable[[Project], T]) -> T:
        got: list[T] = []
        # By the writer, so that it comes after what it still has to do.
        session.run(question, got.append)
        qtbot.waitUntil(lambda: bool(got))
        return got[0]

    return ask
