"""What cannot be read is refused with one sentence, and nothing of it is written."""

import os
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from callback_desk.domain.errors import FileChanged
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.submission_chunks import CHUNK, TOGETHER
from callback_desk.services.work_queue import show_queue
from tests.cli.command_line import CommandLine
from tests.desks import copy_desk, opened
from tests.intake.workbooks import workbook

HEADER = "Name,Phone,Message\n"
ONE = HEADER + "Ana Lopez,212-555-0142,hi\n"


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(tmp_path, capsys)


def fifo(path: Path) -> Path:
    os.mkfifo(path)
    return path


def linked(path: Path, to: str) -> Path:
    path.symlink_to(to)
    return path


def zipped(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("leads.csv", ONE)
    return path


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


BAD: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "a FIFO": ("file_unreadable", lambda f: fifo(f / "leads.csv")),
    "a device": ("file_unreadable", lambda _: Path("/dev/zero")),
    "a terminal": ("file_unreadable", lambda _: Path("/dev/tty")),
    "a link in a loop": (
        "file_unreadable", lambda f: linked(f / "leads.csv", "leads.csv"),
    ),
    "a link to nothing": ("file_unreadable", lambda f: linked(f / "x.csv", "gone")),
    "a link to a FIFO": (
        "file_unreadable",
        lambda f: linked(f / "leads.csv", str(fifo(f / "pipe"))),
    ),
    "nothing": ("file_unreadable", lambda f: f / "leads.csv"),
    "an empty folder": ("file_unreadable", lambda f: f),
    "an empty file": ("file_empty", lambda f: written(f / "leads.csv", "")),
    "a ZIP": ("file_not_text", lambda f: zipped(f / "leads.csv")),
    "a web page": (
        "file_not_text", lambda f: written(f / "leads.csv", "<!doctype html>" + ONE),
    ),
    "a PDF": ("file_not_text", lambda f: written(f / "a.csv", b"%PDF-1.7\nxxxxxx")),
    "no phone": (
        "no_phone_column", lambda f: written(f / "a.csv", "Name,Zip\nAna,10001\n"),
    ),
    "a workbook without a phone": (
        "no_phone_column", lambda f: workbook(f / "a.xlsx", [("Name",), ("Ana",)]),
    ),
    "half a workbook": (
        "file_not_text",
        lambda f: written(
            f / "a.xlsx", workbook(f / "b", [("Phone",)]).read_bytes()[:3_000]
        ),
    ),
}  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="there are no FIFOs and devices")
@pytest.mark.parametrize("dry", [(), ("--dry-run",)], ids=["import", "dry run"])
@pytest.mark.parametrize("kind", BAD)
def test_it_is_refused_with_one_sentence(
    desk: CommandLine, kind: str, dry: tuple[str, ...]
) -> None:
    code, make = BAD[kind]
    folder = desk.folder / "bad"
    folder.mkdir()
    path = make(folder)
    ran = desk("import", path, *dry, "--json")
    (file,) = ran.document["files"]
    assert (ran.code, file["error"]["code"]) == (3, code)
    assert file["error"]["sentence"].endswith(".")
    assert "\n" not in file["error"]["sentence"]
    assert (file["records"], file["seen"], file["batch"]) == ([], 0, None)
    assert "Traceback" not in ran.err
    assert desk.json("queue")["leads"] == []


def grow(path: Path) -> None:
    with path.open("a") as more:
        more.write("Bo,212-555-0143,hi\n")


def shrink(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 10)


def replaced(path: Path) -> None:
    other = written(path.with_name("other.csv"), ONE)
    os.replace(other, path)


@pytest.mark.parametrize("change", [grow, shrink, replaced, Path.unlink])
def test_a_file_that_changes_while_it_is_taken_in_leaves_nothing(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    rows = (f"Lead {n},212{2_000_000 + n},hi\n" for n in range(CHUNK * TOGETHER * 2))
    path = written(tmp_path / "leads.csv", HEADER + "".join(rows))
    begun: list[int] = []

    def on_progress(done: int, fraction: float | None) -> None:
        if not begun:
            change(path)
        begun.append(done)

    with opened(copy_desk(tmp_path)) as desk:
        report = import_file(
            desk,
            partial(desk.open_lead_file, path),
            SourceSettings(),
            on_progress=on_progress,
        )
        assert begun
        assert isinstance(report.error, FileChanged)
        queue, _ = show_queue(desk)
        assert queue.entries == ()
        with desk.open_work(writes=False) as work:
            assert work.imports.pending_batches() == []
