"""Kept records on a real desk: everything stored, nothing lost, all taken back."""

from dataclasses import replace
from pathlib import Path

import pytest

from callback_desk.domain.settlement import Aside, Fix
from callback_desk.domain.settlement_errors import UnknownSettlement
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.needs_look import fix_of, list_kept, look_at
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.settle_record import (
    accept_record,
    join_record,
    set_record_aside,
    undo_settlement,
)
from callback_desk.services.staff_access import add_staff
from callback_desk.services.work_queue import show_lead, show_queue
from callback_desk.storage.settlement_store import SettlementStore
from tests.desks import PASSWORD, copy_desk, opened
from tests.storage.stored_desk import ANA, connected, filled_desk, rows_of, take

CALM = "No Number,ext 12,mail@example.net,please call,2026-11-16 09:00"
EARLY = "Early Bird,none,,please call,2026-11-13 09:00"
DANGER = "No Number,none,,suicidal,2026-11-16 12:00"
NEW_PHONE = "(646) 555-0199"


def first(desk: Desk) -> int:
    """The record on top of the list."""
    return list_kept(desk).rows[0].record_id


def fixed(desk: Desk, record_id: int, **fields: str) -> Fix:
    """Its fields as they were understood, with these corrected."""
    return replace(fix_of(look_at(desk, record_id)), **fields)


def sound(desk: Desk) -> bool:
    """Whether everything stored holds together."""
    with desk.open_work(writes=False) as work:
        found, _ = work.problems()
    return found == []


def test_the_list_stands_in_order_and_pages_by_its_keys(tmp_path: Path) -> None:
    with opened(filled_desk(tmp_path, CALM, DANGER, ANA, EARLY)) as desk:
        names = []
        page = list_kept(desk, None, 1)
        while True:
            names += [(row.name, row.safety) for row in page.rows]
            if page.is_last:
                break
            page = list_kept(desk, page.rows[-1].key, 1)
    assert names == [("No Number", True), ("Early Bird", False), ("No Number", False)]
    assert page.counted == 3


@pytest.mark.parametrize("way", ["accept", "join", "aside"])
def test_every_decision_leaves_a_sound_desk_and_can_be_taken_back(
    tmp_path: Path, way: str
) -> None:
    path = filled_desk(tmp_path, ANA, DANGER)
    with opened(path) as desk:
        before = show_queue(desk)[0].entries
        record_id = first(desk)
        fix = fixed(desk, record_id, phone_text=NEW_PHONE)
        if way == "accept":
            decided = accept_record(desk, record_id, fix)
        elif way == "join":
            decided = join_record(desk, record_id, fix, 1)
        else:
            clinician = replace(
                desk, staff=add_staff(desk, "Dr. Lee", Role.CLINICIAN, PASSWORD)
            )
            decided = set_record_aside(
                clinician, record_id, Aside.TEST, "called 911", decided=True
            )
        assert list_kept(desk).rows == []
        assert sound(desk)
        undo_settlement(desk, decided.settlement_id)
        assert show_queue(desk)[0].entries == before
        assert first(desk) == record_id
        assert sound(desk)
    rows = rows_of(path, "SELECT how, takes_back FROM settlements")
    hows = {"accept": "accepted", "join": "joined", "aside": "set_aside"}
    assert rows == [(hows[way], None), ("taken_back", 1)]
    acts = rows_of(path, "SELECT action, subject_id FROM audit ORDER BY audit_id")
    assert [act for act, _ in acts][-1] == "record_settlement_undone"
    assert {number for _, number in acts[-2:]} == {record_id}


def test_what_was_corrected_stands_beside_what_came_in(tmp_path: Path) -> None:
    path = filled_desk(tmp_path, CALM)
    with opened(path) as desk:
        record_id = first(desk)
        fix = fixed(desk, record_id, name="Maria Alvarez", phone_text=NEW_PHONE)
        decided = accept_record(desk, record_id, fix)
        assert decided.lead_id is not None
        card = show_lead(desk, decided.lead_id)
        record = card.submissions[0].record
        assert record.submission.name == "Maria Alvarez"
        assert record.submission.raw == CALM + "\n"
        assert record.phone == "+16465550199"
        assert record.repairs == ("corrected by hand: name, number",)
        view = look_at(desk, record_id)
        assert view.record.submission.name == "No Number"
        assert view.settled is not None
        assert view.settled.lead_id == decided.lead_id
    kept = rows_of(path, "SELECT name, phone_text, verdict FROM submissions")
    assert kept == [("No Number", "ext 12", "needs_look")]
    told = rows_of(path, "SELECT name, phone_text, phone FROM settlements")
    assert told == [("Maria Alvarez", NEW_PHONE, "+16465550199")]


def test_imported_again_it_is_known_before_and_after(tmp_path: Path) -> None:
    mended = CALM.replace("ext 12", NEW_PHONE)
    with opened(filled_desk(tmp_path, CALM)) as desk:

        def verdicts(*rows: str) -> list[str]:
            return [r.verdict.value for r in take(desk, tmp_path, *rows)[1]]

        assert verdicts(CALM) == ["known"]
        record_id = first(desk)
        fix = fixed(desk, record_id, phone_text=NEW_PHONE, extension="")
        decided = accept_record(desk, record_id, fix)
        assert verdicts(CALM, mended) == ["known", "known"]
        undo_settlement(desk, decided.settlement_id)
        assert verdicts(CALM) == ["known"]
        set_record_aside(desk, record_id, Aside.SPAM)
        assert verdicts(CALM) == ["known"]
        assert sound(desk)


def test_after_a_restart_the_next_desk_sees_it_settled(tmp_path: Path) -> None:
    path = filled_desk(tmp_path, CALM)
    with opened(path) as desk:
        record_id = first(desk)
        decided = accept_record(
            desk, record_id, fixed(desk, record_id, phone_text=NEW_PHONE)
        )
    with opened(path) as desk:
        assert list_kept(desk).rows == []
        assert decided.lead_id is not None
        record_outcome(desk, decided.lead_id, Call("booked"))
        assert sound(desk)


def test_text_that_a_database_refuses_is_stored_visibly(tmp_path: Path) -> None:
    with opened(filled_desk(tmp_path, CALM)) as desk:
        record_id = first(desk)
        hostile = "<img src=x>\0\ud800\u202e' OR 1=1;--"
        fix = fixed(desk, record_id, name=hostile, phone_text=NEW_PHONE)
        decided = accept_record(desk, record_id, fix)
        assert decided.lead_id is not None
        assert "' OR 1=1;--" in show_lead(desk, decided.lead_id).lead.name
        assert sound(desk)


def test_an_empty_desk_keeps_nothing(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path)) as desk:
        page = list_kept(desk)
    assert (page.rows, page.counted, page.is_last) == ([], 0, True)


def test_the_badge_does_not_look_through_all_that_ever_came_in(tmp_path: Path) -> None:
    plan: list[str] = []
    with connected(filled_desk(tmp_path, CALM)) as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        asked: list[str] = []
        driver.set_trace_callback(asked.append)
        SettlementStore(connection).count(100)
        SettlementStore(connection).rows(None, 10)
        driver.set_trace_callback(None)
        for question in [one for one in asked if one.startswith("SELECT")]:
            rows = driver.execute(f"EXPLAIN QUERY PLAN {question}").fetchall()
            plan += [row[3] for row in rows if "submissions" in row[3]]
    assert len(plan) == 2
    assert all("INDEX ix_submissions_kept" in step for step in plan)


def test_a_decision_that_there_is_not_cannot_be_taken_back(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path)) as desk, pytest.raises(UnknownSettlement):
        undo_settlement(desk, 999)
