"""`check` finds an index of the search that says something else than the leads."""

from pathlib import Path

import pytest

from callback_desk.services.desk_check import check_desk
from callback_desk.services.lead_identity import add_number
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.search_leads import search_leads
from callback_desk.services.search_upkeep import index_anew
from tests.desks import opened
from tests.storage.stored_desk import filled_desk, rows_of, tamper

PLACE = "(SELECT max(rowid) FROM lead_search)"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An indexed desk with notes and another number, and some that wait since."""
    made = filled_desk(tmp_path)
    with opened(made) as desk:
        record_outcome(desk, 1, Call("busy", note="Prefers Dr. Núñez"))
        add_number(desk, 2, "917-555-0177")
        index_anew(desk)
    return made


def test_an_index_that_says_what_the_leads_say_is_sound(path: Path) -> None:
    with opened(path) as desk:
        assert check_desk(desk)[0] == []
        record_outcome(desk, 1, Call("booked", note="changed since"))
        assert check_desk(desk)[0] == []


@pytest.mark.parametrize(
    "changes",
    [
        ("DELETE FROM lead_search WHERE rowid > 0",),
        (f"INSERT INTO lead_search (rowid, pieces) SELECT {PLACE} + 7, 'ana ^ana'",),
        ("INSERT INTO lead_search (lead_search) VALUES ('delete-all')",),
        # Something changed, and nobody noted it.
        ("UPDATE leads SET name = 'Bob Chen'", "DELETE FROM search_stale"),
        ("UPDATE attempts SET note = 'other'", "DELETE FROM search_stale"),
    ],
)
def test_one_that_differs_is_named_and_can_be_renewed(
    path: Path, changes: tuple[str, ...]
) -> None:
    tamper(path, *changes)
    with opened(path) as desk:
        (told,) = check_desk(desk)[0]
        assert told.startswith("The search index differs from the leads in ")
        assert "check --renew-search" in told
        index_anew(desk)
        assert check_desk(desk)[0] == []
    assert rows_of(path, "SELECT count(*) FROM lead_search") == [(2,)]


def test_a_damaged_index_is_told_from_damaged_leads(path: Path) -> None:
    tamper(path, "UPDATE lead_search_data SET block = x'00' WHERE id > 10")
    with opened(path) as desk:
        problems = check_desk(desk)[0]
        assert all("check --renew-search" in told for told in problems)
        assert problems
        # Nobody is lost meanwhile.
        assert [found.lead_id for found in search_leads(desk, "ana")] == [1]
        index_anew(desk)
        assert check_desk(desk)[0] == []
        assert [found.lead_id for found in search_leads(desk, "ana")] == [1]
