"""Paragraph numbers are those of a citation, stand in the margin, and move no text where the margin has room."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from crossread.db.records import Zone
from crossread.db.text import paragraph_number, paragraphs
from crossread.desktop.read.preparing import prepare
from crossread.desktop.read.taste import Taste
from crossread.desktop.read.text_view import TextView
from tests.desktop.read.making import content, prose

BROKEN = "\n".join(
    ["The steamer left the harbour in the morning and was seen again", "off the cape at noon by two"] * 3
)
TEXT = f"\n\nHeadline\n  {prose(2)}\n\n{BROKEN}\n\n{'word ' * 3_000}\n\nThe end."


def margin(view: TextView) -> QImage:
    assert view.page is not None
    left = round(view.page.column[0])
    return view.viewport().grab().toImage().copy(0, 0, left - 4, view.viewport().height())


def shown(qtbot: QtBot, width: int, text: str = TEXT) -> TextView:
    view = TextView()
    qtbot.addWidget(view)
    view.resize(width, 600)
    view.set_content(content(text, zones=(Zone(start=2, end=10, kind="headline"),)))
    view.show()
    qtbot.waitExposed(view)
    return view


def test_numbers_are_those_of_a_citation() -> None:
    prepared = prepare(TEXT, (), ())
    numbered = {prepared.offsets.starts[block]: number for block, number in enumerate(prepared.plan.numbers) if number}
    assert len(numbered) == len(paragraphs(TEXT))
    for start, number in numbered.items():
        first = start + len(TEXT[start:]) - len(TEXT[start:].lstrip())
        assert paragraph_number(TEXT, first) == number


@pytest.mark.parametrize("width", [500, 900])
def test_they_stand_in_the_margin_and_move_no_text_where_there_is_room(qtbot: QtBot, width: int) -> None:
    view = shown(qtbot, width)
    assert view.page is not None
    column, empty = view.page.column, margin(view)
    view.set_taste(Taste(numbers=True))
    assert view.page.column == column
    assert margin(view) != empty
    view.set_taste(Taste())
    assert margin(view) == empty


def test_where_there_is_no_room_they_take_some_and_are_whole(qtbot: QtBot) -> None:
    text = "\n".join(["Word."] * 1_200)
    view = shown(qtbot, 240, text)
    assert view.page is not None
    left = view.page.column[0]
    view.set_taste(Taste(numbers=True))
    assert view.page.column[0] > left
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    image = margin(view)
    paper = image.pixelColor(0, 0)
    assert all(image.pixelColor(0, y) == paper for y in range(image.height())), "cut off at the edge"
