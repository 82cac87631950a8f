"""How a backup differs from the project, in English; the interface translates these very texts."""

from collections.abc import Callable, Mapping

from crossread.db.backups.comparing import Comparison, Difference, How, Kind, fewer_and_more

Translate = Callable[[str], str]

# One fewer, several fewer, one more, several more.
COUNTS: Mapping[str, tuple[str, str, str, str]] = {
    "annotations": (
        "1 annotation fewer",
        "{count} annotations fewer",
        "1 annotation more",
        "{count} annotations more",
    ),
    "claims": ("1 claim fewer", "{count} claims fewer", "1 claim more", "{count} claims more"),
    "events": ("1 event fewer", "{count} events fewer", "1 event more", "{count} events more"),
    "sources": ("1 source fewer", "{count} sources fewer", "1 source more", "{count} sources more"),
    "voices": ("1 voice fewer", "{count} voices fewer", "1 voice more", "{count} voices more"),
    "verdicts": ("1 verdict fewer", "{count} verdicts fewer", "1 verdict more", "{count} verdicts more"),
    "silences": ("1 silence fewer", "{count} silences fewer", "1 silence more", "{count} silences more"),
    "relations": (
        "1 relation of sources fewer",
        "{count} relations of sources fewer",
        "1 relation of sources more",
        "{count} relations of sources more",
    ),
    "positions": ("1 position fewer", "{count} positions fewer", "1 position more", "{count} positions more"),
    "event_tags": ("1 event tag fewer", "{count} event tags fewer", "1 event tag more", "{count} event tags more"),
}
SAME = "as it is now"
SAME_COUNTS = "as much as now"
NOT_THE_SAME = "as much as now, not all of it the same"
UNKNOWN = "what it holds is known once it is read"

NAMED: Mapping[tuple[Kind, How], str] = {
    ("source", "not_yet"): "source “{name}” not there",
    ("source", "still_there"): "source “{name}” still there",
    ("source", "different"): "source “{name}” was different",
    ("event", "not_yet"): "event “{name}” not there",
    ("event", "still_there"): "event “{name}” still there",
    ("event", "different"): "event “{name}” was different",
    ("claim", "not_yet"): "claim “{name}” not there",
    ("claim", "still_there"): "claim “{name}” still there",
    ("claim", "different"): "claim “{name}” was different",
    ("voice", "not_yet"): "voice “{name}” not there",
    ("voice", "still_there"): "voice “{name}” still there",
    ("voice", "different"): "voice “{name}” was different",
    ("annotation", "not_yet"): "annotation “{name}” not there",
    ("annotation", "still_there"): "annotation “{name}” still there",
    ("annotation", "different"): "annotation “{name}” was different",
}
MORE: Mapping[tuple[Kind, How], str] = {
    ("source", "not_yet"): "and {count} more sources not there",
    ("source", "still_there"): "and {count} more sources still there",
    ("source", "different"): "and {count} more sources were different",
    ("event", "not_yet"): "and {count} more events not there",
    ("event", "still_there"): "and {count} more events still there",
    ("event", "different"): "and {count} more events were different",
    ("claim", "not_yet"): "and {count} more claims not there",
    ("claim", "still_there"): "and {count} more claims still there",
    ("claim", "different"): "and {count} more claims were different",
    ("voice", "not_yet"): "and {count} more voices not there",
    ("voice", "still_there"): "and {count} more voices still there",
    ("voice", "different"): "and {count} more voices were different",
    ("annotation", "not_yet"): "and {count} more annotations not there",
    ("annotation", "still_there"): "and {count} more annotations still there",
    ("annotation", "different"): "and {count} more annotations were different",
}


def _plain(text: str) -> str:
    return text


def tell_counts(
    then: Mapping[str, int], now: Mapping[str, int], *, same: bool | None = None, translate: Translate = _plain
) -> str:
    """What a backup has more or less of than the project now: `12 annotations fewer, 1 claim fewer`.

    `same` is whether all of it is as it is now, None if nobody has looked.
    """
    if same:
        return translate(SAME)
    if not then:
        return translate(UNKNOWN)
    told = []
    for table, more in fewer_and_more(then, now, COUNTS).items():
        count = abs(more)
        words = COUNTS[table][(2 if more > 0 else 0) + (count > 1)]
        told.append(translate(words).format(count=f"{count:,}"))
    return ", ".join(told) or translate(SAME_COUNTS if same is None else NOT_THE_SAME)


def tell_named(difference: Difference, translate: Translate = _plain) -> str:
    """One difference: `claim “How many were saved?” not there`."""
    return translate(NAMED[difference.kind, difference.how]).replace("{name}", difference.name)


def tell_rest(comparison: Comparison, kind: Kind, how: How, translate: Translate = _plain) -> str:
    """How many of a kind differ beyond those that are named; empty if none."""
    named = sum(each.kind == kind and each.how == how for each in comparison.named)
    rest = comparison.totals.get((kind, how), 0) - named
    return translate(MORE[kind, how]).format(count=f"{rest:,}") if rest > 0 else ""
