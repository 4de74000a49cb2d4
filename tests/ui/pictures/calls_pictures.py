"""What stands around the calls: the card with all it says, questions, dialogs."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from callback_desk.domain.hand_entry import Typed
from callback_desk.domain.outcome import Direction
from callback_desk.domain.reach import BestTime, Reach, Voicemail, Writing
from callback_desk.services.desk import Desk
from callback_desk.services.join_leads import join_leads
from callback_desk.services.lead_identity import add_number, correct_name
from callback_desk.services.quick_entry import enter_lead
from callback_desk.services.reach_leads import tell_reach
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.background import Background
from callback_desk.ui.calls.called_us_dialog import CalledUsDialog
from callback_desk.ui.calls.correct_call_dialog import CorrectCallDialog
from callback_desk.ui.calls.lead_dialog import LeadDialog
from callback_desk.ui.calls.quick_entry_dialog import QuickEntryDialog
from callback_desk.ui.calls.reach_dialog import ReachDialog
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.desks import DeskClock, copy_desk, opened
from tests.domain.calendars import local
from tests.ui.pictures.window_pictures import settle

KEY = Qt.Key
NOW = local("2026-11-30 13:10")
ALT = Qt.KeyboardModifier.AltModifier
WISH = "Please do not leave a voicemail. Call in the evenings, I speak Spanish."


def _enter(desk: Desk, name: str, phone: str, words: str = "") -> int:
    return enter_lead(desk, Typed(name, phone, words)).lead_id


def _people(desk: Desk, clock: DeskClock) -> dict[str, int]:
    clock.now = local("2026-11-30 09:40")
    people = {
        "maria": _enter(desk, "Maria Alvarez", "(212) 555-0142", "My back hurts."),
        "jose": _enter(desk, "José Ángel de la Cruz", "(786) 555-0104", WISH),
        "kwame": _enter(desk, "Kwame Mensah", "(415) 555-0126"),
        "ngozi": _enter(desk, "Ngozi Eze", "(917) 555-0118", "No calls, e-mail me."),
        "kai": _enter(desk, "Kai Akana", "(808) 555-0107"),
        "toll": _enter(desk, "Ngozi Okafor-Smythe", "(800) 555-0171"),
        "sean": _enter(desk, "Sean O’Brien", "(917) 555-0117"),
    }
    tell_reach(
        desk,
        people["maria"],
        Reach(Voicemail.FINE, "her husband Luis", BestTime.MORNING, language="English"),
    )
    record_outcome(desk, people["maria"], Call("no_answer"))
    add_number(desk, people["maria"], "(646) 555-0188")
    _try_often(desk, clock, people["sean"])
    clock.now = NOW
    return people


def _try_often(desk: Desk, clock: DeskClock, lead_id: int) -> None:
    """Five dials in vain, over this morning."""
    for hour in range(5):
        clock.now = local("2026-11-30 11:30") + timedelta(minutes=20 * hour)
        record_outcome(desk, lead_id, Call("no_answer", at=clock.now))


def _press(window: DeskWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window.today.list.view, key, ALT)


def pictures(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    """Every state."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        clock = DeskClock()
        with opened(copy_desk(Path(name)), clock) as desk:
            people = _people(desk, clock)
            settings = QSettings(str(Path(name) / "w.ini"), QSettings.Format.IniFormat)
            state = WindowState(settings, "Kim", "main")
            window = build_desk_window(theme, background, desk, state, discreet=False)
            window.resize(1366, 700)
            window.show()
            settle(background)
            yield from _cards(window, background, people, clock)
            yield from _dialogs(theme, background, desk, people)
            window.close()
            settle(background)


def _cards(
    window: DeskWindow,
    background: Background,
    people: dict[str, int],
    clock: DeskClock,
) -> Iterator[tuple[str, QWidget]]:
    today = window.today

    def show(name: str) -> None:
        today.card.leave_call()
        today.card.leave_call()
        today.show_lead(people[name])
        settle(background)

    for name in ("maria", "jose", "kwame", "toll"):
        show(name)
        yield f"card-{name}", window
    show("jose")
    today.card.open_call()
    settle(background)
    yield "call-open", window
    for name, key in (("booked", KEY.Key_1), ("reason", KEY.Key_8)):
        show("jose")
        today.card.open_call()
        _press(window, key)
        yield f"asks-{name}", window
    show("sean")
    today.card.open_call()
    settle(background)
    yield "asks-why-so-soon", window
    _press(window, KEY.Key_1, KEY.Key_4)
    yield "asks-to-close", window
    show("ngozi")
    today.card.open_call()
    settle(background)
    yield "asks-written-instead", window
    show("maria")
    today.take_call_of(people["maria"], Call("", direction=Direction.IN))
    settle(background)
    yield "they-called", window
    show("kai")
    clock.now = local("2026-12-01 09:10")
    today.refresh()
    settle(background)
    today.card.open_call()
    yield "asks-why-too-early", window
    clock.now = NOW
    window.resize(420, 700)
    show("jose")
    yield "card-narrow", window
    window.resize(1366, 700)


def _dialogs(
    theme: Theme, background: Background, desk: Desk, people: dict[str, int]
) -> Iterator[tuple[str, QWidget]]:
    called = CalledUsDialog(theme, background, desk)
    called.show()
    settle(background)
    yield "called-us", called
    called.search.setText("zzz")
    called._look()
    settle(background)
    yield "called-us-nobody", called
    entry = QuickEntryDialog(
        theme, background, desk, Typed("Dana Lee", "718 555 0163", "I want to die")
    )
    entry.show()
    entry._look()
    settle(background)
    yield "quick-entry", entry
    entry.phone.setText("12")
    entry._on_save()
    settle(background)
    yield "quick-entry-refused", entry
    reach = ReachDialog(
        *(theme, background, desk, people["jose"], "José Ángel de la Cruz"),
        Reach(Voicemail.NO, language="Spanish", best_hours="after 4"),
    )
    reach.show()
    yield "how-to-reach", reach
    tried, settings = show_lead(desk, people["sean"]), desk.kept.settings
    if settings is not None:
        wrong = CorrectCallDialog(theme, background, desk, tried, settings)
        wrong.show()
        yield "correct-a-call", wrong
        wrong.outcome.setCurrentIndex(wrong.outcome.findData("call_again"))
        wrong._on_save()
        yield "correct-a-call-when", wrong
        wrong.outcome.setCurrentIndex(wrong.outcome.findData("booked"))
        wrong._on_save()
        wrong.asked[0].choice.setCurrentIndex(4)
        yield "correct-a-call-booked", wrong
        wrong.reject()
    correct_name(desk, people["maria"], "Maria T. Alvarez")
    tell_reach(desk, people["maria"], Reach(writing=Writing.EITHER))
    join_leads(desk, people["maria"], people["kwame"])
    lead = LeadDialog(theme, background, desk, people["maria"])
    lead.show()
    settle(background)
    yield "who-this-lead-is", lead
    for dialog in (called, entry, reach, lead):
        dialog.reject()
