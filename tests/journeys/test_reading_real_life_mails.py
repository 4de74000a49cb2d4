"""Form mails as clinics set them up are read as a person would read them."""

import pytest

from callback_desk import shipped
from callback_desk.intake.mail_contents import MailContents
from callback_desk.intake.mail_forms import MailReader
from callback_desk.intake.mail_message import read_mail
from tests.intake.mails import MAILS, NEW_YORK
from tests.journeys.real_life_mails import REAL_LIFE


def test_there_are_thirty_of_them() -> None:
    assert len(REAL_LIFE) >= 30


@pytest.mark.parametrize("name", REAL_LIFE)
def test_it_says_what_a_person_reads(name: str) -> None:
    case = REAL_LIFE[name]
    reader = MailContents(MailReader(MAILS, {}, NEW_YORK), shipped.form_presets())
    (read,) = reader.read(1, read_mail(case.data))
    digits = "".join(filter(str.isdigit, read.phone_text or ""))
    assert (read.recognised_as, read.name, digits[-10:], read.email) == (
        *(case.product, case.name, case.digits, case.email),
    )
    assert (read.problem and read.problem.why) == case.why
    if case.message is not None:
        assert read.message == case.message
