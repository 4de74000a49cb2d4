"""Ctrl+K: any action or lead by a few letters, and no two things by the same keys."""

from collections import defaultdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.ui.day.palette import Palette
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.widgets import PlainLabel
from callback_desk.wording.other_names import NAMES
from tests.ui.sign_in.walks import hard_to_read, unnamed
from tests.ui.walks.harmless import harm

Key, Held = Qt.Key, Qt.KeyboardModifier


def opened(qtbot: QtBot, window: DeskWindow) -> Palette:
    QTest.keyClick(
        QApplication.focusWidget() or window, Key.Key_K, Held.ControlModifier
    )
    palettes = window.findChildren(Palette)
    (palette,) = [one for one in palettes if one.isVisible()]
    return palette


def rows(palette: Palette) -> list[str]:
    table = palette.found
    items = (table.item(row, 0) for row in range(table.rowCount()))
    return [item.text() for item in items if item is not None]


def test_every_action_that_can_be_done_is_there(
    qtbot: QtBot, window: DeskWindow
) -> None:
    window.menu.aboutToShow.emit()
    palette = opened(qtbot, window)
    enabled = [o.words for o in window.menu.offered() if o.action.isEnabled()]
    enabled.remove("Do anything…")  # It would lead back here.
    assert rows(palette)[: len(enabled)] == enabled
    assert len(set(rows(palette))) == palette.found.rowCount(), "nothing stands twice"
    assert unnamed(palette) == []
    assert hard_to_read(palette) == {}


def test_a_few_letters_and_enter_do_it(qtbot: QtBot, window: DeskWindow) -> None:
    palette = opened(qtbot, window)
    QTest.keyClicks(palette.field, "calen")
    assert rows(palette)[0] == "Calendar"
    QTest.keyClick(palette.field, Key.Key_Return)
    assert window.page_shown() is window.calendar


def test_every_section_of_the_settings_is_found(
    qtbot: QtBot, window: DeskWindow
) -> None:
    palette = opened(qtbot, window)
    sections = [row for row in rows(palette) if row.startswith("Settings: ")]
    page = window.settings
    assert sections == [f"Settings: {panel.title}" for panel in page.panels]
    QTest.keyClicks(palette.field, "staff")
    assert rows(palette)[0] == "Settings: Staff"
    palette.field.clear()
    QTest.keyClicks(palette.field, "audit")
    QTest.keyClick(palette.field, Key.Key_Return)
    assert window.page_shown() is page
    assert page.panel is page.audit


@pytest.mark.parametrize(
    ("typed", "section"),
    [("dark", "Appearance"), ("voicemail words", "Guides"), ("purge", "Retention")],
)
def test_a_section_is_found_by_what_is_set_there(
    qtbot: QtBot, window: DeskWindow, typed: str, section: str
) -> None:
    palette = opened(qtbot, window)
    QTest.keyClicks(palette.field, typed)
    assert f"Settings: {section}" in rows(palette)[:2]


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("undo import", "Imports…"),
        ("join", "Who this lead is…"),
        ("split", "Who this lead is…"),
        ("sick", "Somebody is away…"),
        ("no voicemail", "How to reach them…"),
        ("911", "Crisis"),
        ("doctor", "Safety contact of today…"),
        ("help", "Keys"),
        ("log off", "Lock"),
        ("results", "Type back a call sheet…"),
    ],
)
def test_an_action_is_found_by_what_it_is_for(
    qtbot: QtBot, window: DeskWindow, typed: str, action: str
) -> None:
    palette = opened(qtbot, window)
    QTest.keyClicks(palette.field, typed)
    assert action in rows(palette)[:2]


def test_other_names_are_those_of_actions_that_there_are(window: DeskWindow) -> None:
    """An action that is called anew would be found by its other names no more."""
    assert set(NAMES) <= {one.words for one in window.menu.offered()}


def test_what_is_typed_before_it_has_the_keys_is_typed_there(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    """The system's keys still arrive at the window beneath; a call is open there."""
    today = window.today
    today.card.open_call()
    beneath = window.windowHandle()
    QTest.keyClick(beneath, Key.Key_K, Held.ControlModifier)
    for key in (Key.Key_4, Key.Key_C, Key.Key_A, Key.Key_L):
        QTest.keyClick(beneath, key)
    QTest.keyClick(beneath, Key.Key_2, Held.ControlModifier)
    (palette,) = [one for one in window.findChildren(Palette) if one.isVisible()]
    assert palette.field.text() == "4cal"
    assert window.page_shown() is today
    assert today.card.is_calling
    with qtbot.waitSignal(window.lock_wanted):
        QTest.keyClick(beneath, Key.Key_L, Held.ControlModifier)
    QTest.keyClick(beneath, Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChildren(Palette) == [])
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(beneath, Key.Key_2, Held.ControlModifier)
    assert window.page_shown() is window.needs_look, "the keys are the desk's again"


def test_a_click_on_the_desk_leaves_it(qtbot: QtBot, window: DeskWindow) -> None:
    opened(qtbot, window)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChildren(Palette) == [])


def test_arrows_choose_and_esc_leaves_all_as_it_was(
    qtbot: QtBot, window: DeskWindow
) -> None:
    palette = opened(qtbot, window)
    QTest.keyClick(palette.field, Key.Key_Down)
    QTest.keyClick(palette.field, Key.Key_Down)
    assert palette.found.currentRow() == 2
    QTest.keyClick(palette.field, Key.Key_Up)
    assert palette.found.currentRow() == 1
    QTest.keyClick(palette.field, Key.Key_Escape)
    assert not palette.isVisible()
    assert window.page_shown() is window.today


@pytest.mark.parametrize("typed", ["alvarez ma", "5550142"])
def test_leads_are_found_by_name_and_number_from_any_page(
    qtbot: QtBot, window: DeskWindow, typed: str
) -> None:
    window.show_page(window.needs_look)
    palette = opened(qtbot, window)
    QTest.keyClicks(palette.field, typed)
    qtbot.waitUntil(lambda: "Maria Alvarez" in rows(palette))
    palette.found.selectRow(rows(palette).index("Maria Alvarez"))
    QTest.keyClick(palette.field, Key.Key_Return)
    assert window.page_shown() is window.today
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")


def test_leads_that_are_found_meanwhile_leave_the_mark_where_it_is(
    qtbot: QtBot, window: DeskWindow
) -> None:
    palette = opened(qtbot, window)
    QTest.keyClicks(palette.field, "ma")
    before = rows(palette)
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    marked = palette.found.currentRow()
    assert marked == 1
    qtbot.waitUntil(lambda: len(rows(palette)) > len(before))
    assert palette.found.currentRow() == marked
    assert rows(palette)[: len(before)] == before


def test_a_lead_that_a_search_hides_is_shown_and_chosen(
    qtbot: QtBot, window: DeskWindow
) -> None:
    today = window.today
    qtbot.waitUntil(lambda: today.lead_shown() != "")
    today.search.setText("zzz")
    qtbot.waitUntil(lambda: today.list.chosen() is None)
    palette = opened(qtbot, window)
    QTest.keyClicks(palette.field, "alvarez ma")
    qtbot.waitUntil(lambda: "Maria Alvarez" in rows(palette))
    palette.found.selectRow(rows(palette).index("Maria Alvarez"))
    QTest.keyClick(palette.field, Key.Key_Return)
    qtbot.waitUntil(lambda: today.lead_shown() == "Maria Alvarez")
    assert today.search.text() == ""
    qtbot.waitUntil(lambda: today.list.chosen() is not None)
    view = today.card.view
    assert view is not None
    assert today.list.wanted() == view.lead_id


def test_a_closed_lead_is_found_and_shown(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    record_outcome(desk, 1, Call("booked"))
    palette = opened(qtbot, window)
    QTest.keyClicks(palette.field, "maria")
    qtbot.waitUntil(lambda: "Maria Alvarez, closed" in rows(palette))
    palette.found.selectRow(rows(palette).index("Maria Alvarez, closed"))
    QTest.keyClick(palette.field, Key.Key_Return)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")


def test_ctrl_p_stands_beside_what_it_does_on_the_page(
    qtbot: QtBot, window: DeskWindow
) -> None:
    def by_ctrl_p() -> list[str]:
        palette = opened(qtbot, window)
        table = palette.found
        beside = [(table.item(r, 0), table.item(r, 1)) for r in range(table.rowCount())]
        QTest.keyClick(palette.field, Key.Key_Escape)
        with qtbot.waitActive(window):
            window.activateWindow()
        return [
            w.text() for w, keys in beside if w and keys and keys.text() == "Ctrl+P"
        ]

    assert by_ctrl_p() == ["Print a call sheet…"]
    assert window.reports is not None
    window.show_page(window.reports.room)
    assert by_ctrl_p() == ["Export or print this page…"]
    window.show_page(window.today)
    assert by_ctrl_p() == ["Print a call sheet…"]


def test_nothing_that_is_typed_acts(qtbot: QtBot, window: DeskWindow) -> None:
    palette = opened(qtbot, window)
    palette.field.setText("<b>x</b><img src='file:///etc/hostname'>\u202e")
    assert rows(palette) == []
    assert harm(palette) == []


# Keys


def keys_of(window: DeskWindow) -> dict[str, list[QWidget | QShortcut]]:
    """What listens to which keys while the page is seen that is."""
    listens: defaultdict[str, list[QWidget | QShortcut]] = defaultdict(list)
    for action in {id(a): a for a in window.actions()}.values():
        if action.isEnabled() and action.shortcut().toString():
            listens[action.shortcut().toString()].append(window)
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        seen = isinstance(owner, QWidget) and owner.isVisible()
        if shortcut.isEnabled() and seen and shortcut.key().toString():
            listens[shortcut.key().toString()].append(shortcut)
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.shortcut().toString():
            listens[button.shortcut().toString()].append(button)
    return listens


def test_no_keys_are_listened_to_twice_on_any_page(
    qtbot: QtBot, window: DeskWindow
) -> None:
    seen: set[str] = set()
    for page in (window.today, window.needs_look, window.calendar, window.keys):
        window.show_page(page)
        QApplication.processEvents()
        listens = keys_of(window)
        assert {k: len(who) for k, who in listens.items() if len(who) > 1} == {}
        seen |= set(listens)
    assert {"Ctrl+K", "Ctrl+F", "Ctrl+O", "F1", "F10", "Ctrl+1", "Alt+N"} <= seen


def test_the_page_of_keys_is_made_of_the_actions(
    qtbot: QtBot, window: DeskWindow
) -> None:
    window.show_keys()
    said = {label.text() for label in window.keys.findChildren(PlainLabel)}
    said |= {key for keys in said for key in keys.split(", ")}
    for one in window.menu.offered():
        if one.keys:
            assert one.keys in said
