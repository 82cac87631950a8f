"""An import is planned whole before anything is written."""

from pathlib import Path

import pytest

from crossread.db.errors import UnusableTextError
from crossread.db.intake import plan
from crossread.db.text import sha256

KNOWN_TEXTS = {sha256("one"): ["id-1"], sha256("moved"): ["id-3"]}
KNOWN_NAMES = {"1.txt": ["id-1"], "2.txt": ["id-2"], "twice.txt": ["id-4", "id-5"]}


def planned(folder: Path, **files: str) -> dict[str, tuple[str, str]]:
    for name, text in files.items():
        (folder / f"{name.lstrip('_')}.txt").write_text(text)
    result = plan(
        [folder],
        same_text=lambda digest: KNOWN_TEXTS.get(digest, ()),
        same_name=lambda name: KNOWN_NAMES.get(name, ()),
    )
    return {one.file_name: (one.action, one.remark) for one in result.planned}


def test_a_new_text_is_added_without_a_word(tmp_path: Path) -> None:
    assert planned(tmp_path, new="new") == {"new.txt": ("add", "")}


def test_the_same_text_under_the_same_name_is_skipped_with_a_word(tmp_path: Path) -> None:
    action, remark = planned(tmp_path, _1="one")["1.txt"]
    assert action == "skip"
    assert "left out" in remark


def test_the_same_text_under_another_name_is_told(tmp_path: Path) -> None:
    action, remark = planned(tmp_path, other="moved")["other.txt"]
    assert action == "add"
    assert "under another file name" in remark


def test_another_text_under_the_same_name_is_offered_as_a_revision(tmp_path: Path) -> None:
    assert planned(tmp_path, _2="changed")["2.txt"][0] == "revise"
    assert planned(tmp_path, twice="changed")["twice.txt"][0] == "add"


def test_the_same_text_twice_in_one_import(tmp_path: Path) -> None:
    result = planned(tmp_path, a="same", b="same")
    assert result["a.txt"] == ("add", "")
    assert "as “a.txt”" in result["b.txt"][1]
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text("same")
    assert [one.action for one in plan([tmp_path]).planned] == ["add", "add", "skip"]


def test_one_unusable_file_stops_the_whole_import(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("good")
    (tmp_path / "z.txt").write_bytes(b"")
    with pytest.raises(UnusableTextError, match=r"z\.txt"):
        plan([tmp_path])


def test_the_plan_carries_the_text_the_guesses_and_what_was_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(
        "Der Titel\r\n\r\nDas Schiff sank in der Nacht auf Küste und Meer.".encode("cp1252")
    )
    (tmp_path / "b.png").touch()
    steps: list[tuple[int, int]] = []
    result = plan([tmp_path], on_progress=lambda done, of: steps.append((done, of)))
    (one,) = result.planned
    assert "\r" not in one.text
    assert one.sha256 == sha256(one.text)
    assert one.encoding_guessed
    assert one.guesses.language == "de"
    assert [skipped.path.name for skipped in result.skipped] == ["b.png"]
    assert steps == [(1, 1)]
