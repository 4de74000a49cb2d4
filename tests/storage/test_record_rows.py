"""The seam between records and their rows, by way of a real import."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select

from callback_desk.domain.record import Record
from callback_desk.domain.submission import Precision, Problem, Verdict, Why
from callback_desk.services.import_leads import SourceSettings
from callback_desk.storage.raw_text import RawTexts
from callback_desk.storage.record_rows import record_of, submission_columns
from tests.desks import copy_desk, opened
from tests.storage.stored_desk import (
    AGAIN,
    ANA,
    BO,
    NOBODY,
    connected,
    rows_of,
    take,
)

NEW_YORK = ZoneInfo("America/New_York")


def stored_records(path: Path) -> list[Record]:
    with connected(path) as connection:
        raw = RawTexts(connection)
        rows = connection.execute(select(*submission_columns())).all()
        return [record_of(row, raw.of(row), NEW_YORK) for row in rows]


def as_stored(record: Record) -> Record:
    """A heard record without what is told at the import only."""
    zone = record.submission.received
    received = None
    if zone is not None and record.precision is not Precision.UNKNOWN:
        value = record.received_at.astimezone(NEW_YORK)
        received = replace(zone, value=value)
    submission = replace(
        record.submission,
        received=received,
        repairs=record.repairs,
        problem=record.problem,
    )
    return replace(record, submission=submission)


def test_a_record_comes_back_as_it_was_judged(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    day = "Day Known,2125550101,,,2026-11-13"
    unknown = "No Time,2125550102 x12,,depression,someday"
    ahead = "Ahead Far,2125550103,,,2027-11-13 10:00"
    blank = ",,,,"
    with opened(path) as desk:
        rows = (ANA, AGAIN, BO, NOBODY, day, unknown, ahead, blank, BO)
        _, heard = take(desk, tmp_path, *rows)
    kept = stored_records(path)
    assert [r.verdict for r in kept] == [r.verdict for r in heard]
    for record, told in zip(kept, heard, strict=True):
        if told.verdict is not Verdict.KNOWN:
            assert record == as_stored(told)


def test_of_a_known_record_the_raw_text_alone_is_kept_again(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        take(desk, tmp_path, ANA)
        take(desk, tmp_path, ANA)
    first, again = stored_records(path)
    assert again.verdict is Verdict.KNOWN
    assert again.submission.raw == first.submission.raw == ANA + "\n"
    assert (again.submission.name, again.submission.message) == ("", "")
    assert again.fingerprint == first.fingerprint


def test_the_day_of_receipt_is_the_clinics_for_a_file_of_another_zone(
    tmp_path: Path,
) -> None:
    path = copy_desk(tmp_path)
    tokyo = SourceSettings(zone="Asia/Tokyo")
    row = "Ana Lopez,2125550142,,,2026-11-17 03:00"
    with opened(path) as desk:
        _, (heard,) = take(desk, tmp_path, row, settings=tokyo)
        with desk.open_work(writes=False) as work:
            (kept,) = work.leads.submissions(1)
    assert heard.received_on == kept.record.received_on == date(2026, 11, 16)
    assert kept.record.submission.received is not None
    assert f"{kept.record.submission.received.value:%H:%M}" == "03:00"


def test_why_a_record_needs_a_look_comes_back_with_its_words(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        _, (heard,) = take(desk, tmp_path, NOBODY)
    (kept,) = stored_records(path)
    assert kept.problem is not None
    assert kept.problem == heard.problem
    assert kept.problem.why is Why.PHONE
    assert kept.safety.flagged


def test_what_no_database_takes_is_made_visible_and_the_raw_text_stays(
    tmp_path: Path,
) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        _, heard = take(desk, tmp_path, "Ana\0Lopez,2125550142,,nul\0here,")
        assert heard[0].problem in (None, Problem(Why.ENCODING))
    assert all(
        "\0" not in str(cell) for cell in rows_of(path, "SELECT * FROM submissions")[0]
    )
