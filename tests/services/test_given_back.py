"""A call corrected or taken back, on a real desk: number, bar and owner go with it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.domain.errors import AttemptTimeImpossible
from callback_desk.domain.hand_entry import Typed
from callback_desk.domain.lead_identity import NumberState
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.lead_identity import (
    add_number,
    correct_number,
    show_identity,
)
from callback_desk.services.owners import reassign
from callback_desk.services.quick_entry import enter_lead
from callback_desk.services.record_outcome import (
    Call,
    Recorded,
    correct_attempt,
    record_outcome,
    undo_attempt,
)
from callback_desk.services.work_queue import show_lead
from tests.desks import MANAGER, DeskClock, copy_desk, opened
from tests.storage.stored_desk import ANA, take

THEIRS, ANOTHER = "+12125550142", "+19175550170"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with Ana, who is checked to be whole afterwards."""
    with opened(copy_desk(tmp_path), DeskClock()) as desk:
        take(desk, tmp_path, ANA)
        yield desk
        assert check_desk(desk)[0] == []


def numbers(desk: Desk) -> tuple[str, list[tuple[str, NumberState]]]:
    identity = show_identity(desk, 1)
    return identity.details.phone, [(n.phone, n.state) for n in identity.numbers]


def of_household(desk: Desk, number: str = THEIRS) -> int:
    return enter_lead(desk, Typed("Peter Miller", number)).lead_id


def is_barred(desk: Desk, lead_id: int) -> bool:
    return show_lead(desk, lead_id).details.barred


def test_do_not_call_bars_the_number_that_was_called_not_the_one_taken_for_it(
    desk: Desk,
) -> None:
    """A wrong number had given way to another one: that was barred, theirs was not."""
    add_number(desk, 1, ANOTHER)
    wrong = record_outcome(desk, 1, Call("wrong_number"))
    correct_attempt(desk, wrong.attempt_id, Call("do_not_call"), "she said so")
    assert show_lead(desk, 1).details.phone == THEIRS
    assert is_barred(desk, 1)
    assert is_barred(desk, of_household(desk))
    assert not is_barred(desk, enter_lead(desk, Typed("Bo", ANOTHER)).lead_id)


def test_a_bar_that_stands_again_holds_though_the_lead_has_another_number(
    desk: Desk,
) -> None:
    peter = of_household(desk)
    barring = record_outcome(desk, 1, Call("do_not_call"))
    corrected = correct_attempt(desk, barring.attempt_id, Call("busy"), "mistyped")
    assert not is_barred(desk, peter)
    correct_number(desk, 1, ANOTHER)
    undo_attempt(desk, corrected.attempt_id)
    assert is_barred(desk, peter)
    assert not is_barred(desk, 1)


def test_a_bar_stays_where_it_was_said_though_its_call_is_corrected_later(
    desk: Desk,
) -> None:
    peter = of_household(desk)
    barring = record_outcome(desk, 1, Call("do_not_call"))
    correct_number(desk, 1, ANOTHER)
    again = Call("do_not_call", at=desk.now() - timedelta(minutes=2))
    corrected = correct_attempt(desk, barring.attempt_id, again, "it was earlier")
    assert is_barred(desk, peter)
    undo_attempt(desk, corrected.attempt_id)
    assert is_barred(desk, peter)
    undo_attempt(desk, barring.attempt_id)
    assert not is_barred(desk, peter)


def test_one_kind_of_wrong_number_corrected_to_another_loses_no_number(
    desk: Desk,
) -> None:
    """The number that it came with was gone, the other one stood there twice."""
    add_number(desk, 1, ANOTHER)
    wrong = record_outcome(desk, 1, Call("wrong_number"))
    meant = Call("disconnected")
    corrected = correct_attempt(desk, wrong.attempt_id, meant, "no such line")
    assert numbers(desk) == (ANOTHER, [(THEIRS, NumberState.DISCONNECTED)])
    undo_attempt(desk, corrected.attempt_id)
    assert numbers(desk) == (ANOTHER, [(THEIRS, NumberState.WRONG)])
    undo_attempt(desk, wrong.attempt_id)
    assert numbers(desk) == (THEIRS, [(ANOTHER, NumberState.GOOD)])


def test_a_wrong_number_that_stands_again_is_not_called(desk: Desk) -> None:
    add_number(desk, 1, ANOTHER)
    wrong = record_outcome(desk, 1, Call("wrong_number"))
    corrected = correct_attempt(desk, wrong.attempt_id, Call("busy"), "mistyped")
    assert numbers(desk)[0] == THEIRS
    undo_attempt(desk, corrected.attempt_id)
    assert numbers(desk) == (ANOTHER, [(THEIRS, NumberState.WRONG)])
    # Whoever gave it yet another number since meant that one.
    again = correct_attempt(desk, wrong.attempt_id, Call("busy"), "mistyped")
    correct_number(desk, 1, "+16465550171")
    undo_attempt(desk, again.attempt_id)
    assert numbers(desk)[0] == "+16465550171"


def mistyped(desk: Desk, recorded: Recorded) -> Recorded:
    """Correct a call to one that nobody takes on."""
    busy, why = Call("busy"), "mistyped"
    return correct_attempt(desk, recorded.attempt_id, busy, why, asked_anew=True)


def test_who_took_a_call_on_that_stands_again_has_it_unless_it_was_given_on(
    desk: Desk,
) -> None:
    taken_on = Call("question_for", details=AttemptDetails(owner=MANAGER))
    asked = record_outcome(desk, 1, taken_on)
    corrected = mistyped(desk, asked)
    assert show_lead(desk, 1).lead.owner is None
    undo_attempt(desk, corrected.attempt_id)
    assert show_lead(desk, 1).lead.owner == MANAGER
    with desk.open_work() as work:
        nora = work.staff.add("Nora Diaz", desk.staff.role, desk.now())
        work.commit()
    corrected = mistyped(desk, asked)
    reassign(desk, [1], nora.staff_id)
    undo_attempt(desk, corrected.attempt_id)
    assert show_lead(desk, 1).lead.owner == "Nora Diaz"


def test_whoever_was_named_last_has_it_again_whenever_that_call_was(desk: Desk) -> None:
    """A call of an hour ago was typed in after one of just now."""
    with desk.open_work() as work:
        work.staff.add("Nora Diaz", desk.staff.role, desk.now())
        work.commit()
    mine, noras = AttemptDetails(owner=MANAGER), AttemptDetails(owner="Nora Diaz")
    record_outcome(desk, 1, Call("question_for", details=mine))
    earlier = desk.now() - timedelta(minutes=60)
    record_outcome(desk, 1, Call("question_for", at=earlier, details=noras))
    mistaken = record_outcome(desk, 1, Call("thinking", details=noras))
    undo_attempt(desk, mistaken.attempt_id)
    assert show_lead(desk, 1).lead.owner == "Nora Diaz"


def test_a_call_is_corrected_whatever_the_clock_says_by_now(tmp_path: Path) -> None:
    """A clock that ran ahead was put right, and what was mistyped had to stay."""
    clock = DeskClock()
    with opened(copy_desk(tmp_path), clock) as desk:
        take(desk, tmp_path, ANA)
        mistaken = record_outcome(desk, 1, Call("do_not_call"))
        clock.now -= timedelta(minutes=20)
        meant = Call("no_answer")
        correct_attempt(desk, mistaken.attempt_id, meant, "pressed wrongly")
        assert not is_barred(desk, 1)
        ahead = Call("busy", at=clock.now + timedelta(minutes=1))
        with pytest.raises(AttemptTimeImpossible):
            correct_attempt(desk, mistaken.attempt_id + 1, ahead, "at another time")
