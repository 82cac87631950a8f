"""Paragraphs from which something seems to be missing: prose that breaks off without a stop."""

from typing import TYPE_CHECKING

from crossread.db.text.abbreviations import word_set
from crossread.db.text.paragraphs import paragraphs
from crossread.db.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossread.db.records import Zone

_CLOSERS = "”’\"'»›)]｣」』）】〉》“*_ \t\u00a0\u200e\u200f\u202c\u2069"
_STOPS = ".!?…:;؟۔‽。！？｡।॥։።፧။។՝՞—–¶▪■●♦◆∎：；⁄>|#"
_BULLETS = "•·*–—▪◦‣■●○➢►✓-+|>#@=~"
_CAPTION_WORDS = (
    "photo",
    "image",
    "picture",
    "figure",
    "fig.",
    "map ",
    "source:",
    "credit",
    "foto",
    "bild",
    "фото",
    "abb.",
)
_STOPS_INSIDE = (". ", "? ", "! ", ".” ", "。", "؟ ", "। ", "։ ", "！", "？")
# Words after which a sentence cannot end; those that end a headline at times are left out.
_UNFINISHED = word_set(
    "a an the of and or nor either neither whether than without between among because although via per der die das "
    "den dem des ein eine einen einem einer und oder sowie zwischen ohne le la les des du une et ou sans entre el los "
    "las una unos y o del sin il lo gli uno e di della dei delle senza tra os as um uma do da dos das em sem het een "
    "en van zonder tussen и или без между чтобы который которая которые та або і між без"
)
_OPENINGS = word_set(
    "however moreover furthermore finally therefore nevertheless meanwhile although while when since after before "
    "during despite because as in on at by from according to following under jedoch außerdem schließlich obwohl "
    "nachdem während cependant finalement toutefois bien depuis sin embargo además finalmente aunque tuttavia infine "
    "однако наконец хотя после когда"
)


def may_be_cut_off(paragraph: str) -> bool:
    """Whether a paragraph breaks off, so that text may be missing: it is prose, and it ends without a stop.

    Headings, list items, captions and menu lines end without one as a matter of course and are never meant; nor is
    a line that could be either. A footnote that breaks off after a comma is.
    """
    body = paragraph.strip().rstrip(_CLOSERS)
    # Thai and Lao end a sentence with a space alone.
    if len(body) < 24 or body[-1] in _STOPS or "\u0e00" <= body[-1] <= "\u0eff":
        return False
    if body[0] in _BULLETS or body[0].isdigit() or body[:12].lower().startswith(_CAPTION_WORDS):
        return False
    if paragraph.rstrip()[-1] in ")]" or "http" in body[-80:] or "@" in body[-40:] or "©" in body:
        return False
    found = words(body)
    tokens = [body[start:end] for start, end in found]
    if len(tokens) < 8 or body.isupper():
        return False
    if body[-1] == ",":
        return True
    if _is_cased_like_a_heading(tokens):
        return False
    if body[-1] == "-" or tokens[-1].lower() in _UNFINISHED:
        return True
    has_stop_inside = any(mark in body for mark in _STOPS_INSIDE)
    if has_stop_inside:
        return len(tokens) >= 25
    opens_like_prose = tokens[0].lower() in _OPENINGS and ("," in body[:80] or "，" in body[:80])
    return len(tokens) >= (14 if opens_like_prose else 32)


def gaps(text: str, zones: "Sequence[Zone]" = ()) -> list[tuple[int, int]]:
    """The paragraphs of a text that may be cut off, outside of all zones, as half-open ranges.

    None is given where the text goes on in lower case with the next paragraph, nor in a text of which more than a
    third of the longer paragraphs end without a stop: that is then how it is written.
    """
    found: list[tuple[int, int]] = []
    longer = 0
    spans = paragraphs(text)
    ordered = sorted((zone.start, zone.end) for zone in zones)
    at = 0
    for number, (start, end) in enumerate(spans):
        while at < len(ordered) and ordered[at][1] <= start:
            at += 1
        if at < len(ordered) and ordered[at][0] < end:
            continue
        longer += end - start >= 120
        goes_on = number + 1 < len(spans) and text[spans[number + 1][0]].islower()
        if not goes_on and may_be_cut_off(text[start:end]):
            found.append((start, end))
    return found if len(found) * 3 <= max(longer, 3) else []


def _is_cased_like_a_heading(tokens: list[str]) -> bool:
    """Whether nearly all longer words begin with a capital, as in a title or a line of names."""
    longer = [token for token in tokens if len(token) > 3]
    capitals = sum(token[0].isupper() for token in longer)
    return bool(longer) and capitals >= len(longer) * 0.7
