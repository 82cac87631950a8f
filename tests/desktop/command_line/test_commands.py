"""The command line as a script meets it: what it prints, how it exits, and that a bad input changes nothing."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from crossread.db.project import Project
from crossread.db.records import Passage
from crossread.desktop.command_line.main import main

Ran = tuple[int, str, str]
Run = Callable[..., Ran]
EVENING = "The Evening Paper\n\nEvery passenger is safe, the line says. The ship is in tow and will reach port."
MORNING = "The Morning Paper\n\nMore than 1,250 must be mourned. Of the tow nothing is known to the line."


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_command(*arguments: object) -> Ran:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return run_command


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "evening.txt").write_text(EVENING, encoding="utf-8")
    (folder / "morning.txt").write_text(MORNING, encoding="utf-8")
    return folder


@pytest.fixture
def path(tmp_path: Path, articles: Path, run: Run) -> Path:
    path = tmp_path / "case.crossread"
    assert run("import", path, articles)[0] == 0
    with Project.open(path, author="Ada") as project:
        lost = project.claims.add("How many were lost?", "number")
        for source, value in zip(project.sources.all(), ("0", "1250"), strict=True):
            made = project.annotations.add(Passage(source_id=source.id, revision=1, start=19, end=40))
            project.annotations.add_position(made.id, lost.id, value=value)
    return path


def test_import_makes_the_project_and_lists_what_was_added(tmp_path: Path, articles: Path, run: Run) -> None:
    code, out, err = run("import", tmp_path / "new.crossread", articles)
    assert code == 0
    assert out.splitlines() == ["added: The Evening Paper (evening.txt)", "added: The Morning Paper (morning.txt)"]
    assert err == ""
    code, out, err = run("import", tmp_path / "new.crossread", articles / "evening.txt")
    assert (code, out) == (0, "")
    assert "is in the project already and was left out" in err


def test_several_paths_are_all_or_nothing(tmp_path: Path, articles: Path, run: Run) -> None:
    (articles / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    code, out, err = run("import", tmp_path / "new.crossread", articles / "evening.txt", articles / "picture.txt")
    assert (code, out) == (1, "")
    assert "picture.txt" in err
    assert len(err.splitlines()) == 1
    assert not (tmp_path / "new.crossread").exists()


def test_a_guessed_encoding_is_told_and_can_be_overridden(tmp_path: Path, run: Run) -> None:
    text = "Заголовок\n\n" + "Корабль затонул ночью, и спасшихся было немного, сообщает газета. " * 20
    (tmp_path / "a.txt").write_bytes(text.encode("cp1251"))
    code, _, err = run("import", tmp_path / "a.crossread", tmp_path / "a.txt")
    assert code == 0
    assert "was guessed as" in err
    code, _, err = run("import", tmp_path / "b.crossread", tmp_path / "a.txt", "--encoding", "cp1251")
    assert (code, err) == (0, "")
    _, out, _ = run("search", tmp_path / "b.crossread", "Корабль", "--json")
    assert [hit["match"] for hit in json.loads(out) if hit["kind"] == "text"] == ["Корабль"] * 20


def test_sources(path: Path, run: Run) -> None:
    code, out, _ = run("sources", path, "--json")
    assert code == 0
    listed = json.loads(out)
    assert [(row["title"], row["annotations"]) for row in listed] == [
        ("The Evening Paper", 1),
        ("The Morning Paper", 1),
    ]
    assert "The Evening Paper" in run("sources", path)[1]


def test_search(path: Path, run: Run) -> None:
    _, out, _ = run("search", path, "tow", "--json")
    hits = json.loads(out)
    assert [hit["match"] for hit in hits] == ["tow", "tow"]
    assert EVENING[hits[0]["start"] : hits[0]["end"]] == "tow"
    assert "[tow]" in run("search", path, "tow")[1]
    assert run("search", path, "zeppelin", "--json") == (0, "[]\n", "")


def test_disagreements(path: Path, run: Run) -> None:
    code, out, _ = run("disagreements", path, "--json")
    assert code == 0
    (found,) = json.loads(out)
    assert (found["subject"], found["title"], found["status"], found["stale"]) == (
        *("claim", "How many were lost?"),
        *("open", False),
    )
    (pair,) = found["pairs"]
    assert set(pair) == {"a", "b", "relation", "kind", "same_source", "same_voice", "reason"}
    assert (pair["relation"], pair["kind"]) == ("conflict", "number")
    told = run("disagreements", path)[1]
    assert "How many were lost? (open)" in told
    assert "The Morning Paper" in told


def test_export_and_back(tmp_path: Path, path: Path, run: Run) -> None:
    out = tmp_path / "case.json"
    assert run("export", path, out)[0] == 0
    assert run("import", tmp_path / "again.crossread", out)[0] == 0
    assert run("export", tmp_path / "again.crossread", tmp_path / "again.json")[0] == 0
    first, second = (json.loads(file.read_text(encoding="utf-8")) for file in (out, tmp_path / "again.json"))
    assert first.pop("exported_at")
    assert second.pop("exported_at")
    assert first == second
    assert run("export", path, tmp_path / "bare.json", "--no-text")[0] == 0
    assert "mourned. Of the tow" not in (tmp_path / "bare.json").read_text(encoding="utf-8")


def test_a_failed_export_keeps_the_old_file(tmp_path: Path, path: Path, run: Run) -> None:
    code, _, err = run("export", path, tmp_path / "case.qdpx")
    assert code == 1
    assert "names no format" in err
    assert run("export", path, tmp_path / "missing" / "case.json")[0] == 1
    before = path.read_bytes()
    assert run("export", path, path, "--format", "json")[0] == 1
    assert path.read_bytes() == before


def test_a_report_by_the_suffix(tmp_path: Path, path: Path, run: Run) -> None:
    for name, start in (("r.html", "<!DOCTYPE html>"), ("r.md", '<a id="top">'), ("r.markdown", '<a id="top">')):
        assert run("export", path, tmp_path / name)[0] == 0
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert text.startswith(start)
        assert "How many were lost?" in text
    code, _, err = run("export", path, tmp_path / "r.html", "--no-text")
    assert code == 1
    assert "leave --no-text out" in err
    assert run("export", path, path, "--format", "html")[0] == 1


def test_a_report_as_pdf_needs_no_screen(tmp_path: Path, path: Path) -> None:
    out = tmp_path / "r.pdf"
    command = [sys.executable, "-m", "crossread.desktop.command_line.main", "export", str(path), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert out.read_bytes().startswith(b"%PDF-")


def test_undo_redo_and_history(path: Path, run: Run) -> None:
    assert run("undo", path)[1] == "undo: add a position on “How many were lost?”\n"
    assert run("disagreements", path, "--json")[1] == "[]\n"
    assert run("redo", path)[0] == 0
    assert len(json.loads(run("disagreements", path, "--json")[1])) == 1
    code, _, err = run("redo", path)
    assert (code, err) == (1, "crossread: There is nothing to redo.\n")
    _, out, _ = run("history", path, "--json", "--limit", "2")
    assert [step["kind"] for step in json.loads(out)] == ["redo", "undo"]
    assert "add claim “How many were lost?” (Ada)" in run("history", path)[1]
    assert "There was no more to undo." in run("undo", path, "100")[1]
    assert run("sources", path, "--json")[1] == "[]\n"


def test_verify_and_backup(tmp_path: Path, path: Path, run: Run) -> None:
    assert run("verify", path)[0] == 0
    assert run("backup", path, tmp_path / "copy.crossread")[0] == 0
    assert run("sources", tmp_path / "copy.crossread") == run("sources", path)
    assert run("backup", path, path)[0] == 1


def test_listing_never_writes(path: Path, run: Run) -> None:
    before = path.read_bytes(), path.stat().st_mtime_ns
    for command in (["sources"], ["search", "tow"], ["disagreements"], ["history"], ["verify"], ["density"]):
        assert run(command[0], path, *command[1:])[0] == 0
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert sorted(found.name for found in path.parent.iterdir()) == ["articles", "case.crossread"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["frobnicate"], 2, "neither a command nor a file"),
        (["sources"], 2, "required: PROJECT"),
        (["sources", "{path}", "--nope"], 2, "unrecognized arguments"),
        (["density", "{path}", "--bin", "week"], 2, "invalid choice"),
        (["undo", "{path}", "0"], 2, "no number from 1 on"),
        (["gone.crossread"], 1, "there is no file"),
        (["sources", "gone.crossread"], 1, "There is no file"),
        (["import", "{path}", "gone.txt"], 1, "There is no file gone.txt"),
        (["import", "{path}", "work.qdpx"], 1, "cannot be taken in yet"),
        (["import", "{path}", "{folder}/notes.jsonld"], 1, "cannot be taken in yet"),
        (["import", "{path}", "{path}"], 1, ""),
        (["merge", "{path}"], 2, "there is no command 'merge'"),
    ],
)
def test_what_cannot_be_done(path: Path, run: Run, arguments: list[str], code: int, words: str) -> None:
    before = dump(path)
    filled = [argument.format(path=path, folder=path.parent) for argument in arguments]
    found, out, err = run(*filled)
    assert (found, out) == (code, "")
    assert words in err
    assert len(err.splitlines()) == 1
    assert dump(path) == before


def dump(path: Path) -> list[str]:
    """All that is in a project: opening it for writing changes the file's counters alone."""
    with Project.open_for_reading(path) as project:
        return list(project.store.conn.iterdump())


def test_qt_is_not_loaded(path: Path) -> None:
    code = (
        "import sys; from crossread.desktop.command_line.main import main; code = main(sys.argv[1:]); "
        "loaded = {name.partition('.')[0] for name in sys.modules}; "
        "print(sorted(loaded & {'PySide6', 'pyqtgraph', 'numpy', 'sqlite_utils', 'msgspec', 'rapidfuzz'})); "
        "sys.exit(code)"
    )
    ran = subprocess.run([sys.executable, "-c", code, "sources", str(path)], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_the_version_and_a_reader_who_leaves(path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "crossread.desktop.command_line.main", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.startswith("crossread 0.")
    closed = subprocess.run(
        f"'{sys.executable}' -m crossread.desktop.command_line.main search '{path}' the --json | head -c 1",
        shell=True,
        capture_output=True,
        text=True,
        check=True,
    )
    assert closed.stderr == ""
