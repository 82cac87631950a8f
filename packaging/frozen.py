"""Where the frozen program begins: the same as the `crossread` command."""

import sys
from multiprocessing import freeze_support

from crossread.desktop.command_line.main import main

if __name__ == "__main__":
    freeze_support()
    sys.exit(main())
