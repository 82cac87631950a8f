"""Checking a project from the file up: `verify` goes through all of it and never writes."""

from crossread.db.verifying.faults import Fault
from crossread.db.verifying.verify import verify

__all__ = ["Fault", "verify"]
