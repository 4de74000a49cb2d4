"""Phone texts become one valid number, or a problem in words; nothing is guessed."""

import random

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callback_desk.reference import phone_reader
from callback_desk.reference.phone_reader import PhoneReader

READER = PhoneReader()


@pytest.mark.parametrize(
    ("text", "number", "extension", "repairs"),
    [
        ("(212) 555-0142", "+12125550142", None, ()),
        ("+1 646 555 0188", "+16465550188", None, ()),
        ("19175550117", "+19175550117", None, ()),
        ("718.555.0163", "+17185550163", None, ()),
        (" 212 555 0142\t", "+12125550142", None, ()),
        ("1-347-555-0129 x12", "+13475550129", "12", ()),
        ("347-555-0129 ext. 12", "+13475550129", "12", ()),
        ("347-555-0129 #12", "+13475550129", "12", ()),
        ("347-555-0129, extension 12", "+13475550129", "12", ()),
        ("+44 (0)20 7946 0958", "+442079460958", None, ()),
        ("011 44 20 7946 0958", "+442079460958", None, ()),
        ("1-800-FLOWERS", "+18003569377", None, ()),
        ("＋１２１２５５５０１４２", "+12125550142", None, ()),
        ("٢١٢٥٥٥٠١٤٢", "+12125550142", None, ()),
        ("212–555–0142", "+12125550142", None, ()),
        ("900-234-5678", "+19002345678", None, ()),
        ("2127365000.0", "+12127365000", None, (phone_reader.WITHOUT_POINT_ZERO,)),
        ("0013035551234", "+13035551234", None, (phone_reader.INTERNATIONAL,)),
        ("00 44 20 7946 0958", "+442079460958", None, (phone_reader.INTERNATIONAL,)),
        ("p:+12125550142", "+12125550142", None, (phone_reader.WITHOUT_LABEL,)),
        ("\u202e2125550142", "+12125550142", None, (phone_reader.WITHOUT_INVISIBLE,)),
        ("212\u200b555\u202a0142\u202c", "+12125550142", None,
         (phone_reader.WITHOUT_INVISIBLE,)),
        ("212\xa0555\xa00142", "+12125550142", None, (phone_reader.WITHOUT_INVISIBLE,)),
        ("212-555-0142\0", "+12125550142", None, (phone_reader.WITHOUT_INVISIBLE,)),
        ("'2125550142", "+12125550142", None, (phone_reader.WITHOUT_APOSTROPHE,)),
        ("2,125,550,142", "+12125550142", None, (phone_reader.WITHOUT_GROUPING,)),
        ("2.125550142E+09", "+12125550142", None,
         ("wrote out the digits of 2.125550142E+09",)),
        ("call 212-555-0142 after 5", "+12125550142", None, (phone_reader.FROM_WORDS,)),
        ("2125550142 (cell)", "+12125550142", None, (phone_reader.FROM_WORDS,)),
        ("2125550142, 212-555-0142", "+12125550142", None, ()),
    ],
)  # fmt: skip
def test_a_number_is_read(
    text: str, number: str, extension: str | None, repairs: tuple[str, ...]
) -> None:
    reading = READER.read(text)
    assert (reading.number, reading.extension) == (number, extension)
    assert reading.repairs == repairs
    assert reading.problem is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "there is no number"),
        (" \u200b ", "there is no number"),
        ("none", "there is no number in none"),
        ("call me maybe", "there is no number in call me maybe"),
        ("6.46556E+09", "digits were lost to 6.46556E+09; look up the number"),
        ("5,55123E+09", "digits were lost to 5,55123E+09; look up the number"),
        ("2.12555E+09", "digits were lost to 2.12555E+09; look up the number"),
        ("555-0142", "555-0142 is too short to be a whole number"),
        ("212 call mom", "212 call mom is too short to be a whole number"),
        ("2125550142123", "2125550142123 is not a valid number"),
        ("000-000-0000", "000-000-0000 is not a valid number"),
        ("212-555-0142 / 917-555-0117",
         "there are two numbers, +12125550142 and +19175550117; choose one"),
        ("cell: 2125550142 home: 9175550117",
         "there are two numbers, +12125550142 and +19175550117; choose one"),
        ("2125550142 9175550117",
         "there are two numbers, +12125550142 and +19175550117; choose one"),
        ("2125550142 or 555-0117",
         "there are two numbers in 2125550142 or 555-0117; choose one"),
    ],
)  # fmt: skip
def test_what_is_not_one_good_number_has_a_problem(text: str, problem: str) -> None:
    reading = READER.read(text)
    assert reading.problem == problem
    assert reading.number is None


def test_a_reader_of_another_region_reads_its_numbers() -> None:
    british = PhoneReader("GB")
    assert british.read("020 7946 0958").number == "+442079460958"
    assert british.read("+1 (212) 555-0142").number == "+12125550142"
    assert british.read("(212) 555-0142").number is None


@settings(max_examples=300, deadline=None)
@given(st.text() | st.text(st.sampled_from("0123456789+()-. xE,/#'p:\u202e\xa0٣３\0a")))
def test_no_text_makes_reading_fail(text: str) -> None:
    reading = READER.read(text)
    assert (reading.number is None) == (reading.problem is not None)
    if reading.number is not None:
        assert phonenumbers.is_valid_number(phonenumbers.parse(reading.number))


@pytest.mark.parametrize(
    "text",
    ["1" * 1_000_000, "\ud800" * 9, "a" * 1_000_000, "+" * 50_000, "2 " * 500_000],
)
def test_a_monstrous_text_is_refused(text: str) -> None:
    reading = READER.read(text)
    assert reading.number is None
    assert reading.problem is not None
    assert len(reading.problem) < 200


def test_the_quick_way_agrees_with_the_library() -> None:
    dice = random.Random(1)  # noqa: S311  # no secret
    forms = ["{}{}{}", "({}) {}-{}", "{}-{}-{}", "+1 {} {} {}", "1{}{}{}", "1.{}.{}.{}"]
    for _ in range(3_000):
        area, exchange = dice.randrange(1_000), dice.randrange(1_000)
        line = dice.randrange(10_000)
        text = dice.choice(forms).format(f"{area:03}", f"{exchange:03}", f"{line:04}")
        number = READER.read(text).number
        try:
            parsed = phonenumbers.parse(text, "US")
        except phonenumbers.NumberParseException:
            assert number is None
            continue
        valid = phonenumbers.is_valid_number(parsed)
        written = phonenumbers.format_number(
            parsed, phonenumbers.PhoneNumberFormat.E164
        )
        assert number == (written if valid else None)
