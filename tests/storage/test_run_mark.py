"""Which runs are there: told across processes, and gone with whoever dies."""

import subprocess
import sys
from pathlib import Path

import pytest

from callback_desk.storage import run_mark
from callback_desk.storage.run_mark import RunMark

STAY = """
import sys
from pathlib import Path
from callback_desk.storage.run_mark import RunMark
mark = RunMark(Path(sys.argv[1]), "other")
print("here", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk [1].db"


def beside(path: Path) -> list[str]:
    return sorted(found.name for found in path.parent.iterdir())


def test_a_run_is_there_until_it_ends_and_leaves_nothing(path: Path) -> None:
    one, other = RunMark(path, "one"), RunMark(path, "other")
    assert one.is_there("one")
    assert one.is_there("other")
    assert other.is_there("one")
    assert not one.is_there("never")
    assert beside(path) == ["desk [1].db-run-one", "desk [1].db-run-other"]
    other.close()
    other.close()
    assert not one.is_there("other")
    one.close()
    assert beside(path) == []


def test_who_is_killed_is_there_no_longer_and_what_is_left_of_it_goes(
    path: Path,
) -> None:
    mine = RunMark(path, "mine")
    command = [sys.executable, "-c", STAY, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"here"
        assert mine.is_there("other")
        # Whoever comes next takes away what ended, and nothing else.
        RunMark(path, "next").close()
        assert mine.is_there("other")
        other.kill()
        other.wait()
    assert len(beside(path)) == 2
    RunMark(path, "next").close()
    assert beside(path) == ["desk [1].db-run-mine"]
    assert not mine.is_there("other")
    mine.close()


def test_a_mark_that_is_swept_as_it_is_made_is_made_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect, swept = run_mark._connect, list[Path]()

    def too_late(place: Path, waits_s: float) -> object:
        connection = connect(place, waits_s)
        if not swept:
            swept.append(place)
            place.unlink()
        return connection

    monkeypatch.setattr(run_mark, "_connect", too_late)
    mine = RunMark(path, "mine")
    assert swept
    assert RunMark(path, "other").is_there("mine")
    mine.close()


def test_where_nothing_can_be_written_a_run_goes_on_unmarked(tmp_path: Path) -> None:
    nowhere = tmp_path / "no folder" / "desk.db"
    mark = RunMark(nowhere, "mine")
    assert mark.is_there("mine")
    assert not mark.is_there("other")
    mark.close()
