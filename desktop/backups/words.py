"""What the dialog of backups says: times, sizes, differences."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from crossread.db.backups import Backup, Comparison, thinning
from crossread.db.backups import words as spoken
from crossread.db.backups.comparing import How, Kind
from crossread.db.backups.facts import Facts

SIGNS: dict[How, str] = {"not_yet": "−", "still_there": "+", "different": "≠"}
KINDS: tuple[Kind, ...] = ("claim", "event", "source", "voice", "annotation")


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Backups", text)


def when(made_at: str, now: QDateTime | None = None) -> str:
    """A time as people say it here: `Today, 14:05`."""
    then = QDateTime.fromString(made_at, Qt.DateFormat.ISODateWithMs).toLocalTime()
    if not then.isValid():
        return made_at
    days = then.date().daysTo((now or QDateTime.currentDateTime()).date())
    clock = QLocale().toString(then.time(), "HH:mm")
    if days == 0:
        return tr("Today, {clock}").format(clock=clock)
    if days == 1:
        return tr("Yesterday, {clock}").format(clock=clock)
    return tr("{day}, {clock}").format(day=QLocale().toString(then.date(), "ddd d MMM yyyy"), clock=clock)


def when_within(made_at: str) -> str:
    """The same within a sentence: `today at 14:05`."""
    words = when(made_at)
    for day, within in ((tr("Today"), tr("today at")), (tr("Yesterday"), tr("yesterday at"))):
        words = words.replace(f"{day},", within)
    return words


def size(number: int) -> str:
    """Bytes as people say them."""
    digits = 1 if number >= 1024 * 1024 else 0
    return QLocale().formattedDataSize(number, digits, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def why(backup: Backup) -> str:
    """What it was made for, where that is worth a word."""
    return {
        "opening": tr("as it was opened"),
        "closing": tr("as it was closed"),
        "restoring": tr("before another took its place"),
        "importing": tr("before an import"),
        "dropping": tr("before history was dropped"),
        "asked": tr("made by you"),
    }.get(backup.why, "")


def capital(text: str) -> str:
    """The text as a sentence begins."""
    return text[:1].upper() + text[1:]


def mark(backup: Backup) -> str:
    """What it was made for, and that it stays."""
    # What stays for long is cut last.
    return " · ".join(filter(None, (tr("kept") if backup.by_hand else "", why(backup))))


def policy() -> tuple[str, ...]:
    """Which backups stay, and which go first when space is short, a sentence a line."""
    stay = tr(
        "Of each project stay the last {count}, and the last of each of {hours} hours, {days} days and {weeks} weeks."
    )
    besides = tr(
        "Besides, how it was opened and closed the last {sessions} times, and {turns} from before an import, a restore "
        "or dropped history."
    )
    return (
        stay.format(count=thinning.LAST, hours=thinning.HOURS, days=thinning.DAYS, weeks=thinning.WEEKS),
        tr("Only times of work count: whoever rests for a year finds all of them."),
        besides.format(sessions=thinning.SESSIONS, turns=thinning.TURNS),
        tr("The newest stays always, and what you keep until you delete it."),
        tr(
            "When space is short, damaged ones go first. Then the project that takes most gives, from the far end of "
            "each of these rows, so that all of them grow shorter alike."
        ),
    )


def together(backups: Sequence[Backup]) -> str:
    """How many they are, what they take, and how many of them are kept: `12 backups, 34 MB, 2 of them kept`."""
    kept = sum(backup.by_hand for backup in backups)
    count = tr("{count} backups").format(count=QLocale().toString(len(backups))) if len(backups) > 1 else tr("1 backup")
    told = [count, size(sum(backup.size for backup in backups))]
    if kept and len(backups) > 1:
        told.append(tr("{count} of them kept").format(count=QLocale().toString(kept)))
    return ", ".join(told)


def difference(backup: Backup, now: Facts | None) -> str:
    """How a backup differs from the project that is open, in one line; without one, what the backup holds."""
    if backup.cut_short:
        return tr("cut short: it cannot be restored")
    if now is None or now.project_id != backup.project_id:
        return holds(backup)
    return spoken.tell_counts(backup.counts, now.counts, same=backup.stamp == now.stamp or None, translate=tr)


def holds(backup: Backup) -> str:
    """What a backup holds: `5 sources, 62 annotations, 12 claims`."""
    counts = backup.counts
    if not counts:
        return tr(spoken.UNKNOWN)
    told = []
    for table, one, several in (
        ("sources", tr("1 source"), tr("{count} sources")),
        ("annotations", tr("1 annotation"), tr("{count} annotations")),
        ("events", tr("1 event"), tr("{count} events")),
        ("claims", tr("1 claim"), tr("{count} claims")),
    ):
        count = counts.get(table, 0)
        told.append(one if count == 1 else several.format(count=QLocale().toString(count)))
    return ", ".join(told)


def lines(comparison: Comparison) -> list[tuple[str, str]]:
    """Each named difference as its sign and its words, by kind and way; what is not named is counted."""
    told: list[tuple[str, str]] = []
    for kind in KINDS:
        for how, sign in SIGNS.items():
            told += [
                (sign, spoken.tell_named(each, tr)) for each in comparison.named if (each.kind, each.how) == (kind, how)
            ]
            rest = spoken.tell_rest(comparison, kind, how, tr)
            if rest:
                told.append((sign, rest))
    return told


def summary(comparison: Comparison) -> str:
    """A comparison in one line."""
    then = {table: counts[0] for table, counts in comparison.counts.items()}
    now = {table: counts[1] for table, counts in comparison.counts.items()}
    return spoken.tell_counts(then, now, same=comparison.same, translate=tr)


def steps(comparison: Comparison) -> str:
    """How far back it lies."""
    between = comparison.step_now - comparison.step_then
    if between == 1:
        return tr("1 step ago")
    return tr("{count} steps ago").format(count=QLocale().toString(between)) if between > 0 else ""
