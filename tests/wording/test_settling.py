"""The words of kept records: why they are here, and what they would become."""

from dataclasses import replace

import pytest

from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.settlement import Aside
from callback_desk.domain.submission import Problem, Verdict, Why
from callback_desk.services.needs_look import fix_of, foresee_settling, look_at
from callback_desk.wording.settling import (
    say_aside,
    say_badge,
    say_due,
    say_foreseen_record,
    say_settled,
    say_what_to_do,
    say_why_kept,
    say_why_short,
)
from tests.desks import CALENDAR, MONDAY
from tests.domain.calendars import calendar_of
from tests.services.fake_desk import FakeDesk, asks, clock

CLINIC = calendar_of(read_calendar(CALENDAR))
NO_NUMBER = Problem(Why.PHONE, "there is no number in none")


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (NO_NUMBER, "There is no number that could be called: “none”."),
        (
            Problem(Why.PHONE, "there is no number"),
            "There is no number that could be called.",
        ),
        (
            Problem(Why.PHONE, "ext 12 is too short to be a whole number"),
            "There is no number that could be called: ext 12 is too short to be a whole"
            " number.",
        ),
        (Problem(Why.NAME, "there is no name"), "There is no name."),
        (
            Problem(Why.QUOTES, "a quote is not closed"),
            "The record is torn: a quote is not closed.",
        ),
        (None, "It needs a look."),
    ],
)
def test_why_it_is_here(problem: Problem | None, sentence: str) -> None:
    assert say_why_kept(problem) == sentence


@pytest.mark.parametrize("why", list(Why))
def test_every_reason_has_words(why: Why) -> None:
    assert say_why_short(Problem(why))
    assert say_what_to_do(Problem(why)).endswith("set it aside.")


def test_every_reason_to_set_aside_has_words() -> None:
    assert len({say_aside(reason) for reason in Aside}) == len(Aside)


@pytest.mark.parametrize(
    ("counted", "words"), [(0, ""), (1, "1"), (99, "99"), (100, "99+")]
)
def test_a_badge_counts_to_99(counted: int, words: str) -> None:
    assert say_badge(counted) == words


@pytest.mark.parametrize(
    ("due", "safety", "words"),
    [
        ("2026-11-17 17:00", False, ("in 12 h", "due Tue 5:00 PM")),
        ("2026-11-16 13:30", True, ("in 30 m", "by today 1:30 PM")),
        ("2026-11-16 13:00", False, ("now", "due today 1:00 PM")),
        ("2026-11-13 17:00", False, ("4 h over", "due Fri 13 Nov 5:00 PM")),
        ("2026-11-15 12:00", False, ("4 h over", "due Sun 15 Nov 12:00 PM")),
    ],
)
def test_until_when(due: str, safety: bool, words: tuple[str, str]) -> None:
    assert say_due(clock(due), MONDAY, CLINIC, safety=safety) == words


def test_what_it_would_become() -> None:
    fake = FakeDesk()
    fake.take(asks(phone_text="-"))
    fix = replace(fix_of(look_at(fake.desk, 1)), phone_text="2125550142")
    seen = foresee_settling(fake.desk, 1, fix)
    record, late = seen.record, clock("2026-11-13 17:00")

    def said(due: object = seen.due_at, **fields: object) -> str:
        assert due in (seen.due_at, late)
        changed = replace(record, **fields)  # type: ignore[arg-type] # a test's own words
        when = seen.due_at if due == seen.due_at else late
        return say_foreseen_record(changed, when, MONDAY, CLINIC)

    assert said() == "Will be a new lead, due Tue 5:00 PM."
    assert said(late) == "Will be a new lead, overdue since Fri 13 Nov 5:00 PM."
    assert said(barred=True).endswith(
        "This number said “do not call”. It will not stand in the list."
    )
    assert said(verdict=Verdict.KNOWN).startswith("This very submission is here")
    assert said(verdict=Verdict.NEEDS_LOOK, problem=NO_NUMBER) == (
        "The number still cannot be read: “none”."
    )
    joins = ("Ana Lopez", 3, True)
    assert say_foreseen_record(record, late, MONDAY, CLINIC, joins=joins) == (
        "Joins Ana Lopez, asked 3 times, overdue since Fri 13 Nov 5:00 PM."
        " It is a promise of its own."
    )


def test_others_read_the_screen_too() -> None:
    assert say_settled("Taken in", "Maria del Carmen Alvarez") == "Taken in: M. D. C."
    assert say_settled("Set aside", " ") == "Set aside."
