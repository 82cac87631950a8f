"""What a salvage brought, in words: how much was read, what is gone, and what was mended."""

from collections.abc import Iterator
from pathlib import Path

from crossread.db.record import field, record
from crossread.db.replacing import replacing

# How rows of each table are counted in words: one, several.
WORDS: dict[str, tuple[str, str]] = {
    "sources": ("source", "sources"),
    "revisions": ("text", "texts"),
    "zones": ("zone", "zones"),
    "finished": ("mark of reading", "marks of reading"),
    "voices": ("voice", "voices"),
    "events": ("event", "events"),
    "claims": ("claim", "claims"),
    "answers": ("answer", "answers"),
    "annotations": ("annotation", "annotations"),
    "event_tags": ("event tag", "event tags"),
    "positions": ("position", "positions"),
    "relations": ("relation of sources", "relations of sources"),
    "silences": ("silence", "silences"),
    "verdicts": ("verdict", "verdicts"),
    "steps": ("step of the history", "steps of the history"),
    "history": ("row of the history", "rows of the history"),
}
_MOST_TOLD = 500


@record
class Salvaged:
    """A salvage that is done. `lost` and `mended` are sentences; `counts` is by table what the new file holds."""

    path: Path
    out: Path
    counts: dict[str, int]
    lost: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    bad_pages: int = 0
    pages: int = 0
    by_sqlite: bool = True
    still_wrong: tuple[str, ...] = field(default_factory=tuple)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is known to be gone or changed."""
        return not (self.lost or self.mended or self.still_wrong)

    def summary(self) -> str:
        """What was read and how much was not, in two sentences."""
        read = listed([counted(table, self.counts[table]) for table in WORDS if self.counts.get(table)])
        said = f"Read from {self.path.name} into {self.out.name}: {read or 'nothing'}."
        if self.is_whole:
            return f"{said} Nothing is known to be lost."
        return f"{said} That is not all of it: what is lost, and what was mended, is named below."

    def lines(self) -> Iterator[str]:
        """The whole report, line by line."""
        yield self.summary()
        if self.bad_pages:
            yield f"{self.bad_pages:,} of the {self.pages:,} pages of the file could not be read or not wholly."
        if not self.by_sqlite:
            yield "Rows were also read off the file's pages one by one, because SQLite could not read all of it."
        for title, sentences in (
            ("Lost", self.lost),
            ("Mended", self.mended),
            ("Still wrong in the new file", self.still_wrong),
        ):
            if sentences:
                yield ""
                yield f"{title}:"
                yield from (f"- {sentence}" for sentence in sentences[:_MOST_TOLD])
                if len(sentences) > _MOST_TOLD:
                    yield f"- and {len(sentences) - _MOST_TOLD:,} more"
        yield ""
        yield f"{self.path.name} was not changed. Keep it until you have looked through the new file."

    def write(self) -> Path:
        """Write the report beside the new file, as `case.report.txt`; answers with where. Raises CrossreadError."""
        target = self.out.with_name(f"{self.out.stem}.report.txt")
        with replacing(target) as draft:
            draft.write_text(self.text(), encoding="utf-8")
        return target

    def text(self) -> str:
        """The whole report."""
        return "\n".join(self.lines()) + "\n"


def counted(table: str, count: int) -> str:
    """`1 claim`, `20 claims`."""
    one, many = WORDS[table]
    return f"{count:,} {one if count == 1 else many}"


def listed(parts: list[str]) -> str:
    """`a, b and c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""
