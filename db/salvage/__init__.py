"""Salvage: from a damaged file a new project with all that can be read, and a report of what could not."""

from crossread.db.salvage.report import Salvaged
from crossread.db.salvage.salvaging import salvage

__all__ = ["Salvaged", "salvage"]
