"""The agreement between coders in the whole window: figures, what they stand on, and the way to a passage."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.agreement import Figure
from crossread.db.project import Project
from crossread.db.records import Passage
from crossread.desktop.agreement.panel import AgreementPanel
from crossread.desktop.agreement.words import number
from crossread.desktop.application import features
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.look import style

TEXT = "All were saved. The band played. 711 were saved. She was in tow. Nobody was lost."
SENTENCES = [(0, 15), (16, 32), (33, 48), (49, 64)]
Open = Callable[..., MainWindow]


def make(path: Path, coders: tuple[str, ...]) -> Path:
    """Each coder dates the first sentence; on the third each has another figure; the first alone marks the fourth."""
    with Project.create(path, title="Coders") as project:
        source = project.sources.add("The Evening Paper", TEXT)
        event = project.events.add("Sinking")
        claim = project.claims.add("How many were saved?", "number")
        for at, coder in enumerate(coders):
            project.author = coder
            for start, end in [SENTENCES[0], *([SENTENCES[3]] if at == 0 else [])]:
                made = project.annotations.add(Passage(source_id=source.id, revision=1, start=start, end=end))
                project.annotations.tag_event(made.id, event.id)
            start, end = SENTENCES[2]
            made = project.annotations.add(Passage(source_id=source.id, revision=1, start=start, end=end))
            project.annotations.add_position(made.id, claim.id, value=str(711 - at))
    return path


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Open]:
    """Opens a project of some coders in the window, and the panel in it."""
    style.apply(qapp)
    session = Session("Ada")
    broken: list[object] = []
    session.broke.connect(broken.append)
    windows: list[MainWindow] = []

    def open_it(*coders: str, width: int = 1400) -> MainWindow:
        window = MainWindow(session, Settings(tmp_path / "settings.json"))
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(width, 850)
        window.show()
        features.put_all(window)
        session.open(make(tmp_path / "coders.crossread", coders))
        qtbot.waitUntil(lambda: bool(window.desk.panes) and window.desk.panes[0].content is not None)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.actions_["show_agreement"].trigger()
        panel = panel_of(window)
        qtbot.waitUntil(lambda: panel.agreement is not None)
        return window

    yield open_it
    session.close()
    assert session.wait_until_closed(20)
    assert not broken
    windows.clear()


def panel_of(window: MainWindow) -> AgreementPanel:
    (found,) = window.findChildren(AgreementPanel)
    return found


def row(panel: AgreementPanel, at: int) -> list[str]:
    figures = panel.table.figures
    return [str(figures.index(at, column).data()) for column in range(figures.columnCount())]


def said(panel: AgreementPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_the_figures_of_two_coders(opened: Open) -> None:
    panel = panel_of(opened("Ada", "Grace"))
    assert row(panel, 0)[:4] == ["All tags together", "3", "2", "1.00"]
    assert row(panel, 2)[0] == "How many were saved?"
    assert row(panel, 2)[-1] == "1"
    assert "not about what the sources say" in said(panel)
    assert "2 passages marked by two or more" in said(panel)


def test_behind_a_line_are_its_passages_and_a_click_goes_to_one(opened: Open, qtbot: QtBot) -> None:
    window = opened("Ada", "Grace")
    panel = panel_of(window)
    qtbot.waitUntil(panel.table.hasFocus)
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    (apart,) = panel.differences.differences.differences
    assert [reading.words for reading in apart.readings] == [
        ("How many were saved?: asserts 711",),
        ("How many were saved?: asserts 710",),
    ]
    spoken = panel.differences.differences.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Grace: How many were saved?: asserts 710" in spoken
    place = panel.differences.visualRect(panel.differences.differences.index(0)).topLeft() + QPoint(40, 30)
    QTest.mouseClick(panel.differences.viewport(), Qt.MouseButton.LeftButton, pos=place)
    first = apart.readings[0].annotation_id
    qtbot.waitUntil(lambda: window.choice.annotation_id == first)
    assert window.workspaces.current == "read"


def test_a_line_without_differences_says_so(opened: Open, qtbot: QtBot) -> None:
    panel = panel_of(opened("Ada", "Ada"))
    assert "Only one person has tagged here: Ada" in said(panel)
    assert "Import JSON" in said(panel)


def test_three_coders_show_their_pairs(opened: Open) -> None:
    panel = panel_of(opened("Ada", "Eve", "Grace", width=800))
    heads = [panel.table.figures.headerData(at, Qt.Orientation.Horizontal) for at in range(8)]
    assert heads == ["Tag", "Ada", "Eve", "Grace", "α", "κ lowest", "αᵤ", "differ"]
    assert "Ada – Eve 1.00 (2)" in said(panel)


def test_what_changes_is_read_again(opened: Open, qtbot: QtBot) -> None:
    window = opened("Ada", "Grace")
    panel = panel_of(window)
    assert row(panel, 0)[-1] == "2"
    window.session.run(lambda project: project.annotations.delete([_lone(panel)]))
    qtbot.waitUntil(lambda: row(panel, 0)[-1] == "1")


def _lone(panel: AgreementPanel) -> str:
    assert panel.agreement is not None
    (lone,) = [each for each in panel.agreement.differences if each.kind == "alone"]
    found = lone.readings[0].annotation_id
    assert found is not None
    return found


def test_every_part_that_takes_the_keys_has_a_name(opened: Open) -> None:
    panel = panel_of(opened("Ada", "Grace"))
    parts = [each for each in panel.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert parts
    assert [each for each in parts if each.isVisible() and not each.accessibleName()] == []


@pytest.mark.parametrize(
    ("value", "shown"), [(0.7434, "0.74"), (1.0, "1.00"), (-0.0001, "0.00"), (-0.25, "\u22120.25"), (None, "all alike")]
)
def test_figures_are_written_with_two_places(value: float | None, shown: str) -> None:
    assert number(Figure(value=value, why="" if value is not None else "no_variation")) == shown
