"""An empty desk, and the page that shows what files would bring it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.intake.import_page import ImportPage
from callback_desk.ui.theme import Theme
from tests.desks import copy_desk, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The desk, opened for its manager."""
    with opened(copy_desk(tmp_path)) as desk:
        yield desk


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, background: Background, desk: Desk) -> ImportPage:
    """The page, with nothing on it."""
    page = ImportPage(theme, background, desk)
    qtbot.addWidget(page)
    page.show()
    return page
