"""Voices: who says it. Making, editing, merging, deleting."""

from collections.abc import Sequence
from typing import Any

from crossread.db import validity
from crossread.db.errors import InvalidRecordError
from crossread.db.part import Part, only
from crossread.db.record import record
from crossread.db.records import Voice
from crossread.db.store import clock
from crossread.db.store.damage import incomplete

_COLUMNS = "id, name, kind, aliases, parent_id, modified_at"
_EDITABLE = ("name", "kind", "aliases", "parent_id")


@record
class VoiceUse:
    """What a voice is used for; when it is deleted, all this passes to its parent, or to the source itself."""

    positions: int
    event_tags: int
    children: int


class Voices(Part):
    """The voices of a project, by name."""

    def all(self) -> list[Voice]:
        """Every voice."""
        return [
            _voice(row) for row in self._store.rows(f"SELECT {_COLUMNS} FROM voices ORDER BY name COLLATE NOCASE, key")
        ]

    def get(self, voice_id: str) -> Voice:
        """One voice. Raises InvalidRecordError if it is gone."""
        row = self._store.row(f"SELECT {_COLUMNS} FROM voices WHERE id = ?", (voice_id,))
        if row is None:
            raise InvalidRecordError("The voice is not in the project any more.")
        return _voice(row)

    def counts(self) -> dict[str, int]:
        """How many annotations name each voice, by its id; those that none names are left out."""
        return dict(
            self._store.rows(
                "SELECT voice_id, count(*) FROM ("
                "SELECT voice_id, annotation_id FROM positions WHERE voice_id IS NOT NULL "
                "UNION SELECT voice_id, annotation_id FROM event_tags WHERE voice_id IS NOT NULL) GROUP BY voice_id"
            )
        )

    def add(
        self, name: str, *, kind: str | None = None, aliases: Sequence[str] = (), parent_id: str | None = None
    ) -> Voice:
        """Make a voice, perhaps below another."""
        name = validity.check_name(name, "name")
        self._check(parent_id, aliases)
        voice_id = clock.new_id()
        with self._store.step("add_voice", name=name):
            self._add(
                "voices",
                {
                    "id": voice_id,
                    "name": name,
                    "kind": kind,
                    "aliases": validity.names_to_text(aliases),
                    "parent_id": parent_id,
                    "modified_at": clock.now(),
                },
            )
        return self.get(voice_id)

    def edit(self, voice_id: str, *, continues: str | None = None, **changes: Any) -> Voice:
        """Change name, kind, aliases or parent; it cannot be placed below itself."""
        only(changes, _EDITABLE)
        voice = self.get(voice_id)
        if "name" in changes:
            changes["name"] = validity.check_name(changes["name"], "name")
        self._check(changes.get("parent_id"), changes.get("aliases", ()))
        self._check_loop("voices", voice_id, changes.get("parent_id"))
        if "aliases" in changes:
            changes["aliases"] = validity.names_to_text(changes["aliases"])
        with self._store.step("edit_voice", name=voice.name, continues=continues):
            self._edit("voices", voice_id, changes)
        return self.get(voice_id)

    def goes_along(self, voice_id: str) -> VoiceUse:
        """How much hangs on a voice."""
        return VoiceUse(
            positions=self._store.number("SELECT count(*) FROM positions WHERE voice_id = ?", (voice_id,)),
            event_tags=self._store.number("SELECT count(*) FROM event_tags WHERE voice_id = ?", (voice_id,)),
            children=self._store.number("SELECT count(*) FROM voices WHERE parent_id = ?", (voice_id,)),
        )

    def delete(self, voice_id: str) -> None:
        """Remove a voice; what it said and the voices below it pass to its parent, or else to the source itself."""
        voice = self.get(voice_id)
        with self._store.step("delete_voice", name=voice.name):
            self._pass_on(voice_id, voice.parent_id)
            self._delete("voices", [voice_id])

    def merge(self, keep: str, gone: str) -> Voice:
        """Make two voices one: what `gone` said and the voices below it pass to `keep`, its names become aliases."""
        kept, lost = self.get(keep), self.get(gone)
        if keep == gone:
            raise InvalidRecordError("A voice cannot be merged with itself.")
        with self._store.step("merge_voices", name=kept.name, other=lost.name):
            if kept.parent_id == gone:
                self._edit("voices", keep, {"parent_id": lost.parent_id})
            self._pass_on(gone, keep)
            known = {kept.name, *kept.aliases}
            aliases = [*kept.aliases, *(name for name in (lost.name, *lost.aliases) if name not in known)]
            self._edit("voices", keep, {"aliases": validity.names_to_text(aliases)})
            self._delete("voices", [gone])
        return self.get(keep)

    def _pass_on(self, voice_id: str, heir: str | None) -> None:
        for table in ("positions", "event_tags"):
            touched = self._ids(f"SELECT DISTINCT annotation_id FROM {table} WHERE voice_id = ?", (voice_id,))
            self._store.conn.execute(f"UPDATE {table} SET voice_id = ? WHERE voice_id = ?", (heir, voice_id))
            self._store.touch("annotations", touched)
        for child in self._ids("SELECT id FROM voices WHERE parent_id = ? AND id IS NOT ?", (voice_id, heir)):
            self._edit("voices", child, {"parent_id": heir})

    def _check(self, parent_id: str | None, aliases: Sequence[str]) -> None:
        if parent_id is not None:
            self._require("voices", parent_id, "parent voice")
        for alias in aliases:
            validity.check_text(alias, "alias")


def _voice(row: tuple[Any, ...]) -> Voice:
    if row[0] is None or row[1] is None or row[3] is None:
        raise incomplete()
    return Voice(
        id=row[0],
        name=validity.one_line(row[1]),
        kind=row[2],
        aliases=validity.names_from_text(row[3]),
        parent_id=row[4],
        modified_at=row[5],
    )
