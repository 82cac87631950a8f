"""Every operation of a project, each done at random on whatever is there: what drives the tests of the history."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from crossread.db import deciding, hit_tags, taking_in
from crossread.db.errors import CrossreadError
from crossread.db.exchange.export_json import export_json
from crossread.db.exchange.import_json import import_json
from crossread.db.overview import bulk
from crossread.db.parallels import pairs
from crossread.db.project import Project
from crossread.db.records import (
    CERTAINTIES,
    QUALIFIERS,
    RELATION_KINDS,
    STANCES,
    VERDICT_STATUSES,
    DateAnchor,
    EventTag,
    Finding,
    Passage,
    Position,
    SetAside,
    ValueType,
    Zone,
)
from crossread.db.silence import marking
from crossread.db.silence.untouched import Cell
from crossread.db.store.schema import TABLES

State = dict[str, list[tuple[Any, ...]]]

WORDS = (
    "",
    "seen",
    "Sinking",
    "1490",
    "1912-04-15",
    "1912~",
    "ß \u0301 👩‍👩‍👧",
    "\u6c88\u6ca1",
    "how many?",
    "x" * 300,
)
NAMES = tuple(word for word in WORDS if word)
DATES = (None, "1912", "1912-04-15", "[1912-04-14..1912-04-16]", "1912-04/1912-05")
TEXTS = tuple(f"Article {number} says that {word} were lost at sea.\n\nAll wept." for number, word in enumerate(NAMES))


def state(project: Project, *, stamps: bool = False) -> State:
    """Every row under the history and what is searched; `modified_at` is left out unless `stamps` are wanted."""
    found = {}
    for table in TABLES:
        names = [name for name in table.all_columns if stamps or name != "modified_at"]
        columns = ", ".join(f'"{name}"' for name in names)
        found[table.name] = project.store.rows(f"SELECT {columns} FROM {table.name} ORDER BY key")
    found["documents"] = sorted(project.store.rows("SELECT kind, record_id, body FROM documents"))
    return found


def fill(project: Project) -> None:
    """Put a little of everything into an empty project, and forget how it came there."""
    for number in range(3):
        project.sources.add(f"Source {number}", f"{number} {TEXTS[number]}", published=f"1912-04-{15 + number}")
    sources = [source.id for source in project.sources.all()]
    project.sources.add_revision(sources[0], "Another text of the first article, and longer.")
    voices = [project.voices.add(name).id for name in NAMES[:3]]
    events = [project.events.add(name, date="1912-04-15").id for name in NAMES[:3]]
    kinds: tuple[ValueType, ...] = ("number", "number", "truth")
    claims = [project.claims.add(name, kind).id for name, kind in zip(NAMES, kinds, strict=False)]
    of_answers = project.claims.add("Why?", "answer", answers=("ice", "fire"))
    for place in range(6):
        passage = Passage(source_id=sources[place % 3], revision=1, start=place, end=place + 9)
        made = project.annotations.add(passage, note=WORDS[place])
        project.annotations.tag_event(made.id, events[place % 3], voice_id=voices[place % 3])
        project.annotations.add_position(made.id, claims[place % 3])
        answer = of_answers.answers[place % 2].id
        project.annotations.add_position(made.id, of_answers.id, answer_id=answer, voice_id=voices[0])
    project.silences.add(sources[0], claims[0], 2)
    project.relations.add(sources[0], sources[1], "copies")
    project.verdicts.add("settled", claim_id=claims[0], reason="seen")
    project.history.start_here()


class Doing:
    """Does operations on a project as chance has it."""

    def __init__(self, project: Project, random: Random) -> None:
        self.project, self.random = project, random

    def anything(self) -> str:
        """Do one of all operations; its name. What the project refuses is refused: nothing happens then."""
        while True:
            name = self.random.choice(sorted(DEEDS))
            try:
                DEEDS[name](self)
            except NothingThereError:
                continue
            except CrossreadError:
                return f"{name}, refused"
            return name

    def one(self, table: str) -> str:
        """The id of one row."""
        ids = self.project.store.rows(f"SELECT id FROM {table} ORDER BY key")
        if not ids:
            raise NothingThereError
        return str(self.random.choice(ids)[0])

    def maybe(self, table: str) -> str | None:
        """The id of one row, or None."""
        if self.random.random() < 0.4:
            return None
        try:
            return self.one(table)
        except NothingThereError:
            return None

    def some(self, table: str) -> list[str]:
        """The ids of one to four rows."""
        return list(dict.fromkeys(self.one(table) for _ in range(self.random.randint(1, 4))))

    def revision(self) -> tuple[str, int]:
        """A source and the number of one of its texts."""
        rows = self.project.store.rows("SELECT source_id, number FROM revisions ORDER BY key")
        if not rows:
            raise NothingThereError
        found: tuple[str, int] = self.random.choice(rows)
        return found

    def passage(self) -> Passage:
        """A few letters of some text."""
        source_id, revision = self.revision()
        start = self.random.randint(0, 12)
        return Passage(source_id=source_id, revision=revision, start=start, end=start + self.random.randint(1, 12))

    def pick(self, choices: Sequence[Any]) -> Any:
        """One of these."""
        return choices[self.random.randrange(len(choices))]

    def anchor(self) -> DateAnchor | None:
        """What a date may be counted from."""
        event, annotation = self.maybe("events"), self.maybe("annotations")
        if event:
            return DateAnchor(event_id=event)
        return DateAnchor(annotation_id=annotation) if annotation else self.pick((None, DateAnchor(published=True)))

    def said(self) -> dict[str, Any]:
        """What a position may say."""
        return {
            "voice_id": self.maybe("voices"),
            "stance": self.pick(STANCES),
            "value": self.pick((None, "20", "1912-04")),
            "qualifier": self.pick((None, *QUALIFIERS)),
            "certainty": self.pick(CERTAINTIES),
            "scope": self.pick(WORDS[:3]),
            "via": self.pick(((), ("agency",))),
            "date_anchor": self.anchor(),
        }

    def zones(self) -> tuple[Zone, ...]:
        """Some parts of a text."""
        parts = (Zone(start=0, end=3, kind="headline"), Zone(start=4, end=9, kind="caption"))
        return parts[self.random.randint(0, 2) :]


class NothingThereError(Exception):
    """There is nothing that could be chosen."""


def _decide(doing: Doing) -> dict[str, Any]:
    aside = doing.maybe("positions")
    return {
        "status": doing.pick(VERDICT_STATUSES),
        "finding": doing.pick((None, Finding(value="20"), Finding())),
        "confidence": doing.pick((None, "high")),
        "reason": doing.pick(WORDS),
        "set_aside": (SetAside(id=aside, why="copy"),) if aside else (),
        "judged": doing.pick((None, "abc")),
    }


def _cells(doing: Doing) -> list[Cell]:
    source, number = doing.revision()
    return [Cell(source_id=source, claim_id=claim, revision=number) for claim in doing.some("claims")]


def _hits(doing: Doing) -> None:
    passages = [doing.passage() for _ in range(3)]
    event = doing.maybe("events")
    tag = EventTag(id="", event_id=event) if event else Position(id="", claim_id=doing.one("claims"))
    standing = hit_tags.untagged(doing.project, passages, tag)
    hit_tags.tag_many(doing.project, standing, tag, "x")


def _import(doing: Doing) -> None:
    """Bring back from a JSON file what went since it was written; write it anew now and then."""
    file = doing.project.path.with_suffix(".json")
    if not file.exists() or doing.random.random() < 0.3:
        export_json(doing.project, file)
    import_json(doing.project, file)


def _take_in(doing: Doing) -> None:
    file = doing.project.path.with_name(f"{doing.random.randint(1, 9)}.txt")
    file.write_text(f"A headline\n\n{doing.pick(TEXTS)}", encoding="utf-8")
    plan = taking_in.plan_for(doing.project, [file])
    taking_in.take_in(doing.project, plan.planned)


def _typing(doing: Doing) -> None:
    """Two edits in one visit to a field are one step."""
    annotation = doing.one("annotations")
    doing.project.annotations.edit_note(annotation, "se" + doing.pick(WORDS))
    last = doing.project.history.steps(limit=1)[0].id
    doing.project.annotations.edit_note(annotation, "seen" + doing.pick(WORDS), continues=last)


def _together(doing: Doing) -> None:
    """Several operations in one step, some on the same rows."""
    with doing.project.step("tag", name="x"):
        event = doing.project.events.add("Together")
        made = doing.project.annotations.add(doing.passage(), note="a")
        doing.project.annotations.tag_event(made.id, event.id)
        doing.project.annotations.edit_note(made.id, "b")
        if doing.random.random() < 0.5:
            doing.project.events.delete(event.id)
        if doing.random.random() < 0.5:
            doing.project.annotations.delete([made.id])


DEEDS: dict[str, Callable[[Doing], object]] = {
    "project.rename": lambda d: d.project.rename(d.pick(NAMES)),
    "sources.add": lambda d: d.project.sources.add(
        d.pick(NAMES), d.pick(TEXTS), zones=d.zones(), published=d.pick(DATES), note=d.pick(WORDS)
    ),
    "sources.add_revision": lambda d: d.project.sources.add_revision(d.one("sources"), d.pick(TEXTS), zones=d.zones()),
    "sources.edit": lambda d: d.project.sources.edit(
        d.one("sources"), title=d.pick(NAMES), published=d.pick(DATES), note=d.pick(WORDS)
    ),
    "sources.reorder": lambda d: d.project.sources.reorder(d.some("sources")),
    "sources.set_zones": lambda d: d.project.sources.set_zones(*d.revision(), d.zones()),
    "sources.finish": lambda d: d.project.sources.finish(*d.revision()),
    "sources.unfinish": lambda d: d.project.sources.unfinish(*d.revision()),
    "sources.delete": lambda d: d.project.sources.delete(d.one("sources")),
    "sources.delete_revision": lambda d: d.project.sources.delete_revision(*d.revision()),
    "voices.add": lambda d: d.project.voices.add(d.pick(NAMES), aliases=("a",), parent_id=d.maybe("voices")),
    "voices.edit": lambda d: d.project.voices.edit(d.one("voices"), name=d.pick(NAMES), parent_id=d.maybe("voices")),
    "voices.delete": lambda d: d.project.voices.delete(d.one("voices")),
    "voices.merge": lambda d: d.project.voices.merge(d.one("voices"), d.one("voices")),
    "events.add": lambda d: d.project.events.add(d.pick(NAMES), date=d.pick(DATES), parent_id=d.maybe("events")),
    "events.edit": lambda d: d.project.events.edit(d.one("events"), date=d.pick(DATES), parent_id=d.maybe("events")),
    "events.delete": lambda d: d.project.events.delete(d.one("events")),
    "events.merge": lambda d: d.project.events.merge(d.one("events"), d.one("events")),
    "claims.add": lambda d: d.project.claims.add(
        d.pick(NAMES),
        d.pick(("truth", "number", "date", "answer")),
        event_id=d.maybe("events"),
        parent_id=d.maybe("claims"),
    ),
    "claims.edit": lambda d: d.project.claims.edit(
        d.one("claims"), statement=d.pick(NAMES), unit=d.pick((None, "people")), parent_id=d.maybe("claims")
    ),
    "claims.delete": lambda d: d.project.claims.delete(d.one("claims")),
    "claims.merge": lambda d: d.project.claims.merge(d.one("claims"), d.one("claims")),
    "claims.add_answer": lambda d: d.project.claims.add_answer(d.one("claims"), d.pick(NAMES), aliases=("b",)),
    "claims.edit_answer": lambda d: d.project.claims.edit_answer(d.one("answers"), text=d.pick(NAMES)),
    "claims.delete_answer": lambda d: d.project.claims.delete_answer(d.one("answers")),
    "claims.merge_answers": lambda d: d.project.claims.merge_answers(d.one("answers"), d.one("answers")),
    "annotations.add": lambda d: d.project.annotations.add(
        d.passage(), note=d.pick(WORDS), positions=[Position(id="", claim_id=d.one("claims"))]
    ),
    "annotations.edit_note": lambda d: d.project.annotations.edit_note(d.one("annotations"), d.pick(WORDS)),
    "annotations.move": lambda d: d.project.annotations.move(
        d.one("annotations"), d.random.randint(0, 5), d.random.randint(6, 20)
    ),
    "annotations.delete": lambda d: d.project.annotations.delete(d.some("annotations")),
    "annotations.tag_event": lambda d: d.project.annotations.tag_event(
        d.one("annotations"), d.one("events"), date=d.pick(DATES), voice_id=d.maybe("voices"), date_anchor=d.anchor()
    ),
    "annotations.edit_event_tag": lambda d: d.project.annotations.edit_event_tag(
        d.one("event_tags"), event_id=d.one("events"), date=d.pick(DATES)
    ),
    "annotations.untag": lambda d: d.project.annotations.untag(d.one("event_tags")),
    "annotations.add_position": lambda d: d.project.annotations.add_position(
        d.one("annotations"), d.one("claims"), answer_id=d.maybe("answers"), **d.said()
    ),
    "annotations.edit_position": lambda d: d.project.annotations.edit_position(d.one("positions"), **d.said()),
    "annotations.remove_position": lambda d: d.project.annotations.remove_position(d.one("positions")),
    "relations.add": lambda d: d.project.relations.add(
        d.one("sources"), d.one("sources"), d.pick(RELATION_KINDS), reason=d.pick(WORDS)
    ),
    "relations.delete": lambda d: d.project.relations.delete(d.one("relations")),
    "silences.add": lambda d: d.project.silences.add(d.one("sources"), d.one("claims"), 1, note=d.pick(WORDS)),
    "silences.delete": lambda d: d.project.silences.delete(
        *d.pick(
            d.project.store.rows("SELECT source_id, claim_id, revision FROM silences") or [("", "", 1)],
        )
    ),
    "verdicts.add": lambda d: d.project.verdicts.add(claim_id=d.one("claims"), **_decide(d)),
    "verdicts.edit": lambda d: d.project.verdicts.edit(d.one("verdicts"), **_decide(d)),
    "verdicts.delete": lambda d: d.project.verdicts.delete(d.one("verdicts")),
    "bulk.delete": lambda d: bulk.delete(d.project, d.some("annotations")),
    "bulk.add_tag": lambda d: bulk.add_tag(d.project, d.some("annotations"), "event", d.one("events")),
    "bulk.remove_tag": lambda d: bulk.remove_tag(d.project, d.some("annotations"), "claim", d.one("claims")),
    "bulk.replace_tag": lambda d: bulk.replace_tag(
        d.project, d.some("annotations"), "event", d.one("events"), d.one("events")
    ),
    "hit_tags.tag_many": _hits,
    "deciding.tell_apart": lambda d: deciding.tell_apart(d.project, {d.one("positions"): {"scope": d.pick(WORDS)}}),
    "deciding.tag_as_other_event": lambda d: deciding.tag_as_other_event(d.project, d.one("event_tags"), d.pick(NAMES)),
    "marking.mark_silent": lambda d: marking.mark_silent(d.project, _cells(d)),
    "marking.unmark_silent": lambda d: marking.unmark_silent(d.project, _cells(d)),
    "marking.finish_silently": lambda d: marking.finish_silently(d.project, d.one("sources"), ()),
    "pairs.decide": lambda d: pairs.decide(d.project, d.one("sources"), d.one("sources"), d.pick(RELATION_KINDS)),
    "pairs.take_back": lambda d: pairs.take_back(d.project, d.one("sources"), d.one("sources")),
    "import_json.import_json": _import,
    "taking_in.take_in": _take_in,
    "typing": _typing,
    "together": _together,
}
