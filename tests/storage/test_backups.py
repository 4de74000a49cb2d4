"""Backups: made while others work, read back, and brought back elsewhere."""

import os
import shutil
import stat
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from callback_desk.domain.backup import Restored
from callback_desk.domain.backup_errors import (
    BackupDiffers,
    BackupNotWritten,
    BackupPlaceTaken,
    NoBackup,
)
from callback_desk.domain.errors import (
    DeskError,
    DeskExists,
    NotAllowed,
    PasswordUnusable,
    WrongPassword,
)
from callback_desk.domain.staff import Role
from callback_desk.domain.stopping import Heed, Stopped
from callback_desk.restoring import Unlocking, restore_desk
from callback_desk.services import submission_chunks
from callback_desk.services.backups import (
    back_up,
    keep_backups,
    verify_audit_against,
)
from callback_desk.services.desk_check import check_desk, verify_audit
from callback_desk.services.record_outcome import (
    Call,
    correct_attempt,
    record_outcome,
)
from callback_desk.services.staff_access import add_staff
from callback_desk.services.work_queue import show_lead, show_queue
from callback_desk.storage import backups
from callback_desk.storage.backups import SqlBackups
from callback_desk.storage.desk_key import DeskKey
from callback_desk.storage.keys import keys_path
from callback_desk.storage.search_index import TABLES_BEGIN
from callback_desk.storage.table_digests import TableDigest, table_digests
from callback_desk.storage.work_folder import worked_at
from tests.desks import CHEAP, MANAGER, MONDAY, PASSWORD, DeskClock, opened, template
from tests.storage.stored_desk import (
    ANA,
    connected,
    filled_desk,
    key_of,
    rows_of,
    set_back,
    take,
)

BO = "Bo Chen,646-555-0188,,hello,2026-11-16 11:30"
UNLOCKING = Unlocking(MANAGER, PASSWORD)


def backed_up(path: Path, target: Path, clock: DeskClock | None = None) -> Path:
    with opened(path, clock) as desk:
        made = back_up(desk, target)
    assert made.file == target
    return target


def restored(file: Path, to: Path, unlocking: Unlocking = UNLOCKING) -> Restored:
    return restore_desk(file, to, unlocking, lambda: MONDAY, lambda: MONDAY, CHEAP)


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for the audit, which goes on."""
    tables = rows_of(
        path, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    )
    return {
        str(name): sorted(rows_of(path, f"SELECT * FROM {name}"), key=repr)  # noqa: S608 - our own
        for (name,) in tables
        if not str(name).startswith(("audit", "sqlite_", TABLES_BEGIN))
    }


def test_what_is_restored_is_what_was_backed_up(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    file = backed_up(path, tmp_path / "monday.backup")
    told = restored(file, tmp_path / "elsewhere" / "desk.db")
    assert (told.made_at, told.leads, told.carried_bars) == (MONDAY, 2, 0)
    assert everything(told.path) == everything(path)
    with opened(told.path) as desk:
        assert check_desk(desk)[0] == []
        assert verify_audit(desk).problem is None
        record_outcome(desk, 1, Call("busy"))
    acts = [act for (act,) in rows_of(told.path, "SELECT action FROM audit")]
    assert acts[-2:] == ["restored", "attempt_recorded"]


def test_a_backup_is_made_while_the_desk_is_written(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk, desk.open_work() as work:
        work.staff.add("Not Committed", Role.RECEPTIONIST, MONDAY)
        desk.backups.make(tmp_path / "backup", MONDAY)
        work.commit()
    told = restored(tmp_path / "backup", tmp_path / "b" / "desk.db")
    assert rows_of(told.path, "SELECT count(*) FROM staff") == [(1,)]


def test_a_backup_holds_nothing_in_clear_and_is_its_owners_alone(
    tmp_path: Path,
) -> None:
    path = filled_desk(tmp_path)
    file = backed_up(path, tmp_path / "backup")
    content = file.read_bytes()
    # Long enough that chance does not write one of them into what is encrypted.
    for needle in (b"Ana Lopez", b"2125550142", b"suicidal", b"Kim Osei", b"please"):
        assert needle not in content
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir() if "backup" in entry.name] == [
        "backup"
    ]


def test_a_newer_backup_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    path = filled_desk(tmp_path, ANA)
    file = backed_up(path, tmp_path / "backup")
    with opened(path) as desk:
        take(desk, tmp_path, BO)
    backed_up(path, file)
    assert restored(file, tmp_path / "b" / "desk.db").leads == 2


def test_wherever_one_is_stopped_nothing_of_it_is_left(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    asked = 0

    def count() -> None:
        nonlocal asked
        asked += 1

    with opened(path) as desk:
        before = desk.backups.place_for(MONDAY)
        desk.backups.make(before, MONDAY, count)
        whole = before.read_bytes()
        assert asked > 2 * len(FILLED), "it can be stopped in between"
        for place in range(asked):
            heed = EndsAt(place)
            with pytest.raises(Stopped):
                desk.backups.make(before, MONDAY, heed)
            assert before.read_bytes() == whole
            assert list(before.parent.iterdir()) == [before]


# Tables that hold something in it.
FILLED = ("staff", "leads", "requests", "submissions", "batches", "audit")


class EndsAt:
    """Ends what asks, the so manieth time."""

    def __init__(self, place: int) -> None:
        self._left = place

    def __call__(self) -> None:
        """Be asked."""
        if not self._left:
            raise Stopped
        self._left -= 1


def test_nothing_else_is_overwritten(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    letter = tmp_path / "letter.txt"
    letter.write_text("dear all", "utf-8")
    with opened(path) as desk, pytest.raises(BackupPlaceTaken):
        back_up(desk, letter)
    assert letter.read_text("utf-8") == "dear all"
    file = backed_up(path, tmp_path / "backup")
    with pytest.raises(DeskExists):
        restored(file, path)
    with opened(path) as desk:
        assert len(show_queue(desk)[0].entries) == 3


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk, pytest.raises(BackupNotWritten) as failure:
        back_up(desk, tmp_path / "gone" / "backup")
    assert "No such file" in failure.value.sentence
    assert rows_of(path, "SELECT count(*) FROM audit WHERE action = 'backed_up'") == [
        (0,)
    ]


def test_a_backup_that_is_not_what_the_desk_holds_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled_desk(tmp_path)
    file = backed_up(path, tmp_path / "backup")
    before = file.read_bytes()
    real = table_digests

    def one_off(database: object, heed: Heed) -> dict[str, TableDigest]:
        return {**real(database, heed), "leads": TableDigest(9, "0" * 64)}

    monkeypatch.setattr(backups, "table_digests", one_off)
    monkeypatch.setattr(backups, "differences", lambda *_: "the rows of leads differ")
    with opened(path) as desk, pytest.raises(DeskError) as failure:
        back_up(desk, file)
    assert "the rows of leads differ" in failure.value.sentence
    assert file.read_bytes() == before


def test_every_flipped_byte_of_a_backup_is_found(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    file = backed_up(path, tmp_path / "backup")
    whole = file.read_bytes()
    unfound = []
    for number, place in enumerate(range(0, len(whole), max(1, len(whole) // 150))):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << (number % 8)
        file.write_bytes(bytes(damaged))
        to = tmp_path / f"at-{place}" / "desk.db"
        try:
            told = restored(file, to)
        except (NoBackup, WrongPassword):
            assert not to.exists()
        else:
            # A byte that says nothing, such as an archive's own time.
            if everything(told.path) != everything(path):
                unfound.append(place)
        shutil.rmtree(to.parent, ignore_errors=True)
    assert unfound == []


@pytest.mark.parametrize("cut", [0, 1, 30, 500, -1, -22, -5000])
def test_a_cut_backup_is_refused(tmp_path: Path, cut: int) -> None:
    path = filled_desk(tmp_path)
    file = backed_up(path, tmp_path / "backup")
    file.write_bytes(file.read_bytes()[:cut])
    with pytest.raises(NoBackup):
        restored(file, tmp_path / "b" / "desk.db")
    assert not (tmp_path / "b" / "desk.db").exists()


def rewritten(file: Path, change: Callable[[str, bytes], bytes]) -> None:
    """Write an archive anew with its members changed, every sum of it right."""
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, change(name, content))


def test_contents_that_the_desk_did_not_write_are_refused(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    file = backed_up(path, tmp_path / "backup")
    rewritten(
        file,
        lambda name, content: (
            content.replace(b'"made_at": 1', b'"made_at": 2')
            if name == "contents.json"
            else content
        ),
    )
    with pytest.raises(NoBackup) as failure:
        restored(file, tmp_path / "b" / "desk.db")
    assert "was changed" in failure.value.sentence


def test_a_wrong_password_opens_no_backup(tmp_path: Path) -> None:
    file = backed_up(filled_desk(tmp_path), tmp_path / "backup")
    for name, password in ((MANAGER, "not the password"), ("Nobody", PASSWORD)):
        with pytest.raises(WrongPassword):
            restored(file, tmp_path / "b" / "desk.db", Unlocking(name, password))
    assert not list((tmp_path / "b").iterdir())


def test_a_receptionist_restores_nothing(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk:
        add_staff(desk, "Ann Porter", Role.RECEPTIONIST, PASSWORD)
    file = backed_up(path, tmp_path / "backup")
    with pytest.raises(NotAllowed):
        restored(file, tmp_path / "b" / "desk.db", Unlocking("Ann Porter", PASSWORD))


def test_the_recovery_key_opens_it_on_another_computer(tmp_path: Path) -> None:
    file = backed_up(filled_desk(tmp_path), tmp_path / "backup")
    recovery_key = template()[1]
    to = tmp_path / "b" / "desk.db"
    with pytest.raises(PasswordUnusable):
        restored(file, to, Unlocking(MANAGER, "short", recovery_key))
    with pytest.raises(WrongPassword):
        restored(file, to, Unlocking(MANAGER, "the new one", "AAAA-BBBB"))
    restored(file, to, Unlocking(MANAGER, PASSWORD[::-1], recovery_key))
    assert keys_path(to).exists()
    with pytest.raises(WrongPassword), opened(to):
        pass
    again = backed_up_by(to, tmp_path / "again", PASSWORD[::-1])
    assert again.exists()


def backed_up_by(path: Path, target: Path, password: str) -> Path:
    from callback_desk import bootstrap

    with bootstrap.open_desk(path, MANAGER, password, DeskClock(), CHEAP) as desk:
        return back_up(desk, target).file


def test_do_not_call_never_goes_back_in_time(tmp_path: Path) -> None:
    path = filled_desk(tmp_path, ANA)
    old = backed_up(path, tmp_path / "monday")
    clock = DeskClock(MONDAY + timedelta(hours=1))
    with opened(path, clock) as desk:
        record_outcome(desk, 1, Call("do_not_call"))
    backed_up(path, tmp_path / "later", clock)
    told = restored(old, tmp_path / "b" / "desk.db")
    assert told.carried_bars == 1
    with opened(told.path) as desk:
        assert show_lead(desk, 1).details.barred
        assert show_queue(desk)[0].entries == ()
        # Whoever else comes in with that number is not called either.
        take(desk, tmp_path, "Ana's Sister,212-555-0142,,hi,2026-11-16 12:00")
        assert show_queue(desk)[0].entries == ()
        assert check_desk(desk)[0] == []
    assert "5550142" not in repr(rows_of(told.path, "SELECT * FROM carried_bars"))
    # A bar that was carried over outlives the next restore as well.
    again = backed_up(told.path, tmp_path / "c.backup", clock)
    assert restored(again, tmp_path / "d" / "desk.db").carried_bars == 0
    with opened(tmp_path / "d" / "desk.db") as desk:
        assert show_lead(desk, 1).details.barred
        bar = record_outcome(desk, 1, Call("do_not_call"))
        correct_attempt(desk, bar.attempt_id, Call("busy"), "mistyped")
        assert not show_lead(desk, 1).details.barred
    # So does one of which nothing but the hash is left: into a desk that had none.
    (tmp_path / "e").mkdir()
    shutil.copy(again, tmp_path / "e" / "again")
    oldest = Path(shutil.copy(old, tmp_path / "e" / "monday"))
    told = restored(oldest, tmp_path / "f" / "desk.db")
    assert told.carried_bars == 1
    with opened(told.path) as desk:
        assert show_lead(desk, 1).details.barred


def test_a_tail_cut_off_shows_against_a_backup(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk:
        record_outcome(desk, 1, Call("busy"))
    file = backed_up(path, tmp_path / "backup")
    with opened(path) as desk:
        assert verify_audit_against(desk, file).problem is None
    ((chain,),) = rows_of(path, "SELECT chain FROM audit WHERE audit_id = 2")
    with connected(path, writes=True) as connection:
        connection.exec_driver_sql("DELETE FROM audit WHERE audit_id > 2")
        connection.exec_driver_sql(
            "UPDATE audit_head SET audit_id = 2, chain = ?", (chain,)
        )
    with opened(path) as desk:
        assert verify_audit(desk).problem is None
        found = verify_audit_against(desk, file)
    assert found.first_bad == 3


PAGE = 4096


def test_a_desk_with_any_page_damaged_is_not_backed_up(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    file = backed_up(path, tmp_path / "backup")
    before, whole = file.read_bytes(), path.read_bytes()
    maker = SqlBackups(path, DeskKey(key_of(path)))
    passed = []
    for number in range(len(whole) // PAGE):
        damaged = bytearray(whole)
        damaged[number * PAGE + 100] ^= 1
        path.write_bytes(damaged)
        try:
            maker.make(file, MONDAY)
        except DeskError:
            continue
        passed.append(number + 1)
    assert passed == []
    assert file.read_bytes() == before
    path.write_bytes(whole)
    assert maker.make(file, MONDAY).leads == 2


def test_the_desks_own_backups_lie_beside_it(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    clock = DeskClock()
    with opened(path, clock) as desk:
        first = keep_backups(desk)
        clock.now += timedelta(hours=2)
        assert keep_backups(desk).made is None
        record_outcome(desk, 1, Call("busy"))
        second = keep_backups(desk)
        (second.folder / "letter.cdbackup").write_text("no backup", "utf-8")
        assert [told.made_at for told in keep_backups(desk).kept] == [
            MONDAY + timedelta(hours=2),
            MONDAY,
        ]
    assert first.folder == path.with_name("desk.db-backups")
    assert stat.S_IMODE(first.folder.stat().st_mode) == 0o700
    assert second.made is not None
    assert restored(second.made.file, tmp_path / "b" / "desk.db").leads == 2
    assert (second.folder / "letter.cdbackup").exists()


def test_beside_others_files_what_broke_off_is_deleted_if_it_is_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed in the middle nothing is cleared up; its lock goes with it."""
    place = tmp_path / "stick"
    place.mkdir()
    others = [place / ".backup-theirs", place / ".backup-0123456789abcdef-old"]
    for other in others:
        other.mkdir()
        os.utime(other, (0, 0))
    with opened(filled_desk(tmp_path)) as desk:

        def die(*asked: object, **more: object) -> None:
            raise Stopped

        def at_work() -> set[Path]:
            return set(place.glob(".backup-*")) - set(others)

        with monkeypatch.context() as patch, suppress(Stopped):
            patch.setattr(backups, "write_archive", die)
            patch.setattr(shutil, "rmtree", lambda *gone, **more: None)
            back_up(desk, place / "a.cdbackup")
        (left,) = at_work()
        with worked_at(left):
            back_up(desk, place / "b.cdbackup")
            assert at_work() == {left}, "another window may be at it"
        back_up(desk, place / "c.cdbackup")
        assert at_work() == set()
    assert all(other.exists() for other in others)


def test_what_broke_off_is_deleted_once_nobody_can_be_at_it(tmp_path: Path) -> None:
    clock = DeskClock()
    with opened(filled_desk(tmp_path), clock) as desk:
        made = keep_backups(desk).made
        assert made is not None
        broke_off, worked_at = (
            made.file.with_name(f".backup-{name}") for name in ("old", "new")
        )
        for folder, hours in ((broke_off, 25), (worked_at, 23)):
            folder.mkdir()
            (folder / "desk.db").write_bytes(b"a copy of the desk")
            began = (clock.now - timedelta(hours=hours)).timestamp()
            os.utime(folder, (began, began))
        record_outcome(desk, 1, Call("no_answer"))
        keep_backups(desk, every=timedelta(0))
    assert not broke_off.exists()
    assert worked_at.exists()


def test_a_migration_is_backed_up_first(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    before = rows_of(path, "SELECT lead_id, name, phone FROM leads ORDER BY 1")
    set_back(path, "0012")
    with opened(path) as desk:
        ((kept, _),) = desk.backups.kept()
        assert kept.leads == len(before)
        restored(kept.file, tmp_path / "new" / "desk.db")
    again = rows_of(
        tmp_path / "new" / "desk.db",
        "SELECT lead_id, name, phone FROM leads ORDER BY 1",
    )
    assert again == before


def test_a_long_import_is_backed_up_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled_desk(tmp_path)
    monkeypatch.setattr(submission_chunks, "CHUNK", 2)
    rows = [f"Person {n},212-555-{n:04},,," for n in range(100, 105)]
    with opened(path) as desk:
        take(desk, tmp_path, rows[0])
        assert desk.backups.kept() == []
        report, _ = take(desk, tmp_path, *rows)
        assert report.not_backed_up is None
        ((kept, _),) = desk.backups.kept()
        # What stood there before it, and nothing of what came.
        assert kept.leads == len(rows_of(path, "SELECT 1 FROM leads")) - 4


def test_a_backup_that_fails_stops_no_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled_desk(tmp_path)
    monkeypatch.setattr(submission_chunks, "CHUNK", 2)
    rows = [f"Person {n},212-555-{n:04},,," for n in range(100, 105)]
    with opened(path) as desk:
        desk.backups.folder.write_text("a file where the folder should be", "utf-8")
        report, _ = take(desk, tmp_path, *rows)
    assert isinstance(report.not_backed_up, BackupNotWritten)
    assert report.counts["new"] == 5


def test_a_backup_that_cannot_be_read_back_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*parts: object) -> str:
        raise driver.OperationalError("disk I/O error")

    path = filled_desk(tmp_path)
    with opened(path) as desk:
        monkeypatch.setattr(backups, "differences", broken)
        with pytest.raises(BackupDiffers, match="cannot be read back"):
            back_up(desk, tmp_path / "kept.cdbackup")
        monkeypatch.undo()
        back_up(desk, tmp_path / "kept.cdbackup")
