"""A desk with a week that somebody lived, to be handed out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callback_desk.services.desk import Desk
from tests.desks import DeskClock, copy_desk, opened
from tests.ui.missed.missed_people import live


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Its file."""
    return copy_desk(tmp_path)


@pytest.fixture
def desk(path: Path, tmp_path: Path) -> Iterator[Desk]:
    """The desk, opened for its manager."""
    clock = DeskClock()
    with opened(path, clock) as at_desk:
        live(at_desk, tmp_path, clock)
        yield at_desk
