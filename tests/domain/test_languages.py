"""Languages as they are typed, and who takes whom for one."""

import pytest

from callback_desk.domain.languages import (
    is_other,
    read_languages,
    share_out,
    speakers_of,
    speaks,
)
from callback_desk.domain.staff import Role, Staff

KIM = Staff(1, "Kim", Role.OFFICE_MANAGER)
ANN = Staff(2, "Ann", Role.RECEPTIONIST, languages=("Spanish", "French"))
LUIS = Staff(3, "Luis", Role.RECEPTIONIST, languages=("Spanish",))
GONE = Staff(4, "Gone", Role.RECEPTIONIST, active=False, languages=("Russian",))
STAFF = [KIM, ANN, LUIS, GONE]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Spanish", ("Spanish",)),
        ("spanish,  Haitian creole", ("Spanish", "Haitian creole")),
        ("español and français; Spanish", ("Spanish", "French")),
        ("English, ", ()),
        ("", ()),
        ("Kreyòl/Tagalog\nASL", ("Haitian Creole", "Tagalog", "ASL")),
        ("x" * 1_000, ("X" + "x" * 29,)),
    ],
)
def test_a_line_of_languages(typed: str, read: tuple[str, ...]) -> None:
    assert read_languages(typed) == read


def test_who_speaks_what() -> None:
    assert speaks(ANN, "spanish")
    assert speaks(ANN, "Español")
    assert not speaks(KIM, "Spanish")
    assert not is_other("english")
    assert not is_other(" ")
    assert is_other("Spanish")


def test_those_who_left_speak_for_nobody() -> None:
    spanish = speakers_of(STAFF, "Spanish", me=3)
    assert (spanish.others, spanish.me, spanish.is_known) == (("Ann",), True, True)
    assert speakers_of(STAFF, "Russian", me=1).others == ()
    assert not speakers_of([KIM, GONE], "Russian", me=1).is_known


def test_one_takes_all_but_who_wants_a_language_that_another_speaks() -> None:
    wanted = {1: "Spanish", 2: "Spanish", 3: "Russian", 4: "English"}
    leads = (1, 2, 3, 4, 5)
    assert share_out(leads, wanted, KIM, [ANN, LUIS]) == {1: 2, 2: 2, 3: 1, 4: 1, 5: 1}
    assert share_out(leads, wanted, LUIS, [KIM, ANN]) == dict.fromkeys(leads, 3)
