"""An answer names whom its question named, whoever is the contact by then."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.domain.safety_care import Act
from callback_desk.domain.safety_contact import Contact
from callback_desk.services.contact_of_day import set_contact_today
from callback_desk.services.desk import Desk
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.today import care_view
from tests.ui.desk_windows import DANA
from tests.ui.keyboard import press

KEY = Qt.Key


@pytest.fixture
def told_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody must decide before Dana is dialled."""
    monkeypatch.setattr(care_view, "_known_before", lambda card: "Known before.")


def told(desk: Desk) -> list[tuple[Act, str]]:
    log = show_lead(desk, DANA).care_log
    return [(entry.act, entry.told.who) for entry in log]


def name(
    qtbot: QtBot, window: DeskWindow, desk: Desk, first: Contact, backup: Contact | None
) -> None:
    """Somebody else is told from now on, as another desk said."""
    contact = set_contact_today(desk, first, backup)
    window.day.safety.look()
    qtbot.waitUntil(
        lambda: (
            (watched := window.day.safety.watched) is not None
            and watched.contact.today == contact.today
        )
    )


@pytest.mark.usefixtures("told_before")
def test_who_decides_to_call_told_nobody_whoever_was_named_meanwhile(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    card = window.today.card
    press(window, KEY.Key_Return)
    assert card.is_asked
    name(qtbot, window, desk, Contact("Dr. Berg", "ext. 12"), None)
    press(window, KEY.Key_1)
    qtbot.waitUntil(lambda: bool(told(desk)))
    assert told(desk) == [(Act.DECIDED, "")]
    qtbot.waitUntil(lambda: card.is_calling)


@pytest.mark.usefixtures("told_before", "contact")
def test_who_was_told_is_whom_the_question_named(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    press(window, KEY.Key_Return)
    assert window.today.card.is_asked
    name(qtbot, window, desk, Contact("Ann Lee"), None)
    press(window, KEY.Key_2)
    qtbot.waitUntil(lambda: bool(told(desk)))
    assert told(desk) == [(Act.TOLD, "N. Cole")]
    assert not window.today.card.is_calling


@pytest.mark.usefixtures("contact")
def test_half_a_name_stays_as_the_contact_changes(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    card = window.today.card
    press(window, KEY.Key_Return, KEY.Key_4)
    qtbot.waitUntil(lambda: card.is_asked)
    QTest.keyClicks(QApplication.focusWidget() or window, "A")
    QTest.keyClicks(card.question.own, "nn")
    name(qtbot, window, desk, Contact("Dr. Roe"), None)
    with qtbot.waitSignal(window.today.looked):
        window.today.refresh()
    qtbot.waitUntil(lambda: "Dr. Roe" in str(card.question.question))
    assert card.question.own.text() == "Ann"
