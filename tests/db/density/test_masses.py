"""What each annotation weighs, on which clock and in which series."""

import pytest

from crossread.db.dates import parse
from crossread.db.density import By, Clock, Dated, Masses, masses_of


def weights(annotation: Dated, clock: Clock = "happened", by: By = "source") -> list[tuple[str | None, str, float]]:
    """Series, first and last minute, weight; with the dates written back for those that the tests use."""
    masses = masses_of([annotation], clock, by)
    columns = zip(masses.codes, masses.first, masses.last, masses.weight, strict=True)
    return [(masses.ids[code], NAMES[first, last], weight) for code, first, last, weight in columns]


DATES = ["2022", "2023-09", "2023-09-19", "2023-09-19/2023-09-20", "1912-04-14T23:40:00", "-0043", "2020"]
NAMES = {parse(text).known: text for text in DATES}
NAMES[29_454_390, 29_454_391] = "2026-01-01T10:30Z"


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        (Dated("s", [("e", "2023-09-19")]), [("s", "2023-09-19", 1)]),
        (Dated("s", [("e", "2023-09-19?")]), [("s", "2023-09-19", 1)]),
        (Dated("s", [("e", "2022~")]), [("s", "2022", 1)]),
        (Dated("s", [("e", "2023-09-19/2023-09-20")]), [("s", "2023-09-19/2023-09-20", 1)]),
        (Dated("s", [("e", "[2023-09-19..2023-09-20]")]), [("s", "2023-09-19/2023-09-20", 1)]),
        (Dated("s", [("e", "1912-04-14T23:40:00")]), [("s", "1912-04-14T23:40:00", 1)]),
        (Dated("s", [("e", "-0043")]), [("s", "-0043", 1)]),
        (Dated("s", [("e", "2020/..")]), [("s", "2020", 1)]),
        (Dated("s", [("e", "[..2020]")]), [("s", "2020", 1)]),
        (Dated("s", [("e", "2022"), ("f", "2023-09"), ("g", None)]), [("s", "2022", 0.5), ("s", "2023-09", 0.5)]),
        # claims count only without any event tag, dated or not
        (Dated("s", [], [("c", "e", "2022")]), [("s", "2022", 1)]),
        (Dated("s", [], [("c", "e", "2022"), ("d", "e", "2022")]), [("s", "2022", 1)]),
        (Dated("s", [], [("c", "e", "2022"), ("d", "f", "2023-09"), ("x", "g", None), ("y", None, None)]),
         [("s", "2022", 0.5), ("s", "2023-09", 0.5)]),
        (Dated("s", [("e", "2022")], [("c", "f", "2023-09")]), [("s", "2022", 1)]),
    ],
)  # fmt: skip
def test_one_is_shared_among_the_dates_of_what_happened(
    annotation: Dated, expected: list[tuple[str, str, float]]
) -> None:
    assert weights(annotation) == expected
    assert masses_of([annotation]).undated == 0


@pytest.mark.parametrize(
    "annotation",
    [
        Dated("s"),
        Dated("s", [("e", None)]),
        Dated("s", [("e", None)], [("c", "f", "2022")]),
        Dated("s", [], [("c", "f", None), ("d", None, None)]),
        Dated("s", [("e", "no date")]),
    ],
)
def test_without_a_date_it_is_undated(annotation: Dated) -> None:
    assert weights(annotation) == []
    assert masses_of([annotation] * 3).undated == 3


ANNOTATION = Dated(
    "s", [("e", "2022"), ("f", None)], [("c", "g", "2020"), ("d", None, None)], "2023-09", "2026-01-01T10:30:59.5Z"
)


@pytest.mark.parametrize(
    ("clock", "by", "expected"),
    [
        ("happened", "event", [("e", "2022", 1)]),
        ("happened", "claim", [("c", "2022", 0.5), ("d", "2022", 0.5)]),
        ("published", "source", [("s", "2023-09", 1)]),
        ("published", "event", [("e", "2023-09", 0.5), ("f", "2023-09", 0.5)]),
        ("published", "claim", [("c", "2023-09", 0.5), ("d", "2023-09", 0.5)]),
        ("annotated", "source", [("s", "2026-01-01T10:30Z", 1)]),
        ("annotated", "event", [("e", "2026-01-01T10:30Z", 0.5), ("f", "2026-01-01T10:30Z", 0.5)]),
    ],
)
def test_each_clock_has_series_by_source_event_and_claim(
    clock: Clock, by: By, expected: list[tuple[str, str, float]]
) -> None:
    assert weights(ANNOTATION, clock, by) == expected


def test_what_has_no_event_or_claim_is_in_the_series_of_none() -> None:
    alone = Dated("s", published="2022")
    assert weights(alone, "published", "event") == [(None, "2022", 1)]
    assert weights(alone, "published", "claim") == [(None, "2022", 1)]
    assert masses_of([alone], "annotated").undated == 1
    assert masses_of([Dated("s")], "published").undated == 1


def test_ranges_can_be_given_without_records() -> None:
    masses = Masses.shared([("a", [(0, 10), (20, 30)]), ("b", []), ("b", [(5, 5)])])
    assert masses.ids == ["a", "b"]
    assert (list(masses.codes), list(masses.weight)) == ([0, 0, 1], [0.5, 0.5, 1.0])
    assert (list(masses.first), list(masses.last)) == ([0, 20, 5], [10, 30, 6])
    assert masses.undated == 1
