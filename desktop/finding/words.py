"""What the bar says: where one stands among the hits, and what is wrong with a pattern."""

from PySide6.QtCore import QCoreApplication

from crossread.db.finding import PatternFault
from crossread.desktop.finding.standing import Standing


def standing_words(standing: Standing, wrapped: str = "") -> str:
    """`3 of 41 · 12 in A, 29 in B`; with a word on having begun again at the other end."""
    total = standing.total
    if not total:
        return _tr("No hits") if standing.is_whole else _tr("Finding…")
    said = _tr("{number} of {all}").format(number=f"{standing.number:,}", all=f"{total:,}")
    if not standing.number:
        said = _tr("1 hit") if total == 1 else _tr("{all} hits").format(all=f"{total:,}")
    parts = [said]
    counts = standing.counts()
    if len(counts) > 1:
        parts.append(
            ", ".join(
                _tr("{count} in {source}").format(count=f"{count:,}", source=letter)
                for letter, count in counts
                if count
            )
        )
    if not standing.is_whole:
        parts.append(_tr("finding…"))
    if wrapped:
        parts.append(wrapped)
    return " · ".join(parts)


def fault_words(standing: Standing, pattern: str) -> str:
    """What is wrong with the pattern, or where it could not be tried to its end; empty if nothing."""
    faults = standing.faults
    if not faults:
        return ""
    fault = next(iter(faults.values()))
    if fault.kind == "bad":
        return _bad(fault, pattern)
    letters = ", ".join(one.letter for one in standing.searched if one.key in faults)
    if fault.kind == "slow":
        return _tr("The pattern takes too long in {sources}; make it simpler.").format(sources=letters)
    return _tr("The pattern could not be tried in {sources}; try it again.").format(sources=letters)


def _bad(fault: PatternFault, pattern: str) -> str:
    if fault.position is None:
        return _tr("No pattern: {reason}").format(reason=fault.reason)
    if fault.position >= len(pattern):
        return _tr("No pattern: {reason} at the end").format(reason=fault.reason)
    return _tr("No pattern: {reason} at character {place}, “{character}”").format(
        reason=fault.reason, place=fault.position + 1, character=pattern[fault.position]
    )


def wrapped_words(*, forward: bool) -> str:
    """That the end, or the beginning, was passed."""
    return _tr("from the top again") if forward else _tr("from the end again")


def _tr(text: str) -> str:
    return QCoreApplication.translate("FindBar", text)
