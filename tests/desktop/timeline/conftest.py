"""A session on a small project with dates of every kind, and the timeline on it, drawn."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import EventTag, Passage
from crossread.desktop.application.session import Session
from crossread.desktop.timeline.timeline import Timeline

TEXT = "She struck ice on Sunday night. All were saved, says the line. She sank by the head."
DATES = {
    "Collision": "1912-04-14T23:40:00",
    "Sinking": "1912-04-15",
    "Inquiry": "1912-05-02/1912-07-03",
    "Warnings": "1912-04~",
    "Rumour": None,
}
# By source, the events that its annotations are tagged with.
TAGGED = (("Collision", "Sinking", "Sinking", "Rumour"), ("Sinking", "Inquiry"), ("Warnings",), ())


@pytest.fixture
def project_path(tmp_path: Path) -> Path:
    path = tmp_path / "ice.crossread"
    with Project.create(path, title="Ice") as project, project.step("make"):
        events = {title: project.events.add(title, date=date) for title, date in DATES.items()}
        for number, tagged in enumerate(TAGGED):
            source = project.sources.add(f"Paper {number + 1}", f"{TEXT} {number}", published=f"1912-04-{16 + number}")
            for place, title in enumerate(tagged):
                passage = Passage(source_id=source.id, revision=1, start=place * 4, end=place * 4 + 10)
                project.annotations.add(passage, events=[EventTag(id="", event_id=events[title].id)])
    return path


@pytest.fixture
def make_timeline(session: Session, qtbot: QtBot) -> Callable[..., Timeline]:
    """Opens a project and shows its timeline in a size, waiting until it is there."""

    def make(path: Path, width: int = 1100, height: int = 260) -> Timeline:
        timeline = Timeline(session)
        qtbot.addWidget(timeline)
        timeline.resize(width, height)
        timeline.show()
        timeline.wake()
        with qtbot.waitSignal(session.opened):
            session.open(path)
        qtbot.waitUntil(lambda: timeline.canvas is not None and timeline.figures is not None)
        if timeline.figures is not None and timeline.figures.extent is not None:
            qtbot.waitUntil(lambda: timeline.canvas is not None and timeline.canvas.sketch is not None)
        return timeline

    return make


@pytest.fixture
def timeline(make_timeline: Callable[..., Timeline], project_path: Path) -> Timeline:
    return make_timeline(project_path)
