"""The queue's one SELECT, on a real desk."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine

from callback_desk.domain.standing import OpenLead
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.lead_upkeep import (
    as_open_lead,
    goal_of,
    read_histories,
)
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.storage.queries import open_leads
from tests.desks import DeskClock, opened
from tests.services.fake_desk import clock
from tests.storage.stored_desk import (
    ANA,
    BO,
    connected,
    engine_of,
    filled_desk,
    take,
    tamper,
)

PETER = ANA.replace("Ana Lopez", "Peter Miller")


def asked(desk: Desk) -> list[OpenLead]:
    with desk.open_work(writes=False) as work:
        return work.open_leads(in_force(desk, work).calendar)


def test_open_leads_come_with_all_that_the_queue_needs(tmp_path: Path) -> None:
    with opened(filled_desk(tmp_path, ANA)) as desk:
        assert asked(desk) == [
            OpenLead(
                lead_id=1,
                record_id=None,
                name="Ana Lopez",
                phone="+12125550142",
                extension=None,
                safety=False,
                received_at=clock("2026-11-16 10:00"),
                due_at=clock("2026-11-17 17:00"),
                promised_due_at=clock("2026-11-17 17:00"),
                goal_at=clock("2026-11-16 12:00"),
                next_call_at=None,
                next_is_agreed=False,
                attempts=0,
                asked=1,
                last_outcome=None,
                dialled=False,
                contact=False,
            )
        ]


def test_what_is_kept_for_the_queue_is_what_the_history_comes_to(
    tmp_path: Path,
) -> None:
    clock_now = DeskClock()
    with opened(filled_desk(tmp_path), clock_now) as desk:
        for outcome in ("no_answer", "left_voicemail", "crisis_handover", "busy"):
            clock_now.now += timedelta(minutes=7)
            record_outcome(desk, 1, Call(outcome))
            with desk.open_work(writes=False) as work:
                settings = in_force(desk, work)
                history = read_histories(work, [1])[1]
                state = history.state(settings.outcomes)
                safety = history.details.safety
                goal_at = goal_of(state, settings.calendar, safety=safety)
                (kept,) = [x for x in asked(desk) if x.lead_id == 1]
                worked_out = as_open_lead(
                    history.details, state, goal_at, safety=safety
                )
                assert kept == worked_out


def test_closed_leads_are_not_asked_for(tmp_path: Path) -> None:
    with opened(filled_desk(tmp_path, ANA, PETER)) as desk:
        record_outcome(desk, 1, Call("booked"))
        assert [lead.lead_id for lead in asked(desk)] == [2]


def test_a_barred_number_takes_all_its_leads_off_but_those_in_danger(
    tmp_path: Path,
) -> None:
    with opened(filled_desk(tmp_path, ANA, PETER, BO)) as desk:
        take(desk, tmp_path, BO.replace("Bo Chen", "Lee Chan").replace("die", "rest"))
        assert [lead.lead_id for lead in asked(desk)] == [1, 2, 3, 4]
        record_outcome(desk, 1, Call("do_not_call"))
        record_outcome(desk, 4, Call("do_not_call"))
        (left,) = asked(desk)
    assert (left.lead_id, left.safety, left.barred) == (3, True, True)


def test_a_kept_record_with_safety_words_comes_by_its_own_number(
    tmp_path: Path,
) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk:
        (kept,) = [lead for lead in asked(desk) if lead.lead_id is None]
        assert (kept.record_id, kept.name, kept.phone) == (5, "No Number", None)
        assert (kept.safety, kept.asked, kept.attempts) == (True, 1, 0)
        assert kept.goal_at == clock("2026-11-16 12:30")
        assert kept.due_at == kept.promised_due_at == clock("2026-11-17 17:00")
    tamper(path, "UPDATE submissions SET settled_at = 1794852000")
    with opened(path) as desk:
        assert all(lead.lead_id is not None for lead in asked(desk))


def test_a_kept_record_without_such_words_is_not_asked_for(tmp_path: Path) -> None:
    with opened(filled_desk(tmp_path, "No Number,none,,please call,")) as desk:
        assert asked(desk) == []


def statements(engine: Engine) -> list[str]:
    told: list[str] = []

    def hear(*arguments: object) -> None:
        told.append(str(arguments[2]))

    event.listen(engine, "before_cursor_execute", hear)
    return told


def test_the_queue_takes_two_questions_however_many_leads_there_are(
    tmp_path: Path,
) -> None:
    many = [f"Person {n},212555{n:04},,," for n in range(100, 160)]
    path = filled_desk(tmp_path, *many)
    with opened(path) as desk, desk.open_work(writes=False) as work:
        calendar = in_force(desk, work).calendar
    with connected(path) as connection:
        told = statements(connection.engine)
        assert len(open_leads(connection, calendar)) == 60
    assert len(told) <= 2


def test_the_questions_find_their_rows_by_an_index(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    with engine_of(path) as engine, engine.connect() as connection:
        for question, index in (
            ("SELECT name FROM leads WHERE phone = 'x'", "ix_leads_phone"),
            ("SELECT row FROM submissions WHERE lead_id = 1", "_lead_id"),
            ("SELECT 1 FROM fingerprints WHERE fingerprint = x'00'", "PRIMARY KEY"),
            ("SELECT at FROM attempts WHERE lead_id = 1", "ix_attempts_lead_id"),
            ("SELECT due_at FROM requests WHERE lead_id = 1", "ix_requests_lead_id"),
        ):
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {question}").all()
            assert index in str(plan), question
