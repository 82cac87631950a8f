"""Writes the fixture of the schema version that this program has: a small project with a little of everything.

Run as `python -m tests.db.store.make_fixture` when the version was raised, and commit what it writes. Fixtures that are
there stay as they are for ever, for they prove that files of that version are read.
"""

from pathlib import Path

from crossread.db.exchange.export_json import export_json
from crossread.db.project import Project
from crossread.db.records import DateAnchor, Finding, Passage, SetAside, Zone
from crossread.db.store.schema import SCHEMA_VERSION

FOLDER = Path(__file__).with_name("fixtures")
HARBOUR = (
    "Harbour closed\n\nThe harbour of Vell was closed on 3 May 1931, the port office says. "
    "Forty boats lay outside, the fishermen count sixty.\n\nNobody says why. \u05e0\u05de\u05dc \U0001f6a2 \u6e2f\u53e3"
)
BOATS = "Sixty boats\n\nTwo days later sixty boats still lay off Vell. The ice is to blame, the fishermen say."


def file_of(version: int) -> Path:
    """The project of a version."""
    return FOLDER / f"version-{version}.crossread"


def export_of(version: int) -> Path:
    """What was exported of it when it was made."""
    return FOLDER / f"version-{version}.json"


def write() -> None:
    """Write both. Raises CrossreadError if they are there."""
    FOLDER.mkdir(exist_ok=True)
    with Project.create(file_of(SCHEMA_VERSION), title="The harbour", author="Ada") as project:
        fill(project)
        export_json(project, export_of(SCHEMA_VERSION))


def fill(project: Project) -> None:
    """A little of everything, some of it edited, deleted, undone and done again."""
    headline = Zone(start=0, end=14, kind="headline")
    one = project.sources.add(
        "Harbour closed", HARBOUR, zones=(headline,), publisher="Vell Gazette", published="1931-05-04", language="en"
    )
    two = project.sources.add("Sixty boats", BOATS, published="1931-05~", kind="report", file_name="boats.txt")
    project.sources.add_revision(two.id, BOATS.replace("sixty", "sixty-one"))
    project.sources.finish(one.id, 1)
    project.sources.edit(one.id, note="from the archive", reliability="good")
    project.sources.reorder([two.id, one.id])
    office = project.voices.add("Port office", kind="organisation", aliases=("the office",))
    fishermen = project.voices.add("The fishermen", parent_id=office.id)
    closing = project.events.add("Closing of the harbour", date="1931-05-03")
    spring = project.events.add("The hard spring", date="[1931-03..1931-05]", description="cold")
    project.events.edit(closing.id, parent_id=spring.id)
    count = project.claims.add("How many boats lay outside?", "number", unit="boats", event_id=closing.id)
    why = project.claims.add("Why was it closed?", "answer", compare="coexist", answers=("ice", "war"))
    project.author = "Grace"
    first = project.annotations.add(_passage(one.id, HARBOUR, "Forty boats"), note="from the gate")
    project.annotations.tag_event(first.id, closing.id, date="1931-05-03", voice_id=office.id)
    forty = project.annotations.add_position(first.id, count.id, value="40", value_given="Forty", voice_id=office.id)
    second = project.annotations.add(_passage(one.id, HARBOUR, "the fishermen count sixty"))
    sixty = project.annotations.add_position(
        second.id, count.id, value="60", qualifier="about", voice_id=fishermen.id, source_stance="distances"
    )
    third = project.annotations.add(_passage(two.id, BOATS, "Two days later sixty boats"))
    project.annotations.tag_event(
        third.id,
        closing.id,
        date="1931-05-05",
        date_given="Two days later",
        date_anchor=DateAnchor(event_id=closing.id),
    )
    fourth = project.annotations.add(_passage(two.id, BOATS, "The ice is to blame"))
    project.annotations.add_position(
        fourth.id, why.id, answer_id=why.answers[0].id, voice_id=fishermen.id, via=("Reuters",), certainty="likely"
    )
    project.annotations.edit_position(sixty.id, scope="outside the mole", as_of="1931-05-04")
    project.silences.add(one.id, why.id, 1, note="read twice")
    project.relations.add(two.id, one.id, "same_origin", reason="the same cable")
    project.verdicts.add(
        "settled",
        claim_id=count.id,
        finding=Finding(value="60"),
        confidence="high",
        reason="counted from the mole",
        set_aside=(SetAside(id=forty.id, why="superseded"),),
    )
    gone = project.annotations.add(_passage(two.id, BOATS, "Sixty boats"))
    project.annotations.delete([gone.id])
    project.events.delete(project.events.add("A rumour").id)
    project.claims.edit(why.id, description="asked by all")
    project.history.undo()
    project.history.redo()
    project.annotations.edit_note(first.id, "from the gate, and again")
    project.history.undo()


def _passage(source_id: str, text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage(source_id=source_id, revision=1, start=start, end=start + len(words))


if __name__ == "__main__":
    write()
