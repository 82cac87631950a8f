"""The section of one claim or event: sides, reasons, what was found, and every statement with its quote."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from crossread.db.disagreements.pairs import Pair
from crossread.db.grid import Row
from crossread.db.grid.saying import Said
from crossread.db.grid.since import changed_since
from crossread.db.records import Claim, VerdictStatus
from crossread.db.report.against import Against, Reasoned, read_against
from crossread.db.report.blocks import Block, Heading, Line, Points, Prose, Span, Statement, foreign, joined, line
from crossread.db.report.material import Entered, Material
from crossread.db.report.trajectory import trajectory
from crossread.db.report.words import (
    SOURCE_STANCES,
    STATUSES,
    anchor_of,
    counted,
    date_words,
    letter,
    says,
    title_of,
    value_words,
    verdict_line,
)

MOST_SIDES = 12
MOST_LABELS = 12
"""So many labels stand in one line; the statements themselves are all there."""
_KINDS = {
    "truth": "true or false",
    "number": "a number",
    "date": "a date",
    "duration": "a length of time",
    "answer": "an answer",
}


def section(material: Material, entered: Entered) -> Iterator[Block]:
    """Everything on one claim or event, from its heading to its last quote."""
    row, subject = entered.row, entered.subject
    said = material.said(row)
    by_id = {each.position_id: each for each in said}
    yield Heading(level=3, text=line(foreign(title_of(subject))), anchor=entered.anchor, number=str(entered.number))
    yield Prose(text=_about(material, entered), kind="quiet")
    stated = material.stated(subject)
    found = read_against(subject, stated)
    if row.conflicts or row.tensions:
        yield Prose(text=_standing(entered), kind="conflict" if row.conflicts else "tension")
    if len(found.sides) > 1 or row.conflicts or row.tensions:
        yield from _sides(material, entered, found, by_id)
    yield from _reasons(material, found, material.exceeded(subject), by_id)
    yield from _found(material, entered, by_id)
    if "trajectories" in material.options.parts:
        yield from trajectory(material, entered, said)
    if subject.description:
        yield Prose(text=line("The researcher's description: ", foreign(subject.description)), kind="quiet")
    yield from statements(material, entered, said)


def statements(material: Material, entered: Entered, said: Sequence[Said]) -> Iterator[Block]:
    """All that is said on a claim or event, each with its quote and where that stands."""
    quotes = material.quotes(said)
    for place, each in enumerate(said, 1):
        yield _statement(material, entered, each, f"{entered.number}.{place}", quotes[each.annotation_id])


def labels(material: Material, ids: Iterable[str], *, most: int = MOST_LABELS) -> Line:
    """The labels of statements, each leading there; beyond `most` how many more there are."""
    known = [material.labels[each] for each in ids if each in material.labels]
    shown = [line(Span(text=label, kind="label", link=anchor_of(label))) for label in known[:most]]
    if len(known) > most:
        shown.append(line(f"{len(known) - most:,} more"))
    return joined(shown)


def _about(material: Material, entered: Entered) -> Line:
    row, subject = entered.row, entered.subject
    parts: list[Line] = []
    if isinstance(subject, Claim):
        kind = f"Claim: {_KINDS[subject.value_type]}"
        if subject.value_type == "answer" and subject.compare == "coexist":
            kind += "; several answers can hold at once"
        parts.append(line(kind, f" in {subject.unit}" if subject.unit and subject.value_type == "number" else ""))
        if subject.event_id in material.subjects:
            about = material.numbers.get(subject.event_id or "")
            title = title_of(material.subjects[subject.event_id or ""])
            parts.append(line("about ", foreign(title, about.anchor if about else "")))
    else:
        parts.append(line("Event: when it happened"))
        if subject.date:
            parts.append(line(f"dated {date_words(subject.date)} by the researcher"))
    if row.group in material.subjects:
        above = material.numbers.get(row.group or "")
        over = title_of(material.subjects[row.group or ""])
        parts.append(
            line("a part of " if row.part_of_total else "under ", foreign(over, above.anchor if above else ""))
        )
    count = len(material.statements.get(row.id, ()))
    who = f" from {counted(row.accounts, 'account')} in {counted(row.sources, 'source')}" if row.accounts else ""
    parts.append(line(counted(count, "statement") + who))
    return joined(parts, " · ")


def _standing(entered: Entered) -> Line:
    row = entered.row
    figures = []
    if row.conflicts - row.totals:
        figures.append(f"{counted(row.conflicts - row.totals, 'pair')} in conflict")
    if row.totals:
        figures.append("the parts add up to more than the whole")
    if row.tensions:
        figures.append(f"{counted(row.tensions, 'pair')} in tension")
    verb = "≠ " if row.conflicts else "≈ "
    state: VerdictStatus = row.status or "open"
    again = ", to be looked at again" if row.stale else ""
    return line(
        Span(text=verb, kind="conflict" if row.conflicts else "tension"),
        Span(text=against_words(row), kind="strong"),
        f" ({' and '.join(figures)}). ",
        Span(text=f"Status: {STATUSES[state]}{again}.", kind="quiet"),
    )


def against_words(row: Row) -> str:
    """“4 accounts against 2, in 5 sources”; of more sides how many there are, the most accounts first."""
    opposed = [side for side in row.sides if not side.beside]
    numbers = [f"{side.accounts:,}" for side in opposed]
    where = f", in {counted(row.sources, 'source')}"
    if row.at_odds == 1:
        return "1 account against itself"
    if len(numbers) < 2:
        return counted(row.accounts, "account") + where
    if len(numbers) == 2:
        return f"{counted(opposed[0].accounts, 'account')} against {numbers[1]}{where}"
    shown = ", ".join(numbers[: MOST_SIDES - 4]) if len(numbers) > MOST_SIDES - 4 else ", ".join(numbers[:-1])
    last = "more" if len(numbers) > MOST_SIDES - 4 else numbers[-1]
    return f"{len(numbers):,} sides, of {shown} and {last} accounts{where}"


def _sides(material: Material, entered: Entered, found: Against, by_id: Mapping[str, Said]) -> Iterator[Block]:
    from crossread.db.disagreements.counts import count

    subject = entered.subject
    stated = {each.id: each for each in material.stated(subject)}
    ranked = sorted(
        (
            (place >= found.opposed, count([stated[each] for each in side], material.origins), side)
            for place, side in enumerate(found.sides)
        ),
        key=lambda each: (each[0], -each[1].accounts, -each[1].sources),
    )
    items: list[Line] = []
    for is_beside, number, side in ranked[:MOST_SIDES]:
        words = list(dict.fromkeys(_short_says(by_id[each], entered) for each in side))
        shown = "; ".join(words[:4]) + ("; …" if len(words) > 4 else "")
        items.append(
            line(
                Span(text=f"{counted(number.accounts, 'account')}, {counted(number.sources, 'source')}", kind="strong"),
                ": ",
                foreign(shown),
                " — ",
                *labels(material, side),
                " (against none of these)" if is_beside and found.opposed else "",
            )
        )
    if len(ranked) > MOST_SIDES:
        items.append(line(f"{len(ranked) - MOST_SIDES:,} more sides; their statements stand below."))
    yield Points(items=tuple(items))


def _short_says(said: Said, entered: Entered) -> str:
    words = value_words(said, entered.subject)
    if not isinstance(entered.subject, Claim):
        return words
    if said.stance == "asserts" and words:
        return words
    return f"{said.stance} {words}".rstrip()


def _reasons(material: Material, found: Against, totals: Sequence[Pair], by_id: Mapping[str, Said]) -> Iterator[Block]:
    items = _conflicts(material, found.conflicts)
    items += [
        line(
            Span(text="≠ ", kind="conflict"),
            foreign(pair.sentence),
            ": ",
            *labels(material, [pair.a]),
            " against the sum of ",
            *labels(material, pair.parts),
        )
        for pair in totals
    ]
    if found.more[0]:
        items.append(line(f"and {found.more[0]:,} more conflicts between these sides, of the same kind."))
    if items:
        yield Heading(level=4, text=line("Cannot both be right"), anchor="")
        yield Points(items=tuple(items))
    items = [_reason(material, each, "tension", "≈ ") for each in found.tensions]
    if found.more[1]:
        items.append(line(f"and {found.more[1]:,} more tensions, of the same kind."))
    if items:
        yield Heading(level=4, text=line("Hold together only by courtesy"), anchor="")
        yield Points(items=tuple(items))
    items = [
        line(foreign(_voice(material, by_id[each.a[0]])), ": ", *_reason(material, each, "quiet", "", " and "))
        for each in found.voices
    ]
    if items:
        yield Heading(level=4, text=line("One voice, two accounts"), anchor="")
        yield Points(items=tuple(items))
    items = [_reason(material, each, "quiet", "", " and ") for each in found.apart]
    if found.more[2]:
        items.append(line(f"and {found.more[2]:,} more such pairs."))
    if items:
        yield Heading(level=4, text=line("Not the same thing, and so no conflict"), anchor="")
        yield Points(items=tuple(items))


def _voice(material: Material, said: Said) -> str:
    return said.voice or material.by_source[said.source_id].title


def _conflicts(material: Material, found: Sequence[Reasoned]) -> list[Line]:
    """One line a reason; what one figure or date does not meet in one line, or they would fill pages."""
    together: dict[tuple[str, tuple[str, ...]], list[Reasoned]] = {}
    for number, each in enumerate(found):
        key = (each.first, each.a) if each.first else (f"{number}", ())
        together.setdefault(key, []).append(each)
    items: list[Line] = []
    for several in together.values():
        first = several[0]
        if not first.first or len(several) == 1:
            items.append(_reason(material, first, "conflict", "≠ "))
            continue
        against = [line(foreign(each.second), " (", *labels(material, each.b), ")") for each in several]
        items.append(
            line(
                Span(text="≠ ", kind="conflict"),
                foreign(first.first),
                " (",
                *labels(material, first.a),
                ") does not meet ",
                *joined(against, "; "),
            )
        )
    return items


def _reason(material: Material, each: Reasoned, kind: str, sign: str, between: str = " against ") -> Line:
    mark = Span(text=sign, kind="conflict" if kind == "conflict" else "tension") if sign else ""
    one, other = labels(material, each.a), labels(material, each.b)
    return line(mark, foreign(each.sentence), ": ", *one, between if other else "", *other)


def _found(material: Material, entered: Entered, by_id: Mapping[str, Said]) -> Iterator[Block]:
    verdicts = material.verdicts(entered.row.id)
    if not verdicts:
        return
    last, *earlier = verdicts
    yield Heading(level=4, text=line("What was found"), anchor="")
    yield Prose(text=verdict_line(last, entered.subject), kind="finding")
    aside = [
        line(*labels(material, [each.id]), ": ", each.why, *_whose(material, by_id.get(each.id), entered))
        for each in last.set_aside
    ]
    if aside:
        yield Prose(text=line("Set aside, and not compared:"), kind="quiet")
        yield Points(items=tuple(aside))
    if entered.row.stale:
        yield Prose(text=line("To be looked at again. Since this was decided:"), kind="again")
        yield Points(
            items=tuple(line(foreign(each)) for each in changed_since(material.project, last, entered.subject))
        )
    if earlier:
        yield Prose(text=line("Found before that:"), kind="quiet")
        yield Points(items=tuple(verdict_line(each, entered.subject) for each in earlier))


def _whose(material: Material, said: Said | None, entered: Entered) -> Line:
    if said is None:
        return line(" (of another claim, or not in this report)")
    return line(" — ", *says(said, entered.subject, who=material.by_source[said.source_id].title))


def _statement(material: Material, entered: Entered, said: Said, label: str, quote: str) -> Statement:
    source = material.by_source[said.source_id]
    passage = said.passage
    paragraph = material.paragraph(said.source_id, passage.revision, passage.start)
    words = len(quote.split())
    longest = material.options.longest_quote
    left_out = longest is not None and words > longest
    at = f"source-{letter(material.places[source.id])}"
    where = [
        line(Span(text=letter(material.places[source.id]), kind="label"), " ", foreign(source.title, at)),
        line(foreign(source.publisher or source.author or "")),
        line(date_words(source.published)),
        line(f"paragraph {paragraph}"),
        line(f"characters {passage.start:,}–{passage.end:,}" + _revision(passage.revision)),
    ]
    if left_out:
        where.append(line(f"quote of {words:,} words left out"))
    notes: list[Line] = []
    if said.via:
        notes.append(line("Had from: ", *joined([line(foreign(each)) for each in said.via], " ← ")))
    if said.given and said.given != said.words:
        notes.append(line("As written: “", foreign(said.given), "”"))
    if said.source_stance is not None:
        notes.append(line(SOURCE_STANCES[said.source_stance]))
    if said.aside is not None:
        notes.append(line(f"set aside: {said.aside}"))
    mark = line(Span(text=" ≠" if said.mark == "conflict" else " ≈", kind=said.mark)) if said.mark else ()
    return Statement(
        anchor=anchor_of(label),
        label=label,
        says=(*says(said, entered.subject), *mark),
        quote="" if left_out else quote,
        language=source.language or "",
        where=joined([each for each in where if each], " · "),
        notes=tuple(notes),
    )


def _revision(number: int) -> str:
    return f" of revision {number}" if number > 1 else ""
