"""The command that salvages, and what every command says of a damaged file: one line, and no traceback."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crossread.db.project import Project
from crossread.desktop.command_line.main import main


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "case.crossread"
    with Project.create(made) as project:
        project.sources.add("Evening", "The line says that all are safe.")
        project.events.add("Sinking", date="1912-04-15")
    return made


def test_salvage_makes_a_project_and_a_report(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = path.read_bytes()
    path.write_bytes(bytes(4096) + raw[4096:])
    out = path.with_name("out.crossread")
    assert main(["salvage", str(path), str(out)]) == 0
    said = capsys.readouterr().out
    assert ["Sources", "1", "–"] in [line.split() for line in said.splitlines()]
    assert "out.report.txt" in said
    assert (path.parent / "out.report.txt").read_text("utf-8") in said
    assert main(["verify", str(out)]) == 0
    assert main(["salvage", str(path), str(out)]) == 1
    assert "exists already" in capsys.readouterr().err


def test_what_cannot_be_opened_says_how_to_salvage_it(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])
    assert main(["sources", str(path)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "crossread salvage case.crossread NEW.crossread" in line


def test_a_value_that_no_code_foresees_is_told_as_damage(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("UPDATE steps SET args = '[' WHERE number = 1")
        conn.commit()
    assert main(["history", str(path)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "case.crossread is damaged" in line
    assert "Step 1 of the history cannot be read" in line


def test_a_fault_of_ours_stays_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_sources: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("crossread.db.sources.Sources.all", broken)
    with pytest.raises(ZeroDivisionError):
        main(["sources", str(path)])


def test_nothing_is_written_into_a_damaged_file(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(path)) as conn:
        (root,) = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'positions_by_claim'").fetchone()
    raw = bytearray(path.read_bytes())
    raw[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    path.write_bytes(raw)
    article = path.with_name("more.txt")
    article.write_text("One more article of some words.", encoding="utf-8")
    for words in (["undo", str(path)], ["import", str(path), str(article)]):
        assert main(words) == 1
        assert "is damaged, so nothing was changed in it" in capsys.readouterr().err
        assert path.read_bytes() == raw
