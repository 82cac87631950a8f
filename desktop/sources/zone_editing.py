"""Saying by hand what a part of a text is: a headline, a caption, page furniture, or plain text after all."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from crossread.db.project import Project
from crossread.db.records import Passage, Zone, ZoneKind
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP
from crossread.desktop.application.session import Session

WORDS: tuple[tuple[ZoneKind | None, str], ...] = (
    ("headline", QT_TRANSLATE_NOOP("Zones", "Headline")),
    ("introduction", QT_TRANSLATE_NOOP("Zones", "Introduction")),
    ("caption", QT_TRANSLATE_NOOP("Zones", "Caption")),
    ("pull_quote", QT_TRANSLATE_NOOP("Zones", "Pull quote")),
    ("furniture", QT_TRANSLATE_NOOP("Zones", "Page furniture")),
    (None, QT_TRANSLATE_NOOP("Zones", "Plain text")),
)


def marked(zones: Sequence[Zone], start: int, end: int, kind: ZoneKind | None, text: str) -> tuple[Zone, ...]:
    """The zones after `[start, end)` was said to be of a kind, or plain text if that is None.

    What is cut into keeps its rest, without white space at the cut; zones of one kind with nothing but white space
    between them become one. The answer is in order; if `zones` did not overlap, it does not either.
    """
    start, end = _trimmed(text, start, end)
    if start >= end:
        return tuple(zones)
    kept: list[Zone] = []
    for zone in zones:
        if zone.end <= start or zone.start >= end:
            kept.append(zone)
            continue
        for left, right in (_trimmed(text, zone.start, start), _trimmed(text, end, zone.end)):
            if left < right:
                kept.append(Zone(start=left, end=right, kind=zone.kind))
    if kind is not None:
        kept.append(Zone(start=start, end=end, kind=kind))
    return _joined(sorted(kept, key=lambda zone: (zone.start, zone.end)), text)


def _joined(zones: Sequence[Zone], text: str) -> tuple[Zone, ...]:
    found: list[Zone] = []
    for zone in zones:
        last = found[-1] if found else None
        if last is not None and last.kind == zone.kind and not text[last.end : zone.start].strip():
            found[-1] = Zone(start=last.start, end=max(last.end, zone.end), kind=zone.kind)
        else:
            found.append(zone)
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def mark_zone(
    session: Session, passage: Passage, kind: ZoneKind | None, on_done: Callable[[None], None] | None = None
) -> None:
    """Say what a passage is, as one step; None makes it plain text."""

    def mark(project: Project) -> None:
        revision = project.sources.revision(passage.source_id, passage.revision)
        text = project.sources.text(passage.source_id, passage.revision)
        after = marked(revision.zones, passage.start, passage.end, kind, text)
        if after != revision.zones:
            project.sources.set_zones(passage.source_id, passage.revision, after)

    session.run(mark, on_done)


def zone_menu(session: Session, passage: Passage, zones: Sequence[Zone], parent: QMenu) -> QMenu:
    """The menu “Mark as” for a selected passage; what it is already is ticked."""
    menu = QMenu(QCoreApplication.translate("Zones", "Mark as"), parent)
    now = {zone.kind for zone in zones if zone.start < passage.end and passage.start < zone.end}
    is_now = next(iter(now)) if len(now) == 1 else None
    for kind, words in WORDS:
        if kind is None:
            menu.addSeparator()
        entry = menu.addAction(QCoreApplication.translate("Zones", words))
        entry.setCheckable(True)
        entry.setChecked(kind == is_now if now else kind is None)
        entry.triggered.connect(lambda _checked=False, chosen=kind: mark_zone(session, passage, chosen))
    return menu
