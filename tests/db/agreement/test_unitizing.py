"""Alpha for unitizing against Krippendorff's worked examples, and against his formulas taken word for word."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.db.agreement import alpha_u, disagreement
from crossread.db.agreement.unitizing import Spans, merged

# Krippendorff 2004: two observers, a continuum from 150 to 450.
C = [[(75, 145), (220, 250)], [(70, 150), (205, 225), (250, 270)]]
K = [[(30, 90), (150, 200)], [(30, 90), (150, 200)]]
LENGTH = 300


def lengths_to_spans(*pieces: tuple[int, int]) -> list[tuple[int, int]]:
    return [(start, start + length) for start, length in pieces]


# Krippendorff 1995, p. 57: four pairs of observers over 24 characters.
EXAMPLES = {
    "A": [lengths_to_spans((2, 8), (14, 6)), lengths_to_spans((4, 4), (15, 2))],
    "B": [
        lengths_to_spans((0, 18)),
        lengths_to_spans((0, 2), (2, 1), (3, 1), (4, 1), (5, 1), (6, 3), (9, 1)),
    ],
    "C": [
        lengths_to_spans((2, 6), (10, 2), (14, 4), (20, 2)),
        lengths_to_spans((0, 2), (4, 4), (10, 4), (16, 2), (20, 2)),
    ],
    "D": [
        lengths_to_spans((0, 2), (2, 8), (10, 4), (14, 6), (20, 4)),
        lengths_to_spans((0, 4), (4, 4), (8, 7), (15, 2), (17, 7)),
    ],
}


def stretched(coders: list[list[tuple[int, int]]], times: int) -> list[list[tuple[int, int]]]:
    return [[(start * times, end * times) for start, end in spans] for spans in coders]


def test_the_example_of_2004() -> None:
    """Both disagreements to the four places printed; alpha differs from the paper only by its rounding on the way."""
    c, k = disagreement(C, LENGTH), disagreement(K, LENGTH)
    assert c.observed == pytest.approx(0.0144, abs=0.00005)
    assert c.expected == pytest.approx(0.0532, abs=0.00005)
    assert k.observed == 0
    assert k.expected == pytest.approx(0.0490, abs=0.00005)
    assert alpha_u([c]).value == pytest.approx(0.7285, abs=0.0001)
    assert alpha_u([k]).value == 1
    assert alpha_u([c, k]).value == pytest.approx(0.8587, abs=0.0001)


@pytest.mark.parametrize(
    ("name", "observed", "expected"),
    [("A", 0.03125, 0.553), ("B", 2.26736, -0.926), ("C", 0.02777, 0.679), ("D", 0.38715, 0.066)],
)
def test_the_examples_of_1995(name: str, observed: float, expected: float) -> None:
    """Observed disagreement is exact; alpha within .02, for the paper of 1995 has a sign that that of 2004 corrects."""
    assert disagreement(EXAMPLES[name], 24).observed == pytest.approx(observed, abs=0.00001)
    fine = disagreement(stretched(EXAMPLES[name], 1_000), 24_000)
    assert fine.observed == pytest.approx(observed, abs=0.00001)
    assert alpha_u([fine]).value == pytest.approx(expected, abs=0.02)


def by_the_letter(coders: list[Spans], length: int) -> tuple[float, float]:
    """Formulas of the paper as they stand there: sections (begin, length, is a unit) of each observer."""
    sections = []
    for spans in coders:
        edges = [0, *(edge for span in spans for edge in span), length]
        cut = [(edges[at], edges[at + 1] - edges[at], at % 2) for at in range(len(edges) - 1)]
        sections.append([each for each in cut if each[1]])
    many = len(coders)
    observed = 0.0
    for one, other in permutations(sections, 2):
        for b, n, v in one:
            for b2, n2, v2 in other:
                if v and v2 and -n < b - b2 < n2:
                    observed += (b - b2) ** 2 + (b + n - b2 - n2) ** 2
                elif v and not v2 and n2 - n >= b - b2 >= 0:
                    observed += n**2
                elif v2 and not v and n2 - n <= b - b2 <= 0:
                    observed += n2**2
    everything = [each for spans in sections for each in spans]
    units = [n for _, n, v in everything if v]
    top = sum(
        (len(units) - 1) / 3 * (2 * n**3 - 3 * n**2 + n)
        + n**2 * sum(n2 - n + 1 for _, n2, v2 in everything if not v2 and n2 >= n)
        for n in units
    )
    bottom = many * length * (many * length - 1) - sum(n * (n - 1) for n in units)
    return observed / (many * (many - 1) * length**2), 2 / length * top / bottom


spans = st.lists(st.tuples(st.integers(0, 39), st.integers(1, 12)), max_size=6).map(
    lambda pieces: merged((start, min(start + length, 40)) for start, length in pieces)
)


@given(st.lists(spans, min_size=2, max_size=4))
def test_it_equals_the_formulas_taken_by_the_letter(coders: list[list[tuple[int, int]]]) -> None:
    found = disagreement(coders, 40)
    observed, expected = by_the_letter(list(coders), 40)
    assert found.observed == pytest.approx(observed)
    assert found.expected == pytest.approx(expected)


def test_nothing_marked_and_nothing_to_expect() -> None:
    assert alpha_u([]).why == "nothing_marked"
    assert alpha_u([disagreement([[], []], 10)]).why == "nothing_marked"


def test_units_of_one_coder_that_overlap_are_one() -> None:
    assert merged([(5, 9), (0, 4), (3, 5), (9, 12)]) == [(0, 5), (5, 9), (9, 12)]
