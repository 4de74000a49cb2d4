"""The page Today on a real desk with the leads of a sample file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.ui.background import Background
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.page import TodayPage
from tests.cli.command_line import SAMPLES
from tests.desks import DeskClock, copy_desk, opened


@pytest.fixture
def clock() -> DeskClock:
    """A clock that stands until it is moved."""
    return DeskClock()


@pytest.fixture
def desk(tmp_path: Path, clock: DeskClock) -> Iterator[Desk]:
    """A desk with five leads: Dana (4) first, Maria (1), Sean (2)."""
    with opened(copy_desk(tmp_path), clock) as desk:
        file = SAMPLES / "gravity-forms.csv"
        import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        yield desk


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, background: Background, desk: Desk) -> TodayPage:
    """The page as it stands in the morning, Dana's card shown."""
    page = TodayPage(theme, background, desk)
    qtbot.addWidget(page)
    page.resize(1250, 640)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page.lead_shown() == "Dana Lee")
    page.list.setFocus()
    return page
