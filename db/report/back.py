"""The end of a report: relations, silences, and the sources with their hashes."""

from collections.abc import Iterator

from crossread.db.grid import Row
from crossread.db.records import PublishedGround, RelationKind, Source
from crossread.db.report.blocks import Block, Facts, Heading, Line, Points, Prose, Span, foreign, joined, line
from crossread.db.report.front import SILENCES
from crossread.db.report.material import Material
from crossread.db.report.words import anchor_of, counted, date_words, letter, time_words

MOST_SILENCES = 200
MOST_LABELS = 400
_RELATIONS: dict[RelationKind, str] = {
    "copies": "copies",
    "translates": "translates",
    "same_origin": "has the same origin as",
    "independent": "is independent of",
}
_GROUNDS: dict[PublishedGround, str] = {
    "stated": "as stated in it",
    "guessed": "guessed",
    "typed": "as the researcher has it",
}


def copies(material: Material) -> Iterator[Block]:
    """How the sources depend on each other, as decided."""
    yield Heading(level=2, text=line("Copies and relations"), anchor="copies")
    if not material.relations:
        yield Prose(text=line("Nothing was decided: every source counts as an origin of its own."))
        return
    yield Prose(
        text=line("Sources that copy, translate or share an origin count as one where they speak for themselves.")
    )
    yield Points(
        items=tuple(
            line(
                *_source(material, each.a),
                f" {_RELATIONS[each.kind]} ",
                *_source(material, each.b),
                ". ",
                foreign(each.reason),
                " " if each.reason else "",
                Span(text=f"— {each.decided_by or 'Without a name'}, {time_words(each.decided_at)}", kind="quiet"),
            )
            for each in material.relations
        )
    )


def silences(material: Material) -> Iterator[Block]:
    """Which sources say nothing on what, and which were not read to the end."""
    yield Heading(level=2, text=line(SILENCES), anchor="silences")
    shown = {row.id: row for row in material.rows}
    by_source: dict[str, list[tuple[Row, str]]] = {}
    for each in material.project.silences.all():
        if each.claim_id in shown and (each.claim_id, each.source_id) in material.grid.silent:
            by_source.setdefault(each.source_id, []).append((shown[each.claim_id], each.note))
    items = [
        line(*_source(material, source.id), " says nothing on: ", *_silent(material, by_source[source.id]))
        for source in material.sources
        if source.id in by_source
    ]
    if items:
        yield Prose(text=line("Read for these claims, and silent:"))
        yield Points(items=tuple(items))
    else:
        yield Prose(text=line("No source was said to be silent on anything in scope."))
    unread = [each for each in material.sources if material.grid.column(each.id).finished is None]
    if unread:
        yield Prose(
            text=line(
                f"Not said to be read to the end, {len(unread):,} of {counted(len(material.sources), 'source')}: ",
                *joined([_source(material, each.id) for each in unread[:MOST_SILENCES]]),
                "." if len(unread) <= MOST_SILENCES else f" and {len(unread) - MOST_SILENCES:,} more.",
            )
        )
    else:
        yield Prose(text=line("Every source was read to the end."))


def sources(material: Material) -> Iterator[Block]:
    """Every source in full, with the SHA-256 of its texts and the paragraphs that are quoted here."""
    yield Heading(level=2, text=line("The sources"), anchor="sources")
    quoted: dict[str, list[tuple[int, str]]] = {}
    for statement_id, source_id, start, revision in _passages(material):
        label = material.labels.get(statement_id)
        if label is not None and source_id in material.by_source:
            quoted.setdefault(source_id, []).append((material.paragraph(source_id, revision, start), label))
    for source in material.sources:
        mark = letter(material.places[source.id])
        yield Heading(level=3, text=line(foreign(source.title)), anchor=f"source-{mark}", number=mark)
        yield Facts(rows=tuple(_facts(material, source, quoted.get(source.id, []))))


def _passages(material: Material) -> Iterator[tuple[str, str, int, int]]:
    for table in ("positions", "event_tags"):
        yield from material.project.store.conn.execute(
            f"SELECT t.id, a.source_id, a.start, a.revision FROM {table} t JOIN annotations a ON a.id = t.annotation_id"
        )


def _facts(material: Material, source: Source, quoted: list[tuple[int, str]]) -> Iterator[tuple[str, Line]]:
    for name, words in (
        ("Author", source.author),
        ("Publisher", source.publisher),
        ("Address", source.url),
        ("Language", source.language),
        ("Kind", source.kind),
        ("Reliability", source.reliability),
        ("Note", source.note),
        ("File", source.file_name),
    ):
        if words:
            yield name, line(foreign(words))
    ground = f", {_GROUNDS[source.published_ground]}" if source.published and source.published_ground else ""
    yield "Published", line((date_words(source.published) or "not known") + ground)
    revisions = material.project.sources.revisions(source.id)
    for each in revisions:
        name = "Text" if len(revisions) == 1 else f"Revision {each.number}"
        read = (
            f"; read to the end by {_names([one.by for one in each.finished])}" if each.finished else "; not finished"
        )
        yield (
            name,
            line(
                f"{each.length:,} characters, taken in {time_words(each.imported_at)}",
                foreign(read),
                ". SHA-256 ",
                Span(text=each.sha256, kind="code"),
            ),
        )
    by_paragraph: dict[int, list[str]] = {}
    for paragraph, label in sorted(quoted, key=lambda each: (each[0], [int(part) for part in each[1].split(".")])):
        by_paragraph.setdefault(paragraph, []).append(label)
    if by_paragraph:
        shown: list[Line] = []
        left = MOST_LABELS
        for paragraph, found in by_paragraph.items():
            some = found[:left]
            left -= len(some)
            if some:
                links = joined([line(Span(text=label, kind="label", link=anchor_of(label))) for label in some])
                shown.append(line(f"paragraph {paragraph}: ", *links))
        more = f"; and {len(quoted) - MOST_LABELS:,} more" if len(quoted) > MOST_LABELS else ""
        yield "Quoted here", line(*joined(shown, "; "), more)


def _names(names: list[str]) -> str:
    return ", ".join(dict.fromkeys(name or "somebody without a name" for name in names))


def _silent(material: Material, found: list[tuple[Row, str]]) -> Line:
    lines = []
    for row, note in found[:MOST_SILENCES]:
        entered = material.numbers.get(row.id)
        title = foreign(row.title, entered.anchor if entered is not None else "")
        lines.append(line("“", title, "”", " (" if note else "", foreign(note), ")" if note else ""))
    if len(found) > MOST_SILENCES:
        lines.append(line(f"{len(found) - MOST_SILENCES:,} more"))
    return joined(lines, "; ")


def _source(material: Material, source_id: str) -> Line:
    mark = letter(material.places[source_id])
    title = material.by_source[source_id].title
    return line(Span(text=mark, kind="label"), " ", foreign(title, f"source-{mark}"))
