"""Every test of the reading desk runs with the faces in which texts are set; and a desk with texts to open."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.desktop.look import fonts
from crossread.desktop.read.desk import Desk
from tests.desktop.read.making import ENTRIES, TEXT, annotation, content


@pytest.fixture(autouse=True)
def shipped_fonts(qapp: QApplication) -> None:
    """Makes the shipped fonts known."""
    fonts.load()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    made.resize(1600, 700)
    made.set_sources(ENTRIES)
    made.content_requested.connect(
        lambda source_id: made.show_content(
            content(
                TEXT,
                annotation(0, 10, 50, claim="lost", source_id=source_id),
                source_id=source_id,
                title=f"Account {source_id[1:]}",
            )
        )
    )
    made.show()
    qtbot.waitExposed(made)
    return made
