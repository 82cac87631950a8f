"""The words and signs that the panel uses for what a voice does, how sure it is, and how others stand to it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from crossread.db.records import STANCES, SetAsideWhy, Stance

if TYPE_CHECKING:
    from crossread.db.disagreements import Count, Relation


def tr(text: str, count: int = -1) -> str:
    """A text of the panel in the language of the interface; `%n` stands for the count."""
    return QCoreApplication.translate("AnnotationPanel", text, "", count)


def stances() -> list[tuple[str, str]]:
    """The stances and their words."""
    return [(stance, stance_word(stance)) for stance in STANCES]


def stance_word(stance: Stance) -> str:
    """What a voice does with a claim."""
    if stance == "denies":
        return tr("denies")
    return tr("questions") if stance == "questions" else tr("asserts")


def certainties() -> list[tuple[str, str]]:
    """How certain the voice is."""
    return [("certain", tr("certain")), ("likely", tr("likely")), ("possible", tr("possible"))]


def certainty_word(certainty: str) -> str:
    """How certain the voice is, in a word."""
    return dict(certainties())[certainty]


def source_stances() -> list[tuple[str, str]]:
    """What the source makes of the voice that it quotes."""
    return [
        ("", tr("leaves it open")),
        ("endorses", tr("endorses it")),
        ("distances", tr("keeps its distance")),
        ("rejects", tr("rejects it")),
    ]


def qualifiers() -> list[tuple[str, str]]:
    """How a figure is meant."""
    return [
        ("", tr("exactly")),
        ("about", tr("about")),
        ("nearly", tr("nearly")),
        ("more than", tr("more than")),
        ("at least", tr("at least")),
        ("up to", tr("up to")),
        ("less than", tr("less than")),
        ("at most", tr("at most")),
        ("range", tr("a range: from … to")),
    ]


def set_aside_word(why: SetAsideWhy) -> str:
    """Why a verdict leaves a position out."""
    return {
        "superseded": tr("set aside: superseded"),
        "other scope": tr("set aside: another scope"),
        "copy": tr("set aside: a copy"),
        "unreliable": tr("set aside: unreliable"),
        "misprint": tr("set aside: a misprint"),
    }[why]


def relation_word(relation: "Relation") -> str:
    """How others stand to this passage, with its sign, over those who do."""
    return {
        "conflict": tr("≠ against it"),
        "tension": tr("≈ in tension with it"),
        "not_the_same_thing": tr("∥ not the same thing"),
        "agree": tr("= agree"),
        "nothing": tr("not compared"),
    }[relation]


def count_words(count: "Count") -> str:
    """So many accounts in so many sources: "2 accounts, 4 sources"."""
    accounts = tr("1 account") if count.accounts == 1 else tr("%n accounts", count.accounts)
    sources = tr("1 source") if count.sources == 1 else tr("%n sources", count.sources)
    return f"{accounts}, {sources}"


def draw_stance(painter: QPainter, box: QRectF, stance: str, color: QColor) -> None:
    """The sign of a stance, as at an underline: a bar for asserts, a cross for denies, a ring for questions."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle, reach = box.center(), min(box.width(), box.height()) / 2 - 1
    if stance == "denies":
        painter.drawLine(middle + QPointF(-reach, -reach), middle + QPointF(reach, reach))
        painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach))
    elif stance == "questions":
        painter.drawEllipse(middle, reach, reach)
    else:
        painter.drawLine(middle + QPointF(-reach - 0.5, 0), middle + QPointF(reach + 0.5, 0))
    painter.restore()
