"""Zeros that a crash left at a file's end or within: who is beside them is read."""

import os
import tarfile
from itertools import chain
from pathlib import Path

import pytest

from callback_desk.domain.errors import FileEmpty, FileNotText
from callback_desk.domain.submission import Why
from callback_desk.intake import text_file
from callback_desk.intake.text_file import TextFile
from tests.intake.opening import read

HEAD = "Name,Phone,Message\n" + "".join(
    f"Ana Bell{n},212-555-01{n:02},please call\n" for n in range(40)
)
ZEROS = b"\0" * 70_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("zeros", [b"\0" * 6, b"\0" * 400, ZEROS])
@pytest.mark.parametrize(
    ("torn", "why"),
    [
        ("", Why.ENCODING),
        ("Bo Chen,212-55", Why.ENCODING),
        ("Bo Chen,212-555-0199,he", Why.ENCODING),
        ('Bo Chen,212-555-0199,"I want', Why.QUOTES),
    ],
)
def test_all_in_the_head_are_read_and_the_end_is_told_as_damaged(
    torn: str, why: Why, zeros: bytes, encoding: str, tmp_path: Path
) -> None:
    *whole, last = read((HEAD + torn).encode(encoding) + zeros, tmp_path)
    assert [one.name for one in whole] == [f"Ana Bell{n}" for n in range(40)]
    assert {one.problem for one in whole} == {None}
    assert last.problem is not None
    assert last.problem.why is why
    # Enough to be seen, and no more: what is stored is not the zeros.
    assert last.raw.startswith(torn)
    assert last.raw.strip("\ufffd") == torn
    assert len(last.raw) <= len(torn) + 16


def test_zeros_alone_are_an_empty_file(tmp_path: Path) -> None:
    for zeros in (b"\0" * 3, b"\0" * 100, ZEROS, b"\n\n" + ZEROS):
        with pytest.raises(FileEmpty):
            read(zeros, tmp_path)


ROWS = [f"Ana Bell{n},212-555-01{n:02},please call {n}\n" for n in range(60)]
QUOTED = ['"{}","{}","{}"\n'.format(*row.strip().split(",")) for row in ROWS]
LENGTHS = (64, 9_001, 40_000)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("rows", [ROWS, QUOTED], ids=["bare", "quoted"])
def test_who_is_before_and_behind_lost_parts_is_read(
    rows: list[str], encoding: str, tmp_path: Path
) -> None:
    """Wherever a part begins and ends: at a line's end, or within any of its cells."""
    lost, kept = "".join(rows[20:40]), "".join(rows[19:20])
    head, behind = "Name,Phone,Message\n" + "".join(rows[:19]), "".join(rows[40:])
    width = 2 if encoding.startswith("utf-16") else 1
    plain = encoding.removesuffix("-sig") if width == 1 else "utf-16-le"
    plain = "utf-16-be" if encoding == "utf-16-be" else plain
    for number, left in enumerate(range(0, len(kept), 3)):
        ends = max(1, min(len(rows[39]) - 1, left))
        text = head.encode(encoding) + kept[:left].encode(plain)
        text += bytes(LENGTHS[number % 3] * width)
        text += (lost[len(lost) - ends :] + behind).encode(plain)
        told = read(text, tmp_path)
        read_well = [one for one in told if one.problem is None]
        assert {f"Ana Bell{n}" for n in (*range(19), *range(40, 60))} <= {
            one.name for one in read_well
        }
        (damaged,) = [one for one in told if one.problem is not None]
        assert damaged.problem is not None
        assert damaged.problem.why in (Why.ENCODING, Why.QUOTES)
        # What is left of the two who are torn is there, and the zeros are not.
        assert damaged.raw.startswith(kept[:left].rstrip("\n"))
        assert len(damaged.raw) <= len(kept) * 2 + 64


def test_several_lost_parts_cost_a_record_each(tmp_path: Path) -> None:
    parts = ["".join(ROWS[n : n + 10]).encode() for n in range(0, 60, 10)]
    # The longest are longer than what is surveyed at once.
    lost = [bytes(n) for n in (5_000, 1_500_000, 64, 3_000_000, 5_000, 0)]
    text = b"".join(chain.from_iterable(zip(parts, lost, strict=True)))
    told = read(b"Name,Phone,Message\n" + text, tmp_path)
    assert len(told) == 60
    assert [n for n, one in enumerate(told) if one.problem] == [10, 20, 30, 40, 50]
    # Whoever begins behind the zeros is found with name and number.
    assert (told[10].name, told[10].phone_text) == ("Ana Bell10", "212-555-0110")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_without_a_header_to_go_by_it_is_no_table(
    encoding: str, tmp_path: Path
) -> None:
    rows = "".join(ROWS).encode(encoding)
    for text in ("", "Name,Pho", "\n\n"):
        whole = text.encode(encoding) + ZEROS + rows
        with pytest.raises(FileNotText):
            read(whole, tmp_path)


def test_an_archive_of_files_is_no_table(tmp_path: Path) -> None:
    inside, archive = tmp_path / "leads.csv", tmp_path / "leads.tar"
    inside.write_text(HEAD * 20, "utf-8")
    with tarfile.open(archive, "w") as tar:
        tar.add(inside, "leads.csv")
    with pytest.raises(FileNotText):
        read(archive.read_bytes(), tmp_path)


def test_what_is_no_text_before_its_zeros_is_none(tmp_path: Path) -> None:
    with pytest.raises(FileNotText):
        read(HEAD.encode() + b"\1\0\0\2" * 500 + ZEROS, tmp_path)


def test_a_file_that_is_said_to_be_endless_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_file, "LONGEST_TAIL", 4 * 1024 * 1024)
    path = tmp_path / "leads.csv"
    path.write_text(HEAD, "utf-8")
    os.truncate(path, 1 << 40)
    with pytest.raises(FileNotText):
        TextFile(path, path.name)
