"""What kind of place a project lies in: a disk of this computer, a network drive, a folder kept in step with others.

On the latter two SQLite's locks may mean nothing, and a second copy of the file may be written at any time. Only names,
paths and the list of mounts are looked at; no file is opened.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePath, PurePosixPath
from typing import Literal

from crossread.db.record import record

Kind = Literal["local", "network", "synced"]

_NETWORK = {
    "nfs": "NFS",
    "nfs4": "NFS",
    "cifs": "SMB",
    "smb": "SMB",
    "smb2": "SMB",
    "smb3": "SMB",
    "smbfs": "SMB",
    "9p": "9P",
    "afs": "AFS",
    "afpfs": "AFP",
    "webdav": "WebDAV",
    "davfs": "WebDAV",
    "ceph": "Ceph",
    "glusterfs": "GlusterFS",
    "lustre": "Lustre",
    "ncpfs": "NetWare",
    "fuse.sshfs": "SSHFS",
    "fuse.rclone": "rclone",
    "fuse.gvfsd-fuse": "GVfs",
    "fuse.davfs": "WebDAV",
    "fuse.davfs2": "WebDAV",
    "fuse.glusterfs": "GlusterFS",
    "fuse.smbnetfs": "SMB",
    "fuse.s3fs": "S3",
    "fuse.google-drive-ocamlfuse": "Google Drive",
    "fuse.onedriver": "OneDrive",
}
# Files and folders that these programs leave at the top of what they keep in step.
_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".stignore": "Syncthing",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".tmp.driveupload": "Google Drive",
    ".tmp.drivedownload": "Google Drive",
}
# Databases that these clients keep there, with a name of their own each: `.sync_0123abcd.db`.
_MARKER_STARTS = {
    ".sync_": "Nextcloud",
    "._sync_": "ownCloud",
}
_FOLDERS = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
    "pcloud drive": "pCloud",
    "seafile": "Seafile",
    "tresorit": "Tresorit",
}
_FOLDER_STARTS = {
    "dropbox (": "Dropbox",
    "onedrive - ": "OneDrive",
    "onedrive-": "OneDrive",
    "googledrive-": "Google Drive",
    "nextcloud-": "Nextcloud",
}
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_CONFLICTS = (
    "conflicted copy",
    "sync-conflict",
    "sfconflict",
    "_conflict-",
    "case conflict",
    "in konflikt stehende kopie",
    "copie en conflit",
    "copia en conflicto",
)


@record
class Place:
    """Where a file lies: `name` is that of the protocol or the program, as people know it; empty if local."""

    kind: Kind
    name: str = ""


LOCAL = Place(kind="local")


def place_of(path: Path) -> Place:
    """Look at the folder of a file on this system, once; takes well under a millisecond."""
    whole = Path(os.path.realpath(path))
    system = sys.platform
    return (
        network_place(whole, system=system, mounts=_mounts(), remote=_is_remote(whole))
        or synced_place(whole.parent, os.environ, _names_in, home=Path.home())
        or LOCAL
    )


def network_place(path: PurePath, *, system: str, mounts: str = "", remote: bool = False) -> Place | None:
    """The network drive that a path lies on: by the list of mounts, by a UNC name, or by what the system says."""
    if system == "win32":
        return Place(kind="network", name="SMB") if remote or str(path).startswith(("\\\\", "//")) else None
    kind = mounted_as(path, mounts)
    if kind in _NETWORK:
        return Place(kind="network", name=_NETWORK[kind])
    return Place(kind="network", name="") if remote else None


def mounted_as(path: PurePath, mounts: str) -> str:
    """The type of the file system that a path lies on, from the text of `/proc/self/mountinfo`; empty if unknown.

    A line has the mount point as its fifth word, and after a `-` the type; blanks are written as `\\040`.
    """
    best, kind = -1, ""
    for line in mounts.splitlines():
        before, dash, after = line.partition(" - ")
        words, rest = before.split(" "), after.split(" ")
        if not dash or len(words) < 5 or not rest[0]:
            continue
        point = PurePosixPath(_unescaped(words[4]))
        # Of two mounts on one point the later one is what is seen.
        if path.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), rest[0]
    return kind


def synced_place(
    folder: Path, variables: Mapping[str, str], names_in: Callable[[Path], Sequence[str]], *, home: Path | None = None
) -> Place | None:
    """The program that keeps a folder in step with elsewhere: by what it left there, its name, or its variables."""
    for variable in _VARIABLES:
        top = variables.get(variable, "")
        if top and folder.is_relative_to(top):
            return Place(kind="synced", name="OneDrive")
    for level in (folder, *folder.parents):
        name = level.name.casefold()
        program = _FOLDERS.get(name) or _by_start(name, _FOLDER_STARTS)
        if not program:
            # In the home of whoever uses it, Dropbox keeps its settings under the name that elsewhere marks its folder.
            left = [name for name in names_in(level) if level != home or name != ".dropbox"]
            program = next(filter(None, map(_by_marker, left)), "")
        if program:
            return Place(kind="synced", name=program)
    return None


def conflict_copies(path: Path) -> list[str]:
    """The names of files beside a project that a program made when two wrote to it at once."""
    stem, suffix = path.stem.casefold(), path.suffix.casefold()
    return sorted(
        name
        for name in _names_in(path.parent)
        if name != path.name
        and name.casefold().startswith(stem)
        and name.casefold().endswith(suffix)
        and any(sign in name.casefold() for sign in _CONFLICTS)
    )


def _by_marker(name: str) -> str:
    folded = name.casefold()
    return _MARKERS.get(folded, "") or (_by_start(folded, _MARKER_STARTS) if folded.endswith(".db") else "")


def _by_start(name: str, starts: Mapping[str, str]) -> str:
    return next((program for start, program in starts.items() if name.startswith(start)), "")


def _unescaped(text: str) -> str:
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, sign)
    return text


def _mounts() -> str:
    try:
        return Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape")
    except OSError:
        return ""


def _names_in(folder: Path) -> list[str]:
    try:
        return [entry.name for entry in os.scandir(folder)]
    except OSError:
        return []


def _is_remote(path: Path) -> bool:
    """What the system itself says of the drive, where there is no list of mounts."""
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(path.anchor)) == 4  # DRIVE_REMOTE
    if sys.platform == "darwin":
        return not _is_local_on_mac(path)
    return False


def _is_local_on_mac(path: Path) -> bool:
    """Whether `statfs` has the flag MNT_LOCAL (0x1000), which lies 64 bytes into what it fills."""
    import ctypes
    import platform

    system = ctypes.CDLL(None)
    # On processors of Intel the plain name still fills the record of 2004.
    ask = system["statfs$INODE64" if platform.machine() == "x86_64" else "statfs"]
    filled = ctypes.create_string_buffer(4096)
    if ask(os.fsencode(path), filled) != 0:
        return True
    return bool(int.from_bytes(filled.raw[64:68], sys.byteorder) & 0x1000)
