"""Days, months and years: exact shares, empty ones left out, and sums that equal the counts."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.db.dates import day_number, parse
from crossread.db.density import BINS, Bin, Density, Masses, density
from crossread.db.errors import CrossreadError

TEXTS = [
    "2023-09-19", "2023-09", "2023", "2022-12~", "202X", "2020-24", "2023-09-19/2023-09-20", "[2022-03..2022-05]",
    "1912-04-14T23:40:00", "1969-12-31", "1970-01-01", "-0043", "0000", "-0001-12-31/0000-01-01", "2024-02-29", "2100",
    "2022-11-15/2023-02-10",
]  # fmt: skip


def spread(*texts: str, series: str = "s") -> Masses:
    return Masses.shared((series, [parse(text).known]) for text in texts)


def by_bin(found: Density, series: str = "s") -> dict[str, float]:
    return {name: mass for name, mass in zip(found.bins, found.series[series], strict=True) if mass}


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("2023-09-19", "day", {"2023-09-19": 1}),
        ("2023-09-19", "year", {"2023": 1}),
        ("2023-09-19/2023-09-20", "day", {"2023-09-19": 0.5, "2023-09-20": 0.5}),
        ("2023-08/2023-09", "month", {"2023-08": 31 / 61, "2023-09": 30 / 61}),
        ("2020-24", "month", {"2020-12": 31 / 90, "2021-01": 31 / 90, "2021-02": 28 / 90}),
        ("2023-24", "year", {"2023": 31 / 91, "2024": 60 / 91}),
        ("1912-04-14T23:59:00/1912-04-15T00:00:00", "day", {"1912-04-14": 0.5, "1912-04-15": 0.5}),
        ("-0001-12-31/0000-01-01", "day", {"-0001-12-31": 0.5, "0000-01-01": 0.5}),
        ("-0001-12-31/0000-01-01", "month", {"-0001-12": 0.5, "0000-01": 0.5}),
        ("-0001/0000", "year", {"-0001": 365 / 731, "0000": 366 / 731}),
        ("2022-02/2022-03", "year", {"2022": 1}),
    ],
)
def test_a_date_lies_evenly_over_its_minutes(text: str, width: Bin, expected: dict[str, float]) -> None:
    assert by_bin(density(spread(text), width)) == pytest.approx(expected, abs=1e-15)


def test_empty_bins_are_left_out_and_all_series_are_in() -> None:
    masses = Masses.shared(
        [
            ("a", [parse("2023-09-19").known]),
            ("b", [parse("1912-04").known]),
            ("a", []),
            ("a", [parse("2023-11").known]),
        ]
    )
    found = density(masses, "month", ids=["z", "b", "a"])
    assert found.bins == ["1912-04", "2023-09", "2023-11"]
    assert found.series == {"z": [0, 0, 0], "b": [1, 0, 0], "a": [0, 1, 1]}
    assert found.undated == 1
    assert density(Masses(), "day").bins == []


def test_too_many_bins_are_refused_in_words() -> None:
    with pytest.raises(CrossreadError, match="choose longer bins"):
        density(spread("0001/9999"), "day", ids=[str(number) for number in range(20)])


@pytest.mark.parametrize("width", BINS)
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3, unique=True)),
        max_size=12,
    )
)
def test_sums_equal_counts_and_shares_are_exact(width: Bin, annotations: list[tuple[str, list[str]]]) -> None:
    ranges = [(series, [parse(text).known for text in texts]) for series, texts in annotations]
    found = density(Masses.shared(ranges), width, ids="abc")
    for series in "abc":
        count = sum(name == series for name, _ in annotations)
        assert math.fsum(found.series[series]) == pytest.approx(count, abs=1e-12)
        for name, mass in list(zip(found.bins, found.series[series], strict=True))[:5]:
            low, high = parse(name).known
            exact = sum(
                Fraction(max(0, min(last, high) - max(first, low)), (last - first) * len(covered))
                for each, covered in ranges
                if each == series
                for first, last in covered
            )
            assert mass == pytest.approx(float(exact), abs=1e-13)
    assert all(any(masses[at] for masses in found.series.values()) for at in range(len(found.bins)))
    assert found.bins == sorted(found.bins, key=lambda name: parse(name).first)


def test_years_of_five_digits_have_their_sign() -> None:
    masses = Masses.shared([("s", [(day_number(12000) * 1440, day_number(12001) * 1440)])])
    assert by_bin(density(masses, "year")) == {"Y12000": 1.0}
