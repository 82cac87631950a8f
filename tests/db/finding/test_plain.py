"""Words are found whatever their case and marks, and every hit has the exact offsets of the text as it is."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crossread.db.finding import Hits, Wanted
from crossread.db.finding.folding import Folded
from crossread.db.finding.plain import StoppedError, find_plain, fold_for


def found(text: str, typed: str, *, case: bool = False, accents: bool = False, whole_word: bool = False) -> list[str]:
    """The pieces of the text that are hits."""
    wanted = Wanted(text=typed, case=case, accents=accents, whole_word=whole_word)
    return [text[start:end] for start, end in find_plain(fold_for(text, wanted), wanted)]


@pytest.mark.parametrize(
    ("text", "typed", "hits"),
    [
        ("Ice, ICE and ice.", "ice", ["Ice", "ICE", "ice"]),
        ("Die Straße, STRASSE, Strasse", "strasse", ["Straße", "STRASSE", "Strasse"]),
        ("Die Straße, STRAẞE", "straße", ["Straße", "STRAẞE"]),
        ("Café cafe\u0301 CAFÉ cafe", "cafe", ["Café", "cafe\u0301", "CAFÉ", "cafe"]),
        ("cafe", "café", ["cafe"]),
        ("İstanbul, ISTANBUL, istanbul, ıstanbul", "istanbul", ["İstanbul", "ISTANBUL", "istanbul", "ıstanbul"]),
        ("the oﬃce and the ﬁnd", "office", ["oﬃce"]),
        ("the oﬃce and the ﬁnd", "in", ["ﬁn"]),
        ("Łódź and Lodz", "lodz", ["Łódź", "Lodz"]),
        ("Ærø and aero", "aero", ["Ærø", "aero"]),
        ("שָׁלוֹם and שלום", "שלום", ["שָׁלוֹם", "שלום"]),
        ("שלום", "שָׁלוֹם", ["שלום"]),
        ("مُحَمَّد and محمد and محـمد", "محمد", ["مُحَمَّد", "محمد", "محـمد"]),
        ("آب and أب and اب", "اب", ["آب", "أب", "اب"]),
        ("O’Brien and O'Brien", "o'brien", ["O’Brien", "O'Brien"]),
        ("“all saved”", '"all saved"', ["“all saved”"]),
        ("1912–14 and 1912-14", "1912-14", ["1912–14", "1912-14"]),
        ("in\u00a0tow, in\ntow, in tow", "in tow", ["in\u00a0tow", "in\ntow", "in tow"]),
        ("co\u00adope\u00adrate", "cooperate", ["co\u00adope\u00adrate"]),
        ("Σίσυφος ΣΊΣΥΦΟΣ", "σισυφοσ", ["Σίσυφος", "ΣΊΣΥΦΟΣ"]),
        ("Ｗｉｄｅ", "wide", ["Ｗｉｄｅ"]),
        ("각 가", "가", ["가"]),
        ("\u1100\u1161 and 가", "가", ["\u1100\u1161", "가"]),
        ("𠀀𠀁 and 𠀀", "𠀀", ["𠀀", "𠀀"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("if you will", "", []),
    ],
)
def test_case_and_marks_do_not_matter(text: str, typed: str, hits: list[str]) -> None:
    assert found(text, typed) == hits


@pytest.mark.parametrize(
    ("text", "typed", "hits"),
    [
        ("Café cafe\u0301 cafe", "café", ["Café", "cafe\u0301"]),
        ("Café cafe\u0301 cafe", "cafe\u0301", ["Café", "cafe\u0301"]),
        ("Café cafe\u0301 cafe", "cafe", ["cafe"]),
        ("a\u0323\u0308 and a\u0308\u0323 and ạ\u0308", "a\u0308\u0323", ["a\u0323\u0308", "a\u0308\u0323", "ạ\u0308"]),
        ("x\u030c and x", "x", ["x"]),
        ("שָׁלוֹם and שלום", "שלום", ["שלום"]),
        ("O’Brien", "O'Brien", []),
        ("STRASSE straße", "strasse", ["STRASSE", "straße"]),
    ],
)
def test_accents_matter_if_they_shall_in_either_way_to_write_them(text: str, typed: str, hits: list[str]) -> None:
    assert found(text, typed, accents=True) == hits


def test_case_matters_if_it_shall() -> None:
    assert found("Ice ice ICÉ", "Ice", case=True) == ["Ice"]
    assert found("Ice ice ICÉ", "ICE", case=True) == ["ICÉ"]
    assert found("Straße Strasse", "Strasse", case=True) == ["Strasse"]
    assert found("Ice Icé", "Icé", case=True, accents=True) == ["Icé"]


def test_half_a_letter_is_no_hit() -> None:
    assert found("Straße", "s") == ["S"]
    assert found("Straße", "stras") == []
    assert found("각", "가", accents=True) == []
    assert found("👩\u200d🚀 and 👩", "👩") == ["👩"]
    assert found("👍🏽 and 👍", "👍") == ["👍"]
    assert found("a 👩\u200d🚀.", "👩\u200d🚀") == ["👩\u200d🚀"]


def test_the_marks_on_the_last_letter_belong_to_the_hit() -> None:
    text = "the re\u0301sume\u0301 here"
    wanted = Wanted(text="resume")
    assert list(find_plain(fold_for(text, wanted), wanted)) == [(4, 12)]


def test_a_mark_alone_is_found_where_it_stands() -> None:
    assert found("e\u0301 e\u0300 e\u0301", "\u0301") == ["\u0301", "\u0301"]


@pytest.mark.parametrize(
    ("text", "typed", "count"),
    [
        ("ice, notice, ices, Ice.", "ice", 2),
        ("don't don", "don", 1),
        ("a well-known, known man", "known", 2),
        ("1,490 and 490", "490", 1),
        ("snake_case case", "case", 1),
        ("the re\u0301sume\u0301s re\u0301sume\u0301", "resume", 1),
        ("船の上の船", "船", 2),
        ("カタカナ カナ", "カナ", 1),
        ("all saved. all", "all saved", 1),
        ("(saved)", "saved", 1),
    ],
)
def test_whole_words_only(text: str, typed: str, count: int) -> None:
    assert len(found(text, typed, whole_word=True)) == count


LETTERS = st.sampled_from(
    "aAäÄßsSéeE\u0301\u0308\u0323iıİIﬁﬀ 가각\u1100\u1161\u11a8שָׁא\u05b8محُ👩\u200d🚀\n\u00ad’'-–ǆÆ½"
)


@given(st.text(LETTERS, max_size=60), st.text(LETTERS, min_size=1, max_size=4), st.booleans(), st.booleans())
@example("\u0301e", "e", False, True)
def test_hits_are_in_order_apart_and_say_what_was_typed(text: str, typed: str, case: bool, accents: bool) -> None:
    wanted = Wanted(text=typed, case=case, accents=accents)
    last = 0
    for start, end in find_plain(fold_for(text, wanted), wanted):
        assert last <= start < end <= len(text)
        last = end
        piece = Folded(text[start:end], case=case, accents=accents).text
        needle = Folded(typed, case=case, accents=accents).text or typed
        assert needle in piece or text[start:end] == typed


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_every_text_is_found_in_itself_composed_and_not(text: str) -> None:
    whole = unicodedata.normalize("NFD", text)
    for accents in (False, True):
        wanted = Wanted(text=text, accents=accents)
        needle = Folded(text, case=False, accents=accents).text
        hits = find_plain(fold_for(whole, wanted), wanted)
        if needle.strip() and not any(unicodedata.combining(letter) for letter in needle[:1]):
            assert len(hits) <= 1 or needle in Folded(whole, case=False, accents=accents).text
    assert Folded(text, case=True, accents=True).text == Folded(whole, case=True, accents=True).text


def test_pieces_of_a_long_text_are_joined_where_nothing_is_torn() -> None:
    text = ("ä" * 8191 + "e" + "\u0301" * 30 + "b") * 3
    wanted = Wanted(text="eb")
    hits = find_plain(fold_for(text, wanted), wanted)
    assert [text[start:end] for start, end in hits] == ["e" + "\u0301" * 30 + "b"] * 3


def test_whoever_asked_can_stop_it() -> None:
    wanted = Wanted(text="a")

    def stop() -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        find_plain(fold_for("a" * 10_000, wanted), wanted, stop)


def test_hits_know_what_touches_a_range() -> None:
    hits = Hits.of([(2, 4), (4, 6), (9, 12)])
    assert [list(hits.touching(*each)) for each in ((0, 2), (0, 3), (3, 5), (6, 9), (11, 40))] == [
        [],
        [0],
        [0, 1],
        [],
        [2],
    ]
    assert hits.first_from(4) == 1
    assert hits.first_from(13) == 3
    assert Hits.from_bytes(hits.to_bytes()) == hits
