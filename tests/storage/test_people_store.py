"""Who a lead is, on a real desk: corrected, given other numbers, joined and split."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from callback_desk.cli.call_json import facts_json
from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.domain.calendar_edits import close_dates
from callback_desk.domain.calling_errors import (
    CannotJoin,
    CannotSplit,
    CorrectedSince,
    LeadJoined,
    NameMissing,
    NumberHereAlready,
    NumberUnreadable,
    SafetyLeadStays,
    UnknownNumber,
)
from callback_desk.domain.hand_entry import Typed
from callback_desk.domain.lead_identity import Edited, NumberState
from callback_desk.domain.outcome import Direction
from callback_desk.domain.reach import BestTime, Reach, Voicemail
from callback_desk.domain.submission import Verdict
from callback_desk.services.audit_trail import list_audit
from callback_desk.services.calendar_changes import change_calendar
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.join_leads import join_leads, split_leads
from callback_desk.services.lead_identity import (
    Corrected,
    add_number,
    correct,
    correct_name,
    correct_number,
    remove_number,
    show_identity,
    use_number,
)
from callback_desk.services.needs_look import fix_of, list_kept, look_at
from callback_desk.services.quick_entry import enter_lead, foretell_entry
from callback_desk.services.reach_leads import reach_of, tell_reach
from callback_desk.services.record_outcome import (
    Call,
    correct_attempt,
    record_outcome,
    undo_attempt,
)
from callback_desk.services.search_leads import search_leads
from callback_desk.services.settle_record import join_record
from callback_desk.services.they_called import find_callers, recent_callers
from callback_desk.services.undo_correction import undo_correction
from callback_desk.services.undo_import import undo_import
from callback_desk.services.work_queue import show_lead, show_queue
from tests.desks import MONDAY, DeskClock, copy_desk, opened
from tests.storage.stored_desk import ANA, BO, take

NEXT_DAY = (MONDAY + timedelta(days=1)).date()
MARIA, IVY = "Maria Alvarez", "Ivy Park"
PHONE = "(212) 555-0142"


@pytest.fixture
def clock() -> DeskClock:
    """The desk's clock."""
    return DeskClock()


@pytest.fixture
def desk(tmp_path: Path, clock: DeskClock) -> Iterator[Desk]:
    """A desk with Ana, and with Bo who is in danger."""
    with opened(copy_desk(tmp_path), clock) as desk:
        take(desk, tmp_path, ANA, BO)
        yield desk
        assert check_desk(desk)[0] == []


def names(desk: Desk) -> list[str]:
    queue, _ = show_queue(desk)
    return [entry.lead.name for entry in (*queue.entries, *queue.resting)]


def test_a_corrected_name_is_found_and_the_old_one_stays_in_the_history(
    desk: Desk,
) -> None:
    correct_name(desk, 1, "  Anna   López ")
    assert "Anna López" in names(desk)
    (edit,) = show_identity(desk, 1).edits
    assert (edit.what, edit.before, edit.after) == (
        Edited.NAME,
        "Ana Lopez",
        "Anna López",
    )
    with pytest.raises(NameMissing):
        correct_name(desk, 1, "  ")


def test_a_corrected_number_is_called_from_now_on(desk: Desk) -> None:
    correct_number(desk, 1, "(917) 555-0170 ext 7")
    identity = show_identity(desk, 1)
    assert identity.details.phone == "+19175550170"
    assert identity.details.extension == "7"
    (other,) = identity.numbers
    assert (other.phone, other.state) == ("+12125550142", NumberState.WRONG)
    with pytest.raises(NumberUnreadable):
        correct_number(desk, 1, "555")
    assert not correct_number(desk, 1, "917 555 0170 x7").is_change
    assert correct_number(desk, 1, "917 555 0170 x8").is_change
    edits = [(edit.before, edit.after) for edit in show_identity(desk, 1).edits]
    assert edits == [
        ("+12125550142", "+19175550170;ext=7"),
        ("+19175550170;ext=7", "+19175550170;ext=8"),
    ]


def test_a_correction_is_made_whole_or_not_at_all(desk: Desk) -> None:
    """The name was kept where its number could not be read."""
    for number, another, error in (
        ("555", "", NumberUnreadable),
        ("917-555-0170", "abc", NumberUnreadable),
        ("917-555-0170", "917 555 0170", NumberHereAlready),
    ):
        with pytest.raises(error):
            correct(desk, 1, name="Anna", number=number, another=another)
    identity = show_identity(desk, 1)
    assert (identity.details.name, identity.edits) == ("Ana Lopez", [])
    correct(desk, 1, name="Anna", number="917-555-0170", another="646-555-0101")
    identity = show_identity(desk, 1)
    assert identity.details.name == "Anna"
    assert [n.phone for n in identity.numbers] == ["+12125550142", "+16465550101"]


def who(desk: Desk) -> tuple[object, ...]:
    details, numbers = show_identity(desk, 1).details, show_identity(desk, 1).numbers
    states = [(number.phone, number.extension, number.state) for number in numbers]
    return details.name, details.phone, details.extension, details.barred, states


def test_a_correction_is_taken_back_and_the_history_keeps_both(desk: Desk) -> None:
    record_outcome(desk, 2, Call("do_not_call"))
    bos = show_lead(desk, 2).details.phone
    add_number(desk, 1, "917-555-0170")
    (other,) = show_identity(desk, 1).numbers
    acts: tuple[Callable[[], Corrected], ...] = (
        lambda: correct(desk, 1, name="Anna", number=bos, another="646-555-0101"),
        lambda: correct_number(desk, 1, "(212) 555-0142 ext 7"),
        lambda: correct_number(desk, 1, "917 555 0170"),
        lambda: use_number(desk, 1, other.number_id),
        lambda: add_number(desk, 1, "646-555-0101"),
        lambda: remove_number(desk, 1, other.number_id),
        lambda: correct_name(desk, 1, "Anna"),
    )
    for act in acts:
        before, had = who(desk), len(show_identity(desk, 1).edits)
        corrected = act()
        made = len(show_identity(desk, 1).edits) - had
        assert who(desk) != before
        undo_correction(desk, corrected)
        assert who(desk) == before
        assert len(show_identity(desk, 1).edits) == had + 2 * made
        with pytest.raises(CorrectedSince):
            undo_correction(desk, corrected)
    assert "Ana Lopez" in names(desk)


def test_each_correction_stands_in_the_audit_with_it(desk: Desk) -> None:
    correct(desk, 1, name="Anna", number="917 555 0170", another="646-555-0101")
    newest = list_audit(desk, limit=3).entries
    assert [(row.act, row.number) for row in reversed(newest)] == [
        ("lead_name_edited", 1),
        ("lead_number_edited", 1),
        ("lead_number_added_edited", 1),
    ]


def test_what_was_corrected_since_is_not_taken_back(desk: Desk) -> None:
    add_number(desk, 1, "917-555-0170")
    corrected = correct_name(desk, 1, "Anna")
    record_outcome(desk, 1, Call("wrong_number"))
    with pytest.raises(CorrectedSince):
        undo_correction(desk, corrected)
    assert show_lead(desk, 1).details.name == "Anna"


def test_another_number_is_found_and_joins_what_comes_from_it(
    desk: Desk, tmp_path: Path
) -> None:
    add_number(desk, 1, "917-555-0170")
    assert [lead.lead_id for lead in search_leads(desk, "5550170")] == [1]
    report, _ = take(desk, tmp_path, "Ana Lopez,917-555-0170,,again,2026-11-16 11:00")
    assert report.counts[Verdict.REPEAT] == 1
    (number,) = show_identity(desk, 1).numbers
    use_number(desk, 1, number.number_id)
    assert show_lead(desk, 1).details.phone == "+19175550170"
    (before,) = show_identity(desk, 1).numbers
    remove_number(desk, 1, before.number_id)
    for act in (use_number, remove_number):
        with pytest.raises(UnknownNumber):
            act(desk, 1, 999)
    assert show_identity(desk, 1).numbers == []


def test_a_wrong_number_gives_way_to_the_other_one_and_comes_back_undone(
    desk: Desk,
) -> None:
    add_number(desk, 1, "917-555-0170")
    recorded = record_outcome(desk, 1, Call("wrong_number"))
    assert not recorded.closed
    assert not recorded.proposes_closing
    assert show_lead(desk, 1).details.phone == "+19175550170"
    undo_attempt(desk, recorded.attempt_id)
    assert show_lead(desk, 1).details.phone == "+12125550142"
    again = record_outcome(desk, 1, Call("disconnected"))
    assert show_lead(desk, 1).details.phone == "+19175550170"
    correct_attempt(desk, again.attempt_id, Call("no_answer"), "pressed wrongly")
    assert show_lead(desk, 1).details.phone == "+12125550142"


def test_a_number_that_asked_for_silence_is_not_called_in_a_wrong_ones_place(
    desk: Desk, tmp_path: Path
) -> None:
    """The lead left the list with it, and nobody was told."""
    take(desk, tmp_path, "Pat Lopez,917-555-0170,,hello,2026-11-16 11:00")
    (pat,) = search_leads(desk, "Pat")
    record_outcome(desk, pat.lead_id, Call("do_not_call"))
    add_number(desk, 1, "917-555-0170")
    facts = show_lead(desk, 1).facts
    assert facts is not None
    assert facts.next_number is None
    recorded = record_outcome(desk, 1, Call("wrong_number"))
    assert recorded.proposes_closing
    assert show_lead(desk, 1).details.phone == "+12125550142"
    assert 1 in [entry.lead.lead_id for entry in show_queue(desk)[0].entries]
    add_number(desk, 1, "646-555-0171")
    assert not record_outcome(desk, 1, Call("wrong_number")).proposes_closing
    assert show_lead(desk, 1).details.phone == "+16465550171"


def test_a_wrong_number_without_another_proposes_to_close(desk: Desk) -> None:
    kept = record_outcome(desk, 1, Call("wrong_number"))
    assert kept.proposes_closing
    assert not kept.closed
    given_up = Call("wrong_number", details=AttemptDetails(closes=True))
    assert record_outcome(desk, 1, given_up).closed


def test_giving_up_closes_no_lead_in_danger(desk: Desk) -> None:
    assert not record_outcome(desk, 2, Call("wrong_number")).proposes_closing
    with pytest.raises(SafetyLeadStays):
        record_outcome(desk, 2, Call("no_answer", details=AttemptDetails(closes=True)))
    handed_over = Call("crisis_handover", details=AttemptDetails(closes=True))
    with pytest.raises(SafetyLeadStays):
        record_outcome(desk, 1, handed_over)


def test_no_number_of_tries_gives_anybody_in_danger_up(
    desk: Desk, clock: DeskClock
) -> None:
    for _try in range(8):
        clock.now += timedelta(minutes=1)
        recorded = record_outcome(desk, 2, Call("no_answer"))
    assert (recorded.closed, recorded.proposes_closing) == (False, False)
    assert recorded.next_call_at is not None


def test_after_six_tries_closing_is_proposed_and_an_agreed_call_stays(
    desk: Desk, clock: DeskClock
) -> None:
    recorded = record_outcome(desk, 1, Call("no_answer"))
    for _ in range(4):
        assert not recorded.proposes_closing
        assert recorded.next_call_at is not None
        clock.now = recorded.next_call_at
        recorded = record_outcome(desk, 1, Call("no_answer"))
    assert recorded.next_call_at is not None
    clock.now = recorded.next_call_at
    last = record_outcome(desk, 1, Call("no_answer"))
    assert last.proposes_closing
    assert last.next_call_at is None
    assert not last.closed
    undo_attempt(desk, last.attempt_id)
    booster = clock.now + timedelta(weeks=3)
    agreed = record_outcome(desk, 1, Call("call_again", next_at=booster))
    assert agreed.next_call_at == booster


def test_two_leads_become_one_and_two_again(desk: Desk, clock: DeskClock) -> None:
    entered = enter_lead(desk, Typed("Ana M. Lopes", "917-555-0170", "call evenings"))
    assert entered.verdict is Verdict.NEW
    record_outcome(desk, entered.lead_id, Call("no_answer", note="rang long"))
    before = [show_lead(desk, one) for one in (1, entered.lead_id)]
    joined = join_leads(desk, 1, entered.lead_id)
    card = show_lead(desk, 1)
    assert len(card.submissions) == 2
    assert [a.note for a in card.attempts] == ["rang long"]
    assert card.facts is not None
    assert [n.phone for n in card.facts.numbers] == ["+19175550170"]
    assert names(desk).count("Ana M. Lopes") == 0
    assert [f.lead_id for f in search_leads(desk, "5550170")] == [1]
    with pytest.raises(LeadJoined) as told:
        show_lead(desk, entered.lead_id)
    assert "joined to lead 1" in told.value.sentence
    assert check_desk(desk)[0] == []
    split_leads(desk, 1, joined.join_id)
    assert list_audit(desk).entries[0].act == "leads_split"
    after = [show_lead(desk, one) for one in (1, entered.lead_id)]
    for was, now in zip(before, after, strict=True):
        assert now.details == was.details
        assert now.state == was.state
        assert now.attempts == was.attempts
    with pytest.raises(CannotSplit):
        split_leads(desk, 1, joined.join_id)
    with pytest.raises(CannotJoin):
        join_leads(desk, 1, 1)


def test_who_is_split_off_goes_by_the_calendar_in_force(
    desk: Desk, clock: DeskClock
) -> None:
    """The hours were changed while it stood in another lead, and passed it over."""
    entered = enter_lead(desk, Typed("Ana M. Lopes", "917-555-0170")).lead_id
    joined = join_leads(desk, 1, entered)
    with desk.open_work(writes=False) as work:
        _, in_force = work.settings.calendar()
    change_calendar(desk, close_dates(in_force, [NEXT_DAY], "Snow"))
    split_leads(desk, 1, joined.join_id)
    new = enter_lead(desk, Typed("Somebody Else", "646-555-0171")).lead_id
    due = {show_lead(desk, one).lead.due_at.date() for one in (1, entered, new)}
    assert due == {NEXT_DAY + timedelta(days=1)}


def test_a_split_leaves_a_lead_the_numbers_that_it_had_itself(
    desk: Desk, clock: DeskClock
) -> None:
    entered = [
        enter_lead(desk, Typed("Luis Diaz", number)).lead_id
        for number in ("212 555 0142", "917 555 0170")
    ]
    add_number(desk, 1, "917 555 0170")
    before = show_identity(desk, 1)
    for lead_id in entered:
        clock.now += timedelta(minutes=1)
        split_leads(desk, 1, join_leads(desk, 1, lead_id).join_id)
    after = show_identity(desk, 1)
    assert after.details == before.details
    assert after.numbers == before.numbers


def test_whom_a_number_of_a_joined_lead_was_called_on_is_called_as_before_it(
    desk: Desk, clock: DeskClock
) -> None:
    entered = enter_lead(desk, Typed("Ana Again", "917-555-0170"))
    add_number(desk, 1, "646-555-0171")
    clock.now += timedelta(minutes=1)
    joined = join_leads(desk, 1, entered.lead_id)
    number = show_identity(desk, 1).numbers[-1]
    assert number.phone == "+19175550170"
    use_number(desk, 1, number.number_id)
    split_leads(desk, 1, joined.join_id)
    after = show_identity(desk, 1)
    assert after.details.phone == "+12125550142"
    assert [n.phone for n in after.numbers] == ["+16465550171"]


def test_a_join_keeps_danger_and_do_not_call(desk: Desk) -> None:
    entered = enter_lead(desk, Typed("Ana Again", "917-555-0170"))
    record_outcome(desk, entered.lead_id, Call("do_not_call"))
    joined = join_leads(desk, 1, entered.lead_id)
    assert show_lead(desk, 1).details.barred
    assert "Ana Lopez" not in names(desk)
    split_leads(desk, 1, joined.join_id)
    assert not show_lead(desk, 1).details.barred
    assert show_lead(desk, entered.lead_id).details.barred
    join_leads(desk, 1, 2)
    assert show_lead(desk, 1).details.safety


def test_an_import_is_not_taken_from_under_a_person_who_was_worked_on(
    desk: Desk,
) -> None:
    correct_name(desk, 1, "Anna")
    undone = undo_import(desk, 1)
    assert undone.kept == (1,)


def test_quick_entry_says_the_deadline_and_who_is_here(desk: Desk) -> None:
    told = foretell_entry(desk, Typed("ana lopez", "212 555 0142"))
    assert (told.verdict, told.lead_id, told.lead_name) == (
        Verdict.REPEAT,
        1,
        "Ana Lopez",
    )
    danger = foretell_entry(desk, Typed("Cy", "917-555-0199", "i want to die"))
    assert danger.safety.flagged
    assert danger.verdict is Verdict.NEW
    entered = enter_lead(desk, Typed("Cy", "917-555-0199", "i want to die"))
    assert entered.safety
    assert names(desk)[0] in {"Cy", "Bo Chen"}
    assert entered.due_at == danger.due_at
    with pytest.raises(NumberUnreadable):
        enter_lead(desk, Typed("Cy", "12"))
    with pytest.raises(NameMissing):
        foretell_entry(desk, Typed(" ", "917-555-0199"))
    # Pressed twice, it is the same asking.
    again = enter_lead(desk, Typed("Cy", "917-555-0199", "i want to die"))
    assert (again.lead_id, again.verdict) == (entered.lead_id, Verdict.KNOWN)
    assert again.batch is None


def test_entered_twice_it_is_who_they_are_by_now(desk: Desk) -> None:
    """Renamed, or joined, within the minute, that was a bug of the program."""
    typed = Typed(IVY, "917-555-0170")
    entered = enter_lead(desk, typed)
    correct_name(desk, entered.lead_id, MARIA)
    again = enter_lead(desk, typed)
    assert (again.verdict, again.lead_id) == (Verdict.KNOWN, entered.lead_id)
    join_leads(desk, 1, entered.lead_id)
    assert enter_lead(desk, typed).lead_id == 1


def test_half_a_sign_in_what_is_typed_keeps_nobody_out(desk: Desk) -> None:
    entered = enter_lead(desk, Typed("Ann \ud83d", "646-555-0177", "call me \ud83d"))
    card = show_lead(desk, entered.lead_id)
    assert card.details.name.startswith("Ann")
    (sent,) = card.submissions
    assert sent.record.submission.message.startswith("call me")


def test_whoever_was_tried_last_is_the_first_to_be_calling(
    desk: Desk, clock: DeskClock
) -> None:
    entered = enter_lead(desk, Typed(IVY, "917-555-0170"))
    record_outcome(desk, 1, Call("no_answer"))
    clock.now += timedelta(minutes=5)
    record_outcome(desk, entered.lead_id, Call("left_voicemail"))
    assert [c.lead.name for c in recent_callers(desk)] == [IVY, "Ana Lopez"]
    clock.now += timedelta(minutes=5)
    called = Call("thinking", direction=Direction.IN)
    recorded = record_outcome(desk, 1, called)
    assert show_lead(desk, 1).state.current.first_contact_at == clock.now
    assert recorded.standing is not None
    clock.now += timedelta(days=4)
    assert recent_callers(desk) == []
    assert [c.lead.name for c in find_callers(desk, "0170")] == [IVY]
    assert [c.lead.name for c in find_callers(desk, "ana")] == ["Ana Lopez"]


def test_how_to_reach_is_proposed_until_it_is_told(desk: Desk) -> None:
    entered = enter_lead(
        desk, Typed(IVY, "917-555-0170", "no voicemail, call evenings")
    )
    proposed = reach_of(desk, [entered.lead_id])[entered.lead_id]
    assert proposed.voicemail is Voicemail.NO
    card = show_lead(desk, entered.lead_id)
    assert card.facts is not None
    assert card.facts.proposed == proposed
    assert card.facts.confirmed.is_empty
    tell_reach(desk, entered.lead_id, replace(proposed, language="Korean"))
    facts = show_lead(desk, entered.lead_id).facts
    assert facts is not None
    assert facts.confirmed.language == "Korean"
    assert facts.proposed == Reach()


def test_what_they_write_after_that_is_proposed_again(
    desk: Desk, clock: DeskClock, tmp_path: Path
) -> None:
    """Asked again with *no voicemail now*, they had one left on it all the same."""
    tell_reach(desk, 1, Reach(voicemail=Voicemail.FINE, language="Spanish"))
    clock.now += timedelta(hours=3)
    line = "Ana Lopez,(212) 555-0142,,{},{}"
    take(desk, tmp_path, line.format("call in the mornings", "2026-11-16 12:30"))
    later = "No voicemail now. I speak Spanish"
    take(desk, tmp_path, line.format(later, "2026-11-16 15:30"))
    facts = show_lead(desk, 1).facts
    assert facts is not None
    # What they said already is known; the mornings nobody had read of by then.
    said = Reach(voicemail=Voicemail.NO, best_time=BestTime.MORNING)
    assert facts.proposed == said
    assert facts.reach == replace(said, language="Spanish")
    assert reach_of(desk, [1])[1] == facts.reach


def test_what_was_sent_before_that_and_came_after_it_is_proposed_too(
    desk: Desk, clock: DeskClock, tmp_path: Path
) -> None:
    """*No voicemail*, sent before a mailbox was read, was passed over for good."""
    take(desk, tmp_path, "Ana Lopez,(212) 555-0142,,call in the evening,2026-11-16")
    clock.now += timedelta(minutes=1)
    tell_reach(desk, 1, Reach(best_time=BestTime.MORNING))
    clock.now += timedelta(hours=1)
    # Where the day alone is known, it counts as sent as that begins.
    words = "no voicemail please, call in the afternoon. Hablo español"
    take(desk, tmp_path, f'Ana Lopez,(212) 555-0142,,"{words}",2026-11-16')
    facts = show_lead(desk, 1).facts
    assert facts is not None
    # What was told since it was sent stays, whatever else they wrote.
    assert facts.proposed == Reach(voicemail=Voicemail.NO, language="Spanish")
    assert facts.reach.best_time is BestTime.MORNING
    assert reach_of(desk, [1])[1] == facts.reach
    clock.now += timedelta(minutes=1)
    tell_reach(desk, 1, replace(facts.reach, voicemail=Voicemail.FINE))
    assert reach_of(desk, [1])[1].voicemail is Voicemail.FINE


def test_what_came_as_a_record_was_settled_is_proposed_too(
    desk: Desk, clock: DeskClock, tmp_path: Path
) -> None:
    take(desk, tmp_path, "Ana Lopez,none,,hello,2026-11-16 11:00")
    (row,) = list_kept(desk).rows
    view = look_at(desk, row.record_id)
    clock.now += timedelta(minutes=1)
    tell_reach(desk, 1, Reach(best_time=BestTime.MORNING))
    clock.now += timedelta(minutes=1)
    mended = replace(fix_of(view), phone_text=PHONE, message="no voicemail")
    join_record(desk, row.record_id, mended, 1)
    assert reach_of(desk, [1])[1].voicemail is Voicemail.NO


def test_each_time_that_how_to_reach_was_told_stays_in_the_history(
    desk: Desk, clock: DeskClock
) -> None:
    """It was kept, and shown nowhere but the newest."""
    tell_reach(desk, 1, Reach(language="Korean"))
    clock.now += timedelta(minutes=5)
    correct_name(desk, 1, "Anna Lopez")
    clock.now += timedelta(minutes=5)
    tell_reach(desk, 1, Reach())
    facts = show_lead(desk, 1).facts
    assert facts is not None
    made = facts_json(facts)["corrections"]
    assert isinstance(made, list)
    assert [(one["what"], one["before"], one["after"]) for one in made] == [
        ("reach", None, "Korean"),
        ("name", "Ana Lopez", "Anna Lopez"),
        ("reach", "Korean", None),
    ]
    assert made[0]["by"] == "Kim Osei"
