"""The words of the finding: how it stands, how sure it is, who decided when."""

from PySide6.QtCore import QCoreApplication, QDateTime, Qt

from crossread.db.dates import show
from crossread.db.records import Claim, Event, Verdict, VerdictStatus
from crossread.desktop.review.finding.values import shown


def tr(text: str) -> str:
    """A text of the finding in the language of the interface."""
    return QCoreApplication.translate("ReviewFinding", text)


def status_word(status: VerdictStatus) -> str:
    """How a disagreement stands."""
    return {
        "open": tr("open"),
        "settled": tr("settled"),
        "cannot_be_settled": tr("cannot be settled"),
        "not_a_conflict": tr("not a conflict"),
    }[status]


def confidences() -> list[str]:
    """What is offered for how sure a finding is; anything else can be typed."""
    return [tr("certain"), tr("likely"), tr("possible")]


def when(at: str) -> str:
    """A time as it is here: "22 Nov 2026, 07:26"."""
    moment = QDateTime.fromString(at, Qt.DateFormat.ISODateWithMs).toLocalTime()
    return show(moment.toString("yyyy-MM-ddTHH:mm:00")) if moment.isValid() else at


def by_and_when(verdict: Verdict) -> str:
    """Who decided, and when."""
    who = verdict.decided_by
    if not who:
        return when(verdict.decided_at)
    return tr("{who}, {when}").format(who=who, when=when(verdict.decided_at))


def verdict_words(verdict: Verdict, subject: Claim | Event) -> str:
    """What a verdict says, on one line: "settled: 1,490 (likely). The court counted."."""
    words = status_word(verdict.status)
    found = shown(verdict.finding, subject)
    if found:
        words = tr("{status}: {value}").format(status=words, value=found)
    if verdict.confidence:
        words = tr("{words} ({confidence})").format(words=words, confidence=verdict.confidence)
    if verdict.set_aside:
        count = len(verdict.set_aside)
        more = tr("1 set aside") if count == 1 else tr("{count} set aside").format(count=count)
        words = f"{words} · {more}"
    return f"{words}. {verdict.reason}".rstrip() if verdict.reason else f"{words}."
