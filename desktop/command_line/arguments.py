"""The commands and their arguments, each with the function that runs it."""

import argparse
import importlib
from collections.abc import Callable
from typing import NoReturn


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"crossread: {message}\n")


def parser() -> argparse.ArgumentParser:
    """The parser of everything but opening the window."""
    top = _Parser(
        prog="crossread",
        description="Read sources that disagree side by side. Without a command, the window opens.",
        epilog="crossread FILE.crossread opens that project; crossread --sample opens a copy of the sample project.",
    )
    top.add_argument("--version", action=_Version)
    top.add_argument("--sample", action="store_true", help="open the window on a copy of the sample project")
    commands = top.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)

    def command(name: str, function: str, words: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")
        added.add_argument("project", metavar="PROJECT", help="the .crossread file")
        added.set_defaults(run=_later(function))
        return added

    listing = [
        command("sources", "listing.sources", "list the sources"),
        command("search", "listing.search", "find in all texts and notes"),
        command("disagreements", "listing.disagreements", "list where the sources cannot all be right"),
        command("density", "density.density", "print the numbers behind the timeline"),
        command("history", "listing.history", "list what was done"),
        command("backups", "backing_up.backups", "list the backups that the window made"),
    ]
    for each in listing:
        each.add_argument("--json", action="store_true", help="print JSON")
    _, search, _, density, history, _ = listing
    search.add_argument("query", metavar="QUERY", help="words, “phrases”, AND OR NOT, a trailing *")
    search.add_argument("--limit", type=_positive, default=500, help="how many hits at most (500)")
    density.add_argument("--clock", choices=("happened", "published", "annotated"), default="happened")
    density.add_argument("--by", choices=("source", "event", "claim"), default="source")
    density.add_argument("--bin", choices=("day", "month", "year"), default="month")
    history.add_argument("--limit", type=_positive, default=50, help="how many steps at most (50)")
    history.add_argument("--of", metavar="ID", help="what changed of one annotation, claim, event, source or voice")

    take_in = command("import", "importing.take_in", "add sources from files and folders, or annotations from .json")
    take_in.add_argument("paths", metavar="PATH", nargs="+", help="a text file, a folder of them, or a .json file")
    take_in.add_argument("--encoding", help="the encoding of the texts, where it was guessed wrong")
    export = command("export", "writing.export", "write the project as JSON, or a report of it as .html, .md or .pdf")
    export.add_argument("out", metavar="OUT", help="the file to write; replaced in one go")
    export.add_argument(
        "--format", choices=("json", "html", "md", "pdf"), help="the format, where the suffix of OUT does not say it"
    )
    export.add_argument("--no-text", action="store_true", help="leave out what is under copyright")
    command("verify", "listing.verify", "check the file: exit 1 and one line a fault if anything is wrong")
    backup = command("backup", "writing.backup", "write a consistent copy, also while the window has it open")
    backup.add_argument("out", metavar="OUT", help="the file to write; replaced in one go")
    for name, words in (("undo", "take back the last steps"), ("redo", "do again what was taken back")):
        added = command(name, f"writing.{name}", words)
        added.add_argument("count", metavar="N", nargs="?", type=_positive, default=1, help="how many steps (1)")
    command("migrate", "writing.migrate", "update a file of an earlier version, keeping a copy beside it")
    salvage = command("salvage", "salvaging.salvage", "make a new project of all that can be read of a damaged file")
    salvage.add_argument("out", metavar="OUT", help="the new project; a report is written beside it")
    return top


def _later(function: str) -> Callable[[argparse.Namespace], int]:
    """Import a command's module only when it runs."""
    module, name = function.split(".")

    def run(arguments: argparse.Namespace) -> int:
        loaded = importlib.import_module(f"crossread.desktop.command_line.{module}")
        code: int = getattr(loaded, name)(arguments)
        return code

    return run


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")
    return int(text)


class _Version(argparse.Action):
    def __init__(self, option_strings: list[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help="print the version")

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib import metadata

        print(f"crossread {metadata.version('crossread')}")
        parser.exit(0)
