"""Marking the blocks of a text: what around and between the paragraphs of an article is not the article.

Marks are the kinds of zones, and `byline` for the lines that say who wrote it and when, which stay plain text.
"""

import re
from functools import cache

from crossread.db.intake import phrases
from crossread.db.intake.bylines import is_byline, read_field
from crossread.db.intake.headline import find_title
from crossread.db.intake.layout import Block, Layout
from crossread.db.intake.names import as_names

_HEAD_REACH = 60
_TAIL_REACH = 90
_QUOTE_REACH = 60
_BANNER_REACH = 12
_LONGEST_STANDFIRST = 2


def mark_blocks(layout: Layout) -> int | None:
    """Mark every block that is not plain text, find where the body lies, and give the number of the title's block."""
    blocks = layout.blocks
    for i, block in enumerate(blocks):
        if block.size <= 90:
            _mark_alone(block, near_edge=i < _HEAD_REACH or i >= len(blocks) - _TAIL_REACH)
            if i < _BANNER_REACH and block.mark is None and block.is_prose and block.size <= 40:
                block.mark = "furniture" if phrases.is_banner(block.text) else None
    layout.body = _body_start(blocks)
    _find_tail(layout)
    _mark_front_matter(layout)
    _mark_menus(layout)
    for block in [*layout.head, *layout.last_lines]:
        if block.mark is None and not block.is_prose and _is_head_line(block):
            block.mark = "byline"
    _drop_list_dates(layout)
    title, deck = find_title(layout)
    for i in () if title is None else (title, *deck):
        blocks[i].mark = "headline"
    _mark_repeats(layout, title)
    _mark_introduction(layout, title)
    _mark_summary(layout)
    _mark_rest_of_head(layout, title)
    _mark_inside(layout)
    return title


def _body_start(blocks: list[Block]) -> int:
    """The first block of the article itself: prose, or the first of three short sentences in a row."""
    plain = [i for i, block in enumerate(blocks) if block.mark is None and not block.is_foreign]
    sentences = [i for i in plain if blocks[i].is_prose or _is_short_sentence(blocks[i])]
    for place, i in enumerate(sentences):
        at = plain.index(i) if place < _HEAD_REACH else 0
        if blocks[i].is_prose or (plain[at : at + 3] == sentences[place : place + 3] and len(sentences) > place + 2):
            return i
    # Verse, lists and notes have no prose: nothing but their first line can be told from the rest.
    return min(1, len(blocks))


def _is_short_sentence(block: Block) -> bool:
    """Whether a line is a statement: it ends with a full stop and is not set in capitals as headlines are."""
    if block.size < 4 or not block.ends_with_stop or block.text.rstrip("”’\"' ")[-1:] in "?!？！":
        return False
    longer = [word for word in block.text.split() if len(word) > 3]
    return sum(word[0].isupper() for word in longer) < len(longer) * 0.7


def _mark_alone(block: Block, *, near_edge: bool) -> None:
    """Mark what is known by its own wording."""
    text = block.text
    if phrases.is_caption(text, has_stop=block.ends_with_stop):
        block.mark = "caption"
    elif block.size <= 12 and phrases.is_menu(text):
        block.mark = "furniture" if near_edge or block.size == 1 else None
    elif not block.is_prose and (
        (block.size <= 25 and (phrases.is_inserted(text) or phrases.ends_article(text)))
        or (near_edge and phrases.speaks_of_the_page(text))
    ):
        block.mark = "furniture"


def _find_tail(layout: Layout) -> None:
    """Find where the body ends, and mark what comes after it as furniture.

    What follows a line that ends articles is no more article, unless that much prose follows that the line must
    have stood in its middle.
    """
    blocks = layout.blocks
    first = max(layout.body + 1, len(blocks) - _TAIL_REACH)
    prose = sum(len(block.text) for block in blocks if block.is_prose)
    tail = len(blocks)
    after = 0
    for i in range(len(blocks) - 1, first - 1, -1):
        block = blocks[i]
        is_sites = block.is_prose and phrases.speaks_of_the_page(block.text)
        ends = (not block.is_prose or is_sites) and block.size <= 40 and phrases.ends_article(block.text)
        if ends or (block.size <= 12 and after == 0 and phrases.is_inserted(block.text)):
            tail = i
        if block.is_prose and block.mark is None and not is_sites:
            after += len(block.text)
            if after > prose * 0.12:
                break
    for block in blocks[tail:]:
        block.mark = block.mark or "furniture"
    tail = _upwards(layout, tail)
    while tail > layout.body + 3 and blocks[tail - 1].is_prose and phrases.speaks_of_the_page(blocks[tail - 1].text):
        blocks[tail - 1].mark = "furniture"
        tail = _upwards(layout, tail - 1)
    layout.tail = tail


def _upwards(layout: Layout, tail: int) -> int:
    """Take in blocks above the tail that belong to it: other scripts, lists with dates, the title once more."""
    blocks = layout.blocks
    titles = {block.text.strip() for block in layout.head if block.size > 2}
    while tail > layout.body + 1:
        block = blocks[tail - 1]
        is_tag = block.size <= 2 and block.text.islower() and not block.ends_with_stop
        belongs = block.mark == "furniture" or block.is_foreign or is_tag or block.text.strip() in titles
        if not belongs and not block.is_prose and _has_list_date(block) and tail < len(blocks):
            belongs = blocks[tail].is_foreign or _has_list_date(blocks[tail])
        if not belongs and not block.is_prose and _has_list_date(block) and tail == len(blocks):
            belongs = _has_list_date(blocks[tail - 2])
        if not belongs:
            break
        block.mark = "furniture"
        tail -= 1
    return tail


@cache
def _list_date_pattern() -> "re.Pattern[str]":
    return re.compile(
        r"\d{1,2}[. ]+[^\W\d_]{3,12}\.?,? \d{4}|[^\W\d_]{3,12}\.? \d{1,2}, \d{4}"
        r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d"
    )


def _has_list_date(block: Block) -> bool:
    return block.size <= 40 and _list_date_pattern().match(block.text) is not None


def _drop_list_dates(layout: Layout) -> None:
    """A date above the body is no byline where it belongs to the entry of a list: under furniture, without a title."""
    for before, block in zip(layout.head, layout.head[1:], strict=False):
        if block.mark == "byline" and before.is_foreign and _has_list_date(block):
            block.mark = "furniture"


def _mark_front_matter(layout: Layout) -> None:
    """Mark the fields between two lines of `---` at the very beginning, as blogs keep them."""
    blocks = layout.blocks
    if not blocks or blocks[0].text.strip() != "---":
        return
    for i, block in enumerate(blocks[1:40], start=1):
        if block.text.strip() == "---":
            for field in blocks[: i + 1]:
                field.mark = "byline" if ":" in field.text else "furniture"
            layout.body = max(layout.body, i + 1)
            return


def _mark_menus(layout: Layout) -> None:
    """Three lines or more of up to three words, under each other without a blank line, above the body, are a menu."""
    run: list[Block] = []
    for block in [*layout.head, Block(start=-1, end=-1, text="", size=99)]:
        adjacent = run and block.size < 99 and "\n\n" not in layout.text[run[-1].end : block.start]
        if block.size <= 3 and (not run or adjacent) and not _is_head_line(block):
            run.append(block)
            continue
        if len(run) >= 3 and not all(member.text.isupper() and member.size > 1 for member in run):
            for member in run:
                member.mark = member.mark or "furniture"
        run = [block] if block.size <= 3 else []


def _is_head_line(block: Block) -> bool:
    if block.size > 25:
        return False
    field = read_field(block.text)
    if field is not None and (field[0].says_something or field[1]):
        return True
    return is_byline(block.text, block.size)


def _mark_introduction(layout: Layout, title: int | None) -> None:
    """Mark the standfirst: prose cut off from the body by a byline or a list of languages, or set without a stop."""
    blocks = layout.blocks
    separator = None
    for i in range(layout.body + 1, min(layout.body + 3, layout.tail)):
        block = blocks[i]
        is_separator = block.mark == "byline" or (block.mark == "furniture" and phrases.is_languages(block.text))
        if is_separator or (block.mark is None and not block.is_prose and _is_head_line(block)):
            separator = i
            break
    if separator is not None and separator + 1 < layout.tail:
        for block in blocks[layout.body : separator]:
            block.mark = block.mark or "introduction"
        if blocks[separator].mark is None:
            blocks[separator].mark = "byline"
        layout.body = separator + 1
        return
    between = blocks[title + 1 : layout.body] if title is not None else []
    found = [block for block in between if block.mark is None and not block.is_foreign and 8 <= block.size <= 80]
    # A standfirst is one line or two: more are verse, or a list. And none leads over to what comes next.
    if len(found) <= _LONGEST_STANDFIRST and not any(block.leads_on for block in found):
        for block in found:
            block.mark = "introduction"


def _mark_summary(layout: Layout) -> None:
    """What stands under the heading "Summary" at the beginning of a paper introduces it."""
    first = next((i for i, block in enumerate(layout.blocks[:25]) if phrases.is_summary(block.text)), None)
    if first is None:
        return
    for block in layout.blocks[first + 1 : first + 8]:
        if not block.is_prose:
            break
        block.mark = "introduction"


def _mark_repeats(layout: Layout, title: int | None) -> None:
    """Above the body the title counts once."""
    for i, block in enumerate(layout.head):
        if title is not None and i != title and block.text.strip() == layout.blocks[title].text.strip():
            block.mark = "furniture"


def _mark_rest_of_head(layout: Layout, title: int | None) -> None:
    """What is left above the title is furniture, and what is in another script."""
    for i, block in enumerate(layout.head):
        if block.mark is None and ((title is not None and i < title) or block.is_foreign):
            block.mark = "furniture"


def _mark_inside(layout: Layout) -> None:
    """Mark pull quotes, and lone codes of languages between paragraphs."""
    inside = layout.blocks[layout.body : layout.tail]
    for i, block in enumerate(inside):
        if block.mark is not None:
            continue
        if block.is_foreign and block.size <= 3:
            block.mark = "furniture"
        elif not block.is_foreign and 8 <= block.size <= 60 and not _is_item(block):
            near = inside[max(0, i - _QUOTE_REACH) : i + _QUOTE_REACH]
            if _repeats(
                block, [other for other in near if other is not block and other.is_prose and other.mark is None]
            ):
                block.mark = "pull_quote"


def _is_item(block: Block) -> bool:
    return block.text[0] in "•*·–—-[" or block.text[:1].isdigit()


def _repeats(block: Block, prose: list[Block]) -> bool:
    """Whether a line says once more, in nearly the same words, what a paragraph of the article says."""
    folding = block.folded
    if block.is_prose:
        longer = [other for other in prose if other.size > block.size and block.words <= other.words]
        return any(folding in other.folded for other in longer)
    tokens = folding.split()
    # Short words say nothing of where a line was taken from.
    content = frozenset(token for token in tokens if len(token) > 3) or frozenset(tokens)
    triples = [f" {' '.join(tokens[i : i + 3])} " for i in range(len(tokens) - 2)]
    for other in prose:
        if len(content & other.words) < len(content) * 0.6:
            continue
        text = other.folded
        covered: set[int] = set()
        for i, triple in enumerate(triples):
            if triple in text:
                covered.update((i, i + 1, i + 2))
        if len(tokens) >= 8 and len(covered) >= len(tokens) * 0.5:
            return True
    return False


def lone_name(layout: Layout) -> str | None:
    """A name that stands alone as the last line of the body and nowhere else in it: how many sites sign an article."""
    for block in layout.blocks[max(layout.body, layout.tail - 2) : layout.tail]:
        if block.mark is None and block.size <= 5 and not block.ends_with_stop:
            name = as_names(block.text.lstrip("—–- "))
            surname = name.split()[-1] if name else ""
            if name and layout.text.count(surname) == block.text.count(surname):
                return name
    return None
