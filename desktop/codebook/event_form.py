"""The form of an event: what happened, when, in which group."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crossread.db.errors import InvalidRecordError
from crossread.db.palette import EVENT_COLORS
from crossread.db.records import Event
from crossread.desktop.application.session import Session
from crossread.desktop.codebook.book import Record
from crossread.desktop.codebook.fields import ColorField, Field, PickField, TextField, plain
from crossread.desktop.codebook.form import Form


class EventForm(Form):
    """Edits one event."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "event", parent)
        self.add_field(TextField("title", name=self.tr("Title"), placeholder=self.tr("What happened?")))
        self.add_field(
            TextField(
                "date",
                self.tr("Date"),
                placeholder=self.tr("like late Sep 2023"),
                parse=read_date,
                render=lambda value: show_date(value if isinstance(value, str) else None),
                explain=explain_date,
            )
        )
        self.group = PickField("parent_id", self.tr("Group"), self.tr("none"))
        self.add_field(self.group)
        self.pick_from(self.group, self.tr("Put it below which event?"), "event", self.tr("below none"))
        self._color = ColorField(self.tr("Colour"), EVENT_COLORS, lines=False, hex_name=self.tr("Colour in digits"))
        self.add_field(self._color)
        self.add_field(
            TextField(
                "description",
                name=self.tr("Description"),
                placeholder=self.tr("Description"),
                lines=True,
                parse=plain,
            )
        )
        self.column.addStretch(1)

    def show_field(self, field: Field, record: Record) -> None:
        """The colour needs the id for its pattern."""
        if field is self._color and isinstance(record, Event):
            self._color.show_color(record.color, record.id)
        else:
            super().show_field(field, record)


def read_date(typed: str) -> str | None:
    """A date as people write it, as the file keeps it; nothing for nothing. Raises InvalidRecordError."""
    from crossread.db.dates import read

    if not typed.strip():
        return None
    found = read(typed)
    if found is None:
        said = _tr("“{typed}” is no date yet. Write it like 19 Sep 2023, late 2022, about 1912 or 2023-09.")
        raise InvalidRecordError(said.format(typed=typed.strip()))
    return found


def show_date(value: str | None) -> str:
    """A date as people write it."""
    from crossread.db.dates import show

    return show(value) if value else ""


def explain_date(typed: str) -> str:
    """What a typed date was taken for, with the form that is kept; empty if it says so itself or is none."""
    from crossread.db.dates import read, show

    found = read(typed) if typed.strip() else None
    if found is None:
        return ""
    meaning = show(found)
    if typed.strip() == meaning:
        return ""
    return f"{meaning}  ·  {found}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("EventForm", text)
