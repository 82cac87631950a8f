"""What the grid says in words: kinds, marks, sides, states of cells, counts, and what an empty place says."""

from PySide6.QtCore import QCoreApplication

from crossread.db.dates import InvalidDateError
from crossread.db.dates import show as show_date
from crossread.db.grid import CellState, Column, Row, Said
from crossread.db.records import SetAsideWhy, Stance, ValueType
from crossread.desktop.widgets.live_keys import live_keys

SEPARATOR = " · "


def tr(text: str) -> str:
    """A text of the grid in the language of the interface."""
    return QCoreApplication.translate("Grid", text)


def date(text: str | None) -> str:
    """A date as people write it."""
    if not text:
        return ""
    try:
        return show_date(text)
    except InvalidDateError:
        return text


def number(count: int) -> str:
    """A count with its thousands apart."""
    return f"{count:,}"


def kind(row: Row, event_title: str = "") -> str:
    """What is asked, and about which event."""
    if row.kind == "event":
        return tr("event, date")
    said = value_type(row.value_type)
    if row.unit:
        said = tr("{kind}, {unit}").format(kind=said, unit=row.unit)
    if row.value_type == "answer" and row.compare == "wording":
        said = tr("what each calls it")
    elif row.value_type == "answer" and row.compare == "coexist":
        said = tr("answers, several can hold")
    if row.part_of_total:
        said = tr("{kind}, part of a total").format(kind=said)
    return tr("{kind} · about {event}").format(kind=said, event=event_title) if event_title else said


def value_type(kind_of_value: ValueType) -> str:
    """What a claim asks for."""
    return {
        "truth": tr("true or false"),
        "number": tr("number"),
        "date": tr("date"),
        "duration": tr("duration"),
        "answer": tr("answer"),
    }[kind_of_value]


def marks(row: Row) -> list[tuple[str, str]]:
    """What stands against what, as (role, words): `conflict`, `tension` or `ink_quiet`."""
    found = []
    pairs = row.conflicts - row.totals
    if pairs:
        one = tr("≠ 1 pair") if pairs == 1 else tr("≠ {count} pairs")
        found.append(("conflict", one.format(count=number(pairs))))
    if row.totals:
        found.append(("conflict", tr("≠ the sum")))
    if row.tensions:
        one = tr("≈ 1 pair") if row.tensions == 1 else tr("≈ {count} pairs")
        found.append(("tension", one.format(count=number(row.tensions))))
    if not found:
        found.append(("ink_quiet", agreement(row)))
    return found


def agreement(row: Row) -> str:
    """How it stands with a row in which nothing stands against anything."""
    if not row.said:
        return tr("nothing said yet")
    if row.value_type == "answer" and row.compare == "wording":
        return sources(row.sources)
    if row.comparable < 2:
        return tr("1 source says so") if row.sources == 1 else tr("nothing to compare")
    if row.accounts == 1:
        return tr("1 account")
    if len(row.sides) > 1:
        # Of other days or in another scope: neither the same nor against each other.
        return tr("{accounts} accounts, none at odds").format(accounts=row.accounts)
    return tr("{accounts} accounts agree").format(accounts=row.accounts)


def sides(row: Row) -> str:
    """How many stand against how many: "3 accounts against 2", or of more than two sides how many agree."""
    opposed = [side.accounts for side in row.sides if not side.beside]
    if len(opposed) < 2:
        return ""
    if row.at_odds == 1:
        return tr("1 account against itself")
    first, second = opposed[:2]
    if len(opposed) == 2:
        one = tr("1 account against {second}") if first == 1 else tr("{first} accounts against {second}")
        return one.format(first=first, second=second)
    told = tr("no 2 of {all} accounts agree") if first == 1 else tr("{first} of {all} accounts agree")
    return told.format(first=first, all=row.at_odds)


def status(row: Row) -> str:
    """What the researcher found, in a word; nothing for what was not decided."""
    if row.stale:
        return tr("look again")
    told = {
        "settled": tr("settled"),
        "cannot_be_settled": tr("cannot be settled"),
        "not_a_conflict": tr("not a conflict"),
    }
    return told.get(row.status or "", "")


def state(of: CellState, column: Column) -> str:
    """The quiet word of a cell in which nothing is said."""
    if column.place < 0:
        return "–"
    return {
        "said": "",
        "silent": tr("silent"),
        "unread": tr("unread"),
        "read": tr("nothing marked"),
        "read_before": tr("read before asked"),
        "too_early": tr("before the event"),
    }[of]


def explained(of: CellState, column: Column) -> str:
    """What the quiet word means."""
    if column.place < 0:
        return tr("No passage with this voice says anything of it.")
    return {
        "said": "",
        "silent": tr("Read for this, and marked as saying nothing about it."),
        "unread": _can_be_silent(tr("Not read to the end yet, and nothing is marked here.")),
        "read": _can_be_silent(tr("Read to the end, and nothing is marked here.")),
        "read_before": tr("Read to the end before this was asked: it may say something after all."),
        "too_early": tr("Published before the event can have happened."),
    }[of]


def _can_be_silent(told: str) -> str:
    key = live_keys().written("grid_silent")
    return f"{told} {tr('{key} marks it silent.').format(key=key)}" if key else told


def stance(of: Stance) -> str:
    """What a voice does with a claim; never whether it is true."""
    return {"asserts": tr("asserts"), "denies": tr("denies"), "questions": tr("questions")}[of]


def why_aside(why: SetAsideWhy) -> str:
    """Why a verdict leaves a position out."""
    return {
        "superseded": tr("superseded"),
        "other scope": tr("other scope"),
        "copy": tr("copy"),
        "unreliable": tr("unreliable"),
        "misprint": tr("misprint"),
    }[why]


def head(said: Said, row: Row) -> str:
    """What is said, for strong letters: "more than 1,250", "denies", "denies 1,200"."""
    if row.kind == "event":
        return said.words or tr("mentions it")
    if not said.words:
        return stance(said.stance)
    if said.stance == "asserts":
        return said.words
    return tr("{stance} {words}").format(stance=stance(said.stance), words=said.words)


def aside(said: Said, row: Row, source: str = "") -> str:
    """What stands quietly behind: who says it, or in a voice's column in which `source`, by which way, how surely."""
    parts = [each for each in (as_written(said, row),) if each]
    if row.kind == "claim" and said.words and said.stance == "asserts":
        parts.append(stance("asserts"))
    if source or said.voice:
        parts.append(source or said.voice)
    if said.source_stance:
        parts.append(
            {"endorses": tr("endorsed"), "distances": tr("at a distance"), "rejects": tr("rejected")}[
                said.source_stance
            ]
        )
    if said.via:
        parts.append("‹ " + " ‹ ".join(said.via))
    if said.certainty != "certain":
        parts.append({"likely": tr("likely"), "possible": tr("possible")}[said.certainty])
    if said.scope:
        parts.append(said.scope)
    if said.as_of:
        parts.append(tr("as of {date}").format(date=date(said.as_of)))
    return SEPARATOR.join(parts)


def as_written(said: Said, row: Row) -> str:
    """In which words a number or length of time is given, unless its figures stand there: “tens of thousands”."""
    if row.kind == "event" or row.value_type not in ("number", "duration") or not said.given or not said.words:
        return ""
    figures, given = (
        "".join(
            letter if letter.isdigit() else " " if letter not in ",.\u00a0\u202f" else "" for letter in text
        ).split()
        for text in (said.words, said.given)
    )
    return "" if set(figures) & set(given) else tr("“{given}”").format(given=" ".join(said.given.split()))


def claims(count: int) -> str:
    """So many claims."""
    return tr("1 claim") if count == 1 else tr("{count} claims").format(count=number(count))


def sources(count: int) -> str:
    """So many sources."""
    return tr("1 source") if count == 1 else tr("{count} sources").format(count=number(count))
