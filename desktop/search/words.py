"""What the search says: headings, how much was found, and what of the query was not understood."""

from collections import Counter

from PySide6.QtCore import QCoreApplication

from crossread.db.search.syntax import FIELDS, Remark
from crossread.desktop.look.palettes import source_letter
from crossread.desktop.search.asking import Found, SourceName

KINDS = ("passage", "note", "event", "claim", "voice", "source")


def kind_title(kind: str) -> str:
    """The name of a kind of hits, for many of them; a blank one stands for all."""
    return {
        "": _tr("Everything"),
        "passage": _tr("Passages"),
        "note": _tr("Notes"),
        "event": _tr("Events"),
        "claim": _tr("Claims"),
        "voice": _tr("Voices"),
        "source": _tr("About sources"),
    }[kind]


def counted(kind: str, count: int) -> str:
    """How many of a kind: `41 passages`, `1 note`."""
    one, many = {
        "passage": (_tr("1 passage"), _tr("{count} passages")),
        "note": (_tr("1 note"), _tr("{count} notes")),
        "event": (_tr("1 event"), _tr("{count} events")),
        "claim": (_tr("1 claim"), _tr("{count} claims")),
        "voice": (_tr("1 voice"), _tr("{count} voices")),
        "source": (_tr("1 about a source"), _tr("{count} about sources")),
    }[kind]
    return one if count == 1 else many.format(count=f"{count:,}")


def heading(kind: str, count: int, source: SourceName | None) -> str:
    """A heading as it is read out."""
    if source is None:
        return f"{kind_title(kind)}: {count:,}"
    return _tr("Source {letter}, {title}: {count}").format(
        letter=source_letter(source.place), title=source.title, count=counted(kind, count)
    )


def summary(counts: Counter[str], *, is_whole: bool) -> str:
    """`41 passages in 5 sources · 3 notes · 2 claims`; with a word if there is more to come."""
    parts = []
    for kind in KINDS:
        if not counts[kind]:
            continue
        part = counted(kind, counts[kind])
        if kind == "passage":
            sources = counts["sources"]
            where = _tr("in 1 source") if sources == 1 else _tr("in {count} sources").format(count=f"{sources:,}")
            part = f"{part} {where}"
        parts.append(part)
    said = " · ".join(parts)
    if not is_whole:
        return _tr("{found}, still counting…").format(found=said) if said else _tr("Looking…")
    return said or _tr("Nothing found")


def remarks(found: Found) -> str:
    """What was not understood as it may have been meant, in sentences; blank if all was."""
    if found.query is None:
        return ""
    said = [_remark(remark) for remark in found.query.remarks]
    if found.begins:
        said.append(_tr("No “{word}” anywhere, so words that begin so.").format(word=found.begins))
    return " ".join(said)


def _remark(remark: Remark) -> str:
    why = {
        "open_quote": _tr("A quotation mark is not closed, so all words were looked for one by one."),
        "open_bracket": _tr("A bracket is not closed, so all words were looked for one by one."),
        "closing_bracket": _tr("A bracket is closed that was not opened, so all words were looked for one by one."),
        "too_deep": _tr("There are too many brackets in each other, so all words were looked for one by one."),
        "dangling": _tr("A word is missing beside {what}, so all words were looked for one by one."),
        "no_field": _tr("There is no field “{what}:”. There are {fields}."),
        "blank_field": _tr("Nothing follows “{what}:”, so it was left out."),
    }[remark.kind]
    return why.format(what=remark.what, fields=", ".join(f"{field}:" for field in FIELDS))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Search", text)
