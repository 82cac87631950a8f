"""The rules of the JSON: one thing wrong refuses the whole file, and says where it is."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from crossread.db.errors import ContractError
from crossread.db.project import Project
from tests.db.exchange.conftest import Document

NOWHERE = "99999999-9999-4999-8999-999999999999"


def put(path: str, value: Any) -> Callable[[Document], None]:
    """A change of a document at a path such as `annotations[0].quote`."""

    def change(document: Document) -> None:
        at: Any = document
        *way, last = [int(step) if step.isdigit() else step for step in re.findall(r"\w+", path)]
        for step in way:
            at = at[step]
        if value is ...:
            del at[last]
        else:
            at[last] = value

    return change


def twice(path: str) -> Callable[[Document], None]:
    """The first item of a list once more, at its end."""

    def change(document: Document) -> None:
        at: Any = document
        for step in re.findall(r"\w+", path):
            at = at[int(step) if step.isdigit() else step]
        at.append(dict(at[0]))

    return change


A, P, T, S, C = "annotations[0]", "annotations[0].positions[0]", "annotations[0].events[0]", "sources[0]", "claims[0]"


R, V = "sources[0].revisions[0]", "verdicts[0]"


RULES: list[tuple[str, Any, str, str]] = [
    # What changes, to what (... takes it away), where the fault is told, and a word of the reason.
    ("format", "other", "$.format", "must be “crossread”"),
    ("version", 2, "$.version", "later version of Crossread"),
    ("version", 0, "$.version", "must be 1"),
    ("version", "1", "$.version", "must be 1"),
    ("exported_at", "yesterday", "$.exported_at", "time in UTC"),
    ("extra", 1, "$", "does not know"),
    ("sources", {}, "$.sources", "must be a list"),
    ("sources[0]", [], "$.sources[0]", "must be an object"),
    ("project.title", "", "$.project.title", "empty"),
    ("project.color", 1, "$.project", "color"),
    # What is required.
    (f"{S}.title", ..., "$.sources[0]", "title"),
    (f"{R}.text", None, "$.sources[0].revisions[0].text", "must be text"),
    ("voices[0].name", ..., "$.voices[0]", "name"),
    ("events[0].title", ..., "$.events[0]", "title"),
    (f"{C}.statement", ..., "$.claims[0]", "statement"),
    (f"{C}.value_type", ..., "$.claims[0]", "value_type"),
    ("claims[1].answers[0].text", ..., "$.claims[1].answers[0]", "text"),
    (f"{R}.zones[0].start", ..., "$.sources[0].revisions[0].zones[0]", "start"),
    (f"{R}.zones[0].end", ..., "$.sources[0].revisions[0].zones[0]", "end"),
    (f"{R}.zones[0].kind", ..., "$.sources[0].revisions[0].zones[0]", "kind"),
    (f"{A}.source_id", ..., "$.annotations[0]", "source_id"),
    (f"{A}.start", ..., "$.annotations[0]", "start"),
    (f"{A}.end", ..., "$.annotations[0]", "end"),
    (f"{A}.quote", ..., "$.annotations[0]", "quote"),
    (f"{T}.event_id", ..., "$.annotations[0].events[0]", "event_id"),
    (f"{P}.claim_id", ..., "$.annotations[0].positions[0]", "claim_id"),
    ("relations[0].a", ..., "$.relations[0]", "“a”"),
    ("relations[0].b", ..., "$.relations[0]", "“b”"),
    ("relations[0].kind", ..., "$.relations[0]", "kind"),
    ("silences[0].source_id", ..., "$.silences[0]", "source_id"),
    ("silences[0].claim_id", ..., "$.silences[0]", "claim_id"),
    (f"{V}.status", ..., "$.verdicts[0]", "status"),
    (f"{V}.claim_id", None, "$.verdicts[0]", "one of the two"),
    (f"{V}.event_id", "00000000-0000-4000-8000-000000000030", "$.verdicts[0].event_id", "one of the two"),
    # Unknown keys, at every depth.
    (f"{S}.x", 1, "$.sources[0]", "“x”"),
    (f"{R}.x", 1, "$.sources[0].revisions[0]", "“x”"),
    (f"{R}.zones[0].x", 1, "$.sources[0].revisions[0].zones[0]", "“x”"),
    (f"{R}.finished[0].x", 1, "$.sources[0].revisions[0].finished[0]", "“x”"),
    ("claims[1].answers[0].x", 1, "$.claims[1].answers[0]", "“x”"),
    (f"{P}.x", 1, "$.annotations[0].positions[0]", "“x”"),
    (f"{T}.x", 1, "$.annotations[0].events[0]", "“x”"),
    (f"{V}.finding.x", 1, "$.verdicts[0].finding", "“x”"),
    (f"{V}.set_aside[0].x", 1, "$.verdicts[0].set_aside[0]", "“x”"),
    # Ids: UUIDs in lower case, once each, and of something that is there.
    (f"{S}.id", "source-1", "$.sources[0].id", "must be a UUID"),
    (f"{S}.id", "AAAAAAAA-0000-4000-8000-000000000000", "$.sources[0].id", "lower case"),
    (f"{S}.id", "00000000-0000-4000-8000-000000000011", "$.sources[1].id", "earlier record"),
    (f"{P}.id", "00000000-0000-4000-8000-000000000071", "$.annotations[0].positions[1].id", "earlier record"),
    (f"{A}.source_id", NOWHERE, "$.annotations[0].source_id", "no source"),
    (f"{A}.revision", 3, "$.annotations[0].revision", "no revision"),
    (f"{T}.event_id", NOWHERE, "$.annotations[0].events[0].event_id", "no event"),
    (f"{T}.voice_id", NOWHERE, "$.annotations[0].events[0].voice_id", "no voice"),
    (f"{P}.claim_id", NOWHERE, "$.annotations[0].positions[0].claim_id", "no claim"),
    (f"{P}.voice_id", NOWHERE, "$.annotations[0].positions[0].voice_id", "no voice"),
    (f"{P}.answer_id", NOWHERE, "$.annotations[0].positions[0].answer_id", "no answer to this claim"),
    (f"{P}.answer_id", "00000000-0000-4000-8000-000000000045", "$.annotations[0].positions[0].answer_id", "no answer"),
    ("voices[0].parent_id", NOWHERE, "$.voices[0].parent_id", "no voice"),
    ("events[1].parent_id", NOWHERE, "$.events[1].parent_id", "no event"),
    (f"{C}.parent_id", NOWHERE, "$.claims[0].parent_id", "no claim"),
    (f"{C}.event_id", NOWHERE, "$.claims[0].event_id", "no event"),
    ("relations[0].b", NOWHERE, "$.relations[0].b", "no source"),
    ("relations[0].b", "00000000-0000-4000-8000-000000000011", "$.relations[0].b", "itself"),
    ("silences[0].claim_id", NOWHERE, "$.silences[0].claim_id", "no claim"),
    ("silences[0].source_id", NOWHERE, "$.silences[0].source_id", "no source"),
    ("silences[0].revision", 2, "$.silences[0].revision", "no revision"),
    (f"{V}.claim_id", NOWHERE, "$.verdicts[0].claim_id", "no claim"),
    ("verdicts[1].event_id", NOWHERE, "$.verdicts[1].event_id", "no event"),
    (f"{V}.set_aside[1].id", NOWHERE, "$.verdicts[0].set_aside[1].id", "no position or event tag"),
    (f"{V}.finding.answer_id", NOWHERE, "$.verdicts[0].finding.answer_id", "no answer"),
    (f"{T}.date_anchor", {"event_id": NOWHERE}, "$.annotations[0].events[0].date_anchor.event_id", "no event"),
    (
        f"{P}.date_anchor",
        {"annotation_id": NOWHERE},
        "$.annotations[0].positions[0].date_anchor.annotation_id",
        "no annotation",
    ),
    # Loops.
    ("voices[1].parent_id", "00000000-0000-4000-8000-000000000020", "$.voices[0].parent_id", "below itself"),
    ("events[0].parent_id", "00000000-0000-4000-8000-000000000030", "$.events[0].parent_id", "below itself"),
    (f"{C}.parent_id", "00000000-0000-4000-8000-000000000041", "$.claims[0].parent_id", "below itself"),
    # Closed sets.
    (f"{P}.stance", "doubts", "$.annotations[0].positions[0].stance", "asserts"),
    (f"{C}.value_type", "text", "$.claims[0].value_type", "truth"),
    (f"{C}.compare", None, "$.claims[0].compare", "exclusive"),
    ("relations[0].kind", "cites", "$.relations[0].kind", "copies"),
    (f"{V}.status", "closed", "$.verdicts[0].status", "settled"),
    (f"{V}.set_aside[0].why", "wrong", "$.verdicts[0].set_aside[0].why", "superseded"),
    (f"{P}.qualifier", "circa", "$.annotations[0].positions[0].qualifier", "about"),
    (f"{P}.certainty", None, "$.annotations[0].positions[0].certainty", "certain"),
    (f"{P}.source_stance", "doubts", "$.annotations[0].positions[0].source_stance", "endorses"),
    (f"{S}.published_ground", "known", "$.sources[0].published_ground", "stated"),
    (f"{R}.zones[0].kind", "body", "$.sources[0].revisions[0].zones[0].kind", "headline"),
    # Values by the type of the claim.
    (f"{P}.value", 1500, "$.annotations[0].positions[0].value", "must be text"),
    (f"{P}.value", "1,500", "$.annotations[0].positions[0].value", "decimal"),
    (f"{P}.value", "1" * 19, "$.annotations[0].positions[0].value", "decimal"),
    (f"{P}.value", "1.", "$.annotations[0].positions[0].value", "decimal"),
    (f"{P}.value", "١٢", "$.annotations[0].positions[0].value", "decimal"),
    (f"{P}.value", "12\n", "$.annotations[0].positions[0].value", "decimal"),
    (f"{C}.value_type", "answer", "$.annotations[0].positions[0].value", "must be null"),
    (f"{C}.value_type", "truth", "$.annotations[0].positions[0].value", "must be null"),
    ("annotations[0].positions[1].value", "x", "$.annotations[0].positions[1].value", "must be null"),
    (f"{P}.value_high", "1600", "$.annotations[0].positions[0].value_high", "no qualifier"),
    ("annotations[0].positions[1].value_high", "1", "$.annotations[0].positions[1].value_high", "no value"),
    (f"{V}.finding.value", "1", "$.verdicts[0].finding.value", "must be null"),
    ("verdicts[1].finding", {"value": "1490"}, "", ""),
    ("verdicts[1].finding", {"value": "April"}, "$.verdicts[1].finding.value", "not a date"),
    ("verdicts[1].finding", {"value_high": "1490"}, "$.verdicts[1].finding.value_high", "no value"),
    (f"{C}.tolerance", 0.1, "$.claims[0].tolerance", "in quotes"),
    (f"{C}.tolerance", "-0.1", "$.claims[0].tolerance", "not negative"),
    (f"{C}.part_of_total", 1, "$.claims[0].part_of_total", "true or false"),
    (f"{C}.color", "red", "$.claims[0].color", "#1b9e77"),
    # Dates and what they are counted from.
    ("events[0].date", "1912-02-30", "$.events[0].date", "not a date"),
    ("events[0].date", "April 1912", "$.events[0].date", "not a date"),
    (f"{S}.published", "1912-13", "$.sources[0].published", "not a date"),
    (f"{T}.date", "1912/1911", "$.annotations[0].events[0].date", "not a date"),
    (f"{P}.as_of", "", "$.annotations[0].positions[0].as_of", "not a date"),
    (f"{P}.date_anchor", {}, "$.annotations[0].positions[0].date_anchor", "published"),
    (f"{P}.date_anchor", {"published": False}, "$.annotations[0].positions[0].date_anchor", "published"),
    (f"{P}.date_anchor", {"published": 1}, "$.annotations[0].positions[0].date_anchor", "published"),
    (
        f"{P}.date_anchor",
        {"published": True, "event_id": "00000000-0000-4000-8000-000000000030"},
        "$.annotations[0].positions[0].date_anchor",
        "published",
    ),
    # Times.
    (f"{A}.modified_at", "2026-01-01T00:00:00", "$.annotations[0].modified_at", "ending in Z"),
    (f"{A}.modified_at", "2026-01-01T00:00:00+00:00", "$.annotations[0].modified_at", "ending in Z"),
    (f"{A}.modified_at", "2026-02-30T00:00:00Z", "$.annotations[0].modified_at", "ending in Z"),
    (f"{A}.created_at", "20260101T000000Z", "$.annotations[0].created_at", "ending in Z"),
    (f"{R}.finished[0].at", None, "$.sources[0].revisions[0].finished[0].at", "ending in Z"),
    # Texts, hashes, passages, zones.
    (f"{R}.text", "a\r\nb", "$.sources[0].revisions[0].text", "CR"),
    (f"{R}.text", "\ufeffa", "$.sources[0].revisions[0].text", "byte-order mark"),
    (f"{R}.text", "a\0b", "$.sources[0].revisions[0].text", "U+0000"),
    (f"{R}.text", "a\ud800b", "$.sources[0].revisions[0].text", "U+D800"),
    (f"{R}.sha256", "0" * 64, "$.sources[0].revisions[0].sha256", "not the SHA-256"),
    (f"{R}.sha256", "ABC", "$.sources[0].revisions[0].sha256", "64"),
    (f"{R}.text", ..., "$.sources[0].revisions[0].text", "no text with this hash"),
    ("sources[0].revisions[1].number", 1, "$.sources[0].revisions[1].number", "earlier revision"),
    (f"{R}.number", 0, "$.sources[0].revisions[0].number", "1 or more"),
    (f"{R}.zones[0].end", 10_000, "$.sources[0].revisions[0].zones[0].end", "outside the text"),
    (f"{R}.zones[0].end", 0, "$.sources[0].revisions[0].zones[0].end", "after the start"),
    (f"{R}.zones[0].start", -1, "$.sources[0].revisions[0].zones[0].start", "0 or more"),
    (f"{A}.quote", "all are safe", "$.annotations[0].quote", "is not the text at 29 to 48"),
    (f"{A}.start", 28, "$.annotations[0].quote", "is not the text"),
    (f"{A}.end", 29, "$.annotations[0].end", "after the start"),
    (f"{A}.end", 1000, "$.annotations[0].end", "outside the text"),
    (f"{A}.end", 2**70, "$.annotations[0].end", "too large"),
    (f"{A}.start", 29.0, "$.annotations[0].start", "whole number"),
    (f"{A}.start", True, "$.annotations[0].start", "whole number"),
    (f"{A}.prefix", "something else", "$.annotations[0].prefix", "before the quote"),
    (f"{A}.suffix", "something else", "$.annotations[0].suffix", "after the quote"),
    # Characters, anywhere; numbers that are none.
    (f"{S}.note", "a\0b", "$.sources[0].note", "U+0000"),
    ("voices[0].aliases[0]", "\udc00", "$.voices[0].aliases[0]", "U+DC00"),
    ("voices[0].aliases[0]", " ", "$.voices[0].aliases[0]", "empty"),
    (f"{S}.a\ud800", 1, "$.sources[0]", "U+D800"),
    (f"{A}.start", float("nan"), "$.annotations[0].start", "NaN"),
    (f"{S}.order", float("inf"), "$.sources[0].order", "NaN or infinite"),
    (f"{S}.note", None, "$.sources[0].note", "must be text, not null"),
]


@pytest.mark.parametrize(("path", "value", "where", "reason"), RULES)
def test_one_thing_wrong_refuses_the_whole_file(
    *, path: str, value: Any, where: str, reason: str, take: Any, give: Any, whole: Document, empty: Project
) -> None:
    if "\ud800" in path:
        whole["sources"][0]["a\ud800"] = 1
    else:
        put(path, value)(whole)
    before = give()
    if not where:
        take(whole)
        return
    with pytest.raises(ContractError) as caught:
        take(whole)
    assert caught.value.path == where
    assert reason in caught.value.reason
    assert "\n" not in str(caught.value)
    str(caught.value).encode()
    assert give() == before
    assert empty.step_number == 0
    assert empty.store.number("SELECT count(*) FROM texts") == 0


@pytest.mark.parametrize(
    ("path", "where", "reason"),
    [
        ("annotations.0.events", "$.annotations[0].events[2].event_id", "one tag of an event"),
        ("silences", "$.silences[1]", "twice"),
        ("relations", "$.relations[1].id", "earlier record"),
        ("sources.0.revisions", "$.sources[0].revisions[2].number", "earlier revision"),
    ],
)
def test_what_must_be_there_once(path: str, where: str, reason: str, take: Any, whole: Document) -> None:
    twice(path)(whole)
    with pytest.raises(ContractError) as caught:
        take(whole)
    assert caught.value.path == where
    assert reason in caught.value.reason


def test_the_same_text_twice_in_a_source(take: Any) -> None:
    revisions = [{"text": "a"}, {"text": "a", "number": 2}]
    with pytest.raises(ContractError, match="In the second text of the first source, “sha256”"):
        take({"sources": [{"title": "x", "revisions": revisions}]})


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('{"version": 1, "version": 1}', "$"),
        ('{"sources": [{"title": "a", "title": "b"}]}', "$.sources[0]"),
        (
            '{"sources": [{"title": "a", "revisions": [{"x": 1}, {"text": 1, "te\\u0078t": 2}]}]}',
            "$.sources[0].revisions[1]",
        ),
        ('{"project": {"title": "a", "title": "a"}}', "$.project"),
    ],
)
def test_a_key_twice(text: str, where: str, take: Any) -> None:
    with pytest.raises(ContractError, match="twice") as caught:
        take(text)
    assert caught.value.path == where


def test_a_later_version_is_told_first_wherever_it_stands(take: Any, whole: Document) -> None:
    del whole["version"]
    whole["sources"][0]["unheard_of"] = 1
    later: Document = {"version": 7}
    new: Document = {"new_key": {}}
    for document in (whole | later, later | whole, new | whole | later):
        with pytest.raises(ContractError, match="later version of Crossread") as caught:
            take(document)
        assert caught.value.path == "$.version"
