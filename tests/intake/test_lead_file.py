"""What holds leads is told by its content, whatever it is called."""

import shutil
from pathlib import Path

import pytest

from callback_desk.domain.errors import DeskError
from callback_desk.domain.ports import LeadFile
from callback_desk.intake.lead_file import open_lead_file
from tests.intake.mails import MAILS, mail
from tests.intake.opening import PRESETS, SAMPLES
from tests.intake.outlook_files import BODY, outlook


def opened(path: Path) -> LeadFile:
    return open_lead_file(path, PRESETS, MAILS)


@pytest.mark.parametrize(
    ("sample", "called", "recognised_as"),
    [
        ("divi-0.eml", "lead.txt", "divi-mail"),
        ("divi-0.eml", "lead", "divi-mail"),
        ("inbox.mbox", "Inbox", "mbox"),
        ("inbox.mbox", "inbox.eml", "mbox"),
        ("gravity-forms.csv", "leads.txt", "gravity-forms-csv"),
        ("gravity-forms.csv", "leads", "gravity-forms-csv"),
    ],
)
def test_the_content_tells(
    tmp_path: Path, sample: str, called: str, recognised_as: str
) -> None:
    shutil.copy(SAMPLES / sample, tmp_path / called)
    assert opened(tmp_path / called).recognised_as == recognised_as


def test_an_outlook_message_and_a_maildir_are_opened(tmp_path: Path) -> None:
    (tmp_path / "lead").write_bytes(outlook({BODY: "Name: Ann\nPhone: 1\nMessage: x"}))
    assert opened(tmp_path / "lead").recognised_as == "generic-mail"
    for part in ("new", "cur"):
        (tmp_path / part).mkdir()
    assert opened(tmp_path).recognised_as == "maildir"
    assert list(opened(tmp_path).submissions()) == []


@pytest.mark.parametrize(
    "content",
    [
        "Name,Phone\nAnn: Bell,646-555-0188\n",
        "From,To,Subject,Phone\na,b,c,646-555-0188\n",
        "Date: x,Phone\n2026-11-16,646-555-0188\n",
    ],
)
def test_a_table_is_never_taken_for_a_mail(tmp_path: Path, content: str) -> None:
    (tmp_path / "leads.txt").write_text(content)
    assert opened(tmp_path / "leads.txt").recognised_as == "generic-csv"


def test_a_mail_by_name_is_a_mail_whatever_stands_in_it(tmp_path: Path) -> None:
    (tmp_path / "lead.eml").write_text("Name,Phone\nAnn,646-555-0188\n")
    assert opened(tmp_path / "lead.eml").recognised_as == "plain-mail"


@pytest.mark.parametrize("name", ["missing.eml", "missing.mbox", ".", "a\0b"])
def test_what_is_not_there_is_a_desk_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(DeskError):
        opened(tmp_path / name)


def test_a_mail_after_a_byte_order_mark_and_with_windows_ends(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + mail("Phone: 1").replace(b"\n", b"\r\n")
    (tmp_path / "lead.txt").write_bytes(data)
    assert opened(tmp_path / "lead.txt").recognised_as == "plain-mail"
