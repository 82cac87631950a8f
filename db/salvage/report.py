"""What a salvage brought, in words: how much was read, what is gone, and what was mended."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from crossread.db.nouns import NOUNS, NOUNS_OF_MANY
from crossread.db.record import field, record
from crossread.db.replacing import replacing
from crossread.db.salvage.tally import Part

# How rows of each table are counted in words: one, several.
WORDS: dict[str, tuple[str, str]] = {
    **{table: (noun, NOUNS_OF_MANY[table]) for table, noun in NOUNS.items() if table != "project"},
    "steps": ("step of the history", "steps of the history"),
    "history": ("row of the history", "rows of the history"),
}
_MOST_TOLD = 500
MORE = "More may be lost: this is known from the history, which has lost rows itself."


@record
class Salvaged:
    """A salvage that is done. `lost` and `mended` are sentences.

    `counts` is by table what the new file holds, `lost_counts` what is known to be gone; `parts` are the sources that
    are not whole any more.
    """

    path: Path
    out: Path
    counts: dict[str, int]
    lost_counts: Mapping[str, int] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
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

    @property
    def may_be_more(self) -> bool:
        """Whether more may be lost than is known of."""
        return bool(self.lost_counts.get("history"))

    def summary(self) -> str:
        """What became of it, in two sentences."""
        said = f"What could be read of {self.path.name} is in {self.out.name}."
        if self.is_whole:
            return f"{said} Nothing is known to be lost."
        lost = listed([counted(table, count) for table, count in self.lost_counts.items() if table in WORDS])
        if lost:
            return f"{said} Lost: {lost}."
        return (
            f"{said} {'Something is lost' if self.lost else 'Nothing is known to be lost, but something was mended'}."
        )

    def table(self) -> Iterator[tuple[str, int, int]]:
        """By kind, of which there is or was any: its name, how many are there, and how many are known to be lost."""
        for table, (_, many) in WORDS.items():
            kept, lost = self.counts.get(table, 0), self.lost_counts.get(table, 0)
            if kept or lost:
                yield f"{many[0].upper()}{many[1:]}", kept, lost

    def next_steps(self) -> Iterator[str]:
        """What to do now, one thing after the other."""
        if self.is_whole:
            yield f"Go on with {self.out.name}."
        else:
            yield f"Open {self.out.name} and look through what is named here."
        if self.lost:
            yield "If there is a backup from before the damage, see what it has that is lost here."
        if any(not part.text_is_whole for part in self.parts):
            yield "Take in again the articles whose texts are not whole; their annotations are moved to the new texts."
        yield f"Keep {self.path.name}, which was not changed, until you miss nothing."
        yield "See to the disk: what damaged this file may damage others."

    def lines(self) -> Iterator[str]:
        """The whole report, line by line."""
        yield self.summary()
        if self.bad_pages:
            yield f"{self.bad_pages:,} of the {self.pages:,} pages of the file could not be read or not wholly."
        if not self.by_sqlite:
            yield "It was also read page by page, because SQLite could not read all of it."
        yield ""
        rows = list(self.table())
        width = max((len(name) for name, _, _ in rows), default=0)
        yield f"{'':{width}}  {'kept':>9}  {'lost':>7}"
        yield from (f"{name:{width}}  {kept:>9,}  {lost or '–':>7}" for name, kept, lost in rows)
        if self.may_be_more:
            yield MORE
        for title, sentences in (
            ("Sources that are not whole", tuple(part.sentence for part in self.parts)),
            ("Lost", self.lost),
            ("Mended", self.mended),
            ("Still wrong in the new file", self.still_wrong),
        ):
            if sentences:
                yield ""
                yield f"{title}:"
                once = each_once(sentences)
                yield from (f"- {sentence}" for sentence in once[:_MOST_TOLD])
                if len(once) > _MOST_TOLD:
                    yield f"- and {len(once) - _MOST_TOLD:,} more"
        yield ""
        yield "What to do now:"
        yield from (f"{number}. {sentence}" for number, sentence in enumerate(self.next_steps(), 1))

    def write(self) -> Path:
        """Write the report beside the new file, as `case.report.txt`; answers with where. Raises CrossreadError."""
        target = self.out.with_name(f"{self.out.stem}.report.txt")
        with replacing(target) as draft:
            draft.write_text(self.text(), encoding="utf-8")
        return target

    def text(self) -> str:
        """The whole report."""
        return "\n".join(self.lines()) + "\n"


def each_once(sentences: Iterable[str]) -> list[str]:
    """The sentences in their order, each once, with how often it was said."""
    return [
        sentence if times == 1 else f"{sentence.rstrip('.')} ({times:,} times)."
        for sentence, times in Counter(sentences).items()
    ]


def counted(table: str, count: int) -> str:
    """`1 claim`, `20 claims`."""
    one, many = WORDS[table]
    return f"{count:,} {one if count == 1 else many}"


def listed(parts: list[str]) -> str:
    """`a, b and c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""
