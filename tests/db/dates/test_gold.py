"""Finding against a gold labelled by hand, of five articles that are not part of the repository.

`gold.json` holds, by the SHA-256 of a file, `[start, end, EDTF or null]` for every expression that a reader would call
a date; null is one that needs an anchor.
"""

import hashlib
import json
from pathlib import Path

import pytest

from crossread.db.dates import find

_HERE = Path(__file__).parent
_SOURCES = _HERE.parents[3] / "shared" / "sources"


def _articles() -> list[tuple[str, list[tuple[int, int, str | None]]]]:
    gold = json.loads((_HERE / "gold.json").read_text(encoding="utf-8"))
    found = []
    for path in sorted(_SOURCES.glob("*.txt")) if _SOURCES.is_dir() else []:
        raw = path.read_bytes()
        rows = gold.get(hashlib.sha256(raw).hexdigest())
        if rows is not None:
            found.append((raw.decode("utf-8"), [tuple(row) for row in rows]))
    return found


def test_precision_recall_spans_and_values() -> None:
    articles = _articles()
    if not articles:
        pytest.skip("the articles are not here")
    found_rows = gold_rows = met = same_span = same_value = right = 0
    for text, gold in articles:
        found = find(text)
        found_rows += len(found)
        gold_rows += len(gold)
        right += sum(any(date.start < end and start < date.end for start, end, _ in gold) for date in found)
        for start, end, value in gold:
            hits = [date for date in found if date.start < end and start < date.end]
            met += bool(hits)
            same_span += any((date.start, date.end) == (start, end) for date in hits)
            same_value += any(date.value == value for date in hits)
    assert right / found_rows >= 0.98
    assert met / gold_rows >= 0.98
    assert same_span / gold_rows >= 0.95
    assert same_value / gold_rows >= 0.95
