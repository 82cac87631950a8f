"""The passages that link two sources, with their words and what differs between them."""

from crossread.db.parallels.differences import Ranges, differences
from crossread.db.parallels.pairs import SourcePair
from crossread.db.parallels.shared import Shared
from crossread.db.parallels.ways import read_sent
from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.records import Passage
from crossread.db.text import paragraph_number


@record
class Linked:
    """A passage of each; `only_a` and `only_b` are the ranges of their words that the other does not have.

    `likeness` is from 60 to 100 for shared wording; else None, and `way` is where both have it from.
    """

    a: Passage
    b: Passage
    a_text: str
    b_text: str
    a_paragraph: int
    b_paragraph: int
    only_a: Ranges = ()
    only_b: Ranges = ()
    likeness: float | None = None
    way: str = ""


def read_linked(project: Project, pair: SourcePair, shared: Shared | None) -> tuple[Linked, ...]:
    """What links two sources: shared wording along the first, then statements on one claim that came the same way."""
    texts: dict[tuple[str, int], str] = {}

    def linked(a: Passage, b: Passage, likeness: float | None, way: str = "") -> Linked:
        whole_a, whole_b = _text(project, texts, a), _text(project, texts, b)
        a_text, b_text = whole_a[a.start : a.end], whole_b[b.start : b.end]
        only_a, only_b = differences(a_text, b_text) if likeness is not None else ((), ())
        return Linked(
            a=a,
            b=b,
            a_text=a_text,
            b_text=b_text,
            a_paragraph=paragraph_number(whole_a, a.start),
            b_paragraph=paragraph_number(whole_b, b.start),
            only_a=only_a,
            only_b=only_b,
            likeness=likeness,
            way=way,
        )

    found: list[Linked] = []
    if pair.kinship is not None and shared is not None:
        revisions = shared.revisions
        for each in pair.kinship.passages:
            a = Passage(source_id=each.a, revision=revisions[each.a], start=each.a_start, end=each.a_end)
            b = Passage(source_id=each.b, revision=revisions[each.b], start=each.b_start, end=each.b_end)
            found.append(linked(a, b, each.likeness))
    for sent in read_sent(project.store).values():
        mine = {each.claim_id: each for each in reversed(sent) if each.source_id == pair.a}
        other = {each.claim_id: each for each in reversed(sent) if each.source_id == pair.b}
        found += [
            linked(mine[claim].passage, other[claim].passage, None, mine[claim].end) for claim in mine if claim in other
        ]
    return tuple(found)


def _text(project: Project, texts: dict[tuple[str, int], str], passage: Passage) -> str:
    known = passage.source_id, passage.revision
    if known not in texts:
        texts[known] = project.sources.text(*known)
    return texts[known]
