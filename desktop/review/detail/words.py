"""The words of the detail: kinds, stances, counts, sides, and the reasons of the rules in the interface's language."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from crossread.db.dates import InvalidDateError, show
from crossread.db.disagreements import TEMPLATES, Count, Pair, Reason, say
from crossread.db.grid import Quoted
from crossread.db.records import Claim, Event, SetAsideWhy
from crossread.desktop.review.detail.reading import Between, Group, Shown

MOST_SAID = 3


def tr(text: str, count: int = -1) -> str:
    """A text of the detail in the language of the interface; `%n` stands for the count."""
    return QCoreApplication.translate("ReviewDetail", text, "", count)


def date_words(date: str | None) -> str:
    """A date as people write it; nothing for none."""
    if not date:
        return ""
    try:
        return show(date)
    except InvalidDateError:
        return date


def kind_words(subject: Claim | Event, about: Event | None) -> str:
    """What is asked, and about what: "number of people · about Sinking, 15 Apr 1912"."""
    if isinstance(subject, Event):
        date = date_words(subject.date)
        return tr("event, when it was · {date}").format(date=date) if date else tr("event, when it was")
    kind = {
        "truth": tr("true or false"),
        "number": tr("number"),
        "date": tr("date"),
        "duration": tr("length of time"),
        "answer": tr("one answer"),
    }[subject.value_type]
    if subject.value_type == "answer":
        kind = {"coexist": tr("answers that coexist"), "wording": tr("what each calls it")}.get(subject.compare, kind)
    if subject.value_type == "number" and subject.unit:
        kind = tr("number of {unit}").format(unit=subject.unit)
    if about is None:
        return kind
    when = date_words(about.date)
    title = f"{about.title}, {when}" if when else about.title
    return tr("{kind} · about {event}").format(kind=kind, event=title)


def stance_word(stance: str) -> str:
    """What a voice does with a claim."""
    return {"denies": tr("denies"), "questions": tr("questions")}.get(stance, tr("asserts"))


def said_words(stance: str, value: str, *, is_event: bool = False) -> str:
    """What is said, in a few words: "1,490", "denies 1,490", "asserts"."""
    if value and stance == "asserts":
        return value
    if is_event:
        return value or tr("gives no date")
    return f"{stance_word(stance)} {value}".rstrip()


def group_words(group: Group, *, is_event: bool) -> str:
    """What the passages of a group say."""
    said = [said_words(stance, value, is_event=is_event) for stance, value in group.says]
    more = len(said) - MOST_SAID
    words = " · ".join(said[:MOST_SAID])
    return tr("{words} and {count} more").format(words=words, count=more) if more > 0 else words


def accounts(count: int) -> str:
    """So many accounts."""
    return tr("1 account") if count == 1 else tr("%n accounts", count).replace("%n", str(count))


def sources(count: int) -> str:
    """So many sources."""
    return tr("1 source") if count == 1 else tr("%n sources", count).replace("%n", str(count))


def count_words(count: Count) -> str:
    """So many accounts in so many sources: "2 accounts, 4 sources"."""
    if count.accounts == count.sources:
        return accounts(count.accounts)
    return f"{accounts(count.accounts)}, {sources(count.sources)}"


def against_words(shown: Shown, between: Between) -> str:
    """How much stands against how much: "1 account against 3 accounts, 4 sources"."""
    a, b = shown.counts(between)
    if b is None:
        return count_words(a)
    if a.accounts == b.accounts == 1 and all(pair.same_voice for pair in between.pairs):
        return tr("1 account against itself")
    return tr("{one} against {other}").format(one=count_words(a), other=count_words(b))


def reason_words(reason: Reason) -> str:
    """Why two do not go together, as a sentence that a reader can check."""
    return say(reason, lambda key: QCoreApplication.translate("Reasons", TEMPLATES[key]))


def pair_words(pair: Pair) -> str:
    """The reason and the remarks of a pair, as one sentence."""
    said = [] if pair.reason is None else [pair.reason]
    return capital("; ".join(reason_words(each) for each in (*said, *pair.remarks)))


def rule_words(pair: Pair) -> str:
    """What `verdict_on` does not say of a pair yet: a rule that is more than that two do not meet, and remarks."""
    plain = pair.reason is None or pair.reason.id in _SAID_BY_VERDICT
    said = [] if plain or pair.reason is None else [pair.reason]
    return capital("; ".join(reason_words(each) for each in (*said, *pair.remarks)))


_SAID_BY_VERDICT = frozenset(
    {"number.apart", "date.apart", "truth.denied", "answer.differ", "answer.denied", "denial.same", "denial.any"}
)


def verdict_on(shown: Shown, between: Between) -> str:
    """The two sides in one sentence: "0 and “more than 1,250” cannot both hold."."""
    pair = between.pairs[0]
    if pair.b is None:
        return tr("The parts add up to more than the whole.")
    one, other = (shown.place_of[each][1].said for each in (pair.a, pair.b))
    is_event = shown.kind == "event"
    a, b = (said_words(each.stance, each.words, is_event=is_event) for each in (one, other))
    if pair.kind == "truth":
        return tr("It cannot be so and not so.")
    if pair.reason is not None and pair.reason.id in ("answer.differ", "answer.denied", "denial.same", "denial.any"):
        return tr("{reason}.").format(reason=capital(reason_words(pair.reason)))
    if pair.relation == "tension":
        return tr("{a} and {b} hold together only by courtesy.").format(a=quoted(a), b=quoted(b))
    return tr("{a} and {b} cannot both hold.").format(a=quoted(a), b=quoted(b))


def quoted(words: str) -> str:
    """Words of more than one part in quotation marks: “more than 1,250”, but 0."""
    return words if words.replace(",", "").replace(".", "").isalnum() else f"“{words}”"


def way_words(quoted_passage: Quoted) -> str:
    """The way that a statement took to the source: "The Sun ← Reuters ← memo"; nothing if it names none."""
    if not quoted_passage.said.via:
        return ""
    outlet = quoted_passage.source_detail or tr("the source")
    return " ← ".join((outlet, *quoted_passage.said.via))


def aside_word(why: SetAsideWhy) -> str:
    """For what a passage is set aside."""
    return {
        "superseded": tr("superseded"),
        "other scope": tr("of another scope"),
        "copy": tr("a copy"),
        "unreliable": tr("unreliable"),
        "misprint": tr("a misprint"),
    }[why]


def capital(words: str) -> str:
    """With a capital at the beginning, as a sentence has it."""
    return words[:1].upper() + words[1:]


def joined(parts: Iterable[str]) -> str:
    """What there is of the parts, with a dot between them."""
    return " · ".join(part for part in parts if part)
