"""The audit as an office manager reads, proves and exports it, on a real desk."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from callback_desk.domain.audit_trail import AuditKind
from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.period_report import Period
from callback_desk.domain.staff import Role
from callback_desk.export.csv_out import csv_bytes
from callback_desk.export.new_file import NewFile
from callback_desk.services.audit_trail import (
    ALL,
    AuditChoice,
    AuditOffer,
    list_audit,
    prove_audit,
)
from callback_desk.services.backups import keep_backups
from callback_desk.services.desk import Desk
from callback_desk.services.hand_out import hand_out
from callback_desk.services.missed_callbacks import note_seen
from callback_desk.services.offers import handed_out
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.staff_access import add_staff
from tests.desks import MANAGER, MONDAY, PASSWORD, DeskClock, opened
from tests.storage.stored_desk import connected, filled_desk

ANN = "Ann Porter"


@pytest.fixture
def clock() -> DeskClock:
    return DeskClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled_desk(tmp_path)


@pytest.fixture
def desk(path: Path, clock: DeskClock) -> Iterator[Desk]:
    """A desk at which two people did something on two days."""
    with opened(path, clock) as desk:
        add_staff(desk, ANN, Role.RECEPTIONIST, PASSWORD)
        clock.now += timedelta(days=1)
        with opened(path, clock, ANN) as hers:
            note_seen(hers, 1)
            record_outcome(hers, 1, Call("busy"))
        yield desk


def told(desk: Desk, choice: AuditChoice = ALL) -> list[tuple[str, str]]:
    return [(one.by, one.act) for one in list_audit(desk, choice).entries]


def test_the_newest_come_first(desk: Desk) -> None:
    assert told(desk) == [
        (ANN, "attempt_recorded"),
        (ANN, "lead_seen"),
        (MANAGER, "staff_added"),
        (MANAGER, "imported"),
        (MANAGER, "desk_made"),
    ]


def test_it_is_read_page_by_page(desk: Desk) -> None:
    first = list_audit(desk, limit=2)
    assert (len(first.entries), first.is_last) == (2, False)
    rest = list_audit(desk, ALL, first.entries[-1].audit_id, limit=3)
    assert (len(rest.entries), rest.is_last) == (3, True)
    numbers = [one.audit_id for one in first.entries + rest.entries]
    assert numbers == [5, 4, 3, 2, 1]


def test_it_is_narrowed_by_kind_person_and_days(desk: Desk) -> None:
    hers = next(one for one in list_audit(desk).staff if one.name == ANN)
    assert told(desk, AuditChoice(kind=AuditKind.CALLS)) == [(ANN, "attempt_recorded")]
    assert len(told(desk, AuditChoice(staff_id=hers.staff_id))) == 2
    monday = MONDAY.date()
    tuesday = monday + timedelta(days=1)
    assert {by for by, _ in told(desk, AuditChoice(period=Period(monday, monday)))} == {
        MANAGER
    }
    both = AuditChoice(AuditKind.SEEN, hers.staff_id, Period(tuesday, tuesday))
    assert told(desk, both) == [(ANN, "lead_seen")]


def test_nobody_else_looks_into_it(desk: Desk, path: Path) -> None:
    with opened(path, name=ANN) as hers:
        for look in (list_audit, prove_audit):
            with pytest.raises(NotAllowed):
                look(hers)
        with pytest.raises(NotAllowed):
            AuditOffer(ALL).tables(hers, None)


def test_it_is_held_against_the_newest_backup(desk: Desk) -> None:
    proof = prove_audit(desk)
    assert (proof.finding.problem, proof.backed_up) == (None, None)
    keep_backups(desk)
    proof = prove_audit(desk)
    assert proof.finding.problem is None
    assert proof.backed_up is not None


def test_a_row_that_was_changed_is_named(desk: Desk, path: Path) -> None:
    with connected(path, writes=True) as connection:
        connection.exec_driver_sql("UPDATE audit SET subject_id = 9 WHERE audit_id = 3")
    assert prove_audit(desk).finding.first_bad == 3


def test_a_cut_tail_shows_against_the_backup(desk: Desk, path: Path) -> None:
    keep_backups(desk)
    with connected(path, writes=True) as connection:
        ((chain,),) = connection.exec_driver_sql(
            "SELECT chain FROM audit WHERE audit_id = 4"
        ).fetchall()
        connection.exec_driver_sql("DELETE FROM audit WHERE audit_id > 4")
        connection.exec_driver_sql(
            "UPDATE audit_head SET audit_id = 4, chain = ?", (chain,)
        )
    proof = prove_audit(desk)
    assert proof.finding.first_bad == 5


def test_exporting_it_stands_in_it(desk: Desk, tmp_path: Path) -> None:
    offer, file = AuditOffer(ALL), tmp_path / "audit.csv"
    tables = offer.tables(desk, None)
    what = handed_out(offer, tables, "exported")
    hand_out(desk, what, NewFile(file, lambda: csv_bytes(tables)))
    lines = file.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith('"Row","When (UTC)","When (America/New_York)"')
    assert len(lines) == 6
    assert '"Kim Osei","Made the desk","desk_made"' in lines[1]
    assert '"Ann Porter","Recorded a call (entry 1)","attempt_recorded"' in lines[5]
    newest = list_audit(desk).entries[0]
    assert (newest.act, newest.subject, newest.number) == ("audit_exported", "rows", 5)


def test_it_goes_on_paper_with_its_days(desk: Desk) -> None:
    monday = MONDAY.date()
    offer = AuditOffer(AuditChoice(period=Period(monday, monday)))
    assert offer.file_name == "audit 2026-11-16 2026-11-16"
    pages = offer.pages(desk, None)
    assert pages.title == "Audit"
    assert AuditOffer(ALL).file_name == "audit"
