"""Sources and their revisions: adding, editing, deleting, and the texts themselves."""

from collections.abc import Sequence
from typing import Any

from crossread.db import validity
from crossread.db.anchoring import follow_published
from crossread.db.errors import InvalidRecordError
from crossread.db.part import Part, only
from crossread.db.record import record
from crossread.db.records import PUBLISHED_GROUNDS, ZONE_KINDS, Finished, PublishedGround, Revision, Source, Zone
from crossread.db.search import index
from crossread.db.store import clock
from crossread.db.store.damage import incomplete
from crossread.db.store.store import Store
from crossread.db.text import normalise, sha256

_COLUMNS = (
    "id, title, author, publisher, url, published, published_ground, language, kind, note, reliability, sort_order, "
    "file_name, modified_at"
)
_EDITABLE = (
    "title",
    "author",
    "publisher",
    "url",
    "published",
    "published_ground",
    "language",
    "kind",
    "note",
    "reliability",
    "file_name",
)
_ORDER = "ORDER BY sort_order IS NULL, sort_order, key"


@record
class SourceUse:
    """What goes along when a source or a revision is deleted."""

    revisions: int
    annotations: int
    event_tags: int
    positions: int
    silences: int
    relations: int


class Sources(Part):
    """The sources of a project, in the researcher's order and then that of their coming in."""

    def all(self) -> list[Source]:
        """Every source."""
        return [_source(row) for row in self._store.rows(f"SELECT {_COLUMNS} FROM sources {_ORDER}")]

    def get(self, source_id: str) -> Source:
        """One source. Raises InvalidRecordError if it is gone."""
        row = self._store.row(f"SELECT {_COLUMNS} FROM sources WHERE id = ?", (source_id,))
        if row is None:
            raise InvalidRecordError("The source is not in the project any more.")
        return _source(row)

    def counts(self, source_ids: Sequence[str] | None = None) -> dict[str, int]:
        """How many annotations each source has, by its id, or each of some; those without any are left out."""
        if source_ids is None:
            return dict(self._store.rows("SELECT source_id, count(*) FROM annotations GROUP BY source_id"))
        marks = ", ".join("?" * len(source_ids))
        return dict(
            self._store.rows(
                f"SELECT source_id, count(*) FROM annotations WHERE source_id IN ({marks}) GROUP BY source_id",
                source_ids,
            )
        )

    def revisions(self, source_id: str) -> list[Revision]:
        """The revisions of a source, oldest first, with zones and who has finished reading them."""
        return [
            self._revision(row)
            for row in self._store.rows(
                "SELECT r.id, r.source_id, r.number, r.sha256, t.length, r.imported_at FROM revisions r "
                "JOIN texts t ON t.sha256 = r.sha256 WHERE r.source_id = ? ORDER BY r.number",
                (source_id,),
            )
        ]

    def revision(self, source_id: str, number: int | None = None) -> Revision:
        """One revision, the latest without a number. Raises InvalidRecordError if there is none."""
        row = self._store.row(
            "SELECT r.id, r.source_id, r.number, r.sha256, t.length, r.imported_at FROM revisions r "
            "JOIN texts t ON t.sha256 = r.sha256 WHERE r.source_id = ? AND r.number = coalesce(?, r.number) "
            "ORDER BY r.number DESC LIMIT 1",
            (source_id, number),
        )
        if row is None:
            raise InvalidRecordError("The text of this source is not in the project any more.")
        return self._revision(row)

    def text(self, source_id: str, number: int | None = None) -> str:
        """The text of a revision, the latest without a number. Raises InvalidRecordError if there is none."""
        row = self._store.row(
            "SELECT t.text FROM revisions r JOIN texts t ON t.sha256 = r.sha256 WHERE r.source_id = ? "
            "AND r.number = coalesce(?, r.number) ORDER BY r.number DESC LIMIT 1",
            (source_id, number),
        )
        if row is None:
            raise InvalidRecordError("The text of this source is not in the project any more.")
        return str(row[0])

    def find_same(self, digest: str) -> list[tuple[Source, int]]:
        """The sources that hold the text with this hash (see `text.sha256`), each with the number of the revision."""
        return [
            (self.get(source_id), number)
            for source_id, number in self._store.rows(
                "SELECT source_id, number FROM revisions WHERE sha256 = ?", (digest,)
            )
        ]

    def find_file(self, file_name: str) -> list[Source]:
        """The sources that were taken in under this file name."""
        return [
            _source(row)
            for row in self._store.rows(f"SELECT {_COLUMNS} FROM sources WHERE file_name = ? {_ORDER}", (file_name,))
        ]

    def add(
        self,
        title: str,
        text: str,
        *,
        zones: Sequence[Zone] = (),
        author: str | None = None,
        publisher: str | None = None,
        url: str | None = None,
        published: str | None = None,
        published_ground: PublishedGround | None = None,
        language: str | None = None,
        kind: str | None = None,
        note: str = "",
        reliability: str | None = None,
        file_name: str | None = None,
    ) -> Source:
        """Take in an article: a source with its first revision, number 1.

        The text is normalised first (see `text.normalise`); `zones` are ranges of what comes of it, in code points.
        `published` is an EDTF date.
        """
        title = validity.check_name(title, "title")
        fields: dict[str, Any] = {
            "title": title,
            "author": author,
            "publisher": publisher,
            "url": url,
            "published": published,
            "published_ground": published_ground,
            "language": language,
            "kind": kind,
            "note": note,
            "reliability": reliability,
            "file_name": file_name,
        }
        _check(fields)
        source_id = clock.new_id()
        with self._store.step("add_source", name=title):
            self._add("sources", {"id": source_id, **fields, "modified_at": clock.now()})
            self.add_revision(source_id, text, zones=zones)
        return self.get(source_id)

    def add_revision(self, source_id: str, text: str, *, zones: Sequence[Zone] = ()) -> Revision:
        """Take in a changed copy, normalised, as the next number. Raises InvalidRecordError if it is the same again."""
        text = normalise(text)
        digest = sha256(text)
        source = self.get(source_id)
        with self._store.step("add_revision", name=source.title):
            if self._store.row("SELECT 1 FROM revisions WHERE source_id = ? AND sha256 = ?", (source_id, digest)):
                raise InvalidRecordError(f"“{source.title}” has exactly this text already.")
            put_text(self._store, text, digest)
            number = 1 + self._store.number("SELECT max(number) FROM revisions WHERE source_id = ?", (source_id,))
            self._store.insert(
                "revisions",
                {
                    "id": clock.new_id(),
                    "source_id": source_id,
                    "number": number,
                    "sha256": digest,
                    "imported_at": clock.now(),
                },
            )
            self.set_zones(source_id, number, zones)
        return self.revision(source_id, number)

    def edit(self, source_id: str, *, continues: str | None = None, **changes: Any) -> Source:
        """Change metadata; a date that is typed gets the ground `typed` unless another is given.

        Dates of annotations that are counted from the date published are worked out again.
        """
        only(changes, _EDITABLE)
        if "title" in changes:
            changes["title"] = validity.check_name(changes["title"], "title")
        _check(changes)
        if "published" in changes and "published_ground" not in changes:
            changes["published_ground"] = "typed" if changes["published"] else None
        source = self.get(source_id)
        with self._store.step("edit_source", name=source.title, continues=continues):
            self._edit("sources", source_id, changes)
            if changes.get("published", source.published) != source.published:
                follow_published(self._store, source_id, source.published, changes["published"])
        return self.get(source_id)

    def reorder(self, source_ids: Sequence[str]) -> None:
        """Put the sources into this order by hand; name them all, for what is left out keeps the place it had."""
        with self._store.step("reorder_sources"):
            for place, source_id in enumerate(source_ids):
                self._store.update("sources", source_id, {"sort_order": place})

    def set_zones(self, source_id: str, number: int, zones: Sequence[Zone]) -> None:
        """Say what the parts of a revision are, in code points, instead of what was said before."""
        length = self.revision(source_id, number).length
        for zone in zones:
            validity.check_choice(zone.kind, ZONE_KINDS, "kind of zone")
            if not 0 <= zone.start < zone.end <= length:
                raise InvalidRecordError("A zone lies outside the text.")
        with self._store.step("set_zones", name=self.get(source_id).title):
            self._store.delete("zones", "source_id = ? AND revision = ?", (source_id, number))
            self._store.insert_many(
                "zones",
                [
                    {
                        "id": clock.new_id(),
                        "source_id": source_id,
                        "revision": number,
                        "start": zone.start,
                        "end": zone.end,
                        "kind": zone.kind,
                    }
                    for zone in sorted(zones, key=lambda zone: (zone.start, zone.end))
                ],
            )

    def finish(self, source_id: str, number: int) -> None:
        """Say that the project's author has read a revision to the end, now; each time is kept."""
        with self._store.step("finish_source", name=self.get(source_id).title):
            self._store.insert(
                "finished",
                {
                    "id": clock.new_id(),
                    "source_id": source_id,
                    "revision": self.revision(source_id, number).number,
                    "at": clock.now(),
                    "by": self._store.author,
                },
            )

    def unfinish(self, source_id: str, number: int) -> None:
        """Take that back, whoever said it."""
        with self._store.step("unfinish_source", name=self.get(source_id).title):
            self._store.delete("finished", "source_id = ? AND revision = ?", (source_id, number))

    def goes_along(self, source_id: str, number: int | None = None) -> SourceUse:
        """How much a deletion of the source, or of one revision of it, takes along."""
        scope = "source_id = ? AND {0} = coalesce(?, {0})"
        whose = f"annotation_id IN (SELECT id FROM annotations WHERE {scope.format('revision')})"
        values = (source_id, number)
        return SourceUse(
            revisions=self._store.number(f"SELECT count(*) FROM revisions WHERE {scope.format('number')}", values),
            annotations=self._store.number(
                f"SELECT count(*) FROM annotations WHERE {scope.format('revision')}", values
            ),
            event_tags=self._store.number(f"SELECT count(*) FROM event_tags WHERE {whose}", values),
            positions=self._store.number(f"SELECT count(*) FROM positions WHERE {whose}", values),
            silences=self._store.number(f"SELECT count(*) FROM silences WHERE {scope.format('revision')}", values),
            relations=0
            if number is not None
            else self._store.number("SELECT count(*) FROM relations WHERE a = ? OR b = ?", (source_id, source_id)),
        )

    def delete(self, source_id: str) -> None:
        """Remove a source with everything that goes along; its texts stay in the file for an undo."""
        with self._store.step("delete_source", name=self.get(source_id).title):
            for revision in self.revisions(source_id):
                self._delete_revision(source_id, revision.number)
            self._delete(
                "relations", self._ids("SELECT id FROM relations WHERE a = ? OR b = ?", (source_id, source_id))
            )
            self._delete("sources", [source_id])

    def delete_revision(self, source_id: str, number: int) -> None:
        """Remove one revision with its annotations and silences; the only one goes only with its source."""
        if len(self.revisions(source_id)) == 1:
            raise InvalidRecordError("This is the only text of the source; delete the source instead.")
        with self._store.step("delete_revision", name=self.get(source_id).title, number=number):
            self._delete_revision(source_id, number)

    def _delete_revision(self, source_id: str, number: int) -> None:
        from crossread.db.annotations import delete_annotations

        values = (source_id, number)
        delete_annotations(
            self._store, self._ids("SELECT id FROM annotations WHERE source_id = ? AND revision = ?", values)
        )
        self._delete("silences", self._ids("SELECT id FROM silences WHERE source_id = ? AND revision = ?", values))
        for table in ("zones", "finished"):
            self._store.delete(table, "source_id = ? AND revision = ?", values)
        self._store.delete("revisions", "source_id = ? AND number = ?", values)

    def _revision(self, row: tuple[Any, ...]) -> Revision:
        revision_id, source_id, number, digest, length, imported_at = row
        zones = self._store.rows(
            'SELECT start, "end", kind FROM zones WHERE source_id = ? AND revision = ? ORDER BY start, "end"',
            (source_id, number),
        )
        finished = self._store.rows(
            'SELECT at, "by" FROM finished WHERE source_id = ? AND revision = ? ORDER BY key', (source_id, number)
        )
        return Revision(
            id=revision_id,
            source_id=source_id,
            number=number,
            sha256=digest,
            length=length,
            imported_at=imported_at,
            zones=tuple(Zone(start=start, end=end, kind=kind) for start, end, kind in zones),
            finished=tuple(Finished(at=at, by=by) for at, by in finished),
        )


def put_text(store: Store, text: str, digest: str) -> None:
    """Keep and index a text under its hash, inside a step, unless it is there already."""
    if store.row("SELECT 1 FROM texts WHERE sha256 = ?", (digest,)) is None:
        key = 1 + store.number("SELECT max(key) FROM texts")
        store.conn.execute(
            "INSERT INTO texts (key, sha256, text, length) VALUES (?, ?, ?, ?)", (key, digest, text, len(text))
        )
        index.add_text(store.conn, key, text)


def _check(fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        if isinstance(value, str):
            validity.check_characters(value, name)
    validity.check_date(fields.get("published"), "date published")
    if fields.get("published_ground") is not None:
        validity.check_choice(fields["published_ground"], PUBLISHED_GROUNDS, "ground of a date")


def _source(row: tuple[Any, ...]) -> Source:
    (source_id, title, author, publisher, url, published, ground, language, kind, note, reliability) = row[:11]
    if source_id is None or title is None:
        raise incomplete()
    return Source(
        id=source_id,
        title=validity.one_line(title),
        author=author,
        publisher=publisher,
        url=url,
        published=published,
        published_ground=ground,
        language=language,
        kind=kind,
        note=note,
        reliability=reliability,
        sort_order=row[11],
        file_name=row[12],
        modified_at=row[13],
    )
