"""The sample project: it is what its sources make, and it obeys the rules of the file format."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from crossread.db import records, validity
from crossread.db.dates import parse

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "resources" / "sample"
CONTEXT = 32

Record = dict[str, Any]

KEYS = {
    "sources": "id title author publisher url published published_ground language kind note reliability order "
    "file_name modified_at revisions",
    "voices": "id name kind aliases parent_id modified_at",
    "events": "id title date description color parent_id modified_at",
    "claims": "id statement value_type compare answers unit tolerance event_id parent_id part_of_total description "
    "color modified_at",
    "annotations": "id source_id revision start end quote prefix suffix note created_at modified_at created_by "
    "events positions",
    "relations": "id a b kind reason decided_by decided_at",
    "silences": "source_id claim_id revision note created_by modified_at",
    "verdicts": "id claim_id event_id status finding confidence reason set_aside judged decided_by decided_at",
}
TAG_KEYS = "id event_id date date_given date_anchor voice_id"
POSITION_KEYS = (
    "id claim_id voice_id stance value value_high qualifier value_given answer_id via date_anchor as_of "
    "scope certainty source_stance"
)


@pytest.fixture(scope="module")
def sample() -> Record:
    text = (SAMPLE / "titanic.crossread.json").read_text("utf-8")
    document: Record = json.loads(text)
    return document


@pytest.fixture(scope="module")
def texts(sample: Record) -> dict[str, str]:
    return {source["id"]: source["revisions"][0]["text"] for source in sample["sources"]}


def positions(sample: Record) -> Iterator[Record]:
    return (position for annotation in sample["annotations"] for position in annotation["positions"])


def tags(sample: Record) -> Iterator[Record]:
    return (tag for annotation in sample["annotations"] for tag in annotation["events"])


def test_the_marks_make_what_is_committed(build_sample: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert build_sample.main(["--check"]) == 0, capsys.readouterr().out


def test_every_key_of_the_format_is_there_in_its_order(sample: Record) -> None:
    assert list(sample) == ["format", "version", "exported_at", "project", *KEYS]
    assert (sample["format"], sample["version"]) == ("crossread", 1)
    for table, keys in KEYS.items():
        assert sample[table], table
        for record in sample[table]:
            assert list(record) == keys.split(), table
    assert all(list(tag) == TAG_KEYS.split() for tag in tags(sample))
    assert all(list(position) == POSITION_KEYS.split() for position in positions(sample))
    for source in sample["sources"]:
        for revision in source["revisions"]:
            assert list(revision) == ["number", "sha256", "imported_at", "text", "zones", "finished"]
            assert all(list(zone) == ["start", "end", "kind"] for zone in revision["zones"])


def test_ids_are_uuids_and_no_two_are_alike(sample: Record) -> None:
    ids = [sample["project"]["id"]]
    ids += [record["id"] for table in KEYS if table != "silences" for record in sample[table]]
    ids += [record["id"] for record in (*tags(sample), *positions(sample))]
    ids += [answer["id"] for claim in sample["claims"] for answer in claim["answers"]]
    assert len(set(ids)) == len(ids)
    assert all(validity.is_uuid(one) for one in ids)


def test_every_reference_resolves(sample: Record) -> None:
    known = {table: {record["id"] for record in sample[table]} for table in KEYS if table != "silences"}
    answers = {claim["id"]: {answer["id"] for answer in claim["answers"]} for claim in sample["claims"]}
    for table in ("voices", "events", "claims"):
        assert {record["parent_id"] for record in sample[table]} <= known[table] | {None}
    assert {claim["event_id"] for claim in sample["claims"]} <= known["events"] | {None}
    for record in (*tags(sample), *positions(sample)):
        assert record["voice_id"] in known["voices"] | {None}
        anchor = record["date_anchor"] or {"published": True}
        assert len(anchor) == 1
        assert anchor.get("event_id") in known["events"] | {None}
        assert anchor.get("annotation_id") in known["annotations"] | {None}
    assert {tag["event_id"] for tag in tags(sample)} <= known["events"]
    for position in positions(sample):
        assert position["answer_id"] in answers[position["claim_id"]] | {None}
    assert {annotation["source_id"] for annotation in sample["annotations"]} <= known["sources"]
    assert {end for relation in sample["relations"] for end in (relation["a"], relation["b"])} <= known["sources"]
    for silence in sample["silences"]:
        assert silence["source_id"] in known["sources"]
        assert silence["claim_id"] in known["claims"]
    aside = {record["id"] for record in (*tags(sample), *positions(sample))}
    for verdict in sample["verdicts"]:
        assert (verdict["claim_id"] in known["claims"]) != (verdict["event_id"] in known["events"])
        assert {one["id"] for one in verdict["set_aside"]} <= aside


def test_texts_are_the_articles_and_hashes_and_zones_fit_them(sample: Record) -> None:
    for source in sample["sources"]:
        (revision,) = source["revisions"]
        text = revision["text"]
        assert text == (SAMPLE / "articles" / source["file_name"]).read_bytes().decode()
        assert "\r" not in text
        assert not text.startswith("\ufeff")
        assert revision["sha256"] == hashlib.sha256(text.encode()).hexdigest()
        assert all(0 <= zone["start"] < zone["end"] <= len(text) for zone in revision["zones"])
        assert all(before["end"] <= after["start"] for before, after in pairwise(revision["zones"]))


def test_quotes_are_the_text_at_their_offsets(sample: Record, texts: dict[str, str]) -> None:
    for annotation in sample["annotations"]:
        text, start, end = texts[annotation["source_id"]], annotation["start"], annotation["end"]
        assert text[start:end] == annotation["quote"] != ""
        assert annotation["quote"] == annotation["quote"].strip()
        assert annotation["prefix"] == text[max(0, start - CONTEXT) : start]
        assert annotation["suffix"] == text[end : end + CONTEXT]


def test_what_was_written_is_in_the_passage(sample: Record) -> None:
    """The words given with a value or a date come from the quote, apart from case and what `…` leaves out."""
    for annotation in sample["annotations"]:
        quote = annotation["quote"].casefold()
        given = [position["value_given"] for position in annotation["positions"]]
        given += [tag["date_given"] for tag in annotation["events"]]
        for words in filter(None, given):
            for part in words.casefold().split(" … "):
                assert part in quote, (words, annotation["quote"])


def test_closed_sets_are_kept(sample: Record) -> None:
    rules: list[tuple[Iterator[Any], tuple[str | None, ...]]] = [
        ((claim["value_type"] for claim in sample["claims"]), records.VALUE_TYPES),
        ((claim["compare"] for claim in sample["claims"]), records.COMPARES),
        ((position["stance"] for position in positions(sample)), records.STANCES),
        ((position["qualifier"] for position in positions(sample)), (*records.QUALIFIERS, None)),
        ((position["certainty"] for position in positions(sample)), records.CERTAINTIES),
        ((position["source_stance"] for position in positions(sample)), (*records.SOURCE_STANCES, None)),
        ((source["published_ground"] for source in sample["sources"]), records.PUBLISHED_GROUNDS),
        (
            (zone["kind"] for source in sample["sources"] for zone in source["revisions"][0]["zones"]),
            records.ZONE_KINDS,
        ),
        ((relation["kind"] for relation in sample["relations"]), records.RELATION_KINDS),
        ((verdict["status"] for verdict in sample["verdicts"]), records.VERDICT_STATUSES),
        ((one["why"] for verdict in sample["verdicts"] for one in verdict["set_aside"]), records.SET_ASIDE_WHYS),
    ]
    for values, allowed in rules:
        assert set(values) <= set(allowed)
    assert all(validity.is_color(record["color"]) for record in (*sample["events"], *sample["claims"]))


def test_values_fit_the_type_of_their_claim(sample: Record) -> None:
    types = {claim["id"]: claim["value_type"] for claim in sample["claims"]}
    check: dict[str, Callable[[str], bool]] = {
        "number": validity.is_decimal,
        "duration": validity.is_decimal,
        "date": validity.is_date,
    }
    for position in positions(sample):
        kind = types[position["claim_id"]]
        values = [value for value in (position["value"], position["value_high"]) if value is not None]
        assert not values or all(check[kind](value) for value in values)
        assert (position["answer_id"] is not None) <= (kind == "answer")
        if position["stance"] == "asserts" and kind != "truth":
            assert values or position["answer_id"], position["value_given"]
        if position["value_high"] is not None:
            assert position["qualifier"] is None


def test_dates_are_edtf_and_times_are_utc(sample: Record) -> None:
    dates = [event["date"] for event in sample["events"]] + [source["published"] for source in sample["sources"]]
    dates += [tag["date"] for tag in tags(sample)] + [position["as_of"] for position in positions(sample)]
    for date in filter(None, dates):
        parse(date)
    times = [record["modified_at"] for table in KEYS for record in sample[table] if "modified_at" in record]
    times += [record["decided_at"] for table in ("relations", "verdicts") for record in sample[table]]
    times += [annotation["created_at"] for annotation in sample["annotations"]]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", time) for time in times)


def test_an_annotation_tags_an_event_once_and_a_silence_hides_no_position(sample: Record) -> None:
    said = set()
    for annotation in sample["annotations"]:
        events = [tag["event_id"] for tag in annotation["events"]]
        assert len(set(events)) == len(events)
        said |= {(annotation["source_id"], position["claim_id"]) for position in annotation["positions"]}
    assert not said & {(silence["source_id"], silence["claim_id"]) for silence in sample["silences"]}
