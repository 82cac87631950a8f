"""Planning an import of texts: what would be added, what is there already, what is a new state of a source.

Nothing is written here. The caller tells what the project holds and, if the plan is wanted, writes it in one step.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from crossread.db.intake.finding import Skipped, find_files
from crossread.db.intake.guessing import Guesses, guess
from crossread.db.intake.reading import read_file
from crossread.db.text import sha256

Action = Literal["add", "skip", "revise"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What to do with one file.

    `add` makes a source of it, `skip` leaves it out because a source of this file name holds this very text, `revise`
    offers it as the next revision of the one source of this file name, which holds another text; the caller may add
    it as a source of its own instead. `same_text` are ids of sources that hold the text under another file name,
    `same_name` ids of those of the same file name. `remark` is a sentence for the user, or empty.
    """

    path: Path
    file_name: str
    text: str
    sha256: str
    encoding: str
    encoding_guessed: bool
    encoding_alternatives: tuple[tuple[str, str], ...]
    guesses: Guesses
    action: Action
    same_text: tuple[str, ...] = ()
    same_name: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The whole import: every file that was found, and what was passed over in folders."""

    planned: tuple[Planned, ...]
    skipped: tuple[Skipped, ...]


def plan(
    paths: Iterable[Path],
    *,
    encoding: str | None = None,
    same_text: Callable[[str], Collection[str]] = lambda _: (),
    same_name: Callable[[str], Collection[str]] = lambda _: (),
    on_progress: Callable[[int, int], None] | None = None,
) -> Plan:
    """Read every text file among `paths` and say what is to be done with each; all or nothing.

    `same_text` is asked for the ids of the sources that hold a text, by its SHA-256, `same_name` for those of a file
    name. `on_progress` is told how many of how many files are read. Raises `UnusableTextError` for the first file
    that cannot be taken in; then none is.
    """
    found = find_files(paths)
    planned: list[Planned] = []
    in_this_import: dict[str, str] = {}
    for number, path in enumerate(found.files, start=1):
        one = _plan_file(path, encoding, same_text, same_name, in_this_import)
        in_this_import.setdefault(one.sha256, one.file_name)
        planned.append(one)
        if on_progress is not None:
            on_progress(number, len(found.files))
    return Plan(planned=tuple(planned), skipped=found.skipped)


def _plan_file(
    path: Path,
    encoding: str | None,
    same_text: Callable[[str], Collection[str]],
    same_name: Callable[[str], Collection[str]],
    in_this_import: dict[str, str],
) -> Planned:
    raw = read_file(path, encoding)
    digest = sha256(raw.text)
    name = path.name
    holding, named = tuple(same_text(digest)), tuple(same_name(name))
    action: Action = "add"
    remark = ""
    if set(holding) & set(named) or in_this_import.get(digest) == name:
        action = "skip"
        remark = f"“{name}” is in the project already and was left out."
    elif holding or digest in in_this_import:
        under = f" as “{in_this_import[digest]}”" if digest in in_this_import else " under another file name"
        remark = (
            f"The text of “{name}” is there already{under}. It is added once more; delete one if that is not wanted."
        )
    elif len(named) == 1:
        action = "revise"
        remark = f"“{name}” is in the project with another text. This one is added to that source as a new revision."
    elif named:
        remark = f"Several sources are named “{name}”; none holds this text, which is added as a source of its own."
    return Planned(
        path=path,
        file_name=name,
        text=raw.text,
        sha256=digest,
        encoding=raw.encoding,
        encoding_guessed=raw.guessed,
        encoding_alternatives=raw.alternatives,
        guesses=guess(raw.text, name),
        action=action,
        same_text=tuple(one for one in holding if one not in named),
        same_name=named,
        remark=remark,
    )
