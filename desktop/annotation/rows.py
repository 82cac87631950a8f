"""The rows for one thing each: stance, figure, answer, voice, text, date of its own, one of a few words, way."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from crossread.db.dates import read, show
from crossread.db.errors import InvalidRecordError
from crossread.db.numbers import NumberReading
from crossread.db.records import QUALIFIERS, Claim
from crossread.desktop.annotation.choice_button import ChoiceButton
from crossread.desktop.annotation.figures import bare_words, qualified, read_figure, shown_figure
from crossread.desktop.annotation.names import Names
from crossread.desktop.annotation.reading import Book
from crossread.desktop.annotation.row import Row
from crossread.desktop.annotation.stance_switch import StanceSwitch
from crossread.desktop.annotation.storing import Columns, NewAnswer, NewVoice, Target
from crossread.desktop.annotation.words import qualifiers, tr
from crossread.desktop.widgets.completing_field import Choice, CompletingField
from crossread.desktop.widgets.line_field import LineField


class StanceRow(Row):
    """The stance of the voice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = StanceSwitch(tr("Stance"))
        self.switch.chosen.connect(self.settled)
        self._grid.setContentsMargins(0, 2, 0, 3)
        self._grid.addWidget(self.switch, 0, 0, 1, 2)
        self.add_editors(self.switch)

    def write(self, columns: Columns) -> None:
        """Show the stance."""
        self.switch.choose(columns["stance"])

    def meaning(self) -> Columns:
        """The stance chosen."""
        return {"stance": self.switch.stance}


class WordRow(Row):
    """One of a few words; `none` says which of them is stored as null."""

    def __init__(self, column: str, label: str, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._column = column
        self.button = ChoiceButton(name, choices)
        self.button.chosen.connect(self.settled)
        self.add_line(label, self.button)

    def write(self, columns: Columns) -> None:
        """Show the word."""
        self.button.choose(columns[self._column] or "")

    def meaning(self) -> Columns:
        """The word chosen; the empty one is null."""
        return {self._column: self.button.key or None}


class TextRow(Row):
    """A line of text; an empty one is stored as `empty`."""

    def __init__(self, column: str, label: str, name: str, empty: str | None, placeholder: str = "") -> None:
        super().__init__()
        self._column, self._empty = column, empty
        self.field = LineField(name, placeholder)
        self.add_line(label, self.field)

    def write(self, columns: Columns) -> None:
        """Show the text."""
        self.put_text(self.field, columns[self._column] or "")

    def meaning(self) -> Columns:
        """The text as it stands, without white space around it."""
        return {self._column: self.field.text().strip() or self._empty}


class AsOfRow(Row):
    """As of when the statement holds: a date that is not counted from anything."""

    def __init__(self) -> None:
        super().__init__()
        self.field = LineField(tr("As of"), tr("a date"))
        self.add_line(tr("as of"), self.field)
        self.field.textEdited.connect(self._typed)

    def write(self, columns: Columns) -> None:
        """Show the date as people write it, and as it is kept."""
        date = columns["as_of"]
        self.put_text(self.field, show(date) if date else "")
        self._say(date)

    def meaning(self) -> Columns:
        """The date typed."""
        text = self.field.text().strip()
        date = read(text) if text else None
        if text and date is None:
            raise InvalidRecordError(
                tr("“{text}” is no date; write it like 14 Apr 1912 or late 1912.").format(text=text)
            )
        return {"as_of": date}

    def _typed(self, text: str) -> None:
        self._say(read(text.strip()) if text.strip() else None)

    def _say(self, date: str | None) -> None:
        self.tell(told_date(date, self.field.text()) if date else "")


class FigureRow(Row):
    """A number or a length of time with its qualifier or its range, in one line as people write it."""

    def __init__(self) -> None:
        super().__init__()
        self._duration = False
        self._now: NumberReading | None = None
        self.field = LineField(tr("Value"), tr("a number"))
        self.menu = ChoiceButton(tr("How it is meant"), qualifiers(), bare=True)
        self.add_line(tr("value"), self.field, self.menu)
        self.field.textEdited.connect(self._say)
        self.menu.chosen.connect(self._meant)

    def set_claim(self, claim: Claim) -> None:
        """The claim says what is counted."""
        self._duration = claim.value_type == "duration"
        self.set_label(0, claim.unit or tr("value"))
        self.field.setPlaceholderText(tr("how long") if self._duration else tr("how many"))

    def write(self, columns: Columns) -> None:
        """Show the figure."""
        value, high, qualifier = columns["value"], columns["value_high"], columns["qualifier"]
        self._now = None if value is None else NumberReading(value=value, value_high=high, qualifier=qualifier)
        self.put_text(self.field, shown_figure(self._now, duration=self._duration))
        self._say()

    def meaning(self) -> Columns:
        """The figure typed."""
        found = self._read()
        return {
            "value": found.value if found else None,
            "value_high": found.value_high if found else None,
            "qualifier": found.qualifier if found else None,
        }

    def _read(self) -> NumberReading | None:
        return read_figure(self.field.text(), self._now, duration=self._duration)

    def _say(self) -> None:
        """What is understood, where it does not stand there already."""
        try:
            found = self._read()
        except InvalidRecordError:
            self.tell("")
            return
        self.menu.choose("range" if found and found.value_high is not None else (found and found.qualifier) or "")
        understood = shown_figure(found, duration=self._duration)
        self.tell("" if understood in ("", " ".join(self.field.text().split())) else f"= {understood}")

    def _meant(self, key: str) -> None:
        """Another qualifier is stored at once; of a range the upper end is yet to be typed."""
        try:
            found = self._read()
        except InvalidRecordError:
            found = None
        qualifier = next((each for each in QUALIFIERS if each == key), None)
        if found is not None and key != "range":
            self._now = qualified(found, qualifier)
            self.field.setText(shown_figure(self._now, duration=self._duration))
            self._say()
            self.settled.emit()
            return
        if found is not None and found.value_high is None:
            lower = shown_figure(qualified(found, None), duration=self._duration)
            self.field.setText(tr("{lower} to ").format(lower=lower))
        elif qualifier is not None:
            self.field.setText(f"{qualifier} {bare_words(self.field.text())}")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.setCursorPosition(len(self.field.text()))


class AnswerRow(Row):
    """One of the claim's answers, or a new one."""

    def __init__(self) -> None:
        super().__init__()
        self._claim: Claim | None = None
        self._names = Names(())
        self._id: str | None = None
        self._new = ""
        self.field = CompletingField(tr("Answer"), self._offers, tr("none yet"))
        self.field.taken.connect(self._taken)
        self.add_line(tr("answer"), self.field)

    def set_claim(self, claim: Claim) -> None:
        """The claim whose answers these are."""
        if claim is not self._claim:
            self._claim = claim
            self._names = Names((each.id, (each.text, *each.aliases), "") for each in claim.answers)

    def write(self, columns: Columns) -> None:
        """Show the answer."""
        self._id, self._new = columns["answer_id"], ""
        answers = self._claim.answers if self._claim else ()
        text = next((each.text for each in answers if each.id == self._id), None)
        if text is not None or self._id is None:
            self.put_text(self.field, text or "")

    def meaning(self) -> Columns:
        """The answer named, or one that is to be made because its line was taken."""
        text = self.field.text().strip()
        if not text:
            return {"answer_id": None}
        known = self._names.called(text)
        if known is not None:
            return {"answer_id": known}
        if text == self._new:
            return {"answer_id": NewAnswer(text)}
        raise InvalidRecordError(tr("“{text}” is no answer yet; press Enter to make it.").format(text=text))

    def _offers(self, typed: str) -> list[Choice]:
        return offered(self._names, typed, tr("make “{name}”"))

    def _taken(self, choice: Choice) -> None:
        self._new = self.field.text().strip() if choice.make else ""
        self.settled.emit()


class VoiceRow(Row):
    """Who says it; empty where the source itself speaks."""

    def __init__(self) -> None:
        super().__init__()
        self._book = Book()
        self._new = ""
        self.field = CompletingField(tr("Voice"), self._offers, tr("the source itself"))
        self.field.taken.connect(self._taken)
        self.add_line(tr("voice"), self.field)

    def set_book(self, book: Book) -> None:
        """The voices that there are."""
        self._book = book

    def write(self, columns: Columns) -> None:
        """Show the name of the voice."""
        self._new = ""
        voice_id = columns["voice_id"]
        voice = self._book.voices.get(voice_id or "")
        if voice is not None or voice_id is None:
            self.put_text(self.field, voice.name if voice else "")

    def meaning(self) -> Columns:
        """The voice named, or one that is to be made because its line was taken."""
        name = self.field.text().strip()
        if not name:
            return {"voice_id": None}
        known = self._book.voice_names.called(name)
        if known is not None:
            return {"voice_id": known}
        if name == self._new:
            return {"voice_id": NewVoice(name)}
        raise InvalidRecordError(tr("“{name}” is no voice yet; press Enter to make it.").format(name=name))

    def _offers(self, typed: str) -> list[Choice]:
        return offered(self._book.voice_names, typed, tr("make “{name}”"))

    def _taken(self, choice: Choice) -> None:
        self._new = self.field.text().strip() if choice.make else ""
        self.settled.emit()


class ViaRow(Row):
    """The way by which a statement came: each stop in a line of its own, the one nearest to the source first."""

    def __init__(self) -> None:
        super().__init__()
        self._names = Names(())
        self.fields: list[CompletingField] = []
        self._extended: Target | None = None

    def set_names(self, names: Names) -> None:
        """What a stop can be called."""
        self._names = names

    def write(self, columns: Columns) -> None:
        """Show the stops, and an empty line for one more."""
        via: tuple[str, ...] = columns["via"]
        self._make_lines(len(via) + 1)
        more = not via or self._extended == self._shown_of()
        for at, field in enumerate(self.fields):
            self.put_text(field, via[at] if at < len(via) else "")
            self.show_line(at, at < len(via) + more or self.is_left_alone(field))

    def begin(self) -> None:
        """Whoever comes here may want to add a stop; the empty line stays, so that nothing moves on leaving."""
        self._extended = self._shown_of()
        filled = sum(1 for field in self.fields if field.text().strip())
        if filled < len(self.fields):
            self.show_line(filled, True)

    def meaning(self) -> Columns:
        """The stops that are not empty, in order."""
        return {"via": tuple(text for text in (field.text().strip() for field in self.fields) if text)}

    def _shown_of(self) -> Target | None:
        return self.keeper.target if self.keeper else None

    def _make_lines(self, count: int) -> None:
        while len(self.fields) < count:
            at = len(self.fields)
            name = tr("Way, stop %n", at + 1)
            field = CompletingField(name, self._offers, tr("from whom") if at == 0 else tr("and before that"))
            field.taken.connect(lambda _choice: self.settled.emit())
            self.add_line(tr("came by") if at == 0 else "←", field)
            self.fields.append(field)

    def _offers(self, typed: str) -> list[Choice]:
        if not typed.strip():
            return []
        return [Choice(key=key, text=name) for key, name, _ in self._names.find(typed, limit=12)]


def offered(names: Names, typed: str, make: str = "") -> list[Choice]:
    """What is called so, and in the end, with `make`, the wish to make what is not there yet."""
    found = [Choice(key=key, text=name, detail=beside) for key, name, beside in names.find(typed)]
    name = typed.strip()
    if make and name and names.called(name) is None:
        found.append(Choice(key="", text=make.format(name=name), make=True))
    return found


def told_date(date: str, typed: str) -> str:
    """A date as people write it and as it is kept; the former only where it does not stand there already."""
    shown = show(date)
    return date if shown == " ".join(typed.split()) else f"{shown} · {date}"
