"""A desk with the leads of the sample file, and its window at the start of a day."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callback_desk.domain.safety_contact import Contact
from callback_desk.services.contact_of_day import set_contact_today
from callback_desk.services.desk import Desk
from callback_desk.ui.desk_window import DeskWindow
from tests.desks import DeskClock
from tests.ui.desk_windows import Screen, sample_desk


@pytest.fixture
def clock() -> DeskClock:
    """What the desk goes by."""
    return DeskClock()


@pytest.fixture
def desk(tmp_path: Path, clock: DeskClock) -> Iterator[Desk]:
    """Nobody has said who is told today."""
    with sample_desk(tmp_path, clock) as desk:
        yield desk


@pytest.fixture
def contact(desk: Desk) -> None:
    """Who is told today was said before the window was opened."""
    set_contact_today(desk, Contact("Dr. Berg", "ext. 12"), Contact("N. Cole"))


@pytest.fixture
def window(screen: Screen, desk: Desk) -> DeskWindow:
    """With Dana's card, who is in danger."""
    return screen.begin(screen.show(desk))
