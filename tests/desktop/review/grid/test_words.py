"""The words of a cell: numbers as written, a total that its parts exceed."""

import pytest

from crossread.db.grid import Row, Said
from crossread.db.records import Passage
from crossread.desktop.review.grid import telling, words


@pytest.mark.parametrize(
    ("value", "given", "told"),
    [
        ("20,000 to 99,999", "tens of  thousands", "“tens of thousands”"),
        ("1,825 days", "five-year", "“five-year”"),
        ("more than 120,000", "over 120,000", ""),
        ("1,960", "1 960 troops", "“1 960 troops”"),
        ("44 days", "44-day", ""),
        ("100", "", ""),
    ],
)
def test_words_for_a_number_are_shown_where_its_figures_are_not_among_them(value: str, given: str, told: str) -> None:
    said = Said(
        position_id="p",
        annotation_id="a",
        source_id="s",
        passage=Passage(source_id="s", revision=1, start=0, end=1),
        words=value,
        given=given,
        quote="",
    )
    assert words.as_written(said, Row(id="r", kind="claim", title="", value_type="number")) == told
    assert words.as_written(said, Row(id="r", kind="claim", title="", value_type="answer")) == ""


def test_a_total_that_its_parts_exceed_has_a_mark_of_its_own() -> None:
    told = [Row(id="r", kind="claim", title="", conflicts=count, totals=totals) for count, totals in ((1, 1), (3, 1))]
    assert [text for _, text in words.marks(told[0])] == ["≠ the sum"]
    assert [text for _, text in words.marks(told[1])] == ["≠ 2 pairs", "≠ the sum"]
    assert "The parts add up to more than the whole." in telling.row_tip(told[0], "")
    assert "cannot both hold" not in telling.row_tip(told[0], "")
