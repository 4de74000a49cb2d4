"""Whether a place lies on a network share, where a desk must not be.

A write-ahead log needs memory that all who use the database share, and locks that hold;
over a network both fail without a word (sqlite.org/wal.html), so that two computers
would damage the desk.
"""

import ctypes
import sys
from pathlib import Path

# Where Linux tells what is mounted: proc(5), mountinfo.
MOUNTS = Path("/proc/self/mountinfo")
# As Linux names them; what is mounted by FUSE says so behind a dot.
KINDS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "smb", "9p", "afs", "ceph", "ncpfs"}
    | {"fuse.sshfs", "fuse.glusterfs", "fuse.rclone", "fuse.davfs", "davfs"}
    | {"fuse.s3fs", "fuse.gvfsd-fuse", "webdav", "afpfs", "lustre", "ocfs2", "gfs2"}
)
_REMOTE_DRIVE = 4


def is_on_network_share(path: Path) -> bool:
    """Whether a file at that path, which need not exist, lies on another's disk."""
    place = path.absolute()
    if sys.platform == "win32":
        return _on_remote_drive(place)
    try:
        told = MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return False
    return _kind_of(place.resolve(), told) in KINDS


def _kind_of(place: Path, told: str) -> str:
    """The file system that is mounted deepest above a place; a later one hides it."""
    deepest, kind = -1, ""
    for line in told.splitlines():
        before, parted, behind = line.partition(" - ")
        fields = before.split(" ")
        if not parted or len(fields) <= _POINT:
            continue
        point = Path(_unescaped(fields[_POINT]))
        if place.is_relative_to(point) and len(point.parts) >= deepest:
            deepest, kind = len(point.parts), behind.split(" ")[0]
    return kind


_POINT = 4
_ESCAPES = (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\"))


def _unescaped(point: str) -> str:
    for written, meant in _ESCAPES:
        point = point.replace(written, meant)
    return point


def _on_remote_drive(place: Path) -> bool:
    if place.drive.startswith("\\\\"):
        return True
    windows = getattr(ctypes, "windll", None)
    if windows is None:
        return False
    kind = windows.kernel32.GetDriveTypeW(place.anchor)
    return bool(kind == _REMOTE_DRIVE)
