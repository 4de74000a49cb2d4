"""Where things are, and that they are made for their owner alone."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest

from callback_desk.paths import (
    default_desk,
    make_private_file,
    make_private_folder,
    resources,
)


@pytest.fixture(autouse=True)
def _generous_umask() -> Iterator[None]:
    """The mask of somebody whose files are open to all."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_resources_that_ship_are_there() -> None:
    folder = resources()
    assert (folder / "safety" / "english.toml").is_file()
    assert list((folder / "forms").glob("*.toml"))
    assert (folder / "interests.toml").is_file()


def test_the_desk_is_in_the_users_own_data_folder() -> None:
    data = Path(platformdirs.user_data_dir("callback-desk", False))
    assert default_desk() == data / "desk.db"


def test_a_file_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    make_private_file(path)
    assert mode(path) == 0o600
    assert path.read_bytes() == b""


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    path.write_text("somebody's")
    with pytest.raises(FileExistsError):
        make_private_file(path)
    assert path.read_text() == "somebody's"


def test_a_file_is_not_made_through_a_link(tmp_path: Path) -> None:
    link = tmp_path / "desk.db"
    link.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileExistsError):
        make_private_file(link)
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_and_those_above_it_are_made_for_their_owner_alone(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "a" / "b" / "c"
    make_private_folder(folder)
    assert [mode(f) for f in (folder, folder.parent, folder.parents[1])] == [0o700] * 3


def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir(mode=0o755)
    make_private_folder(folder)
    make_private_folder(folder / "own")
    assert (mode(folder), mode(folder / "own")) == (0o755, 0o700)


def test_a_folder_cannot_be_made_where_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(OSError):  # noqa: PT011 - which of them is the system's matter
            make_private_folder(folder)
