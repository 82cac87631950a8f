"""What a text says of itself is found in many layouts; what it does not say is not made up."""

from pathlib import Path

import pytest

from crossread.db.intake import Guesses, guess
from crossread.db.records import Zone
from crossread.db.text import normalise

ARTICLES = Path(__file__).parent / "articles"

PUBLISHED_1912 = {"publisher": "THE EVENING EXAMPLE", "published": "1912-04-15", "kind": "report", "language": "en"}
EXPECTED: dict[str, dict[str, object]] = {
    "arabic.txt": {"title": "تعويم العبارة بعد أحد عشر يوما على الرمال", "author": "ليلى مثال", "language": "ar"},
    "bare.txt": {"title_is_stated": False, "author": None, "published": None, "language": "en", "zones": ()},
    "blog.md": {"title": "What the second list of names left out", "author": "Jane Example", "published": "2019-04-14"},
    "chinese.txt": {"title": "搁浅渡轮脱险，疑问仍在", "author": "王例", "published": "2022-03-12", "language": "zh"},
    "evening-1912.txt": {"title": "ALL SAVED FROM LINER AFTER COLLISION", **PUBLISHED_1912},
    "german.txt": {"title": "Wer zählt, hat recht", "author": "Anna Beispiel", "kind": "opinion", "language": "de"},
    "memo.txt": {
        "title": "Lifeboats carried by emigrant ships",
        "author": "Harold Example",
        "published": "1912-05-03",
        "kind": "memo",
    },
    "menu.txt": {
        "title": "Harbour town counts its missing as ferry rises from the sandbank",
        "author": "Maria Santos and João Exemplo",
        "publisher": "The Harbour Post",
        "published": "2022-03-21",
        "published_ground": "stated",
    },
    "pdf.txt": {
        "title": "Counting the Missing: Why Lists Differ",
        "author": "Ann Lee and Bert de Vries",
        "publisher": "Example Institute for Harbour Studies",
        "published": "2020-03",
        "kind": "memo",
    },
    "russian.txt": {"title": "Паром сняли с мели, но вопросы остались", "author": "Иван Примеров", "language": "ru"},
    "signed.txt": {
        "title": "The inquiry that did not ask",
        "author": "Ottilie Exemplar",
        "published": "2022-06-12",
    },
    "standfirst.txt": {"title": "REVEALED: HOW THE OWNERS COUNTED", "author": "Tom O’Brien-Smith", "published": None},
    "wire.txt": {
        "title_is_stated": False,
        "author": "A. Example",
        "publisher": "Reuters",
        "published": "1912-04-18",
        "kind": "report",
    },
    "wire_no_year.txt": {"publisher": "AP", "published": None, "published_ground": None, "kind": "report"},
}


def read(name: str) -> str:
    return normalise((ARTICLES / name).read_text("utf-8"))


def of_kind(text: str, guesses: Guesses, kind: str) -> list[str]:
    return [text[zone.start : zone.end] for zone in guesses.zones if zone.kind == kind]


@pytest.mark.parametrize("name", sorted(path.name for path in ARTICLES.iterdir()))
def test_what_the_text_says_of_itself(name: str) -> None:
    guesses = guess(read(name), name)
    assert {field: getattr(guesses, field) for field in EXPECTED[name]} == EXPECTED[name]
    assert (guesses.published is None) == (guesses.published_ground is None)


@pytest.mark.parametrize("name", sorted(path.name for path in ARTICLES.iterdir()))
def test_zones_lie_in_the_text_in_order_and_apart(name: str) -> None:
    text = read(name)
    end = 0
    for zone in guess(text, name).zones:
        assert end <= zone.start < zone.end <= len(text)
        assert text[zone.start : zone.end].strip() == text[zone.start : zone.end]
        end = zone.end


def test_menus_inserted_lines_and_the_list_of_other_articles_are_furniture() -> None:
    text = read("menu.txt")
    furniture = of_kind(text, guess(text, "menu.txt"), "furniture")
    assert [lines.splitlines()[0] for lines in furniture] == [
        "Home",
        "Share this article",
        "Read also: Why the pilots had warned of the new channel",
        "Advertisement",
        "ferries",
    ]
    assert furniture[0].endswith("Accept")
    assert furniture[-1].endswith("All rights reserved.")


def test_a_standfirst_is_the_introduction_and_a_repeated_line_a_pull_quote() -> None:
    text = read("standfirst.txt")
    guesses = guess(text, "standfirst.txt")
    assert [line[:16] for line in of_kind(text, guesses, "introduction")] == ["For thirty years"]
    assert [line[-16:] for line in of_kind(text, guesses, "pull_quote")] == ["he mark was gone"]
    assert [line[-18:] for line in of_kind(text, guesses, "caption")] == ["/The Harbour Post)"]
    assert of_kind(read("german.txt"), guess(read("german.txt")), "introduction")[0].startswith("Nach dem Untergang")
    assert of_kind(read("pdf.txt"), guess(read("pdf.txt")), "introduction")[0].endswith("given in public.")


FIRST = "The harbour master told the council on Monday that the ferry had left without its second boat"
SECOND = "The council will hear the owner of the ferry next week. Its chairman expects papers, he said, and not words."


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}.\n\nRelated articles\n\n{SECOND}",
        f"{FIRST}.\n\nShare on Facebook\n\n{SECOND}",
        f"{FIRST} and said this:\n\n“{SECOND}”",
        f"{FIRST}.[3]\n\n{SECOND}",
        f"{FIRST}.¹²\n\n{SECOND}",
        f"{FIRST} – nobody knows why.3\n\n{SECOND}",
        "\n".join([FIRST, FIRST.replace("Monday", "Friday"), FIRST.replace("ferry", "ship"), "", SECOND]),
    ],
    ids=["list of articles", "button", "colon", "note in brackets", "raised note", "note", "lines"],
)
def test_the_first_paragraph_of_an_article_is_no_standfirst(text: str) -> None:
    whole = f"Ferry left without boat\n\n{text}\n\n{SECOND.replace('council', 'mayor')}\n"
    assert of_kind(whole, guess(whole), "introduction") == []


@pytest.mark.parametrize("between", ["By Ann Miller", "Deutsch | English | Русский", "RU"])
def test_a_standfirst_is_known_by_what_cuts_it_off(between: str) -> None:
    whole = f"Ferry left without boat\n\n{FIRST}.\n\n{between}\n\n{SECOND}\n\n{SECOND.replace('council', 'mayor')}\n"
    assert of_kind(whole, guess(whole), "introduction") == [f"{FIRST}."]


def test_the_deck_of_an_old_paper_is_its_headline() -> None:
    text = read("evening-1912.txt")
    assert len(of_kind(text, guess(text), "headline")) == 4


BODY = "The ship went down at night, and no one came to the help of her people in time. " * 4


@pytest.mark.parametrize(
    "list_of_others",
    [
        "Другая статья о другом море\n20 December 2023\n",
        "Home\nNews\nAbout us\n",
    ],
)
def test_no_date_is_taken_from_furniture(list_of_others: str) -> None:
    text = f"{list_of_others}{BODY}\n{BODY}\n\nRelated articles\n3 May 2021\nWhat the mate saw\n2 May 2021\nThe list\n"
    guesses = guess(text, "article.txt")
    assert guesses.published is None
    assert guesses.published_ground is None


def test_no_date_is_taken_from_the_body() -> None:
    assert guess(f"The loss of the ferry\n\nOn 3 May 2021 she sailed. {BODY}").published is None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "The Guardian, Tuesday 3 May 2022\n\nJane Doe in Example",
            {"publisher": "The Guardian", "author": "Jane Doe"},
        ),
        ("3 May 2022 | Jane Doe | Opinion", {"author": "Jane Doe", "kind": "opinion", "published": "2022-05-03"}),
        ("(Example Center Policy Memo – Jane Doe – May 3, 2022)", {"publisher": "Example Center", "kind": "memo"}),
        ("By JANE DOE, Staff Writer\nMay 3, 2022", {"author": "Jane Doe", "published": "2022-05-03"}),
        ("Von Jana Beispiel\n3. Mai 2022", {"author": "Jana Beispiel", "published": "2022-05-03"}),
        ("Le Monde | 3 mai 2022 | Par Jeanne Exemple", {"author": "Jeanne Exemple", "publisher": "Le Monde"}),
        ("https://example.org/loss", {"url": "https://example.org/loss"}),
        ("Updated: 4 May 2022", {"published": None}),
    ],
)
def test_bylines(head: str, expected: dict[str, str | None]) -> None:
    guesses = guess(f"What the second list left out\n\n{head}\n\n{BODY}\n\n{BODY}", None)
    assert guesses.title == "What the second list left out"
    assert {field: getattr(guesses, field) for field in expected} == expected


@pytest.mark.parametrize(
    ("file_name", "published"),
    [
        ("1912-04-15_evening.txt", "1912-04-15"),
        ("19120415.txt", "1912-04-15"),
        ("report-1912-13-41.txt", None),
        ("002_8153e67d91f5da90.txt", None),
        (None, None),
    ],
)
def test_a_date_in_the_file_name_is_a_guess(file_name: str | None, published: str | None) -> None:
    guesses = guess(BODY, file_name)
    assert (guesses.published, guesses.published_ground) == (published, "guessed" if published else None)


@pytest.mark.parametrize(
    ("file_name", "title"),
    [
        ("loss_of-the ferry.txt", "Loss of the ferry"),
        ("2022-05-03 Second officer.txt", "Second officer"),
        ("scan0001.txt", "The ship went down at night, and no one came to the help of her people in time"),
    ],
)
def test_without_a_headline_the_file_name_or_the_first_words_are_the_title(file_name: str, title: str) -> None:
    guesses = guess(BODY, file_name)
    assert (guesses.title, guesses.title_is_stated) == (title, False)


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "Two words",
        "The ice was blue\nThe night was clear\nA bell was rung\nThat none could hear",
        "!!!\n???",
        "😀",
        "---",
    ],
)
def test_scraps_get_a_title_and_no_furniture(text: str) -> None:
    guesses = guess(text, "a.txt")
    assert guesses.title
    assert not [zone for zone in guesses.zones if zone.kind == "furniture" and text != "---"]


def test_words_of_the_trade_in_the_body_are_no_furniture() -> None:
    text = (
        f"The loss\n\n{BODY}\n\nSupport our sailors, said one banner on the quay that day.\n\n"
        f"“Nobody reads the newsletter of the line,” he said, and turned away from us all.\n\n{BODY}"
    )
    assert guess(text).zones == (Zone(start=0, end=8, kind="headline"),)


@pytest.mark.parametrize("paragraphs", [1, 40_000])
def test_five_megabytes_are_guessed_in_a_few_seconds(paragraphs: int) -> None:
    sentence = "The ship went down at night, and no one came to the help of her people in time, they say. "
    text = "\n".join([sentence * (5_000_000 // len(sentence) // paragraphs)] * paragraphs)
    assert guess(text, "a.txt").language == "en"
