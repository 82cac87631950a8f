"""Finding as one types in 5 MB of text with 100,000 annotations: a key, and until its hits are painted."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.harness import Meter, bench
from tests.bench.reading import content_of

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.finding.finder import Finder

LENGTH = 5_000_000
TYPED = ("account", "the whole", "e", "said to be", "of", "morning", "qqqq", "an")


def _window(meter: Meter, accented: bool) -> tuple["MainWindow", "Finder"]:
    from dataclasses import replace

    from crossread.desktop.application import features
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.application.session import Session
    from crossread.desktop.application.settings import Settings
    from crossread.desktop.finding.finder import Finder
    from crossread.desktop.look import style
    from crossread.desktop.read.head import entry_of

    style.apply(meter.application())
    window = MainWindow(Session("Ada"), Settings(Path(meter.folder / "settings.json")))
    window.resize(1500, 1000)
    window.show()
    features.put_all(window)
    window.show_project(True)
    content = content_of(LENGTH, 100_000)
    if accented:
        content = replace(content, text=content.text.replace("a", "ä"))
    window.desk.set_sources([entry_of(content.source, content.letter, content.colour)])
    window.desk.open_source(content.source.id)
    window.desk.show_content(content)
    view = window.desk.panes[0].view
    meter.until(lambda: view.page is not None and view.page.is_exact)
    finder = window.findChild(Finder)
    assert finder is not None
    # As the app does when many records were read.
    gc.freeze()
    return window, finder


def _type(meter: Meter, *, accented: bool = False) -> None:
    from PySide6.QtTest import QTest

    window, finder = _window(meter, accented)
    finder.open("")
    meter.settle(2_000)
    viewport = window.desk.panes[0].view.viewport()
    for number in meter.rounds(warm=len(TYPED)):
        finder.bar.field.clear()
        finder.bar.wanted_changed.emit()
        meter.settle(150)
        for letter in TYPED[number % len(TYPED)]:
            with meter.timed():
                QTest.keyClicks(finder.bar.field, letter)
                meter.until(lambda: finder.standing.is_whole and bool(finder.standing.searched))
                with meter.painted(viewport):
                    viewport.update()
            meter.settle(60)
    window.close()


@bench("find as one types in 5 MB / 100,000: a key until its hits are painted", rounds=40, gap_ms=50)
def typing(meter: Meter) -> None:
    """Words that are rare and letters that stand everywhere."""
    _type(meter)


@bench("find as one types in 5 MB / 100,000 with accents everywhere", rounds=40, gap_ms=50)
def typing_accents(meter: Meter) -> None:
    """A text of which every line is folded."""
    _type(meter, accented=True)
