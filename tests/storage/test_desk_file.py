"""A desk whose file is moved, deleted or replaced while it is open."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from callback_desk.domain.errors import DeskGone
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import show_queue
from callback_desk.storage.desk_file import DeskFile
from tests.desks import opened
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
