"""The whole first run, by keys alone, and what goes wrong on the way."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callback_desk import bootstrap
from callback_desk.domain.business_calendar import Policy
from callback_desk.domain.errors import DeskExists
from callback_desk.services.calendar_settings import calendar_in_force
from callback_desk.storage.keys import KeyFile, keys_path
from callback_desk.ui.background import Background
from callback_desk.ui.first_run import (
    first_file_panel,
    first_run_window,
    making_panel,
)
from callback_desk.ui.first_run.choices import NewDeskChoices
from callback_desk.ui.first_run.first_run_window import FirstRunWindow
from callback_desk.ui.sign_in import fitting
from callback_desk.ui.theme import Theme
from tests.desks import CHEAP
from tests.ui.first_run.known_places import NOW
from tests.ui.first_run.opened import (
    ENTER,
    KEY,
    NAME,
    PASSWORD,
    SPACE,
    TAB,
    Maker,
    at,
    opened,
    to_first_file,
    to_key,
    to_making,
    to_manager,
)
from tests.ui.sign_in.walks import (
    hard_to_read,
    press,
    stop,
    tab_order,
    unnamed,
)
from tests.ui.spoken import listening

LEFT = Qt.Key.Key_Left


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path, maker: Maker
) -> FirstRunWindow:
    return opened(qtbot, theme, background, tmp_path / "desk.db", maker)


def test_keys_alone_make_a_desk_that_opens(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> None:
    keys: list[str] = []

    def make(choices: NewDeskChoices) -> str:
        new = bootstrap.NewDesk(
            choices.path, choices.manager, choices.password, choices.calendar
        )
        keys.append(bootstrap.make_desk(new, lambda: NOW, CHEAP))
        return keys[0]

    path = tmp_path / "clinic" / "desk.db"
    window = opened(qtbot, theme, background, path, make)
    to_first_file(qtbot, window)
    press(window, TAB)
    with qtbot.waitSignal(window.finished):
        press(window, ENTER)
    with (
        bootstrap.open_desk(path, NAME, PASSWORD, cost=CHEAP) as desk,
        desk.open_work(writes=False) as work,
    ):
        assert desk.staff.manages
        _, calendar = calendar_in_force(work, desk.holidays)
    assert calendar.day(date(2026, 11, 25)).spans
    assert calendar.day(date(2026, 11, 26)).name == "Thanksgiving Day"
    assert calendar.day(date(2027, 6, 18)).spans  # Juneteenth waits to be decided
    KeyFile.read(keys_path(path)).unwrap_by_recovery(keys[0])


def test_what_is_offered_is_a_clinic_as_most_are(
    qtbot: QtBot, window: FirstRunWindow, maker: Maker, tmp_path: Path
) -> None:
    to_key(qtbot, window)
    (choices,) = maker.made
    assert (choices.manager, choices.password) == (NAME, PASSWORD)
    assert choices.path == tmp_path / "desk.db"
    assert choices.patients_can_see_screen
    assert choices.calendar.timezone == "America/New_York"
    assert choices.calendar.hours == (((540, 1020),),) * 5 + ((), ())
    assert choices.calendar.policy is Policy.NEXT_DAY_CLOSE
    assert choices.calendar.country == "US"
    assert "Columbus Day" in choices.calendar.open_on


def test_while_it_is_made_nothing_says_that_nothing_is_written(
    qtbot: QtBot, window: FirstRunWindow
) -> None:
    to_making(window)
    label = window.making.about_label
    assert label.text().startswith("Nothing has been written yet.")
    with qtbot.waitSignal(window.desk_made):
        press(window, ENTER)
        assert label.text() == making_panel.MAKING


def test_the_password_is_in_no_printed_form(
    qtbot: QtBot, window: FirstRunWindow, maker: Maker
) -> None:
    to_key(qtbot, window)
    assert PASSWORD not in repr(maker.made)
    assert window.manager.new_password.password == ""


def test_alt_left_goes_back_and_keeps_what_was_typed(
    qtbot: QtBot, window: FirstRunWindow
) -> None:
    to_making(window)
    # A button pressed by its shortcut stays down for a moment before it clicks.
    for step in (window.screen_step, window.manager):
        press(window, LEFT, alt=True)
        qtbot.waitUntil(partial(at, window, step))
    assert window.manager.manager == NAME
    press(window, ENTER)
    assert at(window, window.screen_step)


def test_each_step_is_heard_as_it_comes(window: FirstRunWindow) -> None:
    with listening() as said:
        window.show_step(window.screen_step)
    assert [one.split("?")[0] for one in said] == ["Can patients see this screen"]


def test_enter_on_back_goes_back(window: FirstRunWindow) -> None:
    to_manager(window)
    window.back_button.setFocus()
    press(window, ENTER)
    assert at(window, window.hours)


def test_the_progress_counts_six_steps(qtbot: QtBot, window: FirstRunWindow) -> None:
    assert window.progress.words.text() == "Step 1 of 6"
    to_first_file(qtbot, window)
    assert window.progress.words.text() == "Step 6 of 6"


def test_the_card_before_the_making_says_what_was_chosen(
    window: FirstRunWindow,
) -> None:
    to_making(window)
    assert window.making.shown == {
        "Clinic": "United States",
        "Time zone": "New York: Eastern",
        "Closed on": "6 public holidays a year",
        "Desk hours": "Mon to Fri 9:00 AM to 5:00 PM",
        "You": "Kim Osei, office manager",
        "Screen": "details hidden until M is held",
        "Kept in": str(window.making.path),
    }


def test_a_desk_that_is_there_already_is_said_in_place_and_another_place_found(
    qtbot: QtBot,
    window: FirstRunWindow,
    maker: Maker,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    maker.failures.append(DeskExists(path=window.making.path))
    to_making(window)
    press(window, ENTER)
    qtbot.waitUntil(lambda: bool(window.making.notice.sentence))
    assert str(tmp_path / "desk.db") in window.making.notice.sentence
    assert "--db" not in window.making.notice.what_to_do
    elsewhere = tmp_path / "other.db"
    monkeypatch.setattr(making_panel, "ask_place", lambda *a, **k: str(elsewhere))
    assert stop(window) is window.making.change
    press(window, ENTER)
    assert window.making.notice.sentence == ""
    with qtbot.waitSignal(window.desk_made):
        window.next_button.setFocus()
        press(window, ENTER)
    assert maker.made[0].path == elsewhere


def test_a_bug_while_making_is_passed_on_and_shows_no_detail(
    qtbot: QtBot, window: FirstRunWindow, maker: Maker, background: Background
) -> None:
    maker.failures.append(RuntimeError("secret detail"))
    to_making(window)
    with qtbot.waitSignal(background.failed_unheard):
        press(window, ENTER)
    assert "secret" not in window.making.notice.sentence
    assert at(window, window.making)


def test_nothing_is_pressed_twice_or_closed_while_it_is_made(
    qtbot: QtBot, window: FirstRunWindow, maker: Maker
) -> None:
    maker.let.clear()
    to_making(window)
    press(window, ENTER)
    QTest.keyClick(window, ENTER)
    QTest.keyClick(window, LEFT, Qt.KeyboardModifier.AltModifier)
    window.close()
    assert window.isVisible()
    assert at(window, window.making)
    with qtbot.waitSignal(window.desk_made):
        maker.let.set()
    assert len(maker.made) == 1


def test_once_made_there_is_no_way_back(qtbot: QtBot, window: FirstRunWindow) -> None:
    to_key(qtbot, window)
    press(window, LEFT, alt=True)
    assert at(window, window.recovery)
    assert not window.back_button.isVisible()


def test_closing_before_the_key_is_kept_warns_once(
    qtbot: QtBot, window: FirstRunWindow
) -> None:
    to_key(qtbot, window)
    window.close()
    assert window.isVisible()
    assert window.recovery.card.wrong
    window.close()
    assert not window.isVisible()


def test_closing_before_anything_is_made_asks_nothing(window: FirstRunWindow) -> None:
    window.close()
    assert not window.isVisible()


def test_the_key_leaves_the_screen_with_its_step(
    qtbot: QtBot, window: FirstRunWindow
) -> None:
    to_key(qtbot, window)
    assert window.recovery.card.key.text().split() == KEY.split("-")
    window.recovery.card.tick.setFocus()
    press(window, SPACE)
    press(window, ENTER)
    assert window.recovery.card.key.text() == ""


def test_a_first_file_is_chosen_by_enter(
    qtbot: QtBot,
    window: FirstRunWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    leads = tmp_path / "leads.csv"
    monkeypatch.setattr(first_file_panel, "ask_file", lambda *a: str(leads))
    to_first_file(qtbot, window)
    with (
        qtbot.waitSignal(window.file_chosen) as file_chosen,
        qtbot.waitSignal(window.finished),
    ):
        press(window, ENTER)
    assert file_chosen.args == [leads]


def test_a_file_dialog_that_is_cancelled_changes_nothing(
    qtbot: QtBot, window: FirstRunWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_file_panel, "ask_file", lambda *a: None)
    to_first_file(qtbot, window)
    with qtbot.assertNotEmitted(window.finished):
        press(window, ENTER)


def test_tab_goes_as_one_reads_on_every_step(
    qtbot: QtBot, window: FirstRunWindow
) -> None:
    assert tab_order(window) == [
        *("Country", "State or region", "Time zone"),
        *("Holidays on which the desk is closed", "Next"),
    ]
    press(window, ENTER)
    week = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    assert tab_order(window) == [
        *(part for day in week for part in (day, f"{day} from", f"{day} to")),
        *("Saturday", "Sunday", "Closed for lunch", "Back", "Next"),
    ]
    press(window, ENTER)
    assert tab_order(window) == [
        *("Your name", "Password", "Password again", "Back", "Next")
    ]


def test_tab_goes_as_one_reads_once_it_is_made(
    qtbot: QtBot, window: FirstRunWindow
) -> None:
    to_key(qtbot, window)
    assert tab_order(window) == [
        *("Print…", "Save as a file…", "I have printed it or written it down"),
        *("Next", "Recovery key"),
    ]


@pytest.mark.parametrize("dark", [False, True])
def test_every_stop_is_named_and_every_word_can_be_read(
    qtbot: QtBot,
    qapp: QApplication,
    background: Background,
    tmp_path: Path,
    maker: Maker,
    dark: bool,
) -> None:
    theme = Theme(qapp, dark=dark)
    window = opened(qtbot, theme, background, tmp_path / "desk.db", maker)
    to_key(qtbot, window)
    window.recovery.card.tick.setFocus()
    press(window, ENTER)
    assert window.recovery.card.wrong
    for step in window.steps:
        window.show_step(step)
        assert unnamed(window) == []
        assert hard_to_read(window) == {}, step


def test_its_buttons_stand_on_a_screen_that_shows_all_twice_as_large(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    tmp_path: Path,
    maker: Maker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = QSize(683, 364)
    for module in (fitting, first_run_window):
        monkeypatch.setattr(module, "room_for", lambda window: room)
    window = opened(qtbot, theme, background, tmp_path / "desk.db", maker)
    assert window.size() == room
    for step in window.steps:
        window.show_step(step)
        foot = window.next_button.mapTo(window, window.next_button.rect().bottomRight())
        assert window.rect().contains(foot)
        assert window.minimumSizeHint().height() <= room.height()


def is_whole(part: QWidget) -> bool:
    return part.visibleRegion().boundingRect() == part.rect()


def test_what_is_to_be_mended_comes_into_view_on_a_low_screen(
    qtbot: QtBot, theme: Theme, window: FirstRunWindow
) -> None:
    to_key(qtbot, window)
    window.setMinimumHeight(0)
    window.resize(window.width(), theme.px(75))
    tick = window.recovery.card.tick
    qtbot.waitUntil(lambda: tick.visibleRegion().isEmpty())
    window.next_button.click()
    for part in (tick, window.recovery.card.warning):
        qtbot.waitUntil(partial(is_whole, part))
