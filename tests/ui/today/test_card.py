"""The card as it is seen: hostile text, discretion, names, order of Tab."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from callback_desk.domain.outcome import SHIPPED_OUTCOMES
from callback_desk.ui.background import Background
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.card import LeadCardPanel
from callback_desk.ui.today.messages_panel import MessagesPanel
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.people import visible
from tests.ui.pictures.today_card_pictures import pictures
from tests.ui.today.lead_cards import (
    HOSTILE,
    asked_twice,
    closed,
    dana,
    hostile,
    lead_card,
    long_texts,
    maria,
    overdue,
    sent,
    tried,
    view_of,
)

KEY = Qt.Key
A_MILLION = "x" * 1_000_000
# Far more than it takes, far less than a hand would notice as a hang.
AT_MOST_MS = 1_000


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> LeadCardPanel:
    made = LeadCardPanel(theme)
    made.set_outcomes(SHIPPED_OUTCOMES)
    qtbot.addWidget(made)
    made.resize(478, 592)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def texts(widget: QWidget) -> Iterator[str]:
    """Every text in view, as it reads; what is new comes into view by an event."""
    QApplication.processEvents()
    for label in widget.findChildren(QLabel):
        if label.isVisible():
            yield label.text().replace("\u200b", "")


def middle_of(card: LeadCardPanel) -> tuple[QWidget, QScrollArea]:
    """What scrolls, and where."""
    scroll = card.findChildren(QScrollArea)[0]
    middle = scroll.widget()
    assert middle is not None
    return middle, scroll


def button(card: LeadCardPanel, name: str) -> NamedButton:
    found = card.findChildren(NamedButton)
    return next(b for b in found if b.accessibleName().startswith(name))


def test_says_all_that_is_known(card: LeadCardPanel) -> None:
    card.show_card(view_of(asked_twice()))
    shown = list(texts(card))
    for words in (
        "Maria Alvarez",
        "asked twice",
        "(212) 555-0142",
        "Call by today 5:00 PM",
        "in 3 h 50 m",
        "I think I missed your call. Before noon is best.",
        "Asks about: chronic pain, CRPS",
        "Today 9:40 AM",
        "No answer",
        "Ann Porter",
    ):
        assert words in shown


def test_texts_of_strangers_stand_as_typed(card: LeadCardPanel) -> None:
    card.show_card(view_of(hostile()))
    labels = card.findChildren(QLabel)
    assert all(x.textFormat() is Qt.TextFormat.PlainText for x in labels)
    shown = "\n".join(texts(card))
    assert visible(HOSTILE) in shown
    assert '<img src="file:///etc/passwd">' in shown
    for hidden in ("\u202e", "\u202c", "\x00", "\x07", "\ud800"):
        assert hidden not in shown
    for widget in card.findChildren(QWidget):
        assert "\u202e" not in widget.accessibleName()
        assert "<img" not in widget.toolTip()


@pytest.mark.timeout(20)
def test_a_million_characters_do_not_hang(card: LeadCardPanel) -> None:
    stored = sent("2026-11-30 10:00", A_MILLION, A_MILLION)
    attempt = tried("2026-11-30 11:00", "busy", note=A_MILLION, by=A_MILLION)
    view = view_of(lead_card([stored], [attempt], name=A_MILLION, email=A_MILLION))
    clock = QElapsedTimer()
    clock.start()
    card.show_card(view)
    card.grab()
    assert clock.elapsed() < AT_MOST_MS
    more = button(card, "… show all of the message")
    clock.restart()
    more.click()
    card.grab()
    assert clock.elapsed() < AT_MOST_MS
    assert more.accessibleName() == "… show more: 980,000 characters are left"
    field = next(
        f
        for f in card.findChildren(QPlainTextEdit)
        if f.accessibleName() == "All of the message"
    )
    assert field.isReadOnly()
    more.click()
    assert field.toPlainText() == "\n".join(["x" * 20_000] * 2)


def test_no_text_decides_how_wide_the_card_is(card: LeadCardPanel) -> None:
    for lead in (maria(), long_texts(), hostile(), dana()):
        card.show_card(view_of(lead))
        QApplication.processEvents()
        assert card.minimumSizeHint().width() <= 420
        middle, scroll = middle_of(card)
        assert middle.width() <= scroll.viewport().width()


def test_what_was_sent_waits_behind_m(card: LeadCardPanel) -> None:
    card.set_discreet(True)
    noted = tried("2026-11-30 09:40", "no_answer", note="CRPS again")
    lead = asked_twice()
    card.show_card(view_of(lead_card(lead.submissions, [noted])))

    def reveals() -> bool:
        shown = "\n".join(texts(card))
        told = [w in shown for w in ("CRPS", "ketamine", "before noon", "Before noon")]
        return any(told)

    assert button(card, "2 messages").accessibleName() == "2 messages: hold M"
    assert not reveals()
    QTest.keyPress(card, KEY.Key_M)
    assert reveals()
    QTest.keyRelease(card, KEY.Key_M)
    assert not reveals()


def test_the_next_lead_is_hidden_again(card: LeadCardPanel) -> None:
    card.set_discreet(True)
    card.show_card(view_of(maria()))
    messages = card.findChildren(MessagesPanel)[0]
    QTest.keyPress(card, KEY.Key_M)
    assert messages.isVisible()
    card.show_card(view_of(maria()))
    assert messages.isVisible()
    card.show_card(view_of(dana()))
    assert not messages.isVisible()
    assert "Suicidal Ideations" not in list(texts(card))


def test_the_button_shows_while_it_is_held(card: LeadCardPanel) -> None:
    card.set_discreet(True)
    card.show_card(view_of(maria()))
    messages = card.findChildren(MessagesPanel)[0]
    held = button(card, "1 message: hold M")
    QTest.mousePress(held, Qt.MouseButton.LeftButton)
    assert messages.isVisible()
    QTest.mouseRelease(held, Qt.MouseButton.LeftButton)
    assert not messages.isVisible()


def test_m_in_the_note_is_a_letter(card: LeadCardPanel) -> None:
    card.set_discreet(True)
    card.show_card(view_of(maria()))
    note = next(
        f for f in card.findChildren(QPlainTextEdit) if f.accessibleName() == "Note"
    )
    note.setFocus()
    QTest.keyClick(note, KEY.Key_M)
    assert note.toPlainText() == "m"
    assert not card.findChildren(MessagesPanel)[0].isVisible()


def test_losing_the_list_hides_again(qtbot: QtBot, theme: Theme) -> None:
    window, other = QWidget(), QPlainTextEdit()
    qtbot.addWidget(window)
    heard = QPlainTextEdit(window)
    heard.setReadOnly(True)
    card = LeadCardPanel(theme)
    card.setParent(window)
    other.setParent(window)
    card.listen_to(heard)
    card.set_discreet(True)
    card.show_card(view_of(maria()))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    heard.setFocus()
    qtbot.waitUntil(heard.hasFocus)
    QTest.keyPress(heard, KEY.Key_M)
    messages = card.findChildren(MessagesPanel)[0]
    assert messages.isVisible()
    other.setFocus()
    assert not messages.isVisible()


def test_copies_the_number_and_nothing_else(qtbot: QtBot, card: LeadCardPanel) -> None:
    card.show_card(view_of(closed()))
    with qtbot.waitSignal(card.copy_wanted) as copied:
        QTest.mouseClick(button(card, "Copy"), Qt.MouseButton.LeftButton)
    assert copied.args == ["(212) 555-0142 ext. 12"]


@pytest.mark.parametrize("name", ["Call", "I dialed"])
def test_buttons_open_the_call_too(
    qtbot: QtBot, card: LeadCardPanel, name: str
) -> None:
    card.show_card(view_of(overdue()))
    with qtbot.waitSignal(card.call_opened) as opened:
        QTest.mouseClick(button(card, name), Qt.MouseButton.LeftButton)
    assert opened.args == [4]


def test_note_and_outcomes_stay_in_view(card: LeadCardPanel) -> None:
    card.show_card(view_of(long_texts()))
    card.open_call()
    QApplication.processEvents()
    middle, _ = middle_of(card)
    for name in ("Note", "Booked", "Not interested"):
        part = next(w for w in card.findChildren(QWidget) if w.accessibleName() == name)
        assert not middle.isAncestorOf(part)
        assert card.rect().contains(part.mapTo(card, part.rect().bottomRight()))


def test_a_refresh_keeps_the_scroll(qtbot: QtBot, card: LeadCardPanel) -> None:
    card.show_card(view_of(long_texts()))
    bar = card.findChildren(QScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 50)
    bar.setValue(50)
    card.show_card(view_of(long_texts()))
    QApplication.processEvents()
    assert bar.value() == 50
    card.show_card(view_of(maria()))
    assert bar.value() == 0


def test_outcomes_do_not_move_whatever_is_said(card: LeadCardPanel) -> None:
    card.show_card(view_of(maria()))
    card.open_call()
    QApplication.processEvents()
    booked = next(
        w for w in card.findChildren(QWidget) if w.accessibleName() == "Booked"
    )
    place = booked.mapTo(card, booked.pos())
    for say in (
        card.show_saved,
        card.show_problem,
    ):
        say("Two lines of words at the least, since the sentence that is said is long.")
        QApplication.processEvents()
        assert booked.mapTo(card, booked.pos()) == place


def test_tab_goes_as_one_reads(card: LeadCardPanel) -> None:
    card.show_card(view_of(maria()))
    card.open_call()
    card.show_saved("Saved: voicemail for K. P.")
    card.open_call()
    names = []
    widget = card.nextInFocusChain()
    while widget is not None and widget is not card:
        takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_tab and widget.isVisible() and widget.isEnabled():
            names.append(widget.accessibleName())
        widget = widget.nextInFocusChain()
    assert names == [
        "Call",
        "Copy the number",
        "How to reach them",
        "I dialed",
        *("Call guide", "Voicemail", "Crisis"),
        "Messages and timeline",
        "Note",
        "Not now: Esc",
        *[outcome.label for outcome in SHIPPED_OUTCOMES[:8]],
        "More…",
        "Undo",
    ]


def test_every_part_that_takes_the_focus_has_a_name(
    theme: Theme, background: Background, qtbot: QtBot
) -> None:
    seen = set()
    for name, picture in pictures(theme, background):
        qtbot.addWidget(picture)
        seen.add(name)
        assert not picture.grab().isNull()
        for part in (picture, *picture.findChildren(QWidget)):
            if part.focusPolicy() is not Qt.FocusPolicy.NoFocus and part.isVisible():
                assert part.accessibleName(), (name, part)
        picture.close()
    assert {"idle", "calling", "asking", "more", "priority", "narrow"} <= seen


def test_without_a_lead_it_says_so(card: LeadCardPanel) -> None:
    card.show_card(None, "Every promise is kept.")
    assert "Every promise is kept." in list(texts(card))
    card.show_card(view_of(maria()))
    assert "Every promise is kept." not in list(texts(card))


def test_a_long_history_comes_by_the_piece(card: LeadCardPanel) -> None:
    calls = [
        tried("2026-11-09 10:00", "busy", note=f"note {n}", number=n)
        for n in range(1, 301)
    ]
    card.show_card(view_of(lead_card([sent("2026-11-06 10:00")], calls)))
    assert "note 300" in list(texts(card))
    assert "note 280" not in list(texts(card))
    more = button(card, "… show earlier events")
    assert more.accessibleName() == "… show earlier events: 289 are left"
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert "note 280" in list(texts(card))
    card.show_card(view_of(maria()))
    assert not more.isVisible()
