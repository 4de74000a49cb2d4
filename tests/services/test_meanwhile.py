"""Two open desks and one lead: what one did is told before the other records."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.domain.day_errors import LeadGone, LeadMovedOn
from callback_desk.domain.hand_entry import Typed
from callback_desk.domain.outcome import Direction
from callback_desk.domain.staff import Role
from callback_desk.services.claims import claim_lead, free_lead
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.join_leads import join_leads
from callback_desk.services.meanwhile import news_on, seen_on
from callback_desk.services.quick_entry import enter_lead
from callback_desk.services.record_outcome import (
    Call,
    correct_attempt,
    record_outcome,
    record_seen,
    undo_attempt,
)
from callback_desk.services.retention import purge
from callback_desk.services.reviewing import Decision, review_lead
from callback_desk.services.staff_access import add_staff
from callback_desk.services.undo_import import undo_import
from callback_desk.services.work_queue import show_lead
from tests.cli.command_line import SAMPLES
from tests.desks import PASSWORD, DeskClock, copy_desk, opened

ANN, BERG = "Ann Porter", "Dr. Berg"
MARIA, SEAN, DANA = 1, 2, 4
MINE = Call("no_answer", note="asked to be called after four")
ADDS = "Not saved, note kept: the same again adds your call; Esc leaves it."
THERE = "Not saved, note kept: the same again adds your call there; Esc leaves it."
OPENS = (
    "Not saved, note kept: the same again adds your call and opens the lead; Esc "
    "leaves it."
)


@pytest.fixture
def clock() -> DeskClock:
    return DeskClock()


@pytest.fixture
def path(tmp_path: Path, clock: DeskClock) -> Path:
    path = copy_desk(tmp_path)
    with opened(path, clock) as desk:
        file = SAMPLES / "gravity-forms.csv"
        import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        add_staff(desk, ANN, Role.RECEPTIONIST, PASSWORD)
        add_staff(desk, BERG, Role.CLINICIAN, PASSWORD)
    return path


@pytest.fixture
def kim(path: Path, clock: DeskClock) -> Iterator[Desk]:
    with opened(path, clock) as desk:
        yield desk


@pytest.fixture
def ann(path: Path, clock: DeskClock) -> Iterator[Desk]:
    with opened(path, clock, ANN) as desk:
        yield desk


def agreed(desk: Desk) -> Call:
    return Call("call_again", next_at=desk.now() + timedelta(days=2))


@dataclass(frozen=True)
class Case:
    """What Ann does while Kim's call to Maria is open; what Kim is told of it."""

    does: Callable[[Desk], object]
    news: str
    mine: Call = MINE
    means: str = ADDS


def books(desk: Desk) -> None:
    record_outcome(desk, MARIA, Call("booked", note="by Ann"))


def agrees(desk: Desk) -> None:
    record_outcome(desk, MARIA, agreed(desk))


def bars_another_with_that_number(desk: Desk) -> None:
    number = show_lead(desk, MARIA).details.phone
    entered = enter_lead(desk, Typed("Bill Novak", number))
    record_outcome(desk, entered.lead_id, Call("do_not_call"))


def takes_back(desk: Desk) -> None:
    undo_attempt(desk, record_outcome(desk, MARIA, Call("busy")).attempt_id)


def corrects(desk: Desk) -> None:
    first = record_outcome(desk, MARIA, Call("busy"))
    correct_attempt(desk, first.attempt_id, Call("deceased"), "heard later")


def books_and_hears_nobody_later(desk: Desk) -> None:
    books(desk)
    record_outcome(desk, MARIA, Call("no_answer"))


CASES = {
    "booked, and tried after that": Case(
        books_and_hears_nobody_later,
        f"{ANN} recorded a call at 1:00 PM: No answer. The lead is closed.",
    ),
    "booked": Case(books, f"{ANN} closed this lead at 1:00 PM: Booked."),
    "booked, and I left word": Case(
        books,
        f"{ANN} closed this lead at 1:00 PM: Booked.",
        replace(MINE, outcome="left_voicemail"),
        OPENS,
    ),
    "booked, and they called me": Case(
        books,
        f"{ANN} closed this lead at 1:00 PM: Booked.",
        replace(MINE, direction=Direction.IN),
        OPENS,
    ),
    "booked, and I give up": Case(
        books,
        f"{ANN} closed this lead at 1:00 PM: Booked.",
        replace(MINE, outcome="left_voicemail", details=AttemptDetails(closes=True)),
    ),
    "booked, and so did I": Case(
        books,
        f"{ANN} closed this lead at 1:00 PM: Booked.",
        replace(MINE, outcome="booked"),
    ),
    "deceased": Case(
        lambda desk: record_outcome(desk, MARIA, Call("deceased")),
        f"{ANN} closed this lead at 1:00 PM: Deceased.",
    ),
    "do not call": Case(
        lambda desk: record_outcome(desk, MARIA, Call("do_not_call")),
        f"{ANN} closed this lead at 1:00 PM: Do not call.",
        replace(MINE, outcome="left_voicemail"),
    ),
    "do not call, by another with that number": Case(
        bars_another_with_that_number,
        "Somebody with this number asked meanwhile not to be called.",
    ),
    "tried": Case(
        lambda desk: record_outcome(desk, MARIA, Call("busy")),
        f"{ANN} recorded a call at 1:00 PM: Busy.",
    ),
    "agreed": Case(
        agrees,
        f"{ANN} recorded a call at 1:00 PM: Call again. Next call Wed 1:00 PM.",
    ),
    "taken back": Case(takes_back, f"{ANN} took a call back at 1:00 PM."),
    "corrected": Case(corrects, f"{ANN} closed this lead at 1:00 PM: Deceased."),
    "claimed": Case(
        lambda desk: claim_lead(desk, MARIA, take_over=True),
        f"{ANN} has this lead open since 1:00 PM.",
    ),
    "joined": Case(
        lambda desk: join_leads(desk, SEAN, MARIA),
        "This lead was joined to that of O'Brien, Sean meanwhile.",
        means=THERE,
    ),
    "joined twice": Case(
        lambda desk: (join_leads(desk, SEAN, MARIA), join_leads(desk, 3, SEAN)),
        "This lead was joined to that of Zoë Müller meanwhile.",
        means=THERE,
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_what_somebody_else_did_is_told_first_and_then_it_is_added(
    case: Case, kim: Desk, ann: Desk
) -> None:
    claim_lead(kim, MARIA)
    seen = seen_on(show_lead(kim, MARIA))
    case.does(ann)
    with pytest.raises(LeadMovedOn) as moved:
        record_seen(kim, seen, case.mine)
    error = moved.value
    assert (error.sentence, error.what_to_do) == (case.news, case.means)
    there = show_lead(kim, error.seen.lead_id)
    assert case.mine.note not in [a.note for a in there.attempts], "nothing was saved"
    recorded = record_seen(kim, error.seen, case.mine)
    assert recorded.lead_id == error.seen.lead_id
    newest = max(
        show_lead(kim, recorded.lead_id).attempts, key=lambda one: one.attempt_id
    )
    assert (newest.outcome, newest.note) == (case.mine.outcome, case.mine.note)
    assert recorded.closed is (not there.state.is_open and case.means is ADDS) or (
        case.mine.outcome == "booked" or there.details.barred
    )


def test_what_changes_nothing_is_recorded_at_once(kim: Desk, ann: Desk) -> None:
    claim_lead(kim, MARIA)
    seen = seen_on(show_lead(kim, MARIA))
    record_outcome(ann, SEAN, Call("booked"))
    assert record_seen(kim, seen, MINE).lead_id == MARIA


@pytest.mark.parametrize("code", ["spam", "already_patient", "no_answer"])
def test_who_asked_again_is_not_closed_unseen(kim: Desk, code: str) -> None:
    """What they had just sent was closed by the key that was meant for the first."""
    closes = AttemptDetails(closes=code == "no_answer")
    seen, call = seen_on(show_lead(kim, MARIA)), Call(code, details=closes)
    lead = show_lead(kim, MARIA).lead
    again = Typed(lead.name, lead.phone or "", "my number is the same, do call")
    assert enter_lead(kim, again).lead_id == MARIA
    with pytest.raises(LeadMovedOn, match="asked again meanwhile") as moved:
        record_seen(kim, seen, call)
    assert record_seen(kim, moved.value.seen, call).closed


@pytest.mark.parametrize("code", ["no_answer", "booked"])
def test_who_asked_again_and_is_reached_or_stays_is_recorded_at_once(
    kim: Desk, code: str
) -> None:
    seen, lead = seen_on(show_lead(kim, MARIA)), show_lead(kim, MARIA).lead
    enter_lead(kim, Typed(lead.name, lead.phone or "", "me again"))
    assert record_seen(kim, seen, Call(code)).lead_id == MARIA


def test_a_claim_that_was_let_go_of_is_nobodys(kim: Desk, ann: Desk) -> None:
    seen = seen_on(show_lead(kim, MARIA))
    claim_lead(ann, MARIA)
    with pytest.raises(LeadMovedOn) as moved:
        record_seen(kim, seen, MINE)
    assert moved.value.seen.holder == ann.opening
    free_lead(ann, MARIA)
    assert record_seen(kim, moved.value.seen, MINE).lead_id == MARIA


def test_what_happens_between_two_tellings_is_told_too(kim: Desk, ann: Desk) -> None:
    seen = seen_on(show_lead(kim, MARIA))
    record_outcome(ann, MARIA, Call("busy"))
    with pytest.raises(LeadMovedOn) as first:
        record_seen(kim, seen, MINE)
    books(ann)
    with pytest.raises(LeadMovedOn, match="closed this lead") as second:
        record_seen(kim, first.value.seen, MINE)
    assert record_seen(kim, second.value.seen, MINE).closed


def test_a_priority_lead_that_was_reviewed_meanwhile_is_told(
    kim: Desk, path: Path, clock: DeskClock
) -> None:
    record_outcome(kim, DANA, Call("booked"))
    seen = seen_on(show_lead(kim, DANA))
    with opened(path, clock, BERG) as berg:
        review_lead(berg, DANA, Decision.RELEASE, "spoke with her")
    with pytest.raises(LeadMovedOn, match="This lead was closed meanwhile"):
        record_seen(kim, seen, MINE)


def test_a_lead_whose_import_was_taken_back_is_gone(kim: Desk, ann: Desk) -> None:
    seen = seen_on(show_lead(kim, MARIA))
    undo_import(ann, 1)
    with pytest.raises(LeadGone):
        record_seen(kim, seen, MINE)


def test_a_lead_that_was_removed_after_its_years_is_gone(
    kim: Desk, ann: Desk, clock: DeskClock
) -> None:
    record_outcome(kim, MARIA, Call("booked"))
    seen = seen_on(show_lead(kim, MARIA))
    clock.now += timedelta(days=4000)
    purge(kim, date(2027, 1, 1))
    with pytest.raises(LeadGone):
        record_seen(ann, seen, MINE)


def test_the_card_tells_it_as_soon_as_it_is_read_again(kim: Desk, ann: Desk) -> None:
    seen = seen_on(show_lead(kim, MARIA))
    assert news_on(kim, show_lead(kim, MARIA), seen) == ""
    agrees(ann)
    news = f"{ANN} recorded a call at 1:00 PM: Call again. Next call Wed 1:00 PM."
    assert news_on(kim, show_lead(kim, MARIA), seen) == news
    assert news_on(kim, show_lead(kim, SEAN), seen) == "", "that is another lead"
