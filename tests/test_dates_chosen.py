"""How dates are written is each person's own, and the whole window follows."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import callback_desk
from callback_desk.reception import Reception
from callback_desk.ui.appearance import Appearance, Clock, DayOrder
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.today.lead_table import CALL_BY, SECOND_LINE_ROLE
from callback_desk.wording import line_breaks
from tests.dates import PLAIN, written
from tests.test_app import signed_in
from tests.test_half_done import MARIA, Runs, path, runs

__all__ = ["path", "runs"]
ANN = "Ann Porter"
Key = Qt.Key
TOLD = re.compile(r"date_style import .*\bwrite_dates\b")
MONTHS = f"(?:{'|'.join(line_breaks.MONTHS)})"
# A day and a time in the style that the command line has, and in the other.
USUAL = re.compile(rf"\b\d{{1,2}}[ \u00a0]{MONTHS}\b|\d[ \u00a0][AP]M\b")
OTHER = re.compile(
    rf"\b{MONTHS}[ \u00a0]\d{{1,2}}\b(?!:)|\b[012]\d:\d\d\b(?![ \u00a0][AP]M)"
)


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    with written(PLAIN):
        yield


def said(qtbot: QtBot, window: DeskWindow) -> str:
    """What Today says of Maria: her row, and her card."""
    today = window.today
    qtbot.waitUntil(lambda: today.lead_shown() != "")
    today.list.choose(MARIA)
    qtbot.waitUntil(lambda: "Maria" in today.lead_shown())
    row = today.table.row_of(MARIA)
    assert row is not None
    cell = today.table.index(row, CALL_BY)
    labels = [label.text() for label in today.card.findChildren(QLabel)]
    return "\n".join([str(cell.data(SECOND_LINE_ROLE)), *labels])


def chosen_last(
    qtbot: QtBot, window: DeskWindow, reception: Reception, name: str
) -> DeskWindow:
    """Choose what stands last in a box; the window that comes of it."""
    window.show_page(window.settings)
    window.show_appearance(name)
    QTest.keyClick(window.settings.appearance.dates.boxes[name], Key.Key_End)
    qtbot.waitUntil(lambda: reception._window is not window)
    anew = reception._window
    assert anew is not None
    # The keys are where they were, and what they are on is seen.
    dates = anew.settings.appearance.dates
    assert anew.focusWidget() is dates.boxes[name]
    qtbot.waitUntil(lambda: not dates.boxes[name].visibleRegion().isEmpty())
    return anew


def test_a_new_window_says_all_in_the_style_that_was_chosen(
    qtbot: QtBot, runs: Runs, path: Path
) -> None:
    reception = runs.begin()
    window = signed_in(qtbot)
    usual = said(qtbot, window)
    assert USUAL.search(usual)
    assert not OTHER.search(usual)
    for name in ("clock", "order"):
        window = chosen_last(qtbot, window, reception, name)
    assert window.settings.appearance.dates.choice == (
        Clock.WHOLE,
        DayOrder.MONTH_FIRST,
    )
    window.show_page(window.today)
    other = said(qtbot, window)
    assert OTHER.search(other)
    assert not USUAL.search(other)


def test_whoever_signs_in_next_reads_their_own(
    qtbot: QtBot, runs: Runs, path: Path
) -> None:
    reception = runs.begin()
    window = signed_in(qtbot)
    state = window.settings.appearance._state
    Appearance(clock=Clock.WHOLE, order=DayOrder.MONTH_FIRST).keep_in(state)
    reception.lock()
    hers = signed_in(qtbot, ANN)
    assert USUAL.search(said(qtbot, hers))
    reception.lock()
    assert OTHER.search(said(qtbot, signed_in(qtbot)))


def test_only_the_window_says_how_dates_are_written() -> None:
    # So the command line stays as scripts know it, whatever the computer says.
    sources = Path(callback_desk.__file__).parent.rglob("*.py")
    saying = {one.stem for one in sources if TOLD.search(one.read_text("utf-8"))}
    assert saying == {"qt_language", "appearance"}
