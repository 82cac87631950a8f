"""The filter over the overview: typed words, chips, a span of time, the open sources."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.db.dates import parse
from crossread.desktop.overview.chooser import Chooser
from crossread.desktop.overview.overview import Overview
from crossread.desktop.overview.span_popover import SpanPopover
from crossread.desktop.widgets.buttons import QuietButton
from tests.desktop.overview.driving import asked, popover
from tests.desktop.overview.making import Case


def test_typing_filters_and_escape_clears(overview: Overview, qtbot: QtBot) -> None:
    QTest.keyClicks(overview.view, "s")
    line = overview.filters.line
    assert line.hasFocus()
    QTest.keyClicks(line, "afe")
    qtbot.waitUntil(lambda: overview.filters.count.text() not in ("", "240 annotations") and asked(overview))
    assert overview.filters.query.words == "safe"
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert overview.view.hasFocus()
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: overview.filters.count.text() == "240 annotations")
    QTest.keyClicks(line, "nothing at all like this")
    qtbot.waitUntil(lambda: overview.filters.count.text() == "0 annotations")
    assert overview._empty.isVisible()


def test_chips_tell_and_take_away(overview: Overview, qtbot: QtBot, case: Case) -> None:
    chips = overview.filters.chips
    qtbot.waitUntil(lambda: bool(overview.model.names.events))
    chips["tag"].click()
    chooser = popover(overview, Chooser)
    assert isinstance(chooser, Chooser)
    QTest.keyClicks(chooser.line, "inq")
    QTest.keyClick(chooser.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: overview.filters.count.text() == "48 annotations")
    chooser.line.clear()
    QTest.keyClicks(chooser.line, "saved")
    QTest.keyClick(chooser.line, Qt.Key.Key_Return)
    assert chips["tag"].text() == "Tag: Inquiry +1"
    assert overview.filters.query.claims == (case.made.claims[1],)
    QTest.keyClick(chooser.line, Qt.Key.Key_Escape)
    assert not chooser.isVisible()
    assert chips["tag"].isChecked()
    QTest.keyClick(chips["tag"], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: overview.filters.count.text() == "240 annotations")
    assert chips["tag"].text() == "Tag ▾"
    assert not chips["tag"].isChecked()


def test_a_span_of_time_is_typed_as_people_write_it(overview: Overview, qtbot: QtBot) -> None:
    overview.filters.chips["date"].click()
    span = popover(overview, SpanPopover)
    assert isinstance(span, SpanPopover)
    QTest.keyClicks(span.first, "no date")
    assert not span.take.isEnabled()
    span.first.clear()
    QTest.keyClicks(span.first, "May 1912")
    QTest.keyClick(span.first, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: overview.filters.count.text() == "48 annotations")
    assert overview.filters.chips["date"].text().startswith("Date: happened 1 May 1912 – 31 May 1912")
    overview.clear_range()
    qtbot.waitUntil(lambda: overview.filters.count.text() == "240 annotations")
    april = parse("1912-04-14")
    overview.set_range(april.first, april.last)
    qtbot.waitUntil(lambda: overview.filters.count.text() == "96 annotations")


def test_open_sources_alone(overview: Overview, qtbot: QtBot, case: Case) -> None:
    overview.set_open_sources([case.made.sources[1]])
    QTest.keyClick(overview.filters.scope, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: overview.filters.count.text() == "80 annotations")
    overview.set_open_sources([])
    qtbot.waitUntil(lambda: overview.filters.count.text() == "0 annotations")
    next(iter(overview._empty.findChildren(QuietButton))).click()
    qtbot.waitUntil(lambda: overview.filters.count.text() == "240 annotations")
