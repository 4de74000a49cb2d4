"""Who has the desk open: noticed across processes, and gone with whoever dies."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from callback_desk.domain.errors import DatabaseReadOnly, DeskError, DiskFull
from callback_desk.domain.key_errors import DeskOpenElsewhere, KeyBeingRenewed
from callback_desk.storage import presence
from callback_desk.storage.presence import nobody_at, present_at

STAY = """
import sys
from pathlib import Path
from callback_desk.storage.presence import present_at
with present_at(Path(sys.argv[1])):
    print("here", flush=True)
    sys.stdin.read()
"""


class Failing:
    """A lock file on a disk that fails."""

    def __init__(self, words: str) -> None:
        self._words = words

    def execute(self, statement: str) -> None:
        """Refuse to take a lock."""
        if statement.startswith("BEGIN"):
            raise driver.OperationalError(self._words)

    def close(self) -> None:
        """Let go of it."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


def test_many_are_present_and_none_of_them_is_alone(path: Path) -> None:
    with present_at(path) as one, present_at(path) as other:
        assert one is not None
        assert other is not None
        for somebody in (one, other):
            with pytest.raises(DeskOpenElsewhere), somebody.alone():
                pass
        with pytest.raises(DeskOpenElsewhere), nobody_at(path):
            pass


def test_who_is_the_only_one_may_be_alone_and_is_present_afterwards(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "LONGEST_WAIT_S", 0.05)
    with present_at(path) as one:
        assert one is not None
        with one.alone(), pytest.raises(KeyBeingRenewed), present_at(path):
            pass
        with pytest.raises(DeskOpenElsewhere), nobody_at(path):
            pass
    with nobody_at(path):
        pass


def test_another_process_counts_until_it_dies(path: Path) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", STAY, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == b"here\n"
    with pytest.raises(DeskOpenElsewhere), nobody_at(path):
        pass
    other.kill()
    other.communicate()
    with nobody_at(path):
        pass


def test_where_nothing_can_be_written_nobody_is_told(tmp_path: Path) -> None:
    nowhere = tmp_path / "no" / "desk.db"
    with present_at(nowhere) as somebody:
        assert somebody is None
    with pytest.raises(DatabaseReadOnly), nobody_at(nowhere):
        pass


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("database or disk is full", DiskFull),
        ("disk I/O error", DatabaseReadOnly),
        ("database is locked", DeskOpenElsewhere),
    ],
)
def test_a_disk_that_fails_is_told_by_a_sentence(
    path: Path, monkeypatch: pytest.MonkeyPatch, words: str, error: type[DeskError]
) -> None:
    monkeypatch.setattr(presence, "_connect", lambda path, waits: Failing(words))
    with pytest.raises(error), nobody_at(path):
        pass
