"""A mail's pasted text: with its head, without one, from the source, with nothing."""

import pytest

from callback_desk import shipped
from callback_desk.domain.errors import FileEmpty
from callback_desk.domain.local_time import zone_named
from callback_desk.domain.submission import Submission
from callback_desk.intake.mail_archive import MailFile
from callback_desk.intake.mail_contents import MailContents
from callback_desk.intake.mail_forms import MailReader
from callback_desk.intake.pasted_mail import PastedMail
from tests.cli.command_line import SAMPLES

FORM = "Name: Maria Alvarez\nPhone: (212) 555-0142\nMessage: please call me\n"
HEAD = (
    "From: Clinic <wordpress@clinic.example>\n"
    "Sent: Monday, November 16, 2026 10:02 AM\n"
    "To: office@clinic.example\n"
    "Subject: New consult request\n"
)


def reader() -> MailContents:
    zone = zone_named("America/New_York")
    return MailContents(MailReader(shipped.mail_presets(), {}, zone))


def pasted(text: str) -> Submission:
    (submission,) = PastedMail(text, reader()).submissions()
    return submission


@pytest.mark.parametrize("head", ["", HEAD, HEAD + "\n", "\n\n", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_with_a_head_or_without_the_form_is_read(head: str, line_end: str) -> None:
    submission = pasted((head + FORM).replace("\n", line_end))
    assert submission.name == "Maria Alvarez"
    assert submission.phone_text == "(212) 555-0142"
    assert submission.problem is None


@pytest.mark.parametrize("sample", ["divi-0.eml", "gravity-0.eml", "cf7-0.eml"])
def test_a_mails_source_is_read_as_its_file(sample: str) -> None:
    path = SAMPLES / sample
    (by_file,) = MailFile(path, path.name, reader()).submissions()
    by_paste = pasted(path.read_text("utf-8"))
    assert (by_paste.name, by_paste.phone_text, by_paste.received) == (
        *(by_file.name, by_file.phone_text, by_file.received),
    )
    assert by_paste.recognised_as == by_file.recognised_as


def test_letters_of_any_alphabet_stay() -> None:
    assert pasted(FORM.replace("Maria", "Zoë Ångström")).name == "Zoë Ångström Alvarez"


def test_what_is_no_form_is_kept_with_a_reason() -> None:
    submission = pasted("Could somebody ring my sister back?")
    assert submission.problem is not None
    assert "my sister" in submission.message


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff"])
def test_nothing_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(FileEmpty, match="The pasted text is empty"):
        pasted(text)
