"""An mbox that has grown: only what was added is read, and nothing is ever hidden."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from callback_desk.domain.reading_choices import ReadingChoices
from callback_desk.domain.standing import OpenLead
from callback_desk.intake import mail_archive
from callback_desk.intake.mail_message import Mail, read_mail
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.file_report import FileReport
from callback_desk.services.import_leads import (
    SourceSettings,
    import_file,
    preview_files,
)
from callback_desk.services.in_force import in_force
from callback_desk.services.submission_chunks import CHUNK
from callback_desk.services.undo_import import undo_import
from tests.cli.command_line import CommandLine
from tests.desks import copy_desk, opened
from tests.intake.mails import mail
from tests.storage.stored_desk import tamper

SEPARATOR = b"From a@b.example Mon Nov 16 10:00:00 2026\n"
MANY, MORE = 2_000, 20
# Every hundredth is no form: it is kept for a look.
KEPT_EACH = 100


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        yield desk


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sizes of the mails that were parsed."""
    sizes: list[int] = []

    def counted(data: bytes, *, is_cut: bool = False) -> Mail:
        sizes.append(len(data))
        return read_mail(data, is_cut=is_cut)

    monkeypatch.setattr(mail_archive, "read_mail", counted)
    return sizes


def one_mail(number: int) -> bytes:
    if number % KEPT_EACH == 0:
        return SEPARATOR + mail(f"the weather is fine, day {number}\n") + b"\n"
    text = (
        f"Name: Ann Bell {number}\nPhone: 646-555-{number:04}\nMessage: no {number}\n"
    )
    return SEPARATOR + mail(text) + b"\n"


def mails(first: int, behind: int) -> bytes:
    return b"".join(map(one_mail, range(first, behind)))


def take(
    desk: Desk,
    path: Path,
    choices: ReadingChoices | None = None,
    *,
    reads_all: bool = False,
) -> FileReport:
    report = import_file(
        desk,
        lambda: desk.open_lead_file(path, choices or ReadingChoices()),
        SourceSettings(),
        reads_all=reads_all,
    )
    assert report.error is None
    assert check_desk(desk)[0] == []
    return report


def counts(report: FileReport) -> tuple[int, int, int, int]:
    said = report.counts
    assert report.seen == sum(said.values())
    return report.seen, said["new"], said["known"], said["needs_look"]


def open_leads(desk: Desk) -> list[OpenLead]:
    with desk.open_work(writes=False) as work:
        return work.open_leads(in_force(desk, work).calendar)


def rows_of(desk: Desk, batch: int | None) -> list[int]:
    assert batch is not None
    with desk.open_work(writes=False) as work:
        numbers = work.import_list.numbers_of(batch, range(1, MANY + MORE + 1))
        return sorted(place.row for place in numbers)


def test_of_an_mbox_that_has_grown_only_what_was_added_is_read(
    desk: Desk, tmp_path: Path, parsed: list[int]
) -> None:
    path = tmp_path / "inbox.mbox"
    path.write_bytes(mails(1, MANY + 1))
    assert MANY >= CHUNK
    first = take(desk, path)
    assert counts(first) == (MANY, MANY - 20, 0, 20)
    assert len(parsed) == MANY

    parsed.clear()
    with path.open("ab") as file:
        file.write(mails(MANY + 1, MANY + MORE + 1))
    second = take(desk, path)
    assert len(parsed) == MORE
    assert counts(second) == (MANY + MORE, MORE, MANY, 0)
    assert rows_of(desk, second.batch) == list(range(MANY + 1, MANY + MORE + 1))
    leads = {lead.name for lead in open_leads(desk)}
    assert len(leads) == MANY - 20 + MORE
    assert f"Ann Bell {MANY + MORE}" in leads

    parsed.clear()
    again = take(desk, path)
    assert parsed == []
    assert counts(again) == (MANY + MORE, 0, MANY + MORE, 0)


@pytest.fixture
def small(desk: Desk, tmp_path: Path, parsed: list[int]) -> Path:
    """An mbox of five mails, imported, that has grown by two."""
    path = tmp_path / "inbox.mbox"
    path.write_bytes(mails(1, 6))
    take(desk, path)
    path.write_bytes(mails(1, 8))
    parsed.clear()
    return path


def test_a_backup_comes_before_many_new_mails_not_before_heavy_ones(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "inbox.mbox"
    path.write_bytes(mails(1, MANY + 1))
    take(desk, path)
    assert desk.backups.kept() == []
    # Ten pictures weigh more than many mails.
    picture = "the weather is fine\n" * 20_000
    with path.open("ab") as file:
        for _ in range(MORE):
            file.write(SEPARATOR + mail(picture) + b"\n")
    take(desk, path)
    assert desk.backups.kept() == []
    with path.open("ab") as file:
        file.write(mails(MANY + 1, 2 * MANY + 2))
    take(desk, path)
    assert len(desk.backups.kept()) == 1


def test_what_was_taken_back_is_read_again(
    desk: Desk, small: Path, parsed: list[int]
) -> None:
    undo_import(desk, 1)
    assert counts(take(desk, small)) == (7, 7, 0, 0)
    assert len(parsed) == 7


def test_what_was_taken_back_beneath_a_later_import_is_read_again(
    desk: Desk, small: Path, parsed: list[int]
) -> None:
    assert counts(take(desk, small)) == (7, 2, 5, 0)
    undo_import(desk, 1)
    parsed.clear()
    assert counts(take(desk, small)) == (7, 5, 2, 0)
    assert len(parsed) == 7


def test_only_the_later_import_taken_back_leaves_the_first_known(
    desk: Desk, small: Path, parsed: list[int]
) -> None:
    later = take(desk, small)
    assert later.batch is not None
    assert undo_import(desk, later.batch).removed == 2
    parsed.clear()
    assert counts(take(desk, small)) == (7, 2, 5, 0)
    assert len(parsed) == 2


def test_known_by_a_file_that_was_taken_back_is_not_known_any_more(
    desk: Desk, tmp_path: Path, parsed: list[int]
) -> None:
    alone = tmp_path / "lead.eml"
    alone.write_bytes(one_mail(1).removeprefix(SEPARATOR))
    single = take(desk, alone)
    path = tmp_path / "inbox.mbox"
    path.write_bytes(mails(1, 4))
    assert counts(take(desk, path)) == (3, 2, 1, 0)
    assert single.batch is not None
    undo_import(desk, single.batch)
    parsed.clear()
    assert counts(take(desk, path)) == (3, 1, 2, 0)
    assert len(parsed) == 3


def test_where_a_record_is_gone_all_is_read_again(
    desk: Desk, small: Path, parsed: list[int]
) -> None:
    tamper(small.parent / "desk.db", "DELETE FROM submissions WHERE row = 3")
    opener = partial(desk.open_lead_file, small)
    assert import_file(desk, opener, SourceSettings()).seen == 7
    assert len(parsed) == 7


def test_a_changed_beginning_is_read_again(
    desk: Desk, small: Path, parsed: list[int]
) -> None:
    small.write_bytes(small.read_bytes().replace(b"Ann Bell 3", b"Ann Bull 3"))
    assert counts(take(desk, small)) == (7, 3, 4, 0)
    assert len(parsed) == 7


def test_a_mail_that_was_cut_and_is_whole_now_is_read_again(
    desk: Desk, tmp_path: Path, parsed: list[int]
) -> None:
    path = tmp_path / "inbox.mbox"
    whole = mails(1, 4)
    path.write_bytes(whole[:-10])
    take(desk, path)
    path.write_bytes(whole + one_mail(4))
    parsed.clear()
    assert counts(take(desk, path)) == (4, 1, 2, 0)
    assert len(parsed) == 4


def test_what_is_read_otherwise_is_read_again(
    desk: Desk, small: Path, parsed: list[int]
) -> None:
    take(desk, small, ReadingChoices({"Message": "name"}))
    assert len(parsed) == 7


def test_asked_for_all_of_it_all_of_it_is_read(
    desk: Desk, small: Path, parsed: list[int]
) -> None:
    heard: list[object] = []
    files = [(partial(desk.open_lead_file, small), heard.append)]
    (report,) = preview_files(desk, files, SourceSettings())
    assert (counts(report), len(heard)) == ((7, 2, 5, 0), 7)
    assert counts(take(desk, small, reads_all=True)) == (7, 2, 5, 0)
    assert rows_of(desk, 2) == list(range(1, 8))
    parsed.clear()
    assert counts(take(desk, small)) == (7, 0, 7, 0)
    assert parsed == []


def test_json_tells_every_record_of_a_grown_mbox(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = CommandLine(tmp_path, capsys)
    path = tmp_path / "inbox.mbox"
    path.write_bytes(mails(1, 4))
    desk("import", path)
    path.write_bytes(mails(1, 6))
    (file,) = desk("import", "--json", path).document["files"]
    told = [(record["row"], record["verdict"]) for record in file["records"]]
    assert told == [(1, "known"), (2, "known"), (3, "known"), (4, "new"), (5, "new")]
