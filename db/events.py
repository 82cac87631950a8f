"""Events: what happened. Making, editing, merging, deleting."""

from collections.abc import Collection, Sequence
from typing import Any

from crossread.db import validity
from crossread.db.anchoring import follow_event
from crossread.db.errors import InvalidRecordError
from crossread.db.palette import EVENT_COLORS, next_color
from crossread.db.part import Part, only
from crossread.db.record import record
from crossread.db.records import Event
from crossread.db.store import clock
from crossread.db.store.damage import incomplete

_COLUMNS = "id, title, date, description, color, parent_id, modified_at"
_EDITABLE = ("title", "date", "description", "color", "parent_id")


@record
class EventUse:
    """What hangs on an event: tags and verdicts go with it, claims and events below it stay."""

    event_tags: int
    verdicts: int
    claims: int
    children: int


class Events(Part):
    """The events of a project, in the order of their making."""

    def all(self) -> list[Event]:
        """Every event."""
        return [_event(row) for row in self._store.rows(f"SELECT {_COLUMNS} FROM events ORDER BY key")]

    def made_in_order(self) -> list[tuple[str, str]]:
        """The id and colour of each event that is there or was, in the order they were made.

        One that is gone has the colour that it had last. Where history was dropped nothing is known of it, and where
        the event made last is deleted the next one takes its place.
        """
        return self._made_in_order("events")

    def get(self, event_id: str) -> Event:
        """One event. Raises InvalidRecordError if it is gone."""
        row = self._store.row(f"SELECT {_COLUMNS} FROM events WHERE id = ?", (event_id,))
        if row is None:
            raise InvalidRecordError("The event is not in the project any more.")
        return _event(row)

    def counts(self, source_ids: Sequence[str] | None = None) -> dict[str, int]:
        """How many annotations have each event, by its id, in all sources or in some; what has none is left out."""
        if source_ids is None:
            return dict(self._store.rows("SELECT event_id, count(*) FROM event_tags GROUP BY event_id"))
        marks = ", ".join("?" * len(source_ids))
        return dict(
            self._store.rows(
                "SELECT t.event_id, count(*) FROM annotations a JOIN event_tags t ON t.annotation_id = a.id "
                f"WHERE a.source_id IN ({marks}) GROUP BY t.event_id",
                source_ids,
            )
        )

    def counts_of(self, event_ids: Collection[str]) -> dict[str, int]:
        """How many annotations some of the events have; what has none is left out."""
        marks = ", ".join("?" * len(event_ids))
        return dict(
            self._store.rows(
                f"SELECT event_id, count(*) FROM event_tags WHERE event_id IN ({marks}) GROUP BY event_id",
                tuple(event_ids),
            )
        )

    def add(
        self,
        title: str,
        *,
        date: str | None = None,
        description: str = "",
        color: str | None = None,
        parent_id: str | None = None,
    ) -> Event:
        """Make an event; `date` is EDTF, `color` like #1b9e77, the next of the palette without one."""
        title = validity.check_name(title, "title")
        fields = {"title": title, "date": date, "description": description, "parent_id": parent_id}
        self._check({**fields, "color": color})
        event_id = clock.new_id()
        with self._store.step("add_event", name=title):
            used = self._store.number("SELECT count(*) FROM events")
            self._add(
                "events",
                {
                    "id": event_id,
                    **fields,
                    "color": color or next_color(EVENT_COLORS, used),
                    "modified_at": clock.now(),
                },
            )
        return self.get(event_id)

    def edit(self, event_id: str, *, continues: str | None = None, **changes: Any) -> Event:
        """Change title, date, description, colour or parent; it cannot be placed below itself.

        Dates of annotations that are counted from the event's are worked out again.
        """
        only(changes, _EDITABLE)
        event = self.get(event_id)
        if "title" in changes:
            changes["title"] = validity.check_name(changes["title"], "title")
        self._check(changes)
        self._check_loop("events", event_id, changes.get("parent_id"))
        with self._store.step("edit_event", name=event.title, continues=continues):
            self._edit("events", event_id, changes)
            if changes.get("date", event.date) != event.date:
                follow_event(self._store, event_id, event.date, changes["date"])
        return self.get(event_id)

    def goes_along(self, event_id: str) -> EventUse:
        """How much hangs on an event."""
        return EventUse(
            event_tags=self._store.number("SELECT count(*) FROM event_tags WHERE event_id = ?", (event_id,)),
            verdicts=self._store.number("SELECT count(*) FROM verdicts WHERE event_id = ?", (event_id,)),
            claims=self._store.number("SELECT count(*) FROM claims WHERE event_id = ?", (event_id,)),
            children=self._store.number("SELECT count(*) FROM events WHERE parent_id = ?", (event_id,)),
        )

    def delete(self, event_id: str) -> None:
        """Remove an event with its tags and verdicts; claims about it stay, events below it move up.

        Dates that were counted from it lose their anchor and keep their value.
        """
        event = self.get(event_id)
        with self._store.step("delete_event", name=event.title):
            touched = self._ids("SELECT annotation_id FROM event_tags WHERE event_id = ?", (event_id,))
            self._store.delete("event_tags", "event_id = ?", (event_id,))
            self._store.touch("annotations", touched)
            self._delete("verdicts", self._ids("SELECT id FROM verdicts WHERE event_id = ?", (event_id,)))
            self._loosen_anchors(event_id, None)
            self._pass_on(event_id, None, event.parent_id)
            self._delete("events", [event_id])

    def merge(self, keep: str, gone: str) -> Event:
        """Make two events one: tags, verdicts, claims about it and events below it pass from `gone` to `keep`.

        A passage that had both keeps the tag of `keep`, which takes the date of `gone` only if it has none.
        """
        kept, lost = self.get(keep), self.get(gone)
        if keep == gone:
            raise InvalidRecordError("An event cannot be merged with itself.")
        with self._store.step("merge_events", name=kept.title, other=lost.title):
            touched = self._ids("SELECT annotation_id FROM event_tags WHERE event_id = ?", (gone,))
            self._store.delete(
                "event_tags",
                "event_id = ? AND annotation_id IN (SELECT annotation_id FROM event_tags WHERE event_id = ?)",
                (gone, keep),
            )
            self._store.conn.execute("UPDATE event_tags SET event_id = ? WHERE event_id = ?", (keep, gone))
            self._store.touch("annotations", touched)
            for verdict in self._ids("SELECT id FROM verdicts WHERE event_id = ?", (gone,)):
                self._store.update("verdicts", verdict, {"event_id": keep})
            self._loosen_anchors(gone, keep)
            if kept.parent_id == gone:
                self._edit("events", keep, {"parent_id": lost.parent_id})
            self._pass_on(gone, keep, keep)
            if kept.date is None and lost.date is not None:
                self._edit("events", keep, {"date": lost.date})
            self._delete("events", [gone])
        return self.get(keep)

    def _loosen_anchors(self, event_id: str, heir: str | None) -> None:
        anchor = None if heir is None else f'{{"event_id":"{heir}"}}'
        for table in ("event_tags", "positions"):
            rows = self._store.rows(
                f"SELECT id, annotation_id FROM {table} WHERE date_anchor IS NOT NULL "
                "AND json_extract(date_anchor, '$.event_id') = ?",
                (event_id,),
            )
            for row_id, _ in rows:
                self._store.update(table, row_id, {"date_anchor": anchor})
            self._store.touch("annotations", {row[1] for row in rows})

    def _pass_on(self, event_id: str, about: str | None, parent: str | None) -> None:
        for claim in self._ids("SELECT id FROM claims WHERE event_id = ?", (event_id,)):
            self._store.update("claims", claim, {"event_id": about})
        for child in self._ids("SELECT id FROM events WHERE parent_id = ? AND id IS NOT ?", (event_id, parent)):
            self._store.update("events", child, {"parent_id": parent})

    def _check(self, fields: dict[str, Any]) -> None:
        validity.check_characters(fields.get("description") or "", "description")
        validity.check_date(fields.get("date"), "event")
        if fields.get("color") is not None and not validity.is_color(fields["color"]):
            raise InvalidRecordError("A colour is written like #1b9e77.")
        if fields.get("parent_id") is not None:
            self._require("events", fields["parent_id"], "group")


def _event(row: tuple[Any, ...]) -> Event:
    if row[0] is None or row[1] is None or row[4] is None:
        raise incomplete()
    return Event(
        id=row[0],
        title=validity.one_line(row[1]),
        date=row[2],
        description=row[3],
        color=row[4],
        parent_id=row[5],
        modified_at=row[6],
    )
