"""A mail that is in memory alone is read as one in a file."""

from pathlib import Path

import pytest

from callback_desk.domain.errors import FileError
from callback_desk.domain.held_mail import HeldMail
from callback_desk.intake.held_mail import HeldMailFile
from callback_desk.intake.mail_archive import MailFile
from callback_desk.intake.mail_message import LARGEST_MAIL
from tests.intake.outlook_files import BODY, SUBJECT, outlook
from tests.intake.test_pasted_mail import FORM
from tests.intake.test_pasted_table import reader

MAIL = f"From: forms@clinic.example\nTo: a@b.example\nSubject: x\n\n{FORM}".encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("Contact form.msg", outlook({SUBJECT: "Contact form", BODY: FORM})),
        ("Contact form.eml", MAIL),
        ("Contact form", MAIL),
        ("long.eml", MAIL + b"\n" * LARGEST_MAIL),
    ],
)
def test_it_says_what_its_file_would_say(
    tmp_path: Path, name: str, data: bytes
) -> None:
    held = HeldMailFile(HeldMail(name, data), reader())
    (tmp_path / name).write_bytes(data)
    filed = MailFile(tmp_path / name, name, reader())
    assert list(held.submissions()) == list(filed.submissions())
    assert held.digest == filed.digest
    assert (held.name, held.recognised_as) == (filed.name, filed.recognised_as)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("leads.csv", b"Name,Phone\nAna,646-555-0101\n", "saved as a file first"),
        (
            "Archive.mbox",
            b"From a@b Mon Nov 16 09:00:00 2026\nSubject: x\n",
            "saved",
        ),
        ("photo.eml", b"\x89PNG\r\n\x1a\n" + bytes(40), "photo.eml"),
        ("a.eml", b" \n", "a.eml"),
        ("a.msg", outlook({BODY: FORM})[:700], "a.msg"),
    ],
)
def test_what_is_no_mail_gets_a_sentence(name: str, data: bytes, says: str) -> None:
    with pytest.raises(FileError) as refused:
        HeldMailFile(HeldMail(name, data), reader())
    assert says in refused.value.sentence
