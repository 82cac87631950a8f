"""Shared wording: what was copied and edited is found, what only sounds alike is not; offsets are those of the text."""

import random

import pytest

from crossread.db.parallels import Parallel, Text, kinships, parallels

SAVED = "The Carpathia reached New York on Thursday night with all who had been taken from the boats."
EDITED = "The Carpathia reached New York late on Thursday with those who had been taken off the boats."
LIST = "The company gave out no list of the names before the morning of the following day."
OTHER = "Nobody at the offices of the line could say how many boats the ship had carried."

WORDS = [
    *("ship", "boat", "night", "water", "captain", "crew", "list", "line", "office", "message", "ice", "north", "hour"),
    *("inquiry", "court", "witness", "report", "saved", "lost", "morning", "paper", "cable", "street", "harbour"),
    *("engine", "deck", "lamp", "signal", "rocket", "whistle", "letter", "number", "names", "people", "child", "widow"),
]


def edited(rng: random.Random, words: list[str], share: float) -> list[str]:
    """The words with up to a share of them dropped, replaced or added."""
    made = words[:]
    for _ in range(int(len(words) * share)):
        place = rng.randrange(len(made))
        kind = rng.randrange(3)
        if kind == 0 and len(made) > 6:
            del made[place]
        elif kind == 1:
            made[place] = rng.choice(WORDS)
        else:
            made.insert(place, rng.choice(WORDS))
    return made


def test_an_edited_sentence_is_found_where_it_stands() -> None:
    a, b = f"{OTHER} {SAVED} So it was said.", f"Nothing new.\n\n{EDITED}"
    (found,) = parallels([Text(source_id="a", text=a), Text(source_id="b", text=b)])
    assert a[found.a_start : found.a_end] == SAVED
    assert b[found.b_start : found.b_end] == EDITED
    assert 60 <= found.likeness < 100


def test_sentences_in_a_row_are_one_passage() -> None:
    a, b = f"{OTHER} {SAVED} {LIST}", f"{EDITED} {LIST} {OTHER.replace('boats', 'rockets')}"
    found = parallels([Text(source_id="a", text=a), Text(source_id="b", text=b)])
    assert {(a[each.a_start : each.a_end], b[each.b_start : each.b_end]) for each in found} == {
        (f"{SAVED} {LIST}", f"{EDITED} {LIST}"),
        (OTHER, OTHER.replace("boats", "rockets")),
    }


def test_what_is_left_out_and_what_is_short_does_not_count() -> None:
    a, b = f"Read more. {SAVED}", f"Read more. {SAVED}"
    both = [Text(source_id="a", text=a), Text(source_id="b", text=b, left_out=[(11, 20)])]
    assert parallels(both) == []
    (found,) = parallels([both[0], Text(source_id="b", text=b)])
    assert found.a_start == 11


def test_one_text_is_not_parallel_to_itself() -> None:
    assert parallels([Text(source_id="a", text=f"{SAVED} {OTHER} {SAVED}")]) == []


def test_chinese_has_words_too() -> None:
    one, other = "泰坦尼克号于星期日晚上撞上了冰山，两小时后沉没。", "“泰坦尼克号”于星期日深夜撞上冰山，两小时后沉没。"
    (found,) = parallels([Text(source_id="a", text=one), Text(source_id="b", text=other)])
    assert found.likeness > 70


@pytest.mark.parametrize("seed", range(3))
def test_nineteen_of_twenty_copies_are_found_though_edited(seed: int) -> None:
    rng = random.Random(seed)
    texts = [[[rng.choice(WORDS) for _ in range(rng.randint(10, 26))] for _ in range(60)] for _ in range(8)]
    copies = set()
    for _ in range(100):
        a, b = sorted(rng.sample(range(8), 2))
        number = rng.randrange(60)
        texts[b][number] = edited(rng, texts[a][number], 0.3 * rng.random())
        copies.add((a, b, number))
    written = [
        Text(source_id=str(number), text=" ".join(" ".join(words).capitalize() + "." for words in text))
        for number, text in enumerate(texts)
    ]
    starts = [_starts(text) for text in texts]
    # A copy that was copied over later is none any more.
    copies = {each for each in copies if _are_alike(texts[each[0]][each[2]], texts[each[1]][each[2]])}
    found = {
        (int(each.a), int(each.b), starts[int(each.a)][place])
        for each in parallels(written)
        for place in starts[int(each.a)]
        if each.a_start <= place < each.a_end
    }
    assert len(copies) > 60
    assert len(copies & found) >= 0.95 * len(copies)


def _starts(text: list[list[str]]) -> dict[int, int]:
    found, at = {}, 0
    for number, words in enumerate(text):
        found[at] = number
        at += len(" ".join(words)) + 2
    return found


def _are_alike(one: list[str], other: list[str]) -> bool:
    return len(set(one) & set(other)) > 0.5 * len(set(one))


def test_how_much_two_sources_share() -> None:
    def pair(a: tuple[int, int], b: tuple[int, int], name: str = "b") -> Parallel:
        return Parallel(a="a", a_start=a[0], a_end=a[1], b=name, b_start=b[0], b_end=b[1], likeness=90)

    found = kinships(
        [pair((0, 10), (0, 10), "c"), pair((0, 50), (10, 60)), pair((40, 60), (100, 120))],
        {"a": 100, "b": 1000, "c": 1000},
    )
    assert [(each.a, each.b, each.share_of_a, each.share_of_b) for each in found] == [
        ("a", "b", 0.6, 0.07),
        ("a", "c", 0.1, 0.01),
    ]
