"""What a check and a salvage say in the window."""

from PySide6.QtCore import QCoreApplication

from crossread.db.salvage import Salvaged
from crossread.db.salvage.report import MORE, each_once
from crossread.db.verify.faults import UNFINISHED
from crossread.db.verify.places import has_place
from crossread.desktop.checking.line_list import Line
from crossread.desktop.checking.working import Checked


def tr(text: str) -> str:
    """The words in the user's language."""
    return QCoreApplication.translate("Checking", text)


def counted(checked: Checked) -> str:
    """How much was gone through."""
    counts = checked.counts
    if counts is None or any(UNFINISHED in fault.sentence for fault in checked.faults):
        return ""
    parts = (
        tr("1 text") if counts.texts == 1 else tr("{count} texts").format(count=f"{counts.texts:,}"),
        tr("1 quote") if counts.quotes == 1 else tr("{count} quotes").format(count=f"{counts.quotes:,}"),
        tr("1 record") if counts.records == 1 else tr("{count} records").format(count=f"{counts.records:,}"),
        tr("1 step of the history")
        if counts.steps == 1
        else tr("{count} steps of the history").format(count=f"{counts.steps:,}"),
    )
    return tr("Checked: {what}, the search index and the file itself.").format(what=", ".join(parts))


def found(checked: Checked) -> str:
    """How it stands, in one line."""
    wrong, notes = checked.wrong, len(checked.faults) - checked.wrong
    if not wrong:
        said = tr("Nothing is wrong.")
    elif checked.more:
        said = tr("More than {count} things are wrong.").format(count=f"{wrong - 1:,}")
    else:
        said = tr("1 thing is wrong.") if wrong == 1 else tr("{count} things are wrong.").format(count=f"{wrong:,}")
    if notes:
        said += " " + (tr("1 note.") if notes == 1 else tr("{count} notes.").format(count=f"{notes:,}"))
    return said


def lines_of(checked: Checked) -> list[Line]:
    """The faults, then what is only worth a note."""
    lines: list[Line] = []
    for is_note, heading, sign in ((False, tr("Wrong"), "warning"), (True, tr("Worth knowing"), "info")):
        faults = [fault for fault in checked.faults if fault.note is is_note]
        if faults:
            lines.append(Line(text=heading, heading=True))
            lines += [Line(text=each.in_full, sign=sign, leads_to=each if has_place(each) else None) for each in faults]
    return lines


def salvaged_lines(done: Salvaged) -> list[Line]:
    """What the new file holds, what is lost, what was mended, and what to do now."""
    kept = [
        tr("{kind}: {kept}, {lost} lost").format(kind=kind, kept=f"{kept:,}", lost=f"{lost:,}")
        if lost
        else tr("{kind}: {kept}").format(kind=kind, kept=f"{kept:,}")
        for kind, kept, lost in done.table()
    ]
    parts = [part.sentence for part in done.parts]
    more = [MORE] if done.may_be_more else []
    lines: list[Line] = []
    for heading, sentences, sign in (
        (tr("What to do now"), list(done.next_steps()), "info"),
        (tr("Sources that are not whole"), parts, "warning"),
        (tr("Lost"), each_once(done.lost) + more, "warning"),
        (tr("Mended"), each_once(done.mended), "info"),
        (tr("Still wrong in the new file"), each_once(done.still_wrong), "warning"),
        (tr("In the new file"), [" · ".join(kept)], "info"),
    ):
        if sentences:
            lines.append(Line(text=heading, heading=True))
            lines += [Line(text=each, sign=sign) for each in sentences]
    return lines
