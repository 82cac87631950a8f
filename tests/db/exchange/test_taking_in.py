"""Taking in JSON as bytes: read in pieces, what is none, progress, cancelling, a plan that changes nothing."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from crossread.db.errors import ContractError, CrossreadError
from crossread.db.exchange.import_json import import_json, plan_import
from crossread.db.project import Project
from tests.db.exchange.conftest import Document


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "is not a Crossread JSON file"),
        (b"[]", "is not a Crossread JSON file"),
        (b"Hello, I am text.", "is not a Crossread JSON file"),
        (b"\xff\xfe{\x00}\x00", "not UTF-8"),
        (b'{"sources": [{"title": "caf\xe9"}]}', "not UTF-8"),
        (b"{", "line 1"),
        (b'{"format": "crossread",\n\n"sources": [{"title": "x"}', "line 3"),
        (b'{"sources": [{"title": "x"}]\n} more', "line 2: something follows"),
        (b'{"sources": [{"title": "x}]}', "line 1: Unterminated string"),
        (b'{"sources": [{"title": tru}]}', "line 1"),
        (b'{"sources": [{"title": "a\nb"}]}', "line 1: Invalid control character"),
        (b"{1: 2}", "a key is missing"),
        (b'{"sources": ' + b"[" * 100_000, "nested too deeply"),
        (b'{"version": ' + b"1" * 5_000 + b"}", "too many digits"),
    ],
)
def test_what_is_not_json(raw: bytes, told: str, take: Any, empty: Project) -> None:
    with pytest.raises(CrossreadError, match=re.escape(told)) as caught:
        take(raw)
    assert "\n" not in str(caught.value)
    assert empty.step_number == 0


def test_fifty_megabytes_of_nothing(take: Any) -> None:
    for filling in (b"\0", b"x", b" ", b'{"a": "', b'{"sources": [{"title": "' + b"x" * 999):
        with pytest.raises(CrossreadError):
            take(filling * (50_000_000 // len(filling)))


def test_there_is_no_such_file(empty: Project, tmp_path: Path) -> None:
    with pytest.raises(CrossreadError, match="no file"):
        import_json(empty, tmp_path / "none.json")
    with pytest.raises(CrossreadError, match="cannot be read"):
        import_json(empty, tmp_path)


def test_it_is_read_in_pieces_whatever_their_size(
    take: Any, give: Any, monkeypatch: pytest.MonkeyPatch, whole: Document
) -> None:
    monkeypatch.setattr("crossread.db.exchange.reading._CHUNK_BYTES", 1)
    take("\ufeff" + json.dumps(whole, indent=1, ensure_ascii=False) + "\n\n")
    assert give() == {key: value for key, value in whole.items() if key != "exported_at"}


def test_progress_is_told_and_can_cancel(take: Any, give: Any, whole: Document, empty: Project) -> None:
    class CancelledError(Exception):
        pass

    def cancel(done: int, total: int) -> None:
        raise CancelledError

    before = give()
    with pytest.raises(CancelledError):
        take(whole, progress=cancel)
    assert give() == before
    told: list[tuple[int, int]] = []
    take(whole, progress=lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] == len(json.dumps(whole))
    assert told == sorted(told)


def test_a_plan_changes_nothing(take: Any, give: Any, whole: Document, empty: Project, tmp_path: Path) -> None:
    before = give()
    (tmp_path / "plan.json").write_text(json.dumps(whole))
    plan = plan_import(empty, tmp_path / "plan.json")
    assert (give(), empty.step_number) == (before, 0)
    assert take(whole) == plan
    assert (plan.added["annotations"], plan.added["event_tags"]) == (2, 2)
    whole["verdicts"][0]["status"] = "?"
    (tmp_path / "plan.json").write_text(json.dumps(whole))
    with pytest.raises(ContractError):
        plan_import(empty, tmp_path / "plan.json")
