"""The word lists that ship, named in the reader's language."""

from callback_desk.domain.word_groups import WordGroup
from callback_desk.shipped import safety_words
from callback_desk.translation import ENGLISH, speak
from callback_desk.wording.safety_words import TITLES, say_group, say_shipped

GROUP = WordGroup("harm_to_self", "English", "wanting to die", ("want to die",))
SPANISH = WordGroup("emergency", "Spanish", "cuerpo", ("me desmayo",))


def test_lists_tell_their_languages() -> None:
    assert say_shipped([GROUP, SPANISH]).endswith(": 0. English and Spanish.")
    assert say_group(GROUP) == "Danger to themselves, English: wanting to die (1)"
    try:
        speak("es")
        shipped, group = say_shipped([GROUP, SPANISH]), say_group(GROUP)
    finally:
        speak(ENGLISH)
    assert shipped.endswith(": 0. Inglés y español.")
    assert group.endswith(", inglés: querer morir (1)")


def test_every_title_of_an_english_list_has_its_words() -> None:
    titles = {
        group.title for group in safety_words().groups if group.language == "English"
    }
    assert titles
    assert titles - TITLES == set()
