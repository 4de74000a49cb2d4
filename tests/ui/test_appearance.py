"""How somebody wants the window to look, kept for them and put on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from callback_desk.date_style import DateStyle, date_style
from callback_desk.ui.appearance import TEXT_SIZES, Appearance, Clock, DayOrder, Scheme
from callback_desk.ui.theme import DARK, LIGHT, Theme
from callback_desk.ui.window_state import WindowState
from tests.dates import PLAIN, written


def state_of(folder: Path, person: str) -> WindowState:
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    return WindowState(settings, person, "main")


@pytest.fixture
def worn(theme: Theme) -> Iterator[Theme]:
    """A theme that is as it was afterwards."""
    yield theme
    theme.wear(dark=False, percent=100)


def test_it_is_kept_for_each_person(tmp_path: Path) -> None:
    large = Appearance(Scheme.DARK, 175, Clock.WHOLE, DayOrder.MONTH_FIRST)
    large.keep_in(state_of(tmp_path, "Kim"))
    assert Appearance.kept_in(state_of(tmp_path, "Kim")) == large
    assert Appearance.kept_in(state_of(tmp_path, "Ann")) == Appearance()


@pytest.mark.parametrize(
    ("name", "number"),
    [("scheme", 9), ("text_percent", 1000), ("clock", 3), ("day_order", -1)],
)
def test_what_cannot_be_chosen_is_the_usual(
    tmp_path: Path, name: str, number: int
) -> None:
    state_of(tmp_path, "Kim").keep_number(name, number)
    assert Appearance.kept_in(state_of(tmp_path, "Kim")) == Appearance()


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_all_sizes_grow_with_the_text(worn: Theme, percent: int) -> None:
    before, points = worn.px(100), worn.font().pointSizeF()
    Appearance(Scheme.LIGHT, percent).put_on(worn)
    assert worn.font().pointSizeF() == pytest.approx(points * percent / 100)
    assert worn.px(100) == pytest.approx(before * percent / 100, rel=0.06)
    Appearance(Scheme.LIGHT).put_on(worn)
    assert worn.px(100) == before


def test_each_scheme_dresses_the_program(qapp: QApplication, worn: Theme) -> None:
    Appearance(Scheme.DARK).put_on(worn)
    assert (worn.tokens, worn.is_dark) == (DARK, True)
    assert qapp.palette().window().color().name().upper() == DARK.window
    Appearance(Scheme.LIGHT).put_on(worn)
    assert (worn.tokens, worn.is_dark) == (LIGHT, False)


def test_dates_are_written_by_what_was_chosen_and_else_as_the_computer_does(
    worn: Theme,
) -> None:
    with written(DateStyle(whole_day=True, month_first=True)):
        # The tests run in the plain locale.
        Appearance(Scheme.LIGHT).put_on(worn)
        assert date_style() == PLAIN
        Appearance(Scheme.LIGHT, clock=Clock.WHOLE).put_on(worn)
        assert date_style() == DateStyle(whole_day=True)
        Appearance(Scheme.LIGHT, order=DayOrder.MONTH_FIRST).put_on(worn)
        assert date_style() == DateStyle(month_first=True)
        Appearance(Scheme.LIGHT, clock=Clock.HALVES, order=DayOrder.DAY_FIRST).put_on(
            worn
        )
        assert date_style() == PLAIN
