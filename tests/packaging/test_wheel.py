"""The wheel: built from the tree, complete, and started from an environment that holds nothing but what it declares."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("desktop", "db", "resources")

# Opens the window as the command does, and closes it a second after its loop has begun.
OPEN_AND_CLOSE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

run = QApplication.exec

def run_for_a_second(*arguments):
    def look_and_close():
        windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
        print("windows", len(windows), "of", QApplication.desktopFileName(), flush=True)
        for window in windows:
            window.close()
        QApplication.quit()
    QTimer.singleShot(1000, look_and_close)
    return run()

QApplication.exec = run_for_a_second
from crossread.desktop.command_line.main import main
sys.exit(main())
"""


def own_files() -> Iterator[Path]:
    """Every file below the three folders, as it lies in the repository."""
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path.relative_to(ROOT)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy, so that nothing from an earlier build can be in it."""
    folder = tmp_path_factory.mktemp("wheel")
    tree = folder / "tree"
    for name in FOLDERS:
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(tree)], check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def closure(wheel: Path) -> set[str]:
    """The names of all distributions that the wheel declares to need here, directly or not."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        text = archive.read(name).decode()
    waiting = [line.removeprefix("Requires-Dist: ") for line in text.splitlines() if line.startswith("Requires-Dist: ")]
    found: set[str] = set()
    while waiting:
        requirement = Requirement(waiting.pop())
        key = canonicalize_name(requirement.name)
        if key in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        found.add(key)
        waiting += metadata.requires(key) or []
    return found


@pytest.fixture(scope="module")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel, in which only the declared dependencies can be imported.

    They are links to the files that are installed here, so that nothing is fetched; pip then finds whether they are
    what the wheel asks for.
    """
    folder = tmp_path_factory.mktemp("clean") / "environment"
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    (packages,) = folder.glob("lib/python*/site-packages")
    for name in closure(wheel):
        distribution = metadata.distribution(name)
        tops = {file.parts[0] for file in distribution.files or ()} - {"..", "__pycache__"}
        for top in tops:
            if not (packages / top).exists():
                (packages / top).symlink_to(str(distribution.locate_file(top)))
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", "--no-index", str(wheel)], check=True, capture_output=True)
    return folder


def run(clean: Path, program: str, *arguments: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    """Runs a program of the clean environment, outside the repository."""
    return subprocess.run(
        [str(clean / "bin" / program), *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONWARNINGS": "error", "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_no_file_is_missing_from_it_and_none_is_too_much(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if not name.partition("/")[0].endswith(".dist-info")}
    expected = {f"crossread/{path.as_posix()}" for path in own_files()}
    assert sorted(expected - inside) == [], "not taken along: see package-data in pyproject.toml, or an __init__.py"
    assert sorted(inside - expected) == []


def test_every_folder_with_python_in_it_is_a_package() -> None:
    folders = {path.parent for path in own_files() if path.suffix == ".py"}
    assert sorted(str(folder) for folder in folders if not (ROOT / folder / "__init__.py").exists()) == []


def test_the_command_knows_its_version(clean: Path, tmp_path: Path) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    done = run(clean, "crossread", "--version", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == f"crossread {version}"


def test_texts_are_taken_in_and_listed(clean: Path, tmp_path: Path) -> None:
    (tmp_path / "first.txt").write_text("A headline\n\nSome words of the article, and a few more.\n", encoding="utf-8")
    taken = run(clean, "crossread", "import", "p.crossread", "first.txt", cwd=tmp_path)
    assert taken.returncode == 0, taken.stderr
    listed = run(clean, "crossread", "sources", "p.crossread", "--json", cwd=tmp_path)
    assert (listed.returncode, listed.stderr) == (0, "")
    assert len(json.loads(listed.stdout)) == 1


def test_the_window_opens_and_closes(clean: Path, tmp_path: Path) -> None:
    (tmp_path / "first.txt").write_text("A headline\n\nSome words of the article, and a few more.\n", encoding="utf-8")
    run(clean, "crossread", "import", "p.crossread", "first.txt", cwd=tmp_path)
    for arguments in (["p.crossread"], ["--sample"], []):
        done = run(clean, "python", "-c", OPEN_AND_CLOSE, *arguments, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert "windows 1 of crossread\n" in done.stdout, (arguments, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
