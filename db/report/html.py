"""A report as one HTML file: no script, nothing from elsewhere, and every text in it escaped."""

import re
from collections.abc import Iterable, Iterator

from crossread.db.report.blocks import (
    Block,
    Cell,
    Contents,
    Facts,
    Figure,
    Heading,
    Line,
    Points,
    Prose,
    Span,
    Statement,
    Table,
    plain,
)
from crossread.db.report.drawing import clean, svg
from crossread.db.report.html_style import style_sheet

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
END = "Made with Crossread. Quotes are from the sources named beside them."
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")


def html(blocks: Iterable[Block], title: str) -> Iterator[str]:
    """The file in pieces, in the order of the blocks."""
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="generator" content="Crossread">\n'
        f"<title>{clean(title)}</title>\n<style>{style_sheet()}</style>\n</head>\n<body>\n<main>\n"
    )
    for block in blocks:
        yield from _block(block)
    yield f"</main>\n<footer>{END}</footer>\n</body>\n</html>\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            anchor = f' id="{block.anchor}"' if block.anchor else ""
            number = f'<span class="number">{clean(block.number)}</span>' if block.number else ""
            yield f"<h{block.level}{anchor}>{number}{_line(block.text)}</h{block.level}>\n"
        case Prose():
            kind = f' class="{block.kind}"' if block.kind else ""
            yield f"<p{kind}>{_line(block.text)}</p>\n"
        case Points():
            yield "<ul>\n" + "".join(f"<li>{_line(each)}</li>\n" for each in block.items) + "</ul>\n"
        case Facts():
            rows = "".join(f"<dt>{clean(name)}</dt><dd>{_line(words)}</dd>\n" for name, words in block.rows)
            yield f"<dl>\n{rows}</dl>\n"
        case Contents():
            yield from _contents(block)
        case Statement():
            yield _statement(block)
        case Table():
            yield from _table(block)
        case Figure():
            yield _figure(block)


def _contents(block: Contents) -> Iterator[str]:
    yield f'<nav aria-label="{clean(block.title)}">\n<h2>{clean(block.title)}</h2>\n<ul>\n'
    for each in block.entries:
        number = f'<span class="number">{clean(each.number)}</span>' if each.number else ""
        aside = f' <span class="aside">{clean(each.aside)}</span>' if each.aside else ""
        yield f'<li class="l{each.level}">{number}<a href="#{each.anchor}">{_line(each.text)}</a>{aside}</li>\n'
    yield "</ul>\n</nav>\n"


def _statement(block: Statement) -> str:
    language = f' lang="{block.language}"' if _LANGUAGE.fullmatch(block.language) else ""
    quote = f'<blockquote dir="auto"{language}>{clean(block.quote)}</blockquote>\n' if block.quote else ""
    notes = "".join(f'<p class="notes">{_line(each)}</p>\n' for each in block.notes)
    return (
        f'<article id="{block.anchor}">\n<a class="label" href="#{block.anchor}">{clean(block.label)}</a>\n'
        f'<p class="says">{_line(block.says)}</p>\n{quote}'
        f'<p class="where">{_line(block.where)}</p>\n{notes}</article>\n'
    )


def _table(block: Table) -> Iterator[str]:
    kind = ' class="grid"' if block.anchor.startswith("grid-") else ""
    yield (
        f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{block.anchor}">\n<table{kind}>\n'
        f'<caption id="{block.anchor}">{_line(block.caption)}</caption>\n<thead><tr>'
    )
    yield "".join(f'<th scope="col">{_lines(cell)}</th>' for cell in block.head) + "</tr></thead>\n<tbody>\n"
    for first, *rest in block.rows:
        cells = "".join(f"<td{_kind(cell)}>{_lines(cell)}</td>" for cell in rest)
        yield f'<tr><th scope="row">{_lines(first)}</th>{cells}</tr>\n'
    yield "</tbody>\n</table>\n</div>\n"


def _figure(block: Figure) -> str:
    head = "".join(f'<th scope="col">{clean(each)}</th>' for each in block.head)
    rows = "".join("<tr>" + "".join(f"<td>{clean(each)}</td>" for each in row) + "</tr>\n" for row in block.rows)
    table = ""
    if block.rows:
        table = (
            f"<details><summary>The same as a table</summary>\n<table><thead><tr>{head}</tr></thead>\n"
            f"<tbody>\n{rows}</tbody></table></details>\n"
        )
    return (
        f'<figure id="{block.anchor}">\n<figcaption>{clean(block.title)}</figcaption>\n'
        f"{svg(block.drawing, block.title, block.description, block.anchor)}\n{table}</figure>\n"
    )


def _kind(cell: Cell) -> str:
    return f' class="{cell.kind}"' if cell.kind else ""


def _lines(cell: Cell) -> str:
    return "<br>".join(_line(each) for each in cell.lines if plain(each))


def _line(line: Line) -> str:
    return "".join(_span(span) for span in line)


def _span(span: Span) -> str:
    words = clean(span.text)
    match span.kind:
        case "foreign":
            words = f"<bdi>{words}</bdi>"
        case "strong":
            words = f"<strong><bdi>{words}</bdi></strong>"
        case "code":
            words = f"<code>{words}</code>"
        case "quiet" if not span.link:
            words = f'<bdi class="quiet">{words}</bdi>'
        case "":
            pass
        case kind if not span.link:
            words = f'<span class="{kind}">{words}</span>'
        case _:
            pass
    if not span.link:
        return words
    shown = f' class="{span.kind}"' if span.kind in ("label", "quiet") else ""
    return f'<a href="#{span.link}"{shown}>{words}</a>'
