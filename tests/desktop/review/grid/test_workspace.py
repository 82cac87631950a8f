"""The workspace: the detail beside the grid or over it, its sections, and what is chosen in both."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crossread.desktop.application.session import Session
from crossread.desktop.review.workspace import ReviewWorkspace


class Told(QWidget):
    """A section that remembers what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, str]] = []
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def show_subject(self, kind: str, subject_id: str) -> None:
        self.told.append((kind, subject_id))

    def clear(self) -> None:
        self.told.append(("", ""))


def choose(review: ReviewWorkspace, place: int) -> str:
    review.grid.view.stand_at(place, 0)
    return review.subject[1]


def test_sections_stand_in_their_places_and_are_told_what_is_chosen(review: ReviewWorkspace) -> None:
    last, first = Told(), QLabel("first")
    review.put_detail(last, 90)
    review.put_detail(lambda: first, 10)
    assert review.detail.sections == [first, last]
    chosen = choose(review, 3)
    assert last.told[-1] == ("claim", chosen)
    later = Told()
    review.put_detail(later, 20)
    assert later.told == [("claim", chosen)]


def test_a_project_that_is_closed_clears_the_sections(review: ReviewWorkspace, session: Session, qtbot: QtBot) -> None:
    section = Told()
    review.put_detail(section)
    choose(review, 1)
    with qtbot.waitSignal(session.closed):
        session.close()
    assert section.told[-1] == ("", "")
    assert review.subject == ("", "")


def test_space_shows_and_hides_the_detail_and_gives_the_keys_back(review: ReviewWorkspace) -> None:
    section = Told()
    review.put_detail(section)
    choose(review, 1)
    section.field.setFocus()
    review.show_detail(False)
    assert review.grid.view.hasFocus()
    QTest.keyClick(review.grid.view, Qt.Key.Key_Space)
    assert review.detail_is_shown


def test_where_there_is_no_room_it_is_a_drawer_that_a_click_opens(
    make_review: Callable[..., ReviewWorkspace], sample: Path, qtbot: QtBot
) -> None:
    review = make_review(sample, width=1000)
    section = Told()
    review.put_detail(lambda: section)
    assert review.detail_is_drawer
    assert not review.detail_is_shown
    view = review.grid.view
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert not review.detail_is_shown
    place = view.visualRect(view.grid_model.index(1, 2)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert review.detail_is_shown
    assert section.told[-1] == review.grid.subject
    assert view.visualRect(view.currentIndex()).right() < view.viewport().mapFrom(review, review.detail.pos()).x()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not review.detail_is_shown
    review.window().resize(1400, 760)
    qtbot.waitUntil(lambda: not review.detail_is_drawer)
    assert review.detail_is_shown
    assert review.detail.x() > 400


def test_what_is_chosen_elsewhere_lights_its_row(review: ReviewWorkspace) -> None:
    grid = review.grid.grid
    assert grid is not None
    event = grid.rows[-1]
    review.show_subject("event", event.id)
    assert review.grid.subject == ("event", event.id)
    assert review.subject == ("event", event.id)
    review.show_subject("claim", "")
    assert review.grid.view.cells.chosen_row == ""
    assert review.subject == ("event", event.id)


def test_the_width_of_the_detail_is_kept(review: ReviewWorkspace) -> None:
    review.set_detail_width(512)
    assert review.detail.width() in range(508, 517)
    review.show_detail(False)
    review.show_detail(True)
    assert review.detail.width() in range(508, 517)
