"""Light or dark at once, the size of the text by asking for a new window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.date_style import date_style
from callback_desk.language import KeptLanguage
from callback_desk.ui.appearance import Appearance, Clock, DayOrder, Scheme
from callback_desk.ui.settings.appearance_panel import AppearancePanel
from callback_desk.ui.theme import DARK, LIGHT, Theme
from callback_desk.ui.window_state import WindowState
from tests.dates import PLAIN
from tests.ui.sign_in.walks import hard_to_read, press, stop, tab_order, unnamed

TAB, DOWN, SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Space


@pytest.fixture
def state(tmp_path: Path) -> WindowState:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    return WindowState(settings, "Kim", "main")


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, state: WindowState) -> Iterator[AppearancePanel]:
    panel = AppearancePanel(theme, state)
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    panel.first_field().setFocus()
    yield panel
    theme.wear(dark=False, percent=100)


def test_light_and_dark_change_at_once_and_are_kept(
    theme: Theme, state: WindowState, panel: AppearancePanel
) -> None:
    press(panel, DOWN)
    assert theme.tokens is LIGHT
    press(panel, DOWN)
    assert theme.tokens is DARK
    assert Appearance.kept_in(state) == Appearance(Scheme.DARK, 100)


def test_a_size_is_seen_first_and_then_asked_for(
    qtbot: QtBot, theme: Theme, state: WindowState, panel: AppearancePanel
) -> None:
    assert not panel.use_button.isEnabled()
    press(panel, TAB)
    press(panel, DOWN)
    usual = theme.font().pointSizeF()
    assert panel.sample.font().pointSizeF() == pytest.approx(usual * 1.25)
    assert Appearance.kept_in(state).percent == 100
    press(panel, TAB)
    with qtbot.waitSignal(panel.looks_chosen):
        press(panel, SPACE)
    assert Appearance.kept_in(state).percent == 125


@pytest.mark.parametrize(
    ("name", "down", "kept"),
    [
        ("clock", 1, Appearance(clock=Clock.HALVES)),
        ("clock", 2, Appearance(clock=Clock.WHOLE)),
        ("order", 1, Appearance(order=DayOrder.DAY_FIRST)),
        ("order", 2, Appearance(order=DayOrder.MONTH_FIRST)),
    ],
)
def test_how_dates_are_written_is_kept_and_asks_for_a_new_window(
    qtbot: QtBot,
    state: WindowState,
    panel: AppearancePanel,
    name: str,
    down: int,
    kept: Appearance,
) -> None:
    box = panel.dates.boxes[name]
    box.setFocus()
    for _unused in range(down):
        with qtbot.waitSignal(panel.looks_chosen):
            press(panel, DOWN)
    assert (Appearance.kept_in(state), panel.in_hand) == (kept, name)
    # What stands is said as before, until there is a new window.
    assert date_style() == PLAIN
    panel.say_later()
    assert "call or a note is open" in panel.dates.notice.sentence
    assert panel.notice.isHidden()


def test_a_size_that_waits_is_not_lost_by_choosing_a_scheme(
    theme: Theme, state: WindowState, panel: AppearancePanel
) -> None:
    panel.text_size.setCurrentIndex(4)
    panel.use_button.click()
    panel.say_later()
    assert "call or a note is open" in panel.notice.sentence
    before = theme.font().pointSizeF()
    panel.first_field().setFocus()
    press(panel, DOWN)
    assert theme.font().pointSizeF() == before
    assert Appearance.kept_in(state) == Appearance(Scheme.LIGHT, 200)


def test_it_opens_at_what_is_kept(
    qtbot: QtBot, theme: Theme, state: WindowState
) -> None:
    Appearance(Scheme.DARK, 150).keep_in(state)
    panel = AppearancePanel(theme, state)
    qtbot.addWidget(panel)
    assert panel.text_size.currentText() == "150 %"
    assert panel.first_field().accessibleName() == "Dark"


def test_tab_goes_as_one_reads_and_every_stop_is_named(
    panel: AppearancePanel,
) -> None:
    panel.text_size.setCurrentIndex(1)
    assert tab_order(panel) == [
        *("As this computer", "Size of the text", "Use this size", "Clock", "Dates"),
        "Language",
    ]
    assert unnamed(panel) == []
    assert stop(panel) is panel.first_field()


@pytest.mark.parametrize("dark", [False, True])
def test_everything_can_be_read(
    qtbot: QtBot, qapp: QApplication, state: WindowState, dark: bool
) -> None:
    panel = AppearancePanel(Theme(qapp, dark=dark), state)
    qtbot.addWidget(panel)
    panel.say_later()
    panel.show()
    assert hard_to_read(panel) == {}


def test_the_language_is_kept_for_the_next_start(
    qtbot: QtBot, theme: Theme, state: WindowState, tmp_path: Path
) -> None:
    kept = KeptLanguage(tmp_path / "computer.toml")
    panel = AppearancePanel(theme, state, kept)
    qtbot.addWidget(panel)
    card = panel.language
    assert card.languages.currentText() == "As this computer"
    for name, code in (
        ("Español", "es"),
        ("English", "en"),
        ("As this computer", None),
    ):
        card.languages.setCurrentIndex(card.languages.findText(name))
        card.languages.activated.emit(card.languages.currentIndex())
        assert kept.read() == code
        assert "next start" in card.notice.sentence
    kept.keep("es")
    assert AppearancePanel(theme, state, kept).language.languages.currentData() == "es"


def test_a_language_that_cannot_be_kept_is_told(
    qtbot: QtBot, theme: Theme, state: WindowState, tmp_path: Path
) -> None:
    (tmp_path / "computer.toml").mkdir()
    panel = AppearancePanel(theme, state, KeptLanguage(tmp_path / "computer.toml"))
    qtbot.addWidget(panel)
    panel.language.languages.setCurrentIndex(2)
    panel.language.languages.activated.emit(2)
    assert "could not be kept" in panel.language.notice.sentence


def test_where_there_is_little_room_the_button_stands_beneath_its_field(
    qtbot: QtBot, theme: Theme, panel: AppearancePanel
) -> None:
    field, button = panel.text_size, panel.use_button

    def beneath() -> int:
        bottom = field.mapTo(panel, field.rect().bottomLeft()).y()
        return button.mapTo(panel, button.rect().bottomLeft()).y() - bottom

    panel.resize(theme.px(85), theme.px(150))
    qtbot.waitUntil(lambda: beneath() > field.height())
    assert panel.minimumSizeHint().width() <= theme.px(85)
    assert panel.dates.clock.mapTo(panel, QPoint()).x() == (
        panel.dates.order.mapTo(panel, QPoint()).x()
    )
    panel.resize(theme.px(150), theme.px(150))
    qtbot.waitUntil(lambda: abs(beneath()) < 3)
    assert panel.minimumSizeHint().width() > theme.px(85)
