"""What a salvage kept and lost, counted by kind, and which sources are not whole any more."""

from collections.abc import Mapping, Sequence

from crossread.db.record import record
from crossread.db.salvage.cells import Value
from crossread.db.salvage.gathering import Row
from crossread.db.salvage.known import Known
from crossread.db.salvage.values import Clean
from crossread.db.store.schema import TABLES
from crossread.db.validity import is_uuid
from crossread.db.verify.faults import short

_COUNTED = tuple(table.name for table in TABLES if table.name != "project")


@record
class Part:
    """A source that is not whole: how many of its annotations are there and gone, and whether its text is."""

    title: str
    kept: int
    lost: int
    text_is_whole: bool

    @property
    def sentence(self) -> str:
        """What is not whole, and what to do about it."""
        said = [] if self.text_is_whole else ["a text is put together from what could be read"]
        if self.lost:
            said.append(f"{self.lost:,} of {self.kept + self.lost:,} annotations are lost")
        what_to_do = "" if self.text_is_whole else " Take the article in again as a new text of it."
        return f"“{short(self.title)}”: {'; '.join(said)}.{what_to_do}"


@record
class Tally:
    """By table how many records were lost that are known to have been there; and the sources that are not whole."""

    lost: Mapping[str, int]
    parts: tuple[Part, ...]


def tally(
    gathered: Mapping[str, Sequence[Row]],
    rows: Mapping[str, Sequence[Clean]],
    known: Known,
    digests: Mapping[str | int | None, str | int | None],
    *,
    is_sound: bool,
) -> Tally:
    """Compare what was found, or what the history says was there, with the rows of the new file.

    `digests` are the hashes that the revisions had, by id: a text that has another one now is not what it was.
    """
    lost: dict[str, int] = {}
    gone: dict[str, set[Value]] = {}
    for table in _COUNTED:
        there = {each["id"] for each in rows[table]}
        was = known.living(table) | {
            found for row in gathered.get(table, ()) if isinstance(found := row.values["id"], str) and is_uuid(found)
        }
        gone[table] = {*(was - there)}
        if gone[table]:
            lost[table] = len(gone[table])
    for table, column in (("steps", "number"), ("history", "key")):
        # In a file that is sound, what is missing between others was dropped on the user's word.
        if not is_sound and (gaps := gaps_in([each[column] for each in rows[table]])):
            lost[table] = gaps
    return Tally(lost=lost, parts=tuple(_parts(rows, known, gone["annotations"], digests)))


def gaps_in(numbers: Sequence[str | int | None]) -> int:
    """How many are missing in a row of numbers that is in order."""
    whole = [each for each in numbers if isinstance(each, int)]
    return whole[-1] - whole[0] + 1 - len(whole) if whole else 0


def _parts(
    rows: Mapping[str, Sequence[Clean]],
    known: Known,
    gone: set[Value],
    digests: Mapping[str | int | None, str | int | None],
) -> list[Part]:
    kept: dict[object, int] = {}
    for each in rows["annotations"]:
        kept[each["source_id"]] = kept.get(each["source_id"], 0) + 1
    missing: dict[object, int] = {}
    for record_id in gone:
        owner = known.owner("annotations", str(record_id))
        missing[owner] = missing.get(owner, 0) + 1
    hurt = {each["source_id"] for each in rows["revisions"] if digests.get(each["id"]) != each["sha256"]}
    return [
        Part(
            title=str(each["title"]),
            kept=kept.get(each["id"], 0),
            lost=missing.get(each["id"], 0),
            text_is_whole=each["id"] not in hurt,
        )
        for each in rows["sources"]
        if each["id"] in hurt or missing.get(each["id"])
    ]
