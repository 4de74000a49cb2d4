"""Outcomes are written behind, and the card is told in the right order."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.domain.errors import DatabaseLocked
from callback_desk.domain.outcome import Direction
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.owners import reassign
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.staff_access import add_staff
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.background import Background
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.careful_card import CarefulCard
from callback_desk.ui.today.foretelling import Foretelling
from callback_desk.ui.today.recording import Recording
from callback_desk.wording.meanwhile import STAYS_CLOSED
from callback_desk.wording.queue import STAYS_OFF
from tests.desks import PASSWORD

MARIA, SEAN = 1, 2


class Told(CarefulCard):
    """A card that remembers what it was told."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.heard: list[tuple[str, bool]] = []

    def show_saved(self, words: str) -> None:
        """Remember it."""
        self.heard.append((words, True))

    def show_done(self, words: str, *, undoable: bool = True) -> None:
        """Remember it."""
        self.heard.append((words, undoable))

    def shows(self, lead_id: int) -> bool:
        """Whoever is called."""
        return True

    def show_problem(
        self, sentence: str, *, of_saving: bool = True, of_lead: bool = True
    ) -> None:
        """Remember it."""
        self.heard.append((sentence, of_saving))


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> Told:
    card = Told(theme)
    qtbot.addWidget(card)
    return card


@pytest.fixture
def recording(background: Background, desk: Desk, card: Told) -> Recording:
    return Recording(background, desk, card, Foretelling(desk, lambda: None))


def test_undo_takes_back_the_last_one_once(
    qtbot: QtBot, recording: Recording, desk: Desk, card: Told
) -> None:
    recording.undo()
    with qtbot.waitSignal(recording.recorded) as recorded:
        recording.record(show_lead(desk, MARIA), Call("booked"))
    assert recorded.args == [MARIA]
    assert recording.can_undo
    with qtbot.waitSignal(recording.undone):
        recording.undo()
        recording.undo()
    assert card.heard == [("Saved: booked for M. A.", True), ("Undone.", False)]
    assert show_lead(desk, MARIA).state.is_open


def test_undo_gives_the_lead_back_to_whom_it_was_given_by_hand(
    qtbot: QtBot, recording: Recording, desk: Desk
) -> None:
    """It was nobody's then."""
    reassign(desk, [MARIA], desk.staff.staff_id)
    ann = add_staff(desk, "Ann Porter", Role.RECEPTIONIST, PASSWORD)
    asked = AttemptDetails(owner=ann.name)
    with qtbot.waitSignal(recording.recorded):
        recording.record(show_lead(desk, MARIA), Call("question_for", details=asked))
    with qtbot.waitSignal(recording.undone):
        recording.undo()
    assert show_lead(desk, MARIA).lead.owner == desk.staff.name


def test_a_call_that_was_agreed_is_said_with_its_time(
    qtbot: QtBot, recording: Recording, desk: Desk, card: Told
) -> None:
    """A wrong digit agreed on another time, and *Saved* told of none."""
    at = desk.now() + timedelta(days=1)
    with qtbot.waitSignal(recording.recorded):
        recording.record(show_lead(desk, MARIA), Call("call_again", next_at=at))
    assert card.heard == [("Saved: call again for M. A., Tue 1:00 PM", True)]


def test_what_could_not_be_undone_can_be_tried_again(
    qtbot: QtBot,
    recording: Recording,
    desk: Desk,
    card: Told,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with qtbot.waitSignal(recording.recorded):
        recording.record(show_lead(desk, MARIA), Call("booked"))

    def busy(desk: Desk, attempt_id: int, owner: int | None) -> object:
        raise DatabaseLocked()

    with monkeypatch.context() as patched:
        patched.setattr("callback_desk.ui.today.recording.undo_attempt", busy)
        recording.undo()
    qtbot.waitUntil(lambda: len(card.heard) == 2)
    assert card.heard[-1][0].startswith("The desk is busy")
    assert not card.heard[-1][1], "nothing that is being saved went wrong"
    with qtbot.waitSignal(recording.undone):
        recording.undo()


def test_a_bug_keeps_the_note_and_is_told(
    qtbot: QtBot, recording: Recording, desk: Desk, card: Told
) -> None:
    def broken(*args: object) -> object:
        raise ZeroDivisionError

    lead = show_lead(desk, SEAN)
    with pytest.MonkeyPatch.context() as patched:
        name = "callback_desk.ui.today.recording.record_seen"
        patched.setattr(name, broken)
        with qtbot.waitSignal(recording.failed) as failed:
            recording.record(lead, Call("busy"))
    assert isinstance(failed.args[0], ZeroDivisionError)
    assert card.heard == [("It was not saved; the note is kept.", True)]


def test_an_agreed_call_on_a_number_that_is_not_called_is_said_to_be_none(
    qtbot: QtBot, recording: Recording, desk: Desk, card: Told
) -> None:
    """They called and agreed one; nothing said that it would never come up."""
    record_outcome(desk, MARIA, Call("do_not_call"))
    lead = show_lead(desk, MARIA)
    foretold = Foretelling(desk, lambda: lead)
    at = desk.now() + timedelta(hours=1)
    theirs = Call("call_again", next_at=at, direction=Direction.IN)
    with qtbot.waitSignal(recording.recorded):
        recording.record(lead, theirs)
    assert foretold.say_inbound("call_again") == STAYS_OFF
    assert foretold.usual([]) == STAYS_OFF
    assert foretold.beside() == ""
    assert foretold.say("not_interested") == "Closes the lead."
    assert card.heard == [(f"Saved: call again for M. A. {STAYS_OFF}", True)]


def test_what_leaves_a_closed_lead_closed_is_said_before_it_is_pressed(
    desk: Desk,
) -> None:
    """Somebody else closed it while the call was open."""
    record_outcome(desk, SEAN, Call("booked"))
    lead = show_lead(desk, SEAN)
    foretold = Foretelling(desk, lambda: lead)
    settings = desk.kept.settings
    assert settings is not None
    in_view = [o for o in settings.outcomes.values() if o.key]
    for code in ("no_answer", "busy", "wrong_number"):
        assert foretold.say(code) == STAYS_CLOSED
        assert foretold.proposes(code) == ""
    assert foretold.beside() == ""
    assert foretold.usual(in_view).startswith("Voicemail: ")
    assert "Busy" not in foretold.usual(in_view)
    assert record_outcome(desk, SEAN, Call("no_answer")).closed
    assert foretold.say("left_voicemail").startswith("Comes back")
    assert not record_outcome(desk, SEAN, Call("left_voicemail")).closed
