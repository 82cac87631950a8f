"""Dates in the words that people read."""

import pytest

from crossread.db.dates import InvalidDateError, show

SHOWN = {
    "2023": "2023",
    "2023-09": "Sep 2023",
    "2023-09-19": "19 Sep 2023",
    "2023-09-19/2023-09-20": "19–20 Sep 2023",
    "2023-09-19/2023-10-03": "19 Sep – 3 Oct 2023",
    "2022-12-30/2023-01-02": "30 Dec 2022 – 2 Jan 2023",
    "2022-09/2022-12": "Sep–Dec 2022",
    "2020/2023": "2020–2023",
    "2022-12/2023-09-20": "Dec 2022 – 20 Sep 2023",
    "1912-04-14T23:40:00": "14 Apr 1912, 23:40",
    "1912-04-14T23:40": "14 Apr 1912, 23:40",
    "1912-04-14T23:40:30Z": "14 Apr 1912, 23:40:30 UTC",
    "2023-09-19T13:00:00+04:00": "19 Sep 2023, 13:00 UTC+04:00",
    "2020-23": "autumn 2020",
    "2020-24": "winter 2020–21",
    "1999-24": "winter 1999–2000",
    "-0043-24": "winter 44–43 BCE",
    "192X": "1920s",
    "200X": "2000s",
    "190X": "decade 1900–1909",
    "18XX": "19th century",
    "-01XX": "2nd century BCE",
    "-0011": "12 BCE",
    "0079-08-24": "24 Aug 79 CE",
    "Y12000": "12000 CE",
    "1912~": "about 1912",
    "192X~": "about the 1920s",
    "[..191X]": "before the 1920s",
    "14XX/15XX": "15th century – 16th century",
    "[14XX..16XX]": "between the 15th century and the 17th century",
    "1912?": "1912?",
    "1912%": "about 1912?",
    "[2022-09..2022-12]": "late 2022",
    "[2022-10..2022-12]": "between Oct and Dec 2022",
    "[2023-09-21..2023-09-30]": "late Sep 2023",
    "[1967..1999]": "late 20th century",
    "[1968..1999]": "between 1968 and 1999",
    "[1967..1999?]": "between 1967 and 1999?",
    "[1920..1923]": "early 1920s",
    "[1912-05-03..1912-05-05]": "between 3 and 5 May 1912",
    "[..1911]": "before 1912",
    "[1913..]": "after 1912",
    "[1912-04-14T23:40:00..]": "14 Apr 1912, 23:40 or later",
    "[..Y999999999999]": "999999999999 CE or earlier",
    "1912/..": "since 1912",
    "../1912": "until 1912",
    "1912~/1914": "from about 1912 to 1914",
    "[2022-09~..2022-12~]": "about late 2022",
}


@pytest.mark.parametrize(("edtf", "words"), SHOWN.items())
def test_dates_are_shown_as_people_write_them(edtf: str, words: str) -> None:
    assert show(edtf) == words


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(InvalidDateError):
        show("late 2022")
