"""Reads the sample's articles and marks, and finds the ranges of text that the marks name."""

import tomllib
import uuid
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample"
MARKS = Path(__file__).resolve().parent / "marks"
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://crossread.example/sample/titanic")

Record = dict[str, Any]


class MarksError(Exception):
    """The marks do not fit the articles, or each other; the message names the key."""


def make_id(kind: str, *keys: str) -> str:
    """The UUID of a record, always the same for the same keys."""
    return str(uuid.uuid5(NAMESPACE, ":".join((kind, *keys))))


def read_marks() -> tuple[Record, list[Record], list[Record]]:
    """The codebook, the sources in their order, and the examples of kinds of disagreement."""
    codebook, *sources, kinds = (tomllib.loads(path.read_text("utf-8")) for path in sorted(MARKS.glob("*.toml")))
    for source in sources:
        (path,) = SAMPLE.glob(f"articles/*-{source['key']}.txt")
        source["file_name"] = path.name
        source["text"] = path.read_text("utf-8")
    return codebook, sources, kinds["example"]


def place(text: str, mark: Record, name: str) -> tuple[int, int]:
    """The range that a mark names, in code points: `quote` (the `nth` of several, ` ¶ ` for a new paragraph) or
    `from` … `to`.

    Raises:
        MarksError: the words do not occur, or more than once without `nth`.
    """
    if "from" in mark:
        start = _only(text, mark["from"], name, mark.get("nth"))
        end = text.find(mark["to"], start)
        if end < 0:
            raise MarksError(f"{name}: “{mark['to']}” does not follow in the article.")
        return start, end + len(mark["to"])
    quote = mark["quote"].replace(" ¶ ", "\n\n")
    start = _only(text, quote, name, mark.get("nth"))
    return start, start + len(quote)


def _only(text: str, words: str, name: str, nth: int | None) -> int:
    starts = [at for at in range(len(text)) if text.startswith(words, at)]
    if not starts:
        raise MarksError(f"{name}: “{words}” is not in the article.")
    if len(starts) > 1 and nth is None:
        raise MarksError(f"{name}: “{words}” is in the article {len(starts)} times; say which with nth.")
    if nth is not None and not 1 <= nth <= len(starts):
        raise MarksError(f"{name}: “{words}” has no occurrence number {nth}.")
    return starts[(nth or 1) - 1]
