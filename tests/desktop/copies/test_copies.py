"""Copies: what sources share stands side by side, what is said of two is one step, and origins are counted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import Passage, Relation
from crossread.desktop.application.session import Session
from crossread.desktop.copies.feed import CopiesFeed
from crossread.desktop.copies.origins_line import OriginsLine
from crossread.desktop.copies.view import CopiesView
from crossread.desktop.copies.words import percent
from crossread.desktop.look import style
from tests.desktop.copies.conftest import EDITED, SAVED, Papers


@pytest.fixture
def feed(session: Session) -> CopiesFeed:
    made = CopiesFeed(session, session)
    made.set_awake(True)
    return made


def test_asleep_it_reads_nothing_and_catches_up_on_waking(session: Session, qtbot: QtBot) -> None:
    feed, found = CopiesFeed(session, session), list[object]()
    feed.found.connect(found.append)
    session.run(lambda project: project.sources.edit(project.sources.all()[0].id, title="Another title"))
    qtbot.waitUntil(lambda: not session.busy)
    qtbot.wait(50)
    assert feed.has_missed
    assert not found
    feed.set_awake(True)
    qtbot.waitUntil(lambda: len(found) == 1)
    assert not feed.has_missed


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication, session: Session, feed: CopiesFeed) -> CopiesView:
    style.apply(qapp)
    made = CopiesView(session, feed)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: feed.last is not None and feed.last.shared is not None)
    qtbot.waitUntil(lambda: made.linked.model().rowCount() == 1)
    return made


def listed(view: CopiesView) -> list[str]:
    model = view.pairs.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def relations(session: Session, qtbot: QtBot) -> list[Relation]:
    found: list[list[Relation]] = []
    session.ask(lambda project: project.relations.all(), found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_pairs_are_listed_the_closest_first(view: CopiesView) -> None:
    first, second = listed(view)
    assert first.startswith("A Morning and B Evening. 1 passage:")
    assert first.endswith("not decided")
    assert second == "C Weekly and D Digest. both from The Wire. not decided"


def test_linked_passages_stand_side_by_side(view: CopiesView, papers: Papers, qtbot: QtBot) -> None:
    said = view.linked.model().index(0, 0).data()
    assert EDITED in said
    assert SAVED in said
    assert "only in A: late, those, off. only in B: night, all, from" in said
    view.linked.setFocus()
    with qtbot.waitSignal(view.passages_requested) as requested:
        QTest.keyClick(view.linked, Qt.Key.Key_Return)
    (asked,) = requested.args
    assert [passage.source_id for passage in asked] == list(papers.ids[:2])
    assert asked[1] == Passage(source_id=papers.ids[1], revision=1, start=0, end=len(SAVED))


def test_the_later_from_the_earlier_is_offered_first(view: CopiesView, papers: Papers) -> None:
    button = view.decision.button("copies")
    assert button.text() == "A copies B"


def test_what_is_said_is_kept_changed_and_taken_back(
    view: CopiesView, session: Session, papers: Papers, qtbot: QtBot
) -> None:
    a, b = papers.ids[:2]
    view.decision.reason.setFocus()
    QTest.keyClicks(view.decision.reason, "word for word")
    QTest.mouseClick(view.decision.button("copies", a, b), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "A copies B" in listed(view)[0])
    assert [(each.a, each.b, each.kind, each.reason) for each in relations(session, qtbot)] == [
        (a, b, "copies", "word for word")
    ]
    assert view.decision.button("copies", a, b).isChecked()
    QTest.mouseClick(view.decision.button("same_origin"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "same origin" in listed(view)[0])
    assert [(each.kind, each.reason) for each in relations(session, qtbot)] == [("same_origin", "word for word")]
    QTest.mouseClick(view.decision.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "not decided" in listed(view)[0])
    session.undo()
    qtbot.waitUntil(lambda: "same origin" in listed(view)[0])
    assert view.decision.reason.text() == "word for word"


def test_a_reason_that_comes_later_is_kept_too(
    view: CopiesView, session: Session, papers: Papers, qtbot: QtBot
) -> None:
    QTest.mouseClick(view.decision.button("independent"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "independent" in listed(view)[0])
    view.decision.reason.setFocus()
    QTest.keyClicks(view.decision.reason, "both were on the pier")
    QTest.keyClick(view.decision.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [each.reason for each in relations(session, qtbot)] == ["both were on the pier"])


def test_equal_ends_of_ways_are_shown(view: CopiesView, qtbot: QtBot) -> None:
    view.pairs.setFocus()
    QTest.keyClick(view.pairs, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "both from The Wire" in (view.linked.model().index(0, 0).data() or ""))
    assert view.decision.button("same_origin").isEnabled()


def test_any_two_can_be_related(view: CopiesView, session: Session, papers: Papers, qtbot: QtBot) -> None:
    view.other.one.setCurrentIndex(0)
    view.other.other.setCurrentIndex(3)
    QTest.mouseClick(view.other.show_button, Qt.MouseButton.LeftButton)
    assert "A Morning and D Digest" in listed(view)[-1]
    a, d = papers.ids[0], papers.ids[3]
    QTest.mouseClick(view.decision.button("translates", d, a), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any("D translates A" in each for each in listed(view)))
    assert view.pairs.current_record is not None
    assert view.pairs.current_record.key == (a, d)


def test_a_source_with_itself_is_no_pair(view: CopiesView) -> None:
    view.other.one.setCurrentIndex(1)
    view.other.other.setCurrentIndex(1)
    assert not view.other.show_button.isEnabled()


def test_origins_are_counted_as_they_change(
    feed: CopiesFeed, session: Session, papers: Papers, qtbot: QtBot, qapp: QApplication
) -> None:
    style.apply(qapp)
    line = OriginsLine(feed)
    qtbot.addWidget(line)
    qtbot.waitUntil(lambda: line.words == "4 sources, 4 independent")
    a, b, c, d = papers.ids

    def relate(project: Project) -> None:
        with project.step("relate_sources", kind_of_relation="copies"):
            project.relations.add(a, b, "copies")
            project.relations.add(c, d, "same_origin")

    session.run(relate)
    qtbot.waitUntil(lambda: line.words == "4 sources, 2 independent · 1 copies Evening · C, D have one origin")
    assert "2 independent" in line.accessibleName()


def test_a_new_text_is_looked_through_and_gone_sources_leave(
    view: CopiesView, session: Session, papers: Papers, qtbot: QtBot
) -> None:
    session.run(lambda project: project.sources.add("Late edition", f"{SAVED} And more."))
    qtbot.waitUntil(lambda: len(listed(view)) == 4)
    session.run(lambda project: project.sources.delete(papers.ids[1]))
    qtbot.waitUntil(lambda: all("Evening" not in each for each in listed(view)) and len(listed(view)) == 2)


def test_a_stopped_search_can_be_begun_again(feed: CopiesFeed, session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: feed.last is not None)
    with qtbot.waitSignal(feed.searching):
        feed.search()
    feed.stop()
    qtbot.waitUntil(lambda: not feed.is_searching)
    feed.search()
    qtbot.waitUntil(lambda: feed.last is not None and feed.last.shared is not None)


def test_shares_are_told_in_words() -> None:
    assert [percent(share) for share in (0.0, 0.004, 0.014, 0.62, 1.0)] == ["0 %", "under 1 %", "1 %", "62 %", "100 %"]


def test_all_that_takes_the_keys_has_a_name(view: CopiesView) -> None:
    nameless = [
        type(each).__name__
        for each in view.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() != Qt.FocusPolicy.NoFocus and not each.accessibleName()
    ]
    # A viewport and a splitter's handle take no keys of their own.
    assert nameless == []
