"""Mails of forms, known and unknown, and mails of people, as submissions."""

import pytest

from callback_desk.domain.submission import Submission, Why
from callback_desk.intake.mail_forms import MailReader
from callback_desk.intake.mail_message import read_mail
from tests.intake.mails import MAILS, asked, mail, understood

PERSON = "=?utf-8?Q?Mar=C3=ADa_Pe=C3=B1a?= <mail@clinic.example>"


def says(submission: Submission) -> tuple[str, str, str, str]:
    return (
        submission.recognised_as,
        submission.name,
        submission.phone_text,
        submission.message,
    )


@pytest.mark.parametrize(
    "body",
    [
        "Nombre: Ann Bell\nCelular: 646-555-0188\nMensaje: Hola\na todos",
        "A new enquiry:\n\nFull name: Ann Bell\n\nBest number: 646-555-0188\n\n"
        "Tell us more: Hola\na todos\n\n-- \nClinic, (212) 555-0100",
        "Name\n\nAnn Bell\n\nCell phone\n\n646-555-0188\n\nComments\n\nHola\na todos",
        "First name: Ann\nLast name: Bell\nTel.: 646-555-0188\nMessage: Hola\na todos",
        "Wer: Ann Bell\nPhone: 646-555-0188\nQuestion: Hola\na todos",
        "* Your name: Ann Bell\n* Your mobile: 646-555-0188\n* Message: Hola\na todos",
    ],
)
def test_lines_of_any_form_are_read_by_their_labels(body: str) -> None:
    submission = asked(body)
    expected = ("generic-mail", "Ann Bell", "646-555-0188", "Hola\na todos")
    assert says(submission) == expected
    assert submission.problem is None


@pytest.mark.parametrize(
    "body",
    [
        "Name: Ann\n\nWas ist: I want\nto die\n\nPhone: 646-555-0188",
        "Name: Ann\n\nI want\nto die\n\nPhone: 646-555-0188\nCondition: CRPS",
        "Name: Ann\nPhone: 646-555-0188\n\nI want\nto die\n\nMessage: x",
    ],
)
def test_what_stands_under_no_known_label_is_not_lost(body: str) -> None:
    submission = asked(body)
    assert submission.recognised_as == "generic-mail"
    assert "I want\nto die" in f"{submission.message}\n{submission.answers}"


@pytest.mark.parametrize(
    "body",
    [
        "<p>Full name: Ann Bell</p><p>Cell:<br><a href='tel:1'>646-555-0188</a></p>"
        "<p>Message:<br>Hola<br>a todos</p>",
        "<table><tr><th>Who</th><td>Ann Bell</td></tr><tr><th>Best number to reach you"
        "</th><td>646-555-0188</td></tr><tr><th>Anything else?</th><td>Hola<br>a todos"
        "</td></tr></table><p>Call us: (212) 555-0100</p>",
        "<p><b>Name</b></p><p>Ann Bell</p><p><b>Móvil</b></p><p>646-555-0188</p>"
        "<p><b>Comments</b></p><p>Hola<br>a todos</p>",
        "<ul><li><b>Name:</b> Ann Bell</li><li><b>Cell:</b> 646-555-0188</li>"
        "<li><b>Message:</b> Hola<br>a todos</li></ul>",
        "<table><tr><td>Wer</td><td>Ann Bell</td></tr><tr><td>Wohin</td><td>"
        "646-555-0188</td></tr><tr><td>Message</td><td>Hola<br>a todos</td></tr>",
    ],
)
def test_html_of_any_form_is_read_by_its_structure(body: str) -> None:
    submission = asked(body, kind="text/html")
    expected = ("generic-mail", "Ann Bell", "646-555-0188", "Hola\na todos")
    assert says(submission) == expected


def test_text_that_says_nothing_leaves_the_html_to_be_read() -> None:
    body = (
        "--x\n\nYour reader shows no HTML.\n--x\nContent-Type: text/html\n\n"
        "<table><tr><td>Name</td><td>Ann Bell</td></tr><tr><td>Phone</td>"
        "<td>646-555-0188</td></tr></table>\n--x--"
    )
    more = "Content-Type: multipart/alternative; boundary=x\n"
    assert asked(body, more=more).name == "Ann Bell"


def test_divi_takes_its_name_from_the_sender_and_its_text_from_above() -> None:
    submission = asked(
        "Me duele.\nNota: sí\n\nTeléfono: 646-555-0188\nPadece: fibromialgia",
        subject="New Message From Clínica - Contacto",
        sender=PERSON,
        more="Reply-To: m@x.example\n",
    )
    expected = ("divi-mail", "María Peña", "646-555-0188", "Me duele.\nNota: sí")
    assert says(submission) == expected
    assert (submission.email, submission.answers) == ("m@x.example", "fibromialgia")


def test_divis_long_answers_do_not_hide_the_number() -> None:
    submission = asked(
        "I hurt.\n\nPhone: 646-555-0188\nTell us more: a\nb\nc",
        subject="New Message From Clinic",
        sender=PERSON,
    )
    assert submission.phone_text == "646-555-0188"
    assert submission.message == "I hurt.\na\nb\nc"


@pytest.mark.parametrize(
    "foot",
    [
        "-- \nThis e-mail was sent from a contact form on Clinic (https://x.example)\n"
        "(212) 555-0100",
        "--\nThis is a notification that a contact form was submitted on your website.",
    ],
)
def test_contact_form_7_with_the_clinics_own_template(foot: str) -> None:
    submission = asked(
        "From: Ann Bell <ann@x.example>\nSubject: I want to die\n\nMessage Body:\n"
        f"help\n-- \nreally\n\nTel: 646-555-0188\n\n{foot}",
        subject='Clinic "I want to die"',
    )
    expected = ("cf7-mail", "Ann Bell", "646-555-0188", "help\n--\nreally")
    assert says(submission) == expected
    assert submission.email == "ann@x.example"
    assert submission.answers == "I want to die"


def test_gravity_reads_lists_and_labels_of_any_language() -> None:
    rows = [
        ("Anfrage von", "Ann Bell"), ("Best way", "Phone"), ("Móvil", "646-555-0188"),
        ("Conditions", "<ul class='bulleted'><li>PTSD</li><li>CRPS</li></ul>"),
    ]  # fmt: skip
    inner = "".join(
        f"<tr bgcolor='#EAF2FA'><td colspan='2'><font><strong>{label}</strong></font>"
        f"</td></tr><tr><td>&nbsp;</td><td><font>{value}</font></td></tr>"
        for label, value in rows
    )
    submission = asked(
        f"<table><tr><td><table>{inner}</table></td></tr></table>",
        subject="New submission from Free consult",
        kind="text/html",
    )
    assert says(submission) == ("gravity-forms-mail", "Ann Bell", "646-555-0188", "")
    assert submission.answers == "Phone\nPTSD\nCRPS"
    assert submission.source.form == "Free consult"


def test_elementors_foot_is_the_last_rule_and_names_the_page() -> None:
    submission = asked(
        "Name: Ann<br>Phone: 646-555-0188<br>Message: one<br>---<br>two<br>"
        "Condition: CRPS<br><br>---<br>Date: November 13, 2026<br>Time: 4:59 pm<br>"
        "Page URL: https://c.example/?utm_campaign=pain<br>User Agent: M<br>"
        "Remote IP: 203.0.113.9<br>Powered by: Elementor<br>",
        subject='New message from "Clinic"',
        kind="text/html",
    )
    expected = ("elementor-mail", "Ann", "646-555-0188", "one\n---\ntwo")
    assert says(submission) == expected
    assert submission.answers == "CRPS"
    assert submission.source.campaign == "pain"


@pytest.mark.parametrize(
    ("body", "code", "more"),
    [
        (
            "<table><tr><td>Name:</td><td>Ann Bell</td></tr><tr><td>Cell:</td><td>"
            "646-555-0188</td></tr></table>",
            "ninja-forms-mail",
            {"subject": "Ninja Forms Submission"},
        ),
        (
            "<table><tr><td>Name</td><td>Ann Bell</td></tr><tr><td>Phone Number</td>"
            "<td>646-555-0188</td></tr></table><p>Now create your own Jotform</p>",
            "jotform-mail",
            {"sender": "Jotform <noreply@jotform.com>", "subject": "New Submission: A"},
        ),
        (
            "<div style='display:none'><p><b>Name:</b> No Body</p></div>"
            "<p>Sent via form submission from Clinic</p><p><b>Name:</b> Ann Bell</p>"
            "<p><b>Phone:</b> 646-555-0188</p><p>Does this submission look like "
            "spam?</p>",
            "squarespace-mail",
            {"subject": "changed"},
        ),
    ],
)
def test_further_products_are_recognised(
    body: str, code: str, more: dict[str, str]
) -> None:
    submission = asked(body, kind="text/html", **more)
    assert says(submission) == (code, "Ann Bell", "646-555-0188", "")


def test_a_form_without_a_number_keeps_the_one_in_its_text_as_a_proposal() -> None:
    submission = asked("Name: Ann Bell\nEmail: a@x.example\nMessage: 646-555-0188!")
    assert submission.recognised_as == "generic-mail"
    assert submission.problem is not None
    assert submission.problem.why is Why.PHONE
    assert submission.phone_text == "646-555-0188"


@pytest.mark.parametrize(
    ("body", "phone"),
    [
        ("My number is 917-555-0117.\n\nAnn", "917-555-0117"),
        ("Phone: 917-555-0117\n\nThanks\nAnn", "917-555-0117"),
        ("917-555-0117 or (212) 555-0142 x12", "917-555-0117 / (212) 555-0142 x12"),
        ("On 2026-11-16 at 192.168.10.10, 12345678901234567890", ""),
        ("no number\n-- \nClinic (212) 555-0100", ""),
        ("no number\n\nOn Mon, Harbor Ketamine wrote:\n> (212) 555-0100", ""),
    ],
)
def test_a_person_who_writes_is_kept_with_a_proposal(body: str, phone: str) -> None:
    submission = asked(body, sender='"Bell, Ann" <ann@x.example>', subject="help")
    assert submission.recognised_as == "plain-mail"
    assert submission.problem is not None
    assert submission.problem.why is Why.UNRECOGNISED
    assert (submission.name, submission.phone_text) == ("Bell, Ann", phone)
    assert submission.email == "ann@x.example"
    assert submission.message == f"help\n\n{body}"


@pytest.mark.parametrize(
    ("reply_to", "email"),
    [
        ("Ann Bell <ann@x.example>", "ann@x.example"),
        ("Harbor Ketamine <info@clinic.example>", None),
        ("frontdesk@clinic.example", None),
    ],
)
def test_the_clinics_own_address_is_nobodys(reply_to: str, email: str | None) -> None:
    submission = asked(
        "Phone: 646-555-0188\nMessage: x", more=f"Reply-To: {reply_to}\n"
    )
    assert submission.email == email
    assert submission.name == ("Ann Bell" if email else "")


def test_a_newsletter_with_an_address_block_is_no_form() -> None:
    submission = asked(
        "<table><tr><td>Chairs</td><td>20% off</td></tr></table>"
        "<p>Phone: (800) 555-1212<br>Email: s@shop.example</p>",
        kind="text/html",
        sender="Deals <news@shop.example>",
    )
    assert submission.recognised_as == "plain-mail"


@pytest.mark.parametrize("label", ["When", "Location", "How did you hear of us"])
def test_early_morning_is_nobodys_name(label: str) -> None:
    submission = asked(f"Phone: 646-555-0188\n{label}: Early Morning\nMessage: x")
    assert submission.recognised_as == "generic-mail"
    assert submission.name == ""
    assert submission.answers.removeprefix(f"{label}: ") == "Early Morning"


def test_staff_may_name_the_labels() -> None:
    body = "Wer: Bell\nA: 212-555-0142\nB: 646-555-0188\nMessage: hi"
    submission = understood(mail(body), phone="b", name="Wer", email="not there")
    assert (submission.name, submission.phone_text) == ("Bell", "646-555-0188")


def test_the_message_id_is_kept_and_the_same_mail_is_the_same() -> None:
    data = mail("Name: Ann\nPhone: 1\nMessage: x")
    assert understood(data).external_id == "one@clinic.example"
    reader = MailReader(MAILS, {})
    assert reader.read(7, read_mail(data)).row == 7


def test_damaged_letters_need_a_look() -> None:
    body = b"Name: Z\x81\nPhone: 646-555-0188\nMessage: x"
    submission = understood(mail(body))
    assert submission.problem is not None
    assert submission.problem.why is Why.ENCODING


def test_a_form_that_is_too_long_keeps_all_its_words_for_the_look() -> None:
    body = "Name: Ann\nPhone: 646-555-0188\nMessage: a\n---\nI want to die\n"
    submission = asked(body + "x\n" * 5_000)
    assert submission.problem is not None
    assert submission.problem.why is Why.SIZE
    assert (submission.name, submission.phone_text) == ("Ann", "646-555-0188")
    assert "I want to die" in submission.message


def test_nul_and_lone_surrogates_reach_no_field() -> None:
    submission = asked(
        "Name: A\0nn\nPhone: 646-555-0188\nMessage: a\0b",
        more="Content-Type: text/plain; charset=utf-7\n",
    )
    for text in (submission.name, submission.message, submission.phone_text):
        assert "\0" not in text
        text.encode("utf-8")
