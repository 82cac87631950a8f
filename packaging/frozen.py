"""Where the frozen program begins: the same as the `crossread` command, or the process that tries patterns."""

import sys
from multiprocessing import freeze_support

from crossread.db.finding.process import FROZEN_FLAG
from crossread.desktop.command_line.main import main

if __name__ == "__main__":
    freeze_support()
    if sys.argv[1:] == [FROZEN_FLAG]:
        # There is no interpreter beside a frozen program: the process that tries patterns is the program itself.
        from crossread.db.finding.worker import main as try_patterns

        try_patterns()
    sys.exit(main())
