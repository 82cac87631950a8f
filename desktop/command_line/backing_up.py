"""The command that lists backups. It writes nothing."""

from argparse import Namespace
from pathlib import Path

from crossread.db.errors import CrossreadError
from crossread.desktop.application import places
from crossread.desktop.command_line.listing import print_list


def backups(arguments: Namespace) -> int:
    """List the backups of a project, newest first, with what differs from now; also of one that is damaged or gone."""
    from crossread.db import backups as kept
    from crossread.db.backups.facts import facts_of
    from crossread.db.backups.words import tell_counts
    from crossread.db.project import Project

    root, path = places.folder("data") / "backups", Path(arguments.project)
    try:
        with Project.open_for_reading(path) as project:
            facts = facts_of(project.store.conn)
        found = kept.of_project(root, facts.project_id)
    except CrossreadError:
        facts, found = None, kept.of_file(root, path)
        if not found:
            raise
    if arguments.json:
        print_list(
            {
                "path": str(backup.path),
                "made_at": backup.made_at,
                "of": backup.of,
                "title": backup.title,
                "step": backup.step,
                "size": backup.size,
                "why": backup.why,
                "number": backup.number,
                "kept": backup.by_hand,
                "name": backup.name,
                "cut_short": backup.cut_short,
                "counts": dict(backup.counts),
            }
            for backup in found
        )
        return 0
    for backup in found:
        told = "cut short: it cannot be restored" if backup.cut_short else ""
        if facts is not None and not told:
            told = tell_counts(backup.counts, facts.counts, same=backup.stamp == facts.stamp or None)
        print(f"{backup.made_at}  step {backup.step:>5}  {backup.size / 1024**2:>7.1f} MiB  {told}")
        if backup.by_hand:
            print(f"    kept: “{backup.name}”" if backup.name else "    kept")
        print(f"    {backup.path}")
    if not found:
        print("There is no backup of this project yet.")
    return 0
