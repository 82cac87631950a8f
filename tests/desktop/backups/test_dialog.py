"""The dialog lists backups with what differs, names it, and restores on the user's word alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from crossread.db import backups
from crossread.db.backups import kept
from crossread.db.project import Project
from crossread.db.record import with_changes
from crossread.desktop.application.session import Session
from crossread.desktop.backups import words
from crossread.desktop.backups.dialog import BackupsDialog


def made(path: Path, root: Path) -> backups.Backup:
    backup = backups.make(path, root)
    assert backup is not None
    return backup


@pytest.fixture
def two(path: Path, root: Path) -> list[backups.Backup]:
    """Two backups of a project that went on after both; newest first."""
    first = made(path, root)
    with Project.open(path) as project:
        project.claims.add("How many were saved?", "number")
    second = made(path, root)
    with Project.open(path) as project:
        project.events.delete(project.events.all()[0].id)
    return [second, first]


@pytest.fixture
def dialog(qtbot: QtBot, opened: Session, root: Path) -> Iterator[BackupsDialog]:
    shown = BackupsDialog(opened, root)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    shown.show_settings(is_on=True, bound_mib=2048)
    shown.show()
    yield shown
    shown.close()


def rows(dialog: BackupsDialog) -> list[str]:
    model = dialog.list.records
    return [model.index(row).data() for row in range(model.rowCount())]


def lines(dialog: BackupsDialog) -> list[str]:
    return [f"{sign} {text}" for sign, text in dialog.detail.differences.lines]


def is_read(dialog: BackupsDialog) -> bool:
    return dialog.detail.summary not in ("", words.tr("Reading the backup…"))


def test_backups_of_copies_say_which_file_they_are_of(
    two: list[backups.Backup], path: Path, root: Path, dialog: BackupsDialog
) -> None:
    dialog.list.show_backups(two, of_all=False)
    assert not any(path.stem in row for row in rows(dialog))
    copied = with_changes(two[0], {"of": str(path.with_name("then.crossread"))})
    dialog.list.show_backups([copied, two[1]], of_all=False)
    copy, own = rows(dialog)
    assert " · then. " in copy
    assert f" · {path.stem}. " in own


def test_each_says_when_and_what_differs(two: list[backups.Backup], dialog: BackupsDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2 and is_read(dialog))
    newest, oldest = rows(dialog)
    assert newest.startswith("Today, ")
    assert "step 4. 1 event more. " in newest
    assert "step 3. 1 claim fewer, 1 event more. " in oldest
    assert dialog.detail.summary == "1 event more (1 step ago)"
    assert lines(dialog) == ["+ event “Collision” still there"]
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "2 steps ago" in dialog.detail.summary)
    assert lines(dialog) == [
        "− claim “How many were saved?” not there",
        "+ event “Collision” still there",
    ]
    assert dialog.footer._used.text().endswith(" of 2.0 GB used")


def test_it_follows_the_project(
    two: list[backups.Backup], dialog: BackupsDialog, opened: Session, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2 and is_read(dialog))
    opened.undo()
    qtbot.waitUntil(lambda: "more" not in rows(dialog)[0])
    assert "as much as now. " in rows(dialog)[0]


def test_a_damaged_one_is_listed_and_cannot_be_restored(
    two: list[backups.Backup], dialog: BackupsDialog, qtbot: QtBot
) -> None:
    # Each was looked at once while it was whole.
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2 and is_read(dialog))
    for backup in two:
        backup.path.chmod(0o644)
    two[0].path.write_bytes(two[0].path.read_bytes()[:-4096])
    two[1].path.write_bytes(two[1].path.read_bytes().replace(b"Evening", b"evening"))
    dialog.load()
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2 and "cut short" in rows(dialog)[0])
    qtbot.waitUntil(lambda: "cut short or overwritten" in dialog.detail.summary)
    assert not dialog.detail.copy.isEnabled()
    assert not dialog.detail.replace.isEnabled()
    asked: list[object] = []
    dialog.path_requested.connect(asked.append)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "not as it was written" in dialog.detail.summary)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert asked == []


def test_enter_restores_a_copy(two: list[backups.Backup], dialog: BackupsDialog, tmp_path: Path, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2 and is_read(dialog))
    with qtbot.waitSignal(dialog.path_requested) as asked:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert asked.args == [two[0]]
    out = tmp_path / "copy.crossread"
    with qtbot.waitSignal(dialog.copied) as copied:
        dialog.restore_to(two[0], out)
    assert copied.args == [out]
    with Project.open_for_reading(out) as project:
        assert len(project.events.all()) == 2
    dialog.restore_to(two[0], tmp_path / "missing" / "copy.crossread")
    qtbot.waitUntil(lambda: "could not be restored" in dialog.detail.summary)


def test_the_place_of_the_project_is_taken_after_a_question(
    two: list[backups.Backup], dialog: BackupsDialog, path: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2 and is_read(dialog))
    wanted: list[object] = []
    dialog.replace_requested.connect(lambda backup, place: wanted.extend((backup, place)))
    dialog.detail.replace.click()
    question = dialog.detail.question
    assert question.isVisible()
    assert "backed up first" in question.question
    assert question.no.hasFocus() or not dialog.isActiveWindow()
    qtbot.keyClick(question.no, Qt.Key.Key_Escape)
    assert not question.isVisible()
    assert dialog.isVisible()
    dialog.detail.replace.click()
    question.yes.click()
    assert wanted == [two[0], path]


def test_one_can_be_deleted(two: list[backups.Backup], dialog: BackupsDialog, root: Path, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2 and is_read(dialog))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    dialog.detail.question.yes.click()
    qtbot.waitUntil(lambda: len(rows(dialog)) == 1)
    assert backups.listed(root) == [two[1]]
    qtbot.waitUntil(lambda: "2 steps ago" in dialog.detail.summary)


def test_the_backups_of_all_projects(
    two: list[backups.Backup], dialog: BackupsDialog, root: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with Project.create(tmp_path / "other.crossread", title="Other") as project:
        project.sources.add("Morning", "Nothing is known.")
    made(tmp_path / "other.crossread", root)
    dialog.load()
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2)
    dialog.switch.choose("all")
    dialog.switch.chosen.emit("all")
    qtbot.waitUntil(lambda: len(rows(dialog)) == 3)
    dialog.list.setCurrentIndex(dialog.list.records.index(0))
    assert rows(dialog)[0].startswith("Other. Today")
    qtbot.waitUntil(lambda: "It is whole, and holds 1 source, 0 annotations" in dialog.detail.summary)
    assert not dialog.detail.replace.isVisible()
    assert dialog.detail.copy.isEnabled()


def test_without_any_it_says_when_there_will_be_one(dialog: BackupsDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(dialog.empty.isVisible)
    assert "after ten minutes of work" in dialog._subject.advice(is_on=True)
    assert "switched off" in dialog._subject.advice(is_on=False)
    assert dialog._subject.advice(is_on=True, failure="The disk is full.") == "The disk is full."


def test_of_a_project_that_cannot_be_opened(
    two: list[backups.Backup], session: Session, path: Path, root: Path, qtbot: QtBot
) -> None:
    path.write_bytes(b"damaged")
    dialog = BackupsDialog(session, root, path=path)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2 and is_read(dialog))
    assert "It is whole, and holds 1 source" in dialog.detail.summary
    assert dialog.detail.replace.isEnabled()
    dialog.close()


def test_without_any_the_keys_are_where_one_can_be_made(opened: Session, root: Path, qtbot: QtBot) -> None:
    for asks in (False, True):
        dialog = BackupsDialog(opened, root)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        dialog.list.setFocus()
        if asks:
            dialog.ask_name()
        qtbot.waitUntil(dialog.empty.isVisible)
        assert dialog.focusWidget() is (dialog.asking.name if asks else dialog.now)
        dialog.close()


def test_settings_and_folder_are_told(dialog: BackupsDialog, root: Path, qtbot: QtBot) -> None:
    told: list[object] = []
    for signal in (dialog.on_changed, dialog.bound_changed, dialog.folder_requested):
        signal.connect(told.append)
    dialog.show_settings(is_on=True, bound_mib=512)
    assert told == []
    dialog.footer.on.click()
    dialog.footer.bound.setValue(1024)
    dialog.footer.folder_requested.emit()
    assert told == [False, 1024, root]
    dialog.footer.show_failure("No backup was made: the disk is full.")
    assert dialog.footer._failure.isVisible()


def test_every_part_has_a_name(two: list[backups.Backup], dialog: BackupsDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2 and is_read(dialog))
    dialog.ask_name()
    dialog.footer.which.click()
    dialog.detail.ask("Delete it?", "Delete", lambda: None)
    for widget in dialog.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(dialog):
            name = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            assert name or widget.objectName().startswith("qt_"), widget


def test_of_a_project_that_turns_out_damaged_while_it_is_open(
    two: list[backups.Backup], path: Path, session: Session, root: Path, qtbot: QtBot
) -> None:
    content = bytearray(path.read_bytes())
    wide = content.index(b"Sinking") // 4096
    content[wide * 4096 : wide * 4096 + 16] = b"\xff" * 16
    path.write_bytes(content)
    with qtbot.waitSignal(session.opened):
        session.open(path)
    qtbot.waitUntil(lambda: not session.writable)
    dialog = BackupsDialog(session, root)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2 and dialog.detail.replace.isEnabled())
    assert dialog.detail.replace.isVisible()
    assert two
    dialog.close()


def test_the_keys_are_in_the_list_and_nothing_is_said_before_it_is_known(
    two: list[backups.Backup], opened: Session, root: Path, qtbot: QtBot
) -> None:
    """A list that was hidden once gave the keys to the settings, where Up and Down change the space."""
    dialog = BackupsDialog(opened, root)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    dialog.list.setFocus()
    shown: list[bool] = []
    dialog._stack.currentChanged.connect(lambda _index: shown.append(dialog.empty.isVisible()))
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2 and is_read(dialog))
    assert shown == []
    assert dialog.list.hasFocus()
    assert two
    dialog.close()


def test_one_is_asked_for_and_named(
    dialog: BackupsDialog, opened: Session, root: Path, path: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(dialog.empty.isVisible)
    dialog.now.click()
    assert dialog.asking.isVisible()
    qtbot.waitUntil(lambda: dialog.asking.name.hasFocus() or not dialog.isActiveWindow())
    qtbot.keyClick(dialog.asking.name, Qt.Key.Key_Escape)
    assert not dialog.asking.isVisible()
    assert dialog.isVisible()
    dialog.ask_name()
    qtbot.keyClicks(dialog.asking.name, "Before Geneva")
    with qtbot.waitSignal(dialog.backup_requested) as asked:
        qtbot.keyClick(dialog.asking.name, Qt.Key.Key_Return)
    assert asked.args == ["Before Geneva"]
    backup = backups.make_and_keep(path, root, "Before Geneva")
    dialog.show_made(backup)
    qtbot.waitUntil(lambda: len(rows(dialog)) == 1 and is_read(dialog))
    assert dialog.list.current_record == backup
    assert dialog.focusWidget() is dialog.list
    assert rows(dialog)[0].startswith("Before Geneva. step 3. Today, ")
    assert "kept · made by you" in rows(dialog)[0]
    assert dialog.footer._said.text().startswith("Backed up.")
    assert "kept by you" in dialog.footer._used.text()
    dialog.show_refused("No backup was made: the disk is full.")
    assert "disk is full" in dialog.footer._said.text()


def test_the_one_that_was_asked_for_is_shown_wherever_one_looked(
    two: list[backups.Backup], dialog: BackupsDialog, root: Path, path: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2 and is_read(dialog))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    made_now = backups.make_and_keep(path, root)
    dialog.show_made(made_now)
    qtbot.waitUntil(lambda: dialog.list.current_record == made_now)
    assert "As it is now" in dialog.detail.summary or not is_read(dialog)
    qtbot.waitUntil(lambda: dialog.detail.summary == "As it is now")


def test_one_is_kept_and_named_in_its_place(
    two: list[backups.Backup], dialog: BackupsDialog, root: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2 and is_read(dialog))
    row = dialog.detail.keeping
    summary = dialog.detail.summary
    qtbot.keyClicks(row.name, "As  sent ")
    qtbot.keyClick(row.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(dialog)[0].startswith("As sent. "))
    assert row.keep.isChecked()
    # It is not read anew for that, and nothing was restored by the Enter that was meant for the name.
    assert dialog.detail.summary == summary
    newest = backups.listed(root)[0]
    assert (newest.by_hand, newest.name) == (True, "As sent")
    row.keep.click()
    qtbot.waitUntil(lambda: not backups.listed(root)[0].by_hand)
    qtbot.waitUntil(lambda: "kept" not in rows(dialog)[0])
    qtbot.keyClicks(row.name, " x")
    qtbot.keyClick(row.name, Qt.Key.Key_Escape)
    assert row.name.text() == "As sent"
    assert dialog.isVisible()


def test_several_are_deleted_at_once(
    two: list[backups.Backup], dialog: BackupsDialog, root: Path, path: Path, qtbot: QtBot
) -> None:
    backups.keep(two[0])
    dialog.load()
    qtbot.waitUntil(lambda: "kept" in "".join(rows(dialog)) and is_read(dialog))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(dialog.list.chosen) == 2
    assert not dialog.detail.copy.isVisible()
    assert not dialog.detail.keeping.isVisible()
    # What is made meanwhile does not change what is chosen.
    with Project.open_for_reading(path):
        made_meanwhile = made(path, root)
    dialog.load()
    qtbot.waitUntil(lambda: len(rows(dialog)) == 3)
    assert [backup.path for backup in dialog.list.chosen] == [backup.path for backup in two]
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert dialog.detail.question.question.startswith("Delete 2 backups, ")
    assert "1 of them kept, for good?" in dialog.detail.question.question
    dialog.detail.question.yes.click()
    qtbot.waitUntil(lambda: len(rows(dialog)) == 1)
    assert backups.listed(root) == [made_meanwhile]
    qtbot.waitUntil(dialog.detail.copy.isVisible)


def test_what_cannot_be_deleted_is_told(
    two: list[backups.Backup], dialog: BackupsDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2 and is_read(dialog))
    monkeypatch.setattr(kept, "remove", lambda _backup: None)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    dialog.detail.question.yes.click()
    qtbot.waitUntil(lambda: "could not be deleted" in dialog.detail.summary)
    assert len(rows(dialog)) == 2
    assert two


def test_which_stay_is_told_when_asked(dialog: BackupsDialog) -> None:
    dialog.footer.which.click()
    assert dialog.footer._policy.isVisible()
    for words_of_policy in ("the last 12", "24 hours, 14 days and 26 weeks", "20 times", "damaged ones go first"):
        assert words_of_policy in dialog.footer._policy.text()
    dialog.footer.which.click()
    assert not dialog.footer._policy.isVisible()


def test_what_may_not_go_for_the_bound_is_told(two: list[backups.Backup], dialog: BackupsDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2)
    dialog.footer.show_used(two, 1, Path("/"), None)
    assert "more than allowed" in dialog.footer._used.text()


def test_many_with_long_names_are_listed_and_gone_through(
    two: list[backups.Backup], dialog: BackupsDialog, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2)
    many = [
        with_changes(
            two[0], {"path": two[0].path.with_name(f"{number}.crossread"), "name": "n" * 80, "title": "t" * 400}
        )
        for number in range(200)
    ]
    dialog._take_backups(many)
    assert len(rows(dialog)) == 200
    qtbot.keyClick(dialog.list, Qt.Key.Key_End)
    assert dialog.list.current_record == dialog.list.records.records[-1]
    assert dialog.minimumSizeHint().width() <= 900
    assert not dialog.list.horizontalScrollBar().isVisible()


def test_what_is_made_meanwhile_takes_the_keys_from_nobody(
    two: list[backups.Backup], dialog: BackupsDialog, path: Path, root: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2 and is_read(dialog))
    name = dialog.detail.keeping.name
    name.setFocus()
    qtbot.keyClicks(name, "As se")
    made(path, root)
    dialog.load()
    qtbot.waitUntil(lambda: len(rows(dialog)) == 3)
    assert dialog.focusWidget() is name
    assert name.text() == "As se"
    assert dialog.list.current_record == two[0]
