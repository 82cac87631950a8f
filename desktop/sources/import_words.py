"""What an import says, in words: what would be added, what was, what was passed over."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from crossread.db.exchange.incoming import Imported
from crossread.db.intake import Skipped
from crossread.db.taking_in import TakenIn
from crossread.desktop.sources.import_draft import Draft

LISTED = 3


def heading(files: int, refused: int) -> str:
    """What the sheet is about."""
    if not refused:
        return _tr("1 text to add") if files == 1 else _tr("{count} texts to add").format(count=f"{files:,}")
    unusable = _tr("1 that cannot be") if refused == 1 else _tr("{count} that cannot be").format(count=refused)
    texts = _tr("1 text to add") if files == 1 else _tr("{count} texts to add").format(count=f"{files:,}")
    return f"{texts}, {unusable}"


def add_words(wanted: Sequence[Draft]) -> str:
    """What the button does: `Add 5 sources`, `Add 4 sources and 1 new text`."""
    texts = sum(1 for draft in wanted if draft.target)
    counted = _counts(len(wanted) - texts, texts)
    return _tr("Add {what}").format(what=counted) if counted else _tr("Nothing to add")


def added_words(taken: TakenIn) -> str:
    """What was done."""
    return _tr("Added: {what}.").format(what=_counts(len(taken.added), len(taken.revised)))


def passed_over_words(skipped: Sequence[Skipped]) -> str:
    """The files of a folder that are no texts: `Passed over: a.pdf (not a text file) and 12 more`."""
    if not skipped:
        return ""
    named = ", ".join(f"{one.path.name} ({one.reason})" for one in skipped[:LISTED])
    if len(skipped) > LISTED:
        named = _tr("{named} and {count} more").format(named=named, count=f"{len(skipped) - LISTED:,}")
    return _tr("Passed over: {named}").format(named=named)


def refused_words(sentences: Sequence[str]) -> str:
    """Why nothing can be taken in: the first reason in full, and how many more there are."""
    if len(sentences) == 1:
        return sentences[0]
    return _tr("{first} None of the {count} files can be taken in.").format(
        first=sentences[0], count=f"{len(sentences):,}"
    )


def imported_words(path: Path, imported: Imported) -> str:
    """What a JSON file brought: `x.json: 3 sources, 40 annotations added; 2 events changed.`"""
    if imported.nothing:
        return _tr("The project has all of {name} already; nothing was changed.").format(name=path.name)
    parts = []
    if added := _listed(imported.added):
        parts.append(_tr("{what} added").format(what=added))
    if changed := _listed(imported.changed):
        parts.append(_tr("{what} changed").format(what=changed))
    return f"{path.name}: {'; '.join(parts)}."


def _listed(counts: Mapping[str, int]) -> str:
    words = {
        "sources": (_tr("source"), _tr("sources")),
        "revisions": (_tr("text"), _tr("texts")),
        "annotations": (_tr("annotation"), _tr("annotations")),
        "events": (_tr("event"), _tr("events")),
        "claims": (_tr("claim"), _tr("claims")),
        "voices": (_tr("voice"), _tr("voices")),
        "relations": (_tr("relation"), _tr("relations")),
        "silences": (_tr("silence"), _tr("silences")),
        "verdicts": (_tr("verdict"), _tr("verdicts")),
    }
    named = [
        f"{counts[key]:,} {one if counts[key] == 1 else many}" for key, (one, many) in words.items() if counts.get(key)
    ]
    others = sum(count for key, count in counts.items() if key not in words)
    if others and not named:
        named.append(_tr("{count} details").format(count=f"{others:,}"))
    return ", ".join(named)


def _counts(sources: int, texts: int) -> str:
    parts = []
    if sources:
        parts.append(_tr("1 source") if sources == 1 else _tr("{count} sources").format(count=f"{sources:,}"))
    if texts:
        parts.append(_tr("1 new text") if texts == 1 else _tr("{count} new texts").format(count=f"{texts:,}"))
    return _tr(" and ").join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Import", text)
