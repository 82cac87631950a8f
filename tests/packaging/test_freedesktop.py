"""The desktop entry, the metainfo, the MIME type and the icons, as a Linux desktop reads them."""

import re
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"
ICONS = ROOT / "packaging" / "icons"
APP = "crossread"
METAINFO = LINUX / "org.crossread.Crossread.metainfo.xml"
APPLICATION_ID = 0x43524F53

ASK_QT = """
import sys
from PySide6.QtCore import QMimeDatabase
for path in sys.argv[1:]:
    print(QMimeDatabase().mimeTypeForFile(path).name())
"""


def found(name: str) -> str:
    """Where a program of the system is; fails with what to do if it is not."""
    path = shutil.which(name)
    if path is None:
        pytest.fail(f"{name} is not installed; packaging/test installs it")
    return path


def tool(name: str, *arguments: object) -> str:
    """Runs one of the freedesktop tools, fails with its words, answers with them."""
    done = subprocess.run([found(name), *map(str, arguments)], capture_output=True, text=True, check=False)
    words = done.stdout + done.stderr
    assert done.returncode == 0, words
    return words


def make_sqlite(path: Path, application_id: int) -> Path:
    """An SQLite file with a table and that application_id."""
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA application_id = {application_id}")
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()
    return path


@pytest.fixture
def mime_home(tmp_path: Path) -> Path:
    """A data folder with our MIME type and those of SQLite, as an installation leaves it."""
    packages = tmp_path / "data" / "mime" / "packages"
    packages.mkdir(parents=True)
    shutil.copy(LINUX / f"{APP}.mime.xml", packages)
    system = Path("/usr/share/mime/packages/freedesktop.org.xml")
    if not system.exists():
        pytest.fail("shared-mime-info is not installed; packaging/test installs it")
    shutil.copy(system, packages)
    assert "rror" not in tool("update-mime-database", tmp_path / "data" / "mime")
    return tmp_path / "data"


def recognised(mime_home: Path, *paths: Path) -> list[str]:
    """What a program on that desktop takes the files for, by name and content."""
    environment = {"XDG_DATA_HOME": str(mime_home), "XDG_DATA_DIRS": str(mime_home), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-c", ASK_QT, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return done.stdout.split()


def test_the_desktop_entry_is_valid() -> None:
    assert not tool("desktop-file-validate", LINUX / f"{APP}.desktop").strip()


def test_the_metainfo_is_valid() -> None:
    done = subprocess.run(
        [found("appstreamcli"), "validate", "--no-net", str(METAINFO)],
        capture_output=True,
        text=True,
        check=False,
    )
    words = done.stdout + done.stderr
    # There is no page of the project on the web to name; AppStream 1.0 warns of that, 0.16 does not.
    faults = re.findall(r"^[EW]: \S+ (\S+)", words, re.MULTILINE)
    assert set(faults) <= {"url-homepage-missing"}, words
    assert done.returncode == 0 or faults, words


def test_the_newest_release_of_the_metainfo_is_the_version_of_the_package_and_of_the_changelog() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    releases = ET.parse(METAINFO).findall("./releases/release")
    assert releases[0].get("version") == version
    assert re.search(
        rf"^## \[{re.escape(version)}\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )


def test_a_project_is_recognised_by_its_content_alone(mime_home: Path, tmp_path: Path) -> None:
    from crossread.db.project import Project

    own = tmp_path / "without_suffix"
    with Project.create(own, title="Recognised"):
        pass
    same_mark = make_sqlite(tmp_path / "same_mark", APPLICATION_ID)
    foreign = make_sqlite(tmp_path / "foreign", 1)
    answers = recognised(mime_home, own, same_mark, foreign)
    assert answers == ["application/x-crossread", "application/x-crossread", "application/vnd.sqlite3"]


def test_a_project_is_recognised_by_its_name_before_it_has_content(mime_home: Path, tmp_path: Path) -> None:
    empty = tmp_path / "new.crossread"
    empty.touch()
    assert recognised(mime_home, empty) == ["application/x-crossread"]


def test_every_name_that_the_files_give_each_other_exists() -> None:
    entry = (LINUX / f"{APP}.desktop").read_text(encoding="utf-8")
    mime_type = ET.parse(LINUX / f"{APP}.mime.xml").find("{*}mime-type")
    assert mime_type is not None
    assert f"MimeType={mime_type.get('type')};" in entry
    assert f"Icon={APP}\n" in entry
    metainfo = ET.parse(METAINFO)
    assert metainfo.findtext("launchable") == f"{APP}.desktop"
    assert metainfo.findtext("provides/mediatype") == mime_type.get("type")
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert metainfo.findtext("provides/binary") in scripts


@pytest.mark.parametrize("name", ["crossread", "crossread-document"])
def test_the_icons_are_drawn_in_every_size(name: str) -> None:
    from PySide6.QtGui import QImage

    for size in (16, 22, 24, 32, 48, 64, 128, 256):
        image = QImage(str(ICONS / f"{name}-{size}.png"))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(0, 0).alpha() < 128, "the corner is transparent"
        assert image.pixelColor(size // 2, size // 2).alpha() == 255


def test_the_program_shows_the_icon_that_is_installed() -> None:
    shown = (ROOT / "resources" / "icons" / "crossread.svg").read_bytes()
    assert shown == (ICONS / "crossread.svg").read_bytes(), "run packaging/render_icons.py"
