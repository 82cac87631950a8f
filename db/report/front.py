"""The beginning of a report: what it is of, what was compared, and its contents."""

from collections.abc import Iterator

from crossread.db.report.blocks import (
    Block,
    Cell,
    Contents,
    Entry,
    Facts,
    Heading,
    Line,
    Prose,
    Span,
    Table,
    foreign,
    line,
)
from crossread.db.report.grid_table import grid_pages
from crossread.db.report.material import Entered, Material
from crossread.db.report.options import Order, Scope
from crossread.db.report.section import against_words
from crossread.db.report.words import counted, date_words, letter, time_words, title_of

_ORDERS: dict[Order, str] = {
    "conflict": "what is to be decided first: conflicts before tensions, what stands most against most at the head",
    "codebook": "as in the codebook",
    "date": "by when it happened",
}
_SCOPES: dict[Scope, str] = {
    "all": "all claims and events",
    "conflict": "the claims and events in conflict or tension",
    "settled": "the claims and events that were decided",
}


def front(material: Material, made_at: str) -> Iterator[Block]:
    """Title, summary, contents, and the table of what was compared."""
    yield Heading(level=1, text=line(foreign(material.project.info.title)), anchor="top")
    yield Prose(text=line("What these sources say, where they cannot all be right, and what was found"), kind="lead")
    yield Prose(text=line(_summary(material)))
    yield Contents(title="Contents", entries=tuple(_entries(material)))
    yield Heading(level=2, text=line("What was compared"), anchor="compared")
    yield Facts(
        rows=(
            ("Project", line(foreign(material.project.info.title))),
            ("State of", line(f"{time_words(made_at)}, after step {material.project.step_number:,}")),
            ("Scope", line(_scope(material))),
            ("Order", line(_ORDERS[material.options.order])),
            ("Annotated by", _annotators(material)),
        )
    )
    counts = material.project.sources.counts()
    yield Table(
        anchor="compared-sources",
        caption=line(f"{counted(len(material.sources), 'source')}; each leads to where it stands in full"),
        head=tuple(
            Cell(lines=(line(words),))
            for words in ("Source", "Publisher", "Author", "Published", "Language", "Annotations")
        ),
        rows=(
            (
                Cell(lines=(_named(material, each.id, each.title),)),
                Cell(lines=(line(foreign(each.publisher or "–")),)),
                Cell(lines=(line(foreign(each.author or "–")),)),
                Cell(lines=(line(date_words(each.published) or "not known"),)),
                Cell(lines=(line(foreign(each.language or "–")),)),
                Cell(lines=(line(f"{counts.get(each.id, 0):,}"),)),
            )
            for each in material.sources
        ),
        widths=(2.2, 1.4, 1.1, 1.0, 0.9, 1.1),
    )


def _named(material: Material, source_id: str, title: str) -> Line:
    mark = letter(material.places[source_id])
    return line(Span(text=mark, kind="label"), " ", foreign(title, f"source-{mark}"))


def _summary(material: Material) -> str:
    rows = material.rows
    claims = sum(row.kind == "claim" for row in rows)
    said = sum(len(material.statements.get(row.id, ())) for row in rows)
    conflicts = sum(bool(row.conflicts) for row in rows)
    tensions = sum(bool(row.tensions) and not row.conflicts for row in rows)
    decided = sum(row.status not in (None, "open") for row in rows)
    stale = sum(row.stale for row in rows)
    return (
        f"{counted(claims, 'claim')} and {counted(len(rows) - claims, 'event')}, {counted(said, 'statement')} in "
        f"{counted(len(material.sources), 'source')}. "
        f"{conflicts:,} in conflict, {tensions:,} in tension, {decided:,} decided"
        + (f", of which {stale:,} to be looked at again." if stale else ".")
    )


def _scope(material: Material) -> str:
    options = material.options
    words = _SCOPES[options.scope]
    if options.groups:
        titles = [f"“{title_of(material.subjects[each])}”" for each in options.groups if each in material.subjects]
        words += f" under {', '.join(titles)}"
    if not material.is_whole:
        words += f"; {len(material.sources):,} of {len(material.places):,} sources, and what stands between these"
    if options.longest_quote is not None:
        words += f"; quotes of more than {counted(options.longest_quote, 'word')} left out"
    return words


def _annotators(material: Material) -> Line:
    found: dict[str, int] = {}
    for source_id, who, count in material.project.store.rows(
        "SELECT source_id, created_by, count(*) FROM annotations GROUP BY source_id, created_by"
    ):
        if source_id in material.by_source:
            found[who] = found.get(who, 0) + count
    ranked = sorted(found.items(), key=lambda each: (-each[1], each[0]))
    words = "; ".join(f"{who or 'without a name'} ({counted(count, 'annotation')})" for who, count in ranked)
    return line(foreign(words or "nobody yet"))


def _entries(material: Material) -> Iterator[Entry]:
    parts = material.options.parts
    yield Entry(level=2, text=line("What was compared"), anchor="compared")
    if "grid" in parts:
        pages = grid_pages(material)
        yield Entry(level=2, text=line("The grid"), anchor="grid", aside=f"{pages} tables" if pages > 1 else "")
    for title, anchor, entered in (
        (AGAINST, "against", material.against),
        (WORDS, "words", material.words),
        (AGREED, "agreed", material.agreed),
    ):
        if entered or anchor == "against":
            yield Entry(level=2, text=line(title), anchor=anchor)
            yield from (_entry(each) for each in entered)
    for part, title in (("timeline", "The timeline"), ("copies", "Copies and relations"), ("silences", SILENCES)):
        if part in parts:
            yield Entry(level=2, text=line(title), anchor=part)
    yield Entry(level=2, text=line("The sources"), anchor="sources")
    if "method" in parts:
        yield Entry(level=2, text=line("How this was worked out"), anchor="method")


def _entry(entered: Entered) -> Entry:
    row = entered.row
    aside = ""
    if row.conflicts or row.tensions:
        aside = ("≠ " if row.conflicts else "≈ ") + against_words(row)
    if row.status not in (None, "open"):
        aside += (" · " if aside else "") + ("decided, to be looked at again" if row.stale else "decided")
    return Entry(
        level=3,
        text=line(foreign(title_of(entered.subject))),
        anchor=entered.anchor,
        number=str(entered.number),
        aside=aside,
    )


AGAINST = "Where they differ"
WORDS = "What each calls it"
AGREED = "What nobody contradicts"
SILENCES = "Silent and unread"
