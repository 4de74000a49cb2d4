"""What is told above the pages takes one line, and the card keeps what must be seen."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from callback_desk.domain.desk_health import Kind
from callback_desk.domain.half_typed import HalfTyped
from callback_desk.ui.day.told_line import ToldLine
from callback_desk.ui.day.told_stack import ToldStack
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.call_panel import CallPanel
from callback_desk.ui.today.header_panel import HeaderPanel
from callback_desk.ui.widgets import PlainLabel

LINES = ("A priority lead waits.", "The lab is down.", "4 promises end today.")


@pytest.fixture
def stack(qtbot: QtBot, theme: Theme) -> ToldStack:
    names = ("priority", "notice", "reminder")
    stack = ToldStack(theme, [ToldLine(theme, Tone.ACCENT, "note", n) for n in names])
    qtbot.addWidget(stack)
    stack.resize(900, 60)
    return stack


def lines_of(stack: ToldStack) -> list[ToldLine]:
    return stack.findChildren(ToldLine)


def test_several_lines_take_the_room_of_one(stack: ToldStack) -> None:
    assert stack.isHidden()
    urgent, notice, reminder = lines_of(stack)
    notice.say(LINES[1])
    one = stack.sizeHint().height()
    assert notice.next_button.isHidden()
    reminder.say(LINES[2])
    assert stack.shown() is reminder
    assert reminder.next_button.text() == "2 of 2"
    urgent.say(LINES[0])
    notice.say("The lab is up again.")
    assert stack.shown() is urgent
    assert stack.sizeHint().height() == one
    assert [line.words for line in lines_of(stack)] == [
        *(LINES[0], "The lab is up again.", LINES[2])
    ]


def test_each_line_is_a_press_away_and_put_away_alone(stack: ToldStack) -> None:
    urgent, notice, reminder = lines_of(stack)
    for line, words in zip(lines_of(stack), LINES, strict=True):
        line.say(words)
    seen = []
    for _ in range(3):
        shown = stack.shown()
        assert shown is not None
        seen.append(shown)
        shown.next_button.click()
    assert seen == [urgent, notice, reminder]
    urgent.button.click()
    assert stack.shown() is notice
    notice.button.click()
    reminder.button.click()
    assert (stack.shown(), stack.isHidden()) == (None, True)


def is_whole(window: QWidget, part: QWidget) -> bool:
    """Whether all of a part is seen: nothing cuts it, nothing scrolls it away."""
    return part.isVisible() and part.visibleRegion().boundingRect() == part.rect()


def tell_much(qtbot: QtBot, window: DeskWindow) -> None:
    """The safety line, a notice and a reminder, all at once."""
    qtbot.waitUntil(lambda: bool(window.day.safety.strip.said()))
    window.day.notice.line.say("The line to the lab is down (Kim Osei)")
    window.day.telling.line.say("4 promises not tried yet are due today.")


@pytest.mark.parametrize("size", [(1366, 700), (1092, 560), (683, 350), (420, 700)])
def test_guide_voicemail_and_crisis_never_leave_the_card(
    qtbot: QtBot, window: DeskWindow, size: tuple[int, int]
) -> None:
    qtbot.waitUntil(lambda: window.today.lead_shown() != "")
    tell_much(qtbot, window)
    window.resize(*size)
    card = window.today.card
    parts = (*card.guides.buttons, card.note_field)
    qtbot.waitUntil(lambda: all(is_whole(window, part) for part in parts))
    placed = [QRect(part.mapTo(card, QPoint()), part.size()) for part in parts]
    for number, one in enumerate(placed):
        assert not any(one.intersects(other) for other in placed[number + 1 :])


def test_the_note_keeps_two_lines_beneath_everything_that_is_told(
    qtbot: QtBot, window: DeskWindow
) -> None:
    qtbot.waitUntil(lambda: window.today.lead_shown() != "")
    note = window.today.card.note_field
    tell_much(qtbot, window)
    qtbot.waitUntil(lambda: note.height() >= note.height_when(False))
    assert not note.verticalScrollBar().isVisible()


def test_the_menu_leads_to_crisis_guide_and_voicemail(window: DeskWindow) -> None:
    offered = {one.words: one.keys for one in window.menu.offered()}
    assert offered["Crisis"] == "F9"
    assert offered["Call guide"] == "F7"
    assert offered["Voicemail words"] == "F8"


def test_quiet_lines_wait_while_somebody_in_danger_does(
    qtbot: QtBot, theme: Theme
) -> None:
    notice = ToldLine(theme, Tone.ACCENT, "note", "notice")
    quiet = ToldLine(theme, Tone.RESTING, "means", "old backup", is_quiet=True)
    stack = ToldStack(theme, [notice, quiet])
    qtbot.addWidget(stack)
    quiet.say("No backup since Friday.")
    assert stack.shown() is quiet
    stack.hush(True)
    assert (stack.shown(), stack.isHidden()) == (None, True)
    notice.say(LINES[1])
    assert notice.next_button.isHidden()
    notice.button.click()
    stack.hush(False)
    assert stack.shown() is quiet


def test_a_low_window_has_no_room_for_what_is_quiet(
    qtbot: QtBot, window: DeskWindow
) -> None:
    """At 200 % on a small screen three lines of it cut the number in two."""
    line = window.day.health.line(Kind.BACKUP)
    window.day.safety.strip.risen.emit(False)
    line.say("No backup since Friday.")
    assert window.day.lines.shown() is line
    window.resize(683, 350)
    qtbot.waitUntil(lambda: window.day.safety.strip.isHidden())
    window.day.safety.strip.risen.emit(False)
    assert window.day.lines.shown() is None
    window.show_page(window.calendar)
    assert window.day.lines.shown() is line


def test_a_priority_lead_hushes_what_is_quiet(qtbot: QtBot, window: DeskWindow) -> None:
    qtbot.waitUntil(lambda: bool(window.day.safety.strip.said()))
    line = window.day.health.line(Kind.BACKUP)
    line.say("No backup since Friday.")
    assert window.day.lines.shown() is None
    # Where no card needs the room it is said; a desk may always have such a lead.
    window.show_page(window.calendar)
    assert window.day.lines.shown() is line
    window.show_page(window.today)
    assert window.day.lines.shown() is None


def test_somebodys_own_words_are_told_beside_somebody_in_danger(
    qtbot: QtBot, window: DeskWindow
) -> None:
    """There is somebody in danger on most days: nobody would have heard of them."""
    qtbot.waitUntil(lambda: bool(window.day.safety.strip.said()))
    typed = HalfTyped(1, "Maria Alvarez", "asked for her")
    window.day.unsaved.tell([typed])
    assert window.day.lines.shown() is window.day.unsaved.line
    window.day.unsaved.tell([])
    window.day.lost.tell([replace(typed, is_gone=True)])
    assert window.day.lines.shown() is window.day.lost.line
    assert window.day.lost.line.isVisible()
    assert window.day.safety.strip.isVisible()
    # In a low window neither has room.
    window.resize(683, 350)
    qtbot.waitUntil(lambda: window.day.lines.shown() is None)


def test_the_strip_takes_no_more_room_than_its_words_need(
    qtbot: QtBot, window: DeskWindow
) -> None:
    # With nothing told beneath it, its words were given lines that stayed blank.
    strip = window.day.safety.strip
    window.resize(420, 700)
    qtbot.waitUntil(strip.isVisible)
    assert window.day.lines.shown() is None
    (words,) = strip.findChildren(PlainLabel)
    words.say("It says more than one line holds. " * 5)
    qtbot.waitUntil(lambda: words.height() == words.heightForWidth(words.width()))


def test_a_lead_that_is_open_elsewhere_squeezes_no_card(
    qtbot: QtBot, window: DeskWindow
) -> None:
    # The line above the card took its room from the outcomes and the number.
    qtbot.waitUntil(lambda: window.today.lead_shown() != "")
    window.resize(420, 700)
    banner, card = window.day.claiming.banner, window.today.card
    banner.say("Ann Porter has this lead open since 1:10 PM. " * 3, "Enter asks.")
    card.leave_room()
    (call,) = card.findChildren(CallPanel)
    header = card.findChildren(HeaderPanel)[0]
    qtbot.waitUntil(lambda: call.height() >= call.minimumSizeHint().height())
    qtbot.waitUntil(lambda: header.height() >= header.heightForWidth(header.width()))


@pytest.mark.parametrize(("units", "is_beneath"), [(75, True), (250, False)])
def test_buttons_come_beneath_words_that_they_would_squeeze(
    qtbot: QtBot, theme: Theme, units: int, is_beneath: bool
) -> None:
    line = ToldLine(theme, Tone.ACCENT, "note", "notes")
    qtbot.addWidget(line)
    line.say("2 notes were typed on leads that are gone: they are kept for you.")
    (words,) = line.findChildren(PlainLabel)
    line.resize(theme.px(units), line.heightForWidth(theme.px(units)))
    line.show()

    def beneath() -> bool:
        return line.button.y() >= words.geometry().bottom()

    qtbot.waitUntil(lambda: beneath() is is_beneath)
