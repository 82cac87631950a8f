"""Tag all hits: one step for all, nothing twice, undone at once; stopped in the middle it leaves nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.db.history import describe
from crossread.db.project import Project
from crossread.db.records import Annotation, EventTag, Passage, Position
from crossread.desktop.application.tagging_hits import StoppedTaggingError, tag_all
from crossread.desktop.tagging.operations import Subject, Wish
from crossread.desktop.tagging.said import Said
from tests.desktop.finding.hands import Hands

TEXT = "saved lost saved lost saved"
PLACES = [(0, 5), (11, 16), (22, 27)]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project.create(tmp_path / "p.crossread", title="P")
    made.sources.add("Evening", TEXT)
    return made


def passages(project: Project) -> list[Passage]:
    source_id = project.sources.all()[0].id
    return [Passage(source_id=source_id, revision=1, start=start, end=end) for start, end in PLACES]


def wish(project: Project, *, event: str = "", claim: str = "", subject_id: str | None = None) -> Wish:
    subject = Subject(id=subject_id, name=event or claim, value_type=None if event else "truth")
    return Wish(passage=passages(project)[0], subject=subject, said=Said())


def nothing(_done: int, _all: int) -> None:
    """Nobody watches."""


def all_annotations(project: Project) -> list[Annotation]:
    return project.annotations.of_source(project.sources.all()[0].id)


def test_a_new_event_is_made_once_and_given_to_all(project: Project) -> None:
    with project:
        tagged = tag_all(project, wish(project, event="Rescue"), passages(project), nothing)
        assert (tagged.added, tagged.extended, tagged.skipped) == (3, 0, 0)
        (event,) = project.events.all()
        made = all_annotations(project)
        assert [(one.start, one.end, one.quote) for one in made] == [(*place, "saved") for place in PLACES]
        assert all([tag.event_id for tag in one.events] == [event.id] for one in made)
        assert made[1].prefix == "saved lost "
        assert made[1].suffix == " lost saved"
        assert len({tag.id for one in made for tag in one.events}) == 3
        step = project.history.next_undo
        assert step is not None
        assert describe(step) == "tag all hits with “Rescue” (3)"
        project.history.undo()
        assert not all_annotations(project)
        assert not project.events.all()
        project.history.redo()
        assert len(all_annotations(project)) == 3


def test_what_has_the_tag_is_passed_over_and_what_is_annotated_is_added_to(project: Project) -> None:
    with project:
        event = project.events.add("Rescue")
        first, second, third = passages(project)
        project.annotations.add(first, events=[EventTag(id="", event_id=event.id, date="1912-04-15")])
        noted = project.annotations.add(second, note="mine")
        beside = project.annotations.add(Passage(source_id=third.source_id, revision=1, start=21, end=27))
        tagged = tag_all(project, wish(project, event="Rescue", subject_id=event.id), passages(project), nothing)
        assert (tagged.added, tagged.extended, tagged.skipped) == (1, 1, 1)
        made = {one.id: one for one in all_annotations(project)}
        assert len(made) == 4
        assert made[noted.id].note == "mine"
        assert [tag.event_id for tag in made[noted.id].events] == [event.id]
        # The date that the first one gives is its own.
        assert made[noted.id].events[0].date is None
        assert not made[beside.id].events
        again = tag_all(project, wish(project, event="Rescue", subject_id=event.id), passages(project), nothing)
        assert (again.added, again.extended, again.skipped) == (0, 0, 3)
        step = project.history.next_undo
        assert step is not None
        assert step.args["count"] == 2


def test_a_claim_is_taken_position_for_position(project: Project) -> None:
    with project:
        claim = project.claims.add("All were saved", "truth")
        voice = project.voices.add("The line")
        first = passages(project)[0]
        project.annotations.add(first, positions=[Position(id="", claim_id=claim.id, voice_id=voice.id)])
        tagged = tag_all(
            project, wish(project, claim="All were saved", subject_id=claim.id), passages(project), nothing
        )
        # Another voice's position on it is none of the source itself.
        assert (tagged.added, tagged.extended, tagged.skipped) == (2, 1, 0)
        assert [len(one.positions) for one in all_annotations(project)] == [2, 1, 1]


def test_stopped_in_the_middle_nothing_is_left(project: Project) -> None:
    def stop(_done: int, _all: int) -> None:
        raise StoppedTaggingError("Stopped.")

    with project:
        before = project.step_number
        with pytest.raises(StoppedTaggingError):
            tag_all(project, wish(project, event="Rescue"), passages(project), stop)
        assert not all_annotations(project)
        assert not project.events.all()
        assert project.step_number == before


def test_from_the_bar_with_keys(hands: Hands, qtbot: QtBot) -> None:
    window = hands.window
    hands.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)
    hands.find("saved")
    hands.key(Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    picker = window.picker
    assert picker is not None
    assert picker.is_open
    assert "4 hits" in picker.edit.placeholderText()
    QTest.keyClicks(picker.edit, "Rescue")
    assert picker.take.text() == picker.take.accessibleName() == "Tag 4 hits", "also while one types"
    hands.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.messages.text == "Tagged 4 hits with “Rescue”.")
    assert window.session.undo_words == "tag all hits with “Rescue” (4)"
    counts: list[int] = []
    window.session.ask(lambda project: project.annotations.count(), counts.append)
    qtbot.waitUntil(lambda: counts == [4])
    # The keys are where they were, and the hits still there.
    assert hands.finder.bar.field.hasFocus()
    assert hands.finder.standing.total == 4
    hands.finder.bar.field.setText("saved")
    with qtbot.waitSignal(window.session.undone):
        # Nothing typed is left to take back in the line, so it is the step.
        hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.session.ask(lambda project: project.annotations.count(), counts.append)
    qtbot.waitUntil(lambda: counts == [4, 0])


def test_thousands_are_tagged_with_the_progress_shown(
    open_hands: Callable[[Path], Hands], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "long.crossread"
    with Project.create(path, title="Long") as made:
        for title in ("One", "Two", "Three"):
            made.sources.add(title, "\n\n".join("many were saved and saved again" for _ in range(900)))
        made.events.add("Rescue")
    hands = open_hands(path)
    said: list[str] = []
    show = hands.finder.bar.show_progress

    def note(words: str) -> None:
        said.append(words)
        show(words)

    monkeypatch.setattr(hands.finder.bar, "show_progress", note)
    hands.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)
    hands.find("saved")
    assert hands.finder.standing.total == 5_400
    hands.key(Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    picker = hands.window.picker
    assert picker is not None
    QTest.keyClicks(picker.edit, "Rescue")
    hands.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hands.window.messages.text == "Tagged 5,400 hits with “Rescue”.")
    assert any("of 5,399" in words or "of 5,400" in words for words in said)
    assert said[-1] == ""
