"""The report as a whole: its parts, one after the other, as a stream of blocks."""

from collections.abc import Callable, Iterator

from crossread.db.project import Project
from crossread.db.report.back import copies, silences, sources
from crossread.db.report.blocks import Block, Heading, Prose, foreign, joined, line
from crossread.db.report.front import AGAINST, AGREED, WORDS, front
from crossread.db.report.grid_table import grid, grid_rows
from crossread.db.report.material import Material
from crossread.db.report.method import method
from crossread.db.report.options import ReportOptions
from crossread.db.report.section import section
from crossread.db.report.timeline import timeline
from crossread.db.report.wording import wording
from crossread.db.store import clock

MOST_UNTOUCHED = 200


def compose(
    project: Project, options: ReportOptions, report: Callable[[int, int], None] = lambda _done, _total: None
) -> Iterator[Block]:
    """All blocks in order, made as they are asked for; `report` is called with what is done and how much there is.

    Read within a transaction, all is of one moment. What `report` raises ends it.
    """
    report(0, 0)
    material = Material(project, options)
    parts = options.parts
    weights = {each: 1 + len(material.statements.get(each, ())) for each in material.numbers}
    total = sum(weights.values()) + (grid_rows(material) if "grid" in parts else 0) + 1
    done = 0

    def tick(step: int = 1) -> None:
        nonlocal done
        done += step
        report(min(done, total), total)

    yield from front(material, options.made_at or clock.now())
    if "grid" in parts:
        yield from grid(material, tick)
    yield Heading(level=2, text=line(AGAINST), anchor="against")
    if not material.against:
        yield Prose(text=line("Nothing in the chosen scope stands against anything else."))
    for each in material.against:
        yield from section(material, each)
        tick(weights[each.row.id])
    if material.words:
        yield Heading(level=2, text=line(WORDS), anchor="words")
        yield Prose(text=line("Different words for one thing; no conflict, whoever uses them."), kind="quiet")
    for each in material.words:
        yield from wording(material, each)
        tick(weights[each.row.id])
    if material.agreed:
        yield Heading(level=2, text=line(AGREED), anchor="agreed")
    for each in material.agreed:
        yield from section(material, each)
        tick(weights[each.row.id])
    untouched = [row for row in material.rows if row.id not in material.statements and row.id not in material.numbers]
    if untouched and "agreed" in parts:
        shown = joined([line("“", foreign(row.title), "”") for row in untouched[:MOST_UNTOUCHED]])
        more = f", and {len(untouched) - MOST_UNTOUCHED:,} more" if len(untouched) > MOST_UNTOUCHED else ""
        yield Prose(text=line("Nothing is tagged with: ", *shown, f"{more}."), kind="quiet")
    if "timeline" in parts:
        yield from timeline(material)
    if "copies" in parts:
        yield from copies(material)
    if "silences" in parts:
        yield from silences(material)
    yield from sources(material)
    if "method" in parts:
        yield from method()
    report(total, total)
