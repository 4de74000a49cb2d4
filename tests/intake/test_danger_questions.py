"""A question that speaks of danger, and its answer, tell it only together."""

from pathlib import Path

import pytest

from callback_desk.domain.submission import Submission, Why
from callback_desk.intake.at_desk import AtDesk
from callback_desk.intake.csv_file import open_csv
from callback_desk.intake.mail_forms import MailReader
from callback_desk.intake.mail_message import read_mail
from tests.domain.test_safety import WORDS
from tests.intake.mails import MAILS, NEW_YORK, mail
from tests.intake.opening import PRESETS

EVER = "Have you ever attempted suicide?"
OFFERS = "Which do you have: depression, PTSD, chronic pain or suicidal ideation?"


def is_danger(words: str) -> bool:
    return WORDS.read(words, "").flagged


def flagged(told: Submission) -> bool:
    return WORDS.read(f"{told.message}\n{told.beside}", told.answers).flagged


def rows(folder: Path, question: str, *cells: str) -> list[Submission]:
    path = folder / "leads.csv"
    lines = (f'N {i},646-555-01{i:02},"{cell}"\n' for i, cell in enumerate(cells))
    path.write_text(f'Name,Phone,"{question}"\n{"".join(lines)}', "utf-8")
    file = open_csv(path, PRESETS, at_desk=AtDesk(is_danger))
    one_by_one = list(file.submissions())
    assert [s for b in file.blocks(3, 2**20) for s in b.submissions()] == one_by_one
    return one_by_one


@pytest.mark.parametrize(
    ("question", "telling", "not_telling"),
    [
        (
            EVER,
            ("Yes, in 2019", "twice", "2019", "2-3", "No, but close", "in the past"),
            ("No", "No.", "no, never", "Never have", "None", "N/A", "-", ""),
        ),
        (
            "Thoughts that you would be better off dead, or of hurting yourself",
            ("1 - Several days", "3", "3.0", "Nearly every day (3)", "Agree"),
            ("0 - Not at all", "Not at all (0)", "0", "0.0", "Para nada", "Disagree"),
        ),
        (
            "Do you feel safe at home?",
            ("No", "FALSE", "N", "0", "not really", "sometimes"),
            ("Yes", ""),
        ),
        ("Can you keep yourself safe right now?", ("no", "unsure"), ("yes",)),
        ("¿Se siente segura en su casa?", ("No", "a veces"), ("Sí", "siempre")),
        ("Are you safe to drive?", (), ("No", "Yes")),
        ("Are you in immediate danger?", ("Yes", "not sure"), ("No",)),
        ("Avez-vous des pensées suicidaires ?", ("Oui", "parfois"), ("Non", "jamais")),
        ("Você tem pensamentos suicidas?", ("Sim", "às vezes"), ("Não", "nunca")),
        ("Haben Sie Suizidgedanken?", ("Ja", "manchmal"), ("Nein", "nie")),
        ("I confirm that I am not suicidal", ("at times",), ("I agree", "Confirmed")),
        ("SI/HI", ("Yes", "last month"), ("No", "denies")),
        ("Have you been hit, kicked or hurt by someone?", ("last month",), ("No",)),
        ("¿ha_tenido_ideas_suicidas?", ("hace un año", "sí"), ("nunca", "No, nunca")),
        ("Suicidal thoughts", ("mild", "2", "Several days"), ("0", "Not at all")),
        (OFFERS, ("yes, the last", "suicidal ideation"), ("PTSD", "neuropathy")),
        ("Tell us about any thoughts of suicide", ("they come at night",), ("None",)),
        # Both its words and its cells looked like a consent's.
        ("Any thoughts of suicide? Your privacy is kept", ("Yes",), ("No", "No")),
        ("Thoughts of suicide (if so, call 988)?", ("yes, at night",), ("no",)),
        ("Message (if you are suicidal, call 988)", (), ("my back", "please call")),
        ("Message (do not use this form if you are suicidal)", (), ("my back", "hi")),
        ("Describe your symptoms, including suicidal thoughts", (), ("back pain",)),
        ("If you have thought of suicide, tell us when", ("last week",), ("no",)),
        ("How can we help? If you are suicidal, call 988.", (), ("my back", "hi")),
        ("Whom do we call if you are suicidal?", (), ("646-555-0199", "a@b.example")),
    ],
)
def test_an_answer_is_told_with_its_question(
    question: str,
    telling: tuple[str, ...],
    not_telling: tuple[str, ...],
    tmp_path: Path,
) -> None:
    cells = telling + not_telling
    read = rows(tmp_path, question, *cells)
    assert [c for c, s in zip(cells, read, strict=True) if flagged(s)] == list(telling)


def test_so_it_is_in_a_record_that_is_kept_for_a_look(tmp_path: Path) -> None:
    *_, last = rows(tmp_path, EVER, *["No"] * 12, 'in 2019","more')
    assert last.problem is not None
    assert last.problem.why is Why.COLUMNS
    assert f"{EVER}: in 2019" in last.answers


@pytest.mark.parametrize(
    "body",
    [
        "Name: Ann Lee\nPhone: 646-555-0101\n{question}: {answer}\nMessage: hi\n",
        "<table><tr><td>Name</td><td>Ann Lee</td></tr><tr><td>Phone</td><td>646-555-"
        "0101</td></tr><tr><td>{question}</td><td>{answer}</td></tr></table>",
        "--- Name ---\n\nAnn Lee\n\n--- Phone ---\n\n646-555-0101\n\n"
        "--- {question} ---\n\n{answer}\n",
    ],
)
def test_so_it_is_in_a_mail(body: str) -> None:
    reader = MailReader(MAILS, {}, NEW_YORK, is_danger)
    kind = "text/html" if "<" in body else "text/plain"
    found = []
    for answer in ("Yes, in 2019", "No", "not for a year"):
        text = body.format(question=EVER, answer=answer)
        found.append(flagged(reader.read(1, read_mail(mail(text, kind=kind)))))
    assert found == [True, False, True]


SCREENING = (
    "Have you wished you were dead or wished you could go to sleep and not wake up?",
    "Have you actually had any thoughts about killing yourself?",
    "Have you started to work out the details of how to kill yourself?",
    "Have you prepared to do anything to end your life?",
    "Have you felt that your family would be better off if you were dead?",
    "Have you ever tried to kill yourself?",
    "Thoughts that you would be better off dead or of hurting yourself in some way",
    "Over the last 2 weeks, how often: thoughts of being better off dead",
    "Pensamientos de que estaría mejor muerto/a o de hacerse daño",
    "Do you have a history of self harm?",
    "Do you have a plan to harm yourself or others?",
    "Current suicidal ideation (SI)?",
    "Are you afraid of your partner?",
    "¿Ha deseado estar muerto/a o dormirse y no despertar?",
    "¿Alguna vez ha intentado quitarse la vida?",
    "¿Tiene pensamientos de hacerse daño?",
)
"""As the usual questionnaires ask."""


def test_the_usual_questionnaires_are_heard(tmp_path: Path) -> None:
    heard = {
        question: list(
            map(flagged, rows(tmp_path, question, "Yes", "last month", "No"))
        )
        for question in SCREENING
    }
    assert [q for q, found in heard.items() if found != [True, True, False]] == []
