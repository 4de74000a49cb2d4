"""Versions, newer holidays, confirmed years, running promises, as they are stored."""

from datetime import date
from pathlib import Path

import pytest

from callback_desk.domain.calendar_edits import close_dates
from callback_desk.domain.calendar_versions import YearConfirmed
from callback_desk.domain.local_time import to_epoch
from callback_desk.services.calendar_changes import change_calendar, preview_change
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.in_force import show_calendar
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import show_lead
from callback_desk.storage.prepared import Prepared
from tests.desks import MANAGER, MONDAY, copy_desk, opened
from tests.services.fake_desk import clock
from tests.storage.stored_desk import filled_desk, rows_of, set_back, take, tamper

TUESDAY = date(2026, 11, 17)
OLD = {date(2031, 5, 1): ("Labour Day",)}
NEW = {date(2031, 5, 2): ("Labour Day",), date(2031, 9, 1): ("Another",)}


def snow(desk: Desk, *days: date) -> None:
    definition = show_calendar(desk).definition
    change_calendar(desk, close_dates(definition, days, "Snow"))


def test_a_version_goes_by_the_dates_that_were_in_force(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path)) as desk, desk.open_work() as work:
        _, definition = work.settings.calendar()
        work.settings.add_holiday_year("MX", None, 2031, OLD, "holidays 1")
        second = work.settings.set_calendar(definition, MONDAY, 1, took_year=2031)
        work.calendars.take_holidays(second, "MX", None, 2031, NEW, "holidays 2")
        third = work.settings.set_calendar(definition, MONDAY, 1)
        found = [
            work.calendars.holiday_years("MX", None, version)
            for version in (1, second, third)
        ]
        assert found == [{2031: OLD}, {2031: NEW}, {2031: NEW}]
        assert work.settings.holiday_years("MX", None) == {2031: NEW}
        assert work.calendars.library_of("MX", None, 2031) == "holidays 2"
        assert work.calendars.library_of("MX", "X", 2031) is None
        assert work.calendars.version(second).took_year == 2031
        assert [told.version for told in work.calendars.versions()] == [3, 2, 1]
        assert work.calendars.versions()[0].set_by == MANAGER


def test_the_last_confirmation_of_a_year_counts(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path)) as desk, desk.open_work() as work:
        assert work.calendars.confirmation("US", None, 2026) is None
        for library in ("holidays 1", "holidays 2"):
            work.calendars.confirm("US", None, 2026, library, MONDAY, 1)
        work.calendars.confirm("US", "NY", 2026, "holidays 3", MONDAY, 1)
        expected = YearConfirmed(MONDAY, MANAGER, "holidays 2")
        assert work.calendars.confirmation("US", None, 2026) == expected


def test_running_promises_are_of_open_leads_nobody_reached_and_of_kept_records(
    tmp_path: Path,
) -> None:
    with opened(filled_desk(tmp_path)) as desk:
        with desk.open_work(writes=False) as work:
            running = work.deadlines.running()
            assert [(p.lead_id, p.record_id) for p in running] == [
                *((1, None), (2, None)),
                (None, 5),
            ]
            assert [bool(p.safety) for p in running] == [False, True, True]
            assert {p.version for p in running} == {1}
        with desk.open_work(writes=False) as work:
            due = to_epoch(clock("2026-11-17 17:00"))
            assert len(work.deadlines.running(due)) == 3, "at that instant it runs"
            assert work.deadlines.running(due + 1) == []
        record_outcome(desk, 1, Call("no_answer"))
        record_outcome(desk, 2, Call("left_voicemail"))
        with desk.open_work(writes=False) as work:
            first, *rest = work.deadlines.running()
        assert (first.lead_id, bool(first.dialled)) == (1, True)
        assert [p.lead_id for p in rest] == [None]


def test_what_is_moved_stands_so_in_the_lead_and_its_request(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk:
        before = show_lead(desk, 1)
        snow(desk, TUESDAY)
        after = show_lead(desk, 1)
        assert check_desk(desk)[0] == []
    assert before.lead.due_at == clock("2026-11-17 17:00")
    assert after.lead.due_at == clock("2026-11-18 17:00")
    request = after.state.current.request
    assert (request.calendar_version, request.due_version) == (1, 2)
    assert rows_of(path, "SELECT due_at = promised_due_at FROM leads") == [(0,), (0,)]
    # The queue goes by the new deadline; who may be in danger has no part of it.
    in_order = "SELECT act_by = due_at, queue_part FROM leads ORDER BY lead_id"
    assert rows_of(path, in_order) == [(1, "waiting"), (None, None)]
    kept = rows_of(
        path,
        "SELECT due_at - promised_due_at, due_version_id FROM submissions"
        " WHERE verdict = 'needs_look'",
    )
    assert kept == [(86_400, 2)]


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE requests SET due_version_id = 1 WHERE lead_id = 1",
         "Lead 1 is not due when its calendar says."),
        ("UPDATE requests SET due_from = received_at + 180000 WHERE lead_id = 1",
         "Lead 1 is not due when its calendar says."),
        ("UPDATE requests SET due_version_id = 9 WHERE lead_id = 1",
         "Lead 1 goes by no calendar that is stored."),
        ("UPDATE submissions SET due_at = due_at + 1 WHERE verdict = 'needs_look'",
         "Record 5 is not due when its calendar says."),
    ],
)  # fmt: skip
def test_a_deadline_that_its_calendar_does_not_make_is_found(
    tmp_path: Path, statement: str, told: str
) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk:
        snow(desk, TUESDAY)
    tamper(path, statement)
    with opened(path) as desk:
        assert check_desk(desk)[0] == [told]


def test_a_preview_asks_no_more_of_many_leads_than_of_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    run = Prepared._run

    def hear(self: Prepared, *arguments: object) -> object:
        asked.append(str(self._statement))
        return run(self, *arguments)  # type: ignore[arg-type] # passed on

    monkeypatch.setattr(Prepared, "_run", hear)
    counts = []
    with opened(copy_desk(tmp_path)) as desk:
        closed = close_dates(show_calendar(desk).definition, [TUESDAY], "Snow")
        for start, leads in ((0, 3), (3, 60)):
            rows = [
                f"Lead Number{n},212-555-{n:04},,hello,2026-11-16 10:00"
                for n in range(start, leads)
            ]
            take(desk, tmp_path, *rows)
            asked.clear()
            assert len(preview_change(desk, closed).moved) == leads
            counts.append(len(asked))
    assert counts[0] == counts[1] <= 4


# The desk as it was before


def test_a_desk_of_the_first_schema_is_told_where_its_deadlines_come_from(
    tmp_path: Path,
) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk:
        take(desk, tmp_path, "Ana Lopez,(212) 555-0142,,earlier,2026-11-15 10:00")
        before = show_lead(desk, 1)
        assert check_desk(desk)[0] == []
    set_back(path, "0002")
    with opened(path) as desk:
        assert check_desk(desk)[0] == []
        assert show_lead(desk, 1).promises == before.promises
        snow(desk, TUESDAY)
        assert check_desk(desk)[0] == []
