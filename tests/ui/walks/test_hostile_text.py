"""Whatever a visitor types is data in every window and on every page.

Each is filled with it and walked: no text acts, nothing is loaded, nothing hides, and
no width is a stranger's to decide.
"""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.domain.errors import FileUnreadable, StaffUnusable, WrongPassword
from callback_desk.domain.hand_entry import Typed
from callback_desk.domain.reach import Reach
from callback_desk.domain.report_choice import OfSource
from callback_desk.services.calendar_changes import change_calendar, list_versions
from callback_desk.services.desk import Desk
from callback_desk.services.lead_identity import correct_name
from callback_desk.services.offers import CallsOffer
from callback_desk.services.reach_leads import tell_reach
from callback_desk.services.record_outcome import (
    Call,
    record_outcome,
)
from callback_desk.services.search_leads import search_leads
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.background import Background
from callback_desk.ui.calendar import day_edits
from callback_desk.ui.calendar.chosen_days import ChosenDays
from callback_desk.ui.calendar.day_panel import LONGEST_NAME
from callback_desk.ui.calls.called_us_dialog import CalledUsDialog
from callback_desk.ui.calls.correct_call_dialog import CorrectCallDialog
from callback_desk.ui.calls.lead_dialog import LeadDialog
from callback_desk.ui.calls.quick_entry_dialog import QuickEntryDialog
from callback_desk.ui.calls.reach_dialog import ReachDialog
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.error_dialog import ErrorDialog
from callback_desk.ui.first_run.choices import NewDeskChoices
from callback_desk.ui.first_run.first_run_window import FirstRunWindow
from callback_desk.ui.handing_out.hand_out_dialog import HandOutDialog
from callback_desk.ui.settings.add_staff_dialog import AddStaffDialog
from callback_desk.ui.sign_in.sign_in_window import SignInWindow
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.desks import MONDAY
from tests.ui.first_run.known_places import LibraryBook
from tests.ui.first_run.known_places import clock as first_day
from tests.ui.walks.harmless import harm
from tests.ui.walks.hostile import LONG, drawn, ended, evil_texts, shown, was_read


@pytest.fixture
def desk(hostile_desk: Desk) -> Desk:
    return hostile_desk


def test_the_bait_tells_when_it_is_taken(qtbot: QtBot, bait: Path) -> None:
    label = QLabel(evil_texts(bait)[0])
    shown(qtbot, label, (200, 200))
    drawn(label)
    assert was_read(bait)
    assert harm(label) != []


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, tmp_path: Path
) -> DeskWindow:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    state = WindowState(settings, "Kim Osei", "main")
    window = build_desk_window(theme, background, desk, state, discreet=False)
    shown(qtbot, window)
    ended(qtbot, background)
    return window


@pytest.mark.timeout(120)
def test_the_main_window_with_every_card(
    qtbot: QtBot, window: DeskWindow, background: Background, bait: Path
) -> None:
    today = window.today
    assert today.table.rowCount() > len(evil_texts(bait))
    for row in range(today.table.rowCount()):
        today.list.view.choose_row(row)
        ended(qtbot, background)
        today.card.open_call()
        assert harm(drawn(window)) == []
        today.card.leave_call()
    window.resize(420, 700)
    # What stands above the pages and in the foot takes another look to fold.
    drawn(window)
    assert harm(drawn(window)) == []
    assert not was_read(bait)


@pytest.mark.timeout(120)
def test_what_a_search_finds(
    qtbot: QtBot,
    window: DeskWindow,
    background: Background,
    desk: Desk,
    bait: Path,
) -> None:
    for lead in range(1, len(evil_texts(bait)) + 1):
        record_outcome(desk, lead, Call("booked", note=evil_texts(bait)[lead - 1]))
    window.today.refresh()
    ended(qtbot, background)
    search = window.today.search
    for text in ("555", "bold", "<img", evil_texts(bait)[2]):
        search.setText(text)
        with qtbot.waitSignal(window.today.finder.found, timeout=30_000):
            pass
        assert harm(drawn(window)) == []
    search.setText("555")
    with qtbot.waitSignal(window.today.finder.found, timeout=30_000):
        pass
    closed = [
        row
        for row in range(window.today.table.rowCount())
        if window.today.table.words(row).look.word == "Closed"
    ]
    # Words of danger keep some of them open until a clinician has signed.
    closed_ones = [
        lead
        for lead in range(1, len(evil_texts(bait)) + 1)
        if not show_lead(desk, lead).state.is_open
    ]
    assert len(closed) == len(closed_ones) > 0
    for row in closed:
        window.today.list.view.choose_row(row)
        ended(qtbot, background)
        assert harm(drawn(window)) == []
    assert not was_read(bait)


@pytest.mark.timeout(120)
def test_the_import_preview_and_the_page_of_keys(
    qtbot: QtBot,
    window: DeskWindow,
    background: Background,
    hostile_file: Path,
    bait: Path,
) -> None:
    window.look_at(hostile_file)
    ended(qtbot, background)
    assert harm(drawn(window)) == []
    window.look_at(hostile_file.with_name("<img src=x>\u202e gone.csv"))
    ended(qtbot, background)
    assert harm(drawn(window)) == []
    window.show_keys()
    assert harm(drawn(window)) == []
    assert harm(window.menu) == []
    assert not was_read(bait)


def test_the_dialog_of_errors(qtbot: QtBot, theme: Theme, bait: Path) -> None:
    for evil in evil_texts(bait):
        for error in (
            FileUnreadable(file=evil[:300], reason=evil[:300]),
            Exception(evil),
        ):
            dialog = ErrorDialog(theme, error)
            shown(qtbot, dialog, (700, 500))
            assert harm(drawn(dialog)) == []
    assert not was_read(bait)


def test_the_windows_before_the_desk(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path, bait: Path
) -> None:
    def refuse(name: str, password: str) -> object:
        raise WrongPassword()

    def refuse_desk(choices: NewDeskChoices) -> str:
        raise StaffUnusable(name=choices.manager, reason=choices.manager)

    def refuse_staff(name: str, role: object, password: str) -> object:
        raise StaffUnusable(name=name, reason=name)

    windows = (
        SignInWindow(theme, background, refuse),
        FirstRunWindow(
            *(theme, background, tmp_path / "new.db", refuse_desk),
            book=LibraryBook(),
            clock=first_day,
        ),
        AddStaffDialog(theme, background, refuse_staff),
    )
    for window in windows:
        shown(qtbot, window, (1000, 700))
        for evil in evil_texts(bait):
            for field in window.findChildren(QLineEdit):
                field.setText(evil)
            assert harm(drawn(window)) == []
        QTest.keyClick(window, Qt.Key.Key_Return)
        ended(qtbot, background)
        assert harm(drawn(window)) == []
    assert not was_read(bait)


@pytest.mark.timeout(120)
def test_the_dialogs_around_the_calls(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, bait: Path
) -> None:
    texts = evil_texts(bait)
    leads = [lead.lead_id for lead in search_leads(desk, "2125550142")[:1]] or [1]
    (lead_id,) = leads
    correct_name(desk, lead_id, texts[0])
    correct_name(desk, lead_id, texts[1])
    record_outcome(desk, lead_id, Call("no_answer", note=texts[0]))
    evil = Reach(language=texts[0], call_name=texts[1], speak_with=texts[2])
    tell_reach(desk, lead_id, evil)
    card, settings = show_lead(desk, lead_id), desk.kept.settings
    assert settings is not None
    for dialog in (
        CorrectCallDialog(theme, background, desk, card, settings),
        CalledUsDialog(theme, background, desk),
        QuickEntryDialog(theme, background, desk, Typed(texts[0], texts[1], texts[2])),
        ReachDialog(theme, background, desk, lead_id, texts[0], evil),
        LeadDialog(theme, background, desk, lead_id),
        HandOutDialog(theme, background, desk, CallsOffer(lead_id)),
    ):
        # It deletes itself once it is closed.
        dialog.show()
        ended(qtbot, background)
        assert harm(drawn(dialog)) == []
        dialog.reject()
    assert not was_read(bait)


@pytest.mark.timeout(120)
def test_reports_and_booked_visits(
    qtbot: QtBot, window: DeskWindow, background: Background, desk: Desk, bait: Path
) -> None:
    for lead in range(1, len(evil_texts(bait)) + 1):
        details = AttemptDetails(appointment_on=MONDAY.date())
        record_outcome(desk, lead, Call("booked", details=details))
    assert window.reports is not None
    window.show_page(window.reports.room)
    page = window.reports.page
    with qtbot.waitSignal(page.shown, timeout=30_000):
        page.refresh()
    assert page.wall.heat is not None
    for place in range(page.wall.which.count()):
        page.wall.which.setCurrentIndex(place)
        assert harm(drawn(window)) == []
    source = page.view.sources[0] if page.view is not None else ""
    with qtbot.waitSignal(page.listed, timeout=30_000):
        page.wall.chosen.emit(OfSource(source))
    assert harm(drawn(window)) == []
    window.visits.show_today()
    ended(qtbot, background)
    assert window.visits.page.view.model().rowCount() == len(evil_texts(bait))
    assert harm(drawn(window)) == []
    assert not was_read(bait)


@pytest.mark.timeout(120)
def test_the_calendar_page(
    qtbot: QtBot, window: DeskWindow, background: Background, desk: Desk, bait: Path
) -> None:
    texts = [text for text in evil_texts(bait) if len(text) < LONG and "\0" not in text]
    in_force = list_versions(desk)[0].definition
    days = [MONDAY.date() + timedelta(days=ahead) for ahead in range(8, 8 + len(texts))]
    named = dict(zip(days, texts, strict=True))
    change_calendar(desk, replace(in_force, closures={**in_force.closures, **named}))
    window.show_page(window.calendar)
    page, side = window.calendar.page, window.calendar.page.side
    qtbot.waitUntil(lambda: page.live.is_settled)
    for day in days:
        page.sheet.choose(ChosenDays(day, day))
        page.sheet._hover(day)
        assert harm(drawn(window)) == []
    tomorrow = MONDAY.date() + timedelta(days=1)
    for evil in texts:
        edit = day_edits.closed((tomorrow,), evil[:LONGEST_NAME])
        page.live.edit("close", edit, ChosenDays(tomorrow, tomorrow))
        qtbot.waitUntil(side.change.apply_button.isEnabled, timeout=30_000)
        assert side.change.moved.model().rowCount() > 0
        assert harm(drawn(window)) == []
    side.change.apply_button.click()
    qtbot.waitUntil(lambda: side.shown is side.whom, timeout=30_000)
    assert side.whom.people.model().rowCount() > 0
    assert harm(drawn(window)) == []
    side.whom.done.click()
    page.errands.show_history()
    qtbot.waitUntil(lambda: side.shown is side.history, timeout=30_000)
    assert harm(drawn(window)) == []
    page.look_at_year(2026)
    assert harm(drawn(window)) == []
    file = bait.with_name("<img src=x>\u202e&amp;.toml")
    page.errands.import_file(file)
    qtbot.waitUntil(lambda: bool(side.notice.sentence))
    assert harm(drawn(window)) == []
    assert not was_read(bait)
