"""The app starts as a process of its own: nothing heavy before the first paint, nothing printed, exit 0."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from crossread.db.project import Project

START = "import pathlib, sys; from crossread.desktop.application.start import run; sys.exit(run({}))"
PROBE = """
import pathlib, sys
from crossread.desktop.application import first_window, start
def first_paint(app, _window):
    print(sorted(set(first_window.HEAVY) & set(sys.modules)))
    app.quit()
first_window._after_first_paint = first_paint
sys.exit(start.run(pathlib.Path(sys.argv[1])))
"""
ALONE = """
import pathlib, sys, threading
from crossread.desktop.application import start
load = start.load_pyside
def load_and_tell():
    assert "shiboken6" not in sys.modules
    print(threading.active_count())
    load()
    assert "shiboken6" in sys.modules
start.load_pyside = load_and_tell
sys.exit(start.run(pathlib.Path(sys.argv[1])))
"""


def started(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "CROSSREAD_QUIT_AFTER_PAINT": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def texts_path(tmp_path: Path) -> Path:
    path = tmp_path / "texts.crossread"
    with Project.create(path, title="Texts") as project:
        project.sources.add("Evening", "All were saved.")
    return path


def test_without_anything(home: Path) -> None:
    done = started(START.format("None"))
    assert (done.returncode, done.stdout) == (0, "")
    assert "Traceback" not in done.stderr


def test_with_a_project_it_leaves_one_file(texts_path: Path) -> None:
    done = started(START.format(f"pathlib.Path({str(texts_path)!r})"))
    assert (done.returncode, done.stdout) == (0, "")
    assert "Traceback" not in done.stderr
    assert [path.name for path in texts_path.parent.iterdir() if path.name.startswith("texts")] == ["texts.crossread"]


def test_with_a_file_that_is_no_project(tmp_path: Path) -> None:
    junk = tmp_path / "junk.crossread"
    junk.write_text("no")
    done = started(START.format(f"pathlib.Path({str(junk)!r})"))
    assert (done.returncode, done.stdout) == (0, "")
    assert "Traceback" not in done.stderr


def test_the_sample_opens_as_a_copy(home: Path) -> None:
    done = started(START.format("None, sample=True"))
    assert (done.returncode, done.stdout) == (0, "")
    assert "Traceback" not in done.stderr
    copies = list((home / ".local/share").rglob("*.crossread"))
    assert len(copies) == 1
    with Project.open_for_reading(copies[0]) as project:
        assert len(project.sources.all()) >= 6


def test_nothing_heavy_is_imported_before_the_first_paint(texts_path: Path) -> None:
    done = started(PROBE, str(texts_path))
    assert done.stdout == "[]\n", done.stderr


def test_no_other_thread_is_there_while_pyside_counts_the_modules(texts_path: Path) -> None:
    """A module that another thread imported just then ended the program: seldom, and on a busy machine."""
    done = started(ALONE, str(texts_path))
    assert (done.stdout, done.returncode) == ("1\n", 0), done.stderr
