"""A small project that has everything that a report tells of, and the means to read what was written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from crossread.db.project import Project
from crossread.db.records import Annotation, Finding, Passage, SetAside, Source
from crossread.db.report import Format, ReportOptions, write_report

MADE_AT = "2026-11-22T08:00:00Z"
HOSTILE = "</p><script>alert(1)</script><img src=x onerror=alert(2)> & \"q\" 'a' \u202e turned"
FIRST = """The Lantern

At the mill a fire broke out on Monday. The mayor said that 120 workers fled.

Nobody was hurt, the owner said. The secret recipe stands nowhere else."""
SECOND = """The Courier

The fire at the mill began on Tuesday, and 60 to 70 people ran for their lives.

It was an accident."""
VOID = {"meta", "br", "img", "link", "input", "hr"}


@dataclass
class Case:
    """The project at `path`, and the ids in it by their names."""

    path: Path
    ids: dict[str, str] = field(default_factory=dict)
    quotes: dict[str, str] = field(default_factory=dict)


def tag(project: Project, source: Source, words: str) -> Annotation:
    """An annotation of the first place at which the words stand."""
    text = project.sources.text(source.id)
    start = text.index(words)
    return project.annotations.add(
        Passage(source_id=source.id, revision=1, start=start, end=start + len(words)),
    )


def make(path: Path) -> Case:
    """Two sources that differ, decided in part, with a third that is hostile."""
    case = Case(path)
    with Project.create(path, title=f"The mill {HOSTILE}", author="Ada") as project:
        sources = project.sources
        one = sources.add("The Lantern", FIRST, publisher="Lantern Press", published="1912-04-15", language="en")
        two = sources.add("The Courier", SECOND, author="C. Ourier", published="1912-04-16")
        three = sources.add(
            HOSTILE, f"{HOSTILE}\n\nSo they fled, 5 of them.", url="javascript:alert(3)", language='"><x'
        )
        mayor = project.voices.add("The mayor")
        mill = project.events.add("The fire", date="1912-04-15")
        fled = project.claims.add("How many fled?", "number", unit="people", event_id=mill.id)
        hurt = project.claims.add("Somebody was hurt", "truth")
        word = project.claims.add("What is it called?", "answer", compare="wording")
        fire, accident = project.claims.add_answer(word.id, "fire"), project.claims.add_answer(word.id, "accident")
        project.claims.add("Never spoken of", "truth")
        said: dict[str, Annotation] = {
            "120": tag(project, one, "120 workers fled"),
            "60": tag(project, two, "60 to 70 people"),
            "5": tag(project, three, "So they fled, 5 of them."),
            "hostile": tag(project, three, HOSTILE),
            "nobody": tag(project, one, "Nobody was hurt"),
            "monday": tag(project, one, "on Monday"),
            "tuesday": tag(project, two, "on Tuesday"),
            "fire": tag(project, one, "a fire"),
            "accident": tag(project, two, "an accident"),
        }
        add = project.annotations.add_position
        first = add(said["120"].id, fled.id, voice_id=mayor.id, value="120", via=("Town hall", "Register"))
        add(said["60"].id, fled.id, value="60", value_high="70", value_given="60 to 70 people")
        fifth = add(said["5"].id, fled.id, value="5", scope="the first minute")
        add(said["hostile"].id, fled.id, value="120", scope="the whole day")
        add(said["nobody"].id, hurt.id, stance="denies")
        add(said["fire"].id, word.id, answer_id=fire.id)
        add(said["accident"].id, word.id, answer_id=accident.id)
        project.annotations.tag_event(said["monday"].id, mill.id, date="1912-04-15")
        project.annotations.tag_event(said["tuesday"].id, mill.id, date="1912-04-16")
        project.silences.add(two.id, hurt.id, 1, note="not a word")
        project.relations.add(two.id, one.id, "copies", reason="word for word")
        project.sources.finish(one.id, 1)
        project.verdicts.add("open", claim_id=fled.id, reason="not yet")
        project.verdicts.add(
            "settled",
            claim_id=fled.id,
            finding=Finding(value="65"),
            confidence="fairly",
            reason="The Courier counted.",
            set_aside=[SetAside(id=fifth.id, why="misprint")],
            judged="0" * 64,
        )
        case.ids = {
            "one": one.id,
            "two": two.id,
            "three": three.id,
            "mill": mill.id,
            "fled": fled.id,
            "hurt": hurt.id,
            "word": word.id,
            "first": first.id,
        }
        case.quotes = {name: each.quote for name, each in said.items()}
    return case


def written(case: Case, out: Path, form: Format, options: ReportOptions | None = None) -> str:
    """What is in the report that was written."""
    with Project.open_for_reading(case.path) as project:
        write_report(project, out, form, options or ReportOptions(made_at=MADE_AT))
    return out.read_text(encoding="utf-8")


class Page(HTMLParser):
    """An HTML file that is read strictly: elements that are not closed in order fail."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: dict[str, str] = {}
        self._in: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()
        assert not self.stack, self.stack

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        known = dict(attrs)
        if known.get("id"):
            self.ids.append(str(known["id"]))
        if tag == "a":
            self.links.append(str(known["href"]))
        if tag not in VOID:
            self.stack.append(tag)
            self._in.append(str(known.get("id") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack, tag
        assert self.stack[-1] == tag, (self.stack, tag)
        self.stack.pop()
        self._in.pop()

    def handle_data(self, data: str) -> None:
        if "style" in self.stack:
            return
        self.words += data
        for each in self._in:
            if each:
                self.texts[each] = self.texts.get(each, "") + data
