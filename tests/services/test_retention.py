"""People removed after the years of the rule: gone from the file, still counted."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from callback_desk.domain.errors import NotAllowed, UnknownLead
from callback_desk.domain.half_typed import ELSEWHERE
from callback_desk.domain.period_report import Period
from callback_desk.domain.retention import before_years
from callback_desk.domain.retention_errors import PurgeTooRecent, RetentionUnusable
from callback_desk.domain.staff import Role
from callback_desk.domain.stopping import Stopped
from callback_desk.services.claims import claim_lead, free_lead
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk, verify_audit
from callback_desk.services.half_typed import keep_half_typed
from callback_desk.services.record_outcome import Call, correct_attempt, record_outcome
from callback_desk.services.reports import make_report
from callback_desk.services.retention import (
    day_of_rule,
    finish_purge,
    preview_purge,
    purge,
    retention_years,
    set_retention,
)
from callback_desk.services.search_leads import search_leads
from callback_desk.services.search_upkeep import index_anew
from callback_desk.services.staff_access import add_staff
from tests.desks import PASSWORD, DeskClock, copy_desk, opened
from tests.storage.plain_pages import found_in as found
from tests.storage.stored_desk import rows_of, take

OLD = (
    "Greta Gone,(212) 555-0142,greta@gone.example,my back hurts,2026-11-16 10:00",
    "Stella Stays,(212) 555-0143,stella@stays.example,call me,2026-11-16 10:01",
    "Dan Danger,646-555-0188,,i want to die,2026-11-16 10:02",
    "Olga Open,(212) 555-0144,,still waiting,2026-11-16 10:03",
    "Greta Gone,(212) 555-0142,greta@gone.example,my back hurts,2026-11-16 10:00",
)
NEEDLES = ("Greta", "greta@", "5550142", "555-0142", "my back hurts", "noteworthy")
# Of the program, in whose window what is half typed stands.
RUN = "run"
CUT = date(2028, 11, 17)
LATER = datetime(2030, 1, 7, 18, 0, tzinfo=UTC)
YEAR = Period.of(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def clock() -> DeskClock:
    return DeskClock()


@pytest.fixture
def path(tmp_path: Path, clock: DeskClock) -> Path:
    """Greta asked not to be called in 2026; Stella spoke with the desk in 2029."""
    made = copy_desk(tmp_path)
    with opened(made, clock) as desk:
        take(desk, tmp_path, *OLD)
        clock.now += timedelta(minutes=5)
        record_outcome(desk, 1, Call("no_answer", note="noteworthy, said Greta"))
        clock.now += timedelta(minutes=5)
        record_outcome(desk, 1, Call("do_not_call", note="Greta never again"))
        theirs = {1: "noteworthy, typed of Greta", 2: "Stella"}
        keep_half_typed(desk, {1: theirs}, RUN)
        record_outcome(desk, 2, Call("not_interested", note="Stella says no"))
        clock.now = datetime(2029, 1, 8, 18, 0, tzinfo=UTC)
        record_outcome(desk, 2, Call("not_interested", note="Stella once more"))
        clock.now = LATER
    return made


@pytest.fixture
def desk(path: Path, clock: DeskClock) -> Iterator[Desk]:
    with opened(path, clock) as opened_desk:
        yield opened_desk


def test_only_closed_leads_of_before_go(desk: Desk) -> None:
    told = preview_purge(desk, CUT).purge
    assert (told.leads, told.attempts, told.bars) == (1, 2, 1)
    # Her record, and the same line once more.
    assert told.records == 2
    assert (told.kept_open, told.kept_safety) == (1, 1)


def test_whose_call_is_open_stays_and_of_whom_something_is_half_typed(
    path: Path, clock: DeskClock
) -> None:
    """The call ended under whoever was on the phone, and the note stood nowhere."""
    with opened(path, clock) as desk, opened(path, clock) as other:
        claim_lead(other, 1)
        assert preview_purge(desk, CUT).purge.leads == 0
        free_lead(other, 1)
        keep_half_typed(other, {1: {1: "rang about the price"}}, RUN)
        assert purge(desk, CUT).purge.leads == 0
        keep_half_typed(other, {1: {}}, RUN)
        assert purge(desk, CUT).purge.leads == 1


def test_a_preview_removes_nobody(desk: Desk, path: Path) -> None:
    before = rows_of(path, "SELECT * FROM leads")
    preview_purge(desk, CUT)
    assert rows_of(path, "SELECT * FROM leads") == before


def test_the_person_is_gone_from_the_file(path: Path, clock: DeskClock) -> None:
    assert found(path, *NEEDLES) != []
    with opened(path, clock) as desk:
        removal = purge(desk, CUT)
    assert removal.is_rewritten
    assert found(path, *NEEDLES) == []
    assert found(path, "Stella", "call me", "Olga", "want to die") == [
        *("Stella", "call me", "Olga", "want to die")
    ]


def test_the_person_is_gone_from_the_search_index(path: Path, clock: DeskClock) -> None:
    with opened(path, clock) as desk:
        index_anew(desk)
        assert told_by_index(path, "teworthy", "gre", "once") == [
            *("teworthy", "gre", "once")
        ]
        purge(desk, CUT)
        assert told_by_index(path, "teworthy", "gre", "once") == ["once"]
        assert check_desk(desk)[0] == []
        assert search_leads(desk, "greta") == search_leads(desk, "5550142") == []


def told_by_index(path: Path, *pieces: str) -> list[str]:
    """Those of the pieces that stand in the index, taken out of it or not."""
    blocks = rows_of(path, "SELECT block FROM lead_search_data")
    whole = b"".join(block for (block,) in blocks)
    return [piece for piece in pieces if piece.encode() in whole]


def test_old_words_that_stand_with_no_lead_go_as_well(
    desk: Desk, clock: DeskClock
) -> None:
    clock.now = LATER.replace(year=2028, month=1)
    keep_half_typed(desk, {1: {ELSEWHERE: "noteworthy, typed of Greta"}}, RUN)
    clock.now = LATER
    ann = add_staff(desk, "Ann Porter", Role.RECEPTIONIST, PASSWORD).staff_id
    keep_half_typed(desk, {ann: {ELSEWHERE: "typed today"}}, RUN)
    # Every few seconds all is kept once more, which makes nothing younger.
    keep_half_typed(desk, {1: {ELSEWHERE: "noteworthy, typed of Greta"}}, RUN)
    purge(desk, CUT)
    with desk.open_work(writes=False) as work:
        assert work.half_typed.runs(1) == []
        kept = work.half_typed.read(ann, [RUN])
        assert [one.text for one in kept] == ["typed today"]


def test_counts_and_audit_stay(desk: Desk) -> None:
    before = make_report(desk, YEAR)
    rows = verify_audit(desk).rows
    purge(desk, CUT)
    assert make_report(desk, YEAR) == before
    assert verify_audit(desk).problem is None
    assert verify_audit(desk).rows == rows + 1
    assert check_desk(desk)[0] == []


def test_the_raw_texts_of_others_stay_readable(desk: Desk) -> None:
    with desk.open_work(writes=False) as work:
        before = work.leads.submissions(2)
    purge(desk, CUT)
    with desk.open_work(writes=False) as work:
        after = work.leads.submissions(2)
    assert [one.record for one in after] == [one.record for one in before]


def test_who_must_not_be_called_stays_barred(desk: Desk, tmp_path: Path) -> None:
    purge(desk, CUT)
    take(desk, tmp_path, "New Name,(212) 555-0142,,hello,2030-01-07 10:00")
    with desk.open_work(writes=False) as work:
        assert work.imports.barred(["+12125550142", "+12125550143"]) == {"+12125550142"}


def test_an_old_file_brings_nobody_back(
    path: Path, tmp_path: Path, clock: DeskClock
) -> None:
    with opened(path, clock) as desk:
        purge(desk, CUT)
        report, _ = take(desk, tmp_path, *OLD)
        assert report.counts["new"] == 0
        assert report.counts["known"] == len(OLD)
        assert check_desk(desk)[0] == []
        finish_purge(desk.open_work)
    assert found(path, *NEEDLES) == []


def test_twice_is_as_once(desk: Desk) -> None:
    purge(desk, CUT)
    again = purge(desk, CUT)
    assert (again.purge.leads, again.purge.records) == (0, 0)


def test_nobody_works_on_who_is_gone(desk: Desk) -> None:
    purge(desk, CUT)
    with pytest.raises(UnknownLead):
        record_outcome(desk, 1, Call("busy"))
    with pytest.raises(UnknownLead):
        correct_attempt(desk, 2, Call("busy"), why="mistaken")
    assert search_leads(desk, "removed") == []


def test_what_broke_off_is_finished_when_the_desk_opens(
    path: Path, clock: DeskClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(path, clock) as desk:
        monkeypatch.setattr(
            "callback_desk.services.retention.finish_purge", lambda *_with: False
        )
        assert not purge(desk, CUT).is_rewritten
    with opened(path, clock):
        pass
    assert found(path, *NEEDLES) == []


def test_writing_anew_is_stopped_and_left_to_the_next_start(
    path: Path, clock: DeskClock
) -> None:
    purged: list[int] = []

    def heed() -> None:
        if purged:
            raise Stopped

    with opened(path, clock) as desk:
        removal = purge(desk, CUT, heed, lambda gone: purged.append(gone.leads))
        assert (purged, removal.purge.leads) == ([1], 1)
        assert not removal.is_rewritten
        assert check_desk(desk)[0] == []
    with opened(path, clock) as desk:
        assert check_desk(desk)[0] == []
    assert found(path, *NEEDLES) == []


def test_only_office_managers_and_only_the_past(
    desk: Desk, path: Path, clock: DeskClock
) -> None:
    with pytest.raises(PurgeTooRecent):
        preview_purge(desk, date(2030, 1, 8))
    add_staff(desk, "Ann Porter", Role.RECEPTIONIST, PASSWORD)
    with opened(path, clock, "Ann Porter") as hers:
        for act in (preview_purge, purge):
            with pytest.raises(NotAllowed):
                act(hers, CUT)
        with pytest.raises(NotAllowed):
            set_retention(hers, 3)


def test_the_rule_is_the_clinics(desk: Desk) -> None:
    assert retention_years(desk) == 7
    set_retention(desk, 3)
    assert retention_years(desk) == 3
    assert day_of_rule(desk, 3) == date(2027, 1, 7)
    for years in (0, 51):
        with pytest.raises(RetentionUnusable):
            set_retention(desk, years)


def test_years_before_a_leap_day() -> None:
    assert before_years(date(2028, 2, 29), 1) == date(2027, 2, 28)
    assert before_years(date(2028, 2, 29), 4) == date(2024, 2, 29)
