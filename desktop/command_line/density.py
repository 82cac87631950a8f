"""The command that prints the numbers behind the timeline."""

import json
from argparse import Namespace

from crossread.db.dating import density_of
from crossread.db.project import Project


def density(arguments: Namespace) -> int:
    """Print how much was annotated of which time, per series and bin."""
    with Project.open_for_reading(arguments.project) as project:
        found = density_of(project.store, clock=arguments.clock, by=arguments.by, width=arguments.bin)
    if arguments.json:
        print(json.dumps(found.as_json(), ensure_ascii=False))
        return 0
    for each, masses in found.density.series.items():
        said = "; ".join(
            f"{label} {mass:.2f}" for label, mass in zip(found.density.bins, masses, strict=True) if mass > 0
        )
        print(f"{found.labels[each]}: {said or 'nothing dated'}")
    print(f"undated: {found.density.undated}")
    return 0
