"""What a report is composed of, read from one state of a project: rows in order, labels, paragraphs, who is who."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from crossread.db.dates import InvalidDateError, days
from crossread.db.disagreements.counts import Origins
from crossread.db.disagreements.pairs import Pair
from crossread.db.disagreements.stated import Stated, Subject
from crossread.db.disagreements.totals import exceeded_totals
from crossread.db.disagreements.verdicts import instant, latest, set_aside
from crossread.db.grid import Grid, Kind, Row, read_grid
from crossread.db.grid.saying import Said, read_said
from crossread.db.grid.statements import Statement, marks_of, read_statements, spoken
from crossread.db.project import Project
from crossread.db.queue import rank
from crossread.db.queue.gaps import read_gaps
from crossread.db.record import record
from crossread.db.records import Claim, SetAsideWhy, Source, Verdict
from crossread.db.report.options import ReportOptions
from crossread.db.text import paragraph_number

_AT_ONCE = 5_000
_KINDS: tuple[Kind, Kind] = ("claim", "event")
_LAST = 1 << 62


@record
class Entered:
    """A claim or event that has a section of its own, by its number."""

    number: int
    row: Row
    subject: Subject

    @property
    def anchor(self) -> str:
        """Where its section begins."""
        return f"c-{self.number}"


class Material:
    """One state of a project as a report needs it. `rows` are all in scope; those with a section are in `against`
    (something stands against something, or was decided), `words` (compared by wording) and `agreed`.
    """

    def __init__(self, project: Project, options: ReportOptions) -> None:
        self.project, self.options = project, options
        every = project.sources.all()
        self.places = {source.id: place for place, source in enumerate(every)}
        chosen = set(options.sources)
        self.sources: list[Source] = [each for each in every if not chosen or each.id in chosen]
        self.is_whole = len(self.sources) == len(every)
        self.by_source = {source.id: source for source in self.sources}
        self.relations = [each for each in project.relations.all() if {each.a, each.b} <= self.by_source.keys()]
        self.origins = Origins(project.relations.all())
        self.subjects: dict[str, Subject] = {each.id: each for each in project.claims.all()}
        self.subjects |= {each.id: each for each in project.events.all()}
        self._verdicts: dict[str, list[Verdict]] = {}
        for each in project.verdicts.all():
            self._verdicts.setdefault(each.claim_id or each.event_id or "", []).append(each)
        self.statements: dict[str, list[Statement]] = {}
        for kind in _KINDS:
            self.statements |= self._in_scope(read_statements(project.store, kind, self.places))
        self.grid: Grid = read_grid(project)
        self._parts: dict[str, list[Claim]] = {}
        for subject in self.subjects.values():
            if isinstance(subject, Claim) and subject.part_of_total and subject.parent_id is not None:
                self._parts.setdefault(subject.parent_id, []).append(subject)
        self.rows = self._rows()
        self.against, self.words, self.agreed = self._sections()
        self.numbers = {each.row.id: each for each in (*self.against, *self.words, *self.agreed)}
        self.labels = {
            said.id: f"{each.number}.{place}"
            for each in self.numbers.values()
            for place, said in enumerate(self.statements.get(each.row.id, ()), 1)
        }
        self._marks: dict[str, Mapping[str, int]] = {}
        self._paragraphs: dict[tuple[str, int], dict[int, int]] = {}

    def verdicts(self, subject_id: str) -> list[Verdict]:
        """All on one claim or event, the latest first."""
        return sorted(
            self._verdicts.get(subject_id, ()), key=lambda each: (instant(each.decided_at), each.id), reverse=True
        )

    def set_aside(self, subject_id: str) -> Mapping[str, SetAsideWhy]:
        """What the latest verdict leaves out, and why."""
        last = latest(self._verdicts.get(subject_id, ()))
        return {} if last is None else {each.id: each.why for each in last.set_aside}

    def said(self, row: Row) -> list[Said]:
        """All that is stated on one row, in words, in the order of its labels."""
        subject = self.subjects[row.id]
        found = read_said(
            self.project.store,
            row.kind,
            {row.id: subject},
            places=self.places,
            marks=self.marks(row),
            asides=self.set_aside(row.id),
            source_ids=None if self.is_whole else list(self.by_source),
        )
        return found.get(row.id, [])

    def marks(self, row: Row) -> Mapping[str, int]:
        """The worst that each statement on a row stands in; kept for the next time."""
        if row.id not in self._marks:
            subject = self.subjects[row.id]
            exceeded = {pair.a for pair in self.exceeded(subject)}
            stated = self.statements.get(row.id, ())
            self._marks[row.id] = marks_of(subject, stated, self.set_aside(row.id), exceeded)
        return self._marks[row.id]

    def quotes(self, said: Sequence[Said]) -> dict[str, str]:
        """The whole quotes, by the ids of their annotations."""
        ids = list(dict.fromkeys(each.annotation_id for each in said))
        found: dict[str, str] = {}
        for first in range(0, len(ids), _AT_ONCE):
            some = ids[first : first + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            found |= dict(self.project.store.rows(f"SELECT id, quote FROM annotations WHERE id IN ({marks})", some))
        return found

    def stated(self, subject: Subject) -> list[Stated]:
        """What is stated on a claim or event and in scope, as it is compared; what is set aside is left out."""
        gone = set_aside(self._verdicts.get(subject.id, ()))
        return [
            each
            for each in self.project.disagreements.stated_on(subject)
            if each.id not in gone and each.source_id in self.by_source
        ]

    def exceeded(self, subject: Subject) -> list[Pair]:
        """The totals that their parts exceed."""
        parts = self._parts.get(subject.id)
        if not parts or not isinstance(subject, Claim):
            return []
        gone = self.set_aside(subject.id)
        said = [(part, [each for each in self.stated(part) if each.id not in gone]) for part in parts]
        return exceeded_totals(subject, self.stated(subject), said)

    def paragraph(self, source_id: str, revision: int, start: int) -> int:
        """The number of the paragraph at an annotation's beginning."""
        known = self._paragraphs.get((source_id, revision))
        if known is None:
            text = self.project.sources.text(source_id, revision)
            starts = self.project.store.rows(
                "SELECT DISTINCT start FROM annotations WHERE source_id = ? AND revision = ?", (source_id, revision)
            )
            known = self._paragraphs[source_id, revision] = {at: paragraph_number(text, at) for (at,) in starts}
        return known[start]

    def _in_scope(self, statements: dict[str, list[Statement]]) -> dict[str, list[Statement]]:
        if self.is_whole:
            return statements
        found = {
            subject_id: [each for each in stated if each.source_id in self.by_source]
            for subject_id, stated in statements.items()
        }
        return {subject_id: stated for subject_id, stated in found.items() if stated}

    def _rows(self) -> list[Row]:
        rows = list(self.grid.rows) if self.is_whole else [self._again(row) for row in self.grid.rows]
        chosen = set(self.options.groups)
        if chosen:
            # Parents come before their children.
            for row in rows:
                if row.group in chosen or row.event_id in chosen:
                    chosen.add(row.id)
            rows = [row for row in rows if row.id in chosen]
        if self.options.scope == "conflict":
            rows = [row for row in rows if row.conflicts or row.tensions]
        elif self.options.scope == "settled":
            rows = [row for row in rows if row.status not in (None, "open")]
        if self.options.order == "date":
            return sorted(rows, key=self._day)
        if self.options.order == "conflict":
            gaps = read_gaps(self.project, [row for row in rows if row.conflicts or row.tensions])
            first = {item.id: place for place, item in enumerate(rank(rows, gaps=gaps, step=self.grid.step))}
            return sorted(rows, key=lambda row: first.get(row.id, len(first)))
        return rows

    def _again(self, row: Row) -> Row:
        """A row with the figures of the chosen sources alone."""
        subject = self.subjects[row.id]
        totals = self.exceeded(subject)
        found = spoken(
            subject,
            stated=self.statements.get(row.id, ()),
            set_aside=self.set_aside(row.id).keys(),
            origins=self.origins,
            by="source",
            exceeded={pair.a for pair in totals},
        )
        return replace(
            row,
            conflicts=found.conflicts + len(totals),
            tensions=found.tensions,
            sources=found.sources,
            accounts=found.accounts,
            sides=found.sides,
            at_odds=found.at_odds,
            totals=len(totals),
        )

    def _day(self, row: Row) -> int:
        about = self.subjects.get(row.id if row.kind == "event" else row.event_id or "")
        date = None if about is None or isinstance(about, Claim) else about.date
        try:
            return days(date)[0] if date else _LAST
        except InvalidDateError:
            return _LAST

    def _sections(self) -> tuple[list[Entered], list[Entered], list[Entered]]:
        against, words, agreed = [], [], []
        for row in self.rows:
            if row.value_type == "answer" and row.compare == "wording":
                words.append(row)
            elif row.conflicts or row.tensions or row.id in self._verdicts:
                against.append(row)
            elif row.id in self.statements:
                agreed.append(row)
        parts = self.options.parts
        kept = [against, words if "words" in parts else [], agreed if "agreed" in parts else []]
        number = 0
        found: list[list[Entered]] = []
        for rows in kept:
            entered = []
            for row in rows:
                number += 1
                entered.append(Entered(number=number, row=row, subject=self.subjects[row.id]))
            found.append(entered)
        return found[0], found[1], found[2]
