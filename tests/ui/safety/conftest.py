"""A desk with the leads of the sample file, and its window at the start of a day."""

import pytest

from callback_desk.domain.safety_contact import Contact
from callback_desk.services.contact_of_day import set_contact_today
from callback_desk.services.desk import Desk
from callback_desk.ui.desk_window import DeskWindow
from tests.ui.desk_windows import Screen


@pytest.fixture
def contact(desk: Desk) -> None:
    """Who is told today was said before the window was opened."""
    set_contact_today(desk, Contact("Dr. Berg", "ext. 12"), Contact("N. Cole"))


@pytest.fixture
def window(screen: Screen, desk: Desk) -> DeskWindow:
    """With Dana's card, who is in danger."""
    return screen.begin(screen.show(desk))
