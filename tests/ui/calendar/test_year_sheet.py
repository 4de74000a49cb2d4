"""The sheet: by keys and pointer, and what it tells a screen reader."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.services.calendar_sheet import DayKind
from callback_desk.ui.calendar.chosen_days import ChosenDays
from callback_desk.ui.calendar.day_looks import LOOKS, ink_of, paint_ground
from callback_desk.ui.calendar.legend import Legend
from callback_desk.ui.calendar.year_sheet import YearSheet
from callback_desk.ui.theme import DARK, LIGHT, Theme, Tone
from callback_desk.ui.widgets import PlainLabel
from tests.ui.calendar.stand_in import StandIn
from tests.ui.sign_in.walks import contrast

TODAY, EVE = date(2026, 11, 30), date(2026, 12, 24)
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


@pytest.fixture
def sheet(qtbot: QtBot, theme: Theme) -> YearSheet:
    made = YearSheet(theme, TODAY)
    qtbot.addWidget(made)
    made.resize(820, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    made.show_sheet(StandIn(confirmed=set()).sheet(2026, None))
    return made


def at(sheet: YearSheet, day: date) -> QPoint:
    return sheet.place_of(day).center().toPoint()


def test_it_begins_on_today(sheet: YearSheet) -> None:
    assert sheet.chosen.days == (TODAY,)


def test_keys_lead_over_the_end_of_the_year(qtbot: QtBot, sheet: YearSheet) -> None:
    QTest.keyClick(sheet, Key.Key_End)
    assert sheet.chosen.at == date(2026, 12, 31)
    with qtbot.waitSignal(sheet.year_left) as left:
        QTest.keyClick(sheet, Key.Key_Right)
    assert left.args == [2027]
    assert sheet.year == 2027
    QTest.keyClick(sheet, Key.Key_T)
    assert sheet.chosen.days == (TODAY,)
    assert sheet.year == 2026


def test_shift_extends_and_escape_gives_the_range_up(sheet: YearSheet) -> None:
    for _ in range(2):
        QTest.keyClick(sheet, Key.Key_Down, SHIFT)
    assert sheet.chosen == ChosenDays(TODAY, date(2026, 12, 14))
    assert len(sheet.chosen.days) == 15
    assert "15 days chosen" in sheet.accessibleDescription()
    assert sheet.choose_one()
    assert not sheet.choose_one()
    assert sheet.chosen.days == (date(2026, 12, 14),)


def test_the_pointer_chooses_and_drags(sheet: YearSheet) -> None:
    QTest.mousePress(sheet, LEFT, pos=at(sheet, date(2026, 3, 2)))
    assert sheet.chosen.days == (date(2026, 3, 2),)
    QTest.mouseMove(sheet, at(sheet, date(2026, 3, 5)))
    QTest.mouseRelease(
        sheet, Qt.MouseButton.LeftButton, pos=at(sheet, date(2026, 3, 5))
    )
    QTest.mouseClick(
        sheet, Qt.MouseButton.LeftButton, SHIFT, at(sheet, date(2026, 3, 6))
    )
    assert sheet.chosen == ChosenDays(date(2026, 3, 2), date(2026, 3, 6))


def test_enter_asks_to_change_the_day(qtbot: QtBot, sheet: YearSheet) -> None:
    with qtbot.waitSignal(sheet.opened):
        QTest.keyClick(sheet, Key.Key_Return)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (EVE, "Thu 24 Dec: desk 9:00 AM-12:00 PM, special hours"),
        (date(2026, 12, 25), "Fri 25 Dec: closed, Christmas Day"),
        (date(2026, 11, 27), "Fri 27 Nov: closed, Day after Thanksgiving"),
        (date(2026, 11, 28), "Sat 28 Nov: closed"),
        (date(2026, 7, 4), "Sat 4 Jul: closed, Independence Day"),
        (
            date(2026, 11, 11),
            "Wed 11 Nov: desk 9:00 AM-5:00 PM, Veterans Day, to decide",
        ),
        (date(2026, 11, 12), "Thu 12 Nov: desk 9:00 AM-5:00 PM"),
    ],
)
def test_every_kind_of_day_is_said_in_words(
    sheet: YearSheet, day: date, words: str
) -> None:
    sheet.choose(ChosenDays(day, day))
    assert sheet.accessibleDescription() == words
    assert str(day.year) in sheet.accessibleName()


def test_what_is_pointed_at_is_said_and_never_read_as_html(
    qtbot: QtBot, sheet: YearSheet
) -> None:
    services = StandIn()
    closures = {date(2026, 3, 3): "<b>gone</b>"}
    services.definition = replace(services.definition, closures=closures)
    sheet.show_sheet(services.sheet(2026, None), {date(2026, 3, 3)})
    QTest.mouseMove(sheet, at(sheet, date(2026, 3, 3)))
    qtbot.waitUntil(lambda: bool(sheet.toolTip()))
    assert "&lt;b&gt;gone" in sheet.toolTip()
    assert "not in force yet" in sheet.toolTip()


def test_kinds_differ_by_shape_as_well(qapp: QApplication, theme: Theme) -> None:
    """Where every tone has the same two colours, no two kinds are painted alike."""
    usual = theme.tokens
    same = {tone.value: "#000000" for tone in Tone}
    same |= {f"{tone.value}_ground": "#DDDDDD" for tone in Tone}
    theme.tokens = usual._replace(**same)
    painted = set()
    kinds = [(kind, False) for kind in DayKind] + [(DayKind.CLOSED, True)]
    for kind, is_own in kinds:
        picture = QImage(40, 24, QImage.Format.Format_RGB32)
        picture.fill(0xFFFFFF)
        painter = QPainter(picture)
        box = QRectF(2, 2, 36, 20)
        paint_ground(painter, box, theme, kind, is_own=is_own)
        painter.end()
        painted.add(bytes(picture.constBits()))
    theme.tokens = usual
    assert len(painted) == len(kinds)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_figures_stand_out_from_every_ground(theme: Theme, tokens: object) -> None:
    theme.tokens = tokens  # type: ignore[assignment] # one of the two
    for kind, look in LOOKS.items():
        if look.tone is not None:
            ground = theme.tokens.ground(look.tone)
            assert contrast(ink_of(theme, kind), ground) >= 4.5, kind
    theme.tokens = LIGHT


def test_the_legend_has_a_word_for_every_kind(qtbot: QtBot, theme: Theme) -> None:
    legend = Legend(theme)
    qtbot.addWidget(legend)
    words = {label.text() for label in legend.findChildren(PlainLabel)}
    assert {LOOKS[kind].word for kind in DayKind} <= words
