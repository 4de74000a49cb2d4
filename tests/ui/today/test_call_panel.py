"""The call by real keys: what opens it, what records, and what must not."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.domain.outcome import SHIPPED_OUTCOMES, Outcome
from callback_desk.services.record_outcome import Call
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.call_stage import BY_DIGIT
from callback_desk.ui.today.careful_card import CarefulCard
from callback_desk.ui.today.digit_wait import DigitWait
from callback_desk.ui.today.key_button import KeyButton
from callback_desk.ui.today.named_time_field import NamedTimeField
from callback_desk.ui.today.note_field import NoteField
from callback_desk.ui.today.prompt_row import PromptRow
from callback_desk.ui.today.said_before import SaidBefore
from callback_desk.ui.today.status_strip import NOTHING_TO_UNDO, StatusStrip
from callback_desk.ui.today.time_field import TimeField
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.calling import say_full
from tests.domain.calendars import local
from tests.ui.today.lead_cards import barred, closed, maria, overdue, view_of

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier
# Longer than a digit waits.
SOON_MS = 2_000


class Desk(QWidget):
    """A list, a search field and the card, as they stand on the page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.list, self.search = QListWidget(), QLineEdit()
        self.card = CarefulCard(theme)
        self.card.set_outcomes(SHIPPED_OUTCOMES)
        self.card.listen_to(self.list)
        row = QHBoxLayout(self)
        for part in (self.list, self.search, self.card):
            row.addWidget(part)
        self.opened: list[object] = []
        self.chosen: list[Call] = []
        self.left = self.undone = 0
        self.typed = ""
        self.card.call_opened.connect(self.opened.append)
        self.card.outcome_chosen.connect(self.chosen.append)
        self.card.call_left.connect(self._on_call_left)
        self.card.undo_wanted.connect(self._on_undo_wanted)
        self.card.digits_typed.connect(self._on_digits_typed)

    def _on_call_left(self) -> None:
        self.left += 1

    def _on_undo_wanted(self) -> None:
        self.undone += 1

    def _on_digits_typed(self, digits: str) -> None:
        self.typed += digits

    def press(
        self, *keys: Qt.Key, held: Qt.KeyboardModifier = MODIFIER.NoModifier
    ) -> None:
        """Press keys where the focus is."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self, key, held)

    @property
    def asks(self) -> str:
        """What stands above the outcomes."""
        return self.card.findChildren(PromptRow)[0].said()

    @property
    def says(self) -> str:
        """What stands beneath the outcomes."""
        return self.card.findChildren(StatusStrip)[0].said()

    @property
    def note(self) -> NoteField:
        """The note."""
        return self.card.findChildren(NoteField)[0]

    def buttons(self) -> dict[str, KeyButton]:
        """The buttons in view, by key."""
        found = self.card.findChildren(KeyButton)
        return {button.key: button for button in found if button.isVisible()}


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Desk:
    made = Desk(theme)
    qtbot.addWidget(made)
    made.card.show_card(view_of(maria()))
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.list.setFocus()
    qtbot.waitUntil(made.list.hasFocus)
    return made


def recorded(desk: Desk) -> Callable[[], bool]:
    return lambda: bool(desk.chosen)


def test_enter_opens_the_call_and_one_digit_records(qtbot: QtBot, desk: Desk) -> None:
    assert desk.asks == "Enter opens the call"
    desk.press(KEY.Key_Return)
    assert desk.opened == [1]
    assert desk.asks == "Calling Maria Alvarez. What happened?"
    desk.press(KEY.Key_3)
    assert desk.chosen == []
    assert desk.buttons()["3"].is_armed
    qtbot.waitUntil(recorded(desk), timeout=SOON_MS)
    assert desk.chosen == [Call("left_voicemail")]
    assert desk.asks == "Saving…"


def test_a_digit_without_an_open_call_records_nothing(qtbot: QtBot, desk: Desk) -> None:
    desk.press(KEY.Key_3)
    qtbot.waitUntil(lambda: desk.says == "Enter opens the call, then 3 records.")
    assert (desk.chosen, desk.opened, desk.typed) == ([], [], "")


@pytest.mark.parametrize("is_open", [False, True])
def test_two_digits_at_once_are_typing(desk: Desk, is_open: bool) -> None:
    if is_open:
        desk.press(KEY.Key_Return)
    desk.press(KEY.Key_5, KEY.Key_5)
    assert desk.typed == "55"
    desk.press(KEY.Key_5, KEY.Key_0)
    assert desk.typed == "5550"
    assert not any(button.is_armed for button in desk.buttons().values())
    assert desk.chosen == []


@pytest.mark.parametrize("first", [KEY.Key_2, KEY.Key_0])
def test_a_number_that_begins_with_an_asking_key_is_typing_too(
    desk: Desk, first: Qt.Key
) -> None:
    desk.press(KEY.Key_Return, first, KEY.Key_1)
    assert desk.typed == chr(first) + "1"
    assert desk.asks == "Calling Maria Alvarez. What happened?"
    assert desk.buttons()["1"].accessibleName() == "Booked"
    assert desk.chosen == []


def test_enter_need_not_wait(desk: Desk) -> None:
    desk.press(KEY.Key_Enter, KEY.Key_4, KEY.Key_Enter)
    assert desk.chosen == [Call("no_answer")]


def test_escape_takes_the_digit_back_then_ends_the_call(desk: Desk) -> None:
    desk.press(KEY.Key_Return, KEY.Key_4, KEY.Key_Escape)
    assert not desk.buttons()["4"].is_armed
    assert desk.left == 0
    desk.press(KEY.Key_Escape)
    assert (desk.left, desk.chosen) == (1, [])
    assert desk.asks == "Enter opens the call"
    desk.press(KEY.Key_Escape)
    assert desk.left == 1


def test_keys_held_down_do_nothing_twice(desk: Desk) -> None:
    desk.press(KEY.Key_Return)
    for key in (KEY.Key_Return, KEY.Key_4):
        again = QKeyEvent(QEvent.Type.KeyPress, key, MODIFIER.NoModifier, "", True)
        QApplication.sendEvent(desk.list, again)
    assert (desk.opened, desk.typed, desk.chosen) == ([1], "", [])


def test_enter_in_an_open_call_says_what_answers_it(desk: Desk) -> None:
    desk.press(KEY.Key_Return, KEY.Key_Return)
    assert desk.says == BY_DIGIT
    desk.press(KEY.Key_1, held=MODIFIER.AltModifier)
    assert desk.says != BY_DIGIT
    desk.press(KEY.Key_Return)
    assert (desk.says, desk.chosen, desk.opened) == (BY_DIGIT, [], [1])


def test_digits_in_a_text_field_are_text(desk: Desk) -> None:
    desk.press(KEY.Key_Return)
    desk.note.setFocus()
    desk.press(KEY.Key_4)
    assert desk.card.note == "4"
    assert not desk.buttons()["4"].is_armed
    desk.search.setFocus()
    desk.press(KEY.Key_4)
    assert desk.search.text() == "4"
    assert desk.chosen == []


def test_alt_and_a_digit_record_from_the_note(desk: Desk) -> None:
    desk.press(KEY.Key_N, held=MODIFIER.AltModifier)
    assert desk.note.hasFocus()
    QTest.keyClicks(desk.note, " asked for 2 ")
    desk.press(KEY.Key_4, held=MODIFIER.AltModifier)
    assert desk.chosen == []
    desk.list.setFocus()
    desk.press(KEY.Key_Return)
    desk.note.setFocus()
    desk.press(KEY.Key_4, held=MODIFIER.AltModifier)
    assert desk.chosen == [Call("no_answer", note="asked for 2")]
    assert desk.list.hasFocus()


def test_undo_in_the_note_undoes_text_and_elsewhere_the_outcome(desk: Desk) -> None:
    desk.press(KEY.Key_Z, held=MODIFIER.ControlModifier)
    assert (desk.undone, desk.says) == (0, NOTHING_TO_UNDO)
    desk.card.show_saved("Saved: voicemail.")
    assert desk.says == "Saved: voicemail."
    desk.note.setFocus()
    QTest.keyClicks(desk.note, "typo")
    desk.press(KEY.Key_Z, held=MODIFIER.ControlModifier)
    assert (desk.card.note, desk.undone) == ("", 0)
    desk.list.setFocus()
    desk.press(KEY.Key_Z, held=MODIFIER.ControlModifier)
    assert desk.undone == 1


def test_undo_takes_a_waiting_digit_back_first(desk: Desk) -> None:
    desk.card.show_saved("Saved: voicemail for K. P.")
    desk.press(KEY.Key_Return, KEY.Key_4)
    desk.press(KEY.Key_Z, held=MODIFIER.ControlModifier)
    assert not desk.buttons()["4"].is_armed
    assert desk.undone == 0


def test_undo_in_an_open_call_says_first_what_it_takes_back(desk: Desk) -> None:
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_3, held=MODIFIER.AltModifier)
    desk.card.show_saved("Saved: voicemail for K. P.")
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_Z, held=MODIFIER.ControlModifier)
    assert (desk.undone, desk.card.is_calling) == (0, True)
    assert desk.says == (
        "Undo once more leaves this call and takes back “Saved: voicemail for K. P.”"
    )
    desk.press(KEY.Key_Z, held=MODIFIER.ControlModifier)
    assert desk.undone == 1


def test_any_other_key_forgets_that_undo_was_asked_for(desk: Desk) -> None:
    desk.card.show_saved("Saved: voicemail for K. P.")
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_Z, held=MODIFIER.ControlModifier)
    desk.press(KEY.Key_2)
    desk.press(KEY.Key_Z, held=MODIFIER.ControlModifier)
    assert desk.undone == 0


def test_call_again_asks_when_and_one_key_answers(qtbot: QtBot, desk: Desk) -> None:
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_2, held=MODIFIER.AltModifier)
    assert desk.asks == "Call Maria Alvarez again: when?"
    assert desk.buttons()["1"].accessibleName() == "This afternoon, today 2:30 PM"
    desk.press(KEY.Key_2)
    assert desk.says == "Call again: Tomorrow morning, Tue 1 Dec 10:00 AM"
    qtbot.waitUntil(recorded(desk), timeout=SOON_MS)
    assert desk.chosen == [Call("call_again", next_at=local("2026-12-01 10:00"))]


def test_the_key_that_asks_does_not_answer_itself(qtbot: QtBot, desk: Desk) -> None:
    desk.press(KEY.Key_Return, KEY.Key_2)
    with qtbot.waitSignal(desk.card.findChildren(DigitWait)[0].stood_alone):
        assert desk.card.findChildren(DigitWait)[0].held == "2"
    assert desk.chosen == []
    assert desk.asks == "Call Maria Alvarez again: when?"
    desk.press(KEY.Key_1, KEY.Key_Return)
    assert desk.chosen == [Call("call_again", next_at=local("2026-11-30 14:30"))]


def test_another_day_is_typed(desk: Desk) -> None:
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_2, KEY.Key_5, held=MODIFIER.AltModifier)
    field = desk.card.findChildren(NamedTimeField)[0]
    assert field.hasFocus()
    QTest.keyClick(field, KEY.Key_Up)
    desk.press(KEY.Key_Return)
    assert desk.chosen == [Call("call_again", next_at=local("2026-12-02 10:00"))]
    assert desk.list.hasFocus()


def test_another_day_is_typed_as_one_says_it_and_is_said_back(desk: Desk) -> None:
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_2, KEY.Key_5, held=MODIFIER.AltModifier)
    field = desk.card.findChildren(NamedTimeField)[0]
    QTest.keyClicks(field, "fri 8 jan 3")
    assert desk.buttons()["5"].accessibleName() == "Fri 8 Jan, 2027 3:00 PM"
    desk.press(KEY.Key_Return)
    assert desk.chosen == [Call("call_again", next_at=local("2027-01-08 15:00"))]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("soon", "That is not a day and a time."),
        ("1 Nov 2026 10", "That time is past."),
    ],
)
def test_what_is_no_time_to_come_is_said_and_stays(
    desk: Desk, typed: str, said: str
) -> None:
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_2, KEY.Key_5, held=MODIFIER.AltModifier)
    field = desk.card.findChildren(NamedTimeField)[0]
    QTest.keyClicks(field, typed)
    desk.press(KEY.Key_Return)
    assert desk.says.startswith(said)
    assert (desk.chosen, field.text(), desk.card.is_calling) == ([], typed, True)
    # It is said no longer once another time stands there.
    field.selectAll()
    QTest.keyClicks(field, "8 jan 3 pm")
    assert said not in desk.says


def test_digits_typed_into_a_question_go_to_its_field(desk: Desk) -> None:
    """Whoever begins to type the time means the time, not somebody to search."""
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_2, held=MODIFIER.AltModifier)
    desk.press(KEY.Key_1, KEY.Key_2)
    field = desk.card.findChildren(NamedTimeField)[0]
    assert (field.text(), field.hasFocus()) == ("12", True)
    QTest.keyClicks(field, " jan 3")
    desk.press(KEY.Key_Return)
    assert (desk.typed, desk.asks) == ("", "Saving…")
    assert desk.chosen == [Call("call_again", next_at=local("2027-01-12 15:00"))]


def test_digits_typed_into_the_question_for_a_day_are_the_day(desk: Desk) -> None:
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_1, held=MODIFIER.AltModifier)
    desk.press(KEY.Key_1, KEY.Key_2)
    day = next(f for f in desk.card.findChildren(TimeField) if f.isVisible())
    assert (day.date().day(), day.hasFocus(), desk.typed) == (12, True, "")


def test_digits_typed_into_the_question_why_are_its_words(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_8, held=MODIFIER.AltModifier)
    desk.press(KEY.Key_3, KEY.Key_0)
    words = QApplication.focusWidget()
    assert isinstance(words, QLineEdit)
    assert (words.text(), desk.typed, desk.chosen) == ("30", "", [])
    QApplication.clipboard().setText(30 * "too far ")
    desk.press(KEY.Key_V, held=MODIFIER.ControlModifier)
    qtbot.waitUntil(lambda: desk.says == say_full(200))
    desk.press(KEY.Key_Backspace)
    assert desk.says != say_full(200)


def test_digits_typed_where_nothing_else_can_be_said_are_searched(desk: Desk) -> None:
    asking = SaidBefore(proposes=lambda code: "Close it?")
    desk.card.set_said(asking)
    desk.card.show_card(view_of(overdue()))
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_4, held=MODIFIER.AltModifier)
    desk.press(KEY.Key_1, KEY.Key_2)
    assert (desk.typed, desk.chosen) == ("12", [])


def test_a_digit_pressed_twice_in_a_question_for_words_is_one_answer(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_8, held=MODIFIER.AltModifier)
    desk.press(KEY.Key_1, KEY.Key_1)
    assert desk.chosen == []
    qtbot.waitUntil(lambda: [c.details.reason for c in desk.chosen] == ["price"])
    assert desk.typed == ""


def test_the_digit_that_asks_for_words_does_not_answer_when_pressed_twice(
    qtbot: QtBot, desk: Desk
) -> None:
    """A clinic may put such an outcome on any key: two presses of 1 kept a reason."""
    shipped = {one.code: one for one in SHIPPED_OUTCOMES}
    asking = replace(shipped["not_interested"], key="1")
    desk.card.set_outcomes((asking, shipped["no_answer"]))
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_1, KEY.Key_1)
    wait = desk.card.findChildren(DigitWait)[0]
    qtbot.waitUntil(lambda: not wait.held)
    assert (desk.chosen, desk.typed) == ([], "")
    assert desk.card.is_calling
    desk.press(KEY.Key_1)
    qtbot.waitUntil(lambda: [c.details.reason for c in desk.chosen] == ["price"])


def test_the_digit_that_leads_to_a_field_is_not_typed_into_it(desk: Desk) -> None:
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_8, held=MODIFIER.AltModifier)
    desk.press(KEY.Key_5, KEY.Key_5)
    words = QApplication.focusWidget()
    assert isinstance(words, QLineEdit)
    assert words.text() == ""
    QTest.keyClicks(words, "in 5 weeks")
    assert words.text() == "in 5 weeks"


def test_a_question_is_stepped_back_from(desk: Desk) -> None:
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_2, KEY.Key_5, held=MODIFIER.AltModifier)
    desk.press(KEY.Key_Escape)
    assert desk.asks == "Calling Maria Alvarez. What happened?"
    assert desk.list.hasFocus()
    assert desk.left == 0


def test_more_outcomes_have_letters(desk: Desk) -> None:
    desk.press(KEY.Key_Return, KEY.Key_D)
    assert desk.chosen == []
    desk.press(KEY.Key_0)
    assert desk.buttons()["d"].accessibleName() == "Wants to think"
    desk.press(KEY.Key_Escape)
    assert "d" not in desk.buttons()
    desk.press(KEY.Key_0, held=MODIFIER.AltModifier)
    desk.press(KEY.Key_D)
    assert desk.chosen == [Call("thinking")]


def test_zero_twice_shows_the_outcomes_behind_and_begins_no_search(desk: Desk) -> None:
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_0, KEY.Key_0)
    desk.press(KEY.Key_4)
    assert desk.typed == "004"


def test_more_from_the_note_leaves_the_note(desk: Desk) -> None:
    desk.press(KEY.Key_Return)
    desk.note.setFocus()
    desk.press(KEY.Key_0, held=MODIFIER.AltModifier)
    assert desk.list.hasFocus()
    desk.press(KEY.Key_D)
    assert desk.chosen == [Call("thinking")]


def test_every_outcome_has_a_key(desk: Desk) -> None:
    desk.press(KEY.Key_Return)
    labels = []
    for _ in range(3):
        labels += [b.accessibleName() for b in desk.buttons().values()]
        desk.press(KEY.Key_0, held=MODIFIER.AltModifier)
    assert {outcome.label for outcome in SHIPPED_OUTCOMES} <= set(labels)
    assert desk.buttons()["1"].accessibleName() == "Booked"


def test_buttons_record_at_once_and_only_in_a_call(desk: Desk) -> None:
    QTest.mouseClick(desk.buttons()["5"], Qt.MouseButton.LeftButton)
    assert desk.chosen == []
    desk.press(KEY.Key_Return)
    QTest.mouseClick(desk.buttons()["5"], Qt.MouseButton.LeftButton)
    assert desk.chosen == [Call("busy")]


def test_what_a_key_will_do_is_said_before(desk: Desk) -> None:
    asked: list[str] = []

    def foresee(code: str) -> str:
        asked.append(code)
        return "comes back Tue 10:00 AM"

    desk.card.set_said(SaidBefore(foresee))
    desk.card.show_saved("Saved: booked for K. P.")
    desk.press(KEY.Key_Return)
    voicemail = desk.buttons()["3"]
    voicemail.setFocus()
    assert desk.says == "Voicemail: comes back Tue 10:00 AM"
    desk.list.setFocus()
    assert desk.says == "Saved: booked for K. P."
    desk.press(KEY.Key_4)
    assert desk.says == "No answer: comes back Tue 10:00 AM"
    assert asked == ["left_voicemail", "no_answer"]


def test_enter_presses_the_button_that_has_the_focus(desk: Desk) -> None:
    desk.press(KEY.Key_Return)
    desk.buttons()["7"].setFocus()
    desk.press(KEY.Key_Return)
    assert desk.chosen == [Call("someone_else")]
    assert desk.list.hasFocus()


def test_saving_hears_no_second_outcome(desk: Desk) -> None:
    desk.press(KEY.Key_Return, KEY.Key_4, KEY.Key_Return, KEY.Key_Return)
    desk.press(KEY.Key_4, held=MODIFIER.AltModifier)
    assert len(desk.chosen) == len(desk.opened) == 1
    desk.card.show_saved("Saved: no answer for M. A.")
    assert desk.asks == "Enter opens the call"
    desk.press(KEY.Key_Return)
    assert desk.opened == [1, 1]


def test_a_problem_keeps_the_note_and_the_call(desk: Desk) -> None:
    desk.note.setPlainText("asked for Maria")
    desk.press(KEY.Key_Return, KEY.Key_4, KEY.Key_Return)
    desk.card.show_problem("The outcome was not saved. Press again.")
    assert desk.card.note == "asked for Maria"
    assert desk.asks == "Calling Maria Alvarez. What happened?"
    assert desk.says == "The outcome was not saved. Press again."
    desk.press(KEY.Key_Escape, KEY.Key_Return, KEY.Key_4, KEY.Key_Return)
    assert [call.note for call in desk.chosen] == ["asked for Maria"] * 2


def test_notes_are_kept_for_each_lead(desk: Desk) -> None:
    desk.note.setPlainText("half a note")
    desk.card.show_card(view_of(maria()))
    assert desk.card.note == "half a note"
    desk.card.show_card(view_of(overdue()))
    assert desk.card.note == ""
    desk.note.setPlainText("another")
    desk.card.show_card(None)
    desk.card.show_card(view_of(maria()))
    assert desk.card.note == "half a note"
    desk.card.show_card(view_of(overdue()))
    assert desk.card.note == "another"


def test_what_went_wrong_in_a_call_is_not_said_in_the_next_one(desk: Desk) -> None:
    desk.press(KEY.Key_Return)
    desk.card.show_problem("That time is past.", of_saving=False)
    assert "That time is past." in desk.says
    desk.press(KEY.Key_Escape)
    assert "That time is past." in desk.says
    desk.press(KEY.Key_Return)
    assert "That time is past." not in desk.says


def test_a_saved_note_is_forgotten_whichever_lead_is_shown(desk: Desk) -> None:
    desk.note.setPlainText("said")
    desk.press(KEY.Key_Return, KEY.Key_4, KEY.Key_Return)
    desk.card.show_card(view_of(overdue()))
    desk.note.setPlainText("of the next")
    desk.card.show_saved("Saved: no answer for M. A.")
    assert desk.card.note == "of the next"
    desk.card.show_card(view_of(maria()))
    assert desk.card.note == ""


def test_a_refresh_moves_nothing_of_the_call(desk: Desk) -> None:
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_2, held=MODIFIER.AltModifier)
    desk.card.show_card(view_of(maria(), local("2026-11-30 13:11")))
    assert desk.asks == "Call Maria Alvarez again: when?"
    assert desk.left == 0


def test_another_lead_ends_the_open_call(desk: Desk) -> None:
    desk.press(KEY.Key_Return, KEY.Key_4)
    desk.card.show_card(view_of(closed()))
    assert desk.left == 1
    assert desk.chosen == []
    assert desk.asks == "Enter opens the call"


def test_a_barred_number_is_not_called_by_enter(desk: Desk) -> None:
    desk.card.show_card(view_of(barred()))
    assert desk.asks == "Do not call. If you spoke, press “I dialed”"
    desk.press(KEY.Key_Return)
    assert desk.opened == []
    assert desk.says.startswith("This number asked not to be called.")
    named = desk.card.findChildren(NamedButton)
    dialled = next(b for b in named if b.accessibleName() == "I dialed")
    QTest.mouseClick(dialled, Qt.MouseButton.LeftButton)
    assert desk.opened == [7]


def test_without_a_lead_nothing_happens(desk: Desk) -> None:
    desk.card.show_card(None)
    desk.press(KEY.Key_Return, KEY.Key_1)
    desk.card.leave_call()
    assert (desk.opened, desk.left) == ([], 0)
    assert not desk.note.isEnabled()


def says_a_time(in_view: Sequence[Outcome]) -> str:
    return "Voicemail: Tue 9:00 AM"


def test_what_keys_would_do_stands_there_while_nothing_else_is_said(
    desk: Desk,
) -> None:
    """By keys alone: nobody need point at an outcome to learn what follows."""
    desk.card.set_said(SaidBefore(usual=says_a_time))
    desk.card.show_card(view_of(overdue()))
    assert desk.says == "Voicemail: Tue 9:00 AM"
    desk.card.show_saved("Saved: no answer for M. A.")
    assert desk.says == "Saved: no answer for M. A."
    desk.press(KEY.Key_Return)
    assert desk.says == "Voicemail: Tue 9:00 AM"
    desk.card.show_problem("It was not saved.")
    assert desk.says == "It was not saved."
