"""Fingerprints: found as long as a batch is pending, put in their place, and gone."""

from pathlib import Path

import pytest

from callback_desk.domain.import_errors import ImportGoingOn
from callback_desk.services import submission_chunks
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.file_report import FileReport
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.undo_import import undo_import
from callback_desk.storage.fingerprints import known_among
from tests.desks import copy_desk, opened
from tests.storage.stored_desk import (
    ANA,
    HEADER,
    NOBODY,
    ROWS,
    connected,
    filled_desk,
    rows_of,
    set_back,
    tamper,
)

NOTED = "SELECT fingerprint, submission_id FROM fingerprints ORDER BY 1, 2"
STORED_SO_FAR = "SELECT count(*) FROM submissions"
STORED = "SELECT fingerprint, submission_id FROM submissions ORDER BY 1, 2"
CY = "Cy Lane,646-555-0101,,hello,2026-11-16 09:00"
AGAIN = "Ana Lopez,(212) 555-0142,ana@example.net,once more,2026-11-16 12:30"
PEOPLE = [
    f"Person {n},646-555-{n:04},,hello,2026-11-16 09:{n % 60:02}" for n in range(200)
]


@pytest.fixture
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two records to a block, a transaction for each, three fingerprints at once."""
    monkeypatch.setattr(submission_chunks, "CHUNK", 2)
    monkeypatch.setattr(submission_chunks, "TOGETHER", 1)
    monkeypatch.setattr(submission_chunks, "NOTED", 3)


def take_by_block(desk: Desk, folder: Path, *rows: str) -> FileReport:
    """Import as a long file is: nobody hears of each record."""
    file = folder / "long.csv"
    file.write_text("\n".join((HEADER, *rows)) + "\n")
    return import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())


def test_each_record_of_a_desk_is_noted(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    assert len(rows_of(path, NOTED)) == len(ROWS)
    assert rows_of(path, NOTED) == rows_of(path, STORED)


@pytest.mark.usefixtures("_small_chunks")
def test_what_stood_in_an_earlier_transaction_of_a_file_is_known(
    tmp_path: Path,
) -> None:
    path = filled_desk(tmp_path, ANA)
    # A plain one, one that waits for a lead of before, and one that is kept.
    once = [CY, AGAIN, NOBODY]
    with opened(path) as desk:
        counts = take_by_block(
            desk, tmp_path, *once, *PEOPLE[:3], *once, *PEOPLE[3:6], *once
        ).counts
        assert check_desk(desk)[0] == []
    assert (counts["new"], counts["repeat"], counts["needs_look"]) == (7, 1, 1)
    assert counts["known"] == 6
    assert rows_of(path, NOTED) == rows_of(path, STORED)


@pytest.mark.usefixtures("_small_chunks")
def test_a_plain_record_of_a_pending_batch_is_known_by_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copy_desk(tmp_path)

    def torn(*_: object) -> None:
        raise ImportGoingOn

    file = tmp_path / "long.csv"
    file.write_text("\n".join((HEADER, *PEOPLE)) + "\n")
    with opened(path) as desk:
        # What was taken in so far is left, as by a program that dies.
        monkeypatch.setattr("callback_desk.services.file_import.drop_pending", torn)
        with pytest.raises(ImportGoingOn):
            import_file(
                desk,
                lambda: desk.open_lead_file(file),
                SourceSettings(),
                should_stop=lambda: rows_of(path, STORED_SO_FAR) != [(0,)],
            )
        ((told, phone, batch),) = rows_of(
            path, "SELECT fingerprint, phone, batch_id FROM submissions LIMIT 1"
        )
        assert rows_of(path, NOTED) == []
        with connected(path) as connection:
            assert known_among(connection, {told}, batch, {phone}) == {told}
            assert known_among(connection, {told}, batch, {"+12125550100"}) == set()
            assert known_among(connection, {told}, None, {phone}) == set()
    with opened(path) as desk:
        assert take_by_block(desk, tmp_path, *PEOPLE).counts["new"] == len(PEOPLE)
    assert rows_of(path, NOTED) == rows_of(path, STORED)


@pytest.mark.usefixtures("_small_chunks")
def test_a_stopped_import_leaves_no_fingerprint(tmp_path: Path) -> None:
    path = filled_desk(tmp_path, ANA)
    before, steps = rows_of(path, NOTED), iter([False] * 4 + [True])
    file = tmp_path / "long.csv"
    file.write_text("\n".join((HEADER, AGAIN, NOBODY, *PEOPLE)) + "\n")
    with opened(path) as desk:
        report = import_file(
            desk,
            lambda: desk.open_lead_file(file),
            SourceSettings(),
            should_stop=lambda: next(steps),
        )
        assert report.stopped
    assert rows_of(path, NOTED) == before == rows_of(path, STORED)


def test_what_is_taken_back_is_known_no_more(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk:
        undo_import(desk, 1)
    assert rows_of(path, NOTED) == rows_of(path, STORED) == []


def test_the_records_of_an_earlier_desk_are_known(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    kept = rows_of(path, NOTED)
    set_back(path, "0020")
    with opened(path) as desk:
        assert check_desk(desk)[0] == []
        assert take_by_block(desk, tmp_path, *ROWS).counts["known"] == len(ROWS)
    assert set(kept) < set(rows_of(path, NOTED)) == set(rows_of(path, STORED))


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("DELETE FROM fingerprints WHERE submission_id = 2", "Record 2 would be new"),
        ("INSERT INTO fingerprints VALUES (x'00', 2)", "Record 2 is told by"),
    ],
)
def test_a_fingerprint_too_few_or_too_many_is_found(
    tmp_path: Path, change: str, problem: str
) -> None:
    path = filled_desk(tmp_path)
    tamper(path, change)
    with opened(path) as desk:
        (found,) = check_desk(desk)[0]
    assert found.startswith(problem)
