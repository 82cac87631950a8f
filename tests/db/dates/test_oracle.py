"""Our parser against the `edtf` library, which agrees but for the faults listed here."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.db.dates import date_of, days, is_date, widened_days

edtf = pytest.importorskip("edtf")


def _theirs(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    value = edtf.parse_edtf(text)
    return tuple(value.lower_strict()[:3]), tuple(value.upper_strict()[:3])


def _ours(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    first, last = days(text)
    return date_of(first), date_of(last)


@pytest.mark.parametrize(
    "text",
    [
        "2023",
        "0044",
        "-0044",
        "Y12000",
        "202X",
        "19XX",
        "-01XX",
        "2020-21",
        "2020-22",
        "2020-23",
        "2023-09",
        "2024-02",
        "2023-09-19",
        "1912-04-14T23:40:00",
        "2022/2023-09-20",
        "[2022..2023]",
        "2023?",
        "2022-12~",
        "2023%",
        "2023-09-19/2023-09-20",
    ],
)
def test_they_cover_the_same_days(text: str) -> None:
    assert _ours(text) == _theirs(text)


@given(st.dates(), st.sampled_from([4, 7, 10]))
@settings(max_examples=20, deadline=None)
def test_they_agree_on_years_months_and_days(day: object, length: int) -> None:
    text = str(day)[:length]
    assert _ours(text) == _theirs(text)


def test_the_faults_of_the_library_are_still_there() -> None:
    """Where one of these fails, the library has been mended and can check us there too."""
    assert _theirs("2020-24")[1] == (2020, 12, 31)
    assert date_of(days("2020-24")[1]) == (2021, 2, 28)
    assert edtf.parse_edtf("2023-02-29")
    assert not is_date("2023-02-29")
    assert edtf.parse_edtf("2023/2022")
    assert not is_date("2023/2022")
    assert _theirs("1912-04-14T23:40:00") == ((1912, 4, 14), (1912, 4, 14))
    for refused in ("2022-23~", "1912-04-14T23:40"):
        with pytest.raises(edtf.EDTFParseException):
            edtf.parse_edtf(refused)
        assert is_date(refused)
    assert tuple(edtf.parse_edtf("2022-12~").lower_fuzzy()[:3]) == (2021, 11, 1)
    assert date_of(widened_days("2022-12~")[0]) == (2022, 11, 1)
