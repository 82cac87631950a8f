"""Parallel passages of several texts: candidate sentences compared by edit distance, neighbours joined into runs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crossread.db.parallels.shingles import candidates, words_of
from crossread.db.text import sentences

LEAST_LIKENESS = 60.0
"""Of 100: `rapidfuzz.fuzz.ratio` of the folded words. Trial: 142 of 143 sentences edited by up to 30 %, none false."""
REPORT_EVERY = 500

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What is searched: the text of a source's revision, and ranges `[start, end)` that count as furniture."""

    source_id: str
    text: str
    left_out: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parallel:
    """Two passages `[start, end)`, in code points, that share their wording; `likeness` from 60 to 100.

    `a` is the text that comes first in the list that was searched. A passage is one sentence or several in a row.
    """

    a: str
    a_start: int
    a_end: int
    b: str
    b_start: int
    b_end: int
    likeness: float


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: int
    start: int
    end: int


def parallels(texts: Sequence[Text], report: Report | None = None) -> list[Parallel]:
    """All parallel passages between different texts, by the texts' order and then along the first of each pair.

    `report(done, total)` is called now and then and may raise to stop.
    """
    from rapidfuzz import fuzz

    places, words = _sentences(texts)
    folded = [" ".join(each) for each in words]
    text_of = [place.text for place in places]
    # For each sentence, in each other text, the one that is most like it.
    best: dict[tuple[int, int], tuple[float, int]] = {}
    for number, (one, other) in enumerate(candidates(words, text_of)):
        if report is not None and number % REPORT_EVERY == 0:
            report(one, len(places))
        likeness = fuzz.ratio(folded[one], folded[other], score_cutoff=LEAST_LIKENESS)
        if likeness:
            for here, there in ((one, other), (other, one)):
                key = here, text_of[there]
                if best.get(key, (0.0, 0))[0] < likeness:
                    best[key] = likeness, there
    return _joined(texts, places, best)


def _sentences(texts: Sequence[Text]) -> tuple[list[_Sentence], list[list[str]]]:
    places: list[_Sentence] = []
    words: list[list[str]] = []
    for number, text in enumerate(texts):
        for start, end in sentences(text.text):
            if any(start < high and low < end for low, high in text.left_out):
                continue
            places.append(_Sentence(number, start, end))
            words.append(words_of(text.text[start:end]))
    return places, words


def _joined(
    texts: Sequence[Text], places: Sequence[_Sentence], best: dict[tuple[int, int], tuple[float, int]]
) -> list[Parallel]:
    """Pairs that are each other's best, those that follow each other in both texts as one."""
    found: list[Parallel] = []
    # By the two texts, then along the first: a run is complete when the next pair does not follow.
    mutual = sorted(
        (places[one].text, text, one, other, likeness)
        for (one, text), (likeness, other) in best.items()
        if places[one].text < text and best[other, places[one].text][1] == one
    )
    run: list[tuple[int, int, int, int, float]] = []
    for pair in mutual:
        if run and (pair[:2] != run[-1][:2] or (pair[2], pair[3]) != (run[-1][2] + 1, run[-1][3] + 1)):
            found.append(_run(texts, places, run))
            run = []
        run.append(pair)
    if run:
        found.append(_run(texts, places, run))
    return found


def _run(
    texts: Sequence[Text], places: Sequence[_Sentence], run: Sequence[tuple[int, int, int, int, float]]
) -> Parallel:
    a, b, first_a, first_b, _ = run[0]
    last_a, last_b = run[-1][2], run[-1][3]
    lengths = [places[each[2]].end - places[each[2]].start for each in run]
    likeness = sum(each[4] * length for each, length in zip(run, lengths, strict=True)) / sum(lengths)
    return Parallel(
        a=texts[a].source_id,
        a_start=places[first_a].start,
        a_end=places[last_a].end,
        b=texts[b].source_id,
        b_start=places[first_b].start,
        b_end=places[last_b].end,
        likeness=likeness,
    )
