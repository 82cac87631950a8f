"""Sources, their revisions and texts on their way in."""

from collections.abc import Mapping
from typing import Any

from crossread.db.errors import UnusableTextError
from crossread.db.exchange import shapes
from crossread.db.exchange.checks import WrongError
from crossread.db.exchange.incoming import Incoming, refusal
from crossread.db.sources import put_text
from crossread.db.store import clock
from crossread.db.store.connections import LARGEST_VALUE_BYTES
from crossread.db.store.store import Value
from crossread.db.text import normalise, sha256

_PLAIN = {"note": ""}


class SourcesIn:
    """Takes the sources of a file; a revision without a text waits to the end for a source that brings it."""

    def __init__(self, incoming: Incoming) -> None:
        self._in = incoming
        self._store = incoming.store
        self._textless: list[tuple[str, str, list[Any]]] = []

    def take(self, path: str, item: Any) -> None:
        """Add or change one source, and add those of its revisions that are new."""
        try:
            record = shapes.SOURCE.read(item)
            source_id = self._in.own_id("sources", record)
            given: dict[str, Value] = {key: value for key, value in record.items() if key not in ("id", "revisions")}
            if "order" in given:
                given["sort_order"] = given.pop("order")
            self._in.put("sources", source_id, given, _PLAIN, "modified_at")
            self._take_revisions(path, source_id, record.get("revisions", []))
        except WrongError as wrong:
            raise refusal(path, wrong) from None

    def finish(self) -> None:
        """Check what could not be checked before all texts were in."""
        for path, digest, zones in self._textless:
            row = self._store.row("SELECT length FROM texts WHERE sha256 = ?", (digest,))
            try:
                if row is None:
                    raise WrongError(
                        "is left out, and no text with this hash is in the project; import the sources with their "
                        "texts first",
                        ".text",
                    )
                _read_zones(zones, row[0])
            except WrongError as wrong:
                raise refusal(path, wrong) from None

    def _take_revisions(self, path: str, source_id: str, items: list[Any]) -> None:
        known: dict[str, int] = dict(
            self._store.rows("SELECT sha256, number FROM revisions WHERE source_id = ?", (source_id,))
        )
        digests: set[str] = set()
        numbers: set[int] = set()
        for index, item in enumerate(items):
            place = f".revisions[{index}]"
            revision = shapes.REVISION.read_in(item, place)
            try:
                number = revision.get("number", 1)
                if number in numbers:
                    raise WrongError(f"is the number of an earlier revision of this source ({number})", ".number")
                numbers.add(number)
                digest = self._digest(revision)
                if digest in digests:
                    raise WrongError("is the text of an earlier revision of this source", ".sha256")
                digests.add(digest)
                zones = self._zones(path + place, revision, digest)
                finished = [
                    shapes.FINISHED.read_in(entry, f".finished[{at}]")
                    for at, entry in enumerate(revision.get("finished", []))
                ]
            except WrongError as wrong:
                raise wrong.inside(place) from None
            if digest not in known:
                taken = known.values()
                known[digest] = number if number not in taken else max(taken) + 1
                self._insert(source_id, known[digest], digest, revision, zones=zones, finished=finished)
            self._in.numbers[source_id, number] = known[digest]

    def _digest(self, revision: Mapping[str, Any]) -> str:
        text = revision.get("text")
        if text is None:
            if "sha256" not in revision:
                raise WrongError("lacks the key “text”")
            return str(revision["sha256"])
        try:
            clean = normalise(text)
        except UnusableTextError as error:
            raise WrongError(f"cannot be a text: {error}", ".text") from None
        if clean != text:
            raise WrongError(
                "begins with a byte-order mark; take it out" if "\r" not in text else "holds CR; lines end in LF alone",
                ".text",
            )
        if len(text) * 4 > LARGEST_VALUE_BYTES and len(text.encode()) >= LARGEST_VALUE_BYTES:
            raise WrongError("is larger than a project can hold", ".text")
        digest = sha256(text)
        if revision.get("sha256", digest) != digest:
            raise WrongError("is not the SHA-256 of the text in UTF-8", ".sha256")
        put_text(self._store, text, digest)
        return digest

    def _zones(self, path: str, revision: Mapping[str, Any], digest: str) -> list[dict[str, Any]]:
        items: list[Any] = revision.get("zones", [])
        text = revision.get("text")
        if text is None:
            self._textless.append((path, digest, items))
        return _read_zones(items, None if text is None else len(text))

    def _insert(
        self,
        source_id: str,
        number: int,
        digest: str,
        revision: Mapping[str, Any],
        *,
        zones: list[dict[str, Any]],
        finished: list[dict[str, Any]],
    ) -> None:
        whose: dict[str, Value] = {"source_id": source_id, "revision": number}
        self._store.insert(
            "revisions",
            {
                "id": clock.new_id(),
                "source_id": source_id,
                "number": number,
                "sha256": digest,
                "imported_at": revision.get("imported_at", self._in.now),
            },
        )
        self._store.insert_many("zones", [{"id": clock.new_id(), **whose, **zone} for zone in zones])
        self._store.insert_many(
            "finished",
            [
                {"id": clock.new_id(), **whose, "at": entry.get("at", self._in.now), "by": entry.get("by", "")}
                for entry in finished
            ],
        )
        self._in.added["revisions"] += 1


def _read_zones(items: list[Any], length: int | None) -> list[dict[str, Any]]:
    """The zones, checked against the length of their text if that is known yet."""
    zones = []
    for index, item in enumerate(items):
        zone = shapes.ZONE.read_in(item, f".zones[{index}]")
        if zone["end"] <= zone["start"]:
            raise WrongError("does not lie after the start of the zone", f".zones[{index}].end")
        if length is not None and zone["end"] > length:
            raise WrongError(f"lies outside the text, which has {length} characters", f".zones[{index}].end")
        zones.append(zone)
    return zones
