"""Changing the calendar: what moves, what never does, and that it is seen before."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from callback_desk.domain.business_calendar import CalendarDefinition, Policy
from callback_desk.domain.calendar_edits import (
    close_dates,
    give_special_hours,
    set_policy,
)
from callback_desk.domain.errors import (
    CalendarChanged,
    CalendarUnreadable,
    MovesUnseen,
    NoBusinessDay,
    NotAllowed,
)
from callback_desk.domain.promise import MovedSince
from callback_desk.domain.staff import Role
from callback_desk.services.calendar_changes import (
    change_calendar,
    list_versions,
    preview_change,
    take_library_dates,
    whom_to_call,
)
from callback_desk.services.calendar_sheet import (
    confirm_year,
    show_sheet,
)
from callback_desk.services.desk_check import check_desk
from callback_desk.services.priority_care import take_back
from callback_desk.services.record_outcome import Call, record_outcome, undo_attempt
from callback_desk.services.reviewing import Decision, review_lead
from callback_desk.services.work_queue import show_lead
from callback_desk.wording.promises import say_promise
from tests.desks import MANAGER
from tests.services.fake_desk import FakeDesk, asks, clock

TUESDAY, WEDNESDAY = date(2026, 11, 17), date(2026, 11, 18)


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk(now=clock("2026-11-16 13:00"))


def closed(desk: FakeDesk, *days: date) -> CalendarDefinition:
    return close_dates(desk.definition, days, "Snow")


def moves(desk: FakeDesk, definition: CalendarDefinition) -> list[tuple[object, ...]]:
    """What a preview and the change itself say alike."""
    seen = preview_change(desk.desk, definition)
    before = desk.stored.copied()
    done = change_calendar(desk.desk, definition, seen.base_version)
    assert done == seen
    assert len(desk.stored.calendars) == len(before.calendars) + 1
    return [
        (lead.lead_id, lead.due_before, lead.due_after, lead.overdue_at_once)
        for lead in done.moved
    ]


def due(desk: FakeDesk, lead_id: int) -> datetime:
    return show_lead(desk.desk, lead_id).lead.due_at


def because(desk: FakeDesk, lead_id: int) -> list[str]:
    card = show_lead(desk.desk, lead_id)
    assert card.promises[-1].due_at == card.lead.due_at
    return say_promise(card.promises[-1].steps)


# What moves


def test_a_snow_day_moves_what_was_due_on_it_and_tells_why(desk: FakeDesk) -> None:
    lead = desk.new_lead()
    other = desk.new_lead(clock("2026-11-13 12:00"), phone_text="6465550188")
    promised = due(desk, lead)
    assert moves(desk, closed(desk, TUESDAY)) == [
        (lead, clock("2026-11-17 17:00"), clock("2026-11-18 17:00"), False)
    ]
    card = show_lead(desk.desk, lead).lead
    assert card.due_at == clock("2026-11-18 17:00")
    assert card.promised_due_at == promised
    assert because(desk, lead) == [
        "Received Mon 16 Nov 1:00 PM.",
        "Tue 17 Nov closed: Snow.",
        "Wed 18 Nov is the next business day; it closes at 5:00 PM.",
        "First promised by Tue 17 Nov 5:00 PM; moved when the calendar was changed "
        f"on Mon 16 Nov by {MANAGER}.",
    ]
    assert because(desk, other)[-1].endswith("it closes at 5:00 PM.")


def test_a_promise_that_runs_again_goes_by_the_calendar_in_force(
    desk: FakeDesk,
) -> None:
    """A call had answered it as the day was closed, and was taken back."""
    lead = desk.new_lead()
    mistaken = record_outcome(desk.desk, lead, Call("booked"))
    assert moves(desk, closed(desk, TUESDAY)) == []
    undo_attempt(desk.desk, mistaken.attempt_id)
    assert due(desk, lead) == clock("2026-11-18 17:00")
    assert because(desk, lead)[1:3] == [
        "Tue 17 Nov closed: Snow.",
        "Wed 18 Nov is the next business day; it closes at 5:00 PM.",
    ]
    assert check_desk(desk.desk)[0] == []


def test_who_is_called_after_all_is_due_by_the_calendar_in_force(
    desk: FakeDesk,
) -> None:
    """Closed without a word with them as the day was closed, their promise stood."""
    lead = desk.new_lead()
    record_outcome(desk.desk, lead, Call("already_patient"))
    assert moves(desk, closed(desk, TUESDAY)) == []
    agreed = desk.now + timedelta(hours=1)
    record_outcome(desk.desk, lead, Call("no_answer", next_at=agreed))
    assert due(desk, lead) == clock("2026-11-18 17:00")
    assert check_desk(desk.desk)[0] == []


def test_a_review_taken_back_lets_a_promise_run_by_the_calendar_in_force(
    desk: FakeDesk,
) -> None:
    lead = desk.new_lead(message="i want to die")
    record_outcome(desk.desk, lead, Call("already_patient"))
    clinician = desk.signed_in(Role.CLINICIAN)
    reviewed = review_lead(clinician, lead, Decision.RELEASE, "spoke with her")
    assert moves(desk, closed(desk, TUESDAY)) == []
    take_back(clinician, reviewed.stamped.entry_id)
    assert due(desk, lead) == clock("2026-11-18 17:00")
    assert show_lead(desk.desk, lead).lead.safety
    assert check_desk(desk.desk)[0] == []


def test_what_fell_due_before_it_runs_again_stays(desk: FakeDesk) -> None:
    lead = desk.new_lead()
    mistaken = record_outcome(desk.desk, lead, Call("booked"))
    moves(desk, closed(desk, TUESDAY))
    desk.now = clock("2026-11-18 10:00")
    undo_attempt(desk.desk, mistaken.attempt_id)
    assert due(desk, lead) == clock("2026-11-17 17:00")


def test_a_preview_writes_nothing(desk: FakeDesk) -> None:
    lead = desk.new_lead()
    before, commits = due(desk, lead), desk.store.commits
    change = preview_change(desk.desk, closed(desk, TUESDAY))
    assert [moved.lead_id for moved in change.moved] == [lead]
    assert (due(desk, lead), desk.store.commits) == (before, commits)
    assert len(desk.stored.calendars) == 1


def test_a_calendar_that_is_in_force_makes_no_new_version(desk: FakeDesk) -> None:
    desk.new_lead()
    assert change_calendar(desk.desk, desk.definition).moved == ()
    assert len(list_versions(desk.desk)) == 1


def test_another_policy_is_a_change_of_the_calendar(desk: FakeDesk) -> None:
    lead = desk.new_lead(clock("2026-11-16 10:00"))
    definition = set_policy(desk.definition, Policy.SAME_TIME)
    assert moves(desk, definition) == [
        (lead, clock("2026-11-17 17:00"), clock("2026-11-17 10:00"), False)
    ]


def test_the_earliest_new_deadline_comes_first(desk: FakeDesk) -> None:
    later = desk.new_lead(clock("2026-11-16 12:00"))
    sooner = desk.new_lead(clock("2026-11-16 10:00"), phone_text="6465550188")
    definition = set_policy(desk.definition, Policy.SAME_TIME)
    assert [move[0] for move in moves(desk, definition)] == [sooner, later]


def test_a_move_into_the_past_is_overdue_at_once(desk: FakeDesk) -> None:
    lead = desk.new_lead(clock("2026-11-16 09:30"))
    definition = set_policy(desk.definition, Policy.OPEN_HOURS, open_hours=1)
    change = preview_change(desk.desk, definition)
    assert [moved.overdue_at_once for moved in change.moved] == [True]
    assert change.overdue_at_once == 1
    change_calendar(desk.desk, definition)
    assert due(desk, lead) == clock("2026-11-16 10:30")
    # From then on it has fallen due, and stays.
    assert change_calendar(desk.desk, desk.definition).moved == ()
    assert due(desk, lead) == clock("2026-11-16 10:30")
    assert check_promises(desk) == []


def test_to_the_very_instant_of_now_nothing_is_overdue(desk: FakeDesk) -> None:
    desk.new_lead(clock("2026-11-16 12:00"))
    definition = set_policy(desk.definition, Policy.OPEN_HOURS, open_hours=1)
    change = preview_change(desk.desk, definition)
    assert [moved.due_after for moved in change.moved] == [desk.now]
    assert change.overdue_at_once == 0


# What never moves


@pytest.mark.parametrize(("seconds", "count"), [(0, 1), (1, 0)])
def test_what_has_fallen_due_never_moves(
    desk: FakeDesk, seconds: int, count: int
) -> None:
    lead = desk.new_lead()
    desk.now = due(desk, lead) + timedelta(seconds=seconds)
    assert len(moves(desk, closed(desk, TUESDAY))) == count


@pytest.mark.parametrize("outcome", ["left_voicemail", "booked", "deceased"])
def test_what_is_decided_or_closed_never_moves(desk: FakeDesk, outcome: str) -> None:
    lead = desk.new_lead()
    record_outcome(desk.desk, lead, Call(outcome))
    before = due(desk, lead)
    assert moves(desk, closed(desk, TUESDAY)) == []
    assert due(desk, lead) == before


def test_a_lead_that_was_tried_moves_on(desk: FakeDesk) -> None:
    lead = desk.new_lead()
    record_outcome(desk.desk, lead, Call("no_answer"))
    assert [move[0] for move in moves(desk, closed(desk, TUESDAY))] == [lead]


def test_a_deadline_is_never_moved_to_before_a_dial_made_in_time(
    desk: FakeDesk,
) -> None:
    early = desk.new_lead(clock("2026-11-16 09:30"))
    late = desk.new_lead(clock("2026-11-16 09:30"), phone_text="6465550188")
    for lead, at in ((early, "2026-11-16 10:00"), (late, "2026-11-16 11:00")):
        record_outcome(desk.desk, lead, Call("no_answer", at=clock(at)))
    before = due(desk, late)
    definition = set_policy(desk.definition, Policy.OPEN_HOURS, open_hours=1)
    assert moves(desk, definition) == [
        (early, before, clock("2026-11-16 10:30"), False)
    ]
    assert due(desk, late) == before
    assert because(desk, late)[-1].endswith("it closes at 5:00 PM.")
    assert check_promises(desk) == []


def test_an_asking_that_set_the_deadline_goes_on_setting_it(desk: FakeDesk) -> None:
    desk.take(asks("2026-11-16 12:00"))
    desk.take(asks("2026-11-16 09:00", message="me again"))
    assert because(desk, 1)[0] == "Received Mon 16 Nov 9:00 AM."
    moves(desk, set_policy(desk.definition, Policy.SAME_TIME))
    assert due(desk, 1) == clock("2026-11-17 09:00")
    desk.take(asks("2026-11-16 12:30", message="and again"))
    assert because(desk, 1)[0] == "Received Mon 16 Nov 9:00 AM."
    assert check_promises(desk) == []


def check_promises(desk: FakeDesk) -> list[str]:
    return check_desk(desk.desk)[0]


def test_a_change_there_and_back_leaves_no_mark_on_the_reasons(desk: FakeDesk) -> None:
    lead = desk.new_lead()
    before = because(desk, lead)
    moves(desk, closed(desk, TUESDAY))
    moves(desk, desk.definition)
    assert because(desk, lead) == before
    (promise,) = show_lead(desk.desk, lead).promises
    assert not any(isinstance(step, MovedSince) for step in promise.steps)


def test_the_goal_is_worked_out_anew_while_it_lies_ahead(desk: FakeDesk) -> None:
    lead = desk.new_lead(clock("2026-11-16 12:30"))
    missed = desk.new_lead(clock("2026-11-16 09:30"), phone_text="6465550188")
    definition = give_special_hours(
        desk.definition, [desk.now.date()], ((540, 810), (960, 1020))
    )
    change = change_calendar(desk.desk, definition)
    assert change.moved == ()
    assert desk.stored.leads[lead].goal_at == clock("2026-11-16 17:00")
    assert desk.stored.leads[missed].goal_at == clock("2026-11-16 11:30")


# Who may, and when


def test_only_an_office_manager_changes_and_everybody_looks(desk: FakeDesk) -> None:
    desk.new_lead()
    for role in (Role.RECEPTIONIST, Role.CLINICIAN):
        other = desk.signed_in(role, f"{role}")
        assert len(preview_change(other, closed(desk, TUESDAY)).moved) == 1
        assert list_versions(other)
        assert show_sheet(other, 2026).days
        for act in (
            lambda o=other: change_calendar(o, closed(desk, TUESDAY)),
            lambda o=other: take_library_dates(o, 2026),
            lambda o=other: confirm_year(o, 2026),
        ):
            with pytest.raises(NotAllowed):
                act()
    assert len(desk.stored.calendars) == 1


def test_a_change_made_from_an_older_calendar_is_refused(desk: FakeDesk) -> None:
    base = preview_change(desk.desk, closed(desk, TUESDAY)).base_version
    change_calendar(desk.desk, closed(desk, WEDNESDAY), base)
    with pytest.raises(CalendarChanged) as refusal:
        change_calendar(desk.desk, closed(desk, TUESDAY), base)
    assert MANAGER in refusal.value.sentence
    assert desk.stored.calendars[-1] == closed(desk, WEDNESDAY)
    change_calendar(desk.desk, closed(desk, TUESDAY))
    assert desk.stored.calendars[-1] == closed(desk, TUESDAY)


def test_a_lead_that_came_in_meanwhile_is_not_moved_unseen(desk: FakeDesk) -> None:
    snow = closed(desk, TUESDAY)
    desk.new_lead()
    seen = preview_change(desk.desk, snow)
    desk.new_lead(phone_text="6465550188")
    with pytest.raises(MovesUnseen):
        change_calendar(desk.desk, snow, seen.base_version, seen=seen.moved)
    assert len(desk.stored.calendars) == 1
    seen = preview_change(desk.desk, snow)
    done = change_calendar(desk.desk, snow, seen.base_version, seen=seen.moved)
    assert done.moved == seen.moved


def test_a_move_that_falls_away_meanwhile_stops_nobody(desk: FakeDesk) -> None:
    snow = closed(desk, TUESDAY)
    lead = desk.new_lead()
    seen = preview_change(desk.desk, snow)
    record_outcome(desk.desk, lead, Call("booked"))
    done = change_calendar(desk.desk, snow, seen.base_version, seen=seen.moved)
    assert done.moved == ()


def test_what_turns_overdue_since_the_preview_is_shown_first(desk: FakeDesk) -> None:
    desk.new_lead(clock("2026-11-16 08:00"))
    early = set_policy(desk.definition, Policy.SAME_DAY_IF_EARLY)
    early = give_special_hours(early, (date(2026, 11, 16),), ((9 * 60, 14 * 60),))
    seen = preview_change(desk.desk, early)
    assert [lead.overdue_at_once for lead in seen.moved] == [False]
    desk.now = clock("2026-11-16 14:01")
    with pytest.raises(MovesUnseen):
        change_calendar(desk.desk, early, seen=seen.moved)


def test_whom_to_call_is_told_with_the_change_that_moves_them(desk: FakeDesk) -> None:
    lead = desk.new_lead()
    snow = closed(desk, TUESDAY)
    before = whom_to_call(desk.desk, (TUESDAY,))
    done = change_calendar(desk.desk, snow, closed=(TUESDAY,))
    assert [person.lead_id for person in done.to_call] == [lead]
    assert done.to_call == before
    assert whom_to_call(desk.desk, (TUESDAY,)) == ()


def test_what_cannot_be_leaves_the_calendar_in_force(desk: FakeDesk) -> None:
    days = [desk.now.date() + timedelta(days=ahead) for ahead in range(1200)]
    for definition, error in (
        (close_dates(desk.definition, days, ""), NoBusinessDay),
        (read_with_unknown_holiday(desk), CalendarUnreadable),
    ):
        for act in (preview_change, change_calendar):
            with pytest.raises(error):
                act(desk.desk, definition)
    assert len(desk.stored.calendars) == 1


def read_with_unknown_holiday(desk: FakeDesk) -> CalendarDefinition:
    return replace(desk.definition, open_on=("No Such Day",))


def test_versions_say_who_when_and_what(desk: FakeDesk) -> None:
    change_calendar(desk.desk, closed(desk, TUESDAY))
    newest, first = list_versions(desk.desk)
    assert (newest.version, newest.set_at, newest.set_by) == (2, desk.now, MANAGER)
    assert newest.definition == closed(desk, TUESDAY)
    assert first.definition == desk.definition
    assert ("calendar_changed", 1, "calendar", 2) in desk.stored.audit


# A snow day: whom to call


def test_a_snow_day_lists_agreed_calls_first_then_promises(desk: FakeDesk) -> None:
    promised = desk.new_lead()
    agreed = desk.new_lead(phone_text="6465550188")
    both = desk.new_lead(phone_text="6465550189")
    for lead, at in ((agreed, "2026-11-17 15:00"), (both, "2026-11-17 10:00")):
        call = Call("call_again", next_at=clock(at))
        record_outcome(desk.desk, lead, call)
    reached = desk.new_lead(phone_text="6465550190")
    record_outcome(desk.desk, reached, Call("left_voicemail"))
    later = desk.new_lead(phone_text="6465550191")
    call = Call("call_again", next_at=clock("2026-11-18 10:00"))
    record_outcome(desk.desk, later, call)
    people = whom_to_call(desk.desk, (TUESDAY,))
    assert [(p.lead_id, p.agreed_at, p.due_at) for p in people] == [
        (both, clock("2026-11-17 10:00"), None),
        (agreed, clock("2026-11-17 15:00"), None),
        (promised, None, clock("2026-11-17 17:00")),
    ]
    assert whom_to_call(desk.desk, (date(2026, 11, 20),)) == ()


def test_a_promise_that_ends_at_midnight_counts_on_the_day_that_ends(
    desk: FakeDesk,
) -> None:
    lead = desk.new_lead()
    late = give_special_hours(desk.definition, [TUESDAY], ((540, 1440),))
    change_calendar(desk.desk, late)
    assert due(desk, lead) == clock("2026-11-18 00:00")
    assert [p.lead_id for p in whom_to_call(desk.desk, (TUESDAY,))] == [lead]
    assert whom_to_call(desk.desk, (WEDNESDAY,)) == ()


def test_who_waits_already_counts_on_the_next_day_that_would_be_open(
    desk: FakeDesk,
) -> None:
    overdue, tried = desk.new_lead(), desk.new_lead(phone_text="6465550188")
    record_outcome(desk.desk, tried, Call("no_answer"))
    desk.now = clock("2026-11-17 17:00:01")
    assert whom_to_call(desk.desk, (TUESDAY,)) == (), "the desk has closed"
    (person,) = whom_to_call(desk.desk, (WEDNESDAY,))
    assert (person.lead_id, person.overdue) == (overdue, True)
    assert person.due_at == clock("2026-11-17 17:00")
    assert whom_to_call(desk.desk, (date(2026, 11, 20),)) == ()


def test_who_may_be_in_danger_is_called_first(desk: FakeDesk) -> None:
    agreed, danger = desk.new_lead(), desk.new_lead(phone_text="6465550188")
    call = Call("call_again", next_at=clock("2026-11-16 15:00"))
    record_outcome(desk.desk, agreed, call)
    desk.stored.leads[danger].safety = True
    people = whom_to_call(desk.desk, (desk.now.date(),))
    assert [(p.lead_id, p.safety) for p in people] == [(danger, True), (agreed, False)]
    record_outcome(desk.desk, danger, Call("left_voicemail"))
    assert [p.lead_id for p in whom_to_call(desk.desk, (desk.now.date(),))] == [agreed]
