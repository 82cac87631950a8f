"""A question with two answers: which of them has the keys is said when it is made; Escape means no."""

from collections.abc import Iterator
from typing import Literal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crossread.desktop.widgets.question import Question

Keys = Literal["yes", "no"]


@pytest.fixture(params=["yes", "no"])
def keys_on(request: pytest.FixtureRequest) -> Keys:
    return "yes" if request.param == "yes" else "no"


@pytest.fixture
def question(qtbot: QtBot, keys_on: Keys) -> Iterator[Question]:
    host = QWidget()
    qtbot.addWidget(host)
    made = Question(keys_on, host)
    QVBoxLayout(host).addWidget(made)
    host.show()
    host.activateWindow()
    yield made
    host.close()


def asked(question: Question) -> list[str]:
    told: list[str] = []
    question.closed.connect(lambda: told.append("closed"))
    question.ask("Delete 3 tags?", "Delete", lambda: told.append("deleted"))
    return told


def test_the_keys_are_where_they_were_wanted(question: Question, keys_on: Keys, qtbot: QtBot) -> None:
    assert not question.isVisible()
    told = asked(question)
    assert question.isVisible()
    assert question.question == "Delete 3 tags?"
    first = question.yes if keys_on == "yes" else question.no
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert told == (["closed", "deleted"] if keys_on == "yes" else ["closed"])
    assert not question.isVisible()


def test_escape_and_cancel_mean_no(question: Question, qtbot: QtBot) -> None:
    told = asked(question)
    qtbot.keyClick(question.yes, Qt.Key.Key_Escape)
    assert told == ["closed"]
    question.close_question()
    assert told == ["closed"]
    question.ask("Again?", "Do it", lambda: told.append("done"))
    question.no.click()
    assert told == ["closed", "closed"]


def test_it_is_read_out(question: Question) -> None:
    asked(question)
    assert question.accessibleName() == "Delete 3 tags?"
    assert question.yes.accessibleName() == "Delete. Delete 3 tags?"
    assert question.no.accessibleName() == "Cancel"
