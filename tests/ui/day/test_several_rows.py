"""Several rows by keys: chosen, given to somebody, closed, and one Ctrl+Z back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import DatabaseLocked
from callback_desk.domain.reach import Reach
from callback_desk.domain.safety_contact import Contact
from callback_desk.domain.staff import Role
from callback_desk.services.claims import claim_lead
from callback_desk.services.close_together import ClosedTogether, reopen_together
from callback_desk.services.contact_of_day import set_contact_today
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.languages import set_languages
from callback_desk.services.owners import reassign
from callback_desk.services.reach_leads import tell_reach
from callback_desk.services.staff_access import add_staff, remove_staff
from callback_desk.services.work_queue import show_lead, show_queue
from callback_desk.ui.background import Background
from callback_desk.ui.day import all_rows, several_rows
from callback_desk.ui.day.away_dialog import AwayDialog
from callback_desk.ui.day.together_dialogs import CloseTogetherDialog, ReassignDialog
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.safety.contact_dialog import ContactDialog
from callback_desk.ui.widgets import PlainLabel
from tests.desks import PASSWORD
from tests.storage.stored_desk import take

Key, Held = Qt.Key, Qt.KeyboardModifier
ANN = 2
Dialog = TypeVar("Dialog", bound=QDialog)


def press(
    window: DeskWindow, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier
) -> None:
    QTest.keyClick(window.today.list.view, key, held)


def dialog_of(qtbot: QtBot, window: DeskWindow, kind: type[Dialog]) -> Dialog:
    """The dialog that is open."""

    def seen() -> list[Dialog]:
        return [one for one in window.findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: len(seen()) == 1)
    return seen()[0]


def choose_three(window: DeskWindow) -> list[int]:
    press(window, Key.Key_Down)
    press(window, Key.Key_Down, Held.ShiftModifier)
    press(window, Key.Key_Down, Held.ShiftModifier)
    return window.day.several.chosen()


def owners(desk: Desk) -> dict[int, str]:
    queue = show_queue(desk)[0]
    leads = [entry.lead for entry in queue.entries]
    return {lead.lead_id: lead.owner for lead in leads if lead.lead_id and lead.owner}


def test_shift_and_arrows_choose_several_and_esc_leaves_one(
    window: DeskWindow,
) -> None:
    bar = window.day.several.bar
    assert not bar.isVisible()
    assert len(choose_three(window)) == 3
    assert bar.isVisible()
    press(window, Key.Key_Escape)
    assert len(window.day.several.chosen()) == 1
    assert not bar.isVisible()
    press(window, Key.Key_A, Held.ControlModifier)
    assert len(window.day.several.chosen()) == 5
    assert words(window) == "All 5 leads chosen"


def test_the_bar_counts_those_who_are_left_when_other_rows_are_shown(
    qtbot: QtBot, window: DeskWindow
) -> None:
    choose_three(window)
    window.today.search.setText("nobody of that name")
    qtbot.waitUntil(lambda: window.today.table.rowCount() == 0)
    assert not window.day.several.bar.isVisible()


def test_a_look_at_the_desk_keeps_what_is_chosen(
    qtbot: QtBot, window: DeskWindow
) -> None:
    chosen = choose_three(window)
    with qtbot.waitSignal(window.today.looked):
        window.today.refresh()
    assert window.day.several.chosen() == chosen


@pytest.fixture
def many(
    qtbot: QtBot, window: DeskWindow, desk: Desk, tmp_path: Path
) -> Callable[[int], None]:
    """Fills the list with so many leads; 200 of them are read at first."""

    def fill(count: int) -> None:
        rows = (f"Ana Bell {n},+1646555{n:04}" for n in range(count - 5))
        (tmp_path / "many.csv").write_text("\n".join(("Name,Phone", *rows)))
        file = partial(desk.open_lead_file, tmp_path / "many.csv")
        import_file(desk, file, SourceSettings())
        window.today.refresh()
        qtbot.waitUntil(lambda: window.today.table.rowCount() == 200)

    return fill


def words(window: DeskWindow) -> str:
    return window.day.several.bar.findChildren(PlainLabel)[0].text()


def test_ctrl_a_takes_those_too_that_were_not_read_yet(
    qtbot: QtBot, window: DeskWindow, many: Callable[[int], None]
) -> None:
    many(430)
    press(window, Key.Key_A, Held.ControlModifier)
    assert words(window) == "200 leads chosen, more are coming…"
    qtbot.waitUntil(lambda: words(window) == "All 430 leads chosen")
    chosen = window.day.several.chosen()
    assert len(set(chosen)) == 430
    window.day.several.bar.reassign_button.click()
    dialog = dialog_of(qtbot, window, ReassignDialog)
    assert any("430 leads" in one.text() for one in dialog.findChildren(PlainLabel))
    dialog.reject()
    press(window, Key.Key_Up, Held.ControlModifier | Held.ShiftModifier)
    press(window, Key.Key_Down, Held.ShiftModifier)
    assert words(window) == "2 leads chosen"


def test_who_chooses_otherwise_meanwhile_has_what_they_chose(
    qtbot: QtBot, window: DeskWindow, many: Callable[[int], None]
) -> None:
    many(430)
    press(window, Key.Key_A, Held.ControlModifier)
    press(window, Key.Key_Escape)
    qtbot.waitUntil(lambda: window.today.table.rowCount() == 400)
    assert len(window.day.several.chosen()) == 1
    press(window, Key.Key_Down, Held.ShiftModifier)
    assert words(window) == "2 leads chosen"


def test_no_more_are_taken_at_once_than_can_be_held(
    qtbot: QtBot,
    window: DeskWindow,
    many: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(all_rows, "MOST", 300)
    many(430)
    press(window, Key.Key_A, Held.ControlModifier)
    says = "The first 400 leads chosen; more stand behind them"
    qtbot.waitUntil(lambda: words(window) == says)
    assert len(window.day.several.chosen()) == 400


def test_copy_gives_the_rows_as_they_are_seen(window: DeskWindow) -> None:
    choose_three(window)
    press(window, Key.Key_C, Held.ControlModifier)
    lines = QApplication.clipboard().text().split("\n")
    assert len(lines) == 3
    assert all("\t" in line for line in lines)


def test_enter_calls_the_one_that_is_current(qtbot: QtBot, window: DeskWindow) -> None:
    chosen = choose_three(window)
    press(window, Key.Key_Up, Held.ShiftModifier)
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: window.today.card.is_calling)
    (called,) = window.day.several.chosen()
    assert called in chosen
    assert called == window.today.list.wanted()


def test_reassigned_and_undone_in_one_step(
    qtbot: QtBot, window: DeskWindow, desk: Desk, anns: Desk
) -> None:
    chosen = choose_three(window)
    window.day.several.bar.reassign_button.click()
    dialog = dialog_of(qtbot, window, ReassignDialog)
    dialog.whose.setCurrentIndex(dialog.whose.findData(ANN))
    QTest.keyClick(dialog.whose, Key.Key_Return)
    qtbot.waitUntil(lambda: owners(anns) == dict.fromkeys(chosen, "Ann Porter"))
    row = window.today.table.row_of(chosen[0])
    assert row is not None
    qtbot.waitUntil(
        lambda: window.today.table.words(row).cells[1][1] == "for Ann Porter"
    )
    press(window, Key.Key_Z, Held.ControlModifier)
    qtbot.waitUntil(lambda: owners(anns) == {})


def test_closed_with_a_reason_and_undone_in_one_step(
    qtbot: QtBot, window: DeskWindow
) -> None:
    press(window, Key.Key_A, Held.ControlModifier)
    window.day.several.bar.close_button.click()
    dialog = dialog_of(qtbot, window, CloseTogetherDialog)
    assert dialog.act_button.text() == "Close 4 leads"
    dialog.note.setText("our own test")
    dialog.reason.setCurrentIndex(dialog.reason.findData("test"))
    dialog.act_button.click()
    # Dana is in danger, and stays.
    qtbot.waitUntil(lambda: window.today.table.rowCount() == 1)
    assert window.today.lead_shown() == "Dana Lee"
    press(window, Key.Key_Z, Held.ControlModifier)
    qtbot.waitUntil(lambda: window.today.table.rowCount() == 5)


def test_pressed_twice_it_is_asked_once(
    qtbot: QtBot, window: DeskWindow, background: Background
) -> None:
    """The desk was slow, and one question stood beneath the other."""
    busy = Event()
    background.run(partial(busy.wait, 10))
    for asks in (window.day.several.close, window.day.several.somebody_is_away):
        asks()
        asks()
    busy.set()
    with qtbot.waitSignal(background.busy_changed, check_params_cb=lambda b: not b):
        background.run(list)
    dialogs = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert len(dialogs) == 1


def test_what_could_not_be_undone_can_be_tried_again(
    qtbot: QtBot, window: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+Z did nothing any more, and nothing said so."""
    errors = [DatabaseLocked()]

    def busy(desk: Desk, done: ClosedTogether) -> None:
        if errors:
            raise errors.pop()
        reopen_together(desk, done)

    monkeypatch.setattr(several_rows, "reopen_together", busy)
    press(window, Key.Key_A, Held.ControlModifier)
    window.day.several.bar.close_button.click()
    dialog = dialog_of(qtbot, window, CloseTogetherDialog)
    dialog.reason.setCurrentIndex(dialog.reason.findData("test"))
    dialog.act_button.click()
    qtbot.waitUntil(lambda: window.today.table.rowCount() == 1)
    with qtbot.waitSignal(window.day.several.told) as told:
        press(window, Key.Key_Z, Held.ControlModifier)
    assert told.args is not None
    assert DatabaseLocked().sentence in told.args[0]
    press(window, Key.Key_Z, Held.ControlModifier)
    qtbot.waitUntil(lambda: window.today.table.rowCount() == 5)


def test_who_asks_again_while_it_is_asked_why_stays_and_that_is_said(
    qtbot: QtBot, window: DeskWindow, desk: Desk, tmp_path: Path
) -> None:
    press(window, Key.Key_A, Held.ControlModifier)
    window.day.several.bar.close_button.click()
    dialog = dialog_of(qtbot, window, CloseTogetherDialog)
    lead = show_lead(desk, 1).lead
    take(desk, tmp_path, f"{lead.name},{lead.phone},,do call me,2026-11-16 12:59")
    said: list[str] = []
    window.day.several.told.connect(said.append)
    dialog.act_button.click()
    qtbot.waitUntil(lambda: said != [])
    words = (
        "3 leads closed. 1 priority lead stays. 1 stays: they asked again meanwhile."
    )
    assert said == [words]


def test_somebody_is_away_and_all_of_theirs_is_given_on(
    qtbot: QtBot, window: DeskWindow, desk: Desk, anns: Desk
) -> None:
    claim_lead(anns, 1)
    reassign(anns, [2, 3], ANN)
    window.day.several.somebody_is_away()
    dialog = dialog_of(qtbot, window, AwayDialog)
    dialog.to.setCurrentIndex(dialog.to.findData(ANN))
    assert not dialog.act_button.isEnabled()
    assert dialog.preview.text() == "Choose two different people."
    dialog.to.setCurrentIndex(dialog.to.findData(1))
    dialog.away.setCurrentIndex(dialog.away.findData(ANN))
    qtbot.waitUntil(dialog.act_button.isEnabled)
    assert dialog.preview.text().startswith("1 lead open now; 2 leads to look after: ")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: owners(anns) == dict.fromkeys((1, 2, 3), "Kim Osei"))


def test_what_whoever_has_left_had_to_call_is_given_on(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    reassign(desk, [2, 3], ANN)
    remove_staff(desk, "Ann Porter")
    window.day.several.somebody_is_away()
    dialog = dialog_of(qtbot, window, AwayDialog)
    assert dialog.away.currentText() == "Ann Porter (has left)"
    assert dialog.to.findData(ANN) == -1
    qtbot.waitUntil(dialog.act_button.isEnabled)
    dialog.act_button.click()
    qtbot.waitUntil(lambda: owners(desk) == dict.fromkeys((2, 3), "Kim Osei"))


def test_nothing_chosen_is_said(window: DeskWindow) -> None:
    window.today.list.view.choose_none()
    said: list[str] = []
    window.day.several.told.connect(said.append)
    window.day.several.reassign()
    assert said == [
        "Choose leads in the list first: Shift with the arrows takes several."
    ]


def test_who_speaks_what_they_want_comes_first_and_takes_them(
    qtbot: QtBot, window: DeskWindow, desk: Desk, anns: Desk
) -> None:
    set_languages(desk, ANN, "Spanish")
    chosen = choose_three(window)
    tell_reach(desk, chosen[0], Reach(language="Spanish"))
    window.day.several.bar.reassign_button.click()
    dialog = dialog_of(qtbot, window, ReassignDialog)
    assert dialog.wants.text() == "1 wants Spanish."
    assert dialog.whose.itemText(0) == "Ann Porter (speaks Spanish)"
    assert dialog.whose.currentData() == ANN
    dialog.act_button.click()
    qtbot.waitUntil(lambda: owners(anns) == dict.fromkeys(chosen, "Ann Porter"))


def test_who_is_away_says_who_takes_whom_for_the_language(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    luis = add_staff(desk, "Luis Ortega", Role.RECEPTIONIST, PASSWORD)
    set_languages(desk, luis.staff_id, "Spanish")
    reassign(desk, [2, 3], ANN)
    tell_reach(desk, 3, Reach(language="Spanish"))
    window.day.several.somebody_is_away()
    dialog = dialog_of(qtbot, window, AwayDialog)
    dialog.away.setCurrentIndex(dialog.away.findData(ANN))
    dialog.to.setCurrentIndex(dialog.to.findData(1))
    qtbot.waitUntil(dialog.act_button.isEnabled)
    assert "1 that wants Spanish goes to Luis Ortega." in dialog.preview.text()
    dialog.act_button.click()
    qtbot.waitUntil(lambda: owners(desk) == {2: "Kim Osei", 3: "Luis Ortega"})


def test_who_is_away_is_not_told_of_people_in_danger_any_more(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    set_contact_today(desk, Contact("Ann Porter", "ext. 12"), Contact("Dr. Berg"))
    window.day.safety.look()
    qtbot.waitUntil(lambda: "Ann" in window.contact_sign.text())
    window.day.several.somebody_is_away()
    dialog = dialog_of(qtbot, window, AwayDialog)
    dialog.away.setCurrentIndex(dialog.away.findData(ANN))
    qtbot.waitUntil(dialog.act_button.isEnabled)
    assert dialog.preview.text() == (
        "They are a safety contact today: the next question is who is told instead."
    )
    dialog.act_button.click()
    asked = dialog_of(qtbot, window, ContactDialog)
    assert (asked.name.text(), asked.backup.text()) == ("Dr. Berg", "")
    QTest.keyClick(asked.name, Key.Key_Return)
    said = window.contact_sign.text
    qtbot.waitUntil(lambda: said() == "Safety contact today: Dr. Berg")
