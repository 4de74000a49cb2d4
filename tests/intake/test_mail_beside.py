"""What a mail says beside its form's fields: all of it, but the form's own print."""

import base64

import pytest

from callback_desk.domain.safety import SafetyWhy
from callback_desk.domain.submission import Submission
from callback_desk.intake.mail_beside import without_unticked
from tests.intake.mails import asked
from tests.services.test_judging import judged

FORM = "Name: Ann Bell\nPhone: 646-555-0188\nMessage: I hurt."
ROWS = (
    "<tr><td>Name</td><td>Ann Bell</td></tr><tr><td>Phone</td><td>646-555-0188</td>"
    "</tr><tr><td>Message</td><td>I hurt.</td></tr>"
)
DANGER = "I want to die"


def in_parts(*parts: str) -> Submission:
    """A mail of several parts, each with its own header."""
    body = "".join(f"--x\n{part}\n" for part in parts) + "--x--\n"
    return asked(body, more="Content-Type: multipart/mixed; boundary=x\n")


def html(rows: str, around: str = "") -> Submission:
    return asked(f"<table>{rows}</table>{around}", kind="text/html")


@pytest.mark.parametrize(
    "submission",
    [
        asked(f"{DANGER}.\n\n{FORM}"),
        asked(f"I want\nto die.\n\n{FORM}"),
        asked(f"{FORM}\n\n-- \n{DANGER}"),
        asked(f"{FORM}\n\n-----\nSomebody wrote: {DANGER}"),
        asked(f"{FORM}\n\n> {DANGER}"),
        asked(FORM, subject=DANGER),
        asked(FORM, sender=f"{DANGER} <web@clinic.example>"),
        asked(f"Name: Ann\nPhone: 646-555-0188\n{DANGER}: please call\nMessage: x"),
        html(ROWS, f"<p>{DANGER}</p>"),
        html(ROWS, f"<p style='display:none'>{DANGER}</p>"),
        html(ROWS + f"<tr><td>a</td><td>b</td><td>{DANGER}</td></tr>"),
        html(ROWS + f"<tr><td colspan=2>{DANGER}</td></tr>"),
        in_parts(f"\n{FORM}", f"Content-Type: text/html\n\n<p>{DANGER}"),
        in_parts(
            f"\n{FORM}", "Content-Type: text/plain\nContent-Disposition: attachment; "
            "filename=a.txt\nContent-Transfer-Encoding: base64\n\n"
            + base64.b64encode(DANGER.encode()).decode(),
        ),
        in_parts(
            f"\n{FORM}", "Content-Type: text/csv\nContent-Disposition: attachment\n\n"
            f'Name,Note\nAnn,"{DANGER}"',
        ),
        asked(
            f"From: Ann <a@x.example>\nSubject: hi\n\nMessage Body:\nI hurt.\n\nTel: "
            "646-555-0188\n\n-- \nThis e-mail was sent from a contact form on\n"
            f"{DANGER}"
        ),
    ],
)  # fmt: skip
def test_danger_outside_of_the_fields_is_read_as_own_words(
    submission: Submission,
) -> None:
    assert submission.recognised_as in {"generic-mail", "cf7-mail"}
    record = judged(submission)
    assert record.safety.why is SafetyWhy.WORDS


TICKED = FORM.replace("Message", "Conditions: PTSD, Suicidal ideation\nMessage")


@pytest.mark.parametrize(
    "submission",
    [
        asked(TICKED),
        asked(TICKED.replace("PTSD, S", "[x] PTSD [x] S")),
        html(
            "<tr><td>Condition</td><td><ul><li>PTSD</li><li>Suicidal ideation</li>"
            f"</ul></td></tr>{ROWS}"
        ),
        in_parts(
            f"\n{TICKED}",
            f"Content-Type: text/html\n\n<table>{ROWS}<tr><td>Conditions</td><td>PTSD,"
            " Suicidal ideation</td></tr></table>",
        ),
        asked(FORM.replace("Message", "Was: Suicidal ideation\nMessage")),
    ],
)
def test_what_was_ticked_stays_an_answer(submission: Submission) -> None:
    assert judged(submission).safety.why is SafetyWhy.ANSWER


@pytest.mark.parametrize(
    "more",
    [
        "Conditions: [ ] Suicidal ideation [x] PTSD\n",
        "Conditions:\n☐ Suicidal ideation\n☑ PTSD\n",
        "Conditions: ( ) Suicidal ideation\n",
        "Are you having thoughts of suicide?: No\n",
        "Suicidal ideation: No\nPTSD: Yes\n",
        "Suicide attempts:\nCRPS: Yes\n",
    ],
)
def test_what_the_form_prints_raises_no_alarm(more: str) -> None:
    submission = asked(FORM.replace("Message", f"{more}Message"))
    assert submission.recognised_as == "generic-mail"
    assert not judged(submission).safety.flagged


@pytest.mark.parametrize(
    "around",
    [
        "If you are thinking about suicide, call or text 988 at once.",
        "If you are in crisis or want to harm yourself, please call 911.",
        "Suicide &amp; Crisis Lifeline: 988",
        "National Suicide Prevention Lifeline 1-800-273-8255",
    ],
)
def test_a_crisis_notice_in_the_foot_raises_no_alarm(around: str) -> None:
    assert not judged(html(ROWS, f"<p>{around}</p>")).safety.flagged
    hers = html(ROWS, f"<p>{around} I want to die.</p>")
    assert judged(hers).safety.flagged


def test_boxes_of_html_tell_what_was_ticked() -> None:
    options = (
        "<input type='checkbox'> Suicidal ideation<br>"
        "<input type='checkbox' checked> PTSD"
    )
    submission = html(f"{ROWS}<tr><td>Conditions</td><td>{options}</td></tr>")
    assert submission.answers == "PTSD"
    assert not judged(submission).safety.flagged


def test_labels_in_a_table_raise_no_alarm() -> None:
    rows = ROWS + "<tr><td>History of suicide attempts</td><td>none so far</td></tr>"
    assert not judged(html(rows)).safety.flagged


def test_what_the_fields_say_does_not_stand_beside_them_again() -> None:
    text = in_parts(f"\n{FORM}", f"Content-Type: text/html\n\n<table>{ROWS}</table>")
    assert "Ann Bell" in text.name
    letter = asked(DANGER, subject="hello")
    assert letter.recognised_as == "plain-mail"
    assert DANGER not in letter.beside


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("[ ] a [x] b", "b"),
        ("☐ a\n☑ b", "b"),
        ("( ) a, b", ", b"),
        ("[ ] I cannot go on. Help", "[ ] I cannot go on. Help"),
        ("no boxes (at all)", "no boxes (at all)"),
    ],
)
def test_only_unticked_options_are_taken_out(text: str, left: str) -> None:
    assert without_unticked(text) == left


def test_lines_within_a_cell_of_an_attached_table_stay_apart() -> None:
    table = 'a,b\n"I want\nto die",2\n'
    submission = in_parts(
        "\nsee attached", f"Content-Type: text/csv; name=a.csv\n\n{table}"
    )
    assert "I want\nto die" in submission.beside
