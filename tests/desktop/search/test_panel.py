"""Searching as a user does: typing, going through the hits, opening one, narrowing; nothing older is ever shown."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import Passage
from crossread.desktop.application.session import Session
from crossread.desktop.search.panel import SearchPanel
from crossread.desktop.search.results import Heading, HitRow
from crossread.desktop.widgets.buttons import QuietButton

Search = Callable[[str], None]


def rows(panel: SearchPanel) -> list[str]:
    """Headings in brackets with their counts, hits by their words."""
    shown = []
    for number in range(panel.results.rowCount()):
        row = panel.results.row(number)
        if isinstance(row, Heading):
            shown.append(f"[{row.source.title if row.source else row.kind} {row.count}]")
        else:
            shown.append(row.shown.excerpt.words if row.shown else "?")
    return shown


def labels(panel: SearchPanel) -> str:
    return " | ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible() and label.text())


def current(panel: SearchPanel) -> str:
    row = panel.results.row(panel.view.currentIndex().row())
    assert isinstance(row, HitRow)
    assert row.shown is not None
    return row.shown.excerpt.words


def test_hits_are_listed_by_source_and_kind_and_counted(panel: SearchPanel, search: Search) -> None:
    search("ice")
    assert rows(panel) == [
        "[Evening paper 1]",
        "The ship met ice.",
        "[Morning paper 1]",
        "No ice was met.",
        "[note 1]",
        "ice again, ask the captain",
        "[event 1]",
        "Ice warning",
        "[claim 1]",
        "Who saw the ice?",
    ]
    assert "2 passages in 2 sources · 1 note · 1 event · 1 claim" in labels(panel)


def test_matches_of_one_sentence_are_one_passage(panel: SearchPanel, search: Search) -> None:
    search("ship")
    assert "4 passages" not in labels(panel)
    assert "3 passages in 2 sources" in labels(panel)
    row = panel.results.row(4)
    assert isinstance(row, HitRow)
    assert row.shown is not None
    assert len(row.shown.excerpt.matches) == 2


def test_an_answer_is_a_hit_on_its_claim(panel: SearchPanel, search: Search, qtbot: QtBot) -> None:
    search("answer:captain")
    assert rows(panel) == ["[claim 1]", "Who saw the ice? · The captain"]
    with qtbot.waitSignal(panel.record_requested) as wished:
        qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert wished.args is not None
    assert wished.args[0] == "claim"


def test_up_and_down_go_through_the_hits_past_the_headings(panel: SearchPanel, search: Search, qtbot: QtBot) -> None:
    search("ice")
    walked = [current(panel)]
    for _ in range(4):
        qtbot.keyClick(panel.field, Qt.Key.Key_Down)
        walked.append(current(panel))
    assert walked == [words for words in rows(panel) if not words.startswith("[")]
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    assert current(panel) == walked[-1]
    qtbot.keyClick(panel.field, Qt.Key.Key_Up)
    assert current(panel) == walked[-2]
    assert panel.field.hasFocus()


def test_enter_opens_the_match_itself(panel: SearchPanel, search: Search, qtbot: QtBot, session: Session) -> None:
    search("sank")
    with qtbot.waitSignal(panel.passage_requested) as wished:
        qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert wished.args is not None
    passage = wished.args[0]
    assert isinstance(passage, Passage)
    texts: list[str] = []
    session.ask(lambda project: project.sources.text(passage.source_id), texts.append)
    qtbot.waitUntil(lambda: bool(texts))
    assert texts[0][passage.start : passage.end] == "sank"


def test_a_click_opens_and_a_note_is_its_annotation(panel: SearchPanel, search: Search, qtbot: QtBot) -> None:
    search("note:captain")
    place = panel.view.visualRect(panel.results.index(1)).center()
    with qtbot.waitSignal(panel.record_requested) as wished:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wished.args is not None
    assert wished.args[0] == "annotation"


def test_the_context_is_that_of_the_chosen_hit(panel: SearchPanel, search: Search, qtbot: QtBot) -> None:
    search("boats")
    qtbot.waitUntil(lambda: "O'Brien" in panel.context._text.toPlainText())
    assert "The ship met ice." in panel.context._text.toPlainText()


def test_kinds_and_sources_narrow_and_counts_stay(panel: SearchPanel, search: Search, qtbot: QtBot) -> None:
    search("ice")
    panel.kinds.choose("passage")
    assert rows(panel) == ["[Evening paper 1]", "The ship met ice.", "[Morning paper 1]", "No ice was met."]
    place = panel.sources.visualRect(panel.sources.model().index(1, 0)).center()
    qtbot.mouseClick(panel.sources.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert rows(panel) == ["[Morning paper 1]", "No ice was met."]
    assert "2 passages in 2 sources" in labels(panel)
    panel.kinds.choose("")
    qtbot.mouseClick(panel.sources.viewport(), Qt.MouseButton.LeftButton, pos=place)
    place = panel.sources.visualRect(panel.sources.model().index(0, 0)).center()
    qtbot.mouseClick(panel.sources.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert rows(panel) == ["[Evening paper 1]", "The ship met ice.", "[note 1]", "ice again, ask the captain"]
    qtbot.keyClick(panel.sources, Qt.Key.Key_Escape)
    panel.kinds.choose("event")
    assert rows(panel) == ["[event 1]", "Ice warning"]


def test_a_word_that_is_not_finished_is_a_beginning_and_says_so(panel: SearchPanel, search: Search) -> None:
    search("boa")
    assert "All boats were lowered, said O'Brien." in rows(panel)
    assert "No “boa” anywhere, so words that begin so." in labels(panel)
    search("boats")
    assert "begin so" not in labels(panel)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ('"ice ship', "A quotation mark is not closed"),
        ("ice AND", "A word is missing beside AND"),
        ("(ice", "A bracket is not closed"),
        ("place:ice", "There is no field “place:”. There are text:, source:, title:"),
    ],
)
def test_what_was_not_understood_is_told(panel: SearchPanel, search: Search, typed: str, said: str) -> None:
    search(typed)
    assert said in labels(panel)


def test_nothing_found_is_told(panel: SearchPanel, search: Search) -> None:
    search("zeppelin")
    assert rows(panel) == []
    assert "Nothing found" in labels(panel)


def test_without_a_query_examples_can_be_clicked(panel: SearchPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: any(button.text() == "title:evening" for button in panel.findChildren(QuietButton)))
    assert panel.help.isVisible()
    button = next(each for each in panel.findChildren(QuietButton) if each.text() == "title:evening")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not panel.feed.is_waiting)
    assert panel.field.text() == "title:evening"
    assert rows(panel) == ["[source 1]", "Evening paper · Lantern"]


def test_every_example_is_understood(panel: SearchPanel, search: Search, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: any(button.text() == "title:evening" for button in panel.findChildren(QuietButton)))
    examples = [each.text() for each in panel.help.findChildren(QuietButton) if each.isVisible()]
    assert len(examples) == 8
    for example in examples:
        search(example)
        assert panel.results.found is not None
        assert panel.results.found.query is not None
        assert not panel.results.found.query.remarks, example


def test_only_the_last_of_many_queries_is_shown(panel: SearchPanel, qtbot: QtBot) -> None:
    seen: list[str] = []
    panel.feed.answered.connect(lambda: seen.append(panel.results.found.typed if panel.results.found else ""))
    for typed in ("ice", "ship", "boats", "sank"):
        panel.field.setText(typed)
        panel.feed.ask_now()
    qtbot.waitUntil(lambda: "sank" in seen)
    qtbot.wait(100)
    assert seen == ["sank"]


def test_a_change_is_seen_at_once_or_when_one_looks_again(
    panel: SearchPanel, search: Search, session: Session, qtbot: QtBot
) -> None:
    search("fog")
    session.run(lambda project: project.events.add("Fog at sea"))
    qtbot.waitUntil(lambda: "Fog at sea" in rows(panel))
    panel.hide()
    session.run(lambda project: project.events.add("Fog lifts"))
    qtbot.wait(150)
    assert "Fog lifts" not in rows(panel)
    panel.show()
    qtbot.waitUntil(lambda: "Fog lifts" in rows(panel))


def test_the_chosen_hit_stays_chosen_after_a_change(
    panel: SearchPanel, search: Search, session: Session, qtbot: QtBot
) -> None:
    search("ice")
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    assert current(panel) == "No ice was met."
    session.run(lambda project: project.events.add("Ice field"))
    qtbot.waitUntil(lambda: "Ice field" in rows(panel))
    assert current(panel) == "No ice was met."


def test_of_another_query_the_first_hit_is_chosen(panel: SearchPanel, search: Search, qtbot: QtBot) -> None:
    search("ship")
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    assert current(panel) == "The ship sank by the head."
    search("the")
    assert current(panel) == "The ship met ice."


def test_selected_words_are_looked_for_as_a_phrase(panel: SearchPanel, qtbot: QtBot) -> None:
    panel.search_for("met\n  ice")
    assert panel.field.text() == '"met ice"'
    qtbot.waitUntil(lambda: rows(panel) == ["[Evening paper 1]", "The ship met ice."])
    panel.search_for("")
    assert panel.field.text() == '"met ice"'
    assert panel.field.hasFocus()


def test_typing_in_the_list_goes_on_in_the_field(panel: SearchPanel, search: Search, qtbot: QtBot) -> None:
    search("ic")
    panel.view.setFocus()
    qtbot.keyClicks(panel.view, "e")
    assert panel.field.text() == "ice"
    assert panel.field.hasFocus()


def test_escape_clears_and_then_leaves(panel: SearchPanel, search: Search, qtbot: QtBot) -> None:
    search("ice")
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.field.text() == ""
    assert panel.help.isVisible()
    with qtbot.waitSignal(panel.left_requested):
        qtbot.keyClick(panel.field, Qt.Key.Key_Escape)


def test_a_narrow_window_gives_up_context_and_then_filters(panel: SearchPanel, search: Search) -> None:
    search("ice")
    panel.resize(900, 600)
    assert not panel.context.isVisible()
    assert panel.kinds.isVisible()
    panel.resize(620, 500)
    assert not panel.kinds.isVisible()
    assert panel.view.isVisible()


def test_another_project_begins_without_hits(
    panel: SearchPanel, search: Search, session: Session, qtbot: QtBot, tmp_path: object
) -> None:
    search("ice")
    session.close()
    assert panel.field.text() == ""
    assert panel.results.rowCount() == 0


def test_everything_has_a_name_and_rows_are_read_out(panel: SearchPanel, search: Search) -> None:
    search("ice")
    for widget in (panel.field, panel.view, panel.kinds, panel.sources):
        assert widget.accessibleName(), widget
    listed = QAccessible.queryAccessibleInterface(panel.view)
    assert listed is not None
    names = [listed.child(number).text(QAccessible.Text.Name) for number in range(listed.childCount())]
    assert "Source A, Evening paper: 1 passage" in names
    assert "The ship met ice." in names


def test_a_match_is_heavier_and_underlined(panel: SearchPanel, search: Search, qtbot: QtBot) -> None:
    from crossread.desktop.look.theme import current as theme
    from crossread.desktop.search.excerpt_layout import match_format

    look = match_format(theme().accent)
    assert look.fontUnderline()
    assert look.fontWeight() > 500
    search("ice")
    picture = panel.view.viewport().grab().toImage()
    row = panel.view.visualRect(panel.results.index(3))
    ratio = picture.devicePixelRatio()

    def is_accent(x: int, y: int) -> bool:
        seen = picture.pixelColor(x, y)
        return seen.blue() - seen.red() > 60

    lines = [
        sum(is_accent(x, y) for x in range(int(row.left() * ratio) + 8, int(row.right() * ratio)))
        for y in range(int(row.top() * ratio), int(row.bottom() * ratio))
    ]
    # The underline is the one row of the picture in which that colour runs as long as the word.
    assert max(lines) >= 10


def test_many_hits_are_laid_out_without_their_words(qtbot: QtBot, session: Session, panel: SearchPanel) -> None:
    def add(project: Project) -> None:
        with project.step("add_sources", count=30):
            for number in range(30):
                project.sources.add(f"Long {number}", f"{number}. " + "A fog came. " * 400)

    session.run(add)
    panel.field.setText("fog")
    qtbot.waitUntil(lambda: panel.results.counts()["passage"] == 12_000)
    assert panel.results.rowCount() == 12_030
    assert len(panel.results._shown) < 200
    panel.view.scrollToBottom()
    qtbot.waitUntil(lambda: rows_near_end(panel) == "A fog came.")


def rows_near_end(panel: SearchPanel) -> str:
    row = panel.results.row(panel.results.rowCount() - 1)
    return row.shown.excerpt.words if isinstance(row, HitRow) and row.shown else ""
