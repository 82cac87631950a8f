"""Searching 10,000 articles: a key to the hits that are painted, the answer without a window, walking through hits."""

import random
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.harness import Meter, bench
from tests.bench.projects import WORDS, article

if TYPE_CHECKING:
    from crossread.desktop.application.session import Session
    from crossread.desktop.search.panel import SearchPanel

ARTICLES, LENGTH = 10_000, 5_300
RARE = "Wallace"
COMMON = "the"


def _project(path: Path) -> Path:
    """As large as the one that was measured in trials: 53 MB; every hundredth article has a name in it."""
    from crossread.db.project import Project

    rng = random.Random(1)
    texts = [article(rng, LENGTH) for _ in range(200)]
    with Project.create(path, title="Many") as project, project.step("add_sources", count=ARTICLES):
        for number in range(ARTICLES):
            name = f" {RARE} was there." if number % 100 == 0 else ""
            project.sources.add(f"Article {number}", f"{number}. {rng.choice(texts)} {rng.choice(WORDS)}.{name}")
    return path


def _opened(meter: Meter) -> "tuple[Session, SearchPanel]":
    from crossread.desktop.application.session import Session
    from crossread.desktop.look import style
    from crossread.desktop.search.panel import SearchPanel

    style.apply(meter.application())
    session = Session()
    session.open(_project(meter.folder / "many.crossread"))
    meter.until(lambda: session.is_open)
    panel = SearchPanel(session)
    panel.resize(1280, 720)
    panel.show()
    panel.field.setFocus()
    meter.settle(300)
    return session, panel


def _closed(session: "Session") -> None:
    session.close()
    session.wait_until_closed()


def _typed(meter: Meter, words: tuple[str, ...]) -> None:
    """Clear and type; timed is the last key of the word, to the end of the paint that shows its hits."""
    from PySide6.QtTest import QTest

    session, panel = _opened(meter)
    for number in meter.rounds():
        word = words[number % len(words)]
        panel.field.clear()
        QTest.keyClicks(panel.field, word[:-1])
        meter.settle(20)

        def is_there(word: str = word) -> bool:
            found = panel.results.found
            return found is not None and found.typed == word and panel.results.rowCount() > 1

        with meter.timed(), meter.painted(panel.view.viewport(), when=is_there):
            QTest.keyClicks(panel.field, word[-1])
        meter.until(lambda: panel.results.is_whole)
    _closed(session)


@bench("a rare word in 10,000 articles, key to paint", rounds=30, wall_p50_ms=200, gap_ms=50)
def rare(meter: Meter) -> None:
    """In a hundred of them; 60 ms of it are the rest of the keys that is waited for."""
    _typed(meter, (RARE, f"{RARE.lower()} ship"))


@bench("a common word in 10,000 articles, key to paint", rounds=20, wall_p50_ms=300, gap_ms=50)
def common(meter: Meter) -> None:
    """In all of them; the passages of all are counted before the next round."""
    _typed(meter, (COMMON, "ship", "the ship"))


@bench("the passages of a common word in 10,000 articles, all counted", rounds=5, wall_p50_ms=4000, gap_ms=50)
def whole(meter: Meter) -> None:
    """Half a million matches, while the window goes on."""
    session, panel = _opened(meter)
    for number in meter.rounds(1):
        panel.field.clear()
        meter.settle()
        with meter.timed():
            panel.look_for((COMMON, "ship")[number % 2])
            meter.until(lambda: panel.results.found is not None and panel.results.is_whole)
    _closed(session)


@bench("Down through the hits of a common word", rounds=100, wall_p50_ms=30, gap_ms=50)
def walk(meter: Meter) -> None:
    """From the key to the end of the paint."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    session, panel = _opened(meter)
    panel.look_for(COMMON)
    meter.until(lambda: panel.results.found is not None and panel.results.is_whole)
    meter.settle(300)
    for _ in meter.rounds():
        meter.settle(20)
        with meter.timed(), meter.painted(panel.view.viewport()):
            QTest.keyClick(panel.field, Qt.Key.Key_Down)
    _closed(session)


@bench("the first 24 hits of a common word, without a window", rounds=20, wall_p50_ms=55)
def first_hits(meter: Meter) -> None:
    """What is found and the words of the first hits: 55 ms with snippets in trials."""
    from crossread.db.project import Project
    from crossread.desktop.search.feed import first_answer

    path = _project(meter.folder / "many.crossread")
    with Project.open_for_reading(path) as project:
        shelf = first_answer(project, RARE).found.shelf
        for _ in meter.rounds():
            with meter.timed():
                first_answer(project, COMMON, shelf)
