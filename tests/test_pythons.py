"""What a later Python refuses and the one that runs the tests still takes."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SQL = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE|WHERE|FROM|VALUES)\b")


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Every string of a file, with its line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            parts = [part.value for part in node.values if isinstance(part, ast.Constant)]
            yield node.lineno, "".join(str(part) for part in parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def test_no_statement_numbers_its_placeholders() -> None:
    # From 3.12 on sqlite3 takes `?1` for a name: with a sequence it warns, and 3.14 refuses. `?` and `:name` are fine.
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted((ROOT / "db").rglob("*.py"))
        for line, text in strings(path)
        if SQL.search(text) and re.search(r"\?[0-9]", text)
    ]
    assert found == []
