"""The timeline in the window: it marks what is chosen, leads to annotations, and a brushed range dims the rest."""

from typing import TYPE_CHECKING

from crossread.desktop.application.wire_annotation import go_to

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.timeline.timeline import Timeline

MOST_LIT = 1_000_000
"""More annotations than a project is made for."""


def put_timeline(window: "MainWindow") -> None:
    """Make the timeline, put it below, and connect it."""
    from crossread.desktop.timeline.timeline import Timeline

    timeline = Timeline(window.session)
    timeline.annotation_requested.connect(lambda annotation_id: go_to(window, annotation_id))
    timeline.event_requested.connect(window.choice.choose_event)
    timeline.full_requested.connect(lambda: window.frame.expand_timeline(True))
    timeline.range_brushed.connect(lambda minutes: _light(window, timeline, minutes))
    window.choice.changed.connect(lambda: _mark(window, timeline))
    window.put_timeline(timeline)
    timeline.wake()


def _mark(window: "MainWindow", timeline: "Timeline") -> None:
    choice = window.choice
    timeline.set_chosen(
        event_id=choice.event_id or None,
        claim_id=choice.claim_id or None,
        annotation_id=choice.annotation_id or None,
    )


def _light(window: "MainWindow", timeline: "Timeline", minutes: tuple[int, int] | None) -> None:
    """Only what lies in the brushed range stays lit in the texts."""
    figures = timeline.figures
    if minutes is None or figures is None:
        window.desk.set_lit(None)
    else:
        window.desk.set_lit(figures.lying(*minutes, most=MOST_LIT))
