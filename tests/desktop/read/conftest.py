"""Every test of the reading desk runs with the faces in which texts are set; a text to show, a desk with several."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.desktop.look import fonts, theme
from crossread.desktop.read.content import PaneContent
from crossread.desktop.read.desk import Desk
from crossread.desktop.read.text_view import TextView
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


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Callable[[PaneContent], TextView]]:
    def make(shown: PaneContent, width: int = 700, height: int = 600) -> TextView:
        view = TextView()
        qtbot.addWidget(view)
        view.resize(width, height)
        view.set_content(shown)
        view.show()
        qtbot.waitExposed(view)
        view.setFocus()
        qtbot.waitUntil(lambda: view.page is not None and view.page.is_exact)
        return view

    yield make
    theme.set_mode("system")
