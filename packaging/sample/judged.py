"""What the verdicts of the sample judged, by the rules that the app itself compares with."""

from typing import Any

from crossread.db.disagreements import Stated, Subject, fingerprint
from crossread.db.records import Answer, Claim, Event

Record = dict[str, Any]

COMPARED = ("value", "value_high", "qualifier", "answer_id", "as_of", "scope", "stance", "voice_id", "certainty")


def subjects(document: Record) -> dict[str, Subject]:
    """The events and claims of a document by id, as far as the rules ask about them."""
    found: dict[str, Subject] = {}
    for event in document["events"]:
        found[event["id"]] = Event(id=event["id"], title=event["title"], date=event["date"])
    for claim in document["claims"]:
        answers = tuple(Answer(**answer | {"aliases": tuple(answer["aliases"])}) for answer in claim["answers"])
        kept = ("id", "statement", "value_type", "compare", "unit", "tolerance", "parent_id", "part_of_total")
        found[claim["id"]] = Claim(answers=answers, **{key: claim[key] for key in kept})
    return found


def stated(document: Record) -> dict[str, list[Stated]]:
    """What is stated on each claim and event of a document, by its id."""
    published = {source["id"]: source["published"] for source in document["sources"]}
    found: dict[str, list[Stated]] = {}
    for annotation in document["annotations"]:
        source_id = annotation["source_id"]
        passage = {"annotation_id": annotation["id"], "source_id": source_id, "published": published[source_id]}
        for position in annotation["positions"]:
            said = Stated(
                id=position["id"],
                via=tuple(position["via"]),
                **passage,
                **{key: position[key] for key in COMPARED},
            )
            found.setdefault(position["claim_id"], []).append(said)
        for tag in annotation["events"]:
            said = Stated(id=tag["id"], voice_id=tag["voice_id"], value=tag["date"], **passage)
            found.setdefault(tag["event_id"], []).append(said)
    return found


def fill_in(document: Record) -> None:
    """Sets the hash of what was judged in every verdict of a document."""
    known, said = subjects(document), stated(document)
    for verdict in document["verdicts"]:
        one = verdict["claim_id"] or verdict["event_id"]
        verdict["judged"] = fingerprint(known[one], said[one])
