"""Claims: one lead is open at one desk, whoever races for it."""

import subprocess
import sys
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from callback_desk.domain.call_rules import CallRules
from callback_desk.domain.day_errors import ClaimedElsewhere
from callback_desk.domain.errors import DatabaseLocked, UnknownLead
from callback_desk.domain.hand_entry import Typed
from callback_desk.domain.staff import Role
from callback_desk.services import outcome_settings, submission_chunks
from callback_desk.services.claims import (
    claim_lead,
    claim_minutes,
    free_lead,
    free_mine,
    look_at_desk,
    set_claim_minutes,
)
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.outcome_settings import change_call_rules, show_outcomes
from callback_desk.services.quick_entry import HandEntry
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.staff_access import add_staff
from callback_desk.services.work_queue import first_page, show_lead, show_queue
from tests.desks import PASSWORD, DeskClock, opened
from tests.storage.stored_desk import filled_desk, rows_of

ANA = "Ann Porter"
# Records and parts of a long file.
AT_A_TIME, PARTS = 2, 6


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A desk with leads 1 and 2, at which Ann works too."""
    path = filled_desk(tmp_path)
    with opened(path) as desk:
        add_staff(desk, ANA, Role.RECEPTIONIST, PASSWORD)
    return path


def test_a_lead_that_is_open_elsewhere_is_refused_and_says_who_has_it(
    path: Path,
) -> None:
    with opened(path) as kim, opened(path, name=ANA) as ann:
        claim_lead(kim, 1)
        with pytest.raises(ClaimedElsewhere, match="Kim Osei has this lead open"):
            claim_lead(ann, 1)
        claim_lead(ann, 2)
        assert {c.by for c in look_at_desk(ann).elsewhere.values()} == {"Kim Osei"}
        for queue in (show_queue(ann)[0].entries, first_page(ann)[0].entries):
            held = {e.lead.lead_id: e.lead.claimed_by for e in queue}
            assert held[1] == "Kim Osei"
            # One's own is nobody else's.
            assert held[2] is None
        assert show_lead(ann, 1).lead.claimed_by == "Kim Osei"


def test_one_person_at_two_windows_does_not_hold_a_lead_twice(path: Path) -> None:
    with opened(path) as here, opened(path) as there:
        claim_lead(here, 1)
        with pytest.raises(ClaimedElsewhere):
            claim_lead(there, 1)
        claim_lead(here, 1)


def test_taking_over_is_asked_for_and_leaves_a_trace(path: Path) -> None:
    with opened(path) as kim, opened(path, name=ANA) as ann:
        claim_lead(kim, 1)
        claim_lead(ann, 1, take_over=True)
        assert look_at_desk(kim).elsewhere[1].by == ANA
        # What is no longer mine I cannot let go of.
        free_lead(kim, 1)
        record_outcome(kim, 1, Call("no_answer"))
        assert look_at_desk(kim).elsewhere[1].by == ANA
    acts = rows_of(path, "SELECT action FROM audit WHERE action LIKE 'lead_%'")
    assert acts == [("lead_claimed",), ("lead_taken_over",)]


def test_the_minutes_are_kept_with_the_rules_for_calling_or_neither(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*of: object) -> None:
        raise DatabaseLocked

    with opened(path) as kim:
        rules = CallRules(most_tries=4)
        with monkeypatch.context() as patch:
            patch.setattr(outcome_settings, "keep_claim_minutes", fails)
            with pytest.raises(DatabaseLocked):
                change_call_rules(kim, rules, 10)
        assert (show_outcomes(kim)[1], claim_minutes(kim)) == (CallRules(), 15)
        change_call_rules(kim, rules, 10)
        assert (show_outcomes(kim)[1], claim_minutes(kim)) == (rules, 10)


def test_a_claim_is_free_after_some_minutes_unless_it_is_renewed(path: Path) -> None:
    clock = DeskClock()
    with opened(path, clock) as kim, opened(path, clock, name=ANA) as ann:
        set_claim_minutes(kim, 10)
        since = claim_lead(kim, 1).at
        clock.now += timedelta(minutes=9)
        assert claim_lead(kim, 1).at == since
        clock.now += timedelta(minutes=9)
        with pytest.raises(ClaimedElsewhere):
            claim_lead(ann, 1)
        clock.now += timedelta(minutes=1)
        assert claim_lead(ann, 1).by == ANA


def test_recording_not_now_and_leaving_let_go(path: Path) -> None:
    with opened(path) as kim, opened(path, name=ANA) as ann:
        claim_lead(kim, 1)
        record_outcome(kim, 1, Call("no_answer"))
        claim_lead(kim, 2)
        free_lead(kim, 2)
        assert look_at_desk(ann).elsewhere == {}
        claim_lead(kim, 1)
        claim_lead(ann, 2)
        free_mine(kim)
        assert look_at_desk(ann).elsewhere == {}
        # What another desk has open it keeps.
        assert list(look_at_desk(kim).elsewhere) == [2]


def test_others_writing_is_noticed_and_nothing_else(path: Path) -> None:
    with opened(path) as kim, opened(path, name=ANA) as ann:
        first = look_at_desk(ann).version
        assert look_at_desk(ann).version == first
        claim_lead(kim, 1)
        assert look_at_desk(ann).version != first


def test_nobody_claims_a_lead_that_is_not_there(path: Path) -> None:
    with opened(path) as kim, pytest.raises(UnknownLead):
        claim_lead(kim, 99)


RACER = """
import sys
from pathlib import Path
from callback_desk.domain.day_errors import ClaimedElsewhere
from callback_desk.services.claims import claim_lead, free_lead
from tests.desks import opened
with opened(Path(sys.argv[1])) as desk:
    print("ready", flush=True)
    for line in sys.stdin:
        try:
            claim_lead(desk, 1)
            print("mine", flush=True)
        except ClaimedElsewhere:
            print("theirs", flush=True)
"""


def test_of_racing_processes_one_alone_gets_a_lead(path: Path) -> None:
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", RACER, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    try:
        for racer in racers:
            assert racer.stdout is not None
            assert racer.stdout.readline() == "ready\n"
        with opened(path) as desk:
            for _ in range(25):
                for racer in racers:
                    assert racer.stdin is not None
                    racer.stdin.write("go\n")
                    racer.stdin.flush()
                said = [r.stdout.readline() for r in racers if r.stdout is not None]
                assert sorted(said) == ["mine\n", *["theirs\n"] * 3]
                with desk.open_work() as work:
                    held = work.claims.standing(desk.now())
                    assert len(held) == 1
                    work.claims.free(1, held[0].opening)
                    work.commit()
    finally:
        for racer in racers:
            racer.communicate()


def test_a_clock_that_was_set_back_keeps_no_claim_alive(path: Path) -> None:
    later, now = DeskClock(), DeskClock()
    later.now += timedelta(days=1)
    with opened(path, later) as kim, opened(path, now, name=ANA) as ann:
        claim_lead(kim, 1)
        assert look_at_desk(ann).elsewhere == {}
        assert claim_lead(ann, 1).by == ANA


def test_marks_that_hold_nothing_are_gone_a_week_later(path: Path) -> None:
    clock, ahead = DeskClock(), DeskClock()
    ahead.now += timedelta(days=9)
    with opened(path, clock) as kim, opened(path, ahead, name=ANA) as ann:
        claim_lead(ann, 2)
        claim_lead(kim, 1)
        assert rows_of(path, "SELECT lead_id FROM claims") == [(1,)]
        clock.now += timedelta(days=1)
        claim_lead(kim, 2)
        assert rows_of(path, "SELECT count(*) FROM claims") == [(2,)]
        clock.now += timedelta(days=7)
        claim_lead(kim, 2)
        assert rows_of(path, "SELECT lead_id FROM claims") == [(2,)]


def test_a_claim_is_news_while_a_file_comes_in_and_so_is_its_end(path: Path) -> None:
    with opened(path) as here, opened(path) as third:
        now = third.now()
        file = HandEntry(Typed("Bo Tran", "212-555-0199"), now)
        with third.open_work() as work:
            work.imports.begin_batch(file, None, now, third.staff.staff_id)
            work.commit()
        before = look_at_desk(here)
        assert before.shown is not None
        claim_lead(third, 1)
        claimed = look_at_desk(here)
        claim_lead(third, 1)
        renewed = look_at_desk(here)
        free_lead(third, 1)
        freed = look_at_desk(here)
    looks = (before, claimed, renewed, freed)
    news = [seen.shows_more_than(past) for past, seen in pairwise(looks)]
    assert news == [True, False, True]


def test_parts_of_a_file_that_comes_in_are_no_news_but_a_call_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, file = filled_desk(tmp_path), tmp_path / "long.csv"
    rows = AT_A_TIME * submission_chunks.TOGETHER * PARTS
    people = [f"Person {n},212-555-{n:04}" for n in range(rows)]
    file.write_text("name,phone\n" + "\n".join(people) + "\n", "utf-8")
    monkeypatch.setattr(submission_chunks, "CHUNK", AT_A_TIME)
    with opened(path) as here, opened(path) as there, opened(path) as third:
        looks = [look_at_desk(here)]

        def look(seen: int, fraction: float | None) -> None:
            if len(looks) == 3:
                record_outcome(third, 1, Call("no_answer"))
            looks.append(look_at_desk(here))

        import_file(
            there,
            lambda: there.open_lead_file(file),
            SourceSettings(),
            on_progress=look,
        )
    news = [seen.shows_more_than(before) for before, seen in pairwise(looks)]
    # It began, the call, it is whole.
    assert news == [True, False, True, *[False] * (PARTS - 4), True]
    assert looks[-1].shown is None
