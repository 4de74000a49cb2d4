"""The panels of Today, made before a desk is open."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.page import TodayPage
from callback_desk.ui.today.panels import PanelsAhead, TodayPanels


def test_they_are_made_part_by_part(qapp: QApplication, theme: Theme) -> None:
    panels = TodayPanels(theme)
    assert not hasattr(panels, "list")
    assert panels.make_next()
    assert panels.list.view.model() is panels.table
    panels.finish()
    assert panels.search.text() == ""
    assert not panels.make_next()


def test_they_are_handed_over_once_and_whole(qtbot: QtBot, theme: Theme) -> None:
    ahead = PanelsAhead(theme, theme)
    panels = ahead.take()
    assert panels is not None
    assert panels.counters is not None
    assert ahead.take() is None


def test_those_of_another_size_are_not_taken(theme: Theme) -> None:
    ahead = PanelsAhead(theme, theme)
    theme.wear(dark=False, percent=150)
    try:
        assert ahead.take() is None
    finally:
        theme.wear(dark=False, percent=100)


def test_the_page_shows_its_desk_by_panels_made_ahead(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    panels = PanelsAhead(theme, theme).take()
    page = TodayPage(theme, background, desk, panels)
    qtbot.addWidget(page)
    page.resize(1250, 640)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page.lead_shown() == "Dana Lee")
    assert panels is not None
    assert page.card is panels.card
    # Numbers are written as the desk's country does.
    assert panels.table.words(0).cells[2][0].startswith("(")
