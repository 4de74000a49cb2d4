"""A report of a problem: what helps is in it, and nobody is."""

import logging
from pathlib import Path

import pytest

from callback_desk import log_setup
from callback_desk.domain.errors import DatabaseDamaged, FileUnreadable
from callback_desk.domain.hand_entry import Typed
from callback_desk.domain.staff import Role
from callback_desk.log_setup import RecentLines
from callback_desk.services.problem_report import make_problem_report
from callback_desk.services.quick_entry import enter_lead
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.staff_access import add_staff
from callback_desk.storage.schema import REVISIONS
from tests.desks import MONDAY, PASSWORD, copy_desk, opened
from tests.storage.stored_desk import tamper

WORDS = "her sister Wilhelmina picks up"
NEEDLES = (
    *("Zephyrine", "Quillfeather", "Wilhelmina", "0142", "Kim", "Osei", "Ann"),
    *("Porter", "secret-folder"),
)


@pytest.fixture
def recent(monkeypatch: pytest.MonkeyPatch) -> RecentLines:
    recent = RecentLines()
    monkeypatch.setattr(log_setup, "_RECENT", recent)
    return recent


def test_versions_counts_and_acts_are_in_it_and_nobody_is(
    tmp_path: Path, recent: RecentLines
) -> None:
    folder = tmp_path / "secret-folder"
    folder.mkdir()
    with opened(copy_desk(folder)) as desk:
        add_staff(desk, "Ann Porter", Role.RECEPTIONIST, PASSWORD)
        enter_lead(desk, Typed("Zephyrine Quillfeather", "(212) 555-0142", WORDS))
        record_outcome(desk, 1, Call("busy", note=WORDS))
        told = FileUnreadable(file=folder / "Wilhelmina.csv", reason="Quillfeather")
        record = logging.LogRecord(
            "x", logging.ERROR, "", 1, "a bug", (), (type(told), told, None)
        )
        recent.handle(record)
        report = make_problem_report(desk, MONDAY)
    assert [needle for needle in NEEDLES if needle in report] == []
    assert f"schema {REVISIONS[-1]}" in report
    assert "leads 1" in report
    assert "attempts 1" in report
    assert "attempt_recorded attempt 1" in report
    assert "staff_added staff 2" in report
    assert "FileUnreadable" in report
    assert "signed in as office_manager" in report


def test_acts_that_nobody_knows_are_not_told(
    tmp_path: Path, recent: RecentLines
) -> None:
    path = copy_desk(tmp_path)
    tamper(path, "UPDATE audit SET action = 'Quillfeather', subject = 'a b 0142'")
    with opened(path) as desk:
        report = make_problem_report(desk, MONDAY)
    assert [needle for needle in NEEDLES if needle in report] == []
    assert "an act of another program" in report


def test_without_a_desk_it_tells_of_the_program(recent: RecentLines) -> None:
    assert "No desk was open." in make_problem_report(None, MONDAY)
    failure = DatabaseDamaged(path=Path("/home/Osei/desk.db"), reason="Kim")
    report = make_problem_report(None, MONDAY, failure)
    assert "could not be opened: database_damaged" in report
    assert [needle for needle in NEEDLES if needle in report] == []
