"""A file appears whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from callback_desk.domain.outgoing_errors import ExportNotWritten
from callback_desk.export.new_file import NewFile


def write(path: Path, content: bytes = b"new") -> None:
    delivery = NewFile(path, lambda: content)
    try:
        delivery.prepare()
        delivery.finish()
    finally:
        delivery.abandon()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_is_there_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "missed.csv"
    path.write_bytes(b"old and longer")
    path.chmod(0o644)
    write(path)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert names(tmp_path) == ["missed.csv"]


def test_until_it_is_finished_what_stood_there_stands(tmp_path: Path) -> None:
    path = tmp_path / "missed.csv"
    path.write_bytes(b"old")
    delivery = NewFile(path, lambda: b"new")
    delivery.prepare()
    assert path.read_bytes() == b"old"
    delivery.abandon()
    assert names(tmp_path) == ["missed.csv"]


def test_a_link_stays_one(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write(link)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize("call", ["fsync", "fdopen", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_on_a_full_or_broken_disk_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    path = tmp_path / "missed.csv"
    path.write_bytes(b"old")

    def fail(*arguments: object, **more: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(ExportNotWritten) as told:
        write(path)
    assert os.strerror(number).lower() in told.value.sentence
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["missed.csv"]


def _read_only(path: Path) -> None:
    path.write_bytes(b"old")
    path.chmod(0o400)


def _open_in_excel(path: Path) -> None:
    path.write_bytes(b"old")
    path.with_name(f"~${path.name}").write_bytes(b"somebody")


def _open_in_libre_office(path: Path) -> None:
    path.write_bytes(b"old")
    path.with_name(f".~lock.{path.name}#").write_bytes(b"somebody")


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("lay", "reason"),
    [
        (_read_only, "it is read-only"),
        (_open_in_excel, "it is open in another program"),
        (_open_in_libre_office, "it is open in another program"),
        (_folder, "that is a folder"),
        # A device as well: renaming over `/dev/full` takes it from all programs.
        (_pipe, "that is no file"),
    ],
)
def test_a_place_that_is_taken_is_left_as_it_is(
    tmp_path: Path, lay: object, reason: str
) -> None:
    path = tmp_path / "missed.xlsx"
    assert callable(lay)
    lay(path)
    before = names(tmp_path)
    with pytest.raises(ExportNotWritten, match=reason):
        write(path)
    assert names(tmp_path) == before


def test_without_its_folder_it_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(ExportNotWritten, match="there is no such folder"):
        write(tmp_path / "gone" / "missed.csv")
