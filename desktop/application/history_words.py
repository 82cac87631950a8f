"""Steps of the history in the words of the interface's language."""

from PySide6.QtCore import QCoreApplication

from crossread.db.history import filled, sentence_of
from crossread.db.records import Step

LONGEST_NAME = 40


def words_of(step: Step) -> str:
    """A step as what was done: `tag “Surrender”`."""
    sentence = QCoreApplication.translate("History", sentence_of(step))
    return filled(sentence, {name: _short(value) for name, value in step.args.items()})


def _short(value: str | int) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1].rstrip() + "…"
