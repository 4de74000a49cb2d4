"""The page by keys on a real desk: mend, Enter, and the next one is there."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import DatabaseLocked
from callback_desk.domain.settlement import Aside
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.needs_look import KeptPage, list_kept
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.settle_record import set_record_aside
from callback_desk.services.staff_access import add_staff
from callback_desk.services.work_queue import show_lead, show_queue
from callback_desk.ui.background import Background
from callback_desk.ui.needs_look import deciding
from callback_desk.ui.needs_look import page as needs_look_page
from callback_desk.ui.needs_look.aside_dialog import AsideDialog
from callback_desk.ui.needs_look.decision_button import DecisionButton
from callback_desk.ui.needs_look.join_dialog import JoinDialog
from callback_desk.ui.needs_look.page import NeedsLookPage
from callback_desk.ui.paged_table import NOWHERE
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel
from tests.desks import PASSWORD, DeskClock, copy_desk, opened
from tests.services.fake_desk import FakeDesk, asks
from tests.storage.stored_desk import ANA, take
from tests.ui.needs_look.kept_people import (
    DANGER,
    HOSTILE,
    LATE,
    NO_NAME,
    NUMBER,
    fill,
)
from tests.ui.sign_in.walks import hard_to_read, stop, tab_order, unnamed

RETURN, ESCAPE, CTRL = (
    *(Qt.Key.Key_Return, Qt.Key.Key_Escape),
    Qt.KeyboardModifier.ControlModifier,
)
ALT = Qt.KeyboardModifier.AltModifier
Shown = Callable[..., NeedsLookPage]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path), DeskClock()) as desk:
        yield desk


@pytest.fixture
def shown_to_clinician(shown: Shown, desk: Desk) -> Shown:
    """The same with a clinician at the desk."""
    berg = add_staff(desk, "Dr. Berg", Role.CLINICIAN, PASSWORD)
    return partial(shown, at=replace(desk, staff=berg))


@pytest.fixture
def shown(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, tmp_path: Path
) -> Shown:
    """Shows the page with these records, its first one in the hand."""

    def show(*rows: str, named: str = "", at: Desk = desk) -> NeedsLookPage:
        take(desk, tmp_path, *rows)
        page = NeedsLookPage(theme, background, at)
        qtbot.addWidget(page)
        page.resize(theme.px(300), theme.px(165))
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.take_keys()
        if named:
            wait_for(qtbot, page, named)
        return page

    return show


def wait_for(qtbot: QtBot, page: NeedsLookPage, name: str) -> None:
    """Until that record is shown, judged, and has the keys."""

    def there() -> bool:
        view = page.panel.view
        judged = page.panel.judgement.sentence != "Looking at it…"
        return (
            view is not None
            and view.record.submission.name == name
            and judged
            and page.panel.form.isAncestorOf(stop(page))
        )

    qtbot.waitUntil(there)


def says(qtbot: QtBot, page: NeedsLookPage, words: str) -> None:
    qtbot.waitUntil(lambda: words in page.panel.judgement.sentence)


def press(
    page: NeedsLookPage, key: Qt.Key, held: Qt.KeyboardModifier | None = None
) -> None:
    QTest.keyClick(stop(page), key, held or Qt.KeyboardModifier.NoModifier)


def ask_why(qtbot: QtBot, page: NeedsLookPage) -> AsideDialog:
    """Press the keys that ask why a record is set aside."""
    press(page, Qt.Key.Key_S, ALT)
    qtbot.waitUntil(lambda: page.deciding.dialog is not None)
    dialog = page.deciding.dialog
    assert isinstance(dialog, AsideDialog)
    return dialog


def test_a_number_is_mended_in_place_and_enter_takes_it_in(
    qtbot: QtBot, shown: Shown, desk: Desk
) -> None:
    page = shown(NUMBER, NO_NAME, named="Maria Alvarez")
    assert stop(page) is page.panel.form.phone
    assert "Correct the number" in page.panel.judgement.sentence
    QTest.keyClicks(stop(page), "(212) 555-0177")
    says(qtbot, page, "Will be a new lead, due Tue 5:00 PM.")
    with qtbot.waitSignal(page.told) as told:
        press(page, RETURN)
    assert told.args == ["Taken in: M. A."]
    wait_for(qtbot, page, "")
    assert stop(page) is page.panel.form.name
    (entry,) = show_queue(desk)[0].entries
    assert (entry.lead.name, entry.lead.phone) == ("Maria Alvarez", "+12125550177")


def test_a_number_is_mended_on_a_small_screen(
    qtbot: QtBot, theme: Theme, shown: Shown
) -> None:
    page = shown(NUMBER, NO_NAME, named="Maria Alvarez")
    # Of 1366 x 768 at 200 %.
    page.setFixedSize(557, 250)
    panel, field = page.panel, page.panel.form.phone
    whole = [*panel.findChildren(DecisionButton), panel.judgement, page.list.view]
    whole = [part for part in whole if part.isVisible()]

    def seen() -> bool:
        parts = all(part.height() >= part.minimumSizeHint().height() for part in whole)
        return parts and field.visibleRegion().boundingRect() == field.rect()

    qtbot.waitUntil(seen)
    QTest.keyClicks(stop(page), "(212) 555-0177")
    says(qtbot, page, "Will be a new lead, due Tue 5:00 PM.")
    assert seen()
    with qtbot.waitSignal(page.told):
        press(page, RETURN)
    wait_for(qtbot, page, "")
    # The list stands beneath its heading again where there is room.
    page.setFixedSize(theme.px(300), theme.px(165))
    qtbot.waitUntil(lambda: page.list.parentWidget() is panel.parentWidget())


def test_while_typing_it_says_what_is_still_wrong(qtbot: QtBot, shown: Shown) -> None:
    page = shown(NUMBER, named="Maria Alvarez")
    QTest.keyClicks(stop(page), "212 555")
    says(qtbot, page, "The number still cannot be read: 212 555 is too short")
    press(page, RETURN)
    qtbot.waitUntil(lambda: "It cannot be taken in yet" in page.panel.notice.sentence)
    assert page.panel.form.phone.text() == "212 555"
    QTest.keyClicks(stop(page), " 0177")
    assert page.panel.notice.sentence == ""


def test_it_says_whom_it_joins(qtbot: QtBot, shown: Shown) -> None:
    page = shown(ANA, NUMBER.replace("Maria Alvarez", "Ana Lopez"), named="Ana Lopez")
    QTest.keyClicks(stop(page), "212 555 0142")
    says(qtbot, page, "Joins Ana Lopez, asked twice, due Tue 5:00 PM.")


def test_enter_twice_takes_in_once(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    page = shown(NUMBER, LATE, named="Sean O’Brien")
    QTest.keyClicks(stop(page), "(212) 555-0177")
    press(page, RETURN)
    press(page, RETURN)
    wait_for(qtbot, page, "Maria Alvarez")
    assert len(show_queue(desk)[0].entries) == 1
    assert len(list_kept(desk).rows) == 1


def test_ctrl_z_takes_the_last_one_back(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    page = shown(NUMBER, NO_NAME, named="Maria Alvarez")
    QTest.keyClicks(stop(page), "(212) 555-0177")
    press(page, RETURN)
    wait_for(qtbot, page, "")
    press(page, Qt.Key.Key_Z, CTRL)
    wait_for(qtbot, page, "Maria Alvarez")
    assert show_queue(desk)[0].entries == ()
    assert not page.panel.undo_button.isEnabled()


def test_ctrl_z_takes_back_what_was_the_last_to_wait(
    qtbot: QtBot, shown: Shown, desk: Desk
) -> None:
    page = shown(NUMBER, named="Maria Alvarez")
    QTest.keyClicks(stop(page), "(212) 555-0177")
    press(page, RETURN)
    qtbot.waitUntil(page.nothing.hasFocus)
    assert page.nothing.undo_button.isVisible()
    QTest.keyClick(page.nothing, Qt.Key.Key_Z, CTRL)
    wait_for(qtbot, page, "Maria Alvarez")
    assert show_queue(desk)[0].entries == ()
    assert page.nothing.undo_button.isHidden()


def test_what_could_not_be_taken_back_yet_is_told_and_can_be_then(
    qtbot: QtBot, shown: Shown, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(NUMBER, named="Maria Alvarez")
    QTest.keyClicks(stop(page), "(212) 555-0177")
    press(page, RETURN)
    qtbot.waitUntil(page.nothing.hasFocus)

    def locked(desk: Desk, settlement_id: int) -> None:
        raise DatabaseLocked

    monkeypatch.setattr(deciding, "undo_settlement", locked)
    with qtbot.waitSignal(page.told) as told:
        page.nothing.undo_button.click()
    assert DatabaseLocked().sentence in told.args[0]
    monkeypatch.undo()
    page.nothing.undo_button.click()
    wait_for(qtbot, page, "Maria Alvarez")


def test_what_can_never_be_taken_back_does_not_stand_before_the_rest(
    qtbot: QtBot, shown: Shown, desk: Desk
) -> None:
    page = shown(NUMBER, NO_NAME, named="Maria Alvarez")
    QTest.keyClicks(stop(page), "(212) 555-0177")
    press(page, RETURN)
    wait_for(qtbot, page, "")
    QTest.keyClicks(stop(page), "Bo Chen")
    press(page, RETURN)
    qtbot.waitUntil(page.nothing.hasFocus)
    newest = max(e.lead.lead_id or 0 for e in show_queue(desk)[0].entries)
    record_outcome(desk, newest, Call("no_answer"))
    with qtbot.waitSignal(page.told):
        page.nothing.undo_button.click()
    page.nothing.undo_button.click()
    wait_for(qtbot, page, "Maria Alvarez")
    assert not page.panel.undo_button.isEnabled()


def test_ctrl_z_undoes_typing_first(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    page = shown(NUMBER, NO_NAME, named="Maria Alvarez")
    QTest.keyClicks(stop(page), "(212) 555-0177")
    press(page, RETURN)
    wait_for(qtbot, page, "")
    QTest.keyClicks(stop(page), "Bo")
    press(page, Qt.Key.Key_Z, CTRL)
    assert page.panel.form.name.text() == ""
    assert len(show_queue(desk)[0].entries) == 1


def test_what_was_half_typed_comes_back_with_its_record(
    qtbot: QtBot, shown: Shown
) -> None:
    page = shown(NUMBER, NO_NAME, named="Maria Alvarez")
    QTest.keyClicks(stop(page), "(212) 55")
    page.list.choose_at(1)
    qtbot.waitUntil(lambda: page.panel.form.name.text() == "")
    page.list.choose_at(0)
    qtbot.waitUntil(lambda: page.panel.form.name.text() == "Maria Alvarez")
    assert page.panel.form.phone.text() == "(212) 55"


def test_looking_again_moves_nothing_under_the_hand(
    qtbot: QtBot, shown: Shown, desk: Desk, tmp_path: Path
) -> None:
    page = shown(NUMBER, NO_NAME, named="Maria Alvarez")
    QTest.keyClicks(stop(page), "(212) 55")
    take(desk, tmp_path, LATE)
    with qtbot.waitSignal(page.counted) as counted:
        page.refresh()
    assert counted.args == [3]
    assert page.panel.form.phone.text() == "(212) 55"
    chosen = page.list.chosen()
    assert chosen is not None
    assert chosen.name == "Maria Alvarez"


def test_one_behind_the_first_page_stays_in_the_hand(
    qtbot: QtBot, shown: Shown, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(needs_look_page, "PAGE", 1)
    page = shown(NUMBER, NO_NAME, LATE, named="Sean O’Brien")
    last = list_kept(desk).rows[-1]
    page.show_record(last.record_id)
    wait_for(qtbot, page, last.name)
    QTest.keyClicks(stop(page), "Bo")
    typed = page.panel.fix()
    page.put_away()
    page.bring_back()
    page.take_keys()
    qtbot.waitUntil(lambda: page.panel.view is not None)
    with qtbot.waitSignal(page.counted):
        page.refresh()
    chosen = page.list.chosen()
    assert chosen is not None
    assert chosen.record_id == last.record_id
    assert page.panel.fix() == typed


def test_further_ones_that_could_not_be_read_are_asked_for_again(
    qtbot: QtBot, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(NUMBER, LATE, named="Sean O’Brien")
    table = page.list.table

    def refuse(*asked: object) -> KeptPage:
        raise DatabaseLocked

    monkeypatch.setattr(needs_look_page, "list_kept", refuse)
    table.begin(table.rows[:1], is_whole=False)
    with qtbot.waitSignal(page.told):
        table.fetchMore(NOWHERE)
    monkeypatch.undo()
    table.fetchMore(NOWHERE)
    qtbot.waitUntil(lambda: table.rowCount() == 2)


def test_joined_to_a_lead_that_is_searched(
    qtbot: QtBot, shown: Shown, desk: Desk
) -> None:
    page = shown(ANA, NUMBER, named="Maria Alvarez")
    press(page, Qt.Key.Key_J, ALT)
    qtbot.waitUntil(lambda: page.deciding.dialog is not None)
    dialog = page.deciding.dialog
    assert isinstance(dialog, JoinDialog)
    dialog.search.clear()
    QTest.keyClicks(dialog.search, "ana")
    qtbot.waitUntil(lambda: "Joins Ana Lopez, asked twice" in dialog.said)
    assert unnamed(dialog) == []
    QTest.keyClick(dialog.search, RETURN)
    qtbot.waitUntil(lambda: list_kept(desk).rows == [])
    lead_id = show_queue(desk)[0].entries[0].lead.lead_id
    assert lead_id is not None
    assert show_lead(desk, lead_id).details.asked == 2
    qtbot.waitUntil(lambda: page.nothing.isVisible())


def test_set_aside_with_a_reason(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    page = shown(NUMBER, NO_NAME, named="Maria Alvarez")
    dialog = ask_why(qtbot, page)
    assert unnamed(dialog) == []
    dialog.answers[Aside.OTHER].setChecked(True)
    dialog.aside_button.click()
    qtbot.waitUntil(lambda: "not said why" in dialog.notice.sentence)
    QTest.keyClicks(dialog.note, "a supplier")
    QTest.keyClick(dialog.note, RETURN)
    wait_for(qtbot, page, "")
    assert len(list_kept(desk).rows) == 1


def test_escape_leaves_a_question_and_nothing_is_decided(
    qtbot: QtBot, shown: Shown, desk: Desk
) -> None:
    page = shown(NUMBER, named="Maria Alvarez")
    QTest.keyClick(ask_why(qtbot, page), ESCAPE)
    qtbot.waitUntil(lambda: page.deciding.dialog is None)
    assert stop(page) is page.panel.form.phone
    assert len(list_kept(desk).rows) == 1


def test_danger_is_set_aside_by_nobody_but_a_clinician(
    qtbot: QtBot, shown: Shown, desk: Desk
) -> None:
    page = shown(NUMBER, DANGER, named="No Number")
    press(page, Qt.Key.Key_S, ALT)
    qtbot.waitUntil(lambda: "Only a clinician" in page.panel.notice.sentence)
    assert page.deciding.dialog is None
    assert show_queue(desk)[0].counts["safety"] == 1


def test_danger_stands_on_top_and_a_clinician_decides(
    qtbot: QtBot, shown_to_clinician: Shown, desk: Desk
) -> None:
    page = shown_to_clinician(NUMBER, DANGER, named="No Number")
    said = [x.text() for x in page.findChildren(PlainLabel) if x.isVisible()]
    assert "Do not dial yet: decide now" in said
    assert "“i want to die”" in said
    dialog = ask_why(qtbot, page)
    QTest.keyClicks(dialog.note, "Dr. Lee called 911")
    QTest.keyClick(dialog.note, RETURN)
    qtbot.waitUntil(lambda: "must not wait" in dialog.notice.sentence)
    dialog.decided.click()
    QTest.keyClick(dialog.note, RETURN)
    wait_for(qtbot, page, "Maria Alvarez")
    assert show_queue(desk)[0].counts["safety"] == 0


def test_what_another_desk_decided_is_told_and_the_next_is_there(
    qtbot: QtBot, shown: Shown, desk: Desk
) -> None:
    page = shown(NUMBER, NO_NAME, named="Maria Alvarez")
    set_record_aside(desk, list_kept(desk).rows[0].record_id, Aside.SPAM)
    QTest.keyClicks(stop(page), "(212) 555-0177")
    with qtbot.waitSignal(page.told) as told:
        press(page, RETURN)
    assert "Kim Osei has decided about this record already" in told.args[0]
    wait_for(qtbot, page, "")
    assert show_queue(desk)[0].entries == ()


def test_a_strangers_text_is_shown_and_never_read(qtbot: QtBot, shown: Shown) -> None:
    page = shown(HOSTILE)
    qtbot.waitUntil(lambda: page.panel.view is not None)
    raw = page.panel.raw.field.toPlainText()
    assert "<script>alert(1)</script>⟨0009⟩tab" in raw
    assert "⟨202E⟩moc" in raw
    assert "\u202e" not in page.panel.form.name.text()
    assert page.panel.form.fix().name.endswith("\u202emoc")
    assert page.panel.form.message.toPlainText().startswith("line one\n<script>")


def test_a_text_without_end_is_shown_by_the_piece(qtbot: QtBot, shown: Shown) -> None:
    long = "x" * 200_000
    page = shown(NUMBER.replace("please call me", long), named="Maria Alvarez")
    assert len(page.panel.raw.field.toPlainText()) <= 20_000
    assert page.panel.form.message.isReadOnly()
    assert page.panel.form.fix().message == long


def test_where_patients_see_the_screen_what_was_written_waits(
    qtbot: QtBot, shown: Shown
) -> None:
    page = shown(DANGER, named="No Number")
    page.set_discreet(True)
    labels = page.findChildren(PlainLabel)
    assert not page.panel.raw.isVisible()
    assert not page.panel.form.message.isVisible()
    assert not any("want to die" in x.text() for x in labels if x.isVisible())
    press(page, Qt.Key.Key_W, ALT)
    qtbot.waitUntil(page.panel.raw.isVisible)
    assert page.panel.form.message.isVisible()
    page.hide()
    page.show()
    assert not page.panel.raw.isVisible()


def test_tab_goes_as_one_reads(shown: Shown) -> None:
    page = shown(NUMBER, named="Maria Alvarez")
    order = tab_order(page)
    assert order == [
        *("Number", "Extension", "E-mail", "Sent", "Message"),
        *("Set aside…", "Join to a lead…", "Accept"),
        *("Save as…", "Records that need a look", "Raw text", "Name"),
    ]


@pytest.mark.parametrize("rows", [(), (NUMBER, DANGER)])
def test_every_stop_is_named(qtbot: QtBot, shown: Shown, rows: tuple[str, ...]) -> None:
    page = shown(*rows, named="No Number" if rows else "")
    if not rows:
        qtbot.waitUntil(page.nothing.hasFocus)
        assert "Nothing needs a look." in page.nothing.accessibleName()
    assert unnamed(page) == []


@pytest.mark.parametrize("dark", [False, True])
def test_everything_can_be_read(
    qtbot: QtBot,
    qapp: QApplication,
    background: Background,
    desk: Desk,
    tmp_path: Path,
    dark: bool,
) -> None:
    fill(desk, tmp_path, DeskClock())
    page = NeedsLookPage(Theme(qapp, dark=dark), background, desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitUntil(lambda: page.panel.view is not None)
    assert hard_to_read(page) == {}


def test_an_empty_page_says_what_would_be_here(qtbot: QtBot, shown: Shown) -> None:
    page = shown()
    qtbot.waitUntil(page.nothing.isVisible)
    assert "It comes with an import" in page.nothing.accessibleName()


def test_a_manager_saves_those_of_the_same_file(
    qtbot: QtBot, shown: Shown, tmp_path: Path
) -> None:
    page = shown(NUMBER, NO_NAME, named="Maria Alvarez")
    assert page.save_button.isVisible()
    with qtbot.waitSignal(page.told) as told:
        assert page.panel.view is not None
        page.saving.save_to(page.panel.view, tmp_path / "kept.csv")
    assert told.args == [
        "2 records saved as kept.csv. Mended there and imported, they wait here no"
        " more."
    ]
    assert "Maria Alvarez" in (tmp_path / "kept.csv").read_text("utf-8-sig")


def test_a_receptionist_does_not(
    qtbot: QtBot, theme: Theme, background: Background
) -> None:
    fake = FakeDesk()
    fake.take(asks(phone_text="-"))
    page = NeedsLookPage(theme, background, fake.signed_in(Role.RECEPTIONIST))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.panel.view is not None)
    assert not page.save_button.isVisible()
