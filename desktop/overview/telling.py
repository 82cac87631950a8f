"""What an annotation says on its events and claims, as short words: for the row, its tool tip and the screen reader."""

from typing import TYPE_CHECKING

from crossread.desktop.overview import words
from crossread.desktop.overview.names import Name, Names

if TYPE_CHECKING:
    from crossread.db.overview.rows import OverviewRow, SaidOnClaim


def value_words(said: "SaidOnClaim", claim: Name | None) -> str:
    """The value of a position as people write it; nothing if it has none."""
    if said.answer is not None:
        return said.answer
    if said.value is None:
        return ""
    kind = claim.value_type if claim is not None else None
    if kind == "date":
        shown = words.date(said.value)
        return f"{shown} – {words.date(said.value_high)}" if said.value_high else shown
    from crossread.db.numbers import show, show_duration

    if kind == "duration":
        return show_duration(said.value, said.value_high, said.qualifier)
    return show(said.value, said.value_high, said.qualifier, claim.unit if claim is not None else None)


def position_words(said: "SaidOnClaim", claim: Name | None) -> str:
    """`asserts 1,490`; of a true or false claim the stance alone."""
    value = value_words(said, claim)
    stance = words.stance(said.stance)
    return f"{stance} {value}" if value else stance


def voice_words(voice_id: str | None, names: Names) -> str:
    """Whose voice; nothing for the source's own."""
    name = names.voices.get(voice_id) if voice_id else None
    return name.title if name is not None else ""


def row_words(row: "OverviewRow", names: Names) -> str:
    """All of a row in one sentence after another."""
    source = names.sources.get(row.source_id)
    parts = [f"{source.code}: “{row.quote}”" if source is not None else f"“{row.quote}”"]
    for tag in row.events:
        event = names.events.get(tag.event_id)
        if event is not None:
            date = words.date(tag.date) if tag.date else ""
            parts.append(", ".join(each for each in (event.title, date, voice_words(tag.voice_id, names)) if each))
    for said in row.claims:
        claim = names.claims.get(said.claim_id)
        if claim is not None:
            voice = voice_words(said.voice_id, names)
            parts.append(", ".join(each for each in (claim.title, voice, position_words(said, claim)) if each))
    if row.note:
        parts.append(words.tr("Note: {note}").format(note=row.note))
    return ". ".join(parts)
