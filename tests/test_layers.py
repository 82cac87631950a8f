"""Who may load whom, tried in processes of their own; the import contracts themselves are in pyproject.toml."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LINT_IMPORTS = Path(sys.executable).parent / "lint-imports"

WITHOUT_QT = """
import sys
for name in ("PySide6", "shiboken6", "pyqtgraph", "crossread.desktop"):
    sys.modules[name] = None
"""

IMPORT_ALL_OF_DB = """
import importlib, pkgutil
import crossread.db
names = [found.name for found in pkgutil.walk_packages(crossread.db.__path__, "crossread.db.")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""


def python(code: str, *arguments: str) -> str:
    """Runs code in a new interpreter with every warning an error; answers with what it printed."""
    command = [sys.executable, "-W", "error", "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_all_of_db_can_be_imported_without_qt() -> None:
    modules = [path for path in (ROOT / "db").rglob("*.py") if path.parent != ROOT / "db" or path.stem != "__init__"]
    assert int(python(WITHOUT_QT + IMPORT_ALL_OF_DB)) == len(modules)


def test_the_command_line_loads_qt_only_for_the_window(tmp_path: Path) -> None:
    from crossread.db.project import Project

    with Project.create(tmp_path / "p.crossread", title="Listed"):
        pass
    loads = python(
        "import sys\n"
        "from crossread.desktop.command_line.main import main\n"
        "try:\n    main()\nexcept SystemExit as left:\n    assert not left.code\n"
        "heavy = {'PySide6', 'shiboken6', 'pyqtgraph', 'numpy', 'sqlite_utils', 'rapidfuzz', 'charset_normalizer'}\n"
        "print('loaded', sorted(heavy & {name.partition('.')[0] for name in sys.modules}))",
        "sources",
        str(tmp_path / "p.crossread"),
    )
    assert loads.splitlines()[-1] == "loaded []"


PLANTED = {
    "db": ("db/planted.py", "import PySide6.QtCore\n", "db never imports desktop, nor Qt"),
    "db-to-desktop": ("db/planted.py", "import crossread.desktop\n", "db never imports desktop, nor Qt"),
    "features": (
        "desktop/timeline/planted.py",
        "import crossread.desktop.read\n",
        "the features of the desktop never import each other",
    ),
    "feature-to-window": (
        "desktop/timeline/planted.py",
        "import crossread.desktop.application.main_window\n",
        "the features know the session, never the window",
    ),
    "command-line": (
        "desktop/command_line/planted.py",
        "import crossread.desktop.timeline\n",
        "the command line knows no feature",
    ),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_import_breaks_its_contract(fault: str, tmp_path: Path) -> None:
    where, code, contract = PLANTED[fault]
    for folder in ("desktop", "db", "resources"):
        ignore = shutil.ignore_patterns("__pycache__", "*.otf", "*.ttf")
        shutil.copytree(ROOT / folder, tmp_path / "crossread" / folder, ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "crossread" / where).write_text(code, encoding="utf-8")
    # The copy stands in front of the installed package, whose finder comes after the path.
    done = subprocess.run(
        [str(LINT_IMPORTS), "--no-cache"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{contract} BROKEN" in done.stdout


def test_every_folder_of_the_desktop_stands_in_every_contract() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    folders = {path.parent.name for path in (ROOT / "desktop").glob("*/__init__.py")} - {"application", "command_line"}
    contracts = [contract for contract in told if contract["name"] != "db never imports desktop, nor Qt"]
    assert len(contracts) == 3
    for contract in contracts:
        named = str(contract)
        assert {folder for folder in folders if f"crossread.desktop.{folder}" not in named} == set(), contract["name"]
