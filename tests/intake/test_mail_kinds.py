"""What staff pass on is read as it came; replies and machines are no forms."""

import pytest

from callback_desk.domain.submission import Submission, Why
from callback_desk.intake.mail_contents import INSIDE
from tests.intake.mails import mail
from tests.intake.test_mail_contents import held

KIM = "Kim Osei <kim@clinic.example>"
SIGNATURE = "\n\nKim Osei\nHarbor Ketamine\n(212) 555-0000\n"
FORM = "Name: Ann Bell\nPhone: 646-555-0188\nMessage: help me\n"
ANSWERS = "In-Reply-To: <a@b>\nReferences: <a@b>\n"
TOLD = "From: Web <web@clinic.example>\n{sent}: Nov 16\nTo: a@clinic.example\n{subject}"
ENGLISH = TOLD.format(sent="Date", subject="Subject: New lead\n\n")
OUTLOOK = TOLD.format(sent="Sent", subject="Subject: New lead\n\n")
SPANISH = (
    "De: \tWeb <web@clinic.example>\nFecha: \tMon, 16 Nov\nPara: \ta@clinic.example\n"
    "Asunto: \tNew lead\n\n"
)


def only(data: bytes) -> Submission:
    """The one record that a mail is."""
    (told,) = held(data)
    return told


def as_quoted(text: str) -> str:
    return "".join(f"> {line}\n" for line in text.splitlines())


@pytest.mark.parametrize("own", ["", "Please call her today.", SIGNATURE])
@pytest.mark.parametrize(
    "passed_on",
    [
        f"---------- Forwarded message ---------\n{ENGLISH}{FORM}",
        f"________________________________\n{OUTLOOK}{FORM}",
        f"-----Original Message-----\n{OUTLOOK}{FORM}",
        f"-------- Mensaje reenviado --------\n{SPANISH}{FORM}",
        f"Begin forwarded message:\n\n{as_quoted(ENGLISH + FORM)}",
    ],
)
def test_a_form_passed_on_in_the_text_is_its_visitors(own: str, passed_on: str) -> None:
    told = only(mail(f"{own}\n{passed_on}", subject="Fwd: New lead", sender=KIM))
    assert (told.name, told.phone_text) == ("Ann Bell", "646-555-0188")
    assert told.message == "help me"
    assert told.email is None
    assert INSIDE in told.repairs
    assert told.problem is None
    assert own.strip() in told.beside


def test_a_product_is_known_through_the_passing_on() -> None:
    head = ENGLISH.replace("Web <", "Ann Bell <")
    head = head.replace("New lead", "New Message From Harbor")
    told = only(
        mail(
            f"---------- Forwarded message ---------\n{head}I read of you\n"
            "Phone: 646-555-0188\nCondition: CRPS\n",
            subject="Fwd: New Message From Harbor",
            sender=KIM,
        )
    )
    assert told.recognised_as == "divi-mail"
    assert (told.name, told.message) == ("Ann Bell", "I read of you")


def test_a_form_passed_on_as_html_alone_is_read() -> None:
    told = only(
        mail(
            "<div>---------- Forwarded message ---------<br>From: Web &lt;web@c.example"
            "&gt;<br>Date: Mon<br>Subject: New Entry: A<br>To: a@clinic.example<br><br>"
            "<table><tr><td>Name</td><td>Ann Bell</td></tr><tr><td>Phone</td><td>"
            "646-555-0188</td></tr></table></div>",
            subject="Fwd: New Entry: A",
            sender=KIM,
            kind="text/html",
        )
    )
    assert told.recognised_as == "wpforms-mail"
    assert (told.name, told.phone_text) == ("Ann Bell", "646-555-0188")


QUOTED = "\nOn Mon, Nov 16, 2026 at 10:00 AM Web <web@clinic.example> wrote:\n"
GRAVITY = (
    "<p>Thanks</p><blockquote><table><tr bgcolor='#EAF2FA'><td>Name</td></tr><tr><td>"
    "</td><td>Ann Bell</td></tr><tr bgcolor='#EAF2FA'><td>Phone</td></tr><tr><td></td>"
    "<td>646-555-0188</td></tr></table></blockquote>"
)


def test_who_answers_is_no_form_and_is_kept_with_their_own_number() -> None:
    body = f"Tuesday is fine. My other number is 917-555-0111{QUOTED}{as_quoted(FORM)}"
    told = only(
        mail(body, subject="Re: New lead", sender="Ann B <a@x.example>", more=ANSWERS)
    )
    assert told.problem is not None
    assert told.problem.why is Why.UNRECOGNISED
    assert (told.name, told.phone_text) == ("Ann B", "917-555-0111")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (f"I called her.{SIGNATURE}{QUOTED}{as_quoted(FORM)}", "text/plain"),
        (f"Called.{SIGNATURE}________________________________\n{OUTLOOK}{FORM}", ""),
        (GRAVITY, "text/html"),
    ],
)
def test_staff_who_answer_are_nobody_to_call(body: str, kind: str) -> None:
    told = only(
        mail(
            body,
            subject="RE: New submission from A",
            sender=KIM,
            more=ANSWERS,
            kind=kind or "text/plain",
        )
    )
    assert told.problem is not None
    assert (told.name, told.phone_text, told.email) == ("", "", None)


@pytest.mark.parametrize(
    ("subject", "sender", "more", "words"),
    [
        ("Automatic reply: lead", KIM, "", "automatic reply"),
        ("Fuera de la oficina", KIM, "", "automatic reply"),
        ("Away", KIM, "Auto-Submitted: auto-replied\n", "automatic reply"),
        ("Undelivered", "MAILER-DAEMON@mx.example", "", "came back"),
        (
            "Failure",
            "Mail <x@mx.example>",
            "Content-Type: multipart/report; boundary=x\n",
            "came back",
        ),
    ],
)
def test_machines_are_nobody_to_call(
    subject: str, sender: str, more: str, words: str
) -> None:
    told = only(mail("Call 212-555-0000.", subject=subject, sender=sender, more=more))
    assert told.problem is not None
    assert words in told.problem.words
    assert (told.name, told.phone_text) == ("", "")


def test_a_form_that_a_machine_sent_is_a_form() -> None:
    told = only(mail(FORM, more="Auto-Submitted: auto-generated\n"))
    assert told.phone_text == "646-555-0188"


def test_danger_in_a_reply_is_read() -> None:
    told = only(mail("I want to die", subject="Re: hi", more=ANSWERS))
    assert "I want to die" in told.message


def test_the_sites_own_number_below_its_name_is_nobodys() -> None:
    told = only(
        mail(
            "Name: Ann Bell\nEmail: ann@x.example\nMessage: please call me\n\n"
            "Harbor Ketamine\n12 Main St\nTel: (212) 555-0000\n"
        )
    )
    assert (told.phone_text, told.message) == ("", "please call me")


def test_a_visitors_name_in_from_does_not_cut_their_form_off() -> None:
    told = only(
        mail(
            "Name\n\nAnn Bell\n\nPhone\n\n646-555-0188\n\nMessage\n\nhi",
            sender="Ann Bell <web@clinic.example>",
        )
    )
    assert told.phone_text == "646-555-0188"
