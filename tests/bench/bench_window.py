"""The whole window over a project of 100,000 annotations in 200 sources: from Enter to all views that show it."""

import gc
from pathlib import Path

from tests.bench.harness import Meter, bench
from tests.bench.projects import make


@bench(
    "Enter in the picker until text, codebook, panel and timeline show the annotation",
    rounds=40,
    wall_p99_ms=100,
    gap_ms=50,
)
def tag(meter: Meter) -> None:
    """Each round tags another sentence of an open source with an event and waits for four paints that know of it."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from crossread.desktop.annotation.panel import AnnotationPanel
    from crossread.desktop.application import features
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.application.session import Session
    from crossread.desktop.application.settings import Settings
    from crossread.desktop.codebook.codebook import Codebook
    from crossread.desktop.look import style
    from crossread.desktop.timeline.timeline import Timeline

    path = make(meter.folder / "big.crossread")
    application = meter.application()
    style.apply(application)
    session = Session("Ada")
    window = MainWindow(session, Settings(Path(meter.folder / "settings.json")))
    window.resize(1900, 1000)
    window.show()
    features.put_all(window)
    session.open(path)
    timeline, codebook, panel = (
        window.findChild(Timeline),
        window.findChild(Codebook),
        window.findChild(AnnotationPanel),
    )
    picker = window.picker
    assert timeline is not None
    assert codebook is not None
    assert panel is not None
    assert picker is not None
    meter.until(lambda: len(window.desk.panes) == 3 and all(pane.view.content for pane in window.desk.panes))
    meter.until(lambda: timeline.figures is not None and timeline.canvas is not None)
    meter.settle(3_000)
    # As the app does when its features are there.
    gc.freeze()
    view = window.desk.panes[0].view
    content = view.content
    assert content is not None
    for number in meter.rounds():
        start = 40 + 61 * (number + 3)
        window.activateWindow()
        meter.until(window.isActiveWindow)
        view.setFocus()
        view.scroll_to_passage(content.passage(start, start + 30))
        view.select(start, start + 30)
        QTest.keyClick(view, Qt.Key.Key_E)
        meter.until(lambda: picker.is_open)
        QTest.keyClicks(picker.edit, "Event 7")
        meter.settle(300)
        step = session.step
        dated = timeline.figures.dated if timeline.figures else 0
        there = {annotation.id for annotation in view.buckets.all()}

        def in_text(known: frozenset[str] = frozenset(there)) -> bool:
            return any(annotation.id not in known for annotation in view.buckets.all())

        def in_panel(known: frozenset[str] = frozenset(there)) -> bool:
            return panel.annotation is not None and panel.annotation.id not in known

        def in_timeline(before: int = dated) -> bool:
            return timeline.figures is not None and timeline.figures.dated > before

        with meter.timed():
            QTest.keyClick(picker.edit, Qt.Key.Key_Return)
            with meter.painted(view.viewport(), when=in_text):
                pass
            meter.until(lambda: in_panel() and in_timeline())
            application.processEvents()
        assert session.step == step + 1
    window.close()
    session.close()
    session.wait_until_closed(30)
