"""One person is found by every way in which somebody may type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.lead_search import (
    FoundBy,
    how_found,
    matches,
    read_search,
)
from callback_desk.domain.standing import OpenLead, Standing
from tests.domain.calendars import local

AT = local("2026-11-16 10:00")


def entry(
    name: str = "María Álvarez",
    phone: str | None = "+12125550142",
    extension: str | None = None,
) -> QueueEntry:
    lead = OpenLead(
        lead_id=1,
        record_id=None,
        name=name,
        phone=phone,
        extension=extension,
        safety=False,
        received_at=AT,
        due_at=AT,
        promised_due_at=AT,
        goal_at=AT,
        next_call_at=None,
        next_is_agreed=False,
        attempts=0,
        asked=1,
        last_outcome=None,
        dialled=False,
        contact=False,
    )
    return QueueEntry(lead, Standing.DUE_TODAY)


@pytest.mark.parametrize(
    "text",
    [
        *("5550142", "(212) 555-0142", "alvarez maria"),
        *("555-0142", "0142", "212.555.0142", "+1 212 555 0142", "1-212-555-0142"),
        *("ALVAREZ", "Álvarez, María", "mar", "m alv", "maria 0142", "212 alvarez"),
        *("  maria  ", "", "   ", "５５５０１４２", "m. álvarez"),
    ],
)
def test_all_these_find_maria(text: str) -> None:
    assert matches(entry(), text)


@pytest.mark.parametrize(
    "text",
    [
        *("5550143", "alvarez mario", "lvarez x", "maria 0143", "maria 42"),
        *("(212) 555-0142 ext. 7", "zoe", "!!! x"),
    ],
)
def test_none_of_these_does(text: str) -> None:
    assert not matches(entry(), text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Sean O’Brien", "obrien"), ("Sean O'Brien", "o’brien sean"),
        ("Sean O’Brien", "o brien"), ("Anne-Marie D’Arcy", "anne marie"),
        ("Anne-Marie D’Arcy", "annemarie"), ("José Ángel de la Cruz", "delacruz jose"),
        ("Zoë Müller", "zoe muller"), ("Łukasz Ørsted", "lukasz orsted"),
        ("Weiß", "weiss"), ("MCDONALD", "mcdonald"), ("李小龙", "李小"),
        ("Ngozi Okafor-Smythe", "smythe"),
    ],
)  # fmt: skip
def test_names_are_found_as_people_type_them(name: str, text: str) -> None:
    assert matches(entry(name), text)


def test_an_extension_narrows_a_number() -> None:
    assert matches(entry(extension="7"), "(212) 555-0142 ext. 7")
    assert matches(entry(extension="712"), "555-0142 x7")
    assert not matches(entry(extension="8"), "(212) 555-0142 ext. 7")
    assert matches(entry(extension="7"), "5550142")


def test_numbers_from_elsewhere_are_found_with_and_without_their_zero() -> None:
    london = entry("Olga", "+442079460958")
    for text in ("020 7946 0958", "+44 20 7946 0958", "0044 20 7946 0958", "79460958"):
        assert matches(london, text)
    assert not matches(london, "0946")


def test_without_a_number_only_the_name_is_found() -> None:
    assert matches(entry(phone=None), "maria")
    assert not matches(entry(phone=None), "555")
    assert not matches(entry(phone=None), "maria 0142")


def test_punctuation_alone_looks_for_nothing() -> None:
    assert read_search("?! …").is_empty
    assert matches(entry(), "?!")


@given(st.text())
def test_any_text_is_understood(text: str) -> None:
    search = read_search(text)
    assert bool(search.digits) + bool(search.words) <= 1
    matches(entry(), text)


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_name_is_found_by_itself(one: str, other: str) -> None:
    name = f"{one} {other}"
    if read_search(name).words:
        assert matches(entry(name), name)


NOTES = ("Daughter answers: call 917-555-0100 after 4", "Prefers Dr. Núñez")


@pytest.mark.parametrize(
    ("text", "by", "note"),
    [
        ("5550142", FoundBy.NUMBER, None),
        ("maria", FoundBy.NAME, None),
        ("nunez", FoundBy.NOTE, NOTES[1]),
        ("DAUGHTER", FoundBy.NOTE, NOTES[0]),
        ("9175550100", FoundBy.NOTE, NOTES[0]),
        ("maria daughter", FoundBy.NOTE, NOTES[0]),
        ("maria 0142", FoundBy.NAME, None),
    ],
)
def test_it_says_what_fitted(text: str, by: FoundBy, note: str | None) -> None:
    found = how_found(read_search(text), "María Álvarez", "+12125550142", None, NOTES)
    assert found == (by, note)


@pytest.mark.parametrize("text", ["42 x", "zoe", "01004", "17", "daughter zoe"])
def test_what_fits_nothing_is_not_found(text: str) -> None:
    search = read_search(text)
    assert how_found(search, "María Álvarez", "+12125550199", None, NOTES) is None


def test_an_hour_in_a_note_is_no_number() -> None:
    assert not read_search("4").fits_note("after 4")
    assert not read_search("maria").fits_note("")
