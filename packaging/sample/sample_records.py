"""Turns the sample's codebook and marks into the records of the JSON format."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta

from marked_articles import MarksError, Record, make_id, place

from crossread.db.palette import CLAIM_COLORS, EVENT_COLORS

CODEBOOK_AT = "2026-11-02T09:00:00Z"
EXPORTED_AT = "2026-11-05T17:00:00Z"
AUTHOR = "Sample"
CONTEXT = 32


def _key(table: Record, key: str | None, what: str) -> str | None:
    if key is not None and key not in table:
        raise MarksError(f"There is no {what} “{key}” in the codebook.")
    return None if key is None else make_id(what, key)


class Builder:
    """Turns the marks into the JSON's records; holds the codebook that keys are looked up in."""

    def __init__(self, codebook: Record, sources: list[Record]) -> None:
        self.codebook = codebook
        self.sources = sources
        self.seen: set[str] = set()
        self.annotation_keys = {mark["key"] for source in sources for mark in source["annotation"]}

    def project(self) -> Record:
        """The whole document, its keys in the order of the format."""
        return {
            "format": "crossread",
            "version": 1,
            "exported_at": EXPORTED_AT,
            "project": {"id": make_id("project", "titanic"), "title": self.codebook["title"]},
            "sources": [self.source(mark, order) for order, mark in enumerate(self.sources, 1)],
            "voices": [self.voice(key, mark) for key, mark in self.codebook["voice"].items()],
            "events": [self.event(key, mark, at) for at, (key, mark) in enumerate(self.codebook["event"].items())],
            "claims": [self.claim(key, mark, at) for at, (key, mark) in enumerate(self.codebook["claim"].items())],
            "annotations": [record for source in self.sources for record in self.annotations(source)],
            "relations": [self.relation(mark) for mark in self.codebook["relation"]],
            "silences": [self.silence(mark) for mark in self.codebook["silence"]],
            "verdicts": [self.verdict(mark) for mark in self.codebook["verdict"]],
        }

    def source(self, mark: Record, order: int) -> Record:
        """One source with its only revision."""
        text = mark["text"]
        if "\r" in text or text.startswith("\ufeff"):
            raise MarksError(f"{mark['file_name']}: it has a CR or a byte-order mark.")
        zones = [self.zone(text, zone, mark["key"]) for zone in mark["zones"]]
        finished = [{"at": mark["finished"], "by": AUTHOR}] if "finished" in mark else []
        return {
            "id": make_id("source", mark["key"]),
            "title": mark["title"],
            "author": mark.get("author"),
            "publisher": mark["publisher"],
            "url": mark.get("url"),
            "published": mark["published"],
            "published_ground": mark["published_ground"],
            "language": mark["language"],
            "kind": mark["kind"],
            "note": mark["note"],
            "reliability": mark["reliability"],
            "order": order,
            "file_name": mark["file_name"],
            "modified_at": CODEBOOK_AT,
            "revisions": [
                {
                    "number": 1,
                    "sha256": hashlib.sha256(text.encode()).hexdigest(),
                    "imported_at": CODEBOOK_AT,
                    "text": text,
                    "zones": sorted(zones, key=lambda zone: (zone["start"], zone["end"])),
                    "finished": finished,
                }
            ],
        }

    def zone(self, text: str, mark: Record, name: str) -> Record:
        """A range of a text that is no body; of a pull quote the last occurrence, since it repeats the body."""
        if mark["kind"] == "pull_quote":
            start = text.rfind(mark["from"])
            end = start + len(mark["from"])
        else:
            start, end = place(text, mark, f"{name}, zone {mark['kind']}")
        return {"start": start, "end": end, "kind": mark["kind"]}

    def voice(self, key: str, mark: Record) -> Record:
        """Who says it."""
        return {
            "id": make_id("voice", key),
            "name": mark["name"],
            "kind": mark["kind"],
            "aliases": mark["aliases"],
            "parent_id": _key(self.codebook["voice"], mark.get("parent"), "voice"),
            "modified_at": CODEBOOK_AT,
        }

    def event(self, key: str, mark: Record, at: int) -> Record:
        """What happened."""
        return {
            "id": make_id("event", key),
            "title": mark["title"],
            "date": mark["date"],
            "description": mark.get("description", ""),
            "color": EVENT_COLORS[at % len(EVENT_COLORS)],
            "parent_id": _key(self.codebook["event"], mark.get("parent"), "event"),
            "modified_at": CODEBOOK_AT,
        }

    def claim(self, key: str, mark: Record, at: int) -> Record:
        """What is asserted or asked."""
        answers = [
            {"id": make_id("answer", key, answer["key"]), "text": answer["text"], "aliases": answer["aliases"]}
            for answer in mark.get("answers", [])
        ]
        return {
            "id": make_id("claim", key),
            "statement": mark["statement"],
            "value_type": mark["type"],
            "compare": mark.get("compare", "exclusive"),
            "answers": answers,
            "unit": mark.get("unit"),
            "tolerance": mark.get("tolerance"),
            "event_id": _key(self.codebook["event"], mark.get("event"), "event"),
            "parent_id": _key(self.codebook["claim"], mark.get("parent"), "claim"),
            "part_of_total": mark.get("part_of_total", False),
            "description": mark.get("description", ""),
            "color": CLAIM_COLORS[at % len(CLAIM_COLORS)],
            "modified_at": CODEBOOK_AT,
        }

    def annotations(self, source: Record) -> Iterable[Record]:
        """The annotations of a source in the order of the text, made two minutes apart."""
        begun = datetime.fromisoformat(source["begun"])
        placed = sorted(
            ((place(source["text"], mark, mark["key"]), mark) for mark in source["annotation"]),
            key=lambda pair: (pair[0][0], -pair[0][1]),
        )
        for at, ((start, end), mark) in enumerate(placed):
            made = (begun + timedelta(minutes=2 * at)).strftime("%Y-%m-%dT%H:%M:%SZ")
            yield self.annotation(source, mark, start, end, made)

    def annotation(self, source: Record, mark: Record, start: int, end: int, made: str) -> Record:
        """A passage and what is said of it."""
        if mark["key"] in self.seen:
            raise MarksError(f"{mark['key']}: this key is there twice.")
        self.seen.add(mark["key"])
        text = source["text"]
        return {
            "id": make_id("annotation", mark["key"]),
            "source_id": make_id("source", source["key"]),
            "revision": 1,
            "start": start,
            "end": end,
            "quote": text[start:end],
            "prefix": text[max(0, start - CONTEXT) : start],
            "suffix": text[end : end + CONTEXT],
            "note": mark.get("note", ""),
            "created_at": made,
            "modified_at": made,
            "created_by": AUTHOR,
            "events": [self.event_tag(mark["key"], tag) for tag in mark.get("events", [])],
            "positions": self.positions(mark["key"], mark.get("positions", [])),
        }

    def anchor(self, mark: Record) -> Record | None:
        """What a relative date is counted from."""
        if mark.get("anchor_published"):
            return {"published": True}
        if "anchor_event" in mark:
            return {"event_id": _key(self.codebook["event"], mark["anchor_event"], "event")}
        if "anchor_annotation" in mark:
            if mark["anchor_annotation"] not in self.annotation_keys:
                raise MarksError(f"There is no annotation “{mark['anchor_annotation']}” to count from.")
            return {"annotation_id": make_id("annotation", mark["anchor_annotation"])}
        return None

    def event_tag(self, annotation: str, mark: Record) -> Record:
        """An annotation's tag of an event; its key is `annotation@event`."""
        name = f"{annotation}@{mark['event']}"
        if name in self.seen:
            raise MarksError(f"{name}: an annotation has at most one tag of an event.")
        self.seen.add(name)
        return {
            "id": make_id("tag", name),
            "event_id": _key(self.codebook["event"], mark["event"], "event"),
            "date": mark.get("date"),
            "date_given": mark.get("given"),
            "date_anchor": self.anchor(mark),
            "voice_id": _key(self.codebook["voice"], mark.get("voice"), "voice"),
        }

    def positions(self, annotation: str, marks: list[Record]) -> list[Record]:
        """What an annotation says. The key of a position is `annotation/claim`; where the annotation says several
        things on that claim, the answer or else the stance follows."""
        claims = [mark["claim"] for mark in marks]
        records = []
        for mark in marks:
            name = f"{annotation}/{mark['claim']}"
            if claims.count(mark["claim"]) > 1:
                name += f"/{mark.get('answer') or mark.get('stance', 'asserts')}"
            records.append(self.position(name, mark))
        return records

    def position(self, name: str, mark: Record) -> Record:
        """What one voice says on one claim."""
        if name in self.seen:
            raise MarksError(f"{name}: two positions that cannot be told apart.")
        self.seen.add(name)
        claim = self.codebook["claim"].get(mark["claim"])
        if claim is None:
            raise MarksError(f"{name}: there is no claim “{mark['claim']}”.")
        if "answer" in mark and mark["answer"] not in [answer["key"] for answer in claim.get("answers", [])]:
            raise MarksError(f"{name}: there is no answer “{mark['answer']}”.")
        return {
            "id": make_id("position", name),
            "claim_id": make_id("claim", mark["claim"]),
            "voice_id": _key(self.codebook["voice"], mark.get("voice"), "voice"),
            "stance": mark.get("stance", "asserts"),
            "value": mark.get("value"),
            "value_high": mark.get("value_high"),
            "qualifier": mark.get("qualifier"),
            "value_given": mark.get("given"),
            "answer_id": make_id("answer", mark["claim"], mark["answer"]) if "answer" in mark else None,
            "via": mark.get("via", []),
            "date_anchor": self.anchor(mark),
            "as_of": mark.get("as_of"),
            "scope": mark.get("scope", ""),
            "certainty": mark.get("certainty", "certain"),
            "source_stance": mark.get("source_stance"),
        }

    def relation(self, mark: Record) -> Record:
        """How two sources depend on each other."""
        return {
            "id": make_id("relation", mark["a"], mark["b"]),
            "a": self.source_id(mark["a"]),
            "b": self.source_id(mark["b"]),
            "kind": mark["kind"],
            "reason": mark["reason"],
            "decided_by": AUTHOR,
            "decided_at": EXPORTED_AT,
        }

    def silence(self, mark: Record) -> Record:
        """A source that was read for a claim and says nothing."""
        return {
            "source_id": self.source_id(mark["source"]),
            "claim_id": _key(self.codebook["claim"], mark["claim"], "claim"),
            "revision": 1,
            "note": mark.get("note", ""),
            "created_by": AUTHOR,
            "modified_at": EXPORTED_AT,
        }

    def verdict(self, mark: Record) -> Record:
        """What was found on a claim or an event."""
        finding = {"value": None, "value_high": None, "qualifier": None, "answer_id": None} | mark.get("finding", {})
        return {
            "id": make_id("verdict", mark["key"]),
            "claim_id": _key(self.codebook["claim"], mark.get("claim"), "claim"),
            "event_id": _key(self.codebook["event"], mark.get("event"), "event"),
            "status": mark["status"],
            "finding": finding if "finding" in mark else None,
            "confidence": mark.get("confidence"),
            "reason": mark["reason"],
            "set_aside": [self.set_aside(one) for one in mark.get("set_aside", [])],
            "judged": None,
            "decided_by": AUTHOR,
            "decided_at": mark["at"],
        }

    def set_aside(self, mark: Record) -> Record:
        """A position or an event tag that a verdict leaves out."""
        kind, key = ("position", mark["position"]) if "position" in mark else ("tag", mark["tag"])
        if key not in self.seen:
            raise MarksError(f"There is no {kind} “{key}” to set aside.")
        return {"id": make_id(kind, key), "why": mark["why"]}

    def source_id(self, key: str) -> str:
        """The id of a source by its key."""
        if key not in [source["key"] for source in self.sources]:
            raise MarksError(f"There is no source “{key}”.")
        return make_id("source", key)

    def guide(self) -> Record:
        """What the guided step points at; its figure must lie in no annotation. Its words are the window's."""
        mark = self.codebook["guide"]
        (source,) = (one for one in self.sources if one["key"] == mark["source"])
        start, end = place(source["text"], mark, "guide")
        for annotation in self.annotations(source):
            if annotation["start"] < end and start < annotation["end"]:
                raise MarksError(f"The guide's “{mark['quote']}” is tagged already: “{annotation['quote']}”.")
        return {
            "source_id": make_id("source", mark["source"]),
            "revision": 1,
            "start": start,
            "end": end,
            "quote": mark["quote"],
            "claim_id": _key(self.codebook["claim"], mark["claim"], "claim"),
            "beside": [self.source_id(key) for key in mark["beside"]],
        }
