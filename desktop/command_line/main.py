"""The entry point: reads the arguments, runs one command, and says in one line what failed.

Exit codes: 0 done, 1 the work failed, 2 wrong usage.
"""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from crossread.db.errors import CrossreadError
from crossread.desktop.command_line.verbs import COMMANDS


def main(argv: Sequence[str] | None = None) -> int:
    """Run `crossread` with these arguments, or with those of the process; answers with the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        # Titles hold any script; a terminal that cannot show one must not end the work.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if not arguments or (arguments[0] not in COMMANDS and not arguments[0].startswith("-")) or "--sample" in arguments:
        return _open_window(arguments)
    from crossread.desktop.command_line.arguments import parser

    chosen = parser().parse_args(arguments)
    try:
        code: int = chosen.run(chosen)
        sys.stdout.flush()
    except CrossreadError as error:
        # What SQLite says of a damaged file may be of several lines.
        print(f"crossread: {' '.join(str(error).split())}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read our output has had enough; nothing is left to tell, and the exit must not try again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception:
        # What a damaged file makes of our code cannot be foreseen; if it is not damaged, the fault is ours.
        blamed = _blamed(chosen.project)
        if blamed is None:
            raise
        print(f"crossread: {' '.join(str(blamed).split())}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("crossread: stopped; nothing half done was kept", file=sys.stderr)
        return 1
    return code


def _refuse(sentence: str) -> NoReturn:
    from crossread.desktop.command_line.arguments import parser

    parser().error(sentence)


def _blamed(project: str) -> CrossreadError | None:
    from pathlib import Path

    from crossread.db.verify.blame import blame

    return blame(Path(project))


def _open_window(arguments: Sequence[str]) -> int:
    from pathlib import Path

    sample = list(arguments) == ["--sample"]
    if not sample and (len(arguments) > 1 or "--sample" in arguments):
        _refuse(f"there is no command {arguments[0]!r}; see crossread --help")
    path = Path(arguments[0]) if arguments and not sample else None
    if path is not None and not path.exists():
        if path.suffix != ".crossread":
            _refuse(f"{arguments[0]!r} is neither a command nor a file; see crossread --help")
        print(f"crossread: there is no file {path}; check its name", file=sys.stderr)
        return 1
    from crossread.desktop.application.start import run

    return run(path, sample=sample)


if __name__ == "__main__":
    sys.exit(main())
