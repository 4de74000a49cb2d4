"""What several people share in a day, in words."""

from callback_desk.domain.theirs import Theirs
from callback_desk.wording.day import say_what_is_theirs


def test_a_name_that_ends_in_a_stop_is_not_given_another() -> None:
    theirs = Theirs((), (7,), (), {7: "Robert Smith Jr."}, {})
    said = say_what_is_theirs(theirs)
    assert said == "1 lead with a call they agreed: Robert Smith Jr."
