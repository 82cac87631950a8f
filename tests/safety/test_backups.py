"""Kills while backups are made and restored, in their short form; and that the proof would tell a loss."""

import subprocess
import sys
from pathlib import Path

from crossread.db import backups as made
from crossread.db.project import Project
from tests.safety import backups
from tests.safety.harness import ROOT
from tests.safety.mixed_work import fingerprint


def test_no_half_backup_is_taken_for_whole_and_none_is_lost() -> None:
    # In a process of its own, which can be forked: here are threads of Qt.
    command = [sys.executable, str(ROOT / "tests" / "safety" / "run.py"), "--only", "backups"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "while backups are made and restored" in done.stdout


def test_a_lost_or_changed_backup_is_told(tmp_path: Path) -> None:
    path, root = tmp_path / "case.crossread", tmp_path / "backups"
    with Project.create(path) as project:
        project.events.add("Sinking")
        backup = made.make(path, root)
        assert backup is not None
        known = {backup.path.name: fingerprint(project)}
    assert backups.faults(root, known) == []
    assert backups.faults(root, {backup.path.name: "another"}) == [f"{backup.path.name} holds something else"]
    (backup.path.parent / ".x.4000000.draft").touch()
    backup.path.chmod(0o644)
    backup.path.write_bytes(backup.path.read_bytes()[:-1])
    assert "cut short" in backups.faults(root, known)[0]
    assert not (backup.path.parent / ".x.4000000.draft").exists()
    backup.path.unlink()
    assert backups.faults(root, known) == [f"{backup.path.name} is gone"]
