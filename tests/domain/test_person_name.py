"""When two names are one person's, and when they are two of a household."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.person_name import name_words, names_agree

AGREE = {
    "the same": ("Zoë Müller", "Zoë Müller"),
    "case": ("ZOË MÜLLER", "zoë müller"),
    "accents": ("Zoë Müller", "Zoe Muller"),
    "accents written in two characters": ("Zoe\u0308 Mu\u0308ller", "Zoë Müller"),
    "letters with a stroke": ("Łukasz Søren Đorđe", "Lukasz Soren Dorde"),
    "ligatures": ("Cæsar Œuvre", "Caesar Oeuvre"),
    "sharp s": ("Groß", "GROSS"),
    "dotted capital i": ("İrem Işık", "irem isik"),
    "order with a comma": ("Müller, Zoë", "Zoë Müller"),
    "order without": ("Müller Zoë", "Zoë Müller"),
    "spaces": ("  Zoë \t Müller ", "Zoë Müller"),
    "an initial of the given name": ("Z. Müller", "Zoë Müller"),
    "an initial without a point": ("Z Müller", "Zoë Müller"),
    "an initial of the surname": ("Zoë M.", "Zoë Müller"),
    "an initial behind a comma": ("Müller, Z.", "Zoë Müller"),
    "a middle initial": ("Zoë A. Müller", "Zoë Müller"),
    "a middle name and its initial": ("Zoë Anna Müller", "Zoë A Müller"),
    "a given name alone": ("Zoë", "Zoë Müller"),
    "a given name alone, surname first": ("Zoë", "Müller, Zoë"),
    "a single name": ("Prince", "prince"),
    "a part of a long name": ("María García", "María José García López"),
    "particles left out": ("Juan Cruz", "Juan de la Cruz"),
    "hyphen and space": ("Anne-Marie Duval", "Anne Marie Duval"),
    "one of two hyphened names": ("Ann Smith", "Ann Smith-Jones"),
    "apostrophe left out": ("Sean O'Brien", "Sean OBrien"),
    "typographic apostrophe": ("Sean O\u2019Brien", "Sean O'Brien"),
    "backtick for an apostrophe": ("Sean O`Brien", "Sean O\u00b4Brien"),
    "a title": ("Dr. Zoë Müller", "Zoë Müller"),
    "a title and another of the same kind": ("Mrs Zoë Müller", "Ms. Zoë Müller"),
    "two titles that tell nothing": ("Dr Zoë Müller", "Prof. Zoë Müller"),
    "a generation that one leaves out": ("John Smith Jr.", "John Smith"),
    "a generation behind a comma": ("John Smith, Jr.", "Smith, John"),
    "a degree": ("Zoë Müller, MD", "Zoë Müller"),
    "wide letters": ("\uff3a\uff4f\uff45", "Zoe"),
    "another script": ("Иван Петров", "петров иван"),
    "given names that are titles elsewhere": ("Don", "Don Smith"),
    "points that hardly anybody writes": ("محمد علي", "مُحَمَّد علي"),
    "a sign that is no name's": ("सीमा शर्मा ❤️", "शर्मा, सीमा"),
    "voiced, in one sign or in two": ("わだ", "わた\u3099"),
}  # fmt: skip
DISAGREE = {
    "another given name": ("Zoë Müller", "Max Müller"),
    "another surname": ("Zoë Müller", "Zoë Maier"),
    "a surname alone may be anybody": ("Müller", "Zoë Müller"),
    "a surname alone behind a title": ("Mr. Müller", "Max Müller"),
    "another initial": ("M. Müller", "Zoë Müller"),
    "initials alone": ("Z. M.", "Zoë Müller"),
    "an initial alone": ("Z", "Zoë Müller"),
    "an initial alone, though it is shared": ("Z", "Z. Müller"),
    "no whole word shared": ("Z. M.", "Z. Müller"),
    "a beginning is no name": ("Zo Müller", "Zoë Müller"),
    "nearly the same": ("Anna Müller", "Anne Müller"),
    "a middle name of each": ("Zoë Anna Müller", "Zoë Berta Müller"),
    "husband and wife": ("Mr. Müller", "Mrs. Müller"),
    "husband and wife by one name": ("Mr. John Smith", "Mrs John Smith"),
    "señor and señora": ("Sr. García", "Sra. García"),
    "father and son": ("John Smith Sr.", "John Smith, Jr."),
    "grandfather and grandson": ("John Smith II", "John Smith III"),
    "people whose names sound like titles": ("Don Smith", "Dona Smith"),
    "one word twice": ("Ali Ali", "Ali Baba"),
    "another script": ("Иван Петров", "Пётр Петров"),
    "vowels that are signs of their letters": ("सीमा शर्मा", "सोमा शर्मा"),
    "vowels below their letters": ("สุดา ใจดี", "สดา ใจดี"),
    "a voiced sound": ("わだ", "わた"),
}


@pytest.mark.parametrize("case", AGREE)
def test_names_of_one_person_agree(case: str) -> None:
    one, other = AGREE[case]
    assert names_agree(one, other)
    assert names_agree(other, one)


@pytest.mark.parametrize("case", DISAGREE)
def test_names_of_two_people_disagree(case: str) -> None:
    one, other = DISAGREE[case]
    assert not names_agree(one, other)
    assert not names_agree(other, one)


@pytest.mark.parametrize("absent", ["", "  ", "-", ".", "\u200b", "???"])
def test_an_absent_name_disagrees_with_none(absent: str) -> None:
    assert names_agree(absent, "Zoë Müller")
    assert names_agree("Zoë Müller", absent)
    assert names_agree(absent, "")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Müller, Zoë A.", ("zoe", "a", "muller")),
        ("Dr. Zoë Müller-Lüdenscheidt", ("zoe", "muller", "ludenscheidt")),
        ("Sean O\u2019Brien", ("sean", "obrien")),
        ("Dr.", ("dr",)),
        ("zoë_müller", ("zoe", "muller")),
        ("", ()),
    ],
)
def test_a_name_is_taken_apart_given_name_first(
    name: str, words: tuple[str, ...]
) -> None:
    assert name_words(name) == words


_letters = st.sampled_from("ab")
_words = st.text(_letters, min_size=1, max_size=3)
_short_names = st.lists(_words, min_size=1, max_size=3).map(" ".join)


@given(_short_names, _short_names)
def test_agreeing_goes_both_ways(one: str, other: str) -> None:
    assert names_agree(one, other) is names_agree(other, one)


@given(st.text(), st.text())
def test_any_two_texts_agree_or_not_both_ways(one: str, other: str) -> None:
    assert names_agree(one, other) is names_agree(other, one)


@given(
    st.lists(st.text(st.characters(categories=("Lu", "Ll")), min_size=2), min_size=1)
)
def test_a_name_agrees_with_itself_however_it_is_encoded(words: list[str]) -> None:
    name = " ".join(words)
    assert names_agree(name, unicodedata.normalize("NFC", name))
    assert names_agree(name, unicodedata.normalize("NFD", name))
