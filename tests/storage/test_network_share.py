"""A desk on a network share is refused: told from what the system says is mounted."""

from pathlib import Path

import pytest

from callback_desk.domain.errors import DeskOnNetworkShare
from callback_desk.storage import network_share
from callback_desk.storage.engine import open_engine
from callback_desk.storage.network_share import is_on_network_share

MOUNTED = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:26 / /mnt rw - tmpfs tmpfs rw
41 22 0:40 / /mnt/share rw,relatime shared:7 - cifs //server/desks rw,vers=3.1.1
42 22 0:41 / /mnt/front\\040desk rw - nfs4 server:/desks rw
43 22 0:42 / /mnt/ssh rw - fuse.sshfs kim@server:/ rw
44 41 0:43 / /mnt/share/local rw - ext4 /dev/vdb rw
45 22 0:44 / /mnt/hidden rw - nfs server:/a rw
46 22 0:45 / /mnt/hidden rw - ext4 /dev/vdc rw
broken line
"""


@pytest.fixture
def mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTED, "utf-8")
    monkeypatch.setattr(network_share, "MOUNTS", mounts)
    return mounts


@pytest.mark.usefixtures("mounted")
@pytest.mark.parametrize(
    ("path", "refused"),
    [
        ("/mnt/share/desk.db", True),
        ("/mnt/share/deep/in/it/desk.db", True),
        ("/mnt/front desk/desk.db", True),
        ("/mnt/ssh/desk.db", True),
        ("/mnt/share/local/desk.db", False),
        ("/mnt/shared/desk.db", False),
        ("/mnt/hidden/desk.db", False),
        ("/mnt/desk.db", False),
        ("/home/kim/desk.db", False),
    ],
)
def test_what_is_mounted_deepest_counts(path: str, refused: bool) -> None:
    assert is_on_network_share(Path(path)) is refused


def test_where_nothing_is_told_nothing_is_refused(mounted: Path) -> None:
    mounted.unlink()
    assert not is_on_network_share(Path("/mnt/share/desk.db"))


@pytest.mark.usefixtures("mounted")
def test_no_desk_is_opened_there() -> None:
    with pytest.raises(DeskOnNetworkShare, match="network share"):
        open_engine(Path("/mnt/share/desk.db"), bytes(32))


def test_this_computers_own_disk_is_none(tmp_path: Path) -> None:
    assert not is_on_network_share(tmp_path / "desk.db")
