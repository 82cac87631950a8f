"""The report in the whole window: there by a key, chosen, written, told of, and stopped."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.report.panel import ReportPanel
from crossread.desktop.report.writing import Writing
from crossread.desktop.widgets.buttons import QuietButton
from tests.db.report.making import Case
from tests.desktop.conftest import OpenWhole


@pytest.fixture
def window(open_whole: OpenWhole, case: Case) -> MainWindow:
    return open_whole(case.path, 1280, 800)


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> ReportPanel:
    window.actions_["report"].trigger()
    panel = window.findChildren(ReportPanel)[0]
    qtbot.waitUntil(lambda: panel.isVisible() and panel.sources.count() == 3)
    return panel


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The names that were suggested; the answer is a file in the test's folder, without its suffix."""
    names: list[str] = []

    def answer(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        names.append(Path(name).name)
        return str(tmp_path / "mine"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return names


def test_enter_writes_and_the_window_says_where(
    window: MainWindow, panel: ReportPanel, qtbot: QtBot, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.session.path is not None
    folder = window.session.path.parent
    qtbot.waitUntil(panel.format.hasFocus)
    QTest.keyClick(panel.format, Qt.Key.Key_Right)
    QTest.keyClick(panel.format, Qt.Key.Key_Right)
    assert panel.choices.form == "md"
    with qtbot.waitSignal(panel.written):
        QTest.keyClick(panel.format, Qt.Key.Key_Return)
    assert asked[0].endswith(", report.md")
    assert "120 workers fled" in (folder / "mine.md").read_text(encoding="utf-8")
    assert not panel.is_writing
    assert str(folder / "mine.md") in window.messages.text
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    for words in ("Open", "Show in folder"):
        next(each for each in window.messages.findChildren(QuietButton) if each.text() == words).click()
    assert [Path(url.toLocalFile()) for url in opened] == [folder / "mine.md", folder]


@pytest.mark.parametrize(("key", "start"), [("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF-")])
@pytest.mark.usefixtures("asked")
def test_each_format(panel: ReportPanel, qtbot: QtBot, tmp_path: Path, key: str, start: bytes) -> None:
    panel.format.choose(key)
    panel.format.chosen.emit(key)
    with qtbot.waitSignal(panel.written):
        panel.write.click()
    assert (tmp_path / f"mine.{key}").read_bytes().startswith(start)


def test_what_is_chosen_is_remembered(window: MainWindow, panel: ReportPanel) -> None:
    panel.scope.choose("conflict")
    panel.scope.chosen.emit("conflict")
    panel.parts["timeline"].click()
    panel.leaves_out.click()
    panel.longest.setValue(25)
    from crossread.desktop.application import settings
    from crossread.desktop.report.choices import choices_of

    kept = choices_of(window.settings.get(settings.REPORT))
    assert kept == panel.choices
    assert kept.scope == "conflict"
    assert kept.without == {"timeline"}
    assert (kept.longest_quote, kept.leaves_out) == (25, True)


def test_long_titles_make_nothing_wider_than_the_panel(panel: ReportPanel, qtbot: QtBot) -> None:
    panel.set_group("some", "What was " + "very " * 30 + "long?")
    qtbot.wait(1)
    for widget in (panel.only_group, panel.sources, *panel.parts.values()):
        assert widget.mapTo(panel, widget.rect().topRight()).x() < panel.width()


@pytest.mark.usefixtures("asked")
def test_sources_and_the_chosen_claim_narrow_it(
    window: MainWindow, panel: ReportPanel, qtbot: QtBot, case: Case, tmp_path: Path
) -> None:
    assert not panel.only_group.isEnabled()
    window.choice.choose_claim(case.ids["fled"])
    qtbot.waitUntil(panel.only_group.isEnabled)
    assert "How many fled?" in panel.only_group.words
    panel.only_group.click()
    panel.sources.item(2).setCheckState(Qt.CheckState.Unchecked)
    panel.format.choose("md")
    panel.format.chosen.emit("md")
    with qtbot.waitSignal(panel.written):
        panel.write.click()
    text = (tmp_path / "mine.md").read_text(encoding="utf-8")
    assert "2 of 3 sources" in text
    assert "What is it called" not in text
    for row in range(3):
        panel.sources.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not panel.write.isEnabled()
    assert panel.state.text()


@pytest.mark.usefixtures("asked")
def test_it_can_be_stopped(
    window: MainWindow, panel: ReportPanel, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go = threading.Event()
    really = Writing._report

    def slowly(self: Writing, done: int, total: int) -> None:
        really(self, done, total)
        if total:
            assert may_go.wait(20)

    monkeypatch.setattr(Writing, "_report", slowly)
    panel.write.click()
    qtbot.waitUntil(lambda: "%" in panel.state.text())
    assert panel.progress.isVisible()
    panel.cancel.click()
    assert panel.state.text() == "Stopping…"
    with qtbot.waitSignal(panel.said):
        may_go.set()
    assert window.messages.text == "Stopped; no report was written."
    assert not list(tmp_path.glob("*mine*"))
    assert panel.write.isVisible()


def test_escape_closes_and_review_has_a_button(window: MainWindow, panel: ReportPanel, qtbot: QtBot) -> None:
    QTest.keyClick(panel.format, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    window.workspaces.show("review")
    button = next(each for each in window.review.findChildren(QuietButton) if each.text() == "Report…")
    qtbot.waitUntil(button.isVisible)
    button.click()
    assert panel.isVisible()
    host = panel.parentWidget()
    assert host is not None
    assert panel.geometry().right() == host.rect().right()
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: panel.height() == host.height())
    window.workspaces.show("read")
    assert panel.isVisible()


def test_closing_the_project_stops_it(
    window: MainWindow, panel: ReportPanel, qtbot: QtBot, asked: list[str], tmp_path: Path
) -> None:
    panel.write.click()
    window.close_project()
    assert not panel.is_writing
    assert not panel.isVisible()
    assert window.session.wait_until_closed(20)
    assert not list(tmp_path.glob(".mine*"))
    assert asked
