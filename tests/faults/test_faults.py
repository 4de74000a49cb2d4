"""A short slice of each fault; all points: `python -m tests.faults`."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.__main__ import FAULTS

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")


def tried(*arguments: str) -> str:
    """What trying them printed; nothing was violated."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


# Each point is a desk of its own, and a slow machine has many.
@pytest.mark.timeout(900)
def test_nothing_is_violated_at_a_few_points() -> None:
    told = tried("--points", "2", "--seed", "20261116")
    said = 0
    for fault in FAULTS:
        # What was tried of it stands between the fault before and its own last line.
        end = told.index(f"  ({fault}: ")
        lines = [line for line in told[said:end].splitlines() if " points " in line]
        # Where the machine forbids tracing that is said, and counts for nothing.
        assert lines or "not run" in told[said:end], fault
        assert [fault, *(line for line in lines if " 0 violations" not in line)] == [
            fault
        ]
        said = end


@pytest.mark.depth
@pytest.mark.timeout(6 * 3600)
def test_nothing_is_violated_at_all_points() -> None:
    assert "not run" not in tried()
