"""The domain's values in words: deadlines that explain themselves, counts, spans."""

from datetime import UTC, date, datetime, timedelta

import pytest
from babel.messages.pofile import read_po
from hypothesis import given, settings
from hypothesis import strategies as st

from callback_desk.domain.business_calendar import (
    BusinessCalendar,
    ClosedBy,
    Policy,
)
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.promise import (
    DayPassedOver,
    DueAtClose,
    Received,
    Step,
    promise_for,
)
from callback_desk.domain.staff import Role
from callback_desk.domain.standing import Standing
from callback_desk.domain.submission import Precision, Verdict
from callback_desk.reference.holiday_table import HolidayTable
from callback_desk.services.calendar_settings import ready_calendar
from callback_desk.translation import ENGLISH, LANGUAGES
from callback_desk.wording.intake import (
    say_came_in,
    say_counts,
    say_import,
    say_read_as,
)
from callback_desk.wording.people import say_role, visible
from callback_desk.wording.promises import say_promise
from callback_desk.wording.queue import say_queue_counts, say_standing
from callback_desk.wording.times import (
    say_clock,
    say_date,
    say_day,
    say_instant,
    say_soon,
    say_span,
    say_when,
)
from tests.catalogue.sentences import LOCALE, marked
from tests.domain.calendars import (
    NASTY_ZONES,
    WORKED,
    calendar_of,
    instants,
    local,
    nasty,
)


def explain(
    calendar: BusinessCalendar, received: str, precision: Precision = Precision.MINUTE
) -> str:
    return " ".join(
        say_promise(promise_for(calendar, local(received), precision).steps)
    )


WORKED_EXPLAINED = [
    ("next-day-close", "2026-07-02 15:00",
     "Received Thu 2 Jul 3:00 PM. Fri 3 Jul closed: Independence Day (observed). "
     "Sat, Sun closed. Mon 6 Jul is the next business day; it closes at 5:00 PM."),
    ("next-day-close", "2026-11-16 10:00",
     "Received Mon 16 Nov 10:00 AM. "
     "Tue 17 Nov is the next business day; it closes at 5:00 PM."),
    ("next-day-close", "2026-11-25 14:00",
     "Received Wed 25 Nov 2:00 PM. Thu 26 Nov closed: Thanksgiving Day. "
     "Fri 27 Nov closed: Day after Thanksgiving. Sat, Sun closed. "
     "Mon 30 Nov is the next business day; it closes at 5:00 PM."),
    ("next-day-close", "2026-12-23 16:00",
     "Received Wed 23 Dec 4:00 PM. "
     "Thu 24 Dec is the next business day; it closes at 12:00 PM."),
    ("next-day-close", "2027-12-30 15:00",
     "Received Thu 30 Dec 3:00 PM. Fri 31 Dec closed: New Year's Day (observed). "
     "Sat, Sun closed. Mon 3 Jan is the next business day; it closes at 5:00 PM."),
    ("same-day-if-early", "2026-11-17 07:30",
     "Received Tue 17 Nov 7:30 AM. That is before the desk opens at 9:00 AM. "
     "Tue 17 Nov is a business day; it closes at 5:00 PM."),
    ("cut-off", "2026-11-13 17:00",
     "Received Fri 13 Nov 5:00 PM. The cut-off that day was 5:00 PM. "
     "Sat, Sun closed. It counts as received on Mon 16 Nov. "
     "Tue 17 Nov is the next business day; it closes at 5:00 PM."),
    ("cut-off", "2026-11-14 11:00",
     "Received Sat 14 Nov 11:00 AM. Sat, Sun closed. "
     "It counts as received on Mon 16 Nov. "
     "Tue 17 Nov is the next business day; it closes at 5:00 PM."),
    ("open-hours", "2026-11-13 16:59",
     "Received Fri 13 Nov 4:59 PM. Sat, Sun closed. "
     "8 desk hours later is Mon 16 Nov 4:59 PM."),
    ("same-time", "2026-11-16 10:00",
     "Received Mon 16 Nov 10:00 AM. "
     "The same time on the next business day is Tue 17 Nov 10:00 AM."),
    ("same-time", "2026-11-18 20:30",
     "Received Wed 18 Nov 8:30 PM. "
     "The next opening on a business day is Fri 20 Nov 9:00 AM."),
]  # fmt: skip


@pytest.mark.parametrize(("policy", "received", "said"), WORKED_EXPLAINED)
def test_a_deadline_explains_itself(policy: str, received: str, said: str) -> None:
    text = WORKED.format(policy=policy)
    assert (
        explain(ready_calendar(read_calendar(text), HolidayTable()), received) == said
    )


OTHER = BusinessCalendar(
    read_calendar(
        """
timezone = "America/New_York"
not_counted = ["sat"]
policy = "next-day-close"
[hours]
mon = ["18:00-24:00"]
sat = ["09:00-13:00"]
[[closures]]
date = 2026-12-07
[[special_hours]]
date = 2026-12-14
hours = []
[[closures]]
date = 2026-11-24
name = "Painters"
[[closures]]
date = 2026-11-25
name = "Painters"
[[closures]]
date = 2026-11-26
name = "Plumbers"
"""
    )
)


@pytest.mark.parametrize(
    ("received", "said"),
    [
        ("2026-11-12 10:00",
         "Received Thu 12 Nov 10:00 AM. Fri closed. "
         "Sat 14 Nov open, but not a business day. Sun closed. "
         "Mon 16 Nov is the next business day; it closes at midnight."),
        ("2026-11-23 10:00",
         "Received Mon 23 Nov 10:00 AM. Tue 24 Nov to Wed 25 Nov closed: Painters. "
         "Thu 26 Nov closed: Plumbers. Fri closed. "
         "Sat 28 Nov open, but not a business day. Sun closed. "
         "Mon 30 Nov is the next business day; it closes at midnight."),
        ("2026-12-05 10:00",
         "Received Sat 5 Dec 10:00 AM. Sun closed. Mon 7 Dec closed. "
         "Tue, Wed, Thu, Fri closed. Sat 12 Dec open, but not a business day. "
         "Sun closed. Mon 14 Dec closed. Tue, Wed, Thu, Fri closed. "
         "Sat 19 Dec open, but not a business day. Sun closed. "
         "Mon 21 Dec is the next business day; it closes at midnight."),
    ],
)  # fmt: skip
def test_every_kind_of_day_passed_over_has_its_words(received: str, said: str) -> None:
    assert explain(OTHER, received) == said


@pytest.mark.parametrize(
    ("precision", "said"),
    [
        (Precision.SECOND, "Received Mon 16 Nov 12:00 AM."),
        (Precision.MINUTE, "Received Mon 16 Nov 12:00 AM."),
        (Precision.DAY, "Received Mon 16 Nov, time of day not known."),
        (Precision.UNKNOWN,
         "Came in Mon 16 Nov 12:00 AM; when it was sent is not known."),
    ],
)  # fmt: skip
def test_how_exactly_the_receipt_is_known_is_said(
    precision: Precision, said: str
) -> None:
    assert explain(OTHER, "2026-11-16 00:00", precision).startswith(said)


def test_a_long_closure_is_one_sentence() -> None:
    days: list[Step] = [
        DayPassedOver(date(2026, 8, 3) + timedelta(days=ahead), ClosedBy.WEEKDAY)
        for ahead in range(9)
    ]
    assert say_promise(days) == ["Mon 3 Aug to Tue 11 Aug closed."]
    assert say_promise(days[:7]) == ["Mon, Tue, Wed, Thu, Fri, Sat, Sun closed."]


def test_days_that_do_not_follow_each_other_are_not_run_together() -> None:
    gap: list[Step] = [
        DayPassedOver(date(2026, 8, day), ClosedBy.CLOSURE, "Painters")
        for day in (3, 4, 6)
    ]
    assert say_promise(gap) == [
        "Mon 3 Aug to Tue 4 Aug closed: Painters.",
        "Thu 6 Aug closed: Painters.",
    ]


def test_steps_of_no_kind_are_a_mistake_of_the_program() -> None:
    with pytest.raises(AssertionError, match="no words"):
        say_promise(["hello"])  # type: ignore[list-item] # that is the point


@pytest.mark.parametrize("policy", list(Policy))
@given(zone=st.sampled_from(NASTY_ZONES), received=instants)
@settings(max_examples=40, deadline=None)
def test_every_deadline_has_an_explanation_that_ends_with_it(
    policy: Policy, zone: str, received: datetime
) -> None:
    calendar = calendar_of(nasty(zone, policy))
    promise = promise_for(calendar, received, Precision.SECOND)
    sentences = say_promise(promise.steps)
    assert len(sentences) >= 2
    for sentence in sentences:
        assert sentence.endswith(".")
        assert sentence[0].isupper() or sentence[0].isdigit()
    due = calendar.local(promise.due_at)
    last = promise.steps[-1]
    if isinstance(last, DueAtClose):
        named = say_day(last.on)
        assert sentences[-1].startswith(named)
        clock = say_clock(due) if due.date() == last.on else "midnight"
        assert sentences[-1].endswith(f"closes at {clock}.")
    else:
        assert sentences[-1].endswith(f"{say_instant(due)}.")


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [(0, 0, "12:00 AM"), (0, 5, "12:05 AM"), (11, 59, "11:59 AM"), (12, 0, "12:00 PM"),
     (13, 1, "1:01 PM"), (23, 59, "11:59 PM")],
)  # fmt: skip
def test_clock_times_are_american(hour: int, minute: int, said: str) -> None:
    at = datetime(2026, 7, 2, hour, minute, 59, tzinfo=UTC)
    assert say_clock(at) == said
    assert say_instant(at) == f"Thu 2 Jul {said}"


def test_each_month_and_weekday_has_its_name() -> None:
    said = [say_day(date(2026, month, month)) for month in range(1, 13)]
    assert said == [
        "Thu 1 Jan", "Mon 2 Feb", "Tue 3 Mar", "Sat 4 Apr", "Tue 5 May", "Sat 6 Jun",
        "Tue 7 Jul", "Sat 8 Aug", "Wed 9 Sep", "Sat 10 Oct", "Wed 11 Nov", "Sat 12 Dec",
    ]  # fmt: skip
    assert say_day(date(2026, 7, 5)) == "Sun 5 Jul"
    assert say_date(date(2026, 7, 5)) == "Sun 5 Jul 2026"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0 m"), (59, "0 m"), (60, "1 m"), (3599, "59 m"), (3600, "1 h"),
     (7800, "2 h 10 m"), (100 * 3600, "100 h")],
)  # fmt: skip
def test_spans_are_hours_and_minutes(seconds: int, said: str) -> None:
    assert say_span(seconds) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Zoë Müller", "Zoë Müller"),
        ("two\nlines", "two⏎lines"),
        ("tab\there", "tab⟨0009⟩here"),
        ("\x1b[31mred", "⟨001B⟩[31mred"),
        ("\u202egnp.exe", "⟨202E⟩gnp.exe"),
        ("zero\u200bwidth", "zero⟨200B⟩width"),
        ("\ud800", "⟨D800⟩"),
        ("\U000e0041", "⟨E0041⟩"),
        ("", ""),
    ],
)
def test_what_hides_in_a_text_is_shown(text: str, said: str) -> None:
    assert visible(text) == said


@given(st.text(st.characters()))
def test_nothing_hidden_is_left(text: str) -> None:
    assert visible(text).isprintable()
    if text.isprintable():
        assert visible(text) == text


@pytest.mark.parametrize(
    ("standing", "said"),
    [("resting", "resting"), ("follow_up", "follow-up"), ("overdue", "overdue"),
     ("tried", "tried"), ("due_today", "due today"), ("on_track", "coming")],
)  # fmt: skip
def test_a_standing_has_the_word_of_the_screen(standing: str, said: str) -> None:
    assert say_standing(Standing(standing)) == said


@pytest.mark.parametrize(
    ("role", "said"),
    [("receptionist", "receptionist"), ("clinician", "clinician"),
     ("office_manager", "office manager")],
)  # fmt: skip
def test_a_role_has_its_words(role: str, said: str) -> None:
    assert say_role(Role(role)) == said


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"safety": 1, "overdue": 2, "on_track": 3}, "1 priority, 2 overdue, 3 coming"),
        ({"safety": 0, "overdue": 0, "resting": 4}, "4 resting"),
        ({"safety": 0}, "no open leads"),
        ({}, "no open leads"),
    ],
)
def test_queue_counts_leave_out_what_is_none(counts: dict[str, int], said: str) -> None:
    assert say_queue_counts(counts) == said


def test_record_counts_name_each_verdict() -> None:
    none = dict.fromkeys(map(str, Verdict), 0)
    assert say_counts(0, none) == "no records"
    assert say_counts(1, none | {"new": 1}) == "1 record: 1 new"
    assert say_counts(15, dict(zip(none, range(1, 6), strict=True))) == (
        "15 records: 1 new, 2 asked again, 3 known already, 4 need a look, 5 skipped"
    )


def test_what_came_in_tells_those_who_asked_again_from_new_leads() -> None:
    none = dict.fromkeys(map(str, Verdict), 0)
    assert say_counts(1, none | {"needs_look": 1}) == "1 record: 1 needs a look"
    assert say_came_in(none | {"new": 1}) == "1 new lead came in."
    assert say_came_in(none | {"repeat": 5}) == "5 people asked again."
    assert say_came_in(none) == "0 new leads came in."
    assert say_came_in(none | {"new": 2, "repeat": 1, "needs_look": 1}) == (
        "2 new leads came in. 1 person asked again. 1 record needs a look."
    )


def test_a_key_says_what_it_will_import() -> None:
    none = dict.fromkeys(map(str, Verdict), 0)
    assert say_import(none | {"new": 1}) == "Import 1 lead"
    assert say_import(none | {"needs_look": 1}) == "Keep 1 for a look"
    both = none | {"repeat": 2, "needs_look": 1}
    assert say_import(both) == "Import 2 leads, keep 1 for a look"
    many = none | {"new": 120_000}
    assert say_import(many) == "Import 120,000 leads"


def test_characters_are_named_only_where_they_were_guessed() -> None:
    assert say_read_as("gravity-forms-csv", "utf-8-sig") == "Read as Gravity Forms CSV."
    assert say_read_as("mbox", None) == "Read as a mailbox file."
    guessed = "Read as a plain CSV, in the characters cp1252."
    assert say_read_as("generic-csv", "cp1252") == guessed


def test_received_alone_is_a_sentence() -> None:
    received = Received(datetime(2026, 7, 2, 15, tzinfo=UTC), Precision.SECOND)
    assert say_promise([received]) == ["Received Thu 2 Jul 3:00 PM."]


MONDAY = local("2026-11-16 13:10")


@pytest.mark.parametrize(
    ("at", "when", "soon"),
    [
        ("2026-11-16 17:00", "today 5:00 PM", "today 5:00 PM"),
        ("2026-11-18 17:00", "Wed 18 Nov 5:00 PM", "Wed 5:00 PM"),
        ("2026-11-22 09:00", "Sun 22 Nov 9:00 AM", "Sun 9:00 AM"),
        ("2026-11-23 09:00", "Mon 23 Nov 9:00 AM", "Mon 23 Nov 9:00 AM"),
        ("2026-11-13 09:00", "Fri 13 Nov 9:00 AM", "Fri 13 Nov 9:00 AM"),
    ],
)
def test_near_times_are_said_shortly(at: str, when: str, soon: str) -> None:
    calendar = BusinessCalendar(read_calendar(WORKED.format(policy="next-day-close")))
    assert say_when(local(at), MONDAY, calendar) == when
    assert say_soon(local(at), MONDAY, calendar) == soon


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != ENGLISH])
def test_every_sentence_has_its_words_in_every_language(language: str) -> None:
    # Write them beside your sentence: `python -m tests.catalogue` adds what lacks them.
    catalogue = LOCALE / language / "LC_MESSAGES" / "callback_desk.po"
    with catalogue.open("rb") as source:
        there = read_po(source, locale=language)
    lacking = []
    for one in marked():
        sentence = (one.one, one.many) if one.many else one.one
        found = there.get(sentence, one.context or None)
        if found is None or not found.string or not all(found.string):
            lacking.append(one.one)
    assert lacking == []
