"""Guessing an article's metadata and zones from its text alone. Everything guessed can be edited afterwards."""

import re
from dataclasses import dataclass
from itertools import chain

from crossread.db.intake import headline
from crossread.db.intake.bylines import Byline, read_byline, read_dateline, read_field, stated_date
from crossread.db.intake.layout import Block, Layout, read_layout
from crossread.db.intake.marking import lone_name, mark_blocks
from crossread.db.intake.names import as_names, as_publisher
from crossread.db.records import PublishedGround, Zone, ZoneKind

_ZONE_KINDS: dict[str, ZoneKind] = {
    "headline": "headline",
    "introduction": "introduction",
    "caption": "caption",
    "pull_quote": "pull_quote",
    "furniture": "furniture",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guesses:
    """What a text seems to say of itself; None for what it does not say.

    `title` is always there; `title_is_stated` is False where the text has no headline and it was made from the file's
    name or the first words. `published` is EDTF, its ground `stated` if a byline, masthead or dateline of the text says
    it, `guessed` if only the file's name does. `kind` is report, opinion or memo.
    """

    title: str
    title_is_stated: bool = True
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_ground: PublishedGround | None = None
    language: str | None = None
    kind: str | None = None
    url: str | None = None
    zones: tuple[Zone, ...] = ()


def guess(text: str, file_name: str | None = None) -> Guesses:
    """Guess title, author, publisher, date, language, kind and zones of a normalised text.

    Zones are in order and do not overlap; furniture that lies together is one zone. No date is taken from furniture
    such as a list of other articles, nor from the body.
    """
    layout = read_layout(text)
    title_block = mark_blocks(layout)
    said = _read_head(layout)
    opening = layout.blocks[layout.body] if layout.body < len(layout.blocks) else None
    if opening is not None:
        _fill(said, read_dateline(opening.text)[0])
    _read_unmarked(layout, said, title_block)
    _read_introduction(layout, said)
    _read_tail(layout, said)
    ground: PublishedGround | None = "stated" if said.published else None
    if said.published is None:
        said.published = _date_in_file_name(file_name)
        ground = "guessed" if said.published else None
    title, is_stated = _title(layout, said, title_block, file_name)
    return Guesses(
        title=title,
        title_is_stated=is_stated,
        author=said.author,
        publisher=said.publisher,
        published=said.published,
        published_ground=ground,
        language=layout.language,
        kind=said.kind,
        url=said.url,
        zones=_zones(layout),
    )


def _fill(said: Byline, more: Byline) -> None:
    """Take over what is not known yet."""
    said.title = said.title or more.title
    said.author = said.author or more.author
    said.publisher = said.publisher or more.publisher
    said.published = said.published or more.published
    said.url = said.url or more.url
    said.kind = said.kind or more.kind


def _read_head(layout: Layout) -> Byline:
    """What the bylines, fields and kickers above the body, and the bylines right below it, say."""
    said = Byline()
    memo_lines = 0
    for block in chain(layout.head, layout.last_lines):
        if block.mark == "byline":
            field = read_field(block.text)
            memo_lines += field is not None and field[1]
            _fill(said, read_byline(block.text) if field is None else field[0])
        elif block.mark == "furniture" and block.size <= 3 and said.kind is None:
            said.kind = _kicker(block)
    if memo_lines >= 2:
        said.kind = "memo"
    if any(block.text.strip(" *#").lower() in {"memorandum", "memo"} for block in layout.head):
        said.kind = "memo"
    return said


def _read_unmarked(layout: Layout, said: Byline, title_block: int | None) -> None:
    """Lines around the title that are a name and nothing else: of people under it, of a publisher above it."""
    for i, block in enumerate(layout.head):
        if block.size > 10 or title_block is None or block.is_foreign:
            continue
        if i > title_block and block.mark is None and said.author is None:
            name = as_names(block.text) or as_names(block.text.split(" in ")[0])
            if name and name.split()[-1] not in layout.text[block.end :]:
                said.author, block.mark = name, "byline"
        elif i < title_block and block.size > 1 and said.publisher is None and block.mark in {None, "furniture"}:
            tokens = [token for token in block.text.split() if len(token) > 3]
            if tokens and all(token[0].isupper() for token in tokens) and not block.ends_with_stop:
                said.publisher = as_publisher(block.text)
                block.mark = "byline" if said.publisher else block.mark


def _kicker(block: Block) -> str | None:
    """The kind that a single word above the title names; menus name several, so only one right above it counts."""
    word = block.text.strip(" :|").lower()
    return (
        "opinion" if word in {"opinion", "op-ed", "editorial", "commentary", "meinung", "мнение", "tribune"} else None
    )


def _read_introduction(layout: Layout, said: Byline) -> None:
    """An introduction often presents the author and for whom the article was written."""
    for block in layout.head:
        if block.mark != "introduction":
            continue
        text = block.text
        if said.author is None:
            said.author = _presented_author(text)
        match = re.search(
            r"\b(?:written|prepared|translated) (?:exclusively )?for ((?:the )?(?:[A-Z][\w&.’'-]*\s?){1,5})", text
        )
        if match and said.publisher is None:
            said.publisher = match[1].strip(" ,.")


def _presented_author(text: str) -> str | None:
    by = re.search(
        r"\b(?:article|essay|analysis|report|text|piece|op-ed|column|memo|study|story)\b[^.]{0,20}? by ([^.,;:]+)", text
    )
    if by:
        tokens = by[1].split()
        for first in range(len(tokens) - 4, len(tokens) - 1):
            name = as_names(" ".join(tokens[max(0, first) :]))
            if name and not (first > 0 and tokens[first - 1][0].isupper() and len(tokens) - first < 3):
                return name
        return as_names(" ".join(tokens[-2:]))
    told = re.search(
        r"(?:^|[.!?…”] )((?:[^\W\d_][\w’'-]+ ){1,3}[^\W\d_][\w’'-]+), (?:an?|the) [^,.]{5,120}, "
        r"(?:notes|writes|argues|explains|says|believes|analy[sz]es|examines|looks|asks|describes|shows)\b",
        text,
    )
    return as_names(told[1]) if told else None


def _read_tail(layout: Layout, said: Byline) -> None:
    """The name under an article, and what the furniture after it says of its author and publisher; never a date."""
    if said.author is None:
        said.author = lone_name(layout)
    for block in layout.blocks[layout.tail :]:
        text = block.text[:400]
        if said.author is None:
            hello = re.search(
                r"\b(?:this is|my name is|I am|I’m|I'm) ((?:[A-Z][\w’'-]+ ){1,3}[A-Z]?[\w’'-]*?)(?=[,.!]| and\b)", text
            )
            said.author = as_names(hello[1]) if hello else None
        if said.publisher is None and block.size <= 60:
            named = re.match(
                r"(?:contribute to|support|©|\(c\)|copyright|content by)\s*(?:©|\(c\))?\s*(?:\d{4}\s*(?:by)?)?,?\s*"
                r"((?:the )?(?:[A-Z][\w&.’'-]*\s?){1,4})",
                text,
                re.IGNORECASE,
            )
            name = re.split(r" (?:All|may|and|by|as|is)\b", named[1])[0].strip(" .,") if named else ""
            if name and name[0].isupper() and as_publisher(name, is_told=True):
                said.publisher = name


def _date_in_file_name(file_name: str | None) -> str | None:
    match = re.search(
        r"(?<!\d)(1[5-9]\d\d|20\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)", file_name or ""
    )
    return stated_date(f"{match[1]}-{match[3]}-{match[4]}") if match else None


def _title(layout: Layout, said: Byline, title_block: int | None, file_name: str | None) -> tuple[str, bool]:
    if said.title:
        return headline.clean_title(said.title), True
    if title_block is not None:
        return headline.clean_title(layout.blocks[title_block].text), True
    named = headline.title_from_file_name(file_name)
    if named:
        return named, False
    plain = [block for block in layout.blocks if block.mark in {None, "introduction"}] or layout.blocks
    first = next((block for block in plain if block.is_prose), plain[0] if plain else None)
    opening = first.text[read_dateline(first.text)[1] :].strip() if first else ""
    # A text of nothing but signs is called by its file, or by the signs.
    return headline.title_from_first_words(opening) or file_name or opening or "?", False


def _zones(layout: Layout) -> tuple[Zone, ...]:
    zones: list[Zone] = []
    previous: str | None = None
    for block in layout.blocks:
        kind = _ZONE_KINDS.get(block.mark or "")
        if kind is not None:
            if zones and previous == kind and kind in {"furniture", "introduction"}:
                zones[-1] = Zone(start=zones[-1].start, end=block.end, kind=kind)
            else:
                zones.append(Zone(start=block.start, end=block.end, kind=kind))
        previous = kind
    return tuple(zones)
