"""Alpha and kappa against the worked examples that were published with them."""

import pytest

from crossread.db.agreement import alpha, kappa


def units(*rows: str) -> list[list[str]]:
    """One row a coder, one letter a unit, a point where a value is missing."""
    return [[value for value in column if value != "."] for column in zip(*rows, strict=True)]


def pairs(table: list[list[int]]) -> list[tuple[int, int]]:
    """The units behind a table of how often each value met each other one."""
    return [(row, column) for row, line in enumerate(table) for column, times in enumerate(line) for _ in range(times)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(("0100000010", "1110010000"), 0.095, id="Krippendorff 2011, A: two observers, binary"),
        pytest.param(("aabbdcccedda", "babbbccceddd"), 0.692, id="Krippendorff 2011, B: two observers, nominal"),
        pytest.param(
            ("123321412...", "1233224125.3", ".3332342251.", "12332441251."),
            0.743,
            id="Krippendorff 2011, C: four observers, values missing",
        ),
        pytest.param(
            ("001111111100001111110000", "000011110000000110000000"),
            0.329,
            id="Krippendorff 1995, A: Bertha and Bill, letter by letter",
        ),
    ],
)
def test_alpha_of_published_examples(rows: tuple[str, ...], expected: float) -> None:
    assert alpha(units(*rows)).value == pytest.approx(expected, abs=0.0006)


def test_alpha_counts_the_units_that_it_stands_on() -> None:
    found = alpha(units("123321412...", "1233224125.3", ".3332342251.", "12332441251."))
    assert found.units == 11
    assert found.same == 8


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param([[88, 14, 18], [10, 40, 10], [2, 6, 12]], 0.492, id="Cohen 1960, p. 45"),
        pytest.param(
            [[25, 12, 3], [13, 2, 15], [12, 16, 2]], -0.0923, id="Cohen 1960, p. 37: .29 where chance has .35"
        ),
        pytest.param([[20, 5], [10, 15]], 0.4, id="two by two"),
    ],
)
def test_kappa_of_published_tables(table: list[list[int]], expected: float) -> None:
    assert kappa(pairs(table)).value == pytest.approx(expected, abs=0.0007)


def test_kappa_of_krippendorffs_example() -> None:
    rows = ("001111111100001111110000", "000011110000000110000000")
    assert kappa(zip(*rows, strict=True)).value == pytest.approx(0.385, abs=0.001)


def test_without_variation_there_is_no_figure() -> None:
    found = alpha(units("1111", "1111"))
    assert (found.value, found.why, found.units, found.same) == (None, "no_variation", 4, 4)
    assert kappa([(1, 1), (1, 1)]).why == "no_variation"


def test_without_a_shared_unit_there_is_no_figure() -> None:
    assert alpha([["a"], []]).why == "nothing_shared"
    assert alpha([]).why == "nothing_shared"
    assert kappa([]).why == "nothing_shared"


def test_full_agreement_is_one_and_chance_is_about_none() -> None:
    assert alpha(units("1212", "1212")).value == 1
    assert kappa(zip("1212", "1212", strict=True)).value == 1
    assert kappa(zip("1122", "1212", strict=True)).value == 0
