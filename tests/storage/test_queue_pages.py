"""The queue page by page is the queue, at any instant, in pages of any size."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select, update

from callback_desk.domain.callback_queue import (
    KINDS,
    CallbackQueue,
    QueueEntry,
    QueueKey,
    QueueKind,
    build_queue,
    is_of,
    sum_up,
)
from callback_desk.domain.local_time import to_epoch
from callback_desk.domain.standing import OpenLead, Standing
from callback_desk.services.in_force import in_force
from callback_desk.services.record_outcome import (
    Call,
    record_outcome,
    undo_attempt,
)
from callback_desk.storage.called_leads import any_rested, wake_rested
from callback_desk.storage.prepared import Prepared, Values
from callback_desk.storage.queries import open_leads
from callback_desk.storage.queue_counts import sum_up_queue
from callback_desk.storage.queue_order import refresh_order
from callback_desk.storage.queue_pages import queue_page
from callback_desk.storage.tables import BatchRow, LeadRow, table_of
from tests.desks import DeskClock, opened
from tests.domain.calendars import local
from tests.storage.queue_desk import CLINIC, ZONE, fill, keep_records
from tests.storage.stored_desk import NOBODY, connected, filled_desk

NOW = local("2026-11-17 10:00")
HOUR = timedelta(hours=1)
# When the queue is looked at: now, later that day, at midnight, and the next day.
NOWS = (NOW, NOW + 3 * HOUR, NOW + 14 * HOUR, NOW + 31 * HOUR)
# Wide enough for leads of every standing, narrow enough for many to stand alike; both
# ends of the local day are among them.
_instants = st.one_of(
    st.integers(-30, 60).map(lambda hours: NOW + hours * HOUR),
    st.sampled_from(
        [
            *NOWS,
            NOW - timedelta(seconds=1),
            NOW + timedelta(seconds=1),
            local("2026-11-17 00:00"),
            local("2026-11-18 00:00"),
            local("2026-11-18 00:00") - timedelta(seconds=1),
        ]
    ),
)
_leads = st.builds(
    OpenLead,
    lead_id=st.integers(1, 60),
    record_id=st.none(),
    name=st.just("Ana Lopez"),
    phone=st.just("+12125550142"),
    extension=st.none(),
    safety=st.integers(0, 5).map(lambda n: n == 0),
    received_at=_instants,
    due_at=_instants,
    promised_due_at=_instants,
    goal_at=_instants,
    next_call_at=st.none() | _instants,
    next_is_agreed=st.booleans(),
    attempts=st.integers(0, 2),
    asked=st.just(1),
    last_outcome=st.none(),
    dialled=st.booleans(),
    contact=st.booleans(),
    barred=st.integers(0, 7).map(lambda n: n == 0),
)
_desks = st.lists(_leads, max_size=40, unique_by=lambda lead: lead.lead_id)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A desk with one kept record, which each example fills anew and leaves empty."""
    path = filled_desk(tmp_path_factory.mktemp("pages"), NOBODY)
    with connected(path, writes=True) as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        yield connection


def joined(
    connection: Connection, now: datetime, limit: int, kind: QueueKind | None
) -> list[QueueEntry]:
    entries: list[QueueEntry] = []
    after: QueueKey | None = None
    while True:
        page = queue_page(connection, CLINIC, now, after, limit, kind)
        assert page.at == now
        assert len(page.entries) <= limit
        entries += page.entries
        if page.following is None:
            return entries
        assert len(page.entries) == limit
        assert after is None or page.following > after
        after = page.following


def expected(queue: CallbackQueue, kind: QueueKind | None) -> list[QueueEntry]:
    if kind is None:
        return list(queue.entries)
    return [e for e in (*queue.entries, *queue.resting) if is_of(e, kind)]


@given(
    leads=_desks,
    kept=st.lists(_instants, max_size=3),
    now=st.sampled_from(NOWS),
    limit=st.integers(1, 45),
    woken=st.none() | st.tuples(_instants, st.integers(1, 20)),
)
@settings(max_examples=160, deadline=None)
def test_the_pages_joined_are_the_queue_and_the_counts_are_its_counts(
    connection: Connection,
    leads: list[OpenLead],
    kept: list[datetime],
    now: datetime,
    limit: int,
    woken: tuple[datetime, int] | None,
) -> None:
    """However late somebody was woken, or however far ahead by a clock put back."""
    nested = connection.begin_nested()
    connection.execute(table_of(LeadRow).delete())
    fill(connection, leads)
    keep_records(connection, kept)
    if woken is not None:
        at, most = woken
        wake_rested(connection, to_epoch(at), most)
    queue = build_queue(open_leads(connection, CLINIC), now, CLINIC)
    for kind in (None, *KINDS):
        assert joined(connection, now, limit, kind) == expected(queue, kind), kind
    summary = sum_up_queue(connection, CLINIC, now, 1_000)
    assert summary == sum_up(queue)
    nested.rollback()


def test_whoever_rests_is_woken_once_the_rest_is_over_and_not_before(
    connection: Connection,
) -> None:
    nested = connection.begin_nested()
    connection.execute(table_of(LeadRow).delete())
    tried = [
        simple(number, dialled=True, next_call_at=NOW + number * HOUR)
        for number in (1, 2, 3)
    ]
    fill(connection, tried)
    at = to_epoch(NOW + 2 * HOUR)
    assert not any_rested(connection, to_epoch(NOW))
    assert wake_rested(connection, to_epoch(NOW), 10) == 0
    assert any_rested(connection, at)
    assert [wake_rested(connection, at, 1) for _ in range(3)] == [1, 1, 0]
    assert not any_rested(connection, at)
    still = table_of(LeadRow).c
    rows = connection.execute(select(still.lead_id).where(still.asleep)).all()
    assert rows == [(3,)]
    nested.rollback()


def test_nothing_is_counted_beyond_the_limit(connection: Connection) -> None:
    nested = connection.begin_nested()
    connection.execute(table_of(LeadRow).delete())
    fill(connection, [simple(number) for number in range(1, 31)])
    counts = sum_up_queue(connection, CLINIC, NOW, 20).counts
    assert counts == dict.fromkeys(map(str, KINDS), 0) | {"overdue": 20, "safety": 1}
    nested.rollback()


def simple(number: int, **fields: object) -> OpenLead:
    """An overdue lead, or as the fields say."""
    usual: dict[str, object] = {
        "lead_id": number,
        "record_id": None,
        "name": "Ana Lopez",
        "phone": f"+1212555{number:04}",
        "extension": None,
        "safety": False,
        "received_at": NOW - 30 * HOUR,
        "due_at": NOW - HOUR,
        "promised_due_at": NOW - HOUR,
        "goal_at": NOW - 20 * HOUR,
        "next_call_at": None,
        "next_is_agreed": False,
        "attempts": 0,
        "asked": 1,
        "last_outcome": None,
        "dialled": False,
        "contact": False,
    }
    return OpenLead(**(usual | fields))  # type: ignore[arg-type] # a test's own words


# The shape of the work

Sent = list[tuple[str, Values]]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """Every prepared statement that is sent, with its values."""
    told: Sent = []
    run = Prepared._run

    def hear(self: Prepared, connection: Connection, values: Values) -> object:
        sql, fixed = self._compile(connection)
        told.append((sql, {**fixed, **values}))
        return run(self, connection, values)

    monkeypatch.setattr(Prepared, "_run", hear)
    return told


def plans(connection: Connection, sent: Sent) -> str:
    """How SQLite goes about the statements, a step a line."""
    database = connection.connection.driver_connection
    assert database is not None
    return "\n".join(
        str(step[3])
        for sql, values in sent
        for step in database.execute(f"EXPLAIN QUERY PLAN {sql}", values)
    )


@pytest.mark.parametrize("kind", [None, *KINDS])
def test_a_page_is_read_from_an_index_in_order(
    connection: Connection, sent: Sent, kind: QueueKind | None
) -> None:
    nested = connection.begin_nested()
    connection.execute(table_of(LeadRow).delete())
    fill(connection, one_of_each())
    page = queue_page(connection, CLINIC, NOW, None, 1, kind)
    first = plans(connection, sent)
    sent.clear()
    queue_page(connection, CLINIC, NOW, page.following, 50, kind)
    second = plans(connection, sent)
    for plan in (first, second):
        # Kept records and pending batches are few: theirs are indexes of no others.
        for few in (
            "submissions USING INDEX ix_submissions_kept_safety",
            "batches USING COVERING INDEX ix_batches_pending",
        ):
            plan = plan.replace(f"SCAN {few}", "")
        assert "SCAN " not in plan
        # More than fit whose rest is just over are sorted.
        assert plan.count("TEMP B-TREE") == plan.count("ix_leads_asleep") // 2
    spans, behind = (
        [line for line in plan.splitlines() if "ix_leads_queue" in line]
        for plan in (first, second)
    )
    assert all("queue_part=? AND act_by>? AND act_by<?" in line for line in spans)
    goes_on = [line for line in behind if "AND (act_by,attempts,received_at)>" in line]
    if kind in ("safety", Standing.RESTING):
        assert not spans
        assert not behind
    elif kind is None:
        # Among the safety leads still; then the other sections begin at their start.
        assert behind
    else:
        assert spans
        assert goes_on == behind != []
    if kind is Standing.RESTING:
        assert "ix_leads_resting (next_call_at" in first
        assert "ix_leads_resting (next_call_at" in second
    nested.rollback()


def one_of_each() -> list[OpenLead]:
    """Two leads of each standing, and two safety leads."""
    later, ahead = NOW + 2 * HOUR, NOW + 50 * HOUR
    kinds: list[dict[str, object]] = [
        {"safety": True},
        {},
        {"dialled": True},
        {"contact": True},
        {"due_at": later},
        {"due_at": ahead},
        {"dialled": True, "next_call_at": later},
    ]
    return [
        simple(number, **fields) for number, fields in enumerate([*kinds, *kinds], 1)
    ]


def test_nobody_who_rests_is_looked_at_on_the_way(
    connection: Connection, sent: Sent
) -> None:
    """Those that were called are read from an index that holds who is awake alone."""
    nested = connection.begin_nested()
    connection.execute(table_of(LeadRow).delete())
    fill(connection, one_of_each())
    queue_page(connection, CLINIC, NOW, None, 50, None)
    called = [(sql, values) for sql, values in sent if "asleep" in sql]
    plan = plans(connection, called)
    assert len(called) == 2
    assert "USING INDEX ix_leads_called (act_by>?)" in plan
    assert "USING INDEX ix_leads_asleep (returns_at<?)" in plan
    nested.rollback()


@pytest.mark.parametrize("pending", [False, True])
def test_nothing_is_left_out_in_vain(
    connection: Connection, sent: Sent, pending: bool
) -> None:
    """Whether a batch is pending is asked once, not for every lead."""
    nested = connection.begin_nested()
    if pending:
        connection.execute(update(table_of(BatchRow)).values(state="pending"))
    queue_page(connection, CLINIC, NOW, None, 50, None)
    asked = [sql for sql, _ in sent if "NOT (EXISTS" in sql]
    assert bool(asked) == pending
    nested.rollback()


def test_counting_looks_at_indexes_alone(connection: Connection, sent: Sent) -> None:
    sum_up_queue(connection, CLINIC, NOW, 1_000)
    counted = [(sql, values) for sql, values in sent if "count(*)" in sql]
    plan = plans(connection, counted)
    looked = [line for line in plan.splitlines() if "leads" in line]
    assert looked
    assert all("COVERING INDEX ix_leads_" in line for line in looked), plan
    assert "TEMP B-TREE" not in plans(connection, sent)


def test_a_page_and_the_counts_take_few_statements_however_many_leads(
    connection: Connection, sent: Sent
) -> None:
    nested = connection.begin_nested()
    connection.execute(table_of(LeadRow).delete())
    asked = []
    for numbers in (range(1, 3), range(3, 400)):
        fill(connection, [simple(number) for number in numbers])
        sent.clear()
        queue_page(connection, CLINIC, NOW, None, 200, None)
        pages = len(sent)
        sum_up_queue(connection, CLINIC, NOW, 1_000)
        asked.append((pages, len(sent) - pages))
    # The overdue ones fill the page: the rest is not asked for any more.
    # One of them asks what was done about the safety leads.
    # One asks whether a batch is pending, one who was just woken.
    # Where somebody was counted as overdue, it is not asked whether anybody is late.
    assert asked == [(7, 12), (5, 12)]
    nested.rollback()


# What keeps the order


def test_the_order_follows_what_is_recorded(tmp_path: Path) -> None:
    """The columns follow each act: the pages stay the queue."""
    path = filled_desk(tmp_path)
    clock = DeskClock()
    with opened(path, clock) as desk:
        acts = [
            lambda: record_outcome(desk, 1, Call("no_answer")),
            lambda: record_outcome(desk, 1, Call("left_voicemail")),
            lambda: record_outcome(
                desk, 1, Call("call_again", next_at=clock.now + 26 * HOUR)
            ),
            lambda: record_outcome(desk, 1, Call("thinking")),
            lambda: record_outcome(desk, 1, Call("booked")),
            lambda: undo_attempt(desk, 5),
            lambda: record_outcome(desk, 1, Call("do_not_call")),
            lambda: undo_attempt(desk, 7),
            lambda: record_outcome(desk, 2, Call("crisis_handover")),
        ]
        for number in count():
            with desk.open_work(writes=False) as work:
                calendar = in_force(desk, work).calendar
                for hours in (0, 1, 5, 20, 44):
                    now = clock.now + hours * HOUR
                    queue = build_queue(work.open_leads(calendar), now, calendar)
                    page = work.queue_page(calendar, now, None, 50, None)
                    assert page.entries == queue.entries, number
                    assert work.sum_up_queue(calendar, now, 99) == sum_up(queue)
                assert work.problems()[0] == []
            if number == len(acts):
                break
            clock.now += timedelta(minutes=3)
            acts[number]()


def test_another_zone_moves_the_start_of_an_agreed_day(connection: Connection) -> None:
    nested = connection.begin_nested()
    connection.execute(table_of(LeadRow).delete())
    agreed = simple(
        1,
        contact=True,
        next_call_at=local("2026-11-18 02:00"),
        next_is_agreed=True,
    )
    planned = simple(2, dialled=True, next_call_at=local("2026-11-18 02:00"))
    fill(connection, [agreed, planned, simple(3)])
    stored = table_of(LeadRow)
    question = stored.select().order_by(stored.c.lead_id)
    before = connection.execute(question).all()
    assert [row.returns_at for row in before] == [
        local("2026-11-18 00:00"),
        local("2026-11-18 02:00"),
        None,
    ]
    refresh_order(connection, ZONE)
    assert connection.execute(question).all() == before
    refresh_order(connection, type(ZONE)("America/Los_Angeles"), [2, 3])
    assert connection.execute(question).all() == before
    refresh_order(connection, type(ZONE)("America/Los_Angeles"))
    after = connection.execute(question).all()
    # Two in the morning of the 18th is eleven in the evening of the 17th out there.
    assert after[0].returns_at == local("2026-11-17 03:00")
    assert after[1:] == before[1:]
    nested.rollback()


@given(leads=_desks)
@settings(max_examples=30, deadline=None)
def test_the_order_worked_out_in_sql_is_the_one_worked_out_in_python(
    connection: Connection, leads: list[OpenLead]
) -> None:
    nested = connection.begin_nested()
    stored = table_of(LeadRow)
    connection.execute(stored.delete())
    fill(connection, leads)
    question = stored.select().order_by(stored.c.lead_id)
    before = connection.execute(question).all()
    connection.execute(
        stored.update().values(queue_part="lost", act_by=None, returns_at=None)
    )
    refresh_order(connection, ZONE)
    assert connection.execute(question).all() == before
    nested.rollback()
