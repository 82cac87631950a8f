"""Builds `resources/sample/titanic.crossread.json` from the articles and the marks, which name quotes and no offsets.

    python packaging/sample/build_sample.py            writes the JSON, the guide and the README's table
    python packaging/sample/build_sample.py --check    exit 1 if one of them would change

The articles are `resources/sample/articles/*.txt`; the marks are `packaging/sample/marks/*.toml`. Every id is a UUID of
version 5 made from a key in the marks and every time is in the marks too, so that the same sources give the same bytes.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from judged import fill_in
from marked_articles import ROOT, SAMPLE, MarksError, Record, read_marks
from sample_records import Builder

README = Path(__file__).resolve().parent / "README.md"
OUT = SAMPLE / "titanic.crossread.json"
GUIDE = SAMPLE / "guide.json"
TABLE_BEGINS = "<!-- the table below is written by build_sample.py -->"


def build() -> str:
    """The text of the sample's JSON."""
    codebook, sources, _ = read_marks()
    document = Builder(codebook, sources).project()
    fill_in(document)
    return as_text(document)


def build_guide() -> str:
    """The text of the guide's JSON: the figure to tag, the claim, the sources to have beside it."""
    codebook, sources, _ = read_marks()
    return as_text(Builder(codebook, sources).guide())


def as_text(document: Record) -> str:
    """JSON as this script writes it."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def build_readme(old: str) -> str:
    """The README with its table of examples written anew."""
    _, _, examples = read_marks()
    head = old.partition(TABLE_BEGINS)[0]
    lines = ["| kind | between | what it shows |", "| --- | --- | --- |"]
    for example in examples:
        passages = ", ".join(f"`{name}`" for name in (example["a"], *example.get("parts", [example.get("b")])))
        lines.append(f"| {example['kind']}, {example['relation']} | {passages} | {example['shows']} |")
    return head + TABLE_BEGINS + "\n\n" + "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes or checks the three files; the exit code."""
    parser = argparse.ArgumentParser(description="Builds the sample project from its articles and marks.")
    parser.add_argument("--check", action="store_true", help="write nothing, and fail if something would change")
    check = parser.parse_args(arguments).check
    try:
        wanted = {OUT: build(), GUIDE: build_guide(), README: build_readme(README.read_text("utf-8"))}
    except MarksError as error:
        print(error, file=sys.stderr)
        return 1
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        print(f"{path.relative_to(ROOT)} {'is out of date' if check else 'written'}")
        if not check:
            path.write_text(wanted[path], "utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
