"""Calls, corrections, joins, imports, calendars in any order: nothing is left behind.

After each walk through a desk its check finds nothing, every asking has a request of
its own lead, a number is barred by exactly the calls that say so and stand, nobody
rests whom nobody tried, and whoever is open stands in the queue.
"""

# ruff: noqa: D102 - each of the acts is called what it does

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from callback_desk.domain.attempt_details import NO_DETAILS, AttemptDetails
from callback_desk.domain.business_calendar import Policy
from callback_desk.domain.calendar_edits import close_dates
from callback_desk.domain.errors import DeskError
from callback_desk.domain.hand_entry import Typed
from callback_desk.domain.lead import standing_attempts
from callback_desk.domain.outcome import SHIPPED_OUTCOMES, Direction
from callback_desk.domain.safety_care import Act, Subject, Told
from callback_desk.domain.staff import Role
from callback_desk.domain.visit import BOOKED, Visit
from callback_desk.services.calendar_changes import change_calendar
from callback_desk.services.claims import claim_lead
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.join_leads import join_leads, split_leads
from callback_desk.services.lead_identity import add_number, correct_number
from callback_desk.services.needs_look import fix_of, list_kept, look_at
from callback_desk.services.owners import reassign
from callback_desk.services.priority_care import Stamp, stamp
from callback_desk.services.quick_entry import enter_lead
from callback_desk.services.record_outcome import (
    Call,
    correct_attempt,
    record_outcome,
    undo_attempt,
)
from callback_desk.services.reviewing import Decision, review_lead
from callback_desk.services.settle_record import accept_record, undo_settlement
from callback_desk.services.undo_import import undo_import
from callback_desk.services.visits import mark_visit
from callback_desk.services.work_queue import show_lead, show_queue
from tests.desks import DeskClock, copy_desk, opened
from tests.storage.stored_desk import rows_of, take

NAMES = ("Ana Lopez", "Ana Again", "Bo Chen", "Cy Dunn")
NUMBERS = ("212-555-0142", "917-555-0170", "646-555-0171")
WORDS = ("hello", "call me", "i want to die")
STEPS = 30
LEADS = "SELECT lead_id FROM leads WHERE joined_into IS NULL"
STRAYS = """SELECT s.submission_id FROM submissions s
    LEFT JOIN requests r ON r.request_id = s.request_id
    WHERE s.lead_id IS NOT NULL AND s.verdict IN ('new', 'repeat', 'needs_look')
    AND (r.lead_id IS NULL OR r.lead_id <> s.lead_id)"""
BARS = "SELECT attempt_id FROM barred_numbers WHERE lifted_by IS NULL"


class Walk:
    """Somebody who does anything at a desk, chosen by dice, and looks at it after."""

    def __init__(self, desk: Desk, clock: DeskClock, path: Path, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - chance, no secret
        self._desk, self._clock, self._path = desk, clock, path
        self._joins: list[tuple[int, int]] = []
        self._batches: list[int] = []
        self._settled: list[int] = []
        with desk.open_work() as work:
            berg = work.staff.add("Dr. Berg", Role.CLINICIAN, desk.now())
            work.commit()
        self._clinician = replace(desk, staff=berg)

    def step(self) -> None:
        """Do one thing; what the desk refuses changes nothing."""
        self._clock.now += timedelta(seconds=self.dice.randint(2, 50))
        with suppress(DeskError):
            self.dice.choice(self._acts())()

    def _acts(self) -> list[Callable[[], object]]:
        often = [self.record, self.record, self.correct, self.undo, self.pass_time]
        seldom = [self.take_in, self.enter, self.join, self.split, self.settle]
        rest = [self.unsettle, self.untake, self.calendar, self.number, self.review]
        return [*often, *seldom, *rest, self.tell, self.claim, self.give, self.visit]

    def leads(self) -> list[int]:
        return [lead_id for (lead_id,) in rows_of(self._path, LEADS)]

    def lead(self) -> int:
        return self.dice.choice(self.leads())

    def take_in(self) -> None:
        row = f"{self.dice.choice(NAMES)},{self.dice.choice((*NUMBERS, 'none'))},,"
        row += f"{self.dice.choice(WORDS)} {self.dice.randint(0, 9)},"
        row += self.dice.choice(("", "2026-11-16", "2026-11-16 10:00"))
        report, _ = take(self._desk, self._path.parent, row)
        if report.batch is not None:
            self._batches.append(report.batch)

    def untake(self) -> None:
        if self._batches:
            undo_import(self._desk, self._batches.pop())

    def enter(self) -> None:
        words = f"{self.dice.choice(WORDS)} {self.dice.randint(0, 99)}"
        who = self.dice.choice(NAMES), self.dice.choice(NUMBERS)
        enter_lead(self._desk, Typed(*who, words))

    def call(self) -> Call:
        code = self.dice.choice(SHIPPED_OUTCOMES).code
        ahead = self._clock.now + timedelta(minutes=self.dice.choice((30, 300, 5000)))
        agrees = code == "call_again" or self.dice.random() < 0.2
        ago = timedelta(minutes=self.dice.choice((1, 60, 600)))
        gives_up = self.dice.random() < 0.1
        return Call(
            code,
            at=self._clock.now - ago if self.dice.random() < 0.3 else None,
            next_at=ahead if agrees else None,
            direction=self.dice.choice((Direction.OUT, Direction.OUT, Direction.IN)),
            details=AttemptDetails(closes=True) if gives_up else NO_DETAILS,
        )

    def record(self) -> None:
        record_outcome(self._desk, self.lead(), self.call())

    def attempts(self) -> list[int]:
        made = show_lead(self._desk, self.lead()).attempts
        return [attempt.attempt_id for attempt in standing_attempts(made)]

    def correct(self) -> None:
        for attempt_id in self.attempts()[:1]:
            correct_attempt(self._desk, attempt_id, self.call(), "mistyped")

    def undo(self) -> None:
        for attempt_id in self.attempts()[-1:]:
            undo_attempt(self._desk, attempt_id)

    def join(self) -> None:
        if len(self.leads()) > 1:
            into, part = self.dice.sample(self.leads(), 2)
            self._joins.append((into, join_leads(self._desk, into, part).join_id))

    def split(self) -> None:
        if self._joins:
            join = self._joins.pop(self.dice.randrange(len(self._joins)))
            split_leads(self._desk, *join)

    def settle(self) -> None:
        for row in list_kept(self._desk).rows[:1]:
            fix = fix_of(look_at(self._desk, row.record_id))
            mended = replace(fix, phone_text=self.dice.choice(NUMBERS))
            decided = accept_record(self._desk, row.record_id, mended)
            self._settled.append(decided.settlement_id)

    def unsettle(self) -> None:
        if self._settled:
            undo_settlement(self._desk, self._settled.pop())

    def calendar(self) -> None:
        with self._desk.open_work(writes=False) as work:
            _, now = work.settings.calendar()
        day = self._clock.now.date() + timedelta(days=self.dice.randint(-1, 3))
        policy = self.dice.choice((Policy.SAME_DAY_IF_EARLY, Policy.OPEN_HOURS))
        closed, other = close_dates(now, [day], "Snow"), replace(now, policy=policy)
        change_calendar(self._desk, self.dice.choice((closed, other)))

    def number(self) -> None:
        act = self.dice.choice((correct_number, add_number))
        act(self._desk, self.lead(), self.dice.choice(NUMBERS))

    def review(self) -> None:
        decision = self.dice.choice(list(Decision))
        review_lead(self._clinician, self.lead(), decision, "looked at")

    def tell(self) -> None:
        told = Stamp(Act.TOLD, "Dr. Berg", Told.BY_PHONE)
        stamp(self._desk, Subject(lead_id=self.lead()), told)

    def claim(self) -> None:
        claim_lead(self._desk, self.lead())

    def give(self) -> None:
        reassign(self._desk, [self.lead()], self.dice.choice((1, 2, None)))

    def visit(self) -> None:
        for attempt in show_lead(self._desk, self.lead()).attempts:
            if attempt.outcome in BOOKED:
                visit = self.dice.choice(list(Visit))
                mark_visit(self._desk, attempt.attempt_id, visit)
                return

    def pass_time(self) -> None:
        self._clock.now += timedelta(minutes=self.dice.choice((10, 300, 1440)))

    def look(self) -> None:
        """What always holds."""
        assert check_desk(self._desk)[0] == []
        assert rows_of(self._path, STRAYS) == []
        queue, _ = show_queue(self._desk)
        listed = {entry.lead.lead_id for entry in (*queue.entries, *queue.resting)}
        barring: set[int] = set()
        for lead_id in self.leads():
            card = show_lead(self._desk, lead_id)
            state, details = card.state, card.details
            standing = standing_attempts(card.attempts)
            barring |= {a.attempt_id for a in standing if a.outcome == "do_not_call"}
            stands = state.is_open and (details.safety or not details.barred)
            assert stands == (lead_id in listed)
            if state.is_open and state.next_call_at and not details.safety:
                current = state.current
                assert current.first_dial_at or current.first_contact_at
            assert card.facts is not None
            following = card.facts.next_number
            assert following is None or following.phone != details.phone
        assert {attempt_id for (attempt_id,) in rows_of(self._path, BARS)} == barring


@pytest.fixture
def walk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Walk]:
    """A walk through a desk with two leads; one that the seed chooses."""
    path, clock = copy_desk(tmp_path), DeskClock()
    with opened(path, clock) as desk:
        walk = Walk(desk, clock, path, request.param)
        for name in NAMES[:2]:
            enter_lead(desk, Typed(name, NUMBERS[0]))
        yield walk


def _goes(walk: Walk) -> None:
    for _ in range(STEPS):
        walk.step()
        if walk.dice.random() < 0.2:
            walk.look()
    walk.look()


# Each of these found something once.
@pytest.mark.parametrize("walk", [21, 41, 47, 53], indirect=True)
def test_whatever_is_done_in_whichever_order_the_desk_stays_whole(walk: Walk) -> None:
    _goes(walk)


@pytest.mark.depth
@pytest.mark.parametrize("walk", range(100, 200), indirect=True)
def test_very_many_walks(walk: Walk) -> None:
    _goes(walk)
