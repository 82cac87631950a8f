"""Reading the lines in which an article says who wrote it and when: bylines, mastheads, memo heads, datelines."""

import re
from dataclasses import dataclass
from functools import cache

from crossread.db.intake.names import as_names, as_publisher, is_agency, kind_named

# Names of fields in memo heads and front matter, and what they hold.
_FIELDS = {
    "title": "title",
    "headline": "title",
    "subject": "title",
    "re": "title",
    "betreff": "title",
    "objet": "title",
    "asunto": "title",
    "titel": "title",
    "titre": "title",
    "заголовок": "title",
    "author": "author",
    "authors": "author",
    "by": "author",
    "from": "author",
    "von": "author",
    "autor": "author",
    "auteur": "author",
    "автор": "author",
    "date": "published",
    "published": "published",
    "published on": "published",
    "publication date": "published",
    "first published": "published",
    "posted": "published",
    "posted on": "published",
    "datum": "published",
    "veröffentlicht": "published",
    "publié le": "published",
    "fecha": "published",
    "publicado": "published",
    "data": "published",
    "pubblicato": "published",
    "дата": "published",
    "опубликовано": "published",
    "publisher": "publisher",
    "publication": "publisher",
    "newspaper": "publisher",
    "source": "publisher",
    "site": "publisher",
    "quelle": "publisher",
    "источник": "publisher",
    "url": "url",
    "link": "url",
    "to": "other",
    "cc": "other",
    "updated": "other",
    "last updated": "other",
    "section": "other",
    "language": "other",
    "tags": "other",
    "category": "other",
    "an": "other",
}
_SEPARATORS = r"\s*[|•·]\s*|\s+[-–—/]+\s+|\s*[–—]\s*|\s{3,}|\t+|\n"


@dataclass(slots=True)
class Byline:
    """What one such line says; `kind` is report, opinion or memo. A field is None if the line does not say it."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    kind: str | None = None

    @property
    def says_something(self) -> bool:
        """Whether the line said anything at all."""
        return any((self.title, self.author, self.publisher, self.published, self.url))


@cache
def _by_pattern() -> "re.Pattern[str]":
    words = (
        r"(?:written |reported |reporting |story |words |text |analysis |opinion |an? \w+ )?by"
        r"|von|par|por|di|door|av|af|przez|autor(?:in|es)?|author|auteure?|authors|автор(?:ы|и)?"
        r"|текст|text|作者|文|撰文|بقلم|מאת"
    )
    return re.compile(rf"(?:^|(?<=[\s|•·(–—]))(?:{words})(?:\s*[:：/／]\s*|\s+)(?=\S)", re.IGNORECASE)


@cache
def _field_pattern() -> "re.Pattern[str]":
    names = "|".join(sorted((re.escape(name) for name in _FIELDS), key=len, reverse=True))
    return re.compile(rf"[*_#\s]*({names})\s*[*_]*\s*[:：][*_\s]*(.+)", re.IGNORECASE)


@cache
def _separator_pattern() -> "re.Pattern[str]":
    return re.compile(_SEPARATORS)


def read_field(line: str) -> tuple[Byline, bool] | None:
    """What a line such as "Author: A. Nobody" says, and whether it is one of a memo's head (To, From, Re).

    None if it is no such line; "Updated: ..." is one, and says nothing.
    """
    match = _field_pattern().match(line)
    if match is None:
        return None
    name, value = match[1].lower(), match[2].strip().strip("\"'").strip()
    found = Byline()
    what = _FIELDS[name]
    if what == "title":
        found.title = value
    elif what == "author":
        found.author = as_names(value, is_told=True)
    elif what == "published":
        found.published = stated_date(value)
    elif what == "publisher":
        found.published = stated_date(value)
        name = value.split(",")[0] if found.published else value
        found.publisher = None if value.startswith("http") else name
        found.url = value if value.startswith("http") else None
    elif what == "url":
        found.url = value
    return found, name in {"to", "from", "re", "subject", "an", "von", "betreff"}


def read_byline(line: str) -> Byline:
    """What a short line around the title says: author, publisher, date and kind, in any order and number."""
    found = Byline()
    bare = line.strip().strip("()[]*_").strip()
    if bare.startswith(("http://", "https://", "www.")) and " " not in bare:
        found.url = bare
        return found
    date_span, found.published = _date_in(bare)
    rest = bare if date_span is None else f"{bare[: date_span[0]]} | {bare[date_span[1] :]}"
    by = _by_pattern().search(rest)
    if by is not None:
        told = _separator_pattern().split(rest[by.end() :])[0]
        found.author = as_names(told, is_told=True)
        rest = f"{rest[: by.start()]} | {rest[by.end() + len(told) :]}" if found.author else rest
    for raw in _separator_pattern().split(rest):
        part = raw.strip(" ,.;:()[]")
        if not part:
            continue
        kind, without_kind = kind_named(part)
        found.kind = found.kind or kind
        if not without_kind:
            continue
        if is_agency(without_kind) or (kind and as_publisher(without_kind, is_told=True)):
            found.publisher = found.publisher or without_kind
        elif found.published and _is_masthead(part):
            found.publisher = found.publisher or part.split(",")[0]
        elif found.published or found.author:
            names = None if found.author else as_names(without_kind)
            publisher = as_publisher(without_kind)
            if publisher:
                found.publisher = found.publisher or publisher
            elif names:
                found.author = names
    return found


def _is_masthead(part: str) -> bool:
    """Whether part of a line with a date is the name of a paper by its article alone: "THE EVENING EXAMPLE"."""
    name = part.split(",", maxsplit=1)[0].split()
    return 1 < len(name) <= 5 and name[0].lower() == "the" and name[1].lower() != "hague" and name[-1][0].isupper()


def is_byline(line: str, size: int) -> bool:
    """Whether a line is made of such matter and nothing else: a date or a name takes up most of it."""
    if size > 25:
        return False
    bare = line.strip().strip("()[]*_").strip()
    if bare.startswith(("http://", "https://", "www.")) and " " not in bare:
        return True
    by = _by_pattern().match(bare)
    if by is not None and as_names(_separator_pattern().split(bare[by.end() :])[0], is_told=True):
        return True
    if not any(character.isdigit() for character in bare):
        return False
    span, value = _date_in(bare)
    if span is None or value is None:
        return False
    left = bare[: span[0]] + bare[span[1] :]
    return len(left.split()) <= 10 and not _is_sentence(left)


def _is_sentence(rest: str) -> bool:
    """Whether what is left of a line without its date reads as prose: most of its words begin in lower case."""
    tokens = [token for token in rest.split() if token[0].isalpha()]
    return len(tokens) > 3 and sum(token[0].islower() for token in tokens) > len(tokens) / 2


def read_dateline(paragraph: str) -> tuple[Byline, int]:
    """What the beginning of a wire report says, "YEREVAN, Sept 20, 2023 (Reuters) – ...", and where it ends.

    Nothing, and 0, if the paragraph does not begin so.
    """
    found = Byline()
    beginning = paragraph[:110]
    match = re.match(
        r"[\"“]?(?P<place>[^\W\d_][^\n.!?;:()–—]{1,60}?[.,]?)\s*(?P<date>[^()–—\n]{0,30}?\d[^()–—\n]{0,12}?)?[.,]?\s*"
        r"(?:[(\[](?P<agency>[^()\[\]]{2,40})[)\]])?[.,:]?\s*(?:[-–—]{1,3}\s?|\.—)",
        beginning,
    )
    if match is None or (match["date"] is None and match["agency"] is None):
        return found, 0
    place = match["place"].split(",")[0].split()
    if not place or len(place) > 5 or not all(word[0].isupper() for word in place):
        return found, 0
    if match["agency"] and is_agency(match["agency"]):
        found.publisher = match["agency"].strip()
        found.kind = "report"
    _, found.published = _date_in(beginning[: match.end()])
    if found.published or (match["date"] and place[0].isupper()):
        found.kind = "report"
    return found, match.end() if found.kind else 0


def stated_date(line: str) -> str | None:
    """The first full date in a line as EDTF; None if there is none that is exact to the month at least."""
    return _date_in(line)[1]


def _date_in(line: str) -> tuple[tuple[int, int] | None, str | None]:
    """Where the first date with a year lies in a line, and its EDTF."""
    if not any(character.isdigit() for character in line):
        return None, None
    from crossread.db.dates import find

    for date in find(line):
        value = date.value
        if not date.relative and value and value[:4].isdigit() and value[4:5] == "-" and "/" not in value:
            return (date.start, date.end), value
    east = re.search(r"(\d{4})年(\d{1,2})月(\d{1,2})日", line)
    if east:
        return east.span(), f"{east[1]}-{int(east[2]):02}-{int(east[3]):02}"
    return None, None
