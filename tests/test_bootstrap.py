"""Making and opening a desk: refused where it must be, private, nothing left behind."""

import gc
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from callback_desk import bootstrap
from callback_desk.bootstrap import NewDesk, make_desk, open_desk
from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.errors import (
    CalendarUnreadable,
    DeskError,
    DeskExists,
    DeskMissing,
    DiskFull,
    FolderNotWritable,
    PasswordUnusable,
    StaffUnusable,
    WrongPassword,
)
from callback_desk.domain.outcome import SHIPPED_OUTCOMES
from callback_desk.domain.staff import Role, Staff
from callback_desk.domain.visit import VISIT_OUTCOMES
from callback_desk.services.calendar_sheet import show_sheet, years_to_confirm
from callback_desk.services.desk_check import check_desk
from callback_desk.services.in_force import show_calendar
from callback_desk.services.record_outcome import (
    Call,
    correct_attempt,
    record_outcome,
)
from callback_desk.services.staff_access import add_staff, list_staff
from callback_desk.services.work_queue import show_lead, show_queue
from callback_desk.storage.keys import KeyFile, keys_path
from tests.desks import (
    CALENDAR,
    CHEAP,
    MANAGER,
    MONDAY,
    PASSWORD,
    DeskClock,
    copy_desk,
    opened,
)
from tests.storage.stored_desk import rows_of, take


def new_desk(path: Path, calendar: CalendarDefinition | None = None) -> NewDesk:
    return NewDesk(path, MANAGER, PASSWORD, calendar or read_calendar(CALENDAR))


def make(path: Path) -> str:
    return make_desk(new_desk(path), lambda: MONDAY, CHEAP)


def test_a_desk_is_made_with_all_that_a_first_day_needs(tmp_path: Path) -> None:
    path = tmp_path / "clinic" / "desk.db"
    make(path)
    assert sorted(p.name for p in path.parent.iterdir()) == ["desk.db", "desk.db.keys"]
    with opened(path) as desk:
        assert desk.staff == Staff(1, MANAGER, Role.OFFICE_MANAGER)
        assert list_staff(desk) == [desk.staff]
        assert show_calendar(desk).definition == read_calendar(CALENDAR)
        with desk.open_work(writes=False) as work:
            stored = tuple(work.settings.outcomes().values())
            assert stored == SHIPPED_OUTCOMES + VISIT_OUTCOMES
            assert work.problems()[0] == []
        queue, _ = show_queue(desk)
        assert (queue.entries, queue.resting) == ((), ())


def test_without_a_calendar_the_usual_one_is_made(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    make_desk(NewDesk(path, MANAGER, PASSWORD), lambda: MONDAY, CHEAP)
    with opened(path) as desk:
        definition = show_calendar(desk).definition
    assert definition.hours == (((540, 1020),),) * 5 + ((), ())
    assert definition.country == "US"
    assert "Columbus Day" in definition.open_on
    assert "Christmas Day" not in definition.open_on


def test_holidays_that_were_just_decided_are_not_asked_again(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    new = replace(new_desk(path), holidays_decided=True)
    make_desk(new, lambda: MONDAY, CHEAP)
    with open_desk(path, MANAGER, PASSWORD, lambda zone: MONDAY, CHEAP) as desk:
        assert years_to_confirm(desk) == ()
        assert show_sheet(desk, 2026).confirmed_by == MANAGER
        assert check_desk(desk)[0] == []


def test_holidays_that_nobody_decided_wait_to_be_confirmed(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    make_desk(new_desk(path), lambda: MONDAY, CHEAP)
    with open_desk(path, MANAGER, PASSWORD, lambda zone: MONDAY, CHEAP) as desk:
        assert years_to_confirm(desk) == (2026, 2027)


def test_the_recovery_key_opens_the_desk_and_is_stored_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    printed = make(path)
    keys = KeyFile.read(keys_path(path))
    assert keys.unwrap_by_recovery(printed) == keys.unwrap(MANAGER, PASSWORD)
    for file in tmp_path.iterdir():
        assert printed.encode() not in file.read_bytes()
        assert printed.replace("-", "").encode() not in file.read_bytes()


def test_two_desks_have_two_keys(tmp_path: Path) -> None:
    for name in ("a.db", "b.db"):
        make(tmp_path / name)
    one, other = (
        KeyFile.read(keys_path(tmp_path / name)).unwrap(MANAGER, PASSWORD)
        for name in ("a.db", "b.db")
    )
    assert one != other


# Private


def test_files_are_0600_and_folders_0700_whatever_the_mask(tmp_path: Path) -> None:
    path = tmp_path / "above" / "clinic" / "desk.db"
    mask = os.umask(0)
    try:
        make(path)
    finally:
        os.umask(mask)
    with opened(path) as desk:
        take(desk, tmp_path, "Ana Lopez,2125550142,,,")
        with desk.open_work() as work:
            work.audit.add("looked", 1, MONDAY)
            files = list(path.parent.iterdir())
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in files}
    assert set(modes) >= {"desk.db", "desk.db.keys", "desk.db-wal", "desk.db-shm"}
    assert set(modes.values()) == {0o600}
    for folder in (path.parent, path.parents[1]):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_people_are_found_nowhere_in_clear(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    clinic = tmp_path / "clinic"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    monkeypatch.setenv("SQLITE_TMPDIR", str(scratch))
    path = clinic / "desk.db"
    make(path)
    rows = [
        f"Nameneedle{n} Haystack,21255500{n:02},mailneedle{n}@example.net,"
        f"messageneedle{n} suicidal,2026-11-16 09:{n:02}"
        for n in range(10, 60)
    ]
    needles = [f"{kind}needle{n}" for n in range(10, 60) for kind in ("ame", "message")]
    needles += [f"mailneedle{n}" for n in range(10, 60)]
    needles += [f"555{glue}00{n}" for n in range(10, 60) for glue in ("", "-")]
    needles += ["oteneedle", "whyneedle", "Haystack", "taffneedle"]

    def in_clear() -> list[tuple[str, str]]:
        return [
            (file.name, needle)
            for file in [*clinic.rglob("*"), *scratch.rglob("*")]
            if file.is_file()
            for content in [file.read_bytes()]
            for needle in needles
            if needle.encode() in content or needle.encode("utf-16-le") in content
        ]

    with opened(path) as desk:
        report, _ = take(desk, tmp_path, *rows)
        assert report.counts["new"] == 50
        first = record_outcome(desk, 1, Call("busy", note="noteneedle"))
        correct_attempt(desk, first.attempt_id, Call("spam"), "whyneedle")
        add_staff(desk, "Staffneedle One", Role.CLINICIAN, "long enough")
        assert show_lead(desk, 1).details.name == "Nameneedle10 Haystack"
        assert (clinic / "desk.db-wal").stat().st_size > 0
        assert in_clear() == []
    assert in_clear() == []
    out, err = capfd.readouterr()
    assert not any(needle in out + err for needle in needles)


# Refused


@pytest.mark.parametrize("name", ["desk.db", "desk.db.keys", "desk.db-wal"])
def test_what_is_there_is_not_overwritten(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"somebody's")
    with pytest.raises(DeskExists):
        make(tmp_path / "desk.db")
    assert [p.name for p in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_bytes() == b"somebody's"


def test_a_desk_is_not_made_over_a_desk(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    with pytest.raises(DeskExists, match="left as it is"):
        make(path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    ("desk", "error"),
    [
        (NewDesk(Path("desk.db"), " ", PASSWORD), StaffUnusable),
        (NewDesk(Path("desk.db"), MANAGER, "short"), PasswordUnusable),
        (
            NewDesk(
                Path("desk.db"),
                MANAGER,
                PASSWORD,
                read_calendar(CALENDAR.replace('"US"', '"XX"')),
            ),
            CalendarUnreadable,
        ),
        (
            NewDesk(
                Path("desk.db"),
                MANAGER,
                PASSWORD,
                read_calendar(CALENDAR.replace("Columbus", "Pancake")),
            ),
            CalendarUnreadable,
        ),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_made(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    desk: NewDesk,
    error: type[DeskError],
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(error):
        make_desk(desk, lambda: MONDAY, CHEAP)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("step", ["migrate", "keep_holidays", "KeyFile"])
def test_an_init_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise DiskFull()

    if step == "KeyFile":
        monkeypatch.setattr(KeyFile, "save", fail)
    else:
        monkeypatch.setattr(bootstrap, step, fail)
    with pytest.raises(DiskFull):
        make(tmp_path / "desk.db")
    assert list(tmp_path.iterdir()) == []


def test_a_last_step_that_fails_leaves_no_keys_without_a_desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def fail_for_the_desk(source: str | Path, target: str | Path) -> None:
        if str(target).endswith("desk.db"):
            raise OSError("gone")
        replace(source, target)

    monkeypatch.setattr(os, "replace", fail_for_the_desk)
    with pytest.raises(OSError, match="gone"):
        make(tmp_path / "desk.db")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_where_a_file_is_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderNotWritable):
        make(tmp_path / "file" / "desk.db")
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


# Everything is imported before root becomes nobody, who may not read the program.
TRY_TO_MAKE = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from callback_desk.bootstrap import NewDesk, make_desk
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.errors import FolderNotWritable
from callback_desk.storage.key_wrap import KeyCost
calendar = read_calendar('timezone = "UTC"\\n[hours]\\nmon = ["09:00-17:00"]')
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
path = Path(sys.argv[1])
assert os.listdir(sys.argv[2]) == []
try:
    new = NewDesk(path, "Kim", "long enough", calendar)
    make_desk(new, lambda: datetime(2026, 11, 16, tzinfo=UTC), KeyCost(64, 1, 1))
except FolderNotWritable as error:
    print(error.sentence)
    sys.exit(33)
"""


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that every user of this computer may look into."""
    folder = Path(tempfile.mkdtemp(prefix="callback-desk-shared-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize("below", ["desk.db", "new/folder/desk.db"])
def test_an_ordinary_user_is_told_of_a_folder_they_may_not_write(
    shared_folder: Path, below: str
) -> None:
    locked = shared_folder / "locked"
    locked.mkdir()
    locked.chmod(0o555)
    command = [sys.executable, "-c", TRY_TO_MAKE, str(locked / below), str(locked)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if "Operation not permitted" in ran.stderr:
        pytest.skip("root may not become another user on this machine")
    assert ran.returncode == 33, ran.stderr
    assert f"Nothing can be written in {(locked / below).parent}" in ran.stdout
    assert list(locked.iterdir()) == []


# Opening


def test_a_desk_that_is_not_there_is_missing_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with pytest.raises(DeskMissing), opened(path):
        pytest.fail("it was opened")
    with pytest.raises(DeskMissing), opened(tmp_path):
        pytest.fail("a folder was opened")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "password"), [(MANAGER, "wrong"), ("Nobody", PASSWORD), ("", "")]
)
def test_name_and_password_must_both_be_right(
    tmp_path: Path, name: str, password: str
) -> None:
    path = copy_desk(tmp_path)
    with (
        pytest.raises(WrongPassword),
        open_desk(path, name, password, DeskClock(), CHEAP),
    ):
        pytest.fail("it was opened")


def test_a_key_without_a_row_of_staff_opens_nothing(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    keys = KeyFile.read(keys_path(path))
    keys.wrap("Stray Key", PASSWORD, keys.unwrap(MANAGER, PASSWORD), CHEAP)
    keys.save()
    with pytest.raises(WrongPassword), opened(path, name="Stray Key"):
        pytest.fail("it was opened")


def test_whoever_was_let_in_gets_in_under_their_own_name(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        add_staff(desk, "Ana Ruiz", Role.RECEPTIONIST, PASSWORD)
    with opened(path, name="ana ruiz") as desk:
        assert desk.staff == Staff(2, "Ana Ruiz", Role.RECEPTIONIST)


def test_leaving_lets_go_of_the_file(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        take(desk, tmp_path, "Ana Lopez,2125550142,,,")
    # The empty file by whose lock one import at a time has its turn stays.
    left = sorted(p.name for p in tmp_path.iterdir())
    assert left == ["desk.db", "desk.db-importing", "desk.db-open", "desk.db.keys"]
    assert (tmp_path / "desk.db-importing").stat().st_size == 0


def test_the_clock_is_asked_in_the_clinics_zone(tmp_path: Path) -> None:
    zones: list[str] = []

    def clock_in(zone: str) -> datetime:
        zones.append(zone)
        return MONDAY.replace(microsecond=5)

    with open_desk(copy_desk(tmp_path), MANAGER, PASSWORD, clock_in, CHEAP) as desk:
        assert desk.now() == MONDAY
    assert zones == ["America/New_York"]


def test_a_desk_can_be_used_from_another_thread(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        worker = threading.Thread(
            target=take, args=(desk, tmp_path, "Ana Lopez,2125550142,,,")
        )
        worker.start()
        worker.join(30)
        assert len(show_queue(desk)[0].entries) == 1
    assert rows_of(path, "SELECT count(*) FROM leads") == [(1,)]


def test_opening_a_desk_again_keeps_no_garbage_for_good(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with opened(path):
        pass
    frozen = gc.get_freeze_count()
    for _ in range(3):
        with opened(path):
            pass
    assert gc.get_freeze_count() <= frozen
