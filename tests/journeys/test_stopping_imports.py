"""An import or a preview that is wanted no more ends at the next mail."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from callback_desk.domain.stopping import Stopped
from callback_desk.intake import mail_archive, maildir
from callback_desk.intake.encoding import EncodingSurvey
from callback_desk.intake.mail_message import Mail, read_mail
from callback_desk.intake.mbox_index import MailIndex, index_mails
from callback_desk.intake.regular_file import CHUNK
from callback_desk.services.desk import Desk
from callback_desk.services.file_opener import FileOpener
from callback_desk.services.file_report import FileReport
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.import_preview import preview_import
from callback_desk.services.preview_rows import PreviewRows
from tests.desks import copy_desk, opened
from tests.intake.mails import mail
from tests.journeys.test_grown_mboxes import SEPARATOR, mails, open_leads

MANY = 60


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
    monkeypatch.setattr(maildir, "read_mail", counted)
    return sizes


@pytest.fixture
def mbox(tmp_path: Path) -> Path:
    path = tmp_path / "inbox.mbox"
    path.write_bytes(mails(1, MANY + 1))
    return path


def parsed_so_many(parsed: list[int], most: int) -> Callable[[], bool]:
    return lambda: len(parsed) >= most


def import_until(desk: Desk, path: Path, stop: Callable[[], bool]) -> FileReport:
    opener = FileOpener(desk.open_lead_file, path)
    return import_file(desk, opener, SourceSettings(), should_stop=stop)


def preview_until(desk: Desk, path: Path, stop: Callable[[], bool]) -> None:
    opener = FileOpener(desk.open_lead_file, path)

    def hear(rows: PreviewRows, share: float | None) -> None:
        """Listen to none."""

    preview_import(desk, [(path.name, opener)], SourceSettings(), hear, stop)


def test_an_import_ends_with_the_mail_at_hand(
    desk: Desk, mbox: Path, parsed: list[int]
) -> None:
    report = import_until(desk, mbox, parsed_so_many(parsed, 7))
    assert report == FileReport(stopped=True)
    assert len(parsed) == 7
    assert open_leads(desk) == []
    assert import_until(desk, mbox, lambda: False).seen == MANY


def test_of_a_maildir_as_well(desk: Desk, tmp_path: Path, parsed: list[int]) -> None:
    folder = tmp_path / "Maildir"
    for part in ("new", "cur", "tmp"):
        (folder / part).mkdir(parents=True)
    for number in range(9):
        (folder / "new" / f"{number}.box").write_bytes(mail(f"Name: Ann {number}\n"))
    assert import_until(desk, folder, parsed_so_many(parsed, 3)).stopped
    assert len(parsed) == 3


@pytest.mark.parametrize("attempt", [import_until, preview_until])
def test_an_archive_in_which_mails_are_looked_for_is_read_no_further(
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    attempt: Callable[[Desk, Path, Callable[[], bool]], object],
) -> None:
    path = tmp_path / "big.mbox"
    path.write_bytes(SEPARATOR + mail("x" * 20 * CHUNK) + b"\n")
    fed: list[int] = []

    def index(chunks: Iterator[bytes]) -> MailIndex:
        return index_mails(fed.append(len(chunk)) or chunk for chunk in chunks)  # type: ignore[func-returns-value] # it is noted in passing

    monkeypatch.setattr(mail_archive, "index_mails", index)
    try:
        assert attempt(desk, path, lambda: len(fed) >= 3) == FileReport(stopped=True)
    except Stopped:
        assert attempt is preview_until
    assert len(fed) == 3


@pytest.mark.parametrize("attempt", [import_until, preview_until])
def test_a_table_that_is_surveyed_is_read_no_further(
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    attempt: Callable[[Desk, Path, Callable[[], bool]], object],
) -> None:
    path = tmp_path / "big.csv"
    path.write_text("Name,Phone\n" + "Ana Bell,212-555-0101\n" * 400_000, "utf-8")
    taken: list[int] = []
    really_take = EncodingSurvey.take

    def take(survey: EncodingSurvey, chunk: bytes) -> None:
        taken.append(len(chunk))
        really_take(survey, chunk)

    monkeypatch.setattr(EncodingSurvey, "take", take)
    try:
        assert attempt(desk, path, lambda: len(taken) >= 3) == FileReport(stopped=True)
    except Stopped:
        assert attempt is preview_until
    assert len(taken) == 3
    assert open_leads(desk) == []
