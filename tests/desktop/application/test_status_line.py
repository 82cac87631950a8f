"""The line below everything says what happened, for a while."""

import pytest
from pytestqt.qtbot import QtBot

from crossread.desktop.application import status_line
from crossread.desktop.application.status_line import StatusLine


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
