"""The counters by real keys: they count, they narrow the list, one at most."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.domain.standing import Standing
from callback_desk.ui.theme import DARK, Theme
from callback_desk.ui.today.counters import CountersPanel
from callback_desk.ui.today.looks import LOOKS, SAFETY
from callback_desk.ui.today.search_box import SearchBox
from callback_desk.ui.today.top_row import TopRow
from callback_desk.ui.widgets import NamedButton
from tests.ui.today.people import drawn_people, more_people, queue_of

COUNTS = queue_of(drawn_people()).counts
ALL_COUNTS = queue_of([*drawn_people(), *more_people()]).counts
Key = Qt.Key


@pytest.fixture
def counters(theme: Theme, qtbot: QtBot) -> CountersPanel:
    panel = CountersPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(900, 60)
    panel.show_counts(COUNTS)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def names(panel: CountersPanel) -> list[str]:
    seen = [panel.counter(kind) for kind in LOOKS]
    return [counter.accessibleName() for counter in seen if counter.isVisible()]


def test_each_says_its_word_and_count(counters: CountersPanel) -> None:
    assert names(counters) == [
        "Priority, 1 lead",
        "Overdue, 2 leads",
        "Follow-up, 1 lead",
        "Due today, 5 leads",
        "Coming, 2 leads",
    ]
    counters.show_counts(ALL_COUNTS)
    assert len(names(counters)) == 7


def test_what_nobody_is_counted_by_is_quiet_or_hidden(counters: CountersPanel) -> None:
    told = counters.counter(Standing.OVERDUE).grab().toImage()
    counters.show_counts({})
    assert names(counters) == [
        "Priority, 0 leads",
        "Overdue, 0 leads",
        "Due today, 0 leads",
        "Coming, 0 leads",
    ]
    assert counters.counter(Standing.OVERDUE).grab().toImage() != told


def test_pressed_it_narrows_the_list_and_pressed_again_shows_all(
    counters: CountersPanel, qtbot: QtBot
) -> None:
    overdue = counters.counter(Standing.OVERDUE)
    overdue.setFocus()
    with qtbot.waitSignal(counters.filter_changed) as changed:
        QTest.keyClick(overdue, Key.Key_Space)
    assert changed.args == [Standing.OVERDUE]
    assert counters.filter() is Standing.OVERDUE
    assert overdue.isChecked()
    with qtbot.waitSignal(counters.filter_changed) as changed:
        QTest.keyClick(overdue, Key.Key_Space)
    assert changed.args == [None]
    assert counters.filter() is None
    assert not overdue.isChecked()


def test_one_at_most_is_pressed(counters: CountersPanel, qtbot: QtBot) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(counters.counter(Standing.OVERDUE), left)
    with qtbot.waitSignal(counters.filter_changed) as changed:
        QTest.mouseClick(counters.counter(SAFETY), left)
    assert changed.args == ["safety"]
    pressed = [kind for kind in LOOKS if counters.counter(kind).isChecked()]
    assert pressed == [SAFETY]


def test_the_filter_can_be_cleared_from_elsewhere(
    counters: CountersPanel, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(counters.filter_changed):
        counters.clear_filter()
    counters.counter(SAFETY).click()
    with qtbot.waitSignal(counters.filter_changed) as changed:
        counters.clear_filter()
    assert changed.args == [None]
    assert not counters.counter(SAFETY).isChecked()


def test_one_that_narrows_stays_when_nobody_is_left(counters: CountersPanel) -> None:
    counters.show_counts(ALL_COUNTS)
    counters.counter(Standing.TRIED).click()
    counters.show_counts(COUNTS)
    assert "Tried, 0 leads" in names(counters)
    counters.counter(Standing.TRIED).click()
    assert "Tried, 0 leads" not in names(counters)


def test_tab_goes_from_one_to_the_next(counters: CountersPanel, qtbot: QtBot) -> None:
    counters.counter(SAFETY).setFocus()
    QTest.keyClick(counters.counter(SAFETY), Key.Key_Tab)
    qtbot.waitUntil(counters.counter(Standing.OVERDUE).hasFocus)
    plain = counters.counter(Standing.DUE_TODAY).grab().toImage()
    QTest.keyClick(counters.counter(Standing.OVERDUE), Key.Key_Right)
    qtbot.waitUntil(counters.counter(Standing.FOLLOW_UP).hasFocus)
    counters.counter(Standing.DUE_TODAY).setFocus()
    assert counters.counter(Standing.DUE_TODAY).grab().toImage() != plain


def test_very_many_are_not_counted_out(counters: CountersPanel) -> None:
    counters.show_counts({"overdue": 999, "on_track": 1000})
    shown = counters.counter(Standing.OVERDUE), counters.counter(Standing.ON_TRACK)
    assert [counter._shown_count() for counter in shown] == ["999", "999+"]
    assert shown[1].accessibleName() == "Coming, 999+ leads"


def test_where_it_is_narrow_they_go_on_in_the_next_line(
    theme: Theme, qtbot: QtBot
) -> None:
    page, panel = QWidget(), CountersPanel(theme)
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(panel)
    column.addStretch()
    panel.show_counts(ALL_COUNTS)
    with qtbot.waitExposed(page):
        page.show()
    page.resize(theme.px(400), 300)
    qtbot.waitUntil(lambda: len({c.y() for c in visible(panel)}) == 1)
    page.resize(theme.px(105), 300)
    qtbot.waitUntil(lambda: len({c.y() for c in visible(panel)}) > 1)
    for counter in visible(panel):
        assert panel.rect().contains(counter.geometry())
    lines = sorted({c.y() for c in visible(panel)})
    assert lines[1] - lines[0] >= visible(panel)[0].height()


def visible(panel: CountersPanel) -> list[QWidget]:
    counters = [panel.counter(kind) for kind in LOOKS]
    return [counter for counter in counters if counter.isVisible()]


def test_another_scheme_is_painted_at_once(
    counters: CountersPanel, theme: Theme
) -> None:
    before = counters.grab().toImage()
    theme.tokens = DARK
    theme.changed.emit()
    assert counters.grab().toImage() != before


def test_words_are_never_cut(counters: CountersPanel) -> None:
    for counter in visible(counters):
        assert counter.width() >= counter.sizeHint().width()
        assert counter.height() >= counter.sizeHint().height()


def test_seven_of_them_leave_the_buttons_their_words_at_the_front_desk(
    qtbot: QtBot, theme: Theme
) -> None:
    counters = CountersPanel(theme)
    row = TopRow(theme, counters, SearchBox(theme))
    qtbot.addWidget(row)
    # A screen of 1366 pixels without the rail and its edges.
    row.resize(1238, 50)
    row.show()
    counters.show_counts({str(kind): 12 for kind in LOOKS})
    one_line = counters.sizeHint().height()
    qtbot.waitUntil(lambda: counters.heightForWidth(counters.width()) == one_line)
    named = {b.accessibleName(): b.text() for b in row.findChildren(NamedButton)}
    assert named == {"They called us": "They called us", "Import": "Import"}
    row.resize(2000, 50)
    assert not counters.counter(Standing.OVERDUE).is_tight


def test_seven_of_them_stand_in_one_line_at_125_percent(
    qtbot: QtBot, theme: Theme
) -> None:
    counters, search = CountersPanel(theme), SearchBox(theme)
    row = TopRow(theme, counters, search)
    qtbot.addWidget(row)
    # A screen of 1366 pixels at 125 % without the rail and its edges.
    row.resize(968, 50)
    row.show()
    counters.show_counts({str(kind): 5 for kind in LOOKS})
    one_line = counters.sizeHint().height()
    qtbot.waitUntil(lambda: counters.heightForWidth(counters.width()) == one_line)
    assert search.textMargins().right() == 0, "its key stands in the tooltip alone"
    assert "Ctrl+F" in search.toolTip()
    row.resize(2000, 50)
    assert search.textMargins().right() > 0
