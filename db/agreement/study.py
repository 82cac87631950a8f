"""Agreement of the coders of a project: who worked on which text, what they share, the figures of each tag."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations

from crossread.db.agreement.marks import Mark, TextKey, Unit, by_text, read_marks, units_of, worked_on
from crossread.db.agreement.nominal import Figure, alpha, kappa
from crossread.db.agreement.report import Agreement, Coder, Difference, DifferenceKind, Line, PairFigure, Reading
from crossread.db.agreement.tags import Tag, read_tags
from crossread.db.agreement.unitizing import Spread, alpha_u, disagreement, merged
from crossread.db.project import Project

ALL = ""
"""Stands for all tags together: there coders agree on a passage if they gave it the same tags."""


def read_agreement(project: Project) -> Agreement:
    """The whole study, from one state of the project.

    Alpha and kappa stand on the passages that two or more coders marked; a value is what a coder gave such a passage:
    for an event that it is tagged, for a claim also the stance and value read in it. Alpha for unitizing stands on the
    texts that all coders worked on, laid end to end.
    """
    marks = read_marks(project)
    works = worked_on(project, marks)
    counts = Counter(mark.coder for mark in marks)
    names = sorted(counts)
    coders = tuple(
        Coder(name=name, annotations=counts[name], texts=sum(name in each for each in works.values())) for name in names
    )
    shared_texts = {text: who for text, who in works.items() if len(who) > 1}
    study = _Study(project, names, shared_texts, [mark for mark in marks if mark.text in shared_texts])
    if len(names) < 2:
        return Agreement(coders=coders)
    tags = read_tags(project)
    used = {tag_id for mark in marks for tag_id in mark.codes}
    marked = Counter((tag_id, mark.coder) for mark in marks for tag_id in mark.codes)
    lines = [study.line(tag, [marked[(tag.id, name)] for name in names]) for tag in tags if tag.id in used]
    return Agreement(
        coders=coders,
        texts=len(shared_texts),
        common=len(study.common),
        passages=sum(len(unit) > 1 for unit in study.units),
        overall=study.line(Tag(id=ALL), [counts[name] for name in names]),
        tags=tuple(lines),
        differences=study.differences({tag.id: tag.title for tag in tags}),
    )


class _Study:
    """The units and spans of the texts that two or more worked on."""

    def __init__(
        self, project: Project, names: Sequence[str], works: dict[TextKey, set[str]], marks: Sequence[Mark]
    ) -> None:
        self._names, self._works = names, works
        self._project = project
        self.units = [unit for found in by_text(marks).values() for unit in units_of(found)]
        order = {source.id: place for place, source in enumerate(project.sources.all())}
        self.units.sort(key=lambda unit: _place(unit, order))
        self.common = [text for text, who in works.items() if len(who) == len(names)]
        self._length, self._begins = 0, dict[TextKey, int]()
        for source_id, revision in self.common:
            self._begins[(source_id, revision)] = self._length
            self._length += project.sources.revision(source_id, revision).length
        self._spans: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
        for mark in marks:
            if (begin := self._begins.get(mark.text)) is not None:
                for tag_id in mark.codes:
                    self._spans[tag_id][mark.coder].append((begin + mark.start, begin + mark.end))
        self._spreads: dict[str, Spread] = {
            tag_id: disagreement([merged(spans.get(name, ())) for name in names], self._length)
            for tag_id, spans in self._spans.items()
        }
        self._shared = [unit for unit in self.units if len(unit) > 1]
        self._sizes = Counter(map(len, self._shared))
        self._met = Counter(pair for unit in self._shared for pair in combinations(sorted(unit), 2))
        self._with_tag: dict[str, list[Unit]] = defaultdict(list)
        for unit in self._shared:
            for tag_id in {tag_id for mark in unit.values() for tag_id in mark.codes}:
                self._with_tag[tag_id].append(unit)
        self._differing: dict[str, list[int]] = defaultdict(list)
        self._found: list[tuple[DifferenceKind, Unit]] = []
        self._find_differences()

    def line(self, tag: Tag, marks: Sequence[int]) -> Line:
        """The figures of one tag, or of all together."""
        values = [
            {coder: _value(mark, tag.id) for coder, mark in unit.items()}
            for unit in (self._shared if tag.id == ALL else self._with_tag[tag.id])
        ]
        # Where nobody used a tag all values are alike: these units are only counted.
        sizes = Counter[int]() if tag.id == ALL else self._sizes - Counter(map(len, values))
        pairs = []
        for one, other in combinations(self._names, 2):
            both = [(each[one], each[other]) for each in values if one in each and other in each]
            rest = 0 if tag.id == ALL else self._met[(one, other)] - len(both)
            pairs.append(PairFigure(one=one, other=other, kappa=kappa(both, rest)))
        spreads = self._spreads.values() if tag.id == ALL else self._of_one(tag.id)
        return Line(
            tag_id=tag.id,
            kind=tag.kind,
            title=tag.title,
            color=tag.color,
            alpha=alpha([list(each.values()) for each in values], sizes),
            alpha_u=alpha_u(spreads) if self.common else Figure(why="nothing_shared"),
            pairs=tuple(pairs),
            marks=tuple(marks),
            differences=tuple(range(len(self._found)) if tag.id == ALL else self._differing[tag.id]),
        )

    def _of_one(self, tag_id: str) -> Iterable[Spread]:
        return [self._spreads[tag_id]] if tag_id in self._spreads else []

    def _find_differences(self) -> None:
        for unit in self.units:
            text = next(iter(unit.values())).text
            codes = [mark.codes for mark in unit.values()]
            tags = {tag_id for each in codes for tag_id in each}
            kind: DifferenceKind | None = None
            if len(unit) < len(self._works[text]):
                kind, apart = "alone", tags
            elif any(each.keys() != codes[0].keys() for each in codes):
                kind = "tags"
                apart = {tag_id for tag_id in tags if len({each.get(tag_id, None) for each in codes}) > 1}
            else:
                apart = {tag_id for tag_id in tags if len({each[tag_id] for each in codes}) > 1}
                kind = "reading" if apart else None
            if kind is not None:
                for tag_id in apart:
                    self._differing[tag_id].append(len(self._found))
                self._found.append((kind, unit))

    def differences(self, titles: dict[str, str]) -> tuple[Difference, ...]:
        """The passages on which coders differ, in the order of the sources."""
        sources = {source.id: source.title for source in self._project.sources.all()}
        texts: dict[TextKey, str] = {}
        made = []
        for kind, unit in self._found:
            first = next(iter(unit.values()))
            if first.text not in texts:
                texts[first.text] = self._project.sources.text(*first.text)
            start = min(mark.start for mark in unit.values())
            end = max(mark.end for mark in unit.values())
            readings = [
                Reading(
                    coder=name,
                    annotation_id=unit[name].annotation_id if name in unit else None,
                    words=_words(unit[name], titles) if name in unit else (),
                )
                for name in self._names
                if name in self._works[first.text]
            ]
            made.append(
                Difference(
                    kind=kind,
                    source_id=first.text[0],
                    revision=first.text[1],
                    start=start,
                    end=end,
                    quote=texts[first.text][start:end],
                    source=sources[first.text[0]],
                    readings=tuple(readings),
                )
            )
        return tuple(made)


def _place(unit: Unit, order: dict[str, int]) -> tuple[int, int, int, int]:
    first = min(unit.values(), key=lambda mark: (mark.start, mark.end))
    source_id, revision = first.text
    return order[source_id], revision, first.start, first.end


def _value(mark: Mark, tag_id: str) -> Hashable:
    return frozenset(mark.codes) if tag_id == ALL else mark.codes.get(tag_id)


def _words(mark: Mark, titles: dict[str, str]) -> tuple[str, ...]:
    return tuple(
        f"{titles[tag_id]}: {', '.join(read)}" if read else titles[tag_id] for tag_id, read in mark.codes.items()
    )
