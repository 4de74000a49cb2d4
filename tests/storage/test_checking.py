"""Checking: each thing that may go wrong is done to a desk, and found."""

from pathlib import Path

import pytest

from callback_desk.domain.errors import DatabaseDamaged
from callback_desk.domain.outcome import SHIPPED_OUTCOMES
from callback_desk.services.desk_check import check_desk
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.storage.tables import Row
from tests.desks import copy_desk, opened
from tests.storage.stored_desk import ROWS, filled_desk, rows_of, take, tamper

PAGE = 4096
STATE = "does not stand as its history says"


def worked_desk(folder: Path) -> Path:
    """A desk with leads, tries and a bar."""
    path = filled_desk(folder)
    with opened(path) as desk:
        record_outcome(desk, 1, Call("no_answer"))
        record_outcome(desk, 2, Call("left_voicemail"))
    return path


def found(path: Path) -> list[str]:
    with opened(path) as desk:
        return check_desk(desk)[0]


def test_a_new_desk_and_a_desk_at_work_are_sound(tmp_path: Path) -> None:
    path = worked_desk(tmp_path)
    with opened(path) as desk:
        problems, rows = check_desk(desk)
        take(desk, tmp_path, *ROWS)
        record_outcome(desk, 1, Call("do_not_call"))
        assert check_desk(desk)[0] == []
    assert problems == []
    # Ten rows came with the import, four with the calls; the outcomes were there.
    assert rows > len(SHIPPED_OUTCOMES) + 14


def test_every_row_is_counted(tmp_path: Path) -> None:
    path = worked_desk(tmp_path)
    counts = [
        rows_of(path, f"SELECT count(*) FROM {table}")[0][0]  # noqa: S608 - fixed
        for table in Row.metadata.tables
    ]
    with opened(path) as desk:
        assert check_desk(desk)[1] == sum(int(str(count)) for count in counts)


@pytest.mark.parametrize(
    "change",
    [
        "seen = seen + 1",
        "new = new + 1, seen = seen + 1",
        "new = new - 1, known = known + 1",
        "skipped = skipped + 1",
    ],
)
def test_counts_that_do_not_add_up_are_found(tmp_path: Path, change: str) -> None:
    path = worked_desk(tmp_path)
    tamper(path, f"UPDATE batches SET {change}")  # noqa: S608 - fixed
    assert found(path) == ["The counts of import 1 do not add up."]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM submissions WHERE verdict = 'known'",
        "UPDATE submissions SET verdict = 'skipped' WHERE verdict = 'needs_look'",
    ],
)
def test_a_record_that_vanished_or_changed_its_verdict_is_found(
    tmp_path: Path, statement: str
) -> None:
    path = worked_desk(tmp_path)
    tamper(path, statement)
    assert found(path) == ["The counts of import 1 do not add up."]


@pytest.mark.parametrize(
    "change",
    [
        "is_open = NOT is_open",
        "received_at = received_at + 1",
        "due_at = due_at + 1",
        "promised_due_at = promised_due_at + 1",
        "next_call_at = NULL",
        "next_is_agreed = NOT next_is_agreed",
        "attempts = attempts + 1",
        "asked = asked + 1",
        "last_outcome = 'booked'",
        "dialled = NOT dialled",
        "contact = NOT contact",
        "barred = NOT barred",
        "queue_part = 'waiting'",
        "queue_part = NULL",
        "act_by = act_by + 1",
        "act_by = NULL",
        "returns_at = returns_at + 1",
        "returns_at = NULL",
    ],
)
def test_a_lead_that_stands_wrongly_in_the_queue_is_found(
    tmp_path: Path, change: str
) -> None:
    path = worked_desk(tmp_path)
    tamper(path, f"UPDATE leads SET {change} WHERE lead_id = 1")  # noqa: S608 - fixed
    assert found(path) == [f"Lead 1 {STATE}."]


def test_a_safety_lead_that_lost_its_mark_is_found(tmp_path: Path) -> None:
    path = worked_desk(tmp_path)
    tamper(path, "UPDATE leads SET safety = 0")
    assert found(path) == [f"Lead 2 {STATE}."]


def test_an_attempt_that_was_changed_behind_the_lead_is_found(tmp_path: Path) -> None:
    path = worked_desk(tmp_path)
    tamper(path, "UPDATE attempts SET outcome = 'booked' WHERE lead_id = 1")
    assert found(path) == [f"Lead 1 {STATE}."]


def test_a_lead_without_a_request_is_found(tmp_path: Path) -> None:
    path = worked_desk(tmp_path)
    tamper(path, "DELETE FROM requests WHERE lead_id = 2")
    assert "Lead 2 has no request." in found(path)


@pytest.mark.parametrize(
    "change",
    [
        "substr(packed, 1, length(packed) - 3)",
        "substr(packed, 1, 8)",
        "x''",
        "x'00' || substr(packed, 2)",
        "zeroblob(length(packed))",
    ],
)
def test_raw_text_that_was_cut_or_changed_is_found(tmp_path: Path, change: str) -> None:
    path = worked_desk(tmp_path)
    tamper(path, f"UPDATE raw_chunks SET packed = CAST({change} AS BLOB)")  # noqa: S608 - fixed
    assert found(path) == [
        f"The raw text of record {number} is damaged." for number in range(1, 6)
    ]


@pytest.mark.parametrize("change", ["raw_start = 9999", "raw_length = 9999"])
def test_a_place_outside_the_raw_text_is_found(tmp_path: Path, change: str) -> None:
    path = worked_desk(tmp_path)
    tamper(path, f"UPDATE submissions SET {change} WHERE submission_id = 2")  # noqa: S608 - fixed
    assert found(path) == ["The raw text of record 2 is damaged."]


def test_a_row_that_points_nowhere_is_found(tmp_path: Path) -> None:
    path = worked_desk(tmp_path)
    tamper(path, "UPDATE attempts SET staff_id = 77 WHERE lead_id = 1")
    assert "A row of attempts points to one of staff that is not there." in found(path)


@pytest.mark.parametrize(
    ("column", "table"),
    [
        ("batch_id", "batches"),
        ("chunk_id", "raw_chunks"),
        ("request_id", "requests"),
        ("lead_id", "leads"),
    ],
)
def test_a_record_that_names_what_is_not_there_is_found(
    tmp_path: Path, column: str, table: str
) -> None:
    path = worked_desk(tmp_path)
    tamper(path, f"UPDATE submissions SET {column} = 77 WHERE submission_id = 2")  # noqa: S608 - fixed
    told = f"A row of submissions points to one of {table} that is not there."
    assert told in found(path)


def test_a_flipped_byte_anywhere_in_the_file_is_found(tmp_path: Path) -> None:
    path = worked_desk(tmp_path)
    whole = path.read_bytes()
    pages = len(whole) // PAGE
    assert pages > 20
    for page in range(pages):
        damaged = bytearray(whole)
        damaged[page * PAGE + 1_000] ^= 1
        path.write_bytes(damaged)
        try:
            problems = found(path)
        except DatabaseDamaged:
            continue  # it cannot even be opened
        assert any("damaged" in problem for problem in problems), page
    path.write_bytes(whole)
    assert found(path) == []


def test_damage_is_told_with_everything_else_that_can_still_be_read(
    tmp_path: Path,
) -> None:
    path = worked_desk(tmp_path)
    root = rows_of(path, "SELECT rootpage FROM sqlite_master WHERE name = 'leads'")
    damaged = bytearray(path.read_bytes())
    damaged[(int(str(root[0][0])) - 1) * PAGE + 1_000] ^= 1
    path.write_bytes(damaged)
    problems = found(path)
    assert problems
    assert all("damaged" in problem for problem in problems)


def test_a_file_that_was_cut_off_is_found(tmp_path: Path) -> None:
    path = worked_desk(tmp_path)
    path.write_bytes(path.read_bytes()[: -3 * PAGE])
    try:
        problems = found(path)
    except DatabaseDamaged as error:
        problems = [error.sentence]
    assert problems


def test_checking_changes_nothing(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    before = path.read_bytes()
    assert found(path) == []
    assert path.read_bytes() == before
