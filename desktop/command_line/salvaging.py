"""The command that makes a new project of a damaged one."""

from argparse import Namespace
from pathlib import Path

from crossread.db.salvage import salvage as salvaged


def salvage(arguments: Namespace) -> int:
    """Write a new project and a report beside it; the report is printed too."""
    done = salvaged(Path(arguments.project), Path(arguments.out))
    report = done.write()
    print(done.text(), end="")
    print(f"This report is in {report.name}.")
    return 0
