"""What the list says beside its cells is true, whatever the queue holds."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.callback_queue import sum_up
from callback_desk.domain.standing import OpenLead
from callback_desk.translation import ENGLISH, SPANISH, speak
from callback_desk.ui.today.list_words import (
    NO_LEADS_YET,
    NOTHING_FITS,
    say_all_done,
    say_empty_list,
    say_entry,
)
from tests.domain.calendars import local
from tests.ui.today.people import (
    NOW,
    clinic,
    drawn_people,
    lead,
    more_people,
    queue_of,
)

EVERYBODY = [*drawn_people(), *more_people()]


def resting(due: str) -> OpenLead:
    """Tried, and planned for later today."""
    return lead(
        1,
        due=due,
        attempts=1,
        dialled=True,
        last_outcome="no_answer",
        next_call_at=local("2026-11-30 15:10"),
    )


def done(leads: Sequence[OpenLead]) -> tuple[str, str] | None:
    return say_all_done(sum_up(queue_of(leads)), clinic())


def test_what_is_heard_of_a_row_is_in_one_language() -> None:
    now, danger = local("2026-11-30 13:10"), lead(1, due="2026-12-02 17:00")
    danger = replace(danger, safety=True, goal_at=local("2026-11-30 14:00"))
    try:
        speak(SPANISH)
        (entry,) = queue_of([danger]).entries
        said = say_entry(entry, now, clinic())
    finally:
        speak(ENGLISH)
    assert "prioridad" in said.lower()
    assert "priority" not in said


@pytest.mark.parametrize("number", [1, 2, 21, 22, 9])
def test_nothing_is_done_while_somebody_waits(number: int) -> None:
    coming = drawn_people()[-1]
    waiting = next(x for x in EVERYBODY if x.lead_id == number)
    assert done([coming, waiting]) is None


def test_a_kept_record_in_danger_waits_too() -> None:
    assert done([x for x in EVERYBODY if x.record_id is not None]) is None


def test_it_says_which_promise_falls_due_next() -> None:
    assert done([lead(1, due="2026-12-02 17:00"), lead(2, due="2026-12-03 17:00")]) == (
        "Every promise is kept.",
        "The next one falls due Wed 5:00 PM.",
    )
    assert done([resting("2026-11-30 17:00")]) == (
        "Every promise is kept.",
        "The next one falls due today 5:00 PM.",
    )


def test_whom_nobody_reached_in_time_is_not_called_kept() -> None:
    assert done([resting("2026-11-25 17:00")]) == (
        "Nobody waits for a call now.",
        "The next call is today 3:10 PM.",
    )


def test_without_any_open_lead_new_ones_are_awaited() -> None:
    assert done([]) == (
        "Every promise is kept.",
        "New leads will stand here as they come in.",
    )


def test_an_empty_list_says_why() -> None:
    def say(leads: Sequence[OpenLead], *, narrowed: bool, had: bool) -> tuple[str, str]:
        return say_empty_list(
            sum_up(queue_of(leads)), clinic(), narrowed=narrowed, had_leads=had
        )

    assert say([], narrowed=False, had=False) == NO_LEADS_YET
    assert say([], narrowed=True, had=True) == NOTHING_FITS
    assert say([], narrowed=False, had=True)[0] == "Every promise is kept."
    # Not read yet, as just after the lock: nobody is hidden by a search.
    assert say(EVERYBODY, narrowed=False, had=True) == ("Looking…", "")
    assert say([drawn_people()[-1]], narrowed=False, had=False) == (
        "Every promise is kept.",
        "The next one falls due Tue 5:00 PM.",
    )


@given(st.lists(st.sampled_from(EVERYBODY), unique_by=id))
def test_every_row_can_be_heard(leads: list[OpenLead]) -> None:
    queue = queue_of(leads)
    for entry in (*queue.entries, *queue.resting):
        heard = say_entry(entry, NOW, clinic())
        assert heard.isprintable()
        assert heard.count(", ") >= 2
        assert (entry.lead.name or "no name").split()[0][:1] in heard
