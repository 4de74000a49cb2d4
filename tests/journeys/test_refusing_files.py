"""Files that cannot be read as leads are refused, each with its sentence."""

import os
from pathlib import Path

import pytest

from callback_desk.domain.errors import (
    DeskError,
    FileChanged,
    FileEmpty,
    FileNotText,
    FileUnreadable,
)
from callback_desk.intake.csv_file import open_csv
from tests.intake.opening import PRESETS, opened

ONE = "Name,Phone\r\nMaria Alvarez,(212) 555-0142\r\n"


@pytest.mark.parametrize(
    ("content", "really"),
    [
        (b"PK\x03\x04\x14\x00[Content_Types].xml xl/workbook.xml", "an Excel workbook"),
        (b"PK\x03\x04\x14\x00a.csv", "a ZIP archive"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a picture"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "a picture"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "a picture"),
        (b"II*\x00\x08\x00\x00\x00", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Office document"),
        (b"<!DOCTYPE html><html><body>Name,Phone</body></html>", "a web page"),
        (b"\xef\xbb\xbf <html><table>", "a web page"),
        (b"Name,Phone\n" + b"\1\0\0" * 170 + b"x\n", "a binary file"),
        (b'[{"name": "Maria"}]', "a JSON file"),
    ],
)
def test_a_file_that_is_no_text_says_what_it_really_is(
    tmp_path: Path, content: bytes, really: str
) -> None:
    with pytest.raises(FileNotText) as caught:
        opened(content, tmp_path)
    assert caught.value.fields["really"] == really
    assert f"leads.csv is {really}, and no leads" in caught.value.sentence
    assert "CSV" in caught.value.what_to_do


@pytest.mark.parametrize(
    "content",
    [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe\n\x00", b"\xef\xbb\xbf\n"],
)
def test_a_file_with_nothing_but_white_space_is_empty(
    tmp_path: Path, content: bytes
) -> None:
    with pytest.raises(FileEmpty):
        opened(content, tmp_path)


@pytest.mark.parametrize("name", ["missing.csv", ".", "a\0b", "x" * 5_000])
def test_what_cannot_be_opened_is_unreadable(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileUnreadable):
        open_csv(tmp_path / name, PRESETS)


def test_a_fifo_and_a_device_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.csv")
    with pytest.raises(FileUnreadable):
        open_csv(tmp_path / "fifo.csv", PRESETS)
    with pytest.raises(FileUnreadable):
        open_csv(Path("/dev/zero"), PRESETS)


def test_a_file_that_grows_before_it_is_read_has_changed(tmp_path: Path) -> None:
    file = opened(ONE, tmp_path)
    with (tmp_path / "leads.csv").open("a") as more:
        more.write("Dana Lee,718.555.0163\r\n")
    with pytest.raises(FileChanged):
        list(file.submissions())


def test_a_file_that_vanishes_or_is_replaced_while_read_has_changed(
    tmp_path: Path,
) -> None:
    path = tmp_path / "leads.csv"
    file = opened(ONE, tmp_path)
    reading = file.submissions()
    next(reading)
    path.unlink()
    with pytest.raises(FileChanged):
        list(reading)
    with pytest.raises(FileChanged):
        list(file.submissions())


def test_other_bytes_of_the_same_size_and_time_have_changed(tmp_path: Path) -> None:
    path = tmp_path / "leads.csv"
    file = opened(ONE, tmp_path)
    status = path.stat()
    with path.open("r+b") as other:
        other.write(ONE.replace("0142", "0143").encode())
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    with pytest.raises(FileChanged):
        list(file.submissions())


def test_an_error_calls_the_file_as_the_person_did(tmp_path: Path) -> None:
    with pytest.raises(DeskError) as caught:
        open_csv(tmp_path / "gone.csv", PRESETS, shown_name="given/gone.csv")
    assert caught.value.sentence == (
        "given/gone.csv could not be read: there is no such file."
    )


@pytest.mark.parametrize("head", [b"", b"Name,Phone\nMaria Alvarez,2125550142\n"])
def test_a_file_of_holes_is_refused_before_it_is_read_whole(
    tmp_path: Path, head: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "leads.csv"
    path.write_bytes(head)
    os.truncate(path, 2**34)
    handed_out = []
    read = os.read

    def counted(descriptor: int, size: int) -> bytes:
        handed_out.append(data := read(descriptor, size))
        return data

    monkeypatch.setattr(os, "read", counted)
    with pytest.raises(FileNotText):
        open_csv(path, PRESETS)
    assert sum(map(len, handed_out)) < 2**28


def test_a_table_of_a_million_columns_is_refused(tmp_path: Path) -> None:
    commas = "," * 1_000_000
    with pytest.raises(FileNotText) as caught:
        opened(f"Name,Phone{commas}\nMaria Alvarez,2125550142{commas}\n", tmp_path)
    assert caught.value.fields["really"] == "a table of more than 16,384 columns"


def test_a_record_of_a_million_columns_is_kept_beside_the_others(
    tmp_path: Path,
) -> None:
    long = "Dana Lee,7185550163" + ",x" * 1_000_000
    told = list(opened(f"{ONE}{long}\r\nBo Roe,2125550143\r\n", tmp_path).submissions())
    assert [one.row for one in told] == [2, 3, 4]
    assert told[1].problem is not None
    assert "7185550163" in told[1].raw
