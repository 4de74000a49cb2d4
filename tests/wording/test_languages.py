"""Who speaks what, in words."""

import pytest

from callback_desk.domain.languages import Speakers, read_languages
from callback_desk.domain.staff import Role, Staff
from callback_desk.translation import ENGLISH, speak
from callback_desk.wording.day import say_reassigned
from callback_desk.wording.languages import (
    say_language,
    say_languages,
    say_shares,
    say_taker,
    say_wanted,
)

KIM = Staff(1, "Kim", Role.OFFICE_MANAGER)
LUIS = Staff(3, "Luis", Role.RECEPTIONIST, languages=("Spanish",))


@pytest.mark.parametrize(
    ("speakers", "said"),
    [
        (Speakers(), "Spanish"),
        (Speakers(is_known=True), "Spanish (nobody here is noted as speaking it)"),
        (Speakers(("Luis", "Ann"), is_known=True), "Spanish (Luis or Ann)"),
        (Speakers(("Luis",), me=True, is_known=True), "Spanish (you speak it)"),
    ],
)
def test_a_wanted_language_says_who_speaks_it(speakers: Speakers, said: str) -> None:
    assert say_language("Spanish", speakers) == said
    assert say_language("English", speakers) == "English"


def test_who_could_take_leads_says_what_they_speak() -> None:
    wanted = {1: "Spanish", 2: "Spanish", 3: "Russian"}
    assert say_taker(LUIS, wanted) == "Luis (speaks Spanish)"
    assert say_taker(KIM, wanted) == "Kim"
    assert say_wanted(wanted) == "2 want Spanish. 1 wants Russian."


def test_who_takes_whom_for_the_language() -> None:
    wanted = {1: "Spanish", 2: "Russian"}
    assert say_shares(wanted, {1: 3, 2: 1}, 1, [KIM, LUIS]) == (
        "1 that wants Spanish goes to Luis. "
        "1 wants Russian: nobody else here is noted as speaking it."
    )
    assert say_shares({}, {5: 1}, 1, [KIM]) == ""
    given = say_reassigned(3, "Kim", {"Luis": 1})
    assert given == "3 leads given: 2 to Kim, 1 to Luis for the language."
    assert say_reassigned(3, "Kim") == "3 leads given to Kim."


def test_what_is_shown_of_somebodys_languages_is_read_back_the_same() -> None:
    noted = ("Spanish", "Haitian Creole", "Russian", "Portuguese", "Italian")
    try:
        speak("es")
        said = say_languages(noted)
    finally:
        speak(ENGLISH)
    assert said == "Español, criollo haitiano, Russian, portugués, italiano"
    assert read_languages(said) == noted
    assert (say_languages(noted[:2]), say_languages(())) == (
        *("Spanish, Haitian Creole", ""),
    )
