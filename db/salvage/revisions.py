"""Which text each revision has, and the passages and zones that lie in it."""

from collections.abc import Sequence

from crossread.db.salvage.texts import Texts, placed, rebuilt
from crossread.db.salvage.values import Clean, Mended
from crossread.db.store import clock
from crossread.db.text import sha256
from crossread.db.verify.faults import short

Place = tuple[str | int | None, str | int | None]
"""A source's id and the number of a revision."""

_ON_A_REVISION = ("zones", "finished", "annotations", "silences")


def mend_revisions(rows: dict[str, list[Clean]], texts: Texts, told: Mended) -> dict[str, str]:
    """Give each revision its text, make those that others lie on, and place the annotations. Answers with the texts."""
    title = {each["id"]: str(each["title"]) for each in rows["sources"]}
    by_place: dict[Place, list[Clean]] = {}
    for each in rows["annotations"]:
        by_place.setdefault((each["source_id"], each["revision"]), []).append(each)
    revisions = {(each["source_id"], each["number"]): each for each in rows["revisions"]}
    # Those with a text that is whole first, so that it is known which texts nobody claims.
    for each in rows["revisions"]:
        texts.sound(str(each["sha256"]))
    for source_id, number in _needed(rows):
        if (source_id, number) not in revisions:
            made: Clean = {"key": None, "id": clock.new_id(), "source_id": source_id, "number": number}
            revisions[source_id, number] = made | {"sha256": None, "imported_at": clock.now()}
    stored: dict[str, str] = {}
    standing: list[Clean] = []
    taken: set[tuple[str | int | None, str]] = set()
    for (source_id, number), revision in sorted(revisions.items(), key=lambda item: (str(item[0][0]), str(item[0][1]))):
        annotations = by_place.get((source_id, number), [])
        text = _text_of(revision, texts, annotations, title.get(source_id, ""), told)
        while (source_id, sha256(text)) in taken:
            text += "\n" + f"({number})"
        digest = sha256(text)
        taken.add((source_id, digest))
        stored[digest] = text
        revision["sha256"] = digest
        standing.extend(placed(text, annotations, title.get(source_id, ""), told))
    rows["revisions"], rows["annotations"] = list(revisions.values()), standing
    _zones(rows, {place: len(stored[str(each["sha256"])]) for place, each in revisions.items()}, told)
    for text in texts.unclaimed():
        told.lost.append(
            f"Which source this text is of: “{short(text)}” ({len(text):,} characters); it is not taken over."
        )
    return stored


def _needed(rows: dict[str, list[Clean]]) -> list[Place]:
    """The revisions that something lies on, and a first one for a source that has none."""
    needed = {(each["source_id"], each["revision"]): None for table in _ON_A_REVISION for each in rows[table]}
    have = {each["source_id"] for each in rows["revisions"]} | {source_id for source_id, _ in needed}
    return [*needed, *((each["id"], 1) for each in rows["sources"] if each["id"] not in have)]


def _text_of(revision: Clean, texts: Texts, annotations: Sequence[Clean], title: str, told: Mended) -> str:
    digest = str(revision["sha256"])
    text = texts.sound(digest)
    if text is not None:
        return text
    text = texts.found_by_quotes(annotations)
    if text is not None:
        told.mended.append(f"Which text is that of “{short(title)}” was gone; it was found by its quotes.")
        return text
    left, length = texts.hurt(digest) or ("", 0)
    text = rebuilt(left, length, annotations)
    if sha256(text) == digest:
        told.mended.append(
            f"The text of “{short(title)}” was gone; it was put together again out of its quotes, wholly."
        )
        return text
    quoted = f"{len(annotations):,} {'quote' if len(annotations) == 1 else 'quotes'}"
    if left:
        told.lost.append(
            f"Parts of the text of “{short(title)}”: {len(left):,} characters were read, which may be altered, "
            f"and {quoted} put in their places. Take the article in again as a new text of it."
        )
    else:
        place = f"what stands in its place are {quoted}" if annotations else "nothing stands in its place"
        told.lost.append(f"The text of “{short(title)}”; {place}. Take the article in again as a new text of it.")
    return text


def _zones(rows: dict[str, list[Clean]], lengths: dict[Place, int], told: Mended) -> None:
    kept = []
    for each in rows["zones"]:
        start, end = each["start"], each["end"]
        length = lengths[each["source_id"], each["revision"]]
        if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= length:
            kept.append(each)
        else:
            told.lost.append("A zone of a text, which lies outside it now.")
    rows["zones"] = kept
