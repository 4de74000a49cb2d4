"""A desk removed from a computer: its keys first, then every file of it."""

from pathlib import Path

import pytest

from callback_desk import removing
from callback_desk.domain.errors import DeskMissing
from callback_desk.domain.key_errors import DeskOpenElsewhere
from callback_desk.domain.removal_errors import DeskNotRemoved
from callback_desk.services.backups import keep_backups
from callback_desk.services.desk_check import check_desk
from callback_desk.storage.keys import keys_path
from tests.desks import copy_desk, opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A desk with a backup, a log that was left, and files of somebody else's."""
    made = copy_desk(tmp_path)
    with opened(made) as desk:
        keep_backups(desk)
    made.with_name("desk.db-wal").write_bytes(b"log")
    (tmp_path / ".desk.db.keys-left").write_text("{}")
    (tmp_path / ".other.db.keys-half").write_text("{}")
    (tmp_path / ".desk.db-half").mkdir()
    (tmp_path / "desk.db.notes").write_text("mine")
    (tmp_path / "other.db").write_text("theirs")
    return made


THEIRS = ("other.db", ".other.db.keys-half")


def left(path: Path) -> set[str]:
    return {file.name for file in path.parent.iterdir()}


def test_nothing_of_the_desk_is_left_but_its_backups(path: Path) -> None:
    removing.remove_desk(path, with_backups=False)
    assert left(path) == {"desk.db-backups", "desk.db.notes", *THEIRS}
    assert len(list(removing.backups_beside(path).iterdir())) == 1


def test_the_backups_go_where_that_is_wanted(path: Path) -> None:
    removing.remove_desk(path, with_backups=True)
    assert left(path) == {"desk.db.notes", *THEIRS}
    with pytest.raises(DeskMissing):
        removing.can_be_opened(path)


def test_the_keys_are_gone_before_anything_else(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(file: Path) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(removing, "_delete_folder", fails)
        with pytest.raises(DeskNotRemoved):
            removing.remove_desk(path, with_backups=True)
    assert path.exists()
    assert not keys_path(path).exists()
    # Nothing is left to sign in to: it goes on where it broke off.
    assert not removing.can_be_opened(path)
    removing.remove_desk(path, with_backups=True)
    assert left(path) == {"desk.db.notes", *THEIRS}


def test_the_place_of_the_keys_holds_none(path: Path) -> None:
    before = keys_path(path).read_bytes()
    # A second name of the same place on the disk.
    twin = path.with_name("twin")
    twin.hardlink_to(keys_path(path))
    removing.remove_desk(path, with_backups=False)
    assert len(twin.read_bytes()) == len(before)
    assert twin.read_bytes() != before
    assert b"wraps" not in twin.read_bytes()


def test_a_desk_that_somebody_has_open_is_not_removed(path: Path) -> None:
    before = left(path)
    with opened(path) as desk:
        with pytest.raises(DeskOpenElsewhere):
            removing.remove_desk(path, with_backups=True)
        assert check_desk(desk)[0] == []
    assert keys_path(path).exists()
    assert before - {"desk.db-wal"} <= left(path)
    removing.remove_desk(path, with_backups=True)
    assert left(path) == {"desk.db.notes", *THEIRS}
