"""The form of a claim: its words, what kind of answer it takes, how answers compare, where it belongs."""

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crossread.db.errors import InvalidRecordError
from crossread.db.palette import CLAIM_COLORS
from crossread.db.project import Project
from crossread.db.records import Claim
from crossread.db.validity import is_decimal
from crossread.desktop.application.session import Session
from crossread.desktop.codebook import deeds
from crossread.desktop.codebook.answers_editor import AnswersEditor
from crossread.desktop.codebook.book import Book, Record
from crossread.desktop.codebook.deeds import Target
from crossread.desktop.codebook.fields import (
    CheckField,
    ChoiceField,
    ColorField,
    Field,
    PickField,
    TextField,
    plain_or_none,
)
from crossread.desktop.codebook.form import Form
from crossread.desktop.naming.claim_kind import kind_of


class ClaimForm(Form):
    """Edits one claim. Only what counts for its kind is shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "claim", parent)
        self._kind_was_chosen = False
        self.add_field(
            TextField("statement", name=self.tr("Claim"), placeholder=self.tr("What is said, or asked? How many …?"))
        )
        self.value_type = ChoiceField(
            "value_type",
            self.tr("Kind"),
            (
                ("truth", self.tr("true or not")),
                ("number", self.tr("a number")),
                ("date", self.tr("a date")),
                ("duration", self.tr("a duration, in days")),
                ("answer", self.tr("a listed answer")),
            ),
        )
        self.add_field(self.value_type)
        self.compare = ChoiceField(
            "compare",
            self.tr("Answers"),
            (
                ("exclusive", self.tr("only one can hold")),
                ("coexist", self.tr("several can hold")),
                ("wording", self.tr("words: never a conflict")),
            ),
        )
        self.add_field(self.compare)
        self.answers = AnswersEditor(session, self)
        self.column.addWidget(self.answers)
        self.unit = TextField(
            "unit", self.tr("Unit"), placeholder=self.tr("people, ships, dollars"), parse=plain_or_none
        )
        self.add_field(self.unit)
        self.tolerance = TextField(
            "tolerance",
            self.tr("“About” is"),
            placeholder=self.tr("± 10 %"),
            parse=read_percent,
            render=show_percent,
            explain=explain_percent,
        )
        self.add_field(self.tolerance)
        self.about = PickField("event_id", self.tr("About"), self.tr("no event"))
        self.add_field(self.about)
        self.pick_from(self.about, self.tr("Which event is it about?"), "event", self.tr("about no event"))
        self.group = PickField("parent_id", self.tr("Group"), self.tr("none"))
        self.add_field(self.group)
        self.pick_from(self.group, self.tr("Put it below which claim?"), "claim", self.tr("below none"))
        self.part = CheckField("part_of_total", self.tr("is a part of that total"))
        self.add_field(self.part)
        self.color = ColorField(self.tr("Colour"), CLAIM_COLORS, lines=True, hex_name=self.tr("Colour in digits"))
        self.add_field(self.color)
        self.add_field(
            TextField("description", name=self.tr("Description"), placeholder=self.tr("Description"), lines=True)
        )
        self.column.addStretch(1)
        self.title.edited.connect(self._follow_words)
        self.value_type.settled.connect(self._choose_kind)

    def start(self, target: Target) -> None:
        """Edit another claim, or a draft."""
        self._kind_was_chosen = target.id is not None
        super().start(target)
        self.answers.start(target)

    def draft_value(self, key: str) -> object:
        """A new claim is true or not until its words say more."""
        return {"value_type": "truth", "compare": "exclusive"}.get(key) or super().draft_value(key)

    def show_draft(self) -> None:
        """Show what a new claim holds."""
        super().show_draft()
        self.answers.show_answers(())
        self._show_what_counts()

    def show_record(self, record: Record, book: Book) -> None:
        """Show what the claim holds now."""
        super().show_record(record, book)
        if isinstance(record, Claim):
            self.answers.show_answers(record.answers)
        self._show_what_counts()

    def show_field(self, field: Field, record: Record) -> None:
        """The colour needs the id for its pattern."""
        if field is self.color and isinstance(record, Claim):
            self.color.show_color(record.color, record.id)
        else:
            super().show_field(field, record)

    def set_read_only(self, read_only: bool) -> None:
        """Let it be changed, or not."""
        super().set_read_only(read_only)
        self.answers.set_read_only(read_only)

    def save(self) -> None:
        """Save at once what waits, in the answers too."""
        super().save()
        self.answers.save()

    def fields_of_new(self, title: object) -> dict[str, object]:
        """The kind that follows from its words, or was chosen."""
        return {"value_type": self.value_type.value()}

    def change_of(self, field: Field, value: object) -> deeds.Edit:
        """While a claim is new, its kind goes on following its words; a part of a total that leaves it is none."""
        if field is self.title and not self._kind_was_chosen:
            kind = self.value_type.value()
            return lambda project, record_id: deeds.edit(project, "claim", record_id, statement=value, value_type=kind)
        if field is self.group and (value is None or isinstance(value, str)):
            parent = value

            def move(project: Project, record_id: str) -> None:
                deeds.group(project, "claim", record_id, parent)

            return move
        return super().change_of(field, value)

    def _follow_words(self) -> None:
        if not self._kind_was_chosen:
            self.value_type.show_value(kind_of(str(self.title.value())))
            self._show_what_counts()

    def _choose_kind(self) -> None:
        self._kind_was_chosen = True
        self._show_what_counts()

    def _show_what_counts(self) -> None:
        kind, record = self.value_type.value(), self.record
        is_made = self.target.id is not None
        self.compare.setVisible(kind == "answer")
        self.answers.setVisible(kind == "answer" and is_made)
        self.unit.setVisible(kind == "number")
        self.tolerance.setVisible(kind in ("number", "duration"))
        above = self.book.records.get(record.parent_id or "") if isinstance(record, Claim) else None
        in_total = isinstance(above, Claim) and above.value_type == kind and kind in ("number", "duration")
        self.part.setVisible(in_total or (isinstance(record, Claim) and record.part_of_total))


def read_percent(typed: str) -> str | None:
    """A share in per cent as the file keeps it, a decimal: 10 % is 0.1. Raises InvalidRecordError."""
    text = typed.replace("%", "").replace("±", "").replace(",", ".").strip()
    if not text:
        return None
    try:
        share = Decimal(text) / 100
    except InvalidOperation:
        share = Decimal(-1)
    if not share.is_finite() or share < 0:
        raise InvalidRecordError(_tr("Write how far “about” may be off, in per cent: 10 %."))
    return f"{share.normalize():f}"


def show_percent(value: object) -> str:
    """The other way round."""
    if not isinstance(value, str) or not is_decimal(value):
        return ""
    return f"± {(Decimal(value) * 100).normalize():f} %"


def explain_percent(typed: str) -> str:
    """What it means for a figure."""
    try:
        share = read_percent(typed)
    except InvalidRecordError:
        return ""
    if share is None:
        return ""
    low, high = (Decimal(1000) * (1 - Decimal(share)), Decimal(1000) * (1 + Decimal(share)))
    said = _tr("about 1,000 is {low} to {high}")
    return said.format(low=f"{low.normalize():,f}", high=f"{high.normalize():,f}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("ClaimForm", text)
