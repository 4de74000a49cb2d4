"""Finding a lead by what somebody remembers, on a real desk."""

from dataclasses import replace
from pathlib import Path

from callback_desk.domain.lead_search import is_closed
from callback_desk.domain.standing import Standing
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.search_leads import MOST_FOUND, find_entries, search_leads
from callback_desk.services.work_queue import show_lead, show_queue
from tests.desks import opened
from tests.storage.stored_desk import ANA, BO, filled_desk

CY = "Cy Doe,646-555-0188,,please call,2026-11-16 11:30"


def test_the_same_person_is_found_by_number_name_and_note(tmp_path: Path) -> None:
    with opened(filled_desk(tmp_path, ANA, BO)) as desk:
        record_outcome(desk, 1, Call("no_answer", note="try the neighbour"))
        for text in ("5550142", "(212) 555-0142", "LOPEZ ana", "neighbour"):
            assert [found.lead_id for found in search_leads(desk, text)] == [1]


def test_closed_leads_are_found_behind_the_open_ones(tmp_path: Path) -> None:
    with opened(filled_desk(tmp_path, ANA, CY)) as desk:
        record_outcome(desk, 2, Call("booked"))
        found = search_leads(desk, "555")
        assert [(lead.lead_id, lead.is_open) for lead in found] == [
            (1, True),
            (2, False),
        ]
        assert len(search_leads(desk, "555", limit=1)) == 1


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    with opened(filled_desk(tmp_path, ANA)) as desk:
        assert search_leads(desk, "nobody") == search_leads(desk, " ") == []


def test_no_more_are_found_than_anybody_reads(tmp_path: Path) -> None:
    many = [f"Person {n},212555{n:04},,," for n in range(100, 160)]
    with opened(filled_desk(tmp_path, *many)) as desk:
        assert len(search_leads(desk, "person")) == MOST_FOUND


def test_found_ones_stand_where_the_queue_has_them(tmp_path: Path) -> None:
    with opened(filled_desk(tmp_path, ANA, CY)) as desk:
        record_outcome(desk, 2, Call("booked"))
        found = find_entries(desk, "555")
        ana, bo = found
        assert ana == replace(ana, lead=show_lead(desk, 1).lead)
        assert ana.standing is show_lead(desk, 1).standing
        assert (bo.standing, is_closed(bo)) == (Standing.RESTING, True)
        assert not is_closed(ana)
        (queued,) = show_queue(desk)[0].entries
        assert (queued.lead, queued.standing) == (ana.lead, ana.standing)
