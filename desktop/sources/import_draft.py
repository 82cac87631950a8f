"""One file of an import while it is looked through: what was guessed, what was changed by hand, what shall be done."""

from dataclasses import dataclass, field, replace
from typing import Literal

from PySide6.QtCore import QCoreApplication

from crossread.db.dates import read
from crossread.db.intake import Planned
from crossread.desktop.sources.import_planning import Refused
from crossread.desktop.sources.source_rows import shown_date

Field = Literal["title", "publisher", "author", "published"]
FIELDS: tuple[Field, ...] = ("title", "publisher", "author", "published")
ADD: Literal["add"] = "add"
SKIP: Literal["skip"] = "skip"
REVISE: Literal["revise"] = "revise"


@dataclass(slots=True, kw_only=True)
class Draft:
    """Mutable, and belongs to the window. `choice` is `add`, `skip` or `revise` and a colon and the source's id."""

    planned: Planned
    titles: dict[str, str]
    choice: str = ""
    edited: dict[Field, str] = field(default_factory=dict)
    alternatives: tuple[tuple[str, str], ...] = ()
    encoding_doubtful: bool = False

    def __post_init__(self) -> None:
        planned = self.planned
        if not self.choice:
            first = planned.same_name[0] if planned.same_name else ""
            self.choice = f"{REVISE}:{first}" if planned.action == REVISE else planned.action
        if planned.encoding_guessed:
            self.encoding_doubtful = True
            self.alternatives = planned.encoding_alternatives

    @property
    def wanted(self) -> bool:
        """Whether the file is taken in at all."""
        return self.choice != SKIP

    @property
    def target(self) -> str:
        """The id of the source that gets this as a new text, or empty."""
        return self.choice.partition(":")[2]

    @property
    def is_there(self) -> bool:
        """Whether the project holds this very text already, under whatever name."""
        return bool(self.planned.same_text) or self.planned.action == SKIP

    def choices(self) -> list[tuple[str, str]]:
        """What can be done with it, as (choice, words); one that is the same text is no new text of anything."""
        found = []
        if not self.is_there:
            found = [
                (f"{REVISE}:{source_id}", _tr("Add as a new text of “{title}”").format(title=self.titles[source_id]))
                for source_id in self.planned.same_name
                if source_id in self.titles
            ]
        own = _tr("Add once more, as a source of its own") if self.is_there else _tr("Add as a source of its own")
        return [*found, (ADD, own), (SKIP, _tr("Leave out"))]

    def value(self, name: Field) -> str:
        """What a field shows: what was typed, else what was guessed; a date as people write it."""
        if name in self.edited:
            typed = self.edited[name]
            return (shown_date(read(typed)) or typed) if name == "published" else typed
        guessed = getattr(self.planned.guesses, name) or ""
        return shown_date(guessed) if name == "published" else guessed

    def set_value(self, name: Field, typed: str) -> None:
        """Take what was typed; an empty title goes back to the one that was guessed."""
        typed = typed.strip()
        if typed == self.value(name):
            return
        if name == "title" and not typed:
            self.edited.pop(name, None)
        else:
            self.edited[name] = typed

    @property
    def date_fault(self) -> bool:
        """Whether a date was typed that is not understood."""
        typed = self.edited.get("published", "")
        return bool(typed) and read(typed) is None

    def reread(self, planned: Planned) -> None:
        """The same file in another encoding; what was typed by hand stays."""
        self.planned = planned

    def remarks(self) -> list[str]:
        """What is worth knowing before it is added, most important first."""
        planned = self.planned
        found = []
        if self.date_fault:
            found.append(_tr("the date is not understood: write it as 19 Sep 2023 or late 2022"))
        if not self.wanted:
            found.append(_tr("in the project already: left out") if self.is_there else _tr("left out"))
        elif self.target:
            found.append(_tr("a new text of “{title}”").format(title=self.titles.get(self.target, "")))
        elif planned.same_text:
            title = self.titles.get(planned.same_text[0], "")
            found.append(_tr("the very text of “{title}”, added once more").format(title=title))
        elif planned.same_name:
            found.append(_tr("a source of its own, though the file's name is known"))
        if self.encoding_doubtful:
            found.append(_tr("encoding guessed: {encoding}").format(encoding=planned.encoding))
        if not planned.guesses.title_is_stated and "title" not in self.edited:
            found.append(_tr("no headline found"))
        if planned.guesses.published_ground == "guessed" and "published" not in self.edited:
            found.append(_tr("date from the file's name"))
        return found

    def result(self) -> Planned:
        """What to take in, with all that was typed."""
        guesses = self.planned.guesses
        for name in FIELDS:
            if name not in self.edited:
                continue
            typed = self.edited[name]
            if name == "published":
                guesses = replace(guesses, published=read(typed), published_ground="typed" if read(typed) else None)
            elif name == "title":
                guesses = replace(guesses, title=typed)
            elif name == "author":
                guesses = replace(guesses, author=typed or None)
            else:
                guesses = replace(guesses, publisher=typed or None)
        same_name = self.planned.same_name
        if self.target:
            same_name = (self.target, *(one for one in same_name if one != self.target))
        action: Literal["add", "skip", "revise"] = REVISE if self.target else SKIP if not self.wanted else ADD
        return replace(self.planned, guesses=guesses, action=action, same_name=same_name)


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A file that cannot be taken in, among those that can."""

    refused: Refused


Line = Draft | RefusedLine


def _tr(text: str) -> str:
    return QCoreApplication.translate("Import", text)
