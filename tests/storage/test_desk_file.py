"""A desk whose file is moved, deleted or replaced while it is open."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from callback_desk import bootstrap
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.errors import DatabaseDamaged, DeskGone
from callback_desk.domain.key_errors import OtherKeyInPlace
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import show_queue
from callback_desk.storage.desk_file import DeskFile
from tests.desks import CALENDAR, CHEAP, MANAGER, MONDAY, PASSWORD, opened
from tests.storage.stored_desk import ANA, filled_desk, rows_of


def test_the_same_file_is_told_from_another(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    path.write_bytes(b"one")
    file = DeskFile(path)
    assert not file.was_replaced()
    assert not file.was_replaced()
    path.rename(tmp_path / "kept")
    with pytest.raises(DeskGone, match=r"desk\.db"):
        file.was_replaced()
    path.write_bytes(b"two")
    assert file.was_replaced()
    assert not file.was_replaced()


def test_what_nobody_would_find_again_is_not_recorded(tmp_path: Path) -> None:
    path = filled_desk(tmp_path, ANA)
    with opened(path) as desk:
        record_outcome(desk, 1, Call("no_answer"))
        path.rename(tmp_path / "elsewhere.db")
        for _ in range(2):
            with pytest.raises(DeskGone):
                record_outcome(desk, 1, Call("busy"))
        with pytest.raises(DeskGone):
            show_queue(desk)
        (tmp_path / "elsewhere.db").rename(path)
        record_outcome(desk, 1, Call("left_voicemail"))
    found = rows_of(path, "SELECT outcome FROM attempts ORDER BY attempt_id")
    assert [outcome for (outcome,) in found] == ["no_answer", "left_voicemail"]


def test_a_file_put_in_its_place_is_the_one_that_is_worked_with(
    tmp_path: Path,
) -> None:
    path = filled_desk(tmp_path, ANA)
    shutil.copy(path, tmp_path / "backup.db")
    with opened(path) as desk:
        record_outcome(desk, 1, Call("no_answer"))
        for old in tmp_path.glob("desk.db*"):
            if not old.name.endswith(".keys"):
                old.unlink()
        (tmp_path / "backup.db").rename(path)
        record_outcome(desk, 1, Call("busy"))
    found = rows_of(path, "SELECT outcome FROM attempts")
    assert [outcome for (outcome,) in found] == ["busy"]


def test_a_desk_with_another_key_in_its_place_is_not_called_damaged(
    tmp_path: Path,
) -> None:
    """Whoever had just brought one back was told to restore the last good backup."""
    path = filled_desk(tmp_path, ANA)
    other = tmp_path / "other"
    other.mkdir()
    made = bootstrap.NewDesk(
        other / "desk.db", MANAGER, PASSWORD, read_calendar(CALENDAR)
    )
    bootstrap.make_desk(made, lambda: MONDAY, CHEAP)
    with opened(path) as desk:
        record_outcome(desk, 1, Call("no_answer"))
        for old in tmp_path.glob("desk.db*"):
            old.unlink()
        for new in other.glob("desk.db*"):
            new.rename(tmp_path / new.name)
        for _ in range(2):
            with pytest.raises(OtherKeyInPlace):
                record_outcome(desk, 1, Call("busy"))
    with opened(path) as desk:
        assert not show_queue(desk)[0].entries


def test_a_file_that_was_written_over_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    path.write_bytes(b"one")
    file = DeskFile(path)
    file.was_replaced()
    with pytest.raises(DatabaseDamaged), file.told_apart():
        raise DatabaseDamaged(path=path, reason="file is not a database")


ANOTHER_DESK = """
import sys
from pathlib import Path
from callback_desk.services.record_outcome import Call, record_outcome
from tests.desks import opened
with opened(Path(sys.argv[1])) as desk:
    record_outcome(desk, 1, Call("busy"))
"""


@pytest.mark.skipif(os.name == "nt", reason="locks there belong to what was opened")
def test_nothing_is_lost_where_this_process_lost_its_locks(tmp_path: Path) -> None:
    """Whoever opens a file and closes it again lets go of all locks of a process.

    Another desk takes itself for the last one then, and deletes the log.
    """
    path = filled_desk(tmp_path, ANA)
    with opened(path) as desk:
        record_outcome(desk, 1, Call("no_answer"))
        for file in tmp_path.glob("desk.db*"):
            file.read_bytes()
        command = [sys.executable, "-c", ANOTHER_DESK, str(path)]
        subprocess.run(command, cwd=Path(__file__).parents[2], check=True)
        assert not path.with_name("desk.db-wal").exists()
        record_outcome(desk, 1, Call("left_voicemail"))
        assert path.with_name("desk.db-wal").exists()
        subprocess.run(command, cwd=Path(__file__).parents[2], check=True)
        assert path.with_name("desk.db-wal").exists()
        record_outcome(desk, 1, Call("booked"))
    found = rows_of(path, "SELECT outcome FROM attempts ORDER BY attempt_id")
    assert [outcome for (outcome,) in found] == [
        *("no_answer", "busy", "left_voicemail", "busy", "booked"),
    ]
    assert list(rows_of(path, "PRAGMA integrity_check")) == [("ok",)]
