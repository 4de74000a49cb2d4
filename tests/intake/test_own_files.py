"""A desk's own files are told by where they lie, and never opened as leads."""

from pathlib import Path

import pytest

from callback_desk.domain.errors import FileNotText
from callback_desk.intake.own_files import is_of_a_desk
from tests.desks import copy_desk, opened


def test_the_database_and_what_lies_beside_it_are_a_desks(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        link = tmp_path / "leads.csv"
        link.symlink_to(path)
        for name in ("", "-wal", "-shm", "-open", "-importing", "-mail-12", ".keys"):
            assert is_of_a_desk(Path(f"{path}{name}")), name
        for file in (path, link, Path(f"{path}-shm")):
            with pytest.raises(FileNotText, match="a part of a desk"):
                desk.open_lead_file(file)


def test_others_are_not(tmp_path: Path) -> None:
    copy_desk(tmp_path)
    for name in ("leads.csv", "leads-open.csv", "desk.csv", "other.db", "x.db-wal"):
        assert not is_of_a_desk(tmp_path / name), name
    assert not is_of_a_desk(Path("\0"))
