"""A desk for the calendar's pages, at the time of which their tests tell."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callback_desk.services.desk import Desk
from tests.desks import DeskClock, copy_desk, opened
from tests.ui.calendar.stand_in import NOW


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The desk, opened for its manager."""
    with opened(copy_desk(tmp_path), DeskClock(NOW)) as desk:
        yield desk
