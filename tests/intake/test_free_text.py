"""The message of a form whose label nobody knows is its longest free text."""

import pytest

from callback_desk.intake.free_text import longest_told


@pytest.mark.parametrize(
    "value",
    [
        "Ich habe seit Jahren Schmerzen und suche Hilfe",
        "Rappelez-moi le matin, je travaille après midi jusqu'au soir",
        "Preciso de ajuda.",
        "Depression\nbut lately it has become much worse",
        "痛みが何年も続いています、助けてください",
    ],
)
def test_what_somebody_wrote_is_a_message(value: str) -> None:
    assert longest_told(["Ann Bell", value, "no"], [1, 2]) == 1


@pytest.mark.parametrize(
    "value",
    [
        "",
        "ja",
        "Vormittags",
        "Depression, PTSD, chronic pain, suicidal ideation",
        "Depression\nPTSD\nchronic pain",
        "Treatment resistant depression",
        "(646) 555-0188",
        "m@x.example",
        "https://clinic.example/kontakt?a=b",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36",
        "Ich stimme der Datenschutzerklärung dieser Seite hiermit zu",
        "I agree to be called by this clinic about my treatment",
        "J'accepte que mes données soient traitées par la clinique",
    ],
)
def test_what_was_ticked_or_agreed_to_is_none(value: str) -> None:
    assert longest_told(["Ann Bell", value], [1]) is None


def test_the_longest_is_it_and_known_values_are_not() -> None:
    short, long = "ich bin vormittags zu Hause erreichbar", "so viele Worte mehr " * 3
    assert longest_told([short, long, long * 2], [0, 1]) == 1
