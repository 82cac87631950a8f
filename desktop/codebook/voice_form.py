"""The form of a voice: who says it, under which other names, as part of whom."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crossread.desktop.application.session import Session
from crossread.desktop.codebook.fields import PickField, TextField, plain_or_none
from crossread.desktop.codebook.form import Form


class VoiceForm(Form):
    """Edits one voice."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "voice", parent)
        self.add_field(TextField("name", name=self.tr("Name"), placeholder=self.tr("Who says it?")))
        self.add_field(
            TextField(
                "kind",
                self.tr("Kind"),
                placeholder=self.tr("person, state, document…"),
                parse=plain_or_none,
            )
        )
        self.add_field(
            TextField(
                "aliases",
                self.tr("Also called"),
                placeholder=self.tr("other; names"),
                parse=read_names,
                render=show_names,
                explain=explain_names,
            )
        )
        self._parent = PickField("parent_id", self.tr("Part of"), self.tr("nobody"))
        self.add_field(self._parent)
        self.pick_from(self._parent, self.tr("Part of which voice?"), "voice", self.tr("part of nobody"))
        self.column.addStretch(1)


def read_names(typed: str) -> tuple[str, ...]:
    """Names between semicolons or on lines of their own, each once."""
    parts = (part.strip() for line in typed.splitlines() for part in line.split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def show_names(value: object) -> str:
    """The other way round."""
    return "; ".join(str(name) for name in value) if isinstance(value, tuple) else ""


def explain_names(typed: str) -> str:
    """How many names these are, where it is not plain to see."""
    names = read_names(typed)
    said = QCoreApplication.translate("VoiceForm", "{count} names")
    return said.format(count=len(names)) if len(names) > 1 else ""
