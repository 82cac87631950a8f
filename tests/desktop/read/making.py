"""Texts and annotations to read, made of nothing that belongs to anybody."""

from PySide6.QtGui import QColor

from crossread.db.palette import CLAIM_COLORS, EVENT_COLORS
from crossread.db.records import Annotation, EventTag, Position, Source, Stance, Zone
from crossread.desktop.look import palettes
from crossread.desktop.read.content import PaneContent, SourceEntry, TagStyle

SENTENCE = "The liner was said to be in tow and all on board were safe by noon. "

STYLES = {
    "sinking": TagStyle(name="Sinking", colour=QColor(EVENT_COLORS[0])),
    "rescue": TagStyle(name="Rescue", colour=QColor(EVENT_COLORS[2])),
    "lost": TagStyle(name="How many were lost?", colour=QColor(CLAIM_COLORS[0]), pattern=1),
    "tow": TagStyle(name="Was she towed?", colour=QColor(CLAIM_COLORS[3]), pattern=0),
}


def annotation(
    number: int,
    start: int,
    end: int,
    *,
    event: str = "",
    claim: str = "",
    note: str = "",
    stance: Stance = "asserts",
    source_id: str = "s0",
) -> Annotation:
    """An annotation with at most one event and one claim."""
    return Annotation(
        id=f"{source_id}-a{number}",
        source_id=source_id,
        revision=1,
        start=start,
        end=end,
        quote="",
        note=note,
        events=(EventTag(id=f"t{number}", event_id=event),) if event else (),
        positions=(Position(id=f"p{number}", claim_id=claim, stance=stance, voice_id="line"),) if claim else (),
    )


def content(
    text: str, *annotations: Annotation, zones: tuple[Zone, ...] = (), source_id: str = "s0", title: str = "All saved"
) -> PaneContent:
    """What a pane shows."""
    return PaneContent(
        source=Source(id=source_id, title=title, publisher="Evening paper", published="1912-04-15"),
        letter="A",
        colour=QColor(palettes.SOURCE_COLORS[0]),
        revision=1,
        text=text,
        annotations=annotations,
        zones=zones,
        styles=STYLES,
        voices={"line": "The line's office"},
    )


def prose(paragraphs: int, sentences: int = 4) -> str:
    """A text of so many paragraphs, with empty lines between."""
    return "\n\n".join((SENTENCE * sentences).strip() for _ in range(paragraphs))


TEXT = prose(40)


ENTRIES = [
    SourceEntry(
        id=f"s{n}",
        title=f"Account {n}",
        detail="Evening paper · 15 Apr 1912",
        letter="ABCDEFGH"[n],
        colour=QColor(palettes.SOURCE_COLORS[n]),
    )
    for n in range(8)
]
