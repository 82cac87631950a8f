"""A desk of three accounts that tell the same events at other places and in another order, and what lines them up."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from crossread.db.records import Annotation
from crossread.desktop.look import palettes
from crossread.desktop.read.content import PaneContent, SourceEntry
from crossread.desktop.read.desk import Desk
from crossread.desktop.read.lining import glide
from crossread.desktop.read.lining.lining import Lining
from tests.desktop.read.making import annotation, content, prose

TEXT = prose(60)
PASSAGES: dict[str, tuple[Annotation, ...]] = {
    "s0": (
        annotation(0, 300, 340, claim="lost", source_id="s0"),
        annotation(1, 2400, 2460, event="sinking", source_id="s0"),
        annotation(2, 9000, 9050, claim="lost", event="rescue", source_id="s0"),
    ),
    "s1": (
        annotation(0, 5000, 5200, event="sinking", source_id="s1"),
        annotation(1, 6401, 6440, claim="lost", source_id="s1"),
        annotation(2, 8000, 8040, event="sinking", source_id="s1"),
        annotation(3, 15000, 15040, claim="lost", source_id="s1"),
    ),
    "s2": (
        annotation(0, 1000, 1040, claim="lost", source_id="s2"),
        annotation(1, 12000, 12040, event="rescue", source_id="s2"),
    ),
}


@pytest.fixture
def contents() -> dict[str, PaneContent]:
    return {
        source_id: replace(content(TEXT, *passages, source_id=source_id), letter="ABC"[int(source_id[1:])])
        for source_id, passages in PASSAGES.items()
    }


@pytest.fixture
def desk(qtbot: QtBot, contents: dict[str, PaneContent], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(glide, "motion_is_wanted", lambda: False)
    made = Desk()
    qtbot.addWidget(made)
    made.resize(1700, 700)
    made.set_sources(
        [
            SourceEntry(id=each, title=each, detail="", letter="A", colour=QColor(palettes.SOURCE_COLORS[0]))
            for each in contents
        ]
    )
    made.content_requested.connect(lambda source_id: made.show_content(contents[source_id]))
    made.show()
    qtbot.waitExposed(made)
    for source_id in contents:
        made.open_source(source_id)
    made.open_source("s0")
    qtbot.waitUntil(lambda: all(pane.view.page is not None and pane.view.page.is_exact for pane in made.panes))
    return made


@pytest.fixture
def lining(desk: Desk, qtbot: QtBot) -> Lining:
    made = Lining(desk, desk)
    qtbot.wait(20)
    return made


@pytest.fixture
def level(desk: Desk) -> Callable[[int, int], float]:
    """The height in its view at which the baseline of a passage stands, by the numbers of pane and passage."""

    def level_of(pane: int, number: int) -> float:
        view = desk.panes[pane].view
        one = PASSAGES[f"s{pane}"][number]
        return view.height_of(one.start) - view.verticalScrollBar().value()

    return level_of
