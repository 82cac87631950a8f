"""The words that voices use for one thing: counted by word and voice, each use with its sentence."""

from crossread.db.dates import InvalidDateError, parse
from crossread.db.disagreements.rules import fold
from crossread.db.grid.saying import Said, read_said
from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.records import Compare, Passage, Source, Stance, ValueType
from crossread.db.text import paragraph_number, sentence_at

LONGEST_WORD = 60


@record
class Use:
    """One use of a word: who, where and when, and the sentence with the place `[start, end)` of the passage in it."""

    position_id: str
    annotation_id: str
    source_id: str
    place: int
    source: str
    passage: Passage
    paragraph: int
    sentence: str
    start: int
    end: int
    stance: Stance = "asserts"
    published: str | None = None


@record
class Word:
    """What one voice calls it. `who` is the voice, or the source where it speaks for itself; uses by date published."""

    text: str
    who: str
    voice_id: str | None
    place: int
    """The source's among the sources where it speaks for itself, else -1."""
    uses: tuple[Use, ...]

    @property
    def first(self) -> str | None:
        """When it was first published, EDTF."""
        return next((use.published for use in self.uses if use.published), None)

    @property
    def last(self) -> str | None:
        """When it was last published, EDTF."""
        return next((use.published for use in reversed(self.uses) if use.published), None)


@record
class Wording:
    """All words for one claim, in the order of their first use; those of one date in reading order."""

    claim_id: str
    title: str
    value_type: ValueType
    compare: Compare
    words: tuple[Word, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How often each word is used, by whomsoever; the folded words, the commonest first."""
        found: dict[str, int] = {}
        for word in self.words:
            found[fold(word.text)] = found.get(fold(word.text), 0) + len(word.uses)
        return dict(sorted(found.items(), key=lambda each: -each[1]))


def read_wording(project: Project, claim_id: str) -> Wording:
    """The table of words of a claim of any kind; the word is the answer, else the value as written, else the quote.

    Raises InvalidRecordError if the claim is gone.
    """
    claim = project.claims.get(claim_id)
    sources = project.sources.all()
    known = {source.id: (place, source) for place, source in enumerate(sources)}
    said = read_said(
        project.store,
        "claim",
        {claim_id: claim},
        places={source.id: place for place, source in enumerate(sources)},
        marks={},
        asides={},
    ).get(claim_id, [])
    texts: dict[tuple[str, int], str] = {}
    grouped: dict[tuple[str, str], list[tuple[Said, Use]]] = {}
    for each in said:
        at = each.source_id, each.passage.revision
        if at not in texts:
            texts[at] = project.sources.text(*at)
        use = _use(each, texts[at], *known[each.source_id])
        word = _word(each, texts[at], is_answer=claim.value_type == "answer")
        grouped.setdefault((fold(word), each.voice_id or each.source_id), []).append((each, use))
    words = []
    for uses in grouped.values():
        first = uses[0][0]
        in_time = sorted((use for _, use in uses), key=_when)
        place, source = known[first.source_id]
        words.append(
            Word(
                text=_word(
                    first, texts[first.source_id, first.passage.revision], is_answer=claim.value_type == "answer"
                ),
                who=first.voice or source.title,
                voice_id=first.voice_id,
                place=-1 if first.voice_id else place,
                uses=tuple(in_time),
            )
        )
    return Wording(
        claim_id=claim_id,
        title=claim.statement,
        value_type=claim.value_type,
        compare=claim.compare,
        words=tuple(sorted(words, key=lambda word: _when(word.uses[0]))),
    )


def _word(said: Said, text: str, *, is_answer: bool) -> str:
    quote = text[said.passage.start : said.passage.end]
    word = " ".join(((said.words if is_answer else "") or said.given or quote).split())
    return word if len(word) <= LONGEST_WORD else word[: LONGEST_WORD - 1].rstrip() + "…"


def _use(said: Said, text: str, place: int, source: Source) -> Use:
    start, end = said.passage.start, said.passage.end
    first, last = sentence_at(text, start)
    last = max(last, end)
    return Use(
        position_id=said.position_id,
        annotation_id=said.annotation_id,
        source_id=said.source_id,
        place=place,
        source=source.title,
        passage=said.passage,
        paragraph=paragraph_number(text, start),
        sentence=text[min(first, start) : last],
        start=start - min(first, start),
        end=end - min(first, start),
        stance=said.stance,
        published=source.published,
    )


def _when(use: Use) -> tuple[bool, int, int]:
    """In order of time; what has no date comes last."""
    try:
        return (False, parse(use.published).first, use.place) if use.published else (True, 0, use.place)
    except InvalidDateError:
        return True, 0, use.place
