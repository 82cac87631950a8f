"""Checking a project from the file up: `verify` goes through all of it and never writes."""

from crossread.db.verify.faults import Fault
from crossread.db.verify.whole import verify

__all__ = ["Fault", "verify"]
