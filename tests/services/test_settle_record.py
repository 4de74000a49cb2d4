"""Settling: the rules of an import, a deadline that never waits, and the way back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callback_desk.domain.errors import DeskError, UnknownLead, UnknownRecord
from callback_desk.domain.reach import Reach, Voicemail
from callback_desk.domain.safety_errors import OnlyClinicianReviews
from callback_desk.domain.settlement import Aside, Fix, Settled
from callback_desk.domain.settlement_errors import (
    DecisionMissing,
    ExtensionUnreadable,
    ReasonMissing,
    RecordHereAlready,
    RecordSettled,
    RecordStillUnread,
    SettlementTakenBack,
    SettlementWorkedOn,
    UnknownSettlement,
)
from callback_desk.domain.staff import Role
from callback_desk.domain.submission import Precision, Problem, Verdict, Why
from callback_desk.services.claims import claim_lead
from callback_desk.services.lead_identity import correct_name
from callback_desk.services.needs_look import (
    fix_of,
    foresee_settling,
    list_kept,
    look_at,
)
from callback_desk.services.reach_leads import tell_reach
from callback_desk.services.record_outcome import Call, record_outcome, undo_attempt
from callback_desk.services.settle_record import (
    accept_record,
    join_record,
    set_record_aside,
    undo_settlement,
)
from callback_desk.services.work_queue import show_lead, show_queue
from tests.services.fake_desk import FakeDesk, asks, clock

GOOD = "2125550142"
TORN = Problem(Why.QUOTES, "a quote is not closed")


def kept(
    fake: FakeDesk, when: str | None = "2026-11-16 10:00", **fields: object
) -> int:
    """Import a record that needs a look; its number."""
    usual: dict[str, object] = {"phone_text": "ext 12", "name": "Maria Alvarez"}
    _, (record,) = fake.take(asks(when, **(usual | fields)))
    assert record.verdict is Verdict.NEEDS_LOOK
    return len(fake.stored.records)


def fixed(fake: FakeDesk, record_id: int, **fields: str) -> Fix:
    """The record's fields as understood, with these corrected."""
    return replace(fix_of(look_at(fake.desk, record_id)), **fields)


def state(fake: FakeDesk) -> object:
    """All of what the queue and the list of kept records show."""
    entries = [(e.lead, e.standing) for e in show_queue(fake.desk)[0].entries]
    return entries, list_kept(fake.desk).rows, dict(fake.stored.requests)


def test_a_mended_number_makes_a_lead_with_its_own_deadline() -> None:
    fake = FakeDesk()
    record_id = kept(fake)
    fake.now += timedelta(days=3)
    decided = accept_record(
        fake.desk, record_id, fixed(fake, record_id, phone_text=GOOD)
    )
    (entry,) = show_queue(fake.desk)[0].entries
    assert entry.lead.name == "Maria Alvarez"
    assert entry.lead.due_at == clock("2026-11-17 17:00")
    assert entry.standing == "overdue"
    assert decided.lead_id == entry.lead.lead_id
    assert list_kept(fake.desk).rows == []
    assert fake.stored.audit[-1] == ("record_accepted", 1, "record", record_id)


def test_what_says_no_time_counts_from_the_import_however_long_it_waits() -> None:
    fake = FakeDesk()
    record_id = kept(fake, None)
    fake.now += timedelta(days=3)
    accept_record(fake.desk, record_id, fixed(fake, record_id, phone_text=GOOD))
    (entry,) = show_queue(fake.desk)[0].entries
    assert entry.lead.due_at == clock("2026-11-17 17:00")
    assert entry.lead.received_at == clock("2026-11-16 13:00")


@pytest.mark.parametrize(
    ("typed", "due", "precision"),
    [
        ("2026-11-13 09:00", "2026-11-16 17:00", Precision.MINUTE),
        ("2026-11-12", "2026-11-13 17:00", Precision.DAY),
    ],
)
def test_a_corrected_time_moves_the_deadline(
    typed: str, due: str, precision: Precision
) -> None:
    fake = FakeDesk()
    record_id = kept(fake)
    fix = fixed(fake, record_id, phone_text=GOOD, received=typed)
    record = accept_record(fake.desk, record_id, fix).record
    assert (record.due_at, record.precision) == (clock(due), precision)
    assert record.repairs == ("corrected by hand: number, time",)


def test_a_person_who_is_here_asked_again() -> None:
    fake = FakeDesk()
    lead_id = fake.new_lead(clock("2026-11-16 12:00"))
    record_id = kept(fake, name="Lopez, Ana")
    fix = fixed(fake, record_id, phone_text=GOOD)
    seen = foresee_settling(fake.desk, record_id, fix)
    assert (seen.lead_name, seen.asked) == ("Ana Lopez", 2)
    decided = accept_record(fake.desk, record_id, fix)
    assert decided.lead_id == lead_id
    card = show_lead(fake.desk, lead_id)
    assert card.details.asked == 2
    assert len(card.state.requests) == 1
    # It was sent before the other one: the earlier receipt stays.
    assert card.lead.received_at == clock("2026-11-16 10:00")


def test_another_name_on_the_same_number_is_another_lead_of_the_household() -> None:
    fake = FakeDesk()
    lead_id = fake.new_lead()
    record_id = kept(fake)
    fix = fixed(fake, record_id, phone_text=GOOD)
    assert foresee_settling(fake.desk, record_id, fix).lead_name is None
    decided = accept_record(fake.desk, record_id, fix)
    assert decided.lead_id not in (None, lead_id)


def test_do_not_call_is_honoured() -> None:
    fake = FakeDesk()
    record_outcome(fake.desk, fake.new_lead(), Call("do_not_call"))
    record_id = kept(fake)
    fix = fixed(fake, record_id, phone_text=GOOD)
    assert foresee_settling(fake.desk, record_id, fix).record.barred
    accept_record(fake.desk, record_id, fix)
    assert show_queue(fake.desk)[0].entries == ()


@pytest.mark.parametrize(
    ("fields", "error", "words"),
    [
        ({"phone_text": "ext 13"}, RecordStillUnread, "'ext 13' is no number"),
        ({"phone_text": GOOD, "name": " "}, RecordStillUnread, "there is no name"),
        ({"phone_text": GOOD, "extension": "x"}, ExtensionUnreadable, "'x'"),
        ({"phone_text": GOOD, "received": "soon"}, DeskError, "'soon'"),
    ],
)
def test_what_still_cannot_be_taken_in_is_refused_with_a_sentence(
    fields: dict[str, str], error: type[DeskError], words: str
) -> None:
    fake = FakeDesk()
    record_id = kept(fake)
    before, commits = state(fake), fake.store.commits
    with pytest.raises(error) as raised:
        accept_record(fake.desk, record_id, fixed(fake, record_id, **fields))
    assert words in raised.value.sentence
    assert (state(fake), fake.store.commits) == (before, commits)


def test_an_extension_can_be_typed_beside_the_number() -> None:
    fake = FakeDesk()
    record_id = kept(fake)
    fix = fixed(fake, record_id, phone_text=f"{GOOD} x7", extension="12")
    assert accept_record(fake.desk, record_id, fix).record.extension == "12"


def test_a_torn_record_can_be_taken_in_as_it_was_read() -> None:
    fake = FakeDesk()
    record_id = kept(fake, phone_text=GOOD, problem=TORN, message="")
    decided = accept_record(fake.desk, record_id, fixed(fake, record_id))
    assert decided.record.verdict is Verdict.NEW


def test_words_found_anywhere_in_a_torn_record_are_never_lost() -> None:
    fake = FakeDesk()
    record_id = kept(fake, problem=TORN, message="", raw="Maria,i want to die,ext 12")
    fix = fixed(fake, record_id, phone_text=GOOD, message="call me")
    decided = accept_record(fake.desk, record_id, fix)
    assert decided.record.safety.flagged
    (entry,) = show_queue(fake.desk)[0].entries
    assert entry.lead.safety


def test_the_same_submission_mended_elsewhere_is_here_already() -> None:
    fake = FakeDesk()
    record_id = kept(fake)
    mended = asks(name="Maria Alvarez", phone_text=GOOD)
    fake.take(mended)
    fix = fixed(fake, record_id, phone_text=GOOD)
    assert foresee_settling(fake.desk, record_id, fix).record.verdict is Verdict.KNOWN
    with pytest.raises(RecordHereAlready):
        accept_record(fake.desk, record_id, fix)
    set_record_aside(fake.desk, record_id, Aside.HERE_ALREADY)
    assert list_kept(fake.desk).rows == []


def test_imported_again_it_is_known_before_and_after_settling() -> None:
    fake = FakeDesk()
    as_it_came = asks(name="Maria Alvarez", phone_text="ext 12")
    record_id = kept(fake)
    assert fake.verdicts(as_it_came) == ["known"]
    decided = accept_record(
        fake.desk, record_id, fixed(fake, record_id, phone_text=GOOD)
    )
    mended = asks(name="Maria Alvarez", phone_text=GOOD)
    assert fake.verdicts(as_it_came, mended) == ["known", "known"]
    undo_settlement(fake.desk, decided.settlement_id)
    assert fake.verdicts(as_it_came) == ["known"]
    set_record_aside(fake.desk, record_id, Aside.SPAM)
    assert fake.verdicts(as_it_came) == ["known"]


def test_joined_to_a_lead_it_is_one_more_asking_of_theirs() -> None:
    fake = FakeDesk()
    lead_id = fake.new_lead(clock("2026-11-16 12:00"))
    record_id = kept(fake, name="", phone_text="", message="call my husband's number")
    fix = fixed(fake, record_id)
    seen = foresee_settling(fake.desk, record_id, fix, lead_id)
    assert (seen.lead_name, seen.asked, seen.is_new_request) == ("Ana Lopez", 2, False)
    join_record(fake.desk, record_id, fix, lead_id)
    card = show_lead(fake.desk, lead_id)
    assert card.details.asked == 2
    assert card.lead.due_at == clock("2026-11-17 17:00")
    assert fake.stored.settlements[-1].how is Settled.JOINED
    assert fake.stored.audit[-1] == ("record_joined", 1, "record", record_id)


def test_joined_to_a_lead_that_is_not_to_be_called_that_is_told_first() -> None:
    fake = FakeDesk()
    lead_id = fake.new_lead(phone_text=GOOD)
    record_outcome(fake.desk, lead_id, Call("do_not_call"))
    record_id = kept(fake)
    fix = fixed(fake, record_id)
    assert foresee_settling(fake.desk, record_id, fix, lead_id).record.barred


def test_of_a_household_it_is_joined_to_whom_somebody_chose() -> None:
    fake = FakeDesk()
    ana, rosa = (
        fake.new_lead(phone_text=GOOD, name=name) for name in ("Ana Lopez", "Rosa Diaz")
    )
    record_id = kept(fake, name="")
    join_record(fake.desk, record_id, fixed(fake, record_id), rosa)
    asked = [show_lead(fake.desk, one).details.asked for one in (ana, rosa)]
    assert asked == [1, 2]


def test_joined_after_contact_it_is_a_promise_of_its_own() -> None:
    fake = FakeDesk()
    lead_id = fake.new_lead(clock("2026-11-16 09:00"))
    booked = Call("booked", at=clock("2026-11-16 09:30"))
    record_outcome(fake.desk, lead_id, booked)
    record_id = kept(fake)
    decided = join_record(fake.desk, record_id, fixed(fake, record_id), lead_id)
    assert len(show_lead(fake.desk, lead_id).state.requests) == 2
    assert [e.lead.lead_id for e in show_queue(fake.desk)[0].entries] == [lead_id]
    undo_settlement(fake.desk, decided.settlement_id)
    assert len(show_lead(fake.desk, lead_id).state.requests) == 1
    assert show_queue(fake.desk)[0].entries == ()


def test_who_is_not_here_cannot_be_joined() -> None:
    fake = FakeDesk()
    record_id = kept(fake)
    fix = fixed(fake, record_id)
    with pytest.raises(UnknownLead):
        join_record(fake.desk, record_id, fix, 99)
    with pytest.raises(UnknownRecord):
        join_record(fake.desk, 99, fix, 1)


def test_set_aside_for_another_reason_needs_words() -> None:
    fake = FakeDesk()
    record_id = kept(fake)
    with pytest.raises(ReasonMissing):
        set_record_aside(fake.desk, record_id, Aside.OTHER, "  ")
    set_record_aside(fake.desk, record_id, Aside.OTHER, "a supplier")
    stored = fake.stored.settlements[-1]
    assert (stored.how, stored.reason, stored.words) == (
        *(Settled.SET_ASIDE, Aside.OTHER, "a supplier"),
    )
    assert fake.stored.audit[-1] == ("record_set_aside", 1, "record", record_id)


@pytest.mark.parametrize(("decided", "words"), [(False, "told Dr. Lee"), (True, " ")])
def test_words_that_must_not_wait_are_not_set_aside_in_passing(
    decided: bool, words: str
) -> None:
    fake = FakeDesk()
    record_id = kept(fake, message="i want to die")
    clinician = fake.signed_in(Role.CLINICIAN)
    with pytest.raises(DecisionMissing):
        set_record_aside(clinician, record_id, Aside.SPAM, words, decided=decided)
    for desk in (fake.desk, fake.signed_in(Role.RECEPTIONIST, "Bo Chen")):
        with pytest.raises(OnlyClinicianReviews):
            set_record_aside(desk, record_id, Aside.SPAM, "Dr. Lee", decided=True)
    assert [e.lead.record_id for e in show_queue(fake.desk)[0].entries] == [record_id]
    set_record_aside(
        clinician, record_id, Aside.NO_LEAD, "Dr. Lee called 911", decided=True
    )
    assert show_queue(fake.desk)[0].entries == ()


@pytest.mark.parametrize("way", ["accept", "repeat", "join", "aside"])
def test_each_can_be_taken_back_as_if_it_had_not_been(way: str) -> None:
    fake = FakeDesk()
    lead_id = fake.new_lead(clock("2026-11-16 12:00"))
    name = "Ana Lopez" if way == "repeat" else "Maria Alvarez"
    record_id = kept(fake, name=name, message="i want to die")
    before = state(fake)
    fix = fixed(fake, record_id, phone_text=GOOD)
    if way == "join":
        decided = join_record(fake.desk, record_id, fix, lead_id)
    elif way == "aside":
        clinician = fake.signed_in(Role.CLINICIAN)
        decided = set_record_aside(
            clinician, record_id, Aside.TEST, "our own", decided=True
        )
    else:
        decided = accept_record(fake.desk, record_id, fix)
    assert state(fake) != before
    undo_settlement(fake.desk, decided.settlement_id)
    assert state(fake) == before
    assert [new.how for new in fake.stored.settlements][1:] == [Settled.TAKEN_BACK]
    assert fake.stored.settlements[-1].takes_back == decided.settlement_id
    assert fake.stored.audit[-1][0] == "record_settlement_undone"
    with pytest.raises(SettlementTakenBack):
        undo_settlement(fake.desk, decided.settlement_id)
    # It can be settled anew.
    accept_record(fake.desk, record_id, fix)


def test_what_was_worked_on_stays() -> None:
    fake = FakeDesk()
    record_id = kept(fake)
    fix = fixed(fake, record_id, phone_text=GOOD)
    decided = accept_record(fake.desk, record_id, fix)
    assert decided.lead_id is not None
    called = record_outcome(fake.desk, decided.lead_id, Call("no_answer"))
    with pytest.raises(SettlementWorkedOn, match="Maria Alvarez"):
        undo_settlement(fake.desk, decided.settlement_id)
    undo_attempt(fake.desk, called.attempt_id)
    with pytest.raises(SettlementWorkedOn):
        undo_settlement(fake.desk, decided.settlement_id)


@pytest.mark.parametrize("what", ["a call that is open", "a name", "how to reach them"])
def test_what_is_in_hand_stays(what: str) -> None:
    """Its lead went from under whoever was on the phone, and the note had no place."""
    fake = FakeDesk()
    record_id = kept(fake)
    fix = fixed(fake, record_id, phone_text=GOOD)
    decided = accept_record(fake.desk, record_id, fix)
    lead_id = decided.lead_id or 0
    match what:
        case "a call that is open":
            claim_lead(replace(fake.desk, opening="another window"), lead_id)
        case "a name":
            correct_name(fake.desk, lead_id, "Maria A.")
        case _:
            tell_reach(fake.desk, lead_id, Reach(voicemail=Voicemail.NO))
    with pytest.raises(SettlementWorkedOn):
        undo_settlement(fake.desk, decided.settlement_id)
    fake.now += timedelta(minutes=30)
    if what == "a call that is open":
        undo_settlement(fake.desk, decided.settlement_id)


def test_who_asked_again_since_stays() -> None:
    fake = FakeDesk()
    record_id = kept(fake)
    fix = fixed(fake, record_id, phone_text=GOOD)
    decided = accept_record(fake.desk, record_id, fix)
    again = asks("2026-11-16 11:00", name="Maria Alvarez", message="me again")
    assert fake.verdicts(again) == ["repeat"]
    with pytest.raises(SettlementWorkedOn):
        undo_settlement(fake.desk, decided.settlement_id)


def test_a_repeat_is_taken_back_though_its_lead_was_called_since() -> None:
    fake = FakeDesk()
    lead_id = fake.new_lead()
    record_id = kept(fake)
    decided = join_record(fake.desk, record_id, fixed(fake, record_id), lead_id)
    record_outcome(fake.desk, lead_id, Call("no_answer"))
    undo_settlement(fake.desk, decided.settlement_id)
    card = show_lead(fake.desk, lead_id)
    assert (card.details.asked, card.state.attempts) == (1, 1)


def test_danger_that_others_told_of_too_stays_when_one_is_taken_back() -> None:
    fake = FakeDesk()
    lead_id = fake.new_lead()
    first = kept(fake, message="i want to die")
    second = kept(fake, message="i want to die now")
    decided = join_record(fake.desk, first, fixed(fake, first), lead_id)
    join_record(fake.desk, second, fixed(fake, second), lead_id)
    undo_settlement(fake.desk, decided.settlement_id)
    assert show_lead(fake.desk, lead_id).details.safety


def test_what_another_desk_decided_meanwhile_is_said_in_one_sentence() -> None:
    fake = FakeDesk()
    record_id = kept(fake)
    fix = fixed(fake, record_id, phone_text=GOOD)
    set_record_aside(fake.desk, record_id, Aside.SPAM)
    before = state(fake)
    with pytest.raises(RecordSettled) as raised:
        accept_record(fake.desk, record_id, fix)
    assert raised.value.sentence == (
        "Kim Osei has decided about this record already: it was set aside."
    )
    with pytest.raises(RecordSettled):
        set_record_aside(fake.desk, record_id, Aside.TEST)
    assert state(fake) == before


def test_a_decision_that_is_none_is_not_taken_back() -> None:
    with pytest.raises(UnknownSettlement):
        undo_settlement(FakeDesk().desk, 7)
