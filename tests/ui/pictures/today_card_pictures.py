"""The card of a lead in every state, drawn for a human eye."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from callback_desk.domain.outcome import SHIPPED_OUTCOMES
from callback_desk.services.work_queue import LeadCard
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.card import LeadCardPanel
from callback_desk.ui.today.said_before import SaidBefore
from callback_desk.wording.queue import say_saved
from tests.ui.today import lead_cards

WIDTH, HEIGHT, NARROW, LOW = 478, 592, 420, 470
SAVED = say_saved(_("Voicemail"), "Kim Porter")
PROBLEM = (
    "The outcome was not saved: the disk is full. Free some space and press again."
)


def _foresee(code: str) -> str:
    return "closes the lead" if code == "booked" else "comes back Tue 10:00 AM"


def _panel(theme: Theme, card: LeadCard | None, width: int = WIDTH) -> LeadCardPanel:
    panel = LeadCardPanel(theme)
    panel.set_outcomes(SHIPPED_OUTCOMES)
    panel.set_said(SaidBefore(_foresee))
    panel.resize(width, HEIGHT)
    panel.show_card(None if card is None else lead_cards.view_of(card))
    panel.show()
    panel.setFocus()
    # What was hidden by the card's height has gone before it is drawn.
    QApplication.processEvents()
    return panel


def _press(panel: LeadCardPanel, *keys: Qt.Key) -> LeadCardPanel:
    for key in keys:
        QTest.keyClick(panel, key)
    return panel


def pictures(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    """Every state of the card, with its name.

    Args:
        theme: its looks.
        background: not needed by the card.
    """
    enter, key = Qt.Key.Key_Return, Qt.Key
    maria, twice = lead_cards.maria(), lead_cards.asked_twice()
    yield "idle", _panel(theme, maria)
    calling = _press(_panel(theme, twice), enter)
    calling.show_saved(SAVED)
    yield "calling", calling
    yield "armed", _press(_panel(theme, twice), enter, key.Key_3)
    yield "asking", _press(_panel(theme, twice), enter, key.Key_2)
    yield "more", _press(_panel(theme, twice), enter, key.Key_0)
    last = _press(_panel(theme, twice), enter)
    for _again in range(2):
        QTest.keyClick(last, key.Key_0, Qt.KeyboardModifier.AltModifier)
    yield "more-again", last
    saved = _press(_panel(theme, maria), enter)
    saved.show_saved(say_saved(_("Voicemail"), "Maria Alvarez"))
    yield "saved", _press(saved, key.Key_Escape)
    problem = _press(_panel(theme, maria), enter)
    problem.show_problem(PROBLEM)
    yield "problem", problem
    yield "priority", _press(_panel(theme, lead_cards.dana()), enter)
    yield "overdue", _panel(theme, lead_cards.overdue())
    yield "closed", _panel(theme, lead_cards.closed())
    yield "barred", _press(_panel(theme, lead_cards.barred()), enter)
    yield "long", _press(_panel(theme, lead_cards.long_texts()), enter)
    yield "hostile", _press(_panel(theme, lead_cards.hostile()), enter)
    yield "nothing", _panel(theme, None)
    discreet = _press(_panel(theme, twice), enter)
    discreet.set_discreet(True)
    yield "discreet", discreet
    held = _press(_panel(theme, twice), enter)
    held.set_discreet(True)
    QTest.keyPress(held, key.Key_M)
    yield "discreet-held", held
    yield "narrow", _press(_panel(theme, twice, NARROW), enter)
    yield "narrow-asking", _press(_panel(theme, twice, NARROW), enter, key.Key_2)
    low = _press(_panel(theme, twice), enter)
    low.resize(WIDTH, LOW)
    QApplication.processEvents()
    yield "low", low
