"""Forms whose labels are German, French, Portuguese, Italian, or of no known tongue."""

import pytest

from callback_desk.domain.submission import Submission
from tests.domain.test_safety import WORDS
from tests.intake.mails import asked, mail, understood
from tests.journeys.test_reading_other_labels import (
    SHAPES,
    above,
    lines,
    ruled,
    table,
)

NAME, PHONE, EMAIL = "Zoë Müller", "(646) 555-0188", "z@x.example"
SAID = (
    "Ich habe seit Jahren Schmerzen: der Rücken, die Beine.\n"
    "Bitte rufen Sie mich vormittags an."
)
LABELS = {
    "de": ("Name", "Telefon", "E-Mail", "Woran leiden Sie?", "Ihre Nachricht"),
    "de, other": (
        *("Vor- und Nachname", "Mobilnummer", "E-Mail-Adresse"),
        *("Erkrankung", "Was möchten Sie uns mitteilen?"),
    ),
    "fr": (
        *("Nom et prénom", "Téléphone", "Adresse e-mail"),
        *("De quoi souffrez-vous ?", "Votre message"),
    ),
    "fr, other": (
        *("Votre nom", "Numéro de téléphone", "Courriel"),
        *("Pathologie", "Comment pouvons-nous vous aider ?"),
    ),
    "pt": ("Nome completo", "Telefone", "E-mail", "Do que você sofre?", "Mensagem"),
    "pt, other": (
        *("Seu nome", "Celular", "Seu e-mail", "Condição", "Como podemos ajudar?"),
    ),
    "it": ("Nome e cognome", "Telefono", "Email", "Di cosa soffre?", "Messaggio"),
    "it, other": (
        *("Il tuo nome", "Cellulare", "Indirizzo e-mail"),
        *("Patologia", "Come possiamo aiutarla?"),
    ),
}
# Nothing of these is known but the looks of what was typed.
STRANGE = ("Naam", "Nummer", "Adres", "Waar heeft u last van?", "Wat wilt u kwijt?")
DANGER = {
    "en": "I do not want to live any more and have hoarded my pills",
    "es": "ya no quiero vivir, he pensado en quitarme la vida",
}


def form(language: str, said: str = SAID) -> tuple[tuple[str, str], ...]:
    labels = LABELS.get(language, STRANGE)
    return tuple(zip(labels, (NAME, PHONE, EMAIL, "CRPS", said), strict=True))


def in_danger(told: Submission) -> bool:
    said = f"{told.message}\n{told.name}\n{told.beside}"
    return WORDS.read(said, told.answers).flagged


def check(told: Submission, said: str = SAID) -> None:
    assert (told.name, told.phone_text, told.email) == (NAME, PHONE, EMAIL)
    assert "CRPS" in told.answers
    assert told.message == said
    assert told.problem is None


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("language", LABELS)
@pytest.mark.parametrize("subject", ["Anfrage", "New Entry: A", 'New message from "A"'])
def test_labels_of_other_languages_are_read(
    subject: str, language: str, shape: str
) -> None:
    kind = shape.partition(";")[0]
    said = SAID if kind == "text/plain" else SAID.replace("\n", "<br>")
    body = SHAPES[shape](form(language, said)) + "\n"
    check(understood(mail(body, subject=subject, kind=kind)))


@pytest.mark.parametrize("language", LABELS)
def test_other_languages_are_read_above_their_values(language: str) -> None:
    told = form(language, SAID.replace("\n", "<br>"))
    check(understood(mail(above(told), kind="text/html")))
    check(understood(mail(ruled(form(language)), subject="New Entry: A")))


def test_where_no_label_is_known_the_longest_text_is_the_message() -> None:
    one_line = SAID.replace("\n", " ")
    check(understood(mail(table(form("nl", one_line)), kind="text/html")), one_line)


def test_a_message_that_is_labelled_stays_it_however_long_an_answer_is() -> None:
    told = asked(
        "Nom: Ann Bell\nTéléphone: 646-555-0188\n"
        "Quand: je suis là tous les matins avant dix heures sauf le jeudi\n"
        "Message: oui\n"
    )
    assert told.message == "oui"


@pytest.mark.parametrize("words", DANGER.values(), ids=DANGER)
@pytest.mark.parametrize("language", [*LABELS, "nl"])
@pytest.mark.parametrize("place", range(5))
def test_danger_is_heard_under_every_label(
    place: int, language: str, words: str
) -> None:
    told = [list(row) for row in form(language)]
    told[place][1] = words if place else f"{NAME} {words}"
    rows = tuple((label, value) for label, value in told)
    for data in (
        mail(lines(rows) + "\n"),
        mail(table(rows), kind="text/html"),
        mail(above(rows), kind="text/html"),
    ):
        assert in_danger(understood(data))


@pytest.mark.parametrize("words", DANGER.values(), ids=DANGER)
@pytest.mark.parametrize(
    "label", ["Datenschutz", "Consentement", "Privacidade", "Consenso", "IP-Adresse"]
)
def test_danger_is_heard_where_a_machine_should_have_written(
    label: str, words: str
) -> None:
    for language in LABELS:
        rows = (*form(language), (label, words))
        assert in_danger(understood(mail(lines(rows) + "\n")))
        assert in_danger(understood(mail(table(rows), kind="text/html")))
