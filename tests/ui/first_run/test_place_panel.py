"""Where the clinic is: country, state, zone and closing dates, by keys."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from callback_desk.ui.background import Background
from callback_desk.ui.first_run import place_panel
from callback_desk.ui.first_run.place_panel import (
    NOT_FOUND,
    STILL_LOOKING,
    PlacePanel,
    country_name,
)
from callback_desk.ui.theme import Theme
from tests.ui.first_run.known_places import LibraryBook, clock
from tests.ui.sign_in.walks import press, type_in

SIX = {
    *("New Year's Day", "Memorial Day", "Independence Day"),
    *("Labor Day", "Thanksgiving Day", "Christmas Day"),
}
TAB, SPACE, DOWN = Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Down


class BrokenBook(LibraryBook):
    """A book that cannot be read."""

    def countries(self) -> list[str]:
        """Fail."""
        raise RuntimeError("no such file")


def shown(
    qtbot: QtBot, theme: Theme, background: Background, book: LibraryBook
) -> PlacePanel:
    panel = PlacePanel(theme, background, book, clock)
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    panel.country.setFocus()
    return panel


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, background: Background) -> PlacePanel:
    made = shown(qtbot, theme, background, LibraryBook())
    wait(qtbot, made)
    return made


def wait(qtbot: QtBot, panel: PlacePanel) -> None:
    qtbot.waitUntil(lambda: panel.is_known, timeout=20_000)


def test_in_the_us_six_are_ticked_and_the_rest_stay_open(panel: PlacePanel) -> None:
    assert panel.closings.closed() == SIX
    assert "Columbus Day" in panel.closings.open_on()
    assert panel.place == ("US", None)


def test_space_turns_a_holiday(qtbot: QtBot, panel: PlacePanel) -> None:
    panel.closings.rows.setFocus()
    press(panel, SPACE)  # Thanksgiving, the next one to come
    assert panel.closings.closed() == SIX - {"Thanksgiving Day"}
    for _ in range(3):
        press(panel, DOWN)
    press(panel, SPACE)
    assert "Martin Luther King Jr. Day" in panel.closings.closed()


def test_a_row_says_its_standing_to_a_screen_reader(panel: PlacePanel) -> None:
    row = panel.closings.rows.rows()[0]
    role = Qt.ItemDataRole.AccessibleTextRole
    assert row.data(0, role) == "Thanksgiving Day, Thu 26 Nov, closed"
    panel.closings.rows.setFocus()
    press(panel, SPACE)
    assert row.data(0, role) == "Thanksgiving Day, Thu 26 Nov, open"


def test_a_state_brings_its_own_holidays(qtbot: QtBot, panel: PlacePanel) -> None:
    press(panel, TAB)
    type_in(panel, "New Y")
    wait(qtbot, panel)
    assert panel.region.currentText() == "New York"
    assert panel.place == ("US", "NY")
    names = {closing.name for closing in panel.closings.suggestion.closings}
    assert "Lincoln's Birthday" in names
    assert panel.closings.closed() == SIX
    assert panel.say() == "New York, United States"


def test_another_country_brings_zones_regions_and_all_its_holidays(
    qtbot: QtBot, panel: PlacePanel
) -> None:
    type_in(panel, "Germ")
    wait(qtbot, panel)
    assert panel.country.currentText() == "Germany"
    assert panel.timezone == "Europe/Berlin"
    assert panel.place == ("DE", None)
    assert panel.region.findText("Bayern") > 0
    assert panel.closings.open_on() == ()
    assert "7:00 PM" in panel.there_now.text()


def test_whose_numbers_are_read_is_said_and_a_clock_elsewhere(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(place_panel, "computer_zone", lambda: "America/New_York")
    panel = shown(qtbot, theme, background, LibraryBook())
    wait(qtbot, panel)
    usual = "Country of phone numbers without a +: United States."
    assert panel.numbers.text() == usual
    type_in(panel, "Denm")
    wait(qtbot, panel)
    assert panel.numbers.text() == (
        "Country of phone numbers without a +: Denmark. "
        "This computer’s clock is that of another country."
    )
    panel.country.setCurrentIndex(panel.country.findData("US"))
    assert panel.numbers.text() == usual


def test_every_country_has_a_name(panel: PlacePanel) -> None:
    assert panel.country.count() > 200
    assert all(len(country_name(code)) > 2 for code in LibraryBook().countries())


def test_while_it_looks_up_nobody_goes_on(
    qtbot: QtBot, theme: Theme, background: Background
) -> None:
    panel = PlacePanel(theme, background, LibraryBook(), clock)
    qtbot.addWidget(panel)
    assert not panel.check()
    assert panel.closings.told == STILL_LOOKING
    wait(qtbot, panel)
    assert panel.check()


def test_without_holidays_the_desk_can_be_made_all_the_same(
    qtbot: QtBot, theme: Theme, background: Background
) -> None:
    with qtbot.waitSignal(background.failed_unheard):
        panel = shown(qtbot, theme, background, BrokenBook())
    QCoreApplication.processEvents()
    assert panel.closings.told == NOT_FOUND
    assert panel.check()
    assert panel.place == (None, None)
    assert panel.closings.open_on() == ()
