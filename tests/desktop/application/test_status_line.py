"""The line below everything says what happened, for a while."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.desktop.application import status_line
from crossread.desktop.application.status_line import StatusLine
from crossread.desktop.widgets.fitting_row import FittingRow


def test_a_word_goes_by_itself_and_a_lasting_one_stays(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(status_line, "SAID_FOR", 30)
    line = StatusLine()
    qtbot.addWidget(line)
    line.set_word("Undone: tag “Surrender”")
    assert line.word
    qtbot.waitUntil(lambda: not line.word)
    line.set_word("Undone")
    line.set_word("Opening…", lasting=True)
    qtbot.wait(90)
    assert line.word == "Opening…"


def test_what_is_told_at_the_right_moves_nothing_when_it_is_told_in_fewer_letters(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(900, 28)
    line.set_hints([("E", "event"), ("C", "claim")])
    line.set_figures("1,111 annotations")
    line.set_saved("saving…")
    line.show()
    QApplication.processEvents()
    widths = [child.geometry() for child in line.findChildren(FittingRow)]
    line.set_saved("saved")
    line.set_figures("1 annotation")
    QApplication.processEvents()
    assert [child.geometry() for child in line.findChildren(FittingRow)] == widths
    line.set_figures("")
    QApplication.processEvents()
    assert [child.geometry() for child in line.findChildren(FittingRow)] != widths
