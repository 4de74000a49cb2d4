"""Reading phones: beside the library's parse, validity and format, and as right.

The numbers are drawn in the spellings of real forms, most of them valid, some not; a
difference from what the library makes of the same text ends the run.
"""

import random
from functools import partial
from statistics import median

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from callback_desk.reference.phone_reader import PhoneReader
from tests.benchmarks.figure import Figure, paired_ratio, seconds

COUNT, TIMED, TURNS = 100_000, 5_000, 5
_FORMS = (
    *("({}) {}-{}", "{}-{}-{}", "{}{}{}", "+1 {} {} {}", "1-{}-{}-{}", "{}.{}.{}"),
    "+1{}{}{}",
)

# Of the cities that most people live in; any other is read alike.
_AREAS = (
    *("212", "213", "214", "215", "305", "312", "347", "404", "415", "512", "602"),
    *("617", "646", "702", "713", "718", "720", "808", "901", "917"),
)


def measure() -> list[Figure]:
    """A part of them timed both ways, turn by turn; all of them compared."""
    texts = drawn(COUNT)
    reader = PhoneReader()
    differences = sum(reader.read(text).number != by_library(text) for text in texts)
    ours, peer = [], []
    for _ in range(TURNS):
        ours.append(seconds(partial(_all, reader, texts[:TIMED])))
        peer.append(seconds(partial(_all_by_library, texts[:TIMED])))
    each = 1e6 / TIMED
    return [
        Figure(
            "a phone number, beside the library's parse + valid + format",
            f"{median(ours) * each:.2f} µs",
            f"{median(peer) * each:.2f} µs, phonenumbers",
            paired_ratio(ours, peer),
            0.1,
        ),
        Figure(
            f"differences from the library over {COUNT:,} numbers",
            f"{differences}",
            "0",
            float(differences),
            0.0,
        ),
    ]


def drawn(count: int) -> list[str]:
    """American numbers as people write them; one in fifty is none."""
    dice = random.Random(11)  # noqa: S311 - chance, no secret
    return [
        dice.choice(_FORMS).format(
            dice.choice(_AREAS),
            f"{dice.randint(200 if n % 50 else 100, 999)}",
            f"{dice.randint(0, 9999):04}",
        )
        for n in range(count)
    ]


def by_library(text: str) -> str | None:
    """What the library makes of a text."""
    try:
        number = phonenumbers.parse(text, "US")
    except NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return str(phonenumbers.format_number(number, PhoneNumberFormat.E164))


def _all(reader: PhoneReader, texts: list[str]) -> None:
    for text in texts:
        reader.read(text)


def _all_by_library(texts: list[str]) -> None:
    for text in texts:
        by_library(text)
