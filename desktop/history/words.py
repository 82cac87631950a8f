"""The words of the history: days, times, groups of steps, how a step stands."""

import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from crossread.db.past.chain import Standing
from crossread.db.past.days import local
from crossread.db.past.groups import Group
from crossread.db.past.listing import StepList
from crossread.db.past.working import Stage
from crossread.db.records import Step
from crossread.desktop.application.history_words import words_of


def tr(text: str) -> str:
    """A text of the history in the language of the interface."""
    return QCoreApplication.translate("HistoryPanel", text)


def translated(text: str) -> str:
    """A name of a table or field, or what stands for a value; may be called in any thread."""
    return QCoreApplication.translate("History", text)


def number(count: int) -> str:
    """A count with its thousands apart."""
    return f"{count:,}"


def steps(count: int) -> str:
    """So many steps."""
    return tr("1 step") if count == 1 else tr("{count} steps").format(count=number(count))


def time(at: str) -> str:
    """The clock time here: 14:05."""
    return local(at).strftime("%H:%M")


def day_heading(day: str, today: datetime.date | None = None) -> str:
    """A day over its steps: `Today, 22 November 2026`, further back `Friday, 20 November 2026`."""
    date = datetime.date.fromisoformat(day)
    back = ((today or datetime.date.fromisoformat(QDate.currentDate().toString("yyyy-MM-dd"))) - date).days
    locale = QLocale(QLocale.Language.English)
    name = {0: tr("Today"), 1: tr("Yesterday")}.get(back) or locale.dayName(date.isoweekday())
    return f"{name}, {date.day} {locale.monthName(date.month)} {date.year}"


def day_and_time(at: str) -> str:
    """When something was done here, to the second: `22 Nov 2026, 14:05:09`."""
    moment = local(at)
    month = QLocale(QLocale.Language.English).monthName(moment.month, QLocale.FormatType.ShortFormat)
    return f"{moment.day} {month} {moment.year}, {moment.strftime('%H:%M:%S')}"


def who(author: str) -> str:
    """An author, also one who gave no name."""
    return author or tr("no name")


def said(step: Step) -> str:
    """What was done, as a line begins: `Tag “Surrender”`, `Undo: tag “Surrender”`."""
    told = words_of(step)
    if step.kind in ("undo", "redo"):
        return (tr("Undo: {step}") if step.kind == "undo" else tr("Redo: {step}")).format(step=told)
    return told[:1].upper() + told[1:]


def standing(which: Standing) -> str:
    """How a step stands, in a word; empty for one that simply holds, or is the way of others."""
    return tr("undone") if which in ("undone", "left") else ""


def standing_sentence(which: Standing, kind: str) -> str:
    """The same as a sentence; empty for one that simply holds."""
    if which == "way":
        return {
            "undo": tr("This took a step back."),
            "redo": tr("This did again what had been taken back."),
        }.get(kind, tr("This changed nothing in the project."))
    return {
        "holds": "",
        "undone": tr("It was taken back; redo can do it again."),
        "left": tr("It was taken back, and something else was done since, so redo does not lead to it."),
    }[which]


def now(found: StepList | None) -> str:
    """The line between what can be done again and what holds."""
    if found is not None and found.numbers and found.now == len(found.numbers) and not found.chain.held:
        return tr("Now: everything is undone")
    return tr("Now")


def start() -> str:
    """The line below the first step."""
    return tr("Before the first step")


def group(which: Group) -> str:
    """A group of steps."""
    return {
        "tags": tr("Passages and tags"),
        "codebook": tr("Codebook"),
        "sources": tr("Sources"),
        "judging": tr("Review"),
        "imports": tr("Imports"),
        "ways": tr("Undo and redo"),
    }[which]


def stage(which: Stage) -> str:
    """What is done now."""
    return {
        "": tr("Beginning…"),
        "copy": tr("Copying the project…"),
        "back": tr("Going back step by step…"),
        "index": tr("Working out what is searched…"),
        "write": tr("Writing the file…"),
        "check": tr("Checking what was written…"),
    }[which]


def amount(size: int) -> str:
    """A number of bytes as people say it."""
    for unit, factor in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if size >= factor:
            return f"{size / factor:.1f} {unit}"
    return tr("{count} bytes").format(count=size)
