"""Checking a project from the file up: `verify` goes through all of it and never writes."""

from crossread.db.stopping import StoppedError
from crossread.db.verify.faults import Fault
from crossread.db.verify.watch import Watch
from crossread.db.verify.whole import verify, verify_file

__all__ = ["Fault", "StoppedError", "Watch", "verify", "verify_file"]
