"""What the picker says, in the words of the interface's language: rows, chips, the preview, faults, conflicts."""

from PySide6.QtCore import QCoreApplication

from crossread.db.dates import show as show_date
from crossread.db.numbers import show, show_duration
from crossread.db.records import Certainty, SourceStance, Stance, ValueType
from crossread.desktop.tagging.conflicts import Conflict, Conflicts
from crossread.desktop.tagging.entering import Row
from crossread.desktop.tagging.operations import Wish
from crossread.desktop.tagging.said import Fault, Piece, Said
from crossread.desktop.tagging.suggestions import Value

translate = QCoreApplication.translate


def kind_word(kind: ValueType) -> str:
    """The kind of a claim as a word."""
    return {
        "truth": translate("Tagging", "true or false"),
        "number": translate("Tagging", "number"),
        "date": translate("Tagging", "date"),
        "duration": translate("Tagging", "duration"),
        "answer": translate("Tagging", "answer"),
    }[kind]


def row_title(row: Row) -> str:
    """What a row of the list says."""
    if row.kind == "new_event":
        return translate("Tagging", "New event “{name}”").format(name=row.text)
    if row.kind == "new_claim":
        return translate("Tagging", "New claim “{name}”").format(name=row.text)
    if row.kind == "new_voice":
        return translate("Tagging", "New voice “{name}”").format(name=row.text)
    if row.kind == "new_answer":
        return translate("Tagging", "New answer “{name}”").format(name=row.text)
    if row.kind == "published":
        return translate("Tagging", "Date published: {date}").format(date=show_date(row.text))
    return row.text


def row_words(row: Row, count: int) -> str:
    """A row for those who hear it."""
    kinds = {
        "event": translate("Tagging", "event"),
        "claim": translate("Tagging", "claim"),
        "voice": translate("Tagging", "voice"),
        "answer": translate("Tagging", "answer"),
    }
    parts = [row_title(row)]
    if row.kind in kinds:
        parts.append(kinds[row.kind])
    if row.value_type is not None:
        parts.append(kind_word(row.value_type))
    if count:
        many = translate("Tagging", "{count} annotations").format(count=count)
        parts.append(translate("Tagging", "1 annotation") if count == 1 else many)
    return ", ".join(parts)


def value_words(value: Value | None, kind: ValueType) -> str:
    """A value as people write it; a relative date without one in its own words."""
    if value is None:
        return ""
    if value.value is None:
        return translate("Tagging", "“{words}”").format(words=value.given or "")
    if kind == "date":
        return show_date(value.value)
    if kind == "duration":
        return show_duration(value.value, value.value_high, value.qualifier)
    return show(value.value, value.value_high, value.qualifier)


def stance_word(stance: Stance | str) -> str:
    """What a voice does."""
    return {
        "asserts": translate("Tagging", "asserts"),
        "denies": translate("Tagging", "denies"),
        "questions": translate("Tagging", "questions"),
    }[stance]


def certainty_word(certainty: Certainty | str) -> str:
    """How certain a passage is."""
    return {
        "certain": translate("Tagging", "certain"),
        "likely": translate("Tagging", "likely"),
        "possible": translate("Tagging", "possible"),
    }[certainty]


def source_stance_words(stance: SourceStance | str) -> str:
    """What a source makes of the voice that it quotes."""
    return {
        "endorses": translate("Tagging", "source endorses it"),
        "distances": translate("Tagging", "source keeps its distance"),
        "rejects": translate("Tagging", "source rejects it"),
    }[stance]


def piece_words(piece: Piece, said: Said, kind: ValueType) -> str:
    """A part of what is said, on its chip."""
    match piece.token.kind:
        case "value" if said.answer is not None:
            return translate("Tagging", "new answer: {name}").format(name=piece.text) if piece.is_new else piece.text
        case "value" if said.value is not None:
            return value_words(said.value, kind)
        case "value":
            return stance_word(said.stance)
        case "none":
            return translate("Tagging", "no value")
        case "voice":
            words = translate("Tagging", "new voice: {name}") if piece.is_new else translate("Tagging", "voice: {name}")
            return words.format(name=piece.text)
        case "denies" | "questions" | "asserts":
            return stance_word(piece.token.kind)
        case "scope":
            return translate("Tagging", "scope: {name}").format(name=piece.text)
        case "as_of":
            return translate("Tagging", "as of {date}").format(date=show_date(piece.text))
        case "via":
            return translate("Tagging", "via {name}").format(name=piece.text)
        case "certainty":
            return certainty_word(piece.text)
        case "source_stance":
            return source_stance_words(piece.text)
        case "anchor":
            return _anchor_words(piece)
        case "kind":
            return kind_word(said.kind or kind)


def _anchor_words(piece: Piece) -> str:
    if not piece.text:
        return translate("Tagging", "counted from the date published")
    return translate("Tagging", "counted from {event}").format(event=piece.text)


def preview(wish: Wish, *, adds: bool, changes: bool) -> str:
    """What will be stored, in one line; `adds`: to an annotation that is there, `changes`: what that says already."""
    said, subject = wish.said, wish.subject
    parts = [_happened(said) if subject.is_event else _position(said, subject.value_type or "truth")]
    if changes:
        parts.append(translate("Tagging", "changes what is said there"))
    elif adds:
        parts.append(translate("Tagging", "added to the annotation there"))
    return " · ".join(part for part in parts if part)


def _happened(said: Said) -> str:
    who = said.voice.name if said.voice else translate("Tagging", "this source")
    when = value_words(said.value, "date")
    if when:
        return translate("Tagging", "{who} dates it {when}").format(who=who, when=when)
    return translate("Tagging", "{who} tells of it").format(who=who)


def _position(said: Said, kind: ValueType) -> str:
    who = said.voice.name if said.voice else translate("Tagging", "this source")
    what = (
        translate("Tagging", "“{words}”").format(words=said.answer.name)
        if said.answer
        else ""
        if kind in ("truth", "answer")
        else value_words(said.value, kind)
    )
    if kind == "truth":
        what = translate("Tagging", "it")
    words = f"{who} {stance_word(said.stance)}" + (f" {what}" if what else "")
    if not what:
        missing = translate("Tagging", "no answer yet") if kind == "answer" else translate("Tagging", "no value yet")
        words = f"{words}, {missing}"
    more = [
        translate("Tagging", "among {scope}").format(scope=said.scope) if said.scope else "",
        translate("Tagging", "as of {date}").format(date=show_date(said.as_of)) if said.as_of else "",
        certainty_word(said.certainty) if said.certainty != "certain" else "",
        translate("Tagging", "via {way}").format(way=" ← ".join(said.via)) if said.via else "",
        source_stance_words(said.source_stance) if said.source_stance else "",
    ]
    return ", ".join([words, *(each for each in more if each)])


def fault_words(fault: Fault) -> str:
    """Why a token is left out, and what would do."""
    return {
        "no_number": translate("Tagging", "“{text}” is no number: try 100k, >1500 or 50..60"),
        "no_duration": translate("Tagging", "“{text}” is no length of time: try 2h, 44d or 10mo"),
        "no_date": translate("Tagging", "“{text}” is no date: try 14 Apr 1912, 1912 or late 1912"),
        "no_as_of": translate("Tagging", "“{text}” is no date to be “as of”: try as of 14 Apr 1912"),
        "no_truth": translate("Tagging", "“{text}” has no place here: the claim is true or false, ! denies it"),
        "no_answer": translate("Tagging", "write the answer between the quotes"),
        "second_value": translate("Tagging", "“{text}”: a value is given already"),
        "second_voice": translate("Tagging", "“{text}”: a voice is given already"),
        "no_offered_voice": translate("Tagging", "@ needs a name: nobody is quoted in this paragraph yet"),
        "empty": translate("Tagging", "a name is missing after the sign"),
        "unknown_word": translate("Tagging", "“{text}” is not known here"),
        "no_anchor": translate("Tagging", "“{text}” is no event with a date"),
        "no_published": translate("Tagging", "the source has no date published to count from"),
        "kind_is_fixed": translate("Tagging", "the claim has its kind already"),
        "not_of_event": translate("Tagging", "“{text}”: an event takes a date and a voice"),
        "of_claim": translate("Tagging", "“{text}” is no date, which is all that an event takes: a claim holds this"),
    }[fault.kind].format(text=fault.token.text or _SIGNS.get(fault.token.kind, ""))


_SIGNS: dict[str, str] = {"denies": "!", "questions": "?", "asserts": "+"}


def make_claim() -> str:
    """What can be done where an event was given what only a claim holds."""
    return translate("Tagging", "Make it a claim")


def conflict_lines(found: Conflicts) -> list[tuple[str, bool]]:
    """A line for each thing that stands against what is said, and whether it is only a tension."""
    lines = [(_conflict(each), each.is_tension) for each in found.first]
    rest = found.count - len(found.first)
    if rest > 0:
        lines.append((translate("Tagging", "and {count} more").format(count=rest), found.first[-1].is_tension))
    return lines


def _conflict(each: Conflict) -> str:
    what = each.value or stance_word(each.stance)
    if each.value and each.stance == "denies":
        what = translate("Tagging", "{value} denied").format(value=each.value)
    where = _listed(each.sources)
    if each.voices:
        where = translate("Tagging", "{source} ({voices})").format(source=where, voices=_listed(each.voices))
    if each.is_tension:
        return translate("Tagging", "≈ {value} in {source}, in tension").format(value=what, source=where)
    return translate("Tagging", "≠ {value} in {source}").format(value=what, source=where)


def _listed(names: tuple[str, ...]) -> str:
    if len(names) <= 2:
        return translate("Tagging", " and ").join(names)
    return translate("Tagging", "{name} and {count} more").format(name=names[0], count=len(names) - 1)


def in_group(name: str) -> str:
    """Behind what is part of a group."""
    return translate("Tagging", "in {group}").format(group=name)


def say_more() -> str:
    """In the line, when the event or claim is settled and nothing is said of it."""
    return translate("Tagging", "say more, or press Enter")


def there_already() -> str:
    """Beside what the passage is tagged with."""
    return translate("Tagging", "on this passage")


def chip_name(text: str, *, offered: bool) -> str:
    """A chip for those who hear it."""
    if offered:
        return translate("Tagging", "{part}, offered: press to take it").format(part=text)
    return translate("Tagging", "{part}: Delete takes it away").format(part=text)


def marks_help(kind: ValueType | None, offered_voice: str) -> str:
    """The marks that can follow, for an event (None) or a kind of claim, in one line."""
    voice = (
        translate("Tagging", "@ {name}").format(name=offered_voice)
        if offered_voice
        else "@" + translate("Tagging", "voice")
    )
    if kind is None:
        return _apart([translate("Tagging", "14 Apr 1912"), voice])
    first = {
        "truth": "",
        "number": translate("Tagging", ">100k  ~1500  50..60"),
        "date": translate("Tagging", "14 Apr 1912  ~1912  >1912"),
        "duration": translate("Tagging", "2h  >10d  ~3mo"),
        "answer": translate("Tagging", "the answer"),
    }[kind]
    rest = [
        voice,
        translate("Tagging", "! denies"),
        translate("Tagging", "? questions"),
        translate("Tagging", "#scope"),
        translate("Tagging", "as of …"),
        translate("Tagging", "<-way"),
    ]
    return _apart([first, *rest] if first else rest)


def _apart(parts: list[str]) -> str:
    """The parts in a row that breaks only between them."""
    # The joiners also keep the font from drawing `<-` as an arrow, which nobody can type.
    return "  ·  ".join(part.replace(" ", "\u00a0").replace("-", "\u2060-\u2060") for part in parts)
