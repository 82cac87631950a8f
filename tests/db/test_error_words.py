"""What users are told of an error, read where it is raised: whole sentences, without words of SQLite or a system."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from crossread.db import errors

ROOT = Path(__file__).resolve().parents[2]
KINDS = {name for name, kind in vars(errors).items() if inspect.isclass(kind)} - {"ContractError"}
"""Of those for a JSON file the path comes first and its reason is no whole sentence."""
CONTINUED = {"db/intake/encodings.py", "db/backups/checking.py"}
"""What is told there goes on with a sentence that names the file."""
FOREIGN = re.compile(
    r"strerror|errno|traceback|exception|(?-i:\bNone\b)|\bnull\b|constraint|integrity|pragma|\bcolumn\b|\btrigger\b|"
    r"transaction|database is|no such (table|file)|sqlite_|\bSQL\b",
    re.IGNORECASE,
)


def told(node: ast.expr) -> str | None:
    """The words of a literal, with … for what is put in; None for what is made elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else f"{{{ast.unparse(part)}}}" for part in node.values
        )
    return None


def sentences() -> Iterator[tuple[str, str]]:
    for folder in ("db", "desktop"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Name)
                    and node.func.id in KINDS
                    and node.args
                ):
                    words = told(node.args[0])
                    if words is not None:
                        yield f"{path.relative_to(ROOT)}:{node.lineno}", words


ALL = list(sentences())


def test_there_are_many() -> None:
    assert len(ALL) > 100


@pytest.mark.parametrize(("place", "words"), [pytest.param(*each, id=each[0]) for each in ALL])
def test_each_is_a_sentence_of_ours(place: str, words: str) -> None:
    assert not FOREIGN.search(words), place
    assert words[-1] in ".?!}…”", place
    assert not words[0].islower() or place.partition(":")[0] in CONTINUED, place
