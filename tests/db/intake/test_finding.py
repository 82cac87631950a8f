"""Text files are found in files and folders in a fixed order, and what was passed over is named."""

from pathlib import Path

import pytest

from crossread.db.errors import UnusableTextError
from crossread.db.intake import find_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("10.txt", "2.txt", "b/c.md", "b/D.TEXT", "b/picture.png", ".hidden.txt", ".git/x.txt", "A.TXT"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text")
    return tmp_path


def test_a_folder_is_walked_in_the_order_in_which_people_count(folder: Path) -> None:
    found = find_files([folder])
    assert [path.relative_to(folder).as_posix() for path in found.files] == [
        "2.txt",
        "10.txt",
        "A.TXT",
        "b/c.md",
        "b/D.TEXT",
    ]
    assert [(skipped.path.name, skipped.reason) for skipped in found.skipped] == [("picture.png", "not a text file")]


def test_the_order_of_what_is_given_is_kept_and_nothing_comes_twice(folder: Path) -> None:
    found = find_files([folder / "b" / "c.md", folder / "2.txt", folder, folder / "2.txt"])
    assert [path.name for path in found.files] == ["c.md", "2.txt", "10.txt", "A.TXT", "D.TEXT"]


def test_links_that_lead_back_or_nowhere_are_safe(folder: Path) -> None:
    (folder / "b" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "b" / "self").symlink_to(folder / "b" / "self")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    found = find_files([folder])
    assert len(found.files) == 5
    assert {skipped.path.name for skipped in found.skipped} == {"picture.png", "gone.txt", "self"}


@pytest.mark.parametrize(
    ("name", "hint"), [("b/picture.png", "does not end in"), ("none", "There is no file or folder"), ("e", "no text")]
)
def test_what_has_no_text_is_an_error_in_words(folder: Path, name: str, hint: str) -> None:
    (folder / "e").mkdir()
    (folder / "e" / "picture.png").touch()
    with pytest.raises(UnusableTextError, match=hint):
        find_files([folder, folder / name])


def test_a_file_without_a_suffix_is_taken_if_it_is_named(folder: Path) -> None:
    (folder / "README").write_text("text")
    assert [path.name for path in find_files([folder / "README"]).files] == ["README"]
