"""Where a project lies is told by names, paths and the list of mounts alone."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from crossread.db.store import places
from crossread.db.store.places import LOCAL, conflict_copies, mounted_as, network_place, place_of, synced_place

MOUNTS = """\
22 27 0:21 / / rw,relatime - ext4 /dev/sda1 rw
30 22 0:50 / /mnt/share rw,relatime shared:5 - nfs4 server:/export rw,vers=4.2
31 22 0:51 / /mnt/share/local rw - ext4 /dev/sdb1 rw
32 22 0:52 / /media/Our\\040files rw master:3 shared:9 - cifs //server/files rw
33 22 0:53 / /home/ada/far rw,nosuid - fuse.sshfs ada@host: rw
34 22 0:54 / /mnt/vm rw - 9p hostshare rw
35 22 0:55 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
36 22 0:56 / /home/ada/mount rw - ext4 /dev/sdc1 rw
37 36 0:57 / /home/ada/mount rw - smb3 //server/again rw
a line that is none
"""


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/home/ada/case.crossread", "ext4", None),
        ("/mnt/share/case.crossread", "nfs4", "NFS"),
        ("/mnt/share/local/case.crossread", "ext4", None),
        ("/mnt/shared/case.crossread", "ext4", None),
        ("/media/Our files/a/case.crossread", "cifs", "SMB"),
        ("/home/ada/far/case.crossread", "fuse.sshfs", "SSHFS"),
        ("/mnt/vm/case.crossread", "9p", "9P"),
        ("/run/user/1000/gvfs/smb-share:server=s/case.crossread", "fuse.gvfsd-fuse", "GVfs"),
        ("/home/ada/mount/case.crossread", "smb3", "SMB"),
    ],
)
def test_the_innermost_mount_counts(path: str, kind: str, name: str | None) -> None:
    assert mounted_as(PurePosixPath(path), MOUNTS) == kind
    found = network_place(PurePosixPath(path), system="linux", mounts=MOUNTS)
    assert (found.name if found else None) == name


def test_names_of_windows_and_what_the_system_says() -> None:
    assert network_place(PureWindowsPath(r"\\server\share\case.crossread"), system="win32") is not None
    assert network_place(PureWindowsPath(r"C:\case.crossread"), system="win32") is None
    assert network_place(PureWindowsPath(r"Z:\case.crossread"), system="win32", remote=True) is not None
    remote = network_place(PurePosixPath("/Volumes/share/case"), system="darwin", remote=True)
    assert remote is not None
    assert (remote.kind, remote.name) == ("network", "")


@pytest.fixture
def no_mounts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the tests themselves lie on."""
    monkeypatch.setattr(places, "_mounts", str)


def nothing(_folder: Path) -> Sequence[str]:
    return ()


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("/home/ada/Dropbox/work", "Dropbox"),
        ("/home/ada/Dropbox (University)/work", "Dropbox"),
        ("/home/ada/OneDrive - University", "OneDrive"),
        ("/Users/ada/Library/CloudStorage/OneDrive-Personal/a", "OneDrive"),
        ("/Users/ada/Library/CloudStorage/GoogleDrive-ada@example.org/My Drive", "Google Drive"),
        ("/Users/ada/Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("/home/ada/Nextcloud", "Nextcloud"),
        ("/home/ada/ownCloud/a/b", "ownCloud"),
        ("/home/ada/work", None),
        ("/home/ada/Dropboxes", None),
    ],
)
def test_a_synced_folder_by_its_name(folder: str, name: str | None) -> None:
    found = synced_place(Path(folder), {}, nothing)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("marker", "name"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox.cache", "Dropbox"),
        (".dropbox", "Dropbox"),
        (".sync_0a1b2c.db", "Nextcloud"),
        ("._sync_0a1b2c.db", "ownCloud"),
        (".owncloudsync.log", "ownCloud"),
        (".sync_of_mine", None),
        ("notes.txt", None),
    ],
)
@pytest.mark.usefixtures("no_mounts")
def test_a_synced_folder_by_what_was_left_at_its_top(tmp_path: Path, marker: str, name: str | None) -> None:
    below = tmp_path / "top" / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "top" / marker).touch()
    found = place_of(below / "case.crossread")
    assert (found.name or None) == name
    assert (found.kind == "synced") == (name is not None)


@pytest.mark.usefixtures("no_mounts")
def test_settings_of_dropbox_make_no_home_a_synced_folder(home: Path) -> None:
    (home / ".dropbox").mkdir()
    assert place_of(home / "case.crossread") == LOCAL
    (home / "Box").mkdir()
    (home / "Box" / ".dropbox").touch()
    assert place_of(home / "Box" / "case.crossread").name == "Dropbox"


def test_a_synced_folder_by_a_variable(tmp_path: Path) -> None:
    found = synced_place(tmp_path / "any" / "where", {"OneDriveCommercial": str(tmp_path / "any")}, nothing)
    assert found is not None
    assert found.name == "OneDrive"
    assert (
        synced_place(tmp_path / "anywhere", {"OneDrive": str(tmp_path / "any"), "OneDriveConsumer": ""}, nothing)
        is None
    )


def test_two_that_were_made_of_one_are_found(tmp_path: Path) -> None:
    wanted = [
        "case (Ada's conflicted copy 2026-11-22).crossread",
        "case (conflicted copy 2026-11-22 101010).crossread",
        "case.sync-conflict-20261122-101010-ABCDEFG.crossread",
    ]
    others = ["case.crossread", "case 2.crossread", "other (conflicted copy).crossread", "case (conflicted copy).txt"]
    for name in (*wanted, *others):
        (tmp_path / name).touch()
    assert conflict_copies(tmp_path / "case.crossread") == sorted(wanted)
    assert conflict_copies(tmp_path / "missing" / "case.crossread") == []
