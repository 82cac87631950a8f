"""A whole disagreement: what verdicts set aside, their status and age, and totals after the pairs."""

from dataclasses import replace

import pytest

from crossread.db.disagreements import Judged, Stated, disagreement_on, fingerprint, latest, set_aside
from crossread.db.records import Claim, Event, SetAside, Verdict

LOST = Claim(id="c", statement="How many were lost?", value_type="number")
A, B, C = (
    Stated(id=name, annotation_id=f"annotation {name}", source_id=name, value=value)
    for name, value in (("a", "1490"), ("b", "1635"), ("c", "1490"))
)


def verdict(name: str, at: str, *aside: str, judged: str | None = None) -> Verdict:
    return Verdict(
        id=name,
        claim_id="c",
        status="settled",
        decided_at=at,
        judged=judged,
        set_aside=tuple(SetAside(id=each, why="superseded") for each in aside),
    )


def test_a_disagreement_is_printed_as_the_contract_has_it() -> None:
    found = disagreement_on(Judged(subject=LOST, stated=[A, B]))
    assert found is not None
    assert found.has_conflict
    assert found.as_json() == {
        "subject": "claim",
        "id": "c",
        "title": "How many were lost?",
        "status": "open",
        "stale": False,
        "pairs": [
            {
                "a": "a",
                "b": "b",
                "relation": "conflict",
                "kind": "number",
                "same_source": False,
                "same_voice": False,
                "reason": "1,490 does not meet 1,635",
            }
        ],
    }


def test_without_conflict_or_tension_there_is_none() -> None:
    assert disagreement_on(Judged(subject=LOST, stated=[A, C])) is None


def test_dates_of_an_event_are_a_disagreement_of_the_event() -> None:
    hit = Event(id="e", title="The collision")
    tags = [replace(A, value="1912-04-14"), replace(B, value="1912-04-15"), replace(C, value=None)]
    found = disagreement_on(Judged(subject=hit, stated=tags))
    assert found is not None
    assert (found.subject, found.title) == ("event", "The collision")
    assert [(pair.a, pair.b, pair.kind) for pair in found.pairs] == [("annotation a", "annotation b", "date")]


def test_the_latest_verdict_alone_sets_aside() -> None:
    early = verdict("1", "2026-01-01T10:00:00Z", "a")
    late = verdict("2", "2026-01-01T10:00:00.5Z", "b")
    assert set_aside([late, early]) == {"b"}
    assert disagreement_on(Judged(subject=LOST, stated=[A, B, C], verdicts=[late, early])) is None
    found = disagreement_on(Judged(subject=LOST, stated=[A, B, C], verdicts=[early]))
    assert found is not None
    assert [(pair.a, pair.b) for pair in found.pairs] == [("b", "c")]
    assert found.status == "settled"


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2026-01-01T10:00:00Z", "2026-01-01T10:00:00.5Z"),
        ("2026-01-01T10:00:00.25Z", "2026-01-01T10:00:00.3Z"),
        ("2026-01-01T09:59:59.999Z", "2026-01-01T10:00:00Z"),
        ("", "2026-01-01T10:00:00Z"),
    ],
)
def test_verdicts_are_ordered_by_instant(earlier: str, later: str) -> None:
    first, second = verdict("z", earlier), verdict("a", later)
    assert latest([first, second]) is second
    assert latest([second, first]) is second


def test_verdicts_of_one_instant_are_ordered_by_id() -> None:
    one, other = verdict("1", "2026-01-01T10:00:00Z"), verdict("2", "2026-01-01T10:00:00.0Z")
    assert latest([one, other]) is latest([other, one]) is other
    assert latest([]) is None


def test_a_verdict_is_stale_once_what_it_judged_has_changed() -> None:
    kept = verdict("1", "2026-01-01T10:00:00Z", judged=fingerprint(LOST, [A, B]))

    def stale(claim: Claim, *stated: Stated) -> bool:
        found = disagreement_on(Judged(subject=claim, stated=stated, verdicts=[kept]))
        assert found is not None
        return found.stale

    assert not stale(LOST, A, B)
    assert not stale(LOST, B, A)
    assert stale(LOST, A, B, C)
    assert stale(LOST, A, replace(B, qualifier="at least"))
    assert stale(replace(LOST, statement="How many were saved?"), A, B)
    assert stale(replace(LOST, tolerance="0.2"), A, B)
    assert not stale(replace(LOST, color="#000000", description="x", modified_at="y"), A, B)


def test_totals_come_after_the_pairs_and_heed_both_verdicts() -> None:
    crew = Claim(id="crew", statement="Of the crew?", value_type="number", parent_id="c", part_of_total=True)
    part = Stated(id="part", annotation_id="x", source_id="x", value="1700")
    tension = Stated(id="t", annotation_id="t", source_id="t", value="100", qualifier="at least")
    whole = Judged(subject=LOST, stated=[A, B, tension])
    found = disagreement_on(whole, [Judged(subject=crew, stated=[part])])
    assert found is not None
    assert [(pair.a, pair.b, pair.kind, pair.relation) for pair in found.pairs] == [
        ("a", "b", "number", "conflict"),
        ("a", None, "total", "conflict"),
        ("b", None, "total", "conflict"),
        ("a", "t", "number", "tension"),
        ("b", "t", "number", "tension"),
    ]
    gone = [verdict("1", "2026-01-01T10:00:00Z", "part")]
    for judged, parts in [
        (whole, [Judged(subject=crew, stated=[part], verdicts=gone)]),
        (replace(whole, verdicts=gone), [Judged(subject=crew, stated=[part])]),
    ]:
        kept = disagreement_on(judged, parts)
        assert kept is not None
        assert all(pair.kind == "number" for pair in kept.pairs)
