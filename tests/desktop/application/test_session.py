"""The session runs operations in order off the GUI thread, tells what changed, and drops answers that came too late."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from crossread.db.errors import CrossreadError, InvalidRecordError
from crossread.db.project import Project
from crossread.db.records import Changes, Event
from crossread.desktop.application.session import Session


def titles(project: Project) -> list[str]:
    return [event.title for event in project.events.all()]


def test_opening_tells_title_and_that_it_can_be_changed(opened: Session, project_path: Path) -> None:
    assert (opened.title, opened.path, opened.writable, opened.only_reading) == ("Ice", project_path, True, "")


def test_an_operation_is_announced_before_its_answer_and_can_be_read(
    opened: Session, qtbot: QtBot, answer_of: Callable[..., object]
) -> None:
    told: list[object] = []
    threads: list[str] = []
    opened.changed.connect(told.append)

    def add(project: Project) -> str:
        threads.append(threading.current_thread().name)
        return project.events.add("Inquiry").id

    opened.run(add, told.append)
    assert told == []  # nothing happens while the caller still runs
    qtbot.waitUntil(lambda: len(told) == 2)
    changes, event_id = told
    assert isinstance(changes, Changes)
    assert changes.ids["event"] == {event_id}
    assert threads == ["crossread writer"]
    assert answer_of(opened, titles) == ["Collision", "Sinking", "Inquiry"]


def test_undo_and_redo_speak_in_words(opened: Session, qtbot: QtBot, answer_of: Callable[..., object]) -> None:
    with qtbot.waitSignal(opened.changed):
        opened.run(lambda project: project.events.add("Inquiry"))
    assert opened.undo_words == "add event “Inquiry”"
    assert opened.redo_words == ""
    with qtbot.waitSignal(opened.undone) as undone:
        opened.undo()
    assert undone.args == ["add event “Inquiry”"]
    assert opened.redo_words == "add event “Inquiry”"
    assert answer_of(opened, titles) == ["Collision", "Sinking"]
    with qtbot.waitSignal(opened.redone):
        opened.redo()
    assert answer_of(opened, titles) == ["Collision", "Sinking", "Inquiry"]


def test_what_changed_nothing_is_not_announced(opened: Session, qtbot: QtBot) -> None:
    told: list[object] = []
    opened.changed.connect(lambda changes: told.append("changed"))
    opened.run(titles, lambda answer: told.append("done"))
    qtbot.waitUntil(lambda: "done" in told)
    assert told == ["done"]


def test_a_users_error_is_told_and_nothing_changes(
    opened: Session, qtbot: QtBot, answer_of: Callable[..., object]
) -> None:
    def spoil(project: Project) -> None:
        with project.step("add_event", name="x"):
            project.events.add("Half done")
            raise InvalidRecordError("Give the event a title.")

    with qtbot.waitSignal(opened.failed) as failed:
        opened.run(spoil)
    assert failed.args == ["Give the event a title."]
    heard: list[CrossreadError] = []
    with qtbot.assertNotEmitted(opened.failed):
        opened.run(spoil, on_failed=heard.append)
        qtbot.waitUntil(lambda: bool(heard))
    assert answer_of(opened, titles) == ["Collision", "Sinking"]


def test_our_own_error_is_told_as_such_and_the_writer_goes_on(
    opened: Session, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def bug(project: Project) -> None:
        raise KeyError("bug")

    with qtbot.waitSignal(opened.broke) as broke:
        opened.run(bug)
    assert isinstance(broke.args[0], KeyError)
    assert "A job failed" in caplog.text
    with qtbot.waitSignal(opened.changed):
        opened.run(lambda project: project.events.add("Inquiry"))


def test_of_questions_with_one_key_only_the_newest_is_answered(opened: Session, qtbot: QtBot) -> None:
    gate = threading.Event()
    got: list[int] = []

    def slow(project: Project) -> int:
        gate.wait(5)
        return 1

    opened.ask(slow, got.append, key="list")
    opened.ask(lambda project: 2, got.append, key="list")
    qtbot.waitUntil(lambda: got == [2])
    gate.set()
    other: list[int] = []
    opened.ask(slow, other.append)
    qtbot.waitUntil(lambda: other == [1])
    assert got == [2]


def test_a_question_sees_one_step_even_while_another_is_committed(opened: Session, qtbot: QtBot) -> None:
    began, go_on = threading.Event(), threading.Event()
    got: list[tuple[int, int]] = []

    def twice(project: Project) -> tuple[int, int]:
        first = len(project.events.all())
        began.set()
        go_on.wait(5)
        return first, len(project.events.all())

    opened.ask(twice, got.append)
    assert began.wait(5)
    with qtbot.waitSignal(opened.changed):
        opened.run(lambda project: project.events.add("Inquiry"))
    go_on.set()
    qtbot.waitUntil(lambda: bool(got))
    assert got == [(2, 2)]


def test_questions_cannot_write(opened: Session, qtbot: QtBot) -> None:
    heard: list[CrossreadError] = []
    opened.ask(lambda project: project.events.add("No"), lambda _: None, on_failed=heard.append)
    qtbot.waitUntil(lambda: bool(heard))


def test_an_answer_for_a_deleted_widget_is_dropped(opened: Session, qtbot: QtBot) -> None:
    class View(QObject):
        def take(self, answer: object) -> None:
            raise AssertionError

    import shiboken6

    view = View()
    opened.ask(titles, view.take)
    shiboken6.delete(view)
    done: list[object] = []
    opened.ask(titles, done.append)
    qtbot.waitUntil(lambda: bool(done))
    qtbot.wait(20)


def test_a_file_that_is_no_project_leaves_the_open_one_open(opened: Session, tmp_path: Path, qtbot: QtBot) -> None:
    junk = tmp_path / "junk.crossread"
    junk.write_text("not a project")
    with qtbot.waitSignal(opened.open_failed) as failed:
        opened.open(junk)
    assert failed.args[0] == str(junk)
    assert failed.args[1].startswith("junk.crossread is not a Crossread project")
    assert opened.title == "Ice"


def test_another_project_takes_the_place_of_the_first(opened: Session, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.opened):
        opened.create(tmp_path / "fire.crossread", "Fire")
    assert opened.title == "Fire"
    assert opened.undo_words == ""


def test_a_project_open_elsewhere_is_opened_for_reading(session: Session, project_path: Path, qtbot: QtBot) -> None:
    with Project.open(project_path, author="Grace"):
        with qtbot.waitSignal(session.opened):
            session.open(project_path)
        assert not session.writable
        assert "project" in session.only_reading or "open" in session.only_reading
        with qtbot.waitSignal(session.failed):
            session.run(lambda project: project.events.add("No"))
        session.close()
        assert session.wait_until_closed(10)


def test_closing_waits_for_what_was_begun_and_leaves_one_file(
    opened: Session, project_path: Path, qtbot: QtBot
) -> None:
    def adding(title: str) -> Callable[[Project], Event]:
        return lambda project: project.events.add(title)

    for number in range(5):
        opened.run(adding(f"Event {number}"))
    with qtbot.waitSignal(opened.closed):
        opened.close()
    assert opened.wait_until_closed(10)
    assert [path.name for path in project_path.parent.iterdir()] == ["ice.crossread"]
    with Project.open_for_reading(project_path) as project:
        assert len(project.events.all()) == 7


def test_busy_is_told_while_something_is_not_committed(opened: Session, qtbot: QtBot) -> None:
    told: list[bool] = []
    opened.busy_changed.connect(told.append)
    with qtbot.waitSignal(opened.changed):
        opened.run(lambda project: project.events.add("Inquiry"))
    assert told == [True, False]


def test_the_name_goes_into_the_history(opened: Session, qtbot: QtBot, answer_of: Callable[..., object]) -> None:
    opened.set_author("Grace")
    with qtbot.waitSignal(opened.changed):
        opened.run(lambda project: project.events.add("Inquiry"))
    assert answer_of(opened, lambda project: project.history.steps(limit=1)[0].author) == "Grace"


def test_a_damaged_file_from_elsewhere_is_not_written_to(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "damaged.crossread"
    with Project.create(path) as project:
        project.sources.add("Long", "word " * 50_000)
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(content)
    with qtbot.waitSignal(session.failed) as failed:
        session.open(path)
    assert "is damaged, so it can be read and not changed" in failed.args[0]
    assert not session.writable
    with qtbot.waitSignal(session.failed):
        session.run(lambda project: project.events.add("Sinking"))
