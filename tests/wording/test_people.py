"""Words put beside one another."""

from callback_desk.wording.people import say_beside, visible


def test_what_is_put_between_two_words_is_shown_as_it_is() -> None:
    said = say_beside(["No voicemail", "Evenings"])
    assert said == visible(said) == "No voicemail · Evenings"
    assert (say_beside([]), say_beside(["Spanish"])) == ("", "Spanish")
