"""The commands that only look: sources, search, disagreements, history, verify. They never write to the project."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator

from crossread.db.project import Project


def sources(arguments: Namespace) -> int:
    """List the sources."""
    with Project.open_for_reading(arguments.project) as project:
        counts = project.sources.counts()
        found = project.sources.all()
        if arguments.json:
            fields = ("id", "title", "author", "publisher", "published", "published_ground", "language", "kind")
            print_list(
                {**{name: getattr(source, name) for name in fields}, "annotations": counts.get(source.id, 0)}
                for source in found
            )
            return 0
        for number, source in enumerate(found, 1):
            said = ", ".join(part for part in (source.publisher, source.author, source.published) if part)
            annotations = counts.get(source.id, 0)
            print(f"{number:>3}  {source.title}{f' ({said})' if said else ''}: {annotations} annotations")
    return 0


def search(arguments: Namespace) -> int:
    """Find in all texts and notes."""
    with Project.open_for_reading(arguments.project) as project:
        hits = project.search(arguments.query, limit=arguments.limit)
        if arguments.json:
            names = ("kind", "record_id", "source_id", "revision", "start", "end", "before", "match", "after")
            print_list({name: getattr(hit, name) for name in names} for hit in hits)
            return 0
        titles = {source.id: source.title for source in project.sources.all()}
        for hit in hits:
            where = titles[hit.source_id] if hit.kind == "text" and hit.source_id else hit.kind
            print(f"{where}: {hit.before}[{hit.match}]{hit.after}")
    return 0


def disagreements(arguments: Namespace) -> int:
    """List where the sources cannot all be right."""
    with Project.open_for_reading(arguments.project) as project:
        if arguments.json:
            print_list(found.as_json() for found in project.disagreements.all())
            return 0
        from crossread.desktop.command_line.telling import tell_disagreements

        for line in tell_disagreements(project):
            print(line)
    return 0


def history(arguments: Namespace) -> int:
    """List what was done, newest first; of one record, also what changed."""
    from crossread.db.history import describe

    if arguments.of:
        from crossread.desktop.command_line.record_history import record_history

        return record_history(arguments)
    with Project.open_for_reading(arguments.project) as project:
        # Of a step whose history was dropped nothing can be told.
        steps = [step for step in project.history.steps(limit=arguments.limit) if step.label != "dropped"]
        if arguments.json:
            names = ("number", "id", "author", "at", "kind", "undoes", "label", "args")
            print_list({name: getattr(step, name) for name in names} for step in steps)
            return 0
        for step in steps:
            prefix = "" if step.kind == "do" else f"{step.kind}: "
            print(f"{step.number:>5}  {step.at}  {prefix}{describe(step)}{f' ({step.author})' if step.author else ''}")
    return 0


def verify(arguments: Namespace) -> int:
    """Check the file."""
    from crossread.db.verify import verify as faults

    wrong = 0
    with Project.open_for_reading(arguments.project) as project:
        for fault in faults(project):
            print(fault.in_full)
            wrong += not fault.note
        name = project.path.name
    if not wrong:
        print("Nothing is wrong.")
        return 0
    print(f"crossread: {'1 thing is' if wrong == 1 else f'{wrong:,} things are'} wrong in {name}", file=sys.stderr)
    return 1


def print_list(records: Iterable[object]) -> None:
    """A JSON list, one record a line, written as the records come."""
    for line in _lines(records):
        print(line)


def _lines(records: Iterable[object]) -> Iterator[str]:
    before = None
    for record in records:
        yield "[" if before is None else before + ","
        before = json.dumps(record, ensure_ascii=False)
    if before is None:
        yield "[]"
    else:
        yield before
        yield "]"
