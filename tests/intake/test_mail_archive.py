"""Mails in files, archives and folders: every one accounted for, changes noticed."""

import os
import shutil
from pathlib import Path

import pytest

from callback_desk.domain.errors import (
    FileChanged,
    FileNotText,
    FileUnreadable,
)
from callback_desk.domain.import_errors import MailEmpty
from callback_desk.domain.progress_port import TellsProgress
from callback_desk.domain.submission import Why
from callback_desk.intake import mail_archive
from callback_desk.intake.mail_archive import MailFile, MboxFile
from callback_desk.intake.mail_contents import MailContents
from callback_desk.intake.mail_forms import MailReader
from callback_desk.intake.mail_message import LARGEST_MAIL
from callback_desk.intake.maildir import MaildirFolder, is_maildir
from tests.intake.mails import MAILS, mail
from tests.intake.opening import SAMPLES
from tests.intake.outlook_files import BODY, SUBJECT, outlook

READER = MailContents(MailReader(MAILS, {}))
FORM = "Name: Ann Bell {0}\nPhone: 646-555-01{0}\nMessage: hi\n"
SEPARATOR = b"From a@b.example Mon Nov 16 10:00:00 2026\n"


def form(number: int) -> bytes:
    return mail(FORM.format(number))


def mbox(folder: Path, *mails: bytes) -> MboxFile:
    path = folder / "inbox.mbox"
    path.write_bytes(b"".join(SEPARATOR + one + b"\n" for one in mails))
    return MboxFile(path, path.name, READER)


def maildir(folder: Path, **mails: bytes) -> Path:
    for part in ("new", "cur", "tmp"):
        (folder / "Maildir" / part).mkdir(parents=True)
    for number, (name, data) in enumerate(mails.items()):
        part, suffix = ("cur", ":2,S") if number % 2 else ("new", "")
        (folder / "Maildir" / part / f"{name}{suffix}").write_bytes(data)
    return folder / "Maildir"


def test_a_mail_alone_is_recognised_as_its_form(tmp_path: Path) -> None:
    path = tmp_path / "lead.eml"
    path.write_bytes(form(10))
    file = MailFile(path, "given/lead.eml", READER)
    assert (file.name, file.recognised_as) == ("given/lead.eml", "generic-mail")
    assert file.encoding is None
    assert len(file.digest) == 64
    (submission,) = file.submissions()
    assert (submission.row, submission.name) == (1, "Ann Bell 10")
    assert submission.raw.encode() == form(10)


@pytest.mark.parametrize("data", [b"", b"\r\n \n", b"\xef\xbb\xbf\n"])
def test_an_empty_mail_is_empty(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "lead.eml"
    path.write_bytes(data)
    with pytest.raises(MailEmpty, match=r"There is no mail in lead\.eml"):
        MailFile(path, path.name, READER)


def test_a_picture_that_calls_itself_a_mail_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lead.eml"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    with pytest.raises(FileNotText) as caught:
        MailFile(path, path.name, READER)
    assert "lead.eml is a picture" in caught.value.sentence
    assert ".eml" in caught.value.what_to_do


@pytest.mark.parametrize("name", ["lead.msg", "lead.eml"])
def test_noise_is_no_mail(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(bytes(range(256)) * 12)
    with pytest.raises(FileNotText) as caught:
        MailFile(path, path.name, READER)
    assert f"{name} is no mail" in caught.value.sentence


def test_a_mail_with_noise_in_it_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "lead.eml"
    path.write_bytes(b"\0\1\2\3\4" * 9 + b"\nSubject: help\n\nI want to die\n")
    (submission,) = MailFile(path, path.name, READER).submissions()
    assert "I want to die" in submission.message
    path.write_bytes("I want to die\n".encode("utf-16"))
    (submission,) = MailFile(path, path.name, READER).submissions()
    assert submission.problem is not None


def test_a_mail_that_changes_before_it_is_read_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "lead.eml"
    path.write_bytes(form(10))
    file = MailFile(path, path.name, READER)
    path.write_bytes(form(11) + b"more")
    with pytest.raises(FileChanged):
        list(file.submissions())


def test_an_outlook_message_with_large_attachments_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_archive, "LARGEST_MAIL", 100)
    path = tmp_path / "lead.msg"
    path.write_bytes(outlook({SUBJECT: "x", BODY: FORM.format(10)}))
    (submission,) = MailFile(path, path.name, READER).submissions()
    assert submission.name == "Ann Bell 10"


def test_every_mail_of_an_mbox_has_its_number_as_row(tmp_path: Path) -> None:
    file = mbox(tmp_path, form(10), b"X: y\n", mail("no form"), form(11))
    assert (file.recognised_as, file.encoding) == ("mbox", None)
    submissions = list(file.submissions())
    assert [s.row for s in submissions] == [1, 2, 3, 4]
    assert [s.recognised_as for s in submissions] == [
        "generic-mail", "plain-mail", "plain-mail", "generic-mail",
    ]  # fmt: skip
    assert submissions[3].phone_text == "646-555-0111"


def test_quoted_from_lines_are_text_again() -> None:
    file = MboxFile(SAMPLES / "inbox.mbox", "inbox.mbox", READER)
    assert {s.message for s in file.submissions()} == {"From what I read it may help."}


def test_a_huge_mail_of_an_mbox_is_cut_and_the_next_one_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_archive, "LARGEST_MAIL", 2_000)
    file = mbox(tmp_path, mail("Phone: 212-555-0142\n" * 100_000), form(11))
    huge, whole = file.submissions()
    assert len(huge.raw) < 3_000
    assert "only the beginning was kept" in huge.raw
    assert whole.name == "Ann Bell 11"


def test_an_mbox_that_changes_while_it_is_read_has_changed(tmp_path: Path) -> None:
    file = mbox(tmp_path, form(10), form(11))
    path = tmp_path / "inbox.mbox"
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Ann Bell 11", b"Ann Bell 12"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    with pytest.raises(FileChanged):
        list(file.submissions())
    file = mbox(tmp_path, form(10))
    with path.open("ab") as more:
        more.write(b"x")
    with pytest.raises(FileChanged):
        list(file.submissions())


def test_a_maildir_is_read_in_the_order_of_delivery(tmp_path: Path) -> None:
    path = maildir(tmp_path, a3=form(13), a1=form(11), a2=form(12))
    (path / "cur" / ".hidden").write_bytes(form(14))
    (path / "new" / "a4").symlink_to(path / "new" / "a3")
    (path / "tmp" / "a5").write_bytes(form(15))
    assert is_maildir(path)
    file = MaildirFolder(path, "Maildir", READER)
    assert (file.recognised_as, file.encoding) == ("maildir", None)
    submissions = list(file.submissions())
    assert [s.row for s in submissions] == [1, 2, 3]
    assert [s.name[-2:] for s in submissions] == ["11", "12", "13"]


def test_an_archive_tells_how_much_of_it_was_read(tmp_path: Path) -> None:
    folder = maildir(tmp_path, a1=form(11), a2=form(12))
    for file in (
        mbox(tmp_path, form(10), form(11)),
        MaildirFolder(folder, "Maildir", READER),
    ):
        assert isinstance(file, TellsProgress)
        shares = [file.fraction_read() for _ in file.submissions()]
        assert shares == [pytest.approx(0.5, abs=0.01), 1.0]


def test_reading_a_mail_elsewhere_does_not_change_its_place(tmp_path: Path) -> None:
    path = maildir(tmp_path, a1=form(11), a2=form(12))
    before = MaildirFolder(path, "Maildir", READER).digest
    shutil.move(path / "new" / "a1", path / "cur" / "a1:2,RS")
    after = MaildirFolder(path, "Maildir", READER)
    assert after.digest == before
    assert [s.name[-2:] for s in after.submissions()] == ["11", "12"]


def test_a_maildir_whose_mail_moves_while_it_is_read_has_changed(
    tmp_path: Path,
) -> None:
    path = maildir(tmp_path, a1=form(11), a2=form(12))
    file = MaildirFolder(path, "Maildir", READER)
    (path / "new" / "a1").unlink()
    with pytest.raises(FileChanged):
        list(file.submissions())


def test_a_folder_that_is_none_is_unreadable(tmp_path: Path) -> None:
    assert not is_maildir(tmp_path)
    with pytest.raises(FileUnreadable):
        MaildirFolder(tmp_path, "Maildir", READER)
    with pytest.raises(FileUnreadable):
        MboxFile(tmp_path, "inbox.mbox", READER)
    with pytest.raises(FileUnreadable):
        MailFile(tmp_path / "gone.eml", "gone.eml", READER)


def test_a_mail_of_a_hundred_megabytes_is_kept_with_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "huge.eml"
    with path.open("wb") as huge:
        huge.write(mail("My number is 212-555-0142\n"))
        for _ in range(100):
            huge.write(b"x" * 1_048_576)
    (submission,) = MailFile(path, path.name, READER).submissions()
    assert submission.problem is not None
    assert submission.problem.why is Why.SIZE
    assert submission.phone_text == "212-555-0142"
    assert len(submission.raw) < LARGEST_MAIL + 100
    assert len(submission.message) < 300_000


def test_the_mails_behind_a_beginning_are_told_as_those_of_the_whole(
    tmp_path: Path,
) -> None:
    first = mbox(tmp_path, form(10), form(11))
    mbox(tmp_path, form(10), form(11), form(12), form(13))
    path = tmp_path / "inbox.mbox"
    lengths = (0, 7, first.length, first.length + 1, 10**9)
    whole = MboxFile(path, path.name, READER, lengths=lambda: lengths)
    assert whole.beginnings == {first.length: first.digest}
    told = list(whole.submissions())
    assert [one.row for one in told] == [1, 2, 3, 4]
    assert list(whole.submissions_behind(first.length)) == told[2:]


def test_what_changes_behind_a_beginning_is_noticed(tmp_path: Path) -> None:
    first = mbox(tmp_path, form(10))
    mbox(tmp_path, form(10), form(11), form(12))
    path = tmp_path / "inbox.mbox"
    whole = MboxFile(path, path.name, READER, lengths=lambda: [first.length])
    before = path.stat()
    with path.open("r+b") as file:
        file.seek(-5, os.SEEK_END)
        file.write(b"X")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(FileChanged):
        list(whole.submissions_behind(first.length))
