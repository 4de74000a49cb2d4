"""They called us, quick entry, corrections, joining: by real keys on a real desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.domain.outcome import Direction
from callback_desk.domain.reach import Reach, Voicemail
from callback_desk.services.desk import Desk
from callback_desk.services.join_leads import join_leads
from callback_desk.services.lead_identity import correct_name
from callback_desk.services.reach_leads import tell_reach
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.search_leads import search_leads
from callback_desk.services.undo_import import undo_import
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.calls.call_desk import NOT_DIALED
from callback_desk.ui.calls.called_us_dialog import CalledUsDialog
from callback_desk.ui.calls.dialling import DIALS_BY, TEL
from callback_desk.ui.calls.lead_dialog import LeadDialog
from callback_desk.ui.calls.quick_entry_dialog import QuickEntryDialog
from callback_desk.ui.calls.reach_dialog import ReachDialog
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.needs_look.join_dialog import JoinDialog
from callback_desk.ui.today.lead_table import WANTS
from callback_desk.ui.today.prompt_row import PromptRow
from callback_desk.ui.today.status_strip import StatusStrip
from callback_desk.ui.widgets import PlainLabel
from callback_desk.ui.window_state import WindowState
from tests.desks import DeskClock
from tests.ui.desk_windows import MARIA, SEAN
from tests.ui.dialogs import back, opened
from tests.ui.keyboard import press

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def called_us(qtbot: QtBot, window: DeskWindow) -> CalledUsDialog:
    press(window, KEY.Key_F2)
    return opened(qtbot, window, CalledUsDialog)


def entering(qtbot: QtBot, window: DeskWindow) -> QuickEntryDialog:
    press(window, KEY.Key_N, held=CONTROL)
    return opened(qtbot, window, QuickEntryDialog)


def asks(window: DeskWindow) -> str:
    return window.today.card.findChildren(PromptRow)[0].said()


def says(window: DeskWindow) -> str:
    return window.today.card.findChildren(StatusStrip)[0].said()


def directions(desk: Desk, lead_id: int) -> list[Direction]:
    return [a.direction for a in show_lead(desk, lead_id).attempts]


def test_whoever_calls_back_is_on_top_and_the_call_counts_as_contact(
    qtbot: QtBot, window: DeskWindow, desk: Desk, clock: DeskClock
) -> None:
    record_outcome(desk, SEAN, Call("no_answer"))
    dialog = called_us(qtbot, window)
    qtbot.waitUntil(lambda: len(dialog.lines()) == 1)
    assert dialog.lines()[0].startswith("O'Brien, Sean")
    assert "no answer, today 1:00 PM" in dialog.lines()[0]
    press(window, KEY.Key_Return)
    qtbot.waitUntil(lambda: asks(window) == "O'Brien, Sean called us. What happened?")
    back(qtbot, window)
    press(window, KEY.Key_4)
    press(window, KEY.Key_Return)
    qtbot.waitUntil(lambda: len(show_lead(desk, SEAN).attempts) == 2)
    assert directions(desk, SEAN)[-1] is Direction.IN
    assert show_lead(desk, SEAN).state.current.first_contact_at == clock.now


def test_the_list_of_callers_tells_of_no_crisis(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    record_outcome(desk, SEAN, Call("crisis_handover"))
    dialog = called_us(qtbot, window)
    qtbot.waitUntil(lambda: len(dialog.lines()) == 1)
    assert dialog.lines()[0].endswith("handed over, today 1:00 PM")


def test_from_an_unknown_number_they_are_found_by_name_and_it_is_kept(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    dialog = called_us(qtbot, window)
    QTest.keyClicks(dialog.search, "maria")
    qtbot.waitUntil(lambda: bool(dialog.lines()) and "Maria" in dialog.lines()[0])
    QTest.keyClicks(dialog.number, "917-555-0170")
    QTest.keyClick(dialog.number, KEY.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "Maria Alvarez called us" in asks(window))
    qtbot.waitUntil(
        lambda: [f.lead_id for f in search_leads(desk, "5550170")] == [MARIA]
    )


def test_enter_behind_a_name_typed_quickly_takes_nobody_elses_call(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    record_outcome(desk, SEAN, Call("no_answer"))
    dialog = called_us(qtbot, window)
    qtbot.waitUntil(lambda: dialog.chosen() is not None)
    # Sean, who was tried last, is chosen still as Enter is pressed.
    QTest.keyClicks(dialog.search, "maria")
    QTest.keyClick(dialog.search, KEY.Key_Return)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: "Maria" in dialog.lines()[0])
    QTest.keyClick(dialog.search, KEY.Key_Return)
    qtbot.waitUntil(lambda: "Maria Alvarez called us" in asks(window))


def test_somebody_unknown_becomes_a_new_lead_on_the_line(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    dialog = called_us(qtbot, window)
    QTest.keyClicks(dialog.search, "917 555 0199")
    qtbot.waitUntil(lambda: dialog.said.startswith("Nobody is found"))
    QTest.keyClick(dialog.search, KEY.Key_N, CONTROL)
    entry = opened(qtbot, window, QuickEntryDialog)
    assert entry.phone.text() == "917 555 0199"
    QTest.keyClicks(entry.name, "Noor Haddad")
    qtbot.waitUntil(lambda: entry.said == "Call by Tue 17 Nov 5:00 PM.")
    QTest.keyClick(entry.name, KEY.Key_Return)
    qtbot.waitUntil(lambda: "Noor Haddad called us" in asks(window))


def test_quick_entry_reads_danger_and_who_is_here(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    entry = entering(qtbot, window)
    assert entry.said == "A name and a number are enough."
    QTest.keyClicks(entry.name, "maria alvarez")
    QTest.keyClicks(entry.phone, "212 555 0142")
    qtbot.waitUntil(lambda: "is here already" in entry.said)
    entry.words.setPlainText("i want to die")
    qtbot.waitUntil(lambda: "must not wait" in entry.said)
    entry.phone.setText("12")
    QTest.keyClick(entry.name, KEY.Key_Return)
    qtbot.waitUntil(entry.notice.isVisible)
    assert "cannot be called" in entry.notice.accessibleName()
    assert entry.words.toPlainText() == "i want to die"


def test_what_they_said_is_kept_whole_however_long(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    said = 5_000 * "my knees are killing me, " + "I want to die"
    entry = entering(qtbot, window)
    QTest.keyClicks(entry.name, "Noor Haddad")
    QTest.keyClicks(entry.phone, "917 555 0199")
    entry.words.setPlainText(said)
    with qtbot.waitSignal(entry.entered):
        QTest.keyClick(entry.phone, KEY.Key_Return)
    (found,) = search_leads(desk, "noor")
    lead = show_lead(desk, found.lead_id)
    assert lead.submissions[0].record.submission.message == said
    assert lead.lead.safety


def test_an_entry_is_taken_back_by_undo(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    entry = entering(qtbot, window)
    QTest.keyClicks(entry.name, "Noor Haddad")
    QTest.keyClicks(entry.phone, "917 555 0199")
    QTest.keyClick(entry.phone, KEY.Key_Return)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Noor Haddad")
    assert says(window).startswith("Saved: a new lead, call by Tue 17 Nov")
    window.today.undo()
    qtbot.waitUntil(lambda: search_leads(desk, "noor") == [])


def test_a_new_lead_in_the_middle_of_a_call_leaves_the_call_open(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    press(window, KEY.Key_Down)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    press(window, KEY.Key_Return)
    qtbot.waitUntil(lambda: window.today.card.is_calling)
    window.today.card.note_field.setPlainText("asks for Tuesday")
    entry = entering(qtbot, window)
    QTest.keyClicks(entry.name, "Noor Haddad")
    QTest.keyClicks(entry.phone, "917 555 0199")
    with qtbot.waitSignal(entry.entered):
        QTest.keyClick(entry.phone, KEY.Key_Return)
    back(qtbot, window)
    assert window.today.lead_shown() == "Maria Alvarez"
    assert window.today.card.is_calling
    assert window.today.card.note == "asks for Tuesday"
    assert len(search_leads(desk, "noor")) == 1


def test_a_name_is_corrected_and_two_leads_are_joined_and_split(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    press(window, KEY.Key_Down)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    press(window, KEY.Key_E, held=CONTROL)
    dialog = opened(qtbot, window, LeadDialog)
    qtbot.waitUntil(lambda: dialog.name.text() == "Maria Alvarez")
    dialog.name.setText("Maria T. Alvarez")
    QTest.keyClick(dialog.name, KEY.Key_Return)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria T. Alvarez")
    back(qtbot, window)
    press(window, KEY.Key_E, held=CONTROL)
    dialog = opened(qtbot, window, LeadDialog)
    qtbot.waitUntil(lambda: "was Maria Alvarez" in dialog.history)
    dialog.join_button.click()
    joining = opened(qtbot, window, JoinDialog)
    joining.look_for("sean")
    qtbot.waitUntil(lambda: "It can be split again." in joining.said)
    QTest.keyClick(joining.search, KEY.Key_Return)
    qtbot.waitUntil(lambda: len(show_lead(desk, MARIA).submissions) == 2)
    qtbot.waitUntil(lambda: says(window) == "Saved: the two are one lead now.")
    qtbot.waitUntil(lambda: not window.findChildren(JoinDialog))
    window.today.undo()
    qtbot.waitUntil(lambda: len(show_lead(desk, MARIA).submissions) == 1)
    assert show_lead(desk, SEAN).details.name == "O'Brien, Sean"


@pytest.mark.parametrize("joined", [True, False])
def test_who_is_not_here_any_more_is_told_of_without_a_number(
    qtbot: QtBot, window: DeskWindow, desk: Desk, joined: bool
) -> None:
    press(window, KEY.Key_Down)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    press(window, KEY.Key_E, held=CONTROL)
    dialog = opened(qtbot, window, LeadDialog)
    qtbot.waitUntil(lambda: dialog.name.text() == "Maria Alvarez")
    QTest.keyClicks(dialog.name, "Ana ")
    # At another desk.
    if joined:
        join_leads(desk, SEAN, MARIA)
    else:
        undo_import(desk, 1)
    typed = dialog.name.text()
    QTest.keyClick(dialog.name, KEY.Key_Return)
    why = "was joined to another one" if joined else "its import was taken back"
    qtbot.waitUntil(lambda: why in dialog.notice.sentence)
    assert dialog.name.text() == typed


def test_a_long_name_is_corrected_without_losing_its_end(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    name = "Maria " + "Featherstonehaugh " * 16 + "Alvarez"
    correct_name(desk, MARIA, name)
    window.refresh()
    press(window, KEY.Key_Down)
    qtbot.waitUntil(lambda: window.today.lead_shown() == name)
    press(window, KEY.Key_E, held=CONTROL)
    dialog = opened(qtbot, window, LeadDialog)
    qtbot.waitUntil(lambda: dialog.name.text() == name)
    QTest.keyClick(dialog.name, KEY.Key_Home)
    QTest.keyClick(dialog.name, KEY.Key_Delete)
    QTest.keyClick(dialog.name, KEY.Key_Return)
    qtbot.waitUntil(lambda: show_lead(desk, MARIA).details.name == name[1:])


def maria_gets_seans_number(qtbot: QtBot, window: DeskWindow, desk: Desk) -> None:
    press(window, KEY.Key_Down)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    press(window, KEY.Key_E, held=CONTROL)
    dialog = opened(qtbot, window, LeadDialog)
    qtbot.waitUntil(lambda: dialog.number.text() != "")
    dialog.number.setText(show_lead(desk, SEAN).details.phone)
    QTest.keyClick(dialog.number, KEY.Key_Return)


def test_a_number_that_another_lead_has_is_said(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    maria_gets_seans_number(qtbot, window, desk)
    expected = (
        "The correction is saved. Another lead has this number: a household, or one "
        "person (Ctrl+E joins them)."
    )
    qtbot.waitUntil(lambda: says(window) == expected)


def test_a_corrected_number_that_must_not_be_called_is_said(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    record_outcome(desk, SEAN, Call("do_not_call"))
    maria_gets_seans_number(qtbot, window, desk)
    expected = "The correction is saved. This number asked not to be called."
    qtbot.waitUntil(lambda: says(window).startswith(expected))


def test_what_hides_in_a_name_is_seen_where_it_is_corrected_and_stays_otherwise(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    name = "Ma\u202eria \u200bAlvarez"
    correct_name(desk, MARIA, name)
    tell_reach(desk, MARIA, Reach(speak_with="Bo\u202e, my son"))
    window.refresh()
    press(window, KEY.Key_Down)
    qtbot.waitUntil(lambda: window.today.lead_shown() == name)
    press(window, KEY.Key_E, held=CONTROL)
    dialog = opened(qtbot, window, LeadDialog)
    qtbot.waitUntil(lambda: dialog.name.text() == "Ma⟨202E⟩ria ⟨200B⟩Alvarez")
    with qtbot.waitSignal(dialog.corrected):
        QTest.keyClick(dialog.name, KEY.Key_Return)
    back(qtbot, window)
    press(window, KEY.Key_H, held=CONTROL)
    reach = opened(qtbot, window, ReachDialog)
    assert reach.speak_with.text() == "Bo⟨202E⟩, my son"
    assert reach.reach().speak_with == "Bo\u202e, my son"
    reach.reject()
    lead = show_lead(desk, MARIA)
    assert lead.details.name == name


def test_no_voicemail_takes_that_outcome_away(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    press(window, KEY.Key_Down)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    press(window, KEY.Key_H, held=CONTROL)
    dialog = opened(qtbot, window, ReachDialog)
    dialog.voicemail.setCurrentIndex(dialog.voicemail.findData("no"))
    dialog.language.setText("Spanish")
    dialog.save_button.click()
    table = window.today.table

    def wants() -> str:
        row = table.row_of(MARIA)
        return "" if row is None else str(table.index(row, WANTS).data())

    qtbot.waitUntil(lambda: wants() == "No voicemail, Spanish")
    qtbot.waitUntil(
        lambda: bool(
            (shown := window.today.card_shown())
            and shown.facts
            and shown.facts.confirmed.language
        )
    )
    back(qtbot, window)
    press(window, KEY.Key_Return)
    press(window, KEY.Key_3)
    qtbot.waitUntil(lambda: says(window) == "They asked for no voicemail.")
    assert show_lead(desk, MARIA).attempts == []


def test_what_they_wrote_is_confirmed_by_a_tap(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    tell_reach(desk, SEAN, Reach(voicemail=Voicemail.FINE))
    assert show_lead(desk, SEAN).facts is not None
    window.today.show_lead(SEAN)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "O'Brien, Sean")
    window.today.card.reach_confirmed.emit()
    qtbot.waitUntil(
        lambda: bool(
            (facts := show_lead(desk, SEAN).facts)
            and facts.confirmed.voicemail is Voicemail.FINE
        )
    )


@pytest.mark.parametrize("template", ["", TEL])
def test_a_call_is_handed_to_the_telephone_if_there_is_one(
    qtbot: QtBot,
    window: DeskWindow,
    state: WindowState,
    monkeypatch: pytest.MonkeyPatch,
    template: str,
) -> None:
    dialled: list[str] = []

    def hear(url: object) -> bool:
        dialled.append(str(getattr(url, "toString")()))  # noqa: B009 - a QUrl
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", hear)
    state.of_everybody().keep_text(DIALS_BY, template)
    press(window, KEY.Key_Down)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    press(window, KEY.Key_Return)
    assert dialled == (["tel:+12125550142"] if template else [])


def test_a_telephone_that_does_not_open_is_told(
    qtbot: QtBot,
    window: DeskWindow,
    state: WindowState,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    state.of_everybody().keep_text(DIALS_BY, TEL)
    press(window, KEY.Key_Return)
    assert window.today.card.is_calling
    assert any(one.text() == NOT_DIALED for one in window.findChildren(PlainLabel))
    press(window, KEY.Key_C, held=CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.clipboard().text() == "(718) 555-0163"


def test_an_entry_of_theirs_that_was_left_keeps_no_call_from_the_telephone(
    qtbot: QtBot,
    window: DeskWindow,
    state: WindowState,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialled: list[object] = []

    def hear(url: object) -> bool:
        dialled.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", hear)
    state.of_everybody().keep_text(DIALS_BY, TEL)
    dialog = called_us(qtbot, window)
    QTest.keyClicks(dialog.search, "917 555 0199")
    qtbot.waitUntil(lambda: dialog.said.startswith("Nobody is found"))
    QTest.keyClick(dialog.search, KEY.Key_N, CONTROL)
    entry = opened(qtbot, window, QuickEntryDialog)
    QTest.keyClick(entry.name, KEY.Key_Escape)
    back(qtbot, window)
    press(window, KEY.Key_Return)
    assert window.today.card.is_calling
    assert len(dialled) == 1


def test_what_acts_on_the_card_leads_to_it_first(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    """From another page a call was opened, or taken back, that nobody saw."""
    window.show_page(window.calendar)
    press(window, KEY.Key_C, held=CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert window.page_shown() is window.today
    assert window.today.card.is_calling
    assert QApplication.clipboard().text() == "(718) 555-0163"
    window.today.list.setFocus()
    with qtbot.waitSignal(window.today.recording.recorded):
        press(window, KEY.Key_4)
    window.show_page(window.calendar)
    window.menu.aboutToShow.emit()
    (undo,) = [a for a in window.menu.actions() if a.text().endswith("Ctrl+Z")]
    with qtbot.waitSignal(window.today.recording.undone):
        undo.trigger()
    assert window.page_shown() is window.today


def test_undo_asks_again_how_to_reach_them_with_what_was_known_before(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    """It took an earlier call back, and nothing brought back what was known."""
    tell_reach(desk, MARIA, Reach(language="Spanish"))
    window.refresh()
    press(window, KEY.Key_Down)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    press(window, KEY.Key_H, held=CONTROL)
    dialog = opened(qtbot, window, ReachDialog)
    dialog.language.setText("Korean")
    with qtbot.waitSignal(dialog.told):
        QTest.keyClick(dialog.language, KEY.Key_Return)
    assert "asks again" in says(window)
    back(qtbot, window)
    press(window, KEY.Key_Z, held=CONTROL)
    dialog = opened(qtbot, window, ReachDialog)
    assert dialog.language.text() == "Spanish"
    with qtbot.waitSignal(dialog.told):
        QTest.keyClick(dialog.language, KEY.Key_Return)
    facts = show_lead(desk, MARIA).facts
    assert facts is not None
    assert facts.reach.language == "Spanish"
