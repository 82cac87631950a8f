"""Backups, one writer, and places in the window: what is said, what is offered, and what that does."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from crossread.db import backups
from crossread.db.project import Project
from crossread.db.store import lock, places
from crossread.desktop.application import knocking, settings
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.application.wiring import one_writer as wire_one_writer
from crossread.desktop.application.wiring.backups import Backups, put_backups, root
from crossread.desktop.application.wiring.places import put_places, words_of
from crossread.desktop.command_line.main import main
from crossread.desktop.widgets.buttons import QuietButton

HOLD = (
    "import sys; from crossread.db.project import Project; p = Project.open(sys.argv[1], author='Grace'); "
    "print('open', flush=True); sys.stdin.readline(); p.close()"
)


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    # Whatever the tests themselves lie on.
    monkeypatch.setattr(places, "place_of", lambda _path: places.LOCAL)
    store = Settings(tmp_path / "settings.json")
    store.set(settings.AUTHOR_ASKED, True)
    made = MainWindow(session, store)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    assert made.actions_
    put_backups(made)
    wire_one_writer.put_one_writer(made)
    put_places(made)
    yield made
    for wired in made.findChildren(Backups):
        if wired.dialog is not None:
            wired.dialog.close()
    session.close()
    assert session.wait_until_closed(20)
    store.save()


@pytest.fixture
def other(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the project open for writing until it reads a line."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    yield process
    process.kill()
    process.communicate()


def opened(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.opened):
        window.session.open(path)


def offers(window: MainWindow) -> dict[str, QuietButton]:
    return {each.text(): each for each in window.messages.findChildren(QuietButton) if each.text() and each.isVisible()}


def titles(window: MainWindow, qtbot: QtBot) -> list[str]:
    got: list[list[str]] = []
    window.session.ask(lambda project: [event.title for event in project.events.all()], got.append)
    qtbot.waitUntil(lambda: bool(got))
    return got[0]


def wired(window: MainWindow) -> Backups:
    (found,) = window.findChildren(Backups)
    return found


def test_a_backup_takes_the_projects_place_and_back(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    backups.make(path, root())
    opened(window, path, qtbot)
    with qtbot.waitSignal(window.session.changed):
        window.session.run(lambda project: project.events.add("Inquiry"))
    for expected in (["Collision", "Sinking"], ["Collision", "Sinking", "Inquiry"]):
        window.actions_["backups"].trigger()
        dialog = wired(window).dialog
        assert dialog is not None
        qtbot.waitUntil(dialog.detail.replace.isEnabled)
        with qtbot.waitSignal(window.session.opened):
            dialog.detail.replace.click()
            dialog.detail.question.yes.click()
        assert titles(window, qtbot) == expected
        assert window.session.writable
        assert window.messages.text.startswith("The project is as it was today at ")
        assert wired(window).dialog is None
    assert sorted(left.name for left in path.parent.glob("*ice*")) == [
        "ice.crossread",
        "ice.crossread-shm",
        "ice.crossread-wal",
        "ice.crossread.lock",
    ]


def test_what_cannot_be_replaced_is_open_again_and_says_why(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    backup = backups.make(path, root())
    assert backup is not None
    opened(window, path, qtbot)
    with qtbot.waitSignal(window.session.changed):
        window.session.run(lambda project: project.events.add("Inquiry"))
    window.actions_["backups"].trigger()
    dialog = wired(window).dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.detail.replace.isEnabled)
    backup.path.chmod(0o644)
    backup.path.write_bytes(backup.path.read_bytes()[:-4096])
    with qtbot.waitSignal(window.session.opened):
        dialog.replace_requested.emit(backup, path)
    assert "cannot be restored" in window.messages.text or "not as it was written" in window.messages.text
    assert titles(window, qtbot) == ["Collision", "Sinking", "Inquiry"]


def test_a_copy_is_opened(
    window: MainWindow, path: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.make(path, root())
    opened(window, path, qtbot)
    asked: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        asked.append(name)
        return str(tmp_path / "earlier"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    window.actions_["backups"].trigger()
    dialog = wired(window).dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.detail.copy.isEnabled)
    with qtbot.waitSignal(window.session.opened):
        dialog.detail.copy.click()
    assert Path(asked[0]).parent == path.parent
    assert Path(asked[0]).name.startswith("Ice (as of 20")
    assert window.session.path == tmp_path / "earlier.crossread"
    assert "the project itself is as it was" in window.messages.text


def test_a_project_that_cannot_be_opened_offers_its_backups(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    backups.make(path, root())
    path.write_bytes(b"damaged" * 1000)
    with qtbot.waitSignal(window.session.open_failed):
        window.session.open(path)
    qtbot.waitUntil(lambda: "Show its backups…" in offers(window))
    offers(window)["Show its backups…"].click()
    dialog = wired(window).dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.detail.replace.isEnabled)
    with qtbot.waitSignal(window.session.opened):
        dialog.detail.replace.click()
        dialog.detail.question.yes.click()
    assert "was kept as ice (damaged 1).crossread" in window.messages.text
    assert titles(window, qtbot) == ["Collision", "Sinking"]


def test_a_failing_backup_is_said_in_the_line_below_and_no_dialog_opens(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    opened(window, path, qtbot)
    root().parent.mkdir(parents=True, exist_ok=True)
    root().write_text("no folder")
    keeper = wired(window).keeper
    with qtbot.waitSignal(keeper.failed):
        assert keeper.wait(20)
    assert window.status.word.startswith("No backup was made: ")
    assert not window.messages.isVisible()
    # The work goes on, and the same is not said again.
    window.status.set_word("")
    with qtbot.waitSignal(window.session.changed):
        window.session.run(lambda project: project.events.add("Inquiry"))
    keeper.make_now()
    assert keeper.wait(20)
    assert window.session.writable
    root().unlink()
    window.status.set_word(keeper.last_failure, lasting=True)
    with qtbot.waitSignal(keeper.made):
        keeper.make_now()
    # What was said is not true any more.
    assert window.status.word == ""


def test_settings_of_the_dialog_are_kept(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    opened(window, path, qtbot)
    window.actions_["backups"].trigger()
    dialog = wired(window).dialog
    assert dialog is not None
    dialog.footer.on.click()
    dialog.footer.bound.setValue(512)
    assert window.settings.get(settings.BACKUPS) is False
    assert window.settings.get(settings.BACKUPS_MIB) == 512
    window.settings.set(settings.BACKUPS, True)
    assert dialog.footer.on.isChecked()


def test_another_process_has_it_until_it_closes(
    window: MainWindow, path: Path, other: "subprocess.Popen[str]", qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire_one_writer, "LOOK_EVERY_MS", 20)
    (busy,) = window.findChildren(wire_one_writer.BusyElsewhere)
    busy._looks.setInterval(20)
    opened(window, path, qtbot)
    assert not window.session.writable
    assert window.messages.text.startswith("Grace has this project open in another window on this computer (process ")
    assert list(offers(window)) == ["Show that window"]
    for changing in ("tag", "undo", "rename_project", "import_json", "add_files", "delete_annotation", "repeat_1"):
        assert not window.actions_[changing].isEnabled()
        assert window.actions_.why_not(changing)
    # A script is no window.
    monkeypatch.setattr(knocking, "WAIT_S", 0.05)
    assert not knocking.knock(path, wait=0.05)
    assert other.stdin is not None
    other.stdin.write("\n")
    other.stdin.flush()
    qtbot.waitUntil(lambda: "Edit here now" in offers(window))
    with qtbot.waitSignal(window.session.opened):
        offers(window)["Edit here now"].click()
    assert window.session.writable
    with qtbot.waitSignal(window.session.changed):
        window.session.run(lambda project: project.events.add("Inquiry"))


def test_a_process_that_was_killed_frees_it(
    window: MainWindow, path: Path, other: "subprocess.Popen[str]", qtbot: QtBot
) -> None:
    (busy,) = window.findChildren(wire_one_writer.BusyElsewhere)
    busy._looks.setInterval(20)
    opened(window, path, qtbot)
    assert not window.session.writable
    other.kill()
    qtbot.waitUntil(lambda: "Edit here now" in offers(window))


def test_on_a_network_another_computer_is_named_and_can_be_overruled(
    window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "place_of", lambda _path: places.Place(kind="network", name="NFS"))
    path.with_name("ice.crossread.lock").write_text(json.dumps({"pid": 7, "host": "elsewhere", "author": "Grace"}))
    opened(window, path, qtbot)
    assert window.messages.text.startswith("Grace has this project open on the computer elsewhere (process 7).")
    with qtbot.waitSignal(window.session.opened):
        offers(window)["Nobody is there: edit here"].click()
    assert window.session.writable


def test_a_window_that_has_it_comes_when_it_is_knocked(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    opened(window, path, qtbot)
    window.showMinimized()
    code = (
        "import sys; from pathlib import Path; from crossread.desktop.application import knocking; "
        "sys.exit(0 if knocking.knock(Path(sys.argv[1]), wait=60) else 3)"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(path)])
    qtbot.waitUntil(lambda: process.poll() is not None)
    assert process.returncode == 0
    assert not window.isMinimized()
    assert window.status.word == "This project is open here already."
    assert list(knocking.folder().iterdir()) == []


def test_it_is_knocked_only_where_another_process_of_this_computer_has_the_project(
    path: Path, other: "subprocess.Popen[str]", monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def knock(project: Path) -> bool:
        asked.append(project)
        return True

    monkeypatch.setattr(knocking, "knock", knock)
    assert other.poll() is None
    assert knocking.is_shown_elsewhere(path)
    assert asked == [path]
    assert not knocking.is_shown_elsewhere(path.with_name("other.crossread"))
    other.kill()
    other.wait()
    assert not knocking.is_shown_elsewhere(path)
    with Project.open(path):
        assert not knocking.is_shown_elsewhere(path)
    assert asked == [path]


def test_each_kind_of_place_has_its_words() -> None:
    assert words_of(places.LOCAL, []) == ""
    for place, words in (
        (places.Place(kind="network", name="NFS"), "on a network drive (NFS)"),
        (places.Place(kind="network"), "on a network drive."),
        (places.Place(kind="synced", name="Dropbox"), "a folder that Dropbox keeps in step"),
    ):
        assert words in words_of(place, [])


def test_a_place_where_work_can_be_lost_is_said_until_it_is_hushed(
    window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "on a network drive (NFS)"
    monkeypatch.setattr(places, "place_of", lambda _path: places.Place(kind="network", name="NFS"))
    opened(window, path, qtbot)
    qtbot.waitUntil(lambda: words in window.messages.text)
    assert list(offers(window)) == ["Save a copy on this computer…", "Don't say again"]
    offers(window)["Don't say again"].click()
    assert window.settings.get(settings.PLACES_HUSHED) == [str(path)]
    window.messages.show_message("nothing", seconds=0)
    window.session.close()
    opened(window, path, qtbot)
    answered: list[object] = []
    window.session.ask(lambda project: project.step_number, answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    assert words not in window.messages.text


def test_copies_in_conflict_are_named(window: MainWindow, path: Path, tmp_path: Path, qtbot: QtBot) -> None:
    for number in range(5):
        (tmp_path / f"ice (Ada's conflicted copy {number}).crossread").touch()
    opened(window, path, qtbot)
    qtbot.waitUntil(lambda: "Two have worked on it at once already" in window.messages.text)
    assert "“ice (Ada's conflicted copy 0).crossread”" in window.messages.text
    assert "and 2 more" in window.messages.text


def test_a_copy_on_this_computer_can_be_worked_on(
    window: MainWindow, path: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "place_of", lambda _path: places.Place(kind="synced", name="Dropbox"))
    (tmp_path / "Documents").mkdir()
    target = tmp_path / "Documents" / "mine.crossread"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    opened(window, path, qtbot)
    qtbot.waitUntil(lambda: "Save a copy on this computer…" in offers(window))
    offers(window)["Save a copy on this computer…"].click()
    qtbot.waitUntil(lambda: "Work on the copy" in offers(window))
    with qtbot.waitSignal(window.session.opened):
        offers(window)["Work on the copy"].click()
    assert window.session.path == target


def test_the_command_line_lists_them(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backups", str(path)]) == 0
    assert capsys.readouterr().out == "There is no backup of this project yet.\n"
    backup = backups.make(path, root())
    assert backup is not None
    with Project.open(path) as project:
        project.events.add("Inquiry")
    assert main(["backups", str(path)]) == 0
    told = capsys.readouterr().out
    assert "step     3" in told
    assert "1 event fewer" in told
    assert str(backup.path) in told
    backups.keep(backup, name="Before Geneva")
    assert main(["backups", str(path)]) == 0
    assert "    kept: “Before Geneva”\n" in capsys.readouterr().out
    assert main(["backups", str(path), "--json"]) == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert (listed["number"], listed["kept"], listed["name"], listed["why"]) == (1, True, "Before Geneva", "work")
    assert (listed["step"], listed["counts"]["events"], listed["path"]) == (3, 2, str(backup.path))
    # Of one that is damaged or gone they are what is wanted.
    path.unlink()
    assert main(["backups", str(path)]) == 0
    assert str(backup.path) in capsys.readouterr().out
    assert main(["backups", str(tmp_path / "never.crossread")]) == 1
    assert "There is no file" in capsys.readouterr().err


def test_the_lock_is_looked_at_without_loading_anything_heavy() -> None:
    code = "import sys; import crossread.desktop.application.knocking; print('hashlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-X", "frozen_modules=on", "-c", code], capture_output=True, check=True)
    assert done.stdout.split() == [b"False"]
    assert lock.STALE_S["network"] > lock.BEAT_S * 2
