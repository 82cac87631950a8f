"""A report as GitHub-flavoured Markdown that reads well as it stands; every text in it is escaped."""

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

_SIGNS = re.compile(r"([\\`*_\[\]<>|~$])")
_LINE_START = re.compile(r"^(\s*)([#+=-]|>)", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def markdown(blocks: Iterable[Block]) -> Iterator[str]:
    """The file in pieces, in the order of the blocks."""
    for block in blocks:
        yield from _block(block)
    yield "---\n\nMade with Crossread. Quotes are from the sources named beside them.\n"


def escaped(text: str) -> str:
    """Text that stands for itself: no mark of it is read as Markdown or HTML, and nothing in it becomes a link."""
    text = _CONTROL.sub("\ufffd", text).replace("&", "&amp;")
    text = _SIGNS.sub(r"\\\1", text)
    text = text.replace("://", "&#58;//").replace("www.", "www&#46;").replace("@", "&#64;")
    text = _LINE_START.sub(r"\1\\\2", text)
    return _NUMBERED.sub(r"\1\\\2", text)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            anchor = f'<a id="{block.anchor}"></a>\n\n' if block.anchor else ""
            number = f"{block.number}. " if block.number else ""
            yield f"{anchor}{'#' * block.level} {escaped(number)}{_line(block.text)}\n\n"
        case Prose(kind="lead"):
            yield f"*{_line(block.text)}*\n\n"
        case Prose(kind="conflict" | "tension" | "finding" | "again"):
            yield f"**{ {'finding': 'Found', 'again': 'Again'}.get(block.kind, 'Against') }:** {_line(block.text)}\n\n"
        case Prose():
            yield f"{_start(_line(block.text))}\n\n"
        case Points():
            yield "".join(f"- {_start(_line(each))}\n" for each in block.items) + "\n"
        case Facts():
            yield "".join(f"- **{escaped(name)}:** {_line(words)}\n" for name, words in block.rows) + "\n"
        case Contents():
            yield f"## {escaped(block.title)}\n\n"
            for each in block.entries:
                number = f"{each.number}\\. " if each.number else ""
                aside = f" ({escaped(each.aside)})" if each.aside else ""
                yield f"{'  ' * (each.level - 2)}- {number}[{_line(each.text)}](#{each.anchor}){aside}\n"
            yield "\n"
        case Statement():
            yield _statement(block)
        case Table():
            yield from _table(block)
        case Figure():
            yield f'<a id="{block.anchor}"></a>\n\n**{escaped(block.title)}.** {escaped(block.description)}\n\n'
            if block.rows:
                yield _row(escaped(each) for each in block.head)
                yield _row("---" for _ in block.head)
                yield "".join(_row(escaped(each) for each in row) for row in block.rows) + "\n"


def _statement(block: Statement) -> str:
    quote = "".join(f"> {escaped(each)}\n" for each in block.quote.splitlines() if each.strip())
    notes = "".join(f"  \n{_line(each)}" for each in block.notes)
    return (
        f'<a id="{block.anchor}"></a>**{block.label}** {_line(block.says)}\n\n'
        f"{quote}{chr(10) if quote else ''}{_line(block.where)}{notes}\n\n"
    )


def _table(block: Table) -> Iterator[str]:
    yield f"*{_line(block.caption)}*\n\n"
    yield _row(_cell(each) for each in block.head)
    yield _row("---" for _ in block.head)
    for row in block.rows:
        yield _row(_cell(each) for each in row)
    yield "\n"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("\n", " ") for cell in cells) + " |\n"


def _cell(cell: Cell) -> str:
    return "<br>".join(_line(each) for each in cell.lines if plain(each))


def _start(text: str) -> str:
    """A line whose first word could be read as a list or a heading."""
    return _NUMBERED.sub(r"\1\\\2", _LINE_START.sub(r"\1\\\2", text))


def _line(line: Line) -> str:
    return "".join(_span(span) for span in line)


def _span(span: Span) -> str:
    words = _SIGNS.sub(r"\\\1", span.text) if span.kind == "code" else escaped(span.text)
    bare = words.strip()
    if span.kind == "strong" and bare:
        words = words.replace(bare, f"**{bare}**")
    elif span.kind == "code":
        words = f"`{span.text}`"
    return f"[{words}](#{span.link})" if span.link else words
