"""A project of five real articles: who says what in them, and what a reader holds to stand against what.

The articles are under copyright and no part of the repository; `five_articles.json` names passages by their offsets,
with the first digits of the SHA-256 of each, so that another text under the same name is never annotated. What stands
against what (`expected`) was decided by reading, before the rules were asked.

`python -m tests.db.disagreements.five_articles OUT.crossread` writes the project and prints the figures.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Any

from crossread.db.disagreements import Relation, Stated, Subject, pair_of
from crossread.db.project import Project
from crossread.db.records import Passage, Source
from crossread.db.text import normalise, sha256

ARTICLES = Path(__file__).parents[4] / "shared" / "sources"
PLAN: dict[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
_FIELDS = ("stance", "value", "value_high", "qualifier", "as_of", "scope", "certainty", "source_stance")

# What is asked of a pair: whether it stands against each other at all, and how hard.
Judgement = str


def are_here() -> bool:
    """Whether all five articles lie beside the repository."""
    return all((ARTICLES / source["file"]).is_file() for source in PLAN["sources"].values())


@dataclass(frozen=True, slots=True)
class Built:
    """The ids that the plan's own short names came to have; `statements` are positions and event tags."""

    sources: dict[str, str]
    claims: dict[str, str]
    events: dict[str, str]
    voices: dict[str, str]
    statements: dict[str, str]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two statements on one claim or event, what a reader says of them, what the rules and what bare values say."""

    subject: str
    a: str
    b: str
    expected: Judgement
    shown: Relation
    naive: bool
    why: str

    @property
    def told(self) -> Judgement:
        """What the rules show a reader of it: `conflict`, `tension` or `none`."""
        return self.shown if self.shown in ("conflict", "tension") else "none"


def build(project: Project, *, without: frozenset[str] = frozenset()) -> Built:
    """Annotate the five articles, taking in those that are not there; `without` are statements to leave out."""
    texts = {key: normalise(_raw(source["file"])) for key, source in PLAN["sources"].items()}
    with project.step("import"):
        sources = _sources(project, texts)
        voices: dict[str, str] = {}
        for name, fields in PLAN["voices"].items():
            parent = fields.get("parent")
            voices[name] = project.voices.add(
                name, kind=fields.get("kind"), aliases=fields.get("aliases", ()), parent_id=parent and voices[parent]
            ).id
        events = {key: project.events.add(each["title"], date=each["date"]).id for key, each in PLAN["events"].items()}
        claims: dict[str, str] = {}
        answers: dict[tuple[str, str], str] = {}
        for key, fields in PLAN["claims"].items():
            claims[key] = project.claims.add(
                fields["statement"],
                fields["value_type"],
                compare=fields.get("compare", "exclusive"),
                unit=fields.get("unit"),
                event_id=fields.get("event") and events[fields["event"]],
                parent_id=fields.get("parent") and claims[fields["parent"]],
                part_of_total=fields.get("part_of_total", False),
            ).id
            for text, aliases in fields.get("answers", {}).items():
                answers[key, text] = project.claims.add_answer(claims[key], text, aliases=aliases).id
        statements: dict[str, str] = {}
        passages: dict[tuple[str, int, int], str] = {}
        for row in PLAN["statements"]:
            if row["label"] in without:
                continue
            text = texts[row["source"]]
            quote = text[row["start"] : row["end"]]
            assert hashlib.sha256(quote.encode()).hexdigest().startswith(row["sha256"]), row["label"]
            place = (row["source"], row["start"], row["end"])
            if place not in passages:
                source_id = sources[row["source"]]
                passage = Passage(source_id=source_id, revision=1, start=row["start"], end=row["end"])
                passages[place] = project.annotations.add(passage).id
            said = {name: row[name] for name in _FIELDS if name in row}
            voice = voices[row["voice"]] if "voice" in row else None
            given = text[slice(*row["given"])]
            if "event" in row:
                tag = project.annotations.tag_event(
                    passages[place], events[row["event"]], date=row["date"], date_given=given, voice_id=voice
                )
                statements[row["label"]] = tag.id
            else:
                if "answer" in row:
                    said["answer_id"] = answers[row["claim"], row["answer"]]
                position = project.annotations.add_position(
                    passages[place],
                    claims[row["claim"]],
                    voice_id=voice,
                    value_given=given,
                    via=tuple(row.get("via", ())),
                    **said,
                )
                statements[row["label"]] = position.id
    return Built(sources, claims, events, voices, statements)


def compared(project: Project, built: Built) -> Iterator[Compared]:
    """Every pair of statements on the same claim or event, in the order of the plan."""
    rows = {row["label"]: row for row in PLAN["statements"] if row["label"] in built.statements}
    for key, subject in _subjects(project, built):
        stated = {each.id: each for each in project.disagreements.stated_on(subject)}
        labels = [label for label in rows if built.statements[label] in stated]
        expected = _expected(key)
        for a, b in combinations(labels, 2):
            one, other = stated[built.statements[a]], stated[built.statements[b]]
            pair = pair_of(one, other, subject)
            bare = _differ(one, other, given_of(rows[a]), given_of(rows[b]))
            yield Compared(key, a, b, expected.get(frozenset((a, b)), "none"), pair.relation, bare, pair.sentence)


def given_of(row: dict[str, Any]) -> str:
    """The words of the article that give the value or answer."""
    text = normalise(_raw(PLAN["sources"][row["source"]]["file"]))
    return text[slice(*row["given"])]


def figures(pairs: list[Compared]) -> dict[str, int]:
    """How many pairs there are, and how the rules and a bare comparison of values do on them."""
    real = [pair for pair in pairs if pair.expected != "none"]
    return {
        "pairs": len(pairs),
        "real conflicts": sum(pair.expected == "conflict" for pair in real),
        "real tensions": sum(pair.expected == "tension" for pair in real),
        "conflicts shown": sum(pair.told == "conflict" for pair in pairs),
        "tensions shown": sum(pair.told == "tension" for pair in pairs),
        "false alarms": sum(pair.told != "none" and pair.expected == "none" for pair in pairs),
        "misses": sum(pair.told == "none" for pair in real),
        "shown too hard or too softly": sum(pair.told not in ("none", pair.expected) for pair in real),
        "naive conflicts": sum(pair.naive for pair in pairs),
        "naive false alarms": sum(pair.naive and pair.expected == "none" for pair in pairs),
        "naive misses": sum(not pair.naive for pair in real),
    }


def _raw(name: str) -> str:
    return (ARTICLES / name).read_text(encoding="utf-8")


def _sources(project: Project, texts: dict[str, str]) -> dict[str, str]:
    there: dict[str, Source] = {project.sources.revision(source.id).sha256: source for source in project.sources.all()}
    found = {}
    for key, plan in PLAN["sources"].items():
        about = {name: plan[name] for name in ("published", "published_ground", "kind")}
        source = there.get(sha256(texts[key]))
        if source is None:
            source = project.sources.add(plan["title"], texts[key], file_name=plan["file"], language="en", **about)
        else:
            project.sources.edit(source.id, **about)
        found[key] = source.id
    return found


def _subjects(project: Project, built: Built) -> list[tuple[str, Subject]]:
    claims: list[tuple[str, Subject]] = [(key, project.claims.get(claim)) for key, claim in built.claims.items()]
    return [*claims, *((key, project.events.get(event)) for key, event in built.events.items())]


def _expected(subject: str) -> dict[frozenset[str], Judgement]:
    return {
        frozenset(pair): judgement
        for judgement, ones, others in PLAN["expected"].get(subject, ())
        for pair in product(ones, others)
    }


def _differ(a: Stated, b: Stated, given_a: str, given_b: str) -> bool:
    """What a comparison of bare values calls a conflict: other figures, other dates, other words, other stances."""
    if a.answer_id is not None or b.answer_id is not None:
        return given_a.casefold() != given_b.casefold() or a.stance != b.stance
    return (a.value, a.stance) != (b.value, b.stance)


def main(out: str) -> None:
    """Write the project to `out`, print the figures, and every pair that is told otherwise than a reader would."""
    with Project.create(out, title="Five articles") as project:
        pairs = list(compared(project, build(project)))
    positions = sum("claim" in row for row in PLAN["statements"])
    print(f"{positions} positions, {len(PLAN['statements']) - positions} dates of events")
    for name, count in figures(pairs).items():
        print(f"{name}: {count}")
    for pair in pairs:
        if pair.told != pair.expected:
            print(f"{pair.subject} {pair.a} {pair.b}: {pair.told}, not {pair.expected}: {pair.why}")


if __name__ == "__main__":
    main(sys.argv[1])
