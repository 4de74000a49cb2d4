"""How somebody asked, in words."""

import pytest

from callback_desk.domain.hand_entry import BY_HAND
from callback_desk.wording.entering import say_asked


@pytest.mark.parametrize(
    ("came_as", "first", "then"),
    [
        ("gravity-forms-csv", "Asked on the website", "Asked again on the website"),
        (BY_HAND, "Asked, entered at the desk", "Asked again, entered at the desk"),
        (
            "plain-mail",
            "Asked, by a mail of their own",
            "Asked again, by a mail of their own",
        ),
    ],
)
def test_who_did_not_ask_on_the_website_is_not_said_to_have(
    came_as: str, first: str, then: str
) -> None:
    assert say_asked(came_as, again=False) == first
    assert say_asked(came_as, again=True) == then
