"""The audit's chain: whatever is done to a row behind the desk's back is found."""

# ruff: noqa: S608 - the numbers that are put into SQL here are the test's own

from collections.abc import Iterator
from hashlib import sha256
from json import dumps
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callback_desk.domain.audit_finding import AuditFinding, AuditHead
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk, verify_audit
from callback_desk.storage.audit_chain import link
from tests.desks import MONDAY, copy_desk, opened
from tests.storage.stored_desk import connected, engine_of, rows_of, set_back

ROWS = 1_000
SHORT = 12


def write_acts(desk: Desk, many: int) -> None:
    with desk.open_work() as work:
        for number in range(many):
            work.audit.add("attempt_recorded", 1, MONDAY, "attempt", number)
        work.commit()


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Any]]:
    """A desk with a thousand rows of audit, and the bare driver on it."""
    path = copy_desk(tmp_path_factory.mktemp("audited"))
    with opened(path) as desk:
        write_acts(desk, ROWS - 1)
    with engine_of(path) as engine, engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys = OFF")
        yield path, (connection, driver)


def found_after(audited: tuple[Path, Any], *statements: str) -> AuditFinding:
    """What is found after some statements, which are rolled back again."""
    from callback_desk.storage.audit_chain import verify

    _, (connection, driver) = audited
    driver.execute("SAVEPOINT tampered")
    try:
        for statement in statements:
            driver.execute(statement)
        return verify(connection)
    finally:
        driver.execute("ROLLBACK TO tampered")
        driver.execute("RELEASE tampered")


def test_an_audit_that_nobody_touched_is_whole(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        write_acts(desk, 5)
        assert verify_audit(desk) == AuditFinding(rows=6)
        assert check_desk(desk)[0] == []


def every(row: int) -> list[tuple[str, ...]]:
    """All that can be done to one row."""
    other = row - 1 if row == ROWS else row + 1
    return [
        (f"UPDATE audit SET at = at + 1 WHERE audit_id = {row}",),
        (f"UPDATE audit SET real_at = real_at - 1 WHERE audit_id = {row}",),
        (f"UPDATE audit SET staff_id = 2 WHERE audit_id = {row}",),
        (f"UPDATE audit SET action = 'imported' WHERE audit_id = {row}",),
        (f"UPDATE audit SET subject_id = 77777 WHERE audit_id = {row}",),
        (f"UPDATE audit SET chain = NULL WHERE audit_id = {row}",),
        (f"DELETE FROM audit WHERE audit_id = {row}",),
        (
            f"UPDATE audit SET audit_id = -1 WHERE audit_id = {row}",
            f"UPDATE audit SET audit_id = {row} WHERE audit_id = {other}",
            f"UPDATE audit SET audit_id = {other} WHERE audit_id = -1",
        ),
        (
            f"UPDATE audit SET audit_id = -audit_id WHERE audit_id >= {row}",
            "UPDATE audit SET audit_id = 1 - audit_id WHERE audit_id < 0",
            f"INSERT INTO audit SELECT {row}, at, real_at, staff_id, 'seen', subject,"
            f" subject_id, chain FROM audit WHERE audit_id = {row + 1}",
        ),
        (f"DELETE FROM audit WHERE audit_id >= {row}",),
    ]


@pytest.mark.parametrize(
    "in_turns",
    [
        True,
        pytest.param(False, marks=[pytest.mark.depth, pytest.mark.timeout(3600)]),
    ],
)
def test_whatever_is_done_to_any_of_a_thousand_rows_is_named(
    audited: tuple[Path, Any], in_turns: bool
) -> None:
    missed = []
    for row in range(1, ROWS + 1):
        ways = every(row)
        # All of them at both ends; in between they take turns, but for once in a while.
        is_end = row <= SHORT or row > ROWS - SHORT
        tried = [ways[row % len(ways)]] if in_turns and not is_end else ways
        for way in tried:
            found = found_after(audited, *way)
            # A swapped pair is named by whichever comes first.
            first = min(row, ROWS - 1) if "audit_id = -1 " in way[0] else row
            if found.first_bad != first or found.problem is None:
                missed.append((row, way, found))
    assert missed == []
    assert found_after(audited) == AuditFinding(rows=ROWS)


def test_a_row_added_at_the_end_is_named(audited: tuple[Path, Any]) -> None:
    added = (
        f"INSERT INTO audit SELECT {ROWS + 1}, at, real_at, staff_id, action, subject,"
        f" subject_id, chain FROM audit WHERE audit_id = {ROWS}"
    )
    assert found_after(audited, added).first_bad == ROWS + 1


def test_a_tail_cut_with_its_head_shows_against_a_backups_head(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        write_acts(desk, 9)
        with desk.open_work(writes=False) as work:
            backed_up = work.audit.head()
    assert backed_up.audit_id == 10
    ((chain,),) = rows_of(path, "SELECT chain FROM audit WHERE audit_id = 6")
    with connected(path, writes=True) as connection:
        connection.exec_driver_sql("DELETE FROM audit WHERE audit_id > 6")
        connection.exec_driver_sql(
            "UPDATE audit_head SET audit_id = 6, chain = ?", (chain,)
        )
    with opened(path) as desk, desk.open_work(writes=False) as work:
        assert work.audit.verify().problem is None
        assert work.audit.verify(backed_up).first_bad == 7


def test_a_history_written_anew_shows_against_a_backups_head(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        write_acts(desk, 3)
        with desk.open_work(writes=False) as work:
            other = AuditHead(3, bytes(32))
            assert work.audit.verify(other).first_bad == 3
            assert work.audit.verify(work.audit.head()).problem is None


def test_check_names_what_is_wrong_with_the_audit(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        write_acts(desk, 3)
        with desk.open_work() as work:
            work.audit.add("imported", 1, MONDAY)
            work.commit()
    with connected(path, writes=True) as connection:
        connection.exec_driver_sql("UPDATE audit SET subject_id = 9 WHERE audit_id = 2")
    with opened(path) as desk:
        assert check_desk(desk)[0] == ["Audit: Row 2 is not as it was written."]


def test_the_rows_of_an_earlier_desk_are_linked_when_it_is_opened(
    tmp_path: Path,
) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        write_acts(desk, 4)
    set_back(path, "0006")
    with connected(path, writes=True) as connection:
        connection.exec_driver_sql("UPDATE audit SET chain = NULL")
    with opened(path) as desk:
        assert verify_audit(desk) == AuditFinding(rows=5)


PARTS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()


@settings(deadline=None)
@given(before=st.binary(max_size=32), said=st.lists(PARTS | st.binary()))
def test_a_link_is_over_what_the_encoder_makes_of_the_row(
    before: bytes, said: list[object]
) -> None:
    text = dumps(said, default=repr)
    assert link(before, *said) == sha256(before + text.encode()).digest()
