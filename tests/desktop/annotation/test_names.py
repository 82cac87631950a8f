"""Names are found by their beginnings, by aliases, and without regard to case and marks."""

from crossread.desktop.annotation.names import Names

NAMES = Names(
    [
        ("1", ["Captain Rostron"], "Carpathia"),
        ("2", ["The line's office", "White Star"], ""),
        ("3", ["Šárka"], ""),
        ("4", ["Star of the East"], ""),
    ]
)


def keys(typed: str) -> list[str]:
    return [key for key, _, _ in NAMES.find(typed)]


def test_nothing_typed_finds_all_in_their_order() -> None:
    assert keys("") == ["1", "2", "3", "4"]


def test_the_beginning_comes_before_the_inside() -> None:
    assert keys("star") == ["4", "2"]
    assert keys("ros") == ["1"]
    assert keys("rk") == ["3"]


def test_case_and_marks_do_not_matter() -> None:
    assert keys("SARKA") == ["3"]
    assert NAMES.called("sarka") == "3"
    assert NAMES.called("white  star") == "2"
    assert NAMES.called("white") is None
    assert NAMES.called("") is None


def test_beside_a_name_stands_the_alias_by_which_it_was_found() -> None:
    assert NAMES.find("white")[0] == ("2", "The line's office", "White Star")
    assert NAMES.find("rostron")[0] == ("1", "Captain Rostron", "Carpathia")
