"""Word boundaries as Unicode has them by default."""

import pytest

from crossread.db.finding.boundaries import is_boundary


@pytest.mark.parametrize(
    "parted",
    [
        "don't| |stop",
        "can’t|.| |No",
        "1,490.5| |persons",
        "3|,| |4",
        "well|-|known",
        "e\u0301te\u0301| |a",
        "foo_bar2|.| |x",
        "カタカナ|の|船|が",
        "漢|字|kanji",
        "🇩🇪|🇫🇷",
        "👩\u200d🚀|!",
        "א״ב| |ג׳",
        "a|  |b",
        "a|\n|\n|b",
        "example.com|/|x",
        "café|’",
    ],
)
def test_boundaries(parted: str) -> None:
    text = parted.replace("|", "")
    wanted = {0}
    at = 0
    for part in parted.split("|"):
        at += len(part)
        wanted.add(at)
    assert {place for place in range(len(text) + 1) if is_boundary(text, place)} == wanted


def test_against_the_boundaries_of_another_engine() -> None:
    regex = pytest.importorskip("regex")
    samples = [
        "The liner's 2,207 persons (so the “Line” says) can't be lost; e.g. 10.25 p.m., U.S.A.",
        "Žluťoučký kůň pěl ďábelské ódy: příšerně_žlutý",
        "Эйяфьядлайёкюдль, об'єкт; двадцать-пять",
        'שָׁלוֹם עֲלֵיכֶם, מו"מ וצה"ל',
        "مُحَمَّد، ١٬٢٣٤٫٥ كتاب",
        "O’Neill–Smith rock'n'roll x:y 3:45",
    ]
    for text in samples:
        theirs = {match.start() for match in regex.finditer(r"(?w)\b", text)}
        for place in range(1, len(text)):
            if text[place - 1].isalnum() or text[place].isalnum():
                assert is_boundary(text, place) == (place in theirs), (text, place, text[max(0, place - 5) : place + 5])
