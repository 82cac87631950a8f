"""What the documents at the top level name exists, and the top level holds nothing else."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md"]
FOLDERS = {"desktop", "db", "resources", "tests", "packaging", ".ci"}
FILES = {*DOCUMENTS, "LICENSE", "pyproject.toml", "setup.py", ".gitignore"}


def text(document: str) -> str:
    """A document of the top level."""
    return (ROOT / document).read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document: str) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", text(document))
    missing = [link for link in links if "://" not in link and not (ROOT / link.partition("#")[0]).exists()]
    assert missing == []


@pytest.mark.parametrize("document", ["README.md", "ARCHITECTURE.md"])
def test_every_path_that_is_named_exists(document: str) -> None:
    tops = "desktop|db|resources|tests|packaging"
    named = re.findall(rf"(?:`|^ +|\s)((?:{tops})/[\w./-]*)", text(document), re.MULTILINE)
    assert len(named) > 5
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_changelog_keeps_its_form() -> None:
    headings = re.findall(r"^## (.*)$", text("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    for heading in headings[1:]:
        assert re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", heading)
    kinds = set(re.findall(r"^### (.*)$", text("CHANGELOG.md"), re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_the_top_level_holds_only_what_belongs_there() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    tops = {line.partition("/")[0] for line in listed.stdout.splitlines()}
    assert tops - FOLDERS - FILES == set()
