"""The rules, numbers and density are light to import: numpy, hashing and JSON come with their first use."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["disagreements", "numbers", "density"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, crossread.db.{module}; print(*{{'numpy', 'sqlite3', 'json', 'PySide6'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
