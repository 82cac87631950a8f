"""When dates conflict, stand in tension, or agree."""

import pytest

from crossread.db.records import Claim, Event
from tests.db.disagreements.stating import DATE, both_ways, stated

EVENT = Event(id="e", title="The collision")


DATES = [
    # plain dates and less precise ones
    ("2023-09-19", "2023-09-19", "agree"),
    ("2023-09-19", "2023-09-20", "conflict"),
    ("2023-09", "2023-09-20", "agree"),
    ("2023", "2023-09-20", "agree"),
    ("202X", "2023-09-20", "agree"),
    ("2023-08", "2023-09-01", "conflict"),
    ("2022", "2023", "conflict"),
    ("-0043", "-0044", "conflict"),
    # times of day: it is days that meet or do not
    ("1912-04-14T23:40:00", "1912-04-14T23:45:00", "agree"),
    ("1912-04-14T23:40:00", "1912-04-14", "agree"),
    ("1912-04-14T23:40:00", "1912-04-15T02:20:00", "conflict"),
    # some time within
    ("[2022-03..2022-05]", "2022-04-10", "agree"),
    ("[2022-03..2022-05]", "2022-06-01", "conflict"),
    ("[2022-03..2022-05]", "[2022-05-31..2022-07]", "agree"),
    ("[2022-03..2022-05]", "[2022-06..2022-07]", "conflict"),
    ("[..2022]", "1850", "agree"),
    ("[..2022]", "2023", "conflict"),
    ("[2022..]", "2021-12-31", "conflict"),
    # ~ widens by one unit of the date's own precision
    ("2022-12~", "2023-01-31", "tension"),
    ("2022-12~", "2022-11-01", "tension"),
    ("2022-12~", "2023-02-01", "conflict"),
    ("2022-12~", "2022-10-31", "conflict"),
    ("2022-12~", "2022-12-05", "agree"),
    ("2022~", "2021-01-01", "tension"),
    ("2022~", "2020-12-31", "conflict"),
    ("2023-09-19~", "2023-09-20", "tension"),
    ("2023-09-19~", "2023-09-21", "conflict"),
    ("2023-09-19~", "2023-09-21~", "tension"),
    ("2020-23~", "2021-02-28", "tension"),
    ("202X~", "2019", "tension"),
    ("202X~", "2009", "conflict"),
    ("[2022-03~..2022-05]", "2022-02", "tension"),
    ("[2022-03..2022-05~]", "2022-02", "conflict"),
    # ? softens, however far
    ("2023?", "1999", "tension"),
    ("2023-09-19?", "2023-09-30", "tension"),
    ("2023-09-19?", "2023-09-19", "agree"),
    ("2023%", "1999", "tension"),
    # a season misses by at most 31 days
    ("2020-23", "2020-12-01", "tension"),
    ("2020-23", "2020-12-31", "tension"),
    ("2020-23", "2021-01", "conflict"),
    ("2020-23", "2020-11-30", "agree"),
    ("2020-23", "2020-08-31", "tension"),
    ("2020-23", "2020-08", "tension"),
    ("2020-23", "2020-07-31", "conflict"),
    ("2020-23", "2020-24", "tension"),
    ("2020-23", "2021-21", "conflict"),
    ("2020-24", "2021-02-28", "agree"),
    ("2020-24", "2021-03-31", "tension"),
    ("2020-24", "2021-04-01", "conflict"),
    ("2020-23", "2021-01-01~", "tension"),
    ("2020-23", "2021-01-02~", "conflict"),
    # spans: their starts and their ends
    ("2023-09-19/2023-09-20", "2023-09-19/2023-09-20", "agree"),
    ("2023-09-19/2023-09-20", "2023-09-19/2023-09-21", "conflict"),
    ("2023-09-18/2023-09-20", "2023-09-19/2023-09-20", "conflict"),
    ("2023-09/2023-10", "2023-09-19/2023-10-20", "agree"),
    ("2023-09-19/2023-09-20", "2023-09-19/2023-09-21?", "tension"),
    ("2023-09-19/2023-09-20", "2023-09-18?/2023-09-21", "conflict"),
    ("2023-09-19~/2023-09-20", "2023-09-18/2023-09-20", "tension"),
    ("2020-23/2021-05", "2020-12/2021-05", "tension"),
    ("2020/..", "2020/2022", "agree"),
    ("2020/..", "2021/..", "conflict"),
    # a date and a span: wholly outside
    ("2023-09-19/2023-09-20", "2023-09-19", "agree"),
    ("2023-09-19/2023-09-25", "2023-09-22", "agree"),
    ("2023-09-19/2023-09-20", "2023-09", "agree"),
    ("2023-09-19/2023-09-20", "2023-09-21", "conflict"),
    ("2023-09-19/2023-09-20~", "2023-09-21", "tension"),
    ("2023-09-19/2023-09-20?", "2023-09-30", "tension"),
    ("2023-09-19?/2023-09-20", "2023-09-30", "conflict"),
    ("2023-09-19/2023-09-20", "[2023-09-20..2023-10]", "agree"),
    ("2023-09-19/2023-09-20", "[2023-09-21..2023-10]", "conflict"),
    ("2020/..", "2030", "agree"),
    ("2020/..", "2019", "conflict"),
    # what is no date says nothing
    ("100000", "2019-02-31", "nothing"),
]


@pytest.mark.parametrize(("a", "b", "relation"), DATES)
@pytest.mark.parametrize("subject", [DATE, EVENT], ids=["claim", "event"])
def test_dates(a: str, b: str, relation: str, subject: Claim | Event) -> None:
    assert both_ways(stated(a), stated(b), subject).relation == relation


@pytest.mark.parametrize(
    ("denied", "asserted", "relation"),
    [
        ("2023-09", "2023-09-19", "conflict"),
        ("2023-09", "2023-09", "conflict"),
        ("2023-09-19", "2023-09", "nothing"),
        ("2023-09", "2023-10", "nothing"),
        ("2023-09", "2023-09-19/2023-09-20", "conflict"),
        ("2023-09", "[2023-09-19..2023-10]", "nothing"),
        ("2022", "2022~", "nothing"),
        ("2022~", "2022~", "conflict"),
        ("[..2022]", "1850", "conflict"),
        (None, "2023", "nothing"),
    ],
)
def test_denied_dates(denied: str | None, asserted: str, relation: str) -> None:
    assert both_ways(stated(denied, stance="denies"), stated(asserted), DATE).relation == relation
