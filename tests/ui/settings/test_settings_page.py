"""The settings as a page: its sections by keys, wide and narrow."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.ui.background import Background
from callback_desk.ui.settings.outcomes_panel import OutcomesPanel
from callback_desk.ui.settings.section_button import SectionButton
from callback_desk.ui.settings.settings_page import SettingsPage
from callback_desk.ui.settings.staff_panel import StaffPanel
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.services.fake_desk import FakeDesk
from tests.ui.sign_in.walks import hard_to_read, press, stop, tab_order, unnamed

TAB, DOWN, UP = Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Up


def made(
    theme: Theme, background: Background, folder: Path, *, discreet: bool = True
) -> SettingsPage:
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    state = WindowState(settings, "Kim", "main")
    return SettingsPage(*(theme, background, FakeDesk().desk, state), discreet=discreet)


def shown(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    folder: Path,
    *,
    discreet: bool = True,
) -> SettingsPage:
    page = made(theme, background, folder, discreet=discreet)
    qtbot.addWidget(page)
    page.resize(theme.px(300), theme.px(150))
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(lambda: page.staff.chosen is not None)
    page.mailboxes.refresh()
    qtbot.waitUntil(page.mailboxes.add_button.isEnabled)
    return page


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> Iterator[SettingsPage]:
    yield shown(qtbot, theme, background, tmp_path)
    theme.wear(dark=False, percent=100)


def test_arrows_go_from_section_to_section(page: SettingsPage) -> None:
    seen = [page.panel.title]
    for _ in page.panels[1:]:
        press(page, DOWN)
        seen.append(page.panel.title)
    assert seen == [
        *("Staff", "Outcomes", "Guides", "Safety words", "Mailboxes"),
        *("Watched folders", "Backups", "Audit", "Recovery key"),
        "Retention",
        *("This computer", "Telephone", "Appearance", "Being told", "My password"),
    ]
    press(page, UP)
    assert page.panel is page.being_told


def test_a_section_is_made_when_it_is_first_seen(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> None:
    page = made(theme, background, tmp_path)
    qtbot.addWidget(page)
    page.resize(theme.px(300), theme.px(150))
    sections: list[QWidget] = []
    page.section_made.connect(sections.append)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    assert [type(section) for section in sections] == [StaffPanel]
    page.setFocus()
    press(page, DOWN)
    assert [type(section) for section in sections] == [StaffPanel, OutcomesPanel]
    assert page.backups is sections[-1]
    page.show_panel(page.backups)
    assert page.panel is page.backups
    assert page.backups.isVisible()
    assert len(sections) == 3
    qtbot.waitUntil(lambda: page.staff.chosen is not None)


def test_tab_leads_from_the_section_into_its_panel(page: SettingsPage) -> None:
    assert tab_order(page) == ["Staff", "Staff", "Languages…", "Add staff…"]
    for _ in range(page.panels.index(page.computer)):
        press(page, DOWN)
    names = tab_order(page)
    question = "Can patients see this screen?"
    assert names == [
        *("This computer", f"{question} Yes, or I am not sure"),
        *("Locks by itself when nobody touches it for", "Remove…"),
    ]


def test_every_stop_of_every_section_is_named(page: SettingsPage) -> None:
    for panel in page.panels:
        page.show_panel(panel)
        assert unnamed(page) == []
        first = panel.first_field()
        assert first is not None
        assert first.isVisible()


@pytest.mark.parametrize("discreet", [True, False])
def test_who_can_see_the_screen_is_chosen_at_once(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path, discreet: bool
) -> None:
    page = shown(qtbot, theme, background, tmp_path, discreet=discreet)
    page.show_panel(page.computer)
    page.computer.first_field().setFocus()
    with qtbot.waitSignal(page.discreet_chosen) as chosen:
        press(page, DOWN if discreet else UP)
    assert chosen.args == [not discreet]


def test_in_a_narrow_window_the_sections_are_one_line_above(
    qtbot: QtBot, theme: Theme, page: SettingsPage
) -> None:
    sections = page.sections
    assert isinstance(stop(page), SectionButton)
    assert sections.box.isHidden()
    press(page, DOWN)
    page.resize(theme.px(100), theme.px(150))
    qtbot.waitUntil(sections.box.isVisible)
    assert stop(page) is sections.box
    assert not any(button.isVisible() for button in sections.buttons)
    qtbot.waitUntil(lambda: sections.height() < theme.px(20))
    assert sections.box.currentText() == page.panel.title == "Outcomes"
    press(page, DOWN)
    assert page.panel is page.guides
    page.show_panel(page.audit)
    assert sections.box.currentText() == "Audit"
    assert unnamed(page) == []
    assert hard_to_read(page) == {}
    page.resize(theme.px(300), theme.px(150))
    qtbot.waitUntil(sections.box.isHidden)
    held = stop(page)
    assert isinstance(held, SectionButton)
    assert held.text() == "Audit"


def test_what_was_typed_as_a_password_goes_with_the_section(
    page: SettingsPage,
) -> None:
    page.show_panel(page.password)
    page.password.current.setText("a secret")
    page.show_panel(page.staff)
    assert page.password.current.text() == ""


@pytest.mark.parametrize("dark", [False, True])
def test_everything_can_be_read(
    qtbot: QtBot,
    qapp: QApplication,
    background: Background,
    tmp_path: Path,
    dark: bool,
) -> None:
    page = shown(qtbot, Theme(qapp, dark=dark), background, tmp_path)
    for panel in page.panels:
        page.show_panel(panel)
        assert hard_to_read(page) == {}
    with qtbot.waitSignal(background.busy_changed):
        page.mailboxes.refresh()


def test_the_list_is_as_wide_as_its_longest_word(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # As "Recovery key" is called in Spanish, and longer.
    monkeypatch.setattr(StaffPanel, "title", "Clave de recuperación del escritorio")
    page = shown(qtbot, theme, background, tmp_path)
    buttons = page.findChildren(SectionButton)
    assert buttons
    for button in buttons:
        assert button.width() >= button.wide_as_its_word(), button.text()
