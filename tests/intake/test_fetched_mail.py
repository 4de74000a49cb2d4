"""A fetched mail is read as the same mail in a file is."""

from zoneinfo import ZoneInfo

from callback_desk import shipped
from callback_desk.domain.mailbox import FetchedMail
from callback_desk.domain.submission import Why
from callback_desk.intake.fetched_mail import FetchedMailReader
from callback_desk.intake.mail_archive import MailFile
from callback_desk.intake.mail_contents import MailContents
from callback_desk.intake.mail_forms import MailReader
from tests.intake.opening import SAMPLES

READER = MailContents(
    MailReader(shipped.mail_presets(), {}, ZoneInfo("America/New_York"))
)


def test_every_sample_says_what_its_file_says() -> None:
    read = FetchedMailReader(READER)
    samples = sorted(SAMPLES.glob("*.eml"))
    assert len(samples) > 20
    for sample in samples:
        data = sample.read_bytes()
        (from_file,) = MailFile(sample, sample.name, READER).submissions()
        assert read(FetchedMail(9, data, len(data)), 1) == [from_file]


def test_a_mail_that_is_too_large_is_kept_with_its_headers() -> None:
    head = b"From: Ana Lopez <ana@example.net>\r\nSubject: my files\r\n\r\n"
    mail = FetchedMail(1, head, 60 * 1024 * 1024, is_cut=True)
    (told,) = FetchedMailReader(READER)(mail, 4)
    assert told.problem is not None
    assert told.problem.why is Why.SIZE
    assert "60 MB" in told.problem.words
    assert told.row == 4
    assert told.name == "Ana Lopez"
    assert "my files" in told.raw
