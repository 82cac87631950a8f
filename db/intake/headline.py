"""Which line of a text is its title: not the site's menu, not a caption, not a byline."""

import re
from collections import Counter

from crossread.db.intake.languages import LANGUAGES
from crossread.db.intake.layout import Block, Layout
from crossread.db.text import sentences

_LONGEST = 220
_CUT = 90


def find_title(layout: Layout) -> tuple[int | None, list[int]]:
    """The block that is the title, with the blocks right under it that continue it (the deck of an old paper).

    None if nothing in the head of the text is one. What counts: words of the body in it, its length, that it is
    repeated, in capitals, or on its own between blank lines.
    """
    head = [(i, block) for i, block in enumerate(layout.head) if _can_be_title(block)]
    if not head:
        return None, []
    body = " ".join(block.folded for block in layout.blocks[layout.body : layout.body + 40] if block.is_prose)
    known = LANGUAGES.get(layout.language or "", LANGUAGES["en"]).common
    repeats = Counter(_bare(block.text) for block in layout.blocks if block.size <= 40)
    best, best_score = None, 1.0
    for place, (i, block) in enumerate(head):
        score = _score(layout, block, body, known) - 0.12 * place + (1.0 if repeats[_bare(block.text)] > 1 else 0.0)
        if score > best_score:
            best, best_score = i, score
    if best is None:
        return None, []
    best = _uppermost(layout, best)
    deck = []
    if layout.blocks[best].text.isupper():
        for i in range(best + 1, layout.body):
            if _can_be_title(layout.blocks[i]) and layout.blocks[i].size < 20:
                deck.append(i)
            elif layout.blocks[i].mark != "byline":
                break
    return best, deck


def _uppermost(layout: Layout, best: int) -> int:
    """Go up from a line of a deck in capitals to its first, and from a long standfirst to the short title above it."""
    blocks = layout.blocks
    while best > 0 and _can_be_title(blocks[best - 1]):
        above, block = blocks[best - 1], blocks[best]
        is_deck = above.text.isupper() and block.text.isupper() and above.size > 2
        is_above_standfirst = block.size >= 15 and 3 <= above.size < block.size
        if not (is_deck or is_above_standfirst):
            break
        best -= 1
    return best


def clean_title(text: str) -> str:
    """A title as it is shown: on one line, without Markdown's signs and the comma or semicolon a deck ends in."""
    one_line = " ".join(text.split()).lstrip("#").strip()
    bare = one_line.strip("*_=").strip()
    return bare.rstrip(";,:—–-").rstrip() or one_line


def title_from_file_name(file_name: str | None) -> str | None:
    """A title from a file name that says something in words; None for numbers, dates and hashes."""
    stem = (file_name or "").rpartition("/")[2].rpartition(".")[0]
    tokens = re.split(r"[\s_\-.+]+", stem)
    named = [token for token in tokens if len(token) > 1 and token.isalpha()]
    kept = [token for token in tokens if token and not re.fullmatch(r"[0-9a-f]{8,}|[0-9]+", token.lower())]
    if len(named) < 2 or sum(map(len, named)) < 8 or not any(len(token) > 3 for token in named):
        return None
    title = " ".join(kept)
    return title[0].upper() + title[1:]


def title_from_first_words(text: str) -> str:
    """The first sentence of a text as a title; what is longer than 90 characters is cut and ends in an ellipsis."""
    one_line = " ".join(text[: _CUT * 4].split())
    first = [one_line[start:end] for start, end in sentences(one_line)[:1]]
    if first and len(first[0]) <= _CUT:
        return clean_title(first[0].rstrip(".。"))
    cut = one_line[:_CUT]
    at_space = cut.rpartition(" ")[0] if " " in cut[_CUT // 2 :] else cut
    # A short word at the end, such as "of" or "and", reads as a slip.
    while len(at_space) > _CUT // 2 and len(at_space.rpartition(" ")[2]) <= 3:
        at_space = at_space.rpartition(" ")[0]
    return at_space.rstrip(" ,.;:–—-(“") + "…"


def _bare(text: str) -> str:
    return " ".join(text.split()).strip("#*_ ").lower()


def _can_be_title(block: Block) -> bool:
    return block.mark is None and not block.is_prose and not block.is_foreign and 1 < len(block.text) <= _LONGEST


def _score(layout: Layout, block: Block, body: str, known: frozenset[str]) -> float:
    tokens = block.folded.split()
    content = [token for token in tokens if token not in known and len(token) > 2] or tokens
    in_body = sum(f" {token} " in body or (len(token) > 5 and token[:5] in body) for token in content)
    text = layout.text
    before, after = text[max(0, block.start - 3) : block.start], text[block.end : block.end + 3]
    is_alone = ("\n\n" in before or block.start < 3) and "\n\n" in after.replace(" ", "")
    score = 2.0 * min(block.size, 9) / 9 + 3.0 * in_body / max(3, len(content))
    score += 0.5 * is_alone + 1.0 * block.text.startswith("# ") + 0.7 * (block.text.isupper() and block.size > 2)
    if block.ends_with_stop and block.text.rstrip()[-1] in ".。":
        score -= 0.6
    score += 0.4 * (is_alone and block.start < 3)
    return score - (1.5 if block.size == 1 else 0.0) - (1.0 if block.size > 30 else 0.0)
