"""What each calls it in the detail: open for claims of words, on demand for others, down to the sentence."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import Passage
from crossread.desktop.application.session import Session
from crossread.desktop.look import style
from crossread.desktop.review.wording.section import WordingSection

TEXT = "They name it a measure. We call it an offensive, and a large one."


@pytest.fixture
def claims(tmp_path: Path) -> dict[str, str]:
    path = tmp_path / "words.crossread"
    with Project.create(path, title="Words") as project:
        sources = [project.sources.add(f"Paper {n}", TEXT, published=f"2023-09-{20 + n}") for n in range(2)]
        words = project.claims.add("What do they call it?", "answer", compare="wording")
        answers = {text: project.claims.add_answer(words.id, text).id for text in ("offensive", "measure")}
        number = project.claims.add("How many?", "number")
        for source, text in ((sources[1], "measure"), (sources[0], "offensive"), (sources[1], "offensive")):
            start = TEXT.index(text)
            made = project.annotations.add(Passage(source_id=source.id, revision=1, start=start, end=start + len(text)))
            project.annotations.add_position(made.id, words.id, answer_id=answers[text])
            project.annotations.add_position(made.id, number.id, value="1", value_given="one")
    return {"path": str(path), "words": words.id, "number": number.id}


@pytest.fixture
def session(session: Session, qtbot: QtBot, claims: dict[str, str]) -> Session:
    with qtbot.waitSignal(session.opened):
        session.open(Path(claims["path"]))
    return session


@pytest.fixture
def section(qtbot: QtBot, qapp: QApplication, session: Session) -> WordingSection:
    style.apply(qapp)
    made = WordingSection(session)
    qtbot.addWidget(made)
    made.resize(400, 500)
    return made


def told(section: WordingSection) -> list[str]:
    model = section.tree.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_words_stand_by_date_or_by_word(section: WordingSection, claims: dict[str, str], qtbot: QtBot) -> None:
    section.show_subject("claim", claims["words"])
    qtbot.waitUntil(section.tree.isVisible)
    assert told(section) == [
        "offensive: Paper 0, 20 Sep 2023, 1",
        "measure: Paper 1, 21 Sep 2023, 1",
        "offensive: Paper 1, 21 Sep 2023, 1",
    ]
    section.order.setFocus()
    QTest.keyClick(section.order, Qt.Key.Key_Right)
    assert [each.split(":")[0] for each in told(section)] == ["measure", "offensive", "offensive"]


def test_a_count_is_opened_to_its_sentences(section: WordingSection, claims: dict[str, str], qtbot: QtBot) -> None:
    section.show_subject("claim", claims["words"])
    qtbot.waitUntil(section.tree.isVisible)
    tree, model = section.tree, section.tree.model()
    closed = tree.sizeHint().height()
    tree.setFocus()
    tree.setCurrentIndex(model.index(0, 0))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert tree.isExpanded(model.index(0, 0))
    assert tree.sizeHint().height() > closed
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert "We call it an offensive" in tree.currentIndex().data()
    with qtbot.waitSignal(section.annotation_requested):
        QTest.keyClick(tree, Qt.Key.Key_Return)
    below = tree.visualRect(model.index(0, 0, model.index(0, 0))).center()
    with qtbot.waitSignal(section.annotation_requested):
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=below)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(model.index(0, 0)).center())
    assert not tree.isExpanded(model.index(0, 0))


def test_other_claims_show_their_words_on_demand(section: WordingSection, claims: dict[str, str], qtbot: QtBot) -> None:
    section.show_subject("claim", claims["number"])
    qtbot.waitUntil(section.more.isVisible)
    assert not section.tree.isVisible()
    QTest.mouseClick(section.more, Qt.MouseButton.LeftButton)
    assert section.tree.isVisible()
    assert told(section)[0] == "one: Paper 0, 20 Sep 2023, 1"
    section.show_subject("event", "any")
    qtbot.waitUntil(lambda: not section.isVisible())
