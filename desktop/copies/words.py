"""The words of this feature: how much two sources share, what is said of them, how many are independent."""

from PySide6.QtCore import QCoreApplication

from crossread.db.dates import InvalidDateError, show
from crossread.db.parallels import Independence, Linked, SourcePair
from crossread.db.record import record
from crossread.db.records import Relation, RelationKind
from crossread.desktop.look.palettes import source_letter

LONGEST_TITLE = 32


@record
class SourceName:
    """What a source is called here; `place` is its place among the sources, which gives letter and colour."""

    id: str
    place: int
    title: str
    detail: str = ""
    published: str | None = None

    @property
    def letter(self) -> str:
        """Its letter."""
        return source_letter(self.place)


Names = dict[str, SourceName]


def tr(text: str) -> str:
    """The words in the language of the interface."""
    return QCoreApplication.translate("Copies", text)


def shown_date(text: str | None) -> str:
    """A date in words; nothing for none."""
    try:
        return show(text) if text else ""
    except InvalidDateError:
        return text or ""


def percent(share: float) -> str:
    """A share in words; what is there is never told as nothing."""
    return tr("under 1 %") if 0 < share < 0.01 else f"{round(share * 100)} %"


def share_words(pair: SourcePair, names: Names) -> str:
    """How much the two have in common: "3 passages: 62 % of B, 8 % of A", or the way by which they came."""
    parts = []
    kinship = pair.kinship
    if kinship is not None:
        count = len(kinship.passages)
        shares = sorted(
            [(kinship.share_of_a, names[pair.a].letter), (kinship.share_of_b, names[pair.b].letter)], reverse=True
        )
        told = ", ".join(
            tr("{share} of {letter}").format(share=percent(share), letter=letter) for share, letter in shares
        )
        counted = tr("1 passage") if count == 1 else tr("{count} passages").format(count=count)
        parts.append(f"{counted}: {told}")
    if pair.ways:
        parts.append(tr("both from {way}").format(way=tr(", ").join(pair.ways)))
    return " · ".join(parts) or tr("no shared wording found")


def relation_words(relation: Relation | None, names: Names) -> str:
    """What was said of the two: "B copies A"."""
    if relation is None:
        return tr("not decided")
    return kind_words(relation.kind, names[relation.a].letter, names[relation.b].letter)


def kind_words(kind: RelationKind, a: str, b: str) -> str:
    """What one source, by its letter, is to the other."""
    return {
        "copies": tr("{a} copies {b}"),
        "translates": tr("{a} translates {b}"),
        "same_origin": tr("same origin"),
        "independent": tr("independent"),
    }[kind].format(a=a, b=b)


def linked_head(linked: Linked) -> str:
    """What links two passages."""
    if linked.likeness is None:
        return tr("both from {way}").format(way=linked.way)
    return tr("word for word") if linked.likeness >= 99.95 else tr("{share} % alike").format(share=int(linked.likeness))


def linked_spoken(linked: Linked, pair: SourcePair, names: Names) -> str:
    """All of two linked passages for those who hear them."""
    a, b = names[pair.a], names[pair.b]
    parts = [
        linked_head(linked),
        tr("{letter}, paragraph {number}: {text}").format(
            letter=a.letter, number=linked.a_paragraph, text=linked.a_text
        ),
        tr("{letter}, paragraph {number}: {text}").format(
            letter=b.letter, number=linked.b_paragraph, text=linked.b_text
        ),
    ]
    for letter, text, ranges in ((a.letter, linked.a_text, linked.only_a), (b.letter, linked.b_text, linked.only_b)):
        if ranges:
            only = tr(", ").join(text[start:end] for start, end in ranges)
            parts.append(tr("only in {letter}: {words}").format(letter=letter, words=only))
    return ". ".join(parts)


def independence_words(found: Independence, names: Names) -> tuple[str, str]:
    """How many sources there are and how many independent ones, and what depends on what.

    Such as: "7 sources, 5 independent" and "2 copy the wire service".
    """
    count, origins = found.sources, found.origins
    sources = tr("1 source") if count == 1 else tr("{count} sources").format(count=count)
    told = tr("{sources}, {count} independent").format(sources=sources, count=origins) if count > 1 else sources
    parts = [
        *(
            (tr("1 copies {title}") if many == 1 else tr("{count} copy {title}")).format(
                count=many, title=_short(names[each].title)
            )
            for each, many in found.copied
        ),
        *(
            (tr("1 translates {title}") if many == 1 else tr("{count} translate {title}")).format(
                count=many, title=_short(names[each].title)
            )
            for each, many in found.translated
        ),
        *(
            tr("{letters} have one origin").format(letters=tr(", ").join(names[each].letter for each in group))
            for group in found.shared
        ),
    ]
    return told, " · ".join(parts)


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"
