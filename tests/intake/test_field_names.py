"""Headers in the clinic's own words mean what people mean by them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.intake.field_names import Field, field_of_whole, plain_header
from callback_desk.intake.header_words import fields_of_words, is_not_their_phone


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("PHONE NUMBER:", Field.PHONE),
        ("Teléfono", Field.PHONE),
        ("Número de Teléfono *", Field.PHONE),
        ("your-tel", Field.PHONE),
        ("phone_number", Field.PHONE),
        ("WhatsApp", Field.PHONE),
        ("Nombre y apellidos", Field.NAME),
        ("Name (First)", Field.FIRST_NAME),
        ("Name: Last", Field.LAST_NAME),
        ("E-Mail", Field.EMAIL),
        ("Correo electrónico", Field.EMAIL),
        ("Anything else?", Field.MESSAGE),
        ("¿Cómo podemos ayudarle?", Field.MESSAGE),
        ("Padece", Field.INTEREST),
        ("Fecha de envío", Field.RECEIVED_AT),
        ("utm_campaign", Field.CAMPAIGN),
        ("#", Field.EXTERNAL_ID),
        ("User IP", Field.TECHNICAL),
        ("Zip", None),
        ("", None),
    ],
)
def test_a_whole_header_is_a_known_name(header: str, field: Field | None) -> None:
    assert field_of_whole(header) is field


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("And the best phone number?", (Field.PHONE,)),
        ("What number should we call?", (Field.PHONE,)),
        ("which_of_these_do_you_live_with?", (Field.INTEREST,)),
        ("Doctor's phone", ()),
        ("Emergency contact name", ()),
        ("Number of infusions", ()),
        ("I consent to be called by phone", (Field.TECHNICAL,)),
        ("Email or phone", (Field.PHONE, Field.EMAIL)),
    ],
)
def test_words_of_a_question_propose_fields(
    header: str, fields: tuple[Field, ...]
) -> None:
    assert fields_of_words(header) == fields


def test_a_number_that_is_not_the_visitors_is_told_apart() -> None:
    assert is_not_their_phone("Emergency contact phone")
    assert is_not_their_phone("Fax")
    assert not is_not_their_phone("Preferred phone number")


@given(st.text(max_size=80))
def test_any_header_has_plain_words(header: str) -> None:
    plain = plain_header(header)
    assert plain == plain.strip()
    fields_of_words(header)
