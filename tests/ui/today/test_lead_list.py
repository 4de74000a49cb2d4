"""The list by real keys: it moves, keeps its place and says why it is empty."""
# ruff: noqa: D102 - the names of what a test does say it

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.domain.callback_queue import QueueEntry, sum_up
from callback_desk.domain.standing import OpenLead
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.lead_list import LeadListPanel
from callback_desk.ui.today.lead_table import (
    CALL_BY,
    NAME,
    NUMBER,
    TRIES,
    WANTS,
    LeadTable,
    key_of,
)
from callback_desk.ui.widgets import PlainLabel
from tests.ui.today.people import (
    NOW,
    clinic,
    drawn_people,
    entries_of,
    lead,
    many_people,
    more_people,
    new_table,
    queue_of,
)

Key = Qt.Key


class Page(QWidget):
    """What stands around the list, and the keys that were left to it."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys.append(event.key())


class Shown:
    """A list on the screen, with a field beside it."""

    def __init__(self, theme: Theme, qtbot: QtBot, leads: Sequence[OpenLead]) -> None:
        self.qtbot = qtbot
        self.table: LeadTable = new_table()
        self.panel = LeadListPanel(theme, self.table)
        self.window, self.field = Page(), QLineEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(self.panel, 1)
        column.addWidget(self.field)
        qtbot.addWidget(self.window)
        self.window.resize(790, 640)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.show(entries_of(leads))
        self.panel.setFocus()
        qtbot.waitUntil(self.panel.view.hasFocus)
        self.heard: list[QueueEntry | None] = []
        self.panel.lead_chosen.connect(self.heard.append)

    def show(self, entries: Sequence[QueueEntry]) -> None:
        self.table.show(entries, NOW, clinic())

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.panel.view, key)

    def row(self) -> int:
        return self.panel.view.currentIndex().row()

    def top_of(self, key: int) -> int:
        row = self.table.row_of(key)
        assert row is not None
        return self.panel.view.rowViewportPosition(row)

    def said(self) -> list[str]:
        return [x.text() for x in self.panel.findChildren(PlainLabel) if x.isVisible()]


@pytest.fixture
def shown(theme: Theme, qtbot: QtBot) -> Shown:
    return Shown(theme, qtbot, drawn_people())


@pytest.fixture
def long(theme: Theme, qtbot: QtBot) -> Shown:
    return Shown(theme, qtbot, many_people(120))


def test_arrows_move_and_tell_who_is_chosen(shown: Shown) -> None:
    assert shown.panel.chosen() is None
    shown.press(Key.Key_Down)
    assert shown.row() == 0
    shown.press(Key.Key_Down, Key.Key_Down, Key.Key_Up)
    assert shown.row() == 1
    names = [entry.lead.name for entry in shown.heard if entry]
    assert names == ["Dana Lee", "Li Xiaolong", "Sean O’Brien", "Li Xiaolong"]
    chosen = shown.panel.chosen()
    assert chosen is not None
    assert chosen.lead.name == "Li Xiaolong"
    selected = shown.panel.view.selectionModel().selectedRows()
    assert [index.row() for index in selected] == [1]


def test_home_end_and_pages_move_far(long: Shown) -> None:
    long.press(Key.Key_End)
    assert long.row() == 119
    long.press(Key.Key_Home)
    assert long.row() == 0
    long.press(Key.Key_PageDown)
    page = long.row()
    assert 5 < page < 20
    long.press(Key.Key_PageDown, Key.Key_PageUp)
    assert abs(long.row() - page) <= 1


def test_the_whole_row_is_chosen_wherever_it_is_clicked(
    shown: Shown, qtbot: QtBot
) -> None:
    view = shown.panel.view
    place = view.visualRect(shown.table.index(2, TRIES)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(view.selectedIndexes()) == 5
    assert shown.row() == 2


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_wants_to_call_the_chosen_lead(
    shown: Shown, qtbot: QtBot, key: Qt.Key
) -> None:
    with qtbot.assertNotEmitted(shown.panel.call_wanted):
        shown.press(key)
    shown.panel.choose(9)
    with qtbot.waitSignal(shown.panel.call_wanted) as wanted:
        shown.press(key)
    assert wanted.args[0].lead.name == "Maria Alvarez"


@pytest.mark.parametrize(
    "key", [Key.Key_1, Key.Key_M, Key.Key_Escape, Key.Key_Left, Key.Key_Space]
)
def test_other_keys_are_left_to_the_page(shown: Shown, key: Qt.Key) -> None:
    shown.panel.choose(9)
    shown.press(key)
    assert shown.window.keys == [key]
    assert shown.row() == shown.table.row_of(9)


def test_keys_that_are_held_with_control_do_not_move(
    shown: Shown, qtbot: QtBot
) -> None:
    shown.panel.choose(9)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(shown.panel.view, Key.Key_Down, control)
    assert shown.row() == shown.table.row_of(9)


def test_tab_leaves_the_list(shown: Shown) -> None:
    shown.press(Key.Key_Tab)
    shown.qtbot.waitUntil(shown.field.hasFocus)


def test_copying_gives_what_is_seen(shown: Shown, qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QGuiApplication.clipboard().setText("before")
    QTest.keyClick(shown.panel.view, Key.Key_C, control)
    assert QGuiApplication.clipboard().text() == "before"
    shown.panel.choose(2)
    QTest.keyClick(shown.panel.view, Key.Key_C, control)
    assert QGuiApplication.clipboard().text() == (
        "4 h 10 m over, Wed 25 Nov 5:00 PM\tLi Xiaolong\t(646) 555-0199\tNo voicemail\t"
    )


def test_whom_the_card_shows_is_marked_in_rows_that_are_shown_anew(
    shown: Shown,
) -> None:
    shown.panel.choose(9)
    entries = list(shown.table.entries())
    shown.panel.view.clearSelection()
    shown.show(entries)
    marked = {index.row() for index in shown.panel.view.selectedIndexes()}
    assert marked == {shown.table.row_of(9)}


def test_choosing_by_key_and_first(shown: Shown) -> None:
    assert shown.panel.choose_first()
    assert shown.row() == 0
    assert shown.panel.choose(9)
    assert not shown.panel.choose(4711)
    assert shown.row() == shown.table.row_of(9)
    shown.panel.choose(9)
    assert [entry.lead.name for entry in shown.heard if entry] == [
        "Dana Lee",
        "Maria Alvarez",
    ]
    shown.show([])
    assert not shown.panel.choose_first()


def test_a_refresh_keeps_the_chosen_lead_and_says_nothing(shown: Shown) -> None:
    shown.panel.choose(9)
    shown.heard.clear()
    entries = list(shown.table.entries())
    shown.show(entries[2:] + entries[:1])
    shown.show(entries_of([*drawn_people(), *more_people()]))
    shown.show(list(reversed(entries)))
    chosen = shown.panel.chosen()
    assert chosen is not None
    assert key_of(chosen) == 9
    assert len(shown.panel.view.selectedIndexes()) == 5
    assert shown.heard == []


def test_when_the_chosen_lead_is_gone_the_next_one_is_chosen(shown: Shown) -> None:
    shown.panel.choose(8)
    entries = [e for e in shown.table.entries() if key_of(e) != 8]
    shown.show(entries)
    assert [entry.lead.lead_id for entry in shown.heard if entry] == [8, 9]
    shown.press(Key.Key_End)
    shown.show(entries[:-1])
    chosen = shown.panel.chosen()
    assert chosen is not None
    assert key_of(chosen) == 10


def test_among_many_changes_the_next_one_is_found_too(long: Shown) -> None:
    entries = list(long.table.entries())
    long.panel.choose(key := int(str(key_of(entries[50]))))
    left = [e for n, e in enumerate(entries) if n % 2 and key_of(e) != key]
    long.show(list(reversed(left)))
    chosen = long.panel.chosen()
    assert chosen is not None
    assert key_of(chosen) == key_of(entries[51])
    assert long.heard[-1] == chosen
    assert len(long.heard) == 2


def test_when_nobody_is_left_nobody_is_chosen(shown: Shown) -> None:
    shown.panel.choose(9)
    everybody = shown.table.entries()
    shown.show([])
    assert shown.heard[-1] is None
    assert shown.panel.chosen() is None
    # A search that found nobody is cleared: the chosen one is chosen again.
    shown.show(everybody)
    chosen = shown.panel.chosen()
    assert chosen is not None
    assert key_of(chosen) == 9


def test_the_chosen_row_stays_in_its_place_on_the_screen(long: Shown) -> None:
    entries = list(long.table.entries())
    key = int(str(key_of(entries[60])))
    long.panel.choose(key)
    top = long.top_of(key)
    assert long.panel.view.verticalScrollBar().value() > 0
    new = [replace(e, lead=replace(e.lead, lead_id=1000 + n))
           for n, e in enumerate(entries[:5])]  # fmt: skip
    long.show([*new, *entries])
    assert long.top_of(key) == top
    long.show(entries[10:])
    assert long.top_of(key) == top
    long.show([*new, *[e for n, e in enumerate(entries) if n % 2 == 0]])
    assert long.top_of(key) == top


def test_what_is_read_without_being_chosen_stays_as_well(long: Shown) -> None:
    entries = list(long.table.entries())
    long.panel.choose_first()
    view = long.panel.view
    view.verticalScrollBar().setValue(20 * view.rowHeight(0) + 7)
    long.show([entries[0], *entries[6:]])
    assert long.top_of(int(str(key_of(entries[20])))) == -7
    long.show([entries[0], *entries[6:20], *entries[21:]])
    assert long.top_of(int(str(key_of(entries[21])))) == view.rowHeight(0) - 7


def test_a_list_that_was_emptied_while_scrolled_is_filled_again(long: Shown) -> None:
    entries = list(long.table.entries())
    long.show([])
    # As it stands before the empty list is laid out.
    bar = long.panel.view.verticalScrollBar()
    bar.setRange(0, 900)
    bar.setValue(300)
    long.show(entries)
    assert long.table.rowCount() == len(entries)


def test_at_the_top_newcomers_are_seen(long: Shown) -> None:
    entries = list(long.table.entries())
    key = int(str(key_of(entries[2])))
    long.panel.choose(key)
    urgent = replace(entries[0], lead=replace(entries[0].lead, lead_id=999))
    long.show([urgent, *entries])
    assert long.panel.view.verticalScrollBar().value() == 0
    many = [replace(e, lead=replace(e.lead, lead_id=2000 + n))
            for n, e in enumerate(entries[:30])]  # fmt: skip
    long.show([*many, urgent, *entries])
    row = long.table.row_of(key)
    assert row is not None
    assert long.panel.view.sees(row)


@pytest.mark.parametrize(
    ("wide", "hidden"),
    [(1000, set()), (790, set()), (420, {WANTS, TRIES})],
)
def test_columns_fill_the_width_and_give_way(
    shown: Shown, theme: Theme, wide: int, hidden: set[int]
) -> None:
    scale = theme.px(1) / 4
    shown.window.resize(round(wide * scale), 640)
    view = shown.panel.view
    shown.qtbot.waitUntil(lambda: view.isColumnHidden(WANTS) == (WANTS in hidden))
    gone = {c for c in range(5) if view.isColumnHidden(c)}
    assert hidden <= gone
    assert not {CALL_BY, NAME} & gone
    widths = sum(view.columnWidth(c) for c in range(5) if c not in gone)
    assert widths == view.viewport().width()


def test_a_width_given_by_hand_stays(shown: Shown) -> None:
    view = shown.panel.view
    assert view.own_widths() == {}
    wider = view.columnWidth(NUMBER) + 20
    view.horizontalHeader().resizeSection(NUMBER, wider)
    assert view.own_widths() == {NUMBER: wider}
    assert view.columnWidth(NUMBER) == wider
    assert sum(view.columnWidth(c) for c in range(5)) == view.viewport().width()
    view.set_own_widths({NUMBER: wider + 5, 77: 3, TRIES: -1})
    assert view.own_widths() == {NUMBER: wider + 5}


def test_the_edge_of_the_names_moves_with_the_hand_and_stays(shown: Shown) -> None:
    """The names take what is left, so the column behind them is the one that gives."""
    view = shown.panel.view
    name, number = view.columnWidth(NAME), view.columnWidth(NUMBER)
    shown.panel.view.horizontalHeader().resizeSection(NAME, name - 30)
    assert view.columnWidth(NAME) == name - 30
    assert view.own_widths()[NUMBER] == number + 30
    view.horizontalHeader().resizeSection(NAME, 10 * name)
    least, _good = view.delegate.widths()[NUMBER]
    assert view.columnWidth(NUMBER) == least
    assert sum(view.columnWidth(c) for c in range(5)) == view.viewport().width()


def tell(
    shown: Shown, leads: Sequence[OpenLead], *, narrowed: bool, had_leads: bool
) -> None:
    shown.panel.show_state(
        sum_up(queue_of(leads)), clinic(), narrowed=narrowed, had_leads=had_leads
    )


def test_before_the_first_lead_it_says_how_to_begin(theme: Theme, qtbot: QtBot) -> None:
    shown = Shown(theme, qtbot, [])
    expected = [
        "Leads from your website will stand here.",
        "Import a file to begin (Ctrl+O), or drop one on this window.",
    ]
    assert sorted(shown.said()) == sorted(expected)
    tell(shown, [], narrowed=False, had_leads=False)
    assert sorted(shown.said()) == sorted(expected)
    assert shown.panel.view.accessibleDescription() == " ".join(expected)


def test_when_all_is_done_it_says_what_comes_next(theme: Theme, qtbot: QtBot) -> None:
    resting = [x for x in more_people() if x.lead_id == 23]
    shown = Shown(theme, qtbot, [])
    tell(shown, resting, narrowed=False, had_leads=True)
    assert set(shown.said()) == {
        "Every promise is kept.",
        "The next one falls due today 5:00 PM.",
    }


def test_when_nothing_fits_it_says_how_to_see_all(theme: Theme, qtbot: QtBot) -> None:
    shown = Shown(theme, qtbot, [])
    tell(shown, drawn_people(), narrowed=True, had_leads=True)
    assert "Nobody fits." in shown.said()


def test_it_says_so_when_nobody_in_the_list_waits(theme: Theme, qtbot: QtBot) -> None:
    coming = drawn_people()[-2:]
    shown = Shown(theme, qtbot, coming)
    tell(shown, coming, narrowed=False, had_leads=True)
    assert shown.said() == [
        "Every promise is kept. The next one falls due Tue 5:00 PM."
    ]
    shown.show(entries_of([lead(50, safety=True), *coming]))
    tell(shown, coming, narrowed=False, had_leads=True)
    assert shown.said() == [], "those who are there are not counted yet"
    shown.show(entries_of(coming))
    tell(shown, coming, narrowed=True, had_leads=True)
    assert shown.said() == []
    tell(shown, [*coming, lead(50, safety=True)], narrowed=False, had_leads=True)
    assert shown.said() == []


def test_what_is_said_stands_in_the_middle(theme: Theme, qtbot: QtBot) -> None:
    shown = Shown(theme, qtbot, [])
    shown.window.resize(500, 400)
    view = shown.panel.view
    (first, *_) = [x for x in shown.panel.findChildren(PlainLabel) if x.isVisible()]
    shown.qtbot.waitUntil(
        lambda: abs(first.geometry().center().x() - view.viewport().width() / 2) <= 2
    )


def test_what_to_do_is_said_quietly(theme: Theme, qtbot: QtBot) -> None:
    shown = Shown(theme, qtbot, [])
    image = shown.panel.view.viewport().grab().toImage()
    inks = {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }
    assert {theme.tokens.text, theme.tokens.muted} <= inks


# A lead whose row is not there yet


def test_an_awaited_lead_is_chosen_as_soon_as_its_row_is_there(shown: Shown) -> None:
    everybody = entries_of(drawn_people())
    last = everybody[-1].lead.lead_id or 0
    shown.show(everybody[:4])
    shown.panel.choose_first()
    shown.panel.await_row(last)
    shown.panel.setFocus()
    assert shown.panel.chosen() is None
    assert shown.panel.wanted() == last
    told = len(shown.heard)
    shown.show(everybody[:5])
    assert shown.panel.chosen() is None
    shown.table.add(everybody[5:])
    entry = shown.panel.chosen()
    assert entry is not None
    assert entry.lead.lead_id == last
    assert len(shown.heard) == told, "whoever awaits it knows already"


def test_an_awaited_lead_may_come_with_a_refresh(shown: Shown) -> None:
    everybody = entries_of(drawn_people())
    first = everybody[0].lead.lead_id or 0
    shown.show(everybody[1:])
    shown.panel.await_row(first)
    shown.show(everybody)
    assert shown.row() == 0
    assert shown.panel.wanted() == first


def test_choosing_another_row_ends_the_waiting(shown: Shown) -> None:
    everybody = entries_of(drawn_people())
    shown.show(everybody[:4])
    shown.panel.await_row(everybody[-1].lead.lead_id or 0)
    shown.panel.choose(everybody[2].lead.lead_id or 0)
    assert shown.panel.wanted() == everybody[2].lead.lead_id
    shown.show(everybody)
    assert shown.panel.wanted() == everybody[2].lead.lead_id


def test_enter_opens_the_call_of_an_awaited_lead(shown: Shown, qtbot: QtBot) -> None:
    everybody = entries_of(drawn_people())
    shown.show(everybody[:4])
    shown.panel.await_row(99)
    shown.panel.setFocus()
    with qtbot.waitSignal(shown.panel.call_wanted) as called:
        shown.press(Qt.Key.Key_Return)
    assert called.args == [None]


def test_a_lead_that_is_there_is_not_awaited(shown: Shown) -> None:
    everybody = entries_of(drawn_people())
    shown.panel.await_row(everybody[3].lead.lead_id or 0)
    assert shown.row() == 3
    assert shown.panel.chosen() == everybody[3]


def test_the_list_has_a_name(shown: Shown) -> None:
    assert shown.panel.view.accessibleName() == "Leads to call"
    assert shown.panel.focusProxy() is shown.panel.view


def test_another_scheme_dresses_the_list_at_once(
    shown: Shown, theme: Theme, qtbot: QtBot
) -> None:
    before = shown.panel.view.grab().toImage()
    theme._kept = True
    theme._on_scheme_changed()
    try:
        assert shown.panel.view.grab().toImage() != before
    finally:
        theme._kept = False
        theme._on_scheme_changed()
