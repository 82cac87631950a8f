"""An annotation as a citation in plain text: quote, author, title, publisher, date, paragraph. Pure; no Qt."""

from crossread.db.dates import show
from crossread.db.records import Annotation, Source


def citation(annotation: Annotation, source: Source, paragraph: int, paragraph_word: str = "paragraph") -> str:
    """The quote on one line in quotation marks, and after a dash where it stands; what is not known is left out.

    `paragraph` is the number of the one in which the passage begins, 0 if it lies before the first.
    """
    parts = [source.author or "", f"“{_line(source.title)}”", source.publisher or ""]
    if source.published:
        parts.append(show(source.published))
    if paragraph > 0:
        parts.append(f"{paragraph_word} {paragraph}")
    where = ", ".join(part for part in map(_line, parts) if part)
    quote = _inner(_line(annotation.quote))
    return f"“{quote}” – {where}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _inner(quote: str) -> str:
    """Marks of quotation inside a quotation become single ones, where they come in pairs."""
    if quote.count("“") != quote.count("”"):
        return quote
    return quote.replace("“", "‘").replace("”", "’")
