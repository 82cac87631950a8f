"""What is done with an entry of the codebook at a wish: deleted, merged, moved; each is one step that can be undone."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from crossread.db.claims import ClaimUse
from crossread.db.events import EventUse
from crossread.db.project import Project
from crossread.db.records import Claim
from crossread.db.voices import VoiceUse
from crossread.desktop.application.session import Session
from crossread.desktop.codebook import deeds
from crossread.desktop.codebook.book import Entry, Kind
from crossread.desktop.codebook.form import PickRequest
from crossread.desktop.codebook.tree import Tree
from crossread.desktop.codebook.words import goes_along
from crossread.desktop.widgets.live_keys import live_keys


class EntryDeeds(QObject):
    """Runs them on the session. What has to be asked first is told, and done when it is answered."""

    said = Signal(str)
    """A sentence on what was done and can be undone, or on why nothing was done."""
    delete_asked = Signal(object, str)
    """An `Entry` and the question, with what goes along, whether to delete it: answer with `delete`."""
    pick_requested = Signal(object)
    """Another entry is to be picked: the `PickRequest`."""
    merged = Signal(str)
    """Two became one: the id of what was kept."""

    def __init__(self, session: Session, tree: Tree, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tree = tree

    def may_change(self) -> bool:
        """Whether the project can be changed; says why if it cannot."""
        if not self._session.writable:
            self.said.emit(self._session.only_reading or _tr("Open a project first."))
        return self._session.writable

    def do(self, deed: str, entry: Entry) -> None:
        """Do `delete`, `merge`, `move` or `ungroup` with an entry."""
        if not self.may_change():
            return
        if deed == "delete":
            self._session.ask(lambda project: deeds.goes_along(project, entry.kind, entry.id), self._asker(entry))
        elif deed == "merge":
            self._merge(entry)
        elif deed == "move":
            self._move(entry)
        elif deed == "ungroup":
            self.group(entry.kind, entry.id, None)

    def delete(self, entry: Entry) -> None:
        """Delete an entry with what goes along."""
        self._run(
            lambda project: deeds.delete(project, entry.kind, entry.id),
            _tr("Deleted “{name}”. {undo} brings it back.").format(name=entry.title, undo=_undo()),
        )

    def group(self, kind: Kind, record_id: str, parent_id: str | None) -> None:
        """Put an entry below another, or below none."""
        if self.may_change():
            self._session.run(lambda project: deeds.group(project, kind, record_id, parent_id))

    def _asker(self, entry: Entry) -> Callable[[EventUse | ClaimUse | VoiceUse], None]:
        def ask(use: EventUse | ClaimUse | VoiceUse) -> None:
            heir = self._tree.book.entries.get(entry.parent_id or "")
            self.delete_asked.emit(entry, goes_along(entry.title, use, heir.title if heir else ""))

        return ask

    def _merge(self, entry: Entry) -> None:
        book = self._tree.book
        record = book.records[entry.id]
        without = {entry.id}
        if isinstance(record, Claim):
            others = (other for other in book.records.values() if isinstance(other, Claim))
            without |= {other.id for other in others if other.value_type != record.value_type}

        def merge(keep: str | None) -> None:
            if keep is None:
                return
            kept = self._tree.book.entries[keep]
            self._run(
                lambda project: deeds.merge(project, entry.kind, keep, entry.id),
                _tr("Merged “{gone}” into “{kept}”. {undo} parts them again.").format(
                    gone=entry.title, kept=kept.title, undo=_undo()
                ),
                lambda: self.merged.emit(keep),
            )

        title = _tr("Merge “{name}” into…").format(name=entry.title)
        self.pick_requested.emit(PickRequest(title=title, kind=entry.kind, without=frozenset(without), on_picked=merge))

    def _move(self, entry: Entry) -> None:
        self.pick_requested.emit(
            PickRequest(
                title=_tr("Move “{name}” below…").format(name=entry.title),
                kind=entry.kind,
                without=frozenset(self._tree.book.below(entry.id)),
                on_picked=lambda parent: self.group(entry.kind, entry.id, parent),
                none=_tr("below none"),
                chosen=entry.parent_id,
            )
        )

    def _run(
        self, operation: Callable[[Project], None], sentence: str, then: Callable[[], object] = lambda: None
    ) -> None:
        def done(_answer: None) -> None:
            self.said.emit(sentence)
            then()

        self._session.run(operation, done, lambda error: self.said.emit(str(error)))


def _undo() -> str:
    """What takes the last step back: its key, or its name."""
    return live_keys().written("undo") or _tr("Undo")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Codebook", text)
