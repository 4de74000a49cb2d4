"""Words put beside one another."""

from callback_desk.wording.people import say_beside


def test_no_line_begins_with_the_dot_between_two_words() -> None:
    said = say_beside(["No voicemail", "Evenings"])
    assert said == "No voicemail\N{NO-BREAK SPACE}· Evenings"
    assert said.split(" ")[-1] == "Evenings"
    assert (say_beside([]), say_beside(["Spanish"])) == ("", "Spanish")
