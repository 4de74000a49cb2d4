"""A turn that one at a time has; the dead have it no more."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from callback_desk.storage.turn_file import turn_beside

_HOLDER = """
import sys
from pathlib import Path
from callback_desk.storage.turn_file import turn_beside
with turn_beside(Path(sys.argv[1]), "mail-1", 0) as has_it:
    print(has_it, flush=True)
    sys.stdin.read()
"""


def test_one_at_a_time_has_it_and_each_name_is_a_turn_of_its_own(
    tmp_path: Path,
) -> None:
    path = tmp_path / "desk.db"
    with turn_beside(path, "mail-1", 0) as first, turn_beside(path, "mail-1", 0) as too:
        assert first
        assert not too
        with turn_beside(path, "mail-2", 0) as other:
            assert other
    with turn_beside(path, "mail-1", 0) as again:
        assert again
    assert (tmp_path / "desk.db-mail-1").stat().st_mode & 0o077 == 0


def test_who_was_killed_has_it_no_more(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"True\n"
        with turn_beside(path, "mail-1", 0) as has_it:
            assert not has_it
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
    with turn_beside(path, "mail-1", 0) as has_it:
        assert has_it
