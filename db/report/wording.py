"""What each calls it: the words of one claim by voice and date, with how often and where. Never a conflict."""

from collections.abc import Iterator

from crossread.db.grid.saying import Said
from crossread.db.report.blocks import Block, Cell, Heading, Prose, Table, foreign, line
from crossread.db.report.material import Entered, Material
from crossread.db.report.section import labels, statements
from crossread.db.report.words import counted, date_words, letter, title_of


def wording(material: Material, entered: Entered) -> Iterator[Block]:
    """The table of words, and every statement with its quote."""
    said = material.said(entered.row)
    yield Heading(
        level=3, text=line(foreign(title_of(entered.subject))), anchor=entered.anchor, number=str(entered.number)
    )
    if not said:
        yield Prose(text=line("Nobody was found to call it anything."))
        return
    found: dict[tuple[str, str], list[Said]] = {}
    for each in said:
        who = each.voice or material.by_source[each.source_id].title
        found.setdefault((each.words or "no word", who), []).append(each)
    times: dict[str, int] = {}
    for (words, _), several in found.items():
        times[words] = times.get(words, 0) + len(several)
    ranked = sorted(found.items(), key=lambda each: (-times[each[0][0]], each[0][0], -len(each[1]), each[0][1]))
    yield Table(
        anchor=f"w-{entered.number}",
        caption=line(f"{counted(len(times), 'word')} for it, in {counted(len(said), 'statement')}"),
        head=tuple(
            Cell(lines=(line(words),)) for words in ("It is called", "By", "In", "Published", "Times", "Statements")
        ),
        rows=(
            (
                Cell(lines=(line(foreign(words if several[0].stance == "asserts" else f"not: {words}")),)),
                Cell(lines=(line(foreign(who)),)),
                Cell(
                    lines=(line(", ".join(dict.fromkeys(letter(material.places[each.source_id]) for each in several))),)
                ),
                Cell(lines=(line(_published(material, several)),)),
                Cell(lines=(line(str(len(several))),)),
                Cell(lines=(labels(material, [each.position_id for each in several]),)),
            )
            for (words, who), several in ranked
        ),
        widths=(1.6, 1.6, 0.6, 1.2, 0.5, 1.0),
    )
    yield from statements(material, entered, said)


def _published(material: Material, said: list[Said]) -> str:
    dates = dict.fromkeys(date_words(material.by_source[each.source_id].published) for each in said)
    return "; ".join(date for date in dates if date)
