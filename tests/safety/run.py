"""The start of `packaging/safety`: the modules of this folder are `tests.safety.…`, here as in the tests."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[2])

from tests.safety.harness import main

if __name__ == "__main__":
    sys.exit(main())
