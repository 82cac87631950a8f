"""A whole project out of rows that were read one by one: every text, every reference, nothing twice.

What others refer to and is gone is put back under its old id with what is known of its name, so that the work that
hangs on it stays.
"""

import json

from crossread.db.palette import CLAIM_COLORS, EVENT_COLORS
from crossread.db.record import record
from crossread.db.salvage.fitting import fit_position, fit_verdict
from crossread.db.salvage.gathering import Gathered
from crossread.db.salvage.known import NAME_OF, Known
from crossread.db.salvage.past import mended_past
from crossread.db.salvage.report import WORDS, counted
from crossread.db.salvage.revisions import mend_revisions
from crossread.db.salvage.tally import Tally, tally
from crossread.db.salvage.texts import Texts
from crossread.db.salvage.values import Clean, Mended, clean_rows, named, placeholder
from crossread.db.store import clock
from crossread.db.store.schema import TABLES
from crossread.db.validity import is_decimal
from crossread.db.verify.faults import short

# Which column names a record of which table; the record is put back if it is gone.
_REFERS: dict[str, dict[str, str]] = {
    "claims": {"event_id": "events"},
    "answers": {"claim_id": "claims"},
    "revisions": {"source_id": "sources"},
    "annotations": {"source_id": "sources"},
    "event_tags": {"event_id": "events", "voice_id": "voices"},
    "positions": {"claim_id": "claims", "voice_id": "voices"},
    "relations": {"a": "sources", "b": "sources"},
    "silences": {"source_id": "sources", "claim_id": "claims"},
    "verdicts": {"claim_id": "claims", "event_id": "events"},
}
_UNIQUE: dict[str, tuple[tuple[str, ...], ...]] = {
    "revisions": (("source_id", "number"),),
    "event_tags": (("annotation_id", "event_id"),),
    "silences": (("source_id", "claim_id", "revision"),),
}


@record
class Whole:
    """The rows of the new file by table, the texts by hash, and what was lost or mended on the way."""

    rows: dict[str, list[Clean]]
    texts: dict[str, str]
    told: Mended
    tally: Tally


def mend(gathered: Gathered, stem: str) -> Whole:
    """Make the rows a project in which everything refers to something and every quote stands in its text."""
    steps, history = gathered.rows.get("steps", []), gathered.rows.get("history", [])
    known, told = Known(steps, history), Mended()
    rows = {
        table.name: list(clean_rows(table.name, gathered.rows.get(table.name, []), known, told)) for table in TABLES
    }
    _one_project(rows, stem, told)
    _tell_missing(rows, known, told)
    _only_once(rows, told)
    _put_back(rows, known, told)
    digests = {each["id"]: each["sha256"] for each in rows["revisions"]}
    texts = mend_revisions(rows, Texts(gathered.rows.get("texts", [])), told)
    _tags(rows, told)
    _small_references(rows, told)
    rows["steps"], rows["history"] = mended_past(steps, history, told, is_sound=gathered.by_sqlite)
    return Whole(
        rows=rows, texts=texts, told=told, tally=tally(gathered.rows, rows, known, digests, is_sound=gathered.by_sqlite)
    )


def _one_project(rows: dict[str, list[Clean]], stem: str, told: Mended) -> None:
    if not rows["project"]:
        now = clock.now()
        rows["project"] = [{"key": 1, "id": clock.new_id(), "title": stem, "created_at": now, "modified_at": now}]
        told.mended.append(f"The title of the project is gone; it is now “{short(stem)}”.")
    del rows["project"][1:]


def _tell_missing(rows: dict[str, list[Clean]], known: Known, told: Mended) -> None:
    """What the history says was there and is not; what has a name is put back later."""
    for table in TABLES:
        missing = known.living(table.name) - {each["id"] for each in rows[table.name]}
        if missing and table.name in WORDS and table.name not in NAME_OF:
            quotes = [known.earlier(table.name, each, "quote") for each in missing]
            some = "; ".join(f"“{short(quote)}”" for quote in quotes if quote)
            told.lost.append(f"{counted(table.name, len(missing)).capitalize()}{f' ({some})' if some else ''}.")


def _only_once(rows: dict[str, list[Clean]], told: Mended) -> None:
    for table, groups in _UNIQUE.items():
        for columns in groups:
            seen: set[tuple[str | int | None, ...]] = set()
            kept = []
            for each in rows[table]:
                mark = tuple(each[column] for column in columns)
                if mark in seen:
                    told.lost.append(f"A second {named(table, each)}, which says the same again.")
                else:
                    seen.add(mark)
                    kept.append(each)
            rows[table] = kept
    # A verdict is on one thing.
    for each in rows["verdicts"]:
        if each["claim_id"] is not None and each["event_id"] is not None:
            each["event_id"] = None
    rows["verdicts"] = [
        each for each in rows["verdicts"] if each["claim_id"] is not None or each["event_id"] is not None
    ]


def _put_back(rows: dict[str, list[Clean]], known: Known, told: Mended) -> None:
    there = {table: {each["id"] for each in rows[table]} for table in NAME_OF}

    def require(table: str, record_id: str | int | None, claim_id: str | int | None = None) -> None:
        if isinstance(record_id, str) and record_id not in there[table]:
            there[table].add(record_id)
            rows[table].append(_put(table, record_id, known, told, claim_id))

    for each in rows["positions"]:
        require("answers", each["answer_id"], each["claim_id"])
    for table in (
        "annotations",
        "revisions",
        "event_tags",
        "positions",
        "relations",
        "silences",
        "verdicts",
        "answers",
        "claims",
    ):
        for each in rows[table]:
            for column, of in _REFERS[table].items():
                require(of, each.get(column))
    for each in (*rows["zones"], *rows["finished"]):
        require("sources", each["source_id"])
    # What nothing refers to, if it is known by name.
    for table in NAME_OF:
        for record_id in sorted(known.living(table) - there[table]):
            owner = known.owner(table, record_id)
            if known.name(table, record_id) is None or (table == "answers" and owner not in there["claims"]):
                told.lost.append(f"One {table.removesuffix('s')} ({record_id}).")
            else:
                require(table, record_id, owner)
    _types(rows)


def _put(table: str, record_id: str, known: Known, told: Mended, claim_id: str | int | None) -> Clean:
    name = known.name(table, record_id)
    noun = table.removesuffix("s")
    if name is None:
        told.lost.append(f"The words of one {noun}; what refers to it is kept, under “{placeholder(table)}”.")
    else:
        told.mended.append(
            f"The {noun} “{short(name)}” was gone; its name is from the history, the rest of it is lost."
        )
    made: Clean = {"key": None, "id": record_id, NAME_OF[table]: name or placeholder(table), "modified_at": clock.now()}
    if table == "events":
        made |= {"color": EVENT_COLORS[0]}
    elif table == "claims":
        made |= {"color": CLAIM_COLORS[0], "value_type": None}
    elif table == "answers":
        del made["modified_at"]
        made |= {"claim_id": claim_id}
    return made


def _types(rows: dict[str, list[Clean]]) -> None:
    """A claim that was put back asks for what is said on it."""
    for claim in rows["claims"]:
        if claim["value_type"] is None:
            said = [each for each in rows["positions"] if each["claim_id"] == claim["id"]]
            values = [str(each["value"]) for each in said if each["value"] is not None]
            if any(each["answer_id"] for each in said) or any(a["claim_id"] == claim["id"] for a in rows["answers"]):
                claim["value_type"] = "answer"
            elif values:
                claim["value_type"] = "number" if all(is_decimal(value) for value in values) else "date"
            else:
                claim["value_type"] = "truth"


def _tags(rows: dict[str, list[Clean]], told: Mended) -> None:
    """Tags and positions of annotations that are there; the others are counted and, where they say a value, named."""
    there = {each["id"] for each in rows["annotations"]}
    names = {each["id"]: str(each.get("statement", each.get("title"))) for each in (*rows["claims"], *rows["events"])}
    for table, column in (("event_tags", "event_id"), ("positions", "claim_id")):
        kept = []
        for each in rows[table]:
            if each["annotation_id"] in there:
                kept.append(each)
                continue
            said = each.get("value_given") or each.get("value") or each.get("date")
            told.lost.append(
                f"{'An event tag' if table == 'event_tags' else 'A position'} on “{short(names.get(each[column], ''))}”"
                f"{f' saying “{short(str(said))}”' if said else ''}, whose passage is gone."
            )
        rows[table] = kept


def _small_references(rows: dict[str, list[Clean]], told: Mended) -> None:
    """Groups, answers and anchors that are gone or of another, and values that do not fit."""
    for table in ("voices", "events", "claims"):
        parent_of = {each["id"]: each.get("parent_id") for each in rows[table]}
        for each in rows[table]:
            seen, here = {each["id"]}, each.get("parent_id")
            while here is not None and here in parent_of and here not in seen:
                seen.add(here)
                here = parent_of[here]
            if here is not None:
                told.mended.append(f"The group of the {named(table, each)} is gone; it stands alone.")
                each["parent_id"] = parent_of[each["id"]] = None
    claim_of = {each["id"]: each["claim_id"] for each in rows["answers"]}
    type_of = {each["id"]: each["value_type"] for each in rows["claims"]}
    there = {
        "event_id": {each["id"] for each in rows["events"]},
        "annotation_id": {each["id"] for each in rows["annotations"]},
    }
    for each in (*rows["event_tags"], *rows["positions"]):
        anchor = json.loads(str(each["date_anchor"])) if each["date_anchor"] else {}
        if any(key in there and value not in there[key] for key, value in anchor.items()):
            each["date_anchor"] = None
            told.mended.append("What a relative date is counted from is gone; the date stays as it was.")
    for each in rows["positions"]:
        if each["answer_id"] is not None and claim_of.get(each["answer_id"]) != each["claim_id"]:
            each["answer_id"] = None
            told.mended.append(
                f"The answer of the {named('positions', each)} belongs to another claim; it is left out."
            )
        fit_position(each, str(type_of[each["claim_id"]]), told)
    for each in rows["verdicts"]:
        fit_verdict(each, str(type_of.get(each["claim_id"], "date")), told)
